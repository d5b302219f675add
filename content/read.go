package content

import (
	"cmp"
	"slices"
	"strings"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// Read returns the document that a file describes and what is wrong with it, in
// order of place, up to schema.MaxFindings. The document is nil only where the file
// is no TOML, or says nothing; then what can be read of it is held to the format all the same. With
// nil files nothing but f is read, and what it inherits is reported missing.
func Read(f *source.File, files Files) (*Document, finding.List) {
	return read(&reader{file: f, files: files})
}

// read returns the document of a reader's file.
func read(r *reader) (*Document, finding.List) {
	f := r.file
	tree, refused := tomltree.Parse(f)
	if refused != nil {
		rest, faults := tomltree.Recover(f, schema.Headers{})
		if rest != nil {
			schema.CheckRest(rest, &faults)
		}
		faults.Sort()
		return nil, faults
	}
	if len(tree.Children) == 0 {
		r.add(finding.WajibDiisi, tree.Span, "berkas ini tidak berisi dokumen").Hint = "iku init membuat contohnya"
		return nil, r.list
	}
	tree = r.inherit(tree, start(f))
	r.read(tree)
	list := r.list
	if r.orphan {
		r.doc.Orphan = true
		if k := r.doc.Kaskade; k != nil {
			for _, p := range k.PK {
				p.Document.Orphan = true
			}
		}
		list = withoutMissing(list)
	}
	list.Sort()
	if f.Part != "" {
		return Part(r.doc, list, f.Part)
	}
	return r.doc, list
}

// reader makes a Document of a tree. What has the wrong shape has been reported
// by the schema, and is left out here without a word.
type reader struct {
	file  *source.File
	files Files
	doc   *Document

	part     bool     // what it reads is part of a document, which others judge
	annexed  bool     // it is an annex of another, or is changed by one that is, and has none
	changing []string // the way to a decree that another one changes; nil: it is none
	list     finding.List

	tujuanCodes map[string]int          // of Document.Tujuan; the first of several
	ownColumns  map[string]schema.Level // of Document.KolomLain
	names       map[string]*Indikator

	inherited []*source.File
	based     []*source.File // those of them that berdasarkan leads to
	orphan    bool           // something that it inherits could not be read
}

// withoutMissing drops what may only be missing because the file that says it
// could not be read: a value, or the column that a key is of.
func withoutMissing(list finding.List) finding.List {
	var kept finding.List
	for _, f := range list {
		if f.Slug != finding.WajibDiisi && f.Slug != finding.KunciTakDikenal {
			kept = append(kept, f)
		}
	}
	return kept
}

// add reports a finding; past the bound it is still returned, to be filled in.
func (r *reader) add(slug finding.Slug, span source.Span, format string, args ...any) *finding.Finding {
	if len(r.list) >= schema.MaxFindings {
		return &finding.Finding{}
	}
	return r.list.Add(slug, span, format, args...)
}

func (r *reader) read(root *tomltree.Node) {
	const perText = 40 // bytes of a file for each text that it prints, or more
	r.doc = &Document{Printed: make([]Text, 0, 16+len(r.file.Data)/perText), File: r.file, Span: source.Span{File: r.file, Start: 0, End: len(r.file.Data)}, Inherited: r.inherited, Based: r.based}
	if !r.part {
		schema.Check(root, &r.list)
	}

	d := r.doc
	d.Dokumen = r.dokumen(table(root, "dokumen"))
	if n := table(root, "perangkat_daerah"); n != nil {
		d.PerangkatDaerah = r.perangkatDaerah(n)
	}
	d.KolomLain = r.kolomLain(table(root, "kolom_lain"))
	r.ownColumns = make(map[string]schema.Level, len(d.KolomLain))
	for _, k := range d.KolomLain {
		r.ownColumns[k.Kunci] = k.Level
	}
	d.Tujuan = r.tujuanList(root)
	for _, n := range elements(root, "sasaran") {
		d.Sasaran = append(d.Sasaran, r.sasaran(n))
	}
	d.Strays = strays(root)
	d.Indikator = r.indikatorList(root)
	d.PenandaTangan = r.penandaTangan(root)
	d.TandaTangan = r.tandaTangan(table(root, "tanda_tangan"))
	d.Tabel = r.tabel(table(root, "tabel"))
	d.Halaman = r.halaman(table(root, "halaman"))
	if n := table(root, "kop"); n != nil {
		d.Kop = &Kop{Span: n.Span, Logo: r.text(n, "logo", offPage), Baris: r.texts(n, "baris", onPage), Alamat: r.texts(n, "alamat", onPage)}
	}
	if n := table(root, "lampiran"); n != nil {
		d.Lampiran = r.lampiran(n)
	}
	d.LampiranHitungan = r.lampiranHitungan(table(root, "lampiran_hitungan"))
	if n := table(root, "perubahan"); n != nil {
		d.Perubahan = r.reason(n, "umum")
	}
	d.Triwulan = r.triwulan(table(root, "triwulan"))
	d.Program = r.program(root)
	d.Aksi = r.aksi(root)
	d.Pengukuran = r.pengukuran(root)
	d.Profil = r.profil(table(root, "profil_indikator"))
	d.Perjanjian = r.perjanjian(table(root, "perjanjian_kinerja"))
	d.Keputusan = r.keputusan(root)
	if !r.part {
		r.shape(root)
		d.Abaikan = r.abaikan(root)
		d.Kaskade = r.kaskade(root)
		d.Pohon = r.pohon(table(root, "pohon_kinerja"))
	}
	slices.SortStableFunc(d.Printed, func(a, b Text) int { return byPlace(a.Span, b.Span) })
	slices.SortStableFunc(d.Reasons, func(a, b Text) int { return byPlace(a.Span, b.Span) })
}

// tujuanList reads the tujuan of a document, with the codes by which sasaran name them.
func (r *reader) tujuanList(root *tomltree.Node) (list []Tujuan) {
	r.tujuanCodes = map[string]int{}
	for i, n := range elements(root, "tujuan") {
		t := r.tujuan(n)
		if _, twice := r.tujuanCodes[t.Kode.Value]; !twice {
			r.tujuanCodes[t.Kode.Value] = i
		}
		list = append(list, t)
	}
	return list
}

// strays returns the indikator that stand under a misspelt sasaran beside the right one.
func strays(root *tomltree.Node) (out []source.Span) {
	for _, n := range root.Children {
		if n.Kind == tomltree.Table && schema.Root.Key(n.Name) == nil && schema.Nearest(n.Name, []string{"sasaran"}) != "" {
			for _, i := range elements(n, "indikator") {
				out = append(out, i.Span)
			}
		}
	}
	return out
}

// byPlace orders places by file name, then by where they begin.
func byPlace(a, b source.Span) int {
	if a.File != b.File && a.File != nil && b.File != nil {
		return strings.Compare(a.File.Name, b.File.Name)
	}
	return cmp.Compare(a.Start, b.Start)
}

// shape reports what is wrong with the document as a whole.
func (r *reader) shape(root *tomltree.Node) {
	d := r.doc
	if root.Get("dokumen") == nil {
		for _, key := range []string{"periode", "pemerintah"} {
			example := schema.Root.Key("dokumen").Fields.Key(key).Example
			r.add(finding.WajibDiisi, root.Span, "dokumen.%s belum diisi", key).Hint = "tulis di bawah [dokumen], misalnya " + key + " = " + example
		}
	}
	r.about(root)
	if d.Keputusan == nil && len(elements(root, "pk")) == 0 && root.Get("sasaran") == nil && root.Get("indikator") == nil && root.Get("tujuan") == nil {
		r.add(finding.WajibDiisi, root.Span, "dokumen ini belum punya sasaran atau indikator").Hint = "tulis paling sedikit satu [[sasaran]] atau [[indikator]]"
	}
	if p := d.PerangkatDaerah; p != nil && !p.Tujuan.IsZero() && len(d.Tujuan) > 0 {
		f := r.add(finding.NilaiTakSah, d.Tujuan[0].Span, "tujuan ditulis dua kali: sebagai [[tujuan]] dan di perangkat_daerah")
		f.Hint = "pilih salah satu"
		f.Related = []finding.Related{{Span: p.Tujuan.Span, Message: "tujuan di perangkat_daerah"}}
	}
	if len(d.Indikator) > 0 {
		for _, s := range d.Sasaran {
			if len(s.Indikator) > 0 {
				f := r.add(finding.NilaiTakSah, d.Indikator[0].Span, "[[indikator]] tidak dapat berdampingan dengan sasaran yang punya indikator sendiri")
				f.Hint = "pindahkan ke [[sasaran.indikator]]"
				f.Related = []finding.Related{{Span: s.Indikator[0].Span, Message: "indikator di bawah sasaran"}}
				break
			}
		}
	}
}

// about reports a document that does not say the year it is about, or says one that
// its kind does not have.
func (r *reader) about(root *tomltree.Node) {
	d := &r.doc.Dokumen
	dokumen := root.Get("dokumen")
	switch {
	case d.Jenis.Tahunan && d.TahunSpan.IsZero():
		r.add(finding.WajibDiisi, place(dokumen).Or(root.Span), "dokumen.tahun belum diisi").Hint =
			"tulis di bawah [dokumen]: tahun yang targetnya dimuat " + strings.ToLower(d.Jenis.Judul) + " ini"
	case d.Jenis.Name == schema.JenisIKU && !d.TahunSpan.IsZero():
		r.add(finding.NilaiTakSah, d.TahunSpan, "dokumen berjenis %s tidak punya tahun", d.Jenis.Name).Hint = "hapus; tahunnya ditulis di periode dan target_tahunan"
	}
}

// table returns the table of that key, nil where there is none.
func table(n *tomltree.Node, key string) *tomltree.Node {
	if c := n.Get(key); c != nil && c.Kind == tomltree.Table {
		return c
	}
	return nil
}

// elements returns the tables of an array of that key.
func elements(n *tomltree.Node, key string) []*tomltree.Node {
	c := n.Get(key)
	if c == nil || c.Kind != tomltree.Array {
		return nil
	}
	if c.Tables() {
		return c.Children
	}
	var tables []*tomltree.Node
	for _, e := range c.Children {
		if e.Kind == tomltree.Table {
			tables = append(tables, e)
		}
	}
	return tables
}

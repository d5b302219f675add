package content

import (
	"slices"
	"strconv"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// Keputusan is what a decree says before its annexes.
type Keputusan struct {
	Span          source.Span
	Pejabat       []Text // who decrees
	Tentang       Text
	Peraturan     bool // a regulation: it has pasal
	Menimbang     []Text
	Mengingat     []Text
	Memperhatikan []Text
	Menetapkan    []Text
	Tembusan      []Text
	Pengundangan  []Text
	Lampiran      []*Document // the annexes, in their order
}

// maxAnnexes is how many annexes a decree may have.
const maxAnnexes = 200

// keputusan reads the decree of a document of that kind; nil for any other.
func (r *reader) keputusan(root *tomltree.Node) *Keputusan {
	d := r.doc
	n := table(root, "keputusan")
	if d.Dokumen.Jenis.Name != schema.JenisKeputusan {
		return nil
	}
	if n == nil {
		r.add(finding.WajibDiisi, root.Span, "keputusan belum ditulis").Hint = "tulis [keputusan] dengan menimbang, mengingat dan menetapkan"
		return &Keputusan{Span: d.Span}
	}
	k := &Keputusan{
		Span: n.Span, Pejabat: r.texts(n, "pejabat", onPage), Tentang: r.text(n, "tentang", onPage),
		Peraturan: option(n, "bentuk", schema.BentukKeputusan) == schema.BentukPeraturan,
		Menimbang: r.texts(n, "menimbang", onPage), Mengingat: r.texts(n, "mengingat", onPage), Memperhatikan: r.texts(n, "memperhatikan", onPage),
		Menetapkan: r.texts(n, "menetapkan", onPage), Tembusan: r.texts(n, "tembusan", onPage), Pengundangan: r.texts(n, "pengundangan", onPage),
	}
	if len(k.Pejabat) == 0 && len(d.PenandaTangan) > 0 {
		k.Pejabat = d.PenandaTangan[0].Jabatan
	}
	if k.Tentang.IsZero() {
		k.Tentang = Text{Value: "Penetapan Indikator Kinerja Utama " + d.owner() + " Tahun " + d.Dokumen.Periode.String(), Span: n.Span}
	}
	if r.annexed {
		return k
	}
	names := r.texts(n, "lampiran", offPage)
	if len(names) == 0 {
		if name, said := naming(root, "berdasarkan"); said {
			names = []Text{name}
		}
	}
	if len(names) == 0 && !r.orphan {
		r.add(finding.WajibDiisi, n.Span, "keputusan ini tidak mempunyai lampiran").Hint = "sebut dokumen IKU-nya dengan berdasarkan, atau dengan keputusan.lampiran"
	}
	if len(names) > maxAnnexes {
		r.add(finding.NilaiTakSah, names[maxAnnexes].Span, "%d lampiran; paling banyak %d", len(names), maxAnnexes)
		names = names[:maxAnnexes]
	}
	for _, name := range names {
		if a := r.annex(name); a != nil {
			k.Lampiran = append(k.Lampiran, a)
		}
	}
	return k
}

// owner returns whose document it is.
func (d *Document) owner() string {
	if p := d.PerangkatDaerah; p != nil && !p.Nama.IsZero() {
		return p.Nama.Value
	}
	return d.Dokumen.Instansi.Value
}

// annex reads a document that is printed as an annex of this one; nil, with a
// finding, where it is none that can be printed.
func (r *reader) annex(name Text) *Document {
	path := name.Beside()
	var f *source.File
	for _, known := range r.inherited {
		if known.Name == path {
			f = known
		}
	}
	if f == nil {
		if f = r.former(name, "dilampirkan"); f == nil {
			return nil
		}
	}
	doc, list := read(&reader{file: f, files: r.files, annexed: true})
	if n := list.Count(finding.Galat); doc == nil || n > 0 {
		r.add(finding.Berkas, name.Span, "lampiran %s mempunyai %s galat", path, strconv.Itoa(max(n, 1))).Hint = "periksa dengan: iku check " + path
		return nil
	}
	if doc.Dokumen.Jenis.Name != schema.JenisIKU {
		r.add(finding.NilaiTakSah, name.Span, "lampiran %s berjenis %s; yang dilampirkan dokumen IKU", path, doc.Dokumen.Jenis.Name)
		return nil
	}
	d := r.doc
	for _, used := range append([]*source.File{f}, doc.Inherited...) {
		if !slices.ContainsFunc(d.Inherited, func(g *source.File) bool { return g.Name == used.Name }) {
			d.Inherited = append(d.Inherited, used)
		}
		if used != d.File {
			d.Based = append(d.Based, used)
		}
	}
	d.Printed = append(d.Printed, doc.Printed...)
	return doc
}

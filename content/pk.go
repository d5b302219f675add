package content

import (
	"slices"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// mostPK is how many perjanjian kinerja a file may have.
const mostPK = 2_000

// mostTogether is how many bytes all perjanjian of a file print together, that of their
// texts and of what is kept with each: two thousand of an agency print 20 MB.
const (
	mostTogether = 150_000_000
	perText      = 64
)

// ofHead are the keys of the file that only the uppermost perjanjian has a part in,
// where it does not say them itself.
var ofHead = []string{"tujuan", "sasaran", "indikator", "program", "triwulan", "penanda_tangan"}

// sasaranKeys are those of them that stand for each other.
var sasaranKeys = []string{"tujuan", "sasaran", "indikator"}

// kaskade reads the perjanjian kinerja of a file that has many; nil where it has none.
// What they share is read once.
func (r *reader) kaskade(root *tomltree.Node) *Kaskade {
	d := r.doc
	nodes := elements(root, "pk")
	if len(nodes) == 0 || !slices.Contains(d.Dokumen.Jenis.Tables, "pk") {
		return nil
	}
	if len(nodes) > mostPK {
		r.add(finding.NilaiTakSah, nodes[mostPK].Span, "%d perjanjian kinerja; paling banyak %d sebuah berkas", len(nodes), mostPK).Hint = "bagi berkasnya"
		nodes = nodes[:mostPK]
	}
	shared := root.Without(func(path string) bool {
		return slices.Contains(ofHead, path) || path == "pk" || path == "perjanjian_kinerja"
	})
	c := &reader{file: r.file, files: r.files, inherited: r.inherited, based: r.based, orphan: r.orphan, part: true}
	c.read(shared)
	common := c.doc
	common.Dokumen.Jenis, _ = schema.JenisOf(schema.JenisPerjanjian)
	common.Perjanjian = d.Perjanjian
	common.Abaikan, common.setAside, common.Strays = d.Abaikan, d.setAside, nil

	k := &Kaskade{}
	for _, n := range nodes {
		k.PK = append(k.PK, &PK{Span: n.Span, Region: reach(n)})
	}
	r.atasan(k, root, nodes)
	shares, together := printedBytes(common.Printed), 0
	for i, p := range k.PK {
		if together += shares; together > mostTogether {
			r.add(finding.NilaiTakSah, p.Span, "%d perjanjian kinerja ini mencetak terlalu banyak teks bersama-sama", len(nodes)).Hint = "bagi berkasnya"
			return nil
		}
		m := *common
		m.Span, m.Dokumen.Span, m.PK, m.Kaskade = p.Span, p.Span, p, k
		m.Printed, m.Reasons = slices.Clone(common.Printed), slices.Clone(common.Reasons)
		p.Document = &m
		one := &reader{file: r.file, files: r.files, inherited: r.inherited, orphan: r.orphan, doc: &m, ownColumns: c.ownColumns, list: r.list}
		one.pk(k, root, nodes, i)
		slices.SortStableFunc(m.Printed, func(a, b Text) int { return byPlace(a.Span, b.Span) })
		r.list = one.list
		together += printedBytes(m.Printed) - shares
	}
	r.layanan(k)
	r.list = once(r.list)
	k.name()
	return k
}

// printedBytes returns how much of mostTogether texts take.
func printedBytes(list []Text) (n int) {
	for _, t := range list {
		n += len(t.Value) + perText
	}
	return n
}

// once returns findings without those that are there already: a party is read with each
// perjanjian that it signs.
func once(list finding.List) finding.List {
	type same struct {
		slug    finding.Slug
		at      source.Span
		message string
	}
	met := make(map[same]bool, len(list))
	return slices.DeleteFunc(list, func(f finding.Finding) bool {
		s := same{f.Slug, f.Span, f.Message}
		twice := met[s]
		met[s] = true
		return twice
	})
}

// reach returns the place of all that a table holds.
func reach(n *tomltree.Node) source.Span {
	all := n.Span
	var walk func(*tomltree.Node)
	walk = func(n *tomltree.Node) {
		for _, s := range append(n.Regions(), n.Span) {
			if s.File == all.File {
				all.End = max(all.End, s.End)
			}
		}
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(n)
	return all
}

// parts returns where the perjanjian of that number says its parts: in its own table,
// or, the uppermost, in those of the file.
func parts(root, n *tomltree.Node, head bool) func(key string) *tomltree.Node {
	return func(key string) *tomltree.Node {
		own := key
		if key == "penanda_tangan" {
			own = "pihak_pertama"
		}
		if c := n.Get(own); c != nil {
			return c
		}
		if !head || slices.Contains(sasaranKeys, key) && n.Get("sasaran") != nil {
			return nil
		}
		return root.Get(key)
	}
}

// view returns the tree of one perjanjian as that of a document by itself.
func view(root *tomltree.Node, nodes []*tomltree.Node, i, atasan int) *tomltree.Node {
	n := nodes[i]
	part := parts(root, n, atasan < 0)
	drop := map[string]bool{"pk": true, "perjanjian_kinerja": true, "dokumen": true}
	values := []*tomltree.Node{
		tomltree.Merge(tomltree.NewTable("dokumen", n.Span, n.Get("nomor"), n.Get("tempat"), n.Get("tanggal")), orEmpty(table(root, "dokumen"), n)),
		agreement(root, nodes, i, atasan),
	}
	for _, key := range ofHead {
		drop[key] = true
		if said := part(key); said != nil {
			values = append(values, said.As(key))
		}
	}
	slices.SortStableFunc(values[2:], func(a, b *tomltree.Node) int { return byPlace(a.Span, b.Span) })
	return tomltree.Merge(tomltree.NewTable("", n.Span, values...), root.Without(func(path string) bool { return drop[path] }))
}

func orEmpty(n, at *tomltree.Node) *tomltree.Node {
	if n == nil {
		return tomltree.NewTable("", at.Span)
	}
	return n
}

// agreement returns what a perjanjian says of its parties: of the file's table of that
// name what holds for all.
func agreement(root *tomltree.Node, nodes []*tomltree.Node, i, atasan int) *tomltree.Node {
	n := nodes[i]
	second := n.Get("pihak_kedua")
	if second == nil && atasan >= 0 {
		second = parts(root, nodes[atasan], false)("penanda_tangan")
		if second == nil {
			second = table(root, "penanda_tangan")
		}
	}
	own := tomltree.NewTable("perjanjian_kinerja", n.Span, n.Get("tingkat"), n.Get("jumlah"), second.As("pihak_kedua"))
	all := table(root, "perjanjian_kinerja")
	if all == nil {
		return own
	}
	return tomltree.Merge(own, all.Without(func(path string) bool {
		return atasan >= 0 && (path == "tingkat" || path == "jumlah" || path == "pihak_kedua")
	}))
}

// pk reads what a perjanjian says itself.
func (r *reader) pk(k *Kaskade, root *tomltree.Node, nodes []*tomltree.Node, i int) {
	m, n := r.doc, nodes[i]
	atasan := slices.Index(k.PK, k.PK[i].Atasan)
	part := parts(root, n, atasan < 0)
	for _, key := range []struct {
		name string
		of   *Text
	}{{"nomor", &m.Dokumen.Nomor}, {"tempat", &m.Dokumen.Tempat}} {
		if n.Get(key.name) != nil {
			*key.of = r.text(n, key.name, onPage)
		}
	}
	if c := n.Get("tanggal"); c != nil {
		m.Dokumen.Tanggal, m.Dokumen.TanggalSpan = date(n, "tanggal")
	}
	r.tujuanCodes = map[string]int{}
	if t := part("tujuan"); t != nil {
		m.Tujuan = r.tujuanList(tomltree.NewTable("", n.Span, t))
	}
	for _, s := range elements(tomltree.NewTable("", n.Span, part("sasaran")), "sasaran") {
		m.Sasaran = append(m.Sasaran, r.sasaran(s))
	}
	m.Indikator = r.indikatorList(tomltree.NewTable("", n.Span, part("indikator")))
	if len(m.Sasaran) == 0 && len(m.Indikator) == 0 && len(m.Tujuan) == 0 && !r.orphan {
		r.add(finding.WajibDiisi, n.Span, "perjanjian kinerja ini belum punya sasaran").Hint = "tulis paling sedikit satu [[pk.sasaran]] di bawahnya"
	}
	m.PenandaTangan = nil
	if first := part("penanda_tangan"); first != nil {
		m.PenandaTangan = r.penandaTangan(tomltree.NewTable("", n.Span, first.As("penanda_tangan")))
	} else if !r.orphan {
		r.add(finding.WajibDiisi, n.Span, "pihak_pertama belum diisi").Hint = "tulis [pk.pihak_pertama] dengan jabatan, nama dan NIP-nya"
	}
	m.Triwulan = r.triwulan(table(tomltree.NewTable("", n.Span, part("triwulan")), "triwulan"))
	m.Program = r.program(tomltree.NewTable("", n.Span, part("program")))
	changed := m.Perjanjian
	m.Perjanjian = r.perjanjian(agreement(root, nodes, i, atasan).Without(func(path string) bool { return path == "mengubah" }))
	m.Perjanjian.Perubahan, m.Perjanjian.Changed = changed.Perubahan, changed.Changed
}

// served returns the sasaran that a table says it serves, as written.
func (r *reader) served(n *tomltree.Node) (list []Text) {
	c := n.Get("melayani")
	if c == nil {
		return nil
	}
	items := []*tomltree.Node{c}
	if c.Kind == tomltree.Array {
		items = c.Children
	}
	for _, e := range items {
		switch e.Kind {
		case tomltree.String:
			if t := r.string(e, false, offPage); !t.IsZero() {
				list = append(list, t)
			}
		case tomltree.Integer:
			list = append(list, Text{Value: e.Literal(), Span: e.Span})
		}
	}
	return list
}

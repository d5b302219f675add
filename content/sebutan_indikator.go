package content

import (
	"slices"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// Indikator may be named elsewhere in a document by its kode, or by its place:
// "2.1" is the first of the second sasaran, "3" the third of those that stand beside
// the sasaran.

// namedIndikator returns the indikator of the document by their names. Of two with
// one kode the first has it; a kode goes before a place.
func (d *Document) namedIndikator() map[string]*Indikator {
	names := map[string]*Indikator{}
	put := func(name string, i *Indikator) {
		if _, taken := names[name]; !taken && name != "" {
			names[name] = i
		}
	}
	for i := range d.EachIndikator() {
		put(i.Kode.Value, i)
	}
	for number, i := range d.NumberedIndikator() {
		put(number, i)
	}
	return names
}

// known returns the indikator of that name; nil, with a finding, where there is none.
func (r *reader) known(name string, at source.Span) *Indikator {
	if r.names == nil {
		r.names = r.doc.namedIndikator()
	}
	if i := r.names[name]; i != nil {
		return i
	}
	if r.orphan || name == "" {
		return nil // it may be there
	}
	f := r.add(finding.NilaiTakSah, at, "tidak ada indikator bernama %q", cut(name))
	f.Hint = "tulis kode indikator, atau nomor sasaran dan indikatornya, misalnya \"2.1\""
	var names []string
	for n := range r.names {
		names = append(names, n)
	}
	if near := schema.Nearest(name, slices.Sorted(slices.Values(names))); near != "" && len(near) > 3 {
		f.Hint = "maksudnya " + near + "?"
	}
	return nil
}

// byIndikator calls for each key of a table that names an indikator, in the order
// of the file; n may be nil.
func (r *reader) byIndikator(n *tomltree.Node, each func(*Indikator, *tomltree.Node)) {
	if n == nil {
		return
	}
	for _, c := range n.Children {
		if c.Name == schema.Abaikan.Name {
			continue
		}
		if i := r.known(clean(c.Name, false), c.Key); i != nil {
			each(i, c)
		}
	}
}

// Triwulan is what an indikator is to reach by the end of each quarter.
type Triwulan struct {
	Span      source.Span // the key
	Indikator *Indikator
	Nilai     []Nilai // four, if it is as it should be
}

// triwulan reads the targets by quarter; n may be nil.
func (r *reader) triwulan(n *tomltree.Node) (list []Triwulan) {
	r.byIndikator(n, func(i *Indikator, c *tomltree.Node) {
		t := Triwulan{Span: c.Key, Indikator: i}
		if c.Kind == tomltree.Array {
			for _, e := range c.Children {
				if e.Kind != tomltree.Table && e.Kind != tomltree.Array {
					t.Nilai = append(t.Nilai, r.nilaiOf(e, false))
				}
			}
		}
		list = append(list, t)
	})
	return list
}

// TriwulanOf returns the targets by quarter of an indikator; nil: none are said.
func (d *Document) TriwulanOf(i *Indikator) *Triwulan {
	for k := range d.Triwulan {
		if d.Triwulan[k].Indikator == i {
			return &d.Triwulan[k]
		}
	}
	return nil
}

// TargetOf returns the target that a document prints of an indikator or a part of
// one: that of its year, where it is about one and that is said, else the one that
// has no year.
func (d *Document) TargetOf(target Nilai, yearly []NilaiTahun) Nilai {
	if d.Dokumen.Tahun != 0 {
		for _, n := range yearly {
			if n.Tahun == d.Dokumen.Tahun {
				return n.Nilai
			}
		}
	}
	return target
}

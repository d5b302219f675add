package content

import (
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/tomltree"
)

// abaikan returns what each table of the document sets aside, and keeps which
// places belong to which table where any does.
func (r *reader) abaikan(root *tomltree.Node) []Abaikan {
	var list []Abaikan
	tables := map[*tomltree.Node][]int{}
	var walk func(n *tomltree.Node)
	walk = func(n *tomltree.Node) {
		for _, c := range n.Children {
			if c.Name != schema.Abaikan.Name || c.Kind != tomltree.Table || n.Kind != tomltree.Table {
				walk(c)
				continue
			}
			for _, reason := range c.Children {
				if !finding.Known(finding.Slug(reason.Name)) {
					continue
				}
				tables[n] = append(tables[n], len(list))
				list = append(list, Abaikan{
					Slug:    finding.Slug(reason.Name),
					Alasan:  r.string(reason, false, offPage),
					KeySpan: reason.Key,
					Table:   n.Region(),
				})
			}
		}
	}
	walk(root)
	if len(list) > 0 {
		r.doc.setAside = &setAside{regions: schema.NewRegions(root), tables: tables}
	}
	return list
}

// setAside tells which entries of Document.Abaikan hold at a place.
type setAside struct {
	regions *schema.Regions
	tables  map[*tomltree.Node][]int
}

// SetAside returns the findings with the reason on each that the table it stands
// in sets aside. A galat cannot be set aside.
func SetAside(doc *Document, list finding.List) finding.List {
	if doc == nil || doc.setAside == nil {
		return list
	}
	out := append(finding.List(nil), list...)
	for i := range out {
		if entry := doc.entry(&out[i]); entry >= 0 {
			out[i].Abaikan = doc.Abaikan[entry].Alasan.Value
		}
	}
	return out
}

// Unused returns the entries of doc.Abaikan that set none of the findings aside.
func Unused(doc *Document, list finding.List) []Abaikan {
	if doc == nil || doc.setAside == nil {
		return nil
	}
	used := make([]bool, len(doc.Abaikan))
	for i := range list {
		if entry := doc.entry(&list[i]); entry >= 0 {
			used[entry] = true
		}
	}
	var unused []Abaikan
	for i, a := range doc.Abaikan {
		if !used[i] && (doc.PK == nil || doc.PK.Region.Contains(a.KeySpan)) { // what holds for several is judged by none
			unused = append(unused, a)
		}
	}
	return unused
}

// entry returns the index of what sets a finding aside; -1: nothing does.
func (d *Document) entry(f *finding.Finding) int {
	if f.Severity() == finding.Galat {
		return -1
	}
	for _, i := range d.setAside.tables[d.setAside.regions.Table(f.Span)] {
		if a := &d.Abaikan[i]; a.Slug == f.Slug && a.Alasan.Value != "" {
			return i
		}
	}
	return -1
}

package diff

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"iku/content"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// tables compares what the tables say that stand once in a document, or several
// times in an order that counts; those who sign are persons.
func (c *comparison) tables(things []Thing, old, now *tomltree.Node) {
	for _, thing := range things {
		name := string(thing)
		fields := schema.Root.Key(name).Fields
		was, is := each(old.Get(name)), each(now.Get(name))
		if name == "penanda_tangan" {
			c.signers(was, is, fields)
			continue
		}
		if called := calledBy[name]; called != "" {
			c.several(thing, was, is, fields, called)
			continue
		}
		for i := range max(len(was), len(is)) {
			a, b := nth(was, i), nth(is, i)
			c.alone(thing, statements(c.old, a, fields, name), statements(c.new, b, fields, name), a, b)
		}
		if name == "realisasi" {
			c.otherYears(thing, fields, old, now)
		}
	}
}

func nth(list []*tomltree.Node, i int) *tomltree.Node {
	if i >= 0 && i < len(list) {
		return list[i]
	}
	return nil
}

// calledBy says by which of their keys the tables are known of which a document has
// several.
var calledBy = map[string]string{"program": "nama", "aksi": "uraian"}

// several compares tables that are known by what they are called, or by their kode.
func (c *comparison) several(thing Thing, was, is []*tomltree.Node, fields *schema.Fields, called string) {
	of := func(d *content.Document, list []*tomltree.Node, key string) []content.Text {
		out := make([]content.Text, len(list))
		for i, n := range list {
			out[i] = d.Stated(n.Get(key), fields.Key(key))
		}
		return out
	}
	names := [2][]content.Text{of(c.old, was, called), of(c.new, is, called)}
	var items [2][]item
	for side, list := range [2][]*tomltree.Node{was, is} {
		for i, n := range list {
			it := item{text: names[side][i].Value}
			if kode := n.Get("kode"); kode != nil {
				it.kode, _ = kode.Text()
			}
			if of := n.Get("indikator"); of != nil {
				it.in, _ = of.Text()
			}
			items[side] = append(items[side], it)
		}
	}
	p := match(items[0], items[1])
	p.alike(nil)
	moved := strays(p.to)
	for _, s := range weave(p.to, len(is)) {
		a, b := nth(was, s.old), nth(is, s.new)
		part := Part{Thing: thing, Moved: s.old >= 0 && moved[s.old]}
		if a != nil {
			part.Old = Side{Span: a.Span, Uraian: names[0][s.old], Number: s.old + 1}
		}
		if b != nil {
			part.New = Side{Span: b.Span, Uraian: names[1][s.new], Number: s.new + 1}
		}
		part.Fields = compare(statements(c.old, a, fields, string(thing)), statements(c.new, b, fields, string(thing)))
		c.add(part, s.old, s.new)
	}
}

// otherYears compares what was reached in other years than that of the document:
// [realisasi_2025].
func (c *comparison) otherYears(thing Thing, fields *schema.Fields, old, now *tomltree.Node) {
	var names []string
	for _, root := range []*tomltree.Node{old, now} {
		for _, n := range root.Children {
			if strings.HasPrefix(n.Name, "realisasi_") && !slices.Contains(names, n.Name) {
				names = append(names, n.Name)
			}
		}
	}
	slices.Sort(names)
	for _, name := range names {
		said := func(d *content.Document, n *tomltree.Node) []named {
			out := statements(d, n, fields, string(thing))
			for i := range out {
				out[i].name = name + "." + out[i].name
				out[i].label += " tahun " + strings.TrimPrefix(name, "realisasi_")
			}
			return out
		}
		a, b := old.Get(name), now.Get(name)
		c.alone(thing, said(c.old, a), said(c.new, b), a, b)
	}
}

// each returns the tables of that name: one, or those of an array.
func each(n *tomltree.Node) []*tomltree.Node {
	switch {
	case n == nil:
		return nil
	case n.Tables():
		return n.Children
	}
	return []*tomltree.Node{n}
}

// alone compares what a table says. It is added or removed as a whole where one
// document says nothing of it.
func (c *comparison) alone(thing Thing, old, now []named, a, b *tomltree.Node) {
	if a != nil && b != nil {
		old, now = standards(old, now), standards(now, old)
	} else { // a table that says no more than what stands without it
		old, now = slices.DeleteFunc(old, named.usual), slices.DeleteFunc(now, named.usual)
	}
	fields := compare(old, now)
	if len(fields) == 0 {
		return
	}
	p := Part{Thing: thing, Fields: fields, Old: Side{Span: spanOf(a)}, New: Side{Span: spanOf(b)}}
	switch {
	case len(old) == 0:
		p.Kind = Added
	case len(now) == 0:
		p.Kind = Removed
	}
	c.parts = append(c.parts, p)
}

func spanOf(n *tomltree.Node) source.Span {
	if n == nil {
		return source.Span{}
	}
	return n.Span
}

// apart are the keys whose values are compared one by one elsewhere.
var apart = map[string]bool{"perangkat_daerah.tujuan": true}

// statements lists what a table says, in the order of the format, but for how the
// sheet is set; n may be nil.
func statements(d *content.Document, n *tomltree.Node, f *schema.Fields, path string) []named {
	if n == nil || n.Kind != tomltree.Table {
		return nil
	}
	var out []named
	say := func(child *tomltree.Node, k *schema.Key, name, label string) {
		s := named{name: name, label: label, text: d.Stated(child, k), standard: standardOf(k)}
		if k.Format == schema.Serial {
			s.key = serialKey(s.text.Value)
		}
		out = append(out, s)
	}
	_, within, _ := strings.Cut(path+".", ".")
	for i := range f.Keys {
		k := &f.Keys[i]
		child := n.Get(k.Name)
		switch {
		case child == nil || k.Setting || apart[path+"."+k.Name]:
		case k.Fields != nil && child.Kind == tomltree.Table:
			out = append(out, statements(d, child, k.Fields, path+"."+k.Name)...)
		case k.Fields != nil && k.Items == schema.Table && child.Tables():
			for n, e := range child.Children {
				part := statements(d, e, k.Fields, fmt.Sprintf("%s.%s.%d", path, k.Name, n+1))
				for i := range part {
					part[i].label = fmt.Sprintf("%s %d: %s", k.Label(), n+1, part[i].label)
				}
				out = append(out, part...)
			}
		default:
			say(child, k, within+k.Name, k.Label())
		}
	}
	if f.Open != nil && f.Open.Change != "" {
		for _, child := range n.Children {
			if name := child.Name; name != schema.Abaikan.Name {
				if child.Kind == tomltree.Table && f.Open.Fields != nil { // described by more than its heading
					child = child.Get(f.Open.Fields.Keys[0].Name)
				}
				say(child, f.Open, within+name, f.Open.Change+" "+name)
			}
		}
	}
	return list(out...)
}

// standardOf returns the text that stands where a key says none.
func standardOf(k *schema.Key) string {
	if k.Format == schema.Choice {
		return ""
	}
	if k.Shape == schema.Bool {
		return content.YesNo(k.Default == "true")
	}
	return strings.Trim(k.Default, `"`)
}

// standards returns what is said, with the text that stands by default where only
// the other says one.
func standards(said, other []named) []named {
	for _, o := range other {
		if o.standard != "" && !holds(said, o.name) {
			said = append(said, named{name: o.name, label: o.label, text: content.Text{Value: o.standard}})
		}
	}
	return said
}

func (n named) usual() bool { return n.text.Value == n.standard }

func holds(said []named, name string) bool {
	for _, s := range said {
		if s.name == name {
			return true
		}
	}
	return false
}

// serialKey returns a number without its label and what parts its groups.
func serialKey(s string) string {
	_, number := content.SplitNIP(s)
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsLetter(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, number)
}

package content

import (
	"slices"
	"strings"

	"iku/content/angka"
	"iku/content/schema"
	"iku/content/tomltree"
)

// Tree returns all that the document's file says, with what it inherits. It is
// read anew at each call: only a comparison asks for it.
func (d *Document) Tree() *tomltree.Node {
	tree, _ := tomltree.Parse(d.File)
	if len(d.Inherited) > 0 {
		tree = (&reader{file: d.File, inherited: d.Inherited}).inherit(tree, start(d.File))
	}
	if d.PK == nil {
		return tree
	}
	all := d.Kaskade.PK
	return view(tree, elements(tree, "pk"), slices.Index(all, d.PK), slices.Index(all, d.PK.Atasan))
}

// Stated returns what a value of that key says, as a sheet prints it, a line an
// item; n may be nil. What a choice is where nothing is said is not said.
func (d *Document) Stated(n *tomltree.Node, k *schema.Key) Text {
	if n == nil {
		return Text{}
	}
	t := Text{Value: n.Literal(), Span: n.Span}
	switch n.Kind {
	case tomltree.String:
		t.Value = statedText(n, k)
	case tomltree.Bool:
		yes, _ := n.Bool()
		t.Value = YesNo(yes)
	case tomltree.Integer, tomltree.Float:
		t.Value = statedNumber(n, k)
	case tomltree.Date:
		if date, ok := dateOf(n); ok {
			t.Value = date.String()
		}
	case tomltree.Table:
		t.Value = ""
	case tomltree.Array:
		var lines []string
		for _, e := range n.Children {
			switch s := statedText(e, k); {
			case e.Kind == tomltree.Array:
				lines = append(lines, e.Literal())
			case e.Kind == tomltree.Integer, e.Kind == tomltree.Float:
				lines = append(lines, statedNumber(e, k))
			case s != "":
				lines = append(lines, s)
			}
		}
		t.Value = strings.Join(lines, "\n")
	}
	for _, v := range k.Values {
		if k.AnyCase && strings.EqualFold(v, t.Value) {
			t.Value = v
		}
	}
	switch {
	case k.Format == schema.Choice && t.Value != "" && `"`+t.Value+`"` == k.Default:
		t.Value = ""
	case k.Format == schema.Period:
		t.Value = d.Dokumen.Periode.String()
	}
	return t
}

// statedNumber returns what a number says: of money in rupiah.
func statedNumber(n *tomltree.Node, k *schema.Key) string {
	number, text, err := angka.FromTOML(n.Literal())
	switch {
	case err != nil || k.Format != schema.Value:
		return n.Literal()
	case k.Money:
		return Rupiah(number)
	}
	return text
}

// YesNo says in words whether something holds.
func YesNo(holds bool) string {
	if holds {
		return "ya"
	}
	return "tidak"
}

func statedText(n *tomltree.Node, k *schema.Key) string {
	s, _ := n.Text()
	return clean(s, k.Format == schema.Prose)
}

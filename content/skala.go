package content

import (
	"math/big"
	"strings"

	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/tomltree"
)

// skala reads the scale of an indikator's predicates: the name of a known one, or
// pairs of a predicate and the number that it begins at, the best first.
func (r *reader) skala(n *tomltree.Node) Skala {
	if n == nil {
		return Skala{}
	}
	out := Skala{Text: Text{Span: n.Span}, Scale: r.scale(n)}
	switch s, _ := n.Text(); {
	case n.Kind == tomltree.String:
		out.Value = clean(s, false)
	case out.Scale != nil:
		out.Value = out.Scale.String()
	}
	return out
}

func (r *reader) scale(n *tomltree.Node) *besaran.Scale {
	if s, ok := n.Text(); ok && n.Kind == tomltree.String {
		s = clean(s, false)
		scale := besaran.Named(s)
		if scale == nil {
			names := make([]string, len(besaran.Scales))
			for i, known := range besaran.Scales {
				names[i] = known.Name
			}
			r.add(finding.NilaiTakSah, n.Span, "skala %q tidak dikenal", cut(s)).Hint =
				"yang dikenal: " + strings.Join(names, ", ") + `; atau tulis [["A", 90], ["B", 75]]`
		}
		return scale
	}
	if n.Kind != tomltree.Array {
		return nil
	}
	scale := &besaran.Scale{}
	for _, e := range n.Children {
		step, ok := skalaStep(e)
		if _, twice := scale.Rank(step.Grade); !ok || twice {
			r.add(finding.NilaiTakSah, e.Span, "isi skala harus predikat dan batas bawahnya, masing-masing satu kali").Hint = `misalnya ["BB", 70]`
			return nil
		}
		if k := len(scale.Steps); k > 0 && step.From != nil && scale.Steps[k-1].From != nil && step.From.Cmp(scale.Steps[k-1].From) >= 0 {
			r.add(finding.NilaiTakSah, e.Span, "batas bawah %s tidak lebih rendah dari predikat di depannya", cut(step.Grade)).Hint =
				"urutkan dari predikat yang terbaik"
			return nil
		}
		scale.Steps = append(scale.Steps, step)
	}
	if len(scale.Steps) == 0 {
		r.add(finding.NilaiTakSah, n.Span, "skala belum memuat satu predikat pun").Hint = `misalnya [["A", 90], ["B", 75]]`
		return nil
	}
	return scale
}

// skalaStep reads ["BB", 70], or "BB" where no number belongs to it.
func skalaStep(n *tomltree.Node) (besaran.Step, bool) {
	if n.Kind == tomltree.String {
		grade, _ := n.Text()
		grade = clean(grade, false)
		return besaran.Step{Grade: grade}, grade != ""
	}
	if n.Kind != tomltree.Array || len(n.Children) != 2 {
		return besaran.Step{}, false
	}
	grade, ok := n.Children[0].Text()
	if grade = clean(grade, false); !ok || n.Children[0].Kind != tomltree.String || grade == "" {
		return besaran.Step{}, false
	}
	from, ok := skalaFrom(n.Children[1])
	return besaran.Step{Grade: grade, From: from}, ok
}

func skalaFrom(n *tomltree.Node) (*big.Rat, bool) {
	switch n.Kind {
	case tomltree.Integer, tomltree.Float:
		number, _, err := angka.FromTOML(n.Literal())
		return number.Rat, err == nil
	case tomltree.String:
		s, _ := n.Text()
		number, err := angka.Parse(clean(s, false))
		return number.Rat, err == nil
	}
	return nil, false
}

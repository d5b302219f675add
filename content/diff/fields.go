package diff

import (
	"strings"

	"iku/content"
)

// named is something that a part says, under its name in the format.
type named struct {
	name, label string
	text        content.Text
	step        Step
	key         string  // what is compared; empty: the text
	figure      *figure // nil where the text is no figure
	whole       bool    // the text says more than the figure and the key
	standard    string  // the text that stands where none is said
}

func textOf(name, label string, t content.Text) named {
	return named{name: name, label: label, text: t}
}

// joined is several texts as one, a line each.
func joined(name, label string, items []content.Text) named {
	if len(items) == 0 {
		return named{}
	}
	lines := make([]string, len(items))
	span := items[0].Span
	for i, t := range items {
		lines[i] = t.Value
		if t.Span.File == span.File {
			span.Start, span.End = min(span.Start, t.Span.Start), max(span.End, t.Span.End)
		}
	}
	return named{name: name, label: label, text: content.Text{Value: strings.Join(lines, "\n"), Span: span}}
}

func nilai(name, label string, n content.Nilai, satuan content.Text) named {
	return named{name: name, label: label, text: n.Text, figure: figureOf(n, satuan)}
}

// list returns what is said, in order, without what is not.
func list(all ...named) []named {
	out := all[:0]
	for _, n := range all {
		if n.text.Value != "" {
			out = append(out, n)
		}
	}
	return out
}

func (n named) equal(o named) bool {
	switch {
	case n.figure != nil && o.figure != nil && !n.whole:
		// What is written alike differs by its satuan at most, which is told by itself.
		return n.text.Value == o.text.Value && n.figure.beside == o.figure.beside || n.figure.equal(o.figure)
	case n.key != "" && o.key != "" && !n.whole:
		return n.key == o.key
	}
	return n.text.Value == o.text.Value
}

// compare returns what changed: in the order of the new part, what is no longer
// said behind what it stood behind.
func compare(old, now []named) []Field {
	at := make(map[string]int, len(now))
	for j, n := range now {
		at[n.name] = j
	}
	to := make([]int, len(old))
	for i, n := range old {
		to[i] = -1
		if j, ok := at[n.name]; ok {
			to[i] = j
		}
	}
	var out []Field
	for _, s := range weave(to, len(now)) {
		switch {
		case s.old < 0:
			n := now[s.new]
			out = append(out, Field{Name: n.name, Label: n.label, New: n.text, Step: n.step})
		case s.new < 0:
			n := old[s.old]
			out = append(out, Field{Name: n.name, Label: n.label, Old: n.text, Step: n.step})
		case !old[s.old].equal(now[s.new]):
			a, b := old[s.old], now[s.new]
			f := Field{Name: b.name, Label: b.label, Old: a.text, New: b.text, Step: b.step, Difference: difference(a.figure, b.figure)}
			if a.step != b.step {
				f.Step.Name = ""
			}
			out = append(out, f)
		}
	}
	return out
}

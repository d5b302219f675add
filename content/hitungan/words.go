package hitungan

import (
	"fmt"
	"strconv"
	"strings"

	"iku/content"
	"iku/content/rumus"
)

// InWords returns a formula with words in the place of its symbols: their labels, of
// a result without one its own formula in words, and the numerator and denominator
// as the document words them. false: nothing of it has a label.
func (s Symbols) InWords(r *content.Rumus) (*rumus.Expr, bool) {
	n := naming{symbols: s}
	root := n.words(r)
	return &rumus.Expr{Source: r.Expr.Source, Root: root}, root != nil
}

// naming puts words into formulas; depth counts those within each other.
type naming struct {
	symbols Symbols
	depth   int
	named   bool
}

// words returns the root of a formula in words; nil where it has none.
func (n *naming) words(r *content.Rumus) rumus.Node {
	d := r.Expr.Division(r.Bentuk == "pecahan")
	stated := d != nil && !r.Kata[0].IsZero() && !r.Kata[1].IsZero()
	symbols := r.Expr.Symbols()
	if _, alone := rumus.Bare(r.Expr.Root).(*rumus.Sym); alone || len(symbols) == 0 && !stated {
		return nil
	}
	if len(r.Expr.Source) > TooLong {
		return nil
	}
	drawn := r.Expr
	if !drawn.Simple() {
		drawn = drawn.Lists()
		d = drawn.Division(r.Bentuk == "pecahan")
	}
	n.named = stated
	root := rumus.Replace(drawn.Root, func(part rumus.Node) rumus.Node {
		if stated && part == rumus.Node(d) {
			return &rumus.Bin{Place: d.Place, Op: '/', L: &rumus.Phrase{Text: r.Kata[0].Value}, R: &rumus.Phrase{Text: r.Kata[1].Value}}
		}
		switch part := part.(type) {
		case *rumus.Sym:
			return n.symbol(part, symbols)
		case *rumus.Call:
			return n.ofSeries(part, symbols)
		}
		return nil
	})
	if !n.named {
		return nil
	}
	return root
}

// symbol returns the words for a symbol; nil where it has none.
func (n *naming) symbol(s *rumus.Sym, all []*rumus.Sym) rumus.Node {
	if label := n.label(s, all); label != "" {
		n.named = true
		return &rumus.Phrase{Place: s.Place, Text: label}
	}
	const deepest = 3
	if l := n.symbols[s.Name]; l != nil && l.Rumus != nil && s.Free() && s.Lag == 0 && l.Rumus.Expr != nil && n.depth < deepest {
		inner := naming{symbols: n.symbols, depth: n.depth + 1}
		if root := inner.words(l.Rumus); root != nil {
			return &rumus.Paren{Place: s.Place, X: root}
		}
	}
	return nil
}

// foldedWords are what a function of a series is called, before and behind its label.
var foldedWords = map[string][2]string{"rata": {"rata-rata ", ""}, "min": {"", " terendah"}, "maks": {"", " tertinggi"}}

// ofSeries returns the words for a function of one series; nil where it has none.
func (n *naming) ofSeries(c *rumus.Call, all []*rumus.Sym) rumus.Node {
	s, ok := c.Args[0].(*rumus.Sym)
	around, known := foldedWords[c.Name]
	if !ok || !known || !c.OfSeries() {
		return nil
	}
	label := n.label(s, all)
	if label == "" {
		return nil
	}
	n.named = true
	return &rumus.Phrase{Place: c.Place, Text: around[0] + label + around[1]}
}

// label returns the label of what a symbol stands for, with the year that tells it
// from others of the same label.
func (n *naming) label(s *rumus.Sym, all []*rumus.Sym) string {
	label, year := n.labelled(s.Name)
	unit := "tahun"
	if l := n.symbols[s.Name]; l != nil && l.Kelas != nil {
		unit = "kelas"
	}
	switch {
	case label == "":
		return ""
	case s.Sum:
		return "jumlah " + label
	case s.Year > 0:
		return label + " " + strconv.Itoa(s.Year)
	case s.Lag == 1:
		return label + " " + unit + " sebelumnya"
	case s.Lag > 1:
		return fmt.Sprintf("%s %d %s sebelumnya", label, s.Lag, unit)
	}
	for _, other := range all {
		if year == 0 || other.Name == s.Name {
			continue
		}
		if same, _ := n.labelled(other.Name); strings.EqualFold(same, label) {
			return label + " " + strconv.Itoa(year)
		}
	}
	return label
}

// labelled returns the label and the year of the step that sets a symbol.
func (n *naming) labelled(name string) (label string, year int) {
	var t content.Text
	switch l := n.symbols[name]; {
	case l == nil:
	case l.Data != nil:
		t, year = l.Data.Label, l.Data.Tahun
	case l.Rumus != nil:
		t, year = l.Rumus.Uraian, l.Rumus.Tahun
	case l.Tahunan != nil:
		t = l.Tahunan.Judul
	case l.Kelas != nil:
		t = l.Kelas.Judul
	}
	return strings.TrimRight(t.Value, " :="), year
}

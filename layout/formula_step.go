package layout

import (
	"strings"

	"iku/content"
	"iku/content/hitungan"
	"iku/content/rumus"
	"iku/layout/page"
	"iku/layout/setting"
)

// rumus sets a formula in figures and, where there are words for its parts, in
// words; one of yearly series as a table of its years.
func (w *working) rumus(r *content.Rumus) {
	gap := w.gapBefore(rumusStep)
	s := w.body
	if r.Tebal {
		s = w.bold
	}
	if len(r.PerTahun) > 0 {
		w.perTahun(r, s, gap)
		return
	}
	result := hitungan.Result(r)
	drawn := w.symbols.Drawn(r)
	f := w.setterOf(r, drawn, s)
	label := ""
	if !r.Uraian.IsZero() {
		label = r.Uraian.Value + "\u00a0 "
	}
	equals := ", sama dengan " + rumus.SpokenNumber(result)
	figures := w.spoken(r, label, drawn.Spoken(f.symbol), equals)
	if len(r.Expr.Source) > hitungan.TooLong {
		w.add(setting.Text(label+f.text(drawn.Root)+" = "+result, s, setting.Left, r.Span).Set(w.width, figures), 0, gap, free)
		return
	}
	lhs := f.box(drawn.Root)
	if wide, box, ok := w.wider(r, drawn, f); ok {
		f, lhs = wide, box
	}
	if label != "" {
		lhs = setting.Beside(setting.Words(label, s, r.Uraian.Span), lhs)
	} else if w.equals > lhs.W {
		lhs = lhs.Moved(w.equals - lhs.W)
	}
	full := setting.Beside(lhs, setting.Words(" = "+result, s, r.Hasil.Span.Or(r.Span)))
	fits := full.W <= w.width && !w.tooHigh(full)
	var out setting.Block
	if fits {
		out = setting.Block{full.Line(s, figures)}
	} else {
		out = w.broken(f, drawn.Root, label, "", result, figures)
	}
	if words, ok := w.symbols.InWords(r); ok {
		g := w.setterOf(r, words, s)
		node := w.spoken(r, words.Spoken(f.symbol), equals)
		box := g.box(words.Root)
		if wide, b, ok := w.wider(r, words, g); ok {
			g, box = wide, b
		}
		line := setting.Bracket(setting.Beside(box, g.words(" = "+result)), s, r.Span)
		aside := 2 * s.Width("  ")
		switch {
		case fits && full.W+aside+line.W <= w.width && !w.tooHigh(line):
			out[0] = setting.Beside(full, line.Owned(node).Moved(aside)).Line(s, figures)
		case line.W <= w.width && !w.tooHigh(line):
			out[len(out)-1].Stay = true
			out = append(out, setting.Block{line.Line(s, node)}.Under(wordsGap)...)
		default:
			out[len(out)-1].Stay = true
			out = append(out, w.broken(g, words.Root, "(", ")", result, node)...)
		}
	}
	tall := isTall(out, s)
	if tall || w.tall {
		gap = max(gap, tallGap)
	}
	w.add(out, 0, gap, free)
	w.tall = tall
}

// wider sets a formula whose parts were too wide for half the page in more of it; false
// where that does not help.
func (w *working) wider(r *content.Rumus, drawn *rumus.Expr, narrow *formulaSetter) (*formulaSetter, setting.Box, bool) {
	if !narrow.narrowed {
		return nil, setting.Box{}, false
	}
	wide := w.setterOf(r, drawn, narrow.style)
	wide.room = w.width * 7 / 10
	box := wide.box(drawn.Root)
	return wide, box, !wide.narrowed
}

const (
	wordsGap = 3_000 // between a formula in figures and the same in words
	tallGap  = 8_000 // between steps of which one holds a fraction
)

// isTall tells whether a block begins or ends with more than a line of text.
func isTall(b setting.Block, s setting.Style) bool {
	return len(b) > 0 && max(b[0].Height, b[len(b)-1].Height) > s.Leading*3/2
}

func (w *working) spoken(r *content.Rumus, parts ...string) *page.Node {
	n := w.node.Add(page.Formula, r.Span)
	n.Alt = setting.Spoken(strings.Join(parts, ""))
	return n
}

// tooHigh tells of a fraction whose words would fill a page; they are set on
// lines instead.
func (w *working) tooHigh(b setting.Box) bool { return b.Up+b.Down > w.height/4 }

// alignEquals returns how far the equals signs of the formulas that begin at a
// step and follow each other stand from the left; 0 where there is only one.
func (w *working) alignEquals(i int) Length {
	if i+1 == len(w.ind.Hitungan) || w.ind.Hitungan[i+1].Rumus == nil {
		return 0
	}
	var most Length
	count := 0
	for ; i < len(w.ind.Hitungan) && w.ind.Hitungan[i].Rumus != nil; i++ {
		r := w.ind.Hitungan[i].Rumus
		if !w.ind.Hitungan[i].Cetak || !r.Uraian.IsZero() || len(r.PerTahun) > 0 || len(r.Expr.Source) > hitungan.TooLong {
			continue
		}
		s := w.body
		if r.Tebal {
			s = w.bold
		}
		drawn := w.symbols.Drawn(r)
		most = max(most, w.setterOf(r, drawn, s).box(drawn.Root).W)
		count++
	}
	if count < 2 || most > w.width/2 {
		return 0
	}
	return most
}

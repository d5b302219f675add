package drawn

import (
	"cmp"
	"slices"
)

// strike marks the upright words of a page that a level line goes through.
func (r *reader) strike(p *Page) error {
	type baseline struct {
		y, size float64
		words   []*Word // by their middle
	}
	middle := func(w *Word) float64 { return w.X + w.Width/2 }
	var order []*Word
	for i := range p.Words {
		if p.Words[i].Turn == 0 {
			order = append(order, &p.Words[i])
		}
	}
	slices.SortFunc(order, func(a, b *Word) int { return cmp.Or(cmp.Compare(a.Y, b.Y), cmp.Compare(middle(a), middle(b))) })
	var list []baseline
	size := 0.0
	for _, w := range order {
		if n := len(list) - 1; n < 0 || list[n].y != w.Y {
			list = append(list, baseline{y: w.Y})
		}
		last := &list[len(list)-1]
		last.words, last.size = append(last.words, w), max(last.size, w.Size)
		size = max(size, w.Size)
	}
	for _, rule := range p.Rules {
		if !rule.Level() {
			continue
		}
		at, _ := slices.BinarySearchFunc(list, rule.Y0, func(b baseline, y float64) int { return cmp.Compare(b.y, y) })
		for ; at < len(list) && list[at].y-rule.Y0 < 0.45*size; at++ {
			words := list[at].words
			i, _ := slices.BinarySearchFunc(words, rule.X0, func(w *Word, x float64) int { return cmp.Compare(middle(w), x) })
			for ; i < len(words) && middle(words[i]) <= rule.X1; i++ {
				if r.steps--; r.steps < 0 {
					return ErrTooMuch
				}
				if up := (words[i].Y - rule.Y0) / words[i].Size; up > 0.15 && up < 0.45 {
					words[i].Struck = true
				}
			}
			if r.steps--; r.steps < 0 {
				return ErrTooMuch
			}
		}
	}
	return nil
}

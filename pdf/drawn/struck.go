package drawn

import (
	"cmp"
	"slices"
)

// strike marks the upright words of a page that a level line goes through. It counts
// the pairs that it looks at.
func (r *reader) strike(p *Page) error {
	var order []*Word
	size := 0.0
	for i := range p.Words {
		if w := &p.Words[i]; w.Turn == 0 {
			order = append(order, w)
			size = max(size, w.Size)
		}
	}
	slices.SortFunc(order, func(a, b *Word) int { return cmp.Compare(a.Y, b.Y) })
	for _, rule := range p.Rules {
		if !rule.Level() {
			continue
		}
		i, _ := slices.BinarySearchFunc(order, rule.Y0, func(w *Word, y float64) int { return cmp.Compare(w.Y, y) })
		for ; i < len(order) && order[i].Y-rule.Y0 < size; i++ {
			if r.steps--; r.steps < 0 {
				return ErrTooMuch
			}
			w := order[i]
			up := (w.Y - rule.Y0) / w.Size
			if middle := w.X + w.Width/2; up > 0.15 && up < 0.45 && rule.X0 <= middle && rule.X1 >= middle {
				w.Struck = true
			}
		}
	}
	return nil
}

package diff

import (
	"strings"

	"iku/content"
	"iku/content/schema"
	"iku/content/tomltree"
)

// signers compares who signs: each with the same person of the other document, the
// rest in their order. Of several each is told by the name.
func (c *comparison) signers(old, now []*tomltree.Node, fields *schema.Fields) {
	pairs := pairSigners(c.old.PenandaTangan, c.new.PenandaTangan)
	for _, p := range pairs {
		a, b := nth(old, p[0]), nth(now, p[1])
		n := len(c.parts)
		c.alone("penanda_tangan", statements(c.old, a, fields, fields.Name), statements(c.new, b, fields, fields.Name), a, b)
		moved := a != nil && b != nil && p[0] != p[1] && len(old) == len(now)
		if len(c.parts) == n {
			if !moved {
				continue
			}
			c.parts = append(c.parts, Part{Thing: "penanda_tangan", Old: Side{Span: a.Span}, New: Side{Span: b.Span}})
		}
		part := &c.parts[n]
		part.Moved = moved
		if len(old) > 1 || len(now) > 1 {
			name(&part.Old, c.old.PenandaTangan, p[0])
			name(&part.New, c.new.PenandaTangan, p[1])
		}
	}
}

func name(s *Side, list []content.PenandaTangan, i int) {
	if i >= 0 && i < len(list) {
		s.Uraian, s.Number = list[i].Nama, i+1
	}
}

// pairSigners pairs those who sign, by index, -1 where there is none: the same
// persons first, then in order. Who went comes first.
func pairSigners(old, now []content.PenandaTangan) (pairs [][2]int) {
	of := make([]int, len(now)) // the old one of each, counted from 1; 0: none
	taken := make([]bool, len(old))
	for _, same := range []func(a, b *content.PenandaTangan) bool{sameSigner, func(_, _ *content.PenandaTangan) bool { return true }} {
		for i := range now {
			for k := range old {
				if of[i] == 0 && !taken[k] && same(&old[k], &now[i]) {
					taken[k], of[i] = true, k+1
				}
			}
		}
	}
	for k := range old {
		if !taken[k] {
			pairs = append(pairs, [2]int{k, -1})
		}
	}
	for i := range now {
		pairs = append(pairs, [2]int{of[i] - 1, i})
	}
	return pairs
}

// sameSigner tells of one number, or one name where either has none.
func sameSigner(a, b *content.PenandaTangan) bool {
	if x, y := a.Nomor.Plain(), b.Nomor.Plain(); x != "" && y != "" {
		return x == y
	}
	return strings.EqualFold(a.Nama.Value, b.Nama.Value)
}

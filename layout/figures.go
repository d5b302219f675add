package layout

import (
	"strings"

	"iku/content"
	"iku/content/angka"
	"iku/layout/setting"
)

// nilai returns a value in a column of figures: its number below the others',
// whatever their units; text centred.
func (s *setter) nilai(c *column, n content.Nilai) setting.Material {
	if n.IsZero() {
		return nil
	}
	if n.Number == nil {
		if number, rest, ok := signed(n.Value); ok {
			return c.figures.Figure(number, rest, s.body, setting.Centre, n.Span)
		}
		return setting.Text(n.Value, s.body, setting.Centre, n.Span)
	}
	return c.figures.Figure(numberOf(n), n.Rest, s.body, setting.Centre, n.Span)
}

// signs may stand before the number of a value.
var signs = []string{"≥", "≤", ">", "<", "±", "Rp.", "Rp"}

// signed divides a value behind the number that a sign stands before.
func signed(value string) (number, rest string, ok bool) {
	for _, sign := range signs {
		after, has := strings.CutPrefix(value, sign)
		if !has {
			continue
		}
		from := len(value) - len(strings.TrimLeft(after, " "))
		if _, n, ok := angka.Prefix(value[from:]); ok {
			return strings.TrimRight(value[:from+n], " "), strings.TrimSpace(value[from+n:]), true
		}
	}
	return "", "", false
}

// numberOf returns the number that a value begins with, as it is printed.
func numberOf(n content.Nilai) string {
	v := n.Value
	if n.Rest != "" && len(v) > len(n.Rest) && v[len(v)-len(n.Rest):] == n.Rest {
		v = v[:len(v)-len(n.Rest)]
	}
	for len(v) > 0 && v[len(v)-1] == ' ' {
		v = v[:len(v)-1]
	}
	return v
}

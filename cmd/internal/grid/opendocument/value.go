package opendocument

import (
	"math/big"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/angka"
)

// typed says what a value is beside its text.
func typed(c *grid.Cell, kind, value string) {
	switch kind {
	case "boolean":
		c.Kind, c.Text = grid.Bool, "tidak"
		if value == "true" {
			c.Text = "ya"
		}
	case "date":
		if len(value) >= 10 {
			if day, err := angka.ParseDate(value[:10]); err == nil {
				c.Kind, c.Day = grid.Date, &day
			}
		}
	case "float", "percentage", "currency":
		c.Kind, c.Raw = grid.Number, value
		c.Format = grid.FormatOf(49, "0") // the text is what its own format shows
		c.Text = indonesian(c.Text, value, kind == "percentage")
	}
}

// indonesian returns a figure as an Indonesian program shows it, where the program
// that saved it put a point before decimals: only that reading gives its value.
func indonesian(text, value string, percent bool) string {
	exact, ok := new(big.Rat).SetString(value)
	if !ok || len(value) > 60 {
		return text
	}
	if percent {
		exact.Mul(exact, big.NewRat(100, 1))
	}
	from := strings.IndexAny(text, "0123456789")
	if from < 0 {
		return text
	}
	to := from
	for to < len(text) && strings.IndexByte("0123456789.,", text[to]) >= 0 {
		to++
	}
	figure := strings.TrimRight(text[from:to], ".,")
	reads := func(group, point string) bool {
		plain := strings.Replace(strings.ReplaceAll(figure, group, ""), point, ".", 1)
		v, ok := new(big.Rat).SetString(plain)
		if !ok {
			return false
		}
		_, decimals, _ := strings.Cut(plain, ".")
		return v.Cmp(new(big.Rat).Abs(angka.Round(exact, len(decimals)))) == 0
	}
	if reads(".", ",") || !reads(",", ".") {
		return text
	}
	return text[:from] + strings.NewReplacer(",", ".", ".", ",").Replace(figure) + text[from+len(figure):]
}

package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/angka"
	"iku/content/pola"
)

// stored returns the number and the format code of a cell that spells a text
// exactly so; ok is false where no number does.
func stored(text string) (value, code string, ok bool) {
	n, err := angka.Parse(text)
	if err != nil || n.Permille || strings.Contains(text, "Rp") {
		return "", "", false
	}
	code = "0"
	if strings.Contains(text, ".") {
		code = "#,##0"
	}
	if n.Decimals > 0 {
		code += "." + strings.Repeat("0", n.Decimals)
	}
	decimals := n.Decimals
	if n.Percent {
		code += "%"
		decimals += 2
	}
	value = n.Rat.FloatString(decimals)
	if len(strings.Trim(strings.Replace(value, ".", "", 1), "0-")) > 15 {
		return "", "", false
	}
	back, fits := grid.FormatOf(0, code).Show(value, false)
	return value, code, fits && back.Text == text
}

var (
	englishGroups = pola.Regexp(`^(-?)([0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?( ?%)?$`)
	englishPoint  = pola.Regexp(`^(-?[0-9]+)\.([0-9]+)( ?%)?$`)
	dotGroups     = pola.Regexp(`^-?[1-9][0-9]{0,2}(\.[0-9]{3})+( ?%)?$`)
)

// indonesian returns a number that was typed the English way as it is written in
// Indonesian; anything else, and what can be read either way, as it is.
func indonesian(s string) string {
	if m := englishGroups().FindStringSubmatch(s); m != nil && (m[3] != "" || strings.Count(m[2], ",") > 1) {
		return m[1] + strings.ReplaceAll(m[2], ",", ".") + strings.Replace(m[3], ".", ",", 1) + m[4]
	}
	if m := englishPoint().FindStringSubmatch(s); m != nil && !dotGroups().MatchString(s) {
		return m[1] + "," + m[2] + m[3]
	}
	return s
}

// threeDecimals matches a number whose comma may stand before decimals, or thousands.
var threeDecimals = pola.Regexp(`^-?[1-9][0-9]{0,2},[0-9]{3}( ?%)?$`)

// twofold tells of the figures below headings, typed as texts, that can be read in two
// ways: "1,500", and "1.500" where others have a point before decimals. A column is told
// once.
func (b *book) twofold(g *grid.Sheet, h *heads, end int) {
	points := false
	each := func(do func(p placed, c *grid.Cell)) {
		for _, p := range h.columns {
			if p.key == nil || !figure(p.key) {
				continue
			}
			for row := h.last + 1; row < end; row++ {
				if c := g.At(row, p.col); !c.Empty() && c.Kind == grid.Text && c.Begins(row, p.col) {
					do(p, c)
				}
			}
		}
	}
	each(func(_ placed, c *grid.Cell) {
		points = points || englishPoint().MatchString(c.Text) && !dotGroups().MatchString(c.Text)
	})
	type doubted struct {
		first *grid.Cell
		cells int
	}
	by := map[[2]int]*doubted{}
	var order [][2]int
	each(func(p placed, c *grid.Cell) {
		kind := 0
		switch {
		case threeDecimals().MatchString(c.Text):
		case points && dotGroups().MatchString(c.Text):
			kind = 1
		default:
			return
		}
		at := [2]int{p.col, kind}
		if by[at] == nil {
			by[at] = &doubted{first: c}
			order = append(order, at)
		}
		by[at].cells++
	})
	for _, at := range order {
		d := by[at]
		text := strings.TrimSpace(strings.TrimSuffix(d.first.Text, "%"))
		read, other := "koma sebelum desimal", strings.Replace(text, ",", ".", 1)
		if at[1] == 1 {
			read, other = "titik sebelum ribuan", strings.Replace(text, ".", ",", 1)
		}
		words := fmt.Sprintf("%q dibaca dengan %s; bila yang dimaksud %s, perbaiki", brief(d.first.Text), read, other)
		if d.cells > 1 {
			words += " (" + strconv.Itoa(d.cells) + " sel di kolom ini)"
		}
		b.note(d.first.Place, words)
	}
}

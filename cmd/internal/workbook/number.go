package workbook

import (
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/angka"
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
	englishGroups = pattern(`^(-?)([0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?( ?%)?$`)
	englishPoint  = pattern(`^(-?[0-9]+)\.([0-9]+)( ?%)?$`)
	dotGroups     = pattern(`^-?[1-9][0-9]{0,2}(\.[0-9]{3})+( ?%)?$`)
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

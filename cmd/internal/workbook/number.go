package workbook

import (
	"math/big"
	"strings"

	"iku/content/angka"
)

// shape is what a number format says of a number, in its first section.
type shape struct {
	general        bool
	date           bool
	verbatim       bool // the cell holds a TOML value
	percent        bool
	grouped        bool // dots between thousands
	least, most    int  // decimals
	prefix, suffix string
}

// asTOML is the format of a cell whose text is a TOML value. It shows everything
// as General does, and nobody chooses it by accident.
const asTOML = "General;-General;General;@"

// dateNumbers are the built-in formats of dates: ECMA-376 18.8.30.
func dateNumber(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// builtin are the built-in formats of numbers: ECMA-376 18.8.30.
var builtin = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
	41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
}

// formatOf returns what a format code or, where that is empty, the number of a
// built-in one says.
func formatOf(id int, code string) shape {
	if code == "" {
		if dateNumber(id) {
			return shape{date: true}
		}
		code = builtin[id]
	}
	if strings.ReplaceAll(code, `\`, "") == asTOML { // LibreOffice escapes the hyphen
		return shape{general: true, verbatim: true}
	}
	code, _, _ = strings.Cut(code, ";")
	var s shape
	digits, point, words := false, false, &s.prefix
	r := []rune(code)
	for i := 0; i < len(r); i++ {
		switch c := r[i]; c {
		case '"':
			for i++; i < len(r) && r[i] != '"'; i++ {
				*words += string(r[i])
			}
		case '\\':
			if i++; i < len(r) {
				*words += string(r[i])
			}
		case '_', '*':
			i++
		case '[':
			end := i
			for end < len(r) && r[end] != ']' {
				end++
			}
			if name, ok := strings.CutPrefix(string(r[i+1:min(end, len(r))]), "$"); ok {
				name, _, _ = strings.Cut(name, "-")
				*words += name
			}
			i = end
		case '0', '#', '?':
			digits, words = true, &s.suffix
			if point {
				s.most++
				if c == '0' {
					s.least = s.most
				}
			}
		case '.':
			point = digits
		case ',':
			s.grouped = s.grouped || digits && !point
		case '%':
			s.percent = true
		case 'y', 'Y', 'd', 'D':
			s.date = true
		case ' ', '\u00a0', '-', '(', ')', '$':
			if c != '(' && c != ')' {
				*words += string(c)
			}
		}
	}
	s.general = !digits && !s.date
	if s.general {
		s.prefix, s.suffix = "", ""
	}
	s.prefix, s.suffix = strings.TrimSpace(s.prefix), strings.TrimSpace(s.suffix)
	return s
}

// plainNumber matches what a cell stores, within bounds that keep it small.
var plainNumber = pattern(`^-?[0-9]{1,40}(\.[0-9]{1,40})?([eE][-+]?[0-9]{1,2})?$`)

// spell returns a stored number as its format shows it, the Indonesian way, and
// whether the format hides digits; ok is false where raw is no number.
func (s shape) spell(raw string) (text string, hidden, ok bool) {
	if !plainNumber().MatchString(raw) {
		return "", false, false
	}
	value, ok := new(big.Rat).SetString(raw)
	if !ok {
		return "", false, false
	}
	if s.percent {
		value.Mul(value, big.NewRat(100, 1))
	}
	value = significant(value, 15) // a spreadsheet's numbers are exact to 15 digits
	decimals := places(value)
	switch {
	case s.general:
		shown := significant(value, 10)
		hidden, value, decimals = shown.Cmp(value) != 0 && !value.IsInt(), shown, places(shown)
	case decimals > s.most:
		hidden, decimals = true, s.most
	default:
		decimals = max(decimals, s.least)
	}
	text = angka.Format(value, decimals, false)
	if !s.grouped && !s.general {
		text = strings.ReplaceAll(text, ".", "")
	}
	if s.percent {
		text += "%"
	}
	if s.prefix != "" && s.prefix != "-" && s.prefix != "+" {
		text = s.prefix + " " + text
	}
	if s.suffix != "" && s.suffix != "-" {
		text += " " + s.suffix
	}
	return text, hidden, true
}

// significant rounds to that many digits, those of a whole number apart.
func significant(r *big.Rat, digits int) *big.Rat {
	whole := len(new(big.Int).Quo(r.Num(), r.Denom()).String())
	if r.IsInt() {
		return r
	}
	decimals := max(0, digits-whole)
	for small := new(big.Rat).Abs(r); decimals < 40 && small.Cmp(big.NewRat(1, 10)) < 0; decimals++ {
		small.Mul(small, big.NewRat(10, 1))
	}
	return angka.Round(r, decimals)
}

// places returns how many decimals write a number that has finitely many, at
// most 40.
func places(r *big.Rat) int {
	text := strings.TrimRight(r.FloatString(40), "0")
	_, after, _ := strings.Cut(text, ".")
	return len(after)
}

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
	back, _, fits := formatOf(0, code).spell(value)
	return value, code, fits && back == text
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

package grid

import (
	"math/big"
	"strconv"
	"strings"

	"iku/content/angka"
)

// Format is a number format: what it shows of a number.
type Format struct {
	sections []section
	verbatim bool
	unsure   string
}

// section is what a format says of some numbers: the positive ones, the negative,
// zero. ECMA-376 18.8.31.
type section struct {
	general        bool
	tokens         []token // of a date or time; nil: none
	elapsed        bool    // hours, minutes or seconds past a day
	percent        bool
	grouped        bool // dots between thousands
	least, most    int  // decimals
	scale          int  // each leaves out three digits
	digits         bool
	exponent       bool
	parts          int // digits of the denominator of a fraction
	whole          bool
	denominator    int64
	prefix, suffix string
	brackets       bool // "(5)" is how a negative number is shown
}

// AsTOML is the format of a cell whose text is a TOML value. It shows everything
// as General does, and nobody chooses it by accident.
const AsTOML = "General;-General;General;@"

// builtin are the built-in formats: ECMA-376 18.8.30; those of dates as an
// Indonesian program shows them.
var builtin = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
	37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
	41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}

// maxFormatCode is how long a format is looked at; Excel allows 255 characters.
const maxFormatCode = 1024

// FormatOf returns what a format code or, where that is empty, the number of a
// built-in one says.
func FormatOf(id int, code string) *Format {
	if code == "" {
		if code = builtin[id]; code == "" && (id >= 27 && id <= 36 || id >= 50 && id <= 58) {
			code = builtin[14]
		}
	}
	if strings.ReplaceAll(code, `\`, "") == AsTOML { // LibreOffice escapes the hyphen
		return &Format{sections: []section{{general: true}}, verbatim: true}
	}
	f := &Format{}
	if len(code) > maxFormatCode {
		code = ""
	}
	for i, part := range split(code) {
		if i > 0 && part == "" {
			f.sections = append(f.sections, section{}) // such numbers are not shown
			continue
		}
		s, conditional := sectionOf(part)
		if conditional {
			f.unsure = "format sel ini bersyarat; bacalah lagi angkanya"
		}
		f.sections = append(f.sections, s)
	}
	return f
}

// General tells whether numbers are shown as they are.
func (f *Format) General() bool { return f == nil || f.sections[0].general }

// Verbatim tells whether the cell holds a TOML value.
func (f *Format) Verbatim() bool { return f != nil && f.verbatim }

// Percent tells whether numbers are shown as percentages.
func (f *Format) Percent() bool { return f != nil && f.sections[0].percent }

// split returns the sections of a format code.
func split(code string) []string {
	var list []string
	var b strings.Builder
	quoted := false
	r := []rune(code)
	for i := 0; i < len(r); i++ {
		switch {
		case r[i] == '"':
			quoted = !quoted
		case quoted:
		case r[i] == '\\' && i+1 < len(r):
			b.WriteRune(r[i])
			i++
		case r[i] == ';':
			list = append(list, b.String())
			b.Reset()
			continue
		}
		b.WriteRune(r[i])
	}
	list = append(list, b.String())
	return list[:min(len(list), 4)]
}

// sectionOf reads a section, and tells whether it is for some numbers only.
func sectionOf(code string) (s section, conditional bool) {
	point, slash, words := false, false, &s.prefix
	r := []rune(code)
	if i := strings.Index(strings.ToLower(code), "general"); i >= 0 {
		s.general = true
		return s, false
	}
	if tokens, elapsed, ok := dateTokens(r); ok {
		s.tokens, s.elapsed = tokens, elapsed
		return s, false
	}
	pending := 0
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
			inside := string(r[i+1 : min(end, len(r))])
			if name, ok := strings.CutPrefix(inside, "$"); ok {
				name, _, _ = strings.Cut(name, "-")
				*words += name
			} else if strings.ContainsAny(inside, "<>=") {
				conditional = true
			}
			i = end
		case '0', '#', '?':
			switch {
			case slash:
				s.parts = min(s.parts+1, 4)
			case s.exponent:
			default:
				s.grouped = s.grouped || pending > 0 && s.digits && !point
				pending = 0
				if point {
					s.most++
					if c == '0' {
						s.least = s.most
					}
				}
			}
			s.digits, words = true, &s.suffix
		case '1', '2', '3', '4', '5', '6', '7', '8', '9':
			if slash {
				s.denominator = min(s.denominator*10+int64(c-'0'), 9999)
			} else {
				*words += string(c)
			}
		case '/':
			if s.digits {
				slash = true
			} else {
				*words += string(c)
			}
		case '.':
			point = s.digits
		case ',':
			pending++
		case 'E', 'e':
			if s.digits && i+1 < len(r) && (r[i+1] == '+' || r[i+1] == '-') {
				s.exponent = true
				i++
			}
		case '%':
			s.percent = true
		case '(':
			s.brackets = true
		case ' ':
			if s.digits && !slash && strings.ContainsRune(string(r[i:]), '/') {
				s.whole = true
				continue
			}
			*words += " "
		case '\u00a0', '-', '$':
			*words += string(c)
		}
	}
	s.scale = pending * boolInt(s.digits)
	s.prefix, s.suffix = strings.TrimSpace(s.prefix), strings.TrimSpace(s.suffix)
	if !s.digits && s.prefix == "" && strings.TrimSpace(code) == "" || strings.Contains(code, "@") {
		s.general = true
	}
	if s.general {
		s.prefix, s.suffix = "", ""
	}
	return s, conditional
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// plain tells what a cell stores as a number, within bounds that keep it small.
func plain(raw string) bool {
	mantissa, exponent, has := raw, "", false
	if i := strings.IndexAny(raw, "eE"); i >= 0 {
		mantissa, exponent, has = raw[:i], strings.TrimLeft(raw[i+1:], "+-"), true
	}
	before, after, point := strings.Cut(strings.TrimPrefix(mantissa, "-"), ".")
	some := func(s string, most int) bool {
		return s != "" && len(s) <= most && strings.Trim(s, "0123456789") == ""
	}
	return some(before, 40) && (!point || some(after, 40)) && (!has || some(exponent, 2))
}

// Shown is what people see of a number.
type Shown struct {
	Text   string
	Number bool        // a figure, perhaps with words
	Day    *angka.Date // where the text is a date
	Unsure string
}

// Show returns a stored number as the format shows it, the Indonesian way; ok is
// false where raw is no number. Dates count days from 1900, or from 1904.
func (f *Format) Show(raw string, from1904 bool) (shown Shown, ok bool) {
	if !plain(raw) {
		return Shown{}, false
	}
	value, ok := new(big.Rat).SetString(raw)
	if !ok {
		return Shown{}, false
	}
	s, negative := &section{general: true}, value.Sign() < 0
	if f != nil {
		shown.Unsure = f.unsure
		switch n := len(f.sections); {
		case n > 2 && value.Sign() == 0:
			s = &f.sections[2]
		case n > 1 && negative:
			s = &f.sections[1]
			value.Neg(value)
			negative = false
		default:
			s = &f.sections[0]
		}
	}
	if s.tokens != nil {
		text, day, ok := s.moment(value, from1904)
		if ok {
			shown.Text, shown.Day = text, day
			return shown, true
		}
		s = &section{general: true}
	}
	text, hidden := s.spell(value)
	shown.Text, shown.Number = text, true
	if hidden {
		shown.Unsure = "sel ini memuat angka yang lebih teliti daripada yang tampak; dipakai " + text
	}
	if text == "" {
		shown = Shown{}
		if value.Sign() != 0 {
			shown.Unsure = "angka di sel ini disembunyikan oleh formatnya, tidak dibaca"
		}
	}
	return shown, true
}

// spell returns a number as a section shows it, and whether it hides digits.
func (s *section) spell(value *big.Rat) (text string, hidden bool) {
	if !s.general && !s.digits { // words alone
		return s.prefix, s.prefix == "" && value.Sign() != 0
	}
	if s.percent {
		value = new(big.Rat).Mul(value, big.NewRat(100, 1))
	}
	value = significant(value, 15) // a spreadsheet's numbers are exact to 15 digits
	for range min(s.scale, 6) {
		value = new(big.Rat).Quo(value, big.NewRat(1000, 1))
	}
	switch {
	case s.parts > 0 || s.denominator > 0:
		text, hidden = s.fraction(value)
	case s.exponent:
		f, _ := value.Float64()
		text = strings.Replace(strconv.FormatFloat(f, 'E', s.most, 64), ".", ",", 1)
	default:
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
	}
	if s.percent {
		text += "%"
	}
	if s.prefix != "" && s.prefix != "+" {
		if s.prefix == "-" {
			text = "-" + text
		} else {
			text = s.prefix + " " + text
		}
	}
	if s.suffix != "" && s.suffix != "-" {
		text += " " + s.suffix
	}
	if s.brackets {
		text = "(" + text + ")"
	}
	return text, hidden
}

// fraction writes a number as a whole and a fraction: "1 1/2". The nearest one
// that its digits allow is shown, the smallest denominator where several are.
func (s *section) fraction(value *big.Rat) (text string, hidden bool) {
	most := int64(9)
	for range min(s.parts, 4) - 1 {
		most = most*10 + 9
	}
	best, from := new(big.Rat), int64(1)
	if s.denominator > 0 {
		from, most = s.denominator, s.denominator
	}
	den := int64(1)
	gap := new(big.Rat)
	for d := from; d <= most; d++ {
		n := angka.Round(new(big.Rat).Mul(value, big.NewRat(d, 1)), 0)
		near := new(big.Rat).Quo(n, big.NewRat(d, 1))
		away := new(big.Rat).Sub(near, value)
		if away.Abs(away); d == from || away.Cmp(gap) < 0 {
			best, gap, den = near, away, d
		}
		if away.Sign() == 0 {
			break
		}
	}
	count := new(big.Rat).Mul(best, big.NewRat(den, 1)).Num()
	sign := ""
	if count.Sign() < 0 {
		sign = "-"
		count = new(big.Int).Neg(count)
	}
	whole, rest := count, new(big.Int)
	if s.whole {
		whole, rest = new(big.Int).QuoRem(count, big.NewInt(den), new(big.Int))
		switch {
		case rest.Sign() == 0:
			return sign + whole.String(), gap.Sign() != 0
		case whole.Sign() == 0:
			return sign + rest.String() + "/" + strconv.FormatInt(den, 10), gap.Sign() != 0
		}
		return sign + whole.String() + " " + rest.String() + "/" + strconv.FormatInt(den, 10), gap.Sign() != 0
	}
	return sign + count.String() + "/" + strconv.FormatInt(den, 10), gap.Sign() != 0
}

// significant rounds to that many digits, those of a whole number apart.
func significant(r *big.Rat, digits int) *big.Rat {
	if r.IsInt() {
		return r
	}
	whole := len(new(big.Int).Quo(r.Num(), r.Denom()).String())
	decimals := max(0, digits-whole)
	for small := new(big.Rat).Abs(r); decimals < 40 && small.Cmp(big.NewRat(1, 10)) < 0; decimals++ {
		small.Mul(small, big.NewRat(10, 1))
	}
	return angka.Round(r, decimals)
}

// places returns how many decimals write a number that has finitely many, at
// most 40.
func places(r *big.Rat) int {
	if r.IsInt() {
		return 0
	}
	text := strings.TrimRight(r.FloatString(40), "0")
	_, after, _ := strings.Cut(text, ".")
	return len(after)
}

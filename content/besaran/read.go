package besaran

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"iku/content/angka"
	"iku/content/pola"
)

// Read returns what a value says, with the unit that stands beside it.
func Read(text, satuan string) Value {
	s := strings.TrimSpace(text)
	var bound Bound
	if s == "" {
		return Value{}
	}
	if c := s[0]; c < '0' || c > '9' {
		s, bound = cutBound(s)
		if len(s) > len(between) && strings.EqualFold(s[:len(between)], between) { // "antara 60 dan 65"
			s = strings.Replace(s[len(between):], " dan ", "-", 1)
		}
	}
	v := read(s, satuan)
	if bound != Exactly {
		v.Bound = bound
	}
	return v
}

const between = "antara "

func read(s, satuan string) Value {
	n, length, err := angka.Leading(s)
	if err != nil {
		return worded(s, isGrade)
	}
	rest := s[length:]
	for _, sign := range [...]string{":", "banding ", "berbanding "} {
		if second, ok := strings.CutPrefix(strings.TrimLeft(rest, " \u00a0"), sign); ok {
			return ratio(n, s, second)
		}
	}
	if strings.ContainsAny(rest, "0123456789") { // another number
		if sign := signOfRange(rest); sign != "" {
			if v, ok := span(n, rest[len(sign):], satuan); ok {
				return v
			}
		}
	}
	if !angka.Stands(n, rest) {
		return Value{}
	}
	rest = strings.TrimSpace(rest)
	if len(s) > 2 && strings.EqualFold(s[:2], "Rp") {
		rest = money(rest)
	}
	v := Value{}
	v.Bound, rest = trailingBound(rest)
	v.Grade, rest = gradeAfter(rest)
	of := Of(n, rest, satuan)
	of.Bound, of.Grade = v.Bound, v.Grade
	if of.Kind == Time {
		of.more()
	}
	return of
}

// money writes out the letter for a magnitude that may stand behind an amount of
// rupiah: "Rp 1,2 M". Behind other numbers it is a unit, metres.
func money(rest string) string {
	letter, more, _ := strings.Cut(rest, " ")
	switch strings.TrimSuffix(letter, ".") {
	case "M":
		letter = "miliar"
	case "T":
		letter = "triliun"
	default:
		return rest
	}
	return strings.TrimSpace(letter + " " + more)
}

// rangeSign matches what stands between the ends of a range.
var rangeSign = pola.Regexp(`^[\s\x{a0}]*(?:[-–—−~]|(?i:s\.?/?d\.?|sampai|hingga)(?:[\s\x{a0}]+dengan)?)[\s\x{a0}]*`)

// signOfRange returns what stands between the ends of a range, with its blanks;
// empty where the text goes on otherwise, as most do.
func signOfRange(rest string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
	if !strings.ContainsRune("-–—−~sSſhH", first) {
		return ""
	}
	return rangeSign().FindString(rest)
}

// span reads the upper end of a range and what follows it; false where that is
// a date, or a period of years.
func span(low angka.Number, s, satuan string) (Value, bool) {
	high, length, err := angka.Leading(s)
	if err != nil || !angka.Stands(high, s[length:]) {
		return Value{}, false
	}
	if isYear(low) && isYear(high) || low.Rat.Cmp(high.Rat) > 0 && low.Percent == high.Percent {
		return Value{}, false
	}
	if high.Percent && !low.Percent { // "70-72%"
		low.Rat, low.Percent = angka.Shift(low.Rat, -2), true
	}
	if low.Percent && !high.Percent {
		high.Rat = angka.Shift(high.Rat, -2)
	}
	low.Decimals = max(low.Decimals, high.Decimals)
	rest := strings.TrimSpace(s[length:])
	grade, rest := gradeAfter(rest)
	v := Value{Kind: Plain, Rat: low.Rat, High: high.Rat, Decimals: low.Decimals, Grade: grade}
	if low.Percent {
		v.Kind, v.Stated, v.Own = Percent, true, true
	}
	v.apply(rest, satuan)
	return v, true
}

func isYear(n angka.Number) bool {
	return n.Decimals == 0 && !n.Percent && n.Rat.IsInt() && n.Rat.Num().IsInt64() &&
		n.Rat.Num().Int64() >= angka.FirstYear && n.Rat.Num().Int64() <= angka.LastYear
}

// ratio reads what a number is to another: "1 : 3.201". A time of day is none.
func ratio(base angka.Number, s, second string) Value {
	second = strings.TrimLeft(second, " \u00a0")
	n, length, err := angka.Leading(second)
	if err != nil || n.Percent || base.Percent || s[0] == '0' || base.Rat.Sign() <= 0 || n.Rat.Sign() <= 0 {
		return Value{}
	}
	rest := second[length:]
	if !angka.Stands(n, rest) {
		return Value{}
	}
	rest = strings.ToLower(strings.TrimSpace(rest))
	if strings.HasPrefix(rest, "wi") { // WIB, WITA, WIT
		return Value{}
	}
	return Value{Kind: Ratio, Rat: n.Rat, Base: base.Rat, Decimals: n.Decimals, Unit: rest, Stated: true, Own: true}
}

// more adds the smaller units that follow a time: "1 jam 30 menit".
func (v *Value) more() {
	for range 3 {
		n, length, err := angka.Leading(v.Unit)
		if err != nil {
			return
		}
		next := unitOf(strings.TrimSpace(v.Unit[length:]))
		if next.kind != Time || next.length.months != v.length.months || next.length.size >= v.length.size {
			return
		}
		whole := new(big.Rat).Mul(v.Rat, big.NewRat(v.length.size, next.length.size))
		v.Rat, v.Decimals = whole.Add(whole, n.Rat), n.Decimals
		v.length, v.Unit = next.length, next.words
	}
}

// bounds are the words and signs of comparison, those that begin with others
// first.
var bounds = []struct {
	said  string
	bound Bound
}{
	{"±", About}, {"+/-", About}, {"~", About}, {"≈", About}, {"sekitar", About}, {"kurang lebih", About}, {"kira-kira", About},
	{"lebih kurang", About},
	{"≥", AtLeast}, {">=", AtLeast}, {"=>", AtLeast}, {"> =", AtLeast}, {"⩾", AtLeast},
	{"≤", AtMost}, {"<=", AtMost}, {"=<", AtMost}, {"< =", AtMost}, {"⩽", AtMost},
	{">", MoreThan}, {"<", LessThan}, {"=", Exactly},
	{"minimal", AtLeast}, {"minimum", AtLeast}, {"min.", AtLeast}, {"min", AtLeast}, {"sekurang-kurangnya", AtLeast},
	{"sekurangnya", AtLeast}, {"sedikitnya", AtLeast}, {"setidaknya", AtLeast}, {"paling sedikit", AtLeast}, {"paling rendah", AtLeast},
	{"paling kurang", AtLeast}, {"tidak kurang dari", AtLeast}, {"lebih dari atau sama dengan", AtLeast}, {"di atas", MoreThan},
	{"diatas", MoreThan}, {"lebih dari", MoreThan}, {"lebih besar dari", MoreThan},
	{"maksimal", AtMost}, {"maksimum", AtMost}, {"maks.", AtMost}, {"maks", AtMost}, {"max.", AtMost}, {"max", AtMost},
	{"paling banyak", AtMost}, {"paling tinggi", AtMost}, {"paling lama", AtMost}, {"setinggi-tingginya", AtMost},
	{"sebanyak-banyaknya", AtMost}, {"tidak lebih dari", AtMost}, {"tidak melebihi", AtMost}, {"kurang dari atau sama dengan", AtMost},
	{"di bawah", LessThan}, {"dibawah", LessThan}, {"kurang dari", LessThan}, {"lebih kecil dari", LessThan}, {"lebih rendah dari", LessThan},
}

// cutBound takes the sign of comparison off the beginning of a value.
func cutBound(s string) (string, Bound) {
	for _, b := range bounds {
		if len(s) < len(b.said) || !strings.EqualFold(s[:len(b.said)], b.said) {
			continue
		}
		rest := strings.TrimLeft(s[len(b.said):], " \u00a0:")
		if c := b.said[len(b.said)-1]; c >= 'a' && c <= 'z' && rest == s[len(b.said):] {
			if r, _ := utf8.DecodeRuneInString(rest); r < '0' || r > '9' {
				continue // "minimalis"
			}
		}
		return rest, b.bound
	}
	return s, Exactly
}

// after are the words of comparison that may stand behind a number.
var after = []struct {
	said  string
	bound Bound
}{
	{"ke atas", AtLeast}, {"keatas", AtLeast}, {"atau lebih", AtLeast}, {"minimal", AtLeast}, {"(minimal)", AtLeast}, {"lebih", MoreThan},
	{"ke bawah", AtMost}, {"kebawah", AtMost}, {"atau kurang", AtMost}, {"maksimal", AtMost}, {"(maksimal)", AtMost}, {"±", About}, {"atau", About},
	{"~", About},
}

func trailingBound(rest string) (Bound, string) {
	if rest == "" {
		return Exactly, rest
	}
	for _, b := range after {
		if len(rest) >= len(b.said) && strings.EqualFold(rest[:len(b.said)], b.said) && (len(rest) == len(b.said) || rest[len(b.said)] == ' ') {
			return b.bound, strings.TrimSpace(rest[len(b.said):])
		}
	}
	return Exactly, rest
}

package besaran

import (
	"math/big"
	"strings"
	"unicode"
)

// unit is what the words after a number, or in its satuan, say.
type unit struct {
	kind   Kind // Plain where they are no more than words
	zeros  int
	length length
	loose  bool
	words  string // what is left, in lower case
}

func (u unit) stated() bool { return u.kind != Plain || u.zeros > 0 }

// length is a unit of time as so many of the smallest of its family: seconds, or
// months, which have no fixed number of days.
type length struct {
	months bool
	size   int64
}

// spellings holds every single word that says a kind, a magnitude or a time.
var spellings = map[string]unit{
	"%": {kind: Percent}, "persen": {kind: Percent}, "prosen": {kind: Percent}, "presen": {kind: Percent}, "persentase": {kind: Percent},
	"prosentase": {kind: Percent}, "presentase": {kind: Percent}, "pct": {kind: Percent}, "percent": {kind: Percent}, "procent": {kind: Percent},
	"‰": {kind: Permille}, "permil": {kind: Permille}, "promil": {kind: Permille}, "permill": {kind: Permille}, "promille": {kind: Permille},
	"permille": {kind: Permille},
	"pp":       {kind: Points}, "poin": {kind: Points, loose: true}, "point": {kind: Points, loose: true},
	"ribu": {zeros: 3}, "rb": {zeros: 3}, "ribuan": {zeros: 3}, "juta": {zeros: 6}, "jt": {zeros: 6}, "jutaan": {zeros: 6},
	"miliar": {zeros: 9}, "milyar": {zeros: 9}, "miliard": {zeros: 9}, "triliun": {zeros: 12}, "trilyun": {zeros: 12}, "triliyun": {zeros: 12},
	"detik": {kind: Time, length: length{false, 1}}, "dtk": {kind: Time, length: length{false, 1}},
	"menit": {kind: Time, length: length{false, 60}}, "mnt": {kind: Time, length: length{false, 60}},
	"jam":  {kind: Time, length: length{false, 3600}},
	"hari": {kind: Time, length: length{false, 86_400}}, "hr": {kind: Time, length: length{false, 86_400}},
	"minggu": {kind: Time, length: length{false, 7 * 86_400}}, "pekan": {kind: Time, length: length{false, 7 * 86_400}},
	"bulan": {kind: Time, length: length{true, 1}}, "bln": {kind: Time, length: length{true, 1}},
	"triwulan": {kind: Time, length: length{true, 3}}, "semester": {kind: Time, length: length{true, 6}},
	"tahun": {kind: Time, length: length{true, 12}}, "thn": {kind: Time, length: length{true, 12}}, "th": {kind: Time, length: length{true, 12}},
}

// leads are words before the one that says the kind: "dalam persen", "Rp juta".
var leads = map[string]bool{"dalam": true, "dlm": true, "dlm.": true, "satuan": true, "rp": true, "rp.": true, "rupiah": true, "idr": true, "angka": true}

// unitOf reads the words after a number, or a satuan. A kind is said by the first
// of them ("persen", "ribu jiwa", "% per tahun"), or by one that stands alone in
// brackets ("Persen (%)", "Nilai (%)", "Rp (juta)").
func unitOf(s string) unit {
	if s == "" {
		return unit{kind: Plain}
	}
	s = strings.ToLower(s)
	if u, ok := spellings[s]; ok {
		return u.whole("")
	}
	if strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == "" { // a word that says nothing more
		return unit{kind: Plain, words: s}
	}
	words := strings.FieldsFunc(opened(s), func(r rune) bool { return unicode.IsSpace(r) || r == '\u00a0' })
	at := 0
	for at < len(words) && leads[words[at]] {
		at++
	}
	if at < len(words) {
		word := words[at]
		if k, rest, cut := cutSign(word); cut { // "%/tahun", "‰)"
			words = append(words[:at:at], append([]string{k, rest}, words[at+1:]...)...)
			word = k
		}
		if u, n := said(words[at:], word); n > 0 {
			left := append(words[:at:at], words[at+n:]...)
			for len(left) > 0 && (left[0] == "satuan" || strings.HasPrefix(left[0], "dalam") || strings.HasPrefix(left[0], "dlm")) {
				left = left[1:]
			}
			if u.kind != Time || sayable(left) {
				return u.whole(strings.Join(unbracketed(left, u), " "))
			}
		}
	}
	for i, word := range words {
		inner := strings.TrimPrefix(word, "(")
		if inner == word || i == 0 && len(words) > 1 && !strings.HasSuffix(word, ")") {
			continue
		}
		if u, n := said(words[i:], strings.TrimRight(inner, "),.")); n > 0 && u.kind != Time && !u.loose && strings.HasSuffix(words[i+n-1], ")") {
			return u.whole(strings.Join(append(words[:i:i], words[i+n:]...), " "))
		}
	}
	return unit{kind: Plain, words: strings.Join(words, " ")}
}

// whole returns the unit with what is left of the words.
func (u unit) whole(left string) unit {
	if u.kind == Words {
		u.kind = Plain
	}
	u.words = left
	return u
}

// opened parts a bracket from the word before it, "persen(%)", and makes a square one
// a round one.
func opened(s string) string {
	if strings.ContainsAny(s, "[]") {
		s = squared.Replace(s)
	}
	if i := strings.IndexByte(s, '('); i > 0 && s[i-1] != ' ' {
		return s[:i] + " " + s[i:]
	}
	return s
}

var squared = strings.NewReplacer("[", "(", "]", ")")

// cutSign divides a word that says a kind from what is glued to it: "%/tahun",
// "menit/pasien".
func cutSign(word string) (sign, rest string, ok bool) {
	if i := strings.IndexByte(word, '/'); i > 0 {
		if _, ok := spellings[word[:i]]; ok {
			return word[:i], word[i:], true
		}
	}
	for _, sign := range []string{"%", "‰"} {
		if rest, ok := strings.CutPrefix(word, sign); ok && rest != "" && rest != ")" {
			return sign, rest, true
		}
	}
	return "", "", false
}

// Convert returns by how much an amount of the one is multiplied to be one of the
// other; false where they are no times, or of days and of months.
func Convert(from, to Value) (*big.Rat, bool) {
	if from.Kind != Time || to.Kind != Time || from.length.months != to.length.months {
		return nil, false
	}
	return big.NewRat(from.length.size, to.length.size), true
}

// Smallest returns the amount; of a time that in the smallest unit of its family,
// seconds or months.
func (v Value) Smallest() *big.Rat {
	if v.Kind != Time {
		return v.Rat
	}
	return new(big.Rat).Mul(v.Rat, new(big.Rat).SetInt64(v.length.size))
}

// Months tells of a time in months and years, which is no number of days.
func (v Value) Months() bool { return v.Kind == Time && v.length.months }

// said returns what the first words say, and how many of them say it. Percentage
// points take two: "poin persen", "% poin", "per mil".
func said(words []string, first string) (unit, int) {
	first = strings.Trim(first, "(),.;")
	if first == "poin-persen" || first == "poin-persentase" || first == "%-poin" {
		return unit{kind: Points}, 1
	}
	u, ok := spellings[first]
	second := ""
	if len(words) > 1 {
		second = strings.Trim(words[1], "(),.;")
	}
	switch {
	case first == "per" && (second == "cent" || second == "sen" || second == "seratus"):
		return unit{kind: Percent}, 2
	case first == "per" && (second == "mil" || second == "mill" || second == "mille"):
		return unit{kind: Permille}, 2
	case !ok:
		return unit{}, 0
	case u.kind == Points && spellings[second].kind == Percent, u.kind == Percent && spellings[second].kind == Points:
		return unit{kind: Points}, 2
	}
	return u, 1
}

// sayable tells whether a word of time is all of the unit: "menit", "menit per
// pasien"; not "hari kerja" or "jam pelajaran", which have lengths of their own.
func sayable(left []string) bool {
	if len(left) == 0 {
		return true
	}
	return strings.HasPrefix(left[0], "per") || left[0][0] == '/' || left[0][0] == '(' || left[0][0] >= '0' && left[0][0] <= '9'
}

// unbracketed drops the bracket that only says the kind once more: "persen (%)".
func unbracketed(left []string, u unit) []string {
	if len(left) == 1 && strings.HasPrefix(left[0], "(") {
		if again := spellings[strings.Trim(left[0], "()")]; again.kind == u.kind && again.zeros == u.zeros {
			return nil
		}
	}
	return left
}

// Word returns what a single word behind a number says of it: a kind, or the
// zeros of a magnitude.
func Word(word string) (kind Kind, zeros int) {
	u := spellings[strings.ToLower(word)].whole("")
	return u.kind, u.zeros
}

// Unit returns the kind that a satuan gives a number.
func Unit(satuan string) Kind {
	if satuan == "" {
		return Plain
	}
	return unitOf(satuan).kind
}

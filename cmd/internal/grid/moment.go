package grid

import (
	"fmt"
	"math/big"
	"strings"
	"time"

	"iku/content/angka"
)

// token is a piece of a format of dates: letters of one kind, or words.
type token struct {
	letter rune // y m d h s, M for minutes, a for AM/PM, 0 for words, f for parts of a second
	n      int
	words  string
	past   bool // [h]: not cut at a day
}

// dateTokens reads a format of dates or times; ok is false where it is none.
func dateTokens(r []rune) (list []token, elapsed, ok bool) {
	words := func(s string) {
		if n := len(list); n > 0 && list[n-1].letter == 0 {
			list[n-1].words += s
		} else {
			list = append(list, token{words: s})
		}
	}
	for i := 0; i < len(r); i++ {
		c := r[i]
		switch c {
		case '"':
			for i++; i < len(r) && r[i] != '"'; i++ {
				words(string(r[i]))
			}
			continue
		case '\\':
			if i++; i < len(r) {
				words(string(r[i]))
			}
			continue
		case '_', '*':
			i++
			continue
		case '[':
			end := i
			for end < len(r) && r[end] != ']' {
				end++
			}
			inside := strings.ToLower(string(r[i+1 : min(end, len(r))]))
			if inside != "" && strings.Trim(inside, string(inside[0])) == "" && strings.ContainsRune("hms", rune(inside[0])) {
				letter := rune(inside[0])
				if letter == 'm' {
					letter = 'M'
				}
				list = append(list, token{letter: letter, n: len(inside), past: true})
				elapsed, ok = true, true
			}
			i = end
			continue
		}
		lower := []rune(strings.ToLower(string(c)))[0]
		switch {
		case strings.ContainsRune("ymdhs", lower):
			n := 1
			for i+1 < len(r) && strings.ToLower(string(r[i+1])) == string(lower) {
				i++
				n++
			}
			list = append(list, token{letter: lower, n: n})
			ok = true
		case lower == 'a' && (hasPrefixFold(r[i:], "am/pm") || hasPrefixFold(r[i:], "a/p")):
			list = append(list, token{letter: 'a'})
			if i += 2; hasPrefixFold(r[i-2:], "am/pm") {
				i += 2
			}
		case c == '0' && len(list) > 0 && ok:
			if n := len(list); list[n-1].letter == 'f' {
				list[n-1].n++
			} else {
				list = append(list, token{letter: 'f', n: 1})
			}
		case c == '0', c == '#', c == '?', c == '%', c == '@':
			return nil, false, false
		default:
			words(string(c))
		}
	}
	for i := range list { // m is a minute beside an hour or a second
		if list[i].letter != 'm' || list[i].n > 2 {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			if list[j].letter != 0 {
				if list[j].letter == 'h' {
					list[i].letter = 'M'
				}
				break
			}
		}
		for j := i + 1; j < len(list); j++ {
			if list[j].letter != 0 {
				if list[j].letter == 's' {
					list[i].letter = 'M'
				}
				break
			}
		}
	}
	return list, elapsed, ok
}

func hasPrefixFold(r []rune, s string) bool {
	return len(r) >= len(s) && strings.EqualFold(string(r[:len(s)]), s)
}

// maxDays is the last day that a spreadsheet counts to: the end of the year 9999.
const maxDays = 2_958_466

// moment writes a count of days; day is set where the text has a day, a month and
// a year. ok is false where there is no such day.
func (s *section) moment(value *big.Rat, from1904 bool) (text string, day *angka.Date, ok bool) {
	if value.Sign() < 0 || value.Cmp(big.NewRat(maxDays, 1)) >= 0 {
		return "", nil, false
	}
	parts := int64(1000) // of a second
	all := new(big.Rat).Mul(value, big.NewRat(24*60*60*parts, 1))
	total := angka.Round(all, 0).Num().Int64()
	if !s.has('f') {
		total = angka.Round(new(big.Rat).Mul(value, big.NewRat(24*60*60, 1)), 0).Num().Int64() * parts
	}
	days, rest := total/(24*60*60*parts), total%(24*60*60*parts)
	seconds := rest / parts
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 60: // 1900 has a 29 February there
		epoch = epoch.AddDate(0, 0, 1)
	}
	date := epoch.AddDate(0, 0, int(days))
	if days == 0 && !from1904 && (s.has('d') || s.has('y') || s.has('m')) {
		return "", nil, false
	}
	hours := seconds / 3600
	var b strings.Builder
	for _, t := range s.tokens {
		switch t.letter {
		case 0:
			b.WriteString(t.words)
		case 'y':
			if t.n <= 2 {
				fmt.Fprintf(&b, "%02d", date.Year()%100)
			} else {
				fmt.Fprintf(&b, "%d", date.Year())
			}
		case 'm':
			name := angka.Months[date.Month()-1]
			switch {
			case t.n == 3:
				b.WriteString(shortMonth(name))
			case t.n == 4:
				b.WriteString(name)
			case t.n >= 5:
				b.WriteString(name[:1])
			default:
				fmt.Fprintf(&b, "%0*d", t.n, int(date.Month()))
			}
		case 'd':
			name := weekdays[date.Weekday()]
			switch {
			case t.n == 3:
				b.WriteString(name[:3])
			case t.n >= 4:
				b.WriteString(name)
			default:
				fmt.Fprintf(&b, "%0*d", t.n, date.Day())
			}
		case 'h':
			h := hours
			switch {
			case t.past:
				h = total / (3600 * parts)
			case s.has('a'):
				h = (hours+11)%12 + 1
			}
			fmt.Fprintf(&b, "%0*d", min(t.n, 2), h)
		case 'M':
			minutes := seconds / 60 % 60
			if t.past {
				minutes = total / (60 * parts)
			}
			fmt.Fprintf(&b, "%0*d", min(t.n, 2), minutes)
		case 's':
			sec := seconds % 60
			if t.past {
				sec = total / parts
			}
			fmt.Fprintf(&b, "%0*d", min(t.n, 2), sec)
		case 'f':
			fraction := fmt.Sprintf("%03d000000", rest%parts)
			text := strings.TrimSuffix(b.String(), ".")
			b.Reset()
			b.WriteString(text + "," + fraction[:min(t.n, 9)])
		case 'a':
			b.WriteString(map[bool]string{false: "AM", true: "PM"}[hours >= 12])
		}
	}
	if s.has('d') && s.has('m') && s.has('y') {
		day = &angka.Date{Year: date.Year(), Month: int(date.Month()), Day: date.Day()}
	}
	return strings.TrimSpace(b.String()), day, true
}

func (s *section) has(letter rune) bool {
	for _, t := range s.tokens {
		if t.letter == letter {
			return true
		}
	}
	return false
}

var weekdays = [7]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

// shortMonth returns the abbreviation of a month that an Indonesian program shows.
func shortMonth(name string) string {
	if name == "Agustus" {
		return "Agu"
	}
	return name[:3]
}

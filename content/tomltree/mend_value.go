package tomltree

import (
	"regexp"
	"strconv"
	"strings"

	"iku/content/angka"
	"iku/content/finding"
	"iku/content/pola"
	"iku/content/source"
)

var (
	onlyKey = pola.Regexp(`^\s*([A-Za-z_][\w-]*)\s*$`)
	noValue = pola.Regexp(`(?i)^\s*[\w.-]+\s*=\s*(null|none|nil|undefined)\s*(#.*)?$`)
	fence   = pola.Regexp("^\\s*(```|~~~|---+|===+|\\*\\*\\*+|___+)\\s*\\w*\\s*$")
)

// noTOML says of a statement that nothing of TOML was meant by, or that lacks what only
// its writer knows, what to do with it; false of any other.
func noTOML(written string, fault *finding.Finding, place func(from, to int) source.Span) bool {
	switch {
	case fence().MatchString(written):
		fault.Message, fault.Hint = "baris ini hiasan teks (Markdown), bukan TOML", "hapus baris ini"
		fault.Fix = &finding.Fix{Span: place(0, len(written))}
	case noValue().MatchString(written):
		fault.Message, fault.Hint = "TOML tidak punya nilai kosong seperti "+noValue().FindStringSubmatch(written)[1], "hapus baris ini: yang tidak ada tidak ditulis"
	case onlyKey().MatchString(written):
		key := onlyKey().FindStringSubmatch(written)[1]
		fault.Message, fault.Hint = "kunci ini tidak diikuti = dan nilainya", "tulis: "+key+` = "…", atau hapus baris ini`
	default:
		return false
	}
	return true
}

// dates are the ways of writing one without quotes that are not TOML's: each with the
// groups of its day, month and year.
var dates = []struct {
	form             func() *regexp.Regexp
	day, month, year int
}{
	{pola.Regexp(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`), 1, 2, 3},
	{pola.Regexp(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`), 3, 2, 1},
}

// dated writes a date that stands without quotes as TOML does.
func dated(s string) string {
	m := assignment().FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	if day, err := angka.ParseDate(strings.ReplaceAll(m[2], "-", " ")); err == nil {
		return m[1] + day.ISO() + m[3]
	}
	for _, d := range dates {
		if p := d.form().FindStringSubmatch(m[2]); p != nil {
			number := func(group int) int { n, _ := strconv.Atoi(p[group]); return n }
			return m[1] + angka.Date{Year: number(d.year), Month: number(d.month), Day: number(d.day)}.ISO() + m[3]
		}
	}
	return ""
}

var besides = pola.Regexp(`("[^"]*"|'[^']*'|\d)\s+("|')`)

// listed parts the elements of a list.
func listed(s string) string {
	m := assignment().FindStringSubmatch(s)
	if m == nil || !strings.HasPrefix(m[2], "[") || !strings.HasSuffix(m[2], "]") || !besides().MatchString(m[2]) {
		return ""
	}
	return m[1] + besides().ReplaceAllString(m[2], "$1, $2") + m[3]
}

var (
	entryBegins = pola.Regexp(`^\s*("[^"]*"|'[^']*'|[\w-]+)\s*(?:=>|:|=)\s*`)
	entryQuoted = pola.Regexp(`^("(?:[^"\\]|\\.)*"|'[^']*')\s*`)
)

// braced writes the keys and values of a table in braces as TOML does: with = between
// them, commas behind them, and quotes around what is neither number nor true or false.
func braced(s string) string {
	m := assignment().FindStringSubmatch(s)
	if m == nil || !strings.HasPrefix(m[2], "{") || !strings.HasSuffix(m[2], "}") {
		return ""
	}
	rest, out := strings.TrimSpace(m[2][1:len(m[2])-1]), []string(nil)
	for rest != "" {
		k := entryBegins().FindStringSubmatch(rest)
		if k == nil {
			return ""
		}
		rest = rest[len(k[0]):]
		value := ""
		if v := entryQuoted().FindStringSubmatch(rest); v != nil {
			value, rest = v[1], rest[len(v[0]):]
		} else {
			value, rest = bare(rest)
			if value == "" {
				return ""
			}
			if !sound("k = " + value) {
				value = strconv.Quote(value)
			}
		}
		out = append(out, k[1]+" = "+value)
		rest = strings.TrimLeft(rest, ",; \t")
	}
	return m[1] + "{ " + strings.Join(out, ", ") + " }" + m[3]
}

// bare cuts a value without quotes off the entries of a table in braces: up to the comma
// behind which the next key stands.
func bare(s string) (value, rest string) {
	for at := range len(s) + 1 {
		if at == len(s) || (s[at] == ',' || s[at] == ';') && (strings.TrimSpace(s[at+1:]) == "" || entryBegins().MatchString(s[at+1:])) {
			value, rest = strings.TrimSpace(s[:at]), s[at:]
			break
		}
	}
	if strings.ContainsAny(value, "\"'{}[]=:\\") {
		return "", ""
	}
	return value, rest
}

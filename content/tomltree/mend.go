package tomltree

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"iku/content/finding"
	"iku/content/pola"
	"iku/content/source"
)

// lookalikes are characters that look like those of TOML and are others, as word
// processors and copied pages leave them: what each is called, and what is meant.
var lookalikes = map[rune]struct{ name, means string }{
	'“': {"tanda kutip dari pengolah kata", `"`}, '”': {"tanda kutip dari pengolah kata", `"`}, '„': {"tanda kutip dari pengolah kata", `"`},
	'‟': {"tanda kutip dari pengolah kata", `"`}, '«': {"tanda kutip", `"`}, '»': {"tanda kutip", `"`}, '″': {"tanda detik", `"`},
	'‘': {"tanda petik dari pengolah kata", `"`}, '’': {"tanda petik dari pengolah kata", `"`}, '‚': {"tanda petik dari pengolah kata", `"`},
	'‛': {"tanda petik dari pengolah kata", `"`}, '′': {"tanda menit", `"`}, '`': {"tanda petik terbalik", `"`}, '´': {"aksen", `"`},
	'\u00a0': {"spasi keras", " "}, '\u2007': {"spasi keras", " "}, '\u202f': {"spasi keras", " "}, '\u3000': {"spasi lebar", " "},
	'\u2002': {"spasi", " "}, '\u2003': {"spasi", " "}, '\u2009': {"spasi", " "}, '\u200a': {"spasi", " "},
	'\u200b': {"karakter tak kasatmata", ""}, '\u200c': {"karakter tak kasatmata", ""}, '\u200d': {"karakter tak kasatmata", ""},
	'\u200e': {"karakter tak kasatmata", ""}, '\u200f': {"karakter tak kasatmata", ""},
	'\u2060': {"karakter tak kasatmata", ""}, '\ufeff': {"karakter tak kasatmata", ""}, '\u00ad': {"tanda hubung tak kasatmata", ""},
	'₌': {"tanda sama dengan kecil", "="}, '⁼': {"tanda sama dengan kecil", "="}, '﹦': {"tanda sama dengan kecil", "="}, '゠': {"tanda sama dengan ganda", "="},
	'【': {"kurung tebal", "["}, '】': {"kurung tebal", "]"}, '〔': {"kurung siku lain", "["}, '〕': {"kurung siku lain", "]"},
	'–': {"tanda pisah", "-"}, '—': {"tanda pisah", "-"}, '−': {"tanda kurang", "-"}, '‐': {"tanda hubung", "-"}, '‑': {"tanda hubung", "-"},
}

// wide is how far the wide forms of the characters of ASCII stand from these.
const wide = '！' - '!'

// foreignLetters are the letters of other scripts that look like those of keys, and
// latinLetters these.
var foreignLetters, latinLetters = []rune("аеорсухіјѕԁһӏАВЕЅІКМНОРСТХοανιρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"), []rune("aeopcyxijsdhlABESIKMHOPCTXoavipuABEZHIKMNOPTYX")

// foreign returns what script a letter is of that looks like one of a key, and that
// one; "" where it is none.
func foreign(r rune) (script, latin string) {
	i := slices.Index(foreignLetters, r)
	if i < 0 {
		return "", ""
	}
	script = "huruf Yunani"
	if unicode.Is(unicode.Cyrillic, r) {
		script = "huruf Kiril"
	}
	return script, string(latinLetters[i])
}

// lookalike returns what a character is called and what is meant by it.
func lookalike(r rune) (name, means string, ok bool) {
	if r >= '！' && r <= '～' {
		return "bentuk lebar", string(r - wide), true
	}
	if l, ok := lookalikes[r]; ok {
		return l.name, l.means, true
	}
	name, means = foreign(r)
	return name, means, name != ""
}

// mended returns a statement as it should be, where one way of writing it wrong is
// known and what comes out can be read; "" where none is. It says in the fault
// what is wrong, at its place within the statement.
func mended(written string, fault *finding.Finding, place func(from, to int) source.Span) string {
	if len(written) > 10_000 || noTOML(written, fault, place) {
		return ""
	}
	if right := unlike(written, false, fault, place); right != "" {
		return right
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(written))
	if _, means, _ := lookalike(last); means == `"` || strings.Contains(written, "\n") {
		return unlike(written, true, fault, place) // what opens as TOML has it may close otherwise
	}
	right, message := search(written, 3)
	if right != "" {
		fault.Message = message
		fault.Hint = "tulis: " + brief(written, right)
		return right
	}
	return unlike(written, true, fault, place)
}

// unlike returns a statement without look-alikes, and otherwise mended where it
// then still cannot be read; "" where it has none or is not mended so.
func unlike(written string, everywhere bool, fault *finding.Finding, place func(from, to int) source.Span) string {
	right, at, r := likely(written, everywhere)
	if at < 0 {
		return ""
	}
	if !sound(right) && !strings.Contains(right, "\n") {
		right, _ = search(right, 2)
	}
	if right == "" || !sound(right) {
		return ""
	}
	fault.Message = told(r)
	fault.Span = place(at, at+utf8.RuneLen(r))
	fault.Hint = "tulis: " + brief(written, right)
	return right
}

// told says of a look-alike what it is.
func told(r rune) string {
	switch name, means, _ := lookalike(r); means {
	case "":
		return fmt.Sprintf("di sini ada %s (U+%04X)", name, r)
	case " ":
		return fmt.Sprintf("di sini ada %s (U+%04X), bukan spasi biasa", name, r)
	default:
		return fmt.Sprintf("%c (U+%04X) adalah %s, bukan %s", r, r, name, means)
	}
}

// brief returns the first line that is written otherwise, cut where it is long.
func brief(written, right string) string {
	old, lines := strings.Split(written, "\n"), strings.Split(right, "\n")
	line := lines[0]
	for i := range min(len(old), len(lines)) {
		if old[i] != lines[i] {
			line = lines[i]
			break
		}
	}
	line = strings.TrimSpace(line)
	if r := []rune(line); len(r) > 100 {
		return string(r[:100]) + "…"
	}
	return line
}

// likely returns a statement with what is meant by its look-alikes, the first of
// them and its place, -1 where there is none. Those within a text count only where
// they are asked for everywhere, or may be its end.
func likely(written string, everywhere bool) (right string, at int, first rune) {
	at = -1
	var b strings.Builder
	quote := rune(0)
	for i, r := range written {
		name, means, like := lookalike(r)
		quotes := means == `"` && name != ""
		switch {
		case like && (quote == 0 || everywhere && !unicode.IsLetter(r) || quotes && quote == -1):
			if at < 0 {
				at, first = i, r
			}
			b.WriteString(means)
			if quotes {
				if quote == 0 {
					quote = -1 // opened by a look-alike
				} else {
					quote = 0
				}
			}
			continue
		case r == '\n' && quote == -1:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote = r
		case quote == r, quote == -1 && r == '"':
			quote = 0
		}
		b.WriteRune(r)
	}
	return b.String(), at, first
}

// sound tells whether a statement can be read.
func sound(statement string) bool {
	_, err := decode(statement)
	return err == nil
}

// What some ways are called that the format has a word in.
const (
	noTruth  = "ya dan tidak ditulis true dan false"
	noQuotes = "teks diapit tanda kutip"
)

// ways are the ways of writing a statement wrong: what is wrong, and the statement
// without it, "" where it is not wrong in that way.
var ways = []struct {
	message string
	right   func(string) string
}{
	{"setelah nilai tidak ada titik koma", valued(`^([^;]+?)\s*;$`, "$1")},
	{"komentar TOML diawali #", replaced(`^([^"'#]*?)(?://|--|;|/\*)\s*([^=]*?)(?:\*/)?\s*$`, "$1# $2")},
	{"komentar TOML diawali #", replaced(`^([^"'#]*(?:"[^"]*"|'[^']*'|\]|\}|\w)\s*)(?://|--|;|/\*)\s*(.*)$`, "$1# $2")},
	{"komentar TOML diawali #", replaced(`^\s*<!--\s*(.*?)\s*-->\s*$`, "# $1")},
	{"nama di judul tabel dipisah titik", replaced(`^(\s*\[{1,2}\s*[\w-]+)\s*[/>:|\\]\s*([\w-]+\s*\]{1,2}\s*(?:#.*)?)$`, "$1.$2")},
	{"setelah judul tabel hanya ada komentar, yang diawali #", replaced(`^(\s*\[{1,2}[^\[\]"']+\]{1,2})[ \t]+([^#\]\s].*)$`, "$1 # $2")},
	{"nama tabel tidak memuat spasi", func(s string) string {
		m := anyHeader().FindStringSubmatch(s)
		if m == nil || m[1] == "" || !strings.ContainsAny(m[2], " \t") {
			return ""
		}
		return m[1] + strings.Join(strings.Fields(m[2]), "_") + m[3]
	}},
	{"judul tabel ini tidak ditutup seperti dibuka", func(s string) string {
		m := anyHeader().FindStringSubmatch(s)
		if m == nil || m[1]+m[3] == "" || strings.ContainsAny(m[2], " \t") {
			return ""
		}
		n := max(len(m[1]), len(m[3]))
		return strings.Repeat("[", n) + m[2] + strings.Repeat("]", n)
	}},
	{"setelah kunci ditulis =", replaced(`^(\s*[\w.-]+)\s*(?::=|=>|==|:|->)\s*(.+)$`, "$1 = $2")},
	{"antara kunci dan nilainya harus ada tanda =", replaced(`^(\s*[\w.-]+)\s+(["'\[{\d].*|true|false)$`, "$1 = $2")},
	{"nama kunci tidak memuat spasi", func(s string) string {
		key, value, ok := strings.Cut(s, "=")
		words := strings.Fields(key)
		if !ok || len(words) < 2 {
			return ""
		}
		return strings.Join(words, "_") + " =" + value
	}},
	{noTruth, valued(`(?i)^(?:true|ya|iya|benar|yes|on)$`, "true")},
	{noTruth, valued(`(?i)^(?:false|tidak|tak|salah|no|off)$`, "false")},
	{"tanggal ditulis tahun-bulan-hari", dated},
	{"isi yang bernama diapit kurung kurawal", valued(`^\[(\s*[\w-]+\s*[=:].*)\]$`, "{$1}")},
	{"isi yang bernama diapit kurung kurawal", valued(`^(\d{4}\s*[=:]\s*[^,={}\[\]]+(?:,\s*\d{4}\s*[=:]\s*[^,={}\[\]]+)*)$`, "{ $1 }")},
	{"antara isi daftar harus ada koma", listed},
	{"daftar ini tidak ditutup", valued(`^(\[[^\[\]]*[^\[\],\s]),?$`, "$1]")},
	{"beberapa nilai diapit kurung siku: daftar", valued(`^("[^"]*"(?:\s*[,;]\s*"[^"]*")+),?$`, "[$1]")},
	{"di dalam kurung kurawal kunci diikuti =, dan teks diapit tanda kutip", braced},
	{`di antara "…" tanda \ punya arti sendiri; apit dengan petik tunggal`, valued(`^"([^"']*\\[^"']*)"$`, "'$1'")},
	{"di dalam teks ada tanda kutip yang sama dengan pengapitnya", unless(`"\s*,?\s*"`, valued(`^"([^'\\]*"[^'\\]*)"$`, "'$1'"))},
	{"di dalam teks ada tanda petik yang sama dengan pengapitnya", valued(`^'([^"\\]*'[^"\\]*)'$`, `"$1"`)},
	{"teks ini tidak ditutup", valued(`^"([^"\\]*?)'?$`, `"$1"`)},
	{"teks ini tidak ditutup", valued(`^'([^'"\\]*)"?$`, `"$1"`)},
	{"teks ini tidak dibuka", valued(`^([^"'\\\[{]+)["']$`, `"$1"`)},
	{"setelah nilai tidak ada koma", valued(`^(.+?)\s*[,;]$`, "$1")},
	{"bilangan TOML memakai titik desimal; dengan koma ia teks", valued(`^([-+]?[\d.]+,\d+)$`, `"$1"`)},
	{noQuotes, valued(`^([^"'\\\[\]{}#]*[^"'\\\[\]{}#\s])$`, `"$1"`)},
}

// noDay finds a date that is none: it has no quotes to be put between.
var noDay = pola.Regexp(`=\s*\d{4}-\d\d-\d\d\s*(#.*)?$`)

// search returns the statement without what is wrong with it, in at most so many
// ways at once, and the first of these; "" where none are known.
func search(written string, depth int) (right, message string) {
	for _, w := range ways {
		s := w.right(written)
		if s == "" || s == written || noDay().MatchString(written) {
			continue
		}
		if !sound(s) {
			if depth == 1 {
				continue
			}
			if s, _ = search(s, depth-1); s == "" {
				continue
			}
		}
		return s, w.message
	}
	return "", ""
}

func replaced(pattern, by string) func(string) string {
	re := pola.Regexp(pattern)
	return func(s string) string {
		if !re().MatchString(s) {
			return ""
		}
		return re().ReplaceAllString(s, by)
	}
}

// unless is a way of writing that is none where something else stands there too.
func unless(pattern string, way func(string) string) func(string) string {
	re := pola.Regexp(pattern)
	return func(s string) string {
		if re().MatchString(s) {
			return ""
		}
		return way(s)
	}
}

// assignment takes a key with its value apart, and a comment behind them.
var assignment = pola.Regexp(`^(\s*[\w.-]+\s*=[ \t]*)(.*?)(\s+#[^"']*)?\s*$`)

// valued is a way of writing the value of a key wrong.
func valued(pattern, by string) func(string) string {
	re := pola.Regexp(pattern)
	return func(s string) string {
		m := assignment().FindStringSubmatch(s)
		if m == nil || !re().MatchString(m[2]) {
			return ""
		}
		return m[1] + re().ReplaceAllString(m[2], by) + m[3]
	}
}

// anyHeader takes a header apart, however it is closed.
var anyHeader = pola.Regexp(`^\s*(\[{0,2})\s*([\w.-]+(?:\s+[\w.-]+)*)\s*(\]{0,2})\s*$`)

package content

import (
	"regexp"
	"strings"
	"sync"
)

// blanks are what people leave where something is still to be filled in: dots,
// underscores, "xxx", TODO, a name in square brackets, what a worksheet shows.
var blanks = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(strings.Join([]string{
		`^[("'\s]*(?:(?:\.\s?){3,}|…|_{2,})`,                   // "...", "……… orang", "(..........)"
		`^[("'\s]*\d*(?:[xX]{3,}|[xX]+[,.][xX]+|[xX]{2,}\s*%)`, // "xxx", "x,xx", "xx%", "19xxxxxx xxxxxx x xxx"
		`^[("'\s]*[xX]{2,}\s+[xX]`,                             // "xx xx"
		`^\d+,[xX]{2,}`, `\sx{3,}(?:\s|$)`,                     // "0,xx", "Persentase xxx yang dilayani"
		`^[("'\s]*(?i:to-?do|tbd|tba|fixme)\b`, //
		`^[("'\s]*(?i:(?:belum|akan|mohon|harap|tolong)\s+di-?\s?isi|(?:belum|akan)\s+di(?:tentukan|tetapkan)\s*$)`, // "belum diisi"
		`^[("'\s]*(?i:di-?isi\s+(?:kemudian|nanti|oleh)|isi\s+di\s?sini)`, `^\((?i:di-?\s?isi)\)$`, `^(?i:menyusul)\.?$`,
		`^(?i:(?:nama|uraian|isi|isikan|tulis|tuliskan)\s+(?:nama\s+|uraian\s+)?(?:indikator|sasaran|tujuan)(?:\s+kinerja|\s+strategis)?)$`, // "Tuliskan indikator"
		`^\[[^\]]*\p{L}[^\]]*\]$`, `^<[^>]*\p{L}[^>]*>$`, // "[NAMA KEPALA DINAS]"
		`^\(?(?i:nama(?:\s+(?:lengkap|jelas|terang|pejabat|kepala))+|nama)\)$|^(?i:nama\s+(?:lengkap|jelas|terang|pejabat))$`, // "(nama)"
		`^#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)`,                                                                      // what a worksheet shows for a broken formula
		`^\?{2,}`, `^\{\{.*\}\}$`, `^(?i:lorem\s+ipsum)`, `^#{3,}$`, // "???", "{{target}}", "####"
		`[.…]{6,}`, `_{4,}`, `…{2,}`, `\s(?:\.{3,}|…)[\s,)]*$`, // "Drs. ..........", "Persentase ____ yang dilayani"
	}, "|"))
})

// Blank tells whether a text is, or has in it, the room for what is still to be
// written. Dots within a text count from six on, underscores from four.
func Blank(s string) bool {
	if _, number := SplitNIP(s); number != "" {
		s = number
	}
	return suspicious(s) && blanks().MatchString(s)
}

// suspicious spares most texts the expression.
func suspicious(s string) bool {
	for i := 1; i < len(s); i++ {
		switch c := s[i]; c {
		case '.', '_', 'x', 'X', ' ':
			if c == s[i-1] || c == '.' && s[i-1] == ' ' {
				return true
			}
		case ',', '%':
			if s[i-1]|0x20 == 'x' {
				return true
			}
		case 0xa6: // the last byte of an ellipsis
			return true
		}
	}
	if s == "" || strings.IndexByte("[<tbfamhdixu(nl#?{", s[0]|0x20) < 0 && s[0] != '[' && s[0] != '<' && s[0] != '(' {
		return false
	}
	for _, begin := range []string{"[", "<", "to", "tb", "fix", "belum", "akan", "mohon", "harap", "tolong", "diisi", "di isi", "di-isi", "isi", "menyusul", "uraian", "tulis", "xx", "x,", "x.", "nama", "lorem", "#", "??", "{{"} {
		if len(s) >= len(begin) && strings.EqualFold(s[:len(begin)], begin) {
			return true
		}
	}
	return strings.HasPrefix(s, "(")
}

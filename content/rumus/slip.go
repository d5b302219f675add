package rumus

import (
	"strings"
	"unicode"

	"iku/content/pola"
)

// spelled are the signs of arithmetic in words.
var spelled = map[string]string{
	"dibagi": "/", "bagi": "/", "dikali": "x", "dikalikan": "x", "kali": "x", "ditambah": "+", "tambah": "+",
	"dikurangi": "-", "dikurang": "-", "kurang": "-", "pangkat": "^",
}

// letteredNumber matches a number in which letters stand for digits, at a text's end.
var letteredNumber = pola.Regexp(`[0-9][0-9.,]*[OolI]+$`)

var digitsOf = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1")

// slip returns what to do about a token that cannot stand where it does, where it is
// known what was meant; "" elsewhere.
func (p *parser) slip(t token) string {
	before := strings.TrimRightFunc(p.src[:t.start], unicode.IsSpace)
	text := p.src[t.start:t.end]
	last := before[strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	switch {
	case t.text == "=" && before == "":
		return "hapus tanda = di depan rumus"
	case t.text == "*" && strings.HasSuffix(p.src[:t.start], "*"):
		return "pangkat ditulis ^"
	case text == "(" && last != "" && strings.HasSuffix(p.src[:t.start], last):
		return "fungsi yang dikenal: " + known() + "; di antara simbol dan kurung tulis tanda hitung: + - x /"
	case text == "|":
		return "nilai mutlak ditulis mutlak(a - b)"
	case strings.Contains("½¼¾⅓⅔⅛", text):
		return "tulis sebagai pecahan biasa, misalnya (1 / 2)"
	case text == ";" && strings.TrimSpace(p.src[t.end:]) == "":
		return "hapus tanda di akhir rumus"
	case text == "%" && letteredNumber().MatchString(before):
		number := letteredNumber().FindString(before)
		return "huruf di antara angka: maksudnya " + digitsOf.Replace(number) + "%?"
	case p.afterOperand && strings.HasPrefix(text, "%"):
		return "% hanya sesudah bilangan; membagi ditulis /"
	case !p.afterOperand || t.kind != word:
		return ""
	case spelled[strings.ToLower(text)] != "":
		return "tulis tandanya: " + spelled[strings.ToLower(text)]
	case len(last) > 3 && t.kind == word:
		return "kata-kata tidak dihitung: beri angkanya simbol pada langkah data, lalu tulis simbol itu"
	}
	return ""
}

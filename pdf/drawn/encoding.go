package drawn

import (
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/encoding/charmap"

	"iku/pdf/object"
)

// Names of characters as fonts give them (annex D), in the order of their codes.
const (
	asciiNames = `space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash
zero one two three four five six seven eight nine colon semicolon less equal greater question at`
	bracketNames = `bracketleft backslash bracketright asciicircum underscore grave`
	braceNames   = `braceleft bar braceright asciitilde`
	latinNames   = `exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot sfthyphen registered macron
degree plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown
Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis
Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls
agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis
eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis`
)

// otherNames are those of characters elsewhere.
var otherNames = map[string]string{
	"quoteleft": "‘", "quoteright": "’", "quotedblleft": "“", "quotedblright": "”", "quotesinglbase": "‚", "quotedblbase": "„",
	"endash": "–", "emdash": "—", "bullet": "•", "ellipsis": "…", "Euro": "€", "trademark": "™", "dagger": "†", "daggerdbl": "‡",
	"fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "f_i": "fi", "f_l": "fl", "f_f": "ff", "f_f_i": "ffi", "f_f_l": "ffl", "t_i": "ti", "t_t": "tt",
	"minus": "−", "lessequal": "≤", "greaterequal": "≥", "notequal": "≠", "approxequal": "≈", "infinity": "∞", "summation": "Σ", "Sigma": "Σ", "product": "∏", "radical": "√", "Delta": "Δ",
	"fraction": "⁄", "florin": "ƒ", "perthousand": "‰", "guilsinglleft": "‹", "guilsinglright": "›", "circumflex": "ˆ", "tilde": "˜", "caron": "ˇ", "breve": "˘", "dotaccent": "˙", "ring": "˚",
	"hungarumlaut": "˝", "ogonek": "˛", "dotlessi": "ı", "OE": "Œ", "oe": "œ", "Scaron": "Š", "scaron": "š", "Zcaron": "Ž", "zcaron": "ž", "Ydieresis": "Ÿ", "Lslash": "Ł", "lslash": "ł",
	"nbspace": " ", "nonbreakingspace": " ", "checkmark": "✓", "arrowright": "→", "middot": "·", "filledbox": "▪", "H22073": "□", ".notdef": "",
}

var namedTexts = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, list := range []struct {
		from  rune
		names string
	}{{' ', asciiNames}, {'[', bracketNames}, {'{', braceNames}, {0xa1, latinNames}} {
		for i, name := range strings.Fields(list.names) {
			out[name] = string(list.from + rune(i))
		}
	}
	for name, text := range otherNames {
		out[name] = text
	}
	out["sfthyphen"] = "-"
	return out
})

// textOfName returns what a character of that name says; the unknown one where its
// name does not tell.
func textOfName(name string) string {
	if text, ok := namedTexts()[name]; ok {
		return text
	}
	name, _, _ = strings.Cut(name, ".") // a variant
	if len(name) == 1 {
		return name
	}
	if text, ok := namedTexts()[name]; ok && name != "" {
		return text
	}
	for _, prefix := range []string{"uni", "u"} {
		if hex, ok := strings.CutPrefix(name, prefix); ok && len(hex) >= 4 && len(hex) <= 6 {
			if code, err := strconv.ParseUint(hex, 16, 21); err == nil {
				return string(rune(code))
			}
		}
	}
	return unknownText
}

// standardUpper is the upper half of the encoding of Adobe's first fonts (annex D.2).
var standardUpper = map[byte]string{
	0xa1: "¡", 0xa2: "¢", 0xa3: "£", 0xa4: "⁄", 0xa5: "¥", 0xa6: "ƒ", 0xa7: "§", 0xa8: "¤", 0xa9: "'", 0xaa: "“", 0xab: "«", 0xac: "‹", 0xad: "›", 0xae: "fi", 0xaf: "fl",
	0xb1: "–", 0xb2: "†", 0xb3: "‡", 0xb4: "·", 0xb6: "¶", 0xb7: "•", 0xb8: "‚", 0xb9: "„", 0xba: "”", 0xbb: "»", 0xbc: "…", 0xbd: "‰", 0xbf: "¿",
	0xc1: "`", 0xc2: "´", 0xc3: "ˆ", 0xc4: "˜", 0xc5: "¯", 0xc6: "˘", 0xc7: "˙", 0xc8: "¨", 0xca: "˚", 0xcb: "¸", 0xcd: "˝", 0xce: "˛", 0xcf: "ˇ",
	0xd0: "—", 0xe1: "Æ", 0xe3: "ª", 0xe8: "Ł", 0xe9: "Ø", 0xea: "Œ", 0xeb: "º", 0xf1: "æ", 0xf5: "ı", 0xf8: "ł", 0xf9: "ø", 0xfa: "œ", 0xfb: "ß",
}

// encodingOf returns the characters of a named encoding; that of Windows where the
// name is no other.
func encodingOf(name object.Name) (out [256]string) {
	table := charmap.Windows1252
	if name == "MacRomanEncoding" {
		table = charmap.Macintosh
	}
	for c := ' '; c <= 0xff; c++ {
		switch {
		case c < 0x7f:
			out[c] = string(c)
		case name == "StandardEncoding":
			out[c] = standardUpper[byte(c)]
		default:
			out[c] = string(table.DecodeByte(byte(c)))
		}
	}
	if name == "StandardEncoding" {
		out['\''], out['`'] = "’", "‘"
	}
	out[0xad] = strings.ReplaceAll(out[0xad], "\u00ad", "-") // which hyphen it is, annex D.2 note 5
	return out
}

// pictorial tells whether a font holds pictures instead of letters.
func pictorial(name string) bool {
	for _, of := range []string{"Symbol", "Dingbats", "Wingdings", "Webdings"} {
		if strings.Contains(name, of) {
			return true
		}
	}
	return false
}

// unknownLetters are those of a font that is not there.
func unknownLetters() (out [256]string) {
	for c := range out {
		out[c] = unknownText
	}
	return out
}

// symbols are the characters of such fonts that tables have.
func symbols() (out [256]string) {
	out = unknownLetters()
	for c, text := range map[byte]string{' ': " ", 0xb7: "•", 0xa7: "▪", 0xd8: "➢", 0xfc: "✓", 0xa3: "≤", 0xb3: "≥", 0xb4: "×", 0xb8: "÷", 0xb1: "±", 'S': "Σ", 'D': "Δ", '%': "%", '+': "+", '=': "=", '(': "(", ')': ")"} {
		out[c] = text
	}
	for c := '0'; c <= '9'; c++ {
		out[c] = string(c)
	}
	return out
}

// usualWidth is about how broad a text is in a font without serifs, in parts of its
// size: for fonts that do not say it.
func usualWidth(text string) float64 {
	w := 0.0
	for _, c := range text {
		switch {
		case strings.ContainsRune("ijl'|", c):
			w += 0.222
		case strings.ContainsRune(" ftI.,:;/()[]!-", c):
			w += 0.29
		case strings.ContainsRune("mM%W", c):
			w += 0.85
		case c >= 'A' && c <= 'Z':
			w += 0.69
		default:
			w += 0.556
		}
	}
	return w
}

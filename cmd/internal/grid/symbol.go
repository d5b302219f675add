package grid

import "strings"

// symbols are the characters of the typeface Symbol that tables are typed with, by
// their codes there.
var symbols = map[rune]string{
	0x25: "%", 0x28: "(", 0x29: ")", 0x2b: "+", 0x2d: "−", 0x3c: "<", 0x3d: "=", 0x3e: ">", 0x44: "Δ", 0x53: "Σ", 0x61: "α", 0x62: "β", 0x6d: "μ", 0x70: "π", 0x73: "σ",
	0xa3: "≤", 0xa5: "∞", 0xb0: "°", 0xb1: "±", 0xb3: "≥", 0xb4: "×", 0xb7: "•", 0xb8: "÷", 0xb9: "≠", 0xba: "≡", 0xbb: "≈", 0xd6: "√", 0xe5: "∑",
}

// Symbol returns the character that a code of a pictorial typeface is shown as; of one
// that is not known U+FFFD.
func Symbol(typeface string, code rune) string {
	code &^= 0xf000 // where such typefaces have their characters
	switch {
	case strings.EqualFold(typeface, "Symbol") && symbols[code] != "":
		return symbols[code]
	case code == 0xa7 || code == 0xa8 || code == 0x6c || code == 0x6e || code == 0x76 || code == 0xd8: // Wingdings' marks of lists
		return "•"
	case code == 0xfc:
		return "✓"
	}
	return "\ufffd"
}

// Unsymboled returns a text with the characters of pictorial typefaces as they are
// shown.
func Unsymboled(typeface, s string) string {
	if !strings.ContainsFunc(s, pictorial) {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		if pictorial(c) {
			b.WriteString(Symbol(typeface, c))
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}

func pictorial(c rune) bool { return c >= 0xf020 && c <= 0xf0ff }

var raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻", "−", "⁻")

// Raised returns digits as they stand above the line; other texts stay.
func Raised(s string) string {
	if strings.Trim(s, "0123456789-− ") != "" {
		return s
	}
	return raised.Replace(s)
}

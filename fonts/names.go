package fonts

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
)

//go:embed glyphlist.txt
var glyphList string

// namedChar is a line of the glyph list.
type namedChar struct {
	char rune
	name string
}

// glyphName returns a character's name in the Adobe Glyph List, "" where it has
// none.
func glyphName(r rune) string {
	if r < 0 || r > 0xffff {
		return ""
	}
	// The lines after the header are sorted by four hexadecimal digits. The one
	// wanted begins at or after from, and before to.
	key := fmt.Sprintf("%04X ", r)
	from, to := strings.Index(glyphList, "\n0")+1, len(glyphList)
	for from < to {
		middle := from + (to-from)/2
		start := from + strings.LastIndexByte(glyphList[from:middle], '\n') + 1
		end := start + strings.IndexByte(glyphList[start:], '\n')
		switch line := glyphList[start:end]; {
		case strings.HasPrefix(line, key):
			return line[len(key):]
		case line < key:
			from = end + 1
		default:
			to = start
		}
	}
	return ""
}

// privateNames returns the list's names for characters of the private use area.
var privateNames = sync.OnceValue(func() []namedChar {
	var seats []namedChar
	for line := range strings.Lines(glyphList) {
		code, name, ok := strings.Cut(strings.TrimSpace(line), " ")
		r, err := strconv.ParseUint(code, 16, 16)
		if ok && err == nil && len(code) == 4 && private(rune(r)) {
			seats = append(seats, namedChar{rune(r), name})
		}
	}
	return seats
})

// utf16Hex writes a character in UTF-16BE as hexadecimal digits.
func utf16Hex(r rune) string {
	if hi, lo := utf16.EncodeRune(r); hi != '\ufffd' {
		return fmt.Sprintf("%04X%04X", hi, lo)
	}
	return fmt.Sprintf("%04X", r)
}

package content

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"iku/content/source"
)

// Between returns the place of the characters of Value[start:end]: where the file
// writes them, through escapes and line breaks. Where the file does not write them as
// such (a TOML number), the place is that of the whole value.
func (t Text) Between(start, end int) source.Span {
	written := literal(t.Span.Text())
	if written == nil || start < 0 || start >= len(t.Value) {
		return t.Span
	}
	place := source.Span{File: t.Span.File, Start: -1}
	at := 0
	for i, c := range t.Value {
		at = align(written, at, c)
		if at >= len(written) {
			break
		}
		if i >= end {
			break
		}
		if i+utf8.RuneLen(c) > start {
			if place.Start < 0 {
				place.Start = t.Span.Start + written[at].start
			}
			place.End = t.Span.Start + written[at].end
		}
		at++
	}
	if place.Start < 0 {
		return t.Span
	}
	return place
}

// align returns the next index from at that writes c. White space may have been
// dropped or replaced, and composed characters may be written in parts.
func align(written []character, at int, c rune) int {
	for i := at; i < len(written) && i < at+1000; i++ {
		w := written[i].r
		if w == c || (c == ' ' && w == '\t') || c == ' ' && w == '\n' || !strings.ContainsRune(" \t\r\n", w) {
			return i
		}
	}
	return len(written)
}

// character is one character of a literal and the bytes that write it.
type character struct {
	r          rune
	start, end int
}

// literal returns the characters that a TOML string writes; nil where it is not
// a string.
func literal(s string) []character {
	if len(s) < 2 || s[0] != '"' && s[0] != '\'' {
		return nil
	}
	quote, begin, end := s[0], 1, len(s)-1
	if len(s) >= 6 && s[1] == quote && s[2] == quote {
		begin, end = 3, len(s)-3
		if strings.HasPrefix(s[begin:], "\n") {
			begin++
		} else if strings.HasPrefix(s[begin:], "\r\n") {
			begin += 2
		}
	}
	out := make([]character, 0, max(end-begin, 0))
	for i := begin; i < end; {
		c, size := utf8.DecodeRuneInString(s[i:end])
		if c != '\\' || quote == '\'' {
			out = append(out, character{c, i, i + size})
			i += size
			continue
		}
		c, size = escape(s[i:end])
		if size == 0 { // a backslash that ends its line
			for i++; i < end && strings.IndexByte(" \t\r\n", s[i]) >= 0; i++ {
			}
			continue
		}
		out = append(out, character{c, i, i + size})
		i += size
	}
	return out
}

var escapes = map[byte]rune{'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', 'e': 0x1b, '"': '"', '\\': '\\'}
var hexadecimal = map[byte]int{'x': 2, 'u': 4, 'U': 8}

// escape returns the character that an escape writes and its length; 0 where it
// is none.
func escape(s string) (rune, int) {
	if len(s) < 2 {
		return 0, 0
	}
	if c, ok := escapes[s[1]]; ok {
		return c, 2
	}
	if n := hexadecimal[s[1]]; n > 0 && len(s) >= 2+n {
		v, err := strconv.ParseUint(s[2:2+n], 16, 32)
		if err == nil {
			return rune(v), 2 + n
		}
	}
	return 0, 0
}

package object

import "encoding/binary"

// noDigit is what hexValues holds for every other character.
const noDigit = 0xff

var hexValues = func() (t [256]byte) {
	for i := range t {
		t[i] = noDigit
	}
	for i := range byte(16) {
		upper := hexDigits[i]
		t[upper], t[upper|0x20] = i, i // the second is the small letter, or the same digit
	}
	return t
}()

func hexDigit(c byte) int {
	if d := hexValues[c]; d != noDigit {
		return int(d)
	}
	return -1
}

// hex reads a hexadecimal string (7.3.4.3).
func (l *Lexer) hex() (Object, error) {
	out, i := l.hexPairs(l.pos + 1)
	high := -1
	for ; i < len(l.data); i++ {
		c := l.data[i]
		d := hexDigit(c)
		switch {
		case c == '>':
			if high >= 0 {
				out = append(out, byte(high<<4))
			}
			l.pos = i + 1
			return String(out), nil
		case classes[c] == space:
		case d < 0:
			return nil, l.errorf("%q in a hexadecimal string", c)
		case high < 0:
			high = d
		default:
			out = append(out, byte(high<<4|d))
			high = -1
		}
	}
	return nil, l.errorf("a hexadecimal string without an end")
}

// hexPairs reads digits up to the first that is alone: all of a signature, which
// has thousands, most of them zeros that only keep room. It returns where it stopped.
func (l *Lexer) hexPairs(begin int) (out []byte, end int) {
	for end = begin; end < len(l.data); end++ {
		end += zeros(l.data[end:])
		if end == len(l.data) || hexValues[l.data[end]] == noDigit {
			break
		}
	}
	digits := l.data[begin : end-(end-begin)%2]
	out = make([]byte, len(digits)/2)
	for i := 0; i < len(out); i++ {
		if i += zeros(digits[2*i:]) / 2; i < len(out) {
			out[i] = hexValues[digits[2*i]]<<4 | hexValues[digits[2*i+1]]
		}
	}
	return out, begin + len(digits)
}

// zeros returns how many digits 0 text begins with, counted by eights.
func zeros(text []byte) (n int) {
	for len(text)-n >= 8 && binary.LittleEndian.Uint64(text[n:]) == 0x3030_3030_3030_3030 {
		n += 8
	}
	return n
}

var escapes = [256]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f', '(': '(', ')': ')', '\\': '\\'}

// literal reads a string in brackets (7.3.4.2).
func (l *Lexer) literal() (Object, error) {
	var out []byte
	open := 0
	for i := l.pos; i < len(l.data); i++ {
		c := l.data[i]
		switch c {
		case '(':
			open++
			if open == 1 {
				continue
			}
		case ')':
			open--
			if open == 0 {
				l.pos = i + 1
				return String(out), nil
			}
		case '\r':
			if i+1 < len(l.data) && l.data[i+1] == '\n' {
				i++
			}
			c = '\n'
		case '\\':
			i++
			if i == len(l.data) {
				return nil, l.errorf("a string without an end")
			}
			c = l.data[i]
			switch {
			case c >= '0' && c <= '7':
				n := 0
				for k := 0; k < 3 && i < len(l.data) && l.data[i] >= '0' && l.data[i] <= '7'; k++ {
					n = n<<3 | int(l.data[i]-'0')
					i++
				}
				i--
				c = byte(n)
			case c == '\r':
				if i+1 < len(l.data) && l.data[i+1] == '\n' {
					i++
				}
				continue
			case c == '\n':
				continue
			case escapes[c] != 0:
				c = escapes[c]
			}
		}
		out = append(out, c)
	}
	return nil, l.errorf("a string without an end")
}

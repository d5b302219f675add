package object

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *Lexer) hex() (Object, error) {
	var out []byte
	high := -1
	for i := l.pos + 1; i < len(l.data); i++ {
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

package object

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// Append appends an object as it stands in a file. The same object always gives
// the same bytes. A stream is appended with its data, and its Length is set.
func Append(b []byte, o Object) []byte {
	switch o := o.(type) {
	case nil, Null:
		return append(b, "null"...)
	case Bool:
		return strconv.AppendBool(b, bool(o))
	case Int:
		return strconv.AppendInt(b, int64(o), 10)
	case Real:
		if o == 0 {
			o = 0 // not the negative one, which is read as a whole number
		}
		return strconv.AppendFloat(b, float64(o), 'f', -1, 64)
	case Name:
		return AppendName(b, o)
	case String:
		return AppendString(b, string(o))
	case Ref:
		return AppendRef(b, o)
	case Array:
		b = append(b, '[')
		for i, e := range o {
			if i > 0 {
				b = append(b, ' ')
			}
			b = Append(b, e)
		}
		return append(b, ']')
	case Dict:
		b = append(b, "<<"...)
		for _, e := range o {
			b = AppendName(b, e.Key)
			if needsSpace(e.Value) {
				b = append(b, ' ')
			}
			b = Append(b, e.Value)
		}
		return append(b, ">>"...)
	case *Stream:
		b = Append(b, o.Dict.Without("Length").Set("Length", Int(len(o.Raw))))
		b = append(b, "\nstream\n"...)
		b = append(b, o.Raw...)
		return append(b, "\nendstream"...)
	}
	return b
}

// needsSpace tells whether an object must be set off from a name before it.
func needsSpace(o Object) bool {
	switch o.(type) {
	case Name, String, Array, Dict:
		return false
	}
	return true
}

// AppendRef appends a reference.
func AppendRef(b []byte, r Ref) []byte {
	b = strconv.AppendInt(b, int64(r.Num), 10)
	b = append(b, ' ')
	b = strconv.AppendInt(b, int64(r.Gen), 10)
	return append(b, " R"...)
}

const hexDigits = "0123456789ABCDEF"

// AppendName appends a name with its slash. Bytes that may not stand in a name
// are escaped.
func AppendName(b []byte, n Name) []byte {
	b = append(b, '/')
	for i := 0; i < len(n); i++ {
		c := n[i]
		if c <= ' ' || c > '~' || c == '#' || classes[c] != regular {
			b = append(b, '#', hexDigits[c>>4], hexDigits[c&15])
		} else {
			b = append(b, c)
		}
	}
	return b
}

// AppendString appends a string in brackets, whatever its bytes.
func AppendString(b []byte, s string) []byte {
	b = append(b, '(')
	for i := 0; i < len(s); i++ {
		b = AppendStringByte(b, s[i])
	}
	return append(b, ')')
}

// AppendStringByte appends a byte of a string in brackets, escaped where it must
// be: readers take any end of a line for a line feed (7.3.4.2).
func AppendStringByte(b []byte, c byte) []byte {
	switch {
	case c == '(' || c == ')' || c == '\\':
		return append(b, '\\', c)
	case c == '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// Text returns a text string (7.9.2.2): as it is where it is ASCII, otherwise
// UTF-16 with a byte order mark. Invalid UTF-8 becomes U+FFFD.
func Text(s string) String {
	ascii := true
	for i := 0; i < len(s) && ascii; i++ {
		// Below the space PDFDocEncoding has accents of its own.
		ascii = s[i] < utf8.RuneSelf && (s[i] >= ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r')
	}
	if ascii {
		return String(s)
	}
	out := make([]byte, 2, 2+2*len(s))
	out[0], out[1] = 0xFE, 0xFF
	for _, r := range s {
		if hi, lo := utf16.EncodeRune(r); hi != utf8.RuneError {
			out = append(out, byte(hi>>8), byte(hi), byte(lo>>8), byte(lo))
		} else {
			out = append(out, byte(r>>8), byte(r))
		}
	}
	return String(out)
}

// AppendText appends a string that is meant for people.
func AppendText(b []byte, s string) []byte { return AppendString(b, string(Text(s))) }

package object

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

// maxDepth is how deeply arrays and dictionaries may be nested.
const maxDepth = 64

var errDepth = fmt.Errorf("objects nested more than %d deep", maxDepth)

// Lexer reads objects from bytes, one after the other. Nothing it returns shares
// memory with the bytes.
type Lexer struct {
	data  []byte
	pos   int
	stack []Object // the elements of the arrays being read

	strict bool // what has two readings is an error
	flaw   *AmbiguityError
}

// NewLexer returns a Lexer that reads data from an offset on.
func NewLexer(data []byte, offset int) *Lexer {
	return &Lexer{data: data, pos: min(max(offset, 0), len(data))}
}

// newStrict returns a Lexer to which what has two readings is an error.
func newStrict(data []byte, offset int) *Lexer {
	l := NewLexer(data, offset)
	l.strict = true
	return l
}

// doubt notes the first form that has two readings.
func (l *Lexer) doubt(kind Ambiguity, at int) {
	if l.strict && l.flaw == nil {
		l.flaw = &AmbiguityError{kind, at}
	}
}

// Pos returns the offset of the next byte to be read.
func (l *Lexer) Pos() int { return l.pos }

type class uint8

const (
	regular class = iota
	space
	delimiter
)

var classes = [256]class{
	0: space, '\t': space, '\n': space, '\f': space, '\r': space, ' ': space,
	'(': delimiter, ')': delimiter, '<': delimiter, '>': delimiter, '[': delimiter, ']': delimiter,
	'{': delimiter, '}': delimiter, '/': delimiter, '%': delimiter,
}

// SkipSpace moves past white space and comments.
func (l *Lexer) SkipSpace() {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		switch {
		case classes[c] == space:
			if c == 0 {
				l.doubt(NullByte, l.pos)
			}
			l.pos++
		case c == '%':
			l.doubt(CommentInside, l.pos)
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// Keyword reads the keyword if it comes next, and tells whether it did.
func (l *Lexer) Keyword(word string) bool {
	l.SkipSpace()
	end := l.pos + len(word)
	if end > len(l.data) || string(l.data[l.pos:end]) != word {
		return false
	}
	if end < len(l.data) && classes[l.data[end]] == regular {
		return false
	}
	l.pos = end
	return true
}

// Int reads a whole number without sign or fraction, and tells whether one came
// next.
func (l *Lexer) Int() (int, bool) {
	l.SkipSpace()
	n, i := 0, l.pos
	for i < len(l.data) && l.data[i] >= '0' && l.data[i] <= '9' {
		if n > (1<<62)/10 {
			return 0, false
		}
		n = 10*n + int(l.data[i]-'0')
		i++
	}
	if i == l.pos || i < len(l.data) && classes[l.data[i]] == regular {
		return 0, false
	}
	l.pos = i
	return n, true
}

// Object reads the next object. A stream is read as its dictionary; the keyword
// stream follows.
func (l *Lexer) Object() (Object, error) {
	o, err := l.object(0)
	if l.flaw != nil {
		return nil, l.flaw
	}
	return o, err
}

func (l *Lexer) object(depth int) (Object, error) {
	if depth > maxDepth {
		return nil, errDepth
	}
	l.SkipSpace()
	if l.pos >= len(l.data) {
		return nil, l.errorf("data ends where an object should stand")
	}
	switch c := l.data[l.pos]; {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case c == '[':
		return l.array(depth)
	case c == '<':
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '<' {
			return l.dict(depth)
		}
		return l.hex()
	case c >= '0' && c <= '9':
		return l.numberOrRef()
	case c == '+' || c == '-' || c == '.':
		return l.number()
	}
	switch {
	case l.Keyword("null"):
		return Null{}, nil
	case l.Keyword("true"):
		return Bool(true), nil
	case l.Keyword("false"):
		return Bool(false), nil
	}
	return nil, l.errorf("no object begins with %q", l.data[l.pos])
}

func (l *Lexer) array(depth int) (Object, error) {
	l.pos++
	base := len(l.stack)
	defer func() { l.stack = l.stack[:base] }()
	for {
		l.SkipSpace()
		if l.pos < len(l.data) && l.data[l.pos] == ']' {
			l.pos++
			return append(Array{}, l.stack[base:]...), nil
		}
		o, err := l.object(depth + 1)
		if err != nil {
			return nil, err
		}
		l.stack = append(l.stack, o)
	}
}

func (l *Lexer) dict(depth int) (Object, error) {
	l.pos += 2
	out := Dict{}
	for {
		l.SkipSpace()
		if l.pos+1 < len(l.data) && l.data[l.pos] == '>' && l.data[l.pos+1] == '>' {
			if l.strict && out.repeated() {
				l.doubt(RepeatedKey, l.pos)
			}
			l.pos += 2
			return out, nil
		}
		if l.pos >= len(l.data) || l.data[l.pos] != '/' {
			return nil, l.errorf("a dictionary's key should stand here")
		}
		key, err := l.name()
		if err != nil {
			return nil, err
		}
		value, err := l.object(depth + 1)
		if err != nil {
			return nil, err
		}
		out = append(out, Entry{key, value})
	}
}

// repeated tells whether a dictionary has a key twice.
func (d Dict) repeated() bool {
	if len(d) <= 16 {
		for i := range d {
			for j := range i {
				if d[i].Key == d[j].Key {
					return true
				}
			}
		}
		return false
	}
	seen := make(map[Name]bool, len(d))
	for i := range d {
		if seen[d[i].Key] {
			return true
		}
		seen[d[i].Key] = true
	}
	return false
}

// numberOrRef reads a number, or the three tokens of a reference.
func (l *Lexer) numberOrRef() (Object, error) {
	num, ok := l.Int()
	if !ok {
		return l.number()
	}
	after := l.pos
	if num > math.MaxInt32 {
		l.doubt(HugeNumber, after)
	}
	flaw := l.flaw // what stands behind a number that is alone is looked at later
	if gen, ok := l.Int(); ok && l.Keyword("R") {
		if num > maxObjectNumber || gen > maxGeneration {
			l.doubt(HugeNumber, after)
		}
		return Ref{num, gen}, nil
	}
	l.pos, l.flaw = after, flaw
	return Int(num), nil
}

// What a reference can name (annex C.2, 7.3.10).
const (
	maxObjectNumber = 8_388_607
	maxGeneration   = 65_535
)

// maxReal bounds reals so that one without a fraction can be read as an Int.
const maxReal = 1 << 62

var errNumber = errors.New("number out of range")

func (l *Lexer) number() (Object, error) {
	start := l.pos
	if l.pos < len(l.data) && (l.data[l.pos] == '+' || l.data[l.pos] == '-') {
		l.pos++
	}
	digits, dots := 0, 0
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		if c == '.' {
			dots++
		} else if c < '0' || c > '9' {
			break
		} else {
			digits++
		}
		l.pos++
	}
	text := l.data[start:l.pos]
	if l.pos < len(l.data) && classes[l.data[l.pos]] == regular {
		l.doubt(RunningNumber, l.pos)
	}
	if digits == 0 || dots > 1 || len(text) > 64 {
		l.pos = start
		return nil, l.errorf("a number should stand here")
	}
	if dots == 1 {
		f, err := strconv.ParseFloat(string(text), 64)
		if err != nil || f <= -maxReal || f >= maxReal {
			return nil, errNumber
		}
		return Real(f), nil
	}
	n, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		return nil, errNumber
	}
	if n > math.MaxInt32 || n < math.MinInt32 {
		l.doubt(HugeNumber, start)
	}
	return Int(n), nil
}

func (l *Lexer) name() (Name, error) {
	l.pos++
	start := l.pos
	escaped := false
	for l.pos < len(l.data) && classes[l.data[l.pos]] == regular {
		escaped = escaped || l.data[l.pos] == '#'
		l.pos++
	}
	text := l.data[start:l.pos]
	if len(text) > maxName {
		l.doubt(LongName, start)
	}
	if !escaped {
		return Name(text), nil
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if text[i] == '#' && i+2 < len(text) {
			hi, lo := hexDigit(text[i+1]), hexDigit(text[i+2])
			if hi >= 0 && lo >= 0 {
				c := byte(hi<<4 | lo)
				if c == 0 || isWord(c) {
					l.doubt(NeedlessEscape, start+i)
				}
				out = append(out, c)
				i += 2
				continue
			}
		}
		if text[i] == '#' {
			l.doubt(NeedlessEscape, start+i)
		}
		out = append(out, text[i])
	}
	return Name(out), nil
}

// maxName is how long a name may be for every reader (annex C.2).
const maxName = 127

// isWord tells whether a character needs no escape for anybody.
func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

func (l *Lexer) errorf(format string, args ...any) error {
	return fmt.Errorf("byte %d: %s", l.pos, fmt.Sprintf(format, args...))
}

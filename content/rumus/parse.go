package rumus

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"iku/content/angka"
)

// Parse reads a formula. Its error is an *Error.
func Parse(src string) (*Expr, error) {
	if utf8.RuneCountInString(src) > MaxLength {
		return nil, &Error{0, len(src), fmt.Sprintf("rumus lebih dari %d aksara", MaxLength), "pecah menjadi beberapa langkah"}
	}
	p := &parser{src: src}
	p.next()
	root, err := p.sum()
	if err == nil && p.tok.kind != end {
		err = p.unexpected()
	}
	if err != nil {
		return nil, err
	}
	return &Expr{Source: src, Root: root}, nil
}

// IsSymbol tells whether a name can be a symbol: letters, digits and _, beginning
// with a letter; not x, not jumlah.
func IsSymbol(name string) bool {
	for i, r := range name {
		if !unicode.IsLetter(r) && (i == 0 || r != '_' && !unicode.IsDigit(r)) {
			return false
		}
	}
	return name != "" && name != "x" && name != "X" && name != "jumlah"
}

type kind uint8

const (
	end kind = iota
	number
	word
	operator // text is one of + - * /
	bracket  // text is one of ( ) [ ]
	bad
)

type token struct {
	kind       kind
	start, end int
	text       string
	num        angka.Number
	err        *Error
}

type parser struct {
	src   string
	pos   int
	tok   token
	depth int

	afterOperand bool // the token before is a number or ends a bracket: 10x4
}

var operators = map[rune]string{'+': "+", '-': "-", '−': "-", '–': "-", '*': "*", '×': "*", '·': "*", '/': "/", ':': "/", '÷': "/"}

// next reads the next token.
func (p *parser) next() {
	for p.pos < len(p.src) {
		r, size := utf8.DecodeRuneInString(p.src[p.pos:])
		if !unicode.IsSpace(r) {
			break
		}
		p.pos += size
	}
	p.afterOperand = p.tok.kind == number || p.tok.kind == bracket && (p.tok.text == ")" || p.tok.text == "]")
	p.tok = token{kind: end, start: p.pos, end: p.pos}
	if p.pos >= len(p.src) {
		return
	}
	rest := p.src[p.pos:]
	r, size := utf8.DecodeRuneInString(rest)
	take := func(k kind, n int, text string) {
		p.tok = token{kind: k, start: p.pos, end: p.pos + n, text: text}
		p.pos += n
	}
	switch {
	case operators[r] != "":
		take(operator, size, operators[r])
	case strings.ContainsRune("()[]", r):
		take(bracket, size, string(r))
	case unicode.IsDigit(r) || strings.HasPrefix(rest, "Rp"):
		p.number(rest)
	case (r == 'x' || r == 'X') && len(rest) > 1 && '0' <= rest[1] && rest[1] <= '9' && p.afterOperand:
		take(operator, 1, "*")
	case unicode.IsLetter(r):
		n := 0
		for n < len(rest) {
			r, size := utf8.DecodeRuneInString(rest[n:])
			if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				break
			}
			n += size
		}
		take(word, n, rest[:n])
	default:
		take(bad, size, string(r))
	}
}

// number reads a number, or an error that names all of what was meant as one.
func (p *parser) number(rest string) {
	n := strings.IndexFunc(rest, func(r rune) bool {
		return !unicode.IsDigit(r) && r != '.' && r != ',' && r != '%'
	})
	switch {
	case strings.HasPrefix(rest, "Rp"):
		m := strings.IndexFunc(rest[2:], func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune("., \u00a0", r) })
		n = len(rest)
		if m >= 0 {
			n = m + 2
		}
		n = len(strings.TrimRight(rest[:n], " \u00a0"))
		if n == 2 {
			p.tok = token{kind: word, start: p.pos, end: p.pos + 2, text: "Rp"}
			p.pos += 2
			return
		}
	case n < 0:
		n = len(rest)
	}
	text := rest[:n]
	if trimmed := strings.TrimRight(text, ".,"); trimmed != text {
		text, n = trimmed, len(trimmed)
	}
	// A percent sign may stand after a blank.
	if after := strings.TrimLeft(rest[n:], " \u00a0"); !strings.HasSuffix(text, "%") && strings.HasPrefix(after, "%") {
		n = len(rest) - len(after) + 1
	}
	p.tok = token{kind: number, start: p.pos, end: p.pos + n, text: rest[:n]}
	num, err := angka.Parse(rest[:n])
	if err != nil {
		p.tok.kind = bad
		p.tok.err = &Error{Start: p.pos, End: p.pos + n, Message: fmt.Sprintf("%q %s", clip(rest[:n]), err)}
		if errors.Is(err, angka.ErrNotNumber) && strings.Count(text, ".") == 1 && !strings.Contains(text, ",") {
			p.tok.err.Hint = fmt.Sprintf("mungkin maksudnya %q", clip(strings.Replace(rest[:n], ".", ",", 1)))
		}
	}
	p.tok.num = num
	p.pos += n
}

// clip shortens what is quoted in a message.
func clip(s string) string {
	if len(s) > 60 {
		return strings.ToValidUTF8(s[:57], "") + "…"
	}
	return s
}

// isTimes tells whether the token is an x that multiplies.
func (p *parser) isTimes() bool {
	return p.tok.kind == word && (p.tok.text == "x" || p.tok.text == "X")
}

// op returns the operator that the token is, or 0.
func (p *parser) op() byte {
	switch {
	case p.tok.kind == operator:
		return p.tok.text[0]
	case p.isTimes():
		return '*'
	}
	return 0
}

func (p *parser) sum() (Node, error) {
	return p.chain(p.product, '+', '-')
}

func (p *parser) product() (Node, error) {
	return p.chain(p.unary, '*', '/')
}

// chain reads operands of one precedence, from the left.
func (p *parser) chain(operand func() (Node, error), a, b byte) (Node, error) {
	l, err := operand()
	if err != nil {
		return nil, err
	}
	for op := p.op(); op == a || op == b; op = p.op() {
		p.next()
		r, err := operand()
		if err != nil {
			return nil, err
		}
		start, _ := l.Range()
		_, stop := r.Range()
		l = &Bin{Place{start, stop}, op, l, r}
	}
	return l, nil
}

func (p *parser) unary() (Node, error) {
	start, negative, signed := p.tok.start, false, false
	for p.tok.kind == operator && (p.tok.text == "-" || p.tok.text == "+") {
		negative = negative != (p.tok.text == "-")
		signed = true
		p.next()
	}
	x, err := p.operand()
	if err != nil || !signed || !negative {
		return x, err
	}
	_, stop := x.Range()
	return &Neg{Place{start, stop}, x}, nil
}

func (p *parser) operand() (Node, error) {
	t := p.tok
	switch {
	case t.kind == number:
		p.next()
		return p.unit(t), nil
	case t.kind == word && t.text == "jumlah":
		p.next()
		if p.tok.kind != bracket || p.tok.text != "(" {
			return nil, &Error{t.start, t.end, "sesudah jumlah harus ada simbol dalam kurung", "tulis jumlah(simbol)"}
		}
		p.next()
		name := p.tok
		if name.kind != word || !IsSymbol(name.text) {
			return nil, p.unexpected()
		}
		p.next()
		stop := p.tok.end
		if err := p.expect(")"); err != nil {
			return nil, err
		}
		return &Sym{Place: Place{t.start, stop}, Name: name.text, Sum: true}, nil
	case t.kind == word && IsSymbol(t.text):
		p.next()
		return p.year(t)
	case t.kind == bracket && t.text == "(":
		if p.depth++; p.depth > MaxDepth {
			return nil, &Error{t.start, t.end, fmt.Sprintf("lebih dari %d kurung bersarang", MaxDepth), "pecah menjadi beberapa langkah"}
		}
		p.next()
		x, err := p.sum()
		if err != nil {
			return nil, err
		}
		stop := p.tok.end
		if err := p.expect(")"); err != nil {
			return nil, err
		}
		p.depth--
		return &Paren{Place{t.start, stop}, x}, nil
	}
	return nil, p.unexpected()
}

// unit reads the words after a number.
func (p *parser) unit(t token) Node {
	n := &Num{Place: Place{t.start, t.end}, Text: t.text, Value: t.num.Rat, Decimals: t.num.Decimals, Percent: t.num.Percent}
	from := p.tok.start
	for p.tok.kind == word && !p.isTimes() {
		n.End = p.tok.end
		p.next()
	}
	if n.End > t.end {
		n.Unit = p.src[from:n.End]
	}
	return n
}

// year reads the year in square brackets that may follow a symbol.
func (p *parser) year(t token) (Node, error) {
	s := &Sym{Place: Place{t.start, t.end}, Name: t.text}
	if p.tok.kind != bracket || p.tok.text != "[" {
		return s, nil
	}
	p.next()
	from, to, err := angka.ParseYears(p.tok.text)
	if p.tok.kind != number || err != nil || from != to {
		return nil, &Error{p.tok.start, max(p.tok.end, p.tok.start), "dalam kurung siku harus ada satu tahun", "misalnya " + t.text + "[2018]"}
	}
	s.Year = from
	p.next()
	s.End = p.tok.end
	return s, p.expect("]")
}

func (p *parser) expect(text string) error {
	if p.tok.kind != bracket || p.tok.text != text {
		e := p.unexpected().(*Error)
		e.Hint = fmt.Sprintf("di sini seharusnya %q", text)
		return e
	}
	p.next()
	return nil
}

func (p *parser) unexpected() error {
	t := p.tok
	switch {
	case t.err != nil:
		return t.err
	case t.kind == end:
		return &Error{t.start, t.end, "rumus berhenti sebelum lengkap", ""}
	case t.kind == word && (t.text == "x" || t.text == "X" || t.text == "jumlah"):
		return &Error{t.start, t.end, fmt.Sprintf("%q tidak dapat menjadi simbol", t.text), ""}
	}
	return &Error{t.start, t.end, fmt.Sprintf("%q tidak pada tempatnya", clip(p.src[t.start:t.end])), ""}
}

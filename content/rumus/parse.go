package rumus

import (
	"fmt"
	"math/big"
	"unicode"
	"unicode/utf8"

	"iku/content/angka"
	"iku/content/besaran"
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
	return &Expr{Source: src, Root: root, roots: p.roots}, nil
}

// IsSymbol tells whether a name can be a symbol: letters, digits and _, beginning
// with a letter; not Rp with digits.
func IsSymbol(name string) bool {
	for i, r := range name {
		if !unicode.IsLetter(r) && (i == 0 || r != '_' && !unicode.IsDigit(r)) {
			return false
		}
	}
	return name != "" && rupiah(name) == 0
}

// isTimes tells whether the token is an x that multiplies: one behind an operand.
func (p *parser) isTimes() bool {
	return p.tok.kind == word && p.afterOperand && (p.tok.text == "x" || p.tok.text == "X")
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
		l = &Bin{Place: Place{start, stop}, Op: op, L: l, R: r}
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
	x, err := p.power()
	if err != nil || !signed || !negative {
		return x, err
	}
	_, stop := x.Range()
	return &Neg{Place{start, stop}, x}, nil
}

// power reads an operand with its exponent, which binds more tightly than a sign
// before it; of several exponents the last comes first.
func (p *parser) power() (Node, error) {
	x, err := p.operand()
	if err != nil {
		return nil, err
	}
	start, _ := x.Range()
	if p.tok.kind == raised || p.op() == '^' {
		if err := p.costs(p.tok); err != nil {
			return nil, err
		}
	}
	if t := p.tok; t.kind == raised {
		p.next()
		v, _ := new(big.Rat).SetString(t.text)
		return &Bin{Place: Place{start, t.end}, Op: '^', L: x, R: &Num{Place: Place{t.start, t.end}, Text: t.text, Value: v, Kind: besaran.Plain}}, nil
	}
	if p.op() != '^' {
		return x, nil
	}
	if p.depth++; p.depth > maxDepth {
		return nil, &Error{p.tok.start, p.tok.end, fmt.Sprintf("lebih dari %d pangkat bersarang", maxDepth), "pecah menjadi beberapa langkah"}
	}
	p.next()
	r, err := p.unary()
	if err != nil {
		return nil, err
	}
	p.depth--
	_, stop := r.Range()
	return &Bin{Place: Place{start, stop}, Op: '^', L: x, R: r}, nil
}

// closing ends what each bracket begins.
var closing = map[string]string{"(": ")", "[": "]", "{": "}"}

func (p *parser) operand() (Node, error) {
	t := p.tok
	switch {
	case p.calls():
		return p.call()
	case t.kind == radical:
		return p.root()
	case t.kind == number:
		p.next()
		return p.unit(t), nil
	case t.kind == word && IsSymbol(t.text):
		p.next()
		return p.year(t)
	case t.kind == bracket && closing[t.text] != "":
		if p.depth++; p.depth > maxDepth {
			return nil, &Error{t.start, t.end, fmt.Sprintf("lebih dari %d kurung bersarang", maxDepth), "pecah menjadi beberapa langkah"}
		}
		p.next()
		x, err := p.sum()
		if err != nil {
			return nil, err
		}
		stop := p.tok.end
		if err := p.expect(closing[t.text]); err != nil {
			return nil, err
		}
		p.depth--
		return &Paren{Place: Place{t.start, stop}, X: x}, nil
	}
	return nil, p.unexpected()
}

// unit reads the words after a number.
func (p *parser) unit(t token) Node {
	n := &Num{Place: Place{t.start, t.end}, Text: t.text, Value: t.num.Rat, Decimals: t.num.Decimals, Kind: besaran.Sign(t.num)}
	from := p.tok.start
	for p.tok.kind == word && !p.isTimes() {
		n.End = p.tok.end
		p.next()
		if p.tok.kind == raised && p.tok.start == n.End { // 100 m²
			n.End = p.tok.end
			p.next()
		}
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
	if p.tok.kind == word && (p.tok.text == "t" || p.tok.text == "k") {
		return p.lag(s)
	}
	from, to, err := angka.ParseYears(p.tok.text)
	if p.tok.kind != number || err != nil || from != to {
		return nil, &Error{p.tok.start, max(p.tok.end, p.tok.start), "dalam kurung siku harus ada satu tahun", "misalnya " + t.text + "[2018], atau " + t.text + "[t-1] untuk tahun sebelumnya"}
	}
	s.Year = from
	p.next()
	s.End = p.tok.end
	return s, p.expect("]")
}

// lag reads the years between that of the result and the one that is meant; the
// token is the t in front of them.
func (p *parser) lag(s *Sym) (Node, error) {
	p.next()
	if p.op() == '-' {
		p.next()
		n := p.tok
		if n.kind == number && n.num.Rat != nil {
			s.Lag = int(whole(n.num.Rat))
		}
		if s.Lag < 1 || s.Lag > maxLag {
			return nil, &Error{n.start, max(n.end, n.start), fmt.Sprintf("sesudah t- harus ada bilangan 1 sampai %d", maxLag), "misalnya " + s.Name + "[t-1] untuk tahun sebelumnya"}
		}
		p.next()
	}
	s.End = p.tok.end
	return s, p.expect("]")
}

// maxLag bounds how many years back a formula looks.
const maxLag = 50

func (p *parser) expect(text string) error {
	if p.tok.kind != bracket || p.tok.text != text {
		e := p.unexpected()
		if e.Hint == "" {
			e.Hint = fmt.Sprintf("di sini seharusnya %q", text)
		}
		return e
	}
	p.next()
	return nil
}

// unexpected says why the token cannot stand where it does.
func (p *parser) unexpected() *Error {
	t := p.tok
	e := &Error{Start: t.start, End: t.end, Message: fmt.Sprintf("%q tidak pada tempatnya", clip(p.src[t.start:t.end]))}
	switch {
	case t.err != nil:
		return t.err
	case t.kind == end:
		e.Message = "rumus berhenti sebelum lengkap"
	case p.slip(t) != "":
		e.Hint = p.slip(t)
	case p.afterOperand && (t.kind == number || t.kind == word || t.text == "("):
		e.Hint = "tulis tanda hitung di depannya: + - x /"
	case t.text == "=":
		e.Hint = "tulis hasilnya di kunci hasil"
	}
	return e
}

package check

import (
	"math/big"
	"strings"

	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/pola"
)

// Limits of an equation in prose; a longer one is left alone.
const (
	maxOperands = 64
	maxNesting  = 20
	maxUnit     = 6       // words behind a number
	maxLine     = 1 << 16 // bytes
)

// equation is two figures that a text says are the same.
type equation struct {
	start, end int // bytes of the text, from the formula to the figure
	formula    string
	computed   figure
	says       figure
	sides      [2]side
}

// side is what stands on one side of an equals sign.
type side struct {
	start, end int
	value      *big.Rat
	operands   []operand
	ops        []byte
	percent    bool // one of the operands is a percentage
	colon      int  // token of the first colon that divides; 0: none
}

// operand is a number of an equation with the first word of its unit.
type operand struct {
	figure
	unit       string
	year, lone bool // may be a calendar year; stands in brackets by itself
}

// equations returns those of a text that are wrong, maxPlaces at most: numbers, each perhaps with
// its unit, joined by operators, then an equals sign and a number. What may be
// anything else (a range, a date, a conversion of units, columns named by their
// numbers) is left alone. Time is linear in the text's length, memory in that of a line.
func (r *reader) equations(s string) []equation {
	if strings.IndexByte(s, '=') < 0 {
		return nil
	}
	r.wrong = nil
	for base := 0; base < len(s) && len(r.wrong) < maxPlaces; {
		line := s[base:]
		if n := strings.IndexByte(line, '\n'); n >= 0 {
			line = line[:n]
		}
		if len(line) <= maxLine && strings.IndexByte(line, '=') >= 0 {
			r.line(line, base)
		}
		base += len(line) + 1
	}
	return r.wrong
}

// reader finds equations in one text after another.
type reader struct {
	s       string // the line
	base    int    // where it begins in its text
	tokens  []token
	i       int
	tainted bool // an operator before has an operand that is no number
	wrong   []equation

	// Of the side being read:
	side    side
	nesting int
	void    bool
}

func (r *reader) line(s string, base int) {
	r.s, r.base, r.i, r.tainted = s, base, 0, false
	r.tokens = scan(s, r.tokens[:0])
	for r.i < len(r.tokens) && len(r.wrong) < maxPlaces {
		r.step()
	}
}

// step reads an equation where one may begin, or passes one token.
func (r *reader) step() {
	t := r.tokens[r.i]
	switch t.kind {
	case tokenBreak, tokenLabel, tokenEqual:
		r.tainted = false
	case tokenOp:
		if t.op == '-' && (r.i == 0 || r.tokens[r.i-1].kind == tokenBreak) {
			r.tokens[r.i].kind = tokenLabel // a bullet
		} else {
			r.tainted = true
		}
	case tokenOpen:
		if t.match >= 0 && t.holds&holdsEqual == 0 {
			if t.holds&holdsNumber == 0 {
				r.i = t.match
			} else if r.mayBegin() {
				r.equation()
				return
			}
		} else {
			r.tainted = false
		}
	case tokenNumber, tokenSign:
		if r.mayBegin() {
			r.equation()
			return
		}
	}
	r.i++
}

// yearNouns and ordinalNouns are followed by a number that counts nothing.
var (
	yearNouns    = pola.Words("tahun th thn ta")
	ordinalNouns = pola.Words("triwulan tw semester tahap kelas nomor no indikator sasaran tujuan misi ayat pasal angka level tingkat " +
		"kolom baris butir poin tabel rumus gambar lampiran minggu pekan bulan kuartal periode hari ke")
)

// mayBegin tells whether a formula can begin at the token.
func (r *reader) mayBegin() bool {
	if r.tainted {
		return false
	}
	t := r.tokens[r.i]
	var next token
	if r.i+1 < len(r.tokens) {
		next = r.tokens[r.i+1]
	}
	if t.year && next.kind == tokenOp && r.s[next.start] == ':' {
		r.tokens[r.i+1].kind = tokenLabel // "Tahun 2018 : 110 + 40 = 150"
		return false
	}
	if r.i == 0 {
		return true
	}
	before := r.tokens[r.i-1]
	switch before.kind {
	case tokenBad, tokenOp:
		return false
	case tokenClose:
		return r.i < 2 || r.tokens[r.i-2].kind != tokenBad // "(0717) 422345"
	case tokenNumber:
		return !grouped(before, t)
	case tokenWord:
		noun := strings.ToLower(before.text)
		if t.year && (yearNouns()[noun] || next.kind == tokenOp) {
			return false
		}
		return !(ordinalNouns()[noun] && next.kind == tokenOp)
	}
	return true
}

// grouped tells whether two numbers may be one, its thousands parted by a blank.
func grouped(a, b token) bool {
	return len(a.text) <= 3 && len(b.text) == 3 && !strings.ContainsAny(a.text+b.text, ".,")
}

// equation reads a formula and every figure that it is said to be.
func (r *reader) equation() {
	begin := r.i
	left, ok := r.readSide()
	if !ok {
		r.i = max(r.i, begin+1)
		return
	}
	slashes, told := left.slashes(r.s), false
	for r.i < len(r.tokens) && r.tokens[r.i].kind == tokenEqual {
		r.i++
		if r.i >= len(r.tokens) {
			return
		}
		right, ok := r.readSide()
		if !ok {
			return
		}
		slashes += right.slashes(r.s)
		switch {
		case told || len(left.ops) == 0 || slashes > 1 || r.continues():
		case excluded(left, right):
		case !balanced(left, right) && !r.otherReading(left, right):
			r.report(left, right)
			told = true
		}
		if len(right.ops) > 0 || len(left.ops) == 0 {
			left = right
		}
	}
}

// continues tells whether what was read as a side is only a part of what stands
// there.
func (r *reader) continues() bool {
	if r.i >= len(r.tokens) || r.i == 0 {
		return false
	}
	t, before := r.tokens[r.i], r.tokens[r.i-1]
	switch t.kind {
	case tokenBad:
		return t.start == before.end
	case tokenNumber:
		return before.kind == tokenNumber
	case tokenOpen:
		return t.match >= 0 && before.kind == tokenNumber
	}
	return false
}

// slashes counts the strokes of a side: with two it may be a date or a number of
// a letter.
func (s side) slashes(text string) int { return strings.Count(text[s.start:s.end], "/") }

// readSide reads numbers joined by operators; false where what stands there is
// not only that.
func (r *reader) readSide() (side, bool) {
	r.side = side{start: r.tokens[r.i].start}
	r.nesting, r.void = 0, false
	value := r.sum()
	if value == nil || r.void {
		return side{}, false
	}
	r.side.value = value
	r.side.end = r.tokens[r.i-1].end
	return r.side, true
}

// sum and product return nil where they fail. An operator without an operand
// taints what follows.
func (r *reader) sum() *big.Rat { return r.chain(r.product, '+', '-') }

func (r *reader) product() *big.Rat { return r.chain(r.operand, '*', '/') }

func (r *reader) chain(next func() *big.Rat, a, b byte) *big.Rat {
	l := next()
	for l != nil && r.i < len(r.tokens) {
		t := r.tokens[r.i]
		if t.kind != tokenOp || t.op != a && t.op != b {
			break
		}
		r.side.ops = append(r.side.ops, t.op)
		if r.s[t.start] == ':' && r.nesting == 0 && r.side.colon == 0 {
			r.side.colon = r.i
		}
		r.i++
		x := next()
		if x == nil {
			r.tainted = true
			return nil
		}
		l = apply(t.op, l, x)
	}
	return l
}

// maxBits bounds a value on the way; what needs more is nothing people write.
const maxBits = 400

// apply returns nil for a division by zero, and for a value beyond all measure.
func apply(op byte, l, r *big.Rat) *big.Rat {
	if l.Num().BitLen()+l.Denom().BitLen()+r.Num().BitLen()+r.Denom().BitLen() > maxBits {
		return nil
	}
	v := new(big.Rat)
	switch op {
	case '+':
		return v.Add(l, r)
	case '-':
		return v.Sub(l, r)
	case '*':
		return v.Mul(l, r)
	}
	if r.Sign() == 0 {
		return nil
	}
	return v.Quo(l, r)
}

func (r *reader) operand() *big.Rat {
	if r.i >= len(r.tokens) || len(r.side.operands) >= maxOperands {
		return nil
	}
	t := r.tokens[r.i]
	negative := t.kind == tokenSign
	if negative {
		if r.i++; r.i >= len(r.tokens) {
			return nil
		}
		t = r.tokens[r.i]
	}
	switch {
	case t.kind == tokenNumber:
		value, ok := t.figure()
		if !ok {
			return nil
		}
		r.i++
		o := operand{figure: value, year: t.year}
		r.unit(&o)
		if negative {
			o.rat = new(big.Rat).Neg(o.rat)
		}
		r.side.percent = r.side.percent || o.kind == besaran.Percent
		r.side.operands = append(r.side.operands, o)
		return o.rat
	case t.kind == tokenOpen && t.match >= 0 && t.holds&holdsEqual == 0 && t.holds&holdsNumber != 0 && r.nesting < maxNesting:
		r.nesting++
		r.i++
		before := len(r.side.operands)
		v := r.sum()
		if v == nil || r.i != t.match {
			return nil
		}
		r.i++
		r.nesting--
		if n := len(r.side.operands); n == before+1 && r.side.operands[before].unit == "" {
			r.side.operands[before].lone = true
		}
		var after operand
		r.unit(&after)
		if negative {
			v = new(big.Rat).Neg(v)
		}
		return v
	}
	return nil
}

// unit passes the words behind an operand, and brackets that only explain it.
func (r *reader) unit(o *operand) {
	for n := 0; r.i < len(r.tokens) && n < maxUnit; n++ {
		t := r.tokens[r.i]
		switch {
		case t.kind == tokenWord:
			if n == 0 {
				o.unit = strings.ToLower(t.text)
				o.scale()
			} else if kind, _ := besaran.Word(t.text); n == 1 && o.unit == "poin" && kind == besaran.Percent {
				o.unit = "persen"
				o.scale()
			}
			r.i++
		case t.kind == tokenOpen && t.match >= 0 && t.holds&(holdsOp|holdsEqual) == 0:
			r.i = t.match + 1
		case t.kind == tokenOp && t.op == '/' && n > 0 && r.rate(t):
			r.i += 2
		default:
			return
		}
	}
}

// scale applies a unit that is part of the number.
func (o *operand) scale() {
	switch kind, zeros := besaran.Word(o.unit); {
	case o.rat == nil:
	case zeros > 0:
		o.rat = angka.Shift(o.rat, zeros)
		o.decimals -= zeros
	case kind == besaran.Percent && o.kind == besaran.Plain:
		o.rat = new(big.Rat).Quo(o.rat, hundred)
		o.kind = besaran.Percent
	}
}

// rates are the units that a stroke may add to a unit: "orang/hari".
var rates = pola.Words("tahun thn th bulan bln hari hr jam menit detik minggu orang org unit ha km m kg liter kali bidang desa")

func (r *reader) rate(t token) bool {
	if r.i+1 >= len(r.tokens) {
		return false
	}
	next := r.tokens[r.i+1]
	return r.tokens[r.i-1].end == t.start && next.kind == tokenWord && next.start == t.end && rates()[next.text]
}

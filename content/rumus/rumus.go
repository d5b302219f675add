// Package rumus is the language of formulas: numbers with their units, symbols,
// the four operations, powers and roots, sums and means of lists and of yearly
// series. Arithmetic is exact; a root or a logarithm that is no fraction has 50
// digits. A formula of a series itself has a value for each of its years.
//
//	expr, err := rumus.Parse("3500 / usaha_kecil * 100%")
//	value, err := rumus.Eval(expr, env)
package rumus

import (
	"math/big"
	"slices"

	"iku/content/besaran"
)

// Limits of a formula.
const (
	MaxLength = 10_000 // characters
	maxDepth  = 100    // nested brackets
	maxBits   = 2_000  // of numerator and denominator of an intermediate result
)

// Expr is a formula that has been read.
type Expr struct {
	Source string
	Root   Node
	roots  int // and powers and logarithms
}

// Node is a part of a formula. Its range is in bytes of the source.
type Node interface{ Range() (start, end int) }

// Place is the range of a node in bytes of the source.
type Place struct{ Start, End int }

// Range returns the place.
func (p Place) Range() (start, end int) { return p.Start, p.End }

// Num is a number with the words that follow it as its unit.
type Num struct {
	Place
	Text     string // as written, with % or ‰ and without the unit
	Unit     string
	Value    *big.Rat
	Decimals int
	Kind     besaran.Kind // Plain, Percent or Permille
}

// Sym is a symbol: its value, the sum of its yearly series, or one of its years.
// Of a series alone, or of the years before (s[t-1]), the formula is one too.
type Sym struct {
	Place
	Name string
	Sum  bool
	Year int // 0: no year named
	Lag  int // how many years before that of the result, or classes before the one in turn
}

// Free tells whether the symbol, if it is a series, stands for all its years.
func (s *Sym) Free() bool { return !s.Sum && s.Year == 0 }

// Phrase is what is printed in a part's place: its words, or "…". It has no value.
type Phrase struct {
	Place
	Text string
}

// Neg is a negated operand.
type Neg struct {
	Place
	X Node
}

// Paren is a bracketed operand.
type Paren struct {
	Place
	X Node
	// Made tells that the brackets are not the document's, but hold what stands for
	// something shorter.
	Made bool
}

// Bin is an operation on two operands.
type Bin struct {
	Place
	Op   byte // one of + - * / ^
	L, R Node
}

// Error says what is wrong with a formula, and where in its source.
type Error struct {
	Start, End int
	Message    string
	Hint       string
}

func (e *Error) Error() string { return e.Message }

// Walk calls f for a node and everything below it, in the order of the source.
func Walk(n Node, f func(Node)) {
	switch n := n.(type) {
	case *Neg:
		f(n)
		Walk(n.X, f)
	case *Paren:
		f(n)
		Walk(n.X, f)
	case *Call:
		f(n)
		for _, a := range n.Args {
			Walk(a, f)
		}
	case *Bin:
		first, spine := spineOf(n)
		Walk(first, f)
		for _, b := range spine {
			f(b)
			Walk(b.R, f)
		}
	default:
		f(n)
	}
}

// spineOf returns an operation as its first operand and the operations on it, in
// the order of the source: a long sum leans to the left, and needs no recursion.
func spineOf(b *Bin) (first Node, spine []*Bin) {
	for {
		spine = append(spine, b)
		l, ok := b.L.(*Bin)
		if !ok {
			slices.Reverse(spine)
			return b.L, spine
		}
		b = l
	}
}

// Symbols returns every mention of a symbol, in the order of the source.
func (e *Expr) Symbols() []*Sym {
	var out []*Sym
	Walk(e.Root, func(n Node) {
		if s, ok := n.(*Sym); ok {
			out = append(out, s)
		}
	})
	return out
}

// Divides tells whether the formula divides by anything but a number with a unit,
// so that it is shown as a fraction.
func (e *Expr) Divides() bool { return e.Division(false) != nil }

// Division returns the first division of the formula; units tells whether one by
// a number with a unit counts. nil: there is none.
func (e *Expr) Division(units bool) *Bin {
	var first *Bin
	Walk(e.Root, func(n Node) {
		if b, ok := n.(*Bin); ok && first == nil && b.Op == '/' && (units || !HasUnit(b.R)) {
			first = b
		}
	})
	return first
}

// HasUnit tells whether a part of a formula is a number with a unit.
func HasUnit(n Node) bool {
	num, ok := n.(*Num)
	return ok && num.Unit != ""
}

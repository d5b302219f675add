package rumus

import (
	"math/big"

	"iku/content/besaran"
)

// Kind returns what a formula is an amount of, where nothing else says it:
// percentage points where it takes one percentage from another, a percentage
// where it contains one or scales one, else a plain number. symbol returns the
// kind of a symbol.
func (e *Expr) Kind(symbol func(*Sym) besaran.Kind) besaran.Kind {
	if e.weighs(symbol) {
		return besaran.Plain
	}
	k, certain := kindOf(e.Root, symbol)
	if !certain && e.hasFraction(besaran.Percent) {
		return besaran.Percent
	}
	if !certain && e.hasFraction(besaran.Permille) {
		return besaran.Permille
	}
	return k
}

// weighs tells whether a formula is a sum of plain figures that percentages weigh, which
// add up to 100 %: an index of theirs is as plain as they are.
func (e *Expr) weighs(symbol func(*Sym) besaran.Kind) bool {
	sum, terms := new(big.Rat), 0
	for n := Bare(e.Root); ; terms++ {
		b, ok := n.(*Bin)
		last := n
		if ok && b.Op == '+' {
			last = Bare(b.R)
		}
		p, product := last.(*Bin)
		if !product || p.Op != '*' {
			return false
		}
		weight, left := Bare(p.L).(*Num)
		of := p.R
		if !left || weight.Kind != besaran.Percent {
			weight, left = Bare(p.R).(*Num)
			of = p.L
		}
		if k, _ := kindOf(of, symbol); !left || weight.Kind != besaran.Percent || k.Fraction() || (&Expr{Root: of}).HasFraction() {
			return false
		}
		sum.Add(sum, weight.Value)
		if !ok || b.Op != '+' {
			return terms > 0 && sum.Cmp(one) == 0
		}
		n = Bare(b.L)
	}
}

// HasPercent tells whether a number of the formula is a percentage.
func (e *Expr) HasPercent() bool { return e.hasFraction(besaran.Percent) }

// HasFraction tells whether a number of the formula is a percentage or so many
// of a thousand.
func (e *Expr) HasFraction() bool {
	return e.hasFraction(besaran.Percent) || e.hasFraction(besaran.Permille)
}

func (e *Expr) hasFraction(kind besaran.Kind) bool {
	found := false
	Walk(e.Root, func(n Node) {
		if num, ok := n.(*Num); ok && num.Kind == kind {
			found = true
		}
	})
	return found
}

// kindOf returns the kind of a part of a formula, and whether it is certain: that
// of a product with a percentage is not (20% × 150 is an amount).
func kindOf(n Node, symbol func(*Sym) besaran.Kind) (kind besaran.Kind, certain bool) {
	switch n := n.(type) {
	case *Num:
		return n.Kind, false
	case *Sym:
		return symbol(n), false
	case *Neg:
		return kindOf(n.X, symbol)
	case *Paren:
		return kindOf(n.X, symbol)
	case *Call:
		if slow[n.Name] {
			return besaran.Plain, false
		}
		for i, a := range n.Args {
			k, _ := kindOf(a, symbol)
			if i > 0 && k != kind {
				return besaran.Plain, false
			}
			kind = k
		}
		return kind, false
	case *Bin:
		first, spine := spineOf(n)
		kind, certain = kindOf(first, symbol)
		whole := isWhole(first)
		for _, b := range spine {
			r, _ := kindOf(b.R, symbol)
			kind, certain = together(b, kind, r, whole || isWhole(b.R))
			whole = false
		}
	}
	return kind, certain
}

// together returns the kind of an operation on two.
func together(b *Bin, l, r besaran.Kind, whole bool) (besaran.Kind, bool) {
	switch {
	case (b.Op == '+' || b.Op == '-') && l.Fraction() && r.Fraction():
		if b.Op == '-' && l == besaran.Percent && r == besaran.Percent && !whole {
			return besaran.Points, true
		}
		return l, false
	case b.Op == '*' && l.Fraction() != r.Fraction():
		plain := b.L
		if l.Fraction() {
			plain = b.R
		} else {
			l = r
		}
		if num, ok := Bare(plain).(*Num); ok && num.Unit == "" { // a weight
			return l, false
		}
		return besaran.Plain, false
	case b.Op == '/' && l.Fraction() && !r.Fraction():
		return l, false
	}
	return besaran.Plain, false
}

// isWhole tells of 100%, from which what is left over is no difference.
func isWhole(n Node) bool {
	num, ok := Bare(n).(*Num)
	return ok && num.Kind.Fraction() && num.Value.Cmp(one) == 0
}

// Bare returns what stands in brackets, without them.
func Bare(n Node) Node {
	for {
		p, ok := n.(*Paren)
		if !ok {
			return n
		}
		n = p.X
	}
}

var (
	one      = big.NewRat(1, 1)
	hundred  = big.NewRat(100, 1)
	thousand = big.NewRat(1000, 1)
)

// Times returns by how much a quotient is multiplied to write it as so many of a
// hundred or a thousand without a sign: 2 zeros for "a / b × 100", 3 for "a / b ×
// 1000", else 0.
func (e *Expr) Times() int {
	if !e.Divides() || e.HasFraction() {
		return 0
	}
	zeros := 0
	var factors func(n Node)
	factors = func(n Node) {
		switch n := Bare(n).(type) {
		case *Num:
			if n.Unit == "" && n.Value.Cmp(hundred) == 0 {
				zeros = 2
			} else if n.Unit == "" && n.Value.Cmp(thousand) == 0 {
				zeros = 3
			}
		case *Bin:
			if n.Op == '*' {
				factors(n.R)
			}
			if n.Op == '*' || n.Op == '/' {
				factors(n.L)
			}
		}
	}
	factors(e.Root)
	return zeros
}

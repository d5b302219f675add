package rumus

import (
	"fmt"
	"math/big"

	"iku/content/angka"
)

// Env gives symbols their values. The error, where it is an *Error without a
// place, gets that of the symbol.
type Env interface {
	Value(s *Sym) (*big.Rat, error)
}

// Eval returns the exact value of a formula, which may be shared: it is not to be
// changed. Its error is an *Error, or one of the Env's.
func Eval(e *Expr, env Env) (*big.Rat, error) { return eval(e.Root, env) }

func eval(n Node, env Env) (*big.Rat, error) {
	switch n := n.(type) {
	case *Num:
		return n.Value, nil
	case *Sym:
		v, err := env.Value(n)
		return v, at(err, n)
	case *Paren:
		return eval(n.X, env)
	case *Call:
		return evalCall(n, env)
	case *Neg:
		v, err := eval(n.X, env)
		if err != nil {
			return nil, err
		}
		return new(big.Rat).Neg(v), nil
	}
	first, spine := spineOf(n.(*Bin))
	v, err := eval(first, env)
	if err != nil {
		return nil, err
	}
	for _, b := range spine {
		r, err := eval(b.R, env)
		if err != nil {
			return nil, err
		}
		if v, err = apply(b, v, r); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// at gives an error without a place that of a node.
func at(err error, n Node) error {
	if e, ok := err.(*Error); ok && e.End == 0 {
		placed := *e
		placed.Start, placed.End = n.Range()
		return &placed
	}
	return err
}

func apply(b *Bin, l, r *big.Rat) (*big.Rat, error) {
	if b.Op == '^' {
		return power(b, l, r)
	}
	out := new(big.Rat)
	switch b.Op {
	case '+':
		out.Add(l, r)
	case '-':
		out.Sub(l, r)
	case '*':
		out.Mul(l, r)
	case '/':
		if r.Sign() == 0 {
			return nil, at(&Error{Message: "rumus membagi dengan nol", Hint: "periksa pembaginya"}, b.R)
		}
		out.Quo(l, r)
	}
	if fault := limit(out); fault != "" {
		return nil, at(&Error{Message: fault, Hint: "periksa angka-angkanya"}, b)
	}
	return out, nil
}

// tooMany is the least number that has too many digits.
var tooMany = new(big.Int).Exp(big.NewInt(10), big.NewInt(angka.MaxDigits), nil)

// limit says which limit an intermediate result exceeds; nothing: none.
func limit(r *big.Rat) string {
	switch {
	case r.Num().BitLen() > maxBits || r.Denom().BitLen() > maxBits:
		return "hasil antara terlalu rumit"
	case !below(r.Num(), r.Denom()) || r.Sign() != 0 && !below(r.Denom(), r.Num()):
		return fmt.Sprintf("hasil antara lebih dari %d angka", angka.MaxDigits)
	}
	return ""
}

// below tells whether a/b has at most MaxDigits digits before its comma.
func below(a, b *big.Int) bool {
	if a.BitLen()-b.BitLen() < tooMany.BitLen()-1 {
		return true
	}
	return new(big.Int).Quo(a, b).CmpAbs(tooMany) < 0
}

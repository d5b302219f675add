package rumus

import (
	"fmt"
	"math/big"
	"slices"
)

// Env gives symbols their values. The error, where it is an *Error without a
// place, gets that of the symbol.
type Env interface {
	Value(s *Sym) (*big.Rat, error)
}

// Eval returns the exact value of a formula. Its error is an *Error, or one of
// the Env's.
func Eval(e *Expr, env Env) (*big.Rat, error) { return eval(e.Root, env) }

func eval(n Node, env Env) (*big.Rat, error) {
	switch n := n.(type) {
	case *Num:
		return n.Value, nil
	case *Sym:
		v, err := env.Value(n)
		if e, ok := err.(*Error); ok && e.End == 0 {
			e.Start, e.End = n.Start, n.End
		}
		return v, err
	case *Paren:
		return eval(n.X, env)
	case *Neg:
		v, err := eval(n.X, env)
		if err != nil {
			return nil, err
		}
		return new(big.Rat).Neg(v), nil
	}
	b := n.(*Bin)
	spine := []*Bin{b}
	for {
		l, ok := spine[len(spine)-1].L.(*Bin)
		if !ok {
			break
		}
		spine = append(spine, l)
	}
	v, err := eval(spine[len(spine)-1].L, env)
	if err != nil {
		return nil, err
	}
	for i := len(spine) - 1; i >= 0; i-- {
		r, err := eval(spine[i].R, env)
		if err != nil {
			return nil, err
		}
		if v, err = apply(spine[i], v, r); err != nil {
			return nil, err
		}
	}
	return v, nil
}

func apply(b *Bin, l, r *big.Rat) (*big.Rat, error) {
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
			start, end := b.R.Range()
			return nil, &Error{Start: start, End: end, Message: "rumus membagi dengan nol"}
		}
		out.Quo(l, r)
	}
	if out.Num().BitLen() > maxBits || out.Denom().BitLen() > maxBits || tooLong(out) {
		return nil, &Error{Start: b.Start, End: b.End, Message: "hasil antara lebih dari 50 angka"}
	}
	return out, nil
}

// digits50 is the first number with more than 50 digits.
var digits50 = new(big.Int).Exp(big.NewInt(10), big.NewInt(50), nil)

// tooLong tells whether a value has more than 50 digits before its comma.
func tooLong(r *big.Rat) bool {
	if r.Num().BitLen()-r.Denom().BitLen() < 160 {
		return false
	}
	return new(big.Int).Quo(new(big.Int).Abs(r.Num()), r.Denom()).Cmp(digits50) >= 0
}

// Def is what a symbol stands for: exactly one of Expr, Value and Years is set.
type Def struct {
	Name  string // may be empty: a formula that nothing refers to
	Expr  *Expr
	Value *big.Rat
	Years map[int]*big.Rat
}

// Result is what a definition comes to. Err is nil, an *Error with its place in
// the definition's formula, or one of the errors below; Dependent tells that the
// definition itself is sound and only one that it needs is not.
type Result struct {
	Value     *big.Rat
	Err       error
	Dependent bool
}

// UnknownError says that a symbol is not defined, or has no such year.
type UnknownError struct {
	Sym   *Sym
	Years []int // of the series, where only the year is unknown
}

func (e *UnknownError) Error() string { return fmt.Sprintf("simbol %q tidak dikenal", e.Sym.Name) }

// CycleError says that a symbol needs itself. Names begins and ends with it.
type CycleError struct {
	Sym   *Sym
	Names []string
}

func (e *CycleError) Error() string { return "simbol melingkar" }

// Resolve computes every definition. All see each other, whatever their order;
// of several with one name the first counts. It takes time in proportion to the
// size of all formulas.
func Resolve(defs []Def) []Result {
	r := &resolver{defs: defs, byName: make(map[string]int, len(defs)), results: make([]Result, len(defs)), state: make([]state, len(defs))}
	for i, d := range defs {
		if _, ok := r.byName[d.Name]; !ok && d.Name != "" {
			r.byName[d.Name] = i
		}
	}
	for i := range defs {
		r.resolve(i)
	}
	return r.results
}

type state uint8

const (
	untouched state = iota
	underWay
	done
)

type resolver struct {
	defs    []Def
	byName  map[string]int
	results []Result
	state   []state
}

// resolve computes one definition and what it needs, on a stack of its own: a
// chain of symbols may be long.
func (r *resolver) resolve(first int) {
	type frame struct {
		def  int
		syms []*Sym
		next int
	}
	open := func(i int) frame {
		r.state[i] = underWay
		f := frame{def: i}
		if r.defs[i].Expr != nil {
			f.syms = r.defs[i].Expr.Symbols()
		}
		return f
	}
	if r.state[first] != untouched {
		return
	}
	stack := []frame{open(first)}
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		if f.next < len(f.syms) {
			sym := f.syms[f.next]
			f.next++
			i, ok := r.byName[sym.Name]
			if !ok {
				continue
			}
			switch r.state[i] {
			case untouched:
				stack = append(stack, open(i))
			case underWay:
				if r.results[f.def].Err != nil {
					break
				}
				var names []string
				for k := range stack {
					if stack[k].def == i || names != nil {
						names = append(names, r.defs[stack[k].def].Name)
					}
				}
				r.results[f.def].Err = &CycleError{sym, append(names, sym.Name)}
			}
			continue
		}
		r.compute(f.def)
		r.state[f.def] = done
		stack = stack[:len(stack)-1]
	}
}

func (r *resolver) compute(i int) {
	d, res := &r.defs[i], &r.results[i]
	switch {
	case res.Err != nil:
	case d.Value != nil:
		res.Value = d.Value
	case d.Expr != nil:
		v, err := Eval(d.Expr, r)
		if err == errDependent {
			res.Dependent = true
		}
		res.Value, res.Err = v, err
	}
}

var errDependent = fmt.Errorf("simbol lain tidak dapat dihitung")

// Value returns what a mention of a symbol comes to.
func (r *resolver) Value(s *Sym) (*big.Rat, error) {
	i, ok := r.byName[s.Name]
	if !ok {
		return nil, &UnknownError{Sym: s}
	}
	d := &r.defs[i]
	switch {
	case s.Year > 0:
		if v, ok := d.Years[s.Year]; ok {
			return v, nil
		}
		if d.Years == nil {
			return nil, &Error{Message: fmt.Sprintf("simbol %q bukan deret tahunan", s.Name)}
		}
		e := &UnknownError{Sym: s}
		for y := range d.Years {
			e.Years = append(e.Years, y)
		}
		slices.Sort(e.Years)
		return nil, e
	case s.Sum:
		if d.Years == nil {
			return nil, &Error{Message: fmt.Sprintf("simbol %q bukan deret tahunan", s.Name)}
		}
		sum := new(big.Rat)
		for _, v := range d.Years {
			sum.Add(sum, v)
		}
		return sum, nil
	case d.Years != nil:
		return nil, &Error{Message: fmt.Sprintf("simbol %q adalah deret tahunan", s.Name),
			Hint: fmt.Sprintf("tulis jumlah(%s) atau %s[tahun]", s.Name, s.Name)}
	}
	if v := r.results[i].Value; v != nil {
		return v, nil
	}
	return nil, errDependent
}

package rumus

import (
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
)

// Def is what a symbol stands for: exactly one of Expr, Value and Years is set. Classes
// stand among Years by their numbers.
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
	Value     *big.Rat         // may be shared: not to be changed
	Years     map[int]*big.Rat // of a formula of a yearly series, instead of Value
	Err       error
	Also      []error // what is wrong with further symbols of the formula
	Dependent bool
}

// UnknownError says that a symbol is not defined, or has no such year.
type UnknownError struct {
	Sym   *Sym
	Years []int // of the series, where only the year is unknown
}

func (e *UnknownError) Error() string { return fmt.Sprintf("simbol %q tidak dikenal", e.Sym.Name) }

// CycleError says that a symbol needs itself. Names begins and ends with it; of a
// long cycle it holds both ends with "…" between them.
type CycleError struct {
	Sym   *Sym
	Names []string
}

func (e *CycleError) Error() string { return "simbol melingkar" }

var errDependent = errors.New("simbol lain tidak dapat dihitung")

// Resolve computes every definition. All see each other, whatever their order;
// of several with one name the first counts. It takes time in proportion to the
// size of all formulas, however long a chain or a cycle is.
func Resolve(defs []Def) []Result {
	r := &resolver{
		defs: defs, byName: make(map[string]int, len(defs)), results: make([]Result, len(defs)),
		state: make([]state, len(defs)), depth: make([]int, len(defs)), series: map[int]*series{}, folded: map[*Call]*big.Rat{},
	}
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
	depth   []int // of a definition under way: its place on the stack
	stack   []frame
	series  map[int]*series
	folded  map[*Call]*big.Rat // what functions of series came to
	work    int                // done for formulas of series
}

// frame is a definition under way.
type frame struct {
	def  int
	syms []*Sym
	next int
}

// series is what is asked of a yearly series more than once.
type series struct {
	sum   *big.Rat
	err   error
	years []int
}

// resolve computes one definition and what it needs, on a stack of its own: a
// chain of symbols may be long.
func (r *resolver) resolve(first int) {
	if r.state[first] != untouched {
		return
	}
	r.open(first)
	for len(r.stack) > 0 {
		f := &r.stack[len(r.stack)-1]
		if f.next == len(f.syms) {
			r.compute(f.def, f.syms)
			r.state[f.def] = done
			r.stack = r.stack[:len(r.stack)-1]
			continue
		}
		sym := f.syms[f.next]
		f.next++
		i, ok := r.byName[sym.Name]
		switch {
		case !ok:
		case r.state[i] == untouched:
			r.open(i)
		case r.state[i] == underWay && r.results[f.def].Err == nil:
			r.results[f.def].Err = &CycleError{sym, r.round(i)}
		}
	}
}

func (r *resolver) open(i int) {
	f := frame{def: i}
	if e := r.defs[i].Expr; e != nil {
		f.syms = e.Symbols()
	}
	r.state[i], r.depth[i] = underWay, len(r.stack)
	r.stack = append(r.stack, f)
}

// round returns the names from a definition up the stack and back to it: at most
// twelve, since thousands of cycles may share thousands of symbols.
func (r *resolver) round(i int) []string {
	const head, tail = 6, 4
	var names []string
	cycle := r.stack[r.depth[i]:]
	for k := 0; k < len(cycle); k++ {
		if k == head && len(cycle) > head+tail+1 {
			names = append(names, "…")
			k = len(cycle) - tail
		}
		names = append(names, r.defs[cycle[k].def].Name)
	}
	return append(names, r.defs[i].Name)
}

// compute sets the result of a definition whose symbols are all done.
func (r *resolver) compute(i int, syms []*Sym) {
	d, res := &r.defs[i], &r.results[i]
	if d.Expr == nil {
		res.Value = d.Value
		return
	}
	if res.Err != nil {
		return
	}
	if errs := r.faults(syms); len(errs) > 0 {
		res.Err, res.Also = errs[0], errs[1:]
		res.Dependent = res.Err == errDependent
		return
	}
	r.eval(d.Expr, res)
}

// faults returns what is wrong with symbols, each once; where that is nothing but
// that some are not computed, errDependent alone.
func (r *resolver) faults(syms []*Sym) []error {
	type mention struct {
		name string
		sum  bool
		year int
	}
	var errs []error
	var seen map[mention]bool
	dependent := false
	for _, s := range syms {
		err := r.known(s)
		if err == nil {
			continue
		}
		if err == errDependent {
			dependent = true
			continue
		}
		m := mention{s.Name, s.Sum, s.Year}
		if seen[m] {
			continue
		}
		if seen == nil {
			seen = map[mention]bool{}
		}
		seen[m] = true
		errs = append(errs, at(err, s))
	}
	if errs == nil && dependent {
		return []error{errDependent}
	}
	return errs
}

// yearly returns the sum and the years of a series, computed once.
func (r *resolver) yearly(i int) *series {
	if s := r.series[i]; s != nil {
		return s
	}
	values := r.yearsOf(i)
	s := &series{sum: new(big.Rat), years: slices.Sorted(maps.Keys(values))}
	for _, y := range s.years {
		s.sum.Add(s.sum, values[y])
	}
	if fault := limit(s.sum); fault != "" {
		s.sum, s.err = nil, &Error{Message: fault}
	}
	r.series[i] = s
	return s
}

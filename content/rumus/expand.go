package rumus

import (
	"math/big"
	"slices"
	"strconv"

	"iku/content/besaran"
)

// maxShown is how many terms of a series are written out; of more only the first
// and the last are.
const maxShown = 12

// Figures returns the formula as it is computed, for print: sums and means as their
// terms, those of a series year by year. years returns the years of a series; none
// where the symbol is no series. year is that of the result, of a formula of series;
// else 0.
func (e *Expr) Figures(years func(name string) []int, year int) *Expr {
	room := maxTerms
	x := expansion{years, year, &room}
	return &Expr{Source: e.Source, Root: tidy(x.node(e.Root), nil)}
}

// Lists returns the formula with sums and means of lists as their terms, those of
// series as they are.
func (e *Expr) Lists() *Expr {
	room := maxTerms
	return &Expr{Source: e.Source, Root: tidy(expansion{room: &room}.node(e.Root), nil)}
}

// Simple tells that Figures and Lists change nothing but the series themselves:
// the formula has neither functions nor sums of series.
func (e *Expr) Simple() bool {
	simple := true
	Walk(e.Root, func(n Node) {
		switch n := n.(type) {
		case *Call:
			simple = false
		case *Sym:
			simple = simple && !n.Sum
		}
	})
	return simple
}

// expansion writes parts out; room is for how many terms, since one inside the other
// would be without end.
type expansion struct {
	years func(name string) []int // nil: series are left as they are
	year  int
	room  *int
}

// maxTerms bounds the terms that a formula is written out with.
const maxTerms = 400

// spend tells whether there is room for that many terms more.
func (x expansion) spend(n int) bool {
	*x.room -= min(n, maxShown)
	return *x.room >= 0
}

func (x expansion) node(n Node) Node {
	return Replace(n, func(n Node) Node {
		switch n := n.(type) {
		case *Sym:
			return x.symbol(n)
		case *Call:
			return x.call(n)
		}
		return nil
	})
}

func (x expansion) symbol(s *Sym) Node {
	if x.years == nil {
		return nil
	}
	years := x.years(s.Name)
	switch {
	case len(years) == 0:
		return nil
	case s.Sum && !x.spend(len(years)):
		return nil
	case s.Sum:
		return made(sumOf(x.yearly(s, years)))
	case s.Free() && x.year != 0:
		return &Sym{Place: s.Place, Name: s.Name, Year: x.year - s.Lag}
	}
	return nil
}

// yearly returns a part for each of the years.
func (x expansion) yearly(n Node, years []int) []Node {
	list := make([]Node, 0, maxShown)
	for i, y := range years {
		if len(years) > maxShown && i >= 3 && i < len(years)-1 {
			if i == 3 {
				list = append(list, &Phrase{Text: "…"})
			}
			continue
		}
		if s, ok := n.(*Sym); ok {
			list = append(list, &Sym{Place: s.Place, Name: s.Name, Year: y - s.Lag})
			continue
		}
		list = append(list, made(expansion{x.years, y, x.room}.node(n)))
	}
	return list
}

func (x expansion) call(c *Call) Node {
	args := make([]Node, 0, len(c.Args))
	count := len(c.Args)
	if c.OfSeries() {
		if x.years == nil {
			return nil
		}
		years := x.span(c.Args[0])
		if count = len(years); count == 0 || !x.spend(count) {
			return nil
		}
		args = x.yearly(c.Args[0], years)
	} else {
		for _, a := range c.Args {
			args = append(args, x.node(a))
		}
	}
	switch {
	case c.Name != "jumlah" && c.Name != "rata" || len(args) == 1:
		return &Call{c.Place, c.Name, args}
	case c.Name == "jumlah":
		return made(sumOf(args))
	}
	n := &Num{Place: c.Place, Text: strconv.Itoa(count), Value: big.NewRat(int64(count), 1), Kind: besaran.Plain}
	return made(&Bin{Place: c.Place, Op: '/', L: made(sumOf(args)), R: n})
}

// span returns the years that the series of a part share.
func (x expansion) span(n Node) (shared []int) {
	first := true
	free(n, func(s *Sym) {
		years := slices.Clone(x.years(s.Name))
		for i := range years {
			if !IsClass(years[i]) {
				years[i] += s.Lag
			}
		}
		switch {
		case len(years) == 0:
		case first:
			shared, first = years, false
		default:
			shared = slices.DeleteFunc(shared, func(y int) bool { return !slices.Contains(years, y) })
		}
	})
	return shared
}

func made(n Node) Node { return &Paren{X: n, Made: true} }

func sumOf(list []Node) Node {
	n := list[0]
	for _, r := range list[1:] {
		n = &Bin{Op: '+', L: n, R: r}
	}
	return n
}

// Replace returns a part with those below it replaced: f returns what stands in the
// place of one, or nil to look into it.
func Replace(n Node, f func(Node) Node) Node {
	if other := f(n); other != nil {
		return other
	}
	switch n := n.(type) {
	case *Neg:
		return &Neg{n.Place, Replace(n.X, f)}
	case *Paren:
		return &Paren{n.Place, Replace(n.X, f), n.Made}
	case *Call:
		args := make([]Node, len(n.Args))
		for i, a := range n.Args {
			args[i] = Replace(a, f)
		}
		return &Call{n.Place, n.Name, args}
	case *Bin:
		return &Bin{n.Place, n.Op, Replace(n.L, f), Replace(n.R, f)}
	}
	return n
}

// binds tells how tightly an operator binds.
var binds = map[byte]int{'+': 1, '-': 1, '*': 2, '/': 2, '^': 3}

// tidy takes made brackets away where nothing reads otherwise without them; around
// is the operation that the part stands in.
func tidy(n Node, around *Bin) Node {
	switch n := n.(type) {
	case *Paren:
		x := tidy(n.X, nil)
		if inner, ok := x.(*Paren); ok && (n.Made || inner.Made) {
			return inner
		}
		if n.Made && !needed(x, n, around) {
			return tidy(x, around)
		}
		return &Paren{n.Place, x, n.Made}
	case *Neg:
		return &Neg{n.Place, tidy(n.X, &Bin{Op: '*'})}
	case *Call:
		for i := range n.Args {
			n.Args[i] = tidy(n.Args[i], nil)
		}
	case *Bin:
		b := &Bin{Place: n.Place, Op: n.Op, L: n.L, R: n.R}
		b.L = tidy(n.L, b)
		b.R = tidy(n.R, b)
		return b
	}
	return n
}

// needed tells whether made brackets around a part must stay.
func needed(x, brackets Node, around *Bin) bool {
	if _, ok := x.(*Neg); ok {
		return around != nil
	}
	b, ok := x.(*Bin)
	if !ok || around == nil {
		return false
	}
	left := around.L == brackets
	switch inner, outer := binds[b.Op], binds[around.Op]; {
	case inner != outer:
		return inner < outer
	case left:
		return around.Op == '^'
	}
	return around.Op == '-' || around.Op == '/' || around.Op == '^'
}

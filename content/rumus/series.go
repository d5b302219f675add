package rumus

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// Bounds of a formula of yearly series: its years, and how much all of one
// Resolve may take, in characters computed.
const (
	maxYears = 50
	maxWork  = 1_000_000
)

// free calls f for the symbols of a part that stand for all years of a series, if
// they are one: not those inside a function that makes one number of them.
func free(n Node, f func(*Sym)) {
	switch n := n.(type) {
	case *Sym:
		if n.Free() {
			f(n)
		}
	case *Neg:
		free(n.X, f)
	case *Paren:
		free(n.X, f)
	case *Call:
		if !n.OfSeries() {
			for _, a := range n.Args {
				free(a, f)
			}
		}
	case *Bin:
		first, spine := spineOf(n)
		free(first, f)
		for _, b := range spine {
			free(b.R, f)
		}
	}
}

// yearsOf returns the values of a definition that is a series; nil: it is none.
func (r *resolver) yearsOf(i int) map[int]*big.Rat {
	if y := r.defs[i].Years; y != nil {
		return y
	}
	return r.results[i].Years
}

// known tells what is wrong with a mention of a symbol, whose definition is done.
func (r *resolver) known(s *Sym) error {
	i, ok := r.byName[s.Name]
	if !ok {
		return &UnknownError{Sym: s}
	}
	years := r.yearsOf(i)
	switch {
	case r.results[i].Err != nil || r.results[i].Value == nil && years == nil:
		return errDependent
	case s.Year > 0 && ofClasses(years):
		return &Error{Message: fmt.Sprintf("simbol %q menurut kelas, bukan tahun", clip(s.Name)), Hint: fmt.Sprintf("misalnya jumlah(%s), atau %s[k-1] untuk kelas sebelumnya", clip(s.Name), clip(s.Name))}
	case years == nil && (!s.Free() || s.Lag > 0):
		return &Error{Message: fmt.Sprintf("simbol %q bukan deret tahunan", clip(s.Name)), Hint: fmt.Sprintf("tulis %s saja", clip(s.Name))}
	case s.Sum:
		return r.yearly(i).err
	case s.Year > 0 && years[s.Year] == nil:
		return &UnknownError{s, r.yearly(i).years}
	}
	return nil
}

// ofClasses tells whether a series has classes, and no years.
func ofClasses(years map[int]*big.Rat) bool {
	for y := range years {
		return IsClass(y)
	}
	return false
}

// inYear gives symbols their values in a year; in year 0 those that have one.
type inYear struct {
	*resolver
	year int
}

// Value returns what a mention of a known symbol comes to.
func (y inYear) Value(s *Sym) (*big.Rat, error) {
	i, ok := y.byName[s.Name]
	if !ok {
		return nil, &UnknownError{Sym: s}
	}
	years := y.yearsOf(i)
	switch {
	case s.Sum:
		sum := y.yearly(i)
		return sum.sum, sum.err
	case s.Year > 0:
		return years[s.Year], nil
	case years == nil:
		return y.results[i].Value, nil
	}
	if beforeFirst(y.year, s.Lag) {
		return new(big.Rat), nil
	}
	return years[y.year-s.Lag], nil
}

// span returns the years that all series of a part have, ascending; series tells
// whether it has any.
func (r *resolver) span(n Node) (years []int, series bool) {
	free(n, func(s *Sym) {
		i, ok := r.byName[s.Name]
		if !ok || r.yearsOf(i) == nil {
			return
		}
		values := r.yearsOf(i)
		if !series {
			series = true
			for _, y := range r.yearly(i).years {
				if !IsClass(y) {
					y += s.Lag
				}
				years = append(years, y)
			}
			return
		}
		years = slices.DeleteFunc(years, func(y int) bool { return values[y-s.Lag] == nil && !(values[y] != nil && beforeFirst(y, s.Lag)) })
	})
	return years, series
}

// eval computes a formula whose symbols are known: once, or for each year of its
// series.
func (r *resolver) eval(e *Expr, res *Result) {
	years, series := r.span(e.Root)
	if !series {
		res.Value, res.Err = Eval(e, inYear{r, 0})
		return
	}
	if len(years) > 0 && IsClass(years[0]) {
		res.Err = at(&Error{Message: "rumus ini menghasilkan satu bilangan tiap kelas", Hint: "jadikan satu: jumlah(…), rata(…), min(…), maks(…)"}, e.Root)
		return
	}
	if res.Err = r.bounded(years, e.Root, len(e.Source)+500*e.roots); res.Err != nil {
		return
	}
	res.Years = make(map[int]*big.Rat, len(years))
	for _, y := range years {
		v, err := Eval(e, inYear{r, y})
		if err != nil {
			res.Years, res.Err = nil, ofYear(err, y)
			return
		}
		res.Years[y] = v
	}
}

// bounded tells what is wrong with the years of a part: that there are none, or
// more than can be computed.
func (r *resolver) bounded(years []int, n Node, cost int) error {
	switch {
	case len(years) == 0:
		return at(r.apart(n), n)
	case len(years) > maxYears && !IsClass(years[0]):
		return at(&Error{Message: fmt.Sprintf("deret dalam rumus ini lebih dari %d tahun", maxYears), Hint: "ringkas deretnya"}, n)
	}
	if r.work += cost * len(years); r.work > maxWork {
		return at(&Error{Message: "rumus atas deret terlalu banyak", Hint: "pecah menjadi beberapa indikator, atau ringkas deretnya"}, n)
	}
	return nil
}

// apart says that the series of a part have no year, or not the same classes.
func (r *resolver) apart(n Node) *Error {
	e := &Error{Message: "deret dalam rumus ini tidak mempunyai tahun yang sama", Hint: "periksa tahun-tahun deretnya"}
	if c, ok := n.(*Call); ok && c.OfSeries() {
		n = c.Args[0]
	}
	free(n, func(s *Sym) {
		if i, ok := r.byName[s.Name]; ok && ofClasses(r.yearsOf(i)) {
			e = &Error{Message: "deret dalam rumus ini tidak mempunyai kelas yang sama", Hint: "tulis nama kelas yang sama pada semuanya"}
		}
	})
	return e
}

// ofYear says of which year a fault is.
func ofYear(err error, year int) error {
	if e, ok := err.(*Error); ok && !strings.Contains(e.Message, " (tahun ") && !strings.Contains(e.Message, " (kelas ke-") {
		placed := *e
		placed.Message += " (" + placeOf(year) + ")"
		return &placed
	}
	return err
}

// overYears makes one number of a series, once for all years of the formula
// around it.
func overYears(c *Call, env Env) (*big.Rat, error) {
	in, ok := env.(inYear)
	var years []int
	if ok {
		if v := in.folded[c]; v != nil {
			return v, nil
		}
		years, ok = in.span(c.Args[0])
	}
	if !ok {
		return nil, at(&Error{Message: fmt.Sprintf("dalam %s(…) tidak ada deret tahunan", c.Name), Hint: fmt.Sprintf("beberapa nilai dipisahkan titik koma: %s(a; b)", c.Name)}, c)
	}
	start, end := c.Range()
	if err := in.bounded(years, c, end-start); err != nil {
		return nil, err
	}
	list := make([]*big.Rat, len(years))
	for i, y := range years {
		v, err := eval(c.Args[0], inYear{in.resolver, y})
		if err != nil {
			return nil, ofYear(err, y)
		}
		list[i] = v
	}
	v, err := fold(c, list)
	if err == nil {
		in.folded[c] = v
	}
	return v, err
}

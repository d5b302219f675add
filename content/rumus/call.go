package rumus

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"iku/content/angka"
	"iku/content/besaran"
)

// Call is a function of its arguments.
type Call struct {
	Place
	Name string // one of Functions
	Args []Node
}

// functions are the names that stand before a bracket, with how many arguments
// they take at least and at most, 0: any number; and what folds a list to one
// number, whose only argument is a yearly series.
var functions = map[string]struct {
	least, most int
	folds       func([]*big.Rat) *big.Rat
}{
	"akar": {1, 2, nil}, "ln": {1, 1, nil}, "log": {1, 1, nil}, "exp": {1, 1, nil}, "pangkat": {2, 2, nil}, "mutlak": {1, 1, nil},
	"min": {1, 0, least}, "maks": {1, 0, most}, "rata": {1, 0, mean}, "jumlah": {1, 0, total},
}

// spellings are other names of functions, as spreadsheets and books have them.
var spellings = map[string]string{
	"max": "maks", "rerata": "rata", "rata-rata": "rata", "average": "rata", "sqrt": "akar", "power": "pangkat", "pow": "pangkat", "abs": "mutlak", "sum": "jumlah", "Σ": "jumlah", "∑": "jumlah",
}

// function returns the function of that name, in any letter case; empty: none.
func function(name string) string {
	if _, ok := functions[name]; ok {
		return name
	}
	if f := spellings[name]; f != "" {
		return f
	}
	lower := strings.ToLower(name)
	if _, ok := functions[lower]; ok {
		return lower
	}
	return spellings[lower]
}

// slow are the functions that a formula has only so many of.
var slow = map[string]bool{"akar": true, "ln": true, "log": true, "exp": true, "pangkat": true}

// known lists the functions for a message.
func known() string {
	return "akar, " + strings.Join(slices.Sorted(func(yield func(string) bool) {
		for name := range functions {
			if name != "akar" && !yield(name) {
				return
			}
		}
	}), ", ")
}

// OfSeries tells whether the function makes one number of the years of a series.
func (c *Call) OfSeries() bool { return len(c.Args) == 1 && functions[c.Name].folds != nil }

// call reads a function with its arguments; the token is its name.
func (p *parser) call() (Node, error) {
	name := p.tok
	if p.depth++; p.depth > maxDepth {
		return nil, &Error{name.start, name.end, fmt.Sprintf("lebih dari %d kurung bersarang", maxDepth), "pecah menjadi beberapa langkah"}
	}
	p.next()
	name.text = function(name.text)
	if slow[name.text] {
		if err := p.costs(name); err != nil {
			return nil, err
		}
	}
	c := &Call{Place: Place{Start: name.start}, Name: name.text}
	for {
		p.next()
		arg, err := p.sum()
		if err != nil {
			return nil, err
		}
		c.Args = append(c.Args, arg)
		if p.tok.kind != separator {
			break
		}
	}
	c.End = p.tok.end
	if err := p.expect(")"); err != nil {
		return nil, err
	}
	p.depth--
	f := functions[name.text]
	if s, ok := c.Args[0].(*Sym); ok && c.OfSeries() && c.Name == "jumlah" && s.Free() && s.Lag == 0 {
		return &Sym{Place: c.Place, Name: s.Name, Sum: true}, nil
	}
	switch n := len(c.Args); {
	case c.OfSeries() && len((&Expr{Root: c.Args[0]}).Symbols()) == 0:
		return nil, &Error{c.Start, c.End, fmt.Sprintf("%s memerlukan deret tahunan, atau sedikitnya 2 nilai", name.text), fmt.Sprintf("pisahkan dengan titik koma: %s(a; b)", name.text)}
	case n < f.least:
		return nil, &Error{c.Start, c.End, fmt.Sprintf("%s memerlukan sedikitnya %d nilai", name.text, f.least), fmt.Sprintf("pisahkan dengan titik koma: %s(a; b)", name.text)}
	case f.most > 0 && n > f.most:
		return nil, &Error{c.Start, c.End, fmt.Sprintf("%s menerima paling banyak %d nilai", name.text, f.most), ""}
	}
	if c.Name == "pangkat" {
		return &Bin{Place: c.Place, Op: '^', L: enclosed(c.Args[0]), R: enclosed(c.Args[1])}, nil
	}
	return c, nil
}

// enclosed returns an operand of a power in the brackets that it needs.
func enclosed(n Node) Node {
	switch n.(type) {
	case *Bin, *Neg:
		start, end := n.Range()
		return &Paren{Place: Place{start, end}, X: n}
	}
	return n
}

// root reads what a sign of a root stands before; the token is the sign.
func (p *parser) root() (Node, error) {
	sign := p.tok
	if err := p.costs(sign); err != nil {
		return nil, err
	}
	if p.depth++; p.depth > maxDepth {
		return nil, &Error{sign.start, sign.end, fmt.Sprintf("lebih dari %d akar bersarang", maxDepth), "pecah menjadi beberapa langkah"}
	}
	p.next()
	x, err := p.operand()
	if err != nil {
		return nil, err
	}
	p.depth--
	_, end := x.Range()
	c := &Call{Place: Place{sign.start, end}, Name: "akar"}
	if degree := roots[sign.text]; degree > 2 {
		n := strconv.Itoa(degree)
		c.Args = append(c.Args, &Num{Place: Place{sign.start, sign.end}, Text: n, Value: big.NewRat(int64(degree), 1), Kind: besaran.Plain})
	}
	if inner, ok := x.(*Paren); ok {
		x = inner.X
	}
	c.Args = append(c.Args, x)
	return c, nil
}

// roots are the signs of roots, with their degrees.
var roots = map[string]int{"√": 2, "∛": 3, "∜": 4}

// costs counts what takes long.
func (p *parser) costs(t token) error {
	if p.roots++; p.roots > maxRoots {
		return &Error{t.start, t.end, fmt.Sprintf("lebih dari %d akar, pangkat dan ln", maxRoots), "pecah menjadi beberapa langkah"}
	}
	return nil
}

// calls tells whether a function begins at the token: its name, straight before a
// bracket.
func (p *parser) calls() bool {
	if p.tok.kind != word || function(p.tok.text) == "" {
		return false
	}
	rest := p.src[p.pos:]
	return strings.HasPrefix(rest[prefixOf(rest, unicode.IsSpace):], "(")
}

func evalCall(c *Call, env Env) (*big.Rat, error) {
	if c.OfSeries() {
		return overYears(c, env)
	}
	args := make([]*big.Rat, len(c.Args))
	for i, a := range c.Args {
		v, err := eval(a, env)
		if err != nil {
			return nil, err
		}
		args[i] = v
	}
	out := args[0]
	switch c.Name {
	case "akar":
		degree := int64(2)
		if len(args) == 2 {
			if degree = whole(args[0]); degree < 2 || degree > maxDegree {
				return nil, at(&Error{Message: fmt.Sprintf("pangkat akar harus bilangan bulat 2 sampai %d", maxDegree)}, c.Args[0])
			}
			out = args[1]
		}
		return root(out, degree, c)
	case "ln", "log":
		if out.Sign() <= 0 {
			return nil, at(&Error{Message: c.Name + " hanya dari bilangan positif"}, c.Args[0])
		}
		if c.Name == "log" {
			return decimalLog(out), nil
		}
		return naturalLog(out), nil
	case "exp":
		if new(big.Rat).Abs(out).Cmp(maxExponent) > 0 {
			return nil, at(&Error{Message: "pangkat ini terlalu besar", Hint: "periksa pangkatnya"}, c.Args[0])
		}
		return exponential(out), nil
	case "mutlak":
		return new(big.Rat).Abs(out), nil
	}
	return fold(c, args)
}

// fold makes one number of a list.
func fold(c *Call, list []*big.Rat) (*big.Rat, error) {
	out := functions[c.Name].folds(list)
	if fault := limit(out); fault != "" {
		return nil, at(&Error{Message: fault, Hint: "periksa angka-angkanya"}, c)
	}
	return out, nil
}

func least(list []*big.Rat) *big.Rat {
	return slices.MinFunc(list, func(a, b *big.Rat) int { return a.Cmp(b) })
}

func most(list []*big.Rat) *big.Rat {
	return slices.MaxFunc(list, func(a, b *big.Rat) int { return a.Cmp(b) })
}

func total(list []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, v := range list {
		sum.Add(sum, v)
	}
	return sum
}

func mean(list []*big.Rat) *big.Rat {
	sum := total(list)
	return sum.Quo(sum, new(big.Rat).SetInt64(int64(len(list))))
}

// Bounds of what takes long: the degree of a root, and how many roots, powers and
// logarithms one formula has.
const (
	maxDegree = 60
	maxRoots  = 20
)

// whole returns a whole number of moderate size; 0 for any other.
func whole(r *big.Rat) int64 {
	if !r.IsInt() || !r.Num().IsInt64() {
		return 0
	}
	return r.Num().Int64()
}

// power returns l to the r, exactly where the exponent is whole and to MaxDigits
// digits where it is not.
func power(b *Bin, l, r *big.Rat) (*big.Rat, error) {
	fault := func(message string) (*big.Rat, error) {
		return nil, at(&Error{Message: message, Hint: "periksa pangkatnya"}, b.R)
	}
	if !r.Num().IsInt64() || !r.Denom().IsInt64() || r.Denom().Int64() > maxDegree {
		return fault("pangkat ini terlalu rumit")
	}
	n, degree := r.Num().Int64(), r.Denom().Int64()
	size := max(n, -n)
	if size > maxBits || size*int64(max(l.Num().BitLen(), l.Denom().BitLen())) > 4*maxBits {
		return fault("pangkat ini terlalu besar")
	}
	if l.Sign() == 0 && n < 0 {
		return fault("rumus membagi dengan nol")
	}
	e := big.NewInt(size)
	num, denom := new(big.Int).Exp(l.Num(), e, nil), new(big.Int).Exp(l.Denom(), e, nil)
	if n < 0 {
		num, denom = denom, num
	}
	out := new(big.Rat).SetFrac(num, denom)
	if degree > 1 {
		return root(out, degree, b)
	}
	if fault := limit(out); fault != "" {
		return nil, at(&Error{Message: fault, Hint: "periksa angka-angkanya"}, b)
	}
	return out, nil
}

// root returns the root of that degree: exactly where it is a fraction, else to
// MaxDigits digits.
func root(r *big.Rat, degree int64, n Node) (*big.Rat, error) {
	if r.Sign() < 0 {
		return nil, at(&Error{Message: "akar dari bilangan negatif", Hint: "periksa angka-angkanya"}, n)
	}
	if r.Sign() == 0 {
		return r, nil
	}
	num, exact := integerRoot(r.Num(), degree)
	denom, also := integerRoot(r.Denom(), degree)
	if exact && also {
		return new(big.Rat).SetFrac(num, denom), nil
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(angka.MaxDigits), nil)
	v := new(big.Int).Mul(r.Num(), new(big.Int).Exp(scale, big.NewInt(degree), nil))
	v, _ = integerRoot(v.Quo(v, r.Denom()), degree)
	return new(big.Rat).SetFrac(v, scale), nil
}

// integerRoot returns the largest whole number whose power is at most n, by
// Newton's method, and whether it is n exactly.
func integerRoot(n *big.Int, degree int64) (*big.Int, bool) {
	d, less := big.NewInt(degree), big.NewInt(degree-1)
	if n.BitLen() <= 1 {
		return new(big.Int).Set(n), true
	}
	// The start is a little above the root. What it converges to is exact.
	m := new(big.Float)
	exponent := new(big.Float).SetInt(n).MantExp(m)
	mantissa, _ := m.Float64()
	doublings, part := math.Modf((float64(exponent) + math.Log2(mantissa)) / float64(degree))
	start := new(big.Float).SetMantExp(big.NewFloat(math.Exp2(part)*(1+1e-9)), int(doublings))
	x, _ := start.Int(nil)
	x.Add(x, big.NewInt(1))
	for {
		p := new(big.Int).Exp(x, less, nil)
		next := new(big.Int).Quo(n, p)
		next.Add(next, new(big.Int).Mul(less, x)).Quo(next, d)
		if next.Cmp(x) >= 0 {
			break
		}
		x = next
	}
	return x, new(big.Int).Exp(x, d, nil).Cmp(n) == 0
}

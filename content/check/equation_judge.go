package check

import (
	"math/big"
	"strings"
	"sync"

	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/pola"
)

// balanced tells whether the two sides are the same at the precision of what is
// stated. A percentage may lack its sign on one side (10/44 × 100% = 22,7), and a
// formula on the right need only begin with the result: "10 + 5 = 15 × 2 = 30".
func balanced(left, right side) bool {
	if len(right.ops) > 0 {
		return near(left.value, right.value) || isFigure(left, right.operands[0].figure)
	}
	if v := left.shared(right.operands[0].figure); v != nil {
		left.value = v
	}
	return isFigure(left, right.operands[0].figure)
}

// shared returns the sum of a side whose sign of percent stands once, behind the
// last of its numbers: "45 + 30 + 25 % = 100 %"; nil where it is no such sum.
func (s side) shared(says figure) *big.Rat {
	n := len(s.operands)
	if says.kind != besaran.Percent || n < 2 || len(s.ops) != n-1 || s.operands[n-1].kind != besaran.Percent {
		return nil
	}
	sum := new(big.Rat)
	for i, o := range s.operands {
		v := o.rat
		switch {
		case i < n-1 && o.kind != besaran.Plain, o.lone, o.kind == besaran.Plain && o.unit != "":
			return nil
		case o.kind == besaran.Plain:
			v = angka.Shift(v, -2)
		}
		switch {
		case i == 0 || s.ops[i-1] == '+':
			sum.Add(sum, v)
		case s.ops[i-1] == '-':
			sum.Sub(sum, v)
		default:
			return nil
		}
	}
	return sum
}

func isFigure(left side, says figure) bool {
	exact := figure{left.value, says.decimals, says.kind}
	if agree(exact, says) {
		return true
	}
	switch {
	case left.percent && says.kind == besaran.Plain:
		exact.rat = new(big.Rat).Mul(left.value, hundred)
		return agree(exact, says)
	case says.kind == besaran.Percent && !left.percent:
		exact.rat = new(big.Rat).Quo(left.value, hundred)
		return agree(exact, says)
	}
	return false
}

// near tells whether two formulas differ by no more than rounding on the way.
func near(a, b *big.Rat) bool {
	d := new(big.Rat).Sub(a, b)
	d.Abs(d).Mul(d, hundred)
	return d.Cmp(new(big.Rat).Abs(a)) <= 0
}

// dozens are units that stand for a number of others.
var dozens = pola.Words("lusin kodi gros rim puluh puluhan ratus ratusan")

// families holds the units that can be converted into each other.
var families = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for i, f := range []string{
		"detik menit jam hari hr minggu pekan bulan bln triwulan semester tahun thn th dekade",
		"mm cm dm m meter km kilometer",
		"mg gram gr kg kilogram kuintal kwintal ton",
		"ml cc liter l",
	} {
		for w := range strings.FieldsSeq(f) {
			m[w] = i + 1
		}
	}
	return m
})

const familyTime = 1

// excluded tells of sides that may well say something else than an equation.
func excluded(left, right side) bool {
	said := right.operands[0]
	if said.lone {
		return true // columns named by their numbers: (3) + (4) = (5)
	}
	units := map[string]bool{}
	family := 0
	mixed := false
	for _, o := range left.operands {
		if o.lone || dozens()[o.unit] {
			return true
		}
		if f := families()[o.unit]; f > 0 {
			mixed = mixed || family != 0 && family != f
			family = f
			units[o.unit] = true
		}
	}
	if dozens()[said.unit] {
		return true
	}
	// A conversion: "12 bulan × 20 hari = 1 tahun", "2 km + 500 m = 2,5 km".
	if f := families()[said.unit]; f > 0 && f == family && !units[said.unit] {
		return true
	}
	if len(units) > 1 && !mixed && (family != familyTime || adds(left)) {
		return true
	}
	return isSpan(left, right)
}

func adds(s side) bool {
	for _, op := range s.ops {
		if op == '+' || op == '-' {
			return true
		}
	}
	return false
}

// isSpan tells of "2018 - 2022 = 5 tahun" and "81 - 90 = 4": from the one to the
// other.
func isSpan(left, right side) bool {
	for i, op := range left.ops {
		if op == '-' && i+1 < len(left.operands) && left.operands[i].year && left.operands[i+1].year {
			return true
		}
	}
	return len(left.ops) == 1 && left.ops[0] == '-' && left.value.Sign() < 0 && right.value.Sign() >= 0
}

// otherReading tells whether the equation holds where a colon only introduces
// what follows it: "Koperasi 2 : 110 + 40 = 150".
func (r *reader) otherReading(left, right side) bool {
	if left.colon == 0 {
		return false
	}
	i, tainted := r.i, r.tainted
	defer func() { r.i, r.tainted = i, tainted }()
	r.i = left.colon + 1
	rest, ok := r.readSide()
	return ok && len(rest.ops) > 0 && rest.end == left.end && balanced(rest, right)
}

func (r *reader) report(left, right side) {
	said := right.operands[0].figure
	e := equation{
		start: r.base + left.start, end: r.base + right.end,
		formula: r.s[left.start:left.end],
		sides:   [2]side{left, right},
		says:    said,
	}
	if v := left.shared(said); v != nil {
		left.value = v
	}
	e.computed = figure{left.value, said.decimals, said.kind}
	switch {
	case len(right.ops) > 0:
		kind := besaran.Plain
		if left.percent && right.percent {
			kind = besaran.Percent
		}
		e.says = figure{right.value, 2, kind}
		e.computed = figure{left.value, 2, kind}
	case left.percent && said.kind == besaran.Plain && !plain(left):
		e.computed = figure{new(big.Rat).Mul(left.value, hundred), said.decimals, besaran.Plain}
	case said.kind == besaran.Percent && !left.percent && left.timesHundred():
		e.computed.rat = new(big.Rat).Quo(left.value, hundred)
	}
	e.computed = e.computed.against(e.says)
	r.wrong = append(r.wrong, e)
}

// plain tells whether a formula of percentages gives an amount: 20% × 150.
func plain(s side) bool {
	for _, o := range s.operands {
		if o.kind != besaran.Percent {
			continue
		}
		if o.rat.Cmp(big.NewRat(1, 1)) != 0 {
			return true
		}
	}
	return false
}

// timesHundred tells of a formula that writes 100 for 100%.
func (s side) timesHundred() bool {
	for _, o := range s.operands {
		if o.rat.Cmp(hundred) == 0 {
			return true
		}
	}
	return false
}

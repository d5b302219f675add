package rumus_test

import (
	"math/big"
	"testing"

	"iku/content/rumus"
)

// TestClasses computes with the figures of classes: a is of the same classes as b, c of
// others, y has years.
func TestClasses(t *testing.T) {
	of := func(group int, values ...int64) map[int]*big.Rat {
		m := map[int]*big.Rat{}
		for i, v := range values {
			m[rumus.Class(group, i)] = big.NewRat(v, 1)
		}
		return m
	}
	many := of(2)
	for i := range rumus.MaxClasses {
		many[rumus.Class(2, i)] = big.NewRat(1, 1)
	}
	defs := []rumus.Def{
		{Name: "a", Years: of(0, 1, 2, 3)}, {Name: "b", Years: of(0, 10, 20, 40)}, {Name: "c", Years: of(1, 5, 6)},
		{Name: "m", Years: many}, {Name: "y", Years: map[int]*big.Rat{2018: big.NewRat(7, 1), 2019: big.NewRat(8, 1)}},
	}
	for _, c := range []struct{ formula, want string }{
		{"jumlah(a)", "6"},
		{"jumlah(a * b)", "170"},
		{"jumlah(a * b) / jumlah(a)", "85/3"},
		{"jumlah(a * (b + b[k-1]))", "250"}, // 1×(10+0) + 2×(20+10) + 3×(40+20)
		{"jumlah(b - b[k-1])", "40"},
		{"jumlah(b[k-2])", "10"},
		{"jumlah(b[k-50])", "0"},
		{"rata(b)", "70/3"}, {"min(a)", "1"}, {"maks(a + b)", "43"},
		{"jumlah(c) + jumlah(a)", "17"},
		{"jumlah(m)", "1000"}, {"jumlah(m * 2)", "2000"},
		{"jumlah(a * c)", "deret dalam rumus ini tidak mempunyai kelas yang sama"},
		{"jumlah(a * y)", "deret dalam rumus ini tidak mempunyai kelas yang sama"},
		{"a * 2", "rumus ini menghasilkan satu bilangan tiap kelas"},
		{"a[2018]", `simbol "a" menurut kelas, bukan tahun`},
		{"jumlah(1 / (a - 2))", "rumus membagi dengan nol (kelas ke-2)"},
		{"jumlah(y[t-1])", "15"},
	} {
		e, err := rumus.Parse(c.formula)
		if err != nil {
			t.Errorf("%s: %v", c.formula, err)
			continue
		}
		r := rumus.Resolve(append(defs[:len(defs):len(defs)], rumus.Def{Expr: e}))[len(defs)]
		got := ""
		switch {
		case r.Err != nil:
			got = r.Err.Error()
		case r.Value != nil:
			got = r.Value.RatString()
		}
		if got != c.want {
			t.Errorf("%s = %s, want %s", c.formula, got, c.want)
		}
	}
}

package rumus_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"iku/content/rumus"
)

// everything gives every symbol a value of its own.
type everything struct{}

func (everything) Value(s *rumus.Sym) (*big.Rat, error) {
	return big.NewRat(int64(len(s.Name)+s.Year), 3), nil
}

// written writes a formula again from its parts.
func written(b *strings.Builder, n rumus.Node) {
	switch n := n.(type) {
	case *rumus.Num:
		b.WriteString(strings.TrimSpace(n.Text + " " + n.Unit))
	case *rumus.Sym:
		switch {
		case n.Sum:
			b.WriteString("jumlah(" + n.Name + ")")
		case n.Lag > 0:
			fmt.Fprintf(b, "%s[t-%d]", n.Name, n.Lag)
		case n.Year > 0:
			fmt.Fprintf(b, "%s[%d]", n.Name, n.Year)
		default:
			b.WriteString(n.Name)
		}
	case *rumus.Neg:
		b.WriteString("−")
		written(b, n.X)
	case *rumus.Paren:
		b.WriteString("(")
		written(b, n.X)
		b.WriteString(")")
	case *rumus.Call:
		b.WriteString(n.Name)
		for i, a := range n.Args {
			b.WriteString(map[bool]string{true: "(", false: "; "}[i == 0])
			written(b, a)
		}
		b.WriteString(")")
	case *rumus.Bin:
		written(b, n.L)
		b.WriteString(map[byte]string{'+': " + ", '-': " − ", '*': " × ", '/': " / ", '^': " ^ "}[n.Op])
		written(b, n.R)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"10 / 44 * 100%", "3500 / usaha_kecil * 100%", "capaian / 5 tahun", "570 orang x 5 tahun", "jumlah(s) - s[2018]", "-(2 + 3) : 4", "10x4", "1.5", "Rp 5.000,00 − Rpk",
		"((1))", "a x x4", "2 +", "a[2017-2018]", "15,5\u00a0% pertahun", "\xff", "x",
		"2 ^ -3 ^ 2", "5² + [akar(3; 27)]", "rata(1; 2%; a)", "jumlah(a; min(1; 2))", "ln(2)‰", "100 m²", "x x x", "s / s[t-1]", "rata(s) + jumlah(a * b)", "min(a, mutlak(2))",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e, err := rumus.Parse(s)
		if err != nil {
			inside(t, s, err)
			return
		}
		rumus.Walk(e.Root, func(n rumus.Node) {
			if start, stop := n.Range(); start < 0 || start >= stop || stop > len(s) {
				t.Fatalf("%q: %T at %d to %d", s, n, start, stop)
			}
		})
		e.Spoken(func(s *rumus.Sym) string { return s.Name })
		v, err := rumus.Eval(e, everything{})
		if err != nil {
			inside(t, s, err)
		}
		var b strings.Builder
		written(&b, e.Root)
		if len(b.String()) > rumus.MaxLength {
			return
		}
		again, err2 := rumus.Parse(b.String())
		if err2 != nil {
			t.Fatalf("%q is written %q: %v", s, b.String(), err2)
		}
		w, err2 := rumus.Eval(again, everything{})
		if (err == nil) != (err2 == nil) || err == nil && v.Cmp(w) != 0 {
			t.Fatalf("%q is %v, %v; written %q it is %v, %v", s, v, err, b.String(), w, err2)
		}
	})
}

// inside checks that an error points into its formula.
func inside(t *testing.T, s string, err error) {
	var e *rumus.Error
	if !errors.As(err, &e) || e.Start < 0 || e.End < e.Start || e.End > len(s) || e.Message == "" {
		t.Fatalf("%q: %#v", s, err)
	}
}

func BenchmarkParseAndEval(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		e, err := rumus.Parse("3500 / usaha_kecil * 100%")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := rumus.Eval(e, everything{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLongSum(b *testing.B) {
	for _, n := range []int{10, 100, 1_000, 4_900} {
		formula := "1" + strings.Repeat("+1", n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e, err := rumus.Parse(formula)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := rumus.Eval(e, everything{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/term")
		})
	}
}

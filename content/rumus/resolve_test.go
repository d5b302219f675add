package rumus_test

import (
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"

	"iku/content/rumus"
)

// define reads "name = formula" or "name = year:value year:value".
func define(t testing.TB, lines ...string) []rumus.Def {
	t.Helper()
	defs := make([]rumus.Def, len(lines))
	for i, line := range lines {
		name, text, _ := strings.Cut(line, " = ")
		defs[i].Name = name
		if strings.Contains(text, ":") {
			defs[i].Years = map[int]*big.Rat{}
			for _, f := range strings.Fields(text) {
				var year int
				var value int64
				if _, err := fmt.Sscanf(f, "%d:%d", &year, &value); err != nil {
					t.Fatal(err)
				}
				defs[i].Years[year] = big.NewRat(value, 1)
			}
			continue
		}
		e, err := rumus.Parse(text)
		if err != nil {
			t.Fatal(line, err)
		}
		defs[i].Expr = e
	}
	return defs
}

// outcome is a result in one line.
func outcome(r rumus.Result) string {
	if r.Err == nil && r.Years != nil {
		var out []string
		for _, y := range slices.Sorted(maps.Keys(r.Years)) {
			out = append(out, fmt.Sprintf("%d:%s", y, r.Years[y].RatString()))
		}
		return strings.Join(out, " ")
	}
	if r.Err == nil {
		return r.Value.RatString()
	}
	if r.Dependent {
		return "bergantung"
	}
	var out []string
	for _, err := range append([]error{r.Err}, r.Also...) {
		var unknown *rumus.UnknownError
		var cycle *rumus.CycleError
		var fault *rumus.Error
		switch {
		case errors.As(err, &unknown):
			out = append(out, fmt.Sprintf("%s? %d %v", unknown.Sym.Name, unknown.Sym.Start, unknown.Years))
		case errors.As(err, &cycle):
			out = append(out, fmt.Sprintf("%d: %s", cycle.Sym.Start, strings.Join(cycle.Names, " → ")))
		case errors.As(err, &fault):
			out = append(out, fmt.Sprintf("%d-%d %s", fault.Start, fault.End, fault.Message))
		}
	}
	return strings.Join(out, "; ")
}

func TestSymbolsSeeEachOther(t *testing.T) {
	for _, c := range []struct{ name, defs, want string }{
		{"before and after they are set", "c = a + b|a = 2|b = a * 3", "8|2|6"},
		{"a formula without a name", " = a / 4|a = 2", "1/2|2"},
		{"the first of two", "a = 1|a = 2|b = a", "1|2|1"},
		{"a series", "s = 2018:880 2019:707|a = jumlah(s)|b = s[2019]", "|1587|707"},
		{"a year that a series lacks", "s = 2018:880 2019:707|b = 1 + s[2030]", "|s? 4 [2018 2019]"},
		{"a formula of a series has its years", "s = 2018:880 2019:707|b = 1 + s|c = b * 2", "|2018:881 2019:708|2018:1762 2019:1416"},
		{"of two series those that both have", "s = 2018:880 2019:707|p = 2019:7 2020:9|b = s / p", "||2019:101"},
		{"no year that both have", "s = 2018:880|p = 2020:9|b = 2 * s / p", "||0-9 deret dalam rumus ini tidak mempunyai tahun yang sama"},
		{"the year before", "s = 2018:100 2019:110 2021:120|b = (s - s[t-1]) / s[t-1]|c = jumlah(b)", "|2019:1/10|1/10"},
		{"a series and one number", "s = 2018:10 2019:20|b = s / jumlah(s)|c = s / s[2018]", "|2018:1/3 2019:2/3|2018:1 2019:2"},
		{"sums over two series", "f = 2018:1 2019:2|y = 2018:10 2019:20|g = 1 - jumlah(f * (y + 1))|m = rata(f * y)", "||-52|25"},
		{"one number of a series", "s = 2018:3 2019:1|a = min(s)|b = maks(s)|c = rata(s; 5)|d = rata(s)", "|1|3|2018:4 2019:3|2"},
		{"one number of none", "a = 5|b = 1 + rata(a)", "5|4-11 dalam rata(…) tidak ada deret tahunan"},
		{"a fault in one year", "s = 2018:1 2019:0|b = 1 / s|c = b + 1", "|4-5 rumus membagi dengan nol (tahun 2019)|bergantung"},
		{"the year before a number's", "a = 5|b = a[t-1]", `5|0-6 simbol "a" bukan deret tahunan`},
		{"a number is no series", "a = 5|b = jumlah(a)|c = a[2018]", `5|0-9 simbol "a" bukan deret tahunan|0-7 simbol "a" bukan deret tahunan`},
		{"every unknown symbol, each once", "b = p + q * p|c = b + r", "p? 0 []; q? 4 []|r? 4 []"},
		{"what builds on a fault is quiet", "b = p|c = b + 1|d = c", "p? 0 []|bergantung|bergantung"},
		{"a division by zero", "a = 0|b = 1 + 2 / a|c = b", "0|8-9 rumus membagi dengan nol|bergantung"},
		{"a symbol of itself", "a = a + 1", "0: a → a"},
		{"two in a circle", "a = b|b = 2 * a", "bergantung|4: a → b → a"},
		{"a circle behind others", "z = a|a = b + 1|b = c|c = b|d = 5", "bergantung|bergantung|bergantung|0: b → c → b|5"},
		{"two circles that share a symbol", "a = b + c|b = a|c = a", "bergantung|0: a → b → a|0: a → c → a"},
		{"a long circle, shortened", "a = b|b = c|c = d|d = e|e = f|f = g|g = h|h = i|i = j|j = k|k = l|l = a",
			strings.Repeat("bergantung|", 11) + "0: a → b → c → d → e → f → … → i → j → k → l → a"},
	} {
		var got []string
		for _, r := range rumus.Resolve(define(t, strings.Split(c.defs, "|")...)) {
			if r.Err == nil && r.Value == nil && r.Years == nil {
				got = append(got, "")
				continue
			}
			got = append(got, outcome(r))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s:\n%s\n%s", c.name, strings.Join(got, "|"), c.want)
		}
	}
}

// chain returns n symbols, each of which is the next plus what more says.
func chain(t testing.TB, n int, more, last string) []rumus.Def {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = fmt.Sprintf("s%d = s%d%s", i, i+1, more)
	}
	lines[n-1] = fmt.Sprintf("s%d = %s", n-1, last)
	return define(t, lines...)
}

func TestLongChainsAndCircles(t *testing.T) {
	const n = 100_000
	if r := rumus.Resolve(chain(t, n, " + 1", "1")); outcome(r[0]) != fmt.Sprint(n) {
		t.Errorf("chain: %s", outcome(r[0]))
	}
	if r := rumus.Resolve(chain(t, n, " + 1", "s0")); outcome(r[n-1]) != "0: s0 → s1 → s2 → s3 → s4 → s5 → … → s99996 → s99997 → s99998 → s99999 → s0" {
		t.Errorf("circle: %s", outcome(r[n-1]))
	}
	for i, r := range rumus.Resolve(chain(t, n, " + s0", "1"))[:n-1] {
		if r.Err == nil {
			t.Fatalf("s%d: %s", i, outcome(r))
		}
	}
	lines := []string{"s = 2018:1"}
	for range 200 {
		lines = append(lines, " = jumlah(s)"+strings.Repeat("+jumlah(s)", 900))
	}
	if r := rumus.Resolve(define(t, lines...)); outcome(r[200]) != "901" {
		t.Errorf("sums: %s", outcome(r[200]))
	}
}

func TestSumOfASeriesWithinLimits(t *testing.T) {
	large, _ := new(big.Rat).SetString(strings.Repeat("9", 50))
	defs := append(define(t, "b = jumlah(s)"), rumus.Def{Name: "s", Years: map[int]*big.Rat{2018: large, 2019: large}})
	if got := outcome(rumus.Resolve(defs)[0]); got != "0-9 hasil antara lebih dari 50 angka" {
		t.Error(got)
	}
}

func TestFormulasOfSeriesWithinLimits(t *testing.T) {
	long := " = "
	for y := range 50 {
		long += fmt.Sprintf(" %d:%d", 1950+y, y+1)
	}
	for _, c := range []struct{ last, want string }{
		{"s[1950] + p", "deret dalam rumus ini lebih dari 50 tahun"},
		{"jumlah(ln(p))", "deret dalam rumus ini lebih dari 50 tahun"},
	} {
		r := rumus.Resolve(define(t, "s"+long, "p"+long+" 2000:1", "a = "+c.last))
		if got := outcome(r[2]); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", c.last, got)
		}
	}
	lines := []string{"s" + long}
	for range 100 {
		lines = append(lines, " = s"+strings.Repeat(" + ln(s)", 20))
	}
	r := rumus.Resolve(define(t, lines...))
	if r[1].Err != nil || !strings.Contains(outcome(r[100]), "rumus atas deret terlalu banyak") {
		t.Errorf("%s; %s", outcome(r[1]), outcome(r[100]))
	}
	deep := "s"
	for range 50 {
		deep = "min(s + " + deep + ")"
	}
	if r := rumus.Resolve(define(t, "s"+long, " = "+deep)); r[1].Err != nil {
		t.Error(outcome(r[1]))
	}
}

func BenchmarkResolveChain(b *testing.B) {
	for _, n := range []int{10, 100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			defs := chain(b, n, " + 1", "1")
			b.ReportAllocs()
			for b.Loop() {
				if r := rumus.Resolve(defs); r[0].Err != nil {
					b.Fatal(r[0].Err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/symbol")
		})
	}
}

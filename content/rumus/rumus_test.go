package rumus_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"iku/content/rumus"
)

// values is an Env of plain symbols.
type values map[string]string

func (v values) Value(s *rumus.Sym) (*big.Rat, error) {
	name := s.Name
	if s.Sum {
		name = "jumlah(" + name + ")"
	}
	if s.Year > 0 {
		name = fmt.Sprintf("%s[%d]", name, s.Year)
	}
	text, ok := v[name]
	if !ok {
		return nil, &rumus.Error{Message: "tidak ada " + name}
	}
	r, _ := new(big.Rat).SetString(text)
	return r, nil
}

// What is no fraction has fifty digits.
func TestRootsAndLogarithms(t *testing.T) {
	for formula, want := range map[string]string{
		"akar(2)":      "1.41421356237309504880168872420969807856967187537694",
		"akar(3; 2)":   "1.25992104989487316476721060727822835057025146470150",
		"ln(2)":        "0.69314718055994530941723212145817656807550013436026",
		"ln(10)":       "2.30258509299404568401799145468436420760110148862877",
		"2 ^ (1 / 12)": "1.05946309435929526456182529494634170077920431749418",
		"ln(0,5)":      "-0.69314718055994530941723212145817656807550013436026",
		"log(2)":       "0.30102999566398119521373889472449302676818988146211",
		"log(1.000)":   "3.00000000000000000000000000000000000000000000000000",
		"log(0,01)":    "-2.00000000000000000000000000000000000000000000000000",
		"exp(1)":       "2.71828182845904523536028747135266249775724709369996",
		"exp(0 - 1)":   "0.36787944117144232159552377016146086744581113103177",
		"exp(0)":       "1.00000000000000000000000000000000000000000000000000",
	} {
		e, err := rumus.Parse(formula)
		if err != nil {
			t.Fatal(formula, err)
		}
		v, err := rumus.Eval(e, values{})
		if err != nil {
			t.Fatal(formula, err)
		}
		if got := v.FloatString(50); got[:len(got)-1] != want[:len(want)-1] { // the last digit may be rounded
			t.Errorf("%s = %s, want %s", formula, got, want)
		}
	}
	for _, formula := range []string{"akar(0 - 4)", "ln(0)", "log(0)", "log(0 - 1)", "exp(116)", "exp(0 - 116)", "pangkat(2)", "pangkat(9; 9999999)", "akar(1; 2)", "0 ^ -1", "9 ^ 9 ^ 9", "2 ^ 0,0001", "akar(2; 3; 4)", "min(2)", "akar()", "akar(2", "10 ^ 60", strings.Repeat("ln(2) + ", 20) + "2²"} {
		e, err := rumus.Parse(formula)
		if err == nil {
			_, err = rumus.Eval(e, values{})
		}
		var fault *rumus.Error
		if !errors.As(err, &fault) || fault.End == 0 {
			t.Errorf("%s: %v", formula, err)
		}
	}
}

func TestFormulaComputedExactly(t *testing.T) {
	env := values{"usaha_kecil": "50272", "diberdayakan": "3500", "capaian": "7/100", "jumlah(deret)": "3408", "deret[2018]": "880", "a": "2", "x4": "9", "ñ": "3", "Rpk": "5", "Rp_total": "6", "jumlahnya": "8", "x": "3", "y": "4", "min": "1", "rata": "30", "jumlah": "8"}
	for formula, want := range map[string]string{
		"10 / 44 * 100%":                    "5/22",
		"10/44×100%":                        "5/22",
		"3500 / 50272 * 100%":               "875/12568",
		"diberdayakan / usaha_kecil * 100%": "875/12568",
		"7% / 5 tahun":                      "7/500",
		"capaian / 5 tahun":                 "7/500",
		"110 + 40":                          "150",
		"570 orang x 5 tahun":               "2850",
		"10 koperasi x 4 tahun sekali + 1":  "41",
		"10 koperasi x4 tahun":              "40",
		"996 + 198.014":                     "199010",
		"15,5% pertahun * 2":                "31/100",
		"100%":                              "1",
		"100 %":                             "1",
		"1.000 - 1":                         "999",
		"2 + 3 * 4":                         "14",
		"(2 + 3) * 4":                       "20",
		"10 - 4 - 3":                        "3",
		"100 / 10 / 5":                      "2",
		"100 : 10 · 5":                      "50",
		"100 ÷ 10 X 5":                      "50",
		"-5 + 3":                            "-2",
		"\u22125 \u2212 3":                  "-8",
		"5 – 3":                             "2",
		"2 * -3":                            "-6",
		"--5":                               "5",
		"2 ^ 3":                             "8",
		"2 ^ -1":                            "1/2",
		"2 ^ 3 ^ 2":                         "512",
		"-2 ^ 2":                            "-4",
		"5²":                                "25",
		"(2 + 3)³ / 5":                      "25",
		"100 m² * 2":                        "200",
		"akar(49)":                          "7",
		"akar(3; 27 / 8)":                   "3/2",
		"8 ^ (1 / 3)":                       "2",
		"4 ^ 0,5":                           "2",
		"[(2 + 3) * 4] / 2":                 "10",
		"{[(2 + 3) * 4] / 2} * a":           "20",
		"pangkat(a + 1; 2)":                 "9",
		"power(a; 3) / 2":                   "4",
		"10 • 4 ⋅ a":                        "80",
		"min(3; 1; 2)":                      "1",
		"maks(3; akar(16))":                 "4",
		"rata(70%; 80%; 90%)":               "4/5",
		"jumlah(1; a; 3) * 2":               "12",
		"jumlah(deret) / deret[2018]":       "213/55",
		"ln(1)":                             "0",
		"12‰ * 1000":                        "12",
		"5 ‰":                               "1/200",
		"+5":                                "5",
		"- (2 + 3)":                         "-5",
		"jumlah(deret)":                     "3408",
		"jumlah ( deret ) / 5":              "3408/5",
		"deret[2018] - deret [ 2018 ]":      "0",
		"a x a":                             "4",
		"ax4":                               "",
		"x * 3 + X":                         "",
		"(x / y) x 100%":                    "3/4",
		"x x x":                             "9",
		"3 x x x y":                         "36",
		"min + rata":                        "31",
		"jumlah + 1":                        "9",
		"min(a, 100%)":                      "1",
		"√49 + √(9 x a - 2) / ∛8":           "9",
		"Σ(a; 3) + SUM(1; 2) + ∑ (1; 2)":    "11",
		"Rata-rata(70%; 90%)":               "4/5",
		"MAX(a; 5) - Abs(1 - a)":            "4",
		"mutlak(3 - 5) / 4":                 "1/2",
		"a x4":                              "8",
		"a x x4":                            "18",
		"4 x(3)":                            "12",
		"(4)x3":                             "12",
		"10x4":                              "40",
		"ñ + Rpk + Rp_total + jumlahnya":    "22",
		"Rp5.000.000,00 / 2":                "2500000",
		"Rp 5.000 + Rp. 1":                  "5001",
		"0,1 + 0,2":                         "3/10",
		strings.Repeat("9", 50):             strings.Repeat("9", 50),
		strings.Repeat("(", 100) + "1" + strings.Repeat(")", 100): "1",
		"(1)" + strings.Repeat("+(1)", 1000):                      "1001",
	} {
		e, err := rumus.Parse(formula)
		if err != nil {
			t.Errorf("%.60q: %v", formula, err)
			continue
		}
		v, err := rumus.Eval(e, env)
		if want == "" {
			if err == nil {
				t.Errorf("%.60q is %s", formula, v.RatString())
			}
			continue
		}
		if err != nil || v.RatString() != want {
			t.Errorf("%.60q is %v, %v, not %s", formula, v, err, want)
		}
	}
}

// TestFormulaRefused shows each fault with its place, marked by ^ below it.
func TestFormulaRefused(t *testing.T) {
	for _, c := range []struct{ formula, place, message, hint string }{
		{"", "^", "rumus berhenti sebelum lengkap", ""},
		{"10 /", "    ^", "rumus berhenti sebelum lengkap", ""},
		{"(10", "   ^", "rumus berhenti sebelum lengkap", `di sini seharusnya ")"`},
		{"10)", "  ^", `")" tidak pada tempatnya`, ""},
		{"10 / 44 = 22", "        ^", `"=" tidak pada tempatnya`, "tulis hasilnya di kunci hasil"},
		{"10 20", "   ^^", `"20" tidak pada tempatnya`, "tulis tanda hitung di depannya: + - x /"},
		{"a b", "  ^", `"b" tidak pada tempatnya`, "tulis tanda hitung di depannya: + - x /"},
		{"2 (3)", "  ^", `"(" tidak pada tempatnya`, "tulis tanda hitung di depannya: + - x /"},
		{"=a / b", "^", `"=" tidak pada tempatnya`, "hapus tanda = di depan rumus"},
		{"a ** 2", "   ^", `"*" tidak pada tempatnya`, "pangkat ditulis ^"},
		{"{a) / b", "  ^", `")" tidak pada tempatnya`, `di sini seharusnya "}"`},
		{"bulat(a / b)", "     ^", `"(" tidak pada tempatnya`, "fungsi yang dikenal: akar, exp, jumlah, ln, log, maks, min, mutlak, pangkat, rata; di antara simbol dan kurung tulis tanda hitung: + - x /"},
		{"|a - b|", "^", `"|" tidak pada tempatnya`, "nilai mutlak ditulis mutlak(a - b)"},
		{"a % b", "  ^", `"%" tidak pada tempatnya`, "% hanya sesudah bilangan; membagi ditulis /"},
		{"½ * a", "^^", `"½" tidak pada tempatnya`, "tulis sebagai pecahan biasa, misalnya (1 / 2)"},
		{"a / b;", "     ^", `";" tidak pada tempatnya`, "hapus tanda di akhir rumus"},
		{"a / b * 1OO%", "           ^", `"%" tidak pada tempatnya`, "huruf di antara angka: maksudnya 100%?"},
		{"a dibagi b", "  ^^^^^^", `"dibagi" tidak pada tempatnya`, "tulis tandanya: /"},
		{"Jumlah a", "       ^", `"a" tidak pada tempatnya`, "kata-kata tidak dihitung: beri angkanya simbol pada langkah data, lalu tulis simbol itu"},
		{"2 * / 3", "    ^", `"/" tidak pada tempatnya`, ""},
		{"* 3", "^", `"*" tidak pada tempatnya`, ""},
		{"1.5 * 2", "^^^", `"1.5" bukan bilangan Indonesia`, `koma untuk desimal, titik untuk ribuan: "1,5"`},
		{"2 * 0.286", "    ^^^^^", `"0.286" bukan bilangan Indonesia`, `koma untuk desimal, titik untuk ribuan: "0,286"`},
		{"12.34%", "^^^^^^", `"12.34%" bukan bilangan Indonesia`, `koma untuk desimal, titik untuk ribuan: "12,34%"`},
		{"1.0000.0", "^^^^^^^^", `"1.0000.0" bukan bilangan Indonesia`, ""},
		{"50%%", "^^^^", `"50%%" bukan bilangan Indonesia`, ""},
		{"2 x", "   ^", "rumus berhenti sebelum lengkap", ""},
		{"jumlah(5)", "^^^^^^^^^", "jumlah memerlukan deret tahunan, atau sedikitnya 2 nilai", "pisahkan dengan titik koma: jumlah(a; b)"},
		{"2 * rata(5,3)", "    ^^^^^^^^^", "rata memerlukan deret tahunan, atau sedikitnya 2 nilai", "pisahkan dengan titik koma: rata(a; b)"},
		{"mutlak(1; 2)", "^^^^^^^^^^^^", "mutlak menerima paling banyak 1 nilai", ""},
		{"1; 2", " ^", `";" tidak pada tempatnya`, ""},
		{"a[t+1]", "   ^", `"+" tidak pada tempatnya`, `di sini seharusnya "]"`},
		{"a[t-0]", "    ^", "sesudah t- harus ada bilangan 1 sampai 50", "misalnya a[t-1] untuk tahun sebelumnya"},
		{"a[18]", "  ^^", "dalam kurung siku harus ada satu tahun", "misalnya a[2018], atau a[t-1] untuk tahun sebelumnya"},
		{"a[2018", "      ^", "rumus berhenti sebelum lengkap", `di sini seharusnya "]"`},
		{"a[2017-2018]", "      ^", `"-" tidak pada tempatnya`, `di sini seharusnya "]"`},
		{"a[]", "  ^", "dalam kurung siku harus ada satu tahun", "misalnya a[2018], atau a[t-1] untuk tahun sebelumnya"},
		{"5[2018]", " ^", `"[" tidak pada tempatnya`, ""},
		{"_a", "^", `"_" tidak pada tempatnya`, ""},
		{"%", "^", `"%" tidak pada tempatnya`, ""},
		{"2 + \xff", "    ^", `"\xff" tidak pada tempatnya`, ""},
		{"١٠ + 1", "^^^^", `"١٠" bukan bilangan Indonesia`, ""},
		{"1 + 10 / (5 - 5)", "         ^^^^^^^", "rumus membagi dengan nol", "periksa pembaginya"},
		{"1 / 0 tahun", "    ^^^^^^^", "rumus membagi dengan nol", "periksa pembaginya"},
		{strings.Repeat("9", 51), strings.Repeat("^", 51), "bilangan lebih dari 50 angka", ""},
		{"1 + " + strings.Repeat("9", 50), strings.Repeat("^", 54), "hasil antara lebih dari 50 angka", "periksa angka-angkanya"},
		{"1 / " + strings.Repeat("9", 50) + " / 11", strings.Repeat("^", 59), "hasil antara lebih dari 50 angka", "periksa angka-angkanya"},
		{strings.Repeat("(", 101) + "1", strings.Repeat(" ", 100) + "^", "lebih dari 100 kurung bersarang", "pecah menjadi beberapa langkah"},
		{strings.Repeat("é", 10_001), strings.Repeat("^", 20_002), "rumus lebih dari 10000 aksara", "pecah menjadi beberapa langkah"},
	} {
		e, err := rumus.Parse(c.formula)
		if err == nil {
			_, err = rumus.Eval(e, values{})
		}
		var fault *rumus.Error
		if !errors.As(err, &fault) {
			t.Errorf("%.60q: %v", c.formula, err)
			continue
		}
		place := strings.Repeat(" ", fault.Start) + strings.Repeat("^", max(1, fault.End-fault.Start))
		if fault.Message != c.message || fault.Hint != c.hint || place != c.place {
			t.Errorf("%.60q\n %.60q\n: %s (%s)", c.formula, place, fault.Message, fault.Hint)
		}
	}
}

func TestManyFractionsWithinBounds(t *testing.T) {
	var b strings.Builder
	b.WriteString("1")
	for i := range 1000 {
		fmt.Fprintf(&b, "+1/%d", 10007+2*i)
	}
	if b.Len() > rumus.MaxLength {
		t.Fatal("too long to be read")
	}
	e, err := rumus.Parse(b.String())
	if err != nil {
		t.Fatal(err)
	}
	if v, err := rumus.Eval(e, values{}); err == nil || err.Error() != "hasil antara terlalu rumit" {
		t.Errorf("%.50v, %v", v, err)
	}
}

func TestPartsOfAFormula(t *testing.T) {
	e, err := rumus.Parse("(3.500 - a) / jumlah(b) x 100% - c[2018] / 5 tahun  terakhir")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	rumus.Walk(e.Root, func(n rumus.Node) {
		start, stop := n.Range()
		got = append(got, fmt.Sprintf("%T %s", n, e.Source[start:stop]))
	})
	want := []string{
		"*rumus.Paren (3.500 - a)", "*rumus.Num 3.500", "*rumus.Bin 3.500 - a", "*rumus.Sym a",
		"*rumus.Bin (3.500 - a) / jumlah(b)", "*rumus.Sym jumlah(b)",
		"*rumus.Bin (3.500 - a) / jumlah(b) x 100%", "*rumus.Num 100%",
		"*rumus.Bin (3.500 - a) / jumlah(b) x 100% - c[2018] / 5 tahun  terakhir",
		"*rumus.Sym c[2018]", "*rumus.Bin c[2018] / 5 tahun  terakhir", "*rumus.Num 5 tahun  terakhir",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	names := ""
	for _, s := range e.Symbols() {
		names += fmt.Sprintf("%s %t %d;", s.Name, s.Sum, s.Year)
	}
	if names != "a false 0;b true 0;c false 2018;" {
		t.Error(names)
	}
}

func TestShownAsFractionOrPercentage(t *testing.T) {
	for _, c := range []struct {
		formula           string
		fraction, percent bool
	}{
		{"10 / 44 * 100%", true, true},
		{"capaian / 5 tahun", false, false},
		{"(a / b) / 5 tahun", true, false},
		{"110 + 40", false, false},
		{"-(2 : 3)", true, false},
		{"2 + 15,5%", false, true},
	} {
		e, err := rumus.Parse(c.formula)
		if err != nil {
			t.Fatal(err)
		}
		if e.Divides() != c.fraction || e.HasPercent() != c.percent {
			t.Errorf("%s: fraction %t, percentage %t", c.formula, e.Divides(), e.HasPercent())
		}
	}
}

func TestReadAloud(t *testing.T) {
	printed := func(s *rumus.Sym) string {
		return map[string]string{"capaian": "7%", "turun": "-5", "biaya": "Rp5.000,00 juta"}[s.Name]
	}
	for formula, want := range map[string]string{
		"10 / 44 * 100%":         "10 dibagi 44, kali 100 persen",
		"capaian / 5 tahun":      "7 persen dibagi 5 tahun",
		"110 + 40 + 3":           "110 tambah 40 tambah 3",
		"10 - 4 - 3":             "10 kurang 4, kurang 3",
		"(996 + 198.014) x 2":    "buka kurung 996 tambah 198.014 tutup kurung kali 2",
		"-22,7 % + turun":        "minus 22,7 persen tambah minus 5",
		"Rp 5.000 / biaya":       "5.000 rupiah dibagi 5.000,00 rupiah juta",
		"570 orang x 5 tahun":    "570 orang kali 5 tahun",
		"2 * 3 + 4 * 5 - 1 + -6": "2 kali 3, tambah 4 kali 5, kurang 1, tambah minus 6",
	} {
		e, err := rumus.Parse(formula)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Spoken(printed); got != want {
			t.Errorf("%s: %s", formula, got)
		}
	}
}

func TestNamesOfSymbols(t *testing.T) {
	for name, want := range map[string]bool{
		"a": true, "A9_b": true, "usaha_kecil": true, "jumlah2": true, "xx": true, "ñandu": true, "Rp": true, "Rp_total": true,
		"x": true, "X": true, "jumlah": true, "min": true,
		"": false, "_a": false, "9a": false, "a-b": false, "a b": false, "Rp5": false, "a\xff": false,
	} {
		if got := rumus.IsSymbol(name); got != want {
			t.Errorf("%q: %t", name, got)
		}
		if !want {
			continue
		}
		if e, err := rumus.Parse(name); err != nil || len(e.Symbols()) != 1 || e.Symbols()[0].Name != name {
			t.Errorf("%q is no formula of itself: %v", name, err)
		}
	}
}

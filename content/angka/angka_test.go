package angka_test

import (
	"errors"
	"math/big"
	"strings"
	"testing"

	"iku/content/angka"
)

func TestNumberReadTheIndonesianWay(t *testing.T) {
	for _, c := range []struct {
		text, value string
		decimals    int
		percent     bool
	}{
		{"0", "0", 0, false},
		{"10", "10", 0, false},
		{"007", "7", 0, false},
		{"1.000", "1000", 0, false},
		{"3.500", "3500", 0, false},
		{"198.014", "198014", 0, false},
		{"198014", "198014", 0, false},
		{"1.234.567,89", "123456789/100", 2, false},
		{"15,5", "31/2", 1, false},
		{"15,5%", "31/200", 1, true},
		{"15,5 %", "31/200", 1, true},
		{"15,5\u00a0%", "31/200", 1, true},
		{"0,286%", "143/50000", 3, true},
		{"84,50", "169/2", 2, false},
		{"-5", "-5", 0, false},
		{"\u22125", "-5", 0, false},
		{"+5", "5", 0, false},
		{"Rp5.000.000,00", "5000000", 2, false},
		{"Rp 5.000", "5000", 0, false},
		{"Rp. 5.000", "5000", 0, false},
		{"Rp5.000,-", "5000", 0, false},
		{"-Rp5.000", "-5000", 0, false},
		{strings.Repeat("9", 50), strings.Repeat("9", 50), 0, false},
	} {
		n, err := angka.Parse(c.text)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if n.Rat.RatString() != c.value || n.Decimals != c.decimals || n.Percent != c.percent {
			t.Errorf("%q is %s, %d decimals, percent %t", c.text, n.Rat.RatString(), n.Decimals, n.Percent)
		}
	}
}

func TestNotANumber(t *testing.T) {
	for _, s := range []string{
		"", " ", "-", "--", "N/A", "1.5", "84.5", "0.286", "0.286.000", "12.34", "1.0000", "1.00", "1.000.00", "1000.000", "1234.567", "1,234.567",
		"1.5.000", "1,", ",5", "1,5,5", "1..000", "10 koperasi", " 10", "10 ", "5  %", "5%%", "%", "- 5", "--5", "+-5", "Rp", "Rp%", "Rp5%", "5Rp", "Rp5.000,-5",
		"10-15", "2018/2019", "≥ 84,5", "١٠", "0x10", "1e3", "5,-", "½",
	} {
		if n, err := angka.Parse(s); !errors.Is(err, angka.ErrNotNumber) {
			t.Errorf("%q: %v, %v", s, n, err)
		}
	}
	for _, s := range []string{strings.Repeat("9", 51), "1" + strings.Repeat(".000", 17), "0," + strings.Repeat("1", 50), strings.Repeat("9", 1_000_000)} {
		if _, err := angka.Parse(s); !errors.Is(err, angka.ErrTooLong) {
			t.Errorf("%.20s…: %v", s, err)
		}
	}
}

func TestTargetBeginsWithANumber(t *testing.T) {
	for _, c := range []struct{ text, number, rest string }{
		{"1,4%", "1,4%", ""},
		{"15,5% pertahun", "15,5%", " pertahun"},
		{"100% (sertifikat ISO 9001:2015)", "100%", " (sertifikat ISO 9001:2015)"},
		{"10 koperasi", "10", " koperasi"},
		{"1.000 orang", "1.000", " orang"},
		{"2 (dua) dokumen", "2", " (dua) dokumen"},
		{"100%. Tercapai", "100%", ". Tercapai"},
		{"5 satuan kerja", "5", " satuan kerja"},
		{"5 sampai selesai", "5", " sampai selesai"},
		{"100% - sertifikat", "100%", " - sertifikat"},
		{"Rp5.000,- (lima ribu)", "5.000", " (lima ribu)"},
		{"3 x sehari", "3", " x sehari"},
		{"10, naik", "10", ", naik"},
		{"84,5.", "84,5", "."},
		{"12 maretan", "12", " maretan"},
	} {
		n, length, ok := angka.Prefix(c.text)
		if !ok || n.String() != c.number || c.text[length:] != c.rest {
			t.Errorf("%q: %q, rest %q, %t", c.text, n, c.text[length:], ok)
		}
	}
	for _, s := range []string{
		"", "N/A", "-", "WTP", "BB", "2018/2019", "2018 / 2019", "84.5", "84.5 poin", "0.286", "12-15", "12 - 15", "12–15%", "15%-20%", "15% s.d. 20%", "15 s/d 20",
		"15 sampai 20", "12 hingga 15 orang", "≥ 84,5", "> 3", "10 x 4 tahun", "10 x Rp5.000", "1:10", "22 Januari 2018", "22 desember", "1. Ada", "1.\nAda", "1) Ada", "10.30 WIB",
		"0811 234 567", "3D", "5%%", "ISO 9001:2015", "10 000", strings.Repeat("9", 51),
	} {
		if n, length, ok := angka.Prefix(s); ok {
			t.Errorf("%q: %v, rest %q", s, n, s[length:])
		}
	}
}

func TestTOMLNumberIsPrintedTheIndonesianWay(t *testing.T) {
	for _, c := range []struct {
		literal, printed string
		err              error
	}{
		{"84.5", "84,5", nil},
		{"84.50", "84,50", nil},
		{"30_000", "30.000", nil},
		{"1_234_567.8_9", "1.234.567,89", nil},
		{"-3", "-3", nil},
		{"+1", "1", nil},
		{"-0.0", "0,0", nil},
		{"1e3", "1.000", nil},
		{"1e0", "1", nil},
		{"880", "880", nil},
		{"1.5E+3", "1.500", nil},
		{"15e-3", "0,015", nil},
		{"0x10", "16", nil},
		{"0b1111_0000", "240", nil},
		{"0o17", "15", nil},
		{"9223372036854775807", "9.223.372.036.854.775.807", nil},
		{"0b" + strings.Repeat("1", 63), "9.223.372.036.854.775.807", nil},
		{"1e49", "10" + strings.Repeat(".000", 16), nil},
		{"inf", "", angka.ErrNotNumber},
		{"-nan", "", angka.ErrNotNumber},
		{"0x", "", angka.ErrNotNumber},
		{"0x-1", "", angka.ErrNotNumber},
		{"1e", "", angka.ErrNotNumber},
		{"1e50", "", angka.ErrTooLong},
		{"1e-50", "", angka.ErrTooLong},
		{"1e999999999999999999999", "", angka.ErrTooLong},
		{"0x" + strings.Repeat("f", 60), "", angka.ErrTooLong},
		{"0." + strings.Repeat("1", 50), "", angka.ErrTooLong},
		{strings.Repeat("9", 1_000_000), "", angka.ErrTooLong},
	} {
		n, printed, err := angka.FromTOML(c.literal)
		if !errors.Is(err, c.err) || printed != c.printed {
			t.Errorf("%.30s: %q, %v", c.literal, printed, err)
			continue
		}
		if again, err := angka.Parse(printed); c.err == nil && (err != nil || again.Rat.Cmp(n.Rat) != 0 || again.Decimals != n.Decimals) {
			t.Errorf("%s: printed %s, read back as %v, %v", c.literal, printed, again, err)
		}
	}
}

func TestRoundsHalfAwayFromZeroOnce(t *testing.T) {
	for _, c := range []struct {
		value    string
		decimals int
		percent  bool
		plain    string
		signed   string
	}{
		{"10/44", 1, true, "22,7%", "+22,7%"},
		{"3500/50272", 0, true, "7%", "+7%"},
		{"570/199010", 3, true, "0,286%", "+0,286%"},
		{"1/2", 0, false, "1", "+1"},
		{"-1/2", 0, false, "-1", "−1"},
		{"5/2", 0, false, "3", "+3"},
		{"-5/2", 0, false, "-3", "−3"},
		{"149/100", 0, false, "1", "+1"},
		{"-1/3", 0, false, "0", "0"},
		{"1/3", 0, false, "0", "0"},
		{"-92", 0, false, "-92", "−92"},
		{"-200", 0, false, "-200", "−200"},
		{"999999/1000", 2, false, "1.000,00", "+1.000,00"},
		{"1/1000", 2, false, "0,00", "0,00"},
		{"198014", 0, false, "198.014", "+198.014"},
		{"7", -3, false, "7", "+7"},
	} {
		r, _ := new(big.Rat).SetString(c.value)
		if got := angka.Format(r, c.decimals, c.percent); got != c.plain {
			t.Errorf("%s to %d: %s, not %s", c.value, c.decimals, got, c.plain)
		}
		if got := angka.Signed(r, c.decimals, c.percent); got != c.signed {
			t.Errorf("%s to %d: %s, not %s", c.value, c.decimals, got, c.signed)
		}
	}
	if got := angka.Round(big.NewRat(-25, 1000), 2); got.Cmp(big.NewRat(-3, 100)) != 0 {
		t.Errorf("-0,025 to two decimals: %s", got)
	}
	if got := (angka.Number{}).String(); got != "" {
		t.Errorf("no number is printed %q", got)
	}
}

func TestResultAgreesAtItsOwnPrecision(t *testing.T) {
	for _, c := range []struct {
		exact, stated string
		agrees        bool
	}{
		{"10/44", "22,7%", true},
		{"10/44", "22,73%", true},
		{"10/44", "22,8%", false},
		{"10/44", "0,23", true},
		{"3500/50272", "7%", true},
		{"570/199010", "0,3%", true},
		{"570/199010", "0,286%", true},
		{"2486/10000", "0,3", false},
		{"150", "150", true},
		{"3408", "3.500", false},
		{"-1/2", "-1", true},
		{"1", "100%", true},
	} {
		exact, _ := new(big.Rat).SetString(c.exact)
		stated, err := angka.Parse(c.stated)
		if err != nil {
			t.Fatal(err)
		}
		if got := agrees(exact, stated); got != c.agrees {
			t.Errorf("%s stated as %s: %t", c.exact, c.stated, got)
		}
	}
}

func TestExactDecimals(t *testing.T) {
	for _, c := range []struct {
		value    string
		most     int
		decimals int
		ok       bool
	}{{"5", 3, 0, true}, {"1/8", 3, 3, true}, {"1/8", 2, 2, false}, {"1/3", 10, 10, false}, {"-5/2", 1, 1, true}} {
		r, _ := new(big.Rat).SetString(c.value)
		if d, ok := angka.Exact(r, c.most); d != c.decimals || ok != c.ok {
			t.Errorf("%s within %d: %d, %t", c.value, c.most, d, ok)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"198.014", "15,5%", "1.000", "0.286", "Rp5.000.000,00", "\u22123,50 %", "100% (sertifikat ISO 9001:2015)", "12 – 15", "22 Januari 2018", "Rp. 5.000,-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, length, ok := angka.Prefix(s); ok {
			whole, err := angka.Parse(s[:length])
			if err != nil || whole.Rat.Cmp(n.Rat) != 0 {
				t.Fatalf("%q begins with %v, which alone is %v, %v", s, n, whole, err)
			}
		}
		n, err := angka.Parse(s)
		if err != nil {
			return
		}
		again, err := angka.Parse(n.String())
		if err != nil || again.Rat.Cmp(n.Rat) != 0 || again.Decimals != n.Decimals || again.Percent != n.Percent {
			t.Fatalf("%q is printed %q, which is %v, %v", s, n, again, err)
		}
		if !agrees(n.Rat, n) {
			t.Fatalf("%q does not agree with itself", s)
		}
	})
}

func FuzzFromTOML(f *testing.F) {
	for _, s := range []string{"84.50", "30_000", "-3", "1e3", "0x10", "inf", "1e-49", "0b1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, printed, err := angka.FromTOML(s)
		if err != nil {
			return
		}
		again, err := angka.Parse(printed)
		if err != nil || again.Rat.Cmp(n.Rat) != 0 || again.Decimals != n.Decimals {
			t.Fatalf("%q is printed %q, which is %v, %v", s, printed, again, err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := angka.Parse("1.234.567,89"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPrefix(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, _, ok := angka.Prefix("100% (sertifikat ISO 9001:2015)"); !ok {
			b.Fatal("no number")
		}
	}
}

func BenchmarkFormat(b *testing.B) {
	b.ReportAllocs()
	r := big.NewRat(570, 199010)
	for b.Loop() {
		angka.Format(r, 3, true)
	}
}

// agrees tells whether an exact value, rounded as the stated number is written, is
// that number.
func agrees(exact *big.Rat, stated angka.Number) bool {
	places := stated.Decimals
	if stated.Percent {
		places += 2
	}
	return angka.EqualAt(exact, stated.Rat, places)
}

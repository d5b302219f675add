package check

import (
	"fmt"
	"strings"
	"testing"
)

// Each text holds one equation that is wrong: what it says, and what is right.
var wrongEquations = []struct{ text, at, right string }{
	{"10 koperasi x 4 tahun = 50 Koperasi", "10 koperasi x 4 tahun = 50 Koperasi", "40"},
	{"110 + 40 = 160", "110 + 40 = 160", "150"},
	{"(570 orang x 5 tahun = 2.580 Orang)", "570 orang x 5 tahun = 2.580 Orang", "2.850"},
	{"Tahun 2018 : 110 + 40 = 160", "110 + 40 = 160", "150"},
	{"Tahun 2018: 110 + 40 = 160 koperasi.", "110 + 40 = 160 koperasi", "150"},
	{"- 110 + 40 = 160", "110 + 40 = 160", "150"},
	{"a) 10x4=41, b) 10x4=40", "10x4=41", "40"},
	{"10 × 4 = 41", "10 × 4 = 41", "40"},
	{"10 * 4 = 41", "10 * 4 = 41", "40"},
	{"22,7% − 15,5% = 7,3%", "22,7% − 15,5% = 7,3%", "7,2%"},
	{"22,7% - 15,5% = 7,3 poin persentase", "22,7% - 15,5% = 7,3 poin persentase", "7,2%"},
	{"22,7% – 15,5% = 7,3%", "22,7% – 15,5% = 7,3%", "7,2%"},
	{"10/44 x 100% = 23,7%", "10/44 x 100% = 23,7%", "22,7%"},
	{"10/44 x 100% = 23,7", "10/44 x 100% = 23,7", "22,7"},
	{"10/44 x 100 = 23,7%", "10/44 x 100 = 23,7%", "22,7%"},
	{"(10 + 5) x 2 = 20", "(10 + 5) x 2 = 20", "30"},
	{"2 + 3 = 5 = 6", "2 + 3 = 5 = 6", "5"},
	{"Rp5.000.000 x 3 bulan = Rp15.500.000", "Rp5.000.000 x 3 bulan = Rp15.500.000", "15.000.000"},
	{"Rp 5 juta x 3 = Rp 16 juta", "Rp 5 juta x 3 = Rp 16 juta", "15.000.000"},
	{"20 : 3 = 7,67", "20 : 3 = 7,67", "6,67"},
	{"20% x 150 orang = 31 orang", "20% x 150 orang = 31 orang", "30"},
	{"15 persen x 200 = 31", "15 persen x 200 = 31", "30"},
	{"10 (sepuluh) koperasi x 4 tahun = 41", "10 (sepuluh) koperasi x 4 tahun = 41", "40"},
	{"114 koperasi (tahun 2018) + 40 = 155", "114 koperasi (tahun 2018) + 40 = 155", "154"},
	{"-5 + 10 = 6", "-5 + 10 = 6", "5"},
	{"5 orang/hari x 4 = 21 orang", "5 orang/hari x 4 = 21 orang", "20"},
	{"Baris satu.\n110 + 40 = 160\nbaris tiga", "110 + 40 = 160", "150"},
	{"5 + 4 x 10 = 5 + 50 = 45", "5 + 4 x 10 = 5 + 50", "45"},
	{"sudah 10 kop. x 4 th. = 41", "10 kop. x 4 th. = 41", "40"},
	{"Jumlah = 110 + 40 = 160", "110 + 40 = 160", "150"},
	{"12 bulan x 5 tahun = 61 bulan", "12 bulan x 5 tahun = 61 bulan", "60"},
	{"tahun 2018 10 koperasi x 4 tahun = 41", "10 koperasi x 4 tahun = 41", "40"},
}

// Nothing is wrong with these, or they are no equations.
var rightOrNone = []string{
	"10 koperasi x 4 tahun = 40 Koperasi", "110 + 40 = 150", "570 orang x 5 tahun = 2.850 Orang",
	"(570 orang x 5 tahun = 2.850 Orang)", "2 + 3 = 5 = 5", "5 + 4 × 10 = 5 + 40 = 45", "10 + 5 = 15 x 2 = 30",
	"10/44 x 100% = 22,7%", "10/44 x 100% = 22,7", "10/44 x 100 = 22,7%", "10/44 = 0,227 = 22,7%",
	"570/199.010 x 100% = 0,286% = 0,3%", "3500/50272 x 100% = 7%", "20/3 = 6,67", "0,286% = 0,3%",
	"20% x 150 = 30", "22,7% − 15,5% = 7,2 poin persentase", "Rp5 juta x 100 orang = Rp500 juta", "5 juta x 10 = 50.000.000",
	"Rp5.000,- x 3 = Rp15.000,00", "5 - 8 = -3", "12 tahun x 12 bulan = 144 bulan",
	// Conversions of units, and other counts.
	"1 tahun = 240 hari", "12 bulan x 20 hari = 1 tahun", "60 menit x 24 = 1 hari", "2 km + 500 m = 2,5 km", "1 tahun + 6 bulan = 18 bulan",
	"3 km x 500 m = 1,5 km2", "2 lusin x 3 = 72 buah", "5 hari x 8 jam = 1 minggu",
	// Letters and words as operands.
	"A/B x 100% = 100", "A / B x 100% = 100", "Jumlah koperasi aktif / jumlah koperasi 150 x 100% = 7%", "x 100 + 5 = 106",
	"koperasi baru + 40 = 150", "10 koperasi/jumlah koperasi x 100% = 20%", "3500/penduduk x 100% = 7%", "5 + bonus = 7",
	"Capaian x 100% + 5 = 10", "n x 10 + 5 = 20", "2x + 3 = 7", "2 x = 10", "jumlah tahun 2017 + 10 = 154", "koperasi 2017 + 10 = 154",
	"lima + 5 = 11", "(jumlah 5 + 3) x 2 = 20",
	// A number whose thousands a blank may part.
	"5 300 + 40 = 350",
	// Ordinals and columns.
	"triwulan 1 + 2 = 50", "kolom 3 + 4 = 8", "(3) + (4) = (5)", "(5) = (3) / (4) x 100", "semester 1 + 2 = 100%",
	// Dates, ranges, telephone numbers, versions, letters' numbers.
	"ISO 9001:2015 = mutu", "ISO 9001:2015", "22-01-2018 = Senin", "12/03/2018 = 5", "2017-2022 = 6 tahun", "2017 - 2022 = 6 tahun",
	"81 - 90 = 4", "81,26 - 100,00 = 4", "0717-422345 = 1", "(0717) 422345 + 1 = 5", "08.00 - 16.00 = 8 jam", "08:00 - 16:00 = 8 jam",
	"050/12/DKUKM/2018 = 3", "10/5/2 = 3", "skala 1:50.000 = 2 cm", "10 - 20 orang = 1 kelompok", "+62 717 422345 = 3", "nilai 3,5 - 4 = A",
	// Other signs.
	"10 + 5 >= 16", "10 + 5 <= 14", "10 + 5 == 16", "10 + 5 ≠ 16", "10 + 5 => 16", "10 + 5 ≈ 16", "10² + 5 = 105", "5! + 1 = 121", "2^3 + 1 = 9",
	"10 + 5 = ± 16", "10 + 5 = 16-an", "10 + 5 = 16²", "10 + 5 = 15-20", "10 + 5 =", "= 5", "10 + = 5", "+ = ", "10 + 5 = lima belas",
	"1.5 + 1.5 = 3.1", "1 000 x 2 = 2 000", "10 : 0 = 5", "Jumlah : 110 + 40 = 150", "Koperasi 2 : 110 + 40 = 150",
	"10, 5 + 5 = 10", "10; 5 + 5 = 10", "((((", "))))", "(1 + 2", "= = =", "",
	"ada 10 koperasi (5 lama + 5 baru) = 10 koperasi",
}

func TestEquations(t *testing.T) {
	for _, c := range wrongEquations {
		got := new(reader).equations(c.text)
		if len(got) != 1 {
			t.Errorf("%q: %d found: %v", c.text, len(got), got)
			continue
		}
		if at := c.text[got[0].start:got[0].end]; at != c.at {
			t.Errorf("%q: found at %q, want %q", c.text, at, c.at)
		}
		if right := exactly(got[0].computed); right != c.right {
			t.Errorf("%q: %s is right, want %s", c.text, right, c.right)
		}
	}
	for _, text := range rightOrNone {
		for _, e := range new(reader).equations(text) {
			t.Errorf("%q: found %q, right is %s", text, text[e.start:e.end], exactly(e.computed))
		}
	}
}

// FuzzEquations asks that no text of signs and digits makes the reader fail, and
// that what it finds lies in the text and is not equal.
func FuzzEquations(f *testing.F) {
	for _, c := range wrongEquations {
		f.Add(c.text)
	}
	for _, text := range rightOrNone {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, e := range new(reader).equations(text) {
			if e.start < 0 || e.end > len(text) || e.start >= e.end || e.start < last-len(text) {
				t.Fatalf("%q: found at %d-%d", text, e.start, e.end)
			}
			if exactly(e.computed) == exactly(e.says) {
				t.Fatalf("%q: %s and %s", text, exactly(e.computed), exactly(e.says))
			}
			_ = e.mending()
		}
	})
}

func BenchmarkEquations(b *testing.B) {
	for _, unit := range []string{"1+", "1=", "(", "(1+", "1 x 2 = 3 ", "9", "1/", "1 : ", "a b c ", "1 satu (dua) = "} {
		for _, size := range []int{1_000, 10_000, 100_000, 1_000_000} {
			line := strings.Repeat(unit, min(size, maxLine-10)/len(unit)) + "=1\n"
			text := strings.Repeat(line, max(size/len(line), 1))
			b.Run(fmt.Sprintf("%q/%d", unit, size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					new(reader).equations(text)
				}
			})
		}
	}
}

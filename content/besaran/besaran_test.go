package besaran

import (
	"fmt"
	"strings"
	"testing"
)

var kindNames = []string{"kata", "bilangan", "persen", "permil", "poin", "perbandingan", "waktu", "predikat"}
var boundNames = []string{"", "≥ ", "> ", "≤ ", "< ", "± "}

// dump writes a value as the cases hold it: kind, sign, amount to upper end, unit,
// predicate.
func dump(v Value) string {
	s := kindNames[v.Kind]
	if v.Rat != nil {
		s += " " + boundNames[v.Bound] + v.Rat.RatString()
	}
	if v.High != nil {
		s += ".." + v.High.RatString()
	}
	if v.Base != nil && v.Base.RatString() != "1" {
		s += " per " + v.Base.RatString()
	}
	if v.Unit != "" {
		s += fmt.Sprintf(" %q", v.Unit)
	}
	if v.Grade != "" {
		s += " [" + v.Grade + "]"
	}
	return s
}

// Values as sheets write them: text | satuan | what they are.
func TestRead(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(`
85 | | bilangan 85
Rp 1,2 M | | bilangan 1200000000
Rp 1,5 T | | bilangan 1500000000000
Rp. 2 M per tahun | | bilangan 2000000000 "per tahun"
12 M | | bilangan 12 "m"
85% | | persen 17/20
85 % | | persen 17/20
85 persen | | persen 17/20
85 Persen | | persen 17/20
85 PERSEN | | persen 17/20
85 prosen | | persen 17/20
85 persentase | | persen 17/20
85 pct | | persen 17/20
85 | % | persen 17/20
85 | Persen | persen 17/20
85 | Persen (%) | persen 17/20
85 | persen(%) | persen 17/20
85 | (%) | persen 17/20
85 | % (persen) | persen 17/20
85 | dalam persen | persen 17/20
85 | Prosentase | persen 17/20
85 | Angka (%) | persen 17/20 "angka"
85 | % per tahun | persen 17/20 "per tahun"
85 | %/tahun | persen 17/20 "/tahun"
15,5% pertahun | | persen 31/200 "pertahun"
85 | orang | bilangan 85 "orang"
80 koperasi (40 %) | | bilangan 80 "koperasi (40 %)"
100% (sertifikat ISO 9001:2015) | | persen 1 "(sertifikat iso 9001:2015)"
85 | dlm % | persen 17/20
85 | [%] | persen 17/20
85 | per cent | persen 17/20
85 | per seratus | persen 17/20
85 | per senti | bilangan 85 "per senti"
antara 60 dan 65 | | bilangan 60..65
antara 60% dan 65% | | persen 3/5..13/20
antara 60 | | bilangan 60
1 banding 20 | | perbandingan 20
1 berbanding 15 | | perbandingan 15
5 bandingan | | bilangan 5 "bandingan"
2,4‰ | | permil 3/1250
2,4 permil | | permil 3/1250
2,4 | Promil | permil 3/1250
2,4 | per mil | permil 3/1250
7,2 poin persentase | | poin 9/125
7,2 poin persen | | poin 9/125
7,2 | % poin | poin 9/125
7,2% poin | | poin 9/125
7,2 | pp | poin 9/125
7,2 | poin % | poin 9/125
75 | Poin | poin 3/4
131,24 ribu jiwa | | bilangan 131240 "jiwa"
131,24 | ribu jiwa | bilangan 131240 "jiwa"
131.240 | jiwa | bilangan 131240 "jiwa"
5,2 | Rp juta | bilangan 5200000 "rp"
5,2 | Juta Rupiah | bilangan 5200000 "rupiah"
5,2 | Rp (miliar) | bilangan 5200000000 "rp"
Rp5,2 miliar | | bilangan 5200000000
Rp 1,5 triliun | | bilangan 1500000000000
12 | per ribu kelahiran | bilangan 12 "per ribu kelahiran"
24 | per 100.000 kelahiran hidup | bilangan 24 "per 100.000 kelahiran hidup"
1 : 3.201 | | perbandingan 3201
1:15 | | perbandingan 15
2 : 3 | | perbandingan 3 per 2
08:30 | | kata
9001:2015 | | perbandingan 2015 per 9001
ISO 9001:2015 | | kata
70,1-70,5 | | bilangan 701/10..141/2
70 s.d. 72 | | bilangan 70..72
70 s/d 72 % | | persen 7/10..18/25
70 sampai dengan 72 | % | persen 7/10..18/25
70%-72% | | persen 7/10..18/25
2018-2022 | | kata
12-05-2024 | | kata
72-70 | | kata
≥ 80% | | persen ≥ 4/5
>= 80 | % | persen ≥ 4/5
> 80 | | bilangan > 80
≤25 | | bilangan ≤ 25
< 25 | | bilangan < 25
minimal 80 persen | | persen ≥ 4/5
Min. 80 | | bilangan ≥ 80
maksimal 5% | | persen ≤ 1/20
paling sedikit 12 dokumen | | bilangan ≥ 12 "dokumen"
tidak lebih dari 3 hari | | waktu ≤ 3
80 ke atas | | bilangan ≥ 80
80% atau lebih | | persen ≥ 4/5
± 80 | | bilangan ± 80
sekitar 80% | | persen ± 4/5
minimalis | | kata
-2,5% | | persen -1/40
-2,5 | % | persen -1/40
12 menit | | waktu 12
12 | menit | waktu 12
1 jam 30 menit | | waktu 90
3 hari kerja | | bilangan 3 "hari kerja"
40 jam pelajaran | | bilangan 40 "jam pelajaran"
8,5 tahun | | waktu 17/2
8,5 | menit/pasien | waktu 17/2 "/pasien"
8,5 | menit per pasien | waktu 17/2 "per pasien"
BB | | predikat [BB]
BB (68) | | predikat 68 [BB]
A (85,2) | | predikat 426/5 [A]
71 (B) | | bilangan 71 [B]
85,2 / A | | bilangan 426/5 [A]
Predikat BB | | predikat [BB]
Sangat Baik | | predikat [Sangat Baik]
A (> 80) | | predikat > 80 [A]
WTP | | predikat [WTP]
Opini WTP | | predikat [WTP]
AAA | | predikat [AAA]
Level 3 | | kata
B3 | | kata
5S | | kata
- | | kata
N/A | | kata
Tersedia | | kata
5.5 | | kata
22 Januari 2018 | | kata
`), "\n") {
		f := strings.Split(line, "|")
		text, satuan, want := strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), strings.TrimSpace(f[2])
		if got := dump(Read(text, satuan)); got != want {
			t.Errorf("%q, satuan %q: %s, want %s", text, satuan, got, want)
		}
	}
}

func TestScales(t *testing.T) {
	for _, c := range []struct {
		scale *Scale
		value string
		want  string
	}{
		{akip, "90,01", "AA"}, {akip, "90", "A"}, {akip, "70", "B"}, {akip, "70,01", "BB"}, {akip, "0", "D"},
		{skm, "88,31", "A"}, {skm, "88,30", "B"}, {skm, "3,5324", "A"}, {skm, "3,06", "C"}, {skm, "2,60", "C"}, {skm, "24", ""},
		{spbe, "3,5", "Sangat Baik"}, {spbe, "3,49", "Baik"}, {ipm, "80", "Sangat Tinggi"}, {ipm, "59,9", "Rendah"}, {iklh, "89,99", "Baik"}, {spi, "77,9", "Waspada"},
		{opini, "100", ""},
	} {
		got := ""
		v := Read(c.value, "")
		if i, ok := c.scale.At(v.Rat, v.Decimals); ok {
			got = c.scale.Steps[i].Grade
		}
		if got != c.want {
			t.Errorf("%s of %s: %q, want %q", c.value, c.scale.Name, got, c.want)
		}
	}
	if v := ipm.Read("65,2 (tinggi)", ""); v.Grade != "Tinggi" || v.Unit != "" {
		t.Errorf("65,2 (tinggi): %s", dump(v))
	}
	if v := ipm.Read("65,2 (sementara)", ""); v.Grade != "" {
		t.Errorf("65,2 (sementara): %s", dump(v))
	}
	own := &Scale{Steps: []Step{{Grade: "Istimewa"}, {Grade: "Biasa"}}}
	if v := own.Read("Istimewa (95)", ""); v.Grade != "Istimewa" || v.Rat == nil {
		t.Errorf("Istimewa (95): %s", dump(v))
	}
}

// No text makes it panic, and what it reads can be written.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"85 persen", "≥ 1 : 3.201", "BB (68", "70,1-70,5%", "1 jam 30 menit", "(%)", "% poin", "Rp", "5‰ poin"} {
		f.Add(s, "persen (%)")
		f.Add("12", s)
	}
	f.Fuzz(func(t *testing.T, text, satuan string) {
		v := Read(text, satuan)
		if v.Rat != nil {
			_ = v.Kind.Format(v.Rat, max(v.Decimals, 0))
			v.Bare()
			v.Smallest()
		}
		akip.Read(text, satuan)
	})
}

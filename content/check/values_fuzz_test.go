package check

import (
	"testing"

	"iku/content"
	"iku/content/angka"
)

// No value makes the rules over values panic.
func FuzzValues(f *testing.F) {
	for _, s := range []string{"80 - 85 %", "%", "5O", "l2,5", "BB (7O)", ",,5", "1:l5", "Rp 1,250,000", "≥ |", "(", "70.5-71.5", "5,S"} {
		f.Add(s, "7", "persen (%)")
	}
	f.Fuzz(func(t *testing.T, a, b, satuan string) {
		value := func(s string) content.Nilai {
			n := content.Nilai{Text: content.Text{Value: s}}
			if number, length, ok := angka.Prefix(s); ok {
				n.Number, n.Rest = &number, s[length:]
			}
			return n
		}
		years := []content.NilaiTahun{{Tahun: 2018, Nilai: value(a)}, {Tahun: 2019, Nilai: value(b)}, {Tahun: 2020, Nilai: value("7")}, {Tahun: 2021, Nilai: value(a)}}
		ind := content.Indikator{Ukuran: content.Ukuran{Target: value(a), TargetTahunan: years, Satuan: content.Text{Value: satuan}}, Polaritas: content.Text{Value: "negatif"}}
		ind.Skala.Scale = scaleOf(&content.Document{Dokumen: content.Dokumen{Periode: content.Periode{From: 2020}}}, &content.Indikator{Ukuran: content.Ukuran{Uraian: content.Text{Value: "Nilai AKIP"}}})
		doc := &content.Document{Indikator: []content.Indikator{ind}}
		to := &report{most: 1000}
		for _, rule := range []func(*content.Document, *report){angkaJanggal, deretJanggal, polaritas, predikatBeda, persenGanda} {
			rule(doc, to)
		}
	})
}

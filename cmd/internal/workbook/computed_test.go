package workbook

import (
	"testing"
)

// Calculations that stand as text below a table are steps of the indicators that they
// are headed by; each line is read, or told.
func TestComputed(t *testing.T) {
	table := wordTable([]string{"Sasaran", "Indikator", "Target"}, []string{"S", "Persentase koperasi baru", "10%"}, []string{"", "Jumlah UKM", "3"})
	const fraction = "<w:p><m:oMath><m:f><m:num><m:r><m:t>10</m:t></m:r></m:num><m:den><m:r><m:t>44</m:t></m:r></m:den></m:f><m:r><m:t>×100%=22,7%</m:t></m:r></m:oMath><w:r><w:t>  (Target x 100% = 22,7%)</w:t></w:r></w:p>"
	for name, c := range map[string]struct {
		body string
		want []string
		not  string
	}{
		"a fraction in figures and in words": {paragraphs("Hitungannya :", "PERSENTASE KOPERASI BARU") + fraction + paragraphs("Jumlah koperasi"), []string{
			"rumus = \"10 / 44×100%\"\nhasil = \"22,7%\"\nkata  = [\"Target\", \"Jumlah koperasi\"]", `judul = "Hitungannya :"`, "hitungan di bawahnya dibaca dari teks (1 langkah)"}, "tidak dibaca"},
		"words that are none":         {paragraphs("Hitungan", "1. Persentase koperasi baru") + fraction + paragraphs("Jumlah 5 koperasi lama"), []string{`catatan = "(Target x 100% = 22,7%)"`, "nilai  = 5\nsatuan = \"koperasi lama\""}, "kata"},
		"a result beside its formula": {paragraphs("Perhitungan:", "Jumlah UKM", "7%/5 tahun 1,4%"), []string{"rumus = \"7%/5 tahun\"\nhasil = \"1,4%\""}, "catatan ="},
		"data":                        {paragraphs("Hitungan", "Jumlah UKM", "Jumlah UKM yang ada tahun 2018 198.014", "UKM kecil: 2850 unit (570 x 5 = 2.850)", "Koperasi 12,5"), []string{"data  = \"Jumlah UKM yang ada\"\nnilai = 198_014\ntahun = 2018", "data       = \"UKM kecil\"\nnilai      = \"2850\"\nsatuan     = \"unit\"\npenjelasan = \"(570 x 5 = 2.850)\"", `nilai = "12,5"`}, "catatan ="},
		"prose":                       {paragraphs("Hitungan", "Jumlah UKM", "Tiap tahun 10 x 4 = 40 UKM", "Yang lalu 5 koperasi 2017", "ISO 9001:2015"), []string{`catatan = "Tiap tahun 10 x 4 = 40 UKM"`, `catatan = "Yang lalu 5 koperasi 2017"`, `catatan = "ISO 9001:2015"`}, "data "},
		"a series and its parts": {paragraphs("Hitungan", "Jumlah UKM", "2018 880", "2019 707", "Promosi", "2018 600", "2019 300", "Halal", "2018 280", "2019 400"), []string{
			`nilai   = { 2018 = 880, 2019 = 707 }`, `uraian = "Promosi", nilai = { 2018 = 600, 2019 = 300 }`, `uraian = "Halal"`}, `tahunan = "Halal"`},
		"series that add up to none": {paragraphs("Hitungan", "Jumlah UKM", "2018 880", "2019 707", "Promosi", "2018 1", "2019 2", "Halal", "2018 3", "2019 4"), []string{`tahunan = "Promosi"`, `tahunan = "Halal"`}, "rincian"},
		"a year alone":               {paragraphs("Hitungan", "Jumlah UKM", "Lama", "2018 880", "lalu"), []string{`catatan = "Lama"`, `catatan = "2018 880"`, `catatan = "lalu"`}, "tahunan ="},
		"without a title":            {paragraphs("Jumlah UKM", "2018 1", "2019 2"), []string{"tidak dibaca"}, "hitungan"},
		"of no indicator":            {paragraphs("Hitungan", "Jumlah pasar", "2018 1", "2019 2"), []string{"tidak dibaca"}, "lampiran_hitungan"},
		"before the first":           {paragraphs("Hitungan", "Sumber BPS", "Jumlah UKM", "2018 1", "2019 2"), []string{`tidak dibaca: "Sumber BPS"`, "2018 = 1"}, `"Jumlah UKM" dan`},
	} {
		result, err := Import("a.docx", wordFile(t, table+c.body))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		says(t, name, result, c.want, c.not)
	}
}

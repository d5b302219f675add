package workbook

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Tables without lines, as Chromium and LibreOffice printed them: at the head of their
// rows, in the middle, and those of a sheet of 2018 whose columns all but touch.
func TestUnruledPrints(t *testing.T) {
	health := []string{
		`uraian = "Meningkatnya kualitas pelayanan kesehatan masyarakat di seluruh kecamatan"`,
		`"Persentase puskesmas terakreditasi paripurna di daerah tertinggal"`, `{ 2025 = "71,25", 2026 = "72,5", 2027 = "75" }`,
		`"Jumlah kunjungan"`, `{ 2025 = "12.500", 2026 = "13.000", 2027 = "13.500" }`, `"Kunjungan"`,
		`uraian = "Menurunnya angka kematian ibu"`,
		`"Angka kematian ibu per 100.000 kelahiran hidup yang dilaporkan fasilitas kesehatan"`, `{ 2025 = "102", 2026 = "98", 2027 = "95" }`, `"Per 100.000"`,
		`uraian = "Terwujudnya tata kelola yang baik"`, `"Nilai AKIP"`, `"Indeks Kepuasan Masyarakat"`, `{ 2025 = "82,1", 2026 = "83,0", 2027 = "84,0" }`,
	}
	for name, want := range map[string][]string{
		"atas": health, "tengah": health,
		"koperasi": {
			`visi   = "--"`, `tujuan = "MENINGKATNYA SKALA USAHA KUMKM"`,
			`uraian = "Meningkatnya pertumbuhan Koperasi"`, `"Persentase koperasi baru"`, `"15,5%"`,
			`uraian = "Meningkatnya pertumbuhan KUMKM"`, `"Persentase UKM yang diberdayakan"`, `"1,4%"`, `"Persentase Koperasi yang diberdayakan"`, `"20%"`,
			`uraian = "Meningkatnya kualitas SDM KUMKM"`, `"Persentase SDM KUMKM yang bersertifikat"`, `"0,3%"`,
			`"Persentase penerapan mutu pelatihan KUMKM"`, `"100% (sertifikat ISO 9001:2015)"`,
			`["Kepala Dinas", "Koperasi Usaha Kecil dan Menengah", "Provinsi Kepulauan Bangka Belitung"]`, `"Ir. Hj. ELFIYENA"`, `"19620915 199003 2 001"`,
		},
	} {
		data, err := os.ReadFile(filepath.Join("testdata/pdf", name+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		result, err := Import(name+".pdf", data)
		if err != nil || len(result.Documents) != 1 || result.Left() != 0 {
			t.Errorf("%s: %v, %+v", name, err, result)
			continue
		}
		text := string(result.Documents[0].TOML)
		for _, w := range want {
			_, after, ok := strings.Cut(text, w)
			if !ok {
				t.Errorf("%s: %s is not where it should be:\n%s", name, w, result.Documents[0].TOML)
				break
			}
			text = after
		}
		if len(result.Notes) == 0 || result.Notes[0].Weight != Doubt || !strings.Contains(result.Notes[0].Text, "tabel tanpa garis") {
			t.Errorf("%s: not told as a guess: %v", name, result.Notes)
		}
	}
}

package workbook

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"iku/cmd/internal/grid/door"
	"iku/content"
	"iku/content/source"
)

// agencies are files of several perjanjian: of an agency with the IKU that it is based
// on, of one whose posts are alike and whose head says nothing itself, and none beside
// them.
func agencies(t *testing.T) map[string]Input {
	t.Helper()
	const path = "../../../examples/merbau/pk-2027.toml"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	whole := source.NewFile(path, data)
	doc, _ := content.Read(whole, content.Disk{})
	return map[string]Input{
		"pk-2027": {File: whole, Reads: doc.Inherited},
		"kecil": {File: source.NewFile("kecil.toml", []byte(`
[dokumen]
jenis = "perjanjian-kinerja"
pemerintah = "Kabupaten Contoh"
periode = "2025-2026"
tahun = 2026
[[sasaran]]
uraian = "Meningkatnya mutu"
[[sasaran.indikator]]
uraian = "Indeks mutu"
target_tahunan = { 2025 = "70", 2026 = "75,5" }
[[program]]
nama = "Program Mutu"
anggaran = 5_000
[triwulan]
"1.1" = ["1", "2", "3", "75,5"]
[penanda_tangan]
jabatan = "Kepala Dinas"
nama = "A"
[[pk]]
[[pk]]
tingkat = "administrator"
melayani = [1]
pihak_pertama = { jabatan = ["Kepala Bidang", "Dinas Contoh"], nama = "B" }
jumlah = "Rp3.000"
[[pk.sasaran]]
uraian = "Meningkatnya mutu"
melayani = 1
[[pk.sasaran.indikator]]
uraian = "Indeks mutu"
target = 5
[[pk.sasaran.indikator.hitungan]]
data = "Nilai"
nilai = 5
[[pk.sasaran.indikator]]
uraian = "Jumlah layanan"
[[pk.sasaran.indikator.rincian]]
uraian = "a"
target = 1_250
[[pk.program]]
nama = "Program Mutu"
[[pk.program.kegiatan]]
nama = "Kegiatan"
anggaran = 3_000
[pk.triwulan]
"1.1" = ["1", "2", "3", "5"]
[[pk]]
tingkat = "administrator"
pihak_pertama = { jabatan = "Kepala Bidang", nama = "C" }
[[pk.sasaran]]
uraian = "Meningkatnya mutu"
melayani = "1"
[[pk.sasaran.indikator]]
uraian = "Indeks mutu"
target = "N/A"
`))},
		"iku": {File: source.NewFile("iku.toml", []byte("[dokumen]\npemerintah = \"Kabupaten Contoh\"\nperiode = 2025\n[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\ntarget = 5\n"))},
	}
}

func documentsIn(in map[string]Input) Documents {
	d := Documents{Names: sorted(in), Jobs: 2}
	d.Read = func(i int) (Input, error) { return in[d.Names[i]], nil }
	return d
}

// What perjanjian of a file say stands in rows as what documents say, alone and among
// others, and comes back.
func TestPerjanjianAreRows(t *testing.T) {
	all := agencies(t)
	for name, in := range all {
		alone := map[string]Input{name: in}
		for _, inputs := range []map[string]Input{alone, all} {
			var book bytes.Buffer
			if err := Export(&book, documentsIn(inputs)); err != nil {
				t.Fatal(err)
			}
			opened, err := door.Open("a.xlsx", book.Bytes(), headingOf)
			if err != nil {
				t.Fatal(err)
			}
			for g, err := range opened.Sheets {
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range g.Cells() {
					if c.Verbatim && strings.ContainsAny(c.Text, "{") {
						t.Errorf("%s holds TOML: %s", c.Place, c.Text)
					}
				}
			}
			result, err := Import(name+".xlsx", book.Bytes())
			if err != nil || len(result.Documents) != len(inputs) || len(result.Notes) > 0 {
				t.Fatal(err, result)
			}
			for _, d := range result.Documents {
				before := inputs[d.Name].File
				want, _ := content.Read(before, content.Disk{})
				got, list := content.Read(source.NewFile(before.Name, d.TOML), content.Disk{})
				if got == nil {
					t.Fatal(list)
				}
				if a, b := said(want), said(got); a != b {
					t.Errorf("%s: %s\n%s", d.Name, difference(a, b), d.TOML)
				}
				for i, p := range want.Documents() {
					if a, b := said(p), said(got.Documents()[i]); a != b {
						t.Errorf("%s: %s\n%s", d.Name, difference(a, b), d.TOML)
					}
				}
			}
		}
	}
}

// CSV has the indikator of all perjanjian of a file, each with whose it is, and gives them
// back.
func TestCSVOfPerjanjian(t *testing.T) {
	var lines bytes.Buffer
	if err := CSV(&lines, documentsIn(agencies(t))); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"kecil,Kabupaten Contoh,,2025-2026,Meningkatnya mutu,,Indeks mutu,,,2026,\"75,5\",75.5,perjanjian-kinerja,Kepala Dinas: A\r\n",
		",Meningkatnya mutu,,Indeks mutu,,,2026,5,5,perjanjian-kinerja,Kepala Bidang: B\r\n",
		",Meningkatnya mutu,,Jumlah layanan,a,,2026,1.250,1250,perjanjian-kinerja,Kepala Bidang: B\r\n",
		",Meningkatnya mutu,,Indeks mutu,,,2026,N/A,,perjanjian-kinerja,Kepala Bidang: C\r\n",
		",Jumlah arsip inaktif yang tertata dan terindeks,,boks,2027,1.450,1450,perjanjian-kinerja,\"Arsiparis Ahli Muda: FITRI HANDAYANI, S.Hum.\"\r\n",
		"iku,Kabupaten Contoh,,2025,S,,I,,,,5,5,iku,\r\n",
	} {
		if !strings.Contains(lines.String(), want) {
			t.Errorf("%s is missing\n%s", want, lines.String())
		}
	}
	if strings.Contains(lines.String(), ",2025,70") {
		t.Errorf("another year than the document's:\n%s", lines.String())
	}
	result, err := Import("semua.csv", lines.Bytes())
	if err != nil || result.Left() > 0 {
		t.Fatal(err, result)
	}
	again := map[string]Input{}
	for _, d := range result.Documents {
		again[d.Name] = Input{File: source.NewFile(d.Name+".toml", d.TOML)}
	}
	var back bytes.Buffer
	if err := CSV(&back, documentsIn(again)); err != nil || back.String() != lines.String() {
		t.Errorf("%v: %s", err, difference(lines.String(), back.String()))
	}
}

// A row of a perjanjian that the sheet of them does not have, and two of one name, are
// told; nothing is lost.
func TestPerjanjianThatIsNotThere(t *testing.T) {
	book := newSheet(t,
		[]any{"PK"}, []any{""},
		[]any{"iku:pk", "iku:pk.tingkat", "iku:pk.pihak_pertama.jabatan"},
		[]any{"PERJANJIAN", "TINGKAT", "PIHAK PERTAMA: JABATAN"},
		[]any{"Sekretaris", "administrator", "Sekretaris"},
		[]any{"Sekretaris", "pelaksana", "Pengemudi"})
	if _, err := book.NewSheet("sasaran dan indikator"); err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]any{{}, {}, {"iku:pk", "iku:sasaran.uraian", "iku:indikator.uraian"}, {"PERJANJIAN", "SASARAN", "INDIKATOR"},
		{"", "S0", "I0"}, {"sekretaris", "S1", "I1"}, {"", "", "I2"}, {"Kepala Bidang", "S3", "I3"}} {
		if err := book.SetSheetRow("sasaran dan indikator", square(i+1, 1).Name(), &row); err != nil {
			t.Fatal(err)
		}
	}
	result, err := Import("a.xlsx", book.bytes())
	if err != nil || len(result.Documents) != 1 {
		t.Fatal(err, result)
	}
	got := everything(result)
	for _, want := range []string{`dua perjanjian bernama "Sekretaris"`, `lembar pk tidak memuat perjanjian "Kepala Bidang"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing\n%s", want, got)
		}
	}
	root := parse(fileOf(result.Documents[0]))
	list := root.elements("pk")
	if len(list) != 3 || len(root.elements("sasaran")) != 1 || len(list[0].elements("sasaran")[0].elements("indikator")) != 2 || len(list[2].elements("sasaran")) != 1 {
		t.Error(got)
	}
}

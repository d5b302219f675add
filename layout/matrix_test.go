package layout

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"iku/content"
	"iku/content/diff"
	"iku/content/finding"
	"iku/content/source"
	"iku/examples/synthetic"
	"iku/fonts"
	"iku/layout/page"
)

func matrixOf(t testing.TB, old, new *content.Document) *page.Sheet {
	t.Helper()
	sheet, list := Matrix(diff.Compare(old, new), family(t, new), Options{})
	for _, f := range list {
		t.Fatalf("%s: %s", f.Slug, f.Message)
	}
	return sheet
}

func readFile(t testing.TB, path string) *content.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, filepath.Base(path), data)
}

// The comparison of the two issues of a real sheet, and of one with every kind
// of change.
func TestMatrixGolden(t *testing.T) {
	for name, paths := range map[string][2]string{
		"diskopukm": {"../examples/diskopukm-2017.toml", "../examples/diskopukm-revisi.toml"},
		"perubahan": {"testdata/matriks/lama.toml", "testdata/matriks/baru.toml"},
		"alasan":    {"testdata/matriks/alasan-lama.toml", "testdata/matriks/alasan-baru.toml"},
	} {
		t.Run(name, func(t *testing.T) {
			sheet := matrixOf(t, readFile(t, paths[0]), readFile(t, paths[1]))
			report(t, name, malformed(sheet))
			compare(t, "testdata/matriks/"+name+".golden", sheet.Dump())
		})
	}
}

// What was is told from what is by its form: words that went are struck through,
// words that came are bold and underlined, in their own column.
func TestMatrixMarksWords(t *testing.T) {
	sheet := matrixOf(t, readFile(t, "testdata/matriks/lama.toml"), readFile(t, "testdata/matriks/baru.toml"))
	marks := func(word string) (bold, under, struck bool) {
		for _, p := range sheet.Pages {
			for i, it := range p.Items {
				if it.Kind != page.Text || strings.TrimSpace(it.Text) != word {
					continue
				}
				for _, r := range p.Items[i+1 : min(i+3, len(p.Items))] {
					if r.Kind == page.Rule && r.X == it.X && r.W == it.W {
						under = under || r.Y > it.Y
						struck = struck || r.Y < it.Y
					}
				}
				return it.Face == sheet.Family.Nearest(fonts.Bold), under, struck
			}
		}
		t.Fatalf("%q is not on the page", word)
		return
	}
	if bold, under, struck := marks("dan kegemaran"); !bold || !under || struck {
		t.Errorf("what came: bold %v, underlined %v, struck %v", bold, under, struck)
	}
	if bold, under, struck := marks("60%"); bold || under || !struck {
		t.Errorf("what went: bold %v, underlined %v, struck %v", bold, under, struck)
	}
	if _, under, struck := marks("Dipindahkan dari “Meningkatnya"); under || struck {
		t.Error("a remark is marked")
	}
}

// A reason is printed in the comparison only, and what no typeface shows of it is
// found there.
func TestMatrixReasonsOfStrangeCharacters(t *testing.T) {
	const head = "[dokumen]\npemerintah = \"P\"\nperiode = 2025\n[[indikator]]\nuraian = \"A\"\n"
	old := read(t, "lama.toml", []byte(head+"target = 1"))
	for _, tail := range []string{"target = 2\nperubahan = \"\U0001F600\"", "target = 2\n[perubahan]\numum = \"\U0001F600\""} {
		new := read(t, "baru.toml", []byte(head+tail))
		if _, list := Lay(new, family(t, new), Options{}); list.Count(finding.Galat) > 0 {
			t.Errorf("the sheet prints it: %v", list)
		}
		_, list := Matrix(diff.Compare(old, new), family(t, new), Options{})
		if len(list) != 1 || list[0].Slug != finding.Aksara {
			t.Errorf("%s: %v", tail, list)
		}
	}
}

func TestMatrixOfNothing(t *testing.T) {
	doc := readFile(t, "testdata/matriks/baru.toml")
	if dump := matrixOf(t, doc, doc).Dump(); !strings.Contains(dump, "Tidak ada perubahan") || strings.Contains(dump, "dicoret") {
		t.Error(dump)
	}
}

// Sheets that have nothing to do with each other, long and narrow ones too.
func TestMatrixOfAnySheets(t *testing.T) {
	fits := 0
	for seed := range uint64(40) {
		o := synthetic.Options{Indikator: 1 + int(seed)*2, Extreme: seed%4 == 3}
		old, new := read(t, "a.toml", synthetic.Sheet(seed, o)), read(t, "b.toml", synthetic.Sheet(seed+1000, o))
		sheet, list := Matrix(diff.Compare(old, new), family(t, new), Options{Draft: seed%2 == 1})
		if list.Count(finding.Galat) > 0 {
			continue
		}
		fits++
		report(t, "seed", malformed(sheet))
	}
	if fits < 30 {
		t.Errorf("only %d of 40 fit their paper", fits)
	}
}

// The comparison of documents about one year is titled by that year, and names the
// program whose money changed.
func TestMatrixOfYear(t *testing.T) {
	dump := matrixOf(t, example(t, "sagara/perjanjian-kinerja.toml"), example(t, "sagara/perjanjian-perubahan.toml")).Dump()
	for _, want := range []string{"PERJANJIAN KINERJA PERUBAHAN", "TAHUN 2026", "Rp8.400.000.000", "Rp9.100.000.000", "Perlindungan"} {
		if !strings.Contains(dump, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(dump, "2025") {
		t.Error("the period of the IKU stands in it")
	}
}

// What only the card of a profile prints of an indikator is no change of a sheet, and is
// one of a profile.
func TestMatrixWithoutCards(t *testing.T) {
	const head = "[dokumen]\npemerintah = \"Kota\"\nperiode = \"2025-2029\"\n"
	const body = "[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"Indeks A\"\ntarget = \"5\"\n"
	for _, tt := range []struct {
		jenis, more string
		shown       bool
	}{{"iku", "konsep = \"Kegemaran\"\n", false}, {"iku", "konsep = \"Kegemaran\"\ndefinisi = \"Gemar\"\n", true}, {"profil-indikator", "konsep = \"Kegemaran\"\n", true}} {
		old, now := read(t, "a.toml", []byte(head+"jenis = \""+tt.jenis+"\"\n"+body)), read(t, "b.toml", []byte(head+"jenis = \""+tt.jenis+"\"\n"+body+tt.more))
		dump := matrixOf(t, old, now).Dump()
		if strings.Contains(dump, "Indeks A") != tt.shown || strings.Contains(dump, "Tidak ada perubahan") == tt.shown || strings.Contains(dump, "Kegemaran") && tt.jenis == "iku" {
			t.Errorf("%s %s:\n%s", tt.jenis, tt.more, dump)
		}
	}
}

// The table begins below what stands above it though its first row is high: neither the
// title nor a part of what stands below that is left alone.
func TestMatrixBeginsBelowItsTitle(t *testing.T) {
	const head = "[dokumen]\npemerintah = \"Kota\"\nperiode = \"2025-2029\"\n[perubahan]\numum = \"Reviu.\"\n[halaman]\norientasi = \"lanskap\"\n"
	const body = "[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"Indeks A\"\ntarget = \"5\"\n"
	for lines := 4; lines < 40; lines += 4 {
		long := "definisi = \"\"\"\n" + strings.Repeat("Sebaris kata-kata.\n", lines) + "\"\"\"\n"
		sheet := matrixOf(t, read(t, "a.toml", []byte(head+body+long)), read(t, "b.toml", []byte(head+body+strings.ReplaceAll(long, "Sebaris", "Sederet"))))
		first := ""
		for _, it := range sheet.Pages[0].Items {
			first += it.Text + "\n"
		}
		for _, want := range []string{"Reviu.", "SEMULA", "Indeks A"} {
			if !strings.Contains(first, want) {
				t.Errorf("%d lines: no %q on the first page:\n%s", lines, want, first)
			}
		}
	}
}

// Whatever can change has a heading in the comparison, one.
func TestEveryThingHasASection(t *testing.T) {
	met := map[diff.Thing]int{}
	for _, s := range matrixSections {
		for _, thing := range s.things {
			met[thing]++
		}
	}
	for _, thing := range slices.Concat(diff.Head, diff.Body, diff.Frame, diff.Signing) {
		if met[thing] != 1 {
			t.Errorf("%s: %d sections", thing, met[thing])
		}
	}
}

// The issues that are compared are told by what documents of their kind are called.
func TestMatrixIssues(t *testing.T) {
	const head = "[dokumen]\npemerintah = \"Kota\"\nperiode = \"2025-2029\"\ntanggal = 2026-01-14\n"
	const body = "[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\ntarget = \"5\"\n[penanda_tangan]\nnama = \"A\"\njabatan = \"Wali Kota\"\n"
	for _, tt := range []struct{ dokumen, rest, want string }{
		{"", "", "Terbitan pertama, tanggal 14 Januari 2026"},
		{"revisi = 2\n", "", "Revisi 2, tanggal 14 Januari 2026"},
		{"jenis = \"perjanjian-kinerja\"\ntahun = 2026\n", "", "Perjanjian Kinerja 2026, tanggal 14 Januari 2026"},
		{"jenis = \"perjanjian-kinerja\"\ntahun = 2026\nnomor = \"7\"\n", "[perjanjian_kinerja]\nperubahan = true\n", "Perjanjian Kinerja Perubahan 2026, nomor 7, tanggal 14 Januari 2026"},
		{"jenis = \"rencana-aksi\"\ntahun = 2026\nrevisi = 1\n", "", "Rencana Aksi 2026, revisi 1, tanggal 14 Januari 2026"},
		{"jenis = \"pengukuran-kinerja\"\ntahun = 2026\n", "[pengukuran_kinerja]\ntriwulan = 2\n", "Pengukuran Kinerja Triwulan II 2026, tanggal 14 Januari 2026"},
		{"jenis = \"profil-indikator\"\n", "", "Profil Indikator Kinerja, tanggal 14 Januari 2026"},
	} {
		doc, _ := content.Read(source.NewFile("a.toml", []byte(head+tt.dokumen+body+tt.rest)), nil)
		if got := issue(doc); got != tt.want {
			t.Errorf("%s, not %s", got, tt.want)
		}
	}
}

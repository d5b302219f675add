package layout

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"iku/content"
	"iku/content/finding"
	"iku/examples/synthetic"
	"iku/layout/page"
)

// ordinary returns a sheet of the commonest shape: three to six sasaran of one to four
// indikator, an explanation of ten to sixty words and a fraction each.
func ordinary(seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, 18))
	words := strings.Fields(`meningkatnya kualitas pelayanan publik yang akuntabel bagi masyarakat di wilayah kabupaten melalui perencanaan penganggaran
		dan pengendalian pembangunan daerah secara berkelanjutan persentase jumlah penduduk usaha mikro kecil menengah yang mendapat
		pembinaan pendampingan sertifikasi dibandingkan dengan seluruh pelaku usaha terdaftar pada tahun berjalan sesuai peraturan`)
	some := func(low, high int) string {
		out := make([]string, low+r.IntN(high-low+1))
		for i := range out {
			out[i] = words[r.IntN(len(words))]
		}
		return strings.Join(out, " ")
	}
	var b strings.Builder
	b.WriteString("[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2021-2026\"\n[perangkat_daerah]\nnama = \"Dinas Contoh\"\n" +
		"[halaman]\norientasi = \"" + []string{"potret", "lanskap"}[seed%2] + "\"\n[tabel]\nkolom = [\"no\", \"sasaran\", \"indikator\", \"penjelasan\", \"target\"]\n" +
		"[penanda_tangan]\njabatan = \"Kepala Dinas Contoh\"\nnama = \"A\"\n")
	for range 3 + r.IntN(4) {
		fmt.Fprintf(&b, "[[sasaran]]\nuraian = %q\n", some(4, 12))
		for range 1 + r.IntN(4) {
			fmt.Fprintf(&b, "[[sasaran.indikator]]\nuraian = %q\ntarget = \"%d%%\"\nalasan = %q\nformula = { pembilang = %q, penyebut = %q, kali = \"100%%\" }\n"+
				"sumber_data = %q\n", some(4, 12), r.IntN(100), some(10, 60), some(4, 12), some(4, 12), some(2, 6))
		}
	}
	return []byte(b.String())
}

// fillOf returns how full the pages of a sheet are, in thousandths, but for the last.
// The appendix is to follow on the same page.
func fillOf(t testing.TB, doc *content.Document) (fill []int, s *page.Sheet) {
	doc.LampiranHitungan.HalamanBaru = false
	s, list := Lay(doc, family(t, doc), Options{})
	if list.Count(finding.Galat) > 0 {
		return nil, s
	}
	m := doc.Halaman.Margin
	for n := range s.Pages[:len(s.Pages)-1] {
		p := &s.Pages[n]
		low := m.Atas
		for _, it := range p.Items {
			low = max(low, it.Y+it.H)
		}
		fill = append(fill, int((low-m.Atas)*1000/(p.Height-m.Atas-m.Bawah)))
	}
	return fill, s
}

// TestFill: at most three inner pages of a hundred are less than 60 % full.
func TestFill(t *testing.T) {
	type set struct {
		name string
		docs [][]byte
	}
	sets := []set{{name: "ordinary"}, {name: "synthetic"}, {name: "examples and goldens"}}
	for seed := range uint64(60) {
		sets[0].docs = append(sets[0].docs, ordinary(seed))
		sets[1].docs = append(sets[1].docs, synthetic.Sheet(seed, synthetic.Options{}))
	}
	for _, pattern := range []string{"../examples/*.toml", "testdata/*.toml"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(data), "warisan") && !strings.Contains(string(data), "menggantikan") {
				sets[2].docs = append(sets[2].docs, data)
			}
		}
	}
	var inner, empty int
	for _, s := range sets {
		var counts [11]int
		pages, low := 0, 0
		for i, data := range s.docs {
			fill, _ := fillOf(t, read(t, fmt.Sprint(s.name, i), data))
			for n, f := range fill {
				counts[min(f/100, 10)]++
				pages++
				if f < 600 {
					low++
					if testing.Verbose() {
						t.Logf("%s %d page %d: %d", s.name, i, n+1, f)
					}
				}
			}
		}
		t.Logf("%s: %d of %d inner pages under 60 %%; by tenths %v", s.name, low, pages, counts)
		inner, empty = inner+pages, empty+low
	}
	if empty*100 > inner*3 {
		t.Errorf("%d of %d inner pages are less than 60 %% full", empty, inner)
	}
}

// TestTitleIsNotAlone: the first row goes over a page rather than stand behind a title
// on its own, and the page that it goes on over says whose it is.
func TestTitleIsNotAlone(t *testing.T) {
	torn := 0
	for words := 100; words <= 400; words += 20 {
		doc := read(t, "tinggi.toml", fmt.Appendf(nil, `[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"
periode = "2021-2026"
[perangkat_daerah]
nama = "Dinas Contoh"
[halaman]
orientasi = "lanskap"
[[sasaran]]
uraian = "Meningkatnya pertumbuhan koperasi"
[[sasaran.indikator]]
uraian = "Persentase koperasi yang dibina"
satuan = "persen"
definisi = "%s"
sumber_data = "Dinas Koperasi, Usaha Kecil dan Menengah"
penanggung_jawab = "Bidang Kelembagaan Koperasi"
target_tahunan = { 2021 = 10, 2022 = 20, 2023 = 30, 2024 = 40, 2025 = 50, 2026 = 60 }
`, strings.TrimSpace(strings.Repeat("pelayanan kepada masyarakat ", words/3))))
		fill, s := fillOf(t, doc)
		for n, f := range fill {
			if f < 600 {
				t.Errorf("%d words: page %d is %d ‰ full", words, n+1, f)
			}
		}
		if len(s.Pages) > 1 {
			torn++
			text := ""
			for _, it := range s.Pages[1].Items {
				text += it.Text
			}
			if !strings.Contains(text, "yang dibina (lanjutan)") {
				t.Errorf("%d words: page 2 does not name the indikator: %s", words, text)
			}
		}
	}
	if torn < 5 {
		t.Errorf("only %d sheets go over a page", torn)
	}
}

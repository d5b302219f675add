package layout

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"iku/content/finding"
	"iku/layout/page"
)

// cascadeOf returns the TOML of a cascade: under one tujuan so many sasaran below each
// other at each level, on a paper.
func cascadeOf(kertas, orientasi string, levels ...int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `[dokumen]
jenis = "pohon-kinerja"
tahun = 2026
pemerintah = "Pemerintah Kabupaten Contoh"
periode = "2025-2029"
[perangkat_daerah]
nama = "Dinas Contoh"
tujuan = "Meningkatnya literasi masyarakat"
[halaman]
kertas = %q
orientasi = %q
[penanda_tangan]
jabatan = "Kepala Dinas"
nama = "SITI AMINAH"
`, kertas, orientasi)
	words := strings.Fields("meningkatnya mutu layanan pembinaan perpustakaan dan arsip di seluruh kecamatan dengan hasil yang dapat diukur setiap tahun")
	said := func(n int) string {
		var out []string
		for i := range 3 + n%9 {
			out = append(out, words[(n*5+i)%len(words)])
		}
		return strings.Join(out, " ")
	}
	tingkat := []string{"jpt", "administrator", "pengawas", "pelaksana"}
	n := 0
	var below func(depth int, above string)
	below = func(depth int, above string) {
		for i := range levels[depth] {
			n++
			kode := above + "." + strconv.Itoa(i+1)
			fmt.Fprintf(&b, "[[pk]]\ntingkat = %q\n", tingkat[depth+1])
			fmt.Fprintf(&b, "pihak_pertama = { jabatan = \"Pejabat %d\", nama = \"PEJABAT %d\" }\n", n, n)
			fmt.Fprintf(&b, "[[pk.sasaran]]\nkode = %q\nmelayani = %q\nuraian = %q\n", kode, above, said(n))
			for k := range 1 + n%2 {
				fmt.Fprintf(&b, "[[pk.sasaran.indikator]]\nuraian = %q\nsatuan = \"%%\"\ntarget = \"%d\"\n", said(n+3+k), n)
			}
			if depth+1 < len(levels) {
				below(depth+1, kode)
			}
		}
	}
	b.WriteString("[[pk]]\n[[pk.sasaran]]\nkode = \"S\"\nuraian = \"Meningkatnya minat baca\"\n[[pk.sasaran.indikator]]\nuraian = \"Pengunjung\"\ntarget = \"10\"\n")
	below(0, "S")
	return []byte(b.String())
}

// box is a box on a page.
type box struct{ extent }

// boxesOn returns the boxes of a page: each begins with the ground of its head, at whose
// left a line runs down to the foot.
func boxesOn(p *page.Page) (out []box) {
	for i := range p.Items {
		it := &p.Items[i]
		if it.Kind != page.Rule || it.Gray != kotakGround {
			continue
		}
		b := box{extent{it.X, it.Y, it.X + it.W, it.Y}}
		for j := i + 1; j < len(p.Items) && p.Items[j].Kind == page.Rule; j++ {
			if r := &p.Items[j]; r.W == ruleHeight {
				b.bottom = max(b.bottom, r.Y+r.H)
			}
		}
		out = append(out, b)
	}
	return out
}

// A cascade of 3, of 30 and of 200 boxes: each stands once, below its like in the order
// of the list; no box, text and line meet, and what goes on elsewhere is found there.
func TestPohon(t *testing.T) {
	goesOn, comes := regexp.MustCompile(`^dilanjutkan di halaman (\d+)$`), regexp.MustCompile(`^lanjutan dari halaman (\d+)$`)
	for _, tt := range []struct {
		kertas, orientasi string
		levels            []int
		boxes, most       int // most pages
	}{
		{"F4", "lanskap", []int{1}, 3, 1},
		{"A4", "potret", []int{1}, 3, 1},
		{"A3", "lanskap", []int{3, 2, 3}, 29, 3},
		{"F4", "lanskap", []int{3, 2, 3}, 29, 6},
		{"A3", "lanskap", []int{6, 5, 5}, 188, 14},
		{"F4", "lanskap", []int{6, 5, 5}, 188, 28},
		{"A4", "potret", []int{6, 5, 5}, 188, 32},
		{"F4", "lanskap", []int{90}, 92, 8},
		{"F4", "lanskap", []int{1, 1}, 4, 1}, // beside who signs
	} {
		name := fmt.Sprint(tt.kertas, tt.orientasi, tt.levels)
		doc := read(t, "pohon.toml", cascadeOf(tt.kertas, tt.orientasi, tt.levels...))
		sheet, list := Lay(doc, family(t, doc), Options{})
		if len(list) > 0 {
			t.Errorf("%s: %v", name, list)
			continue
		}
		if len(sheet.Pages) > tt.most {
			t.Errorf("%s: %d pages, not at most %d", name, len(sheet.Pages), tt.most)
		}
		var labels []string
		var walk func(n *page.Node)
		text := map[*page.Node]string{}
		for i := range sheet.Pages {
			for _, it := range sheet.Pages[i].Items {
				if it.Node != nil {
					text[it.Node] += it.Text
				}
			}
		}
		walk = func(n *page.Node) {
			if n.Role == page.Lbl {
				number, _, _ := strings.Cut(text[n], " ")
				labels = append(labels, number)
			}
			for _, k := range n.Kids {
				walk(k)
			}
		}
		walk(sheet.Root)
		if len(labels) != tt.boxes || !slices.IsSortedFunc(labels, byNumber) || len(slices.Compact(slices.Clone(labels))) != tt.boxes {
			t.Errorf("%s: boxes %v", name, labels)
		}
		forward, back := map[[2]int]int{}, map[[2]int]int{}
		for n := range sheet.Pages {
			p := &sheet.Pages[n]
			boxes := boxesOn(p)
			for i := range p.Items {
				it := &p.Items[i]
				e := extentOf(it, true)
				if e.left < doc.Halaman.Margin.Kiri-ruleHeight || e.right > p.Width-doc.Halaman.Margin.Kanan+ruleHeight || e.bottom > p.Height-doc.Halaman.Margin.Bawah+ruleHeight {
					t.Errorf("%s, page %d: %q leaves the margins", name, n+1, it.Text)
				}
				if m := goesOn.FindStringSubmatch(it.Text); m != nil {
					to, _ := strconv.Atoi(m[1])
					forward[[2]int{n + 1, to}]++
				}
				if m := comes.FindStringSubmatch(it.Text); m != nil {
					from, _ := strconv.Atoi(m[1])
					back[[2]int{from, n + 1}]++
				}
				line := it.Kind == page.Rule && it.Node != nil
				for _, b := range boxes {
					inner := extent{b.left + ruleHeight, b.top + ruleHeight, b.right - ruleHeight, b.bottom - ruleHeight}
					if line && e.meets(inner) {
						t.Errorf("%s, page %d: a line crosses a box", name, n+1)
					}
					if it.Kind == page.Text && e.meets(inner) && (e.left < b.left || e.right > b.right || e.top < b.top || e.bottom > b.bottom) {
						t.Errorf("%s, page %d: %q leaves its box", name, n+1, it.Text)
					}
				}
			}
			for i := range boxes {
				for _, b := range boxes[i+1:] {
					if boxes[i].meets(b.extent) {
						t.Errorf("%s, page %d: two boxes meet", name, n+1)
					}
				}
			}
		}
		for way, many := range forward {
			if back[way] < min(many, 1) {
				t.Errorf("%s: page %d leads to %d, where nothing comes from there", name, way[0], way[1])
			}
		}
		for way := range back {
			if forward[way] == 0 && way[1] != way[0]+1 {
				t.Errorf("%s: page %d goes on with what %d does not leave to it", name, way[1], way[0])
			}
		}
	}
}

// byNumber orders numbers as 1.2 and 1.10.
func byNumber(a, b string) int {
	return slices.CompareFunc(strings.Split(a, "."), strings.Split(b, "."), func(a, b string) int {
		m, _ := strconv.Atoi(a)
		n, _ := strconv.Atoi(b)
		return m - n
	})
}

// What is said of the drawing to who does not see it names who stands below whom.
func TestPohonSpoken(t *testing.T) {
	doc := read(t, "pohon.toml", cascadeOf("F4", "lanskap", 2))
	var alt []string
	for _, n := range lay(t, doc).Root.Kids[0].Kids {
		if n.Role == page.Figure {
			alt = append(alt, n.Alt)
		}
	}
	if want := []string{"Garis penghubung kotak: 1.1 ke 1.1.1, 1.1.2; 1 ke 1.1"}; !slices.Equal(alt, want) {
		t.Errorf("%q", alt)
	}
}

// A box that is higher than a page is told, and nothing else happens.
func TestPohonTooHigh(t *testing.T) {
	text := strings.Replace(string(cascadeOf("A4", "lanskap", 2)), "Meningkatnya minat baca", strings.Repeat("Meningkatnya minat baca ", 400), 1)
	doc := read(t, "pohon.toml", []byte(text))
	_, list := Lay(doc, family(t, doc), Options{})
	if list.Count(finding.Galat) != 1 || list[0].Slug != finding.TakMuat || !strings.HasPrefix(list[0].Message, "kotak 1.1 setinggi ") {
		t.Errorf("%v", list)
	}
}

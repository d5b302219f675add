package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"iku/content"
	"iku/content/finding"
	"iku/content/measure"
	"iku/content/schema"
	"iku/content/source"
	"iku/examples/synthetic"
	"iku/fonts"
	"iku/layout/page"
	"iku/layout/setting"
)

var f4 = schema.Paper{Name: "F4", Width: measure.Millimetres(215_000), Height: measure.Millimetres(330_000)}

func sans(t testing.TB) *fonts.Family {
	t.Helper()
	f, ok := fonts.Builtin("Liberation Sans")
	if !ok {
		t.Fatal("no Liberation Sans")
	}
	return f
}

// volumeOf returns a book of agencies, three pages each. A name may say its
// government before a bar, its period and its revision behind it:
// "Pemerintah Kota X|Dinas Y|2018|1".
func volumeOf(t testing.TB, names ...string) *Volume {
	t.Helper()
	v := &Volume{Paper: f4, Family: sans(t)}
	for i, n := range names {
		e := Entry{Government: "Pemerintah Provinsi Contoh", Name: n, From: 2017, To: 2022, Page: 1 + 3*i, Family: v.Family}
		if parts := strings.Split(n, "|"); len(parts) == 4 {
			e.Government, e.Name = parts[0], parts[1]
			fmt.Sscan(parts[2], &e.From)
			e.To = e.From + 4
			fmt.Sscan(parts[3], &e.Revision)
		}
		v.Entries = append(v.Entries, e)
	}
	return v
}

const longName = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Kependudukan, Pencatatan Sipil dan Pengendalian Penduduk Keluarga Berencana"

// The front of one government's book, of one that collects those of several, and
// of one whose sheets have little in common.
func TestFrontGolden(t *testing.T) {
	many := []string{}
	for i := range 40 {
		many = append(many, fmt.Sprintf("Kecamatan Contoh Nomor %d", i+1))
	}
	volumes := map[string]*Volume{
		"satu":     volumeOf(t, append([]string{"Sekretariat Daerah", longName}, many...)...),
		"beberapa": volumeOf(t, "Pemerintah Kota A|Pemerintah Kota A|2018|0", "Pemerintah Kota A|Dinas Satu|2018|0", "Pemerintah Kota A|Dinas Dua|2018|2", "Pemerintah Kabupaten B|Dinas Satu|2018|0", "Pemerintah Kabupaten B|Dinas Dua|2018|0"),
		"aneka":    volumeOf(t, "Pemerintah Kota A|Dinas Satu|2018|0", "Kabupaten B|"+longName+"|2019|0", "Pemerintah Kota A|Dinas Satu|2018|1"),
	}
	for name, v := range volumes {
		t.Run(name, func(t *testing.T) {
			var dump strings.Builder
			for part := range Front(v, Options{Draft: name == "aneka"}) {
				report(t, name, malformed(part))
				dump.WriteString(part.Dump())
			}
			report(t, name, faults(v))
			compare(t, filepath.Join("testdata", "buku", name+".golden"), dump.String())
		})
	}
}

// faults returns what is wrong with the contents of a book.
func faults(v *Volume) (out []string) {
	at, entry := 0, 0
	for part := range Front(v, Options{}) {
		if len(part.Pages) > frontPages {
			out = append(out, fmt.Sprintf("a part of %d pages", len(part.Pages)))
		}
		doc := &content.Document{Halaman: content.Halaman{Margin: frontMargin}}
		for i := range part.Pages { // the foot is for another test
			p := &part.Pages[i]
			p.Items = slices.DeleteFunc(p.Items, func(it page.Item) bool { return it.Node == nil && it.Y > p.Height-frontMargin.Bawah })
		}
		for _, s := range misplaced(doc, part) {
			out = append(out, fmt.Sprintf("part at %d: %s", at, s))
		}
		last := page.Jump{Page: -1}
		for _, l := range part.Links {
			e := &v.Entries[entry]
			if l.Target != entry || !strings.HasPrefix(l.Title, e.Name) {
				out = append(out, fmt.Sprintf("link %d leads to %d, %q", entry, l.Target, l.Title))
			}
			if l.Page == last.Page && l.Y < last.Y+last.H {
				out = append(out, fmt.Sprintf("link %d lies over the one before it", entry))
			}
			var said strings.Builder
			for i := range part.Pages {
				for _, it := range part.Pages[i].Items {
					if it.Node != l.Node {
						continue
					}
					said.WriteString(it.Text)
					if i != l.Page || it.X < l.X-hair || it.X+it.W > l.X+l.W+hair || it.Y < l.Y || it.Y > l.Y+l.H {
						out = append(out, fmt.Sprintf("link %d does not cover %q", entry, it.Text))
					}
				}
			}
			if got := said.String(); !strings.HasPrefix(got, e.Name+" ") || !strings.HasSuffix(got, fmt.Sprintf(" %d", e.Page)) {
				out = append(out, fmt.Sprintf("entry %d says %q", entry, got))
			}
			last = l
			entry++
		}
		at += len(part.Pages)
	}
	if entry != len(v.Entries) {
		out = append(out, fmt.Sprintf("%d entries of %d", entry, len(v.Entries)))
	}
	return out
}

// Every sheet stands once in the contents, however many there are and however
// long their names.
func TestContentsOfAnyBook(t *testing.T) {
	for _, n := range []int{1, 2, 45, 46, 47, 600, 2000} {
		for _, each := range []int{1, 7, 5000} { // sheets of a government
			names := make([]string, n)
			for i := range names {
				name := longName[:5+i*31%(len(longName)-5)]
				if name[len(name)-1] == ' ' {
					name += "X"
				}
				names[i] = fmt.Sprintf("Pemerintah Kabupaten %d|%s|%d|%d", i/each, name, 2010+i%2, i%3)
			}
			report(t, fmt.Sprintf("%d sheets, %d a government", n, each), faults(volumeOf(t, names...)))
		}
	}
}

// Whose sheet it is, where no perangkat_daerah.nama says so.
func TestOwner(t *testing.T) {
	for _, tt := range []struct{ toml, want string }{
		{"", "Pemerintah Kabupaten Contoh"},
		{"judul = [\"Indikator Kinerja Utama\", \"Tahun 2017\"]", "Pemerintah Kabupaten Contoh"},
		{"judul = [\"Indikator Kinerja Utama\", \"Dinas Pangan\"]", "Dinas Pangan"},
		{"baris_judul = [\"IKU\", \"I. DINAS  PENDIDIKAN\"]", "DINAS PENDIDIKAN"},
		{"[perangkat_daerah]\njabatan = \"Camat Pakisaji\"", "Camat Pakisaji"},
		{"[perangkat_daerah]\njabatan = \"Bupati Contoh\"", "Pemerintah Kabupaten Contoh"},
		{"baris_judul = [\"IKU\", \"KECAMATAN PAKISAJI\"]\n[perangkat_daerah]\njabatan = \"Sekretaris Kecamatan\"", "KECAMATAN PAKISAJI, Sekretaris Kecamatan"},
		{"judul = [\"IKU\", \"Dinas Lain\"]\n[perangkat_daerah]\nnama = \"Dinas Ini\"\njabatan = \"Kepala\"", "Dinas Ini"},
		{"judul = \"Bagianku, Unitas, Dinasti\"", "Pemerintah Kabupaten Contoh"},
	} {
		doc := read(t, "lembar.toml", []byte("[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2017-2022\"\n"+tt.toml+"\n[[sasaran]]\nuraian = \"S\"\n"))
		if got := EntryOf(doc, nil, 1).Name; got != tt.want {
			t.Errorf("%s: %q", tt.toml, got)
		}
	}
}

// Sheets of which the contents say the same are told apart by the first thing that
// all of them have and that differs.
func TestDistinguish(t *testing.T) {
	entry := func(name string, marks ...string) Entry { return Entry{Name: name, Marks: marks} }
	got := distinguishAll([]Entry{
		entry("A", "", "nomor 1"), entry("A", "", "nomor 2"),
		entry("B", "", "", "a.toml"), entry("B", "", "nomor 3", "b.toml"),
		entry("C", "", "", "a.toml"), entry("D"), entry("C", "", "", "a.toml"), entry("D"), entry("E", "x"),
	})
	want := []string{"nomor 1", "nomor 2", "a.toml", "b.toml", "lembar ke-1", "lembar ke-1", "lembar ke-2", "lembar ke-2", ""}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// The front has the paper of the sheets, upright, and one of its own where that is
// small.
func TestFrontPaper(t *testing.T) {
	for _, tt := range []struct{ w, h, want Length }{{595_000, 842_000, 595_000}, {842_000, 595_000, 595_000}, {150_000, 200_000, f4.Width}} {
		v := volumeOf(t, "Dinas")
		v.Paper = schema.Paper{Width: tt.w, Height: tt.h}
		for part := range Front(v, Options{}) {
			if got := part.Pages[0].Width; got != tt.want {
				t.Errorf("%v × %v: %v", tt.w, tt.h, got)
			}
		}
	}
}

// A book's numbers stand in the lower margin, below all that the sheet has, on any
// paper.
func TestFoot(t *testing.T) {
	numbered := 0
	for seed := range uint64(60) {
		doc := read(t, "lembar.toml", synthetic.Sheet(seed, synthetic.Options{Extreme: seed%2 == 1}))
		if seed%3 == 0 {
			doc.Halaman.Margin.Bawah = Length(seed) * 500
		}
		s, list := Lay(doc, family(t, doc), Options{Bound: true})
		if list.Count(finding.Galat) > 0 {
			continue
		}
		if len(s.Fields) > 0 {
			t.Fatal("a sheet of a book has a signature field")
		}
		before := make([]int, len(s.Pages))
		for i := range s.Pages {
			before[i] = len(s.Pages[i].Items)
		}
		Bind(s, doc, longName, 998)
		m := doc.Halaman.Margin
		for i := range s.Pages {
			p := &s.Pages[i]
			for k, it := range p.Items[before[i]:] {
				e := extentOf(&it, true)
				if e.top < p.Height-m.Bawah || e.bottom > p.Height || e.left < m.Kiri || e.right > p.Width-m.Kanan+hair || it.Node != nil {
					t.Errorf("seed %d: %s leaves the lower margin of %v", seed, describe(&it), m.Bawah)
				}
				if k == 0 {
					numbered++
					if it.Text != fmt.Sprint(998+i) {
						t.Errorf("page %d is %q", i, it.Text)
					}
				}
			}
		}
	}
	if numbered < 60 {
		t.Errorf("only %d pages were numbered", numbered)
	}
}

// In a book the room for the signature is as high as on the sheet, and empty.
func TestNobodySignsABook(t *testing.T) {
	const sheet = `
[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"
periode = "2017-2022"
[[sasaran]]
uraian = "Meningkatnya minat baca"
[penanda_tangan]
jabatan = "Kepala"
nama = "Contoh"
[tanda_tangan]
cara = "elektronik"
qr = "https://contoh.go.id/1"
jangkar = "#"
`
	doc := read(t, "lembar.toml", []byte(sheet))
	place := func(o Options) (y Length, text string, figures int) {
		s, list := Lay(doc, family(t, doc), o)
		if list.Count(finding.Galat) > 0 {
			t.Fatal(list)
		}
		for _, it := range s.Pages[0].Items {
			text += it.Text
			if it.Text == "Contoh" {
				y = it.Y
			}
			if it.Node != nil && it.Node.Role == page.Figure {
				figures++
			}
		}
		return y, text, figures
	}
	alone, _, _ := place(Options{})
	bound, text, figures := place(Options{Bound: true})
	if bound != alone || figures > 0 || strings.Contains(text, "#") {
		t.Errorf("the name stands at %v, on the sheet at %v; %d figures; %q", bound, alone, figures, text)
	}
}

func TestRoman(t *testing.T) {
	for n, want := range map[int]string{1: "i", 2: "ii", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 99: "xcix", 1999: "mcmxcix"} {
		if got := roman(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

// What no typeface shows does not cost the book.
func TestAble(t *testing.T) {
	regular := setting.Style{Face: sans(t).Face(fonts.Regular), Size: 11_000}
	serif, _ := fonts.Builtin("Liberation Serif")
	const strange = "Dinas \U0001F600"
	if s, got := able(regular, fonts.Regular, strange, serif); s.Face != regular.Face || got != "Dinas ?" {
		t.Errorf("%s: %q", s.Face.Name, got)
	}
	if s, got := able(regular, fonts.Regular, "Dinas", serif); s.Face != regular.Face || got != "Dinas" {
		t.Errorf("%s: %q", s.Face.Name, got)
	}
}

// A book is called as all that it holds; of several kinds each entry says its own, and
// the year that it is about.
func TestVolumeOfKinds(t *testing.T) {
	const iku, perjanjian = "merbau/iku.toml", "merbau/perjanjian-kinerja.toml"
	for _, tt := range []struct {
		names         []string
		called, unit  string
		notes, period string
	}{
		{[]string{iku}, "Indikator Kinerja Utama", "lembar", "", "TAHUN 2025 - 2029"},
		{[]string{perjanjian}, "Perjanjian Kinerja", "dokumen", "", "TAHUN 2026"},
		{[]string{perjanjian, "merbau/perjanjian-bidang.toml"}, "Perjanjian Kinerja", "dokumen",
			"Kepala Dinas Perpustakaan dan Kearsipan Kabupaten Merbau; Kepala Bidang Kearsipan", "TAHUN 2026"},
		{[]string{iku, perjanjian, "merbau/keputusan.toml"}, "Dokumen Kinerja", "dokumen",
			"Indikator Kinerja Utama, 2025-2029; Perjanjian Kinerja, 2026; Keputusan, 2025-2029", "TAHUN 2025-2029 DAN 2026"},
		{[]string{"sagara/perjanjian-kinerja.toml", "sagara/perjanjian-perubahan.toml"}, "Dokumen Kinerja", "dokumen",
			"Perjanjian Kinerja; Perjanjian Kinerja Perubahan", "TAHUN 2026"},
		{[]string{"sagara/peraturan.toml"}, "Peraturan", "dokumen", "", "TAHUN 2025 - 2029"},
		{[]string{"merbau/pengukuran-kinerja.toml", "merbau/pengukuran-triwulan.toml"}, "Dokumen Kinerja", "dokumen",
			"Pengukuran Kinerja; Pengukuran Kinerja Triwulan II", "TAHUN 2026"},
	} {
		v := &Volume{Paper: f4, Family: sans(t)}
		for i, name := range tt.names {
			v.Entries = append(v.Entries, EntryOf(example(t, name), v.Family, i+1))
		}
		if v.Called() != tt.called || v.Unit() != tt.unit {
			t.Errorf("%v: %s of %s", tt.names, v.Called(), v.Unit())
		}
		report(t, strings.Join(tt.names, " "), faults(v))
		f := newFront(v, Options{})
		if got := f.period(); got != tt.period {
			t.Errorf("%v: %s", tt.names, got)
		}
		c := contents{front: f, told: distinguishAll(v.Entries), governments: 1, periods: len(v.Periods()), kinds: len(v.kinds())}
		var notes []string
		for i := range v.Entries {
			notes = append(notes, c.note(i))
		}
		if got := strings.Join(notes, "; "); got != tt.notes {
			t.Errorf("%v: %s", tt.names, got)
		}
	}
}

// example returns one of the examples, with what it inherits.
func example(t *testing.T, name string) *content.Document {
	t.Helper()
	name = filepath.Join("..", "examples", name)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, list := content.Read(source.NewFile(name, data), content.Disk{})
	if doc == nil || list.Count(finding.Galat) > 0 {
		t.Fatalf("%s: %v", name, list)
	}
	return doc
}

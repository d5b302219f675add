package diff_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"iku/content"
	"iku/content/diff"
	"iku/content/finding"
	"iku/content/source"
	"iku/examples/synthetic"
)

func read(t testing.TB, name string, data []byte) *content.Document {
	t.Helper()
	doc, list := content.Read(source.NewFile(name, data), content.Disk{})
	if doc == nil || list.Count(finding.Galat) > 0 {
		t.Fatalf("%s: %+v", name, list)
	}
	return doc
}

// A document means what it means, whichever way it is written.
func TestNothingChanged(t *testing.T) {
	examples, _ := filepath.Glob("../../examples/*.toml")
	if len(examples) < 5 {
		t.Fatalf("%d examples", len(examples))
	}
	for _, name := range examples {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if c := diff.Compare(read(t, name, data), read(t, name, data)); !c.Same() {
			t.Errorf("%s: %+v", name, c.Parts)
		}
	}
	const head = "[dokumen]\npemerintah = \"P\"\nperiode = \"2017-2022\"\n"
	for _, pair := range [][2]string{
		{"[[indikator]]\nuraian = \"A\"\ntarget = \"3.500 orang\"", "[[indikator]]\n# baru\ntarget = \"3500  orang\"\nuraian = \"A\""},
		{"[[indikator]]\nuraian = \"A\"\ntarget = 84.5", "[[indikator]]\nuraian = \" A \"\ntarget = \"84,50\""},
		{"[[indikator]]\nuraian = \"A\"\ndefinisi = \"d\"", "[halaman]\nukuran = 12\n[[indikator]]\nuraian = \"A\"\ndefinisi = [\"d\"]"},
		{"[[sasaran]]\nuraian = \"S\"\n[perangkat_daerah]\ntujuan = \"T\"", "[[sasaran]]\nuraian = \"S\"\n[[tujuan]]\nuraian = \"T\"\n[perangkat_daerah]"},
		{"[[indikator]]\nuraian = \"A\"\n[penanda_tangan]\nnama = \"N\"\njabatan = \"J\"\nnip = \"19620915 199003 2 001\"", "[[indikator]]\nuraian = \"A\"\n[penanda_tangan]\nnama = \"N\"\njabatan = \"J\"\nnip = \"196209151990032001\""},
	} {
		if c := diff.Compare(read(t, "lama.toml", []byte(head+pair[0])), read(t, "baru.toml", []byte(head+"revisi = 1\n"+pair[1]))); !c.Same() {
			t.Errorf("%s\n%s\n%+v", pair[0], pair[1], c.Parts)
		}
	}
}

// count returns how many parts there are of each kind, moved ones last.
func count(c diff.Changes) (n [4]int) {
	for _, p := range c.Parts {
		n[p.Kind]++
		if p.Moved {
			n[3]++
		}
	}
	return n
}

func verify(t *testing.T, c diff.Changes) {
	t.Helper()
	for _, p := range c.Parts {
		if p.Kind == diff.Changed && len(p.Fields) == 0 && !p.Moved {
			t.Errorf("%s %q is listed but did not change", p.Thing, p.New.Uraian.Value)
		}
		if p.Kind == diff.Added && p.Old.Uraian.Value != "" || p.Kind == diff.Removed && p.New.Uraian.Value != "" {
			t.Errorf("%s stands in both documents: %+v", p.Thing, p)
		}
		for _, f := range p.Fields {
			if f.Old.Value == f.New.Value {
				t.Errorf("%s did not change: %q", f.Name, f.Old.Value)
			}
			if f.Label == "" || f.Name == "" {
				t.Errorf("a field without a name: %+v", f)
			}
			for _, s := range []source.Span{f.Old.Span, f.New.Span} {
				if s.File != nil && (s.Start < 0 || s.End > len(s.File.Data) || s.Start > s.End) {
					t.Errorf("%s stands at %d to %d", f.Name, s.Start, s.End)
				}
			}
		}
	}
}

// Two unlike sheets, and one with parts of itself taken away or turned round,
// there and back.
func FuzzCompare(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(seed, seed+100, uint8(seed))
	}
	f.Fuzz(func(t *testing.T, one, other uint64, cut uint8) {
		o := synthetic.Options{Indikator: 1 + int(cut)%40}
		a := read(t, "a.toml", synthetic.Sheet(one, o))
		if c := diff.Compare(a, read(t, "b.toml", synthetic.Sheet(one, o))); !c.Same() {
			t.Errorf("the same sheet differs: %+v", c.Parts)
		}
		b := read(t, "b.toml", synthetic.Sheet(other, o))
		there, back := diff.Compare(a, b), diff.Compare(b, a)
		verify(t, there)
		verify(t, back)
		// A sheet that has lost a sasaran.
		if n := len(a.Sasaran); n > 1 {
			less := *a
			k := int(cut) % n
			less.Sasaran = append(append([]content.Sasaran(nil), a.Sasaran[:k]...), a.Sasaran[k+1:]...)
			c := diff.Compare(a, &less)
			verify(t, c)
			if got := count(c); got[diff.Removed] == 0 || got[diff.Added] > 0 {
				t.Errorf("a sasaran less: %v", got)
			}
		}
	})
}

func FuzzWords(f *testing.F) {
	f.Add("Meningkatnya minat baca", "Meningkatnya  minat dan kegemaran baca ")
	f.Add("", " ")
	f.Add("a\nb c", "a b\n\nc")
	f.Fuzz(func(t *testing.T, old, now string) {
		var a, b string
		for i, e := range diff.Words(old, now) {
			a, b = a+e.Old, b+e.New
			if e.Same && strings.Join(strings.Fields(e.Old), " ") != strings.Join(strings.Fields(e.New), " ") {
				t.Errorf("edit %d is not the same: %q, %q", i, e.Old, e.New)
			}
		}
		if a != old || b != now {
			t.Errorf("%q, %q put together: %q, %q", old, now, a, b)
		}
	})
}

func TestWords(t *testing.T) {
	show := func(old, now string) string {
		var b strings.Builder
		for _, e := range diff.Words(old, now) {
			if e.Same {
				b.WriteString(e.New)
				continue
			}
			fmt.Fprintf(&b, "[%s|%s]", strings.TrimSpace(e.Old), strings.TrimSpace(e.New))
		}
		return b.String()
	}
	for _, c := range [][3]string{
		{"minat baca masyarakat", "minat dan kegemaran baca masyarakat", "minat [|dan kegemaran]baca masyarakat"},
		{"Jumlah koperasi aktif", "Jumlah koperasi", "Jumlah koperasi[aktif|]"},
		{"produksi pertanian dan perikanan daerah ini", "produksi industri dan perdagangan daerah ini", "produksi [pertanian dan perikanan|industri dan perdagangan]daerah ini"},
		{"Menurunnya angka pengangguran", "Meningkatnya kualitas SDM", "[Menurunnya angka pengangguran|Meningkatnya kualitas SDM]"},
	} {
		if got := show(c[0], c[1]); got != c[2] {
			t.Errorf("%s -> %s: %s, want %s", c[0], c[1], got, c[2])
		}
	}
}

// large returns two sheets of n indikator; all are reworded, so that each is
// looked for by its likeness.
func large(t testing.TB, n int) (old, now *content.Document) {
	sheet := func(word string) []byte {
		var b strings.Builder
		b.WriteString("[dokumen]\npemerintah = \"P\"\nperiode = 2020\n")
		for i := range n {
			if i%10 == 0 {
				fmt.Fprintf(&b, "[[sasaran]]\nuraian = \"Meningkatnya mutu pelayanan %d\"\n", i)
			}
			fmt.Fprintf(&b, "[[sasaran.indikator]]\nuraian = \"Persentase pelayanan %s nomor u%d yang selesai\"\ntarget = \"%d%%\"\n", word, i, i%100)
		}
		return []byte(b.String())
	}
	return read(t, "a.toml", sheet("lama")), read(t, "b.toml", sheet("baru"))
}

func TestManyReworded(t *testing.T) {
	old, now := large(t, 2000)
	if got := count(diff.Compare(old, now)); got != [4]int{2000, 0, 0, 0} {
		t.Errorf("changed, added, removed, moved: %v", got)
	}
}

func BenchmarkCompare10000Reworded(b *testing.B) {
	old, now := large(b, 10_000)
	for b.Loop() {
		diff.Compare(old, now)
	}
}

// A step goes by its name: one that is put in before it does not take its place,
// and one of another name has none that both sides know.
func TestStepsByName(t *testing.T) {
	const head = "[dokumen]\npemerintah = \"P\"\nperiode = 2025\n[[indikator]]\nuraian = \"A\"\nhitungan = [\n"
	old := read(t, "lama.toml", []byte(head+`{ data = "Penduduk", tahun = 2024, nilai = 44 }, { catatan = "C" }, { data = "Kelas", nilai = 3 }, { rumus = "1 / 2", uraian = "Bagian :", hasil = "50%" }]`))
	now := read(t, "baru.toml", []byte(head+`{ data = "Murid", nilai = 10 }, { data = "Penduduk", tahun = 2024, nilai = 50 }, { catatan = "C" }, { data = "Ruang kelas", nilai = 4 }, { rumus = "1 / 4", uraian = "Bagian", hasil = "25%" }]`))
	var got []string
	for _, f := range diff.Compare(old, now).Parts[0].Fields {
		s := fmt.Sprintf("%s %s %q", f.Name, f.Step.Kind, f.Step.Name)
		if f.Difference != nil {
			s += " " + f.Difference.Spoken()
		}
		got = append(got, s)
	}
	want := []string{`hitungan.1 data "Murid"`, `hitungan.2 data "Penduduk (2024)" naik 6 (13,6%)`, `hitungan.4 data "" naik 1 (33,3%)`, `hitungan.5 rumus "Bagian" turun 25 poin persentase`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}

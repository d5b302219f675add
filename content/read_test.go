package content

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/source"
)

var update = flag.Bool("update", false, "write what comes out as what is expected")

// archive serves the files of a test case.
type archive map[string][]byte

func (a archive) ReadFile(path string, max int64) ([]byte, error) {
	data, ok := a[filepath.ToSlash(path)]
	switch {
	case !ok:
		return nil, os.ErrNotExist
	case bytes.HasPrefix(data, []byte("PIPE")):
		return nil, ErrNotRegular
	case int64(len(data)) > max:
		return nil, ErrTooLarge
	}
	return data, nil
}

// print writes findings as the golden files hold them.
func print(list finding.List) string {
	var b strings.Builder
	for _, f := range list {
		at := f.Span.Begin()
		fmt.Fprintf(&b, "%s:%d:%d %s %s: %s\n", f.Span.File.Name, at.Line, at.Column, f.Severity(), f.Slug, f.Message)
		if text := f.Span.Text(); text != "" {
			fmt.Fprintf(&b, "\tdi: %q\n", cut(text))
		}
		if f.Hint != "" {
			fmt.Fprintf(&b, "\tsaran: %s\n", f.Hint)
		}
		for _, r := range f.Related {
			at := r.Span.Begin()
			fmt.Fprintf(&b, "\tlihat %s:%d:%d: %s\n", r.Span.File.Name, at.Line, at.Column, r.Message)
		}
	}
	return b.String()
}

// TestFindings reads the first file of each archive in testdata and compares
// what is found with its last, "temuan". A case whose name ends in -baik has
// none.
func TestFindings(t *testing.T) {
	paths, _ := filepath.Glob("testdata/temuan/*.txtar")
	if len(paths) == 0 {
		t.Fatal("no cases")
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files := archive{}
			for _, f := range ar.Files {
				files[f.Name] = f.Data
			}
			_, list := Read(source.NewFile(ar.Files[0].Name, ar.Files[0].Data), files)
			got := print(list)
			last := &ar.Files[len(ar.Files)-1]
			if last.Name != "temuan" {
				t.Fatal("the last file is not temuan")
			}
			good := strings.HasSuffix(path, "-baik.txtar")
			if good != (got == "") {
				t.Errorf("found:\n%s", got)
			}
			if *update {
				last.Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != string(last.Data) {
				t.Errorf("got:\n%s\nwant:\n%s", got, last.Data)
			}
		})
	}
}

// emitted lists the kinds of finding that reading can see.
var emitted = []finding.Slug{
	finding.TOML, finding.KunciTakDikenal, finding.WajibDiisi, finding.NilaiTakSah, finding.Warisan, finding.Berkas,
	finding.Aksara, finding.SimbolTakDikenal, finding.SimbolGanda, finding.SimbolMelingkar, finding.RumusTakSah, finding.NIPTakSah,
}

// TestEveryKindHasCases asks for a bad and a good input of each kind.
func TestEveryKindHasCases(t *testing.T) {
	for _, slug := range emitted {
		bad, _ := filepath.Glob("testdata/temuan/" + string(slug) + "*.txtar")
		found, good := false, false
		for _, path := range bad {
			data, _ := os.ReadFile(path)
			found = found || strings.Contains(string(data), " galat "+string(slug)+": ")
			good = good || strings.HasSuffix(path, "-baik.txtar")
		}
		if !found || !good {
			t.Errorf("%s: bad case %v, good case %v", slug, found, good)
		}
	}
}

func TestExamples(t *testing.T) {
	paths, _ := filepath.Glob("../examples/*.toml")
	if len(paths) < 3 {
		t.Fatalf("examples: %v", paths)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, list := Read(source.NewFile(path, data), Disk{})
		if doc == nil || len(list) > 0 {
			t.Errorf("%s:\n%s", path, print(list))
		}
	}
}

func TestDocument(t *testing.T) {
	data, err := os.ReadFile("../examples/diskopukm-revisi.toml")
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := Read(source.NewFile("../examples/diskopukm-revisi.toml", data), Disk{})
	ukm := doc.Sasaran[1].Indikator[0]
	if got := ukm.Target; got.Number == nil || got.Number.Rat.RatString() != "7/500" || got.Span.Text() != `"1,4%"` {
		t.Errorf("target %+v", got)
	}
	f := ukm.Hitungan[4].Rumus
	if f.Result == nil || f.Result.RatString() != "175/12568" || f.Kind != besaran.Percent || !f.Tebal {
		t.Errorf("capaian / 5 tahun = %v, %v", f.Result, f.Kind)
	}
	if v := ukm.Hitungan[0].Data.Nilai; v.Value != "198.014" || v.Span.Text() != "198_014" {
		t.Errorf("nilai %+v", v)
	}
	series := ukm.Hitungan[5].Tahunan
	if len(series.Rincian) != 6 || series.Rincian[2].Nilai[2].Span.Text() != "100" || series.Bentuk != "daftar" {
		t.Errorf("series %+v", series)
	}
	if doc.Dokumen.Replaced == nil || doc.Halaman.Kertas.Width != 609449 || doc.Halaman.Kertas.Height != 935433 {
		t.Errorf("replaced %v, paper %+v", doc.Dokumen.Replaced, doc.Halaman.Kertas)
	}
	for i := 1; i < len(doc.Printed); i++ {
		if byPlace(doc.Printed[i].Span, doc.Printed[i-1].Span) < 0 {
			t.Fatalf("printed out of order: %q after %q", doc.Printed[i].Value, doc.Printed[i-1].Value)
		}
	}
}

func TestDisk(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	if err := os.WriteFile(path, []byte("12345"), 0o600); err != nil {
		t.Fatal(err)
	}
	if data, err := (Disk{}).ReadFile(path, 5); err != nil || string(data) != "12345" {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := (Disk{}).ReadFile(path, 4); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
	if _, err := (Disk{}).ReadFile(dir, 5); !errors.Is(err, ErrNotRegular) {
		t.Errorf("directory: %v", err)
	}
}

// TestSetAside reads one finding into each table and sets it aside in one.
func TestSetAside(t *testing.T) {
	text := `abaikan = { ejaan = "akar" }
[dokumen]
pemerintah = "P"
periode = 2018
[[sasaran]]
uraian = "S"
[[sasaran.indikator]]
uraian = "I"
target_tahunan = { 2018 = "1" }
abaikan = { ejaan = "indikator", periode = "tak kena" }
[[sasaran.indikator.hitungan]]
tahunan = ""
nilai = { 2018 = 1 }
rincian = [{ uraian = "R", nilai = { 2018 = 1 }, abaikan = { ejaan = "rincian" } }, { uraian = "Q" }]
`
	f := source.NewFile("a.toml", []byte(text))
	doc, list := Read(f, nil)
	if len(list) > 0 {
		t.Fatal(print(list))
	}
	series := doc.Sasaran[0].Indikator[0].Hitungan[0].Tahunan
	at := []struct {
		span source.Span
		want string
	}{
		{doc.Dokumen.Instansi.Span, ""},
		{doc.Sasaran[0].Uraian.Span, ""},
		{doc.Sasaran[0].Indikator[0].Uraian.Span, "indikator"},
		{doc.Sasaran[0].Indikator[0].TargetTahunan[0].Span, "indikator"},
		{series.Nilai[0].Span, ""},
		{series.Rincian[0].Nilai[0].Span, "rincian"},
		{series.Rincian[1].Uraian.Span, ""},
	}
	var ejaan finding.List
	for _, a := range at {
		ejaan.Add(finding.Ejaan, a.span, "x")
	}
	out, unused := SetAside(doc, ejaan), Unused(doc, ejaan)
	for i, a := range at {
		if out[i].Abaikan != a.want {
			t.Errorf("%s: set aside with %q, want %q", a.span.Text(), out[i].Abaikan, a.want)
		}
	}
	if len(unused) != 2 || unused[0].Alasan.Value != "akar" || unused[1].Slug != finding.Periode {
		t.Errorf("unused: %+v", unused)
	}
}

func TestAt(t *testing.T) {
	text := "[dokumen]\npemerintah = \"\"\"\n  a\\u00e9b \\\n   e\u0301z \"\"\"\nnomor = 'x y'\nperiode = 2018\n[[indikator]]\nuraian = \"u\"\nketerangan = '''\n satu\n\n  dua '''\n"
	doc, list := Read(source.NewFile("a.toml", []byte(text)), nil)
	if len(list) > 0 {
		t.Fatal(print(list))
	}
	for _, c := range []struct {
		t     Text
		value string
		part  string
		want  string
	}{
		{doc.Dokumen.Instansi, "aéb éz", "é", `\u00e9`},
		{doc.Dokumen.Instansi, "aéb éz", "b", "b"},
		{doc.Dokumen.Nomor, "x y", "y", "y"},
		{doc.Indikator[0].Isi("keterangan").Items[0], "satu\n\ndua", "dua", "dua"},
		{doc.Indikator[0].Isi("keterangan").Items[0], "satu\n\ndua", "satu", "satu"},
	} {
		if c.t.Value != c.value {
			t.Errorf("value %q, want %q", c.t.Value, c.value)
			continue
		}
		i := strings.Index(c.value, c.part)
		if got := c.t.Between(i, i+len(c.part)).Text(); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.part, c.value, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	paths, _ := filepath.Glob("../examples/*.toml")
	cases, _ := filepath.Glob("testdata/temuan/*.txtar")
	for _, path := range append(paths, cases...) {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		if strings.HasSuffix(path, ".txtar") {
			data = txtar.Parse(data).Files[0].Data
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.NewFile("a.toml", data)
		doc, list := Read(file, archive{"b.toml": []byte("[tabel]\nkolom = ['no']\n")})
		if doc == nil && len(list) == 0 {
			t.Fatal("neither document nor finding")
		}
		for i, found := range list {
			s := found.Span
			if s.File == nil || s.Start < 0 || s.End < s.Start || s.End > len(s.File.Data) {
				t.Fatalf("%s: span %d to %d of %d", found.Slug, s.Start, s.End, len(data))
			}
			if found.Message == "" {
				t.Fatalf("%s without a message", found.Slug)
			}
			if i > 0 && s.File == list[i-1].Span.File && s.Start < list[i-1].Span.Start {
				t.Fatal("findings out of order")
			}
		}
		if doc == nil {
			return
		}
		for _, p := range doc.Printed {
			if p.Span.File == nil || p.Span.End > len(p.Span.File.Data) {
				t.Fatalf("printed %q at %+v", p.Value, p.Span)
			}
			for i := range p.Value {
				if s := p.Between(i, i+1); s.Start < p.Span.Start || s.End > p.Span.End || s.End <= s.Start {
					t.Fatalf("%q at %d: %d to %d outside %d to %d", p.Value, i, s.Start, s.End, p.Span.Start, p.Span.End)
				}
				if i > 200 {
					break
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	path := "../examples/diskopukm-revisi.toml"
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, list := Read(source.NewFile(path, data), Disk{}); len(list) > 0 {
			b.Fatal(print(list))
		}
	}
}

// BenchmarkReadGrowth reads documents of ten to ten thousand indikator, each
// with a calculation.
func BenchmarkReadGrowth(b *testing.B) {
	for _, n := range []int{10, 100, 1000, 10_000} {
		var text strings.Builder
		text.WriteString("[dokumen]\npemerintah = \"P\"\nperiode = \"2017-2022\"\n")
		for i := range n {
			if i%5 == 0 {
				fmt.Fprintf(&text, "[[sasaran]]\nuraian = \"Meningkatnya %d\"\n", i)
			}
			fmt.Fprintf(&text, `[[sasaran.indikator]]
uraian = "Persentase %d"
target = "15,5%%"
[[sasaran.indikator.hitungan]]
data = "Jumlah"
nilai = %d
simbol = "s"
[[sasaran.indikator.hitungan]]
rumus = "s / 44 * 100%%"
hasil = "22,7%%"
[[sasaran.indikator.hitungan]]
tahunan = ""
nilai = { 2018 = 10, 2019 = 10, 2020 = 10 }
`, i, i)
		}
		data := []byte(text.String())
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, list := Read(source.NewFile("a.toml", data), nil); len(list) > 0 {
					b.Fatal(print(list[:1]))
				}
			}
		})
	}
}

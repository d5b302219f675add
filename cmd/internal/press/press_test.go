package press_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
	"iku/pdf"
)

// examples returns every example that is a document, not what others inherit.
func examples(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("../../../examples/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	shared := map[string]bool{}
	for _, name := range names {
		if doc, _ := content.Read(read(t, name), content.Disk{}); doc != nil {
			for _, f := range doc.Inherited {
				shared[filepath.Clean(f.Name)] = true
			}
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return shared[filepath.Clean(name)] })
}

// proof returns the proof of one document.
func proof(t testing.TB, p *press.Press, f *source.File) *press.Proof {
	t.Helper()
	return p.Proof(f, press.Options{})
}

func read(t testing.TB, name string) *source.File {
	t.Helper()
	f, err := press.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func printed(t testing.TB, p *press.Press, f *source.File) []byte {
	t.Helper()
	pr := proof(t, p, f)
	if !pr.Printable(false) {
		t.Fatalf("%s: %+v", f.Name, pr.Findings)
	}
	data, err := p.Print(pr, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Every word of an example stands in its PDF, as an independent program reads it.
func TestExamplesHoldTheirWords(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("IKU_CI") != "" {
			t.Fatal(err)
		}
		t.Skip("pdftotext (poppler-utils) is not installed")
	}
	for _, name := range examples(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			p, f := press.New(content.Disk{}), read(t, name)
			file := filepath.Join(t.TempDir(), "x.pdf")
			if err := os.WriteFile(file, printed(t, p, f), 0o666); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command(tool, "-raw", file, "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			there := squeezed(string(out))
			doc := proof(t, p, f).Document
			otherwise := printedOtherwise(doc)
			for _, text := range doc.Printed {
				for _, w := range strings.Fields(text.Value) {
					if !otherwise[text.Span] && !strings.Contains(there, squeezed(w)) {
						t.Errorf("%q of %q (line %d) is not in the PDF", w, text.Value, text.Span.Begin().Line)
					}
				}
			}
		})
	}
}

// squeezed returns a text without what a line break may put into a word.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' {
			return -1
		}
		return unicode.ToUpper(r)
	}, s)
}

// printedOtherwise returns the places of what is printed in another form than it
// is written, or not at all.
func printedOtherwise(doc *content.Document) map[source.Span]bool {
	places := map[source.Span]bool{doc.TandaTangan.Kaki.Span: true} // printed by signing
	if d := doc.Dokumen; len(d.BarisJudul) > 0 {
		places[d.Instansi.Span] = true
		for _, t := range d.Judul {
			places[t.Span] = true
		}
	}
	for ind := range doc.EachIndikator() {
		for _, step := range ind.Hitungan {
			if step.Rumus != nil {
				places[step.Rumus.Span] = true
				places[step.Rumus.Hasil.Span] = !step.Cetak
			}
		}
	}
	return places
}

// The same input gives the same bytes, whatever else a press does meanwhile.
func TestSameBytesOnEveryGoroutine(t *testing.T) {
	names := examples(t)
	want := map[string][]byte{}
	for _, name := range names {
		want[name] = printed(t, press.New(content.Disk{}), read(t, name))
	}
	p := press.New(content.Disk{})
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range names {
				name := names[(i+j)%len(names)]
				f, err := press.Read(name)
				if err != nil {
					t.Error(err)
					return
				}
				pr := p.Proof(f, press.Options{})
				data, err := p.Print(pr, time.Time{})
				if err != nil || !bytes.Equal(data, want[name]) {
					t.Errorf("%s differs on goroutine %d (%v)", name, i, err)
				}
			}
		})
	}
	wg.Wait()
}

// A PDF gives its source back, and what the source inherits.
func TestPDFCarriesItsSource(t *testing.T) {
	dir := t.TempDir()
	base := write(t, dir, "umum.toml", "[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = 2018\n")
	name := write(t, dir, "lembar.toml", "warisan = \"umum.toml\"\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n")
	attached, err := pdf.Attachments(printed(t, press.New(content.Disk{}), read(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	if len(attached) != 3 || attached[2].Name != press.Sums || attached[2].Relation != pdf.Supplement {
		t.Fatalf("%d attachments", len(attached))
	}
	for i, want := range []string{name, base} {
		if got := attached[i]; got.Name != filepath.Base(want) || got.Relation != pdf.Source || !bytes.Equal(got.Data, read(t, want).Data) {
			t.Errorf("attachment %d is %s (%s), %d bytes", i, got.Name, got.Relation, len(got.Data))
		}
	}
}

// A PDF is dated by its document, else by what the caller says, else not at all.
func TestDates(t *testing.T) {
	fallback := time.Date(2020, 2, 3, 4, 5, 6, 0, time.UTC)
	for _, c := range []struct {
		own      string
		fallback time.Time
		want     string
	}{
		{"tanggal = 2018-01-22", fallback, "2018-01-22T00:00:00"},
		{"", fallback, "2020-02-03T04:05:06"},
	} {
		f := source.NewFile("x.toml", []byte("[dokumen]\npemerintah = \"A\"\nperiode = 2018\n"+c.own+"\n[[sasaran]]\nuraian = \"B\"\n"))
		p := press.New(content.Disk{})
		data, err := p.Print(proof(t, p, f), c.fallback)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(data, []byte(c.want)) {
			t.Errorf("%q: no %s in the metadata", c.own, c.want)
		}
	}
}

// Files that a document names and that cannot be used are found where they are
// named, and nothing is printed.
func TestUnusableFiles(t *testing.T) {
	dir := t.TempDir()
	png := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x4e\x20\x00\x00\x4e\x20\x08\x06\x00\x00\x00"
	for name, data := range map[string]string{
		"teks.ttf": "bukan huruf", "kosong.ttf": "", "teks.png": "bukan gambar", "kosong.png": "",
		"raksasa.png": png + crc(png[12:]), "terpotong.png": "\x89PNG\r\n\x1a\n\x00\x00",
	} {
		write(t, dir, name, data)
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.ttf"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ table, key, value, message string }{
		{"halaman", "huruf", `"tiada.ttf"`, "tiada.ttf tidak ada"},
		{"halaman", "huruf", `"teks.ttf"`, "tidak dapat dipakai"},
		{"halaman", "huruf", `"kosong.ttf"`, "tidak dapat dipakai"},
		{"halaman", "huruf", `"folder.ttf"`, "bukan berkas biasa"},
		{"halaman", "huruf", `{ biasa = "teks.ttf", tebal = "tiada.ttf" }`, "tidak dapat dipakai"},
		{"kop", "logo", `"tiada.png"`, "tiada.png tidak ada"},
		{"kop", "logo", `"teks.png"`, "bukan PNG atau JPEG"},
		{"kop", "logo", `"kosong.png"`, "bukan PNG atau JPEG: berkasnya kosong"},
		{"kop", "logo", `"raksasa.png"`, "terlalu besar"},
		{"kop", "logo", `"terpotong.png"`, "rusak atau terpotong"},
	} {
		t.Run(c.value, func(t *testing.T) {
			name := write(t, dir, "x.toml", "[dokumen]\npemerintah = \"A\"\nperiode = 2018\n[[sasaran]]\nuraian = \"B\"\n["+c.table+"]\n"+c.key+" = "+c.value+"\n")
			pr := proof(t, press.New(content.Disk{}), read(t, name))
			if pr.Printable(false) {
				t.Error("printable")
			}
			for _, f := range pr.Findings {
				if f.Slug == finding.Berkas && strings.Contains(f.Message, c.message) {
					if f.Span.Begin().Line != 7 {
						t.Errorf("at line %d", f.Span.Begin().Line)
					}
					return
				}
			}
			t.Errorf("no berkas with %q: %+v", c.message, pr.Findings)
		})
	}
}

// A document above the limit is refused without being held whole.
func TestTooLarge(t *testing.T) {
	f, err := press.ReadFrom("besar.toml", endless{})
	if err != nil || len(f.Data) != press.MaxBytes+1 {
		t.Fatalf("%d bytes, %v", len(f.Data), err)
	}
	pr := proof(t, press.New(content.Disk{}), f)
	if len(pr.Findings) != 1 || pr.Findings[0].Slug != finding.TOML {
		t.Errorf("findings: %+v", pr.Findings)
	}
}

type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = '#'
	}
	return len(b), nil
}

func write(t testing.TB, dir, name, data string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// crc returns the checksum that closes a chunk of a PNG.
func crc(chunk string) string {
	return string(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(chunk))))
}

// faulty is a disk on which reading one file ends the program.
type faulty struct{ content.Disk }

func (f faulty) ReadFile(name string, most int64) ([]byte, error) {
	if strings.HasSuffix(name, "patah.png") {
		panic("patah")
	}
	return f.Disk.ReadFile(name, most)
}

// A fault of the program in one document is that document's alone.
func TestFaultInOneDocument(t *testing.T) {
	dir := t.TempDir()
	const text = "[dokumen]\npemerintah = \"A\"\nperiode = 2018\n[[sasaran]]\nuraian = \"B\"\n"
	good := read(t, write(t, dir, "a.toml", text))
	bad := read(t, write(t, dir, "b.toml", text+"[kop]\nlogo = \"patah.png\"\n"))
	run := press.New(faulty{})
	var proofs []*press.Proof
	for _, f := range []*source.File{good, bad, good} {
		proofs = append(proofs, run.Proof(f, press.Options{}))
	}
	if proofs[0].Fault != nil || !proofs[0].Printable(false) || !proofs[2].Printable(false) {
		t.Errorf("the others: %v, %v", proofs[0].Fault, proofs[2].Fault)
	}
	if err := proofs[1].Fault; err == nil || proofs[1].Printable(false) || !strings.HasSuffix(err.Error(), "b.toml: kesalahan di dalam program: patah") {
		t.Errorf("the fault: %v", err)
	}
}

// A picture of a kind that the program can read for other ends is no logo.
func TestForeignPictures(t *testing.T) {
	dir := t.TempDir()
	image.RegisterFormat("gif", "GIF8?a", func(io.Reader) (image.Image, error) { return image.NewGray(image.Rect(0, 0, 1, 1)), nil },
		func(io.Reader) (image.Config, error) { return image.Config{Width: 1, Height: 1}, nil })
	for _, mark := range []string{"GIF89a", "GIF87a", "BM", "II*\x00", "RIFF\x00\x00\x00\x00WEBP", "\xff", "\x89PNG"} {
		write(t, dir, "x.png", mark+strings.Repeat("\x01", 100))
		name := write(t, dir, "x.toml", "[dokumen]\npemerintah = \"A\"\nperiode = 2018\n[[sasaran]]\nuraian = \"B\"\n[kop]\nlogo = \"x.png\"\n")
		pr := proof(t, press.New(content.Disk{}), read(t, name))
		if pr.Fault != nil || len(pr.Findings) == 0 || !strings.Contains(pr.Findings[len(pr.Findings)-1].Message, "bukan PNG atau JPEG") {
			t.Errorf("%q: %v %+v", mark, pr.Fault, pr.Findings)
		}
	}
}

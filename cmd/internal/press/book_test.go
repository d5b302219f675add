package press_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/source"
	"iku/pdf"
)

// bind returns a book of documents by their names.
func bind(t *testing.T, p *press.Press, names ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	b := press.NewBook(&out, press.Options{})
	for _, name := range names {
		if err := b.Add(leaf(t, p, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func leaf(t *testing.T, p *press.Press, name string) *press.Leaf {
	t.Helper()
	f, err := press.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	proof := p.Proof(f, press.Options{Bound: true})
	if proof.Sheet == nil {
		t.Fatal(proof.Findings)
	}
	return p.Leaf(proof, time.Time{})
}

const small = "warisan = %q\n[perangkat_daerah]\nnama = %q\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n"

// Files that stand anywhere come back below one folder, each once, with names that
// differ and are safe on any system.
func TestBookSources(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("umum/u.toml", "[dokumen]\npemerintah = \"Pemerintah Kota Contoh\"\nperiode = 2018\n")
	p := press.New(content.Disk{})
	a := write("satu/lembar.toml", fmt.Sprintf(small, "../umum/u.toml", "Dinas Satu"))
	b := write("dua/lembar.toml", fmt.Sprintf(small, "../umum/u.toml", "Dinas Dua"))
	odd := write(`tiga/a\b:c.toml`, fmt.Sprintf(small, "../umum/u.toml", "Dinas Tiga"))
	sums := write("SHA256SUMS", fmt.Sprintf(small, "umum/u.toml", "Dinas Empat"))
	data := bind(t, p, b, a, odd, sums)
	files, err := press.Unpack(data)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	var list string
	for _, f := range files {
		names = append(names, f.Name)
		if f.Name == press.Sums {
			list = string(f.Data)
		}
		if !fs.ValidPath(f.Name) || strings.ContainsAny(f.Name, `\:`) {
			t.Errorf("%q is not safe", f.Name)
		}
	}
	if want := []string{"dua/lembar.toml", "umum/u.toml", "satu/lembar.toml", "tiga/a_b_c.toml", "SHA256SUMS.toml", "SHA256SUMS"}; !slices.Equal(names, want) {
		t.Errorf("%q, not %q", names, want)
	}
	if want := "Sumber lembar dalam buku ini: Dinas Satu, halaman 2"; files[2].Description != want {
		t.Errorf("%q, not %q", files[2].Description, want)
	}
	if n := press.Bound(files); n != 4 {
		t.Errorf("%d documents", n)
	}
	// Documents first, in the order of the book.
	var order []string
	for line := range strings.Lines(list) {
		order = append(order, strings.Fields(line)[1])
	}
	if want := []string{"dua/lembar.toml", "satu/lembar.toml", "tiga/a_b_c.toml", "SHA256SUMS.toml", "umum/u.toml"}; !slices.Equal(order, want) {
		t.Errorf("%q, not %q", order, want)
	}

	// A document that another replaces is a document where it is bound itself.
	first := write("revisi/lama.toml", fmt.Sprintf(small, "../umum/u.toml", "Dinas Lima"))
	second := write("revisi/baru.toml", strings.Replace(fmt.Sprintf(small, "../umum/u.toml", "Dinas Lima"), "[perangkat", "[dokumen]\nrevisi = 1\nmenggantikan = \"lama.toml\"\n[perangkat", 1))
	if files, err = press.Unpack(bind(t, p, second, first)); err != nil || len(files) != 4 || press.Bound(files) != 2 {
		t.Errorf("%d files, %d documents, %v", len(files), press.Bound(files), err)
	}

	// A file that changed between two documents keeps the second out, and harms no more.
	var out bytes.Buffer
	book := press.NewBook(&out, press.Options{})
	if err := book.Add(leaf(t, press.New(content.Disk{}), a)); err != nil {
		t.Fatal(err)
	}
	write("umum/u.toml", "[dokumen]\npemerintah = \"Pemerintah Kota Lain\"\nperiode = 2018\n")
	if err := book.Add(leaf(t, press.New(content.Disk{}), b)); err == nil || book.Lost() != nil {
		t.Errorf("%v, lost %v", err, book.Lost())
	}
	if err := book.Close(); err != nil {
		t.Error(err)
	}
	if n, _ := book.Sheets(); n != 1 {
		t.Errorf("%d sheets", n)
	}
}

// A book is called after what it holds, and is no document itself.
func TestBookItself(t *testing.T) {
	p := press.New(content.Disk{})
	data := bind(t, p, "../../../examples/diskopukm-2017.toml", "../../../examples/diskopukm-revisi.toml")
	if !bytes.Contains(data, []byte("Indikator Kinerja Utama Pemerintah Provinsi Kepulauan Bangka Belitung 2017-2022")) {
		t.Error("the book is not called after its government and period")
	}
	proof := p.Proof(source.NewFile("buku.pdf", data), press.Options{})
	if proof.Document != nil || len(proof.Findings) != 1 || !strings.Contains(proof.Findings[0].Message, "membawa 2 dokumen") {
		t.Errorf("a book is read as %v, %v", proof.Document, proof.Findings)
	}
	if files, err := pdf.Attachments(data); err != nil || !slices.ContainsFunc(files, func(a pdf.Attachment) bool { return a.Name == press.Sums }) {
		t.Error(err)
	}
	if err := press.NewBook(&bytes.Buffer{}, press.Options{}).Close(); err == nil {
		t.Error("a book without a sheet was written")
	}
}

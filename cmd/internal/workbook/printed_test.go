package workbook

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A document that LibreOffice or Chromium printed to PDF is read as it was itself: by
// its lines, and without any by the tags.
func TestPrinted(t *testing.T) {
	if testing.Short() {
		t.Skip("programs of others are asked in the whole run")
	}
	tagged := `pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}`
	for _, c := range []struct{ program, file, form string }{
		{"soffice", "tabel.docx", "pdf"}, {"soffice", "tabel.odt", "pdf"}, {"soffice", "tabel.odt", tagged}, {"chromium", "tabel.html", ""}, {"chromium", "bergaris.html", ""},
	} {
		program, err := exec.LookPath(c.program)
		if err != nil {
			t.Log(c.program + " is not installed: " + c.file + " was not printed")
			continue
		}
		dir := t.TempDir()
		data, err := os.ReadFile(filepath.Join("../grid/door/testdata", strings.Replace(c.file, "bergaris", "tabel", 1)))
		if err != nil {
			t.Fatal(err)
		}
		if c.file == "bergaris.html" {
			data = append([]byte("<style>td, th { border: 1px solid }</style>"), data...)
		}
		in, out := filepath.Join(dir, c.file), filepath.Join(dir, "cetak", strings.TrimSuffix(c.file, filepath.Ext(c.file))+".pdf")
		if err := os.WriteFile(in, data, 0o666); err != nil {
			t.Fatal(err)
		}
		args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", c.form, "--outdir", filepath.Dir(out), in}
		if c.program == "chromium" {
			if err := os.Mkdir(filepath.Dir(out), 0o777); err != nil {
				t.Fatal(err)
			}
			args = []string{"--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + filepath.Join(dir, "profile"), "--no-pdf-header-footer", "--print-to-pdf=" + out, in}
		}
		if said, err := exec.Command(program, args...).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		printed, err := os.ReadFile(out)
		if err != nil && os.Getenv("IKU_CI") == "" {
			t.Log("Writer is not installed (Debian: libreoffice-writer-nogui)")
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		want, got := tomlOf(t, c.file, data), tomlOf(t, out, printed)
		if got != want {
			t.Errorf("%s by %s %s:\n%s\nwant:\n%s", c.file, c.program, c.form, got, want)
		}
	}
}

// tomlOf returns the TOML of a file of one document, without the comment at its head.
func tomlOf(t *testing.T, name string, data []byte) string {
	t.Helper()
	result, err := Import(name, data)
	if err != nil || len(result.Documents) != 1 || result.Left() != 1 {
		t.Fatalf("%s: %v, %+v", name, err, result)
	}
	_, text, _ := strings.Cut(string(result.Documents[0].TOML), "\n\n")
	return text
}

// What the pages of a PDF show, and no reader may guess at, is refused in words.
func TestPrintedWithoutLines(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed (Debian: libreoffice-calc-nogui)")
	}
	dir := t.TempDir()
	if said, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir, "../grid/door/testdata/tabel.ods").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	data, err := os.ReadFile(filepath.Join(dir, "tabel.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Import("tabel.pdf", data); err == nil || !strings.Contains(err.Error(), "tidak bergaris") {
		t.Error(err)
	}
}

package press_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/finding"
	"iku/fonts"
	"iku/layout/page"
	"iku/pdf"
)

// carrying returns a PDF of one blank page that carries these files, the first as
// the document that it was made from.
func carrying(t *testing.T, files ...string) []byte {
	t.Helper()
	family, _ := fonts.Builtin("Liberation Sans")
	root := &page.Node{Role: page.Document}
	p := root.Add(page.P, root.Span)
	sheet := &page.Sheet{Title: "x", Family: family, Root: root, Pages: []page.Page{{Width: 100_000, Height: 100_000,
		Items: []page.Item{{Kind: page.Text, Node: p, X: 10_000, Y: 50_000, Text: "x", Face: family.Face(fonts.Regular), Size: 10_000}}}}}
	var all []pdf.Attachment
	for i := 0; i < len(files); i += 2 {
		a := pdf.Attachment{Name: files[i], Type: "application/toml", Description: "Diwarisi", Relation: pdf.Source, Date: time.Unix(0, 0), Data: []byte(files[i+1])}
		if i == 0 {
			a.Description = "Sumber dokumen ini"
		}
		all = append(all, a)
	}
	data, err := pdf.Write(sheet, pdf.Metadata{Attachments: all})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func sums(files ...string) string {
	var b strings.Builder
	for i := 0; i < len(files); i += 2 {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256([]byte(files[i+1])), files[i])
	}
	return b.String()
}

// spy is files that nobody may ask for.
type spy struct{ asked []string }

func (s *spy) ReadFile(path string, max int64) ([]byte, error) {
	s.asked = append(s.asked, path)
	return content.Disk{}.ReadFile(path, max)
}

const plainSheet = "[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = 2018\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n"

// A document in a PDF reaches what the PDF carries and nothing else, whatever it
// names and whatever lies there.
func TestPDFReachesWhatItCarries(t *testing.T) {
	dir := t.TempDir()
	shared := "[dokumen]\npemerintah = \"Rahasia\"\nperiode = 2018\n"
	for _, name := range []string{"umum.toml", "di/umum.toml", "di/lambang.png", "BOOKOS.ttf"} {
		if err := os.MkdirAll(filepath.Join(dir, "di"), 0o777); err != nil {
			t.Fatal(err)
		}
		write(t, dir, filepath.FromSlash(name), shared)
	}
	for name, head := range map[string]string{
		"from the root":   "warisan = " + fmt.Sprintf("%q", filepath.ToSlash(filepath.Join(dir, "umum.toml"))),
		"beside":          `warisan = "umum.toml"`,
		"above":           `warisan = "../umum.toml"`,
		"far above":       `warisan = "../../../../../../../../../../../../etc/hosts"`,
		"another host":    `warisan = '\\host\bagi\umum.toml'`,
		"another drive":   `warisan = 'C:\umum.toml'`,
		"a whole address": `warisan = "//host/bagi/umum.toml"`,
	} {
		spied := &spy{}
		pr := proof(t, press.New(spied), read(t, write(t, filepath.Join(dir, "di"), "a.pdf", string(carrying(t, "lembar.toml", head+"\n"+plainSheet)))))
		if len(spied.asked) > 0 {
			t.Errorf("%s: %q was asked for", name, spied.asked)
		}
		if pr.Findings.Count(finding.Galat) != 1 || !strings.Contains(fmt.Sprint(pr.Findings), "tidak dibawa oleh PDF itu") {
			t.Errorf("%s: %v", name, pr.Findings)
		}
	}
	for name, rest := range map[string]string{
		"a logo":     "[kop]\nlogo = \"lambang.png\"\nbaris = [\"X\"]\n",
		"a typeface": "[halaman]\nhuruf = \"../BOOKOS.ttf\"\n",
		"an older":   "[x]\n",
	} {
		text := plainSheet + rest
		if name == "an older" {
			text = strings.Replace(plainSheet, "[dokumen]\n", "[dokumen]\nrevisi = 1\nmenggantikan = \"umum.toml\"\n", 1)
		}
		spied := &spy{}
		pr := proof(t, press.New(spied), read(t, write(t, filepath.Join(dir, "di"), "a.pdf", string(carrying(t, "lembar.toml", text, press.Sums, sums("lembar.toml", text, "lambang.png", shared))))))
		if len(spied.asked) > 0 || pr.Findings.Count(finding.Galat) == 0 {
			t.Errorf("%s: %q was asked for, found %v", name, spied.asked, pr.Findings)
		}
	}

	// What is carried is found by whatever way the document names it.
	for name, way := range map[string]string{
		"in a folder": "bersama/umum.toml", "above": "dinas/../bersama/umum.toml", "from a root": "/home/budi/iku/bersama/umum.toml", "from a drive": `D:\\iku\\bersama\\umum.toml`,
	} {
		text := "warisan = \"" + way + "\"\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n"
		files := []string{"lembar.toml", text, "bersama/umum.toml", shared}
		pr := proof(t, press.New(content.Nowhere{}), read(t, write(t, dir, "b.pdf", string(carrying(t, append(files, press.Sums, sums(files...))...)))))
		if pr.Sheet == nil {
			t.Errorf("%s: %v", name, pr.Findings)
		}
	}
}

// A file in a PDF that is not as it was when the PDF was made is told, and only
// such a one.
func TestAlteredSource(t *testing.T) {
	dir := t.TempDir()
	text := plainSheet + "[penanda_tangan]\njabatan = \"Kepala\"\nnama = \"A\"\n"
	for name, c := range map[string]struct {
		files []string
		want  string
	}{
		"as it was":      {[]string{"lembar.toml", text, press.Sums, sums("lembar.toml", text, "huruf/BOOKOS.TTF", "")}, ""},
		"changed":        {[]string{"lembar.toml", text + "# x\n", press.Sums, sums("lembar.toml", text)}, "lembar.toml"},
		"added":          {[]string{"lembar.toml", text, "umum.toml", "", press.Sums, sums("lembar.toml", text)}, "umum.toml"},
		"taken away":     {[]string{"lembar.toml", text, press.Sums, sums("lembar.toml", text, "lambang.png", "")}, "lambang.png"},
		"without a list": {[]string{"lembar.toml", text}, "kehilangan SHA256SUMS"},
	} {
		pr := proof(t, press.New(content.Nowhere{}), read(t, write(t, dir, "a.pdf", string(carrying(t, c.files...)))))
		said := ""
		for _, f := range pr.Findings {
			if f.Slug == finding.SumberDiubah {
				said += f.Message
			}
		}
		if c.want == "" && said != "" || !strings.Contains(said, c.want) {
			t.Errorf("%s: %q, want %q", name, said, c.want)
		}
	}
}

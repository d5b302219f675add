package press_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/pdf"
)

// A PDF set in the user's own typeface names it by its hash, and is built again
// only with that very file.
func TestOwnTypefaceIsNamedNotCarried(t *testing.T) {
	dir := t.TempDir()
	ttf, err := os.ReadFile(filepath.Join("..", "..", "..", "fonts", "liberation", "LiberationSerif-Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "biasa.ttf", string(ttf))
	name := write(t, dir, "lembar.toml", `[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"
periode = 2018
[halaman]
huruf = { biasa = "biasa.ttf", tebal = "biasa.ttf" }
[[sasaran]]
uraian = "Meningkatnya minat baca"
`)
	first := printed(t, press.New(content.Disk{}), read(t, name))
	files, err := press.Unpack(first)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if bytes.Equal(f.Data, ttf) {
			t.Errorf("%s is the typeface itself", f.Name)
		}
		if f.Name == press.Sums && !strings.Contains(string(f.Data), "  biasa.ttf\n") {
			t.Errorf("the typeface is not named:\n%s", f.Data)
		}
	}
	in := write(t, dir, "lembar.pdf", string(first))
	if again := printed(t, press.New(content.Disk{}), read(t, in)); !bytes.Equal(first, again) {
		t.Error("not the same PDF")
	}
	write(t, dir, "biasa.ttf", string(ttf)+"\x00")
	pr := proof(t, press.New(content.Disk{}), read(t, in))
	if pr.Sheet != nil || len(pr.Findings) == 0 {
		t.Error("built with another typeface")
	}
}

// What a PDF names its files is believed where a PDF of ours could have named them
// so, on any system.
func TestForeignNames(t *testing.T) {
	fine := []string{"lembar.toml", "Dinas Sosial/lambang (baru).PNG", "a.jpeg", "a.toml", "umum.toml"}
	bad := []string{"../keluar.toml", "/etc/x.toml", `a\b.toml`, "C:x.toml", "a//b.toml", "./a.toml", ".bashrc", ".profil.toml", ".git/hooks/x.toml", ".git/hooks/post-checkout",
		"~", "~/x.toml", "desktop.ini", "autorun.inf", "CON", "con.toml", "aux.toml", "LPT1.toml", "dir/nul.png", "a.toml.", "a.toml ", "dir./a.toml", "a\x1b[2J.toml",
		"lot\u202elmot.toml", "a\nb.toml", "x.sh", "Makefile", "conftest.py", "x.desktop", "x.lnk", "x.toml:aliran", "SHA256sums", "-rf.toml",
		"A.TOML", "LEMBAR.toml/b.toml", "dinas sosial", "e\u0301.svg"}
	var files []string
	for _, name := range append(fine, bad...) {
		files = append(files, name, "x = 1")
	}
	all, err := press.Unpack(carrying(t, files...))
	if err != nil {
		t.Fatal(err)
	}
	out, left := press.Extractable(all)
	for i, want := range map[*[]pdf.Attachment][]string{&out: fine, &left: bad} {
		var names []string
		for _, a := range *i {
			names = append(names, a.Name)
		}
		slices.Sort(names)
		slices.Sort(want)
		if !slices.Equal(names, want) {
			t.Errorf("%q, want %q", names, want)
		}
	}
}

// Whatever files of the user's are called, their names in the PDF are such as
// extract writes, and the PDF is made again from what it carries.
func TestOddNames(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Dinas P.U.")
	if err := os.MkdirAll(filepath.Join(dir, ".bersama"), 0o777); err != nil {
		t.Fatal(err)
	}
	lambang, err := os.ReadFile(filepath.Join("..", "..", "..", "examples", "lambang-contoh.png"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "lambang", string(lambang))
	write(t, dir, ".bersama/aux.toml", "[dokumen]\npemerintah = \"Kabupaten Contoh\"\nperiode = 2018\n")
	name := write(t, dir, "lembar iku.txt", "warisan = \".bersama/aux.toml\"\n[kop]\nlogo = \"../Dinas P.U./lambang\"\nbaris = [\"X\"]\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n")
	first := printed(t, press.New(content.Disk{}), read(t, name))
	files, err := press.Unpack(first)
	if err != nil {
		t.Fatal(err)
	}
	if _, left := press.Extractable(files); len(left) > 0 || len(files) != 4 {
		t.Errorf("of %d files %q cannot be written", len(files), left[0].Name)
	}
	in := write(t, t.TempDir(), "a.pdf", string(first))
	if again := printed(t, press.New(content.Nowhere{}), read(t, in)); !bytes.Equal(first, again) {
		t.Error("not the same PDF")
	}
}

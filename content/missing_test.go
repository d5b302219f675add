package content

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Of a file that is not there it is said where it was looked for and what is like it
// there; nothing is told of folders outside, nor of large ones.
func TestMissing(t *testing.T) {
	root := t.TempDir()
	t.Chdir(root)
	for _, name := range []string{
		"kab/gambar/lambang.png", "kab/gambar/LOGO.JPG", "kab/gambar/.rahasia.png", "kab/gambar/catatan.txt",
		"kab/umum.toml", "kab/a.toml", "kab/b.toml", "kab/c.toml", "luar/rahasia.png", "kosong/x.txt",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("penuh", 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range maxNames + 1 {
		if err := os.WriteFile(fmt.Sprintf("penuh/%d.png", i), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if os.Symlink(filepath.Join(root, "luar"), "kab/tautan") != nil {
		t.Log("no links here")
	}
	all, kab := Disk{}, NewReach("kab", Disk{})
	for _, c := range []struct {
		files      Files
		path, want string
	}{
		{all, "kab/gambar/lamang.png", "dicari di folder kab/gambar; maksudnya lambang.png?"},
		{all, "kab/gambar/logo.png", "dicari di folder kab/gambar; maksudnya LOGO.JPG?"},
		{all, "kab/gambr/logo.png", "tidak ada folder gambr di folder kab; maksudnya gambar/?"},
		{all, "kb/gambar/logo.png", "tidak ada folder kb di folder kerja; maksudnya kab/?"},
		{all, "kab/umm.toml", "dicari di folder kab; maksudnya umum.toml?"},
		{all, "kab/kecamatan-pakisaji.toml", "dicari di folder kab; di sana ada a.toml, c.toml, umum.toml, …"},
		{all, "kosong/logo.png", "dicari di folder kosong"},
		{all, "penuh/x.png", ""},
		{kab, "kab/gambar/lamang.png", "dicari di folder kab/gambar; maksudnya lambang.png?"},
		{kab, "luar/rahasa.png", ""},
		{kab, "kab/tautan/rahasa.png", ""},
		{kab, "kab/../luar/rahasa.png", ""},
		{kab, "kb/logo.png", ""},
		{Nowhere{}, "kab/gambar/lamang.png", ""},
		{all, `kab\gambar\lambang.png`, "tulis dengan garis miring: kab/gambar/lambang.png"},
		{all, `kab\gambr\lambang.png`, `dicari di folder kerja`},
	} {
		if got := Missing(fs.ErrNotExist, c.files, filepath.FromSlash(c.path)); got != c.want {
			t.Errorf("%s: %q, want %q", c.path, got, c.want)
		}
	}
	if got := Missing(fs.ErrPermission, all, "kab/umm.toml"); got != "" {
		t.Errorf("of a file that may not be read: %q", got)
	}
	if got := Missing(fs.ErrNotExist, all, "kab/gambar/rahasia.png"); strings.Contains(got, ".rahasia") {
		t.Errorf("a hidden file: %q", got)
	}
}

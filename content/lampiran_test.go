package content_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"iku/content"
	"iku/content/source"
)

// Of a folder with more annexes than a decree may have it is told how many there are;
// those that another issue takes the place of are none.
func TestManyAnnexes(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	sheet := func(more string) string {
		return "[dokumen]\npemerintah = \"A\"\nperiode = 2025\n" + more + "[[sasaran]]\nuraian = \"S\"\n"
	}
	for i := range 205 {
		write(fmt.Sprintf("iku/a%03d.toml", i), sheet(""))
	}
	write("iku/z.toml", sheet("revisi = 1\nmenggantikan = \"a000.toml\"\n"))
	path := filepath.Join(dir, "keputusan.toml")
	text := "[dokumen]\njenis = \"keputusan\"\npemerintah = \"A\"\nperiode = 2025\n[keputusan]\nlampiran = \"iku\"\n"
	_, list := content.Read(source.NewFile(path, []byte(text)), content.Disk{})
	if !strings.Contains(fmt.Sprint(list), "205 lampiran; paling banyak 200") {
		t.Error(list)
	}
}

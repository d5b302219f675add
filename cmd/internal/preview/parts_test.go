package preview

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file of several documents is a list of them; each is a page, and one that comes is
// on the list.
func TestParts(t *testing.T) {
	const agency = "[dokumen]\njenis = \"perjanjian-kinerja\"\ntahun = 2026\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2025-2029\"\n" +
		"[perjanjian_kinerja]\npihak_kedua = { nama = \"BUDI\", jabatan = \"Bupati\" }\n[[pk]]\npihak_pertama = { jabatan = \"Kepala Dinas\", nama = \"ANI\" }\n" +
		"[[pk.sasaran]]\nuraian = \"Meningkatnya kegemaran membaca\"\n"
	const staff = "[[pk]]\ntingkat = \"pelaksana\"\npihak_pertama = { jabatan = \"Staf\", nama = \"ALI\" }\n[[pk.sasaran]]\nuraian = \"Tercatatnya pengunjung\"\n"
	file := filepath.Join(t.TempDir(), "pk.toml")
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(agency)
	server, web := serve(t, file)
	if _, page, _ := get(t, web.URL); !strings.Contains(page, "pk.toml#kepala-dinas-ani") || strings.Contains(page, "staf-ali") {
		t.Fatal(page)
	}
	write(agency + staff)
	server.changed(map[string]bool{file: true})
	if _, page, _ := get(t, web.URL); !strings.Contains(page, "pk.toml#staf-ali") {
		t.Error(page)
	}
	_, list, _ := get(t, web.URL)
	at := strings.Index(list, `href="`)
	for ; at >= 0 && !strings.Contains(list[at:at+strings.Index(list[at+6:], `"`)+6], "staf-ali"); at = nextWay(list, at) {
	}
	if at < 0 {
		t.Fatal("no way to the document")
	}
	way, _, _ := strings.Cut(list[at+6:], `"`)
	_, page, _ := get(t, web.URL+strings.ReplaceAll(way, "&amp;", "&"))
	if !strings.Contains(page, "Tercatatnya") || strings.Contains(page, "kegemaran") || !strings.Contains(page, "ANI") || !strings.Contains(page, `data-tempat="0:`) {
		t.Errorf("%s: %s", way, page)
	}
	if code, _, _ := get(t, web.URL+"/pdf?berkas="+url.QueryEscape("pk.toml#staf-ali")); code != 200 {
		t.Error("no PDF", code)
	}
}

func nextWay(page string, at int) int {
	i := strings.Index(page[at+1:], `href="`)
	if i < 0 {
		return -1
	}
	return at + 1 + i
}

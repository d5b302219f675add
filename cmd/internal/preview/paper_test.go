package preview

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Who has pages of a long sheet is sent those alone that became others, though what is
// changed moves all that is written below it; every page still leads to its text.
func TestPaper(t *testing.T) {
	var text strings.Builder
	text.WriteString("[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = 2018\n")
	for i := range 200 {
		fmt.Fprintf(&text, "[[sasaran]]\nuraian = \"Meningkatnya layanan %d\"\n[[sasaran.indikator]]\nuraian = \"Persentase layanan %d\"\ntarget = \"50%%\"\n", i, i)
	}
	name := write(t, filepath.Join(t.TempDir(), "a.toml"), text.String())
	s, err := New([]string{name}, Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	v := view{document: s.shelf.document("a.toml")}
	first := s.view(v, nil).Papers[0].Pages
	if len(first) < 4 {
		t.Fatal(len(first), "pages")
	}
	has := http.Header{}
	var prints []string
	for i, p := range first {
		if p.Same || p.Drawn == "" {
			t.Errorf("page %d is not drawn", i)
		}
		prints = append(prints, p.Print)
	}
	has.Set(pagesHeader, strings.Join(prints, ","))

	write(t, name, strings.Replace(text.String(), "uraian = \"Persentase layanan 100\"", "# yang ditinjau tahun lalu\nuraian = \"Persentase layanan 900\"", 1))
	s.Saved(name)
	page := s.view(v, pagesOf(has.Get(pagesHeader)))
	drawn := 0
	for i, p := range page.Papers[0].Pages {
		if p.Same != (p.Drawn == "") || p.Same != (p.Print == first[i].Print) {
			t.Errorf("page %d: the same %t, %d bytes", i, p.Same, len(p.Drawn))
		}
		if !p.Same {
			drawn++
		}
	}
	if drawn != 1 {
		t.Errorf("%d of %d pages are drawn", drawn, len(page.Papers[0].Pages))
	}

	// The last page is as it was, and what it says is written further down.
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	last := len(first) - 1
	part := regexp.MustCompile(`data-tempat="0:(\d+):(\d+)"`).FindStringSubmatch(string(first[last].Drawn))
	if part == nil {
		t.Fatal("no place on the last page")
	}
	place := func(text string, from int) string {
		begin, _ := strconv.Atoi(part[1])
		end, _ := strconv.Atoi(part[2])
		return text[from+begin : from+end]
	}
	was, now := place(text.String(), first[last].From), place(string(data), page.Papers[0].Pages[last].From)
	if was == "" || was != now || first[last].From == page.Papers[0].Pages[last].From {
		t.Errorf("what was written as %q leads to %q", was, now)
	}
}

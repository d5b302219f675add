package press_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"iku/cmd/internal/press"
	"iku/content"
)

// Where things stand in documents of every kind: in the table or on cards, a row over
// several pages, in the annex of a decree, in the appendix. Means and sums under a table
// are of no indikator.
func TestWhere(t *testing.T) {
	for _, tt := range []struct{ file, want string }{
		{"merbau/iku.toml", "3 pages, table [1 2 3], appendix [], 1.1 [1], 1.2 [2], 2.1 [2], 2.2 [3]"},
		{"merbau/keputusan.toml", "5 pages, table [3 4 5], appendix [], 1.1 [3], 1.2 [4], 2.1 [4], 2.2 [5]"},
		{"merbau/perjanjian-kinerja.toml", "2 pages, table [2], appendix [], 1.1 [2], 1.2 [2], 2.1 [2], 2.2 [2]"},
		{"merbau/rencana-aksi.toml", "2 pages, table [1 2], appendix [], 1.1 [1], 1.2 [1], 2.1 [2], 2.2 [2]"},
		{"merbau/pengukuran-kinerja.toml", "1 pages, table [1], appendix [], 1.1 [1], 1.2 [1], 2.1 [1], 2.2 [1]"},
		{"merbau/profil-indikator.toml", "3 pages, table [1 2 3], appendix [], 1.1 [1], 1.2 [2], 2.1 [2], 2.2 [3]"},
		{"merbau/pk-2027.toml#sekretaris-rahmat-hidayat", "2 pages, table [2], appendix [], 1.1 [2], 2.1 [2]"},
		{"diskopukm-revisi.toml", "3 pages, table [1], appendix [2 3], 1.1 [1], 2.1 [1], 2.2 [1], 3.1 [1], 3.2 [1]"},
	} {
		p := press.New(content.Disk{})
		f := read(t, filepath.Join("../../../examples", tt.file))
		proof := proof(t, p, f)
		w := proof.Where()
		got := fmt.Sprintf("%d pages, table %v, appendix %v", w.Pages, w.Table, w.Appendix)
		for _, i := range w.Indikator {
			got += fmt.Sprintf(", %s %v", i.Number, i.Pages)
		}
		if got != tt.want {
			t.Errorf("%s:\n%s, not\n%s", tt.file, got, tt.want)
		}
		if _, err := exec.LookPath("pdftotext"); err != nil {
			continue // poppler, the judge
		}
		data, err := p.Print(proof, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range w.Indikator {
			first := strings.Fields(i.Uraian.Value)[0]
			for _, n := range i.Pages[:1] {
				c := exec.Command("pdftotext", "-f", strconv.Itoa(n), "-l", strconv.Itoa(n), "-", "-")
				c.Stdin = strings.NewReader(string(data))
				text, err := c.Output()
				if err != nil || !slices.Contains(strings.Fields(string(text)), first) {
					t.Errorf("%s: page %d has no %q (%v)", tt.file, n, first, err)
				}
			}
		}
	}
}

package layout

import (
	"fmt"
	"os"
	"strconv"
	"testing"

	"iku/content"
	"iku/content/finding"
	"iku/examples/synthetic"
	"iku/layout/page"
)

// violations returns everything that is wrong with a sheet as it is laid out.
func violations(doc *content.Document, s *page.Sheet, draft bool) []string {
	out := malformed(s)
	out = append(out, misplaced(doc, s)...)
	out = append(out, tornApart(doc, s)...)
	return append(out, misprinted(doc, s, draft)...)
}

const shownViolations = 6

func check(t *testing.T, what string, doc *content.Document, opts Options) (fits bool) {
	t.Helper()
	s, list := Lay(doc, family(t, doc), opts)
	if list.Count(finding.Galat) > 0 {
		return false
	}
	report(t, what, violations(doc, s, opts.Draft))
	return true
}

// report fails the test with the first few of what was found.
func report(t *testing.T, what string, found []string) {
	t.Helper()
	for i, v := range found {
		if i == shownViolations {
			t.Errorf("%s: and %d more", what, len(found)-i)
			return
		}
		t.Errorf("%s: %s", what, v)
	}
}

// TestProperties lays out documents of every form. IKU_SEEDS, where it is set,
// says how many.
func TestProperties(t *testing.T) {
	seeds := 80
	if n, err := strconv.Atoi(os.Getenv("IKU_SEEDS")); err == nil {
		seeds = n
	}
	for _, o := range []synthetic.Options{{}, {Indikator: 3}, {Extreme: true}} {
		over := 0
		for seed := range uint64(seeds) {
			what := fmt.Sprintf("seed %d %+v", seed, o)
			doc := read(t, what, synthetic.Sheet(seed, o))
			if !check(t, what, doc, Options{Draft: seed%7 == 0}) {
				over++
				if !o.Extreme && !doc.Halaman.SatuHalaman {
					t.Errorf("%s does not fit", what)
				}
			}
		}
		t.Logf("%+v: %d of %d do not fit their paper", o, over, seeds)
	}
}

func FuzzLay(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(seed, uint16(seed*5), seed%2 == 0)
	}
	for _, found := range [][2]uint16{{14, 27}, {308, 76}, {75, 104}} { // once a figure, a year, a number without room
		f.Add(uint64(found[0]), found[1], true)
	}
	f.Fuzz(func(t *testing.T, seed uint64, indikator uint16, extreme bool) {
		o := synthetic.Options{Indikator: int(indikator % 200), Extreme: extreme}
		check(t, fmt.Sprintf("seed %d %+v", seed, o), read(t, "fuzz.toml", synthetic.Sheet(seed, o)), Options{Draft: seed%3 == 0})
	})
}

package layout

import (
	"fmt"
	"sort"
	"strings"

	"iku/content/finding"
)

// tightness is how tightly a sheet is set.
type tightness struct {
	size    Length // of the type
	leading Length // in thousandths of the size
}

const (
	fullLeading  = 1200
	leastLeading = 1060
	leadingStep  = 20
	sizeStep     = 250 // a quarter of a point
	mostSmaller  = 1000
)

// tightenings lists the ways to set a sheet more tightly, the gentlest first: first
// less leading, then smaller type.
func tightenings(full tightness) []tightness {
	var out []tightness
	for l := full.leading - leadingStep; l >= leastLeading; l -= leadingStep {
		out = append(out, tightness{full.size, l})
	}
	for less := Length(sizeStep); less <= mostSmaller; less += sizeStep {
		out = append(out, tightness{full.size - less, leastLeading})
	}
	return out
}

// onOnePage sets the sheet as tightly as it takes to have it on one page, its
// signature included, and says so. Where nothing does, it reports how much is
// over and returns the sheet as it was.
func (c *composer) onOnePage(full tightness) *composer {
	if c.pages() <= 1 {
		return c
	}
	var fitting, last *composer
	ways := tightenings(full)
	fits := func(i int) bool {
		set := newComposer(c.doc, c.sheet.Family, c.opts, ways[i])
		set.parts(c.doc.Dokumen.Jenis.Lembar)
		if set.pages() > 1 {
			last = set
			return false
		}
		fitting = set
		return true
	}
	// Less leading makes every line lower and breaks none anew, so what fits still
	// fits with less. Smaller type may break lines elsewhere, and be higher.
	leadings := 0
	for leadings < len(ways) && ways[leadings].size == full.size {
		leadings++
	}
	n := sort.Search(leadings, fits)
	for n >= leadings && n < len(ways) && !fits(n) {
		n++
	}
	if n < len(ways) {
		fitting.sheet.Notice = fmt.Sprintf("satu halaman: jarak baris %s, huruf %s pt (semula %s dan %s pt)",
			decimal(ways[n].leading), decimal(ways[n].size), decimal(full.leading), decimal(full.size))
		return fitting
	}
	h := c.doc.Halaman
	var p pageHeight
	var all Length
	for j := range last.units {
		all = p.add(last.units, j)
	}
	f := c.findings.Add(finding.TakMuat, h.SatuHalamanSpan.Or(h.Span.Or(c.doc.Span)),
		"lembar tidak muat di satu halaman: dengan jarak baris %s dan huruf %s pt masih lebih %s cm",
		decimal(leastLeading), decimal(full.size-mostSmaller), centimetres(atLeastMillimetre(all-c.height)))
	f.Hint = "persingkat isi, kecilkan margin, atau hapus satu_halaman"
	return c
}

// pages returns how many pages the units take.
func (c *composer) pages() int {
	ends, _ := paginate(c.units, c.height)
	return len(ends)
}

// decimal writes thousandths the Indonesian way: 1180 is 1,18.
func decimal(n Length) string {
	s := fmt.Sprintf("%d,%03d", n/1000, n%1000)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ",")
}

package check

import (
	"strconv"
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// periode compares every year with the planning period: the year before it may
// be a starting point, none may lie after it, and a series has no holes.
func periode(doc *content.Document, to *report) {
	p := doc.Dokumen.Periode
	if p.From == 0 {
		return
	}
	c := calendar{p, to}
	for ind := range doc.EachIndikator() {
		c.series("target_tahunan", ind.TargetTahunan)
		for i := range ind.Rincian {
			c.series("target_tahunan", ind.Rincian[i].TargetTahunan)
		}
		c.year(ind.KondisiAwal.Tahun, ind.KondisiAwal.TahunSpan)
		c.year(ind.KondisiAkhir.Tahun, ind.KondisiAkhir.TahunSpan)
		for i := range ind.Hitungan {
			switch s := &ind.Hitungan[i]; {
			case s.Data != nil:
				c.year(s.Data.Tahun, s.Data.TahunSpan)
			case s.Tahunan != nil:
				c.series("deret ini", s.Tahunan.Nilai)
			}
		}
	}
}

type calendar struct {
	periode content.Periode
	to      *report
}

func (c calendar) String() string {
	if c.periode.From == c.periode.To {
		return strconv.Itoa(c.periode.From)
	}
	return strconv.Itoa(c.periode.From) + "–" + strconv.Itoa(c.periode.To)
}

// year reports a year that lies outside; 0 is none.
func (c calendar) year(y int, span source.Span) {
	var f *finding.Finding
	switch {
	case y == 0:
		return
	case y > c.periode.To:
		f = c.to.add(finding.Periode, span, "tahun %d sesudah periode %s", y, c)
	case y < c.periode.From-1:
		f = c.to.add(finding.Periode, span, "tahun %d lebih dari setahun sebelum periode %s", y, c)
	default:
		return
	}
	f.Hint = "perbaiki tahun ini, atau periode dokumen"
	f.Related = c.here()
}

func (c calendar) here() []finding.Related {
	return []finding.Related{related(c.periode.Span, "periode dokumen")}
}

// series reports each year of a series that lies outside, and the years of the
// period between its first and its last that it does not have.
func (c calendar) series(name string, values []content.NilaiTahun) {
	if len(values) == 0 {
		return
	}
	for _, v := range values {
		c.year(v.Tahun, v.KeySpan)
	}
	var missing []string
	for i := 1; i < len(values); i++ {
		for y := max(values[i-1].Tahun+1, c.periode.From); y < values[i].Tahun && y <= c.periode.To; y++ {
			missing = append(missing, strconv.Itoa(y))
		}
	}
	if len(missing) == 0 {
		return
	}
	f := c.to.add(finding.Periode, values[0].KeySpan, "%s melompati tahun %s, padahal periodenya %s", name, list(missing), c)
	f.Hint = "isi nilai tahun " + strings.Join(missing, ", ") + ", atau hapus tahun yang tidak perlu"
	f.Related = c.here()
}

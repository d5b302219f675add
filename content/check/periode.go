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
	c := calendar{periode: p, last: p.To, to: to}
	if everyPast(doc) {
		c.last++
	}
	if y := doc.Dokumen.Tahun; y != 0 && (y < p.From || y > p.To) {
		f := to.add(finding.Periode, own(doc, doc.Dokumen.TahunSpan), "tahun %d di luar periode %s", y, p)
		f.Hint = "perbaiki tahun atau periodenya"
		f.Related = []finding.Related{related(p.Span, "periode")}
	}
	begins, ends := ends(doc)
	for ind := range doc.EachIndikator() {
		for u := range ind.Each() {
			c.targets(u.TargetTahunan, begins, ends)
			c.year(u.KondisiAwal.Tahun, u.KondisiAwal.TahunSpan)
			c.year(u.KondisiAkhir.Tahun, u.KondisiAkhir.TahunSpan)
		}
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
	last    int // the last year that is right: the period's, or the one after it
	to      *report
}

// eachTargets calls visit with the yearly targets of every indikator, and of every
// part of one, that has any.
func eachTargets(doc *content.Document, visit func([]content.NilaiTahun)) {
	for ind := range doc.EachIndikator() {
		for u := range ind.Each() {
			if len(u.TargetTahunan) > 0 {
				visit(u.TargetTahunan)
			}
		}
	}
}

// everyPast tells whether all yearly targets go one year past the period, as those
// of a plan do that ends with the year after it. One alone must run from the
// period's beginning.
func everyPast(doc *content.Document) bool {
	p := doc.Dokumen.Periode
	n, past, whole := 0, 0, false
	eachTargets(doc, func(list []content.NilaiTahun) {
		n++
		if list[len(list)-1].Tahun == p.To+1 {
			past++
		}
		whole = list[0].Tahun <= p.From && len(list) > p.To-p.From+1
	})
	return n > 0 && past == n && (n > 1 || whole)
}

// ends returns a place where the first and the last year of the period have a
// target; zero where none has, or the period is one year.
func ends(doc *content.Document) (begins, ends source.Span) {
	p := doc.Dokumen.Periode
	if p.From == p.To {
		return
	}
	eachTargets(doc, func(list []content.NilaiTahun) {
		for _, v := range list {
			if v.Tahun == p.From && begins.IsZero() {
				begins = v.KeySpan
			}
			if v.Tahun == p.To && ends.IsZero() {
				ends = v.KeySpan
			}
		}
	})
	return begins, ends
}

// targets reports what series does, and the first or last year of the period left
// out where others have it. A single target is one of a single year.
func (c calendar) targets(list []content.NilaiTahun, begins, ends source.Span) {
	c.series("target_tahunan", list)
	if len(list) < 2 {
		return
	}
	missing := func(year int, others source.Span) {
		f := c.to.add(finding.Periode, list[0].KeySpan, "target_tahunan tidak memuat tahun %d, padahal indikator lain memuatnya", year)
		f.Hint = "isi target tahun " + strconv.Itoa(year) + "; tulis \"-\" bila memang belum ada"
		f.Related = append(c.here(), related(others, "tahun %d di sini", year))
	}
	if !begins.IsZero() && list[0].Tahun > c.periode.From {
		missing(c.periode.From, begins)
	}
	if !ends.IsZero() && list[len(list)-1].Tahun < c.periode.To {
		missing(c.periode.To, ends)
	}
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
	case y > c.last:
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

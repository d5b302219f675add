package check

import (
	"strconv"
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/content/pola"
)

// firstNewYear is the first year of the codes of Permendagri 83/2022.
const firstNewYear = 2023

// nomorLama reports a number that begins with a code of the list before
// Permendagri 83/2022, on a document of a year in which the new one holds.
func nomorLama(doc *content.Document, to *report) {
	d := &doc.Dokumen
	old(d.Nomor, d.Tanggal.Year, d.Periode.From, to)
	if l := doc.Lampiran; l != nil {
		old(l.Nomor, l.Tanggal.Year, 0, to)
	}
}

var (
	arsip = pola.Regexp(`^(\d{3})((?:\.\d+)*)\s*/(.*)$`)
	tahun = pola.Regexp(`\b(19|20)\d\d\b`)
	urut  = pola.Regexp(`\d|\.{2,}|…|_{2,}|^\s*/`)
)

// old reports a number whose code is an old one. Its year is that of the date,
// else one that it names itself, else the period's first.
func old(t content.Text, dated, period int, to *report) {
	m := arsip().FindStringSubmatch(t.Value)
	if m == nil {
		return
	}
	code, rest := m[1]+m[2], m[3]
	if strings.HasSuffix(m[1], "00") && m[2] != "" || !urut().MatchString(tahun().ReplaceAllString(rest, "")) {
		return // a new code, or no code but the number in its year: 123/KEP/2024
	}
	year := dated
	if named := tahun().FindAllString(rest, -1); year == 0 && named != nil {
		year, _ = strconv.Atoi(named[len(named)-1])
	} else if year == 0 {
		year = period
	}
	if year < firstNewYear {
		return
	}
	f := to.add(finding.NomorLama, t.Between(0, len(code)), "nomor diawali kode %s dari daftar lama, padahal dokumen ini dari tahun %d", code, year)
	f.Hint = "sejak 2023 kodenya menurut Permendagri 83/2022, misalnya 000.8; cocokkan dengan unit kearsipan"
}

package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"iku/content"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/source"
)

// saying is the first value that a document gives a label in a year.
type saying struct {
	figure figure
	text   string // with its magnitude, where it has one
	unit   string
	span   source.Span
}

// generic labels say nothing by themselves: they mean something only within one
// indikator.
var generic = map[string]bool{
	"": false, "target": true, "target pertahun": true, "target per tahun": true, "target tahunan": true, "realisasi": true,
	"capaian": true, "jumlah": true, "total": true, "hasil": true, "nilai": true, "rencana": true, "selisih": true,
	"rata-rata": true, "persentase": true, "pembilang": true, "penyebut": true, "jumlah seluruhnya": true, "jumlah total": true,
	"baseline": true, "kondisi awal": true, "kondisi akhir": true, "yang lalu": true, "tahun lalu": true, "tahun ini": true,
}

// nilaiBerlainan compares the values of one label in one year. Steps that are
// not printed take no part.
func nilaiBerlainan(doc *content.Document, to *report) {
	type key struct {
		name     string
		year, of int // of: the indikator that a generic label is of
	}
	first := map[key]saying{}
	n := 0
	for ind := range doc.EachIndikator() {
		n++
		compare := func(label content.Text, year int, v content.Nilai, unit content.Text, r *content.Rumus) {
			name := folded(label.Value)
			is := v.Besaran(unit)
			if name == "" || !is.Compares() || is.High != nil || is.Kind == besaran.Ratio {
				return
			}
			f, words := figureOf(is), is.Unit
			if r != nil {
				if computed, ok := result(r); ok {
					f = compare(computed, is).says
				}
			}
			if is.Kind == besaran.Time {
				f.kind, words = besaran.Plain, folded(unit.Value+" "+v.Rest)
			}
			at := key{name: name, year: year}
			if generic[name] {
				at.of = n
			}
			text := v.Value
			if is.Zeros > 0 && !is.Own {
				text += " " + unit.Value
			}
			now := saying{f, text, words, v.Span}
			before, known := first[at]
			if !known {
				first[at] = now
				return
			}
			if before.figure.kind.Fraction() != f.kind.Fraction() || before.unit != now.unit && before.unit != "" && now.unit != "" || agree(before.figure, f) {
				return
			}
			of := ""
			if year != 0 {
				of = " tahun " + strconv.Itoa(year)
			}
			found := to.add(finding.NilaiBerlainan, v.Span, "%s%s di sini %s, sebelumnya %s (selisih %s)",
				cut(spaced(label.Value)), of, text, before.text, unsignedGap(f, before.figure))
			found.Hint = "samakan keduanya, atau bedakan namanya"
			found.Related = []finding.Related{related(before.span, "%s%s: %s", cut(spaced(label.Value)), of, before.text)}
		}
		for i := range ind.Hitungan {
			s := &ind.Hitungan[i]
			switch {
			case !s.Cetak:
			case s.Data != nil && s.Data.Nilai.Number != nil:
				compare(s.Data.Label, s.Data.Tahun, s.Data.Nilai, s.Data.Satuan, nil)
			case s.Tahunan != nil && s.Tahunan.Judul.Value != "":
				for _, v := range s.Tahunan.Nilai {
					if v.Number != nil {
						compare(s.Tahunan.Judul, v.Tahun, v.Nilai, s.Tahunan.Satuan, nil)
					}
				}
			case s.Rumus != nil:
				for r := range s.Rumus.Each() {
					if !r.Hasil.IsZero() {
						compare(r.Uraian, r.Tahun, r.Hasil, r.Satuan, r)
					}
				}
			}
		}
	}
}

// folded returns a label without regard to its case and spacing.
func folded(s string) string {
	return strings.ToLower(strings.TrimRight(spaced(s), " :"))
}

// spaced returns a text with single blanks between its words.
func spaced(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' || c == ' ' && (i == 0 || i+1 == len(s) || s[i+1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s // as nearly all are
}

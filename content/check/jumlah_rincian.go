package check

import (
	"fmt"
	"math/big"
	"sort"
	"strconv"

	"iku/content"
	"iku/content/angka"
	"iku/content/finding"
)

// jumlahRincian adds up the parts of a series in each of its years.
func jumlahRincian(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		for i := range ind.Hitungan {
			if t := ind.Hitungan[i].Tahunan; t != nil && len(t.Rincian) > 0 {
				series(t, to)
			}
		}
	}
}

// shortfall is a year in which the parts do not give the value.
type shortfall struct {
	value  *content.NilaiTahun
	parts  figure
	states figure
	gap    string
}

func series(t *content.Tahunan, to *report) {
	var wrong []shortfall
	for i := range t.Nilai {
		v := &t.Nilai[i]
		if v.Number == nil {
			continue
		}
		parts := inYear(t.Rincian, v.Tahun)
		if parts.is(v.Number.Rat) && parts.oneKind {
			continue
		}
		states := stated(v.Number)
		if parts.count == 0 {
			parts.kind, parts.oneKind = states.kind, true
		}
		total := parts.total()
		if !parts.oneKind || total.kind != states.kind || agree(total, states) {
			continue
		}
		total = total.against(states)
		wrong = append(wrong, shortfall{v, total, states, signedGap(total, states)})
	}
	remarks := runs(wrong)
	for i, w := range wrong {
		f := to.add(finding.JumlahRincian, w.value.Span, "rincian tahun %d berjumlah %s, dinyatakan %s (%s)%s",
			w.value.Tahun, w.parts, w.states, w.gap, remarks[i])
		f.Hint = closing(t, w)
		f.Related = make([]finding.Related, 0, min(len(t.Rincian), maxRelated))
		for j := range t.Rincian[:min(len(t.Rincian), maxParts)] {
			if p := valueIn(t.Rincian[j].Nilai, w.value.Tahun); p != nil && len(f.Related) < maxRelated {
				f.Related = append(f.Related, finding.Related{Span: p.Span, Message: cut(t.Rincian[j].Uraian.Value) + ": " + p.Value})
			}
		}
	}
	beyond(t, to)
}

// inYear adds up what all parts have in a year.
func inYear(parts []content.RincianTahunan, tahun int) adder {
	var a adder
	for i := range parts {
		if v := valueIn(parts[i].Nilai, tahun); v != nil {
			a.add(v.Number)
		}
	}
	return a
}

// beyond reports, at the series, years that only its parts have.
func beyond(t *content.Tahunan, to *report) {
	var told map[int]bool
	for i := range t.Rincian {
		for _, v := range t.Rincian[i].Nilai {
			if valueIn(t.Nilai, v.Tahun) != nil || told[v.Tahun] {
				continue
			}
			if told == nil {
				told = map[int]bool{}
			}
			told[v.Tahun] = true
			all := inYear(t.Rincian, v.Tahun)
			total := all.total()
			if total.rat.Sign() == 0 {
				continue
			}
			f := to.add(finding.JumlahRincian, t.Span, "rincian tahun %d berjumlah %s, tetapi deretnya tidak punya tahun itu", v.Tahun, total)
			f.Hint = "tambahkan " + year(v.Tahun) + " ke nilai, atau hapus dari rincian"
			f.Related = []finding.Related{related(v.Span, "rincian tahun %d", v.Tahun)}
		}
	}
}

// maxParts is among how many parts a finding looks for the one to name.
const maxParts = 100

// runs returns, for each year, the remark that its gap is that of the years
// beside it.
func runs(wrong []shortfall) []string {
	remarks := make([]string, len(wrong))
	for from := 0; from < len(wrong); {
		to := from + 1
		for to < len(wrong) && wrong[to].gap == wrong[from].gap && wrong[to].value.Tahun == wrong[to-1].value.Tahun+1 {
			to++
		}
		if n := to - from; n > 1 {
			remark := fmt.Sprintf(", sama di %s tahun berturut-turut %d–%d", count(n), wrong[from].value.Tahun, wrong[to-1].value.Tahun)
			for i := from; i < to; i++ {
				remarks[i] = remark
			}
		}
		from = to
	}
	return remarks
}

// closing returns what would settle the year: a part is named only where the
// value that closes the gap is one it has in another year.
func closing(t *content.Tahunan, w shortfall) string {
	missing := new(big.Rat).Sub(w.states.rat, w.parts.rat)
	var fits []string
	for i := range t.Rincian[:min(len(t.Rincian), maxParts)] {
		part := &t.Rincian[i]
		var now *angka.Number
		shown := "0"
		if v := valueIn(part.Nilai, w.value.Tahun); v != nil {
			now, shown = v.Number, v.Value
		}
		for j := range part.Nilai {
			v := &part.Nilai[j]
			if v.Number != nil && v.Tahun != w.value.Tahun && apart(v.Number, now, missing) {
				fits = append(fits, fmt.Sprintf("%s %s seperti tahun %d, bukan %s", cut(part.Uraian.Value), v.Value, v.Tahun, shown))
				break
			}
		}
	}
	if len(fits) == 1 {
		return "cocok kalau " + fits[0] + "; atau perbaiki nilai " + year(w.value.Tahun)
	}
	return "perbaiki nilai " + year(w.value.Tahun) + " atau rinciannya"
}

// apart tells whether a lies above b, nothing where that is nil, by just that
// much.
func apart(a, b *angka.Number, by *big.Rat) bool {
	if b == nil {
		return angka.Equal(a.Rat, by)
	}
	if x, ok := wholeOf(a); ok {
		if y, ok := wholeOf(b); ok {
			return by.IsInt() && by.Num().IsInt64() && by.Num().Int64() == x-y
		}
	}
	return angka.Equal(new(big.Rat).Sub(a.Rat, b.Rat), by)
}

// valueIn returns the value of a year, nil where there is none.
func valueIn(values []content.NilaiTahun, tahun int) *content.NilaiTahun {
	i := sort.Search(len(values), func(i int) bool { return values[i].Tahun >= tahun })
	if i == len(values) || values[i].Tahun != tahun {
		return nil
	}
	return &values[i]
}

func year(y int) string { return strconv.Itoa(y) }

var counts = []string{2: "dua", 3: "tiga", 4: "empat", 5: "lima", 6: "enam", 7: "tujuh", 8: "delapan", 9: "sembilan", 10: "sepuluh"}

// count writes a small number as a word.
func count(n int) string {
	if n < len(counts) && counts[n] != "" {
		return counts[n]
	}
	return strconv.Itoa(n)
}

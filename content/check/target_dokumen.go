package check

import (
	"strconv"

	"iku/content"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/schema"
)

// targetOrder says by which documents the targets of a kind are to be found in others:
// those that stand before it.
var targetOrder = []string{"", schema.JenisPerjanjian, schema.JenisRencana, schema.JenisPengukuran}

// targetPairs returns which documents state the targets of one agency and year: each
// is compared with the latest of every kind before its own.
func targetPairs(gists []Gist) (pairs []Pair) {
	latest := map[string]map[string][]int{} // by agency and kind, in order
	order := inOrder(gists)
	for _, i := range order {
		g := &gists[i]
		if g.Agency == "" {
			continue
		}
		if latest[g.Agency] == nil {
			latest[g.Agency] = map[string][]int{}
		}
		latest[g.Agency][g.Kind] = append(latest[g.Agency][g.Kind], i)
	}
	for _, i := range order {
		g := &gists[i]
		if g.Kind == "" || g.Year == 0 {
			continue
		}
		for _, kind := range targetOrder {
			if kind == g.Kind {
				break
			}
			same := latest[g.Agency][kind]
			for k := len(same) - 1; k >= 0; k-- {
				if o := &gists[same[k]]; o.Year == g.Year || kind == "" && o.From <= g.Year && g.Year <= o.To {
					pairs = append(pairs, Pair{finding.TargetBedaDokumen, same[k], i})
					if kind == schema.JenisPerjanjian && g.Kind == schema.JenisRencana {
						pairs = append(pairs, Pair{finding.AnggaranBeda, same[k], i})
					}
					break
				}
			}
		}
	}
	return pairs
}

// mostTargets bounds what two documents are told to differ in.
const mostTargets = 50

// targetBedaDokumen reports each indikator whose target is another one in another
// document, of the year, or the quarter, that either is about.
func targetBedaDokumen(other, doc *content.Document, to *report) {
	year, quarter := max(doc.Dokumen.Tahun, other.Dokumen.Tahun), max(doc.Pengukuran.Triwulan, other.Pengukuran.Triwulan)
	there := map[string]*content.Indikator{}
	for ind := range other.EachIndikator() {
		if name := wording(ind.Uraian.Value); name != "" && there[name] == nil {
			there[name] = ind
		}
	}
	for ind := range doc.EachIndikator() {
		o := there[wording(ind.Uraian.Value)]
		if o == nil {
			continue
		}
		a, b := targetIn(doc, ind, year, quarter), targetIn(other, o, year, quarter)
		if a.IsZero() || b.IsZero() || a.Span == b.Span || sameTarget(a, b, ind, o) {
			continue
		}
		when := strconv.Itoa(year)
		if quarter > 0 {
			when += " triwulan " + strconv.Itoa(quarter)
		}
		f := to.add(finding.TargetBedaDokumen, own(doc, a.Span), "target %s %q di sini %s, di %s %s", when, cut(ind.Uraian.Value), a.Value, other.File.Name, b.Value)
		f.Hint = "samakan targetnya; kalau memang diubah, terima dengan abaikan beserta alasannya"
		f.Related = both(other, doc, b.Span, a.Span, "di sini "+b.Value)
	}
}

// targetIn returns the target that a document states for a year or a quarter.
func targetIn(d *content.Document, i *content.Indikator, year, quarter int) content.Nilai {
	if quarter > 0 {
		if t := d.TriwulanOf(i); t != nil && quarter <= len(t.Nilai) {
			return t.Nilai[quarter-1]
		}
		return content.Nilai{}
	}
	for _, n := range i.TargetTahunan {
		if n.Tahun == year {
			return n.Nilai
		}
	}
	return i.Target
}

func sameTarget(a, b content.Nilai, i, o *content.Indikator) bool {
	x, y := a.Besaran(i.Satuan), b.Besaran(o.Satuan)
	if x.Rat == nil || y.Rat == nil {
		return folded(a.Value) == folded(b.Value)
	}
	if x.Kind != y.Kind && (x.Kind == besaran.Plain || y.Kind == besaran.Plain) { // one of them leaves its sign to the other's unit
		p, _ := x.Bare()
		q, _ := y.Bare()
		return p.Cmp(q) == 0
	}
	return x.Kind == y.Kind && x.Rat.Cmp(y.Rat) == 0 && (x.High == nil) == (y.High == nil) && (x.High == nil || x.High.Cmp(y.High) == 0)
}

package check

import (
	"math/big"
	"strings"

	"iku/content"
	"iku/content/besaran"
	"iku/content/finding"
)

// deretJanggal reports a yearly target that is unlike the others: of another kind
// or unit than nearly all of them, or of another size than both its neighbours.
func deretJanggal(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		for years, satuan := range targetsOf(ind) {
			s := targets(years, satuan)
			s.odd(func(i int, is string) {
				n := &years[i]
				f := to.add(finding.DeretJanggal, n.Span, "target tahun %d %s", n.Tahun, is)
				f.Hint = "samakan dengan tahun lain, atau terima dengan abaikan beserta alasannya"
				if j := s.neighbour(i); j >= 0 {
					f.Related = []finding.Related{related(years[j].Span, "target %d: %s", years[j].Tahun, cut(years[j].Value))}
				}
			})
		}
	}
}

// polaritas reports targets that move against the polaritas, from the first to
// the last year that can be compared.
func polaritas(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		var better int
		switch ind.Polaritas.Value {
		case "positif":
			better = 1
		case "negatif":
			better = -1
		default:
			continue
		}
		for years, satuan := range targetsOf(ind) {
			s := targets(years, satuan)
			s.odd(func(i int, _ string) { s.set[i].sound = false })
			first, last := s.ends()
			if first == last {
				continue
			}
			a, b := &s.set[first], &s.set[last]
			if b.amount().Cmp(a.amount()) != -better {
				continue
			}
			moves := "naik"
			if better > 0 {
				moves = "turun"
			}
			f := to.add(finding.PolaritasBeda, ind.Polaritas.Span, "polaritas %s, tetapi target %s dari %s (%d) ke %s (%d)",
				ind.Polaritas.Value, moves, cut(years[first].Value), years[first].Tahun, cut(years[last].Value), years[last].Tahun)
			f.Hint = "perbaiki polaritas atau targetnya"
			f.Related = []finding.Related{related(years[first].Span, "target %d", years[first].Tahun), related(years[last].Span, "target %d", years[last].Tahun)}
			break
		}
	}
}

// targetsOf returns the yearly targets of an indikator and of each of its parts,
// with their unit.
func targetsOf(ind *content.Indikator) func(yield func([]content.NilaiTahun, content.Text) bool) {
	return func(yield func([]content.NilaiTahun, content.Text) bool) {
		if len(ind.TargetTahunan) > 1 && !yield(ind.TargetTahunan, ind.Satuan) {
			return
		}
		for i := range ind.Rincian {
			r := &ind.Rincian[i]
			satuan := r.Satuan
			if satuan.IsZero() {
				satuan = ind.Satuan
			}
			if len(r.TargetTahunan) > 1 && !yield(r.TargetTahunan, satuan) {
				return
			}
		}
	}
}

// yearlyTargets is a series of targets as their kinds show it.
type yearlyTargets struct {
	set    []yearlyTarget
	satuan string
}

type yearlyTarget struct {
	besaran.Value
	class string // what makes it one of the others: its kind and unit
	says  string // the class, as a message names it
	sound bool   // a figure that can be compared; nothing else is wrong with it
	empty bool   // "-", "N/A": no target that year
}

// The classes that are no unit.
const (
	classWords = "kata"
	classGrade = "predikat"
	classOther = "predikat lain"
)

func targets(years []content.NilaiTahun, satuan content.Text) yearlyTargets {
	s := yearlyTargets{make([]yearlyTarget, len(years)), folded(satuan.Value)}
	for i := range years {
		n := &years[i].Nilai
		t := &s.set[i]
		t.Value = n.Besaran(satuan)
		t.empty = isEmpty(n.Value) || slip(*n, satuan)
		t.sound = t.Compares() && t.Kind != besaran.Predicate && !t.empty
		switch {
		case t.empty:
		case t.Grade != "" && !besaran.KnownGrade(t.Grade):
			t.class, t.says = classOther, "predikat yang tidak dikenal"
		case t.Grade != "":
			t.class, t.says = classGrade, "predikat"
		case t.Kind == besaran.Words:
			t.class, t.says = classWords, "kata-kata"
			if strings.ContainsAny(n.Value, "0123456789") {
				t.class, t.says = "", "" // "Level 3", "12 Januari": whatever it is
			}
		case t.Kind == besaran.Plain:
			t.class, t.says = s.unit(t)
		case t.Kind.Fraction():
			t.class, t.says = "%", "persentase"
		case t.Kind == besaran.Ratio:
			t.class, t.says = ":", "perbandingan"
		case t.Kind == besaran.Time:
			t.class, t.says = "waktu", "lama waktu"
			if t.Months() {
				t.class = "bulan"
			}
		}
	}
	return s
}

// unit returns the class of a number: by the words behind it, where they are not
// those of the satuan or a remark in brackets.
func (s yearlyTargets) unit(t *yearlyTarget) (class, says string) {
	unit := t.Unit
	if i := strings.IndexByte(unit, '('); i >= 0 {
		unit = strings.TrimSpace(unit[:i])
	}
	word, _, _ := strings.Cut(unit, " ")
	if unit == "" || unit == s.satuan || word == s.satuan || strings.HasPrefix(word, "per") && word != "persil" {
		return "bilangan", "bilangan"
	}
	return "bilangan " + word, "dalam " + word
}

// slip tells of what angka-janggal reports.
func slip(n content.Nilai, satuan content.Text) bool {
	var found report
	found.most = 1
	if !thousands(n, &found) {
		misspelt(n, satuan, &found)
	}
	return len(found.list) > 0
}

// isEmpty tells of a value that says that there is none.
func isEmpty(s string) bool {
	switch strings.ToLower(strings.Trim(s, " .\u00a0")) {
	case "", "-", "–", "—", "--", "n/a", "na", "n.a", "nihil", "tbd", "…", "x", "kosong":
		return true
	}
	low := strings.ToLower(s)
	return strings.HasPrefix(low, "belum") || strings.HasPrefix(low, "tidak di") || strings.HasPrefix(low, "tidak ada") || strings.HasPrefix(low, "tidak tersedia")
}

// odd calls found for each value that is unlike the others, with what it is
// beside them.
func (s yearlyTargets) odd(found func(i int, is string)) {
	told := map[int]bool{}
	count := map[string]int{}
	all, most := 0, ""
	for i := range s.set {
		if c := s.set[i].class; c != "" {
			all++
			count[c]++
			if most == "" || count[c] > count[most] {
				most = c
			}
		}
	}
	if others := all - count[most]; others > 0 && 3*others <= all && count[most] >= 2 {
		says := ""
		for i := range s.set {
			if s.set[i].class == most {
				says = s.set[i].says
			}
		}
		begun := false
		for i := range s.set {
			t := &s.set[i]
			begun = begun || t.class == most
			if t.class == "" || t.class == most || t.harmless(most, begun, s.satuan) {
				continue
			}
			told[i] = true
			found(i, t.says+", sedangkan tahun lain "+says)
		}
	}
	s.sizes(told, found)
}

// harmless tells of what may stand among others: words before the first figure, a
// unit that the others leave out, 0 or 100% in another writing.
func (t *yearlyTarget) harmless(most string, begun bool, satuan string) bool {
	switch {
	case t.class == classWords:
		return !begun || most == classGrade
	case most == classWords:
		return t.Kind == besaran.Predicate
	case most == "bilangan" && strings.HasPrefix(t.class, "bilangan "):
		return satuan == ""
	case t.Rat != nil && t.Rat.Sign() == 0:
		return true
	case most == classOther, most == "bilangan" && t.Kind != besaran.Predicate && t.class == classGrade:
		return t.Grade != ""
	}
	return false
}

// sizes finds the values that are five times as large or small as both their
// neighbours, which are of one size.
func (s yearlyTargets) sizes(told map[int]bool, found func(i int, is string)) {
	var at []int
	for i := range s.set {
		if t := &s.set[i]; t.sound && !told[i] && t.class != "" {
			if amount := t.amount(); amount == nil || amount.Sign() <= 0 {
				return // signs that change, and nothing
			}
			at = append(at, i)
		}
	}
	amount := func(k int) *big.Rat { return s.set[at[k]].amount() }
	same := func(k, l int) bool { return s.set[at[k]].class == s.set[at[l]].class }
	for k := 1; k+1 < len(at); k++ {
		before, is, next := amount(k-1), amount(k), amount(k+1)
		if !same(k-1, k) || !same(k, k+1) || !withinFactor(before, next, 2) || near5(is, before) || near5(is, next) {
			continue
		}
		if s.again(at, k) {
			continue
		}
		how := "jauh lebih kecil"
		if is.Cmp(before) > 0 {
			how = "jauh lebih besar"
		}
		told[at[k]] = true
		found(at[k], s.shown(at[k])+", "+how+" daripada "+s.shown(at[k-1])+" dan "+s.shown(at[k+1])+" di sampingnya")
	}
	s.edges(at, told, found)
}

// near5 tells whether two amounts are less than a factor of 5 apart.
func near5(a, b *big.Rat) bool {
	five := big.NewRat(5, 1)
	return new(big.Rat).Mul(a, five).Cmp(b) > 0 && new(big.Rat).Mul(b, five).Cmp(a) > 0
}

// again tells whether another year has a value of that size too: then it is a
// habit, such as a contest every second year.
func (s yearlyTargets) again(at []int, k int) bool {
	for l := range at {
		if l != k && withinFactor(s.set[at[l]].amount(), s.set[at[k]].amount(), 2) {
			return true
		}
	}
	return false
}

// edges finds a first or last value that has lost or won a comma: the others are
// steady. What begins small or ends at 100% is nothing strange.
func (s yearlyTargets) edges(at []int, told map[int]bool, found func(i int, is string)) {
	if len(at) < 4 {
		return
	}
	for _, e := range []struct {
		is, from, to int
		smaller      int64 // by how much a smaller one is strange
	}{{0, 1, len(at), 100}, {len(at) - 1, 0, len(at) - 1, 100}} {
		is := s.set[at[e.is]].amount()
		low, high := s.set[at[e.from]].amount(), s.set[at[e.from]].amount()
		steady := !told[at[e.is]]
		for k := e.from; k < e.to; k++ {
			a := s.set[at[k]].amount()
			if a.Cmp(low) < 0 {
				low = a
			}
			if a.Cmp(high) > 0 {
				high = a
			}
			steady = steady && s.set[at[k]].class == s.set[at[e.is]].class && !told[at[k]]
		}
		if !steady || !withinFactor(low, high, 2) || s.set[at[e.is]].Kind == besaran.Percent && is.Cmp(big.NewRat(1, 1)) == 0 {
			continue
		}
		times := func(n int64, r *big.Rat) *big.Rat { return new(big.Rat).Mul(big.NewRat(n, 1), r) }
		how := ""
		switch {
		case is.Cmp(times(8, high)) >= 0:
			how = "jauh lebih besar"
		case times(e.smaller, is).Cmp(low) <= 0:
			how = "jauh lebih kecil"
		default:
			continue
		}
		told[at[e.is]] = true
		found(at[e.is], s.shown(at[e.is])+", "+how+" daripada tahun lain: "+s.shown(at[e.from])+" sampai "+s.shown(at[e.to-1]))
	}
}

// shown writes an amount for a message.
func (s yearlyTargets) shown(i int) string {
	t := &s.set[i]
	if t.Kind == besaran.Ratio {
		return figure{t.Base, 0, besaran.Plain}.String() + " : " + figure{t.Rat, t.Decimals, besaran.Plain}.String()
	}
	f := figureOf(t.Value)
	if !f.kind.Fraction() {
		f.kind = besaran.Plain
	}
	return f.String()
}

// amount returns what the value amounts to: of a ratio its quotient.
func (t *yearlyTarget) amount() *big.Rat {
	if t.Kind == besaran.Ratio {
		return new(big.Rat).Quo(t.Rat, t.Base)
	}
	return t.Smallest()
}

// ends returns the first and the last value that can be compared; the same where
// there are not two of one kind.
func (s yearlyTargets) ends() (first, last int) {
	first = -1
	for i := range s.set {
		t := &s.set[i]
		if !t.sound || t.Kind == besaran.Ratio || t.class == "" {
			continue
		}
		if first < 0 {
			first = i
			last = i
		} else if t.class == s.set[first].class && t.Bound == s.set[first].Bound {
			last = i
		}
	}
	return max(first, 0), max(last, 0)
}

// neighbour returns a sound value beside the one; -1: none.
func (s yearlyTargets) neighbour(i int) int {
	for d := 1; d < len(s.set); d++ {
		for _, j := range []int{i - d, i + d} {
			if j >= 0 && j < len(s.set) && s.set[j].class != "" {
				return j
			}
		}
	}
	return -1
}

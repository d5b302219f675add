package check

import (
	"math/big"
	"strings"

	"iku/content"
	"iku/content/besaran"
)

// targetsOf returns the yearly targets of an indikator and of each of its parts,
// with their unit.
func targetsOf(ind *content.Indikator) func(yield func([]content.NilaiTahun, content.Text) bool) {
	return func(yield func([]content.NilaiTahun, content.Text) bool) {
		for u, satuan := range ind.Each() {
			if len(u.TargetTahunan) > 1 && !yield(u.TargetTahunan, satuan) {
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
	if !thousands(&n, &found) {
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

package check

import (
	"math/big"
	"strings"

	"iku/content"
	"iku/content/finding"
)

// targetBedaHitungan compares a target with the last formula of its calculation
// that gives the same kind of figure, exactly, at the coarser of the precisions
// in which the two are shown.
func targetBedaHitungan(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		if len(ind.Hitungan) == 0 {
			continue
		}
		target, ok := targetOf(ind)
		if !ok {
			continue
		}
		for i := len(ind.Hitungan) - 1; i >= 0; i-- {
			r := ind.Hitungan[i].Rumus
			if r == nil {
				continue
			}
			computed, ok := result(r)
			if !ok || computed.percent != target.percent {
				continue
			}
			if !agree(computed, target) {
				reportTarget(ind, r, target, computed, to)
			}
			break
		}
	}
}

func reportTarget(ind *content.Indikator, r *content.Rumus, target, computed figure, to *report) {
	shown := computed.against(target)
	f := to.add(finding.TargetBedaHitungan, ind.Target.Span, "target %s, tetapi perhitungannya menghasilkan %s (selisih %s)",
		target, shown, unsignedGap(shown, target))
	right := figure{computed.rat, min(computed.decimals, target.decimals), target.percent}
	f.Hint = "tulis target \"" + right.like(ind.Target) + "\", perbaiki perhitungannya, atau terima dengan abaikan beserta alasannya"
	place := r.Span
	if r.Hasil.Number != nil {
		place = r.Hasil.Span
	}
	f.Related = []finding.Related{related(place, "%s = %s", cut(r.Value), shown)}
}

// targetOf returns an indikator's target as a figure; false where it is none: a
// range, a bound, words.
func targetOf(ind *content.Indikator) (figure, bool) {
	n := ind.Target.Number
	if n == nil || isRange(ind.Target.Rest) {
		return figure{}, false
	}
	t := stated(n)
	if t.percent || ind.Satuan.Value == "%" {
		if !t.percent {
			t = figure{new(big.Rat).Quo(t.rat, hundred), t.decimals, true}
		}
		return t, true
	}
	if zeros := scale(ind.Target.Rest); zeros > 0 {
		t.rat = new(big.Rat).Mul(t.rat, tenTo(zeros))
		t.decimals -= zeros
	}
	return t, true
}

// scales holds the words that multiply the number before them, by their zeros.
var scales = map[string]int{
	"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12,
}

// scale returns the zeros that words after a number add to it.
func scale(rest string) int {
	word, _, _ := strings.Cut(rest, " ")
	return scales[strings.ToLower(word)]
}

func tenTo(zeros int) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil))
}

// isRange tells whether words after a number make it the lower end of a range.
func isRange(rest string) bool {
	for _, mark := range []string{"-", "–", "—", "s/d", "s.d", "sd ", "sampai", "hingga", "atau", "±", "~"} {
		if strings.HasPrefix(strings.ToLower(rest), mark) {
			return true
		}
	}
	return false
}

package check

import (
	"math/big"

	"iku/content"
	"iku/content/angka"
	"iku/content/besaran"
)

// targetValue reads a target, its predicate by the scale of its indikator.
func targetValue(doc *content.Document, ind *content.Indikator, n content.Nilai) besaran.Value {
	if n.Number == nil && !n.IsZero() {
		if scale := scaleOf(doc, ind); scale != nil {
			return scale.Read(n.Value, ind.Satuan.Value)
		}
	}
	return n.Besaran(ind.Satuan)
}

// sameKind returns what a formula comes to where that is of the target's kind.
// One that multiplies by 100 gives a percentage as so many of a hundred.
func sameKind(r *content.Rumus, t besaran.Value) (figure, bool) {
	if r.Result == nil {
		return figure{}, false
	}
	stated := r.Hasil.Besaran(r.Satuan)
	computed := resultBeside(r, stated)
	switch {
	case t.Kind.Fraction() && computed.kind.Fraction():
		return computed, true
	case t.Kind.Fraction():
		if t.Loose {
			return computed, true // compared with as many points
		}
		if r.Times > 0 && besaran.Unit(r.Satuan.Value) == besaran.Plain && !stated.Stated {
			return figure{angka.Shift(computed.rat, -r.Times), computed.decimals, t.Kind}, true
		}
		return figure{}, false
	case computed.kind.Fraction():
		return figure{}, false
	case t.Kind == besaran.Time:
		if factor, ok := besaran.Convert(stated, t); ok {
			computed.rat = new(big.Rat).Mul(computed.rat, factor)
			if !angka.Equal(factor, big.NewRat(1, 1)) {
				computed.decimals = max(computed.decimals, t.Decimals)
			}
		} else if stated.Kind == besaran.Time {
			return figure{}, false
		}
	case stated.Kind == besaran.Ratio != (t.Kind == besaran.Ratio) && stated.Rat != nil && t.Kind != besaran.Ratio:
		return figure{}, false
	case t.Zeros > 0 && stated.Zeros == 0:
		if inUnit := angka.Shift(computed.rat, t.Zeros); nearer(inUnit, computed.rat, t.Rat) {
			computed.rat, computed.decimals = inUnit, computed.decimals-t.Zeros
		}
	case stated.Zeros > 0 && !t.Stated:
		if bare, decimals := stated.Bare(); nearer(bare, stated.Rat, t.Rat) {
			computed.rat, computed.decimals = angka.Shift(computed.rat, -stated.Zeros), decimals
		}
	}
	computed.kind = besaran.Plain
	return computed, true
}

// likeKind returns a percentage for a target that has no unit at all, where the
// numbers are within a factor of 2 of each other.
func likeKind(r *content.Rumus, t besaran.Value) (figure, bool) {
	computed, ok := result(r)
	if !ok || !computed.kind.Fraction() || t.Kind != besaran.Plain || t.Stated || t.Unit != "" || t.Grade != "" {
		return figure{}, false
	}
	return computed, alikeInSize(angka.Shift(computed.rat, computed.kind.Places()), t.Rat)
}

package hitungan

import (
	"math/big"

	"iku/content"
	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/rumus"
)

// TooLong is how many bytes a formula may have that is drawn in its parts and put in
// words.
const TooLong = 1000

// Printed tells whether a step of an indikator is printed.
func Printed(ind *content.Indikator) bool {
	for i := range ind.Hitungan {
		if ind.Hitungan[i].Cetak {
			return true
		}
	}
	return false
}

// Symbols are the steps of a calculation by the symbols that they set.
type Symbols map[string]*content.Langkah

// SymbolsOf returns the step that sets each symbol.
func SymbolsOf(ind *content.Indikator) Symbols {
	out := Symbols{}
	for i := range ind.Hitungan {
		l := &ind.Hitungan[i]
		var name string
		switch {
		case l.Data != nil:
			name = l.Data.Simbol.Value
		case l.Rumus != nil:
			name = l.Rumus.Simbol.Value
		case l.Tahunan != nil:
			name = l.Tahunan.Simbol.Value
		case l.Kelas != nil:
			name = l.Kelas.Simbol.Value
		}
		if _, ok := out[name]; !ok && name != "" {
			out[name] = l
		}
	}
	return out
}

// Drawn returns a formula as it is drawn in figures.
func (of Symbols) Drawn(r *content.Rumus) *rumus.Expr {
	if r.Expr.Simple() && !r.OfSeries {
		return r.Expr
	}
	year := 0
	if r.OfSeries {
		year = r.Tahun
	}
	return r.Expr.Figures(of.years, year)
}

// Result returns a formula's result as it is printed, with its unit.
func Result(r *content.Rumus) string {
	if r.Satuan.IsZero() {
		return resultText(r)
	}
	return resultText(r) + "\u00a0" + r.Satuan.Value
}

// Series returns a series' own values and those of its parts.
func Series(t *content.Tahunan) [][]content.NilaiTahun {
	out := [][]content.NilaiTahun{t.Nilai}
	for i := range t.Rincian {
		out = append(out, t.Rincian[i].Nilai)
	}
	return out
}

// Text returns what is printed for a symbol: the figure of its data, the result of its
// formula as stated, the value of a year, the sum of a series.
func (of Symbols) Text(s *rumus.Sym) string {
	l := of[s.Name]
	switch {
	case l == nil:
		return s.Name
	case l.Data != nil:
		return l.Data.Nilai.Value
	case l.Rumus != nil && len(l.Rumus.PerTahun) > 0:
		for r := range l.Rumus.Each() {
			if r.Tahun == s.Year {
				return resultText(r)
			}
		}
		return s.Name
	case l.Rumus != nil:
		return resultText(l.Rumus)
	}
	values := l.Series()
	for _, n := range values {
		if n.Tahun == s.Year {
			return n.Value
		}
	}
	if rumus.IsClass(s.Year) {
		return "0" // before the first class
	}
	return sumOf(values).String()
}

// years returns the years of a symbol that is a series.
func (of Symbols) years(name string) (years []int) {
	switch l := of[name]; {
	case l == nil:
	case l.Tahunan != nil, l.Kelas != nil:
		for _, n := range l.Series() {
			years = append(years, n.Tahun)
		}
	case l.Rumus != nil:
		for i := range l.Rumus.PerTahun {
			years = append(years, l.Rumus.PerTahun[i].Tahun)
		}
	}
	return years
}

// sumOf returns the sum of a series at the precision of its finest figure.
func sumOf(list []content.NilaiTahun) angka.Number {
	sum := angka.Number{Rat: new(big.Rat)}
	for _, n := range list {
		if n.Number != nil {
			sum.Rat.Add(sum.Rat, n.Number.Rat)
			sum.Decimals = max(sum.Decimals, n.Number.Decimals)
			sum.Percent = sum.Percent || n.Number.Percent
			sum.Permille = sum.Permille || n.Number.Permille
		}
	}
	return sum
}

// resultText returns a formula's result as it is printed: as stated, or computed
// with one decimal or as many as the document says.
func resultText(r *content.Rumus) string {
	if !r.Hasil.IsZero() {
		return r.Hasil.Value
	}
	if r.Result == nil {
		return ""
	}
	decimals := 1
	if r.Desimal >= 0 {
		decimals = r.Desimal
	}
	if kind := besaran.Of(angka.Number{Rat: r.Result}, "", r.Satuan.Value).Kind; kind.Fraction() && r.Kind.Fraction() {
		return angka.Format(angka.Shift(r.Result, kind.Places()), decimals, false) // its sign is the satuan
	} else if kind.Fraction() {
		return angka.Format(r.Result, decimals, false)
	}
	return r.Kind.Format(r.Result, decimals)
}

package check

import (
	"fmt"
	"math/big"

	"iku/content"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/source"
)

// meaning is what a symbol of an indikator stands for.
type meaning struct {
	figure figure
	span   source.Span
	label  string
	tahun  int // 0: none, or several
	step   int
	series bool
	zeros  int // of a magnitude in its unit: the figure is without
}

// meanings returns what the symbols of a calculation stand for. A symbol without
// a value, or set twice, counts as first set.
func meanings(steps []content.Langkah) map[string]meaning {
	m := map[string]meaning{}
	set := func(name string, what meaning) {
		if _, twice := m[name]; name != "" && !twice {
			m[name] = what
		}
	}
	for i := range steps {
		switch s := &steps[i]; {
		case s.Data != nil && s.Data.Nilai.Number != nil:
			set(s.Data.Simbol.Value, meaning{figure: stated(s.Data.Nilai.Number), span: s.Data.Nilai.Span, label: s.Data.Label.Value,
				tahun: s.Data.Tahun, step: i,
				zeros: s.Data.Nilai.Besaran(s.Data.Satuan).Zeros})
		case s.Tahunan != nil:
			all := sum(s.Tahunan.Nilai)
			set(s.Tahunan.Simbol.Value, meaning{figure: all.total(), span: s.Tahunan.Span, label: s.Tahunan.Judul.Value, step: i, series: true})
		case s.Kelas != nil:
			all := sum(s.Kelas.Nilai)
			set(s.Kelas.Simbol.Value, meaning{figure: all.total(), span: s.Kelas.Span, label: s.Kelas.Judul.Value, step: i, series: true})
		case s.Rumus != nil && len(s.Rumus.PerTahun) > 0:
			set(s.Rumus.Simbol.Value, meaning{figure: figure{new(big.Rat), 0, besaran.Plain}, span: s.Rumus.Span, label: s.Rumus.Uraian.Value, step: i, series: true})
		case s.Rumus != nil:
			if f, ok := result(s.Rumus); ok {
				span := s.Rumus.Span
				if !s.Rumus.Hasil.IsZero() {
					span = s.Rumus.Hasil.Span
				}
				set(s.Rumus.Simbol.Value, meaning{figure: f, span: span, label: s.Rumus.Uraian.Value, tahun: s.Rumus.Tahun, step: i})
			}
		}
	}
	return m
}

// maxRelated bounds the places that one finding compares with.
const maxRelated = 12

// operands returns where the symbols of a formula get their values.
func operands(r *content.Rumus, m map[string]meaning) []finding.Related {
	var places []finding.Related
	seen := map[string]bool{}
	for _, s := range r.Expr.Symbols() {
		what, ok := m[s.Name]
		if !ok || seen[s.Name] || len(places) == maxRelated {
			continue
		}
		seen[s.Name] = true
		if s.Year != 0 || what.series && (r.OfSeries || !s.Sum) {
			places = append(places, related(what.span, "deret %s", s.Name))
			continue
		}
		places = append(places, related(what.span, "%s = %s", s.Name, what.figure))
	}
	return places
}

// named returns a symbol or a label as a sentence names it.
func named(name, label string) string {
	if label == "" {
		return name
	}
	return fmt.Sprintf("%s (%s)", name, cut(label))
}

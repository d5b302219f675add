// Package measure holds lengths on paper.
package measure

// Length is a length in thousandths of a point. A glyph's advance in thousandths
// of an em, times a size in points, is a Length without rounding, so that lines
// break alike on every machine.
type Length int64

// Units of length.
const (
	Point Length = 1000
)

// Millimetres returns the length of n thousandths of a millimetre, rounded to
// the nearest thousandth of a point.
func Millimetres(n int64) Length { return Length((n*72000*10/254 + 500) / 1000) }

// Points returns the length in points, for writers that count in floats.
func (l Length) Points() float64 { return float64(l) / 1000 }

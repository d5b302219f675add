package schema

import "iku/content/measure"

// Paper is a size of paper that has a name, upright.
type Paper struct {
	Name          string
	Width, Height measure.Length
}

// Papers holds the named sizes, the default first. F4 is 215 × 330 mm; Folio is
// given in points.
var Papers = []Paper{
	{"F4", measure.Millimetres(215_000), measure.Millimetres(330_000)},
	{"A4", measure.Millimetres(210_000), measure.Millimetres(297_000)},
	{"Legal", 612 * measure.Point, 1008 * measure.Point},
	{"Folio", 612 * measure.Point, 936 * measure.Point},
}

// Typefaces names the built-in ones, the default first; their files are fonts'.
var Typefaces = []string{"Liberation Sans", "Liberation Serif"}

// GayaNomor are the ways in which numbers are written, the default first; the
// figure or letter in one stands for the number.
var GayaNomor = []string{"1.", "1", "1)", "(1)", "a.", "a)", "(a)", "A.", "A)", "I.", "I)", "i.", "i)"}

// namesOf returns one name of each row of a table.
func namesOf[T any](rows []T, name func(T) string) []string {
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = name(r)
	}
	return names
}

func (p Paper) name() string { return p.Name }

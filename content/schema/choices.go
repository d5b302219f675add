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
	{"F4-210", measure.Millimetres(210_000), measure.Millimetres(330_000)},
	{"A3", measure.Millimetres(297_000), measure.Millimetres(420_000)},
	{"A4", measure.Millimetres(210_000), measure.Millimetres(297_000)},
	{"Legal", 612 * measure.Point, 1008 * measure.Point},
	{"Folio", 612 * measure.Point, 936 * measure.Point},
}

// Aturan is a rule of how official documents look: what it sets where the document
// says nothing else.
type Aturan struct {
	Nama                     string
	Kertas                   string // a name of Papers
	Atas, Bawah, Kiri, Kanan measure.Length
	Huruf                    string // a name of Typefaces; "" where the rule has one that is not built in
	Diminta                  string // the typeface as the rule names it
	Ukuran                   measure.Length
}

// AturanHalaman holds the rules that are known. Liberation Sans is as wide as Arial.
var AturanHalaman = []Aturan{
	// Permendagri 1/2023: naskah dinas in Arial 12, pengaturan and penetapan in Bookman Old Style 12.
	{"permendagri-1-2023", "A4", measure.Millimetres(20_000), measure.Millimetres(25_000), measure.Millimetres(30_000), measure.Millimetres(20_000),
		"Liberation Sans", "Arial", 12 * measure.Point},
	{"permendagri-1-2023-penetapan", "A4", measure.Millimetres(20_000), measure.Millimetres(25_000), measure.Millimetres(30_000), measure.Millimetres(20_000),
		"", "Bookman Old Style", 12 * measure.Point},
}

// PaperNamed returns the paper of that name.
func PaperNamed(name string) (Paper, bool) {
	for _, p := range Papers {
		if p.Name == name {
			return p, true
		}
	}
	return Paper{}, false
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

func (a Aturan) nama() string { return a.Nama }

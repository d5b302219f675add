package setting

import (
	"testing"

	"iku/content/source"
	"iku/layout/page"
)

// Brackets are as high as what they enclose.
func TestBracketsGrow(t *testing.T) {
	s := plainStyle(t)
	word := func(t string) Box { return Words(t, s, source.Span{}) }
	box := word("satu")
	for depth := range 6 {
		b := Bracket(box, s, source.Span{})
		open := b.Items[:(len(b.Items)-len(box.Items))/2]
		top, bottom := Length(0), Length(0)
		for _, it := range open {
			if it.Kind == page.Rule {
				top, bottom = min(top, it.Y), max(bottom, it.Y+it.H)
			} else {
				top, bottom = min(top, it.Y-Scale(730, it.Size)), max(bottom, it.Y+Scale(210, it.Size))
			}
		}
		if ink, tall := box.Up+box.Down, bottom-top; tall < ink*7/10 || tall > ink*11/10 {
			t.Errorf("%d fractions: a bracket of %d for %d", depth, tall, ink)
		}
		for _, it := range b.Items {
			if it.X < 0 || it.X+it.W > b.W {
				t.Errorf("%d fractions: an item from %d to %d in a box of %d", depth, it.X, it.X+it.W, b.W)
			}
		}
		box = Fraction(box, word("dua"), s)
	}
}

func TestScripts(t *testing.T) {
	s := plainStyle(t)
	for text, want := range map[string]string{
		"P_{t-1}": "P indeks t−1", "km^{2}": "km pangkat 2", "a_{i}b^{n}c": "a indeks ib pangkat nc",
		"berkas_data": "berkas_data", "a_{": "a_{", "a_{}": "a_{}", "a_{b\n}": "a_{b\n}", "a_{b{c}": "a_{b{c}", "^": "^", "{x}": "{x}",
	} {
		if got := Spoken(text); got != want {
			t.Errorf("%q is read %q", text, got)
		}
		if got := len(Words(text, s, source.Span{}).Items); (got > 1) != (want != text) {
			t.Errorf("%q: %d items", text, got)
		}
	}
	block := Text("penduduk P_{t-1} lalu", s, Left, source.Span{}).Set(s.Width("penduduk P"), nil)
	for _, ln := range block {
		if ln.Items[0].Says != "" {
			t.Errorf("a line begins with %q", ln.Items[0].Text)
		}
		if len(ln.Items) > 1 && (ln.Items[1].Y <= ln.Items[0].Y || ln.Items[1].Size >= ln.Items[0].Size) {
			t.Errorf("%q is not lower and smaller", ln.Items[1].Text)
		}
	}
}

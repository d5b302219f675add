package layout

import (
	"slices"
	"testing"

	"iku/fonts"
)

// TestTypefacesOfABook: each once, in the order of the sheets.
func TestTypefacesOfABook(t *testing.T) {
	a, b := sans(t), &fonts.Family{}
	f := &front{volume: &Volume{Entries: []Entry{{Family: a}, {Family: a}, {Family: b}, {Family: a}}}}
	if got := f.families(); !slices.Equal(got, []*fonts.Family{a, b}) {
		t.Errorf("%d typefaces", len(got))
	}
}

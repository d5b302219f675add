package press_test

import (
	"slices"
	"testing"

	"iku/content/schema"
	"iku/fonts"
)

// A built-in typeface is a name of the format and files of fonts.
func TestTypefaces(t *testing.T) {
	if got := fonts.BuiltinNames(); !slices.Equal(got, schema.Typefaces) {
		t.Errorf("the format names %q, there are %q", schema.Typefaces, got)
	}
}

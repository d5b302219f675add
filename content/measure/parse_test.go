package measure

import "testing"

func TestParse(t *testing.T) {
	for s, want := range map[string]Length{
		"215mm": 609449, "330 mm": 935433, "2,5cm": 70866, "2.5cm": 70866, "1in": 72000, "12pt": 12000, "0,001pt": 1, "21,5cm": 609449,
	} {
		if got, ok := Parse(s); !ok || got != want {
			t.Errorf("%s: %d, %v, want %d", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "cm", "2", "-1cm", "1.000mm", "1,0000mm", "1,mm", "2 meter", "1000000cm", "1,5,5cm", "٢cm"} {
		if got, ok := Parse(s); ok {
			t.Errorf("%q is read as %d", s, got)
		}
	}
}

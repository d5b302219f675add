package batch

import "testing"

// A pattern means names as the system does: on Windows, in whatever case.
func TestMatches(t *testing.T) {
	for _, c := range []struct {
		element, name  string
		anyCase, match bool
	}{
		{"*.toml", "dinas.toml", false, true},
		{"*.toml", "DINAS.TOML", false, false},
		{"*.toml", "DINAS.TOML", true, true},
		{"*.TOML", "dinas.toml", true, true},
		{"Dinas ?.toml", "dinas Ä.toml", true, true},
		{"[A-C]*.toml", "badan.toml", true, true},
		{"*.toml", "dinas.toml.bak", true, false},
	} {
		if got := matches(c.element, c.name, c.anyCase); got != c.match {
			t.Errorf("%s, %s, any case %v: %v", c.element, c.name, c.anyCase, got)
		}
	}
}

package pola_test

import (
	"testing"

	"iku/content/pola"
)

func TestRegexp(t *testing.T) {
	number := pola.Regexp(`^[0-9]+$`)
	if !number().MatchString("2025") || number().MatchString("20a5") {
		t.Error("matches what it should not, or the reverse")
	}
	defer func() {
		if recover() == nil {
			t.Error("an expression that is none was taken")
		}
	}()
	pola.Regexp(`(`)()
}

func TestWords(t *testing.T) {
	set := pola.Words("dinas  badan\n\tkecamatan")
	for word, in := range map[string]bool{"dinas": true, "badan": true, "kecamatan": true, "": false, "Dinas": false} {
		if set()[word] != in {
			t.Errorf("%q: %v", word, !in)
		}
	}
	if len(set()) != 3 {
		t.Errorf("%d words", len(set()))
	}
}

package main

import "testing"

func TestMisquoted(t *testing.T) {
	for arg, want := range map[string]bool{`C:\hasil cetak" --strict`: true, `C:\hasil" -q`: true, `C:\hasil cetak\`: false, `teks "x" dan - y`: false, `kata "kutip"`: false} {
		if got := misquoted([]string{"build", arg}) != ""; got != want {
			t.Errorf("%s: %v", arg, got)
		}
	}
}

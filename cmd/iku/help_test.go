package main

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Help is broken between words, and what follows stands where its column does.
func TestHelpWraps(t *testing.T) {
	var b strings.Builder
	showHelp(&b, newRoot(&streams{}).Commands()[0])
	long := b.String() + "  -o, --output TUJUAN  tulis ke tempat yang disebut, berkas atau folder, atau - untuk keluaran standar\n"
	for _, width := range []int{40, 60, 80} {
		text := wrapLines(long, width)
		if strings.Join(strings.Fields(text), " ") != strings.Join(strings.Fields(long), " ") {
			t.Errorf("%d: words are lost or cut", width)
		}
		for line := range strings.Lines(text) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > width && strings.Contains(strings.TrimLeft(line, " "), " ") && width >= 60 {
				t.Errorf("%d: %d columns: %s", width, n, line)
			}
		}
	}
	if got := wrapLines("  --satu  dua tiga empat\n", 17); got != "  --satu  dua\n      tiga empat\n" && got != "  --satu  dua\n          tiga\n          empat\n" {
		t.Errorf("%q", got)
	}
}

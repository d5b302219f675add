package ejaan

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestDasar holds dasar.txt to the form in which words are looked for; -update gives it
// that form.
func TestDasar(t *testing.T) {
	if *update {
		data, err := os.ReadFile("dasar.txt")
		if err != nil {
			t.Fatal(err)
		}
		lines := slices.Compact(slices.SortedFunc(strings.FieldsSeq(string(data)), func(a, b string) int {
			return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
		}))
		var out strings.Builder
		for i, line := range lines {
			if i > 0 && len(line) > len(lines[i-1]) {
				out.WriteByte('\n')
			}
			out.WriteString(line + "\n")
		}
		if err := os.WriteFile("dasar.txt", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	before, total := "", 0
	for i, line := range strings.Split(strings.TrimSuffix(dasar, "\n"), "\n") {
		if line == "" {
			continue
		}
		w, class := line[:len(line)-1], line[len(line)-1]
		switch {
		case class < '0' || class > '3':
			t.Errorf("line %d: %q has no class", i+1, line)
		case len(w) < len(before) || len(w) == len(before) && w <= before:
			t.Errorf("line %d: %q stands behind %q", i+1, w, before)
		case strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "":
			t.Errorf("line %d: %q is no word", i+1, w)
		case usage(w) != int(class-'0')+english:
			t.Errorf("line %d: %q is not found", i+1, w)
		}
		if x, ok := misspelt(w); ok {
			t.Errorf("line %d: %q is said to be %q", i+1, w, x.right)
		}
		before = w
		total++
	}
	if total < 40_000 {
		t.Errorf("%d words", total)
	}
	for _, none := range []string{"", "a", "meningkatka", "zzz", strings.Repeat("a", longest), strings.Repeat("a", longest+1)} {
		if usage(none) != 0 {
			t.Errorf("%q is found", none)
		}
	}
}

package ejaan

import (
	"os"
	"strings"
	"testing"
)

func read(t testing.TB, name string) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// TestWrongWords reads words as sheets misspell them: nineteen of twenty are found, and
// what is right is said of nearly all of those.
func TestWrongWords(t *testing.T) {
	list := read(t, "salah.txt")
	if len(list) < 1410 {
		t.Fatalf("%d wrong words", len(list))
	}
	found, right := 0, 0
	for _, line := range list {
		text, want, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("no answer: %q", line)
		}
		var slips []string
		said := false
		Find(text, func(s Slip) bool {
			slips = append(slips, text[s.Start:s.End]+" → "+s.Right)
			said = said || s.Right == want || s.Right == "" && text[s.Start:s.End] == want
			return true
		})
		if len(slips) > 0 {
			found++
		}
		if said {
			right++
		} else {
			t.Logf("%q: %q, want %q", text, slips, want)
		}
	}
	t.Logf("%d of %d found, %d with the right word", found, len(list), right)
	if 20*found < 19*len(list) || 20*right < 19*len(list) {
		t.Errorf("%d of %d found, %d with the right word", found, len(list), right)
	}
}

// TestTraps reads what looks misspelt and is not.
func TestTraps(t *testing.T) {
	list := read(t, "jebakan.txt")
	if len(list) < 1030 {
		t.Fatalf("%d traps", len(list))
	}
	accused := 0
	for _, text := range list {
		n := 0
		Find(text, func(s Slip) bool {
			t.Logf("%q: %q → %q %s", text, text[s.Start:s.End], s.Right, s.Why)
			n++
			return true
		})
		if n > 0 {
			accused++
		}
	}
	if accused > 2 {
		t.Errorf("%d of %d accused", accused, len(list))
	}
}

package sign

import (
	"testing"

	"iku/pdf/object"
)

func TestEveryAmbiguityHasWords(t *testing.T) {
	seen := map[string]bool{}
	for _, a := range object.Ambiguities() {
		words := ambiguities[a]
		if words == "" || seen[words] {
			t.Errorf("form %d is told as %q", a, words)
		}
		seen[words] = true
	}
}

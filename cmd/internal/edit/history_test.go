package edit

import (
	"fmt"
	"testing"
)

// What can be undone, and what is kept for pages, takes no more than its bounds, and
// the last of it is there however large it is.
func TestHistoryBounds(t *testing.T) {
	for _, c := range []struct{ size, steps, done, texts int }{
		{10, 2000, maxUndo, maxKnown},
		{maxTexts / 8, 20, 4, 8},
		{maxTexts, 3, 1, 1},
	} {
		h := &history{texts: map[string][]byte{}}
		before := make([]byte, c.size)
		for i := range c.steps {
			after := make([]byte, c.size)
			copy(after, fmt.Sprint(i))
			h.remember(after)
			h.note(before, after, "")
			before = after
		}
		last := h.done[len(h.done)-1]
		if len(h.done) != c.done || len(h.texts) != c.texts || len(h.order) != c.texts || &last.after[0] != &before[0] || h.texts[version(before)] == nil {
			t.Errorf("%d bytes: %d steps, %d texts", c.size, len(h.done), len(h.texts))
		}
	}
}

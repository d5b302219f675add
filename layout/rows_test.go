package layout

import (
	"testing"

	"iku/layout/setting"
)

// Where a row is divided, no page ends behind its first line or begins with its last:
// a matrix had one line of three rows on the page of the signature.
func TestFragmentsLeaveNoLineAlone(t *testing.T) {
	for _, lines := range []int{1, 2, 3, 4, 5, 12} {
		long, brief := make(setting.Block, lines), make(setting.Block, 1)
		for i := range long {
			long[i].Height = 12_000
		}
		brief[0].Height = 12_000
		cells := []setCell{{cell: cell{block: long}}, {cell: cell{block: brief}}}
		rows := fragments(cells, []int{0, 1})
		if len(rows) != lines {
			t.Fatalf("%d lines are %d rows", lines, len(rows))
		}
		for i, r := range rows {
			want := free
			if lines >= 4 && (i == 1 || i == lines-1) {
				want = alone
			}
			if r.cost != want {
				t.Errorf("%d lines: a page before line %d costs %d, not %d", lines, i, r.cost, want)
			}
		}
	}
}

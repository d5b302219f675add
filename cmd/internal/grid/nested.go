package grid

import (
	"slices"
	"strings"
)

// Inner is a table in a cell of another. In the Raw text of the cell its lines stand
// from From to To.
type Inner struct {
	From, To int
	Cells    []TableCell
	Rows     int
}

// MaxNested is how deep tables may lie in each other.
const MaxNested = 12

// TooNested refuses a document in which they lie deeper.
func TooNested() error {
	return Refuse("keluarkan tabel dari dalam sel", "tabel bersarang lebih dari %d lapis", MaxNested)
}

// Lines returns the cells of a table as text: a line a row.
func Lines(cells []TableCell) string {
	var b strings.Builder
	last := -1
	for _, c := range cells {
		switch {
		case c.Text == "":
			continue
		case last < 0:
		case c.Row == last:
			b.WriteByte(' ')
		default:
			b.WriteByte('\n')
		}
		last = c.Row
		b.WriteString(c.Text)
	}
	return b.String()
}

// frame tells whether a table is there to place what lies in it: it has one column, and
// a table in it has several.
func frame(cells []TableCell) bool {
	return !slices.ContainsFunc(cells, wide) && slices.ContainsFunc(cells, func(c TableCell) bool {
		return slices.ContainsFunc(c.Inner, func(in Inner) bool { return slices.ContainsFunc(in.Cells, wide) || frame(in.Cells) })
	})
}

func wide(c TableCell) bool { return c.Col > 0 }

// unframed adds what lies in a frame, one below the other.
func (f *Flow) unframed(cells []TableCell, page int) error {
	for _, c := range cells {
		from, struck := 0, c.Struck
		for _, in := range c.Inner {
			if err := f.Text(c.Raw[from:in.From], struck, page); err != nil {
				return err
			}
			if err := f.Table(in.Cells, in.Rows, page); err != nil {
				return err
			}
			from, struck = in.To, ""
		}
		if err := f.Text(c.Raw[from:], struck, page); err != nil {
			return err
		}
	}
	return nil
}

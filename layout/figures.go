package layout

import (
	"iku/layout/setting"
	"strings"
)

// alike returns what a figure shares with those of its column that are of the same
// unit: percentages, or a satuan, or the words behind the number. They stand in
// for all of the column where those are mixed.
func (c *column) alike(number, rest, satuan string) *setting.Figures {
	unit := satuan + " " + rest
	if strings.HasSuffix(number, "%") {
		unit = "%"
	}
	if c.figures == nil {
		c.figures = map[string]*setting.Figures{}
	}
	f := c.figures[unit]
	if f == nil {
		f = &setting.Figures{}
		if rest == "" || !setting.WordBeside(rest) { // with words it is a phrase, which stands by itself
			f.All = &c.all
		}
		c.figures[unit] = f
	}
	return f
}

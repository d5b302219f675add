package layout

import (
	"iku/content"
	"iku/layout/setting"
)

// alike returns what a figure shares with those of its column that are of the same
// unit: percentages, or a satuan, or the words behind the number. They stand in
// for all of the column where those are mixed.
func (c *column) alike(n content.Nilai, satuan content.Text) *setting.Figures {
	unit, rest := satuan.Value+" "+n.Rest, n.Rest
	if kind := n.Besaran(satuan).Kind; kind.Fraction() {
		unit = kind.Sign()
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

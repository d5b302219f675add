package grid

import (
	"strings"

	"iku/content/angka"
)

// Kind tells what a cell holds.
type Kind uint8

// The kinds.
const (
	Text Kind = iota
	Number
	Bool
	Date // of a day, month and year; other times are texts
)

// Reason says why people do not see a cell, or why it was not read.
type Reason string

// Why people do not see a cell.
const (
	HiddenRow    Reason = "baris tersembunyi atau tersaring"
	HiddenColumn Reason = "kolom tersembunyi"
	HiddenSheet  Reason = "lembar tersembunyi"
	Struck       Reason = "teks dicoret"
)

// Cell is what stands in a cell, or in cells that are merged.
type Cell struct {
	Text     string  // as people see it
	Raw      string  // as it is stored: of a text, with all its blanks
	Format   *Format // of a number; nil where there is none
	Day      *angka.Date
	Unsure   string    // what of Text could be read wrongly, in Indonesian
	Struck   string    // what of the text is struck out, and no part of Text
	Fraction *Fraction // that the text is; nil where it is none
	Unseen   Reason
	Place    Place
	Kind     Kind
	Verbatim bool // the text is a TOML value
	Uncached bool // a formula whose result was not saved, or an error
	Pictured bool // a picture stands in it
	used     bool
	told     bool
	Rows     int32 // how many it covers, at least 1
	Cols     int32
}

// Fraction is a fraction in words, and what it is multiplied by; empty: nothing.
type Fraction struct{ Above, Below, Times string }

// Empty tells whether nobody sees anything in the cell; so it is of nil.
func (c *Cell) Empty() bool { return c == nil || c.Text == "" }

// Begins tells whether the cell begins at a row and column, rather than covering
// them from above or from the left.
func (c *Cell) Begins(row, col int) bool {
	return c != nil && int(c.Place.Row) == row && int(c.Place.Col) == col
}

// Title returns what people see where no figure is meant: a spreadsheet shows
// 2018 without a dot.
func (c *Cell) Title() string {
	if c == nil {
		return ""
	}
	if c.Kind == Number && c.Format.General() {
		return strings.ReplaceAll(c.Text, ".", "")
	}
	return c.Text
}

// Use marks the cell as read.
func (c *Cell) Use() {
	if c != nil {
		c.used = true
	}
}

// Leave takes back that the cell was read.
func (c *Cell) Leave() {
	if c != nil {
		c.used = false
	}
}

// Tell marks the cell as named to the user with a reason.
func (c *Cell) Tell() {
	if c != nil {
		c.told = true
	}
}

// Left tells whether the cell says something that nobody has read or been told of.
func (c *Cell) Left() bool { return !c.Empty() && !c.used && !c.told }

// Used tells whether the cell was read.
func (c *Cell) Used() bool { return c != nil && c.used }

// faults are what spreadsheets show in place of a result.
var faults = map[string]bool{"#REF!": true, "#N/A": true, "#VALUE!": true, "#DIV/0!": true, "#NAME?": true, "#NUM!": true, "#NULL!": true, "#SPILL!": true, "#CALC!": true}

// fault tells whether a text is what a spreadsheet shows where it cannot compute:
// LibreOffice numbers some of them, Err:502.
func fault(text string) bool {
	number, numbered := strings.CutPrefix(text, "Err:")
	return faults[text] || numbered && len(number) == 3 && strings.Trim(number, "0123456789") == ""
}

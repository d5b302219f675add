package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"iku/content/schema"
)

// Coverage is which documents the agencies of a folder have: kinds by year from left to
// right, agencies from top to bottom.
type Coverage struct {
	Columns []CoverageColumn
	Rows    []CoverageRow
}

// CoverageColumn is a kind of document and, where it is about one, its year.
type CoverageColumn struct {
	Kind string
	Year int
}

// Title is what such a document is called.
func (c CoverageColumn) Title() string {
	name := c.Kind
	if j, ok := schema.JenisOf(c.Kind); ok {
		name = j.Judul
	}
	if c.Year > 0 {
		name += " " + strconv.Itoa(c.Year)
	}
	return name
}

// CoverageRow is an agency with its documents, a cell a column.
type CoverageRow struct {
	Agency, Government string
	Cells              []CoverageCell
}

// CoverageCell is the documents of one kind and year of an agency.
type CoverageCell []*Standing

// Words say how they stand: that there are none, else the worst of their PDFs.
func (c CoverageCell) Words() string {
	if len(c) == 0 {
		return "belum ada"
	}
	worst := PDFFresh
	for _, s := range c {
		worst = coverageOrder[max(slices.Index(coverageOrder, worst), slices.Index(coverageOrder, s.State))]
	}
	words := pdfStates[worst]
	if len(c) > 1 {
		words = fmt.Sprintf("%d dokumen, %s", len(c), words)
	}
	return words
}

// coverageOrder has the worst state last.
var coverageOrder = []PDFState{PDFFresh, PDFStale, PDFMissing, PDFBroken}

// Coverage returns which documents there are; nil where they are all of one kind and
// year, so that nobody lacks what others have.
func (all *Standings) Coverage() *Coverage {
	c := &Coverage{}
	type agency struct{ government, title string }
	var agencies []agency
	rows, columns := map[agency]int{}, map[CoverageColumn]int{}
	var told []*Standing
	for i := range all.List {
		s := &all.List[i]
		if s.Kind == "" || s.Gone() || s.Error != "" {
			continue
		}
		told = append(told, s)
		if _, met := columns[s.column()]; !met {
			columns[s.column()] = 0
			c.Columns = append(c.Columns, s.column())
		}
		a := agency{s.Government, s.Title}
		if _, met := rows[a]; !met {
			rows[a] = len(agencies)
			agencies = append(agencies, a)
		}
	}
	if len(c.Columns) < 2 {
		return nil
	}
	place := func(kind string) int {
		return slices.IndexFunc(schema.JenisDokumen, func(j schema.Jenis) bool { return j.Name == kind })
	}
	slices.SortFunc(c.Columns, func(a, b CoverageColumn) int {
		return cmp.Or(cmp.Compare(place(a.Kind), place(b.Kind)), cmp.Compare(a.Year, b.Year))
	})
	for i, col := range c.Columns {
		columns[col] = i
	}
	for _, a := range agencies {
		c.Rows = append(c.Rows, CoverageRow{Agency: a.title, Government: a.government, Cells: make([]CoverageCell, len(c.Columns))})
	}
	for _, s := range told {
		cell := &c.Rows[rows[agency{s.Government, s.Title}]].Cells[columns[s.column()]]
		*cell = append(*cell, s)
	}
	return c
}

func (s *Standing) column() CoverageColumn { return CoverageColumn{s.Kind, s.Year} }

// Missing returns a standing for each document that an agency lacks and another has.
func (c *Coverage) Missing() (list []Standing) {
	if c == nil {
		return nil
	}
	for _, r := range c.Rows {
		for i, cell := range r.Cells {
			if col := c.Columns[i]; len(cell) == 0 {
				list = append(list, Standing{Title: r.Agency, Government: r.Government, Kind: col.Kind, Year: col.Year, Called: col.Title(), Absent: true})
			}
		}
	}
	return list
}

// lines says of each kind and year how many agencies have it, and who lacks it.
func (c *Coverage) lines() (lines []string) {
	if c == nil {
		return nil
	}
	for i, col := range c.Columns {
		var lack []string
		for _, r := range c.Rows {
			if len(r.Cells[i]) == 0 {
				lack = append(lack, r.Agency)
			}
		}
		line := fmt.Sprintf("%s: %d dari %d perangkat daerah", col.Title(), len(c.Rows)-len(lack), len(c.Rows))
		if len(lack) > 0 {
			line += "; belum ada pada " + strings.Join(lack, ", ")
		}
		lines = append(lines, line)
	}
	return lines
}

package grid

// Heading is what words above a column say to whoever reads tables.
type Heading uint8

// The kinds of heading.
const (
	NoHeading Heading = iota
	ColumnHeading
	MeasureHeading // of the column that names what is measured
)

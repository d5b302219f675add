package pdftable

import (
	"testing"

	"iku/pdf/drawn"
)

// A row of more columns than a table may have is read no further.
func TestBroadRow(t *testing.T) {
	row := &drawn.Element{Kind: "TR"}
	for range 10_000 {
		row.Kids = append(row.Kids, drawn.Kid{Element: &drawn.Element{Kind: "TD", Rows: 1, Cols: 1000}})
	}
	var table namedTable
	if covered := table.line(row, nil, nil); len(covered) > maxColumns || !table.broken {
		t.Errorf("%d columns, broken: %v", len(covered), table.broken)
	}
	all := namedTables(&drawn.Element{Kind: "Document", Kids: []drawn.Kid{{Element: &drawn.Element{Kind: "Table", Kids: []drawn.Kid{{Element: row}}}}}}, nil)
	if len(all.tables) > 0 {
		t.Error("it is a table")
	}
}

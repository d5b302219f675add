package press

import (
	"iku/content"
	"iku/layout"
)

// Called returns what a document is called with its year or period: "Perjanjian Kinerja
// Perubahan 2026".
func Called(doc *content.Document) string {
	e := layout.EntryOf(doc, nil, 0)
	if e.From == 0 {
		return e.Kind
	}
	return e.Kind + " " + e.Years()
}

// Owner returns the agency, or the government whose own document it is.
func Owner(doc *content.Document) string { return author(doc) }

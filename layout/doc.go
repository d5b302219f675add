// Package layout decides where everything stands.
//
// It takes a document and a typeface and returns pages of items at fixed
// places, each item belonging to a node of the document's structure. It works
// in three steps, each in files of its own:
//
//   - material is set to a width: paragraphs, lists, fractions and figures
//     become lines (material.go, wrap.go, paragraph.go, fraction.go, figure.go);
//   - lines and table rows become a sequence of units with a cost for breaking
//     before each (sheet.go, head.go, columns.go, table.go, signature.go,
//     appendix.go);
//   - units become pages at the least cost (break.go, compose.go).
//
// Nothing here knows how a page is written to a file.
package layout

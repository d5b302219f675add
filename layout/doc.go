// Package layout decides where everything stands.
//
// It takes a document and a typeface and returns a page.Sheet: pages of items at
// fixed places, each item belonging to a node of the document's structure. It
// works in two steps:
//
//   - the document's parts, set in type by the package setting, and the rows of
//     its tables become a sequence of units with a cost for breaking before each
//     (head.go, columns.go, grid.go, rows.go, signature.go, appendix.go); which
//     parts there are, and in which order, is said by the kind of the document
//     (bagian.go);
//   - units become pages at the least cost (break.go, compose.go).
//
// Nothing here knows how a page is written to a file.
package layout

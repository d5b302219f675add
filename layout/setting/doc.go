// Package setting sets text in type: it takes strings, styles and a width, and
// returns lines of items.
//
// A Material says how wide it would like to be (Widths), how high it would be
// (Estimate), and becomes a Block of lines (Set): paragraphs broken into lines
// (paragraph.go, wrap.go, hyphen.go), lists that hang (paragraph.go), figures with
// their commas below each other (figure.go), fractions and brackets (fraction.go).
//
// It knows nothing of documents.
package setting

// Package rumus is the language of formulas: numbers with their units, symbols,
// the four operations, sums of yearly series. Arithmetic is exact.
package rumus

// Expr is a formula that has been read.
type Expr struct{}

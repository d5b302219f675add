// Package hitungan tells how a calculation reads: the figures for its symbols, its
// formulas in figures and in words. Pages and exports are made of it.
package hitungan

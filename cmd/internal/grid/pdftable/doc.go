// Package pdftable reads the tables of PDFs that other programs printed: those with
// ruling lines, those that the file's structure names, and those whose gaps hold under
// headings that are known. The text beside them is put before and behind them, as in a
// document of a word processor.
//
//	words and lines ──▶ grids of boxes ──▶ lines of a box, joined ──▶ pages, joined ──▶ grid.Flow
//
// All that people see on the pages is in the sheet or named in the book's notes.
package pdftable

// Package xlsx reads workbooks in the format of Excel since 2007: ECMA-376, parts 1
// and 2. Formulas are not computed, macros not run, nothing that a workbook names
// is opened.
//
// Only the parts that hold cells are read, one sheet after another.
// thedatashed/xlsxreader 1.2.8 (MIT, 2024) streams rows, but tells nothing of merged,
// hidden and struck cells. tealeg/xlsx 3.3.13 (BSD, 2025) knows these, but opens the
// whole workbook.
package xlsx

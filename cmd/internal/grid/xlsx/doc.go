// Package xlsx reads workbooks in the format of Excel since 2007: ECMA-376, parts 1
// and 2. Formulas are not computed, macros not run, nothing that a workbook names
// is opened.
//
// Only the parts that hold cells are read, one sheet after another. Libraries give
// values or what a library's author thought that people see; what hides a cell,
// strikes it out or was never saved is not to be had from them, so that every sheet
// had to be read twice.
package xlsx

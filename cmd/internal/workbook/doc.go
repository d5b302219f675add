// Package workbook carries IKU documents to and from spreadsheets: the template
// that is filled in, the tables that agencies have already, and the export of
// finished documents.
//
// Both ways lead over one tree, node, whose keys are those of content/schema:
//
//	TOML ──▶ node ──layout of sheets──▶ .xlsx      Export, Template
//	.xlsx ──▶ cells ──by key or heading──▶ node ──▶ TOML      Import
//
// What a cell cannot say in its own way stands in it as TOML, so that import of
// what was exported gives the same document.
package workbook

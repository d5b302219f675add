// Package door opens a file of tables as what it is, whatever its name says.
package door

import (
	"bytes"
	"path/filepath"
	"strings"

	"iku/cmd/internal/grid"
	"iku/cmd/internal/grid/csv"
	"iku/cmd/internal/grid/docx"
	"iku/cmd/internal/grid/htmltable"
	"iku/cmd/internal/grid/opendocument"
	"iku/cmd/internal/grid/pdftable"
	"iku/cmd/internal/grid/xls"
	"iku/cmd/internal/grid/xlsx"
)

// Extensions are those of the files that are read.
var Extensions = []string{"xlsx", "xlsm", "xls", "ods", "odt", "docx", "pdf", "csv", "tsv", "html", "htm"}

// Kinds names them for a refusal.
const kinds = "yang dibaca: .xlsx, .xlsm, .xls, .ods, .docx, .odt, .pdf, .csv, .tsv, .html"

// Open tells what kind of file data is and opens it; names tells of words whether they
// stand above a column. Its error is a *grid.Refusal.
func Open(name string, data []byte, names func(string) grid.Heading) (*grid.Book, error) {
	switch ext := strings.ToLower(filepath.Ext(name)); {
	case len(data) > grid.MaxBytes:
		return nil, grid.Refuse("hapus gambar dan lembar yang tidak perlu", "berkas lebih besar dari %d MB", grid.MaxBytes/1_000_000)
	case len(data) == 0:
		return nil, grid.Refuse(kinds, "berkas ini kosong")
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return xls.Open(data)
	case bytes.HasPrefix(data, []byte("PK")):
		a, err := grid.OpenArchive(data)
		switch {
		case err != nil:
			return nil, err
		case xlsx.Has(a):
			return xlsx.Open(a)
		case docx.Has(a):
			return docx.Open(a)
		case opendocument.Has(a):
			return opendocument.Open(a)
		case a.Has("xl/workbook.bin"):
			return nil, grid.Refuse(grid.Again, "ini buku kerja biner .xlsb")
		}
		return nil, grid.Refuse(kinds, "arsip ini bukan buku kerja dan bukan dokumen")
	case bytes.HasPrefix(data, []byte("%PDF")):
		return pdftable.Open(data, names)
	case bytes.HasPrefix(data, []byte("{\\rtf")):
		return nil, grid.Refuse("buka di Word atau LibreOffice, lalu simpan sebagai .docx", "ini dokumen .rtf")
	case htmltable.Is(data):
		return htmltable.Open(data)
	case ext == ".csv" || ext == ".tsv" || ext == ".txt" || ext == ".xls":
		return csv.Open(filepath.Base(name), data)
	}
	return nil, grid.Refuse(kinds, "jenis berkas ini tidak dikenal")
}

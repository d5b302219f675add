// Package door opens a file of tables as what it is, whatever its name says.
package door

import (
	"bytes"

	"iku/cmd/internal/grid"
	"iku/cmd/internal/grid/xlsx"
)

// Open tells what kind of file data is and opens it. Its error is a *grid.Refusal.
func Open(name string, data []byte) (*grid.Book, error) {
	switch {
	case len(data) > grid.MaxBytes:
		return nil, grid.Refuse("hapus gambar dan lembar yang tidak perlu", "berkas lebih besar dari %d MB", grid.MaxBytes/1_000_000)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P")) {
			return nil, grid.Refuse("hapus sandinya: Berkas, Info, Proteksi Buku Kerja", "buku kerja ini disandi")
		}
		return nil, grid.Refuse(grid.Again, "ini buku kerja .xls lama atau dokumen yang disandi")
	case bytes.HasPrefix(data, []byte("PK")):
		a, err := grid.OpenArchive(data)
		if err != nil {
			return nil, err
		}
		if xlsx.Has(a) {
			return xlsx.Open(a)
		}
		if text, _ := a.Read("mimetype", 200); bytes.Contains(text, []byte("opendocument")) {
			return nil, grid.Refuse(grid.Again, "ini dokumen OpenDocument, bukan .xlsx")
		}
	}
	return nil, grid.Refuse(grid.Again, "berkas ini bukan buku kerja .xlsx")
}

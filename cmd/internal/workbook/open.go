package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits of a workbook. A province's sheets with every calculation stay far
// below each.
const (
	MaxBytes   = 20_000_000 // of the file
	maxPart    = 40_000_000 // of one part, unzipped
	maxTotal   = 60_000_000 // of all parts
	maxParts   = 2_000
	maxSheets  = 100
	maxRows    = 20_000 // the last row that holds anything
	maxColumns = 500
	maxCells   = 250_000 // of all sheets
	maxCovered = 500_000 // of all cells under merged ones, one as often as it is covered
	maxFormats = 2_000   // for numbers, each of which is compared with every style
)

// Refusal says in Indonesian why a file is not read as a workbook.
type Refusal struct{ Message, Hint string }

func (r *Refusal) Error() string { return r.Message }

func refuse(hint, format string, args ...any) error {
	return &Refusal{fmt.Sprintf(format, args...), hint}
}

const again = "buka di Excel atau LibreOffice, lalu simpan kembali sebagai .xlsx"

// unzip returns the parts of a workbook that matter, none larger than its bound
// whatever the archive says of itself.
func unzip(data []byte) (map[string][]byte, error) {
	switch {
	case len(data) > MaxBytes:
		return nil, refuse("hapus gambar dan lembar yang tidak perlu", "buku kerja lebih besar dari %d MB", MaxBytes/1_000_000)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P")) {
			return nil, refuse("hapus sandinya: Berkas, Info, Proteksi Buku Kerja", "buku kerja ini disandi")
		}
		return nil, refuse(again, "ini buku kerja .xls lama atau dokumen yang disandi")
	case !bytes.HasPrefix(data, []byte("PK")):
		return nil, refuse(again, "berkas ini bukan buku kerja .xlsx")
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse(again, "buku kerja rusak atau terpotong")
	}
	if len(r.File) > maxParts {
		return nil, refuse(again, "buku kerja memuat lebih dari %d bagian", maxParts)
	}
	parts, total := map[string][]byte{}, int64(0)
	for _, f := range r.File {
		name := strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, `\`, "/")), "/")
		if _, twice := parts[name]; twice {
			return nil, refuse(again, "buku kerja memuat bagian %s dua kali", name)
		}
		part, err := f.Open()
		if err != nil {
			return nil, refuse(again, "bagian %s tidak dapat dibaca", name)
		}
		// The size that the archive states is its author's word; this is the size.
		text, err := io.ReadAll(io.LimitReader(part, min(maxPart, maxTotal-total)+1))
		_ = part.Close()
		total += int64(len(text))
		switch {
		case int64(len(text)) > maxPart || total > maxTotal:
			return nil, refuse("hapus baris, lembar dan gambar yang tidak perlu", "buku kerja terlalu besar setelah dibuka (bagian %s)", name)
		case err != nil:
			return nil, refuse(again, "bagian %s rusak", name)
		}
		parts[name] = text
	}
	if parts["xl/workbook.xml"] == nil {
		if bytes.Contains(parts["mimetype"], []byte("opendocument")) {
			return nil, refuse(again, "ini dokumen OpenDocument, bukan .xlsx")
		}
		return nil, refuse(again, "berkas ini bukan buku kerja .xlsx")
	}
	return parts, nil
}

// sheetPart is a sheet's name and the part that holds it.
type sheetPart struct{ name, part string }

// sheetParts returns the sheets in their order.
func sheetParts(parts map[string][]byte) ([]sheetPart, error) {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	var rels struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
			Type   string `xml:"Type,attr"`
		} `xml:"Relationship"`
	}
	if xml.Unmarshal(parts["xl/workbook.xml"], &book) != nil || xml.Unmarshal(parts["xl/_rels/workbook.xml.rels"], &rels) != nil {
		return nil, refuse(again, "daftar lembar buku kerja rusak")
	}
	if len(book.Sheets) > maxSheets {
		return nil, refuse("hapus lembar yang tidak perlu", "buku kerja memuat lebih dari %d lembar", maxSheets)
	}
	target, other := map[string]string{}, map[string]bool{}
	for _, r := range rels.List {
		if !strings.HasSuffix(r.Type, "/worksheet") {
			other[r.ID] = true // a sheet of charts or macros
		} else {
			name := r.Target
			if !strings.HasPrefix(name, "/") {
				name = "/xl/" + name
			}
			target[r.ID] = strings.TrimPrefix(path.Clean(name), "/")
		}
	}
	var list []sheetPart
	for _, s := range book.Sheets {
		part := target[s.ID]
		switch {
		case parts[part] != nil:
			list = append(list, sheetPart{s.Name, part})
		case !other[s.ID]:
			return nil, refuse(again, "lembar %q tidak ada di dalam buku kerja (bagian %s)", s.Name, part)
		}
	}
	return list, nil
}

// Package xls reads workbooks of Excel 97 to 2003, BIFF8: [MS-XLS]. Formulas give the
// result that was saved; nothing is run or followed.
//
// The container is read by richardlehane/mscfb. Of the libraries for what is in it
// extrame/xls 0.0.1 (Apache, 2017) reads neither merged nor hidden nor struck cells,
// shakinm/xlsReader 0.9.12 (2022) does not either and is under the GPL.
package xls

import (
	"bytes"
	"encoding/binary"
	"io"

	"github.com/richardlehane/mscfb"

	"iku/cmd/internal/grid"
)

// Open reads such a workbook.
func Open(data []byte) (book *grid.Book, err error) {
	// The container is a stranger's: a fault of its reader is a refusal, not the end
	// of the program.
	defer func() {
		if fault := recover(); fault != nil {
			book, err = nil, grid.Refuse(grid.Again, "buku kerja .xls ini rusak")
		}
	}()
	stream, err := workbook(data)
	if err != nil {
		return nil, err
	}
	r := &reader{stream: stream, bounds: grid.NewBounds(), codes: map[int]string{}, formats: map[int]*grid.Format{}}
	if err := r.globals(); err != nil {
		return nil, err
	}
	return &grid.Book{Kind: "buku kerja .xls", Notes: r.notes, Sheets: func(yield func(*grid.Sheet, error) bool) {
		for _, s := range r.sheets {
			g, err := r.read(s)
			if !yield(g, err) || err != nil {
				return
			}
		}
	}}, nil
}

// maxStream is how large the stream of the cells may be.
const maxStream = 60_000_000

func workbook(data []byte) ([]byte, error) {
	c, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, grid.Refuse(grid.Again, "buku kerja .xls ini rusak")
	}
	for e, err := c.Next(); err == nil; e, err = c.Next() {
		switch {
		case e.Name == "EncryptedPackage":
			return nil, grid.Refuse("hapus sandinya di Word atau Excel: Berkas, Info, Proteksi", "berkas ini disandi")
		case e.Name == "WordDocument":
			return nil, grid.Refuse("buka di Word atau LibreOffice, lalu simpan sebagai .docx", "ini dokumen Word lama (.doc)")
		case e.Name == "Workbook":
			text, err := io.ReadAll(io.LimitReader(e, maxStream+1))
			if err != nil || len(text) > maxStream {
				return nil, grid.Refuse(grid.Again, "buku kerja .xls ini rusak atau terlalu besar")
			}
			return text, nil
		case e.Name == "Book":
			return nil, grid.Refuse(grid.Again, "ini buku kerja Excel 95 atau lebih lama")
		}
	}
	return nil, grid.Refuse(grid.Again, "berkas ini bukan buku kerja .xls")
}

// The records that are read: [MS-XLS] 2.3.
const (
	recEOF, recDateMode, recFilePass, recCodePage, recContinue = 0x0a, 0x22, 0x2f, 0x42, 0x3c
	recFont, recFormat, recXF, recBoundSheet, recSST           = 0x31, 0x41e, 0xe0, 0x85, 0xfc
	recColInfo, recRow, recMergeCells                          = 0x7d, 0x208, 0xe5
	recLabelSST, recLabel, recRString, recNumber, recRK        = 0xfd, 0x204, 0xd6, 0x203, 0x27e
	recMulRK, recBoolErr, recFormula, recString                = 0xbd, 0x205, 0x06, 0x207
	recBOF                                                     = 0x809
)

type sheet struct {
	name   string
	at     int
	hidden bool
}

type look struct {
	format *grid.Format
	struck bool
}

type reader struct {
	stream   []byte
	bounds   *grid.Bounds
	from1904 bool
	sheets   []sheet
	texts    []string
	struck   []bool // by font
	codes    map[int]string
	formats  map[int]*grid.Format
	xfs      [][2]int // font and format
	looks    []look
	notes    []string
}

// record returns the record at a place, and where the next begins; ok is false at the
// end of the stream.
func (r *reader) record(at int) (id int, body []byte, next int, ok bool) {
	if at < 0 || at+4 > len(r.stream) {
		return 0, nil, 0, false
	}
	id, n := int(u16(r.stream[at:])), int(u16(r.stream[at+2:]))
	if next = at + 4 + n; next > len(r.stream) {
		return 0, nil, 0, false
	}
	return id, r.stream[at+4 : next], next, true
}

func u16(b []byte) uint16 {
	if len(b) < 2 {
		return 0
	}
	return binary.LittleEndian.Uint16(b)
}

func u32(b []byte) uint32 {
	if len(b) < 4 {
		return 0
	}
	return binary.LittleEndian.Uint32(b)
}

// globals reads what all sheets use.
func (r *reader) globals() error {
	id, body, next, ok := r.record(0)
	if !ok || id != recBOF || u16(body) != 0x600 {
		return grid.Refuse(grid.Again, "ini bukan buku kerja Excel 97–2003")
	}
	for at := next; ; at = next {
		if id, body, next, ok = r.record(at); !ok {
			return grid.Refuse(grid.Again, "buku kerja .xls ini terpotong")
		}
		switch id {
		case recEOF:
			for _, x := range r.xfs {
				f, known := r.formats[x[1]]
				if !known {
					f = grid.FormatOf(x[1], r.codes[x[1]])
					r.formats[x[1]] = f
				}
				font := x[0]
				if font > 4 { // there is no font 4
					font--
				}
				r.looks = append(r.looks, look{f, font < len(r.struck) && r.struck[font]})
			}
			return nil
		case recFilePass:
			return grid.Refuse("hapus sandinya: Berkas, Info, Proteksi Buku Kerja", "buku kerja ini disandi")
		case recDateMode:
			r.from1904 = u16(body) == 1
		case recFont:
			r.struck = append(r.struck, len(body) >= 4 && u16(body[2:])&8 != 0)
		case recFormat:
			if r.bounds.Formats--; r.bounds.Formats < 0 {
				return grid.Refuse(grid.Again, "buku kerja memuat terlalu banyak format angka")
			}
			if len(body) > 2 {
				code, _ := text(body[2:], 2)
				r.codes[int(u16(body))] = code
			}
		case recXF:
			if len(body) >= 4 {
				r.xfs = append(r.xfs, [2]int{int(u16(body)), int(u16(body[2:]))})
			}
		case recBoundSheet:
			if len(body) >= 8 && body[5] == 0 { // a worksheet
				name, _ := text(body[6:], 1)
				r.sheets = append(r.sheets, sheet{name, int(u32(body)), body[4]&3 != 0})
			}
		case recSST:
			parts := [][]byte{body}
			for {
				id, more, after, ok := r.record(next)
				if !ok || id != recContinue {
					break
				}
				parts, next = append(parts, more), after
			}
			if err := r.sharedTexts(parts); err != nil {
				return err
			}
		}
	}
}

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
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

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
			return nil, grid.Refuse("hapus sandinya: Berkas, Info, Proteksi Buku Kerja", "buku kerja ini disandi")
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

// text reads a string whose length takes that many bytes, and returns what follows.
func text(b []byte, length int) (string, []byte) {
	if len(b) < length+1 {
		return "", nil
	}
	n := int(b[0])
	if length == 2 {
		n = int(u16(b))
	}
	flags, rest := b[length], b[length+1:]
	runs, ext := 0, 0
	if flags&8 != 0 && len(rest) >= 2 {
		runs, rest = int(u16(rest)), rest[2:]
	}
	if flags&4 != 0 && len(rest) >= 4 {
		ext, rest = int(u32(rest)), rest[4:]
	}
	size := n
	if flags&1 != 0 {
		size *= 2
	}
	if size > len(rest) {
		size = len(rest)
	}
	s := characters(rest[:size], flags&1 != 0)
	rest = rest[size:]
	if skip := runs*4 + ext; skip >= 0 && skip <= len(rest) {
		rest = rest[skip:]
	} else {
		rest = nil
	}
	return s, rest
}

func characters(b []byte, wide bool) string {
	var units []uint16
	if wide {
		for i := 0; i+1 < len(b); i += 2 {
			units = append(units, u16(b[i:]))
		}
	} else {
		for _, c := range b {
			units = append(units, uint16(c))
		}
	}
	return string(utf16.Decode(units))
}

// parts reads bytes that several records hold.
type parts struct {
	list [][]byte
	over bool
}

func (p *parts) next() bool {
	for len(p.list) > 0 && len(p.list[0]) == 0 {
		p.list = p.list[1:]
	}
	p.over = len(p.list) == 0
	return !p.over
}

func (p *parts) take(n int) []byte {
	var out []byte
	for n > 0 && p.next() {
		k := min(n, len(p.list[0]))
		out = append(out, p.list[0][:k]...)
		p.list[0] = p.list[0][k:]
		n -= k
	}
	if n > 0 {
		p.over = true
	}
	return out
}

// sharedTexts reads the table of texts: [MS-XLS] 2.4.265. Where a text goes on in a
// further record, its characters may change their width there.
func (r *reader) sharedTexts(list [][]byte) error {
	p := &parts{list: list}
	count := int(u32(p.take(8)[4:]))
	for range count {
		if !p.next() {
			break
		}
		n := int(u16(p.take(2)))
		head := p.take(1)
		if len(head) == 0 {
			break
		}
		flags := head[0]
		runs, ext := 0, 0
		if flags&8 != 0 {
			runs = int(u16(p.take(2)))
		}
		if flags&4 != 0 {
			ext = int(u32(p.take(4)))
		}
		var b strings.Builder
		wide := flags&1 != 0
		for n > 0 && p.next() {
			width := 1
			if wide {
				width = 2
			}
			k := min(n, len(p.list[0])/width)
			if k == 0 {
				p.list[0] = nil
			} else {
				b.WriteString(characters(p.list[0][:k*width], wide))
				p.list[0] = p.list[0][k*width:]
				n -= k
			}
			if n > 0 && len(p.list[0]) == 0 && p.next() {
				wide = p.list[0][0]&1 != 0
				p.list[0] = p.list[0][1:]
			}
		}
		if ext < 0 || ext > maxStream {
			break
		}
		p.take(runs*4 + ext)
		if r.bounds.Text -= b.Len(); r.bounds.Text < 0 {
			return grid.TooLarge("Workbook")
		}
		r.texts = append(r.texts, b.String())
	}
	if p.over && len(r.texts) < count {
		return grid.Refuse(grid.Again, "teks buku kerja .xls ini terpotong")
	}
	return nil
}

// cells reads the cells of a sheet.
type cells struct {
	*reader
	sheet      *grid.Sheet
	hiddenRows map[int]bool
	hiddenCols map[int]bool
	merges     [][4]int
	waits      *grid.Cell // a formula whose result is a text, which follows
}

func (r *reader) read(s sheet) (*grid.Sheet, error) {
	c := &cells{reader: r, sheet: grid.New(s.name), hiddenRows: map[int]bool{}, hiddenCols: map[int]bool{}}
	c.sheet.Hidden = s.hidden
	id, _, next, ok := r.record(s.at)
	if !ok || id != recBOF {
		return nil, grid.Refuse(grid.Again, "lembar %q tidak ada di dalam buku kerja", s.name)
	}
	depth := 1
	for at := next; depth > 0; at = next {
		var body []byte
		if id, body, next, ok = r.record(at); !ok {
			return nil, grid.Refuse(grid.Again, "lembar %q terpotong", s.name)
		}
		switch id {
		case recBOF: // a chart in the sheet
			depth++
		case recEOF:
			depth--
		default:
			if depth == 1 {
				if err := c.record(id, body); err != nil {
					return nil, err
				}
			}
		}
	}
	for _, cell := range c.sheet.Cells() {
		switch row, col := int(cell.Place.Row), int(cell.Place.Col); {
		case s.hidden:
			cell.Unseen = grid.HiddenSheet
		case c.hiddenRows[row]:
			cell.Unseen = grid.HiddenRow
		case c.hiddenCols[col]:
			cell.Unseen = grid.HiddenColumn
		}
	}
	for _, m := range c.merges {
		if err := c.sheet.Merge(m[0], m[1], m[2], m[3], &r.bounds.Covered); err != nil {
			return nil, err
		}
	}
	return c.sheet, nil
}

func (c *cells) record(id int, b []byte) error {
	row, col, xf := int(u16(b))+1, 0, 0
	if len(b) >= 6 {
		col, xf = int(u16(b[2:]))+1, int(u16(b[4:]))
	}
	switch id {
	case recColInfo:
		if len(b) >= 10 && u16(b[8:])&1 != 0 {
			for i := int(u16(b)); i <= min(int(u16(b[2:])), 255); i++ {
				c.hiddenCols[i+1] = true
			}
		}
	case recRow:
		if len(b) >= 16 && u16(b[12:])&0x20 != 0 {
			c.hiddenRows[row] = true
		}
	case recMergeCells:
		for i := 2; i+8 <= len(b) && len(c.merges) < 100_000; i += 8 {
			r1, r2, c1, c2 := int(u16(b[i:])), int(u16(b[i+2:])), int(u16(b[i+4:])), int(u16(b[i+6:]))
			if r2 >= r1 && c2 >= c1 {
				c.merges = append(c.merges, [4]int{r1 + 1, c1 + 1, r2 + 1, c2 + 1})
			}
		}
	case recLabelSST:
		if len(b) < 10 {
			return nil
		}
		n := int(u32(b[6:]))
		if n < 0 || n >= len(c.texts) {
			return grid.Refuse(grid.Again, "lembar %q menyebut teks yang tidak ada di buku kerja", c.sheet.Name())
		}
		_, err := c.put(row, col, xf, grid.Cell{Text: grid.Visible(c.texts[n]), Raw: c.texts[n]})
		return err
	case recLabel, recRString:
		if len(b) > 6 {
			s, _ := text(b[6:], 2)
			_, err := c.put(row, col, xf, grid.Cell{Text: grid.Visible(s), Raw: s})
			return err
		}
	case recNumber:
		if len(b) >= 14 {
			return c.number(row, col, xf, math.Float64frombits(binary.LittleEndian.Uint64(b[6:])))
		}
	case recRK:
		if len(b) >= 10 {
			return c.number(row, col, xf, rk(u32(b[6:])))
		}
	case recMulRK:
		for i := 4; i+6 <= len(b)-2; i += 6 {
			if err := c.number(row, int(u16(b[2:]))+1+(i-4)/6, int(u16(b[i:])), rk(u32(b[i+2:]))); err != nil {
				return err
			}
		}
	case recBoolErr:
		if len(b) >= 8 {
			cell := grid.Cell{Kind: grid.Bool, Text: "tidak", Uncached: b[7] != 0}
			switch {
			case cell.Uncached:
				cell.Kind, cell.Text = grid.Text, ""
			case b[6] != 0:
				cell.Text = "ya"
			}
			_, err := c.put(row, col, xf, cell)
			return err
		}
	case recFormula:
		return c.formula(row, col, xf, b)
	case recString:
		if c.waits != nil {
			s, _ := text(b, 2)
			c.waits.Text, c.waits.Raw, c.waits.Uncached = grid.Visible(s), s, false
			c.waits = nil
		}
	}
	return nil
}

// formula puts the result that was saved: [MS-XLS] 2.5.133.
func (c *cells) formula(row, col, xf int, b []byte) error {
	if len(b) < 14 {
		return nil
	}
	if b[12] != 0xff || b[13] != 0xff {
		return c.number(row, col, xf, math.Float64frombits(binary.LittleEndian.Uint64(b[6:])))
	}
	cell := grid.Cell{Uncached: true}
	if b[6] == 1 {
		cell = grid.Cell{Kind: grid.Bool, Text: map[bool]string{false: "tidak", true: "ya"}[b[8] != 0]}
	}
	at, err := c.put(row, col, xf, cell)
	if b[6] == 0 {
		c.waits = at
	}
	return err
}

func rk(v uint32) float64 {
	n := float64(int32(v) >> 2)
	if v&2 == 0 {
		n = math.Float64frombits(uint64(v&^3) << 32)
	}
	if v&1 != 0 {
		n /= 100
	}
	return n
}

func (c *cells) number(row, col, xf int, v float64) error {
	raw := strconv.FormatFloat(v, 'f', -1, 64)
	if len(raw) > 40 {
		raw = strings.Replace(strconv.FormatFloat(v, 'e', -1, 64), "e+", "e", 1)
	}
	cell := grid.Cell{Raw: raw}
	if xf < len(c.looks) {
		cell.Format = c.looks[xf].format
	}
	if shown, ok := cell.Format.Show(raw, c.from1904); ok {
		cell.Text, cell.Day, cell.Unsure = shown.Text, shown.Day, shown.Unsure
		switch {
		case shown.Day != nil:
			cell.Kind = grid.Date
		case shown.Number:
			cell.Kind = grid.Number
		}
	} else {
		cell.Text = grid.Visible(raw)
	}
	_, err := c.put(row, col, xf, cell)
	return err
}

func (c *cells) put(row, col, xf int, cell grid.Cell) (*grid.Cell, error) {
	if c.bounds.Cells--; c.bounds.Cells < 0 {
		return nil, grid.Refuse("bagi menjadi beberapa buku kerja", "buku kerja memuat lebih dari %d sel", grid.MaxCells)
	}
	if c.sheet.Any(row, col) != nil {
		return nil, grid.Refuse(grid.Again, "lembar %q memuat sel %s dua kali", c.sheet.Name(), grid.Place{Row: int32(row), Col: int32(col)}.Name())
	}
	if xf < len(c.looks) {
		cell.Format = c.looks[xf].format
		cell.Verbatim = cell.Format.Verbatim() && cell.Kind == grid.Text
		if c.looks[xf].struck {
			cell.Unseen = grid.Struck
		}
	}
	return c.sheet.Put(row, col, cell), nil
}

package fonts

import (
	"bytes"
	"encoding/binary"
	"math"
)

// maxSize bounds a font file, in bytes. The largest text faces, with all of Han,
// have about 25 MB.
const maxSize = 32 << 20

var be = binary.BigEndian

// font is a TrueType file taken apart. Every offset in it has been checked.
type font struct {
	head, hhea, hmtx, loca, glyf []byte
	post, os2, name              []byte // may be empty

	unitsPerEm int
	numGlyphs  int
	numMetrics int
	longLoca   bool
	chars      charmap
	limits     limits
}

// otherKinds are the files that people take for TrueType, by how they begin.
var otherKinds = []struct{ magic, what string }{
	{"ttcf", "ini kumpulan huruf di dalam kumpulan huruf"},
	{"wOFF", "ini huruf web (.woff); ubah dulu menjadi .ttf atau .otf, misalnya dengan FontForge"},
	{"wOF2", "ini huruf web (.woff2); ubah dulu menjadi .ttf atau .otf, misalnya dengan FontForge"},
	{"typ1", "ini huruf Type 1; ubah dulu menjadi .otf, misalnya dengan FontForge"},
	{"%!PS", "ini huruf Type 1; ubah dulu menjadi .otf, misalnya dengan FontForge"},
	{"%!FontType1", "ini huruf Type 1; ubah dulu menjadi .otf, misalnya dengan FontForge"},
	{"\x80\x01", "ini huruf Type 1 (.pfb); ubah dulu menjadi .otf, misalnya dengan FontForge"},
	{"%PDF", "ini PDF"},
	{"PK\x03\x04", "ini berkas ZIP; keluarkan dulu hurufnya"},
}

// read takes a font apart, all but its outlines.
func (f *font) read(data []byte) error {
	switch {
	case len(data) > maxSize:
		return unusable("berkasnya lebih dari 32 MB")
	case len(data) == 0:
		return notTrueType("berkasnya kosong")
	}
	for _, kind := range otherKinds {
		if bytes.HasPrefix(data, []byte(kind.magic)) {
			return notTrueType(kind.what)
		}
	}
	if !bytes.HasPrefix(data, []byte{0, 1, 0, 0}) && !bytes.HasPrefix(data, []byte("true")) {
		return notTrueType("awal berkasnya tidak dikenal")
	}
	tables, err := readDirectory(data)
	if err != nil {
		return err
	}
	if _, cff := tables["CFF "]; cff && tables["glyf"] == nil {
		return notTrueType("garis hurufnya CFF")
	}
	for _, tag := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap"} {
		if _, ok := tables[tag]; !ok {
			return broken("tabel %s tidak ada", tag)
		}
	}
	f.head, f.hhea, f.hmtx = tables["head"], tables["hhea"], tables["hmtx"]
	f.loca, f.glyf = tables["loca"], tables["glyf"]
	f.os2, f.post, f.name = tables["OS/2"], tables["post"], tables["name"]
	if err := f.readHeaders(tables["maxp"]); err != nil {
		return err
	}
	if err := f.checkLicence(); err != nil {
		return err
	}
	return f.chars.read(tables["cmap"])
}

// readDirectory returns the tables of a font by tag.
func readDirectory(data []byte) (map[string][]byte, error) { return directory(data, 0) }

// directory is readDirectory of the font whose list of tables stands at an offset of
// the file, which its tables are counted from the beginning of.
func directory(data []byte, at int) (map[string][]byte, error) {
	list := data[at:]
	if len(list) < 12 {
		return nil, broken("daftar tabelnya terpotong")
	}
	n := int(be.Uint16(list[4:]))
	if len(list) < 12+16*n {
		return nil, broken("daftar tabelnya terpotong")
	}
	tables := make(map[string][]byte, min(n, 64))
	for i := range n {
		entry := list[12+16*i:]
		tag := string(entry[:4])
		offset, length := uint64(be.Uint32(entry[8:])), uint64(be.Uint32(entry[12:]))
		if offset+length > uint64(len(data)) {
			return nil, broken("tabel %q melewati akhir berkas", tag)
		}
		if _, twice := tables[tag]; twice {
			return nil, broken("tabel %q ada dua", tag)
		}
		tables[tag] = data[offset : offset+length : offset+length]
	}
	return tables, nil
}

// readHeaders checks the tables that say how large the others are.
func (f *font) readHeaders(maxp []byte) error {
	if len(f.head) < 54 || be.Uint32(f.head[12:]) != 0x5f0f3cf5 {
		return broken("tabel head")
	}
	f.unitsPerEm = int(be.Uint16(f.head[18:]))
	if f.unitsPerEm < 16 || f.unitsPerEm > 16384 {
		return broken("satuan per em %d, di luar 16 sampai 16384", f.unitsPerEm)
	}
	switch be.Uint16(f.head[50:]) {
	case 0:
	case 1:
		f.longLoca = true
	default:
		return broken("tabel head: bentuk loca tidak dikenal")
	}
	if len(maxp) < 6 {
		return broken("tabel maxp")
	}
	f.numGlyphs = int(be.Uint16(maxp[4:]))
	if len(f.hhea) < 36 {
		return broken("tabel hhea")
	}
	f.numMetrics = int(be.Uint16(f.hhea[34:]))
	switch {
	case f.numGlyphs == 0:
		return broken("tidak ada glif")
	case f.numMetrics == 0 || f.numMetrics > f.numGlyphs || len(f.hmtx) < 4*f.numMetrics:
		return broken("tabel hmtx")
	}
	return nil
}

// checkLicence refuses faces whose OS/2 fsType forbids what embedding takes. Of
// several licence bits the most generous holds (OpenType 1.9, OS/2, fsType).
func (f *font) checkLicence() error {
	if len(f.os2) < 10 {
		return nil
	}
	fsType := be.Uint16(f.os2[8:])
	switch {
	case fsType&0x000e == 0x0002:
		return unusable("lisensinya melarang penyematan dalam dokumen (fsType)")
	case fsType&0x0100 != 0:
		return unusable("lisensinya melarang penyematan sebagian aksara (fsType)")
	case fsType&0x0200 != 0:
		return unusable("lisensinya hanya mengizinkan penyematan bitmap (fsType)")
	}
	return nil
}

// advance returns a glyph's advance width, in font units.
func (f *font) advance(glyph uint16) int {
	i := min(int(glyph), f.numMetrics-1)
	return int(be.Uint16(f.hmtx[4*i:]))
}

// bearing returns a glyph's left side bearing, 0 where the file leaves it out.
func (f *font) bearing(glyph uint16) uint16 {
	at := 4*int(glyph) + 2
	if int(glyph) >= f.numMetrics {
		at = 4*f.numMetrics + 2*(int(glyph)-f.numMetrics)
	}
	if at+2 > len(f.hmtx) {
		return 0
	}
	return be.Uint16(f.hmtx[at:])
}

// thousandths converts font units to thousandths of the em, half away from zero.
func (f *font) thousandths(units int) int {
	if units < 0 {
		return -f.thousandths(-units)
	}
	return (units*1000 + f.unitsPerEm/2) / f.unitsPerEm
}

// outline returns the data of a glyph, empty where it has no outline.
func (f *font) outline(glyph uint16) []byte {
	start, end := f.place(int(glyph)), f.place(int(glyph)+1)
	return f.glyf[start:end]
}

// place returns entry i of loca, or a place past every table where loca ends.
func (f *font) place(i int) uint32 {
	if f.longLoca {
		if 4*i+4 > len(f.loca) {
			return math.MaxUint32
		}
		return be.Uint32(f.loca[4*i:])
	}
	if 2*i+2 > len(f.loca) {
		return math.MaxUint32
	}
	return 2 * uint32(be.Uint16(f.loca[2*i:]))
}

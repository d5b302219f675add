package fonts

import (
	"errors"
	"strings"
	"testing"
)

func TestParseRefusesOtherKinds(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"", "kosong"},
		{"OTTO\x00\x0b", "terpotong"},
		{"OTTO" + strings.Repeat("\x00", 40), "tabel CFF  tidak ada"},
		{"ttcf\x00\x01", "daftar kumpulannya terpotong"},
		{"wOFF\x00\x01", "huruf web (.woff)"},
		{"wOF2\x00\x01", "huruf web (.woff2)"},
		{"%!PS-AdobeFont-1.0", "Type 1"},
		{"\x80\x01\x00", "Type 1 (.pfb)"},
		{"%PDF-1.7", "ini PDF"},
		{"PK\x03\x04", "ZIP"},
		{"\x89PNG", "tidak dikenal"},
		{"\x00\x01\x00\x00", "terpotong"},
		{"\x00\x01\x00\x00\x00\x09\x00\x00\x00\x00\x00\x00", "terpotong"},
		{"\x00\x01\x00\x00" + strings.Repeat("\x00", maxSize), "lebih dari 32 MB"},
	} {
		wantFormatError(t, []byte(c.data), c.want)
	}
}

func wantFormatError(t *testing.T, data []byte, want string) {
	t.Helper()
	_, err := Parse(data)
	var format *FormatError
	if !errors.As(err, &format) || !strings.Contains(format.Message, want) {
		t.Errorf("%.12q…: got %v, want %q in a FormatError", data, err, want)
	}
}

func TestParseRefusesBrokenTables(t *testing.T) {
	sound := tiny(t, " Aé")
	if _, err := Parse(sound); err != nil {
		t.Fatal(err)
	}
	put := func(tag string, at int, value uint16) func(map[string][]byte) {
		return func(tables map[string][]byte) { be.PutUint16(tables[tag][at:], value) }
	}
	cut := func(tag string, n int) func(map[string][]byte) {
		return func(tables map[string][]byte) { tables[tag] = tables[tag][:n] }
	}
	for _, c := range []struct {
		name   string
		change func(map[string][]byte)
		want   string
	}{
		{"no glyf", func(tables map[string][]byte) { delete(tables, "glyf") }, "tabel glyf tidak ada"},
		{"no cmap", func(tables map[string][]byte) { delete(tables, "cmap") }, "tabel cmap tidak ada"},
		{"CFF", func(tables map[string][]byte) { delete(tables, "glyf"); tables["CFF "] = nil }, "CFF"},
		{"short head", cut("head", 20), "head"},
		{"magic number", put("head", 12, 0), "head"},
		{"units per em", put("head", 18, 0), "satuan per em 0"},
		{"form of loca", put("head", 50, 2), "loca"},
		{"short maxp", cut("maxp", 4), "maxp"},
		{"no glyphs", put("maxp", 4, 0), "tidak ada glif"},
		{"more glyphs than loca has", put("maxp", 4, 900), "loca"},
		{"short hhea", cut("hhea", 10), "hhea"},
		{"no metrics", put("hhea", 34, 0), "hmtx"},
		{"more metrics than glyphs", put("hhea", 34, 900), "hmtx"},
		{"short hmtx", cut("hmtx", 6), "hmtx"},
		{"loca goes back", put("loca", 2, 9000), "loca"},
		{"loca past glyf", func(tables map[string][]byte) { tables["glyf"] = tables["glyf"][:40] }, "loca"},
		{"short cmap", cut("cmap", 3), "cmap"},
		{"cmap cut", cut("cmap", 20), "cmap"},
		{"symbol cmap", put("cmap", 6, 0), "Unicode"},
		{"cmap goes back", put("cmap", 12+14, 0x2000), "cmap"},
		{"contours past the glyph", put("glyf", 0, 0x7fff), "garis glif 0"},
		{"points go back", put("glyf", 10, 0xfffe), "garis glif 0"},
		{"forbidden", put("OS/2", 8, 0x0002), "melarang penyematan dalam dokumen"},
		{"no subsetting", put("OS/2", 8, 0x0108), "sebagian aksara"},
		{"bitmaps only", put("OS/2", 8, 0x0200), "bitmap"},
	} {
		t.Run(c.name, func(t *testing.T) { wantFormatError(t, altered(t, sound, c.change), c.want) })
	}
}

// Of several licence bits the most generous holds, and a file may do without the
// tables that only describe.
func TestParseAccepts(t *testing.T) {
	sound := tiny(t, " AHx")
	for name, change := range map[string]func(map[string][]byte){
		"restricted or editable": func(tables map[string][]byte) { be.PutUint16(tables["OS/2"][8:], 0x000a) },
		"preview and print":      func(tables map[string][]byte) { be.PutUint16(tables["OS/2"][8:], 0x0004) },
		"no OS/2":                func(tables map[string][]byte) { delete(tables, "OS/2") },
		"short OS/2":             func(tables map[string][]byte) { tables["OS/2"] = tables["OS/2"][:70] },
		"no post":                func(tables map[string][]byte) { delete(tables, "post") },
		"no name":                func(tables map[string][]byte) { delete(tables, "name") },
		"short name":             func(tables map[string][]byte) { tables["name"] = tables["name"][:40] },
		"short hhea metrics":     func(tables map[string][]byte) { be.PutUint16(tables["hhea"][34:], 1) },
	} {
		t.Run(name, func(t *testing.T) {
			face, err := Parse(altered(t, sound, change))
			if err != nil {
				t.Fatal(err)
			}
			if face.Name == "" || face.CapHeight < 600 || face.XHeight < 400 || face.Ascent <= 0 || face.StemV <= 0 {
				t.Errorf("%+v", face.CapHeight)
			}
			if _, err := face.Programs([]rune("Ax")); err != nil {
				t.Error(err)
			}
		})
	}
}

// Composites that contain themselves, or double at each of many steps, would keep
// a reader of the document busy for ever.
func TestParseRefusesEndlessComposites(t *testing.T) {
	composite := func(parts ...uint16) []byte {
		data := []byte{0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0}
		for i, part := range parts {
			flags := uint16(partMore)
			if i == len(parts)-1 {
				flags = 0
			}
			data = be.AppendUint16(data, flags)
			data = be.AppendUint16(data, part)
			data = append(data, 0, 0)
		}
		return data
	}
	point := []byte{0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x30, 0}
	deep := [][]byte{point}
	for i := range uint16(maxDepth + 1) {
		deep = append(deep, composite(i))
	}
	wide := [][]byte{point}
	for i := range uint16(maxDepth) {
		wide = append(wide, composite(i, i, i))
	}
	for _, c := range []struct {
		name   string
		glyphs [][]byte
		ok     bool
	}{
		{"itself", [][]byte{composite(0)}, false},
		{"a circle of three", [][]byte{composite(1), composite(2), composite(0)}, false},
		{"a part that is not there", [][]byte{composite(7)}, false},
		{"too deep", deep, false},
		{"as deep as may be", deep[:maxDepth+1], true},
		{"three times as many at each step", wide, false},
	} {
		for _, order := range []string{"parts first", "parts last"} {
			t.Run(c.name+", "+order, func(t *testing.T) {
				glyphs := c.glyphs
				if order == "parts last" {
					glyphs = backwards(glyphs)
				}
				data := altered(t, tiny(t, " A"), func(tables map[string][]byte) {
					var glyf, loca []byte
					for _, g := range glyphs {
						loca = be.AppendUint16(loca, uint16(len(glyf)/2))
						glyf = append(glyf, g...)
					}
					tables["loca"], tables["glyf"] = be.AppendUint16(loca, uint16(len(glyf)/2)), glyf
					be.PutUint16(tables["maxp"][4:], uint16(len(glyphs)))
					be.PutUint16(tables["hhea"][34:], 1)
				})
				if c.ok {
					if _, err := Parse(data); err != nil {
						t.Error(err)
					}
					return
				}
				wantFormatError(t, data, "garis glif")
			})
		}
	}
}

// backwards numbers glyphs from the end.
func backwards(glyphs [][]byte) [][]byte {
	last := uint16(len(glyphs) - 1)
	turned := make([][]byte, len(glyphs))
	for i, g := range glyphs {
		g = append([]byte(nil), g...)
		if contours(g) < 0 {
			readParts(g, func(at int, part uint16) bool {
				if part <= last {
					be.PutUint16(g[at+2:], last-part)
				}
				return true
			})
		}
		turned[int(last)-i] = g
	}
	return turned
}

// A cmap of format 12 reaches characters beyond the Basic Multilingual Plane.
func TestParseFormat12(t *testing.T) {
	data := altered(t, tiny(t, " A"), func(tables map[string][]byte) {
		cmap := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
		for _, v := range []uint32{16 + 2*12, 0, 2, 0x20, 0x20, 1, 0x1f600, 0x1f600, 2} {
			cmap = be.AppendUint32(cmap, v)
		}
		tables["cmap"] = cmap
	})
	face, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	if !face.Has(0x1f600) || face.Has('A') || face.Has(0x1f601) {
		t.Error("the groups are read wrongly")
	}
	p := programs(t, face, " \U0001f600")[0]
	if code, ok := p.Code(0x1f600); !ok || p.Widths[code] != 667 || !strings.Contains(string(p.ToUnicode), "D83DDE00") {
		t.Errorf("code %d, %t, width %d\n%s", code, ok, p.Widths[code], p.ToUnicode)
	}
}

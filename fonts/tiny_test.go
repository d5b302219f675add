package fonts

import (
	"bytes"
	"slices"
	"testing"
)

// sans returns a face of Liberation Sans.
func sans(t testing.TB, style Style) *Face {
	t.Helper()
	fam, ok := Builtin("Liberation Sans")
	if !ok {
		t.Fatal("Liberation Sans is not built in")
	}
	return fam.Face(style)
}

// tiny returns a font file of Liberation Sans with those characters alone, and
// with its own OS/2 and name tables. Characters must be sorted.
func tiny(t testing.TB, runes string) []byte {
	t.Helper()
	f := sans(t, Regular)
	var mappings []mapping
	for _, r := range runes {
		mappings = append(mappings, mapping{r, f.glyph(r)})
	}
	return altered(t, (&subsetting{font: &f.font}).subset(mappings), func(tables map[string][]byte) {
		tables["OS/2"], tables["name"] = f.font.os2, f.font.name
	})
}

// altered returns a font file with its tables changed, each a copy.
func altered(t testing.TB, data []byte, change func(tables map[string][]byte)) []byte {
	t.Helper()
	tables, err := readDirectory(data)
	if err != nil {
		t.Fatal(err)
	}
	for tag := range tables {
		tables[tag] = slices.Clone(tables[tag])
	}
	change(tables)
	var list []table
	for tag, data := range tables {
		list = append(list, table{tag, data})
	}
	slices.SortFunc(list, func(a, b table) int { return bytes.Compare([]byte(a.tag), []byte(b.tag)) })
	head := tables["head"]
	if len(head) < 12 {
		head = make([]byte, 12)
	}
	return assemble(head, list)
}

// unpack returns a program's font file.
func unpack(t testing.TB, p *Program) []byte {
	t.Helper()
	data := inflate(t, p.Font)
	if len(data) != p.Length {
		t.Errorf("%s: Length is %d, the file has %d bytes", p.Name, p.Length, len(data))
	}
	return data
}

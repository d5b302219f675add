package fonts

import (
	"errors"
	"os"
	"testing"

	"iku/fonts/fonttest"
)

// Whatever is read as a face can be embedded, and what is embedded is a face.
func FuzzParse(f *testing.F) {
	f.Add(tiny(f, "A"))
	f.Add(tiny(f, " éЖ"))
	f.Add(altered(f, tiny(f, " A"), func(tables map[string][]byte) { delete(tables, "OS/2"); delete(tables, "name") }))
	f.Add(fonttest.Collection(tiny(f, "A"), tiny(f, "B")))
	f.Add([]byte("OTTO"))
	if data, err := os.ReadFile(cffFaces[2]); err == nil {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		face, err := Parse(data)
		if err != nil {
			var format *FormatError
			if !errors.As(err, &format) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		var has []rune
		for r := rune(0); r < 0x3000; r++ {
			if face.Has(r) {
				has = append(has, r)
			}
		}
		list, err := face.Programs(has)
		if err != nil {
			t.Fatal(err)
		}
		shared, err := face.Programs(nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range append(list, shared...) {
			again, err := Parse(unpack(t, p))
			if err != nil {
				t.Fatalf("%s cannot be read again: %v", p.Name, err)
			}
			_, keys := p.chars.names()
			for code, key := range keys {
				if w, ok := again.Advance(key); key != 0 && (!ok || w != p.Widths[code]) {
					t.Fatalf("%U: %d, %t, want %d", key, w, ok, p.Widths[code])
				}
			}
		}
		for _, r := range has {
			found := false
			for _, p := range list {
				_, ok := p.Code(r)
				found = found || ok
			}
			if !found {
				t.Fatalf("%U is in no program", r)
			}
		}
	})
}

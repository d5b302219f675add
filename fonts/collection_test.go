package fonts

import (
	"strings"
	"testing"

	"iku/fonts/fonttest"
)

func builtinFile(t testing.TB, family string, style Style) []byte {
	t.Helper()
	fam, ok := Builtin(family)
	if !ok {
		t.Fatal(family)
	}
	return fam.Face(style).Data()
}

func TestCollection(t *testing.T) {
	both := fonttest.Collection(builtinFile(t, "Liberation Sans", Bold), builtinFile(t, "Liberation Sans", Regular), builtinFile(t, "Liberation Serif", Regular))
	bold := fonttest.Collection(builtinFile(t, "Liberation Sans", Bold))
	for _, c := range []struct {
		data     []byte
		name     string
		style    Style
		want     string // the face's name, or what the error says
		siblings map[Style]int
	}{
		{both, "", Regular, "LiberationSans", map[Style]int{Bold: 1}},
		{both, "", Bold, "LiberationSans-Bold", map[Style]int{Regular: 2}},
		{both, "liberation sans", Bold, "LiberationSans-Bold", map[Style]int{Regular: 2}},
		{both, "Liberation Sans Bold", Regular, "LiberationSans-Bold", map[Style]int{Regular: 2}},
		{both, "LiberationSerif", Bold, "LiberationSerif", nil},
		{both, "3", Bold, "LiberationSerif", nil},
		{bold, "", Regular, "LiberationSans-Bold", nil},
		{both, "", Italic, `tidak memuat gaya miring; isinya 1 "Liberation Sans", 2 "Liberation Sans", 3 "Liberation Serif"`, nil},
		{both, "4", Regular, `tidak memuat "4"`, nil},
		{both, "0", Regular, `tidak memuat "0"`, nil},
		{both, "Cambria Math\x1b", Regular, `tidak memuat "Cambria Math\x1b"`, nil},
		{builtinFile(t, "Liberation Sans", Bold), "2", Regular, `memuat satu huruf saja, jadi hapus "#2"`, nil},
		{both[:11], "", Regular, "terpotong", nil},
		{fonttest.Collection(), "", Regular, "kumpulan dengan 0 huruf", nil},
		{append([]byte("ttcf\x00\x01\x00\x00\xff\xff\xff\xff"), both[12:]...), "", Regular, "kumpulan dengan 4294967295 huruf", nil},
		{append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\xff\xff\xff\xff"), both[16:]...), "", Regular, "huruf ke-1 melewati akhir berkas", nil},
		{fonttest.Collection(both), "", Regular, "rusak", nil},
	} {
		face, err := ParseMember(c.data, c.name, c.style)
		if err != nil {
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("%q, %d: %v, want %s", c.name, c.style, err, c.want)
			}
			continue
		}
		if face.Name != c.want || len(face.Siblings) != len(c.siblings) {
			t.Errorf("%q, %d: %s with %v, want %s", c.name, c.style, face.Name, face.Siblings, c.want)
		}
		for style, n := range c.siblings {
			if face.Siblings[style] != n {
				t.Errorf("%q, %d: %v", c.name, c.style, face.Siblings)
			}
		}
		if again, err := Parse(face.Data()); err != nil || again.Name != face.Name {
			t.Errorf("%q, %d: what it holds is no font of its own: %v", c.name, c.style, err)
		}
	}
}

// A face of a collection may have CFF outlines.
func TestCollectionOfCFF(t *testing.T) {
	data := fonttest.Collection(cffFace(t, cffFaces[0]), cffFace(t, cffFaces[1]))
	face, err := ParseMember(data, "", Bold)
	if err != nil {
		t.Fatal(err)
	}
	if face.Style != Bold || face.Siblings[Regular] != 1 || !face.Has('≥') {
		t.Errorf("%s: %d, %v", face.Name, face.Style, face.Siblings)
	}
}

package fonts

import (
	"strings"
	"testing"
)

// A letter with marks is one glyph of its parts, as wide as the letter, that says all
// its characters.
func TestMarkedLetters(t *testing.T) {
	face := sans(t, Regular)
	for _, c := range []struct {
		group, says string
		above       bool // its last mark
	}{
		{"x\u0304", "<00780304>", true}, {"n\u0325", "<006E0325>", false}, {"a\u0323\u0304", "<006103230304>", true}, {"\u1e0d\u0304", "<1E0D0304>", true},
	} {
		list, err := face.Programs([]rune("abc"), c.group, c.group)
		if err != nil || len(list) != 1 {
			t.Errorf("%q: %d programs, %v", c.group, len(list), err)
			continue
		}
		p := list[0]
		code, ok := p.Group(c.group)
		letter, _ := face.Advance([]rune(c.group)[0])
		if !ok || p.Widths[code] != letter || strings.Count(string(p.ToUnicode), c.says) != 1 {
			t.Errorf("%q: code %d %v, width %d of %d\n%s", c.group, code, ok, p.Widths[code], letter, p.ToUnicode)
			continue
		}
		again, err := Parse(unpack(t, p))
		if err != nil {
			t.Fatal(err)
		}
		_, keys := p.chars.names()
		is, ok := again.font.box(again.glyph(keys[code]))
		was, _ := face.font.box(face.glyph([]rune(c.group)[0]))
		if !ok || c.above != (is[3] > was[3]) || !c.above && is[1] >= was[1] {
			t.Errorf("%q: %v around %v", c.group, is, was)
		}
	}
	for _, group := range []string{"x\u031b", "x\u0304\u0304\u0304\u0304", "\u0304", " \u0304", "xy", "\u8aad\u0304", ""} {
		if _, ok := face.compose(group); ok {
			t.Errorf("%q has a glyph", group)
		}
	}
	if _, err := face.Programs([]rune("a"), "x\u031b"); err == nil {
		t.Error("a mark without a place is taken")
	}
}

// A character of which a face has the letter and the mark alone is drawn of them, and
// still says itself.
func TestCharacterOfParts(t *testing.T) {
	face, err := Parse(tiny(t, " Aad\u0301\u0323"))
	if err != nil {
		t.Fatal(err)
	}
	d, _ := face.Advance('d')
	if w, ok := face.Advance('\u1e0d'); !ok || w != d {
		t.Errorf("ḍ is %d wide %v, d %d", w, ok, d)
	}
	if w, ok := face.Advance('\u0323'); !ok || w != 0 {
		t.Errorf("a mark moves the pen by %d", w)
	}
	if w, ok := face.Advance('á'); !ok || w == 0 {
		t.Errorf("á is %d wide %v", w, ok)
	}
	if face.Has('\u1e6d') || face.Has('\u1e0f') || face.Has('\ufb01') {
		t.Error("it has what it lacks the parts of")
	}
	list, err := face.Programs([]rune("d\u1e0d"))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := list[0].Group("\u1e0d"); !ok || !strings.Contains(string(list[0].ToUnicode), "<1E0D>") {
		t.Errorf("ḍ:\n%s", list[0].ToUnicode)
	}
}

// A mark belongs to the letter before it.
func TestMarked(t *testing.T) {
	for text, want := range map[string]string{
		"ax\u0304": "x\u0304", "ax": "x", "a \u0304": "", "\u0304": "", "": "", "x\u0304\u0304\u0304": "x\u0304\u0304\u0304", "x\u0304\u0304\u0304\u0304": "",
	} {
		if got := Marked(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

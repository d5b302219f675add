package fonts

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
)

func programs(t *testing.T, face *Face, text string) []*Program {
	t.Helper()
	list, err := face.Programs([]rune(text))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestCommonProgramIsShared(t *testing.T) {
	face := sans(t, Regular)
	a := programs(t, face, "Persentase ≥ 15,5% × 3.408 – √2")
	b := programs(t, face, "")
	if len(a) != 1 || len(b) != 1 || a[0] != b[0] {
		t.Error("documents of the common repertoire do not share one program")
	}
	for _, r := range oftenUsed {
		if code, ok := a[0].Code(r); !ok || a[0].char(code) != r {
			t.Errorf("%q has no code", r)
		}
	}
	if code, _ := a[0].Code('A'); code != 'A' {
		t.Errorf("A has code %d", code)
	}
}

// What differs only in how lines break is drawn and copied alike.
func TestDoubles(t *testing.T) {
	for _, text := range []string{"Rp\u00a05.000 di\u2011buat", "Rp\u00a05.000 di\u2011buat Ž"} {
		p := programs(t, sans(t, Regular), text)[0]
		for double, plain := range map[rune]byte{'\u00a0': ' ', '\u2011': '-', '\u2010': '-', '\u00ad': '-'} {
			if code, ok := p.Code(double); !ok || code != plain {
				t.Errorf("%U has code %d, %t, want %q", double, code, ok, plain)
			}
		}
	}
}

// A document with rare characters gets an encoding of its own, in which the
// others keep their codes.
func TestOwnEncoding(t *testing.T) {
	const text = "Žarko, Ḥasan – 100% ≥ 5 ЖЗ"
	list := programs(t, sans(t, Regular), text)
	if len(list) != 1 {
		t.Fatalf("%d programs, want 1", len(list))
	}
	p := list[0]
	seen := map[byte]rune{}
	for _, r := range text {
		code, ok := p.Code(r)
		if other, taken := seen[code]; !ok || taken && other != r || p.char(code) != r {
			t.Errorf("%q: code %d, %t", r, code, ok)
		}
		seen[code] = r
		if shared, ok := commonCodes().code(r); ok && shared != code {
			t.Errorf("%q: code %d, in the common program %d", r, code, shared)
		}
	}
	if _, ok := p.Code('q'); ok {
		t.Error("the program has a character that the document has not")
	}
	if common := programs(t, sans(t, Regular), "a")[0]; p.Name == common.Name || p.Length >= common.Length {
		t.Errorf("%s has %d bytes, the common program %d", p.Name, p.Length, common.Length)
	}
	for _, name := range []string{" /Zcaron", " /Hdotbelow", " /Zhecyrillic", " /greaterequal"} {
		if !strings.Contains(p.Differences+" ", name) {
			t.Errorf("/Differences lacks%s: %s", name, p.Differences)
		}
	}
}

// More characters than one encoding holds go into several, each with the space.
func TestManyCharacters(t *testing.T) {
	face := sans(t, Regular)
	var text []rune
	for r := rune(0x21); r < 0x2000; r++ {
		if face.Has(r) {
			text = append(text, r)
		}
	}
	list := programs(t, face, string(text))
	if atLeast := len(text) / capacity; len(list) < atLeast || len(list) > atLeast+3 {
		t.Errorf("%d programs for %d characters", len(list), len(text))
	}
	for _, r := range text {
		found := 0
		for _, p := range list {
			if code, ok := p.Code(r); ok {
				found++
				if w, _ := face.Advance(r); p.Widths[code] != w {
					t.Errorf("%q: width %d, want %d", r, p.Widths[code], w)
				}
			}
		}
		if found == 0 || found > 1 && drawnAs(r) != ' ' {
			t.Errorf("%q is in %d programs", r, found)
		}
	}
	for _, p := range list {
		if code, ok := p.Code(' '); !ok || code != ' ' {
			t.Errorf("%s has no space", p.Name)
		}
	}
}

// Every name in /Differences must be of the Adobe Glyph List and lead to the
// character by which the program's cmap knows the glyph.
func TestDifferencesLeadToGlyphs(t *testing.T) {
	face := sans(t, Regular)
	var text []rune
	for r := rune(0x21); r < 0x10000; r++ {
		if face.glyph(r) != 0 {
			text = append(text, r)
		}
	}
	list := map[string]rune{}
	for line := range strings.Lines(glyphList) {
		if line[0] != '#' {
			var n namedChar
			n.char, n.name = parseHex(t, line[:4]), strings.TrimSpace(line[5:])
			list[n.name] = n.char
		}
	}
	for _, p := range append(programs(t, face, string(text)), programs(t, face, "a")...) {
		again, err := Parse(unpack(t, p))
		if err != nil {
			t.Fatal(err)
		}
		code := 0
		named := map[int]bool{}
		for _, field := range strings.Fields(p.Differences) {
			name, ok := strings.CutPrefix(field, "/")
			if !ok {
				if err := json.Unmarshal([]byte(field), &code); err != nil {
					t.Fatal(err)
				}
				continue
			}
			key, ok := list[name]
			if !ok {
				t.Errorf("%s: %s is not of the glyph list", p.Name, name)
			} else if want, _ := face.Advance(p.char(byte(code))); again.glyph(key) == 0 || p.Widths[code] != want {
				t.Errorf("%s: %s leads nowhere", p.Name, name)
			}
			named[code] = true
			code++
		}
		for code, r := range p.chars {
			if r != 0 && !named[code] && r != winAnsi(code) {
				t.Errorf("%s: code %d means %q but has no name", p.Name, code, r)
			}
		}
	}
}

func parseHex(t *testing.T, s string) (r rune) {
	t.Helper()
	for _, d := range s {
		digit := strings.IndexRune("0123456789ABCDEF", d)
		if digit < 0 {
			t.Fatalf("%q is not hexadecimal", s)
		}
		r = r<<4 | rune(digit)
	}
	return r
}

func TestToUnicode(t *testing.T) {
	var e encoding
	e['A'], e['B'], e['C'], e[200], e[201] = 'A', 'B', 'D', 0x1f600, '≥'
	got := string(e.toUnicode(nil))
	want := "4 beginbfrange\n<41> <42> <0041>\n<43> <43> <0044>\n<C8> <C8> <D83DDE00>\n<C9> <C9> <2265>\nendbfrange\n"
	if !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwhich lacks\n%s", got, want)
	}
}

func TestDefinition(t *testing.T) {
	p := programs(t, sans(t, Italic), "a")[0]
	var d struct {
		Tp, Name, Diff, File string
		Cw                   []int
		OriginalSize         int
		Desc                 struct{ Flags, ItalicAngle, Ascent, Descent, CapHeight, StemV int }
	}
	if err := json.Unmarshal(p.Definition, &d); err != nil {
		t.Fatal(err)
	}
	if d.Tp != "TrueType" || d.Name != p.Name || d.Diff != p.Differences || d.OriginalSize != p.Length ||
		!strings.HasSuffix(d.File, ".z") || len(d.Cw) != 256 || d.Cw['m'] != 833 {
		t.Errorf("definition: %s", p.Definition)
	}
	if d.Desc.Flags != flagNonsymbolic|flagItalic || d.Desc.ItalicAngle != -12 || d.Desc.Ascent <= 0 ||
		d.Desc.Descent >= 0 || d.Desc.CapHeight <= 0 || d.Desc.StemV <= 0 {
		t.Errorf("descriptor: %+v", d.Desc)
	}
	tag, _, ok := strings.Cut(p.Name, "+")
	if !ok || len(tag) != 6 || strings.Trim(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		t.Errorf("%s has no subset tag", p.Name)
	}
}

func TestMissing(t *testing.T) {
	_, err := sans(t, Regular).Programs([]rune("a☐漢"))
	var missing *MissingError
	if !errors.As(err, &missing) || missing.Rune != '☐' {
		t.Errorf("got %v", err)
	}
}

// A face with few characters makes a program with those alone.
func TestPoorFace(t *testing.T) {
	face, err := Parse(tiny(t, " -Ax"))
	if err != nil {
		t.Fatal(err)
	}
	p := programs(t, face, "A x")[0]
	if _, ok := p.Code('B'); ok {
		t.Error("the program has a character that the face lacks")
	}
	if _, err := face.Programs([]rune("B")); err == nil {
		t.Error("a character that the face lacks is embedded")
	}
}

// The same characters in any order, in any goroutine, give the same bytes.
func TestProgramsAreDeterministic(t *testing.T) {
	data := tiny(t, " !-AZax¼½ÀÉéĀŁłŽžЖ≥")
	first, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"A xé≥", "ŁłĀ ŽžЖ xA", "A AxЖžŽ ĀłŁ"} {
		want := programs(t, first, text)[0]
		shared, err := Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				list, err := shared.Programs([]rune(text))
				if err != nil || !bytes.Equal(list[0].Font, want.Font) || !bytes.Equal(list[0].Definition, want.Definition) {
					t.Errorf("%q gives another program (%v)", text, err)
				}
			})
		}
		wg.Wait()
	}
	a, b := programs(t, first, "ŁłĀ ŽžЖ xA")[0], programs(t, first, "A AxЖžŽ ĀłŁ")[0]
	if a.Name != b.Name {
		t.Errorf("the order of the characters matters: %s, %s", a.Name, b.Name)
	}
}

// Characters without a name in the glyph list borrow one; where a program's names
// run out, or its characters own them, the next program takes over.
func TestNamelessCharacters(t *testing.T) {
	var text []rune
	for r := rune(0xf600); r <= 0xf8ff; r++ { // where the borrowed names are
		text = append(text, r)
	}
	for r := rune(0x1f000); r < 0x1f200; r++ {
		text = append(text, r)
	}
	data := altered(t, tiny(t, " A"), func(tables map[string][]byte) {
		cmap := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
		cmap = be.AppendUint32(cmap, uint32(16+12*(len(text)+1)))
		cmap = be.AppendUint32(cmap, 0)
		cmap = be.AppendUint32(cmap, uint32(len(text)+1))
		for i, r := range append([]rune{' '}, text...) {
			cmap = be.AppendUint32(cmap, uint32(r))
			cmap = be.AppendUint32(cmap, uint32(r))
			cmap = be.AppendUint32(cmap, uint32(min(i, 1)+1))
		}
		tables["cmap"] = cmap
	})
	face, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	list := programs(t, face, string(text))
	found := 0
	for _, p := range list {
		again, err := Parse(unpack(t, p))
		if err != nil {
			t.Fatal(err)
		}
		names, keys := p.chars.names()
		used := map[string]bool{}
		for code, r := range p.chars {
			if r == 0 || r == ' ' {
				continue
			}
			found++
			if names[code] == "" || used[names[code]] || glyphName(keys[code]) != names[code] || !again.Has(keys[code]) {
				t.Errorf("%U is named %q and known as %U", r, names[code], keys[code])
			}
			used[names[code]] = true
		}
	}
	if found != len(text) {
		t.Errorf("%d characters in %d programs, want %d", found, len(list), len(text))
	}
}

package object

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// ambiguity returns the form of an error; 0 where there is none.
func ambiguity(t *testing.T, err error) Ambiguity {
	t.Helper()
	var told *AmbiguityError
	switch {
	case err == nil:
		return 0
	case !errors.As(err, &told):
		t.Fatalf("no ambiguity: %v", err)
	}
	return told.Kind
}

// TestStrictObjects: what stands in an object in two ways, and what in one.
func TestStrictObjects(t *testing.T) {
	for in, want := range map[string]Ambiguity{
		"/A#20B#40#5B#60#7B#2F#3A#ff": 0, "/A#30": NeedlessEscape, "/A#39": NeedlessEscape, "/A#41": NeedlessEscape, "/A#5a": NeedlessEscape,
		"/A#61": NeedlessEscape, "/A#7A": NeedlessEscape, "/A#00": NeedlessEscape, "/A#": NeedlessEscape, "/A#2": NeedlessEscape,
		"/A#2x": NeedlessEscape, "/A#x2": NeedlessEscape, "/A#20#41": NeedlessEscape, "/A#23": 0,
		"/" + strings.Repeat("x", 127): 0, "/" + strings.Repeat("x", 128): LongName,
		"5-3": RunningNumber, "5.-3": RunningNumber, "1.5x": RunningNumber, "[1.5/x]": 0, "-5": 0, "+5": 0, "-5-": RunningNumber,
		"2147483647": 0, "2147483648": HugeNumber, "-2147483648": 0, "-2147483649": HugeNumber, "+2147483648": HugeNumber,
		"8388607 65535 R": 0, "8388608 0 R": HugeNumber, "1 65536 R": HugeNumber, "4294967297 0 R": HugeNumber, "[2147483648 1]": HugeNumber,
		"[1 %x\n2]": CommentInside, "1 %x\n0 R": CommentInside, "<</A%x\n1>>": CommentInside, "%x\n1": CommentInside, "(%x)": 0,
		"[1\x00 2]": NullByte, "(\x00)": 0, "<</A/B/C/D>>": 0, "<</A/B/A/D>>": RepeatedKey, "<</A<</A/A>>>>": 0, "[<</A 1/B 2/A 3>>]": RepeatedKey,
		"<<" + keys(16) + ">>": 0, "<<" + keys(16) + "/K15 0>>": RepeatedKey, "<<" + keys(15) + "/K14 0>>": RepeatedKey, "<<" + keys(17) + ">>": 0,
		"<<" + keys(40) + "/K0 0>>": RepeatedKey,
	} {
		_, err := newStrict([]byte(in), 0).Object()
		if got := ambiguity(t, err); got != want {
			t.Errorf("%.40q: form %d, want %d", in, got, want)
		}
		if _, err := NewLexer([]byte(in), 0).Object(); err != nil && in != "5.-3" {
			t.Errorf("%.40q is not read at all: %v", in, err)
		}
	}
	// What stands behind a number is nothing of the number's.
	l := newStrict([]byte("1 %x\n"), 0)
	if o, err := l.Object(); err != nil || o != Object(Int(1)) || l.flaw != nil {
		t.Errorf("a number before a comment: %v, %v, %v", o, err, l.flaw)
	}
}

// TestDoubt: files that nobody signed, each of which has one reading or two.
func TestDoubt(t *testing.T) {
	good := string(assemble("", "<</Type/Catalog/A[2 0 R 1 0 R]/B<</C 3 0 R>>>>", "<</D 1>>", stream("/E 1", "abc")))
	tail := len(good) - strings.LastIndex(good, "startxref")
	for name, c := range map[string]struct {
		data string
		want Ambiguity
	}{
		"nothing":                    {good, 0},
		"blanks behind":              {good + "\n\r\n\x00\t\f ", 0},
		"no end":                     {strings.TrimSuffix(good, "%%EOF\n"), 0},
		"the end a kilobyte away":    {good + strings.Repeat(" ", lastBytes-tail), 0},
		"the end further away":       {good + strings.Repeat(" ", lastBytes-tail+1), FarStart},
		"words behind":               {good + "x", Unfinished},
		"another end":                {good + "%%EOF\n", Unfinished},
		"a comment behind":           {good + "% x\n", Unfinished},
		"an entry at the end":        {entryAt(good, len(good)), BeyondEnd},
		"an entry before the end":    {entryAt(good, len(good)-1), 0},
		"a free entry beyond it":     {strings.Replace(entryAt(good, 99999), " 00000 n \ntrailer", " 00000 f \ntrailer", 1), 0},
		"a key twice":                {strings.Replace(good, "/D 1", "/D 1/D 2", 1), RepeatedKey},
		"a key twice in a stream":    {strings.Replace(good, "/E 1", "/E 1/E 2", 1), RepeatedKey},
		"a key twice in a list":      {strings.Replace(good, "2 0 R 1 0 R", "<</F 1/F 1>>", 1), RepeatedKey},
		"a key twice in the trailer": {strings.Replace(good, "/Root", "/Size 4/Root", 1), RepeatedKey},
		"a key twice in the catalog": {strings.Replace(good, "/Type/Catalog", "/Type/Catalog/Type/X", 1), RepeatedKey},
	} {
		t.Run(name, func(t *testing.T) {
			data := c.data
			if name[:5] == "a key" { // the table's place has changed
				at := strings.Index(data, "\nxref") + 1
				data = data[:strings.LastIndex(data, "startxref")] + fmt.Sprintf("startxref\n%d\n%%%%EOF\n", at)
				for i, o := range []string{"1 0 obj", "2 0 obj", "3 0 obj"} {
					row := at + len("xref\n0 4\n") + 20*(i+1)
					data = data[:row] + fmt.Sprintf("%010d", strings.Index(data, o)) + data[row+10:]
				}
			}
			f, err := Open([]byte(data))
			if err != nil {
				t.Fatal(err)
			}
			if got := ambiguity(t, f.Doubt()); got != c.want {
				t.Errorf("form %d, want %d", got, c.want)
			}
		})
	}
	bundle := &appendix{data: []byte(good), prev: strings.LastIndex(good, "\nxref") + 1}
	bundle.crossed("/Index[4 3]", bundle.bundled("/N 2/First 8", "5 0 5 2 1 2"))
	f, err := Open(bundle.data)
	if err != nil {
		t.Fatal(err)
	}
	f.Trailer = f.Trailer.Set("X", Ref{5, 0})
	if got := ambiguity(t, f.Doubt()); got != RepeatedObject {
		t.Errorf("a number twice in an object stream: form %d", got)
	}
	broken, err := Open([]byte(strings.Replace(good, "/Length 3", "/Length 2", 1)))
	if err != nil {
		t.Fatal(err)
	}
	if err := broken.Doubt(); err == nil || !strings.Contains(err.Error(), "true length") {
		t.Errorf("damage: %v", err)
	}
}

// entryAt returns the file with a fourth object, which its table puts at an offset.
func entryAt(data string, at int) string {
	data = strings.Replace(data, "xref\n0 4", "xref\n0 5", 1)
	return strings.Replace(data, "trailer", fmt.Sprintf("%010d 00000 n \ntrailer", at+20), 1)
}

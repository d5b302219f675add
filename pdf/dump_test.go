package pdf

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"iku/pdf/object"
)

// dump returns a file's objects as text, in the order of their numbers: what is
// compressed is told in the clear, what is no text by its length.
func dump(t *testing.T, data []byte) string {
	t.Helper()
	f, err := object.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "trailer %s\n", shown(f.Trailer.Without("ID").Without("Length")))
	for num := 1; num < f.Size(); num++ {
		o, err := f.Resolve(object.Ref{Num: num})
		if err != nil {
			t.Fatal(err)
		}
		s, ok := o.(*object.Stream)
		if !ok {
			fmt.Fprintf(&b, "%d %s\n", num, shown(o))
			continue
		}
		if typ := s.Dict.Get("Type"); typ == object.Name("ObjStm") || typ == object.Name("XRef") {
			continue
		}
		fmt.Fprintf(&b, "%d %s\n", num, shown(s.Dict.Without("Length").Without("Length1")))
		text, err := f.Decode(s)
		if err != nil || strings.ContainsRune(string(text), 0) || !isText(s.Dict) {
			fmt.Fprintf(&b, "   not text\n")
			continue
		}
		for line := range strings.Lines(string(text)) {
			fmt.Fprintf(&b, "   %q\n", strings.TrimRight(line, "\n"))
		}
	}
	// The tag of a font's subset changes with the font.
	return regexp.MustCompile(`/[A-Z]{6}\+`).ReplaceAllString(b.String(), "/TAGGED+")
}

func isText(d object.Dict) bool {
	return d.Get("Length1") == nil && d.Get("Subtype") != object.Name("Image") && d.Get("N") == nil
}

// shown is an object as in a file, but its strings as Go has them.
func shown(o object.Object) string {
	switch o := o.(type) {
	case object.String:
		return fmt.Sprintf("(%q)", o.Text())
	case object.Array:
		parts := make([]string, len(o))
		for i := range o {
			parts[i] = shown(o[i])
		}
		return "[" + strings.Join(parts, " ") + "]"
	case object.Dict:
		var b strings.Builder
		for i, e := range o {
			if i > 0 {
				b.WriteString(" ")
			}
			fmt.Fprintf(&b, "%s %s", object.AppendName(nil, e.Key), shown(e.Value))
		}
		return "<<" + b.String() + ">>"
	}
	return string(object.Append(nil, o))
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("%s, line %d:\n got %s\nwant %s\n(-update writes it anew)", path, i+1, g[i], w[i])
		}
	}
	t.Fatalf("%s has %d lines, got %d (-update writes it anew)", path, len(w), len(g))
}

package tomltree

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"

	tomltest "github.com/toml-lang/toml-test"

	"iku/content/source"
)

// What the decoder reads is read, what it refuses is refused, each value is the
// decoder's, and what stands at a value's place says that value by itself.
func FuzzPlaces(f *testing.F) {
	for name := range suite(f, "1.0.0") {
		data, err := fs.ReadFile(tomltest.EmbeddedTests(), name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("a.toml", []byte(text))
		if guard(file) != nil {
			return
		}
		root, refused := Parse(file)
		values, err := decode(strings.TrimPrefix(text, "\ufeff"))
		if err == nil && refused != nil && refused.Related != nil {
			return // a key that stands twice, of which the decoder takes the last
		}
		if (refused == nil) != (err == nil) {
			t.Fatalf("%q\nrefused: %v\nthe decoder: %v", text, refused, err)
		}
		if err != nil {
			return
		}
		if got := valuesOf(root); !reflect.DeepEqual(got, normal(values)) {
			t.Fatalf("%q\nread as     %#v\nthe decoder %#v", text, got, normal(values))
		}
		places(t, root)
	})
}

// places holds each key and value to what stands at its place.
func places(t *testing.T, n *Node) {
	t.Helper()
	for _, c := range n.Children {
		if n.Kind == Table {
			if read, err := decode(c.Key.Text() + " = 1"); err != nil || !reflect.DeepEqual(normal(read), map[string]any{c.Name: int64(1)}) {
				t.Fatalf("the key %q is written %q", c.Name, c.Key.Text())
			}
		}
		if c.Kind != Table && c.Kind != Array {
			read, err := decode("a = " + c.Literal())
			if err != nil || !reflect.DeepEqual(normal(read), map[string]any{"a": valuesOf(c)}) {
				t.Fatalf("%s, which is %#v, is written %q", c.Name, valuesOf(c), c.Literal())
			}
		}
		places(t, c)
	}
}

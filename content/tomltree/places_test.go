package tomltree

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"

	gotoml "github.com/pelletier/go-toml/v2"
	tomltest "github.com/toml-lang/toml-test"

	"iku/content/source"
)

// What the decoder reads is read, unless go-toml refuses it too, what it refuses is
// refused, each value is the decoder's, and what stands at a value's place says that
// value by itself.
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
		bare := strings.TrimPrefix(text, "\ufeff")
		values, err := decode(bare)
		if err == nil && refused != nil && gotoml.Unmarshal([]byte(bare), new(any)) != nil {
			return // the decoder lets what is none stand: { a.b = 1, a = 2 }, """\\""""""
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

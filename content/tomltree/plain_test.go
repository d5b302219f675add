package tomltree

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"iku/content/source"
)

// same holds a file that is plain to what the decoder says of it.
func same(t *testing.T, text string) (plain bool) {
	t.Helper()
	f := source.NewFile("a.toml", []byte(text))
	if guard(f) != nil {
		return false
	}
	b := newBuilder(f)
	if b.run() != nil || b.doubtful {
		return false
	}
	values, err := decode(b.text)
	if err != nil {
		t.Fatalf("taken for plain: %q\nthe decoder: %v", text, err)
	}
	if got := valuesOf(b.root); !reflect.DeepEqual(got, normal(values)) {
		t.Fatalf("%q\nread as     %#v\nthe decoder %#v", text, got, values)
	}
	return true
}

// valuesOf returns what a tree says, as the decoder would.
func valuesOf(n *Node) any {
	switch n.Kind {
	case Table:
		m := map[string]any{}
		for _, c := range n.Children {
			m[c.Name] = valuesOf(c)
		}
		return m
	case Array:
		list := []any{}
		for _, c := range n.Children {
			list = append(list, valuesOf(c))
		}
		return list
	case String:
		return n.text
	}
	if v, ok := n.Int(); ok {
		return v
	}
	if v, ok := n.Float(); ok {
		return normal(v)
	}
	if v, ok := n.Bool(); ok {
		return v
	}
	return "a date"
}

// normal makes values comparable that mean the same.
func normal(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := map[string]any{}
		for k, e := range v {
			m[k] = normal(e)
		}
		return m
	case []any:
		list := []any{}
		for _, e := range v {
			list = append(list, normal(e))
		}
		return list
	case []map[string]any:
		list := []any{}
		for _, e := range v {
			list = append(list, normal(e))
		}
		return list
	case time.Time:
		return "a date"
	case float64:
		if v != v {
			return "nan"
		}
	}
	return v
}

// Where BurntSushi/toml is not asked, it would have said the same.
func FuzzPlain(f *testing.F) {
	for _, text := range []string{
		"a = 1\nb = -1_000\nc = 84.50\nd = true\ne = 2018-01-22\nf = 1e3\ng = 0xff\nh = +1\ni = inf",
		"a.b = 1\na.c.d = 2\na.e = 3\n[x]\ny = {z = 1, w.v = 2}\n[[s]]\n[[s.i]]\nu = [1, [2]]\n[[s]]\n[s.t]",
		"a = []\na.b = 1", "a = 1\na.b = 2", "a = 1\na = 2", "[a]\n[a]", "[a.b]\n[a]", "[[a]]\n[a]", "a = [{b = 1}]\n[[a]]", "a = {b = 1}\n[a.c]",
		"a = {b = 1}\na.c = 2", "a.b = 1\n[a]", "[a]\nb.c = 1\n[a.b.d]", "[a]\nb.c = 1\n[a]\nb.d = 1", "a.b = 1\nc = 2\na.d = 3", "[[a.b]]\n[a.b.c]\n[a.c]",
		"a = \"\"\"\nx\\\n y\"\"\"\nb = '''\r\n'''\nc = '''''x'''''\nd = \"\\u00e9\\x41\"\n'e f' = ''\n\"g\\th\" = \"\"\n\"\" = 1",
		"a = 01", "a = 1__0", "a = 1.", "a = .5", "a = 99999999999999999999", "a = 1_.5", "a = 2018-02-30", "a = 12:00:00", "a = truee",
		"a = {\n  b = 1,\n}", "a = \"\t\x7f\"", "a = [1,,2]", "a = {b = 1, b = 2}", "\ufeffa = 1", "a = '''\n'''", "a = \"é\"",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { same(t, text) })
}

// The documents that the program is for are plain, but for what they say on
// purpose in another way.
func TestDocumentsArePlain(t *testing.T) {
	files, err := filepath.Glob("../../examples/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !same(t, string(data)) {
			t.Errorf("%s is not plain", name)
		}
	}
	for text, plain := range map[string]bool{
		"a = \"\\u00e9\"\nd = 2018-01-22\n":            true, // values that the decoder is asked for
		"a = 1\na = 2\n":                               false,
		"a = 1\na.b = 2\n":                             false,
		"a = []\na.b = 2\n":                            false,
		"a = [1, {'' = 2}]\n":                          false,
		"b.''.c = 2\n":                                 false,
		"a = {b = 1}\n[a.c]\n":                         false,
		"[[a]]\n[[a.b]]\n[a.b.c]\nd.e = 1\n":           true,
		strings.Repeat("[[a]]\nb = 1e3\n", 2*maxAsked): false,
	} {
		if same(t, text) != plain {
			t.Errorf("plain is %v: %q", !plain, text)
		}
	}
}

// Tables, arrays and dotted keys in every order, most of them not allowed: what
// is taken for plain is what the decoder says.
func TestPlainStructures(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 9))
	path := func() string {
		parts := make([]string, 1+random.IntN(3))
		for i := range parts {
			parts[i] = string("abc"[random.IntN(3)])
		}
		return strings.Join(parts, ".")
	}
	values := []string{"1", "'x'", "[]", "{}", "[1]", "[{a = 1}]", "{a = 1, b.c = 2}", "{a.b = 1, a.c = 2}", "[[{}], []]", "1e2"}
	plain := 0
	for range 100_000 {
		var b strings.Builder
		for range 1 + random.IntN(5) {
			switch random.IntN(4) {
			case 0:
				b.WriteString("[" + path() + "]\n")
			case 1:
				b.WriteString("[[" + path() + "]]\n")
			default:
				b.WriteString(path() + " = " + values[random.IntN(len(values))] + "\n")
			}
		}
		if same(t, b.String()) {
			plain++
		}
	}
	if plain < 10_000 {
		t.Errorf("only %d were plain", plain)
	}
}

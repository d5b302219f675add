package tomltree

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"iku/content/source"
)

// dump writes a tree as one line a node: its path, kind, key and value as the
// file writes them.
func dump(w *strings.Builder, n *Node, path string) {
	fmt.Fprintf(w, "%s|%s|%s\n", path, n.Key.Text(), n.Span.Text())
	for i, c := range n.Children {
		name := c.Name
		if n.Kind == Array {
			name = fmt.Sprint(i)
		}
		dump(w, c, path+"/"+name)
	}
}

func TestPlaces(t *testing.T) {
	text := "\ufeffa = 1_000 # tanda = di sini\r\n" +
		"\"b c\".'d' = [ 1, # [\n [2,3] , { e = \"]\", f.g = [ ] }, ]\n" +
		"t = \"\"\"\nsatu\ndua\"\"\"\r\n" +
		"[ x . y ] # judul\nz = {}\n" +
		"[[x.w]]\nv=84.50\n[[x.w]]\n[x.w.u]\nv = 2018-01-22\n[[ x.w.u.s ]]\n"
	want := `|\ufeff|
/a|a|1_000
/b c|"b c"|"b c"
/b c/d|'d'|[ 1, # [
 [2,3] , { e = "]", f.g = [ ] }, ]
/b c/d/0||1
/b c/d/1||[2,3]
/b c/d/1/0||2
/b c/d/1/1||3
/b c/d/2||{ e = "]", f.g = [ ] }
/b c/d/2/e|e|"]"
/b c/d/2/f|f|f
/b c/d/2/f/g|g|[ ]
/t|t|"""
satu
dua"""
/x|x|x
/x/y|y|[ x . y ]
/x/y/z|z|{}
/x/w|w|[[x.w]]
/x/w/0||[[x.w]]
/x/w/0/v|v|84.50
/x/w/1||[[x.w]]
/x/w/1/u|u|[x.w.u]
/x/w/1/u/v|v|2018-01-22
/x/w/1/u/s|s|[[ x.w.u.s ]]
/x/w/1/u/s/0||[[ x.w.u.s ]]
`
	root, refused := Parse(source.NewFile("a.toml", []byte(text)))
	if refused != nil {
		t.Fatalf("%+v", *refused)
	}
	var got strings.Builder
	dump(&got, root, "")
	if got.String() != strings.Replace(want, `|\ufeff|`, "||", 1) {
		t.Errorf("got:\n%s", got.String())
	}
	w := root.Get("x").Get("w").Children
	if got, want := w[0].Region().Text(), "[[x.w]]\nv=84.50\n"; got != want {
		t.Errorf("region %q, want %q", got, want)
	}
}

func hostile() map[string]string {
	n := 1_000_000
	many := func(format string, count int) string {
		var b strings.Builder
		for i := range count {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	cut := func(s string) string { return s[:min(len(s), MaxBytes)] }
	return map[string]string{
		"a million keys":                many("k%d=1\n", 900_000),
		"a million array tables":        strings.Repeat("[[aaa]]\n", n),
		"a million tables":              many("[a%d]\n", n),
		"a million nested array tables": "[[a]]\n" + strings.Repeat("[[a.b]]\n", n),
		"a long dotted key":             strings.Repeat("a.", 100_000) + "a=1\n",
		"many dotted keys of 60":        many(strings.Repeat("a.", 60)+"k%d=1\n", 70_000),
		"many different dotted keys":    many("a%d"+strings.Repeat(".a", 59)+"=1\n", 70_000),
		"nested brackets":               "a=" + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000),
		"nested braces":                 "a=" + strings.Repeat("{a=", 100_000) + "1" + strings.Repeat("}", 100_000),
		"a long header over many keys":  "[" + strings.Repeat("a", 1_000_000) + "]\n" + many("k%d=1\n", 800_000),
		"a middling header":             "[" + strings.Repeat("a", 120) + "]\n" + many("k%d=1\n", 900_000),
		"a long array":                  "a=[" + strings.Repeat("1,", n) + "]",
		"an array of inline tables":     "a=[" + strings.Repeat("{a=1},", n) + "]",
		"an array of comments":          "a=[" + strings.Repeat("#\n", n) + "]",
		"unclosed":                      "a=[" + strings.Repeat("\n", n),
		"a long string":                 cut("a=\"" + strings.Repeat(`\u0041`, n)),
		"a long multi-line string":      "a=\"\"\"" + strings.Repeat("\\\n ", n) + "\"\"\"",
		"quotes in a multi-line string": "a='''" + strings.Repeat("'' ", n) + "'''",
		"backslashes":                   "a=\"\"\"" + strings.Repeat(`\\`, n) + "\"\"\"",
		"blanks before a header":        strings.Repeat(strings.Repeat(" ", 1000)+"[[a]]\n", 9000),
	}
}

// TestHostile has no limit of time of its own: quadratic work on any of these
// takes longer than a test run is given.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, refused := Parse(source.NewFile("a.toml", []byte(text)))
			t.Logf("%.2fs, %d bytes, %v", time.Since(start).Seconds(), len(text), refused)
		})
	}
}

func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile("../../examples/diskopukm-revisi.toml")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, refused := Parse(source.NewFile("a.toml", data)); refused != nil {
			b.Fatal(refused)
		}
	}
}

func BenchmarkDecodeAlone(b *testing.B) {
	data, _ := os.ReadFile("../../examples/diskopukm-revisi.toml")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := decode(string(data)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkShapeAlone(b *testing.B) {
	data, _ := os.ReadFile("../../examples/diskopukm-revisi.toml")
	f := source.NewFile("a.toml", data)
	b.ReportAllocs()
	for b.Loop() {
		if err := newBuilder(f).run(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGuardAlone(b *testing.B) {
	data, _ := os.ReadFile("../../examples/diskopukm-revisi.toml")
	f := source.NewFile("a.toml", data)
	for b.Loop() {
		guard(f)
	}
}

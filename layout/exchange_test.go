package layout

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"iku/content"
	"iku/content/source"
	"iku/examples/synthetic"
	"iku/fonts"
	"iku/layout/page"
)

// bodyHeight returns the height of a document's table at widths, head included.
func bodyHeight(g *grid, widths []Length) Length {
	t := tableOf(g, &page.Node{Role: page.Table}, widths, 800_000, 0, nil)
	h := t.headHeight
	for _, r := range heights(t.rows, 0, len(t.rows)) {
		h += r
	}
	return h
}

// Tables become lower by exchanging widths, none much higher, and no word that was
// whole is broken by it.
func TestExchange(t *testing.T) {
	sheets := map[string][]byte{}
	names, _ := filepath.Glob("../examples/*.toml")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sheets[name] = data
	}
	for seed := range uint64(60) {
		sheets[fmt.Sprintf("synthetic %d", seed)] = synthetic.Sheet(seed, synthetic.Options{})
	}
	faces, ok := fonts.Builtin("Liberation Sans")
	if !ok {
		t.Fatal("no typeface")
	}
	var before, after Length
	for _, name := range slices.Sorted(maps.Keys(sheets)) {
		doc, _ := content.Read(source.NewFile(name, sheets[name]), content.Disk{})
		if doc == nil || len(doc.Sasaran)+len(doc.Indikator) == 0 {
			continue
		}
		c := newComposer(doc, faces, Options{}, tightness{size: doc.Halaman.Ukuran, leading: fullLeading})
		g := newGrid(c.setter, listEntries(doc))
		if _, ok := g.widths(c.width); !ok {
			continue
		}
		plain, _ := divideWidth(g.demands, c.width)
		was := bodyHeight(g, plain)
		g.exchange(plain)
		is := bodyHeight(g, plain)
		var sum Length
		for i, w := range plain {
			sum += w
			if d := g.demands[i]; d.fixed == 0 && w < d.least {
				t.Errorf("%s: column %d is %d wide, its widest word %d", name, i, w, d.least)
			}
		}
		if sum > c.width {
			t.Errorf("%s: the columns are %d wide together, the page %d", name, sum, c.width)
		}
		if is > was+was/20 {
			t.Errorf("%s: a table %d high is now %d", name, was, is)
		}
		before, after = before+was, after+is
		t.Logf("%s: %d pt, now %d%%", name, was/1000, is*100/was)
	}
	t.Logf("all tables: %d pt, now %d", before/1000, after/1000)
	if after*100 > before*93 {
		t.Errorf("all tables together are %d pt high, %d before", after/1000, before/1000)
	}
}

package workbook

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"iku/content/source"
	"iku/examples/synthetic"
)

// However many documents are exported, in every form they come back as they were: each
// whole from workbooks, data and pages; and from lines of a year what these say.
func TestAnyNumberComesBack(t *testing.T) {
	numbers := []int{1, 2, 3, 9, 40}
	if testing.Short() {
		numbers = numbers[:3]
	}
	r := rand.New(rand.NewPCG(7, 23))
	for _, n := range numbers {
		var inputs []named
		before := map[string]string{}
		for i := range n {
			data := synthetic.Sheet(r.Uint64(), synthetic.Options{Indikator: 1 + r.IntN(9), Extreme: r.IntN(3) == 0})
			name := fmt.Sprintf("dinas-%d", i+1)
			inputs = append(inputs, named{Name: name, File: source.NewFile(name+".toml", data)})
			before[name] = said(readTOML(t, name, data))
		}
		check := func(form string, list []Document) {
			if len(list) != n {
				t.Fatalf("%d documents as %s: %d come back", n, form, len(list))
			}
			for _, d := range list {
				if after := said(readTOML(t, d.Name, d.TOML)); after != before[d.Name] {
					t.Errorf("%d documents as %s: %s: %s", n, form, d.Name, difference(before[d.Name], after))
				}
			}
		}
		book, err := exported(Export, inputs)
		if err != nil {
			t.Fatal(err)
		}
		result, err := Import(inputs[0].Name+".xlsx", book)
		if err != nil {
			t.Fatal(err)
		}
		check("xlsx", result.Documents)

		data, err := exported(JSON, inputs)
		if err != nil {
			t.Fatal(err)
		}
		if result, err = Import(inputs[0].Name+".json", data); err != nil {
			t.Fatal(err)
		}
		check("json", result.Documents)

		files, err := site(inputs)
		if err != nil || len(files) != n+1 {
			t.Fatal(len(files), err)
		}
		var pages []Document
		for _, f := range files[:n] {
			if result, err = Import(f.Name, f.Data); err != nil {
				t.Fatal(f.Name, err)
			}
			pages = append(pages, result.Documents...)
		}
		check("html", pages)

		lines, err := exported(CSV, inputs)
		if err != nil {
			t.Fatal(err)
		}
		if result, err = Import("semua.csv", lines); err != nil {
			t.Fatal(err)
		}
		var again []named
		for _, d := range result.Documents {
			again = append(again, named{Name: d.Name, File: source.NewFile(d.Name+".toml", d.TOML)})
		}
		if back, err := exported(CSV, again); err != nil || !bytes.Equal(lines, back) {
			t.Errorf("%d documents as csv: %v: %s", n, err, difference(string(lines), string(back)))
		}
	}
}

package workbook

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
	"iku/examples/synthetic"
)

// said returns everything that a document says, in text, without its places and
// without the difference between a number and the text that prints it.
func said(doc *content.Document) string {
	var b strings.Builder
	met := map[uintptr]bool{}
	var write func(v reflect.Value, depth int)
	write = func(v reflect.Value, depth int) {
		if depth > 30 {
			return
		}
		switch v.Kind() {
		case reflect.Pointer:
			switch v.Interface().(type) {
			case *content.Kaskade, *content.PK, *content.Document: // they name each other
				if met[v.Pointer()] {
					return
				}
				met[v.Pointer()] = true
			}
			if !v.IsNil() {
				write(v.Elem(), depth+1)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				f := v.Type().Field(i)
				switch {
				case !f.IsExported(), strings.HasSuffix(f.Name, "Span"), f.Type.String() == "source.Span", strings.Contains(f.Type.String(), "source.File"),
					f.Name == "Printed", f.Name == "Number", f.Name == "Result", f.Name == "Expr":
					continue
				case f.Name == "Table":
					continue
				}
				fmt.Fprintf(&b, "\n%s%s:", strings.Repeat(" ", depth), f.Name)
				write(v.Field(i), depth+1)
			}
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				fmt.Fprintf(&b, "\n%s-", strings.Repeat(" ", depth))
				write(v.Index(i), depth+1)
			}
		case reflect.Map:
			keys := map[string]reflect.Value{}
			for _, k := range v.MapKeys() {
				name := k.String()
				if of, ok := k.Interface().(*content.Indikator); ok {
					name = fmt.Sprint(of.Uraian.Value, of.Span.Start)
				}
				keys[name] = v.MapIndex(k)
			}
			for _, k := range sorted(keys) {
				fmt.Fprintf(&b, "\n%s%s=", strings.Repeat(" ", depth), k)
				write(keys[k], depth+1)
			}
		default:
			fmt.Fprintf(&b, "%v", v.Interface())
		}
	}
	write(reflect.ValueOf(doc), 0)
	return b.String()
}

func sorted[T any](m map[string]T) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	for i := range keys {
		for j := range keys[:i] {
			if keys[i] < keys[j] {
				keys[i], keys[j] = keys[j], keys[i]
			}
		}
	}
	return keys
}

func difference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return fmt.Sprintf("line %d:\n was %s\n is  %s", i, strings.Join(x[max(0, i-4):min(len(x), i+3)], " |"), strings.Join(y[min(len(y), max(0, i-4)):min(len(y), i+3)], " |"))
		}
	}
	return fmt.Sprintf("%d lines, then %d", len(x), len(y))
}

func readTOML(t testing.TB, name string, data []byte) *content.Document {
	t.Helper()
	doc, list := content.Read(source.NewFile(name, data), content.Disk{})
	if doc == nil || list.Count(finding.Galat) > 0 {
		t.Fatalf("%s: %v\n%s", name, list, data)
	}
	return doc
}

func sameAfterwards(t testing.TB, path string, data []byte) []byte {
	t.Helper()
	before := readTOML(t, path, data)
	book, err := exported(Export, []named{{Name: "contoh", File: source.NewFile(path, data)}})
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	result, err := Import("contoh.xlsx", book)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if len(result.Notes) > 0 || len(result.Documents) != 1 || result.Documents[0].Name != "contoh" {
		t.Fatalf("%s: %d documents, %q", path, len(result.Documents), result.Notes)
	}
	after := readTOML(t, path, result.Documents[0].TOML)
	if a, b := said(before), said(after); a != b {
		t.Fatalf("%s: %s\n%s", path, difference(a, b), result.Documents[0].TOML)
	}
	return result.Documents[0].TOML
}

// examples returns the documents of the folder of examples and of the commands'
// templates, by path.
func examples(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, pattern := range []string{"../../../examples/*.toml", "../../iku/templates/*.toml", "../../../layout/testdata/rincian*.toml", "../../../layout/testdata/badan.toml", "../../../layout/testdata/kolom-lain.toml", "../../../layout/testdata/tingkat.toml"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(name, "templates") && bytes.Contains(data, []byte("\nberdasarkan")) {
				continue // what it is based on is written beside it first
			}
			files[name] = data
		}
	}
	return files
}

// Import of what was exported gives the same document, and a second time the
// same bytes.
func TestImportOfExportIsTheSame(t *testing.T) {
	for name, data := range examples(t) {
		once := sameAfterwards(t, name, data)
		if twice := sameAfterwards(t, name, once); !bytes.Equal(once, twice) {
			t.Errorf("%s: the TOML differs the second time\n%s\n%s", name, once, twice)
		}
	}
	for seed := range uint64(60) {
		for _, extreme := range []bool{false, true} {
			data := synthetic.Sheet(seed, synthetic.Options{Indikator: 12, Extreme: extreme})
			sameAfterwards(t, fmt.Sprintf("seed-%d-%v.toml", seed, extreme), data)
		}
	}
}

// What a workbook has a way of its own for comes back as it was: texts that look like
// the codes of characters, days beyond its calendar and far in it.
func TestOddValuesComeBack(t *testing.T) {
	for _, day := range []string{"1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01", "2018-01-22", "2195-03-04", "9999-12-31"} {
		for _, text := range []string{"_x0041_", "_x0041_x0041_", "_x005F_x0041_", "__x0041_", "_x0041", "_xZZZZ_", "a_x000d_b"} {
			sameAfterwards(t, day+" "+text, []byte("[dokumen]\npemerintah = \""+text+"\"\nperiode = 2018\ntanggal = "+day+"\n[[sasaran]]\nuraian = \"S "+text+"\"\n"))
		}
	}
}

// Several documents stand in one workbook and come out of it each by itself.
func TestSeveralInOne(t *testing.T) {
	var inputs []named
	before := map[string]string{}
	files := examples(t)
	for _, path := range sorted(files) {
		if strings.Contains(path, "templates") {
			continue
		}
		name := strings.TrimSuffix(filepath.Base(path), ".toml")
		inputs = append(inputs, named{Name: name, File: source.NewFile(path, files[path])})
		before[name] = said(readTOML(t, path, files[path]))
	}
	book, err := exported(Export, inputs)
	if err != nil {
		t.Fatal(err)
	}
	again, err := exported(Export, inputs)
	if err != nil || !bytes.Equal(book, again) {
		t.Error("the workbook differs the second time", err)
	}
	result, err := Import("semua.xlsx", book)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Documents) != len(inputs) {
		t.Fatalf("%d documents, then %d", len(inputs), len(result.Documents))
	}
	for _, d := range result.Documents {
		after := said(readTOML(t, filepath.Join("..", "..", "..", "examples", d.Name+".toml"), d.TOML))
		if after != before[d.Name] {
			t.Errorf("%s: %s", d.Name, difference(before[d.Name], after))
		}
	}
}

func fileOf(d Document) *source.File { return source.NewFile(d.Name+".toml", d.TOML) }

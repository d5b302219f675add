package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"iku/pdf/object"
)

// damages are what happens to files on their way; none of them touches an object.
var damages = []struct {
	name string
	do   func(data []byte) []byte
}{
	{"a wrong startxref", func(data []byte) []byte {
		return regexp.MustCompile(`startxref\s+\d+`).ReplaceAll(data, []byte("startxref\n7"))
	}},
	{"no end", func(data []byte) []byte { return data[:bytes.LastIndex(data, []byte("startxref"))] }},
	{"cut before its table", func(data []byte) []byte { return data[:lastTable(data)] }},
	{"a line put behind the header", func(data []byte) []byte {
		at := bytes.IndexByte(data, '\n') + 1
		return slices.Concat(data[:at], []byte("%sisipan\n"), data[at:])
	}},
	{"sent with its letter's head", func(data []byte) []byte {
		return slices.Concat([]byte("Content-Type: application/pdf\r\nX: %PDF\r\n\r\n"), data[:len(data)-30])
	}},
	{"a table of other places", func(data []byte) []byte {
		return regexp.MustCompile(`\d{10} (\d{5}) n`).ReplaceAll(data, []byte("0000000003 $1 n"))
	}},
	{"no trailer", func(data []byte) []byte {
		return bytes.ReplaceAll(data[:bytes.LastIndex(data, []byte("startxref"))], []byte("trailer"), []byte("terailr"))
	}},
	{"filled up with zeros", func(data []byte) []byte { return append(bytes.Clone(data), make([]byte, 5000)...) }},
}

func lastTable(data []byte) int {
	if at := bytes.LastIndex(data, []byte("\nxref")); at > 0 {
		return at + 1
	}
	return bytes.LastIndex(data, []byte("startxref"))
}

// Of a damaged file all is read that it carries, and it is said that it is damaged.
func TestSalvage(t *testing.T) {
	files := map[string][]byte{"ours": mustWrite(t, richSheet(t), testMetadata())}
	foreign, _ := filepath.Glob("testdata/foreign-*.pdf")
	for _, name := range foreign {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = data
	}
	repaired := 0
	for name, data := range files {
		want, none, err := Salvage(data)
		if err != nil || none != nil || len(want) == 0 {
			t.Fatalf("%s: %v, %v", name, none, err)
		}
		for _, d := range damages {
			got, salvaged, err := Salvage(d.do(data))
			if err != nil {
				t.Errorf("%s, %s: %v", name, d.name, err)
				continue
			}
			if salvaged != nil {
				repaired++
				if len(salvaged.Lost) > 0 || salvaged.Cause == nil || salvaged.Objects < 5 {
					t.Errorf("%s, %s: %+v", name, d.name, salvaged)
				}
			}
			if !slices.EqualFunc(got, want, func(a, b Attachment) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }) {
				t.Errorf("%s, %s: %d files, want %d", name, d.name, len(got), len(want))
			}
		}
	}
	if repaired < 4*len(files) {
		t.Errorf("only %d were damaged", repaired)
	}
}

// tableless is a PDF of objects with a text as its attachment, without any table.
func tableless(objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return []byte(b.String())
}

// What looks like an object within a stream is none; the last of a number counts; a
// file that is cut is told by its name; nothing is made up.
func TestSalvageTellsApart(t *testing.T) {
	root := "<</Type/Catalog/Pages 9 0 R/AF[2 0 R 4 0 R]>>"
	spec := func(name string, n int) string {
		return fmt.Sprintf("<</Type/Filespec/UF(%s)/EF<</F %d 0 R>>>>", name, n)
	}
	stream := func(length any, text string) string {
		return fmt.Sprintf("<</Length %v>>stream\n%s\nendstream", length, text)
	}
	fake := "x\n5 0 obj\n<</Length 5>>stream\npalsu\nendstream\nendobj\ntrailer<</Root 7 0 R>>\n"
	whole := tableless(root, spec("a.toml", 3), stream(len(fake), fake), spec("b.toml", 5), stream(99, "isi"))
	said := func(data []byte) string {
		list, salvaged, err := Salvage(data)
		if err != nil {
			return "error"
		}
		text := ""
		for _, a := range list {
			text += a.Name + "=" + string(a.Data) + ";"
		}
		return text + strings.Join(salvaged.Lost, ",")
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"a stream that holds an object", whole, "a.toml=" + fake + ";b.toml=isi;"},
		{"an update", append(bytes.Clone(whole), "5 0 obj\n<</Length 4>>stream\nbaru\nendstream\nendobj\n"...), "a.toml=" + fake + ";b.toml=baru;"},
		{"cut in its last file", whole[:bytes.LastIndex(whole, []byte("isi"))+2], "a.toml=" + fake + ";b.toml"},
		{"no catalog", tableless("<<>>", spec("a.toml", 3), stream(3, "isi")), "a.toml=isi;"},
		{"no objects", []byte("%PDF-1.4\nsampah\n"), "error"},
		{"objects of nothing", tableless("<</A 1>>", "(teks)"), "error"},
	} {
		if got := said(c.data); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if _, _, err := Salvage([]byte("tidak")); !errors.Is(err, object.ErrNotPDF) {
		t.Errorf("no PDF: %v", err)
	}
}

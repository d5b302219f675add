package batch

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"iku/cmd/internal/whole"
	"iku/content"
)

// Template names the PDF of a document after what it says of itself:
// "{periode}/{perangkat_daerah}-r{revisi}".
type Template struct{ parts []part }

// part is literal text or, where value is set, what a document says.
type part struct {
	text  string
	value func(Input, *content.Document) string
}

// fields lists what a template can hold between braces, with what it stands for.
var fields = []struct {
	Name, About string
	value       func(Input, *content.Document) string
}{
	{"perangkat_daerah", "nama perangkat daerah atau unit kerja, atau pemerintah atau instansinya", func(_ Input, d *content.Document) string {
		if p := d.PerangkatDaerah; p != nil && !p.Nama.IsZero() {
			return p.Nama.Value
		}
		return d.Dokumen.Instansi.Value
	}},
	{"pemerintah", "nama pemerintah, atau instansi", func(_ Input, d *content.Document) string { return d.Dokumen.Instansi.Value }},
	{"instansi", "sama dengan pemerintah", func(_ Input, d *content.Document) string { return d.Dokumen.Instansi.Value }},
	{"periode", "2017-2022", func(_ Input, d *content.Document) string { return d.Dokumen.Periode.String() }},
	{"tahun", "tahun dokumen, atau periodenya", func(_ Input, d *content.Document) string {
		if d.Dokumen.Tahun != 0 {
			return fmt.Sprint(d.Dokumen.Tahun)
		}
		return d.Dokumen.Periode.String()
	}},
	{"jenis", "jenis dokumen, misalnya perjanjian-kinerja", func(_ Input, d *content.Document) string { return d.Dokumen.Jenis.Name }},
	{"revisi", "nomor revisi", func(_ Input, d *content.Document) string { return fmt.Sprint(d.Dokumen.Revisi) }},
	{"berkas", "nama masukan tanpa akhirannya", func(in Input, _ *content.Document) string {
		return Stem(filepath.Base(in.Path))
	}},
}

// ParseTemplate returns the template that s writes. The error names the fields
// that there are.
func ParseTemplate(s string) (*Template, error) {
	t := &Template{}
	s = strings.TrimSuffix(s, ".pdf")
	for s != "" {
		text, rest, open := strings.Cut(s, "{")
		if strings.Contains(text, "}") {
			return nil, fmt.Errorf("%q: kurung tutup tanpa kurung buka", text)
		}
		if text != "" {
			t.parts = append(t.parts, part{text: filepath.FromSlash(text)})
		}
		if !open {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		p := part{}
		for _, f := range fields {
			if f.Name == name {
				p.value = f.value
			}
		}
		if !closed || p.value == nil {
			return nil, fmt.Errorf("{%s tidak dikenal; pilih %s", rest, fieldNames())
		}
		t.parts, s = append(t.parts, p), after
	}
	if name := t.name(Input{Path: "x"}, &content.Document{}); !filepath.IsLocal(name) || strings.HasSuffix(name, string(filepath.Separator)+".pdf") {
		return nil, fmt.Errorf("templat nama harus menyebut berkas di bawah folder keluaran")
	}
	return t, nil
}

func fieldNames() string {
	var names []string
	for _, f := range fields {
		names = append(names, "{"+f.Name+"}")
	}
	return strings.Join(names, ", ")
}

// name returns the path of a document's PDF below the folder that it belongs to.
func (t *Template) name(in Input, doc *content.Document) string {
	var b strings.Builder
	for _, p := range t.parts {
		if p.value == nil {
			b.WriteString(p.text)
		} else {
			b.WriteString(plain(p.value(in, doc)))
		}
	}
	return b.String() + ".pdf"
}

// maxWord is how long a value can become in a name; systems allow 255 bytes.
const maxWord = 100

// plain returns a value as part of a file name on any system: lower case, its
// words joined by hyphens. Nothing is "tanpa-nama".
func plain(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var b strings.Builder
	for _, w := range words {
		if b.Len() > 0 {
			w = "-" + w
		}
		for _, r := range w {
			if b.Len() < maxWord {
				b.WriteRune(r)
			}
		}
	}
	if name := strings.Trim(b.String(), "-"); name != "" {
		return whole.Portable(name)
	}
	return "tanpa-nama"
}

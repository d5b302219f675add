package pdf

import (
	"os"
	"path/filepath"
	"testing"

	"iku/pdf/object"
)

// FuzzAttachments reads damaged files: an error, or attachments, but no panic and
// no end of memory.
func FuzzAttachments(f *testing.F) {
	f.Add(mustWrite(f, richSheet(f), testMetadata()))
	f.Add([]byte("%PDF-1.4\n1 0 obj<</AF[<</EF<</F 2 0 R>>/UF(a)>>]>>endobj 2 0 obj<</Length 1>>stream\nx\nendstream endobj\n" +
		"xref\n0 3\n0 65535 f 9 0 n 57 0 n trailer<</Root 1 0 R>>startxref\n109\n%%EOF"))
	seeds, _ := filepath.Glob("testdata/*.pdf")
	for _, name := range seeds {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		list, salvaged, err := Salvage(data)
		if err != nil {
			return
		}
		if sound, err := Attachments(data); salvaged == nil && (err != nil || len(sound) != len(list)) {
			t.Errorf("as it is: %v, %v", sound, err)
		}
		for _, a := range list {
			if len(a.Data) > 64<<20 || len(object.Text(a.Name)) > 4*len(data)+2 {
				t.Errorf("%q of %d bytes out of a file of %d", a.Name, len(a.Data), len(data))
			}
		}
	})
}

// Files of other programs, with an attachment each.
func TestForeignFiles(t *testing.T) {
	names, err := filepath.Glob("testdata/foreign-*.pdf")
	if err != nil || len(names) == 0 {
		t.Fatal("no foreign files", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		list, err := Attachments(data)
		if err != nil || len(list) != 1 || list[0].Name != "isi.toml" || string(list[0].Data) != "[dokumen]\n" {
			t.Errorf("%s: %v, %v", name, list, err)
		}
	}
}

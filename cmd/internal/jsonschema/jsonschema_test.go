package jsonschema_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/rogpeppe/go-internal/txtar"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"iku/cmd/internal/jsonschema"
	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
)

func compiled(t *testing.T) *validator.Schema {
	t.Helper()
	data, err := jsonschema.Make()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := validator.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("iku.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("iku.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// plain returns what a TOML text says as JSON knows it.
func plain(t *testing.T, text []byte) (any, bool) {
	t.Helper()
	var doc map[string]any
	if _, err := toml.Decode(string(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))), &doc); err != nil {
		return nil, false
	}
	data, err := json.Marshal(dated(doc))
	if err != nil {
		return nil, false // infinity and such
	}
	v, err := validator.UnmarshalJSON(bytes.NewReader(data))
	return v, err == nil
}

// dated returns v with its dates as editors hand them to a schema.
func dated(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = dated(v[k])
		}
	case []map[string]any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = dated(v[i])
		}
		return list
	case []any:
		for i := range v {
			v[i] = dated(v[i])
		}
	case time.Time:
		return v.Format("2006-01-02")
	}
	return v
}

func TestExamplesAreValid(t *testing.T) {
	s := compiled(t)
	names, _ := filepath.Glob("../../../examples/*.toml")
	for _, pattern := range []string{"../../../examples/badan/*.toml", "../../../examples/merbau/*.toml", "../../../examples/sagara/*.toml", "../../iku/templates/*.toml"} {
		more, _ := filepath.Glob(pattern)
		if len(more) == 0 {
			t.Fatal("no " + pattern)
		}
		names = append(names, more...)
	}
	docs, shared := map[string]map[string]any{}, map[string]bool{}
	for _, name := range names {
		var doc map[string]any
		if _, err := toml.DecodeFile(name, &doc); err != nil {
			t.Fatal(err)
		}
		docs[name] = doc
		if base, ok := doc["warisan"].(string); ok {
			shared[filepath.Join(filepath.Dir(name), base)] = true
		}
	}
	for name, doc := range docs {
		if shared[name] {
			continue // not a document
		}
		data, err := json.Marshal(dated(doc))
		if err != nil {
			t.Fatal(err)
		}
		v, err := validator.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Of what only some kinds of document say the schema tells, while it is typed, what the
// reader would refuse.
func TestKinds(t *testing.T) {
	s := compiled(t)
	const head = "berdasarkan = \"iku.toml\"\n[dokumen]\njenis = \"%s\"\ntahun = 2026\n"
	const keputusan = "[keputusan]\nmenimbang = [\"bahwa\"]\nmengingat = [\"UU\"]\nmenetapkan = [\"A\"]\n"
	const pk = "[[pk]]\ntingkat = \"administrator\"\n[[pk.sasaran]]\nuraian = \"S\"\nmelayani = [1, \"S2\"]\nindikator = [{ uraian = \"I\", target = 5 }]\n"
	for _, c := range []struct {
		jenis, text string
		valid       bool
	}{
		{"keputusan", keputusan, true},
		{"keputusan", keputusan + "bentuk = \"peraturan\"\nlampiran = [\"a.toml\"]\n", true},
		{"keputusan", keputusan + "bentuk = \"surat\"\n", false},
		{"keputusan", strings.Replace(keputusan, "menimbang", "menimbag", 1), false},
		{"keputusan", keputusan + "[realisasi]\n\"1\" = 5\n", false},
		{"perjanjian-kinerja", pk, true},
		{"perjanjian-kinerja", strings.Replace(pk, "administrator", "camat", 1), false},
		{"perjanjian-kinerja", strings.Replace(pk, "melayani", "melayanni", 1), false},
		{"perjanjian-kinerja", strings.Replace(pk, "target", "tujuan", 1), true}, // a column of the other document's may be called so
		{"perjanjian-kinerja", "[[program]]\nanggaran = 5\n", false},
		{"perjanjian-kinerja", "[[program]]\nnama = \"P\"\n[[program.kegiatan]]\nnama = \"K\"\n[[program.kegiatan.sub_kegiatan]]\nnama = \"S\"\nanggaran = \"Rp5\"\n", true},
		{"perjanjian-kinerja", "[[program]]\nnama = \"P\"\nsub_kegiatan = []\n", false},
		{"perjanjian-kinerja", "[perjanjian_kinerja]\npihak_kedua = { nama = \"A\", jabatan = \"B\", gelar = \"C\" }\n", false},
		{"perjanjian-kinerja", keputusan, false},
		{"rencana-aksi", "[triwulan]\n\"1.1\" = [1, \"2\", 3, 4.5]\n[[aksi]]\nindikator = \"1.1\"\nuraian = \"A\"\n", true},
		{"rencana-aksi", "[triwulan]\n\"1.1\" = [true]\n", false},
		{"rencana-aksi", "[[aksi]]\nindikator = \"1.1\"\n", false},
		{"rencana-aksi", "[pengukuran_kinerja]\ntriwulan = 2\n", false},
		{"profil-indikator", "[profil_indikator]\nwajib = [\"definisi\"]\n", true},
		{"profil-indikator", "[profil_indikator]\nwajib = 5\n", false},
		{"pengukuran-kinerja", "[realisasi]\n\"1.1\" = \"5%\"\n[realisasi_2025]\n\"1.1\" = 4\n[pengukuran_kinerja]\ntriwulan = 2\n", true},
		{"pengukuran-kinerja", "[pengukuran_kinerja]\ntriwulan = 5\n", false},
		{"pengukuran-kinerja", "[pengukuran_kinerja]\ncapaian_negatif = \"R/T\"\n", false},
		{"pengukuran-kinerja", pk, false},
		{"pohon-kinerja", pk + "[pohon_kinerja]\nbentuk = \"matriks\"\n", true},
		{"pohon-kinerja", "[pohon_kinerja]\nbentuk = \"pohon\"\n", false},
		{"iku", "[realisasi_2025]\n\"1\" = 5\n", false},
	} {
		v, ok := plain(t, []byte(fmt.Sprintf(head, c.jenis)+c.text))
		if !ok {
			t.Fatal(c.text)
		}
		if err := s.Validate(v); (err == nil) != c.valid {
			t.Errorf("%s: %s: %v", c.jenis, c.text, err)
		}
	}
}

// What the reader takes, the schema takes; a key or a shape that the reader does
// not know, the schema does not know either. The inputs are those that show what
// the reader finds.
func TestAgreesWithReader(t *testing.T) {
	s := compiled(t)
	names, err := filepath.Glob("../../../content/testdata/temuan/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	taken, refused := 0, 0
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if !strings.HasSuffix(f.Name, ".toml") {
				continue
			}
			v, ok := plain(t, f.Data)
			if !ok {
				continue
			}
			doc, found := content.Read(source.NewFile(f.Name, f.Data), nil)
			valid := s.Validate(v)
			switch {
			case doc == nil:
			case found.Count(finding.Galat) == 0:
				taken++
				if valid != nil {
					t.Errorf("%s: %s: the reader takes it: %v", filepath.Base(name), f.Name, valid)
				}
			case wrongShape(found):
				refused++
				if valid == nil {
					t.Errorf("%s: %s: the schema takes what the reader does not: %v", filepath.Base(name), f.Name, found)
				}
			}
		}
	}
	if taken < 10 || refused < 4 {
		t.Errorf("only %d taken and %d refused", taken, refused)
	}
}

// wrongShape tells whether there is anything among the findings that a schema
// can see.
func wrongShape(list finding.List) bool {
	for _, f := range list {
		if f.Slug == finding.KunciTakDikenal || f.Slug == finding.TOML {
			return true
		}
	}
	return false
}

// Everything that an editor offers says what it is for.
func TestEveryKeyIsDescribed(t *testing.T) {
	schema.Root.Walk(func(f *schema.Fields) {
		for _, k := range f.Keys {
			if k.Doc == "" {
				t.Errorf("%s.%s has no description", f.Name, k.Name)
			}
		}
	})
}

package workbook

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"iku/content"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// kinds of documents in the folders of examples and among the templates, each with what
// it is based on in reach.
func kindExamples(t testing.TB) (paths []string) {
	t.Helper()
	for _, pattern := range []string{"../../../examples/merbau/*.toml", "../../../examples/sagara/*.toml"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal(pattern, err)
		}
		paths = append(paths, names...)
	}
	return paths
}

// forms are those that import gives documents back from.
var forms = []struct {
	name  string
	write func(io.Writer, Documents) error
}{{"a.xlsx", Export}, {"a.json", JSON}, {"a.html", HTML}}

// A document of any kind goes out and comes back with all that it says, in every form
// that gives documents back, and a second time as the same bytes.
func TestEveryKindComesBack(t *testing.T) {
	met := map[string]bool{}
	for _, path := range kindExamples(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		before, _ := content.Read(source.NewFile(path, data), content.Disk{})
		met[before.Dokumen.Jenis.Name] = true
		inherited := Chain(before.File, before.Inherited)
		for _, form := range forms {
			once := comesBack(t, form.name, form.write, named{"contoh", source.NewFile(path, data), inherited}, path, said(before))
			if twice := comesBack(t, form.name, form.write, named{"contoh", source.NewFile(path, once), nil}, path, said(before)); string(twice) != string(once) {
				t.Errorf("%s, %s: differs the second time\n%s\n%s", path, form.name, once, twice)
			}
		}
	}
	for _, j := range schema.JenisDokumen {
		if !met[j.Name] {
			t.Errorf("no example of %s", j.Name)
		}
	}
}

func comesBack(t *testing.T, name string, write func(io.Writer, Documents) error, in named, path, before string) []byte {
	t.Helper()
	data, err := exported(write, []named{in})
	if err != nil {
		t.Fatalf("%s, %s: %v", path, name, err)
	}
	result, err := Import(name, data)
	if err != nil {
		t.Fatalf("%s, %s: %v", path, name, err)
	}
	if len(result.Notes) > 0 || len(result.Documents) != 1 {
		t.Fatalf("%s, %s: %d documents, %+v", path, name, len(result.Documents), result.Notes)
	}
	text := result.Documents[0].TOML
	after, list := content.Read(source.NewFile(path, text), content.Disk{})
	if after == nil {
		t.Fatal(path, name, list)
	}
	if got := said(after); got != before {
		t.Fatalf("%s, %s: %s\n%s", path, name, difference(before, got), text)
	}
	return text
}

// Whatever the format lets a table of a kind say comes back: documents made up of its
// keys, from the schema.
func TestWhatTheSchemaAllowsComesBack(t *testing.T) {
	for seed := range uint64(15) {
		m := &madeUp{rand.New(rand.NewPCG(seed, 7))}
		root := &node{kind: kindTable}
		for i := range schema.Root.Keys {
			k := &schema.Root.Keys[i]
			if k.Name == "warisan" || k.Name == "berdasarkan" || ofAll[k.Name] || ofSheets[k.Name] {
				continue
			}
			if v := m.value(k, 0); v != nil {
				root.set(k.Name, v)
			}
		}
		if m.IntN(2) == 0 {
			root.set("realisasi_2025", m.value(schema.Root.Key("realisasi"), 0))
		}
		root.set("berdasarkan", str("iku.toml"))
		text, _ := compose(root, "contoh")
		want := parse(source.NewFile("a.toml", text))
		if want == nil {
			t.Fatalf("seed %d: no TOML:\n%s", seed, text)
		}
		for _, form := range forms {
			data, err := exported(form.write, []named{{"a", source.NewFile("a.toml", text), nil}})
			if err != nil {
				t.Fatal(seed, form.name, err)
			}
			result, err := Import(form.name, data)
			if err != nil || len(result.Notes) > 0 || len(result.Documents) != 1 {
				t.Fatalf("seed %d, %s: %v, %+v\n%s", seed, form.name, err, result, text)
			}
			got := parse(source.NewFile("a.toml", result.Documents[0].TOML))
			if !alikeUnder(want, got, schema.Root) {
				t.Fatalf("seed %d, %s:\n%s\nnot\n%s", seed, form.name, result.Documents[0].TOML, text)
			}
		}
	}
}

// madeUp makes values that the format allows.
type madeUp struct{ *rand.Rand }

var texts = []string{"Meningkatnya mutu", "=1+1", "12,5%", "ya", "2026", "dua\nbaris", "• butir", "{ a = 1 }", "007", "a; b", " tepi ", "\"kutip\""}

func (m *madeUp) value(k *schema.Key, depth int) *node {
	switch {
	case m.IntN(5) == 0 && depth < 2:
		return nil
	case k.Items == schema.Table && k.Shape == schema.List:
		list := &node{kind: kindArray}
		for range 1 + m.IntN(3) {
			list.children = append(list.children, m.table(k.Fields, depth+1))
		}
		return list
	case k.Shape == schema.Table:
		return m.table(k.Fields, depth+1)
	case k.Shape&schema.Date != 0:
		return lit(kindDate, fmt.Sprintf("2026-%02d-%02d", 1+m.IntN(12), 1+m.IntN(28)))
	case k.Shape == schema.Bool:
		return lit(kindBool, fmt.Sprint(m.IntN(2) == 0))
	case k.Shape == schema.Integer:
		return lit(integer, fmt.Sprint(1+m.IntN(4)))
	case len(k.Values) > 0 && k.Shape&schema.Text != 0:
		return str(k.Values[m.IntN(len(k.Values))])
	case k.Shape&schema.List != 0 && (k.Shape == schema.List || m.IntN(2) == 0):
		list := &node{kind: kindArray}
		for range 1 + m.IntN(4) {
			if k.Items&schema.Number != 0 && m.IntN(2) == 0 {
				list.children = append(list.children, lit(integer, fmt.Sprint(m.IntN(100))))
			} else {
				list.children = append(list.children, str(texts[m.IntN(len(texts))]))
			}
		}
		return list
	case k.Shape&schema.Number != 0 && m.IntN(2) == 0:
		return lit(integer, "1_250_000")
	}
	return str(texts[m.IntN(len(texts))])
}

func (m *madeUp) table(f *schema.Fields, depth int) *node {
	n := &node{kind: kindTable}
	if f.Variants != nil {
		f = f.Variants[m.IntN(len(f.Variants))]
	}
	if f.Open != nil {
		for _, name := range []string{"1.1", "1.2", "IK-3", "2.1"}[:1+m.IntN(4)] {
			if v := m.value(f.Open, 2); v != nil {
				n.set(name, v)
			}
		}
		return n
	}
	for i := range f.Keys {
		k := &f.Keys[i]
		v := m.value(k, depth)
		if v == nil && k.Required {
			v = str("wajib")
		}
		if v != nil {
			n.set(k.Name, v)
		}
	}
	if len(n.children) == 0 {
		k := &f.Keys[0]
		n.set(k.Name, str("isi"))
	}
	return n
}

// alikeUnder tells whether two trees say the same under a table of the format, in
// whatever order their keys stand.
func alikeUnder(a, b *node, f *schema.Fields) bool {
	if len(a.children) != len(b.children) {
		return false
	}
	for _, c := range a.children {
		d := b.get(c.name)
		if d == nil {
			return false
		}
		var k *schema.Key
		if f != nil {
			k = f.Below(c.name)
		}
		if k == nil {
			k = &schema.Key{Shape: schema.Text}
		}
		if !alikeValue(c, d, k) {
			return false
		}
	}
	return true
}

func alikeValue(a, b *node, k *schema.Key) bool {
	switch {
	case a.kind == kindTable && b.kind == kindTable:
		return alikeUnder(a, b, k.Fields)
	case a.kind == kindArray && b.kind == kindArray && len(a.children) == len(b.children):
		for i := range a.children {
			if !alikeValue(a.children[i], b.children[i], k) {
				return false
			}
		}
		return true
	case a.kind == kindArray || b.kind == kindArray || a.kind == kindTable || b.kind == kindTable:
		return false
	}
	return same(a, b, k) || strings.TrimSpace(a.text) == strings.TrimSpace(b.text)
}

const (
	kindTable = tomltree.Table
	kindArray = tomltree.Array
	kindDate  = tomltree.Date
	kindBool  = tomltree.Bool
)

// Documents of several kinds stand in one file and come out of it each by itself.
func TestSeveralKindsInOne(t *testing.T) {
	var inputs []named
	before := map[string]string{}
	for _, path := range kindExamples(t) {
		if !strings.Contains(path, "merbau") {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".toml")
		inputs = append(inputs, named{name, source.NewFile(path, data), nil})
		doc, _ := content.Read(source.NewFile(path, data), content.Disk{})
		before[name] = said(doc)
	}
	for _, form := range forms[:2] {
		data, err := exported(form.write, inputs)
		if err != nil {
			t.Fatal(err)
		}
		result, err := Import(form.name, data)
		if err != nil || len(result.Notes) > 0 || len(result.Documents) != len(inputs) {
			t.Fatalf("%s: %v, %+v", form.name, err, result)
		}
		for _, d := range result.Documents {
			doc, list := content.Read(source.NewFile("../../../examples/merbau/"+d.Name+".toml", d.TOML), content.Disk{})
			if doc == nil {
				t.Fatal(d.Name, list)
			}
			if after := said(doc); after != before[d.Name] {
				t.Errorf("%s, %s: %s", form.name, d.Name, difference(before[d.Name], after))
			}
		}
	}
}

// CSV and the page of HTML show what a document has of the one that it is based on, of
// targets those of its year, and what only its kind says.
func TestShown(t *testing.T) {
	for _, tt := range []struct {
		name, csv string
		page      []string
	}{
		{"perjanjian-kinerja", "Tingkat Kegemaran Membaca,,Nilai,2026,\"70,75\",70.75", []string{"Tahun 2026", "<h2>Program</h2>", "Program Pengelolaan Arsip"}},
		{"rencana-aksi", "Rata-rata waktu penemuan kembali arsip,,menit,2026,20,20", []string{"<h2>Aksi</h2>", "Audit kearsipan internal 31 perangkat daerah", "TRIWULAN 4"}},
		{"pengukuran-kinerja", "2026", []string{"<h2>Menurut indikator</h2>", "REALISASI 2025", ">71,20<"}},
		{"pk-2027", "2027", []string{"<h2>Perjanjian kinerja</h2>", "Tahun 2027", "<h2>Sekretaris: RAHMAT HIDAYAT, S.E., M.M.</h2>", "Tabel indikator: Arsiparis Ahli Muda: FITRI HANDAYANI", "Jumlah arsip inaktif yang tertata dan terindeks", "Pendampingan akreditasi perpustakaan sekolah dan desa", "29.500"}},
	} {
		path := "../../../examples/merbau/" + tt.name + ".toml"
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := source.NewFile(path, data)
		doc, _ := content.Read(f, content.Disk{})
		d := One(tt.name, Input{File: f, Inherited: Chain(f, doc.Inherited), Reads: doc.Inherited})
		var csv, page strings.Builder
		if err := CSV(&csv, d); err != nil {
			t.Fatal(err)
		}
		if err := HTML(&page, d); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(csv.String(), tt.csv) || strings.Contains(csv.String(), ",2025,") {
			t.Errorf("%s:\n%s", tt.name, csv.String())
		}
		for _, want := range tt.page {
			if !strings.Contains(page.String(), want) {
				t.Errorf("%s: no %s in the page", tt.name, want)
			}
		}
	}
}

package workbook

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"iku/cmd/internal/grid"
	"iku/cmd/internal/jsonschema"
	"iku/content/source"
	"iku/examples/synthetic"
)

// What is written of a document as JSON is as its schema says: of a sound document.
func TestJSONIsAsTheSchemaSays(t *testing.T) {
	data, err := jsonschema.Make()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := validator.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	if err := c.AddResource("iku.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("iku.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	valid := func(name string, text []byte) error {
		one, err := exported(JSON, []named{{Name: "a", File: source.NewFile(name, text)}})
		if err != nil {
			t.Fatal(name, err)
		}
		v, err := validator.UnmarshalJSON(bytes.NewReader(one))
		if err != nil {
			t.Fatal(name, err)
		}
		return schema.Validate(v)
	}
	for path, data := range examples(t) {
		if strings.Contains(path, "templates") {
			continue
		}
		if err := valid(path, data); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	for seed := range uint64(12) {
		if err := valid("x.toml", synthetic.Sheet(seed, synthetic.Options{Indikator: 8})); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
	if valid("x.toml", []byte("[dokumen]\nperiode = 2025\n")) == nil {
		t.Error("a document without a government is valid")
	}
}

// What is written as JSON is the same document again, alone and among others.
func TestJSONIsTheSameAfterwards(t *testing.T) {
	var inputs []named
	for seed := range uint64(12) {
		data := synthetic.Sheet(seed, synthetic.Options{Indikator: 8, Extreme: seed%2 == 0})
		inputs = append(inputs, named{Name: string(rune('a' + seed)), File: source.NewFile("x.toml", data)})
	}
	for path, data := range examples(t) {
		if strings.Contains(path, "templates") {
			continue
		}
		inputs = append(inputs, named{Name: strings.TrimSuffix(filepath.Base(path), ".toml"), File: source.NewFile(path, data)})
	}
	check := func(in named, d Document) {
		before, after := readTOML(t, in.File.Name, in.File.Data), readTOML(t, in.File.Name, d.TOML)
		if a, b := said(before), said(after); a != b {
			t.Errorf("%s: %s\n%s", in.File.Name, difference(a, b), d.TOML)
		}
	}
	all, err := exported(JSON, inputs)
	if err != nil || !json.Valid(all) {
		t.Fatal(err)
	}
	if again, err := exported(JSON, inputs); err != nil || !bytes.Equal(all, again) {
		t.Error("the JSON differs the second time", err)
	}
	result, err := Import("semua.json", all)
	if err != nil || len(result.Documents) != len(inputs) {
		t.Fatal(err)
	}
	for i, in := range inputs {
		check(in, result.Documents[i])
		one, err := exported(JSON, inputs[i:i+1])
		if err != nil {
			t.Fatal(err)
		}
		alone, err := Import("satu.json", one)
		if err != nil || len(alone.Documents) != 1 || len(alone.Notes) > 0 {
			t.Fatal(err, alone)
		}
		check(in, alone.Documents[0])
		site, err := exported(HTML, []named{in})
		if err != nil {
			t.Fatal(err)
		}
		if alone, err = Import("satu.html", site); err != nil || len(alone.Documents) != 1 {
			t.Fatal(err, alone)
		}
		check(in, alone.Documents[0])
	}
}

// What a document says is text on its page, whatever it says.
func TestHTMLIsText(t *testing.T) {
	in := named{Name: "a", File: source.NewFile("a.toml", []byte("[dokumen]\npemerintah = \"<b>Kab</b>\"\nperiode = 2025\n[[sasaran]]\nuraian = \"</script><script>alert(1)</script>\"\n[[sasaran.indikator]]\nuraian = \"I & J\"\ntarget = \"5%\"\nformula = { pembilang = \"A\", penyebut = \"B<i>\", kali = \"100%\" }\n"))}
	page, err := exported(HTML, []named{in})
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	for _, not := range []string{"<script>alert", "<b>Kab", "B<i>", "ZgotmplZ"} {
		if strings.Contains(text, not) {
			t.Errorf("%s stands in the page\n%s", not, text)
		}
	}
	for _, want := range []string{`<html lang="id">`, "<mfrac><mtext>A</mtext>", `scope="col"`, `"@type":"Dataset"`, "I &amp; J"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing\n%s", want, text)
		}
	}
	files, err := site([]named{in, in})
	if err != nil || len(files) != 3 || files[2].Name != "index.html" || files[0].Name == files[1].Name {
		t.Fatal(err, len(files))
	}
	if index := string(files[2].Data); !strings.Contains(index, `href="`+files[0].Name+`"`) || !strings.Contains(index, "i &amp; j") || strings.Contains(index, "<script>alert") {
		t.Error(index)
	}
}

// An object of very many keys is read in proportion to them.
func TestJSONOfManyKeys(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"sasaran": [{"uraian": "S"}], "dokumen": {"pemerintah": "A"`)
	for i := range 100_000 {
		fmt.Fprintf(&b, `, "k%d": 1`, i)
	}
	result, err := Import("a.json", []byte(b.String()+"}}"))
	if err != nil || len(result.Documents) != 1 || bytes.Count(result.Documents[0].TOML, []byte("\nk")) != 100_000 {
		t.Error(err)
	}
}

// JSON that is none, or no document, is refused with its place.
func TestJSONRefused(t *testing.T) {
	for text, want := range map[string]string{
		`{"dokumen": {`:                          "baris 1",
		"{\n\"dokumen\": 1 2}":                   "baris 2",
		`{"a": 1, "a": 2}`:                       "dua kali",
		`{}`:                                     "tidak ada tabel",
		`{"x": ` + strings.Repeat("[", 60) + `}`: "bersarang",
		`{"sasaran": []} {}`:                     "baris 1",
	} {
		_, err := Import("a.json", []byte(text))
		var refused *grid.Refusal
		if !errors.As(err, &refused) || !strings.Contains(refused.Message, want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

// What is inherited stands in what is exported, and the paths in it lead where they
// led.
func TestExportStandsAlone(t *testing.T) {
	own := source.NewFile("kab/dinas/a.toml", []byte("warisan = \"../umum/_umum.toml\"\n[dokumen]\nperiode = 2025\n[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\ntarget = 5\n"))
	shared := source.NewFile("kab/umum/_umum.toml", []byte("[dokumen]\npemerintah = \"Kabupaten Contoh\"\nperiode = 2020\n[kop]\nlogo = \"gambar/l.png\"\nbaris = [\"A\"]\n"))
	in := named{Name: "a", File: own, Inherited: []*source.File{shared}}
	for name, write := range map[string]func(io.Writer, Documents) error{"a.xlsx": Export, "a.json": JSON} {
		data, err := exported(write, []named{in})
		if err != nil {
			t.Fatal(err)
		}
		result, err := Import(name, data)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(strings.Fields(string(result.Documents[0].TOML)), " ")
		for _, want := range []string{`pemerintah = "Kabupaten Contoh"`, "periode = 2025", `logo = "../umum/gambar/l.png"`} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %s is missing\n%s", name, want, got)
			}
		}
		if strings.Contains(got, "warisan") {
			t.Errorf("%s\n%s", name, got)
		}
	}
}

// CSV has a row an indicator and year, and what it says comes back.
func TestCSV(t *testing.T) {
	doc := func(name, text string) named {
		return named{Name: name, File: source.NewFile(name+".toml", []byte(text))}
	}
	inputs := []named{
		doc("dinas_a", `
[dokumen]
pemerintah = "Kabupaten Contoh"
periode = "2025-2026"
[perangkat_daerah]
nama = "Dinas A, Bagian B"
[[sasaran]]
uraian = "=S"
[[sasaran.indikator]]
uraian = "I"
satuan = "%"
target_tahunan = { 2025 = "15,5%", 2026 = 16 }
[[sasaran.indikator]]
uraian = "J"
target = "N/A"
[[sasaran.indikator]]
uraian = "K"
[[sasaran.indikator.rincian]]
uraian = "a"
target_tahunan = { 2025 = 1, 2026 = 1_250 }
`),
		doc("dinas-b", "[dokumen]\npemerintah = \"Kabupaten Contoh\"\nperiode = 2025\n[[indikator]]\nuraian = \"L\"\ntarget = 5\n"),
	}
	data, err := exported(CSV, inputs)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(`berkas,pemerintah,perangkat_daerah,periode,sasaran,kode,indikator,rincian,satuan,tahun,target,nilai,jenis,pk
dinas_a,Kabupaten Contoh,"Dinas A, Bagian B",2025-2026," =S",,I,,%,2025,"15,5%",15.5,iku,
dinas_a,Kabupaten Contoh,"Dinas A, Bagian B",2025-2026," =S",,I,,%,2026,16,16,iku,
dinas_a,Kabupaten Contoh,"Dinas A, Bagian B",2025-2026," =S",,J,,,,N/A,,iku,
dinas_a,Kabupaten Contoh,"Dinas A, Bagian B",2025-2026," =S",,K,a,,2025,1,1,iku,
dinas_a,Kabupaten Contoh,"Dinas A, Bagian B",2025-2026," =S",,K,a,,2026,1.250,1250,iku,
dinas-b,Kabupaten Contoh,,2025,,,L,,,,5,5,iku,
`, "\n", "\r\n")
	if string(data) != want {
		t.Errorf("%s", data)
	}
	result, err := Import("a.csv", data)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(everything(result)), " ")
	for _, want := range []string{"== dinas_a", "== dinas-b", `nama = "Dinas A, Bagian B"`, `uraian = "=S"`, `periode = "2025-2026"`, `2025 = "15,5", 2026 = "16"`, `target = "N/A"`, `uraian = "a" target_tahunan = { 2025 = "1", 2026 = "1.250" }`, `[[indikator]] uraian = "L" target = "5"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing\n%s", want, everything(result))
		}
	}
	if result.Left() > 0 {
		t.Error(result.Notes)
	}
}

package tomledit

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"iku/content/source"
	"iku/content/tomltree"
)

const sheetText = `#:schema iku.schema.json
# Lembar percobaan.

[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"  # wajib
periode    = "2025-2029"
halaman.kertas = "F4"

# Yang pertama.
[[sasaran]]
uraian = "Satu"

[[sasaran.indikator]]
uraian = "Pengunjung"
target_tahunan = { 2025 = "10", 2026 = "11" } # dari RPJMD
# perubahan = "…"

[[sasaran.indikator.hitungan]]
catatan = "Langkah"

# Yang kedua.
[[sasaran]]
uraian = "Dua"

[penanda_tangan]
nama = "Siti"
`

var editor = Editor{Order: func(table string) []string {
	switch table {
	case "":
		return []string{"warisan", "dokumen", "perangkat_daerah", "sasaran", "penanda_tangan", "tabel"}
	case "dokumen":
		return []string{"judul", "pemerintah", "periode", "kapital", "nomor"}
	}
	return nil
}}

func path(t *testing.T, s string) Path {
	t.Helper()
	var p Path
	if err := json.Unmarshal([]byte(s), &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// Each row changes these lines of the text and no other.
func TestApply(t *testing.T) {
	for _, c := range []struct{ name, op, path, value, to, gone, new string }{
		{"a value", "set", `["dokumen","periode"]`, `"2026-2029"`, "",
			"periode    = \"2025-2029\"\n", "periode    = \"2026-2029\"\n"},
		{"a value keeps the comment beside it", "set", `["dokumen","pemerintah"]`, `"Pemerintah Kota"`, "",
			"pemerintah = \"Pemerintah Kabupaten Contoh\"  # wajib\n", "pemerintah = \"Pemerintah Kota\"  # wajib\n"},
		{"in braces", "set", `["sasaran",0,"indikator",0,"target_tahunan","2026"]`, `"12"`, "",
			"2026 = \"11\"", "2026 = \"12\""},
		{"a new one in braces", "set", `["sasaran",0,"indikator",0,"target_tahunan","2027"]`, `13`, "",
			"2026 = \"11\"", "2026 = \"11\", 2027 = 13"},
		{"a new key in its usual place", "set", `["dokumen","kapital"]`, `false`, "",
			"periode    = \"2025-2029\"\n", "periode    = \"2025-2029\"\nkapital    = false\n"},
		{"a new key of an element", "set", `["sasaran",0,"indikator",0,"target"]`, `"5%"`, "",
			"# dari RPJMD\n", "# dari RPJMD\ntarget = \"5%\"\n"},
		{"a new table in its usual place", "set", `["perangkat_daerah","nama"]`, `"Dinas"`, "",
			"kertas = \"F4\"\n", "kertas = \"F4\"\n\n[perangkat_daerah]\nnama = \"Dinas\"\n"},
		{"a new table behind the last", "set", `["tabel","gaya_nomor"]`, `"1."`, "",
			"nama = \"Siti\"\n", "nama = \"Siti\"\n\n[tabel]\ngaya_nomor = \"1.\"\n"},
		{"a key of the file", "set", `["warisan"]`, `"_umum.toml"`, "",
			"# Lembar percobaan.\n\n", "# Lembar percobaan.\n\nwarisan = \"_umum.toml\"\n\n"},
		{"a dotted key", "set", `["dokumen","halaman","ukuran"]`, `11`, "",
			"halaman.kertas = \"F4\"\n", "halaman.kertas = \"F4\"\nhalaman.ukuran = 11\n"},
		{"a key goes with its line", "delete", `["dokumen","pemerintah"]`, "", "",
			"pemerintah = \"Pemerintah Kabupaten Contoh\"  # wajib\n", ""},
		{"out of braces", "delete", `["sasaran",0,"indikator",0,"target_tahunan","2025"]`, "", "",
			"2025 = \"10\", ", ""},
		{"an element goes with all below it and the comment above it", "delete", `["sasaran",0]`, "", "",
			sheetText[strings.Index(sheetText, "# Yang pertama."):strings.Index(sheetText, "# Yang kedua.")], ""},
		{"the last table", "delete", `["penanda_tangan"]`, "", "",
			"\n[penanda_tangan]\nnama = \"Siti\"\n", ""},
		{"an element before another", "insert", `["sasaran",1]`, "", "",
			"# Yang kedua.\n", "[[sasaran]]\nuraian = \"Baru\"\n\n# Yang kedua.\n"},
		{"an element behind the last", "insert", `["sasaran",2]`, "", "",
			"uraian = \"Dua\"\n", "uraian = \"Dua\"\n\n[[sasaran]]\nuraian = \"Baru\"\n"},
		{"the first element below another", "insert", `["sasaran",1,"indikator",0]`, "", "",
			"uraian = \"Dua\"\n", "uraian = \"Dua\"\n\n[[sasaran.indikator]]\nuraian = \"Baru\"\n"},
		{"an element to the end", "move", `["sasaran",0]`, "", `["sasaran",2]`,
			sheetText[strings.Index(sheetText, "# Yang pertama."):strings.Index(sheetText, "[penanda_tangan]")],
			"# Yang kedua.\n[[sasaran]]\nuraian = \"Dua\"\n\n" + sheetText[strings.Index(sheetText, "# Yang pertama."):strings.Index(sheetText, "# Yang kedua.")]},
		{"an element below another", "move", `["sasaran",0,"indikator",0]`, "", `["sasaran",1,"indikator",0]`,
			sheetText[strings.Index(sheetText, "[[sasaran.indikator]]"):strings.Index(sheetText, "[penanda_tangan]")],
			"# Yang kedua.\n[[sasaran]]\nuraian = \"Dua\"\n\n" + sheetText[strings.Index(sheetText, "[[sasaran.indikator]]"):strings.Index(sheetText, "# Yang kedua.")]},
	} {
		for _, end := range []string{"\n", "\r\n"} {
			ends := strings.NewReplacer("\n", end)
			edit := Edit{Op: Op(c.op), Path: path(t, c.path), Value: c.value}
			if edit.Op == Insert {
				edit.Keys = [][2]string{{"uraian", `"Baru"`}}
			}
			if c.to != "" {
				edit.To = path(t, c.to)
			}
			want := ends.Replace(strings.Replace(sheetText, c.gone, c.new, 1))
			got, err := editor.Apply([]byte(ends.Replace(sheetText)), edit)
			if err != nil || string(got) != want {
				t.Errorf("%s: %v\n--- got\n%s--- want\n%s", c.name, err, got, want)
				break
			}
		}
	}
}

// Edits that are made at once come to the same as one after the other, whichever way
// they stand to each other.
func TestTogether(t *testing.T) {
	text := []byte("a = 1\nb = { x = 1, y = 2 }\n\n[c]\nd = 1 # satu\ne = 2\n[[f]]\ng = 1\nh = 2\n[[f]]\nh = 3\ng = [1, 2]\n")
	var all []Edit
	for _, p := range []string{`["a"]`, `["b"]`, `["b","x"]`, `["b","y"]`, `["c","d"]`, `["c","e"]`, `["c","new"]`, `["f",0,"g"]`, `["f",0,"h"]`, `["f",1,"g"]`, `["f",1,"g",0]`, `["f",0]`} {
		all = append(all, Edit{Op: Set, Path: path(t, p), Value: "7"}, Edit{Op: Delete, Path: path(t, p)})
	}
	one := func(text []byte, edits ...Edit) (out []byte, err error) {
		for _, e := range edits {
			if text, err = editor.Apply(text, e); err != nil {
				return nil, err
			}
		}
		return text, nil
	}
	for _, a := range all {
		for _, b := range all {
			for _, c := range all {
				want, bad := one(text, a, b, c)
				got, err := editor.Apply(text, a, b, c)
				if string(got) != string(want) || (err == nil) != (bad == nil) {
					t.Fatalf("%v %v, %v %v, %v %v:\n%s\n%v\nwant\n%s\n%v", a.Op, a.Path, b.Op, b.Path, c.Op, c.Path, got, err, want, bad)
				}
			}
		}
	}
}

// The blank lines between tables that end a file belong to both.
func TestLastTables(t *testing.T) {
	text := "a = 1\n\n[[f]]\ng = 1\n\n\n[[f]]\ng = 2\n"
	got, err := editor.Apply([]byte(text), Edit{Op: Delete, Path: path(t, `["f"]`)})
	if err != nil || string(got) != "a = 1\n" {
		t.Errorf("%q, %v", got, err)
	}
}

// What stands within brackets changes places there, unless comments stand between.
func TestMoveInline(t *testing.T) {
	for _, c := range []struct {
		text     string
		from, to int
		want     string // empty: refused
	}{
		{"a = [{ b = 1 }, { b = 2 }, { b = 3 }]\n", 0, 2, "a = [{ b = 2 }, { b = 1 }, { b = 3 }]\n"},
		{"a = [{ b = 1 }, { b = 2 }, { b = 3 }]\n", 2, 0, "a = [{ b = 3 }, { b = 1 }, { b = 2 }]\n"},
		{"a = [\n  { b = 1 },\n  { b = \"#\" },\n] # x\n", 0, 2, "a = [\n  { b = \"#\" },\n  { b = 1 },\n] # x\n"},
		{"a = [\n  { b = 1 }, # satu\n  { b = 2 },\n]\n", 0, 2, ""},
		{"a = [\n  { b = 1 },\n  { b = 2 },\n  # dua\n]\n", 0, 2, ""},
		{"a = [{ b = 1 }, { b = 2 }]\n", 0, 3, ""},
		{"a = { b = 1 }\n", 0, 1, ""},
	} {
		list := Path{}.Key("a")
		got, err := editor.Apply([]byte(c.text), Edit{Op: Move, Path: list.At(c.from), To: list.At(c.to)})
		if string(got) != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%q from %d to %d: %q, %v", c.text, c.from, c.to, got, err)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, op, path, value string
		why                   error
	}{
		{"an element that is not there", "delete", `["sasaran",7]`, "", ErrNotThere},
		{"a value in place of a table", "set", `["dokumen"]`, `1`, ErrNoPlace},
		{"below a value", "set", `["dokumen","periode","x"]`, `1`, ErrNoPlace},
		{"no TOML", "set", `["dokumen","periode"]`, `2025-2029-x`, ErrNotTOML},
		{"more than a value", "set", `["dokumen","periode"]`, "1\nx = 2", ErrNotTOML},
		{"a comment behind a value", "set", `["dokumen","periode"]`, `1 # x`, ErrNotTOML},
		{"far behind the last", "insert", `["sasaran",5]`, "", ErrNoPlace},
		{"nowhere", "set", `[]`, "1", ErrNoPlace},
	} {
		got, err := editor.Apply([]byte(sheetText), Edit{Op: Op(c.op), Path: path(t, c.path), Value: c.value})
		if !errors.Is(err, c.why) || got != nil {
			t.Errorf("%s: %v, want %v", c.name, err, c.why)
		}
	}
}

// Every value of every example is set, deleted and, an element, moved: what is
// asked for happens, and every comment that is not of what went stays.
func TestExamples(t *testing.T) {
	files, err := filepath.Glob("../../examples/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, file := range append(files, "../../cmd/iku/templates/lengkap.toml") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tree, fault := tomltree.Parse(source.NewFile(file, text))
		if fault != nil {
			t.Fatal(fault.Message)
		}
		everything(tree, nil, func(p Path, n *tomltree.Node) {
			if headed(n) || len(tablesOf(n)) > 0 {
				return
			}
			got, err := editor.Apply(text, Edit{Op: Set, Path: p, Value: `"baru"`})
			if err != nil || string(got) != string(text[:n.Span.Start])+`"baru"`+string(text[n.Span.End:]) {
				t.Errorf("%s: %s is not set: %v", file, p, err)
			}
			if got, err = editor.Apply(text, Edit{Op: Delete, Path: p}); err != nil {
				t.Errorf("%s: %s is not deleted: %v", file, p, err)
			} else if lost := len(commentsOf(text)) - len(commentsOf(got)); lost > 1 {
				t.Errorf("%s: with %s went %d comments", file, p, lost)
			}
		})
		for i := range Find(tree, Path{{Key: "sasaran"}}).Children {
			p := Path{{Key: "sasaran"}}.At(i)
			got, err := editor.Apply(text, Edit{Op: Move, Path: p, To: Path{{Key: "sasaran"}}.At(0)})
			if err != nil {
				t.Errorf("%s: %s is not moved: %v", file, p, err)
				continue
			}
			if a, b := commentsOf(text), commentsOf(got); !slices.Equal(a, b) {
				t.Errorf("%s: comments before and after a move of %s:\n%q\n%q", file, p, a, b)
			}
		}
	}
}

// everything calls visit for each value that has a path.
func everything(n *tomltree.Node, p Path, visit func(Path, *tomltree.Node)) {
	for i, c := range n.Children {
		at := p.Key(c.Name)
		if n.Kind == tomltree.Array {
			at = p.At(i)
		}
		visit(at, c)
		everything(c, at, visit)
	}
}

// commentsOf returns the comments of a text, sorted.
func commentsOf(text []byte) (all []string) {
	for line := range strings.Lines(string(text)) {
		if i := strings.Index(line, "# "); i >= 0 {
			all = append(all, strings.TrimSpace(line[i:]))
		}
	}
	slices.Sort(all)
	return all
}

// FuzzApply asks that what comes out is TOML, and that an edit that is undone
// by its opposite leaves what can be read as it was.
func FuzzApply(f *testing.F) {
	f.Add(sheetText, `["dokumen","nomor"]`, `"1"`)
	f.Add("a.b = 1\n", `["a","c"]`, `2`)
	f.Add("[a.b]\nc = 1", `["a","c"]`, `[1, 2]`)
	f.Add("a = [{ b = 1 }, { b = 2, }]\n", `["a",1,"c"]`, `1979-05-27`)
	f.Add("# x\r\n\r\n[[a]]\r\n[[a.b]]\r\n", `["a",0,"c"]`, `'x'`)
	f.Fuzz(func(t *testing.T, text, at, value string) {
		var p Path
		if json.Unmarshal([]byte(at), &p) != nil {
			return
		}
		got, err := editor.Apply([]byte(text), Edit{Op: Set, Path: p, Value: value})
		if err != nil {
			return
		}
		before, fault := tomltree.Parse(source.NewFile("", []byte(text)))
		if fault != nil {
			t.Fatal("was no TOML")
		}
		tree, fault := tomltree.Parse(source.NewFile("", got))
		if fault != nil {
			t.Fatalf("%q became %q", text, got)
		}
		if Find(before, p) != nil {
			return
		}
		// All that was there is there with its value.
		everything(before, nil, func(at Path, n *tomltree.Node) {
			if len(n.Children) == 0 && n.Kind != tomltree.Table {
				if same := Find(tree, at); same == nil || same.Literal() != n.Literal() {
					t.Fatalf("%s is lost: %q became %q", at, text, got)
				}
			}
		})
	})
}

package workbook

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
	"iku/examples/synthetic"
)

// folderOf is a folder of files by name.
type folderOf map[string][]byte

func (f folderOf) ReadFile(path string, _ int64) ([]byte, error) {
	if data, ok := f[filepath.ToSlash(path)]; ok {
		return data, nil
	}
	return nil, fs.ErrNotExist
}

// read reads a document of a folder, whose form must be sound.
func (f folderOf) read(t *testing.T, name string) *content.Document {
	t.Helper()
	doc, list := content.Read(source.NewFile(name, f[name]), f)
	for _, found := range list {
		if found.Slug == finding.TOML || found.Slug == finding.Warisan || found.Slug == finding.KunciTakDikenal {
			t.Fatalf("%s: %v\n%s", name, found, f[name])
		}
	}
	return doc
}

// gather returns the documents of a folder as they are exported.
func (f folderOf) gather(t *testing.T, names []string) Documents {
	t.Helper()
	var list []Found
	for _, name := range names {
		file := source.NewFile(name, f[name])
		list = append(list, Found{Name: name, Inherited: Chain(file, f.read(t, name).Inherited), Read: func() (*source.File, error) { return file, nil }})
	}
	return Gather(list, 2)
}

// heirs returns a folder of made-up documents that share what chance puts into files
// that they inherit, with the names of the documents.
func heirs(seed uint64) (folder folderOf, documents []string) {
	r := rand.New(rand.NewPCG(seed, 1))
	folder = folderOf{}
	common := []*node{{}, {}} // of all, and of those in a folder below
	for i := range 4 {
		root := parse(source.NewFile("", synthetic.Sheet(seed*10+uint64(i), synthetic.Options{Indikator: 4, Extreme: seed%3 == 0})))
		level := r.IntN(3) - 1 // how far it inherits; -1: not at all
		for n := 0; n <= level; n++ {
			if i == 0 || common[n].get("dokumen") == nil {
				for _, c := range root.children {
					if c.kind == common[n].kind && !stating(c.name) && c.name != "kolom_lain" && r.IntN(2) == 0 {
						part := c.copy()
						part.children = slices.DeleteFunc(part.children, func(*node) bool { return r.IntN(3) == 0 })
						common[n].set(c.name, part)
					}
				}
			}
			if r.IntN(2) == 0 {
				root.lessen(common[n])
			}
			for _, c := range common[n].children {
				if r.IntN(3) == 0 {
					root.drop(c.name)
				}
			}
		}
		name := []string{"kab/", "kab/", "kab/dinas/"}[level+1] + string(rune('a'+i)) + ".toml"
		if level >= 0 {
			root.set("warisan", str("_umum.toml"))
		}
		documents = append(documents, name)
		folder[name], _ = compose(root, "")
	}
	common[1].set("warisan", str("../_umum.toml"))
	// What every document must say stands with all.
	common[0].table("dokumen", square(1, 1)).set("pemerintah", str("Kabupaten Contoh"))
	common[0].table("dokumen", square(1, 1)).set("periode", str("2025-2029"))
	common[0].table("perangkat_daerah", square(1, 1)).set("nama", str("Dinas Contoh"))
	for n, name := range []string{"kab/_umum.toml", "kab/dinas/_umum.toml"} {
		folder[name], _ = compose(common[n], "")
	}
	// A document inherits from another.
	folder["kab/z.toml"] = []byte("warisan = \"" + strings.TrimPrefix(documents[0], "kab/") + "\"\n[dokumen]\nrevisi = 1\n")
	return folder, append(documents, "kab/z.toml")
}

// What was inherited comes back as inherited, through every form that carries several
// documents: each says the same, and where it was written before.
func TestInheritedComesBack(t *testing.T) {
	kept := 0
	for seed := range uint64(40) {
		folder, names := heirs(seed)
		d := folder.gather(t, names)
		for form, write := range map[string]func(io.Writer, Documents) error{"xlsx": Export, "json": JSON} {
			var book bytes.Buffer
			if err := write(&book, d); err != nil {
				t.Fatal(seed, form, err)
			}
			result, err := Import("semua."+form, book.Bytes())
			if err != nil || len(result.Documents) != len(d.Names) || len(result.Notes) > 0 {
				t.Fatalf("%d, %s: %v, %d of %d, %v", seed, form, err, len(result.Documents), len(d.Names), result.Notes)
			}
			after := folderOf{}
			for _, one := range result.Documents {
				after[one.Name+".toml"] = one.TOML
			}
			for i, name := range names {
				was, is := folder.read(t, name), after.read(t, d.Names[i]+".toml")
				if a, b := said(was), said(is); a != b {
					t.Fatalf("%d, %s, %s: %s\n%s", seed, form, name, difference(a, b), after[d.Names[i]+".toml"])
				}
				if len(was.Inherited) != len(is.Inherited) {
					t.Errorf("%d, %s, %s: inherits from %d files, then from %d", seed, form, name, len(was.Inherited), len(is.Inherited))
				}
				kept += len(is.Inherited)
				before := parse(source.NewFile("", folder[name]))
				now := parse(source.NewFile("", after[d.Names[i]+".toml"]))
				for _, top := range before.children {
					// JSON says all of a document; what it says like the files that it inherits is theirs.
					if form == "xlsx" && now.get(top.name) == nil && len(top.children) > 0 {
						t.Errorf("%d, %s: %s is not its own any more", seed, name, top.name)
					}
				}
				for _, top := range now.children {
					if before.get(top.name) == nil {
						t.Errorf("%d, %s, %s: %s is its own now", seed, form, name, top.name)
					}
				}
			}
		}
	}
	if kept == 0 {
		t.Error("nothing was inherited")
	}
}

// A document whose base is a document that is not exported says all itself; a shared file
// is changed in one place, also where one document alone is exported.
func TestInheritanceInABook(t *testing.T) {
	folder := folderOf{
		"_umum.toml": []byte("[dokumen]\npemerintah = \"Kabupaten Contoh\"\nperiode = 2025\n[kop]\nlogo = \"lambang.png\"\n"),
		"a.toml":     []byte("warisan = \"_umum.toml\"\n[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\ntarget = 5\n"),
		"b.toml":     []byte("warisan = \"a.toml\"\n[dokumen]\nrevisi = 1\n"),
	}
	for _, c := range []struct {
		names []string
		want  map[string]string
		not   map[string]string
	}{
		{[]string{"a.toml"}, map[string]string{"a": `warisan = "_umum.toml"`, "_umum": `logo = "lambang.png"`}, map[string]string{"a": "Kabupaten"}},
		{[]string{"b.toml"}, map[string]string{"b": `logo = "lambang.png"`}, map[string]string{"b": "warisan"}},
		{[]string{"a.toml", "b.toml"}, map[string]string{"a": `warisan = "_umum.toml"`, "b": `warisan = "a.toml"`, "_umum": "Kabupaten"}, map[string]string{"b": "sasaran"}},
	} {
		var book bytes.Buffer
		if err := Export(&book, folder.gather(t, c.names)); err != nil {
			t.Fatal(err)
		}
		result, err := Import("b.xlsx", book.Bytes())
		if len(c.names) == 1 && c.names[0] == "a.toml" {
			result, err = Import("a.xlsx", book.Bytes())
		}
		if err != nil || len(result.Documents) != len(c.want) {
			t.Fatalf("%v: %v, %+v", c.names, err, result)
		}
		for _, d := range result.Documents {
			text := strings.Join(strings.Fields(string(d.TOML)), " ")
			if want := c.want[d.Name]; want == "" || !strings.Contains(text, want) {
				t.Errorf("%v, %s: %q is missing\n%s", c.names, d.Name, want, d.TOML)
			}
			if not := c.not[d.Name]; not != "" && strings.Contains(text, not) {
				t.Errorf("%v, %s: %q stands in it\n%s", c.names, d.Name, not, d.TOML)
			}
			if d.Shared != (d.Name == "_umum") {
				t.Error(fmt.Sprint(c.names, d.Name), d.Shared)
			}
		}
	}
}

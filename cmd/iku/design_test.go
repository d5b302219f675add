package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var root = filepath.Join("..", "..")

// module returns the name of the module.
func module(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	return strings.TrimPrefix(first, "module ")
}

// table returns the rows of a table of DESIGN.md below a heading, cell by cell.
func designTable(t *testing.T, heading string) [][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "DESIGN.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, text2, ok := strings.Cut(string(text), "\n## "+heading+"\n")
	if !ok {
		t.Fatalf("DESIGN.md has no part %q", heading)
	}
	text2, _, _ = strings.Cut(text2, "\n## ")
	var rows [][]string
	for line := range strings.Lines(text2) {
		if !strings.HasPrefix(line, "|") || strings.HasPrefix(line, "|---") {
			continue
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, cells)
	}
	return rows[1:]
}

// room is a package as DESIGN.md has it.
type room struct {
	imports []string // packages of the program and libraries by their names there
	speaks  bool
}

// code is a package as its files have it.
type code struct {
	imports map[string]bool
	spoken  string // a text in Indonesian
}

// indonesian finds words that no English text has.
var indonesian = regexp.MustCompile(`(?i)\b(tidak|berkas|adalah|dengan|atau|harus|bukan|yang|belum|sudah|dapat|untuk|dari|tanpa)\b`)

// packages reads every package of the program, but for its tests.
func packages(t *testing.T) map[string]*code {
	t.Helper()
	all, within := map[string]*code{}, module(t)+"/"
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		pkg := path.Dir(filepath.ToSlash(rel))
		if all[pkg] == nil {
			all[pkg] = &code{imports: map[string]bool{}}
		}
		if strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				imported, _ := strconv.Unquote(n.Path.Value)
				if own, is := strings.CutPrefix(imported, within); is {
					all[pkg].imports[own] = true
				} else if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") {
					all[pkg].imports[imported] = true
				}
				return false
			case *ast.BasicLit:
				if n.Kind == token.STRING && indonesian.MatchString(n.Value) {
					all[pkg].spoken = n.Value
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestDesign holds DESIGN.md to the code, both ways.
func TestDesign(t *testing.T) {
	libraries := map[string]string{} // modules by their names in the table
	for _, row := range designTable(t, "Libraries") {
		libraries[row[0]] = row[1]
	}
	rooms := map[string]room{}
	for _, row := range designTable(t, "Packages") {
		r := room{speaks: row[3] == "id"}
		for _, name := range strings.Fields(row[2]) {
			r.imports = append(r.imports, strings.Trim(name, "`"))
		}
		rooms[strings.Trim(row[0], "`")] = r
	}
	all := packages(t)
	if len(all) < 20 {
		t.Fatalf("only %d packages were found", len(all))
	}
	for _, pkg := range slices.Sorted(maps.Keys(all)) {
		r, ok := rooms[pkg]
		if !ok {
			t.Errorf("%s has no row", pkg)
			continue
		}
		used := map[string]bool{}
		for imported := range all[pkg].imports {
			i := slices.IndexFunc(r.imports, func(may string) bool { return covers(may, imported, libraries) })
			if i < 0 {
				t.Errorf("%s must not import %s", pkg, imported)
				continue
			}
			used[r.imports[i]] = true
		}
		for _, may := range r.imports {
			if !used[may] {
				t.Errorf("%s imports no %s", pkg, may)
			}
		}
		if spoken := all[pkg].spoken; spoken != "" && !r.speaks {
			t.Errorf("%s does not speak to people: %s", pkg, spoken)
		}
	}
	for pkg := range rooms {
		if all[pkg] == nil {
			t.Errorf("there is no package %s", pkg)
		}
	}
}

// covers tells whether a name in a row stands for what is imported.
func covers(may, imported string, libraries map[string]string) bool {
	if module := libraries[may]; module != "" {
		return imported == module || strings.HasPrefix(imported, module+"/")
	}
	if folder, ok := strings.CutSuffix(may, "/*"); ok {
		return path.Dir(imported) == folder
	}
	return imported == may
}

// TestLibraries holds what DESIGN.md says of libraries to go.mod.
func TestLibraries(t *testing.T) {
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	design, err := os.ReadFile(filepath.Join(root, "DESIGN.md"))
	if err != nil {
		t.Fatal(err)
	}
	program, rest, _ := strings.Cut(string(mod), "// What its tests take")
	tests, indirect, _ := strings.Cut(rest, "\n)\n")
	if strings.Contains(program, "// indirect") || strings.Contains(tests, "// indirect") || !strings.Contains(indirect, "// indirect") {
		t.Error("go.mod mixes what is asked for with what that takes")
	}
	required := func(block string) (names []string) {
		for _, m := range regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllStringSubmatch(block, -1) {
			names = append(names, m[1])
		}
		slices.Sort(names)
		return names
	}
	var made []string
	for _, row := range designTable(t, "Libraries") {
		made = append(made, row[1])
	}
	slices.Sort(made)
	if got := required(program); !slices.Equal(got, made) {
		t.Errorf("go.mod has for the program\n%q, DESIGN.md\n%q", got, made)
	}
	for _, name := range required(tests) {
		if !strings.Contains(string(design), name) {
			t.Errorf("DESIGN.md does not name %s", name)
		}
		for pkg, code := range packages(t) {
			for imported := range code.imports {
				if imported == name || strings.HasPrefix(imported, name+"/") {
					t.Errorf("%s imports %s, which go.mod has for tests", pkg, name)
				}
			}
		}
	}
}

// TestSeams: what may change under us, or is pinned, is known in one place.
func TestSeams(t *testing.T) {
	for imported, files := range map[string][]string{
		"github.com/pelletier/go-toml/v2/unstable": {"content/tomltree/build.go"},
		"github.com/BurntSushi/toml":               {"content/tomltree/parse.go"},
		"github.com/go-pdf/fpdf":                   {"pdf/byhand/byhand.go", "pdf/plain.go"},
	} {
		var got []string
		for pkg := range packages(t) {
			names, _ := filepath.Glob(filepath.Join(root, filepath.FromSlash(pkg), "*.go"))
			for _, name := range names {
				text, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				if !strings.HasSuffix(name, "_test.go") && strings.Contains(string(text), strconv.Quote(imported)) {
					rel, _ := filepath.Rel(root, name)
					got = append(got, filepath.ToSlash(rel))
				}
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, files) {
			t.Errorf("%s is imported by %q, want %q", imported, got, files)
		}
	}
}

package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says what the packages under each folder may import besides the standard
// library and each other's subpackages: data flows from content over layout and
// pdf to sign, and nothing flows back. The longest folder that matches holds.
var rooms = map[string][]string{
	"content":          {"iku/content", "golang.org/x/text"},
	"content/source":   {},
	"content/measure":  {},
	"content/angka":    {},
	"content/finding":  {"iku/content/source"},
	"content/besaran":  {"iku/content/angka"},
	"content/rumus":    {"iku/content/angka", "iku/content/besaran"},
	"content/tomltree": {"iku/content/finding", "iku/content/source", "github.com/BurntSushi/toml", "github.com/pelletier/go-toml"},
	"content/schema":   {"iku/content/angka", "iku/content/measure", "iku/content/finding", "iku/content/source", "iku/content/tomltree"},
	"fonts":            {"iku/fonts", "github.com/klauspost/compress"},
	"layout/page":      {"iku/content/measure", "iku/content/source", "iku/fonts"},
	"layout/setting":   {"iku/layout/page", "iku/content/source", "iku/fonts", "rsc.io/qr"},
	"layout":           {"iku/layout", "iku/content", "iku/fonts"},
	"pdf":              {"iku/pdf", "iku/layout/page", "iku/fonts", "github.com/go-pdf/fpdf", "github.com/klauspost/compress"},
	"pdf/object":       {},
	"sign":             {"iku/sign", "iku/pdf/object", "golang.org/x/crypto", "software.sslmate.com/src/go-pkcs12", "github.com/ThalesGroup/crypto11"},
	"sign/bsre":        {"iku/sign", "iku/pdf/object", "rsc.io/qr"},
}

func TestImportDirections(t *testing.T) {
	root := filepath.Join("..", "..")
	checked := 0
	for folder := range rooms {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			name, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			if room(filepath.ToSlash(filepath.Dir(name))) != folder {
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
			if err != nil {
				return err
			}
			checked++
			for _, spec := range file.Imports {
				imported, err := strconv.Unquote(spec.Path.Value)
				if err != nil {
					return err
				}
				if !allowed(imported, rooms[folder]) {
					t.Errorf("%s must not import %s: %s may import %q", name, imported, folder, rooms[folder])
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if checked < 50 {
		t.Errorf("only %d files were looked at", checked)
	}
}

// room returns the longest folder of rooms that holds a package.
func room(pkg string) string {
	best := ""
	for folder := range rooms {
		if (pkg == folder || strings.HasPrefix(pkg, folder+"/")) && len(folder) > len(best) {
			best = folder
		}
	}
	return best
}

func allowed(imported string, may []string) bool {
	first, _, _ := strings.Cut(imported, "/")
	if first != "iku" && !strings.Contains(first, ".") {
		return true // of the standard library
	}
	return slices.ContainsFunc(may, func(m string) bool { return imported == m || strings.HasPrefix(imported, m+"/") })
}

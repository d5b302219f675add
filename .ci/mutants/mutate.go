package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// chooser is what each package gets beside its own files: the mutant that the
// environment names, and which were come to.
const chooser = `package %s

import (
	"fmt"
	"os"
	"strconv"
)

var (
	mutantNow, _ = strconv.Atoi(cmpOr(os.Getenv("MUTANT"), "-1"))
	mutantSeen   = os.Getenv("MUTANT_SEEN")
	mutantKnown  = make([]bool, %d)
)

func cmpOr(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

func mutant(i int) bool {
	if mutantSeen != "" {
		mutantNote(i)
	}
	return i == mutantNow
}

func mutantNote(i int) {
	if mutantKnown[i] {
		return
	}
	mutantKnown[i] = true
	if f, err := os.OpenFile(mutantSeen, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600); err == nil {
		fmt.Fprintln(f, i)
		f.Close()
	}
}

type mutantNumber interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64
}

func mutantPlus[T mutantNumber](i int, a, b T) T {
	if mutant(i) {
		return a - b
	}
	return a + b
}

func mutantMinus[T mutantNumber](i int, a, b T) T {
	if mutant(i) {
		return a + b
	}
	return a - b
}
`

// writer writes the mutants of one file into its text.
type writer struct {
	set    *token.FileSet
	text   []byte
	path   string
	types  map[ast.Expr]types.TypeAndValue
	opens  map[int]string // by offset: what stands before it
	closes map[int]string
	gone   map[int]int // by offset: how many bytes are left out
	names  []string
	first  int
}

// mutate returns the mutants of the packages and the files that hold them all.
func mutate(packages []string, files *regexp.Regexp) ([]string, map[string][]byte, error) {
	args := []string{"list", "-export", "-deps", "-json=ImportPath,Export,Dir,GoFiles,Name,DepOnly"}
	for _, p := range packages {
		args = append(args, "./"+filepath.Clean(p))
	}
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		return nil, nil, fmt.Errorf("go list: %w", err)
	}
	type listed struct {
		ImportPath, Export, Dir, Name string
		GoFiles                       []string
		DepOnly                       bool
	}
	exports := map[string]string{}
	var mine []listed
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p listed
		if err := d.Decode(&p); err != nil {
			return nil, nil, err
		}
		exports[p.ImportPath] = p.Export
		if !p.DepOnly {
			mine = append(mine, p)
		}
	}
	var names []string
	changed := map[string][]byte{}
	for _, p := range mine {
		set := token.NewFileSet()
		var parsed []*ast.File
		for _, name := range p.GoFiles {
			file, err := parser.ParseFile(set, filepath.Join(p.Dir, name), nil, 0)
			if err != nil {
				return nil, nil, err
			}
			parsed = append(parsed, file)
		}
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
		from := importer.ForCompiler(set, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
		if _, err := (&types.Config{Importer: from}).Check(p.ImportPath, set, parsed, info); err != nil {
			return nil, nil, err
		}
		for i, name := range p.GoFiles {
			if !files.MatchString(name) {
				continue
			}
			path := filepath.Join(p.Dir, name)
			text, err := os.ReadFile(path)
			if err != nil {
				return nil, nil, err
			}
			w := &writer{set: set, text: text, path: path, types: info.Types, first: len(names),
				opens: map[int]string{}, closes: map[int]string{}, gone: map[int]int{}}
			ast.Inspect(parsed[i], w.see)
			names = append(names, w.names...)
			changed[path] = w.result()
		}
		changed[filepath.Join(p.Dir, "mutants_chosen.go")] = []byte(p.Name)
	}
	for path, name := range changed {
		if filepath.Base(path) == "mutants_chosen.go" {
			changed[path] = fmt.Appendf(nil, chooser, name, len(names))
		}
	}
	return names, changed, nil
}

// see writes the mutants of a node.
func (w *writer) see(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GenDecl:
		return n.Tok != token.CONST
	case *ast.BinaryExpr:
		if w.types[n].Value == nil {
			w.binary(n)
		}
	case *ast.UnaryExpr:
		if n.Op == token.NOT {
			w.wrap(n, "((", ") != "+w.mutant(n.OpPos, "! is gone")+")")
		}
	case *ast.IfStmt:
		w.wrap(n.Cond, "(", ") && !"+w.mutant(n.If, "if: never"))
	case *ast.SwitchStmt:
		if n.Tag != nil {
			return true
		}
		for _, s := range n.Body.List {
			for _, cond := range s.(*ast.CaseClause).List {
				w.wrap(cond, "(", ") && !"+w.mutant(cond.Pos(), "case: never"))
			}
		}
	case *ast.ReturnStmt:
		for _, r := range n.Results {
			if id, ok := r.(*ast.Ident); ok && (id.Name == "true" || id.Name == "false") {
				w.wrap(r, "((", ") != "+w.mutant(r.Pos(), "not "+id.Name)+")")
			}
		}
	}
	return true
}

// binary writes the other operator of an expression of two sides.
func (w *writer) binary(n *ast.BinaryExpr) {
	switch n.Op {
	case token.EQL, token.NEQ:
		w.wrap(n, "((", ") != "+w.mutant(n.OpPos, n.Op.String()+" is turned")+")")
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		m := w.mutant(n.OpPos, n.Op.String()+": the bound")
		w.wrap(n, "((", fmt.Sprintf(") != (%s && (%s) == (%s)))", m, w.source(n.X), w.source(n.Y)))
	case token.LAND, token.LOR:
		m := w.mutant(n.OpPos, n.Op.String()+" is the other")
		w.wrap(n, "((", ") != "+m+")")
		w.wrap(n.X, "((", ") != "+m+")")
		w.wrap(n.Y, "((", ") != "+m+")")
	case token.ADD, token.SUB:
		basic, ok := w.types[n].Type.Underlying().(*types.Basic)
		if !ok || basic.Info()&types.IsNumeric == 0 {
			return
		}
		name := map[token.Token]string{token.ADD: "mutantPlus", token.SUB: "mutantMinus"}[n.Op]
		i := w.first + len(w.names)
		w.mutant(n.OpPos, n.Op.String()+" is turned")
		w.wrap(n, fmt.Sprintf("%s(%d, ", name, i), ")")
		at := w.offset(n.OpPos)
		w.gone[at], w.closes[at] = 1, w.closes[at]+","
	}
}

// mutant names a further mutant and returns the condition of its being chosen.
func (w *writer) mutant(at token.Pos, what string) string {
	p := w.set.Position(at)
	path := p.Filename
	if here, err := os.Getwd(); err == nil {
		path = strings.TrimPrefix(path, here+string(filepath.Separator))
	}
	w.names = append(w.names, fmt.Sprintf("%s:%d:%d: %s", path, p.Line, p.Column, what))
	return fmt.Sprintf("mutant(%d)", w.first+len(w.names)-1)
}

func (w *writer) offset(at token.Pos) int { return w.set.Position(at).Offset }

func (w *writer) source(n ast.Node) []byte { return w.text[w.offset(n.Pos()):w.offset(n.End())] }

// wrap puts text around a node, inside what was put around a larger one.
func (w *writer) wrap(n ast.Node, open, end string) {
	w.opens[w.offset(n.Pos())] += open
	w.closes[w.offset(n.End())] = end + w.closes[w.offset(n.End())]
}

// result returns the file with all that was put into it.
func (w *writer) result() []byte {
	var out []byte
	for i := 0; i <= len(w.text); i++ {
		out = append(out, w.closes[i]...)
		out = append(out, w.opens[i]...)
		if i < len(w.text) && w.gone[i] == 0 {
			out = append(out, w.text[i])
		}
	}
	return slices.Clip(out)
}

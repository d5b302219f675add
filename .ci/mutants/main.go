// Mutate changes one operator, condition or bound at a time in packages, runs their
// tests, and prints the changes that no test notices:
//
//	go run ./.ci/mutants [-n 200] [-seed 1] [-run REGEXP] [-files REGEXP] ./sign ./pdf/object …
//
// The tests of each package are those of itself; -tests names others to run. The
// tree is never written to: a mutant is compiled by an overlay.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// mutant is one change of a file, made and taken back.
type mutant struct {
	at   token.Position
	what string
	do   func()
	undo func()
}

// swaps are the operators that stand for each other.
var swaps = map[token.Token]token.Token{
	token.EQL: token.NEQ, token.NEQ: token.EQL, token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR,
	token.LAND: token.LOR, token.LOR: token.LAND, token.ADD: token.SUB, token.SUB: token.ADD,
}

// mutants returns every change of a file.
func mutants(set *token.FileSet, file *ast.File) []mutant {
	var out []mutant
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			if other, ok := swaps[n.Op]; ok && !isText(n) {
				op := n.Op
				out = append(out, mutant{set.Position(n.OpPos), fmt.Sprintf("%s becomes %s", op, other), func() { n.Op = other }, func() { n.Op = op }})
			}
		case *ast.IfStmt:
			cond := n.Cond
			never := &ast.BinaryExpr{X: &ast.ParenExpr{X: cond}, Op: token.LAND, Y: ast.NewIdent("false")}
			out = append(out, mutant{set.Position(n.If), "if: never", func() { n.Cond = never }, func() { n.Cond = cond }})
		case *ast.UnaryExpr:
			if n.Op == token.NOT {
				x := n.X
				twice := &ast.UnaryExpr{Op: token.NOT, X: &ast.ParenExpr{X: x}}
				out = append(out, mutant{set.Position(n.OpPos), "! is gone", func() { n.X = twice }, func() { n.X = x }})
			}
		case *ast.ReturnStmt:
			for i, r := range n.Results {
				if id, ok := r.(*ast.Ident); ok && (id.Name == "true" || id.Name == "false") {
					other := ast.NewIdent(map[string]string{"true": "false", "false": "true"}[id.Name])
					out = append(out, mutant{set.Position(n.Return), "returns " + other.Name, func() { n.Results[i] = other }, func() { n.Results[i] = id }})
				}
			}
		}
		return true
	})
	return out
}

// isText tells whether an addition joins texts.
func isText(n *ast.BinaryExpr) bool {
	for _, side := range []ast.Expr{n.X, n.Y} {
		if lit, ok := side.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			return n.Op == token.ADD
		}
	}
	return false
}

func main() {
	most := flag.Int("n", 100, "how many mutants are tried, chosen by the seed")
	seed := flag.Uint64("seed", 1, "which are tried")
	run := flag.String("run", "", "only tests of these names")
	files := flag.String("files", ".", "only files of these names")
	tests := flag.String("tests", "", "the package whose tests are run; each one's own where it is empty")
	limit := flag.Duration("limit", 5*time.Minute, "when to begin no further mutant")
	flag.Parse()
	dir, err := os.MkdirTemp("", "mutants")
	if err != nil {
		fail(err)
	}
	defer os.RemoveAll(dir)
	type job struct {
		mutant
		set  *token.FileSet
		file *ast.File
		path string
		pkg  string
	}
	var jobs []job
	names := regexp.MustCompile(*files)
	for _, pkg := range flag.Args() {
		paths, _ := filepath.Glob(filepath.Join(pkg, "*.go"))
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") || !names.MatchString(filepath.Base(path)) {
				continue
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, path, nil, parser.ParseComments)
			if err != nil {
				fail(err)
			}
			for _, m := range mutants(set, file) {
				jobs = append(jobs, job{m, set, file, path, pkg})
			}
		}
	}
	rand.New(rand.NewPCG(*seed, 0)).Shuffle(len(jobs), func(i, j int) { jobs[i], jobs[j] = jobs[j], jobs[i] })
	began := time.Now()
	tried, killed, lived := 0, 0, 0
	for _, j := range jobs[:min(*most, len(jobs))] {
		if time.Since(began) > *limit {
			break
		}
		j.do()
		var text bytes.Buffer
		err := format.Node(&text, j.set, j.file)
		j.undo()
		if err != nil {
			fail(err)
		}
		changed, overlay := filepath.Join(dir, "changed.go"), filepath.Join(dir, "overlay.json")
		whole, err := filepath.Abs(j.path)
		if err != nil {
			fail(err)
		}
		table, _ := json.Marshal(map[string]map[string]string{"Replace": {whole: changed}})
		for name, data := range map[string][]byte{changed: text.Bytes(), overlay: table} {
			if err := os.WriteFile(name, data, 0o600); err != nil {
				fail(err)
			}
		}
		of := *tests
		if of == "" {
			of = j.pkg
		}
		if !strings.HasPrefix(of, ".") {
			of = "./" + of
		}
		out, err := exec.Command("go", "test", "-short", "-failfast", "-timeout=60s", "-overlay="+overlay, "-run="+*run, of).CombinedOutput()
		if bytes.Contains(out, []byte("[build failed]")) {
			continue
		}
		if tried++; err != nil {
			killed++
			continue
		}
		lived++
		fmt.Printf("%s:%d:%d: %s\n", j.path, j.at.Line, j.at.Column, j.what)
	}
	fmt.Printf("%d of %d mutants tried: %d noticed, %d not\n", tried, len(jobs), killed, lived)
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

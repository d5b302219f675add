package sign_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// literals returns the texts that the files of a pattern hold, those of calls to the
// named methods and of errors alone where names are given.
func literals(t *testing.T, keep func(name string) bool, calls ...string) (out []string) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if !keep(name) {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		text := func(n ast.Node) {
			if lit, is := n.(*ast.BasicLit); is && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil {
					out = append(out, s)
				}
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, is := n.(*ast.CallExpr)
			switch {
			case len(calls) == 0:
				text(n)
			case is:
				if f, is := call.Fun.(*ast.SelectorExpr); is && slices.Contains(calls, f.Sel.Name) {
					for _, arg := range call.Args {
						text(arg)
					}
				}
			}
			return true
		})
	}
	return out
}

// withoutRow are the refusals for which no file is made here, and why.
var withoutRow = map[string]string{
	"revisi sesudahnya tidak dapat dibandingkan":          "a revision that cannot be walked is given up before it is compared",
	"formulir tidak dapat dibaca":                         "likewise",
	"rantai sertifikat %s tidak sah: %s":                  "needs an authority that crypto/x509 refuses; the words are those of chainFault",
	"tanda tangan tidak menyebut isi yang ditandatangani": "needs signed attributes without a digest; the corpus has one",
	"intisari yang ditandatangani sudah berubah":          "needs an adbe.pkcs7.sha1 over another digest",
}

// TestEveryRefusalHasARow counts what the verifier can refuse a signature for against
// the words that the tests want: none may be taken out without one of them failing.
func TestEveryRefusalHasARow(t *testing.T) {
	verifier := func(name string) bool {
		return !strings.HasSuffix(name, "_test.go") && (strings.HasPrefix(name, "changes") || slices.Contains([]string{"verify.go", "trust.go", "coverage.go"}, name))
	}
	wanted := literals(t, func(name string) bool { return strings.HasSuffix(name, "_test.go") && name != "refusals_test.go" })
	verbs := regexp.MustCompile(`%[vqsd]`)
	rows := 0
	for _, words := range literals(t, verifier, "changed", "fail", "New") {
		fixed := verbs.Split(words, -1)
		if len(strings.Join(fixed, "")) < 4 { // an error's own words, which are counted where it is made
			continue
		}
		rows++
		for i, part := range fixed {
			fixed[i] = regexp.QuoteMeta(part)
		}
		pattern := regexp.MustCompile(strings.Join(fixed, ".*"))
		plain := verbs.ReplaceAllString(words, "\x00")
		has := slices.ContainsFunc(wanted, func(s string) bool {
			return pattern.MatchString(s) || len(s) > 11 && strings.Contains(plain, s)
		})
		switch _, excused := withoutRow[words]; {
		case !has && !excused:
			t.Errorf("no test wants %q", words)
		case has && excused:
			t.Errorf("%q has a row by now", words)
		}
	}
	if rows < 60 {
		t.Errorf("only %d refusals were found", rows)
	}
}

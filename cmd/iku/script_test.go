package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"iku": main})
}

// The commands, as their users type them. $EXAMPLES is the folder of examples.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           native(t, "testdata/script"),
		Condition:     condition,
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			examples, err := filepath.Abs(filepath.Join("..", "..", "examples"))
			env.Setenv("EXAMPLES", examples)
			env.Setenv("LocalAppData", env.Cd) // where Windows keeps the account's key
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "pdf": isPDF, "damaged": damaged, "held": held},
	})
}

// exits CODE COMMAND… runs a command that ends with that exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if e, ok := err.(interface{ ExitCode() int }); ok {
		code = string(rune('0' + e.ExitCode()))
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if code != args[0] {
		ts.Fatalf("exit code %s, want %s", code, args[0])
	}
}

// pdf FILE… asserts that files are whole PDFs.
func isPDF(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		data, err := os.ReadFile(ts.MkAbs(name))
		whole := err == nil && len(data) > 100 && string(data[:5]) == "%PDF-" && string(data[len(data)-6:]) == "%%EOF\n"
		if whole == neg {
			ts.Fatalf("%s: whole PDF: %v (%v)", name, whole, err)
		}
	}
}

// damaged FILE TO writes a PDF as it is once a line was put into it and its end was cut.
func damaged(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: damaged FILE TO")
	}
	head, rest, _ := strings.Cut(ts.ReadFile(args[0]), "\n")
	end := strings.LastIndex(rest, "startxref")
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(head+"\n%sisipan\n"+rest[:end]), 0o666))
}

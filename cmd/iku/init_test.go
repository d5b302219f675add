package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"iku/content/schema"
)

// The full examples show every key of every table between them, if only in a comment.
func TestFullExampleShowsEveryKey(t *testing.T) {
	all := bytes.Join(examplesOfFormat(), nil)
	schema.Root.Walk(func(f *schema.Fields) {
		for _, k := range f.Keys {
			shown := regexp.MustCompile(`(?m)(^|[\s#{])` + k.Name + `\s*=|\[(\w+\.)*` + k.Name + `\]`)
			if !shown.Match(all) {
				t.Errorf("%s.%s is not shown", f.Name, k.Name)
			}
		}
	})
}

// Every kind of document has an example, which builds without a finding of weight
// beside the IKU document that is written with it, and on one of the user's own.
func TestInitOfEveryKind(t *testing.T) {
	for _, j := range schema.JenisDokumen[1:] {
		t.Run(j.Name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			do := func(args ...string) {
				t.Helper()
				var out, errs bytes.Buffer
				if code := run(args, strings.NewReader(""), &out, &errs); code != exitDone {
					t.Fatalf("iku %q: %d\n%s%s", args, code, &out, &errs)
				}
			}
			do("init", "--jenis", j.Name, "x.toml")
			do("check", "--strict", "x.toml")
			do("build", "x.toml")
			if err := os.Mkdir("lain", 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename("iku.toml", filepath.Join("lain", "dinas.toml")); err != nil {
				t.Fatal(err)
			}
			do("init", "--jenis", j.Name, "--dari", filepath.Join("lain", "dinas.toml"), "y.toml")
			if _, err := os.Stat("iku.toml"); err == nil {
				t.Error("an IKU document was written beside one that was named")
			}
			do("check", "--strict", "y.toml")
		})
	}
}

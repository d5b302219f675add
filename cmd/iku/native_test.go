package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// asserted is what a line of a script looks for.
var asserted = regexp.MustCompile(`(?m)^(?:\[[^\]]*\] )*(?:! )?(?:stdout|stderr|grep) (?:-count=\d+ )?(?:'[^']*'|\S+)`)

// native returns the folder of scripts as this system runs them: where paths are
// written with backslashes, a slash in a pattern stands for both.
func native(t *testing.T, scripts string) string {
	if runtime.GOOS != "windows" {
		return scripts
	}
	names, err := filepath.Glob(filepath.Join(scripts, "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no scripts in %s (%v)", scripts, err)
	}
	folder := temporary(t)
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		script, files, more := strings.Cut(string(text), "\n-- ")
		if more {
			files = nativeFiles(script, "\n-- "+files)
		}
		script = asserted.ReplaceAllStringFunc(script, func(line string) string {
			return strings.ReplaceAll(strings.ReplaceAll(line, `[/\\]`, "/"), "/", `[/\\]+`)
		})
		if err := os.WriteFile(filepath.Join(folder, filepath.Base(name)), []byte(script+files), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// printed is a file of what a command prints, and a path in it.
var (
	printedFile = regexp.MustCompile(`(?m)^cmp (?:stdout|stderr) (\S+\.txt)$`)
	printedPath = regexp.MustCompile(`[\w.-]+(?:/[\w.-]+)+\.(?:toml|pdf)`)
)

// nativeFiles returns the files of a script with what it compares printed paths with as
// this system writes them.
func nativeFiles(script, files string) string {
	for _, m := range printedFile.FindAllStringSubmatch(script, -1) {
		head, rest, found := strings.Cut(files, "\n-- "+m[1]+" --\n")
		if !found {
			continue
		}
		text, after, more := strings.Cut(rest, "\n-- ")
		text = printedPath.ReplaceAllStringFunc(text, filepath.FromSlash)
		if files = head + "\n-- " + m[1] + " --\n" + text; more {
			files += "\n-- " + after
		}
	}
	return files
}

// temporary returns a folder that goes with the test, if it can: wine cannot remove every
// one, for which t.TempDir fails the test.
func temporary(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "iku")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	return folder
}

// condition knows what scripts ask of the system: "links" are symbolic links that
// lead somewhere; wine says that it made one, and made none.
func condition(name string) (bool, error) {
	if name != "links" {
		return false, fmt.Errorf("unknown condition %q", name)
	}
	folder, err := os.MkdirTemp("", "iku")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(folder)
	link := filepath.Join(folder, "link")
	if os.Symlink(folder, link) != nil {
		return false, nil
	}
	_, err = os.Stat(filepath.Join(link, "link"))
	return err == nil, nil
}

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Whatever an input has much of, four times as much of it is little more than four
// times the work: nothing that strangers can write is read, checked, compared, set or
// written in quadratic time. The work is counted, not timed: it is the statements that
// the program executes, of its own and of its parsers.
func TestGrowth(t *testing.T) {
	if os.Getenv("IKU_CI") == "" || testing.Short() {
		t.Skip("builds the program once more, so that it counts; IKU_CI=1 asks for it")
	}
	work := counting(t)
	for _, kind := range []struct {
		args   string
		input  func(t *testing.T, text string) []txtar.File
		inputs []growing
	}{
		{"build a.toml -o -", growthFile("a.toml"), growingDocuments},
		{"import a.xlsx --yes -o hasil", growthFile("a.xlsx"), growingWorkbooks},
		{"import a.pdf --yes -o hasil", growthFile("a.pdf"), growingTables},
		{"import a.csv --yes -o hasil", growthFile("a.csv"), growingTexts},
		{"import a.json --yes -o hasil", growthFile("a.json"), growingData},
		{"check .", growthFolder, growingFolders},
		{"diff lama.toml baru.toml", growthFolder, growingPairs},
		{"verify a.pdf", growthSigned(t), growingPDFs},
		{"extract a.pdf -o hasil", growthFile("a.pdf"), growingCarriers},
	} {
		args := strings.Fields(kind.args)
		for _, g := range kind.inputs {
			t.Run(args[0]+"/"+g.name, func(t *testing.T) {
				t.Parallel()
				count := func(n int) int { return work(t, kind.input(t, g.make(n)), args) }
				none := count(1)
				few, many := count(g.n)-none, count(4*g.n)-none
				ratio := float64(many) / float64(few)
				t.Logf("%d take %d, four times as many %d: %.1f times", g.n, few, many, ratio)
				if few <= 0 || ratio > 5.5 {
					t.Errorf("%d, then %d: %.1f times", few, many, ratio)
				}
			})
		}
	}
}

// growthFile is what a text is as one file, growthFolder as an archive of files.
func growthFile(name string) func(*testing.T, string) []txtar.File {
	return func(_ *testing.T, text string) []txtar.File { return []txtar.File{{Name: name, Data: []byte(text)}} }
}

func growthFolder(_ *testing.T, text string) []txtar.File { return txtar.Parse([]byte(text)).Files }

// counting builds the program so that it counts, and returns what runs it in a folder
// of these files and returns how many statements it executed.
func counting(t *testing.T) func(t *testing.T, files []txtar.File, args []string) int {
	program := filepath.Join(t.TempDir(), "iku")
	build := exec.Command("go", "build", "-cover", "-covermode=count", "-o", program,
		"-coverpkg="+module(t)+"/...,github.com/BurntSushi/toml,github.com/pelletier/go-toml/v2/unstable,github.com/xuri/excelize/v2,github.com/go-pdf/fpdf", ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return func(t *testing.T, files []txtar.File, args []string) int {
		t.Helper()
		counters := t.TempDir()
		cmd := exec.Command(program, args...)
		cmd.Dir = t.TempDir()
		cmd.Env = append(os.Environ(), "GOCOVERDIR="+counters)
		for _, f := range files {
			name := filepath.Join(cmd.Dir, f.Name)
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, f.Data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() < 0 {
			t.Fatalf("%v: %v\n%.2000s", args, err, out)
		}
		text, err := exec.Command("go", "tool", "covdata", "textfmt", "-i="+counters, "-o=/dev/stdout").Output()
		if err != nil {
			var exit *exec.ExitError
			errors.As(err, &exit)
			t.Fatalf("%v\n%s", err, exit.Stderr)
		}
		sum := 0
		for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
			var statements, count int
			if _, after, ok := strings.Cut(lines.Text(), " "); ok {
				if n, _ := fmt.Sscan(after, &statements, &count); n == 2 {
					sum += statements * count
				}
			}
		}
		return sum
	}
}

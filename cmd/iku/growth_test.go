package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever an input has much of, four times as much of it is little more than four
// times the work: nothing that strangers can write is read, checked, set or written
// in quadratic time. The work is counted, not timed: it is the statements that the
// program executes, of its own and of its parsers.
func TestGrowth(t *testing.T) {
	if os.Getenv("IKU_CI") == "" {
		t.Skip("builds the program once more, so that it counts; IKU_CI=1 asks for it")
	}
	dir := t.TempDir()
	counting := filepath.Join(dir, "iku")
	build := exec.Command("go", "build", "-cover", "-covermode=count", "-o", counting,
		"-coverpkg=iku/...,github.com/BurntSushi/toml,github.com/pelletier/go-toml/v2/unstable,github.com/xuri/excelize/v2,github.com/go-pdf/fpdf", ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	work := func(t *testing.T, args ...string) int {
		t.Helper()
		counters := t.TempDir()
		cmd := exec.Command(counting, args...)
		cmd.Env = append(os.Environ(), "GOCOVERDIR="+counters)
		if out, err := cmd.CombinedOutput(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() < 0 {
			t.Fatalf("%v: %v\n%.2000s", args, err, out)
		}
		text, err := exec.Command("go", "tool", "covdata", "textfmt", "-i="+counters, "-o=/dev/stdout").Output()
		if err != nil {
			t.Fatal(err)
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
	for _, kind := range []struct {
		command, name string
		inputs        []growing
		more          []string
	}{
		{"build", "a.toml", growingDocuments, []string{"-o", "-"}},
	} {
		for _, g := range kind.inputs {
			t.Run(kind.command+"/"+g.name, func(t *testing.T) {
				dir := t.TempDir()
				count := func(n int) int {
					name := filepath.Join(dir, kind.name)
					if err := os.WriteFile(name, []byte(g.make(n)), 0o666); err != nil {
						t.Fatal(err)
					}
					return work(t, append([]string{kind.command, name}, kind.more...)...)
				}
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

// Mutants changes one operator, condition or bound at a time in packages, runs the
// tests that reach it, and prints the changes that no test notices:
//
//	go run ./.ci/mutants [-n 200] [-seed 1] [-files REGEXP] [-tests "./sign ./pdf/object"] [-run REGEXP] [-skip REGEXP] ./sign/cms …
//
// All mutants are compiled at once, into one program for each package of tests, and
// chosen by the environment; the tree is never written to.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// program is the compiled tests of a package.
type program struct{ path, dir string }

// test is one test and how long it takes where nothing is changed.
type test struct {
	program
	name string
	took time.Duration
}

// run runs the test with further variables of the environment and tells whether it passed.
func (t test) run(limit time.Duration, env ...string) bool {
	ctx, stop := context.WithTimeout(context.Background(), limit)
	defer stop()
	cmd := exec.CommandContext(ctx, t.path, "-test.short", "-test.failfast", "-test.run=^"+t.name+"$")
	cmd.Dir, cmd.Env, cmd.WaitDelay = t.dir, append(os.Environ(), env...), time.Second
	return cmd.Run() == nil
}

func main() {
	most := flag.Int("n", 100, "how many mutants are tried, chosen by the seed")
	seed := flag.Uint64("seed", 1, "which are tried")
	files := flag.String("files", ".", "only files of these names")
	of := flag.String("tests", "", "the packages whose tests are run; each one's own where it is empty")
	run := flag.String("run", ".", "only tests of these names")
	skip := flag.String("skip", "^$", "no tests of these names")
	limit := flag.Duration("limit", 5*time.Minute, "when to begin no further mutant")
	side := flag.Int("j", 2, "how many are run side by side")
	flag.Parse()
	dir, err := os.MkdirTemp("", "mutants")
	if err != nil {
		fail(err)
	}
	defer os.RemoveAll(dir)
	mutants, changed, err := mutate(flag.Args(), regexp.MustCompile(*files))
	if err != nil {
		fail(err)
	}
	under := flag.Args()
	if *of != "" {
		under = strings.Fields(*of)
	}
	programs, err := build(dir, changed, under)
	if err != nil {
		fail(err)
	}
	tests, err := list(programs, regexp.MustCompile(*run), regexp.MustCompile(*skip))
	if err != nil {
		fail(err)
	}
	reach := reaching(dir, tests, *side)
	order := rand.New(rand.NewPCG(*seed, 0)).Perm(len(mutants))
	ended := time.Now().Add(*limit)
	var tried, noticed, lived, unreached int
	var guard sync.Mutex
	each(*side, order[:min(*most, len(order))], func(i int) {
		if time.Now().After(ended) {
			return
		}
		killed := slices.ContainsFunc(reach[i], func(t test) bool {
			return !t.run(4*t.took+5*time.Second, "MUTANT="+strconv.Itoa(i))
		})
		guard.Lock()
		defer guard.Unlock()
		tried++
		switch {
		case killed:
			noticed++
		case len(reach[i]) == 0:
			unreached++
			fmt.Println(mutants[i], "(no test comes here)")
		default:
			lived++
			fmt.Println(mutants[i])
		}
	})
	fmt.Printf("%d of %d mutants tried: %d noticed, %d not, %d where no test comes\n", tried, len(mutants), noticed, lived, unreached)
}

// build compiles the tests of the packages with changed files in the place of the tree's.
func build(dir string, changed map[string][]byte, packages []string) ([]program, error) {
	replace := map[string]string{}
	for path, text := range changed {
		replace[path] = filepath.Join(dir, fmt.Sprintf("%d.go", len(replace)))
		if err := os.WriteFile(replace[path], text, 0o600); err != nil {
			return nil, err
		}
	}
	table, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return nil, err
	}
	overlay := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlay, table, 0o600); err != nil {
		return nil, err
	}
	var out []program
	for i, pkg := range packages {
		whole, err := filepath.Abs(pkg)
		if err != nil {
			return nil, err
		}
		p := program{filepath.Join(dir, fmt.Sprintf("%d.test", i)), whole}
		if text, err := exec.Command("go", "test", "-c", "-overlay="+overlay, "-o="+p.path, "./"+filepath.Clean(pkg)).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", pkg, err, text)
		}
		out = append(out, p)
	}
	return out, nil
}

// list returns the tests of the programs by their names.
func list(programs []program, run, skip *regexp.Regexp) ([]test, error) {
	var out []test
	for _, p := range programs {
		names, err := exec.Command(p.path, "-test.list=^(Test|Fuzz|Example)").Output()
		if err != nil {
			return nil, err
		}
		for _, name := range strings.Fields(string(names)) {
			if run.MatchString(name) && !skip.MatchString(name) {
				out = append(out, test{program: p, name: name})
			}
		}
	}
	return out, nil
}

// reaching returns the tests that come to each mutant, the quickest first. A test
// that fails where nothing is changed is told and left out.
func reaching(dir string, tests []test, side int) map[int][]test {
	reach := map[int][]test{}
	var guard sync.Mutex
	each(side, tests, func(t test) {
		seen := filepath.Join(dir, filepath.Base(t.path)+"."+t.name)
		began := time.Now()
		passed := t.run(10*time.Minute, "MUTANT_SEEN="+seen)
		t.took = time.Since(began)
		lines, _ := os.ReadFile(seen)
		guard.Lock()
		defer guard.Unlock()
		if !passed {
			fmt.Fprintf(os.Stderr, "%s fails in %s and is left out\n", t.name, t.dir)
			return
		}
		for _, line := range strings.Fields(string(lines)) {
			if i, err := strconv.Atoi(line); err == nil && !slices.Contains(reach[i], t) {
				reach[i] = append(reach[i], t)
			}
		}
	})
	for _, tests := range reach {
		slices.SortFunc(tests, func(a, b test) int { return int(a.took - b.took) })
	}
	return reach
}

// each calls do of every one, so many side by side, and returns when all are done.
func each[T any](side int, all []T, do func(T)) {
	queue := make(chan T)
	var done sync.WaitGroup
	for range side {
		done.Go(func() {
			for one := range queue {
				do(one)
			}
		})
	}
	for _, one := range all {
		queue <- one
	}
	close(queue)
	done.Wait()
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

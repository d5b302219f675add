// Command synthetic writes made-up sheets for the judges: as many TOML files as
// asked for, one a seed, into a folder.
//
//	go run ./.ci/synthetic DIR COUNT
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"iku/examples/synthetic"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: synthetic DIR COUNT")
	}
	count, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	if err := os.MkdirAll(args[0], 0o777); err != nil {
		return err
	}
	for seed := range count {
		name := filepath.Join(args[0], fmt.Sprintf("%04d.toml", seed))
		if err := os.WriteFile(name, synthetic.Sheet(uint64(seed), synthetic.Options{}), 0o666); err != nil {
			return err
		}
	}
	return nil
}

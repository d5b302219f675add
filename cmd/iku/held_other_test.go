//go:build !windows

package main

import "github.com/rogpeppe/go-internal/testscript"

// held is a command of Windows alone: elsewhere an open file can be replaced.
func held(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("only on Windows") }

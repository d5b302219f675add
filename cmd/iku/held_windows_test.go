package main

import (
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// held FILE keeps a file open until the script ends, as a viewer does that lets nobody
// else write to it.
func held(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: held FILE")
	}
	name, err := syscall.UTF16PtrFromString(ts.MkAbs(args[0]))
	ts.Check(err)
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ, 0, nil, syscall.OPEN_EXISTING, 0, 0)
	ts.Check(err)
	ts.Defer(func() { _ = syscall.CloseHandle(h) })
}

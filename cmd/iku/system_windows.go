package main

import (
	"os"
	"syscall"
)

// enableVirtualTerminal lets a console obey the codes of colours.
const enableVirtualTerminal = 4

// prepareConsole lets consoles show UTF-8 and colours.
func prepareConsole() {
	kernel := syscall.NewLazyDLL("kernel32.dll")
	for _, f := range []*os.File{os.Stdout, os.Stderr} {
		var mode uint32
		handle := syscall.Handle(f.Fd())
		if syscall.GetConsoleMode(handle, &mode) != nil {
			continue
		}
		_, _, _ = kernel.NewProc("SetConsoleOutputCP").Call(65001)
		_, _, _ = kernel.NewProc("SetConsoleMode").Call(uintptr(handle), uintptr(mode|enableVirtualTerminal))
	}
}

// closingQuote tells that a backslash before a closing quote made it a part of the
// argument, as Windows reads command lines.
const closingQuote = true

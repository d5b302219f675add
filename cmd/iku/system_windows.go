package main

import (
	"os"
	"syscall"
)

// systemReasons are those of Windows alone
// (https://learn.microsoft.com/windows/win32/debug/system-error-codes).
var systemReasons = []cause{
	{syscall.Errno(6), "nama perangkat Windows (CON, NUL, COM1, …), bukan berkas"},
	{syscall.Errno(32), "sedang dibuka program lain; tutup dulu"},
	{syscall.Errno(33), "sedang dibuka program lain; tutup dulu"},
	{syscall.ERROR_ACCESS_DENIED, "tidak diizinkan, atau sedang dibuka program lain; tutup dulu"},
	{syscall.Errno(123), "bukan nama berkas di Windows: tanpa < > : \" | ? *"},
	{syscall.Errno(267), "bukan folder"},
}

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

package main

import (
	"io"
	"os"

	"golang.org/x/term"

	"iku/cmd/internal/report"
)

// isTerminal tells whether w is shown to somebody at a terminal.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// terminalWidth returns how many columns the terminal has that w is shown at; 0 where
// it is shown at none.
func terminalWidth(w any) int {
	if !isTerminal(w) {
		return 0
	}
	width, _, err := term.GetSize(int(w.(*os.File).Fd()))
	if err != nil {
		return 0
	}
	return width
}

// reportOptions returns how findings are shown on w: in colour on a terminal,
// unless NO_COLOR (https://no-color.org) or TERM says otherwise.
func reportOptions(w io.Writer) report.Options {
	o := report.Options{Version: version()}
	if !isTerminal(w) {
		return o
	}
	o.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	if width, _, err := term.GetSize(int(w.(*os.File).Fd())); err == nil {
		o.Width = max(width-10, 20) // the line's number stands before it
	}
	return o
}

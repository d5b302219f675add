//go:build !windows

package main

// systemReasons are those of one system alone.
var systemReasons []cause

func prepareConsole() {}

const closingQuote = false

//go:build !windows

package main

func prepareConsole() {}

const closingQuote = false

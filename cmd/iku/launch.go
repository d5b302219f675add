package main

import "os"

// launched returns the arguments of a program that a file manager started, as by a
// double click: the workplace over the user's documents. From a terminal, or with
// arguments, they are what they are.
func launched(args []string) []string {
	if len(args) > 0 || !fromFileManager() {
		return args
	}
	folder := documentsFolder()
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return args
	}
	return []string{"edit", folder}
}

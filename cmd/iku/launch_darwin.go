package main

import (
	"os"
	"path/filepath"
)

// fromFileManager: Finder has Terminal run the program by its whole path in the
// home folder, which nobody types without anything behind it.
func fromFileManager() bool {
	home, err := os.UserHomeDir()
	here, other := os.Getwd()
	return err == nil && other == nil && here == home && filepath.IsAbs(os.Args[0])
}

func documentsFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, "Documents")
}

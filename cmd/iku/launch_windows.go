package main

import (
	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"
	"golang.org/x/sys/windows"
)

// The library of commands would end a program that was double-clicked, in English.
func init() { cobra.MousetrapHelpText = "" }

func fromFileManager() bool { return mousetrap.StartedByExplorer() }

func documentsFolder() string {
	folder, err := windows.KnownFolderPath(windows.FOLDERID_Documents, 0)
	if err != nil {
		return ""
	}
	return folder
}

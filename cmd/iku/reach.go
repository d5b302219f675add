package main

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/content"
)

// folder is the value of the option --akar: a folder that is there.
type folder string

func (f *folder) String() string { return string(*f) }
func (f *folder) Type() string   { return "string" }

// Set implements pflag.Value.
func (f *folder) Set(name string) error {
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return errors.New("bukan folder")
	}
	*f = folder(name)
	return nil
}

// reachFlag adds the option --akar: the folder below which the files lie that
// documents name.
func reachFlag(c *cobra.Command, root *folder) {
	c.Flags().Var(root, "akar", "jangkau warisan, menggantikan, logo dan huruf di mana pun di bawah `FOLDER` ini")
	_ = c.MarkFlagDirname("akar")
}

// aboutReach says in a command's help what documents may reach.
const aboutReach = `
Berkas yang disebut oleh sebuah dokumen (warisan, menggantikan, logo, huruf) harus berada
di bawah folder yang disebut, atau, bila yang disebut berkasnya sendiri, di bawah folder
kerja; untuk berkas di luar folder kerja, di foldernya sendiri. --akar memilih folder lain.`

// of returns a press for the document of that name, which reaches the files below
// the folder, or where none was said, those that a document named by itself reaches.
func (f folder) of(name string) *press.Press { return press.New(f.files(name)) }

// files returns the files that the document of that name reaches.
func (f folder) files(name string) *content.Reach {
	return content.NewReach(f.root(name), content.Disk{})
}

// root returns the folder below which these lie.
func (f folder) root(name string) string {
	if f != "" {
		return string(f)
	}
	return content.RootOf(name)
}

// both returns the folder below which what two folders name lies that are compared:
// the deepest that holds both, where it is the working folder or in it; else none.
func both(args []string) folder {
	here, err := os.Getwd()
	if err != nil {
		return ""
	}
	at := filepath.Clean(args[0])
	for _, arg := range args {
		if !batch.IsFolder(arg) {
			return ""
		}
		whole, err := filepath.Abs(arg)
		if err != nil || !content.Within(here, whole) {
			return ""
		}
		for top, _ := filepath.Abs(at); !content.Within(top, whole); top, _ = filepath.Abs(at) {
			at = filepath.Dir(at)
		}
	}
	return folder(at)
}

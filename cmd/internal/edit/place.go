package edit

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/whole"
)

// home returns the folder in which new documents are made, and the folder whose files
// they may reach: the one that is shown, or that of the document that was opened by
// itself. Empty where a pattern names the documents.
func (d *Desk) home() (folder, root string) {
	if folder = d.Folder(); folder != "" {
		if !batch.IsFolder(folder) {
			return "", ""
		}
		if d.Root != "" {
			return folder, d.Root
		}
		return folder, folder
	}
	for _, name := range d.Names() {
		if doc, ok := d.Open(name); ok {
			return filepath.Dir(doc.Path), doc.Root
		}
	}
	return "", ""
}

// errNoHome tells that there is no folder to make a document in.
var errNoHome = errors.New("yang dibuka bukan sebuah folder; buka foldernya untuk membuat dokumen baru")

// keep writes what was dropped on a page into a folder, under its own name or, where
// that is taken by something else, with a number behind it. It returns the name, and
// whether the file is new: the same is not written twice.
func (d *Desk) keep(folder, name string, data []byte) (string, bool, error) {
	ext := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for n := 1; ; n++ {
		if n > 1 {
			name = stem + "-" + strconv.Itoa(n) + ext
		}
		err := (whole.Writer{}).Create(d.ctx, filepath.Join(folder, name), data)
		if !errors.Is(err, fs.ErrExist) {
			return name, err == nil, err
		}
		if same(filepath.Join(folder, name), data) {
			return name, false, nil
		}
	}
}

// same tells whether a regular file holds just that.
func same(path string, data []byte) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	there, err := os.ReadFile(path)
	return err == nil && bytes.Equal(there, data)
}

package content

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"iku/content/schema"
	"iku/content/source"
)

// Lister is Files that can tell what is in a folder. Names returns the names of its
// files and folders, those of folders with a slash at their end, in order; hidden
// ones are left out. None are returned of a folder of more than maxNames, or that
// cannot be read.
type Lister interface {
	Names(folder string) []string
}

// maxNames is how many files of a folder are looked through, and maxNear how many are
// named.
const (
	maxNames = 2000
	maxNear  = 3
)

// Names implements Lister.
func (Disk) Names(folder string) []string {
	// Asked before it is opened: opening a pipe would wait for its writer.
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return nil
	}
	defer f.Close()
	entries, err := f.ReadDir(maxNames + 1)
	if err != nil && !errors.Is(err, io.EOF) || len(entries) > maxNames {
		return nil
	}
	var names []string
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") {
			continue
		}
		if e.IsDir() {
			name += "/"
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Names implements Lister: of folders outside none are told.
func (r *Reach) Names(folder string) []string {
	if l, ok := r.files.(Lister); ok && r.Judge(folder) == nil {
		return l.Names(folder)
	}
	return nil
}

// kinds are the endings of files that may stand for one another.
var kinds = [][]string{
	{".toml", ".pdf"},
	{".png", ".jpg", ".jpeg"},
	{".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2", ".pfb"},
	{".xlsx", ".xlsm", ".ods", ".csv", ".docx", ".odt"},
	{".p12", ".pfx", ".pem", ".crt", ".cer"},
}

// Missing says, of a file that is not there, where it was looked for and which names
// there are nearest to its own: "di folder gambar ada lambang.png, logo.png". It is
// "" where err is another one, and where the folder cannot be told of.
func Missing(err error, files Files, path string) string {
	l, ok := files.(Lister)
	if !ok || !errors.Is(err, fs.ErrNotExist) || strings.Contains(path, source.Inside) {
		return ""
	}
	if way := strings.ReplaceAll(path, `\`, "/"); way != filepath.ToSlash(path) {
		if name := filepath.Base(way); slices.Contains(l.Names(filepath.Dir(way)), name) {
			return "tulis dengan garis miring: " + filepath.ToSlash(filepath.Clean(way))
		}
	}
	folder, name := filepath.Dir(path), filepath.Base(path)
	for {
		if names := l.Names(folder); len(names) > 0 {
			return inFolder(folder, name, names)
		}
		up := filepath.Dir(folder)
		if up == folder || folder == ".." || strings.HasSuffix(folder, string(os.PathSeparator)+"..") {
			return ""
		}
		if _, err := os.Lstat(folder); err == nil {
			return "" // it is there, and empty, or not to be told of
		}
		folder, name = up, filepath.Base(folder)+"/"
	}
}

// inFolder names what is like a name in a folder.
func inFolder(folder, name string, names []string) string {
	where := "folder " + filepath.ToSlash(folder)
	if folder == "." {
		where = "folder kerja"
	}
	var stems []string
	like := map[string]string{} // the first of each stem
	for _, n := range names {
		if !sameKind(n, name) {
			continue
		}
		s := stem(n)
		if _, twice := like[s]; !twice {
			stems = append(stems, s)
			like[s] = n
		}
	}
	none := "tidak ada folder " + strings.TrimSuffix(name, "/") + " di " + where
	if !strings.HasSuffix(name, "/") {
		none = "dicari di " + where
	}
	if near, ok := like[schema.Nearest(stem(name), stems)]; ok {
		return none + "; maksudnya " + near + "?"
	}
	if len(stems) == 0 {
		return none
	}
	stems = schema.NearestFirst(stem(name), stems)
	var there []string
	for _, s := range stems[:min(len(stems), maxNear)] {
		there = append(there, like[s])
	}
	if len(stems) > maxNear {
		there = append(there, "…")
	}
	return none + "; di sana ada " + strings.Join(there, ", ")
}

// stem returns a name without its ending.
func stem(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }

// sameKind tells whether what a folder holds may have been meant by a name: both are
// folders, or end alike.
func sameKind(held, name string) bool {
	one, two := strings.ToLower(filepath.Ext(held)), strings.ToLower(filepath.Ext(name))
	switch folder := strings.HasSuffix(held, "/"); {
	case strings.HasSuffix(name, "/"):
		return folder
	case folder:
		return two == ""
	case one == two, two == "": // whose ending was left out
		return true
	}
	for _, k := range kinds {
		if slices.Contains(k, one) && slices.Contains(k, two) {
			return true
		}
	}
	return false
}

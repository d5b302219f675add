package press

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"iku/cmd/internal/whole"
	"iku/pdf"
)

// kinds are the extensions of the files that a PDF of ours carries, besides the
// list of sums.
var kinds = []string{".toml", ".png", ".jpg", ".jpeg"}

// kindOf is the extension that a file of a kind is given where its own is none.
var kindOf = map[string]string{"application/toml": ".toml", "image/png": ".png", "image/jpeg": ".jpg"}

func known(name string) bool { return slices.Contains(kinds, strings.ToLower(path.Ext(name))) }

// carriedNames returns the names by which files are carried whose ways these are:
// names of our kinds that every system writes, each different from the others and
// from that of the sums.
func carriedNames(ways []string, parts []part) []string {
	taken := map[string]bool{folded(Sums): true}
	out := make([]string, len(ways))
	for i, name := range ways {
		name = whole.Portable(name)
		if kind := kindOf[parts[i].media]; kind != "" && !known(name) {
			name += kind
		}
		stem, ext := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
		for n := 2; taken[folded(name)]; n++ {
			name = fmt.Sprintf("%s-%d%s", stem, n, ext)
		}
		taken[folded(name)] = true
		out[i] = name
	}
	return out
}

// folded returns what two names have in common that some system takes for one.
func folded(name string) string { return norm.NFC.String(strings.ToLower(name)) }

// Extractable divides the files that a PDF carries into those whose names are such
// as a PDF of ours gives them, and the others, which are not to be written: a name
// may be that of what a computer runs, hides or obeys.
func Extractable(all []pdf.Attachment) (files, left []pdf.Attachment) {
	taken := map[string]bool{}
	for _, a := range all {
		name := folded(a.Name)
		fine := a.Name == Sums || whole.Portable(a.Name) == a.Name && known(a.Name)
		for folder := path.Dir(name); fine && folder != "."; folder = path.Dir(folder) {
			fine = !taken[folder] // a file where a folder would be
		}
		if !fine || taken[name] || taken[name+"/"] {
			left = append(left, a)
			continue
		}
		taken[name] = true
		for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
			taken[folder+"/"] = true
		}
		files = append(files, a)
	}
	return files, left
}

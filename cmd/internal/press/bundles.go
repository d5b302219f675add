package press

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"iku/cmd/internal/whole"
	"iku/content"
	"iku/content/source"
	"iku/pdf"
)

// bundles is the files that a run may reach and, below the names of PDFs that
// were opened, the files in these. A document in a PDF reaches what the PDF carries
// and nothing else.
type bundles struct {
	content.Files
	mu   sync.Mutex
	pdfs map[string]*bundle
}

// bundle is the files in a PDF.
type bundle struct {
	files   map[string][]byte
	sums    map[string]string // of the typefaces too
	altered []string          // names of files that are not as they were when the PDF was made
	mended  *Mended           // nil where the PDF is sound

	faces func() map[string]string // paths of typefaces in the folder, by their sums
}

func newBundle(name string, all []pdf.Attachment) *bundle {
	b := &bundle{files: map[string][]byte{}, sums: sumsOf(all), altered: Altered(all)}
	b.faces = sync.OnceValue(func() map[string]string { return facesBeside(path.Dir(name)) })
	for _, a := range all {
		b.files[a.Name] = a.Data
	}
	return b
}

// find returns the PDF that a path leads into, and the rest of the path.
func (b *bundles) find(name string) (in *bundle, archive, file string) {
	name = filepath.ToSlash(name)
	b.mu.Lock()
	defer b.mu.Unlock()
	for at := 0; len(b.pdfs) > 0; {
		next := strings.Index(name[at:], source.Inside)
		if next < 0 {
			break
		}
		at += next
		if in := b.pdfs[name[:at]]; in != nil {
			return in, name[:at], name[at+len(source.Inside):]
		}
		at += len(source.Inside)
	}
	return nil, "", ""
}

// carried returns the path by which a PDF carries a file, and that of any other as
// it is.
func (b *bundles) carried(name string) string {
	in, archive, file := b.find(name)
	if in == nil {
		return name
	}
	return archive + source.Inside + in.name(file)
}

// ReadFile implements content.Files.
func (b *bundles) ReadFile(name string, most int64) ([]byte, error) {
	in, _, file := b.find(name)
	if in == nil {
		return b.Files.ReadFile(name, most)
	}
	file = in.name(file)
	data, ok := in.files[file]
	switch {
	case ok && int64(len(data)) > most:
		return nil, content.ErrTooLarge
	case ok:
		return data, nil
	case isFont(file) && in.sums[file] != "":
		return in.face(in.sums[file], most)
	}
	return nil, content.ErrNotCarried
}

// Names implements content.Lister: the folder of a PDF holds what the PDF carries.
func (b *bundles) Names(folder string) (names []string) {
	if in, _, way := b.find(folder); in != nil {
		way = path.Clean(way) + "/"
		for name := range in.files {
			rest, below := strings.CutPrefix(name, way)
			if first, _, deeper := strings.Cut(rest, "/"); below && deeper {
				names = append(names, first+"/")
			} else if below {
				names = append(names, rest)
			}
		}
		slices.Sort(names)
		return slices.Compact(names)
	}
	if l, ok := b.Files.(content.Lister); ok {
		return l.Names(folder)
	}
	return nil
}

// name returns the name by which a PDF knows a file: its own, or that which it was
// given to be carried. One that its document names from a root, or through the
// folders above, it knows by the end of that path: by its way from the folder that
// held all its files.
func (b *bundle) name(file string) string {
	if _, ok := b.files[file]; ok || b.sums[file] != "" {
		return file
	}
	way := file
	for strings.HasPrefix(way, "../") {
		way = way[len("../"):]
	}
	outside := way != file || strings.HasPrefix(way, "/") || strings.Contains(way, ":")
	best := ""
	for _, kind := range append([]string{""}, kinds...) {
		asked := whole.Portable(way) + kind
		for known := range b.sums {
			if len(known) > len(best) && (asked == known || outside && strings.HasSuffix(asked, "/"+known)) {
				best = known
			}
		}
	}
	if best == "" {
		return file
	}
	return best
}

func isFont(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".ttf", ".otf", ".ttc", ".otc":
		return true
	}
	return false
}

// maxFaceFiles is how many typefaces beside a PDF are looked at.
const maxFaceFiles = 200

// face returns the typeface of that SHA-256, which a PDF names without carrying it:
// one of those that lie in the PDF's folder or in a folder of that. It is known by
// its content alone; what the PDF calls it is not opened.
func (b *bundle) face(sum string, most int64) ([]byte, error) {
	name, ok := b.faces()[sum]
	if !ok {
		return nil, missingFace(sum)
	}
	data, err := content.Disk{}.ReadFile(name, most)
	if err == nil && hexSum(data) != sum {
		err = missingFace(sum)
	}
	return data, err
}

// facesBeside returns the paths of the typefaces in a folder, and in the folders in
// that, by their sums.
func facesBeside(folder string) map[string]string {
	faces := map[string]string{}
	left := maxFaceFiles
	look := func(name string, e os.DirEntry) {
		if !e.Type().IsRegular() || !isFont(name) || left == 0 {
			return
		}
		left--
		if data, err := (content.Disk{}).ReadFile(name, maxFont); err == nil {
			faces[hexSum(data)] = name
		}
	}
	folder = filepath.FromSlash(folder)
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		name := filepath.Join(folder, e.Name())
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			look(name, e)
			continue
		}
		inner, _ := os.ReadDir(name)
		for _, e := range inner {
			look(filepath.Join(name, e.Name()), e)
		}
	}
	return faces
}

// missingFace is the SHA-256 of a typeface that does not lie beside the PDF that
// was made with it.
type missingFace string

func (m missingFace) Error() string {
	return fmt.Sprintf("tidak dibawa oleh PDF; letakkan huruf yang sama (SHA-256 %.12s…) di folder PDF itu", string(m))
}

func hexSum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

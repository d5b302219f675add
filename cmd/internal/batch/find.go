package batch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"iku/content"
	"iku/content/source"
)

// Input is a document of a batch.
type Input struct {
	Path string
	// Rel is its path below the folder that was walked, what it mirrors under an
	// output folder; its base name where it was named itself.
	Rel   string
	Named bool // by an argument of its own, not found by walking or a pattern
	// Orphan is a shared file that holds a document and that no other inherits.
	Orphan bool
	// Root is the folder whose files it may reach: the one that was walked, or
	// content.RootOf where it was named itself.
	Root string
	// Text is what standard input says, where that is meant: it is read once.
	Text *source.File
}

// Hold gives the inputs that name standard input what was read from it.
func Hold(inputs []Input, text *source.File) {
	for i := range inputs {
		if file, _ := source.Whole(inputs[i].Path); file == Standard {
			inputs[i].Text = text
		}
	}
}

// IsBatch tells whether arguments name more than one file.
func IsBatch(args []string) bool {
	if len(args) != 1 {
		return true
	}
	info, err := os.Stat(args[0])
	return err == nil && info.IsDir() || err != nil && isPattern(args[0])
}

// Extension is that of the files that folders are searched for.
const Extension = ".toml"

// ErrNone tells that a pattern or folder holds none of what is sought.
var ErrNone = errors.New("tidak ada di dalamnya")

// noneError is ErrNone, for files of that extension.
type noneError string

func (e noneError) Error() string        { return "tidak ada berkas " + string(e) + " di dalamnya" }
func (e noneError) Is(target error) bool { return target == ErrNone }

// unmatchedError is ErrNone of a pattern.
type unmatchedError string

func (e unmatchedError) Error() string        { return "tidak ada berkas " + string(e) + " yang cocok" }
func (e unmatchedError) Is(target error) bool { return target == ErrNone }

// Find returns the documents that arguments name: files, folders, which are
// walked, and patterns, in which ** stands for any folders. What cannot be read
// on the way is reported, and the rest returned. Files come in the order of
// arguments, then of names; one found twice counts once.
//
// What documents name is reached below root; where that is empty, below the
// argument that led to them. A link that leads out of there is reported.
func Find(args []string, root string) (inputs []Input, errs []error) {
	return FindFiles(args, Extension, root)
}

// FindFiles does the same with files of another extension, or of several with blanks
// between them.
func FindFiles(args []string, extension, root string) (inputs []Input, errs []error) {
	f := finder{seen: map[string]bool{}, extension: extension, reach: root}
	for _, arg := range args {
		before, failed := len(f.inputs), len(f.errs)
		var none error = noneError(extension)
		info, err := os.Stat(arg)
		switch {
		case err == nil && info.IsDir():
			f.walk(arg, arg, nil)
		case err != nil && isPattern(arg):
			f.match(arg)
			none = unmatchedError(extension)
		default:
			f.name(arg)
			continue
		}
		if len(f.inputs) == before && len(f.errs) == failed && !f.twice {
			f.errs = append(f.errs, &fs.PathError{Op: "open", Path: arg, Err: none})
		}
		f.twice = false
	}
	return f.inputs, f.errs
}

// finder collects what is found.
type finder struct {
	extension string // of what is sought

	inputs []Input
	errs   []error
	seen   map[string]bool // paths that were found; true: named
	twice  bool            // something was found again
	reach  string          // what everything may reach; empty: what it was found below
	links  *content.Reach  // of the folder that is being walked
	folder string          // of links
}

func (f *finder) found(path, rel, root string) {
	key := filepath.Clean(path)
	if _, ok := f.seen[key]; ok {
		f.twice = true
		return
	}
	f.seen[key] = false
	f.inputs = append(f.inputs, Input{Path: path, Rel: rel, Root: f.reached(root)})
}

// reached returns the folder that what was found below another may reach.
func (f *finder) reached(root string) string {
	if f.reach != "" {
		return f.reach
	}
	return root
}

// leads reports a link out of the folder that what was found below root may reach.
func (f *finder) leads(path, root string) bool {
	folder := f.reached(root)
	if f.links == nil || f.folder != folder {
		f.links, f.folder = content.NewReach(folder, nil), folder
	}
	err := f.links.Judge(path)
	if err != nil {
		f.errs = append(f.errs, &fs.PathError{Op: "open", Path: path, Err: err})
	}
	return err == nil
}

// name adds a file that an argument names. Named twice it is there twice, for
// the plan to refuse: somebody meant another file.
func (f *finder) name(path string) {
	key := filepath.Clean(path)
	if named, ok := f.seen[key]; ok && !named {
		return
	}
	f.seen[key] = true
	f.inputs = append(f.inputs, Input{Path: path, Rel: filepath.Base(path), Named: true, Root: f.reached(content.RootOf(path))})
}

// walk finds the documents below a folder; root is what Rel begins at and above
// the real paths of the folders on the way, so that a link to one of them does
// not lead round. Hidden files and folders are passed over.
func (f *finder) walk(folder, root string, above []string) {
	resolved, err := filepath.EvalSymlinks(folder)
	if err != nil {
		f.errs = append(f.errs, err)
		return
	}
	if resolved, err = filepath.Abs(resolved); err != nil || slices.Contains(above, resolved) {
		return
	}
	above = append(above[:len(above):len(above)], resolved)
	entries, err := os.ReadDir(folder) // sorted
	if err != nil {
		f.errs = append(f.errs, err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		path := filepath.Join(folder, e.Name())
		mode := e.Type()
		if mode&fs.ModeSymlink != 0 {
			info, err := os.Stat(path)
			if err != nil {
				if f.wants(path) {
					f.errs = append(f.errs, err)
				}
				continue
			}
			mode = info.Mode().Type()
			if (mode.IsDir() || mode.IsRegular() && f.wants(path)) && !f.leads(path, root) {
				continue
			}
		}
		switch {
		case mode.IsDir():
			f.walk(path, root, above)
		case mode.IsRegular() && f.wants(path):
			if rel, err := filepath.Rel(root, path); err == nil {
				f.found(path, rel, root)
			}
		}
	}
}

// wants tells whether a file is of the kind that is sought.
func (f *finder) wants(path string) bool {
	return slices.Contains(strings.Fields(f.extension), strings.ToLower(filepath.Ext(path)))
}

func isDocument(path string) bool {
	file, _ := source.Whole(path)
	return strings.EqualFold(filepath.Ext(file), Extension)
}

func isPattern(arg string) bool { return strings.ContainsAny(arg, "*?[") }

// match finds what a pattern matches. Folders that it matches are walked.
func (f *finder) match(pattern string) {
	root, rest := divide(filepath.Clean(pattern))
	if _, err := filepath.Match(strings.Join(rest, ""), ""); err != nil {
		f.errs = append(f.errs, &fs.PathError{Op: "open", Path: pattern, Err: errors.New("pola salah tulis")})
		return
	}
	if _, err := os.Stat(root); err != nil {
		f.errs = append(f.errs, err)
		return
	}
	suffix := filepath.Ext(rest[len(rest)-1])
	f.expand(root, root, rest, func(path string, info fs.FileInfo) {
		if link, err := os.Lstat(path); err == nil && link.Mode()&fs.ModeSymlink != 0 && !f.leads(path, root) {
			return
		}
		switch {
		case info.IsDir():
			f.walk(path, root, nil)
		case info.Mode().IsRegular() && (f.wants(path) || suffix != "" && !isPattern(suffix) && filepath.Ext(path) == suffix):
			if rel, err := filepath.Rel(root, path); err == nil {
				f.found(path, rel, root)
			}
		}
	}, nil)
}

// anyCase tells that the system takes names that differ in case alone for one.
const anyCase = runtime.GOOS == "windows"

// matches tells whether an element of a pattern is that of a name.
func matches(element, name string, anyCase bool) bool {
	if anyCase {
		element, name = strings.ToLower(element), strings.ToLower(name)
	}
	ok, _ := filepath.Match(element, name)
	return ok
}

// divide returns the folder at which a pattern begins, and its elements from
// there.
func divide(pattern string) (root string, rest []string) {
	root = pattern
	for isPattern(root) {
		rest = append(rest, filepath.Base(root))
		root = filepath.Dir(root)
	}
	slices.Reverse(rest)
	return root, rest
}

// expand calls visit with everything below folder that the elements match.
func (f *finder) expand(folder, root string, elements []string, visit func(string, fs.FileInfo), above []string) {
	if elements[0] == "**" {
		if len(elements) == 1 {
			f.walk(folder, root, nil)
			return
		}
		f.expand(folder, root, elements[1:], visit, nil)
		resolved, err := filepath.EvalSymlinks(folder)
		if err != nil || slices.Contains(above, resolved) {
			return
		}
		above = append(above[:len(above):len(above)], resolved)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		f.errs = append(f.errs, err)
		return
	}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		hidden := strings.HasPrefix(e.Name(), ".")
		if elements[0] == "**" {
			if info, err := os.Stat(path); err == nil && info.IsDir() && !hidden {
				f.expand(path, root, elements, visit, above)
			}
			continue
		}
		if !matches(elements[0], e.Name(), anyCase) || hidden && elements[0][0] != '.' {
			continue
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			if f.wants(path) {
				f.errs = append(f.errs, err)
			}
		case len(elements) == 1:
			visit(path, info)
		case info.IsDir():
			f.expand(path, root, elements[1:], visit, nil)
		}
	}
}

package workbook

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"iku/content/source"
	"iku/content/tomltree"
)

// Found is a document that is to be exported.
type Found struct {
	Name      string // of its file
	Inherited []*source.File
	Reads     []*source.File               // all that it is read with
	Read      func() (*source.File, error) // which gives the same every time, to any number at once
}

// Gather gives documents names in what is exported, and what they inherit too. A file
// that documents inherit stands beside them where it says nothing of indicators or is one
// of them; else a document that inherits it says all itself.
func Gather(list []Found, jobs int) Documents {
	d := Documents{Names: make([]string, len(list)), Jobs: jobs}
	taken := map[string]int{} // by name in small letters: how many begin so
	name := func(file string) string {
		base := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		name, stem := base, strings.ToLower(base)
		for taken[strings.ToLower(name)] > 0 {
			taken[stem]++
			name = base + "-" + strconv.Itoa(taken[stem])
		}
		taken[strings.ToLower(name)] = 1
		return name
	}
	known := map[string]string{} // the name of a file that others may inherit
	for i, f := range list {
		d.Names[i] = name(f.Name)
		known[filepath.Clean(f.Name)] = d.Names[i]
	}
	var shared []*source.File
	fits := func(f *source.File) bool { return known[filepath.Clean(f.Name)] != "" || isShared(f) }
	base := make([]string, len(list))
	for i, of := range list {
		if slices.ContainsFunc(of.Inherited, func(f *source.File) bool { return !fits(f) }) {
			continue
		}
		for _, f := range slices.Backward(of.Inherited) {
			key := filepath.Clean(f.Name)
			if known[key] == "" {
				known[key] = name(f.Name)
				d.Names = append(d.Names, known[key])
				shared = append(shared, f)
			}
			base[i] = known[key]
		}
	}
	d.Shared = len(shared)
	d.Read = func(i int) (Input, error) {
		if i >= len(list) {
			f := shared[i-len(list)]
			in := Input{File: f}
			if chain := Chain(f, shared); len(chain) > 0 {
				in.Inherited, in.Warisan = chain, known[filepath.Clean(chain[0].Name)]
			}
			return in, nil
		}
		f, err := list[i].Read()
		return Input{f, list[i].Inherited, list[i].Reads, base[i]}, err
	}
	return d
}

// Chain returns, of the files that a document is read with, those that it inherits by
// warisan, the nearest first.
func Chain(f *source.File, among []*source.File) (chain []*source.File) {
	for len(chain) < len(among) {
		said := parse(f).get("warisan")
		if said == nil || said.kind != tomltree.String {
			break
		}
		name := cleaned(said.text, false)
		if !filepath.IsAbs(name) {
			name = filepath.Join(filepath.Dir(f.Name), filepath.FromSlash(name))
		}
		i := slices.IndexFunc(among, func(g *source.File) bool { return filepath.Clean(g.Name) == filepath.Clean(name) })
		if i < 0 {
			break
		}
		f = among[i]
		chain = append(chain, f)
	}
	return chain
}

// isShared tells whether a file says nothing of indicators: it is what others inherit.
func isShared(f *source.File) bool {
	root := parse(f)
	return root != nil && !states(root)
}

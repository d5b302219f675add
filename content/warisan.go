package content

import (
	"path/filepath"
	"strings"

	"iku/content/finding"
	"iku/content/tomltree"
)

// maxInherited is the size of a shared file, and maxChain how many may follow
// one another.
const (
	maxInherited = 1_000_000
	maxChain     = 20
)

// inherit returns the tree with all that the files it inherits add to it. A file
// that cannot be read is reported where it is named, and nothing of a file that
// is no TOML is shown: it may be anything.
func (r *reader) inherit(tree *tomltree.Node) *tomltree.Node {
	chain := []string{filepath.Clean(r.file.Name)}
	for at := tree; ; {
		n := at.Get("warisan")
		if n == nil {
			break
		}
		s, ok := n.Text()
		if !ok {
			break // reported by the schema, as own's key or as the merged one
		}
		name := Text{Value: clean(s, false), Span: n.Span}
		base := r.inheritedTree(name, &chain)
		if base == nil {
			r.orphan = true
			break
		}
		tree = tomltree.Merge(tree, base)
		at = base
	}
	return tree
}

func (r *reader) inheritedTree(name Text, chain *[]string) *tomltree.Node {
	path := name.Beside()
	for i, seen := range *chain {
		if seen == path {
			round := append(append([]string(nil), (*chain)[i:]...), path)
			r.add(finding.Warisan, name.Span, "warisan melingkar: %s", strings.Join(round, " → ")).Hint = "hapus warisan di salah satunya"
			return nil
		}
	}
	fail := func(what string) *tomltree.Node {
		r.add(finding.Warisan, name.Span, "%s %s", path, what).Cause = path
		return nil
	}
	switch {
	case name.Value == "":
		r.add(finding.Warisan, name.Span, "warisan kosong").Hint = "tulis jalur sebuah berkas TOML, atau hapus kuncinya"
		return nil
	case len(*chain) > maxChain:
		return fail("mewarisi terlalu banyak berkas berturut-turut")
	case r.files == nil:
		return fail("tidak dapat dibaca di sini")
	}
	*chain = append(*chain, path)
	data, err := r.files.ReadFile(path, maxInherited)
	if err != nil {
		what, hint := Unreadable(err, "1 MB")
		if hint == "" {
			hint = Missing(err, r.files, path)
		}
		f := r.add(finding.Warisan, name.Span, "%s %s", path, what)
		f.Hint, f.Cause = hint, path
		return nil
	}
	f := name.file(data)
	tree, refused := tomltree.Parse(f)
	if refused != nil {
		return fail("bukan TOML yang dapat dibaca")
	}
	r.inherited = append(r.inherited, f)
	return tree
}

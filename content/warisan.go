package content

import (
	"path/filepath"
	"slices"
	"strings"

	"iku/content/finding"
	"iku/content/source"
	"iku/content/tomltree"
)

// maxInherited is the size of a shared file, and maxChain how many may follow
// one another.
const (
	maxInherited = 1_000_000
	maxChain     = 20
)

// inherit returns the tree with all that the files it inherits add to it, and then
// what the document that it is based on does. A file that cannot be read is
// reported where it is named, and nothing of a file that is no TOML is shown: it may
// be anything. path leads from the file that is read to the tree's own.
func (r *reader) inherit(tree *tomltree.Node, path []string) *tomltree.Node {
	chain := slices.Clone(path)
	for at := tree; ; {
		name, said := naming(at, "warisan")
		if !said {
			break // what is no string is reported by the schema, as own's key or as the merged one
		}
		base := r.inheritedTree(finding.Warisan, name, chain, maxInherited, "1 MB")
		if base == nil {
			r.orphan = true
			break
		}
		chain = append(chain, name.Beside())
		tree = tomltree.Merge(tree, base)
		at = base
	}
	name, said := naming(tree, "berdasarkan")
	if !said {
		return tree
	}
	before := len(r.inherited)
	base := r.inheritedTree(finding.Berkas, name, path, tomltree.MaxBytes, "10 MB")
	if base == nil {
		r.orphan = true
		return tree
	}
	base = r.inherit(base, append(slices.Clone(path), name.Beside()))
	r.based = slices.Clone(r.inherited[before:])
	return tomltree.Merge(tree, basis(base))
}

// naming returns the file that a key of a tree names; false where it names none.
func naming(tree *tomltree.Node, key string) (Text, bool) {
	n := tree.Get(key)
	if n == nil {
		return Text{}, false
	}
	s, ok := n.Text()
	return Text{Value: clean(s, false), Span: n.Span}, ok
}

// ofItsOwn are the keys that a document does not have from the one that it is based
// on: what tells that one from others, and how its own sheet is set.
var ofItsOwn = map[string]bool{
	"warisan": true, "berdasarkan": true, "abaikan": true, "lampiran": true, "lampiran_hitungan": true, "tabel": true, "perubahan": true,
	"dokumen.jenis": true, "dokumen.tahun": true, "dokumen.judul": true, "dokumen.baris_judul": true, "dokumen.abaikan": true,
	"dokumen.nomor": true, "dokumen.tanggal": true, "dokumen.revisi": true, "dokumen.menggantikan": true,
	"tanda_tangan.qr": true,
}

// basis returns what of a document another one takes that is based on it.
func basis(tree *tomltree.Node) *tomltree.Node {
	return tree.Without(func(path string) bool { return ofItsOwn[path] })
}

// inheritedTree returns the tree of a file that another one names; nil, with a
// finding, where there is none. chain is the way to it.
func (r *reader) inheritedTree(slug finding.Slug, name Text, chain []string, most int64, words string) *tomltree.Node {
	path := name.Beside()
	key := "warisan"
	if slug != finding.Warisan {
		key = "berdasarkan"
	}
	if i := slices.Index(chain, path); i >= 0 {
		round := append(slices.Clone(chain[i:]), path)
		r.add(slug, name.Span, "%s melingkar: %s", key, strings.Join(round, " → ")).Hint = "hapus " + key + " di salah satunya"
		return nil
	}
	fail := func(what string) *tomltree.Node {
		r.add(slug, name.Span, "%s %s", path, what).Cause = path
		return nil
	}
	switch {
	case name.Value == "":
		r.add(slug, name.Span, "%s kosong", key).Hint = "tulis jalur sebuah berkas TOML, atau hapus kuncinya"
		return nil
	case len(chain) > maxChain:
		return fail("mewarisi terlalu banyak berkas berturut-turut")
	}
	for _, f := range r.inherited { // by another way
		if f.Name == path {
			tree, _ := tomltree.Parse(f)
			return tree
		}
	}
	if r.files == nil {
		return fail("tidak dapat dibaca di sini")
	}
	data, err := r.files.ReadFile(path, most)
	if err != nil {
		what, hint := Unreadable(err, words)
		if hint == "" {
			hint = Missing(err, r.files, path)
		}
		f := r.add(slug, name.Span, "%s %s", path, what)
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

// start is the beginning of the way to a file.
func start(f *source.File) []string { return []string{filepath.Clean(f.Name)} }

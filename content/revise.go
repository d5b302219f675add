package content

import (
	"strconv"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomledit"
	"iku/content/tomltree"
)

// Revise returns the file that begins the next revision of f: the same bytes but
// for revisi, which is one higher, and menggantikan, which names f the way given.
// Every other path in it is what path makes of it. It returns the number too, or
// what keeps f from being revised.
func Revise(f *source.File, menggantikan string, path func(string) string) ([]byte, int, finding.List) {
	var list finding.List
	tree, refused := tomltree.Parse(f)
	if refused != nil {
		return nil, 0, finding.List{*refused}
	}
	d := tree.Get("dokumen")
	if d != nil && d.Kind != tomltree.Table {
		list.Add(finding.TOML, d.Span, "dokumen harus berupa tabel")
		return nil, 0, list
	}
	last, span, ok := Revision(f)
	if d != nil && !ok {
		list.Add(finding.NilaiTakSah, span, "revisi harus berupa bilangan bulat").Hint = "contoh: revisi = 1"
		return nil, 0, list
	}
	edits := moved(tree, path)
	set := func(p tomledit.Path, value string) {
		edits = append(edits, tomledit.Edit{Op: tomledit.Set, Path: p, Value: value})
	}
	dokumen := tomledit.Path{}.Key("dokumen")
	set(dokumen.Key("revisi"), strconv.Itoa(last+1))
	set(dokumen.Key("menggantikan"), tomledit.Quote(menggantikan))
	data, err := tomledit.Editor{}.Apply(f.Data, edits...)
	if err != nil {
		list.Add(finding.TOML, span, "revisi dan menggantikan tidak dapat ditambahkan di sini").Hint = "tulis [dokumen] sebagai judul tabel, dengan kuncinya di bawahnya"
		return nil, 0, list
	}
	return data, last + 1, nil
}

// moved returns the edits by which a document names the same files by what path makes
// of their ways.
func moved(tree *tomltree.Node, path func(string) string) (edits []tomledit.Edit) {
	for _, p := range paths(tree) {
		if s, _ := tomledit.Find(tree, p).Text(); s != "" && path(s) != s {
			edits = append(edits, tomledit.Edit{Op: tomledit.Set, Path: p, Value: tomledit.Quote(path(s))})
		}
	}
	return edits
}

// paths returns the places of texts that name a file by its way from the document's.
func paths(tree *tomltree.Node) []tomledit.Path {
	var out []tomledit.Path
	var look func(*tomltree.Node, tomledit.Path, *schema.Fields, *schema.Key)
	look = func(n *tomltree.Node, at tomledit.Path, f *schema.Fields, k *schema.Key) {
		for i, c := range n.Children {
			switch {
			case n.Kind == tomltree.Array:
				look(c, at.At(i), f, k)
			case f != nil:
				if k := f.Below(c.Name); k != nil {
					look(c, at.Key(c.Name), k.Fields, k)
				}
			}
		}
		if s, ok := n.Text(); ok && k != nil && (k.Format == schema.Path || k.Format == schema.Typeface && isFaceFile(s)) {
			out = append(out, at)
		}
	}
	look(tree, nil, schema.Root, nil)
	return out
}

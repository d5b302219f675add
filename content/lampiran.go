package content

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// maxAnnexes is how many annexes a decree may have, and maxDeep how many folders deep
// they are looked for.
const (
	maxAnnexes = 200
	maxDeep    = 5
)

// annexes reads the documents that a decree has as annexes: those that it names, all
// of a folder, or the one that it is based on.
func (r *reader) annexes(k *Keputusan, root, n *tomltree.Node) {
	said := r.texts(n, "lampiran", offPage)
	if name, based := naming(root, "berdasarkan"); len(said) == 0 && based {
		said = []Text{name}
	}
	var names []Text
	for _, t := range said {
		if list, folder := r.inFolder(t); folder {
			names = append(names, list...)
		} else {
			names = append(names, t)
		}
	}
	if len(said) == 0 && !r.orphan {
		r.add(finding.WajibDiisi, n.Span, "keputusan ini tidak mempunyai lampiran").Hint = "sebut dokumen IKU-nya dengan berdasarkan, atau dengan keputusan.lampiran"
	}
	if len(names) > maxAnnexes {
		r.add(finding.NilaiTakSah, names[maxAnnexes].Span, "%d lampiran; paling banyak %d", len(names), maxAnnexes)
		names = names[:maxAnnexes]
	}
	for _, name := range names {
		if a := r.annex(name); a != nil {
			k.Lampiran = append(k.Lampiran, a)
			if k.Mengubah != nil { // a matrix gives the reasons
				r.doc.Printed = append(r.doc.Printed, a.Reasons...)
			}
		}
	}
}

// inFolder returns the IKU documents of a folder and of those in it, in the order of
// their names; false where the text names none. Shared files, other kinds of document
// and issues that another one of the folder takes the place of are no annexes.
func (r *reader) inFolder(name Text) (list []Text, folder bool) {
	lister, ok := r.files.(Lister)
	if !ok || strings.EqualFold(path.Ext(name.Value), ".toml") || len(lister.Names(name.Beside())) == 0 {
		return nil, false
	}
	r.doc.Folders = append(r.doc.Folders, name.Beside())
	replaced := map[string]bool{}
	for _, way := range Below(lister, name.Beside()) {
		t := Text{Value: path.Join(name.Value, way), Span: name.Span}
		if old, sheet := r.sheet(t); sheet {
			list = append(list, t)
			replaced[old] = true
		}
	}
	list = slices.DeleteFunc(list, func(t Text) bool { return replaced[t.Beside()] })
	if len(list) == 0 {
		r.add(finding.Berkas, name.Span, "folder %s tidak berisi dokumen IKU", name.Beside()).Hint = "letakkan dokumen IKU setiap perangkat daerah di sana, atau sebut berkasnya satu per satu"
	}
	return list, true
}

// Below returns the ways from a folder to the documents in it and in its folders, in
// order; shared files are none.
func Below(l Lister, folder string) (ways []string) {
	var walk func(way string, deep int)
	walk = func(way string, deep int) {
		for _, entry := range l.Names(folder + "/" + way) {
			switch inner, is := strings.CutSuffix(entry, "/"); {
			case len(ways) > maxNames || inner == "" || strings.HasPrefix(entry, "_"):
			case !is && strings.EqualFold(path.Ext(entry), ".toml"):
				ways = append(ways, way+entry)
			case is && deep < maxDeep:
				walk(way+entry, deep+1)
			}
		}
	}
	walk("", 1)
	return ways
}

// sheet tells whether a file of a folder may be an annex: it is an IKU document, or is
// none that can be read, which is then told of it. replaces is the file whose place it
// takes.
func (r *reader) sheet(name Text) (replaces string, sheet bool) {
	data, err := r.files.ReadFile(name.Beside(), tomltree.MaxBytes)
	if err != nil {
		return "", true
	}
	f := name.file(data)
	tree, refused := tomltree.Parse(f)
	if refused != nil {
		return "", true
	}
	dokumen := table(tree, "dokumen")
	if option(dokumen, "jenis", schema.JenisIKU) != schema.JenisIKU || !holds(tree) {
		return "", false
	}
	if old, said := naming(dokumen, "menggantikan"); said {
		replaces = old.Beside()
	}
	return replaces, true
}

// holds tells whether a file has content of its own, or takes it from an IKU document.
func holds(tree *tomltree.Node) bool {
	return slices.ContainsFunc([]string{"tujuan", "sasaran", "indikator", "berdasarkan"}, func(key string) bool { return tree.Get(key) != nil })
}

// annex reads a document that is printed as an annex of this one; nil, with a
// finding, where it is none that can be printed.
func (r *reader) annex(name Text) *Document {
	path := name.Beside()
	var f *source.File
	for _, known := range r.inherited {
		if known.Name == path {
			f = known
		}
	}
	if f == nil {
		if f = r.former(name, "dilampirkan"); f == nil {
			return nil
		}
	}
	doc, list := read(&reader{file: f, files: r.files, annexed: true})
	if n := list.Count(finding.Galat); doc == nil || n > 0 {
		r.add(finding.Berkas, name.Span, "lampiran %s mempunyai %s galat", path, strconv.Itoa(max(n, 1))).Hint = "periksa dengan: iku check " + path
		return nil
	}
	if doc.Dokumen.Jenis.Name != schema.JenisIKU {
		r.add(finding.NilaiTakSah, name.Span, "lampiran %s berjenis %s; yang dilampirkan dokumen IKU", path, doc.Dokumen.Jenis.Name)
		return nil
	}
	r.uses(f, doc)
	return doc
}

// uses notes that this document is made from another one too, whose texts it prints.
func (r *reader) uses(f *source.File, doc *Document) {
	d := r.doc
	files := append([]*source.File{f}, doc.Inherited...)
	if old := doc.Dokumen.Replaced; old != nil {
		files = append(files, old)
	}
	for _, used := range files {
		if !slices.ContainsFunc(d.Inherited, func(g *source.File) bool { return g.Name == used.Name }) {
			d.Inherited = append(d.Inherited, used)
		}
		if used != d.File {
			d.Based = append(d.Based, used)
		}
	}
	d.Printed = append(d.Printed, doc.Printed...)
}

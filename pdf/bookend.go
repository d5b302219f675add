package pdf

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"

	"iku/layout/page"
	"iku/pdf/object"
)

// Close writes the front, given in parts, whose links lead to the sheets, and what
// the file says of itself. Pages of the front are i, ii, …, those of the sheets
// 1, 2, …
func (b *Book) Close(front iter.Seq[*page.Sheet], meta Metadata) error {
	if b.err != nil {
		return b.err
	}
	var first *finisher
	var before pageTree
	var parts []ref
	pages := 0
	for part := range front {
		f, err := b.putFront(part, &before)
		if err != nil {
			return fmt.Errorf("writing PDF: %w", err)
		}
		if first == nil {
			first = f
			f.meta = meta.clean(part)
			b.outline.close(f)
			b.open = f.destination(0, 0)
		}
		parts = append(parts, f.elements)
		pages += len(part.Pages)
		if b.spill() != nil {
			return b.err
		}
	}
	if first == nil {
		return errors.New("writing PDF: a book without a front")
	}
	f := first
	b.putPageTree(f.file, &before)
	b.putStructure(f.file, parts)
	root := object.Dict{
		{Key: "Type", Value: object.Name("Catalog")},
		{Key: "Pages", Value: b.pages.object()},
		{Key: "PageLabels", Value: labels(pages)},
		{Key: "Lang", Value: object.String("id-ID")},
		{Key: "ViewerPreferences", Value: object.Dict{{Key: "DisplayDocTitle", Value: object.Bool(true)}}},
		{Key: "MarkInfo", Value: object.Dict{{Key: "Marked", Value: object.Bool(true)}}},
		{Key: "OpenAction", Value: b.open},
		{Key: "StructTreeRoot", Value: b.structure.object()},
		{Key: "Outlines", Value: b.outline.root.object()},
		{Key: "Metadata", Value: f.putMetadata(b.info).object()},
		{Key: "OutputIntents", Value: object.Array{f.preamble.intent.object()}},
	}
	if len(b.files) > 0 {
		files, names, err := b.putFiles()
		if err != nil {
			return fmt.Errorf("writing PDF: %w", err)
		}
		root = append(root, object.Entry{Key: "AF", Value: files},
			object.Entry{Key: "Names", Value: object.Dict{{Key: "EmbeddedFiles", Value: names.object()}}})
	}
	f.put(b.catalog, root)
	f.end(b.catalog, b.info)
	return b.spill()
}

// putFront writes a part of the front and its links.
func (b *Book) putFront(part *page.Sheet, before *pageTree) (*finisher, error) {
	if slices.ContainsFunc(part.Links, func(l page.Jump) bool { return l.Target < 0 || l.Target >= len(b.starts) }) {
		return nil, errors.New("a link leads to no sheet")
	}
	f, err := b.draw(part)
	if err != nil {
		return nil, err
	}
	b.volume.title, b.volume.parents = part.Title, b.volume.parents[:0]
	for i := range part.Pages {
		b.volume.parents = append(b.volume.parents, before.add(f.file, f.pages+ref(i)))
	}
	b.volume.jumps = f.reserve(len(part.Links))
	b.put(f)
	for i, l := range part.Links {
		f.putJump(i, b.volume.keys, b.starts[l.Target])
		n, _ := f.tree.find(l.Node)
		b.parents.addNumber(f.file, b.volume.keys, f.elements+ref(n))
		b.volume.keys++
	}
	return f, nil
}

// labels returns what pages are called: so many i, ii, …, then 1, 2, …
func labels(front int) object.Dict {
	style := func(s object.Name) object.Dict { return object.Dict{{Key: "S", Value: s}} }
	return object.Dict{{Key: "Nums", Value: object.Array{object.Int(0), style("r"), object.Int(front), style("D")}}}
}

// putPageTree writes the nodes above the pages of the front and those of the sheets.
func (b *Book) putPageTree(f *file, before *pageTree) {
	var kids []ref
	total := 0
	for _, t := range []*pageTree{before, &b.body} {
		if top, pages := t.close(f, b.pages); top != 0 {
			kids = append(kids, top)
			total += pages
		}
	}
	putPageNode(f, b.pages, 0, kids, total)
}

// putStructure writes the nodes above the elements of the front and the sheets.
func (b *Book) putStructure(f *file, front []ref) {
	var kids object.Array
	for _, r := range append(front, b.parts...) {
		kids = append(kids, r.object())
	}
	f.put(b.document, object.Dict{
		{Key: "S", Value: object.Name(page.Document.String())},
		{Key: "P", Value: b.structure.object()},
		{Key: "K", Value: kids},
	})
	dict := object.Dict{
		{Key: "Type", Value: object.Name("StructTreeRoot")},
		{Key: "K", Value: b.document.object()},
		{Key: "ParentTree", Value: b.parents.close(f).object()},
		{Key: "ParentTreeNextKey", Value: object.Int(b.volume.keys)},
	}
	if ids := b.ids.close(f); ids != 0 {
		dict = append(dict, object.Entry{Key: "IDTree", Value: ids.object()})
	}
	f.put(b.structure, dict)
}

// putFiles writes what the files in the book are called, and returns their list
// and the tree of their names.
func (b *Book) putFiles() (files object.Array, names ref, err error) {
	f := &b.buffers.file
	type entry struct {
		name string
		spec ref
	}
	entries := make([]entry, len(b.files))
	for i, e := range b.files {
		spec := f.reserve(1)
		f.putSpecification(spec, e.data, &e.Attachment)
		files = append(files, spec.object())
		entries[i] = entry{string(object.Text(e.Name)), spec}
	}
	slices.SortFunc(entries, func(x, y entry) int { return cmp.Compare(x.name, y.name) })
	tree := index{leaf: "Names"}
	for i, e := range entries {
		if i > 0 && e.name == entries[i-1].name {
			return nil, 0, fmt.Errorf("two attachments are named %q", object.String(e.name).Text())
		}
		tree.add(f, object.AppendString(nil, e.name), e.spec)
	}
	return files, tree.close(f), nil
}

package pdf

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"iku/layout"
	"iku/pdf/object"
)

// Book writes many sheets as one PDF file, each as it comes: of a sheet that was
// added it keeps a few numbers. The cover and the contents stand first and are
// written last, when it is known what they name.
type Book struct {
	to     io.Writer
	desk   desk
	studio studio
	volume volume
	err    error // of writing; the file is lost

	catalog, info, pages, structure, document ref

	body    pageTree
	parents index // what pages and links belong to
	ids     index
	parts   []ref // the elements of the sheets
	starts  []start
	outline outline
	open    object.Array // what is shown first
	files   []*Embedded
	count   int // pages of sheets

	shown map[*picture]bool // that the studio holds
	load  int               // their bytes
}

// start is where a sheet begins.
type start struct {
	page   ref
	height layout.Length
}

func (s start) destination() object.Array {
	return object.Array{s.page.object(), object.Name("FitH"), object.Real(s.height.Points())}
}

// Embedded is a file inside a book, whose data has been written. What it is called
// may be said until the book is closed.
type Embedded struct {
	Attachment
	data ref
}

// NewBook begins a book.
func NewBook(to io.Writer) *Book {
	b := &Book{to: to, desk: desk{zip: newDeflater()}, parents: index{leaf: "Nums"}, ids: index{leaf: "Names"}, shown: map[*picture]bool{}}
	b.volume = volume{fonts: map[string]ref{}, unicodes: map[string]ref{}, pictures: map[string]ref{}}
	f := &b.desk.file
	f.open(&b.desk.zip, 0, &drawing{})
	for _, r := range []*ref{&b.catalog, &b.info, &b.pages, &b.structure, &b.document, &b.outline.root, &b.outline.front} {
		*r = f.reserve(1)
	}
	b.outline.last = b.outline.front
	return b
}

// Err returns why nothing more can be written; nil while it can.
func (b *Book) Err() error { return b.err }

// Sheets returns how many sheets were added, and how many pages they have.
func (b *Book) Sheets() (sheets, pages int) { return len(b.starts), b.count }

// Embed writes the data of a file that the book carries.
func (b *Book) Embed(a Attachment) *Embedded {
	e := &Embedded{Attachment: a, data: b.desk.file.reserve(1)}
	b.desk.file.putEmbedded(e.data, &a)
	e.Data = nil
	b.files = append(b.files, e)
	return e
}

// Add writes a sheet behind those before it, with a bookmark of that title above
// its own. The book keeps nothing of it. An error that is not that of Err
// concerns this sheet alone, of which nothing was written.
func (b *Book) Add(sheet *layout.Sheet, title string) (err error) {
	if b.err != nil {
		return b.err
	}
	drawn := false
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("writing PDF: %v", fault)
			if drawn {
				b.err = err
			}
		}
	}()
	if sheet.Field != nil || len(sheet.Links) > 0 {
		return errors.New("writing PDF: a sheet of a book has no signature and no links")
	}
	f, err := b.draw(sheet)
	if err != nil {
		return fmt.Errorf("writing PDF: %w", err)
	}
	drawn = true
	b.volume.parents = b.volume.parents[:0]
	for i := range sheet.Pages {
		b.volume.parents = append(b.volume.parents, b.body.add(f.file, f.pages+ref(i)))
	}
	b.put(f)
	b.parts = append(b.parts, f.elements)
	b.starts = append(b.starts, start{f.pages, sheet.Pages[0].Height})
	b.count += len(sheet.Pages)
	b.outline.add(f, title)
	return b.spill()
}

// draw draws the pages of a sheet, and numbers its objects.
func (b *Book) draw(sheet *layout.Sheet) (*finisher, error) {
	if len(sheet.Pages) == 0 {
		return nil, errors.New("no pages")
	}
	d := &b.desk
	d.tree.clear()
	d.content = d.content[:0]
	if cap(d.tree.elements) > maxElements {
		d.tree = tree{}
	}
	if cap(d.content) > maxBuffer {
		d.content = nil
	}
	if err := d.tree.read(sheet); err != nil {
		return nil, err
	}
	drawing, err := draw(sheet, d, &b.studio)
	if err != nil {
		return nil, err
	}
	contents, err := plainPages(sheet, drawing)
	if err != nil {
		return nil, err
	}
	b.forget(drawing.pictures)
	f := &finisher{file: &d.file, sheet: sheet, tree: &d.tree, drawing: drawing, streams: contents, volume: &b.volume}
	f.pages = f.reserve(len(sheet.Pages))
	f.contents = f.reserve(len(sheet.Pages))
	f.resources = f.reserve(1)
	f.elements = f.reserve(len(d.tree.elements))
	return f, nil
}

// maxShown is how many bytes of pictures are held for sheets to come.
const maxShown = 16 << 20

// forget lets go of prepared pictures when they are many; each is written once.
func (b *Book) forget(pictures []*picture) {
	for _, p := range pictures {
		if !b.shown[p] {
			b.shown[p] = true
			b.load += len(p.source.Data) + len(p.data) + len(p.opacity)
		}
	}
	if b.load > maxShown {
		b.studio.pictures.Clear()
		clear(b.shown)
		b.load = 0
	}
}

// put writes the pages of a sheet and its structure.
func (b *Book) put(f *finisher) {
	f.putPages()
	f.putResources()
	for n, has := range f.identified() {
		f.putElement(n, b.document, has)
		if has {
			id := object.AppendString(nil, string(elementID(nil, b.volume.ids+n)))
			b.ids.add(f.file, id, f.elements+ref(n))
		}
	}
	b.volume.ids += len(f.tree.elements)
	for page := range f.tree.pages {
		b.parents.addNumber(f.file, b.volume.keys+page, f.putOwners(page))
	}
	b.volume.keys += len(f.tree.pages)
}

func (b *Book) spill() error {
	b.err = b.desk.file.spill(b.to)
	return b.err
}

// Close writes the front, given in parts, whose links lead to the sheets, and what
// the file says of itself. Pages of the front are i, ii, …, those of the sheets
// 1, 2, …
func (b *Book) Close(front iter.Seq[*layout.Sheet], meta Metadata) error {
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
		{Key: "OutputIntents", Value: object.Array{f.putOutputIntent().object()}},
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
func (b *Book) putFront(part *layout.Sheet, before *pageTree) (*finisher, error) {
	if slices.ContainsFunc(part.Links, func(l layout.Jump) bool { return l.Target < 0 || l.Target >= len(b.starts) }) {
		return nil, errors.New("a link leads to no sheet")
	}
	f, err := b.draw(part)
	if err != nil {
		return nil, err
	}
	b.volume.parents = b.volume.parents[:0]
	for i := range part.Pages {
		b.volume.parents = append(b.volume.parents, before.add(f.file, f.pages+ref(i)))
	}
	b.volume.jumps = f.reserve(len(part.Links))
	b.put(f)
	for i, l := range part.Links {
		f.putJump(i, b.volume.keys, b.starts[l.Target])
		b.parents.addNumber(f.file, b.volume.keys, f.elements+ref(f.tree.index[l.Node]))
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
		{Key: "S", Value: object.Name(layout.Document.String())},
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
	f := &b.desk.file
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
	slices.SortFunc(entries, func(x, y entry) int {
		switch {
		case x.name < y.name:
			return -1
		case x.name > y.name:
			return 1
		}
		return 0
	})
	tree := index{leaf: "Names"}
	for i, e := range entries {
		if i > 0 && e.name == entries[i-1].name {
			return nil, 0, fmt.Errorf("two attachments are named %q", object.String(e.name).Text())
		}
		tree.add(f, object.AppendString(nil, e.name), e.spec)
	}
	return files, tree.close(f), nil
}

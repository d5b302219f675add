package pdf

import (
	"errors"
	"fmt"
	"io"

	"iku/layout/page"
	"iku/pdf/object"
)

// Book writes many sheets as one PDF file, each as it comes: of a sheet that was
// added it keeps a few numbers. The cover and the contents stand first and are
// written last, when it is known what they name.
type Book struct {
	to      io.Writer
	buffers buffers
	cache   resourceCache
	volume  volume
	err     error // of writing; the file is lost

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

	shown map[*picture]bool // that the cache holds
	load  int               // their bytes
}

// start is where a sheet begins.
type start struct {
	page   ref
	height page.Length
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
	b := &Book{to: to, buffers: buffers{zip: newDeflater()}, parents: index{leaf: "Nums"}, ids: index{leaf: "Names"}, shown: map[*picture]bool{}}
	b.volume = volume{fonts: map[string]ref{}, unicodes: map[string]ref{}, pictures: map[string]ref{}}
	f := &b.buffers.file
	f.open(&b.buffers.zip, 0, &drawing{preamble: b.cache.preamble(nil, &b.buffers.zip)})
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
	e := &Embedded{Attachment: a, data: b.buffers.file.reserve(1)}
	b.buffers.file.putEmbedded(e.data, &a)
	e.Data = nil
	b.files = append(b.files, e)
	return e
}

// Add writes a sheet behind those before it, with a bookmark of that title above
// its own. The book keeps nothing of it. An error that is not that of Err
// concerns this sheet alone, of which nothing was written.
func (b *Book) Add(sheet *page.Sheet, title string) (err error) {
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
	if len(sheet.Fields) > 0 || len(sheet.Links) > 0 {
		return errors.New("writing PDF: a sheet of a book has no signature and no links")
	}
	f, err := b.draw(sheet)
	if err != nil {
		return fmt.Errorf("writing PDF: %w", err)
	}
	drawn = true
	b.volume.title, b.volume.parents = title, b.volume.parents[:0]
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

// maxIDs is how many elements have IDs of one length, in whose order they stand.
const maxIDs = 10_000_000

// draw draws the pages of a sheet, and numbers its objects.
func (b *Book) draw(sheet *page.Sheet) (*finisher, error) {
	if len(sheet.Pages) == 0 {
		return nil, errors.New("no pages")
	}
	d := &b.buffers
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
	if b.volume.ids+len(d.tree.elements) > maxIDs {
		return nil, errors.New("the book has more parts than IDs")
	}
	drawing, err := draw(sheet, d, &b.cache)
	if err != nil {
		return nil, err
	}
	b.forget(drawing.pictures)
	f := &finisher{file: &d.file, sheet: sheet, tree: &d.tree, drawing: drawing, volume: &b.volume}
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
		b.cache.pictures.Clear()
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
	for n := range f.tree.pages {
		b.parents.addNumber(f.file, b.volume.keys+n, f.putOwners(n))
	}
	b.volume.keys += len(f.tree.pages)
}

func (b *Book) spill() error {
	b.err = b.buffers.file.spill(b.to)
	return b.err
}

package xlsx

import (
	"encoding/xml"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
)

// maxSheets is how many sheets a workbook may have.
const maxSheets = 20_000

// Has tells whether an archive is such a workbook.
func Has(a *grid.Archive) bool { return bookPart(a, grid.NewBounds()) != "" }

// Open reads the lists of a workbook; its sheets are read as they are asked for.
func Open(a *grid.Archive) (*grid.Book, error) {
	r := &reader{archive: a, bounds: grid.NewBounds()}
	book := &grid.Book{Kind: "buku kerja .xlsx"}
	main := bookPart(a, r.bounds)
	if main == "" {
		return nil, grid.Refuse(grid.Again, "berkas ini bukan buku kerja .xlsx")
	}
	sheets, err := r.list(main)
	if err != nil {
		return nil, err
	}
	book.Notes = aside(a)
	if r.styles != "" && !a.Has(r.styles) {
		book.Lost = append(book.Lost, "format angka tidak dibaca, bagian "+r.styles+" tidak ada di dalam berkas: persen dan tanggal tampak sebagai bilangan biasa")
	}
	book.Sheets = func(yield func(*grid.Sheet, error) bool) {
		if err := r.shared(); err != nil {
			yield(nil, err)
			return
		}
		for _, s := range sheets {
			g, err := r.sheet(s)
			if !yield(g, err) || err != nil {
				return
			}
		}
	}
	return book, nil
}

type reader struct {
	archive  *grid.Archive
	bounds   *grid.Bounds
	strings  string // the parts that all sheets use; empty where there is none
	styles   string
	texts    []text
	looks    []look
	from1904 bool
}

// relations returns the targets of a part by their identifiers, with their kinds.
func (r *reader) relations(of string) (targets, kinds map[string]string, err error) {
	return relations(r.archive, r.bounds, of)
}

func relations(a *grid.Archive, b *grid.Bounds, of string) (targets, kinds map[string]string, err error) {
	folder, file := path.Split(of)
	name := folder + "_rels/" + file + ".rels"
	targets, kinds = map[string]string{}, map[string]string{}
	part, err := a.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = part.Close() }()
	err = b.Walk(name, part, func(token xml.Token, _ *xml.Decoder) error {
		t, ok := token.(xml.StartElement)
		if !ok || t.Name.Local != "Relationship" {
			return nil
		}
		target := strings.ReplaceAll(grid.Attribute(t, "Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = "/" + folder + target
		}
		id, kind := grid.Attribute(t, "Id"), grid.Attribute(t, "Type")
		targets[id], kinds[id] = strings.TrimPrefix(path.Clean(target), "/"), kind[strings.LastIndex(kind, "/")+1:]
		return nil
	})
	return targets, kinds, err
}

// bookPart returns the name of the part that lists the sheets, wherever its author
// put it; empty where there is none.
func bookPart(a *grid.Archive, b *grid.Bounds) string {
	if targets, kinds, err := relations(a, b, ""); err == nil {
		for _, id := range slices.Sorted(maps.Keys(targets)) {
			if kinds[id] == "officeDocument" && a.Has(targets[id]) && !strings.HasSuffix(targets[id], ".bin") && strings.Contains(strings.ToLower(targets[id]), "workbook") {
				return targets[id]
			}
		}
	}
	if a.Has("xl/workbook.xml") {
		return "xl/workbook.xml"
	}
	return ""
}

// sheet is a sheet's name and the part that holds it.
type sheet struct {
	name, part string
	hidden     bool
}

// list returns the sheets in their order.
func (r *reader) list(main string) (list []sheet, err error) {
	targets, kinds, err := r.relations(main)
	if err != nil {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(targets)) {
		switch kinds[id] {
		case "sharedStrings":
			r.strings = targets[id]
		case "styles":
			r.styles = targets[id]
		}
	}
	folder, _ := path.Split(main)
	if r.strings == "" && r.archive.Has(folder+"sharedStrings.xml") {
		r.strings = folder + "sharedStrings.xml"
	}
	if r.styles == "" && r.archive.Has(folder+"styles.xml") {
		r.styles = folder + "styles.xml"
	}
	part, err := r.archive.Open(main)
	if err != nil {
		return nil, err
	}
	defer func() { _ = part.Close() }()
	err = r.bounds.Walk(main, part, func(token xml.Token, _ *xml.Decoder) error {
		t, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case t.Name.Local == "workbookPr":
			r.from1904 = truth(grid.Attribute(t, "date1904"))
		case t.Name.Local == "sheet":
			if len(list) >= maxSheets {
				return grid.Refuse("hapus lembar yang tidak perlu", "buku kerja memuat lebih dari %d lembar", maxSheets)
			}
			id, name := relationID(t), grid.Attribute(t, "name")
			switch {
			case r.archive.Has(targets[id]) && kinds[id] == "worksheet":
				list = append(list, sheet{name, targets[id], grid.Attribute(t, "state") == "hidden" || grid.Attribute(t, "state") == "veryHidden"})
			case kinds[id] == "worksheet" || targets[id] == "":
				return grid.Refuse(grid.Again, "lembar %q tidak ada di dalam buku kerja (bagian %s)", name, targets[id])
			}
		}
		return nil
	})
	return list, err
}

// relationID returns the identifier by which an element names a part; "id" has a
// prefix there, and "sheetId" is another thing.
func relationID(t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Local == "id" {
			return a.Value
		}
	}
	return ""
}

func truth(s string) bool { return s == "1" || strings.EqualFold(s, "true") || s == "on" }

// aside says what a workbook holds that is not looked at.
func aside(a *grid.Archive) (notes []string) {
	links, macros := false, false
	a.Names(func(name string) {
		links = links || strings.Contains(name, "externallinks/")
		macros = macros || strings.HasSuffix(name, "vbaproject.bin")
	})
	if macros {
		notes = append(notes, "makro di buku kerja ini diabaikan")
	}
	if links {
		notes = append(notes, "tautan ke buku kerja lain tidak dibuka; yang dipakai nilai yang tersimpan")
	}
	return notes
}

func number(t xml.StartElement, name string, otherwise int) int {
	if n, err := strconv.Atoi(grid.Attribute(t, name)); err == nil && n >= 0 {
		return n
	}
	return otherwise
}

package pdftable

import (
	"errors"
	"fmt"
	"strings"

	"iku/cmd/internal/grid"
	"iku/pdf"
	"iku/pdf/drawn"
	"iku/pdf/object"
)

// Hints of what to do with a PDF that is not read.
const (
	fromSource = "minta naskah aslinya (.docx, .xlsx, .ods), atau ketik ke dalam contoh dari: iku init --xlsx"
	again      = "cetak kembali ke PDF dari naskah aslinya, atau impor naskah itu sendiri"
)

// Open reads a PDF. What names tells of words says whether they stand above a column:
// a table that nothing marks is looked for under such words.
func Open(data []byte, names func(string) grid.Heading) (*grid.Book, error) {
	f, err := opened(data)
	if err != nil {
		return nil, err
	}
	if carried, err := pdf.AttachmentsIn(f); err == nil {
		for _, a := range carried {
			if a.Relation == pdf.Source && strings.HasSuffix(a.Name, ".toml") {
				return nil, grid.Refuse("keluarkan dengan: iku extract", "PDF ini dibuat oleh iku dan membawa sumbernya")
			}
		}
	}
	pages, err := drawn.Pages(f)
	if err != nil {
		return nil, refusal(err)
	}
	structure, err := drawn.Structure(f)
	if err != nil {
		if errors.Is(err, drawn.ErrTooMuch) || errors.Is(err, object.ErrTooLarge) {
			return nil, refusal(err)
		}
		structure = nil // pages can be read without it
	}
	if err := readable(pages); err != nil {
		return nil, err
	}
	d := &document{bounds: grid.NewBounds(), names: names}
	if err := d.read(pages, structure); err != nil {
		return nil, err
	}
	book := d.flow.Book("PDF", d.notes...)
	book.Lost = d.lost
	for _, g := range d.guessed {
		book.Doubts = append(book.Doubts, g.String())
	}
	return book, nil
}

// opened opens a PDF that may be damaged.
func opened(data []byte) (*object.File, error) {
	f, err := object.OpenAny(data)
	if err == nil && !f.Cut() {
		if catalog, err := f.Catalog(); err == nil && catalog.Get("Pages") != nil {
			return f, nil
		}
	}
	if errors.Is(err, object.ErrEncrypted) {
		return nil, grid.Refuse("buka dengan kata sandinya, lalu cetak ke PDF tanpa kata sandi", "PDF ini dikunci dengan kata sandi")
	}
	rebuilt, again := object.Rebuild(data)
	if again == nil && rebuilt.Trailer.Get("Root") != nil {
		return rebuilt, nil
	}
	if err == nil {
		err = again
	}
	return nil, refusal(err)
}

// refusal says why a PDF cannot be read.
func refusal(err error) error {
	switch {
	case errors.Is(err, object.ErrTooLarge), errors.Is(err, drawn.ErrTooMuch):
		return grid.Refuse("bagi menjadi beberapa berkas", "isi PDF ini terlalu besar")
	case errors.Is(err, object.ErrNotPDF):
		return grid.Refuse(again, "berkas ini bukan PDF")
	}
	return grid.Refuse(again, "PDF ini rusak")
}

// readable refuses pages whose words nobody can read: pictures of pages, and fonts
// that do not say which characters they hold.
func readable(pages []drawn.Page) error {
	words, unread, hidden, pictures := 0, 0, 0, 0
	for _, p := range pages {
		if p.Pictured > 0.3 {
			pictures++
		}
		for _, w := range p.Words {
			switch {
			case w.Hidden:
				hidden++
			case w.Unread:
				unread++
				fallthrough
			default:
				words++
			}
		}
	}
	switch {
	case words == 0 && hidden > 0:
		return grid.Refuse(fromSource, "PDF ini hasil pindaian; teks tersembunyi di baliknya adalah dugaan mesin pemindai dan tidak dibaca")
	case words == 0 && pictures > 0:
		return grid.Refuse(fromSource, "PDF ini hasil pindaian: halamannya gambar, tanpa teks")
	case words == 0:
		return grid.Refuse(fromSource, "PDF ini tidak memuat teks")
	case unread*5 > words:
		return grid.Refuse(again, "teks PDF ini tidak dapat dibaca: hurufnya tidak menyebut aksara apa yang dicetaknya")
	}
	return nil
}

// pageNumbers names pages: "halaman 2, 3 dan 5".
func pageNumbers(list []int) string {
	var b strings.Builder
	b.WriteString("halaman ")
	for i, n := range list {
		if i > 0 && i == len(list)-1 {
			b.WriteString(" dan ")
		} else if i > 0 {
			b.WriteString(", ")
		}
		if i == 8 && len(list) > 10 {
			fmt.Fprintf(&b, "%d halaman lain", len(list)-i)
			break
		}
		fmt.Fprint(&b, n)
	}
	return b.String()
}

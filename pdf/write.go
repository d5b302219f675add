package pdf

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"iku/layout/page"
)

// Metadata is what a file says about itself.
type Metadata struct {
	Title, Author, Subject, Keywords string
	Creator                          string    // the program that the document was made with
	Date                             time.Time // of creation and change, with its zone; zero: not said
	Attachments                      []Attachment
}

// Attachment is a file inside a PDF that belongs to the document.
type Attachment struct {
	Name        string
	Type        string // media type: "application/toml"
	Description string
	Relation    Relation
	Date        time.Time // of its last change; zero: not said
	Data        []byte
}

// Relation tells what an attachment is to the document (ISO 19005-3, annex E).
type Relation string

// The relations.
const (
	Source      Relation = "Source" // the document was made from it
	Supplement  Relation = "Supplement"
	Unspecified Relation = "Unspecified"
)

// Writer writes documents that share fonts and pictures, which it prepares once.
// Its zero value is ready; it may be used by several goroutines, and must not be
// copied.
type Writer struct {
	cache resourceCache
	pool  bufferPool
}

// Write returns the sheet as a PDF file, as a new Writer would.
func Write(sheet *page.Sheet, meta Metadata) ([]byte, error) { return new(Writer).Write(sheet, meta) }

// Write returns the sheet as a PDF file. The same sheet and metadata give the
// same bytes, whatever was written before.
func (w *Writer) Write(sheet *page.Sheet, meta Metadata) ([]byte, error) {
	data, err := w.write(sheet, meta.clean(sheet))
	if err != nil {
		return nil, fmt.Errorf("writing PDF: %w", err)
	}
	return data, nil
}

func (w *Writer) write(sheet *page.Sheet, meta Metadata) ([]byte, error) {
	if len(sheet.Pages) == 0 {
		return nil, errors.New("no pages")
	}
	buffers := w.pool.take()
	defer w.pool.put(buffers)
	if err := buffers.tree.read(sheet); err != nil {
		return nil, err
	}
	drawing, err := draw(sheet, buffers, &w.cache)
	if err != nil {
		return nil, err
	}
	drawing.preamble = w.cache.preamble(drawing.fonts, &buffers.zip)
	return finish(sheet, meta, drawing, buffers)
}

// clean returns m with strings that both a PDF string and XML can hold, so that
// the two places where a file states them agree.
func (m Metadata) clean(sheet *page.Sheet) Metadata {
	if m.Title == "" {
		m.Title = sheet.Title
	}
	for _, s := range []*string{&m.Title, &m.Author, &m.Subject, &m.Keywords, &m.Creator} {
		*s = strings.TrimSpace(strings.Map(printable, *s))
	}
	return m
}

// printable maps what XML cannot hold, and line ends, to a space.
func printable(r rune) rune {
	switch {
	case r == 0xFFFE || r == 0xFFFF || unicode.IsControl(r):
		return ' '
	case r == utf8.RuneError:
		return unicode.ReplacementChar
	}
	return r
}

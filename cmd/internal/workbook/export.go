package workbook

import (
	"io"

	"iku/content/source"
)

// Documents are what is exported. Each is read when its turn comes, and read again for
// every sheet that it has rows in, so that one is held at a time.
type Documents struct {
	Names  []string                   // of their files without extension, each another
	Shared int                        // how many of them, the last, are no documents but what those inherit
	Jobs   int                        // how many are read at a time; at least one
	Read   func(i int) (Input, error) // which gives the same every time, to any number at once
}

// own is how many documents there are.
func (d Documents) own() int { return len(d.Names) - d.Shared }

// Input is a document to be exported.
type Input struct {
	File      *source.File
	Inherited []*source.File // by warisan, nearest first
	Reads     []*source.File // all that it is read with; what it is based on is shown from there
	Warisan   string         // which of the names it inherits from; empty: what it inherits is written as its own
}

// One is one document under a name.
func One(name string, in Input) Documents {
	return Documents{[]string{name}, 0, 1, func(int) (Input, error) { return in, nil }}
}

// Export writes a workbook that holds documents, which must be free of errors. Of
// several each has a row where it says a thing once, and a column names them.
func Export(w io.Writer, d Documents) error { return export(w, d, false) }

// Template writes a workbook to be filled in, with a document as its example.
func Template(w io.Writer, example []byte) error {
	return export(w, One("", Input{File: source.NewFile("", example)}), true)
}

func export(w io.Writer, d Documents, template bool) error {
	from := &subjects{Documents: d, tree: Input.own}
	plans := plansOf(d.own() > 1, template)
	users := make([][]int, len(plans)) // of a sheet: the documents that have rows in it
	err := inOrder(d.Jobs, len(d.Names), from.at, func(i int, s subject) error {
		for j, p := range plans {
			if p.see(s) {
				users[j] = append(users[j], i)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	var sheets []*sheet
	for j, p := range plans {
		if s := p.sheet(); s != nil {
			s.each = func(put func(row) error) error { return from.each(users[j], s, put) }
			sheets = append(sheets, s)
		}
	}
	return stream(w, sheets)
}

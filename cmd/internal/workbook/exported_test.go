package workbook

import (
	"bytes"
	"io"

	"iku/content/source"
)

// named is a document that the tests export.
type named struct {
	Name      string
	File      *source.File
	Inherited []*source.File
}

func documentsOf(list []named) (d Documents) {
	for _, n := range list {
		d.Names = append(d.Names, n.Name)
	}
	d.Read = func(i int) (Input, error) { return Input{File: list[i].File, Inherited: list[i].Inherited}, nil }
	return d
}

// exported returns what an export writes.
func exported(write func(io.Writer, Documents) error, list []named) ([]byte, error) {
	var b bytes.Buffer
	err := write(&b, documentsOf(list))
	return b.Bytes(), err
}

func templateOf(example []byte) ([]byte, error) {
	var b bytes.Buffer
	err := Template(&b, example)
	return b.Bytes(), err
}

func site(list []named) (files []File, err error) {
	err = Site(documentsOf(list), func(f File) error { files = append(files, f); return nil })
	return files, err
}

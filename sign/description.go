package sign

import (
	"bytes"
	"encoding/xml"
	"errors"
	"slices"
	"strings"

	"iku/pdf/object"
)

// described are the parts of a description that say what a document is; who wrote the
// file last, and when, may change.
var (
	describedInfo = []object.Name{"Title", "Author", "Subject", "Keywords", "CreationDate"}
	describedXMP  = []string{"title", "creator", "description", "subject", "Keywords", "part", "conformance", "language"}
)

// sameDescription tells whether two files say the same of their document.
func sameDescription(old, now *object.File) error {
	a, errA := old.Dict(old.Trailer.Get("Info"))
	b, errB := now.Dict(now.Trailer.Get("Info"))
	if errA != nil || errB != nil {
		return errors.New("keterangan dokumen tidak dapat dibaca")
	}
	for _, key := range describedInfo {
		x, _ := old.Resolve(a.Get(key))
		y, _ := now.Resolve(b.Get(key))
		s, _ := x.(object.String)
		t, _ := y.(object.String)
		if s.Text() != t.Text() {
			return errors.New("keterangan dokumen diganti (" + string(key) + ")")
		}
	}
	if !slices.Equal(description(old), description(now)) {
		return errors.New("metadata diganti")
	}
	return nil
}

// description returns what a file's XMP says of the document, sorted.
func description(file *object.File) []string {
	catalog, err := file.Catalog()
	if err != nil {
		return nil
	}
	o, _ := file.Resolve(catalog.Get("Metadata"))
	s, ok := o.(*object.Stream)
	if !ok {
		return nil
	}
	data, err := file.Decode(s)
	if err != nil {
		return []string{"?"}
	}
	var out, within []string
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err != nil {
			slices.Sort(out)
			return slices.Compact(out)
		}
		switch t := token.(type) {
		case xml.StartElement:
			within = append(within, t.Name.Local)
			for _, a := range t.Attr {
				if slices.Contains(describedXMP, a.Name.Local) {
					out = append(out, a.Name.Local+"="+strings.TrimSpace(a.Value))
				}
			}
		case xml.EndElement:
			within = within[:max(0, len(within)-1)]
		case xml.CharData:
			text := strings.TrimSpace(string(t))
			i := slices.IndexFunc(within, func(name string) bool { return slices.Contains(describedXMP, name) })
			if text != "" && i >= 0 {
				out = append(out, within[i]+"="+text)
			}
		}
	}
}

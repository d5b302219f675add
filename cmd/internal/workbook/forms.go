package workbook

import (
	"io"

	"iku/content/finding"
)

// Form is a kind of file that documents are written in and come back from.
type Form struct {
	Name  string // and the ending of its files
	Media string // its media type
	Text  bool   // people can read it
	Write func(io.Writer, Documents) error
}

// Forms are the kinds, the usual one first.
var Forms = []Form{
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, Export},
	{"csv", "text/csv; charset=utf-8", true, CSV},
	{"json", "application/json", true, JSON},
	{"html", "text/html; charset=utf-8", true, HTML},
}

// lossy are the errors of what has no cell to stand in.
var lossy = map[finding.Slug]bool{finding.TOML: true, finding.KunciTakDikenal: true, finding.NilaiTakSah: true, finding.WajibDiisi: true}

// Lossy returns those of the findings of a document for which it is not written in
// any form.
func Lossy(found finding.List) (list finding.List) {
	for _, f := range found {
		if lossy[f.Slug] {
			list = append(list, f)
		}
	}
	return list
}

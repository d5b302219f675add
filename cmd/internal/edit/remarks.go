package edit

import (
	"fmt"

	"iku/content"
	"iku/content/angka"
	"iku/content/check"
	"iku/content/source"
)

// remark is what the program reads out of a value, said beside its field: what a
// formula gives, whose number an NIP is.
type remark struct {
	From int    `json:"d"` // where the value stands
	To   int    `json:"s"`
	Text string `json:"teks"`
}

func remarksOf(doc *content.Document, own *source.File) []remark {
	list := []remark{}
	if doc == nil {
		return list
	}
	add := func(at source.Span, text string) {
		if at.File.Same(own) && text != "" {
			list = append(list, remark{at.Start, at.End, text})
		}
	}
	for _, s := range doc.PenandaTangan {
		if nip, ok := s.Nomor.NIP(); ok {
			add(s.Nomor.Span, readBack(nip))
		}
	}
	for i := range doc.Sasaran {
		for k := range doc.Sasaran[i].Indikator {
			steps := doc.Sasaran[i].Indikator[k].Hitungan
			for n := range steps {
				if r := steps[n].Rumus; r != nil {
					if text, ok := check.Result(r); ok {
						add(r.Span, "= "+text)
					}
				}
			}
		}
	}
	return list
}

// readBack says what an NIP tells: who copied it sees a slip at once.
func readBack(n content.NIP) string {
	text := fmt.Sprintf("lahir %d %s %d, diangkat ", n.Day, angka.Months[n.Month-1], n.Year)
	if n.AppointedMonth > 0 {
		text += angka.Months[n.AppointedMonth-1] + " "
	}
	text += fmt.Sprint(n.AppointedYear)
	if n.Female {
		return text + ", perempuan"
	}
	return text + ", laki-laki"
}

package opendocument

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"iku/cmd/internal/grid"
)

// asideWords are the elements whose text is told and not read.
var asideWords = map[string]string{"annotation": "komentar tidak dibaca", "note": "catatan kaki tidak dibaca", "header": "kepala halaman tidak dibaca", "footer": "kaki halaman tidak dibaca"}

// aside is the text of such an element.
type aside struct {
	words string
	text  strings.Builder
	paras int // how deep within paragraphs: beside them stand its author and number
}

// start begins an element in it.
func (a *aside) start(name string) {
	switch name {
	case "p", "h":
		a.paras++
		fallthrough
	case "s", "tab", "line-break":
		a.text.WriteByte(' ')
	}
}

// end ends an element in it.
func (a *aside) end(name string) {
	if name == "p" || name == "h" {
		a.paras--
	}
}

// said returns the line that tells of it; none where it says nothing, or which page it is.
func (a *aside) said() []string {
	text := strings.Join(strings.Fields(grid.Visible(a.text.String())), " ")
	if text == "" || strings.HasSuffix(a.words, "halaman tidak dibaca") && grid.Numbering(text) {
		return nil
	}
	return []string{fmt.Sprintf("%s: %q", a.words, grid.Brief(text))}
}

// margins returns what the pages say above and below the text, each once.
func margins(a *grid.Archive, b *grid.Bounds) (lost []string) {
	part, err := a.Open("styles.xml")
	if err != nil {
		return nil
	}
	defer func() { _ = part.Close() }()
	r := &reader{}
	if err := b.Walk("styles.xml", part, func(token xml.Token, d *xml.Decoder) error {
		switch t := token.(type) {
		case xml.StartElement:
			if r.gone > 0 || asideWords[t.Name.Local] != "" {
				return r.start(t)
			}
		case xml.EndElement:
			if r.gone > 0 {
				return r.end(t.Name.Local)
			}
		default:
			return r.token(token, d)
		}
		return nil
	}); err != nil {
		return []string{"kepala dan kaki halaman tidak dibaca: bagian styles.xml rusak"}
	}
	slices.Sort(r.lost)
	return slices.Compact(r.lost)
}

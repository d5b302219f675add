package docx

import (
	"encoding/xml"
	"fmt"
	"path"
	"slices"
	"strings"

	"iku/cmd/internal/grid"
)

// aside are the parts of a document that are not read, and what is said of them where
// they say something.
var aside = []struct{ prefix, words string }{
	{"header", "kepala halaman tidak dibaca"},
	{"footer", "kaki halaman tidak dibaca"},
	{"footnotes", "catatan kaki tidak dibaca"},
	{"endnotes", "catatan akhir tidak dibaca"},
	{"comments", "komentar tidak dibaca"},
}

// around returns what a document says beside its text, in lines.
func around(a *grid.Archive, b *grid.Bounds) (lost []string) {
	var names []string
	a.Names(func(name string) {
		if folder, file := path.Split(name); folder == "word/" && strings.HasSuffix(file, ".xml") {
			names = append(names, name)
		}
	})
	slices.Sort(names)
	seen := map[string]bool{}
	for _, of := range aside {
		for _, name := range names {
			number, ok := strings.CutPrefix(path.Base(name), of.prefix)
			if !ok || strings.Trim(strings.TrimSuffix(number, ".xml"), "0123456789") != "" {
				continue
			}
			texts, err := notes(a, b, name)
			if err != nil {
				lost = append(lost, fmt.Sprintf("%s: bagian %s rusak", of.words, name))
				continue
			}
			for _, text := range texts {
				line := fmt.Sprintf("%s: %q", of.words, grid.Brief(text))
				if strings.HasSuffix(of.words, "halaman tidak dibaca") && grid.Numbering(text) || seen[line] {
					continue
				}
				seen[line] = true
				lost = append(lost, line)
			}
		}
	}
	return lost
}

// notes returns the texts of a part: each of its notes, or all of it where it has none.
func notes(a *grid.Archive, b *grid.Bounds, name string) (texts []string, err error) {
	part, err := a.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = part.Close() }()
	var text strings.Builder
	inText, gone := false, 0
	flush := func() {
		if said := strings.Join(strings.Fields(grid.Visible(text.String())), " "); said != "" {
			texts = append(texts, said)
		}
		text.Reset()
	}
	err = b.Walk(name, part, func(token xml.Token, _ *xml.Decoder) error {
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "del", "Fallback":
				gone++
			case "t":
				inText = true
			case "p", "tab", "br":
				text.WriteByte(' ')
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "del", "Fallback":
				gone--
			case "t":
				inText = false
			case "footnote", "endnote", "comment":
				flush()
			}
		case xml.CharData:
			if inText && gone == 0 {
				text.WriteString(string(t))
			}
		}
		return nil
	})
	flush()
	return texts, err
}

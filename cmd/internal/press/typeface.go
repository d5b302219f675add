package press

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/fonts"
)

// maxFont is the size of the largest typeface that is read.
const maxFont = 32 << 20

// families names the files of a family by style; built-in families have none.
type families [4]string

// family returns the typeface that a document asks for, nil where there is
// something wrong with it, and what.
func (p *Press) family(h content.Huruf) (*fonts.Family, finding.List) {
	var list finding.List
	if h.Nama != "" {
		family, ok := fonts.Builtin(h.Nama)
		if !ok {
			list.Add(finding.Berkas, h.Span, "huruf %q tidak ada", h.Nama)
		}
		return family, list
	}
	var key families
	var faces [4]*fonts.Face
	for style, file := range p.facePaths(h) {
		if file.IsZero() {
			continue
		}
		face, err := p.face(file.Beside())
		if err != nil {
			what, hint := problem(err)
			if hint == "" {
				hint = content.Missing(err, p.files, file.Beside())
			}
			f := list.Add(finding.Berkas, file.Span, "huruf %s %s", file.Beside(), what)
			f.Hint, f.Cause = hint, file.Beside()
			continue
		}
		key[style], faces[style] = file.Beside(), face
	}
	if len(list) > 0 || key == (families{}) {
		return nil, list
	}
	return p.join(key, faces), nil
}

// facePaths returns the files of a typeface by style. A bold face that is not
// named is looked for beside the regular one, by the names that such files have.
func (p *Press) facePaths(h content.Huruf) [4]content.Text {
	out := [4]content.Text{fonts.Regular: h.Biasa, fonts.Bold: h.Tebal, fonts.Italic: h.Miring, fonts.BoldItalic: h.TebalMiring}
	if !h.Tebal.IsZero() || h.Biasa.IsZero() {
		return out
	}
	regular, err := p.face(h.Biasa.Beside())
	if err != nil {
		return out
	}
	for _, name := range boldNames(h.Biasa.Value) {
		candidate := content.Text{Value: name, Span: h.Biasa.Span}
		face, err := p.face(candidate.Beside())
		if err == nil && face.FamilyName == regular.FamilyName && face.Style == fonts.Bold {
			out[fonts.Bold] = candidate
			break
		}
	}
	return out
}

// boldNames lists what the bold face of a file is called: BOOKOSB.TTF beside
// BOOKOS.TTF, arialbd.ttf, LiberationSans-Bold.ttf beside LiberationSans-Regular.ttf.
func boldNames(regular string) []string {
	ext := path.Ext(regular)
	base := strings.TrimSuffix(regular, ext)
	var out []string
	for _, word := range []string{"Regular", "regular", "REGULAR"} {
		if stem, ok := strings.CutSuffix(base, word); ok {
			bold := map[string]string{"Regular": "Bold", "regular": "bold", "REGULAR": "BOLD"}[word]
			out = append(out, stem+bold+ext)
		}
	}
	for _, suffix := range []string{"B", "b", "bd", "BD", "-Bold", "-bold", " Bold", "Bold"} {
		out = append(out, base+suffix+ext)
	}
	return out
}

// notices returns what the user is told of how a document was set.
func (p *Press) notices(proof *Proof, family *fonts.Family) []string {
	var out []string
	if proof.Sheet.Notice != "" {
		out = append(out, proof.Sheet.Notice)
	}
	if family.Face(fonts.Bold) == nil {
		out = append(out, fmt.Sprintf("huruf %s tanpa tebal: judul dan kepala tabel dicetak dengan huruf biasa; sebut berkas tebalnya di [halaman] huruf.tebal", family.Name))
	}
	return out
}

// join returns the one family of these faces, so that what is prepared for it is
// prepared once.
func (p *Press) join(key families, faces [4]*fonts.Face) *fonts.Family {
	family, _ := p.families.Get(key, func() (*fonts.Family, error) {
		name := ""
		for _, f := range faces {
			if f != nil && name == "" {
				name = f.Name
			}
		}
		return fonts.NewFamily(name, faces), nil
	})
	return family
}

// face returns the typeface in a file of the user's.
func (p *Press) face(file string) (*fonts.Face, error) {
	return p.faces.Get(file, func() (*fonts.Face, error) {
		data, err := p.files.ReadFile(file, maxFont)
		if err != nil {
			return nil, err
		}
		return fonts.Parse(data)
	})
}

// problem says why a file cannot be used, and what to do where that has to be said.
func problem(err error) (what, hint string) {
	var format *fonts.FormatError
	var missing missingFace
	switch {
	case errors.As(err, &format):
		return "tidak dapat dipakai: " + format.Message, ""
	case errors.As(err, &missing):
		return missing.Error(), ""
	case errors.Is(err, fs.ErrNotExist):
		return "tidak ada", ""
	case errors.Is(err, fs.ErrPermission):
		return "tidak boleh dibaca", ""
	}
	return content.Unreadable(err, "yang dapat dipakai")
}

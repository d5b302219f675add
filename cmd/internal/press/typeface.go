package press

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
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
		face, err := p.face(file)
		if err != nil {
			what, hint := problem(err)
			if hint == "" {
				hint = content.Missing(err, p.files, file.Beside())
			}
			f := list.Add(finding.Berkas, file.Span, "huruf %s %s", file.Beside(), what)
			f.Hint, f.Cause = hint, file.Beside()
			continue
		}
		key[style], faces[style] = file.key(), face
	}
	if len(list) > 0 || key == (families{}) {
		return nil, list
	}
	return p.join(key, faces), nil
}

// faceFile is a face in a file.
type faceFile struct {
	content.Text             // the file
	member       string      // which face of it, by its name or number; "" where that is not said
	style        fonts.Style // what it is wanted for
}

func newFaceFile(t content.Text, style fonts.Style) faceFile {
	f := faceFile{Text: t, style: style}
	f.Value, f.member = content.FaceFile(t.Value)
	return f
}

// key tells one face from another.
func (f faceFile) key() string {
	if !content.IsCollection(f.Value) {
		return f.Beside()
	}
	return fmt.Sprintf("%s#%d#%s", f.Beside(), f.style, f.member)
}

// facePaths returns the files of a typeface by style. Styles that are not named are
// taken from the collection that the regular one is in; a bold face is looked for
// beside it too, by the names that such files have.
func (p *Press) facePaths(h content.Huruf) (out [4]faceFile) {
	for style, t := range [4]content.Text{fonts.Regular: h.Biasa, fonts.Bold: h.Tebal, fonts.Italic: h.Miring, fonts.BoldItalic: h.TebalMiring} {
		out[style] = newFaceFile(t, fonts.Style(style))
	}
	if h.Biasa.IsZero() || !h.Tebal.IsZero() && !content.IsCollection(out[fonts.Regular].Value) {
		return out
	}
	regular, err := p.face(out[fonts.Regular])
	if err != nil {
		return out
	}
	for style, n := range regular.Siblings {
		if out[style].IsZero() {
			out[style] = faceFile{out[fonts.Regular].Text, strconv.Itoa(n), style}
		}
	}
	if !out[fonts.Bold].IsZero() {
		return out
	}
	for _, name := range boldNames(out[fonts.Regular].Value) {
		candidate := newFaceFile(content.Text{Value: name, Span: h.Biasa.Span}, fonts.Bold)
		face, err := p.face(candidate)
		if err == nil && face.FamilyName == regular.FamilyName && face.Style == fonts.Bold {
			out[fonts.Bold] = candidate
			break
		}
	}
	return out
}

// boldNames lists what the bold face of a file is called: BOOKOSB.TTF beside
// BOOKOS.TTF, arialbd.ttf, LiberationSans-Bold.ttf beside LiberationSans-Regular.ttf;
// beside a collection cambriab.ttf too.
func boldNames(regular string) []string {
	ext := path.Ext(regular)
	base := strings.TrimSuffix(regular, ext)
	out := boldNamesOf(base, ext)
	if content.IsCollection(regular) {
		single := ".ttf"
		if ext == strings.ToUpper(ext) {
			single = ".TTF"
		}
		out = append(out, boldNamesOf(base, single)...)
	}
	return out
}

func boldNamesOf(base, ext string) (out []string) {
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

// face returns a face in a file of the user's.
func (p *Press) face(f faceFile) (*fonts.Face, error) {
	return p.faces.Get(f.key(), func() (*fonts.Face, error) {
		data, err := p.files.ReadFile(f.Beside(), maxFont)
		if err != nil {
			return nil, err
		}
		if !content.IsCollection(f.Value) {
			return fonts.Parse(data)
		}
		return fonts.ParseMember(data, f.member, f.style)
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

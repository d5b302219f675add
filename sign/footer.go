package sign

import (
	"bytes"

	"iku/fonts"
	"iku/pdf/object"
)

// Footer is a line at the foot of every page that only signing prints. It is
// left out where an earlier signature would be broken by it.
type Footer struct {
	Family *fonts.Family
	Text   string
}

const (
	footerSize   = 7000
	footerMargin = 24 // points from the page's foot and sides
)

// footer adds the line to the content of every page, as an artifact.
func (u *update) footer(f *Footer) error {
	fields, err := signatureFields(u.file)
	if err != nil {
		return unreadable(err)
	}
	for _, s := range fields {
		if s.value != nil {
			return nil
		}
	}
	all, err := pages(u.file)
	if err != nil {
		return unreadable(err)
	}
	before := u.add(&object.Stream{Raw: []byte("q\n")})
	for _, p := range all {
		if err := u.footPage(p, f, before); err != nil {
			return err
		}
	}
	return nil
}

func (u *update) footPage(p page, f *Footer, before object.Ref) error {
	box := (&field{dict: object.Dict{{Key: "Rect", Value: p.dict.Get("MediaBox")}}}).rect(u.file)
	t := &typing{update: u, have: pageFonts(u.file, p), family: f.Family, prefix: "IkuKaki"}
	width := int((box[2] - box[0] - 2*footerMargin) * 1e6 / footerSize)
	lines := balanced(t, f.Text, width)
	if lines == nil {
		return refuse("catatan kaki tidak muat di halaman")
	}
	var out bytes.Buffer
	out.WriteString("Q /Artifact BMC q BT 0 g\n")
	for i, l := range lines {
		y := int(box[1]*1000) + footerMargin*1000 + (len(lines)-1-i)*footerSize*118/100
		indent := (width - advance(t.face(false), l.Text)) * footerSize / 2000
		if err := t.text(&out, l, footerSize, int(box[0]*1000)+footerMargin*1000+indent, y); err != nil {
			return err
		}
	}
	out.WriteString("ET Q EMC\n")

	dict, err := u.dict(p.ref)
	if err != nil {
		return unreadable(err)
	}
	resources, err := u.file.Dict(p.dict.Get("Resources"))
	if err != nil {
		return unreadable(err)
	}
	held, err := u.file.Dict(resources.Get("Font"))
	if err != nil {
		return unreadable(err)
	}
	merged := append(append(object.Dict(nil), held...), t.fonts...)
	content := object.Array{before}
	if list := cloned(u.file, dict.Get("Contents")); list != nil {
		content = append(content, list...)
	} else if r, ok := dict.Get("Contents").(object.Ref); ok {
		content = append(content, r)
	}
	content = append(content, u.add(&object.Stream{Raw: out.Bytes()}))
	dict = with(dict, "Contents", content)
	u.put(p.ref, with(dict, "Resources", with(resources, "Font", merged)))
	return nil
}

// balanced breaks a text into as few lines as there can be, about equally long; nil
// where a word is too long.
func balanced(t *typing, text string, width int) []Line {
	all := t.measure([]Line{{Text: text}})
	lines := breakAll(all, width, nil)
	for width > 500 && lines > 0 && breakAll(all, width-500, nil) == lines {
		width -= 500
	}
	return wrapAll(all, width)
}

package signing

import (
	"math"

	"iku/fonts"
	"iku/layout"
	"iku/layout/page"
	"iku/pdf/object"
	"iku/sign"
)

// block returns what a signature shows in a field, drawn as pages are.
func (f *File) block(family *fonts.Family, b *layout.Signed) *sign.Block {
	return &sign.Block{Spoken: b.Spoken(), Draw: f.draw("F", func(w, h page.Length) ([]page.Item, error) { return b.Items(family, w, h) })}
}

// footer returns the line that only signing prints, nil where there is none.
func (f *File) footer() sign.Footer {
	if f.doc.TandaTangan.Kaki.IsZero() || f.family == nil {
		return nil
	}
	return f.draw("IkuKaki", func(w, h page.Length) ([]page.Item, error) {
		return layout.SignedFoot(f.family, f.doc.TandaTangan.Kaki.Value, w, h)
	})
}

// draw returns what draws items that are set for a rectangle. Where they do not fit,
// that is the user's to know.
func (f *File) draw(prefix string, set func(w, h page.Length) ([]page.Item, error)) func(width, height float64) (*object.Drawing, error) {
	return func(width, height float64) (*object.Drawing, error) {
		w, h := page.Length(math.Round(width*1000)), page.Length(math.Round(height*1000))
		items, err := set(w, h)
		if err != nil {
			return nil, &sign.Refusal{Message: err.Error()}
		}
		return f.pen.Form(items, h, prefix)
	}
}

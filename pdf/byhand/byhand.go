// Package byhand draws the pages of a sheet as one would by hand: their strings
// and rules with fpdf and two UTF-8 faces. Nothing is tagged, described or
// attached. Benchmarks measure the program beside it.
package byhand

import (
	"bytes"

	"github.com/go-pdf/fpdf"

	"iku/fonts"
	"iku/layout/page"
)

// Hand draws with the regular and the bold face of a family.
type Hand struct {
	regular, bold []byte
	face          *fonts.Face // the bold one
}

// With returns a hand for sheets that are set in the family. Its faces are copies,
// for fpdf may write into them.
func With(family *fonts.Family) *Hand {
	bold := family.Face(fonts.Bold)
	return &Hand{bytes.Clone(family.Face(fonts.Regular).Data()), bytes.Clone(bold.Data()), bold}
}

// Draw returns the PDF of a sheet's pages.
func (h *Hand) Draw(sheet *page.Sheet) ([]byte, error) {
	first := sheet.Pages[0]
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: first.Width.Points(), Ht: first.Height.Points()}})
	f.SetAutoPageBreak(false, 0)
	f.AddUTF8FontFromBytes("face", "", h.regular)
	f.AddUTF8FontFromBytes("face", "B", h.bold)
	for _, p := range sheet.Pages {
		f.AddPage()
		for _, it := range p.Items {
			switch it.Kind {
			case page.Text:
				style := ""
				if it.Face == h.face {
					style = "B"
				}
				f.SetFont("face", style, it.Size.Points())
				f.Text(it.X.Points(), it.Y.Points(), it.Text)
			case page.Rule:
				f.Rect(it.X.Points(), it.Y.Points(), it.W.Points(), it.H.Points(), "F")
			}
		}
	}
	var out bytes.Buffer
	err := f.Output(&out)
	return out.Bytes(), err
}

package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"time"

	"iku/content/source"
	"iku/fonts"
	"iku/layout/page"
)

// setter sets test sheets: text at places, in the order in which it is called.
type setter struct {
	t             testing.TB
	sheet         *page.Sheet
	regular, bold *fonts.Face
	y             page.Length
}

const pt = page.Length(1000)

func newSetter(t testing.TB) *setter {
	t.Helper()
	family, ok := fonts.Builtin("Liberation Sans")
	if !ok {
		t.Fatal("no Liberation Sans")
	}
	s := &setter{t: t, regular: family.Face(fonts.Regular), bold: family.Face(fonts.Bold),
		sheet: &page.Sheet{Title: "Indikator Kinerja Utama", Family: family, Root: &page.Node{Role: page.Document}}}
	s.page()
	return s
}

// page begins a page of F4.
func (s *setter) page() {
	s.sheet.Pages = append(s.sheet.Pages, page.Page{Width: 609449, Height: 935433})
	s.y = 72 * pt
}

func (s *setter) add(it page.Item) {
	p := &s.sheet.Pages[len(s.sheet.Pages)-1]
	p.Items = append(p.Items, it)
}

func (s *setter) text(n *page.Node, face *fonts.Face, x page.Length, text string) {
	var w page.Length
	for _, r := range text {
		a, _ := face.Advance(r)
		w += page.Length(a) * 11
	}
	s.add(page.Item{Kind: page.Text, Node: n, X: x, Y: s.y, W: w, Text: text, Face: face, Size: 11 * pt})
}

func (s *setter) rule(y page.Length) {
	s.add(page.Item{Kind: page.Rule, X: 72 * pt, Y: y, W: 460 * pt, H: 500})
}

func (s *setter) line(n *page.Node, face *fonts.Face, text string) {
	s.text(n, face, 72*pt, text)
	s.y += 14 * pt
}

// row adds a table row of one line.
func (s *setter) row(body *page.Node, role page.Role, face *fonts.Face, cells ...string) *page.Node {
	tr := body.Add(page.TR, source.Span{})
	for i, c := range cells {
		cell := tr.Add(role, source.Span{})
		if role == page.TH {
			cell.Scope = page.ColumnScope
		}
		if c != "" {
			s.text(cell, face, page.Length(76+110*i)*pt, c)
		}
	}
	s.rule(s.y + 3*pt)
	s.y += 14 * pt
	return tr
}

// richSheet has one of everything that a sheet can hold.
func richSheet(t testing.TB) *page.Sheet {
	s := newSetter(t)
	root, none := s.sheet.Root, source.Span{}
	sect := root.Add(page.Sect, none)

	logo := sect.Add(page.Figure, none)
	logo.Alt = "Lambang (daerah) \\ é"
	s.add(page.Item{Kind: page.Image, Node: logo, X: 72 * pt, Y: 20 * pt, W: 40 * pt, H: 40 * pt, Image: testLogo()})
	s.line(sect.Add(page.H1, none), s.bold, "INDIKATOR KINERJA UTAMA")
	s.sheet.Outline = append(s.sheet.Outline, page.Bookmark{Title: "Indikator (Kinerja) Utama – é", Y: 60 * pt})
	p := sect.Add(page.P, none)
	s.line(p, s.regular, "Meningkatnya SKALA ")
	s.line(p, s.regular, "USAHA (KUMKM) \\ 10 × 5 ≥ 3 – habis")

	table := sect.Add(page.Table, none)
	caption := table.Add(page.Caption, none)
	s.line(caption, s.regular, "Tabel sasaran")
	head := table.Add(page.THead, none)
	top := s.row(head, page.TH, s.bold, "NO", "SASARAN", "TARGET")
	top.Kids[0].RowSpan, top.Kids[1].RowSpan, top.Kids[2].ColSpan = 2, 2, 2
	years := s.row(head, page.TH, s.bold, "2018", "2019")
	body := table.Add(page.TBody, none)
	for i := range 3 {
		row := s.row(body, page.TD, s.regular, fmt.Sprint(i+1, "."), "Sasaran strategis", "1,8%", "")
		row.Kids[2].Headers = []*page.Node{top.Kids[2], years.Kids[0]}
		row.Kids[3].Headers = []*page.Node{top.Kids[2], years.Kids[1]}
	}
	split := s.row(body, page.TD, s.regular, "4.", "Sasaran yang ", "1,4%", "2%")

	watermark := func() {
		s.add(page.Item{Kind: page.Text, X: 200 * pt, Y: 600 * pt, Text: "DRAF", Face: s.bold, Size: 120 * pt, Gray: 225, Angle: 45})
	}
	watermark()
	s.page()
	watermark()
	s.text(nil, s.regular, 300*pt, "- 2 -")
	s.y += 20 * pt
	s.line(split.Kids[1], s.regular, "bersambung")

	h2 := sect.Add(page.H2, none)
	s.line(h2, s.bold, "Hitungannya :")
	s.sheet.Outline = append(s.sheet.Outline, page.Bookmark{Title: "Hitungannya", Level: 1, Page: 1, Y: 90 * pt},
		page.Bookmark{Title: "Persentase", Level: 2, Page: 1, Y: 120 * pt}, page.Bookmark{Title: "Penutup", Page: 1, Y: 500 * pt})
	list := sect.Add(page.L, none)
	for i, text := range []string{"satu", "dua"} {
		li := list.Add(page.LI, none)
		s.text(li.Add(page.Lbl, none), s.regular, 72*pt, fmt.Sprint(i+1, "."))
		s.text(li.Add(page.LBody, none), s.regular, 90*pt, text)
		s.y += 14 * pt
	}
	formula := sect.Add(page.P, none).Add(page.Formula, none)
	formula.Alt = "10 dibagi 44, kali 100 persen, sama dengan 22,7 persen"
	s.line(formula, s.regular, "10")
	s.add(page.Item{Kind: page.Rule, Node: formula, X: 72 * pt, Y: s.y - 10*pt, W: 20 * pt, H: 600})
	s.line(formula, s.regular, "44")
	note := sect.Add(page.Note, none)
	s.line(note, s.regular, "Ket: angka sementara")
	photo := sect.Add(page.Figure, none)
	photo.Alt = "Foto"
	s.add(page.Item{Kind: page.Image, Node: photo, X: 72 * pt, Y: s.y, W: 40 * pt, H: 40 * pt, Image: testPhoto()})
	s.y += 60 * pt

	s.line(sect.Add(page.P, none), s.regular, "Kepala Dinas")
	form := sect.Add(page.Form, none)
	s.sheet.Fields = []page.Field{{Page: 1, X: 300 * pt, Y: s.y, W: 180 * pt, H: 60 * pt, Signer: "Ir. Hj. ELFIYENA", Node: form}}
	s.y += 70 * pt
	s.line(sect.Add(page.P, none), s.bold, "Ir. Hj. ELFIYENA")
	return s.sheet
}

// longSheet is as long as a real sheet with its appendix: three pages, a table,
// formulas.
func longSheet(t testing.TB) *page.Sheet {
	s := newSetter(t)
	sect := s.sheet.Root.Add(page.Sect, source.Span{})
	s.line(sect.Add(page.H1, source.Span{}), s.bold, "INDIKATOR KINERJA UTAMA TAHUN 2017 - 2022")
	table := sect.Add(page.Table, source.Span{})
	s.row(table.Add(page.THead, source.Span{}), page.TH, s.bold, "NO", "SASARAN", "INDIKATOR", "TARGET")
	body := table.Add(page.TBody, source.Span{})
	for i := range 30 {
		s.row(body, page.TD, s.regular, fmt.Sprint(i+1, "."), "Meningkatnya KUMKM", "Persentase UKM", fmt.Sprint(i, ",4%"))
	}
	for range 2 {
		s.page()
		for i := range 12 {
			s.line(sect.Add(page.H2, source.Span{}), s.bold, "Persentase UKM yang diberdayakan")
			s.line(sect.Add(page.P, source.Span{}), s.regular, "Jumlah Usaha Kecil tahun 2018 50.272 orang, yang diberdayakan selama 5 tahun ")
			f := sect.Add(page.P, source.Span{}).Add(page.Formula, source.Span{})
			f.Alt = "3500 dibagi 50272, kali 100 persen, sama dengan 7 persen"
			s.line(f, s.regular, fmt.Sprint(3500+i, " / 50.272 × 100% = 7%"))
			s.add(page.Item{Kind: page.Rule, Node: f, X: 72 * pt, Y: s.y, W: 100 * pt, H: 500})
			s.line(sect.Add(page.P, source.Span{}), s.regular, "7% / 5 tahun = 1,4%")
		}
	}
	form := sect.Add(page.Form, source.Span{})
	s.sheet.Fields = []page.Field{{Page: 2, X: 300 * pt, Y: s.y, W: 180 * pt, H: 60 * pt, Signer: "Ir. Hj. ELFIYENA", Node: form}}
	for i := range 6 {
		s.sheet.Outline = append(s.sheet.Outline, page.Bookmark{Title: fmt.Sprint("Indikator ", i), Level: min(i, 1), Page: i / 2, Y: 90 * pt})
	}
	return s.sheet
}

func testMetadata() Metadata {
	wib := time.FixedZone("WIB", 7*3600)
	return Metadata{
		Title: "Indikator Kinerja Utama <2017–2022> & \"lain\"", Author: "Dinas Koperasi (é)", Subject: "Periode 2017-2022, revisi 1",
		Keywords: "IKU, KUMKM", Creator: "iku", Date: time.Date(2018, 1, 22, 0, 0, 0, 0, wib),
		Attachments: []Attachment{
			{Name: "diskopukm-revisi.toml", Type: "application/toml", Description: "Sumber dokumen ini", Relation: Source,
				Date: time.Date(2018, 1, 22, 0, 0, 0, 0, wib), Data: []byte(strings.Repeat("[[sasaran]]\nuraian = \"Meningkatnya pertumbuhan KUMKM\"\n", 100))},
			{Name: "umum é/x.toml", Type: "application/toml", Relation: Supplement, Data: []byte("[dokumen]\n")},
		},
	}
}

// testLogo is round, in color, and shines through outside of the circle.
func testLogo() *page.Picture {
	img := image.NewNRGBA(image.Rect(0, 0, 60, 60))
	for y := range 60 {
		for x := range 60 {
			if d := (x-30)*(x-30) + (y-30)*(y-30); d < 900 {
				img.SetNRGBA(x, y, color.NRGBA{uint8(4 * x), uint8(4 * y), 80, uint8(255 - d/9)})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return &page.Picture{Name: "logo", Data: b.Bytes(), Type: "png", W: 60, H: 60}
}

func testPhoto() *page.Picture {
	img := image.NewGray(image.Rect(0, 0, 32, 32))
	for i := range img.Pix {
		img.Pix[i] = uint8(i)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err)
	}
	return &page.Picture{Name: "foto", Data: b.Bytes(), Type: "jpg", W: 32, H: 32}
}

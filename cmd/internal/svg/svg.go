// Package svg draws laid-out pages for a browser, as package pdf does for paper:
// the same items at the same places, in the same faces.
//
// Text stays text. Each word stands where layout put it; the lines of a paragraph
// are one element, so that what is sought is found across their ends. The parts
// of a page come in the order of the document's structure, and say in ARIA's
// terms what they are.
package svg

import (
	"fmt"

	"iku/content/source"
	"iku/fonts"
	"iku/layout/page"
)

// Names says what the pages' surroundings call the things that a page refers to.
type Names struct {
	Face    func(*fonts.Face) string     // its CSS font family
	Picture func(*page.Picture) string   // its address
	Place   func(source.Span) string     // value of data-tempat; "" for none
	Title   func(page, pages int) string // what the page is called; pages count from 1
}

// Mark is a place on a page that is to be pointed out, behind its text.
type Mark struct {
	X, Y, W, H page.Length // Y is its top
	Class      string
	ID         string // of the element; may be empty
	Key        string // value of data-temuan; may be empty
}

// Append draws a page of the sheet, counted from 0, at the end of b.
func Append(b []byte, sheet *page.Sheet, n int, marks []Mark, names *Names) []byte {
	p := &sheet.Pages[n]
	w := writer{b: b, names: names, of: map[*page.Node][]*page.Item{}}
	w.write(`<svg xmlns="http://www.w3.org/2000/svg" class="lembar" role="group" aria-label="`)
	w.escaped(names.Title(n+1, len(sheet.Pages)))
	w.write(`" viewBox="0 0 `)
	w.length(p.Width)
	w.write(" ")
	w.length(p.Height)
	w.write(`" width="`)
	w.length(p.Width)
	w.write(`pt" height="`)
	w.length(p.Height)
	w.write("pt\">\n<g aria-hidden=\"true\">")
	for i := range p.Items {
		it := &p.Items[i]
		if it.Node == nil {
			w.loose(it)
			continue
		}
		w.of[it.Node] = append(w.of[it.Node], it)
	}
	for _, m := range marks {
		w.mark(m)
	}
	w.write("</g>\n")
	w.has = map[*page.Node]bool{}
	w.find(sheet.Root)
	w.node(sheet.Root, false)
	w.write("</svg>\n")
	return w.b
}

// find notes which nodes have anything on the page.
func (w *writer) find(n *page.Node) bool {
	has := len(w.of[n]) > 0
	for _, k := range n.Kids {
		has = w.find(k) || has
	}
	if has {
		w.has[n] = true
	}
	return has
}

func (w *writer) mark(m Mark) {
	w.write(`<rect class="`)
	w.escaped(m.Class)
	w.write(`"`)
	w.attribute("id", m.ID)
	w.attribute("data-temuan", m.Key)
	w.box(m.X, m.Y, m.W, m.H)
	w.write("/>")
}

// loose draws an artifact, which belongs to no part.
func (w *writer) loose(it *page.Item) {
	switch it.Kind {
	case page.Text:
		w.text([]*page.Item{it})
	default:
		w.figure(it)
	}
}

// figure draws a rule or a picture.
func (w *writer) figure(it *page.Item) {
	switch it.Kind {
	case page.Rule:
		w.write("<rect")
		w.box(it.X, it.Y, it.W, it.H)
		w.fill(it.Gray)
		w.write("/>")
	case page.Image:
		w.write("<image")
		w.attribute("href", w.names.Picture(it.Image))
		w.box(it.X, it.Y, it.W, it.H)
		w.write(` preserveAspectRatio="none"/>`)
	default:
		panic(fmt.Sprintf("svg: an item of kind %d", it.Kind))
	}
}

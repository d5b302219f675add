// Package htmltable reads pages of HTML, among them the "Excel" files that many
// applications give out, which are HTML under the name .xls: texts and tables below
// each other. No script is run and nothing is loaded.
package htmltable

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"iku/cmd/internal/grid"
)

// maxBytes is how large a page may be: as a tree it takes many times as much.
const maxBytes = 20_000_000

// Is tells whether bytes begin as a page of HTML does.
func Is(data []byte) bool {
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\xef\xbb\xbf")), " \t\r\n"))
	if !bytes.HasPrefix(head, []byte("<")) {
		return false
	}
	for _, tag := range []string{"<!doctype html", "<html", "<table", "<head", "<meta", "<body", "<div"} {
		if bytes.HasPrefix(head, []byte(tag)) || bytes.Contains(head, []byte(tag)) {
			return true
		}
	}
	return false
}

// Open reads a page.
func Open(data []byte) (*grid.Book, error) {
	if len(data) > maxBytes {
		return nil, grid.Refuse("simpan sebagai .xlsx", "halaman HTML lebih besar dari %d MB", maxBytes/1_000_000)
	}
	text, err := charset.NewReader(bytes.NewReader(data), "")
	if err != nil {
		return nil, grid.Refuse("simpan kembali sebagai UTF-8", "pengodean halaman ini tidak dikenal")
	}
	root, err := html.Parse(text)
	if err != nil {
		return nil, grid.Refuse(grid.Again, "halaman HTML ini tidak dapat dibaca")
	}
	b := grid.NewBounds()
	r := &reader{flow: grid.NewFlow(b)}
	if err := r.walk(root, 0); err != nil {
		return nil, err
	}
	if err := r.flush(); err != nil {
		return nil, err
	}
	return r.flow.Book("halaman HTML"), nil
}

type reader struct {
	flow *grid.Flow
	text strings.Builder
}

func (r *reader) flush() error {
	text := r.text.String()
	r.text.Reset()
	return r.flow.Text(text, "", 0)
}

// maxDepth is how deep elements may lie in each other; the parser allows more.
const maxDepth = 400

func (r *reader) walk(n *html.Node, depth int) error {
	if depth > maxDepth {
		return grid.Refuse(grid.Again, "unsur halaman bersarang terlalu dalam")
	}
	switch n.Type {
	case html.TextNode:
		r.text.WriteString(strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(n.Data))
		return nil
	case html.ElementNode:
		switch {
		case silent(n):
			return nil
		case n.DataAtom == atom.Table && !layout(n):
			if err := r.flush(); err != nil {
				return err
			}
			return r.table(n)
		case n.DataAtom == atom.Br:
			r.text.WriteByte('\n')
		}
	}
	block := blocks[n.DataAtom]
	if block {
		if err := r.flush(); err != nil {
			return err
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if err := r.walk(c, depth+1); err != nil {
			return err
		}
	}
	if block {
		return r.flush()
	}
	return nil
}

var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Li: true, atom.Tr: true, atom.Td: true, atom.Th: true,
	atom.Section: true, atom.Article: true, atom.Header: true, atom.Footer: true, atom.Main: true, atom.Address: true, atom.Dt: true, atom.Dd: true, atom.Caption: true, atom.Table: true, atom.Body: true, atom.Figure: true, atom.Figcaption: true,
}

// silent tells of an element that nobody sees.
func silent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Template, atom.Noscript, atom.Title, atom.Svg, atom.Select, atom.Textarea, atom.Input, atom.Nav, atom.Button:
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(attribute(n, "style")), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") || has(n, "hidden")
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// layout tells of a table that holds others: it only places them.
func layout(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.DataAtom == atom.Table {
			return true
		}
	}
	return false
}

// said returns the text of a cell and what of it is struck out.
func said(n *html.Node) (text, struck string) {
	var seen, gone strings.Builder
	var walk func(n *html.Node, struck, raised bool, depth int)
	walk = func(n *html.Node, struck, raised bool, depth int) {
		to := &seen
		if struck {
			to = &gone
		}
		if depth > maxDepth {
			return
		}
		if n.Type == html.TextNode {
			text := strings.NewReplacer("\n", " ", "\r", " ").Replace(n.Data)
			if raised {
				text = grid.Raised(text)
			}
			to.WriteString(text)
			return
		}
		if n.Type == html.ElementNode {
			if silent(n) || drawn(n) {
				return
			}
			switch n.DataAtom {
			case atom.Sup:
				raised = true
			case atom.S, atom.Strike, atom.Del:
				struck = true
			case atom.Br:
				to.WriteByte('\n')
			}
			if strings.Contains(strings.ReplaceAll(strings.ToLower(attribute(n, "style")), " ", ""), "line-through") {
				struck = true
			}
			if blocks[n.DataAtom] && seen.Len() > 0 {
				to.WriteByte('\n')
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, struck, raised, depth+1)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, false, false, 0)
	}
	return grid.Visible(seen.String()), grid.Visible(gone.String())
}

// drawn tells of what a page shows as a picture, formulas among them: the texts in those
// say nothing without their places.
func drawn(n *html.Node) bool {
	return n.Type == html.ElementNode && (n.DataAtom == atom.Img || n.DataAtom == atom.Svg || n.DataAtom == atom.Math || n.DataAtom == atom.Canvas)
}

func pictured(n *html.Node) bool {
	for c := range n.Descendants() {
		if drawn(c) && !silent(c.Parent) {
			return true
		}
	}
	return false
}

// table reads the rows of a table; cells that span rows push those below aside.
func (r *reader) table(n *html.Node) error {
	var cells []grid.TableCell
	taken := map[[2]int]bool{}
	row, covered := 0, 0
	for tr := range n.Descendants() {
		if tr.Type != html.ElementNode {
			continue
		}
		if tr.DataAtom == atom.Caption {
			text, struck := said(tr)
			if err := r.flow.Text(text, struck, 0); err != nil {
				return err
			}
		}
		if tr.DataAtom != atom.Tr {
			continue
		}
		unseen := grid.Reason("")
		if silent(tr) {
			unseen = grid.HiddenRow
		}
		col := 0
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			if td.Type != html.ElementNode || td.DataAtom != atom.Td && td.DataAtom != atom.Th {
				continue
			}
			for taken[[2]int{row, col}] {
				col++
			}
			c := grid.TableCell{Row: row, Col: col}
			c.Text, c.Struck = said(td)
			c.Pictured = pictured(td)
			c.Rows, c.Cols = spanOf(td, "rowspan"), spanOf(td, "colspan")
			if c.Unseen = unseen; c.Unseen == "" && silent(td) {
				c.Unseen = grid.HiddenColumn
			}
			if covered += int(c.Rows * c.Cols); covered > grid.MaxCovered {
				return grid.Refuse("batalkan penggabungan sel", "sel gabungan mencakup terlalu banyak sel")
			}
			for i := range c.Rows {
				for j := range c.Cols {
					if i > 0 || j > 0 {
						taken[[2]int{row + int(i), col + int(j)}] = true
					}
				}
			}
			cells = append(cells, c)
			col += int(c.Cols)
		}
		row++
	}
	return r.flow.Table(cells, row, 0)
}

func spanOf(n *html.Node, key string) int32 {
	v, err := strconv.Atoi(strings.TrimSpace(attribute(n, key)))
	if err != nil || v < 1 {
		return 1
	}
	return int32(min(v, 1000))
}

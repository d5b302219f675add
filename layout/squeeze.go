package layout

import (
	"fmt"
	"slices"
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// squeeze is what too narrow columns do to their table.
type squeeze struct {
	heads, cells []string // headings of the columns in which words are divided, in the heading itself or below it
	swollen      string   // the heading of a column of few words a line and many lines
	width, tall  Length   // of that one's cell
	unfit        bool     // its columns are wider than the page, as a finding says
	finding      int      // index of that
	at           source.Span
}

func (n *squeeze) isZero() bool { return n.heads == nil && n.cells == nil && n.swollen == "" }

const (
	fewLetters = 6 // ems, in which a line of words holds about two
	tallCell   = 3 // part of a page, over which such a cell is too tall
)

// squeezed returns what a table set to those widths suffers.
func (c *composer) squeezed(g *grid, t *table) squeeze {
	var n squeeze
	worst := -1
	if g.tight {
		worst = c.divided(g, t, &n)
	}
	if worst < 0 {
		worst = c.swollen(g, t, &n)
	}
	if worst < 0 {
		return n
	}
	col := g.set.columns.columns[worst]
	n.at = col.heading.Span
	if col.demand.fixed > 0 {
		n.at = c.doc.Tabel.Lebar[col.kind.name].Span
	}
	n.at = n.at.Or(c.doc.Tabel.Span.Or(c.doc.Halaman.Span.Or(c.doc.Span)))
	return n
}

// divided finds the columns in which words are divided; the one that lacks most, or -1.
func (c *composer) divided(g *grid, t *table, n *squeeze) int {
	worst, lack := -1, Length(0)
	for i, d := range g.demands {
		if short := d.body - t.widths[i]; short > 0 {
			n.cells = append(n.cells, title(g.set.columns.columns[i].heading))
			if short > lack {
				worst, lack = i, short
			}
		}
	}
	for _, i := range g.dividedHeads(t.widths) {
		n.heads = append(n.heads, title(g.set.columns.columns[i].heading))
		if worst < 0 {
			worst = i
		}
	}
	return worst
}

// swollen finds the tallest cell of too few letters a line; its column, or -1.
func (c *composer) swollen(g *grid, t *table, n *squeeze) int {
	most, worst := c.height/tallCell, -1
	for r := 0; r < len(t.rows); {
		end := r + 1
		for end < len(t.rows) && t.entry[end] == t.entry[r] {
			end++
		}
		var all Length
		for i := r; i < end; i++ {
			all += t.rows[i].height
		}
		if all > most {
			tall := make([]Length, len(t.widths))
			for i := r; i < end; i++ {
				for k := range t.rows[i].cells {
					if cell := &t.rows[i].cells[k]; cell.cols == 1 {
						tall[cell.col] += cell.block.Height()
					}
				}
			}
			for col, h := range tall {
				if w := t.contentWidth(col, 1); h > most && w < fewLetters*c.body.Size {
					most, worst = h, col
					n.swollen, n.width, n.tall = title(g.set.columns.columns[col].heading), w, h
				}
			}
		}
		r = end
	}
	return worst
}

// title returns a heading on one line.
func title(t content.Text) string { return strings.ReplaceAll(t.Value, "\n", " ") }

// tellNarrow reports tables whose columns are too narrow, with what cures all of them.
func (c *composer) tellNarrow() {
	i := slices.IndexFunc(c.squeezes, func(n squeeze) bool { return !n.isZero() })
	if i < 0 {
		return
	}
	n := &c.squeezes[i]
	if len(c.findings) > 0 {
		if n.unfit {
			if how, pages, _ := c.cure(maxPages); how != "" {
				c.findings[n.finding].Hint = fmt.Sprintf("dengan %s muat di %d halaman", how, pages)
			}
		}
		return
	}
	now := c.pageCount()
	how, pages, tried := c.cure(now)
	if n.heads == nil && n.cells == nil && (how == "" || pages*2 > now) {
		return // tall cells are a fault only where they need not be
	}
	f := c.findings.Add(finding.KolomSempit, n.at, "%s", n.says())
	switch {
	case how == "":
		f.Hint = "kurangi kolom, atau satukan beberapa dengan gabung; yang sudah dicoba dan tidak cukup: " + strings.Join(tried, "; ")
	case pages < now:
		f.Hint = fmt.Sprintf("dengan %s semua kata utuh dan dokumen muat di %d halaman, sekarang %d", how, pages, now)
	default:
		f.Hint = fmt.Sprintf("dengan %s semua kata utuh, halamannya tetap %d", how, now)
	}
}

// maxPages is more than any document has.
const maxPages = 1 << 30

func (n *squeeze) says() string {
	switch {
	case n.heads != nil:
		return "kolom terlalu sempit: kata di judul " + quotedList(n.heads) + " terpotong"
	case n.cells != nil:
		return "kolom terlalu sempit: kata terpotong di kolom " + quotedList(n.cells)
	}
	return fmt.Sprintf("kolom %q terlalu sempit: isi sel %s cm lebar dan %s cm tinggi", n.swollen, centimetres(n.width), centimetres(n.tall))
}

// quotedList quotes the first few of a list.
func quotedList(list []string) string {
	const most = 3
	var out []string
	for _, s := range list[:min(len(list), most)] {
		out = append(out, fmt.Sprintf("%q", s))
	}
	if more := len(list) - most; more > 0 {
		return fmt.Sprintf("%s dan %d lainnya", strings.Join(out, ", "), more)
	}
	return strings.Join(out, ", ")
}

// remedy is a change of how a sheet is set. It returns what the change is called;
// nothing where it would change nothing.
type remedy func(*content.Document) string

func withoutWidths(d *content.Document) string {
	if len(d.Tabel.Lebar) == 0 {
		return ""
	}
	d.Tabel.Lebar = nil
	return "lebar kolom otomatis (hapus [tabel] lebar)"
}

func landscape(d *content.Document) string {
	if d.Halaman.Lanskap {
		return ""
	}
	d.Halaman.Lanskap = true
	return `orientasi = "lanskap"`
}

func smaller(by Length) remedy {
	return func(d *content.Document) string {
		size := (d.Halaman.Ukuran - by*1000) / 1000 * 1000
		if size < smallestCure {
			return ""
		}
		d.Halaman.Ukuran = size
		return "ukuran = " + decimal(size)
	}
}

// smallestCure is the smallest type that a sheet is advised to be set in.
const smallestCure = 8_000

func largePaper(d *content.Document) string {
	const a3Short, a3Long = 841_890, 1_190_551
	h := &d.Halaman
	if max(h.Kertas.Width, h.Kertas.Height) >= a3Long {
		return ""
	}
	h.Kertas.Width, h.Kertas.Height, h.Lanskap = a3Short, a3Long, true
	return `kertas = "297mm x 420mm" (A3) dan orientasi = "lanskap"`
}

// remedies are tried in this order: what costs a reader least comes first, paper that
// few printers have last.
var remedies = [][]remedy{
	{withoutWidths}, {landscape}, {smaller(1)}, {smaller(2)}, {withoutWidths, landscape}, {landscape, smaller(1)}, {landscape, smaller(2)},
	{smaller(3)}, {landscape, smaller(3)}, {largePaper},
}

// cure returns the first change with which no column is too narrow, on no more pages
// than now, or a later one that saves a third of them; how many those are; and what was
// tried.
func (c *composer) cure(now int) (how string, pages int, tried []string) {
	for i, list := range remedies {
		if how != "" && (pages == 1 || i == len(remedies)-1) {
			break
		}
		doc := *c.doc
		var names []string
		for _, change := range list {
			if name := change(&doc); name != "" {
				names = append(names, name)
			}
		}
		if len(names) < len(list) {
			continue
		}
		name := strings.Join(names, " dan ")
		tried = append(tried, name)
		trial := set(&doc, c.sheet.Family, c.opts)
		if len(trial.findings) > 0 || slices.ContainsFunc(trial.squeezes, func(n squeeze) bool { return !n.isZero() }) {
			continue
		}
		if p := trial.pageCount(); p <= now && (how == "" || p*3 <= pages*2) {
			how, pages = name, p
		}
	}
	return how, pages, tried
}

// pageCount returns how many pages the document takes.
func (c *composer) pageCount() (n int) {
	from := 0
	for _, to := range append(c.breaks[:len(c.breaks):len(c.breaks)], len(c.units)) {
		if from < to {
			ends, _ := paginate(c.units[from:to], c.height)
			n += len(ends)
		}
		from = to
	}
	return n
}

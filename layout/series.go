package layout

import (
	"strconv"

	"iku/content"
	"iku/content/hitungan"
	"iku/content/source"
	"iku/layout/page"
	"iku/layout/setting"
)

// tabel sets a yearly series as a table: a column a year, a row a part, the
// series itself last and bold. Where the page is too narrow for its years, or a
// part's name would fill a page, it is a list.
func (w *working) tabel(t *content.Tahunan) {
	years := seriesYears(t)
	span := t.Judul.Span.Or(t.Span)
	s := &seriesTable{working: w, years: years, figures: make([]setting.Figures, len(years))}
	if len(t.Rincian) > 0 || !t.Judul.IsZero() || !t.Satuan.IsZero() {
		s.label = 1
	}
	total := content.Text{Value: t.Judul.Value, Span: span}
	s.satuan = t.Satuan
	switch {
	case len(t.Rincian) > 0:
		for i := range t.Rincian {
			s.row(t.Rincian[i].Uraian, t.Rincian[i].Nilai, w.body)
		}
		s.heading = t.Judul
		total.Value = "Jumlah"
	case t.Judul.IsZero(): // nothing to name but the unit
		total, s.satuan = t.Satuan, content.Text{}
	case !t.Satuan.IsZero():
		total.Value += " (" + t.Satuan.Value + ")"
		s.satuan = content.Text{}
	}
	strong := w.bold
	if len(t.Rincian) == 0 {
		strong = w.body
	}
	s.row(total, t.Nilai, strong)
	widths, fits := s.widths(span)
	if !fits || s.tallest(widths) > w.height/4 {
		w.daftar(t)
		return
	}
	node := w.node.Add(page.Table, span)
	w.addTable(s.table(node, widths), w.gapBefore(tahunanStep))
}

// addTable adds a table of years, a short one on one page.
func (w *working) addTable(t *table, gap Length) {
	units := t.units(gap)
	for i := 1; i < len(units) && len(units) <= shortTable; i++ {
		units[i].cost = torn
	}
	if n := len(units); n > 1 {
		units[1].cost, units[n-1].cost = alone, alone
	}
	if w.staying {
		units[0].cost = alone
	}
	w.staying = false
	units[0].bookmark, w.pending = w.pending, nil
	w.units = append(w.units, units...)
}

// shortTable is how many rows of a yearly series are kept on one page.
const shortTable = 15

// seriesYears returns the years of a series and its parts, ascending.
func seriesYears(t *content.Tahunan) []int {
	var out []int
	for _, list := range hitungan.Series(t) {
		for _, n := range list {
			out = append(out, n.Tahun)
		}
	}
	return sortedSet(out)
}

// seriesTable is a yearly series while its table is made.
type seriesTable struct {
	*working
	heading content.Text
	satuan  content.Text
	label   int // columns of labels: 1, or 0 where nothing is to be named
	years   []int
	figures []setting.Figures
	heads   []*setting.Paragraph
	labels  []*setting.Paragraph
	rows    [][]setting.Material
}

func (s *seriesTable) row(label content.Text, list []content.NilaiTahun, st setting.Style) {
	s.labels = append(s.labels, setting.Text(label.Value, st, setting.Left, label.Span))
	cells := make([]setting.Material, len(s.years))
	for i, year := range s.years {
		cells[i] = setting.None{}
		for _, n := range list {
			if n.Tahun != year || n.IsZero() {
				continue
			}
			if n.Number == nil {
				cells[i] = setting.Text(n.Value, st, setting.Right, n.Span)
			} else {
				cells[i] = s.figures[i].Figure(numberOf(n.Nilai), n.Rest, st, setting.Right, n.Span)
			}
		}
	}
	s.rows = append(s.rows, cells)
}

// widths returns the widths of the columns, as wide as the content needs, and
// whether the page has room for them.
func (s *seriesTable) widths(span source.Span) ([]Length, bool) {
	demands := make([]demand, s.label+len(s.years))
	head := setting.Text(s.headingText(), s.bold, setting.Left, s.heading.Span.Or(span))
	measure := func(col int, m setting.Material) {
		least, most := m.Widths()
		d := &demands[col]
		d.size = s.body.Size
		d.least, d.most = max(d.least, least+2*cellPadding), max(d.most, most+2*cellPadding)
		d.area += uint64(most/1000) * uint64(most/1000)
	}
	if s.label > 0 {
		s.heads = append(s.heads, head)
		measure(0, head)
	}
	for i, year := range s.years {
		p := setting.Text(strconv.Itoa(year), s.bold, setting.Centre, span)
		s.heads = append(s.heads, p)
		demands[s.label+i].stiff = true
		measure(s.label+i, p)
	}
	for r, cells := range s.rows {
		if s.label > 0 {
			measure(0, s.labels[r])
		}
		for i, m := range cells {
			measure(s.label+i, m)
		}
	}
	var sum Length
	for i := range demands {
		if i >= s.label { // years are equally wide
			demands[i].most = max(demands[i].most, 42_000)
			demands[i].whole = demands[i].least
			demands[i].least = min(max(demands[i].least, 34_000), demands[i].most)
		}
		sum += demands[i].most
	}
	widths, _ := divideWidth(demands, min(sum, s.working.width))
	sum = 0
	for _, w := range widths {
		sum += w
	}
	return widths, sum <= s.working.width
}

// table sets the rows.
func (s *seriesTable) table(node *page.Node, widths []Length) *table {
	t := &table{widths: widths, node: node, ground: headGround}
	s.headRow(t)
	body := node.Add(page.TBody, node.Span)
	for r, cells := range s.rows {
		tr := body.Add(page.TR, s.labels[r].Span())
		var out row
		if s.label > 0 {
			th := tr.Add(page.TH, s.labels[r].Span())
			th.Scope = page.RowScope
			out.cells = append(out.cells, s.cell(t, r, 0, s.labels[r], th))
		}
		for i, m := range cells {
			out.cells = append(out.cells, s.cell(t, r, s.label+i, m, tr.Add(page.TD, spanOf(m).Or(s.labels[r].Span()))))
		}
		t.rows = append(t.rows, out)
	}
	t.seal()
	return t
}

// tallest returns the height of the highest label.
func (s *seriesTable) tallest(widths []Length) Length {
	var h Length
	for _, label := range s.labels[:s.label*len(s.labels)] {
		h = max(h, label.Set(widths[0]-2*cellPadding, nil).Height())
	}
	return h
}

// headingText returns what stands over the parts: the series' heading and unit.
func (s *seriesTable) headingText() string {
	t := s.heading.Value
	if t == "" {
		t = "Uraian"
		if len(s.rows) == 1 {
			t = "Tahun"
		}
	}
	if !s.satuan.IsZero() {
		t += " (" + s.satuan.Value + ")"
	}
	return t
}

func (s *seriesTable) headRow(t *table) {
	tr := t.node.Add(page.THead, t.node.Span).Add(page.TR, t.node.Span)
	var out row
	for i, p := range s.heads {
		th := tr.Add(page.TH, p.Span())
		th.Scope = page.ColumnScope
		c := s.cell(t, 0, i, p, th)
		c.middle = true
		out.cells = append(out.cells, c)
	}
	t.head = []row{out}
}

func (s *seriesTable) cell(t *table, r, col int, m setting.Material, node *page.Node) cell {
	return cell{col: col, cols: 1, row: r, rows: 1, above: cellAir / 2, below: cellAir / 2, block: m.Set(t.contentWidth(col, 1), node)}
}

// spanOf returns the place of a cell's content; none where it is empty.
func spanOf(m setting.Material) source.Span {
	switch m := m.(type) {
	case *setting.Paragraph:
		return m.Span()
	case *setting.Figure:
		return m.Span
	}
	return source.Span{}
}

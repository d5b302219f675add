package workbook

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/schema"
	"iku/content/tomltree"
)

// foreign reads the tables of a sheet that this program did not make and returns
// what it understood, in lines; none where it has no table of indicators.
func (b *book) foreign(g *grid.Sheet) (understood []string) {
	b.docs.scope = g.Name() + "\x00"
	b.docs.sheet = g.Name()
	base := b.docs.named("")
	from := 1
	at := nextHeads(g, 1)
	agency := ""
	var last *table
	for at > 0 {
		start := firstYear(base)
		for row := from; row < at && start == 0; row++ {
			for _, c := range g.Row(row) {
				if p := period(c.Title()); p != nil && start == 0 {
					start, _ = strconv.Atoi(p.text[:4])
				}
			}
		}
		blocks := readHeads(g, at, start)
		own := make([]*node, len(blocks))
		for i, h := range blocks { // what stands above one of several tables is about that
			own[i] = &node{kind: tomltree.Table}
			if len(blocks) > 1 && h.state == current {
				own[i] = identity(g, [2]int{from, at}, [2]int{h.from, h.to})
			}
		}
		about := identity(g, [2]int{from, at}, [2]int{1, g.Width})
		if from > 1 && about.get("perangkat_daerah").get("nama") == nil && agency != "" {
			about.table("perangkat_daerah", grid.Place{}).set("nama", str(agency))
		}
		end := blocks[0].last + 1
		for end <= g.Rows() && !ends(g.Row(end), end) && !headRow(g, end, true) && programHead(g, end) == nil && !lastOfTable(g, end) {
			end++
		}
		next := nextHeads(g, end)
		stop := next
		if next == 0 {
			stop = g.Rows() + 1
		}
		var old *document
		for i, h := range blocks {
			said := own[i]
			b.join(said, about, i == 0)
			name := ""
			if nama := said.get("perangkat_daerah").get("nama"); nama != nil {
				name = nama.text
			}
			if name != "" {
				agency = name
			}
			key := name
			if from == 1 && i == 0 && h.state == current {
				key = "" // the document of the whole sheet, which may go on below
			} else if same := base.get("perangkat_daerah").get("nama"); same != nil && strings.EqualFold(same.text, name) && h.state != older {
				key = ""
			} else if name == "" && len(blocks) > 1 && h.state == current {
				key = fmt.Sprintf("tabel %d", i+1)
			}
			if h.state == older {
				if len(blocks) < 2 {
					h.state = current
				} else if !complete(h) {
					understood = append(understood, b.unread(g, h, end)...)
					continue
				} else {
					key += " semula"
				}
			}
			doc := b.docs.named(key)
			b.join(doc, said, true)
			t := b.rows(g, h, end, doc, last)
			last = t
			if t.agency != "" {
				agency = t.agency
			}
			if h.state == older {
				old = b.docs.of(doc)
				old.suffix = "-semula"
			} else if old != nil && h.state == newer {
				b.docs.of(doc).replaces = old
			}
			b.programs(g, end, stop, doc)
			b.below(g, end, stop, doc)
			b.computed(g, end, stop, doc)
			if p := doc.table("dokumen", grid.Place{}); p.get("periode") == nil {
				p.set("periode", span(h.columns))
			}
			understood = append(understood, tell(g, h, t, end, doc)...)
		}
		from, at = end, next
	}
	return understood
}

// join adds to a document what is said above a table; what is said otherwise already
// is told.
func (b *book) join(into, from *node, tells bool) {
	for _, c := range from.children {
		switch had := into.get(c.name); {
		case had == nil:
			into.set(c.name, c.copy())
		case had.kind == tomltree.Table && c.kind == tomltree.Table:
			b.join(had, c, tells)
		case tells && !strings.EqualFold(had.text, c.text):
			b.tell(Lost, c.at, fmt.Sprintf("tidak dibaca: %q; yang dipakai %q", brief(c.text), brief(had.text)))
		}
	}
}

// firstYear returns the year that the period of a document begins with; 0 where it
// has none.
func firstYear(doc *node) (year int) {
	if p := doc.get("dokumen").get("periode"); p != nil && len(p.text) >= 4 {
		year, _ = strconv.Atoi(p.text[:4])
	}
	return year
}

// unread says of a table that its rows are not read: those beside it hold what came
// after them.
func (b *book) unread(g *grid.Sheet, h *heads, end int) (lines []string) {
	for col := h.from; col <= h.to; col++ {
		if words := h.titles[col]; words != "" && understand(words).state == older {
			b.setAside(g, h, col, end, "yang dipakai tabel di sampingnya")
			lines = append(lines, fmt.Sprintf("  kolom %-3s %-40s → tidak dibaca", grid.ColumnName(col), strconv.Quote(brief(words))))
		}
	}
	return lines
}

// complete tells whether a table could stand alone.
func complete(h *heads) bool {
	seen := map[string]bool{}
	for _, c := range h.columns {
		seen[c.name] = seen[c.name] || c.part == indikator || c.part == owner
	}
	return seen["uraian"] && (seen["target"] || seen["target_tahunan"])
}

// lastOfTable tells of a document whether a row that is no row of a table follows
// one that is.
func lastOfTable(g *grid.Sheet, row int) bool {
	lines := g.Where.Lines
	return row >= 2 && row <= len(lines) && lines[row-1].Table == 0 && lines[row-2].Table > 0
}

// rows reads the rows of a table. One under the same headings as the last goes on
// with its sasaran, as over pages.
func (b *book) rows(g *grid.Sheet, h *heads, end int, doc *node, last *table) *table {
	t := &table{kind: kinds[1], columns: h.columns, docs: &b.docs, book: b, doc: doc}
	if last != nil && last.doc == doc && last.owner != nil && slices.EqualFunc(last.columns, h.columns, func(x, y placed) bool { return x.col == y.col && x.id == y.id }) {
		t.owner = last.owner
	}
	b.docs.byFile = h.named
	sasaran := slices.ContainsFunc(h.columns, func(c placed) bool { return c.id == "sasaran.uraian" })
	if !sasaran {
		t.kind = kinds[2]
	}
	if h.wide > 0 {
		t.columns = append(slices.Clone(t.columns), placed{-1, columnOf("rincian.uraian")})
	}
	if !h.named { // what export wrote has the number beside it
		b.twofold(g, h, end)
	}
	middle := b.centred(g, h, end)
	for row := h.last + 1; row < end; row++ {
		list := g.Row(row)
		if numbered(list) && len(list) == len(h.columns) {
			for _, c := range list {
				c.Use()
			}
			continue
		}
		if total(list, row) {
			continue // which is told
		}
		if c := section(g, row, h); c != nil {
			for _, number := range list {
				number.Use()
			}
			t.line(c, sasaran)
			continue
		}
		cells := b.foreignCells(g, row, h)
		if c := middle[row]; c != nil && t.kind.fields() != nil {
			t.open(cell{Cell: c})
		}
		if middle != nil {
			for _, p := range h.columns {
				if p.id == "sasaran.uraian" {
					delete(cells, p.col)
				}
			}
		}
		b.continued(t, cells, row)
		for _, part := range b.apart(cells, t.columns) {
			t.row(part, row)
		}
	}
	for _, c := range t.pending {
		c.Leave()
	}
	for _, p := range h.columns {
		if heading := h.other[p.name]; heading != "" && p.key == &schema.OwnColumn && used(t.doc, p.name) {
			t.doc.table("kolom_lain", grid.Place{}).set(p.name, str(heading))
		}
	}
	for _, col := range slices.Sorted(maps.Keys(h.aside)) {
		b.setAside(g, h, col, end, h.aside[col])
	}
	return t
}

// foreignCells returns the cells of a row in the columns that are read. A text that
// spans columns stands in the first; a figure that spans years is that of each.
func (b *book) foreignCells(g *grid.Sheet, row int, h *heads) map[int]cell {
	cells := b.cells(g, row, h.columns)
	for _, p := range h.columns {
		c, ok := cells[p.col]
		if !ok {
			continue
		}
		if int(c.Place.Col) < p.col && p.year == 0 && slices.ContainsFunc(h.columns, func(o placed) bool { return o.col == int(c.Place.Col) && o.part != nothing }) {
			delete(cells, p.col)
		}
	}
	if h.wide == 0 {
		return cells
	}
	mark := g.At(row, h.wide)
	mark.Use()
	if mark.Empty() {
		return cells
	}
	if m := marker().FindStringSubmatch(mark.Text); m != nil && (m[1] < "0" || m[1] > "9") {
		for _, p := range h.columns {
			if c, ok := cells[p.col]; ok && p.id == "indikator.uraian" {
				cells[-1] = c
				delete(cells, p.col)
			}
		}
	}
	return cells
}

// tell says what was understood of a table.
func tell(g *grid.Sheet, h *heads, t *table, end int, doc *node) []string {
	lines := []string{fmt.Sprintf("%s, judul tabel:", g.Where.RowName(h.first, h.first))}
	for _, c := range h.columns {
		if h.titles[c.col] == "" {
			continue
		}
		means := "tidak dibaca"
		switch {
		case c.part == berkas:
			means = "perangkat daerah; satu berkas setiap perangkat daerah"
		case h.other[c.name] != "" && c.key == &schema.OwnColumn:
			means = "kolom_lain." + c.name
		case c.part == tahunBaris:
			means = "tahun target"
		case c.part != nothing && c.year > 0:
			means = c.name + " " + strconv.Itoa(c.year)
		case c.part == owner:
			means = strings.TrimSuffix(strings.TrimSuffix(c.id, ".uraian"), " dengan kata-kata")
		case c.part != nothing:
			means = strings.TrimPrefix(strings.TrimSuffix(c.id, ".uraian"), "indikator.")
		}
		lines = append(lines, fmt.Sprintf("  kolom %-3s %-40s → %s", grid.ColumnName(c.col), strconv.Quote(brief(h.titles[c.col])), means))
	}
	for _, col := range slices.Sorted(maps.Keys(h.aside)) {
		lines = append(lines, fmt.Sprintf("  kolom %-3s %-40s → tidak dibaca", grid.ColumnName(col), strconv.Quote(brief(h.titles[col]))))
	}
	lines = append(lines, fmt.Sprintf("  baris %d–%d: %d sasaran, %d indikator", h.last+1, end-1, t.owners, t.measures))
	body := "dokumen.pemerintah"
	if doc.get("dokumen").get("instansi") != nil {
		body = "dokumen.instansi"
	}
	for _, key := range []string{body, "dokumen.periode", "perangkat_daerah.nama", "penanda_tangan.nama"} {
		first, second, _ := strings.Cut(key, ".")
		said := "(tidak ditemukan)"
		v := doc.get(first)
		if v != nil && v.kind == tomltree.Array && len(v.children) > 0 {
			v = v.children[0]
		}
		if v := v.get(second); v != nil {
			said = v.text
		}
		lines = append(lines, fmt.Sprintf("  %s: %s", key, said))
	}
	return lines
}

// used tells whether an indicator of a document has a key.
func used(doc *node, key string) bool {
	has := func(list []*node) bool {
		return slices.ContainsFunc(list, func(i *node) bool { return i.get(key) != nil })
	}
	return has(doc.elements("indikator")) || slices.ContainsFunc(doc.elements("sasaran"), func(s *node) bool { return has(s.elements("indikator")) })
}

// span returns the period that the columns for years cover; nil without any.
func span(columns []placed) *node {
	first, last := 0, 0
	for _, c := range columns {
		if c.name == "target_tahunan" && c.year > 0 {
			if first == 0 || c.year < first {
				first = c.year
			}
			last = max(last, c.year)
		}
	}
	switch {
	case first == 0:
		return nil
	case first == last:
		return lit(tomltree.Integer, strconv.Itoa(first))
	}
	return str(fmt.Sprintf("%d-%d", first, last))
}

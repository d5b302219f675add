package layout

import (
	"slices"
	"strconv"
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
	"iku/layout/setting"
)

// columnKind is a kind of column: what it is called, which rows its cells are
// merged over, and what stands in them.
type columnKind struct {
	name string
	schema.Column
	align setting.Align
	used  func(*content.Document) bool // among the columns where none are chosen; nil: never
	cell  func(*setter, *column, *entry) setting.Material
	parts func(*content.Ukuran) bool // what a part of an indikator says in the column is not nothing; nil: it never says any
}

// cells holds when a column is there and what stands in it, where that is more
// than the text that an indikator has under its key.
var cells = map[string]struct {
	used func(*content.Document) bool
	cell func(*setter, *column, *entry) setting.Material
}{
	"no":             {always, cellNo},
	"tujuan":         {anyTujuan, cellTujuan},
	"kode":           {anyIndikator(func(i *content.Indikator) bool { return !i.Kode.IsZero() }), cellKode},
	"kode_tujuan":    {nil, cellKodeTujuan},
	"kode_sasaran":   {nil, cellKodeSasaran},
	"sasaran":        {func(d *content.Document) bool { return len(d.Sasaran) > 0 }, cellSasaran},
	"indikator":      {always, cellIndikator},
	"formula":        {anyUkuran(hasFormula), cellFormula},
	"satuan":         {anyUkuran(hasSatuan), cellSatuan},
	"kondisi_awal":   {anyKondisi(kondisiAwal), cellKondisi(kondisiAwal)},
	"target":         {anyTarget, cellTarget},
	"target_tahunan": {anyUkuran(hasTargetTahunan), cellTargetTahunan},
	"kondisi_akhir":  {anyKondisi(kondisiAkhir), cellKondisi(kondisiAkhir)},
	"tw1":            {anyTriwulan, cellTriwulan(0)},
	"tw2":            {anyTriwulan, cellTriwulan(1)},
	"tw3":            {anyTriwulan, cellTriwulan(2)},
	"tw4":            {anyTriwulan, cellTriwulan(3)},

	"aksi":      {always, cellAksi(func(a *content.Aksi) content.Text { return a.Uraian }, setting.Left)},
	"waktu":     {anyAksi(func(a *content.Aksi) content.Text { return a.Waktu }), cellAksi(func(a *content.Aksi) content.Text { return a.Waktu }, setting.Centre)},
	"anggaran":  {anyAksi(func(a *content.Aksi) content.Text { return a.Rupiah.Text }), cellAksi(func(a *content.Aksi) content.Text { return a.Rupiah.Text }, setting.Right)},
	"pelaksana": {anyAksi(func(a *content.Aksi) content.Text { return a.PenanggungJawab }), cellAksi(func(a *content.Aksi) content.Text { return a.PenanggungJawab }, setting.Left)},

	"realisasi": {always, cellMeasured(func(d *content.Document, i *content.Indikator) content.Nilai { return d.Pengukuran.Realisasi[i] })},
	"capaian":   {always, cellCapaian},
	"kategori":  {func(d *content.Document) bool { return len(d.Pengukuran.Kategori) > 0 }, cellKategori},
	schema.PembandingTahunLalu: {compares(schema.PembandingTahunLalu),
		cellMeasured(func(d *content.Document, i *content.Indikator) content.Nilai { return d.Pengukuran.Lalu[i] })},
	schema.PembandingAkhirRenstra: {compares(schema.PembandingAkhirRenstra), cellMeasured(lastTarget)},
	schema.PembandingNasional: {compares(schema.PembandingNasional),
		cellMeasured(func(d *content.Document, i *content.Indikator) content.Nilai { return d.Pengukuran.Nasional[i] })},
}

// saidByParts tells what a part of an indikator may say in a column that is else
// merged over all of them.
var saidByParts = map[string]func(*content.Ukuran) bool{
	"formula":       hasFormula,
	"kondisi_awal":  func(u *content.Ukuran) bool { return !u.KondisiAwal.Nilai.IsZero() },
	"kondisi_akhir": func(u *content.Ukuran) bool { return !u.KondisiAkhir.Nilai.IsZero() },
}

// columnKinds are the columns of a kind of document, in its order.
var columnKinds = func() map[string][]columnKind {
	kinds := make(map[string][]columnKind, len(schema.JenisDokumen))
	for _, j := range schema.JenisDokumen {
		for _, c := range j.Columns() {
			k := columnKind{name: c.Name, Column: c.Column, used: anyText(c.Name), cell: cellLines, parts: hasText(c.Name)}
			if c.Centre {
				k.align = setting.Centre
			}
			if own, ok := cells[c.Name]; ok {
				k.used, k.cell, k.parts = own.used, own.cell, saidByParts[c.Name]
			}
			kinds[j.Name] = append(kinds[j.Name], k)
		}
	}
	return kinds
}()

// kindOf returns the kind of a column by its name, of the user's own ones too.
func (set *columnSet) kindOf(doc *content.Document, name string) (columnKind, bool) {
	for _, k := range columnKinds[doc.Dokumen.Jenis.Name] {
		if k.name == name {
			return k, true
		}
	}
	level, ok := set.levels[name]
	if !ok {
		return columnKind{}, false
	}
	own := columnKind{name: name, Column: schema.Column{Level: level}, cell: cellOwn, parts: hasText(name)}
	switch texts := ownTexts(doc, level, name); {
	case allFigures(texts):
		own.cell, own.Stiff = cellOwnFigure, true
	case allShort(texts):
		own.align = setting.Centre
	}
	return own, true
}

// ownTexts returns all that stands in a column of the user's own.
func ownTexts(doc *content.Document, level schema.Level, key string) (out []content.Isi) {
	add := func(list []content.Isi) {
		if isi := content.IsiOf(list, key); !isi.IsZero() {
			out = append(out, isi)
		}
	}
	switch level {
	case schema.LevelTujuan:
		for i := range doc.Tujuan {
			add(doc.Tujuan[i].Kolom)
		}
	case schema.LevelSasaran:
		for i := range doc.Sasaran {
			add(doc.Sasaran[i].Kolom)
		}
	default:
		for i := range doc.EachIndikator() {
			for u := range i.Each() {
				add(u.Kolom)
			}
		}
	}
	return out
}

// allFigures tells of a column of values with numbers, which stand by their comma.
func allFigures(texts []content.Isi) bool {
	const longest = 28 // bytes
	return len(texts) > 0 && !slices.ContainsFunc(texts, func(isi content.Isi) bool {
		n := isi.Nilai
		_, _, money := signed(n.Value)
		return n.IsZero() || len(n.Value) > longest || n.Number == nil && !money && n.Value != "-"
	})
}

// allShort tells of a column of codes and single words, which are centred.
func allShort(texts []content.Isi) bool {
	const short = 12 // bytes
	return !slices.ContainsFunc(texts, func(isi content.Isi) bool { return isi.List || len(isi.Items[0].Value) > short })
}

// column is a column as it is set.
type column struct {
	kind    columnKind
	heading content.Text
	tahun   int             // of a column of target_tahunan; 0 in others
	parts   []*column       // of a column that joins several contents; kind is then empty but for its level
	under   int             // index of its group; -1: none
	figures setting.Figures // of whatever unit
	demand  demand
}

// group is a heading over several columns.
type group struct {
	heading     content.Text
	first, last int // its columns
}

// columnSet is the columns of a table and the headings over them.
type columnSet struct {
	columns []*column
	groups  []group
	own     map[string]content.Text // headings of the user's own columns
	levels  map[string]schema.Level // of those

	numbered bool // a row of column numbers ends the head
}

// chooseColumns returns the columns that the document names, or those that its
// content has.
func chooseColumns(doc *content.Document) *columnSet {
	set := &columnSet{own: make(map[string]content.Text, len(doc.KolomLain)), levels: make(map[string]schema.Level, len(doc.KolomLain)), numbered: doc.Tabel.NomorKolom}
	for _, k := range doc.KolomLain {
		set.own[k.Kunci], set.levels[k.Kunci] = k.Judul, k.Level
	}
	chosen := doc.Tabel.Kolom
	if chosen == nil {
		for _, k := range columnKinds[doc.Dokumen.Jenis.Name] {
			if k.used != nil && k.used(doc) {
				chosen = append(chosen, content.Kolom{Nama: k.name})
			}
		}
		if doc.Dokumen.Jenis.Kolom == nil {
			for _, k := range doc.KolomLain {
				chosen = append(chosen, content.Kolom{Nama: k.Kunci})
			}
		}
	}
	for _, k := range chosen {
		set.add(doc, k, -1)
	}
	return set
}

func (set *columnSet) add(doc *content.Document, k content.Kolom, under int) {
	switch {
	case len(k.Kolom) > 0:
		set.groups = append(set.groups, group{heading: k.Judul, first: len(set.columns)})
		g := len(set.groups) - 1
		for _, sub := range k.Kolom {
			set.add(doc, sub, g)
		}
		set.groups[g].last = len(set.columns) - 1
	case len(k.Gabung) > 0:
		c := &column{heading: k.Judul, under: under}
		c.kind.name = k.Nama
		if t, ok := doc.Tabel.Judul[k.Nama]; ok && c.heading.IsZero() {
			c.heading = t
		} else if c.heading.IsZero() {
			c.heading.Value = defaultHeading(doc, k.Nama)
		}
		for _, name := range k.Gabung {
			if kind, ok := set.kindOf(doc, name); ok {
				c.parts = append(c.parts, &column{kind: kind, heading: set.heading(doc, kind), tahun: sharedYear(doc, name)})
				c.kind.Level = max(c.kind.Level, kind.Level)
			}
		}
		set.append(doc, c)
	default:
		kind, ok := set.kindOf(doc, k.Nama)
		if !ok {
			return // reported by the reader
		}
		if kind.name != "target_tahunan" {
			set.append(doc, &column{kind: kind, heading: set.heading(doc, kind), tahun: sharedYear(doc, kind.name), under: under})
			return
		}
		g := under
		if under < 0 {
			set.groups = append(set.groups, group{heading: set.heading(doc, kind), first: len(set.columns)})
			g = len(set.groups) - 1
		}
		for _, year := range targetYears(doc) {
			set.append(doc, &column{kind: kind, heading: content.Text{Value: strconv.Itoa(year)}, tahun: year, under: g})
		}
		set.groups[g].last = len(set.columns) - 1
	}
}

func (set *columnSet) append(doc *content.Document, c *column) {
	c.demand.stiff = c.kind.Stiff
	if w, ok := doc.Tabel.Lebar[c.kind.name]; ok {
		c.demand.fixed = w.Length
	}
	set.columns = append(set.columns, c)
}

// has tells whether one of the columns shows that kind of content.
func (set *columnSet) has(name string) bool {
	return slices.ContainsFunc(set.columns, func(c *column) bool {
		return c.kind.name == name || slices.ContainsFunc(c.parts, func(p *column) bool { return p.kind.name == name })
	})
}

// heading returns a column's heading: as the document says it, or the default.
func (set *columnSet) heading(doc *content.Document, k columnKind) content.Text {
	if t, ok := doc.Tabel.Judul[k.name]; ok {
		return t
	}
	if own, ok := set.own[k.name]; ok {
		return own
	}
	out := content.Text{Value: defaultHeading(doc, k.name)}
	if year := sharedYear(doc, k.name); year > 0 {
		out.Value += "\n" + strconv.Itoa(year)
	}
	return out
}

// defaultHeading returns the heading of a built-in column. The two columns of
// targets, which are both called TARGET, are told apart where both stand.
func defaultHeading(doc *content.Document, name string) string {
	if name == "target_tahunan" && anyUkuran(hasTarget)(doc) && anyUkuran(hasTargetTahunan)(doc) {
		return "TARGET TAHUNAN"
	}
	if name == schema.Penjelasan.Name {
		return schema.Penjelasan.Heading
	}
	for _, k := range doc.Dokumen.Jenis.Columns() {
		if k.Name == name {
			return heading(doc, k)
		}
	}
	return ""
}

// indikatorTable returns the table of what the document has of tujuan, sasaran and
// indikator.
func (c *composer) indikatorTable() *grid {
	c.findings = append(c.findings, c.columns.sameHeadings(c.doc)...)
	list := listEntries(c.doc)
	if c.doc.Dokumen.Jenis.Name == schema.JenisPengukuran {
		list = withMeans(list)
	}
	return newGrid(c.setter, list)
}

// sameHeadings reports columns that a reader could not tell apart.
func (set *columnSet) sameHeadings(doc *content.Document) finding.List {
	var out finding.List
	seen := map[string]*column{}
	for _, c := range set.columns {
		key := strings.ToUpper(c.heading.Value)
		if c.under >= 0 {
			key = strings.ToUpper(set.groups[c.under].heading.Value) + "\n" + key
		}
		first, ok := seen[key]
		if !ok {
			seen[key] = c
			continue
		}
		f := out.Add(finding.NilaiTakSah, c.heading.Span.Or(doc.Tabel.Span.Or(doc.Span)),
			"dua kolom berjudul %q: %s dan %s", c.heading.Value, first.kind.name, c.kind.name)
		f.Hint = "bedakan judulnya di [tabel] judul"
	}
	return out
}

// level returns the level at which the column's cells of an entry are merged: each
// row has its own where a part of its indikator says something in the column.
func (c *column) level(e *entry) schema.Level {
	if c.kind.Level != schema.LevelIndikator || e.indikator == nil {
		return c.kind.Level
	}
	for i := range e.indikator.Rincian {
		u := &e.indikator.Rincian[i].Ukuran
		if c.kind.parts != nil && c.kind.parts(u) || slices.ContainsFunc(c.parts, func(p *column) bool { return p.kind.parts != nil && p.kind.parts(u) }) {
			return schema.LevelBaris
		}
	}
	return c.kind.Level
}

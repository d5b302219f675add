package layout

import (
	"fmt"
	"slices"
	"strings"

	"iku/content"
	"iku/content/diff"
	"iku/content/finding"
	"iku/content/schema"
	"iku/fonts"
	"iku/layout/page"
	"iku/layout/setting"
)

// Matrix sets the official comparison of two documents: NO, SEMULA, MENJADI,
// KETERANGAN, a row for each part that changed, with the new document's reasons
// and signature, on its paper turned sideways. The findings are as those of Lay.
func Matrix(changes diff.Changes, family *fonts.Family, opts Options) (*page.Sheet, finding.List) {
	doc := *changes.New
	doc.Halaman.Lanskap = true
	c := newComposer(&doc, family, opts, tightness{size: doc.Halaman.Ukuran, leading: fullLeading})
	if list := glyphs(&doc, doc.Reasons, family); len(list) > 0 { // those that the sheet prints are known to the caller
		return c.sheet, list
	}
	if c.width < minMeasure || c.height < minMeasure {
		c.tooSmall()
		return c.sheet, c.findings
	}
	doc.Dokumen.Nomor = content.Text{} // it is the sheet's
	c.set(append([]bagian{bagianOf[schema.BagianKop]}, c.matrix(changes, issues(changes))...))
	c.compose()
	return c.sheet, c.findings
}

// matrix returns the parts of a comparison below its head: title, which issues are
// compared, the table and who signs.
func (c *composer) matrix(changes diff.Changes, compared []identityLine) []bagian {
	c.columns = matrixColumns(c.width)
	c.columns.numbered = c.doc.Tabel.NomorKolom
	m := matrix{setter: c.setter}
	return []bagian{
		{set: func(c *composer) { c.titles(c.matrixTitle()) }},
		{set: func(c *composer) { c.identity(append(compared, why(changes)...)) }},
		{table: func(*composer) *grid { return m.rows(changes) }},
		{under: func(c *composer) []unit { return c.under(m.legend(changes)) }, flows: true},
		bagianOf[schema.BagianTandaTangan],
	}
}

// Of the width, in percent, each of what was and what is takes. On paper as
// narrow as narrowMatrix they take what they need.
const (
	matrixHalf   = 36
	narrowMatrix = 300_000
)

// matrixColumns returns the columns of the comparison; what was and what is are
// equally wide.
func matrixColumns(width Length) *columnSet {
	set := &columnSet{}
	for _, heading := range []string{"NO", "SEMULA", "MENJADI", "KETERANGAN"} {
		c := &column{heading: content.Text{Value: heading}, under: -1}
		c.kind.name, c.kind.Level, c.demand.stiff = strings.ToLower(heading), schema.LevelBaris, heading == "NO"
		if width > narrowMatrix && (heading == "SEMULA" || heading == "MENJADI") {
			c.demand.fixed = width * matrixHalf / 100
		}
		set.columns = append(set.columns, c)
	}
	return set
}

// matrixTitle returns the title of the comparison above that of the sheet.
func (c *composer) matrixTitle() []content.Text {
	lines := c.titleLines()
	title := content.Text{Value: c.capitals("Matriks Perubahan"), Span: c.doc.Dokumen.Span}
	if p := c.doc.PerangkatDaerah; p != nil && !p.Nama.IsZero() && len(c.doc.Dokumen.BarisJudul) == 0 {
		at := len(c.doc.Dokumen.Judul)
		name := content.Text{Value: c.capitals(p.Nama.Value), Span: p.Nama.Span}
		lines = append(lines[:at:at], append([]content.Text{name}, lines[at:]...)...)
	}
	return append([]content.Text{title}, lines...)
}

// issues says which issues are compared.
func issues(c diff.Changes) []identityLine {
	return []identityLine{
		{label: "SEMULA", text: one(content.Text{Value: issue(c.Old), Span: c.Old.Dokumen.Span})},
		{label: "MENJADI", text: one(content.Text{Value: issue(c.New), Span: c.New.Dokumen.Span})},
	}
}

// why says why there is a new issue.
func why(c diff.Changes) []identityLine {
	return []identityLine{{label: "ALASAN PERUBAHAN", text: one(c.New.Perubahan)}}
}

// issue names an issue of a document: which revision of a sheet, or what another kind is
// called; its number and date.
func issue(d *content.Document) string {
	s := "Terbitan pertama"
	revised := d.Dokumen.Revisi > 0
	if revised {
		s = fmt.Sprintf("Revisi %d", d.Dokumen.Revisi)
	}
	if d.Dokumen.Jenis.Name != schema.JenisIKU {
		called := kind(d)
		if year := d.Dokumen.Tahun; year > 0 {
			called += fmt.Sprintf(" %d", year)
		}
		if revised {
			called += ", " + strings.ToLower(s)
		}
		s = called
	}
	if n := d.Dokumen.Nomor; !n.IsZero() {
		s += ", nomor " + n.Value
	}
	if t := d.Dokumen.Tanggal; !t.IsZero() {
		s += ", tanggal " + t.String()
	}
	return s
}

// matrixSection is things that stand under one heading.
type matrixSection struct {
	heading string
	things  []diff.Thing
}

var matrixSections = []matrixSection{
	{"Identitas dokumen", diff.Head},
	{"Ketentuan", ketentuan()},
	{"Perjanjian setiap pejabat", []diff.Thing{"pk"}},
	{"Tujuan, sasaran, dan indikator", slices.Concat(diff.Body, []diff.Thing{"tabel", "kolom_lain", "lampiran_hitungan"})},
	{"Target triwulan", []diff.Thing{"triwulan"}},
	{"Program dan anggaran", []diff.Thing{"program"}},
	{"Aksi", []diff.Thing{"aksi"}},
	{"Realisasi dan capaian", []diff.Thing{"realisasi", "capaian", "nasional"}},
	{"Penanda tangan", diff.Signing},
}

// ketentuan returns the tables of which there is one and that are about a kind of document
// as a whole.
func ketentuan() (list []diff.Thing) {
	for _, t := range diff.Frame {
		if k := schema.Root.Key(string(t)); k.Shape == schema.Table && !k.Fields.ByIndikator && !slices.Contains(schema.JenisDokumen[0].Tables, k.Name) {
			list = append(list, t)
		}
	}
	return list
}

// matrix gathers the rows of the comparison.
type matrix struct {
	*setter
	grid grid
	no   int
}

// rows returns the table of all that changed.
func (m *matrix) rows(changes diff.Changes) *grid {
	parts := m.printed(changes.Parts)
	for _, s := range matrixSections {
		m.section(s, parts)
	}
	if len(parts) == 0 {
		m.across(content.Text{Value: "Tidak ada perubahan", Span: m.doc.Span})
	}
	return &m.grid
}

// row adds a row of the content.
func (m *matrix) row(e entry, cells []gridCell) {
	id := len(m.grid.entries)
	e.thing = ofRow(id)
	m.grid.set = m.setter
	m.grid.entries = append(m.grid.entries, e)
	m.grid.cells = append(m.grid.cells, cells)
}

// across adds a row over the whole table.
func (m *matrix) across(t content.Text) {
	m.row(entry{kelompok: t}, []gridCell{{cols: len(m.columns.columns), entries: 1, level: schema.LevelBaris, matter: setting.Text(t.Value, m.bold, setting.Left, t.Span)}})
}

// printed returns what changed of what documents of the kind print: without what only the
// card of a profile shows of an indikator.
func (m *matrix) printed(parts []diff.Part) (out []diff.Part) {
	cards := slices.Contains(m.doc.Dokumen.Jenis.Lembar, schema.BagianKartu)
	for _, p := range parts {
		if p.Thing == diff.Indikator && p.Kind == diff.Changed && !cards {
			p.Fields = slices.DeleteFunc(slices.Clone(p.Fields), func(f diff.Field) bool {
				k := schema.Indikator.Key(f.Name)
				return k != nil && k.Card
			})
			if len(p.Fields) == 0 && !p.Moved {
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// section adds the rows of a section, its heading where there is one.
func (m *matrix) section(s matrixSection, parts []diff.Part) {
	headed := false
	for i := range parts {
		if !slices.Contains(s.things, parts[i].Thing) {
			continue
		}
		if !headed {
			m.across(content.Text{Value: s.heading, Span: m.doc.Span})
			headed = true
		}
		m.part(&parts[i])
	}
}

// part adds the row of a part.
func (m *matrix) part(p *diff.Part) {
	m.no++
	span := p.New.Span.Or(p.Old.Span.Or(m.doc.Span))
	matters := []setting.Material{
		setting.Text(ordinal("1.", m.no), m.body, setting.Centre, span),
		m.side(p, diff.Removed),
		m.side(p, diff.Added),
		m.remarks(p),
	}
	cells := make([]gridCell, len(matters))
	for col, matter := range matters {
		cells[col] = gridCell{col: col, cols: 1, entries: 1, level: schema.LevelBaris, matter: matter}
	}
	m.row(entry{kelompok: content.Text{Span: span}}, cells)
}

package layout

import (
	"strconv"
	"strings"

	"iku/content"
	"iku/content/schema"
	"iku/content/source"
	"iku/layout/page"
	"iku/layout/setting"
)

// setter makes material of a document's texts, in its types.
type setter struct {
	doc        *content.Document
	body, bold setting.Style
	title      setting.Style // of the title lines and the kop
	columns    *columnSet
	continued  bool // cells are made to be repeated on a further page
	repeat     int  // bytes of their text that are repeated
}

func cellNo(s *setter, _ *column, e *entry) setting.Material {
	if e.no == "" {
		return nil
	}
	return setting.Text(e.no, s.body, setting.Centre, e.span())
}

func cellTujuan(s *setter, c *column, e *entry) setting.Material {
	if e.tujuan == nil {
		return nil
	}
	return s.merged("kode_tujuan", e.tujuan.Kode, e.tujuan.Uraian, e.tujuan.Butir)
}

func cellSasaran(s *setter, _ *column, e *entry) setting.Material {
	if e.sasaran == nil {
		return nil
	}
	return s.merged("kode_sasaran", e.sasaran.Kode, e.sasaran.Uraian, e.sasaran.Butir)
}

// lanjutan follows what is repeated on a further page.
const lanjutan = " (lanjutan)"

// longestRepeat is how many bytes of a text are repeated on a further page.
const longestRepeat = 240

// merged returns the text of a cell that is merged over several rows, behind its
// code where that has no column of its own.
func (s *setter) merged(column string, kode, uraian content.Text, butir string) setting.Material {
	t := uraian.Value
	if butir != "" && !s.continued {
		t = butir
	}
	if !kode.IsZero() && !s.columns.has(column) {
		t = kode.Value + " " + t
	}
	if s.continued {
		t = strings.TrimSpace(shorten(t, s.repeat) + lanjutan)
	}
	return s.typed(content.Text{Value: t, Span: uraian.Span}, setting.Left)
}

// shorten cuts a text at the last space before that many bytes; of 0 bytes
// nothing is left.
func shorten(t string, most int) string {
	if len(t) <= most {
		return t
	}
	if most == 0 {
		return ""
	}
	for i := most; i > 0; i-- {
		if t[i] == ' ' {
			return t[:i] + " …"
		}
	}
	return "…"
}

func cellIndikator(s *setter, _ *column, e *entry) setting.Material {
	if e.indikator == nil {
		return nil
	}
	if e.rincian != nil {
		room := s.width("–")
		if e.label != "" { // as far in as the text of the numbered indikator
			room = max(room, s.width("0."), s.width(e.label))
		}
		t := e.rincian.Uraian
		if e.rincian.Butir != "" {
			t.Value = e.rincian.Butir
		}
		return s.bullet("–", s.typed(t, setting.Left), t.Span, room+s.width("  "))
	}
	ind := e.indikator
	t := ind.Uraian.Value
	if ind.Butir != "" && !s.continued {
		t = ind.Butir
	}
	if len(s.doc.Indikator) > 0 && !ind.Target.IsZero() && !s.columns.has("target") {
		t += " (" + ind.Target.Value + ")"
	}
	if s.continued {
		t = strings.TrimSpace(shorten(t, s.repeat) + lanjutan)
	}
	m := s.typed(content.Text{Value: t, Span: ind.Uraian.Span}, setting.Left)
	if e.label == "" {
		return m
	}
	return s.bullet(e.label, m, ind.Uraian.Span, max(s.width("0."), s.width(e.label))+s.width("  "))
}

func (s *setter) width(t string) Length { return s.body.Width(t) }

// bullet returns material behind a label, as a list of one item.
func (s *setter) bullet(label string, body setting.Material, span source.Span, room Length) setting.Material {
	return setting.List{Items: []setting.Material{setting.Hanging{Label: label, Style: s.body, Span: span, Room: room, Body: body, Role: page.LI}}, Span: span}
}

func cellKodeTujuan(s *setter, c *column, e *entry) setting.Material {
	if e.tujuan == nil || e.tujuan.Kode.IsZero() {
		return nil
	}
	return setting.Text(e.tujuan.Kode.Value, s.body, c.kind.align, e.tujuan.Kode.Span)
}

func cellKodeSasaran(s *setter, c *column, e *entry) setting.Material {
	if e.sasaran == nil || e.sasaran.Kode.IsZero() {
		return nil
	}
	return setting.Text(e.sasaran.Kode.Value, s.body, c.kind.align, e.sasaran.Kode.Span)
}

func cellKode(s *setter, c *column, e *entry) setting.Material {
	if e.indikator == nil || e.indikator.Kode.IsZero() {
		return nil
	}
	t := e.indikator.Kode
	return setting.Text(t.Value, s.body, c.kind.align, t.Span)
}

// own returns what an entry says in a column of the user's own.
func (e *entry) own(c *column) content.Isi {
	switch {
	case c.kind.Level == schema.LevelTujuan && e.tujuan != nil:
		return content.IsiOf(e.tujuan.Kolom, c.kind.name)
	case c.kind.Level == schema.LevelSasaran && e.sasaran != nil:
		return content.IsiOf(e.sasaran.Kolom, c.kind.name)
	case c.kind.Level == schema.LevelIndikator && e.ukuran() != nil:
		return content.IsiOf(e.ukuran().Kolom, c.kind.name)
	}
	return content.Isi{}
}

func cellOwn(s *setter, c *column, e *entry) setting.Material {
	if l := e.own(c).Lines; !l.IsZero() {
		return s.lines(l, c.kind.align)
	}
	return nil
}

func cellOwnFigure(s *setter, c *column, e *entry) setting.Material {
	return s.nilai(c, e.own(c).Nilai)
}

// cellLines is the cell of a column that an indikator fills by its key.
func cellLines(s *setter, c *column, e *entry) setting.Material {
	u := e.ukuran()
	if u == nil {
		return nil
	}
	l := u.Isi(c.kind.name)
	if l.IsZero() {
		return nil
	}
	return s.lines(l, c.kind.align)
}

// lines returns text that keeps its lines, or one item of a list each: behind the
// labels that they are typed with, or behind those of gaya_daftar.
func (s *setter) lines(l content.Lines, a setting.Align) setting.Material {
	if !l.List {
		return s.typed(l.Items[0], a)
	}
	labels := make([]string, len(l.Items))
	texts := make([]content.Text, len(l.Items))
	typed := true
	for i, t := range l.Items {
		b, ok := content.ButirOf(t.Value)
		typed = typed && ok
		labels[i], texts[i] = b.Label, content.Text{Value: b.Text, Span: t.Span}
	}
	if !typed {
		texts = l.Items
		for i := range labels {
			labels[i] = listLabel(s.doc.Tabel.GayaDaftar, i+1)
		}
	}
	var room Length
	for _, label := range labels {
		room = max(room, s.width(label))
	}
	room += s.width("  ")
	items := make([]setting.Material, len(texts))
	for i, t := range texts {
		items[i] = setting.Hanging{Label: labels[i], Style: s.body, Span: t.Span, Room: room, Body: s.typed(t, setting.Left), Role: page.LI}
	}
	return setting.List{Items: items, Span: l.Items[0].Span}
}

// listLabel returns the label of an item in the style of tabel.gaya_daftar: a sign, or
// a number or letter.
func listLabel(style string, n int) string {
	if _, isSign := map[string]bool{"•": true, "-": true, "–": true}[style]; isSign {
		return style
	}
	return ordinal(style, n)
}

func cellFormula(s *setter, _ *column, e *entry) setting.Material {
	u := e.ukuran()
	if u == nil || len(u.Formula) == 0 {
		return nil
	}
	var lines []proseLine
	for _, f := range u.Formula {
		if f.Prosa.IsZero() {
			lines = append(lines, proseLine{matter: newQuotient(s.body, f)})
		} else {
			lines = linesOf(lines, f.Prosa)
		}
	}
	parts, _ := s.parts(lines, formulaGap, nil)
	return setting.Stack{Parts: parts, Gap: formulaGap}
}

// formulaGap is the air between the parts of a formula.
const formulaGap = 2000

func cellSatuan(s *setter, _ *column, e *entry) setting.Material {
	u := e.ukuran()
	if u == nil || u.Satuan.IsZero() {
		return nil
	}
	t := u.Satuan
	return setting.Text(t.Value, s.body, setting.Centre, t.Span)
}

func cellTarget(s *setter, c *column, e *entry) setting.Material {
	u := e.ukuran()
	if u == nil {
		return nil
	}
	return s.nilai(c, s.doc.TargetOf(u.Target, u.TargetTahunan))
}

func cellTargetTahunan(s *setter, c *column, e *entry) setting.Material {
	u := e.ukuran()
	if u == nil {
		return nil
	}
	list := u.TargetTahunan
	if c.tahun == 0 { // several years in one cell
		var out []setting.Material
		for _, n := range list {
			out = append(out, setting.Text(strconv.Itoa(n.Tahun)+": "+n.Value, s.body, setting.Left, n.Span))
		}
		if out == nil {
			return nil
		}
		return setting.Stack{Parts: out}
	}
	for _, n := range list {
		if n.Tahun == c.tahun {
			return s.nilai(c, n.Nilai)
		}
	}
	return nil
}

func cellKondisi(of func(*content.Ukuran) content.Kondisi) func(*setter, *column, *entry) setting.Material {
	return func(s *setter, c *column, e *entry) setting.Material {
		u := e.ukuran()
		if u == nil {
			return nil
		}
		k := of(u)
		if k.Tahun > 0 && c.tahun == 0 && !k.Nilai.IsZero() {
			return setting.Text(k.Nilai.Value+"\n("+strconv.Itoa(k.Tahun)+")", s.body, setting.Centre, k.Nilai.Span)
		}
		return s.nilai(c, k.Nilai)
	}
}

// joined returns the contents of a column that joins several, each behind its
// label; tujuan and sasaran have none.
func (s *setter) joined(c *column, e *entry, begins func(schema.Level) bool) setting.Material {
	var out []setting.Material
	for _, p := range c.parts {
		if level := p.level(e); level < c.level(e) && !begins(level) {
			continue
		}
		m := p.kind.cell(s, p, e)
		if m == nil {
			continue
		}
		if p.kind.name == "tujuan" || p.kind.name == "sasaran" {
			out = append(out, m)
			continue
		}
		label := p.heading.Value
		if f, ok := m.(*setting.Figure); ok { // there is no column of figures to stand in
			m = f.Prose()
		}
		if t, ok := m.(*setting.Paragraph); ok {
			t.Align = setting.Left
			t.Runs = append([]setting.Run{{Text: label + ": ", Style: s.bold, Span: p.heading.Span.Or(t.Span())}}, t.Runs...)
			out = append(out, t)
			continue
		}
		head := setting.Text(label+":", s.bold, setting.Left, p.heading.Span.Or(e.span()))
		head.Stay = true
		out = append(out, head, m)
	}
	if out == nil {
		return nil
	}
	return setting.Stack{Parts: out, Gap: 3000}
}

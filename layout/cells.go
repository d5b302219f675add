package layout

import (
	"strconv"
	"strings"

	"iku/content"
	"iku/content/rumus"
)

// setter makes material of a document's texts, in its types.
type setter struct {
	doc        *content.Document
	body, bold style
	title      style // of the title lines and the kop
	columns    *columnSet
	continued  bool // cells are made to be repeated on a further page
	repeat     int  // bytes of their text that are repeated
}

func cellNo(s *setter, _ *column, e *entry) material {
	if e.no == "" {
		return nil
	}
	return text(e.no, s.body, centre, e.span())
}

func cellTujuan(s *setter, c *column, e *entry) material {
	if e.tujuan == nil {
		return nil
	}
	return s.merged(e.tujuan.Kode, e.tujuan.Uraian)
}

func cellSasaran(s *setter, _ *column, e *entry) material {
	if e.sasaran == nil {
		return nil
	}
	return s.merged(e.sasaran.Kode, e.sasaran.Uraian)
}

// lanjutan follows what is repeated on a further page.
const lanjutan = " (lanjutan)"

// longestRepeat is how many bytes of a text are repeated on a further page.
const longestRepeat = 240

// merged returns the text of a cell that is merged over several rows.
func (s *setter) merged(kode, uraian content.Text) material {
	t := uraian.Value
	if !kode.IsZero() {
		t = kode.Value + " " + t
	}
	if s.continued {
		t = strings.TrimSpace(shorten(t, s.repeat) + lanjutan)
	}
	return text(t, s.body, left, uraian.Span)
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

func cellIndikator(s *setter, _ *column, e *entry) material {
	if e.indikator == nil {
		return nil
	}
	if e.rincian != nil {
		room := s.width("–")
		if e.label != "" { // as far in as the text of the numbered indikator
			room = max(room, s.width("0."), s.width(e.label))
		}
		return s.bullet("–", text(e.rincian.Uraian.Value, s.body, left, e.rincian.Uraian.Span), room+s.width("  "))
	}
	ind := e.indikator
	t := ind.Uraian.Value
	if len(s.doc.Indikator) > 0 && !ind.Target.IsZero() && !s.columns.has("target") {
		t += " (" + ind.Target.Value + ")"
	}
	p := text(t, s.body, left, ind.Uraian.Span)
	if e.label == "" {
		return p
	}
	return s.bullet(e.label, p, max(s.width("0."), s.width(e.label))+s.width("  "))
}

func (s *setter) width(t string) Length { return s.body.width(t) }

// bullet returns material behind a label, as a list of one item.
func (s *setter) bullet(label string, body *paragraph, room Length) material {
	return list{items: []material{hanging{label: label, style: s.body, span: body.span(), room: room, body: body, role: LI}}, span: body.span()}
}

func cellText(of func(*content.Indikator) content.Text) func(*setter, *column, *entry) material {
	return func(s *setter, c *column, e *entry) material {
		if e.indikator == nil || of(e.indikator).IsZero() {
			return nil
		}
		t := of(e.indikator)
		return text(t.Value, s.body, c.kind.align, t.Span)
	}
}

func cellLines(of func(*content.Indikator) content.Lines) func(*setter, *column, *entry) material {
	return func(s *setter, c *column, e *entry) material {
		if e.indikator == nil || of(e.indikator).IsZero() {
			return nil
		}
		return s.lines(of(e.indikator), c.kind.align)
	}
}

// lines returns text that keeps its lines, or one bullet an item.
func (s *setter) lines(l content.Lines, a align) material {
	if !l.List {
		return text(l.Items[0].Value, s.body, a, l.Items[0].Span)
	}
	items := make([]material, len(l.Items))
	for i, t := range l.Items {
		items[i] = hanging{label: "•", style: s.body, span: t.Span, room: s.width("•  "), body: text(t.Value, s.body, left, t.Span), role: LI}
	}
	return list{items: items, span: l.Items[0].Span}
}

func cellFormula(s *setter, _ *column, e *entry) material {
	if e.indikator == nil || len(e.indikator.Formula) == 0 {
		return nil
	}
	var out []material
	for _, f := range e.indikator.Formula {
		if !f.Prosa.IsZero() {
			out = append(out, text(f.Prosa.Value, s.body, left, f.Prosa.Span))
			continue
		}
		out = append(out, newQuotient(s.body, f))
	}
	return stack{parts: out, gap: 2000}
}

func cellSatuan(s *setter, _ *column, e *entry) material {
	if e.indikator == nil {
		return nil
	}
	t := e.indikator.Satuan
	if e.rincian != nil {
		t = e.rincian.Satuan
	}
	if t.IsZero() {
		return nil
	}
	return text(t.Value, s.body, centre, t.Span)
}

func cellTarget(s *setter, c *column, e *entry) material {
	switch {
	case e.indikator == nil:
		return nil
	case e.rincian != nil:
		return s.nilai(c, e.rincian.Target, e.rincian.Satuan)
	}
	return s.nilai(c, e.indikator.Target, e.indikator.Satuan)
}

func cellTargetTahunan(s *setter, c *column, e *entry) material {
	if e.indikator == nil {
		return nil
	}
	list, satuan := e.indikator.TargetTahunan, e.indikator.Satuan
	if e.rincian != nil {
		list, satuan = e.rincian.TargetTahunan, e.rincian.Satuan
	}
	if c.tahun == 0 { // several years in one cell
		var out []material
		for _, n := range list {
			out = append(out, text(strconv.Itoa(n.Tahun)+": "+n.Value, s.body, left, n.Span))
		}
		if out == nil {
			return nil
		}
		return stack{parts: out}
	}
	for _, n := range list {
		if n.Tahun == c.tahun {
			return s.nilai(c, n.Nilai, satuan)
		}
	}
	return nil
}

func cellKondisi(of func(*content.Indikator) content.Kondisi) func(*setter, *column, *entry) material {
	return func(s *setter, c *column, e *entry) material {
		if e.indikator == nil {
			return nil
		}
		k := of(e.indikator)
		if k.Tahun > 0 && c.tahun == 0 && !k.Nilai.IsZero() {
			return text(k.Nilai.Value+"\n("+strconv.Itoa(k.Tahun)+")", s.body, centre, k.Nilai.Span)
		}
		return s.nilai(c, k.Nilai, e.indikator.Satuan)
	}
}

// nilai returns a value in a column of figures: its number below the others' of
// the same unit, text centred.
func (s *setter) nilai(c *column, n content.Nilai, satuan content.Text) material {
	if n.IsZero() {
		return nil
	}
	if n.Number == nil {
		return text(n.Value, s.body, centre, n.Span)
	}
	number := numberOf(n)
	return c.alike(number, n.Rest, satuan.Value).figure(number, n.Rest, s.body, centre, n.Span)
}

// numberOf returns the number that a value begins with, as it is printed.
func numberOf(n content.Nilai) string {
	v := n.Value
	if n.Rest != "" && len(v) > len(n.Rest) && v[len(v)-len(n.Rest):] == n.Rest {
		v = v[:len(v)-len(n.Rest)]
	}
	for len(v) > 0 && v[len(v)-1] == ' ' {
		v = v[:len(v)-1]
	}
	return v
}

// joined returns the contents of a column that joins several, each behind its
// label; tujuan and sasaran have none.
func (s *setter) joined(c *column, e *entry, begins func(level) bool) material {
	var out []material
	for _, p := range c.parts {
		if p.kind.level < c.kind.level && !begins(p.kind.level) {
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
		if f, ok := m.(*figure); ok { // there is no column of figures to stand in
			m = f.prose()
		}
		if t, ok := m.(*paragraph); ok {
			t.align = left
			t.runs = append([]run{{text: label + ": ", style: s.bold, span: place(p.heading.Span, t.span())}}, t.runs...)
			out = append(out, t)
			continue
		}
		head := text(label+":", s.bold, left, place(p.heading.Span, e.span()))
		head.stay = true
		out = append(out, head, m)
	}
	if out == nil {
		return nil
	}
	return stack{parts: out, gap: 3000}
}

// quotient is a fraction of words, with what it is multiplied by.
type quotient struct {
	style       style
	part        content.FormulaPart
	over, under *paragraph // measured only
}

func newQuotient(s style, f content.FormulaPart) quotient {
	return quotient{s, f, text(f.Pembilang.Value, s, centre, f.Pembilang.Span), text(f.Penyebut.Value, s, centre, f.Penyebut.Span)}
}

func (q quotient) times() string {
	if q.part.Kali.IsZero() {
		return ""
	}
	return " × " + q.part.Kali.Value
}

// parts returns the width of the widest word over or under the bar, and of the
// wider part on one line.
func (q quotient) parts() (least, most Length) {
	for _, p := range []*paragraph{q.over, q.under} {
		l, m := p.widths()
		least, most = max(least, l), max(most, m)
	}
	return least, most
}

func (q quotient) widths() (least, most Length) {
	least, most = q.parts()
	times := q.style.width(q.times())
	return max(least+2*barOverhang, times), most + times + 2*barOverhang
}

// tallestFraction is how many lines a fraction may be high; it is never split.
const tallestFraction = 16

// set sets the fraction beside what it is multiplied by, in a narrow cell above
// it; where even its words have no room, in one line.
func (q quotient) set(width Length, node *Node) block {
	times := words(q.times(), q.style, q.part.Kali.Span)
	least, _ := q.parts()
	room := width - 2*barOverhang
	wide := least+times.w <= room
	if wide {
		room -= times.w
	}
	over := narrowed(q.part.Pembilang.Value, q.style, room, q.part.Pembilang.Span)
	under := narrowed(q.part.Penyebut.Value, q.style, room, q.part.Penyebut.Span)
	var f *Node
	if node != nil {
		f = node.Add(Formula, q.part.Pembilang.Span)
		f.Alt = q.part.Pembilang.Value + " dibagi " + q.part.Penyebut.Value
		if !q.part.Kali.IsZero() {
			f.Alt += ", kali " + rumus.SpokenNumber(q.part.Kali.Value)
		}
	}
	all := fraction(over, under, q.style)
	if times.w > 0 && wide {
		all = beside(all, times)
	}
	if all.w > width || times.w > width || room < min(least, 4*q.style.size) || all.up+all.down > tallestFraction*q.style.leading {
		return text(q.part.Pembilang.Value+" / "+q.part.Penyebut.Value+q.times(), q.style, left, q.part.Pembilang.Span).set(width, f)
	}
	out := block{all.line(q.style, f)}
	if times.w > 0 && !wide {
		times = words(strings.TrimLeft(q.times(), " "), q.style, q.part.Kali.Span)
		out = append(out, times.moved(max(all.w-times.w, 0)/2).line(q.style, f)).together()
	}
	return out
}

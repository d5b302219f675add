package layout

import (
	"fmt"
	"strings"

	"iku/content"
	"iku/content/diff"
	"iku/layout/setting"
)

// thingNames says what the parts of a document are called before their text.
var thingNames = map[diff.Thing]string{diff.Tujuan: "Tujuan", diff.Sasaran: "Sasaran", diff.Indikator: "Indikator",
	"program": "Program", "aksi": "Aksi"}

const matrixGap = 2000 // between what a cell says

// chosen is what the reason for which an indikator was chosen is called beside
// that of a change.
const chosen = "Alasan pemilihan"

// gone and come are the styles of words that went and that came: told apart by
// their form, so that they are in a photocopy too.
func (m *matrix) gone() setting.Style { s := m.body; s.Struck = true; return s }
func (m *matrix) come() setting.Style { s := m.bold; s.Under = true; return s }

// side returns what a part says in the old document (Removed) or the new one
// (Added): its own text, then each thing that changed behind its label.
func (m *matrix) side(p *diff.Part, side diff.Kind) setting.Material {
	is, other := p.New, diff.Removed
	if side == diff.Removed {
		is, other = p.Old, diff.Added
	}
	if p.Kind == other {
		return setting.Text("–", m.body, setting.Centre, is.Span.Or(m.doc.Span))
	}
	var out []setting.Material
	said := false // its own text is among what changed
	for i := range p.Fields {
		said = said || p.Fields[i].Name == "uraian" || p.Fields[i].Name == "nama"
	}
	if !said && !is.Uraian.IsZero() {
		out = append(out, m.labelled(thingNames[p.Thing], []setting.Run{{Text: is.Uraian.Value, Style: m.body, Span: is.Uraian.Span}}))
	}
	for i := range p.Fields {
		f := &p.Fields[i]
		label := f.Label
		switch {
		case f.Name == "uraian":
			label = thingNames[p.Thing]
		case f.Name == "alasan":
			label = chosen
		case f.Step.Name != "": // its text begins with it
			label = "Perhitungan"
		}
		if f == chosenFor(p) { // it stands in the last column
			continue
		}
		if runs := m.words(f, side); runs != nil {
			out = append(out, m.labelled(label, runs))
		}
	}
	if out == nil {
		return setting.Text("–", m.body, setting.Centre, is.Span.Or(m.doc.Span))
	}
	return setting.Stack{Parts: out, Gap: matrixGap}
}

// words returns what a field says on one side, the words marked that the other
// side has not.
func (m *matrix) words(f *diff.Field, side diff.Kind) []setting.Run {
	t, marked := f.New, m.come()
	if side == diff.Removed {
		t, marked = f.Old, m.gone()
	}
	if t.IsZero() {
		return nil
	}
	var out []setting.Run
	for _, e := range diff.Words(f.Old.Value, f.New.Value) {
		r := setting.Run{Text: e.New, Style: marked, Span: t.Span}
		if side == diff.Removed {
			r.Text = e.Old
		}
		if e.Same {
			r.Style = m.body
		}
		if r.Text != "" {
			out = append(out, r)
		}
	}
	return out
}

// labelled returns text behind a label. Text of several lines stands below it.
func (m *matrix) labelled(label string, runs []setting.Run) setting.Material {
	gap := " "
	for _, r := range runs {
		if strings.Contains(strings.TrimSpace(r.Text), "\n") {
			gap = "\n"
		}
	}
	return &setting.Paragraph{Runs: append([]setting.Run{{Text: label + ":" + gap, Style: m.bold, Span: runs[0].Span}}, runs...), Hyphens: true}
}

// remarks returns what the last column says of a part: what happened to it, the
// differences of its figures, and its reason.
func (m *matrix) remarks(p *diff.Part) setting.Material {
	side := p.New
	if p.Kind == diff.Removed {
		side = p.Old
	}
	span := side.Span.Or(m.doc.Span)
	var out []setting.Material
	say := func(format string, args ...any) {
		out = append(out, setting.Text(fmt.Sprintf(format, args...), m.body, setting.Left, span))
	}
	name := thingNames[p.Thing]
	switch {
	case p.Kind == diff.Changed:
	case name == "":
		say("%s.", map[diff.Kind]string{diff.Added: "Baru", diff.Removed: "Dihapus"}[p.Kind])
	case p.Kind == diff.Added:
		say("%s baru%s.", name, standsUnder(" pada sasaran ", side))
	default:
		say("%s dihapus%s.", name, standsUnder(" dari sasaran ", side))
	}
	if p.Moved {
		say("%s", moved(p))
	}
	if p.Kind == diff.Changed {
		for i := range p.Fields {
			if f := &p.Fields[i]; f != chosenFor(p) {
				say("%s.", remark(f, name))
			}
		}
	}
	if label, r := reason(p); r != nil {
		runs := []setting.Run{{Text: label + ": ", Style: m.bold, Span: r.Span()}}
		r.Runs[0].Style = m.body
		out = append(out, &setting.Paragraph{Runs: append(runs, r.Runs...), Hyphens: true})
	}
	if out == nil {
		return setting.None{}
	}
	return setting.Stack{Parts: out, Gap: matrixGap}
}

// remark says what happened to a field.
func remark(f *diff.Field, name string) string {
	label := f.Label
	hasil := ": hasilnya "
	switch {
	case f.Name == "uraian":
		label = "Bunyi " + strings.ToLower(name)
	case f.Name == "alasan":
		label = chosen
	case f.Step.Name != "" && f.Difference != nil && f.Step.Kind == "rumus":
		label, hasil = "Perhitungan: hasil "+f.Step.Name, " "
	case f.Step.Name != "":
		label = "Perhitungan: " + f.Step.Name
	}
	switch {
	case f.Difference != nil && f.Step.Kind == "data" && f.Step.Name == "": // a figure of something else
		return label + " diganti"
	case f.Difference != nil && f.Step.Kind == "rumus":
		return label + hasil + f.Difference.Spoken()
	case f.Difference != nil:
		return label + " " + f.Difference.Spoken()
	case f.Old.IsZero():
		return label + " ditambahkan"
	case f.New.IsZero():
		return label + " dihapus"
	}
	return label + " diubah"
}

// standsUnder names what an indikator stands under, behind those words.
func standsUnder(words string, s diff.Side) string {
	if s.Under.IsZero() {
		return ""
	}
	return words + "“" + s.Under.Value + "”"
}

// moved says from where to where a part went.
func moved(p *diff.Part) string {
	if p.Thing != diff.Indikator || p.Old.Under.Value == p.New.Under.Value {
		return fmt.Sprintf("Dipindahkan dari urutan %s ke urutan %s.", p.Old.Ordinal(), p.New.Ordinal())
	}
	from, to := standsUnder("", p.Old), standsUnder("", p.New)
	if from == "" {
		from = "samping sasaran"
	}
	if to == "" {
		to = "samping sasaran"
	}
	return fmt.Sprintf("Dipindahkan dari %s ke %s.", from, to)
}

// reason returns why a part stands in the new document as it does, where that
// says so. What the old document says too is the reason of an earlier change.
func reason(p *diff.Part) (label string, _ *setting.Paragraph) {
	label, t := "Alasan perubahan", p.New.Reason
	if t.Value == p.Old.Reason.Value {
		t = content.Text{}
	}
	if f := chosenFor(p); f != nil {
		label, t = "Alasan", f.New
	}
	if t.IsZero() {
		return "", nil
	}
	return label, setting.Text(t.Value, setting.Style{}, setting.Left, t.Span)
}

// chosenFor returns the field that says why an indikator was chosen, where that
// changed and stands for the reason of the change, as none of its own is given.
func chosenFor(p *diff.Part) *diff.Field {
	if !p.New.Reason.IsZero() && p.New.Reason.Value != p.Old.Reason.Value {
		return nil
	}
	for i := range p.Fields {
		if f := &p.Fields[i]; p.Thing == diff.Indikator && f.Name == "alasan" && !f.New.IsZero() {
			return f
		}
	}
	return nil
}

// legend says under the table what the marks mean.
func (m *matrix) legend(c diff.Changes) []*setting.Paragraph {
	if c.Same() {
		return nil
	}
	at := func(t string, s setting.Style) setting.Run { return setting.Run{Text: t, Style: s, Span: m.doc.Span} }
	p := &setting.Paragraph{Hyphens: true, Runs: []setting.Run{
		at("Kata yang ", m.body), at("dicoret", m.gone()), at(" dihapus atau diganti; kata yang ", m.body),
		at("tebal bergaris bawah", m.come()), at(" baru atau pengganti.", m.body),
	}}
	return []*setting.Paragraph{p}
}

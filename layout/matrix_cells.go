package layout

import (
	"fmt"
	"strings"

	"iku/content"
	"iku/content/diff"
)

// thingNames says what the parts of a document are called before their text.
var thingNames = map[diff.Thing]string{diff.Tujuan: "Tujuan", diff.Sasaran: "Sasaran", diff.Indikator: "Indikator"}

const matrixGap = 2000 // between what a cell says

// chosen is what the reason for which an indikator was chosen is called beside
// that of a change.
const chosen = "Alasan pemilihan"

// gone and come are the styles of words that went and that came: told apart by
// their form, so that they are in a photocopy too.
func (m *matrix) gone() style { s := m.body; s.struck = true; return s }
func (m *matrix) come() style { s := m.bold; s.under = true; return s }

// side returns what a part says in the old document (Removed) or the new one
// (Added): its own text, then each thing that changed behind its label.
func (m *matrix) side(p *diff.Part, side diff.Kind) material {
	is, other := p.New, diff.Removed
	if side == diff.Removed {
		is, other = p.Old, diff.Added
	}
	if p.Kind == other {
		return text("–", m.body, centre, place(is.Span, m.doc.Span))
	}
	var out []material
	said := false // its own text is among what changed
	for i := range p.Fields {
		said = said || p.Fields[i].Name == "uraian"
	}
	if !said && !is.Uraian.IsZero() {
		out = append(out, m.labelled(thingNames[p.Thing], []run{{text: is.Uraian.Value, style: m.body, span: is.Uraian.Span}}))
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
		return text("–", m.body, centre, place(is.Span, m.doc.Span))
	}
	return stack{parts: out, gap: matrixGap}
}

// words returns what a field says on one side, the words marked that the other
// side has not.
func (m *matrix) words(f *diff.Field, side diff.Kind) []run {
	t, marked := f.New, m.come()
	if side == diff.Removed {
		t, marked = f.Old, m.gone()
	}
	if t.IsZero() {
		return nil
	}
	var out []run
	for _, e := range diff.Words(f.Old.Value, f.New.Value) {
		r := run{text: e.New, style: marked, span: t.Span}
		if side == diff.Removed {
			r.text = e.Old
		}
		if e.Same {
			r.style = m.body
		}
		if r.text != "" {
			out = append(out, r)
		}
	}
	return out
}

// labelled returns text behind a label. Text of several lines stands below it.
func (m *matrix) labelled(label string, runs []run) material {
	gap := " "
	for _, r := range runs {
		if strings.Contains(strings.TrimSpace(r.text), "\n") {
			gap = "\n"
		}
	}
	return &paragraph{runs: append([]run{{text: label + ":" + gap, style: m.bold, span: runs[0].span}}, runs...), hyphens: true}
}

// remarks returns what the last column says of a part: what happened to it, the
// differences of its figures, and its reason.
func (m *matrix) remarks(p *diff.Part) material {
	side := p.New
	if p.Kind == diff.Removed {
		side = p.Old
	}
	span := place(side.Span, m.doc.Span)
	var out []material
	say := func(format string, args ...any) {
		out = append(out, text(fmt.Sprintf(format, args...), m.body, left, span))
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
		runs := []run{{text: label + ": ", style: m.bold, span: r.span()}}
		r.runs[0].style = m.body
		out = append(out, &paragraph{runs: append(runs, r.runs...), hyphens: true})
	}
	if out == nil {
		return none{}
	}
	return stack{parts: out, gap: matrixGap}
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
		return fmt.Sprintf("Dipindahkan dari urutan %d ke urutan %d.", p.Old.Number, p.New.Number)
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
func reason(p *diff.Part) (label string, _ *paragraph) {
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
	return label, text(t.Value, style{}, left, t.Span)
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
func (m *matrix) legend(c diff.Changes) []*paragraph {
	if c.Same() {
		return nil
	}
	at := func(t string, s style) run { return run{text: t, style: s, span: m.doc.Span} }
	p := &paragraph{hyphens: true, runs: []run{
		at("Kata yang ", m.body), at("dicoret", m.gone()), at(" dihapus atau diganti; kata yang ", m.body),
		at("tebal bergaris bawah", m.come()), at(" baru atau pengganti.", m.body),
	}}
	return []*paragraph{p}
}

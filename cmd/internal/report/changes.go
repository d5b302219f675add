package report

import (
	"fmt"
	"io"
	"strings"

	"iku/content"
	"iku/content/diff"
	"iku/content/source"
)

// ChangeFormats lists the forms in which changes can be shown, the default
// first.
var ChangeFormats = []struct {
	Name string
	Use  string // whom it is for, in Indonesian
	show func(io.Writer, Options, diff.Changes) error
}{
	{"text", "untuk dibaca orang", changesText},
	{"json", "satu objek JSON per perubahan", changesJSON},
}

// KnownChangeFormat returns an error that names the forms that there are, where
// none has that name.
func KnownChangeFormat(name string) error {
	names := make([]string, len(ChangeFormats))
	for i, f := range ChangeFormats {
		if f.Name == name {
			return nil
		}
		names[i] = f.Name
	}
	return fmt.Errorf("bentuk %q tidak dikenal; pilih %s", name, strings.Join(names, ", "))
}

// Changes writes what changed in the form of that name. Its errors are those of
// KnownChangeFormat and of writing.
func Changes(format string, w io.Writer, o Options, c diff.Changes) error {
	for _, f := range ChangeFormats {
		if f.Name == format {
			return f.show(w, o, c)
		}
	}
	return KnownChangeFormat(format)
}

// signs are what stands before a part, with its colour.
var signs = map[diff.Kind][2]string{diff.Changed: {"~", yellow}, diff.Added: {"+", green}, diff.Removed: {"-", red}}

// changesText shows changes to people: each part with its sign and place, below
// it what it says otherwise. Words that went stand in [-…-], new ones in {+…+},
// in colour or not.
func changesText(w io.Writer, o Options, c diff.Changes) error {
	t := &text{w: w, o: o}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s%s\n", t.paint(red, "---"), Visible(pathOf(c.Old)), revision(c.Old))
	fmt.Fprintf(&b, "%s %s%s\n\n", t.paint(green, "+++"), Visible(pathOf(c.New)), revision(c.New))
	for i := range c.Parts {
		t.part(&b, &c.Parts[i])
	}
	if !c.Same() {
		b.WriteByte('\n')
	}
	b.WriteString(CountChanges(c).String() + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// pathOf names a document: its file, and which of several in it.
func pathOf(d *content.Document) string {
	if d.PK == nil {
		return d.File.Name
	}
	return source.PartOf(d.File.Name, d.PK.Nama)
}

func revision(d *content.Document) string {
	if d.Dokumen.Revisi == 0 {
		return ""
	}
	return fmt.Sprintf(" (revisi %d)", d.Dokumen.Revisi)
}

// ChangeCount counts the parts of a document that changed.
type ChangeCount struct {
	Added   int `json:"added"`
	Removed int `json:"removed"`
	Changed int `json:"changed"`
	Moved   int `json:"moved"`
}

// CountChanges counts what changed.
func CountChanges(c diff.Changes) (n ChangeCount) {
	for _, p := range c.Parts {
		if p.Moved {
			n.Moved++
		}
		switch {
		case p.Kind == diff.Added:
			n.Added++
		case p.Kind == diff.Removed:
			n.Removed++
		case len(p.Fields) > 0:
			n.Changed++
		}
	}
	return n
}

// String says the counts in words.
func (c ChangeCount) String() string {
	var parts []string
	for _, n := range []struct {
		n    int
		what string
	}{{c.Added, "ditambah"}, {c.Removed, "dihapus"}, {c.Changed, "diubah"}, {c.Moved, "dipindah"}} {
		if n.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n.n, n.what))
		}
	}
	if parts == nil {
		return "tidak ada perubahan"
	}
	return strings.Join(parts, ", ")
}

func (t *text) part(b *strings.Builder, p *diff.Part) {
	sign, color := signs[p.Kind][0], signs[p.Kind][1]
	if p.Moved && len(p.Fields) == 0 {
		sign, color = ">", blue
	}
	side := p.New
	if p.Kind == diff.Removed {
		side = p.Old
	}
	name := strings.ReplaceAll(string(p.Thing), "_", " ")
	if !side.Uraian.IsZero() {
		name += fmt.Sprintf(" %s: %s", side.Ordinal(), oneLine(side.Uraian.Value))
	}
	fmt.Fprintf(b, "%s %s", t.paint(color, sign), t.paint(bold, Visible(name)))
	if !side.Span.IsZero() {
		b.WriteString(" " + t.paint(dim, "["+place(side.Span)+"]"))
	}
	b.WriteByte('\n')
	if p.Moved {
		fmt.Fprintf(b, "    %s\n", Visible(movedText(p)))
	} else if p.Thing == diff.Indikator && !side.Under.IsZero() && p.Kind != diff.Changed {
		fmt.Fprintf(b, "    di bawah: %s\n", Visible(oneLine(side.Under.Value)))
	}
	for i := range p.Fields {
		f := &p.Fields[i]
		if f.Name == "uraian" && p.Kind != diff.Changed { // it stands above
			continue
		}
		fmt.Fprintf(b, "    %s %s\n", t.paint(dim, Visible(f.Label)+":"), t.field(f))
	}
}

// movedText says from where to where a part went.
func movedText(p *diff.Part) string {
	if p.Thing == diff.Indikator && p.Old.Under.Value != p.New.Under.Value {
		return fmt.Sprintf("pindah dari %s ke %s", under(p.Old), under(p.New))
	}
	return fmt.Sprintf("pindah dari urutan %s ke urutan %s", p.Old.Ordinal(), p.New.Ordinal())
}

func under(s diff.Side) string {
	if s.Under.IsZero() {
		return "samping sasaran"
	}
	return "“" + oneLine(s.Under.Value) + "”"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// field shows one change: figures as old → new with what lies between, words
// with those that went and came.
func (t *text) field(f *diff.Field) string {
	old, now := oneLine(f.Old.Value), oneLine(f.New.Value)
	switch {
	case old == "":
		return t.paint(green, "{+"+Visible(now)+"+}")
	case now == "":
		return t.paint(red, "[-"+Visible(old)+"-]")
	case f.Difference != nil && !strings.HasPrefix(f.Name, "hitungan."):
		return fmt.Sprintf("%s → %s (%s)", t.paint(red, Visible(old)), t.paint(green, Visible(now)), f.Difference.String())
	}
	var b strings.Builder
	for _, e := range diff.Words(old, now) {
		gone, come := strings.TrimRight(e.Old, " "), strings.TrimRight(e.New, " ")
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		switch {
		case e.Same:
			b.WriteString(Visible(come))
			continue
		case gone != "":
			b.WriteString(t.paint(red, "[-"+Visible(gone)+"-]"))
		}
		if come != "" {
			b.WriteString(t.paint(green, "{+"+Visible(come)+"+}"))
		}
	}
	if f.Difference != nil {
		b.WriteString(" (" + f.Difference.String() + ")")
	}
	return b.String()
}

type jsonChange struct {
	Kind   string      `json:"kind"` // "changed", "added" or "removed"
	Thing  diff.Thing  `json:"thing"`
	Moved  bool        `json:"moved,omitempty"`
	Old    *jsonSide   `json:"old,omitempty"`
	New    *jsonSide   `json:"new,omitempty"`
	Fields []jsonField `json:"fields,omitempty"`
}

type jsonSide struct {
	jsonPlace
	Number int    `json:"number,omitempty"`
	Within int    `json:"within,omitempty"` // the number of what an indikator stands under
	Uraian string `json:"uraian,omitempty"`
	Under  string `json:"under,omitempty"`
}

type jsonField struct {
	Name       string          `json:"name"`
	Label      string          `json:"label"`
	Old        *jsonValue      `json:"old,omitempty"`
	New        *jsonValue      `json:"new,omitempty"`
	Difference *jsonDifference `json:"difference,omitempty"`
}

type jsonValue struct {
	jsonPlace
	Value string `json:"value"`
}

// jsonDifference has its amount as a decimal number in a string, so that no
// reader rounds it.
type jsonDifference struct {
	Amount string `json:"amount"`
	Unit   string `json:"unit,omitempty"` // "poin persentase"
	Text   string `json:"text"`
}

func changesJSON(w io.Writer, _ Options, c diff.Changes) error {
	for _, out := range jsonChanges(c) {
		if err := writeJSON(w, "", out); err != nil {
			return err
		}
	}
	return nil
}

func jsonChanges(c diff.Changes) (list []jsonChange) {
	kinds := map[diff.Kind]string{diff.Changed: "changed", diff.Added: "added", diff.Removed: "removed"}
	for _, p := range c.Parts {
		out := jsonChange{Kind: kinds[p.Kind], Thing: p.Thing, Moved: p.Moved}
		if p.Kind != diff.Added {
			out.Old = jsonSideOf(p.Old)
		}
		if p.Kind != diff.Removed {
			out.New = jsonSideOf(p.New)
		}
		for _, f := range p.Fields {
			field := jsonField{Name: f.Name, Label: f.Label, Old: jsonValueOf(f.Old), New: jsonValueOf(f.New)}
			if d := f.Difference; d != nil {
				field.Difference = &jsonDifference{Amount: d.Amount.FloatString(d.Decimals), Unit: d.Unit, Text: d.String()}
			}
			out.Fields = append(out.Fields, field)
		}
		list = append(list, out)
	}
	return list
}

func jsonSideOf(s diff.Side) *jsonSide {
	return &jsonSide{jsonPlaceOf(s.Span), s.Number, s.Within, s.Uraian.Value, s.Under.Value}
}

func jsonValueOf(t content.Text) *jsonValue {
	if t.IsZero() {
		return nil
	}
	at := t.Span
	if at.File == nil {
		at = source.Span{}
	}
	return &jsonValue{jsonPlaceOf(at), t.Value}
}

package report

import (
	"fmt"
	"io"
	"strings"

	"iku/content/finding"
	"iku/content/source"
)

// text shows findings to people: each with its place, its source line, carets,
// and what would settle it; at the end the count.
type text struct {
	w     io.Writer
	o     Options
	count [3]int
	aside int
	// Of those counted: what concerns several documents, and these.
	shared    int
	documents map[string]bool
}

func newText(w io.Writer, o Options) Reporter {
	if o.Width <= 0 {
		o.Width = 100
	}
	return &text{w: w, o: o}
}

// The colours of a terminal, as SGR parameters.
const (
	bold   = "1"
	dim    = "2"
	red    = "1;31"
	yellow = "1;33"
	green  = "1;32"
	blue   = "1;34"
)

var severityColor = map[finding.Severity]string{finding.Galat: red, finding.Peringatan: yellow, finding.Catatan: blue}

func (t *text) Report(list finding.List) error {
	for _, f := range list {
		if f.Abaikan == "" {
			t.count[f.Severity()]++
			t.share(f)
		} else {
			t.aside++
		}
		if t.o.Shown != nil && !t.o.Shown(f) {
			continue
		}
		if _, err := io.WriteString(t.w, t.one(f)); err != nil {
			return err
		}
	}
	return nil
}

func (t *text) one(f finding.Finding) string {
	var b strings.Builder
	color, label := severityColor[f.Severity()], f.Severity().String()
	if f.Abaikan != "" {
		color, label = dim, label+" (diabaikan)"
	}
	if !f.Span.IsZero() {
		b.WriteString(t.paint(bold, place(f.Span)+":") + " ")
	}
	fmt.Fprintf(&b, "%s %s %s\n", t.paint(color, label+":"), Visible(f.Message), t.paint(dim, "["+string(f.Slug)+"]"))
	gutter := "   "
	if !f.Span.IsZero() {
		number := fmt.Sprint(f.Span.Begin().Line)
		line, carets := excerpt(f.Span, t.o.Width)
		gutter = strings.Repeat(" ", len(number)+2)
		fmt.Fprintf(&b, "  %s%s\n", t.paint(dim, number+" | "), line)
		fmt.Fprintf(&b, "%s%s%s\n", gutter, t.paint(dim, " | "), t.paint(color, carets))
	}
	note := func(label, message string) {
		fmt.Fprintf(&b, "%s %s %s\n", gutter, t.paint(dim, "= "+label+":"), Visible(message))
	}
	if f.Abaikan != "" {
		note("diabaikan", f.Abaikan)
	}
	if f.Hint != "" {
		note("saran", f.Hint)
	}
	if len(f.Documents) > 1 {
		note("berlaku bagi", concerned(f.Documents))
	}
	for _, r := range f.Related {
		label := "lihat"
		switch {
		case r.Span.IsZero():
		case r.Span.File == f.Span.File:
			label = fmt.Sprintf("lihat baris %d:%d", r.Span.Begin().Line, r.Span.Begin().Column)
		default:
			label = "lihat " + place(r.Span)
		}
		note(label, r.Message)
	}
	return b.String()
}

// share counts what concerns several documents.
func (t *text) share(f finding.Finding) {
	if len(f.Documents) < 2 {
		return
	}
	t.shared++
	if t.documents == nil {
		t.documents = map[string]bool{}
	}
	for _, name := range f.Documents {
		t.documents[name] = true
	}
}

// maxConcerned is how many of the documents that a finding concerns are named.
const maxConcerned = 3

// concerned says for which documents a finding holds: "40 dokumen: a.toml, b.toml,
// c.toml dan 37 lainnya".
func concerned(documents []string) string {
	n := len(documents)
	s := fmt.Sprintf("%d dokumen: %s", n, strings.Join(documents[:min(n, maxConcerned)], ", "))
	if n > maxConcerned {
		s += fmt.Sprintf(" dan %d lainnya", n-maxConcerned)
	}
	return s
}

// Close shows the count.
func (t *text) Close() error {
	_, err := fmt.Fprintln(t.w, t.total())
	return err
}

func (t *text) total() string {
	var parts []string
	for s, n := range t.count {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, finding.Severity(s)))
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "tidak ada temuan")
	}
	if t.aside > 0 {
		parts = append(parts, fmt.Sprintf("%d diabaikan", t.aside))
	}
	total := strings.Join(parts, ", ")
	if t.shared > 0 {
		total += fmt.Sprintf("; %d di antaranya berlaku bagi %d dokumen", t.shared, len(t.documents))
	}
	return total
}

func (t *text) paint(color, s string) string {
	if !t.o.Color {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}

// place returns a span's file, line and column, as editors jump to it.
func place(s source.Span) string {
	p := s.Begin()
	return fmt.Sprintf("%s:%d:%d", Visible(s.File.Name), p.Line, p.Column)
}

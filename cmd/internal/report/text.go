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
		} else {
			t.aside++
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
	return strings.Join(parts, ", ")
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

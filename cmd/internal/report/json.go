package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"

	"iku/content/finding"
	"iku/content/source"
)

// jsonLines writes one JSON object a line.
type jsonLines struct{ w io.Writer }

func newJSON(w io.Writer, _ Options) Reporter { return jsonLines{w} }

// jsonPlace is where something stands. Lines and columns begin at 1, columns are
// code points; offsets are bytes and begin at 0. The end is not included.
type jsonPlace struct {
	File      string `json:"file,omitempty"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	Offset    int    `json:"offset"`
	EndLine   int    `json:"end_line,omitempty"`
	EndColumn int    `json:"end_column,omitempty"`
	EndOffset int    `json:"end_offset"`
}

type jsonFinding struct {
	jsonPlace
	Slug     finding.Slug  `json:"slug"`
	Severity string        `json:"severity"`
	Message  string        `json:"message"`
	Hint     string        `json:"hint,omitempty"`
	Fix      *jsonFix      `json:"fix,omitempty"`
	Related  []jsonRelated `json:"related,omitempty"`
	Abaikan  string        `json:"abaikan,omitempty"`
	// Documents are those that it concerns, where they are several.
	Documents []string `json:"documents,omitempty"`
}

// jsonFix is a text that would settle the finding in the place of what stands there.
type jsonFix struct {
	jsonPlace
	Text string `json:"text"`
}

type jsonRelated struct {
	jsonPlace
	Message string `json:"message"`
}

func (j jsonLines) Report(list finding.List) error {
	for _, f := range list {
		out := jsonFinding{
			jsonPlace: jsonPlaceOf(f.Span),
			Slug:      f.Slug,
			Severity:  f.Severity().String(),
			Message:   f.Message,
			Hint:      f.Hint,
			Abaikan:   f.Abaikan,
		}
		if f.Fix != nil {
			out.Fix = &jsonFix{jsonPlaceOf(f.Fix.Span), f.Fix.Text}
		}
		if len(f.Documents) > 1 {
			out.Documents = f.Documents
		}
		for _, r := range f.Related {
			out.Related = append(out.Related, jsonRelated{jsonPlaceOf(r.Span), r.Message})
		}
		if err := writeJSON(j.w, "", out); err != nil {
			return err
		}
	}
	return nil
}

func (jsonLines) Close() error { return nil }

func jsonPlaceOf(s source.Span) jsonPlace {
	if s.IsZero() {
		return jsonPlace{}
	}
	begin, end := s.Begin(), s.Finish()
	return jsonPlace{s.File.Name, begin.Line, begin.Column, s.Start, end.Line, end.Column, s.End}
}

// writeJSON writes v and a line feed. What a terminal would obey is escaped, as
// JSON allows within strings, the only place where it can stand.
func writeJSON(w io.Writer, indent string, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return err
	}
	var out bytes.Buffer
	for _, r := range b.String() {
		switch {
		case r == '\n' || unicode.IsGraphic(r):
			out.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

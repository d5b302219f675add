package preview

import (
	"fmt"
	"html/template"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"iku/cmd/internal/report"
	"iku/content/source"
)

// linesAround is how many lines are shown before and after a place, maxLine how
// many bytes of one.
const (
	linesAround = 4
	maxLine     = 2000
)

// placeView is a place in a file, and the lines around it.
type placeView struct {
	File, Where string
	Editor      template.URL // an address that an editor opens; empty where there is none
	Lines       []lineView
}

// lineView is a line of the TOML, that which is meant between Before and After.
type lineView struct {
	Number             int
	Before, Hit, After string
	Here               bool
}

// key returns how pages name a place: the file's number, and its bytes.
func (s *showing) key(at source.Span) string {
	for i, f := range s.files {
		if f != nil && at.File.Same(f) {
			return fmt.Sprintf("%d:%d:%d", i, at.Start, at.End)
		}
	}
	return ""
}

// keyFrom is the same where places in the document's own text count from one of them: it
// stays as it is where only what stands before becomes longer.
func (s *showing) keyFrom(at source.Span, from int) string {
	if len(s.files) > 0 && s.files[0] != nil && at.File.Same(s.files[0]) {
		return fmt.Sprintf("0:%d:%d", at.Start-from, at.End-from)
	}
	return s.key(at)
}

// place returns the place of that key.
func (s *showing) place(key string) (at source.Span, ok bool) {
	parts := strings.Split(key, ":")
	if len(parts) != 3 {
		return at, false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 0 {
			return at, false
		}
		n[i] = v
	}
	if n[0] >= len(s.files) || n[1] > n[2] || n[2] > len(s.files[n[0]].Data) {
		return at, false
	}
	return source.Span{File: s.files[n[0]], Start: n[1], End: n[2]}, true
}

func newPlaceView(at source.Span) *placeView {
	begin, end := at.Begin(), at.Finish()
	v := &placeView{File: report.Visible(at.File.Name), Where: where(at)}
	if !strings.Contains(at.File.Name, "!/") { // of a file inside a PDF
		v.Editor = template.URL(editor(at.File.Name, begin))
	}
	last := min(end.Line, begin.Line+2*linesAround)
	for n := max(begin.Line-linesAround, 1); n <= last+linesAround; n++ {
		start := at.File.Offset(n)
		if start >= len(at.File.Data) {
			break
		}
		text := at.File.Line(n)
		from, to := min(max(at.Start-start, 0), len(text)), min(max(at.End-start, 0), len(text))
		l := lineView{Number: n, Before: text[:from], Hit: text[from:to], After: text[to:], Here: from < to}
		l.cut()
		v.Lines = append(v.Lines, l)
	}
	return v
}

// cut drops what is far from the place in an endless line, and shows what a
// terminal would hide.
func (l *lineView) cut() {
	if n := len(l.Before); n > maxLine {
		at := n - maxLine
		for at < n && !utf8.RuneStart(l.Before[at]) {
			at++
		}
		l.Before = "…" + l.Before[at:]
	}
	for _, s := range []*string{&l.Hit, &l.After} {
		if len(*s) > maxLine {
			*s = strings.ToValidUTF8((*s)[:maxLine], "") + "…"
		}
	}
	for _, s := range []*string{&l.Before, &l.Hit, &l.After} {
		*s = report.Visible(strings.ReplaceAll(*s, "\t", "    "))
	}
}

// where returns a place as editors jump to it.
func where(at source.Span) string {
	if at.IsZero() {
		return ""
	}
	p := at.Begin()
	return fmt.Sprintf("%s:%d:%d", report.Visible(filepath.ToSlash(at.File.Name)), p.Line, p.Column)
}

// near returns the same as it is read beside a document: files of its folder by their names.
func near(at source.Span, shown *showing) string {
	text := where(at)
	if text == "" || shown.proof == nil {
		return text
	}
	folder := filepath.ToSlash(filepath.Dir(shown.proof.File.Name)) + "/"
	return strings.TrimPrefix(text, report.Visible(folder))
}

// editor returns the address by which editors that know vscode: open a place.
func editor(name string, at source.Position) string {
	path := filepath.ToSlash(absolute(name))
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return fmt.Sprintf("vscode://file%s:%d:%d", escapedPath(path), at.Line, at.Column)
}

package content

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"iku/content/finding"
	"iku/content/source"
	"iku/content/tomltree"
)

// Revise returns the file that begins the next revision of f: the same bytes but
// for revisi, which is one higher, and menggantikan, which names f the way given.
// Every other path in it is what path makes of it. It returns the number too, or
// what keeps f from being revised.
func Revise(f *source.File, menggantikan string, path func(string) string) ([]byte, int, finding.List) {
	var list finding.List
	tree, refused := tomltree.Parse(f)
	if refused != nil {
		return nil, 0, finding.List{*refused}
	}
	d := tree.Get("dokumen")
	if d != nil && d.Kind != tomltree.Table {
		list.Add(finding.TOML, d.Span, "dokumen harus berupa tabel")
		return nil, 0, list
	}
	last, span, ok := Revision(f)
	if d != nil && !ok {
		list.Add(finding.NilaiTakSah, span, "revisi harus berupa bilangan bulat").Hint = "contoh: revisi = 1"
		return nil, 0, list
	}
	e := editor{file: f, end: "\n"}
	if bytes.Contains(f.Data, []byte("\r\n")) {
		e.end = "\r\n"
	}
	for _, n := range paths(tree) {
		if s, _ := n.Text(); s != "" && path(s) != s {
			e.replace(n.Span, quoted(path(s)))
		}
	}
	e.set(d, []assignment{{"revisi", strconv.Itoa(last + 1)}, {"menggantikan", quoted(menggantikan)}})
	return e.apply(), last + 1, nil
}

// paths returns the nodes that name a file by its way from the document's.
func paths(tree *tomltree.Node) []*tomltree.Node {
	candidates := []*tomltree.Node{tree.Get("warisan"), tree.Get("berdasarkan"), tree.Get("perjanjian_kinerja").Get("mengubah"), tree.Get("keputusan").Get("mengubah"), tree.Get("keputusan").Get("lampiran"), tree.Get("kop").Get("logo")}
	if l := tree.Get("keputusan").Get("lampiran"); l != nil && l.Kind == tomltree.Array {
		candidates = append(candidates, l.Children...)
	}
	if h := tree.Get("halaman").Get("huruf"); h != nil {
		if s, ok := h.Text(); ok && isFaceFile(s) {
			candidates = append(candidates, h)
		}
		if h.Kind == tomltree.Table {
			candidates = append(candidates, h.Children...)
		}
	}
	return slices.DeleteFunc(candidates, func(n *tomltree.Node) bool { return n == nil || n.Kind != tomltree.String })
}

// quoted returns s as a TOML string.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsControl(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// assignment is a key with its value as TOML writes it.
type assignment struct{ key, value string }

// editor changes a file at some of its places and nowhere else.
type editor struct {
	file  *source.File
	end   string // of a line
	edits []edit
}

type edit struct {
	start, end int
	text       string
}

func (e *editor) replace(s source.Span, text string) {
	if s.File == e.file {
		e.edits = append(e.edits, edit{s.Start, s.End, text})
	}
}

// set gives keys of the table dokumen their values, where the file writes it: under
// its header, as dotted keys, or in braces; d is nil where it does not. New keys
// stand behind the last one.
func (e *editor) set(d *tomltree.Node, all []assignment) {
	var missing []assignment
	for _, a := range all {
		if n := d.Get(a.key); n != nil {
			e.replace(n.Span, a.value)
		} else {
			missing = append(missing, a)
		}
	}
	if len(missing) == 0 {
		return
	}
	if d != nil && d.Inline {
		e.inline(d, missing)
		return
	}
	at, header, lead := len(e.file.Data), "", ""
	switch last := ownLast(d); {
	case last != nil:
		at, lead = e.behind(last.Span.End), e.before(last)
	case d != nil && !d.Region().IsZero():
		at = e.behind(d.Span.End)
	default: // there is no such table, or longer headers alone imply it
		header = e.end + "[dokumen]" + e.end
	}
	var b strings.Builder
	if at > 0 && e.file.Data[at-1] != '\n' {
		b.WriteString(e.end)
	}
	b.WriteString(header)
	for _, a := range missing {
		b.WriteString(lead + a.key + " = " + a.value + e.end)
	}
	e.edits = append(e.edits, edit{at, at, b.String()})
}

// ownLast returns the last key that stands in a table itself.
func ownLast(d *tomltree.Node) *tomltree.Node {
	if d == nil {
		return nil
	}
	for _, n := range slices.Backward(d.Children) {
		if n.Kind != tomltree.Table || n.Inline {
			return n
		}
	}
	return nil
}

// before returns what stands on a key's line before its last part: blanks, and
// the table's name where keys are dotted.
func (e *editor) before(n *tomltree.Node) string {
	start := bytes.LastIndexByte(e.file.Data[:n.Key.Start], '\n') + 1
	return strings.TrimPrefix(string(e.file.Data[start:n.Key.Start]), "\ufeff")
}

// behind returns where the line ends that an offset stands on.
func (e *editor) behind(at int) int {
	if n := bytes.IndexByte(e.file.Data[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(e.file.Data)
}

// inline adds keys to a table in braces.
func (e *editor) inline(d *tomltree.Node, missing []assignment) {
	var parts []string
	for _, a := range missing {
		parts = append(parts, a.key+" = "+a.value)
	}
	text := strings.Join(parts, ", ")
	if n := len(d.Children); n > 0 {
		at := d.Children[n-1].Span.End
		e.edits = append(e.edits, edit{at, at, ", " + text})
		return
	}
	at := d.Span.Start + 1
	e.edits = append(e.edits, edit{at, at, " " + text})
}

// apply returns the file as it is then.
func (e *editor) apply() []byte {
	slices.SortStableFunc(e.edits, func(a, b edit) int { return a.start - b.start })
	var out []byte
	at := 0
	for _, c := range e.edits {
		out = append(out, e.file.Data[at:c.start]...)
		out = append(out, c.text...)
		at = c.end
	}
	return append(out, e.file.Data[at:]...)
}

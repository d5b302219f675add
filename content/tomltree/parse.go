package tomltree

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"iku/content/finding"
	"iku/content/source"
)

// Parse returns the tree of a file, or nil and the first fault that makes it no
// TOML; Recover tells the others.
func Parse(f *source.File) (*Node, *finding.Finding) {
	if refused := guard(f); refused != nil {
		return nil, refused
	}
	b := newBuilder(f)
	shape := b.run()
	if shape == nil && !b.doubtful {
		return b.root, nil
	}
	if shape == nil {
		if values, err := decode(b.text); err == nil && attach(b.root, values) == nil {
			return b.root, nil
		}
	}
	if _, faults := Recover(f, nil); len(faults) > 0 {
		return nil, &faults[0]
	}
	return b.root, nil
}

// unreadable is the finding of a key on which the two parsers do not agree.
func unreadable(odd *Node) *finding.Finding {
	return &finding.Finding{Slug: finding.TOML, Span: odd.Key, Message: "kunci ini tidak dapat dibaca", Hint: "tulis tabelnya dengan cara lain"}
}

// decode reads TOML, turning a parser's own fault into an error.
func decode(text string) (values any, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("toml: %v", fault)
		}
	}()
	_, err = toml.Decode(text, &values)
	return values, err
}

// attach gives each node its decoded value; it returns the first node that has
// none, which is a difference between the two parsers.
func attach(n *Node, v any) *Node {
	switch n.Kind {
	case Table:
		m, ok := v.(map[string]any)
		if !ok {
			return n
		}
		for _, c := range n.Children {
			if odd := attach(c, m[c.Name]); odd != nil {
				return odd
			}
		}
		return nil
	case Array:
		switch elements := v.(type) {
		case []any:
			return attachEach(n, elements)
		case []map[string]any:
			return attachEach(n, elements)
		}
		return n
	}
	return n.take(v)
}

// take gives a node its value; it returns the node where that is none of its kind.
func (n *Node) take(v any) *Node {
	is := Date
	switch v := v.(type) {
	case string:
		is, n.text = String, v
	case int64:
		is, n.bits = Integer, uint64(v)
	case float64:
		is, n.bits = Float, math.Float64bits(v)
	case bool:
		is, n.bits = Bool, bitOf(v)
	case time.Time:
	default:
		return n
	}
	if is != n.Kind {
		return n
	}
	return nil
}

func bitOf(v bool) uint64 {
	if v {
		return 1
	}
	return 0
}

func attachEach[T any](n *Node, elements []T) *Node {
	if len(elements) != len(n.Children) {
		return n
	}
	for i, c := range n.Children {
		if odd := attach(c, elements[i]); odd != nil {
			return odd
		}
	}
	return nil
}

// explain turns an error of either parser into a finding with its place.
func explain(b *builder, err error) *finding.Finding {
	var message string
	var span source.Span
	var syntax toml.ParseError
	switch {
	case errors.As(err, &syntax):
		message = syntax.Message
		start := min(max(syntax.Position.Start, 0), len(b.data))
		span = b.span(start, min(start+max(syntax.Position.Len, 1), len(b.data)))
	default:
		message, span = b.refusal(err)
	}
	f := translate(message)
	f.Span = span
	if span.Text() == "," && span.Start > 0 && digit(b.file.Data[span.Start-1]) {
		f.Hint = `bilangan TOML memakai titik desimal: 15.5; dengan koma ia teks: "15,5"`
	}
	b.repeated = nil
	if f.duplicate {
		b.relate(&f.Finding)
	}
	return &f.Finding
}

// repeated is what stands twice.
type repeated struct {
	opener string // the header that was most likely forgotten before it; may be empty
	value  *Node  // the key with a value where a header makes a table of it; nil: none
}

// relate moves a finding about a key defined twice to that key and names the
// place of the first. A key that begins its table, of which there are several,
// begins one more whose header was forgotten.
func (b *builder) relate(f *finding.Finding) {
	first, second := b.again[0], b.again[1]
	opener := ""
	var walk func(n *Node)
	walk = func(n *Node) {
		seen := make(map[string]*Node, len(n.Children))
		for i, c := range n.Children {
			if n.Kind == Table {
				if earlier := seen[c.Name]; earlier != nil && (second == nil || c.Key.Start < second.Key.Start) {
					first, second, opener = earlier, c, ""
					if header := n.Span.Text(); strings.HasPrefix(header, "[[") && earlier == n.Children[0] && i > 0 {
						opener = header
					}
				}
				seen[c.Name] = c
			}
			walk(c)
		}
	}
	walk(b.root)
	b.repeated = &repeated{opener: opener}
	if second == nil {
		return
	}
	if second.Span.File != nil && second.Span.Start < second.Key.Start && first.Key.Start < first.Span.Start {
		b.repeated.value = first
		opens := string(b.file.Data[second.Span.Start:second.Key.Start])
		f.Span = first.Key
		f.Message = fmt.Sprintf("kunci %q sudah menjadi judul tabel, %s, sehingga tidak dapat berisi nilai", first.Name, opens+second.Name+strings.Repeat("]", strings.Count(opens, "[")))
		f.Hint = "hapus baris ini, atau tulis isinya di tabel itu"
		f.Related = []finding.Related{{Span: second.Key, Message: "tabelnya di sini"}}
		return
	}
	f.Span = second.Key
	f.Message = fmt.Sprintf("kunci %q sudah ada di tabel ini", second.Name)
	if second == b.again[1] {
		f.Message = fmt.Sprintf("tabel [%s] sudah ada", second.Name)
	}
	if opener != "" {
		f.Hint = "kalau di sini mulai yang berikutnya, tulis " + opener + " di atas baris ini; kalau tidak, hapus salah satu"
	}
	f.Related = []finding.Related{{Span: first.Key, Message: "yang pertama di sini"}}
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

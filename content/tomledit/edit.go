// Package tomledit changes a TOML text where a change belongs and nowhere else:
// comments, order, alignment and line ends stay as their writer left them.
//
// A change names its place by a Path. What comes out is read again before it is
// returned: a change that would not say what it was asked to is refused.
package tomledit

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"iku/content/source"
	"iku/content/tomltree"
)

// Step is a key of a table, or the index of an element, from 0.
type Step struct {
	Key   string
	Index int // where Key is empty
}

// Path leads from the whole file to a value. In JSON it is a list of texts and
// whole numbers.
type Path []Step

// Key and At make a path longer.
func (p Path) Key(name string) Path { return append(p[:len(p):len(p)], Step{Key: name}) }
func (p Path) At(index int) Path    { return append(p[:len(p):len(p)], Step{Index: index}) }

// String returns the path as people write it: sasaran[0].target.
func (p Path) String() string {
	var b strings.Builder
	for i, s := range p {
		switch {
		case s.Key == "":
			fmt.Fprintf(&b, "[%d]", s.Index)
		case i > 0:
			b.WriteString("." + s.Key)
		default:
			b.WriteString(s.Key)
		}
	}
	return b.String()
}

// MarshalJSON writes a list of texts and whole numbers.
func (p Path) MarshalJSON() ([]byte, error) {
	list := make([]any, len(p))
	for i, s := range p {
		if list[i] = s.Key; s.Key == "" {
			list[i] = s.Index
		}
	}
	return json.Marshal(list)
}

// UnmarshalJSON reads a list of texts and whole numbers.
func (p *Path) UnmarshalJSON(data []byte) error {
	var list []json.RawMessage
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	*p = (*p)[:0]
	for _, raw := range list {
		var s Step
		if json.Unmarshal(raw, &s.Key) == nil {
			if s.Key == "" {
				return errors.New("a path with an empty key")
			}
		} else if err := json.Unmarshal(raw, &s.Index); err != nil {
			return err
		} else if s.Index < 0 {
			return errors.New("a path with a negative index")
		}
		*p = append(*p, s)
	}
	return nil
}

// Op is what an edit does.
type Op string

// The operations.
const (
	Set    Op = "set"    // gives a key a value, of a table that need not exist yet
	Delete Op = "delete" // removes a key, a table, or an element with all below it
	Insert Op = "insert" // puts an element before the one at Path, or behind the last
	Move   Op = "move"   // puts the element at Path before the one at To, counted before it left
)

// Edit is one change.
type Edit struct {
	Op    Op
	Path  Path
	Value string      // of Set: TOML, "\"15,5%\"" or "[1, 2]"
	Keys  [][2]string // of Insert: what the new element holds, keys with their TOML
	To    Path        // of Move
}

// Editor changes texts of one format.
type Editor struct {
	// Order returns the keys of the table of that name, "sasaran.indikator", in
	// their usual order; nil or an empty list puts what is new last.
	Order func(table string) []string
}

// Apply returns a text with edits made one after the other. The text is not
// changed; an edit that cannot be made leaves none of them made.
func (e Editor) Apply(text []byte, edits ...Edit) ([]byte, error) {
	for len(edits) > 0 {
		if made, n := e.together(text, edits); n > 0 {
			text, edits = made, edits[n:]
			continue
		}
		made, err := e.apply(text, edits[0])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", edits[0].Path, err)
		}
		text, edits = made, edits[1:]
	}
	return text, nil
}

// together makes as many of the first edits as come to the same made at once, and returns
// how many: values that are replaced and statements that are removed, each behind the
// one before it. 0 are fewer than two.
func (e Editor) together(text []byte, edits []Edit) (made []byte, n int) {
	if len(edits) < 2 {
		return nil, 0
	}
	s, err := open(text, e)
	if err != nil {
		return nil, 0
	}
	for end := 0; n < len(edits) && s.apart(edits[n]); n++ {
		if edits[n].Op == Set {
			err = s.set(edits[n].Path, edits[n].Value)
		} else {
			err = s.delete(edits[n].Path)
		}
		if err != nil || s.changes[n].from < end {
			s.changes = s.changes[:n]
			break
		}
		end = s.changes[n].to
	}
	if n < 2 {
		return nil, 0
	}
	made = s.made()
	tree, fault := tomltree.Parse(source.NewFile("", made))
	if fault != nil {
		return nil, 0
	}
	for _, edit := range edits[:n] {
		if edit.Op == Set && !edit.shows(tree) {
			return nil, 0
		}
	}
	return made, n
}

// apart tells an edit that changes one place and no other: of a value that is there, or
// a statement.
func (s *sheet) apart(edit Edit) bool {
	if len(edit.Path) == 0 || edit.Path[len(edit.Path)-1].Key == "" {
		return false
	}
	n := Find(s.root, edit.Path)
	switch {
	case n == nil || headed(n) || n.Tables() && len(n.Children) > 0 && headed(n.Children[0]):
		return false
	case edit.Op == Delete:
		return !Find(s.root, edit.Path[:len(edit.Path)-1]).Inline
	}
	return edit.Op == Set
}

// shows tells whether a tree has what an edit set.
func (e Edit) shows(tree *tomltree.Node) bool {
	n := Find(tree, e.Path)
	return n != nil && n.Literal() == strings.TrimSpace(e.Value)
}

// What an edit can be refused for.
var (
	ErrNotThere = errors.New("is not there")
	ErrNoPlace  = errors.New("cannot be written there")
	ErrNotTOML  = errors.New("is no TOML")
)

func (e Editor) apply(text []byte, edit Edit) ([]byte, error) {
	s, err := open(text, e)
	if err != nil {
		return nil, err
	}
	if len(edit.Path) == 0 {
		return nil, ErrNoPlace
	}
	switch edit.Op {
	case Set:
		err = s.set(edit.Path, edit.Value)
	case Delete:
		err = s.delete(edit.Path)
	case Insert:
		err = s.insert(edit.Path, edit.Keys)
	case Move:
		return e.move(s, edit)
	default:
		err = fmt.Errorf("unknown operation %q", edit.Op)
	}
	if err != nil {
		return nil, err
	}
	made := s.made()
	tree, fault := tomltree.Parse(source.NewFile("", made))
	if fault != nil {
		return nil, ErrNotTOML
	}
	if edit.Op == Set && !edit.shows(tree) {
		return nil, ErrNotTOML
	}
	return made, nil
}

// move takes an element out and puts it, as it is written, elsewhere in the
// same array, or in the array of that name of another table.
func (e Editor) move(s *sheet, edit Edit) ([]byte, error) {
	n := Find(s.root, edit.Path)
	if n == nil || len(edit.To) == 0 || Header(edit.Path) != Header(edit.To) {
		return nil, ErrNoPlace
	}
	if headed(n) {
		block := s.block(n)
		written := strings.TrimRight(string(s.text[block.from:block.to]), "\r\n")
		if err := s.raw(edit.To, written); err != nil {
			return nil, err
		}
		s.cut(block)
	} else if err := s.moveInline(n, edit); err != nil {
		return nil, err
	}
	made := s.made()
	if _, fault := tomltree.Parse(source.NewFile("", made)); fault != nil {
		return nil, ErrNotTOML
	}
	return made, nil
}

// sheet is a text with its tree, and the changes to be made.
type sheet struct {
	Editor
	text    []byte
	root    *tomltree.Node
	end     string // of a line
	changes []change
}

// change replaces bytes. Those of one sheet overlap at most in blank lines that both
// remove.
type change struct {
	from, to int
	by       string
}

func open(text []byte, e Editor) (*sheet, error) {
	root, fault := tomltree.Parse(source.NewFile("", text))
	if fault != nil {
		return nil, ErrNotTOML
	}
	s := &sheet{Editor: e, text: text, root: root, end: "\n"}
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		s.end = "\r\n"
	}
	return s, nil
}

func (s *sheet) replace(from, to int, by string) {
	s.changes = append(s.changes, change{from, to, by})
}

// made returns the text with the changes.
func (s *sheet) made() []byte {
	slices.SortStableFunc(s.changes, func(a, b change) int { return cmp.Compare(a.from, b.from) })
	var out []byte
	at := 0
	for _, c := range s.changes {
		out = append(append(out, s.text[at:max(at, c.from)]...), c.by...)
		at = max(at, c.to)
	}
	return append(out, s.text[at:]...)
}

// Find returns what stands at a path, nil where nothing does.
func Find(n *tomltree.Node, p Path) *tomltree.Node {
	for _, s := range p {
		switch {
		case n == nil:
			return nil
		case s.Key != "":
			n = n.Get(s.Key)
		case n.Kind == tomltree.Array && s.Index < len(n.Children):
			n = n.Children[s.Index]
		default:
			return nil
		}
	}
	return n
}

// Header returns the name of a table as it stands in its header: sasaran.indikator.
func Header(p Path) string {
	var keys []string
	for _, s := range p {
		if s.Key != "" {
			keys = append(keys, QuoteKey(s.Key))
		}
	}
	return strings.Join(keys, ".")
}

// QuoteKey returns a key as TOML writes it: bare where it can be.
func QuoteKey(s string) string {
	bare := s != ""
	for _, c := range s {
		if !(c == '_' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
			bare = false
		}
	}
	if bare {
		return s
	}
	return Quote(s)
}

// Quote returns a text as a basic string of TOML, on one line.
func Quote(s string) string { return `"` + Escape(s, `\n`) + `"` }

// Escape returns what stands between the quotes of a basic string, with that for a
// line's end. What cannot be seen is written by its number.
func Escape(s, newline string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(newline)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7f || r == 0xa0 || r == 0xad || r >= 0x200b && r <= 0x200f || r == 0xfeff:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

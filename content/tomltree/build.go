package tomltree

import (
	"bytes"
	"errors"
	"sync"

	"github.com/pelletier/go-toml/v2/unstable"

	"iku/content/source"
)

// builder makes nodes from the expressions of a syntax tree.
type builder struct {
	file *source.File
	base int    // bytes of the file before data
	data []byte // what the parser sees
	text string // the same

	root, table *Node // table: the one that the last header opened
	open        *Node // the table whose region has not ended
	slab        []Node
	extents     []extent
	again       [2]*Node // a table that has two headers, and its second as a node of its own

	doubtful bool // something can be read in several ways, or is not allowed
	asked    int  // values that the decoder was asked for one by one

	// These are of a file that was refused (recover.go).
	edits      []edit      // what data has in the place of what the file says
	statements []statement // that were read; kept only there
	repeated   *repeated   // what the fault found last is about
}

func newBuilder(f *source.File) *builder {
	data := bytes.TrimPrefix(f.Data, []byte("\ufeff"))
	b := &builder{file: f, base: len(f.Data) - len(data), data: data, text: string(data)}
	whole := source.Span{File: f, Start: 0, End: len(f.Data)}
	b.root = b.node(Table)
	b.root.Span = source.Span{File: f}
	b.extent(b.root).region = whole
	b.table, b.open = b.root, b.root
	return b
}

// run reads every expression; it returns the parser's error, after which the
// tree holds what stands before it.
func (b *builder) run() error {
	p := parsers.Get().(*unstable.Parser)
	p.Reset(b.data)
	for p.NextExpression() {
		switch e := p.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			b.header(e)
		case unstable.KeyValue:
			end := b.keyValue(b.table, e)
			if b.edits != nil {
				keys := e.Key()
				keys.Next()
				b.statements = append(b.statements, statement{start: int(keys.Node().Raw.Offset), end: end})
			}
		}
	}
	if err := p.Error(); err != nil {
		return err // which holds on to its parser
	}
	p.Reset(nil)
	parsers.Put(p)
	return nil
}

// refusal returns what an error of the parser says, and its place where it has one.
func (b *builder) refusal(err error) (string, source.Span) {
	var shape *unstable.ParserError
	if !errors.As(err, &shape) {
		return err.Error(), b.span(0, 0)
	}
	start := min(max(cap(b.data)-cap(shape.Highlight), 0), len(b.data))
	return shape.Message, b.span(start, min(start+len(shape.Highlight), len(b.data)))
}

// parsers are kept for their memory: a new one takes as much as the tree it makes.
var parsers = sync.Pool{New: func() any { return new(unstable.Parser) }}

func (b *builder) node(k Kind) *Node {
	if len(b.slab) == 0 {
		b.slab = make([]Node, 64)
	}
	n := &b.slab[0]
	b.slab = b.slab[1:]
	n.Kind = k
	return n
}

func (b *builder) extent(n *Node) *extent {
	if n.extent == nil {
		if len(b.extents) == 0 {
			b.extents = make([]extent, 16)
		}
		n.extent = &b.extents[0]
		b.extents = b.extents[1:]
	}
	return n.extent
}

func (b *builder) span(start, end int) source.Span {
	if len(b.edits) > 0 {
		start, end = b.original(start), b.original(end)
	}
	return source.Span{File: b.file, Start: b.base + start, End: b.base + end}
}

func (b *builder) raw(r unstable.Range) source.Span {
	return b.span(int(r.Offset), int(r.Offset+r.Length))
}

func (b *builder) header(e *unstable.Node) {
	keys := e.Key()
	keys.Next()
	start := int(keys.Node().Raw.Offset)
	for start > 0 && (b.data[start-1] == '[' || blank(b.data[start-1])) {
		start--
	}
	for blank(b.data[start]) {
		start++
	}
	var last *unstable.Node
	parent := b.root
	for {
		last = keys.Node()
		if !keys.Next() {
			break
		}
		parent = b.descend(parent, last)
		b.doubtful = b.doubtful || parent.Inline || parent.dotted
	}
	end := int(last.Raw.Offset + last.Raw.Length)
	for end < len(b.data) && blank(b.data[end]) {
		end++
	}
	end++
	if e.Kind == unstable.ArrayTable {
		end++
	}
	span := b.span(start, end)
	if b.edits != nil {
		path, s := e.Key(), statement{start: start, end: end}
		for path.Next() {
			s.header = append(s.header, string(path.Node().Data))
		}
		b.statements = append(b.statements, s)
	}

	n := parent.Get(string(last.Data))
	b.doubtful = b.doubtful || n != nil && !(e.Kind == unstable.ArrayTable && n.headed())
	switch {
	case e.Kind == unstable.ArrayTable:
		if n == nil || n.Kind != Array {
			n = b.named(parent, Array, last)
			n.Span = span
		}
		element := b.node(Table)
		n.add(element)
		n = element
	case n == nil || n.Kind != Table:
		n = b.named(parent, Table, last)
	case !n.Region().IsZero() && b.again[0] == nil:
		b.again = [2]*Node{n, {Name: n.Name, Key: b.raw(last.Raw)}}
	}
	n.Span = span
	b.extent(b.open).region.End = span.Start
	b.extent(n).region = source.Span{File: b.file, Start: span.Start, End: len(b.file.Data)}
	b.table, b.open = n, n
}

// named adds a node to a table under the name that the key part says.
func (b *builder) named(parent *Node, k Kind, key *unstable.Node) *Node {
	n := b.node(k)
	n.Name, n.Key = b.name(key), b.raw(key.Raw)
	b.doubtful = b.doubtful || n.Name == "" // the decoder is of another mind about these
	parent.add(n)
	return n
}

// name returns what a key part says.
func (b *builder) name(key *unstable.Node) string {
	if start, end := int(key.Raw.Offset), int(key.Raw.Offset+key.Raw.Length); end-start == len(key.Data) {
		return b.text[start:end] // without quotes
	}
	return string(key.Data)
}

// descend returns the table of that name in parent, the last of an array of
// them, or a new one.
func (b *builder) descend(parent *Node, key *unstable.Node) *Node {
	n := parent.Get(string(key.Data))
	if n != nil && n.Kind == Array && len(n.Children) > 0 {
		n = n.Children[len(n.Children)-1]
	}
	if n == nil || n.Kind != Table {
		b.doubtful = b.doubtful || n != nil
		n = b.named(parent, Table, key)
		n.Span = n.Key
	}
	return n
}

// keyValue adds what the expression says to the table and returns the offset
// behind its value.
func (b *builder) keyValue(table *Node, e *unstable.Node) int {
	keys := e.Key()
	keys.Next()
	var last *unstable.Node
	for {
		last = keys.Node()
		if !keys.Next() {
			break
		}
		// A table that dotted keys imply may only be added to by more of them,
		// one behind the other; more is seldom written.
		outer := table
		table = b.descend(outer, last)
		b.doubtful = b.doubtful || table != outer.Children[len(outer.Children)-1] || !table.dotted && !table.fresh()
		table.dotted = true
	}
	b.doubtful = b.doubtful || table.Get(string(last.Data)) != nil
	n := b.named(table, Table, last)
	at := b.skip(int(last.Raw.Offset+last.Raw.Length), "=")
	end := b.value(n, e.Value(), at)
	return end
}

// value fills n and returns the offset behind it. The value begins at the first
// byte behind at that is neither white space nor comment.
func (b *builder) value(n *Node, v *unstable.Node, at int) int {
	at = b.skip(at, "")
	switch v.Kind {
	case unstable.Array:
		n.Kind = Array
		end := at + 1
		for it := v.Children(); it.Next(); {
			element := b.node(Table)
			end = b.value(element, it.Node(), b.skip(end, ","))
			n.add(element)
		}
		end = b.skip(end, ",]")
		n.Span = b.span(at, end)
		return end
	case unstable.InlineTable:
		n.Kind, n.Inline = Table, true
		end := at + 1
		for it := v.Children(); it.Next(); {
			end = b.keyValue(n, it.Node())
		}
		end = b.skip(end, ",}")
		n.Span = b.span(at, end)
		b.extent(n).region = n.Span
		return end
	}
	n.Kind = scalars[v.Kind]
	n.Span = b.raw(v.Raw)
	b.scalar(n)
	return int(v.Raw.Offset + v.Raw.Length)
}

var scalars = [...]Kind{
	unstable.String: String, unstable.Integer: Integer, unstable.Float: Float, unstable.Bool: Bool,
	unstable.LocalDate: Date, unstable.LocalTime: Date, unstable.LocalDateTime: Date, unstable.DateTime: Date,
}

// skip passes white space and comments, and each byte of punctuation at most
// once and in that order; a closing one ends it.
func (b *builder) skip(at int, punctuation string) int {
	for at < len(b.data) {
		switch c := b.data[at]; {
		case blank(c), c == '\n', c == '\r':
		case c == '#':
			for at < len(b.data) && b.data[at] != '\n' {
				at++
			}
			continue
		default:
			for punctuation != "" && punctuation[0] != c {
				punctuation = punctuation[1:]
			}
			if punctuation == "" {
				return at
			}
			punctuation = punctuation[1:]
			if c == ']' || c == '}' {
				return at + 1
			}
		}
		at++
	}
	return at
}

func blank(c byte) bool { return c == ' ' || c == '\t' }

package reference

import (
	"strings"

	"iku/content/pola"
	"iku/content/source"
	"iku/content/tomltree"
)

// examples are the statements of the full example by the path of each key that
// they set, those that stand in it as comments too.
type examples map[string][]statement

type statement struct {
	header, text string
	beside       *tomltree.Node // the table that it stands in; nil for a comment
}

var (
	headerLine  = pola.Regexp(`^(?:# )?(\[+([a-z0-9_.]+)\]+)`)
	commentLine = pola.Regexp(`^# ([a-z_]+ *= *\S.*)$`)
)

func examplesOf(full [][]byte) examples {
	all := examples{}
	for _, text := range full {
		all.add(text)
	}
	return all
}

// add adds what an example shows.
func (all examples) add(text []byte) {
	file := source.NewFile("lengkap.toml", text)
	if tree, fault := tomltree.Parse(file); fault == nil {
		all.tables(tree, "", "")
	}
	header, path := "", ""
	for _, line := range strings.Split(string(text), "\n") {
		if m := headerLine().FindStringSubmatch(line); m != nil {
			header, path = m[1], m[2]
		}
		if m := commentLine().FindStringSubmatch(line); m != nil {
			if tree, fault := tomltree.Parse(source.NewFile("", []byte(m[1]))); fault == nil {
				for _, n := range tree.Children {
					all.key(n, path, statement{header: header, text: written(n)})
				}
			}
		}
	}
}

// tables adds what stands in a table, and in those below it.
func (all examples) tables(n *tomltree.Node, path, header string) {
	for _, child := range n.Children {
		below := join(path, child.Name)
		switch {
		case child.Tables() && !child.Children[0].Inline:
			for _, element := range child.Children {
				all.tables(element, below, "[["+below+"]]")
			}
		case child.Kind == tomltree.Table && !child.Inline:
			all.tables(child, below, "["+below+"]")
		default:
			all.key(child, path, statement{header, written(child), n})
		}
	}
}

// key adds a statement under the key that it sets, and those within braces.
func (all examples) key(n *tomltree.Node, path string, s statement) {
	if n.Name != "" {
		path = join(path, n.Name)
		all[path] = append(all[path], s)
	}
	for _, child := range n.Children {
		all.key(child, path, s)
	}
}

// written returns a statement as the file has it, with one blank on each side of
// its sign.
func written(n *tomltree.Node) string { return n.Key.Text() + " = " + n.Span.Text() }

// of returns the statement that shows a key of a table at one of its places. Of
// a table of several forms it is rather one that has the form's first key; of one
// that is a value with parts it may be one that has other parts.
func (all examples) of(t *Table, path, name string) string {
	list := all[join(path, name)]
	for t.Fields.Part && len(list) == 0 && path != "" {
		list, path = all[path], path[:max(strings.LastIndexByte(path, '.'), 0)]
	}
	if len(list) == 0 {
		return ""
	}
	s := list[0]
	for _, other := range list {
		if t.Fields.Step && other.beside != nil && other.beside.Get(t.Fields.Keys[0].Name) != nil {
			s = other
			break
		}
	}
	if s.header == "" {
		return s.text
	}
	return s.header + "\n" + s.text
}

// within counts the keys below a path that have an example.
func (all examples) within(path string) (n int) {
	for key := range all {
		if strings.HasPrefix(key, path+".") {
			n++
		}
	}
	return n
}

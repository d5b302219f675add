package schema

import (
	"bytes"
	"strings"

	"iku/content/tomltree"
)

// mostShown is how many keys of a table a hint shows.
const mostShown = 4

// asShaped says how a value would be written that has none of the shapes allowed; ""
// where nobody knows.
func (k *Key) asShaped(n *tomltree.Node, name string, allowed Shape) string {
	is, writes := shapes[n.Kind], "tulis: "+name+" = "
	switch {
	case is == List && len(n.Children) == 1 && shapes[n.Children[0].Kind]&allowed != 0:
		return writes + n.Children[0].Literal()
	case is == Table && allowed&Table == 0 && years(n):
		return "tahun-tahunnya ditulis di " + k.Name + "_tahunan"
	case allowed&List != 0 && k.Items == Table, allowed == Table && !k.Fields.Part && k.Fields.Name == k.Name:
		header := "[" + headerAbove(n) + k.Fields.Name + "]"
		if k.Items == Table {
			header = "[" + header + "]"
		}
		return "tulis " + header + " di baris sendiri, lalu isinya di bawahnya"
	case allowed == Table && n.Name != "":
		return writes + k.table(n)
	case allowed == List && is == Text:
		items, _ := n.Text()
		if k.Format != ColumnName || !strings.Contains(items, ",") {
			return "apit dengan kurung siku: [" + n.Literal() + "]"
		}
		var quoted []string
		for _, item := range strings.Split(items, ",") {
			quoted = append(quoted, quote(strings.TrimSpace(item)))
		}
		return writes + "[" + strings.Join(quoted, ", ") + "]"
	}
	return ""
}

// headerAbove returns the name of the table that a value stands in, with a dot; "" at
// the top of the file.
func headerAbove(n *tomltree.Node) string {
	above := n.Span.File.Data[:n.Span.Start]
	at := bytes.LastIndex(above, []byte("\n[")) + 1
	if at == 0 && !bytes.HasPrefix(above, []byte("[")) {
		return ""
	}
	name, _, _ := bytes.Cut(bytes.TrimLeft(above[at:], "[ \t"), []byte("]"))
	return string(bytes.TrimSpace(name)) + "."
}

// years tells of a table of what is said by year.
func years(n *tomltree.Node) bool {
	for _, c := range n.Children {
		if len(c.Name) != 4 || strings.Trim(c.Name, "0123456789") != "" {
			return false
		}
	}
	return len(n.Children) > 0
}

// table shows the key's table in a line, with the value that was given where a table by
// years holds such.
func (k *Key) table(n *tomltree.Node) string {
	value := func(of *Key) string {
		if is := shapes[n.Kind]; is&of.Shape != 0 {
			return n.Literal()
		}
		return "…"
	}
	var parts []string
	switch f := k.Fields; {
	case f.By == Year && f.Open != nil:
		parts = []string{"2025 = " + value(f.Open), "2026 = …"}
	case f.By == ColumnName && f.Open != nil:
		parts = []string{"sasaran = " + value(f.Open), "indikator = …"}
	case f.By == Slug && f.Open != nil:
		parts = []string{"nama-temuan = " + value(f.Open)}
	default:
		for i := range f.Keys[:min(len(f.Keys), mostShown)] {
			parts = append(parts, f.Keys[i].Name+" = …")
		}
	}
	if len(parts) == 0 {
		return "{ … }"
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

package workbook

import (
	"strings"

	"iku/content/schema"
)

// keyed is a sheet of keys and values of one document, a row a key.
type keyed struct {
	name, title string
	template    bool
	leaves
	cells map[string]*node
}

func (k *keyed) see(s subject) bool {
	if s.shared {
		return false
	}
	if k.template {
		for _, name := range k.under {
			if name != "" {
				k.offer(name, schema.Root.Key(name))
			}
		}
	}
	k.cells = k.leaves.see(s.root)
	return true
}

func (k *keyed) sheet() *sheet {
	if len(k.list) == 0 {
		return nil
	}
	s := &sheet{name: k.name, title: k.title, count: len(k.list), empty: true,
		about: "Isi kolom ketiga; yang kosong tidak dicetak. Daftar: satu baris setiap isi (Alt+Enter), atau berawalan •.",
		columns: []sheetColumn{
			{key: "kunci", words: "KUNCI"}, {width: 30, key: "label", words: "YANG DIISI"}, {width: 52, key: "isi", words: "ISI"}, {width: 48, key: "keterangan", words: "KETERANGAN"}}}
	for i, l := range k.list {
		s.choices = append(s.choices, choosing{i, 2, l.key})
	}
	s.rows = func(subject) (rows [][]value) {
		for _, l := range k.list {
			about := l.key.Doc
			if l.key.Required {
				about = "Wajib. " + about
			}
			rows = append(rows, []value{{text: l.path, style: "doc"}, {text: label(l.path), style: "label"}, {n: k.cells[l.path], key: l.key}, {text: about, style: "doc"}})
		}
		return rows
	}
	return s
}

// keyedRows is such a sheet of several documents, a column a key.
type keyedRows struct {
	keyed
	names  sheetColumn // whose the rows are
	shared bool        // of what documents inherit
	count  int
}

func (k *keyedRows) see(s subject) bool {
	if s.shared != k.shared {
		return false
	}
	k.leaves.see(s.root)
	k.count++ // even of one that says nothing
	return true
}

func (k *keyedRows) sheet() *sheet {
	if len(k.list) == 0 {
		return nil
	}
	s := &sheet{name: k.name, title: k.title, count: k.count, wide: true, about: "Satu baris setiap berkas; yang kosong tidak dicetak. Daftar: satu baris setiap isi (Alt+Enter), atau berawalan •."}
	s.columns = []sheetColumn{k.names}
	for _, l := range k.list {
		width := max(14, l.key.Width)
		if l.key.Shape&schema.Text != 0 && l.key.Format != schema.Choice {
			width = max(24, width)
		}
		s.columns = append(s.columns, sheetColumn{width, keyColumn + "." + l.path, label(l.path), l.key.Doc, l.key})
	}
	s.rows = func(of subject) [][]value {
		row := []value{documentCell(of)}
		cells := k.leaves.see(of.root)
		for _, l := range k.list {
			row = append(row, value{n: cells[l.path], key: l.key})
		}
		return [][]value{row}
	}
	return s
}

// documentColumn is a column that names the document of a row, or what documents inherit.
func documentColumn(id string) sheetColumn {
	c := columnOf(id)
	return sheetColumn{c.width(), c.id, c.words, c.doc(), nil}
}

// sharedTables are the tables that a file may have which others inherit.
func sharedTables() []string {
	names := []string{""}
	for _, k := range schema.Root.Keys {
		if !stating(k.Name) {
			names = append(names, k.Name)
		}
	}
	return names
}

func documentCell(s subject) value { return value{n: str(s.name), key: documentName} }

var documentName = &schema.Key{Shape: schema.Text}

// label returns a path in words: "Penanda tangan: nama".
func label(path string) string {
	words := strings.ReplaceAll(path, "_", " ")
	table, key, ok := strings.Cut(words, ".")
	table = strings.ToUpper(table[:1]) + table[1:]
	if !ok {
		return table
	}
	return table + ": " + strings.ReplaceAll(key, ".", " ")
}

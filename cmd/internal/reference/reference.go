// Package reference says of every key of the format what there is to know: where
// it stands, what it takes, an example, and what can be found at it. It is made
// of the tables that the reader reads by, of the full example, and of the
// examples that explain findings, so that it says nothing of its own.
package reference

import (
	"cmp"
	"slices"
	"strings"

	"iku/content/finding"
	"iku/content/schema"
)

// Table is a table of the format, or one of the forms that a table may take.
type Table struct {
	Paths  []string // where it stands, the usual place first; "" is the file itself
	Array  bool     // there may be several of it
	Fields *schema.Fields
	Keys   []Entry
}

// Header returns how the table is written at one of its places; "" for the file.
func (t *Table) Header(path string) string {
	switch {
	case path == "":
		return ""
	case t.Fields.Part:
		return path + " = { … }"
	case t.Array:
		return "[[" + path + "]]"
	default:
		return "[" + path + "]"
	}
}

// Entry is a key of a table.
type Entry struct {
	Path     string // "sasaran.indikator.target"
	Key      *schema.Key
	Free     bool           // its name is the user's own choice
	Example  string         // lines of TOML; "" where the full example has none
	Findings []finding.Slug // that can be told at it
}

// Name returns the key's own name, or what stands for it.
func (e *Entry) Name() string { return e.Path[strings.LastIndexByte(e.Path, '.')+1:] }

// OnlyTables tells a key that is described by its table.
func (e *Entry) OnlyTables() bool {
	k := e.Key
	return k.Fields != nil && k.Shape&^(schema.Table|schema.List) == 0 && (k.Shape&schema.List == 0 || k.Items == schema.Table)
}

// Types returns what the key takes, in words.
func (e *Entry) Types() string { return types(e.Key) }

// Reference is the whole format, table by table in the order of the full example.
type Reference struct{ Tables []*Table }

// Make returns the reference of the format; the examples show every key between them.
func Make(full [][]byte) *Reference {
	r := &Reference{}
	r.table(schema.Root, "", false, map[*schema.Fields]*Table{})
	r.table(schema.Abaikan.Fields, schema.Abaikan.Name, false, map[*schema.Fields]*Table{}) // every table may have it
	shown, found := examplesOf(full), findingsByKey()
	for _, t := range r.Tables {
		slices.SortStableFunc(t.Paths, func(a, b string) int { return cmp.Compare(shown.within(b), shown.within(a)) })
		for i := range t.Keys {
			e := &t.Keys[i]
			e.Path = join(t.Paths[0], e.Path)
			for _, path := range t.Paths {
				if e.Example == "" {
					e.Example = shown.of(t, path, e.Key.Name)
				}
				e.Findings = append(e.Findings, found[join(path, e.Key.Name)]...)
			}
			e.Findings = append(e.Findings, byShape(e.Key)...)
			slices.Sort(e.Findings)
			e.Findings = slices.Compact(e.Findings)
		}
	}
	return r
}

// table adds a table with all below it, once each with every place where it
// stands. A key's path is its name at first.
func (r *Reference) table(f *schema.Fields, path string, array bool, seen map[*schema.Fields]*Table) {
	forms := f.Variants
	if forms == nil {
		forms = []*schema.Fields{f}
	}
	for _, form := range forms {
		t := seen[form]
		if t == nil {
			t = &Table{Array: array, Fields: form}
			seen[form] = t
			r.Tables = append(r.Tables, t)
			for i := range form.Keys {
				t.Keys = append(t.Keys, Entry{Path: form.Keys[i].Name, Key: &form.Keys[i]})
			}
			if form.Open != nil {
				t.Keys = append(t.Keys, Entry{Path: free(form), Key: form.Open, Free: true})
			}
		}
		if slices.Contains(t.Paths, path) {
			continue
		}
		t.Paths = append(t.Paths, path)
		for i := range form.Keys {
			if k := &form.Keys[i]; k.Fields != nil && strings.Count(path, ".") < deepest {
				r.table(k.Fields, join(path, k.Name), k.Shape&schema.List != 0 && k.Items&schema.Table != 0, seen)
			}
		}
	}
}

// deepest bounds the way down through tables that hold tables of their kind.
const deepest = 6

// free returns what stands for a key that the user names.
func free(f *schema.Fields) string {
	switch f.By {
	case schema.Year:
		return "TAHUN"
	case schema.Slug:
		return "TEMUAN"
	default:
		return "NAMA"
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// Find returns the tables and keys of a name: a whole path, or the end of one.
func (r *Reference) Find(name string) (tables []*Table, keys []*Entry) {
	name = schema.OfAnyYear(strings.Trim(strings.ToLower(strings.TrimSpace(name)), "[]"))
	matches := func(path string) bool { return path == name || strings.HasSuffix(path, "."+name) }
	for _, t := range r.Tables {
		if name != "" && slices.ContainsFunc(t.Paths, matches) {
			tables = append(tables, t)
		}
		for i, e := range t.Keys {
			if e.Free || name == "" || e.OnlyTables() {
				continue
			}
			if slices.ContainsFunc(t.Paths, func(path string) bool { return matches(join(path, e.Key.Name)) }) {
				keys = append(keys, &t.Keys[i])
			}
		}
	}
	return tables, keys
}

// Names returns what Find can be asked for.
func (r *Reference) Names() (names []string) {
	for _, t := range r.Tables {
		names = append(names, t.Paths...)
		for _, e := range t.Keys {
			if !e.Free {
				names = append(names, e.Key.Name, e.Path)
			}
		}
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(s string) bool { return s == "" })
}

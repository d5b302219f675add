// Package schema holds the format of an IKU file as data: every table, every key
// in it, the shapes its value may take, and one line saying what it is for. The
// reader, the editor's completion and the documentation are made from it.
package schema

import "strings"

// Shape is a set of TOML shapes that a value may take.
type Shape uint16

// The shapes.
const (
	Text    Shape = 1 << iota
	Integer       // a whole number
	Float         // a number with a decimal point
	Bool
	Date
	List  // of values of Items
	Table // described by Fields

	Number = Integer | Float
)

// Format tells what a text or number says, beyond its shape.
type Format uint8

// The formats.
const (
	Plain      Format = iota
	Prose             // text that keeps its lines
	Choice            // one of Values
	Year              // a calendar year
	Period            // "2017-2022", or one year
	Figure            // a number, or a text read as an Indonesian number
	Value             // a figure, perhaps with words after it, or words alone
	Length            // "2,5cm", "215mm", "1in", "12pt"
	PaperSize         // F4, A4, …, or "215mm x 330mm"
	Formula           // an expression of rumus
	Symbol            // a name that a formula can use
	Path              // of a file, relative to the file that names it
	Day               // a calendar date
	ColumnName        // the name of a column
	Slug              // the name of a finding
	Count             // a whole number between Min and Max
	Serial            // an NIP, NI PPPK or NRP
	Typeface
)

// Key is a key of a table: all that the program knows of it, from how it is read
// to what a change of it is called.
type Key struct {
	Name     string
	Shape    Shape
	Format   Format
	Doc      string // one line, Indonesian
	Required bool   // missing or empty is a finding
	Example  string // of a required key: what it may hold, as it would be written in TOML
	Or       string // the key that may stand in its place; of the two one is there
	Values   []string
	AnyCase  bool   // of a Choice: letter case and a final dot do not matter
	Default  string // as it would be written in TOML; empty: absent
	Min, Max int    // of a Count
	Items    Shape  // of the elements of a List
	Fields   *Fields

	Change  string // what a change of it is called, where not by its name: "Nomor lampiran"
	Picture bool   // of a Path: the file is a picture
	Money   bool   // of a Value: a number is rupiah
	Setting bool   // how the sheet is set, or a remark about it: a change of it is none of meaning

	Heading string   // over its column in the sheet and in a workbook, where not its name
	Place   int      // of the column among others, from left to right; 0: behind those that have one
	Card    bool     // printed on the card of a profile alone
	Column  *Column  // how it is set in the sheet; nil: it is no column
	Spoken  []string // words of headings in other people's tables that mean it
	Width   float64  // of its column in a workbook, in characters; 0: that of a figure
	Offered bool     // a column of the empty workbook
}

// Label returns what a change of the key is called.
func (k *Key) Label() string {
	if k.Change != "" || k.Name == "" {
		return k.Change
	}
	return strings.ToUpper(k.Name[:1]) + strings.ReplaceAll(k.Name[1:], "_", " ")
}

// Fields is the content of a table.
type Fields struct {
	Name string // as it stands in a header: "sasaran.indikator"
	Doc  string
	Keys []Key
	Open *Key   // what a key that is not among Keys holds; nil: there are none
	By   Format // what those keys are: Year, ColumnName, Slug, or Plain for free names
	// ByIndikator tells that those keys name indikator.
	ByIndikator bool
	// Variants are the forms of which a table has exactly one, each told by its
	// first key.
	Variants []*Fields
	// Part tells that the table is one value with several parts: a finding in
	// it belongs to the table around it.
	Part bool
	Step bool // a form of another table, among its Variants
}

// Key returns the description of a key, nil where the table has none.
func (f *Fields) Key(name string) *Key {
	for i := range f.Keys {
		if f.Keys[i].Name == name {
			return &f.Keys[i]
		}
	}
	return nil
}

// Below returns the description of a key of a table or of one of its forms, of a column
// of kolom_lain where the table may have those, nil where it has no such key.
func (f *Fields) Below(name string) *Key {
	if f == Root {
		name = of(name)
	}
	if k := f.Key(name); k != nil {
		return k
	}
	for _, v := range f.Variants {
		if k := v.Key(name); k != nil {
			return k
		}
	}
	if name == Abaikan.Name {
		return &Abaikan
	}
	if _, own := OwnTables[f]; own {
		return &OwnColumn
	}
	return f.Open
}

// At returns the description of what stands below the names of tables and a key, from
// the file's top; elements of lists have no name. nil where the format has no such thing.
func At(names ...string) (k *Key) {
	f := Root
	for _, name := range names {
		if f == nil {
			return nil
		}
		if k = f.Below(name); k == nil {
			return nil
		}
		f = k.Fields
	}
	return k
}

// Before tells whether a key stands before another in the format.
func (f *Fields) Before(name, other string) bool {
	for i := range f.Keys {
		switch f.Keys[i].Name {
		case name:
			return true
		case other:
			return false
		}
	}
	return false
}

// Choose returns the one of Values that a text names; false where it names none.
func (k *Key) Choose(s string) (string, bool) {
	folded := func(s string) string {
		if s = strings.TrimSpace(s); k.AnyCase {
			return strings.TrimSuffix(strings.ToLower(s), ".")
		}
		return s
	}
	for _, v := range k.Values {
		if folded(v) == folded(s) {
			return v, true
		}
	}
	return "", false
}

// Abaikan is the key that every table may have.
var Abaikan = Key{Name: "abaikan", Shape: Table, Fields: &Fields{
	Name: "abaikan", By: Slug, Part: true, Doc: "Temuan yang diterima di tabel tempat ini ditulis, tabel mana pun: abaikan = { nama-temuan = \"alasan\" }.",
	Open: &Key{Shape: Text, Required: true, Example: `"target RPJMD, disepakati 12 Maret 2018"`, Doc: "Alasan temuan ini diterima."},
}, Setting: true, Doc: "Temuan di tabel ini yang diterima, dengan alasannya: { nama-temuan = \"alasan\" }."}

// Walk calls visit for a table and every table below it, once each.
func (f *Fields) Walk(visit func(*Fields)) {
	seen := map[*Fields]bool{}
	var walk func(f *Fields)
	walk = func(f *Fields) {
		if f == nil || seen[f] {
			return
		}
		seen[f] = true
		visit(f)
		for _, v := range f.Variants {
			walk(v)
		}
		for i := range f.Keys {
			walk(f.Keys[i].Fields)
		}
		if f.Open != nil {
			walk(f.Open.Fields)
		}
	}
	walk(f)
}

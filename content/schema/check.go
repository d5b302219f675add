package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"iku/content/angka"
	"iku/content/finding"
	"iku/content/source"
	"iku/content/tomltree"
)

// Check reports each key that is unknown, each value of the wrong shape or
// outside its set, and each required value that is missing or empty.
func Check(root *tomltree.Node, list *finding.List) {
	(&checker{list: list}).root(root)
}

// CheckRest reports what is wrong with what was left of a file whose syntax has
// faults: nothing that may only be missing because it could not be read.
func CheckRest(root *tomltree.Node, list *finding.List) {
	(&checker{list: list, rest: true}).root(root)
}

// root checks a whole file.
func (c *checker) root(root *tomltree.Node) {
	c.jenis = JenisDokumen[0]
	if name := root.Get("dokumen").Get("jenis"); name != nil {
		s, _ := name.Text()
		c.jenis, _ = JenisOf(strings.TrimSpace(s))
	}
	own := root.Get(ownColumns)
	for _, child := range root.Children[:min(len(root.Children), maxHints)] { // misspelt, its keys are known all the same
		if own == nil && Root.Key(child.Name) == nil && Nearest(child.Name, c.names(Root)) == ownColumns {
			own = child
		}
	}
	if own != nil && own.Kind == tomltree.Table {
		c.columns = own
	}
	c.top = root
	c.begun(root)
	c.table(root, Root)
}

// ownColumns is the table whose keys are columns.
const ownColumns = "kolom_lain"

type checker struct {
	top     *tomltree.Node
	jenis   Jenis // zero: not known
	rest    bool  // of a file that could not be read whole
	list    *finding.List
	columns *tomltree.Node // kolom_lain
	owners  map[string][]string
	hinted  int
	moved   []*tomltree.Node // what was read elsewhere, of the table that is being checked
}

// MaxFindings bounds what is reported of one document.
const MaxFindings = 10_000

// add reports a finding; past the bound it is still returned, to be filled in.
func (c *checker) add(slug finding.Slug, span source.Span, format string, args ...any) *finding.Finding {
	if len(*c.list) >= MaxFindings {
		return &finding.Finding{}
	}
	return c.list.Add(slug, span, format, args...)
}

// own tells whether a column of kolom_lain is a key of a table.
func (c *checker) own(f *Fields, name string) bool {
	level, may := OwnTables[f]
	column := c.columns.Get(name)
	return may && column != nil && OwnLevel(column) == level
}

// key returns the description of a child of a table, nil where it is unknown.
func (c *checker) key(f *Fields, name string) *Key {
	if k := f.Key(name); k != nil {
		return k
	}
	switch {
	case name == Abaikan.Name && f != Abaikan.Fields:
		return &Abaikan
	case name != Abaikan.Name && c.own(f, name):
		return &OwnColumn
	case f == Root && of(name) != name:
		return f.Key(of(name))
	}
	return f.Open
}

func (c *checker) table(n *tomltree.Node, f *Fields) {
	if f.Variants != nil {
		if f = c.variant(n, f); f == nil {
			return
		}
	}
	var misspelt []string
	keys := make([]*Key, 0, 16)
	var header forgotten
	for i, child := range n.Children {
		k := c.key(f, child.Name)
		if k == nil && c.begins(n, f, i, &header) {
			keys = append(keys, nil)
			continue
		}
		if k == nil {
			var near string
			if k, near = c.meant(n, child, f); k == nil {
				misspelt = append(misspelt, near)
			}
		}
		keys = append(keys, k)
	}
	moved := c.moved
	c.moved = nil
	for i, child := range n.Children {
		k := keys[i]
		if k == nil || slices.Contains(moved, child) {
			continue
		}
		if f == Root && k != &Abaikan && child.Key.File == n.Span.File {
			c.foreign(child)
		}
		if k == f.Open && !c.openKey(child, f) {
			continue
		}
		c.value(child, k)
	}
	for _, child := range moved {
		n.Remove(child)
	}
	if header.key != nil {
		c.value(c.top.Start(header.key.Name, n, header.keys), header.key)
	}
	for i := range f.Keys {
		k := &f.Keys[i]
		if k.Or != "" && (n.Get(k.Or) != nil || slices.Contains(misspelt, k.Or) || f.Before(k.Or, k.Name)) {
			continue // of two that stand for each other the first is missed
		}
		if k.Required && !c.rest && n.Get(k.Name) == nil && !slices.Contains(misspelt, k.Name) {
			found := c.add(finding.WajibDiisi, n.Span, "%s belum diisi", k.Name)
			if found.Hint = k.asWritten(k.Name); k.Or != "" {
				found.Hint += ", atau isi " + k.Or
			}
		}
	}
}

// variant returns the form that a table has; nil, with a finding, where it has
// none or several.
func (c *checker) variant(n *tomltree.Node, f *Fields) *Fields {
	var is *Fields
	var first *tomltree.Node
	names := make([]string, len(f.Variants))
	for i, v := range f.Variants {
		names[i] = v.Keys[0].Name
		child := n.Get(names[i])
		switch {
		case child == nil:
		case is == nil:
			is, first = v, child
		default:
			one, two := first, child
			if two.Key.Start < one.Key.Start {
				one, two = two, one
			}
			found := c.add(finding.NilaiTakSah, two.Key, "satu langkah tidak dapat sekaligus %s dan %s", one.Name, two.Name)
			found.Hint = "pisahkan menjadi dua langkah"
			found.Related = []finding.Related{{Span: one.Key, Message: one.Name + " di sini"}}
			return nil
		}
	}
	if is == nil {
		is = c.meantVariant(n, f, names)
	}
	if is == nil && c.rest {
		return nil
	}
	if is == nil {
		c.add(finding.NilaiTakSah, n.Span, "langkah ini tidak punya jenis").Hint = "isi tepat satu dari " + strings.Join(names, ", ")
		for _, child := range n.Children {
			if child.Name != Abaikan.Name && !inVariants(f, child.Name) {
				c.unknown(child, f)
			}
		}
	}
	return is
}

func inVariants(f *Fields, name string) bool {
	for _, v := range f.Variants {
		if v.Key(name) != nil {
			return true
		}
	}
	return false
}

// openKey checks the key itself in a table whose keys are not fixed.
func (c *checker) openKey(n *tomltree.Node, f *Fields) bool {
	switch f.By {
	case Year:
		if _, ok := ParseYear(n.Name); !ok {
			c.add(finding.NilaiTakSah, n.Key, "%s bukan tahun", quote(n.Name)).Hint = "tulis empat angka, misalnya 2018"
			return false
		}
	case Slug:
		if !finding.Known(finding.Slug(n.Name)) {
			found := c.add(finding.NilaiTakSah, n.Key, "tidak ada temuan bernama %s", quote(n.Name))
			names := make([]string, len(finding.Kinds))
			for i, k := range finding.Kinds {
				names[i] = string(k.Slug)
			}
			c.suggest(found, n.Name, names)
			return false
		}
	case ColumnName:
		if c.columns.Get(n.Name) == nil && !Known(n.Name) {
			found := c.add(finding.KunciTakDikenal, n.Key, "tidak ada kolom bernama %s", quote(n.Name))
			c.suggest(found, n.Name, ColumnNames())
			return false
		}
	}
	return true
}

// ParseYear reads a year of four digits.
func ParseYear(s string) (int, bool) {
	if len(s) != 4 {
		return 0, false
	}
	y, err := strconv.Atoi(s)
	return y, err == nil && y >= angka.FirstYear && y <= angka.LastYear && s[0] != '+'
}

var shapes = map[tomltree.Kind]Shape{
	tomltree.Table: Table, tomltree.Array: List, tomltree.String: Text, tomltree.Integer: Integer,
	tomltree.Float: Float, tomltree.Bool: Bool, tomltree.Date: Date,
}

func (c *checker) value(n *tomltree.Node, k *Key) {
	if !c.shape(n, k, k.Shape) {
		return
	}
	switch n.Kind {
	case tomltree.Table:
		c.table(n, k.Fields)
	case tomltree.Array:
		filled := len(n.Children) > 0
		for _, e := range n.Children {
			if c.shape(e, k, k.Items) && e.Kind == tomltree.Table {
				c.table(e, k.Fields)
			}
		}
		if k.Required && !filled {
			c.empty(n, k)
		}
	case tomltree.String:
		s, _ := n.Text()
		if k.Required && strings.TrimSpace(s) == "" {
			c.empty(n, k)
		} else if k.Format == Choice {
			c.choice(n, k, strings.TrimSpace(s))
		} else if k.Format == Path || k.Format == Typeface {
			c.backslashes(n, s)
		}
	case tomltree.Date:
		if len(n.Literal()) != len("2018-01-22") {
			c.add(finding.NilaiTakSah, n.Span, "%s harus tanggal tanpa jam", n.Name).Hint = "misalnya 2018-01-22"
		}
	case tomltree.Integer, tomltree.Float:
		if k.Format == Count {
			c.count(n, k)
		}
	}
}

// backslashes reports the path of a file in which \ was read as a sign of TOML: \t as
// a tab. Nothing is looked for under such a name.
func (c *checker) backslashes(n *tomltree.Node, s string) {
	literal := n.Literal()
	if !strings.ContainsFunc(s, unicode.IsControl) || !strings.Contains(literal, `\`) || strings.HasPrefix(literal, `"""`) {
		return
	}
	found := c.add(finding.NilaiTakSah, n.Span, `di antara "…" tanda \ punya arti sendiri, sehingga nama berkas ini memuat karakter kendali`)
	if inner := strings.Trim(literal, `"`); !strings.Contains(inner, "'") {
		found.Fix = &finding.Fix{Span: n.Span, Text: "'" + inner + "'"}
		found.Hint = "tulis " + found.Fix.Text
	}
	n.Empty()
}

func (c *checker) empty(n *tomltree.Node, k *Key) {
	name := n.Name
	if name == "" {
		name = k.Name
	}
	c.add(finding.WajibDiisi, n.Span, "%s kosong", name).Hint = k.asWritten(name)
}

// asWritten says how a required key is filled.
func (k *Key) asWritten(name string) string { return "tulis misalnya " + name + " = " + k.Example }

func (c *checker) choice(n *tomltree.Node, k *Key, s string) {
	if _, ok := k.Choose(s); ok {
		return
	}
	c.add(finding.NilaiTakSah, n.Span, "%s tidak dapat berisi %s", n.Name, quote(s)).Hint = "pilih " + orList(NearestFirst(s, k.Values))
}

func (c *checker) count(n *tomltree.Node, k *Key) {
	v, _ := n.Float()
	if x, ok := n.Int(); ok {
		v = float64(x)
	}
	if !(v >= float64(k.Min) && v <= float64(k.Max)) {
		c.add(finding.NilaiTakSah, n.Span, "%s %s di luar %d sampai %d", n.Name, n.Literal(), k.Min, k.Max)
	}
}

// headerOf returns what a table that only a longer header names would have as its
// own.
func headerOf(n *tomltree.Node) string {
	text := string(n.Span.File.Data[:n.Span.End])
	return strings.TrimLeft(text[strings.LastIndexAny(text, "[")+1:], " \t")
}

var shapeNames = []struct {
	shape Shape
	name  string
}{
	{Text, "teks"}, {Number, "bilangan"}, {Integer, "bilangan bulat"}, {Bool, "true atau false"},
	{Date, "tanggal"}, {List, "daftar"}, {Table, "tabel"},
}

// truths are the words for true and false that people write as texts.
var truths = map[string]string{"true": "true", "ya": "true", "iya": "true", "benar": "true", "false": "false", "tidak": "false", "salah": "false"}

// shape reports a value whose shape is none of those allowed.
func (c *checker) shape(n *tomltree.Node, k *Key, allowed Shape) bool {
	is := shapes[n.Kind]
	if is&allowed != 0 {
		return true
	}
	name, element := n.Name, ""
	if name == "" {
		name, element = k.Name, "isi "
	}
	var want []string
	left := allowed
	if left&List != 0 && k.Items == Table {
		if want = append(want, "daftar tabel"); left&Table != 0 {
			want = []string{"tabel", "daftar tabel"}
		}
	} else {
		for _, s := range shapeNames {
			if left&s.shape == s.shape {
				want = append(want, s.name)
				left &^= s.shape
			}
		}
	}
	got := ""
	for _, s := range shapeNames {
		if is&s.shape != 0 {
			got = s.name
			break
		}
	}
	span := n.Span
	found := c.add(finding.TOML, span, "%s%s harus %s, di sini %s", element, name, strings.Join(want, " atau "), got)
	switch {
	case allowed&Text != 0 && is&(Number|Date|Bool) != 0:
		found.Hint = fmt.Sprintf("apit dengan tanda kutip: \"%s\"", n.Literal())
		found.Fix = &finding.Fix{Span: span, Text: `"` + n.Literal() + `"`}
	case allowed&Date != 0 && is == Text:
		found.Hint = "tulis tanpa tanda kutip, misalnya 2018-01-22"
		s, _ := n.Text()
		if day, err := angka.ParseDate(s); err == nil {
			found.Hint = "tulis tanpa tanda kutip: " + name + " = " + day.ISO()
			found.Fix = &finding.Fix{Span: span, Text: day.ISO()}
		}
	case allowed == Bool && is == Text:
		found.Hint = "tulis true atau false, tanpa tanda kutip"
		s, _ := n.Text()
		if word, ok := truths[strings.ToLower(strings.TrimSpace(s))]; ok {
			found.Hint = "tulis: " + name + " = " + word
			found.Fix = &finding.Fix{Span: span, Text: word}
		}
	case allowed&Number != 0 && is == Text:
		found.Hint = "tulis tanpa tanda kutip"
	case allowed == List && k.Items == Table && is == Table && !n.Inline && n.Region().IsZero():
		// Only longer headers name it: what they belong to has no header.
		found.Message = fmt.Sprintf("tabel ini bagian dari %s, yang belum dimulai", name)
		found.Hint = "tulis [[" + strings.Trim(headerOf(n), ".") + "]] beserta isinya di atas baris ini"
		if turned := turnedRound(n); turned != "" {
			found.Hint = "maksudnya [[" + turned + "]]?"
		}
	case allowed == List && k.Items == Table && is == Table:
		found.Hint = "tulis judul tabelnya dengan dua kurung siku"
		if header := n.Span.Text(); strings.HasPrefix(header, "[") {
			found.Hint = "tulis [" + header + "] dengan dua kurung siku"
		}
	case allowed == Table && is == List && n.Tables():
		found.Hint = "tulis [" + name + "] dengan satu kurung siku, satu kali"
	default:
		found.Hint = k.asShaped(n, name, allowed)
	}
	return false
}

package schema

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"iku/content/edit"
	"iku/content/finding"
	"iku/content/tomltree"
)

// maxHints bounds the search for near names in a file that has little else.
const maxHints = 200

// unknown reports a key that its table does not have, and returns the one that it
// most likely means, "" where none is near.
func (c *checker) unknown(n *tomltree.Node, f *Fields) string {
	found := c.add(finding.KunciTakDikenal, n.Key, "kunci %s tidak dikenal %s", quote(n.Name), f.where())
	if c.hinted >= maxHints {
		return ""
	}
	if column := c.columns.Get(n.Name); column != nil {
		if level, may := OwnTables[f]; may && level != OwnLevel(column) {
			found.Hint = "kolom_lain." + n.Name + " milik setiap " + OwnLevel(column).Tingkat() + "; tulis di sana, atau ubah tingkatnya"
			return ""
		}
	}
	names := c.names(f)
	if near := c.suggest(found, n.Name, names); near != "" {
		return near
	}
	if owners := c.owner(n.Name); len(owners) > 0 {
		found.Hint = "kunci itu milik " + orList(owners)
		return ""
	}
	if k, year := f.ofYear(n.Name); k != nil {
		found.Hint = "tulis: " + k.Name + " = { " + year + " = … }"
		return ""
	}
	if k := f.spoken(n.Name); k != nil {
		found.Hint = "maksudnya " + k.Name + "?"
		found.Fix = &finding.Fix{Span: found.Span, Text: k.Name}
		return k.Name
	}
	found.Hint = "yang dikenal: " + strings.Join(names, ", ")
	return ""
}

// spoken returns the key that sheets call by those words: definisi for
// "definisi_operasional", kondisi_awal for "baseline"; nil where none is.
func (f *Fields) spoken(name string) *Key {
	said := strings.ToLower(strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '-' || r == ' ' }), " "))
	for i := range f.Keys {
		k := &f.Keys[i]
		called := k
		if k.Fields != nil && k.Fields.Key("uraian") != nil {
			called = k.Fields.Key("uraian")
		}
		if called.Heading != "" && said == strings.ToLower(called.Heading) || slices.Contains(called.Spoken, said) {
			return k
		}
	}
	return nil
}

// ofYear returns the key that holds a table by years for one that names a year itself:
// target_tahunan for "target_2029".
func (f *Fields) ofYear(name string) (k *Key, year string) {
	at := strings.LastIndexAny(name, "_-")
	year = name[at+1:]
	if at < 0 || len(year) != 4 || !strings.HasPrefix(year, "20") || strings.Trim(year, "0123456789") != "" {
		return nil, ""
	}
	if k = f.Key(strings.ToLower(name[:at]) + "_tahunan"); k == nil {
		return nil, ""
	}
	return k, year
}

// meant reports an unknown key, and has it read on as the key that it most likely
// means: what it holds is neither missing nor unchecked. That key is nil where none
// is near, where the table has it besides, or where it holds no such value; near is
// its name all the same.
func (c *checker) meant(table, n *tomltree.Node, f *Fields) (k *Key, near string) {
	near = c.unknown(n, f)
	if near == "" {
		return nil, near
	}
	if there := table.Get(near); there != nil && n.Tables() && there.Implied() {
		// [[sasarn]] with [[sasaran.indikator]] below it.
		n.Adopt(there)
		c.moved = append(c.moved, there)
		table.Rename(n, near)
		return c.key(f, near), near
	} else if there != nil {
		c.besides(n, there)
		return nil, near
	}
	if k = c.key(f, near); k != nil && shapes[n.Kind]&k.Shape != 0 {
		table.Rename(n, near)
		return k, near
	}
	return nil, near
}

// besides says of a misspelt key, reported last, that its table has the right one
// too, and has what it holds read on there.
func (c *checker) besides(n, there *tomltree.Node) {
	switch {
	case n.Tables() && there.Tables(), n.Key.File != there.Key.File: // written rightly it adds to that one, or stands for it
	case len(*c.list) > 0 && len(*c.list) < MaxFindings:
		found := &(*c.list)[len(*c.list)-1]
		found.Hint = "maksudnya " + there.Name + "? Itu sudah ada: gabungkan isinya, atau hapus salah satu"
		found.Fix = nil // would only write it twice
		found.Related = []finding.Related{{Span: there.Key, Message: there.Name + " di sini"}}
	}
	there.Adopt(n)
}

// meantVariant returns the form that a table has by a misspelt first key, which it
// reports; nil where none is.
func (c *checker) meantVariant(n *tomltree.Node, f *Fields, firsts []string) *Fields {
	if c.hinted >= maxHints {
		return nil
	}
	for _, child := range n.Children {
		if child.Name == Abaikan.Name || inVariants(f, child.Name) {
			continue
		}
		if i := slices.Index(firsts, Nearest(child.Name, c.names(f))); i >= 0 {
			c.meant(n, child, f.Variants[i])
			return f.Variants[i]
		}
	}
	return nil
}

// foreign reports a table that the format has and this kind of document has not.
// One that is inherited may be meant for other kinds.
func (c *checker) foreign(n *tomltree.Node) {
	if c.jenis.Name == "" || slices.Contains(c.jenis.Tables, of(n.Name)) {
		return
	}
	found := c.add(finding.KunciTakDikenal, n.Key, "dokumen berjenis %s tidak punya %s", c.jenis.Name, n.Name)
	found.Hint = "hapus, atau pilih jenis lain"
	if kinds := having(of(n.Name)); len(kinds) <= mostKinds {
		found.Hint = "hapus, atau pilih jenis " + orList(kinds)
	}
}

// suggest gives a finding the nearest name as its hint, and returns it, "" where
// none is near; past maxHints none is sought.
func (c *checker) suggest(found *finding.Finding, name string, names []string) string {
	if c.hinted++; c.hinted > maxHints {
		return ""
	}
	near := Nearest(name, names)
	if near != "" {
		found.Hint = "maksudnya " + near + "?"
		found.Fix = &finding.Fix{Span: found.Span, Text: near}
	}
	return near
}

// where says which table it is.
func (f *Fields) where() string {
	switch {
	case f.Name == "":
		return "di tingkat teratas"
	case f.Step:
		return "di langkah " + f.Keys[0].Name
	}
	return "di [" + f.Name + "]"
}

// names returns the keys of a table and of all its variants.
func (c *checker) names(f *Fields) []string {
	var names []string
	seen := map[string]bool{}
	for _, form := range append([]*Fields{f}, f.Variants...) {
		for _, k := range form.Keys {
			if !seen[k.Name] {
				seen[k.Name] = true
				names = append(names, k.Name)
			}
		}
	}
	if c.columns != nil {
		for _, k := range c.columns.Children[:min(len(c.columns.Children), 50)] {
			if c.own(f, k.Name) {
				names = append(names, k.Name)
			}
		}
	}
	return append(names, Abaikan.Name)
}

// owner returns the tables that have a key of that name.
func (c *checker) owner(name string) []string {
	if c.owners == nil {
		c.owners = map[string][]string{}
		Root.Walk(func(f *Fields) {
			if f == Root || f.Part {
				return
			}
			table := strings.TrimPrefix(f.where(), "di ")
			for _, k := range f.Keys {
				if had := c.owners[k.Name]; len(had) < 3 {
					c.owners[k.Name] = append(had, table)
				}
			}
		})
	}
	return c.owners[name]
}

// Known tells whether there is a built-in column of that name, of whatever kind of
// document.
func Known(column string) bool {
	if column == Penjelasan.Name || has(Columns, column) {
		return true
	}
	return slices.ContainsFunc(JenisDokumen, func(j Jenis) bool { return has(j.Kolom, column) })
}

func has(list []Kolom, column string) bool {
	return slices.ContainsFunc(list, func(c Kolom) bool { return c.Name == column })
}

// Nearest returns the name that a misspelt one most likely means, "" where none
// is near: one that shares no letter never is.
func Nearest(s string, names []string) string {
	best, least := "", 1+max(1, min(len(s)/3, 3))
	for _, name := range names {
		if d := edit.Distance(strings.ToLower(s), strings.ToLower(name), least); d < least && d < max(len(s), len(name)) {
			best, least = name, d
		}
	}
	if best == "" {
		return kindred(s, names)
	}
	return best
}

// kindred returns the name that begins with the same word and goes on with one of
// the same stem, as "target_pertahun" does of "target_tahunan"; "" where there are
// none or several.
func kindred(s string, names []string) string {
	const stem = 5 // letters
	first, rest, ok := strings.Cut(strings.ToLower(s), "_")
	if !ok || len(rest) < stem || len(rest) > 60 {
		return ""
	}
	found := ""
	for _, name := range names {
		word, tail, _ := strings.Cut(strings.ToLower(name), "_")
		if word != first {
			continue
		}
		for i := 0; i+stem <= len(rest); i++ {
			if strings.Contains(tail, rest[i:i+stem]) {
				if found != "" && found != name {
					return ""
				}
				found = name
			}
		}
	}
	return found
}

// NearestFirst returns names in the order of how near they are to one.
func NearestFirst(s string, names []string) []string {
	sorted := append([]string(nil), names...)
	s = strings.ToLower(s)
	far := func(name string) int { return edit.Distance(s, strings.ToLower(name), 100) }
	sort.SliceStable(sorted, func(i, j int) bool { return far(sorted[i]) < far(sorted[j]) })
	return sorted
}

// orList joins names as a sentence does: "a, b, atau c".
func orList(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	case 2:
		return names[0] + " atau " + names[1]
	}
	return strings.Join(names[:len(names)-1], ", ") + ", atau " + names[len(names)-1]
}

// quote returns a name in quotes, cut where it is long.
func quote(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return strconv.Quote(s)
}

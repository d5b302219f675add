package fonts

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// maxMembers bounds how many faces of a collection are looked at, and maxListed how
// many are named to the user.
const (
	maxMembers = 256
	maxListed  = 12
)

// memberTables are the tables that are taken over from a collection, sorted by tag.
var memberTables = []string{"CFF ", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}

// member is a face of a collection, not yet checked.
type member struct {
	tables map[string][]byte
	names  []string // of its family, its full name, its PostScript name
	style  Style
}

// IsCollection tells whether a file holds several faces (OpenType 1.9, TTC header).
func IsCollection(data []byte) bool { return bytes.HasPrefix(data, []byte("ttcf")) }

// ParseMember is Parse of a face in a collection: the one of that name (of its family,
// its full or its PostScript name, in any letter case) or number, counted from 1. Of
// several of a name, and where name is "", it is the first in that style; where the
// style is Regular and none is in it, the first. A file that is no collection has no
// member of a name.
func ParseMember(data []byte, name string, style Style) (*Face, error) {
	if !IsCollection(data) {
		if name != "" {
			return nil, unusable(fmt.Sprintf("berkasnya memuat satu huruf saja, jadi hapus %q", "#"+name))
		}
		return Parse(data)
	}
	members, err := readCollection(data)
	if err != nil {
		return nil, err
	}
	m := pick(members, name, style)
	if m == nil {
		return nil, unusable(noMember(members, name, style))
	}
	file, err := m.file()
	if err != nil {
		return nil, err
	}
	face, err := Parse(file)
	if err != nil {
		return nil, err
	}
	face.Siblings = siblings(members, face)
	return face, nil
}

// siblings returns the numbers of a family's other styles.
func siblings(members []member, of *Face) map[Style]int {
	out := map[Style]int{}
	for i := range members {
		m := &members[i]
		if _, twice := out[m.style]; !twice && m.style != of.Style && len(m.names) > 0 && m.names[0] == of.FamilyName {
			out[m.style] = i + 1
		}
	}
	return out
}

// readCollection returns the faces of a collection with what they are chosen by.
func readCollection(data []byte) ([]member, error) {
	if len(data) > maxSize {
		return nil, unusable("berkasnya lebih dari 32 MB")
	}
	if len(data) < 12 {
		return nil, broken("daftar kumpulannya terpotong")
	}
	n := be.Uint32(data[8:])
	if n == 0 || n > maxMembers || len(data) < 12+4*int(n) {
		return nil, broken("kumpulan dengan %d huruf", n)
	}
	members := make([]member, n)
	for i := range members {
		at := be.Uint32(data[12+4*i:])
		if uint64(at) > uint64(len(data)) {
			return nil, broken("huruf ke-%d melewati akhir berkas", i+1)
		}
		tables, err := directory(data, int(at))
		if err != nil {
			return nil, err
		}
		f := font{head: tables["head"], os2: tables["OS/2"], name: tables["name"]}
		if len(f.head) < 54 {
			return nil, broken("tabel head")
		}
		m := member{tables: tables, style: f.style()}
		for _, id := range []uint16{nameTypoFamily, nameFamily, nameFull, namePostScript} {
			if s := f.naming(id); s != "" {
				m.names = append(m.names, s)
			}
		}
		members[i] = m
	}
	return members, nil
}

// pick returns the member that is asked for, nil where there is none.
func pick(members []member, name string, style Style) *member {
	var named []*member
	for i := range members {
		m := &members[i]
		if name == "" || slices.ContainsFunc(m.names, func(s string) bool { return strings.EqualFold(s, name) }) {
			named = append(named, m)
		}
	}
	if n, err := strconv.Atoi(name); err == nil && len(named) == 0 && 1 <= n && n <= len(members) {
		return &members[n-1]
	}
	for _, m := range named {
		if m.style == style {
			return m
		}
	}
	if len(named) > 0 && (name != "" || style == Regular) {
		return named[0]
	}
	return nil
}

// noMember says that a collection has no such face, and which it has.
func noMember(members []member, name string, style Style) string {
	var there []string
	for i, m := range members[:min(len(members), maxListed)] {
		s := strconv.Itoa(i + 1)
		if len(m.names) > 0 {
			s += fmt.Sprintf(" %q", m.names[0])
		}
		there = append(there, s)
	}
	if len(members) > maxListed {
		there = append(there, "…")
	}
	asked := fmt.Sprintf("%q", name)
	if name == "" {
		asked = "gaya " + map[Style]string{Bold: "tebal", Italic: "miring", BoldItalic: "tebal miring"}[style]
	}
	return fmt.Sprintf("kumpulannya tidak memuat %s; isinya %s", asked, strings.Join(there, ", "))
}

// file returns a member as a font file of its own.
func (m *member) file() ([]byte, error) {
	var list []table
	size := 0
	for _, tag := range memberTables {
		data, ok := m.tables[tag]
		if !ok {
			continue
		}
		if size += len(data); size > maxSize { // tables may lie upon each other
			return nil, unusable("tabelnya lebih dari 32 MB")
		}
		if tag == "head" {
			data = slices.Clone(data)
		}
		list = append(list, table{tag, data})
	}
	head := list[slices.IndexFunc(list, func(t table) bool { return t.tag == "head" })].data
	file := assemble(head, list)
	if m.tables["CFF "] != nil && m.tables["glyf"] == nil {
		copy(file, "OTTO")
	}
	return file, nil
}

package schema

import (
	"cmp"
	"math"
	"slices"
)

// Level is how far down the table's content a column stands: its cells are
// merged over everything below one thing of that level.
type Level uint8

// The levels.
const (
	LevelTujuan Level = iota
	LevelSasaran
	LevelIndikator
	LevelUkuran // what an indikator itself says, or one of its parts
	LevelBaris  // a row: of these several where more is done for one
	Levels      // how many there are
)

// Column is how a column of the sheet's table is set.
type Column struct {
	Level  Level
	Centre bool // else flush left
	Stiff  bool // no wider than its content
	// Text tells that its cells hold what the key says and no more, as those of
	// kolom_lain do: whoever adds such a key adds its row here and nothing else.
	Text bool
}

// Kolom is a column of the table by the name that tabel.kolom has for it.
type Kolom struct {
	Name    string
	Heading string // where tabel.judul does not say another
	Column
}

// Places are the keys of an indikator from left to right, as they stand in the
// sheet, in a workbook and in a comparison.
var Places = func() []*Key {
	keys := make([]*Key, len(Indikator.Keys))
	for i := range keys {
		keys[i] = &Indikator.Keys[i]
	}
	place := func(k *Key) int {
		if k.Place == 0 {
			return math.MaxInt
		}
		return k.Place
	}
	slices.SortStableFunc(keys, func(a, b *Key) int { return cmp.Compare(place(a), place(b)) })
	return keys
}()

// Columns lists every column in the order in which they stand by default: first
// those that are no key of an indikator, or go by another name, then its keys.
var Columns = func() []Kolom {
	list := []Kolom{
		{"no", "NO", Column{Level: LevelSasaran, Centre: true, Stiff: true}},
		{"kode_tujuan", "KODE TUJUAN", Column{Level: LevelTujuan, Centre: true, Stiff: true}},
		{"tujuan", "TUJUAN", Column{Level: LevelTujuan}},
		{"kode_sasaran", "KODE SASARAN", Column{Level: LevelSasaran, Centre: true, Stiff: true}},
		{"kode", "KODE", Column{Level: LevelIndikator, Centre: true, Stiff: true}},
		{"sasaran", "SASARAN STRATEGIS", Column{Level: LevelSasaran}},
		{"indikator", "INDIKATOR KINERJA", Column{Level: LevelBaris}},
	}
	for _, k := range Places {
		if k.Column != nil {
			list = append(list, Kolom{k.Name, k.Heading, *k.Column})
		}
	}
	return list
}()

// TextColumns are the keys of an indikator that say what stands in their column,
// and nothing else.
var TextColumns = func() []*Key {
	var list []*Key
	for _, k := range Places {
		if k.Column != nil && k.Column.Text {
			list = append(list, k)
		}
	}
	return list
}()

// Penjelasan is the joined column that its name alone stands for.
var Penjelasan = Kolom{Name: "penjelasan", Heading: "PENJELASAN"}

// Joined holds the contents of Penjelasan.
var Joined = []string{"alasan", "formula", "tipe", "sumber_data"}

// ColumnNames returns the names of every built-in column.
func ColumnNames() []string {
	names := make([]string, 0, len(Columns)+1)
	for _, c := range Columns {
		names = append(names, c.Name)
	}
	return append(names, Penjelasan.Name)
}

package schema

import (
	"strings"

	"iku/content/tomltree"
)

// OwnColumn describes the key that a column of kolom_lain adds to an indikator and
// its parts, or to what another level has.
var OwnColumn = Key{Shape: Text | Number | List, Items: Text, Format: Prose, Doc: "Isi kolom buatan sendiri."}

// OwnLevel returns the level of a column of kolom_lain: of one described by no more
// than its heading that of an indikator.
func OwnLevel(column *tomltree.Node) Level {
	n := column.Get("tingkat")
	if n == nil {
		return LevelIndikator
	}
	s, _ := n.Text()
	for _, t := range tingkat {
		if t.name == strings.TrimSpace(s) {
			return t.level
		}
	}
	return LevelIndikator
}

// OwnTables tells of each table whose keys may be columns of kolom_lain of which
// level they are.
var OwnTables = map[*Fields]Level{Indikator: LevelIndikator, Rincian: LevelIndikator, sasaran: LevelSasaran, pkSasaran: LevelSasaran, tujuan: LevelTujuan}

// OwnClashes tells of a column of kolom_lain whose name is a key of the format in a
// table that would have it, or in an indikator.
func OwnClashes(column *tomltree.Node) bool {
	if Indikator.Key(column.Name) != nil {
		return true
	}
	for f, level := range OwnTables {
		if level == OwnLevel(column) && f.Key(column.Name) != nil {
			return true
		}
	}
	return false
}

package ejaan

// table holds words in one piece of text, found by their bytes: made quickly, and
// read without making strings.
type table struct {
	text    []byte
	entries []entry
	slots   []uint16 // index into entries, plus one; a power of two of them
}

// entry is a word and what it is.
type entry struct {
	start uint32
	n     uint8
	is    uint16
	wrong uint16 // index into lexicon.wrongs, plus one
}

const tableSlots = 1 << 14

func newTable() *table {
	return &table{text: make([]byte, 0, 96<<10), entries: make([]entry, 0, 8<<10), slots: make([]uint16, tableSlots)}
}

func hash[T string | []byte](w T) uint32 {
	h := uint32(2166136261) // FNV-1a
	for i := 0; i < len(w); i++ {
		h = (h ^ uint32(w[i])) * 16777619
	}
	return h ^ h>>15
}

// find returns the entry of a word, nil where there is none, and its slot.
func find[T string | []byte](t *table, w T) (*entry, uint32) {
	at := hash(w) % tableSlots
	for ; t.slots[at] != 0; at = (at + 1) % tableSlots {
		if e := &t.entries[t.slots[at]-1]; int(e.n) == len(w) && string(t.text[e.start:e.start+uint32(e.n)]) == string(w) {
			return e, at
		}
	}
	return nil, at
}

// word returns the entry of a word that is written in pieces, made where there is
// none.
func (t *table) word(pieces ...string) *entry {
	start := len(t.text)
	for _, p := range pieces {
		t.text = append(t.text, p...)
	}
	w := t.text[start:]
	e, at := find(t, w)
	if e != nil {
		t.text = t.text[:start]
		return e
	}
	t.entries = append(t.entries, entry{start: uint32(start), n: uint8(len(w))})
	t.slots[at] = uint16(len(t.entries))
	return &t.entries[len(t.entries)-1]
}

// string returns the word of an entry.
func (t *table) string(e *entry) string { return string(t.text[e.start : e.start+uint32(e.n)]) }

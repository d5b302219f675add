package ejaan

import (
	_ "embed"
	"math/bits"
	"strings"
	"sync"
)

var (
	//go:embed kata.txt
	kataText string
	//go:embed biasa.txt
	biasaText string
	//go:embed mirip.txt
	miripText string
	//go:embed nama.txt
	namaText string
	//go:embed salah.txt
	salahText string
	//go:embed asing.txt
	asingText string
)

// wrong is what a spelling should be.
type wrong struct {
	right   string
	english bool // the spelling is an English word too
}

// lexicon is the words that the program knows.
type lexicon struct {
	*table
	targets [longest + 1][]target
	wrongs  []wrong
	parted  map[string]string // of several words: "pra sarana"
	memory  memory
}

// is returns what a word is, 0 where it is not known.
func (l *lexicon) is(w string) uint16 {
	if e, _ := find(l.table, w); e != nil {
		return e.is
	}
	return 0
}

// misspelt returns what a spelling should be; false where it is not known as one.
func (l *lexicon) misspelt(w string) (wrong, bool) {
	if e, _ := find(l.table, w); e != nil && e.wrong > 0 {
		return l.wrongs[e.wrong-1], true
	}
	return wrong{}, false
}

// What a word is.
const (
	isWord    uint16 = 1 << iota
	isTarget         // of the trade: what is near it is likely meant to be it
	isPassive        // of a passive verb, without its di-
	isHead           // may be parted from what belongs to it: "di buat", "pra sarana"
	isTail           // may be what was parted: "kinerja nya"
	isEnglish
)

// target is a word of the trade with the set of its letters.
type target struct {
	word string
	mask uint32
}

const (
	shortest = 6  // bytes of a word that others may be near to
	longest  = 24 // of one that is looked for
)

// Prepare makes what the first text would wait for; it may be called beside other
// work.
func Prepare() { lexical() }

// lexical is made when the first text is read.
var lexical = sync.OnceValue(newLexicon)

func newLexicon() *lexicon {
	l := &lexicon{table: newTable(), wrongs: make([]wrong, 0, 512), parted: map[string]string{}, memory: memory{of: map[string]verdict{}}}
	flag := func(list string, is uint16) {
		for w := range strings.FieldsSeq(list) {
			l.word(w).is |= is
		}
	}
	flag(biasaText, isWord)
	flag(miripText, isWord)
	flag(namaText, isWord)
	var parts [16]string
	for line := range lines(kataText) {
		n := 0
		for w := range strings.FieldsSeq(line) {
			parts[n], n = w, n+1
		}
		l.stem(parts[:n])
	}
	for line := range lines(salahText) {
		n := 0
		for w := range strings.FieldsSeq(line) {
			parts[n], n = w, n+1
		}
		from, to := strings.ReplaceAll(parts[0], "_", " "), strings.ReplaceAll(parts[1], "_", " ")
		switch first, _, several := strings.Cut(from, " "); {
		case from == strings.ToLower(to):
		case several:
			l.parted[from] = to
			l.word(first).is |= isHead
		default:
			l.wrongs = append(l.wrongs, wrong{to, n > 2})
			l.word(from).wrong = uint16(len(l.wrongs))
		}
	}
	flag(heads, isHead)
	flag(tails, isTail)
	for w := range strings.FieldsSeq(asingText) {
		if e := l.word(w); e.is&isWord == 0 {
			e.is |= isEnglish
		}
	}
	for i := range l.entries {
		if e := &l.entries[i]; e.is&isTarget != 0 && e.n >= shortest && e.n <= longest {
			w := l.string(e)
			l.targets[len(w)] = append(l.targets[len(w)], target{w, letters(w)})
		}
	}
	return l
}

func lines(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.SplitSeq(s, "\n") {
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// letters returns the set of a word's letters.
func letters(w string) (mask uint32) {
	for i := 0; i < len(w); i++ {
		mask |= 1 << (w[i] & 31)
	}
	return mask
}

// apart returns how many letters only one of two words has.
func apart(a, b uint32) int { return bits.OnesCount32(a ^ b) }

// stem adds a stem with its forms: "turun m k" gives menurun and menurunkan.
func (l *lexicon) stem(parts []string) {
	s, bare := parts[0], true
	for _, code := range parts[1:] {
		if len(code) > 3 { // several words
			l.word(code).is |= isWord | isTarget
			continue
		}
		bare = bare && code != "0"
		for _, a := range affixes[code] {
			l.word(a.before(s), s[a.drop(s):], a.after).is |= isWord | isTarget
			if a.prefix == "di" {
				l.word(s, a.after).is |= isWord | isPassive
			}
		}
	}
	e := l.word(s)
	if e.is |= isWord; bare {
		e.is |= isTarget
	}
}

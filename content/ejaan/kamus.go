package ejaan

import (
	_ "embed"
	"math/bits"
	"strings"
	"sync"
)

// kamus is the lexicon as susun_test.go makes it of the lists: nothing of it is
// made when the program runs. It holds, numbers with the low byte first, the number
// of words, wrong spellings and targets (2 bytes each); for each length of a target
// where those begin (2 bytes); the slots of a hash table with the index of a word,
// plus one (2); words (8: where its text begins 4, length 1, what it is 1, index of
// the wrong spelling that it is, plus one 2); right spellings (8: begin 4, length 1,
// whether the wrong one is English too 1); targets (8: word 2, letters 4); then the
// text of all, and lines of spellings of several words.
//
//go:embed kamus.bin
var kamus string

// What a word is.
const (
	isWord    uint8 = 1 << iota
	isTarget        // of the trade: what is near it is likely meant to be it
	isPassive       // of a passive verb, without its di-
	isHead          // may be parted from what belongs to it: "di buat", "pra sarana"
	isTail          // may be what was parted: "kinerja nya"
	isEnglish
	isFirst // of a phrase: what stands behind it is one of few
)

const (
	shortest = 6  // bytes of a word that others may be near to
	longest  = 24 // of one that is looked for

	kamusSlots = 1 << 14
	kamusRow   = 8
	kamusHead  = 3*2 + (longest+2)*2
)

// The tables of kamus.
var (
	kamusWords   = kamusHead + 2*kamusSlots
	kamusWrongs  = kamusWords + kamusRow*number2(0)
	kamusTargets = kamusWrongs + kamusRow*number2(2)
	kamusText    = kamusTargets + kamusRow*number2(4)
)

func number2(at int) int { return int(kamus[at]) | int(kamus[at+1])<<8 }
func number4(at int) int { return number2(at) | number2(at+2)<<16 }

// spelled returns the text of a row that begins with its place and length.
func spelled(row int) string {
	start := kamusText + number4(row)
	return kamus[start : start+int(kamus[row+4])]
}

// entry is what is known of a word.
type entry struct {
	is    uint8
	wrong uint16 // the spelling that it is, plus one
}

func hash[T string | []byte](w T) uint32 {
	h := uint32(hashSeed)
	for i := 0; i < len(w); i++ {
		h = (h ^ uint32(w[i])) * hashPrime
	}
	return h ^ h>>15
}

// hashSeed and hashPrime are those of FNV-1a.
const hashSeed, hashPrime = 2166136261, 16777619

// find returns what is known of a word, zero where it is nothing.
func find[T string | []byte](w T) entry { return findHashed(w, hash(w)) }

func findHashed[T string | []byte](w T, h uint32) entry {
	for at := int(h % kamusSlots); ; at = (at + 1) % kamusSlots {
		slot := number2(kamusHead + 2*at)
		if slot == 0 {
			return entry{}
		}
		row := kamusWords + kamusRow*(slot-1)
		if int(kamus[row+4]) == len(w) && spelled(row) == string(w) {
			return entry{kamus[row+5], uint16(number2(row + 6))}
		}
	}
}

// is returns what a word is, 0 where it is not known.
func is(w string) uint8 { return find(w).is }

// wrong is what a spelling should be.
type wrong struct {
	right   string
	english bool // the spelling is an English word too
}

// wrongAt returns the spelling of that index, plus one.
func wrongAt(i uint16) wrong {
	row := kamusWrongs + kamusRow*(int(i)-1)
	return wrong{spelled(row), kamus[row+5] != 0}
}

// misspelt returns what a spelling should be; false where it is not known as one.
func misspelt(w string) (wrong, bool) {
	if e := find(w); e.wrong > 0 {
		return wrongAt(e.wrong), true
	}
	return wrong{}, false
}

// targets calls f with the words of the trade of that length, and the sets of their
// letters.
func targets(length int, f func(word string, mask uint32)) {
	for i := number2(6 + 2*length); i < number2(6+2*(length+1)); i++ {
		row := kamusTargets + kamusRow*i
		f(spelled(kamusWords+kamusRow*number2(row)), uint32(number4(row+2)))
	}
}

// parted returns what words are that do not stand apart: "pra sarana".
var parted = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.SplitSeq(kamus[strings.LastIndexByte(kamus, 0)+1:], "\n") {
		from, to, _ := strings.Cut(line, "\t")
		m[from] = to
	}
	return m
})

// letters returns the set of a word's letters.
func letters(w string) (mask uint32) {
	for i := 0; i < len(w); i++ {
		mask |= 1 << (w[i] & 31)
	}
	return mask
}

// differ returns how many letters only one of two words has.
func differ(a, b uint32) int { return bits.OnesCount32(a ^ b) }

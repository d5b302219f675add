package fonts

import (
	"slices"
	"sync"
)

// firstCode and lastCode bound the codes of an encoding. Code 32 is the space in
// every one.
const (
	firstCode = 32
	lastCode  = 255
	capacity  = lastCode - firstCode + 1
)

// winAnsiUpper is what WinAnsiEncoding has at 128 to 159; 0 is a free code. Below
// and above it agrees with Unicode (ISO 32000-1, Annex D).
var winAnsiUpper = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// winAnsi returns the character of a code in WinAnsiEncoding, 0 for a free code.
// 160 and 173, doubles of the space and the hyphen there, count as free.
func winAnsi(code int) rune {
	switch {
	case code < firstCode, code == 127, code == 160, code == 173:
		return 0
	case 128 <= code && code < 160:
		return winAnsiUpper[code-128]
	}
	return rune(code)
}

// The common repertoire is WinAnsi without what Indonesian official text never
// has, and in the codes so freed what it has in formulas and lists.
const (
	neverUsed = "‚ƒ„ˆ‹Š›ŒœŽžŸ˜š¤¦¨¯´¸ÐðÞþÝýÿ"
	oftenUsed = "≥≤≠≈≡−→←↔↑↓√∑∏∫ΔΩπ∞αβ₂⅓⅔№■□▪●○◦′″"
)

// encoding says which character each code means; 0 for none.
type encoding [256]rune

// common is the encoding of the common repertoire.
var common = sync.OnceValue(func() *encoding {
	e := &encoding{}
	often := []rune(oftenUsed)
	for code := firstCode; code <= lastCode; code++ {
		r := winAnsi(code)
		if code != 160 && len(often) > 0 && (r == 0 || slices.Contains([]rune(neverUsed), r)) {
			r, often = often[0], often[1:]
		}
		e[code] = r
	}
	return e
})

// Drawn returns the character that is drawn for r: a space for a no-break space,
// a hyphen for a soft or no-break one, any other for itself.
func Drawn(r rune) rune { return drawnAs(r) }

// drawnAs returns the character that is drawn in the place of one that differs
// from it only in how lines break.
func drawnAs(r rune) rune {
	switch r {
	case 0x00a0: // no-break space
		return ' '
	case 0x00ad, 0x2010, 0x2011: // soft hyphen, hyphen, no-break hyphen
		return '-'
	}
	return r
}

// doubles are the characters that drawnAs replaces.
var doubles = [...]rune{0x00a0, 0x00ad, 0x2010, 0x2011}

// codeTable finds the code of a character.
type codeTable struct {
	latin [256]uint8 // 0 for none
	other map[rune]uint8
}

func newCodeTable(e *encoding) codeTable {
	t := codeTable{other: make(map[rune]uint8)}
	for code, r := range e {
		if r != 0 {
			t.put(r, uint8(code))
		}
	}
	for _, r := range doubles {
		if code, ok := t.code(drawnAs(r)); ok {
			t.put(r, code)
		}
	}
	return t
}

func (t *codeTable) put(r rune, code uint8) {
	if r < 256 {
		t.latin[r] = code
	} else {
		t.other[r] = code
	}
}

func (t *codeTable) code(r rune) (code uint8, ok bool) {
	if 0 <= r && r < 256 {
		return t.latin[r], t.latin[r] != 0
	}
	code, ok = t.other[r]
	return code, ok
}

// commonCodes is the code table of the common repertoire.
var commonCodes = sync.OnceValue(func() *codeTable {
	t := newCodeTable(common())
	return &t
})

// isCommon reports whether a character is of the common repertoire, for which no
// document needs a program of its own.
func isCommon(r rune) bool {
	_, ok := commonCodes().code(r)
	return ok
}

package fonts

import (
	"fmt"
	"slices"
	"strings"
)

// encode spreads characters over encodings, as few as do. Characters of the
// common repertoire keep their codes where they can.
func encode(runes []rune) []*encoding {
	var wanted []rune
	for _, r := range runes {
		if r = drawnAs(r); r != ' ' {
			wanted = append(wanted, r)
		}
	}
	slices.Sort(wanted)
	wanted = slices.Compact(wanted)

	// The common ones go first, so that only the last encodings hold few.
	slices.SortStableFunc(wanted, func(a, b rune) int {
		switch ca, cb := isCommon(a), isCommon(b); {
		case ca == cb:
			return 0
		case ca:
			return -1
		}
		return 1
	})
	var all []*encoding
	for len(wanted) > 0 || len(all) == 0 {
		e := &encoding{' ': ' '}
		var strangers []rune
		n, seats := 0, len(privateNames())
		for _, r := range wanted[:min(len(wanted), capacity-1)] {
			if code, ok := commonCodes().code(r); ok && e[code] == 0 {
				e[code] = r
			} else {
				if private(r) || glyphName(r) == "" {
					seats--
				}
				if seats < 0 {
					break
				}
				strangers = append(strangers, r)
			}
			n++
		}
		wanted = wanted[n:]
		code := lastCode
		for _, r := range strangers {
			for e[code] != 0 {
				code--
			}
			e[code] = r
		}
		all = append(all, e)
	}
	return all
}

// names returns the glyph names of the codes at which an encoding differs from
// WinAnsiEncoding, and the character by which the program's cmap is to know each
// code.
//
// PDF/A-2 and later want names of the Adobe Glyph List alone (ISO 19005-2,
// 6.2.11.6). A character without one borrows a name of the list that stands for
// a private character; ToUnicode says what it really is.
func (e *encoding) names() (names [256]string, keys encoding) {
	taken := make(map[rune]bool)
	for code, r := range e {
		keys[code] = r
		if r == 0 || r == winAnsi(code) {
			continue
		}
		if names[code] = glyphName(r); names[code] != "" {
			taken[r] = true
		}
	}
	var seats []namedChar
	for code, r := range e {
		if r == 0 || r == winAnsi(code) || names[code] != "" {
			continue
		}
		if seats == nil {
			seats = privateNames()
		}
		for len(seats) > 0 && taken[seats[0].char] {
			seats = seats[1:]
		}
		names[code], keys[code] = seats[0].name, seats[0].char
		seats = seats[1:]
	}
	return names, keys
}

// private reports whether a character is of the private use area, from which
// names are borrowed.
func private(r rune) bool { return 0xe000 <= r && r <= 0xf8ff }

// differences returns what stands between the brackets of /Differences, "" where
// the encoding is WinAnsiEncoding.
func differences(names *[256]string) string {
	var b strings.Builder
	last := -2
	for code, name := range names {
		if name == "" {
			continue
		}
		if code != last+1 {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(&b, "%d", code)
		}
		b.WriteString(" /" + name)
		last = code
	}
	return b.String()
}

// toUnicode returns a ToUnicode CMap for an encoding, with what the glyphs made for it
// say (ISO 32000-1, 9.10.3).
func (e *encoding) toUnicode(list []made) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n")
	var ranges []string
	for code := 0; code < len(e); code++ {
		if e[code] == 0 {
			continue
		}
		end := code
		if e[code] >= firstGroup {
			says := ""
			for _, r := range list[e[code]-firstGroup].group {
				says += utf16Hex(r)
			}
			ranges = append(ranges, fmt.Sprintf("<%02X> <%02X> <%s>\n", code, code, says))
			continue
		}
		for end+1 < len(e) && e[end+1] == e[end]+1 && e[end+1] < 0x10000 && (e[code]^e[end+1])>>8 == 0 {
			end++
		}
		ranges = append(ranges, fmt.Sprintf("<%02X> <%02X> <%s>\n", code, end, utf16Hex(e[code])))
		code = end
	}
	for len(ranges) > 0 {
		n := min(len(ranges), 100)
		fmt.Fprintf(&b, "%d beginbfrange\n%sendbfrange\n", n, strings.Join(ranges[:n], ""))
		ranges = ranges[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

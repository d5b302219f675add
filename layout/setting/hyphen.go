package setting

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphenate returns the places, as byte offsets, at which an Indonesian word may
// be divided: between syllables, at least two letters from its beginning and
// three from its end. Nothing but a word of letters is divided.
//
// The rules are those of the spelling standard (Permendikbud 50/2015, I.F): a
// consonant between vowels begins the next syllable; of two consonants the
// second does; ng, ny, sy and kh stand for one sound; of three, the first stays.
func hyphenate(word string) []int {
	runes := make([]rune, 0, len(word))
	at := make([]int, 0, len(word)+1)
	for i, r := range word {
		if !unicode.IsLetter(r) || r > 0x24f {
			return nil
		}
		runes, at = append(runes, unicode.ToLower(r)), append(at, i)
	}
	if len(runes) < 6 {
		return nil
	}
	var out []int
	for i := 1; i < len(runes); {
		if !isVowel(runes[i-1]) {
			i++
			continue
		}
		// runes[i-1] is a vowel: find the sounds up to the next one.
		j, sounds := i, []int(nil)
		for j < len(runes) && !isVowel(runes[j]) {
			sounds = append(sounds, j)
			if j+1 < len(runes) && isDigraph(runes[j], runes[j+1]) {
				j++
			}
			j++
		}
		if j >= len(runes) {
			break
		}
		cutAt := -1
		switch {
		case len(sounds) == 0: // two vowels: a diphthong is not parted
			if !isDiphthong(runes[i-1], runes[j]) {
				cutAt = j
			}
		case len(sounds) == 1:
			cutAt = sounds[0]
		default:
			cutAt = sounds[1]
			if len(sounds) == 2 && isCluster(runes[sounds[0]], runes[sounds[1]]) {
				cutAt = sounds[0]
			}
		}
		if cutAt >= 2 && len(runes)-cutAt >= 3 {
			out = append(out, at[cutAt])
		}
		i = j + 1
	}
	return out
}

// longestWord is how many bytes a word may have that is looked at for syllables.
const longestWord = 80

func isVowel(r rune) bool { return strings.ContainsRune("aeiouéèê", r) }

func isDigraph(a, b rune) bool {
	return a == 'n' && (b == 'g' || b == 'y') || a == 's' && b == 'y' || a == 'k' && b == 'h'
}

func isDiphthong(a, b rune) bool {
	return a == 'a' && (b == 'i' || b == 'u') || a == 'o' && b == 'i' || a == 'e' && b == 'i'
}

// isCluster tells of two consonants that open a syllable together, as in
// "program" and "industri".
func isCluster(a, b rune) bool {
	return (b == 'r' || b == 'l') && strings.ContainsRune("bdfgkpt", a) && !(b == 'l' && (a == 'd' || a == 't'))
}

// divide divides a piece that is wider than the room: between syllables with a
// hyphen where it may be, else between characters. The head holds at least one
// character, whatever the room. The tail is empty where nothing is left.
func divide(p piece, room Length, s Style, hyphens bool) (head, tail piece) {
	const hyphen = "-"
	at, suffix := 0, ""
	if hyphens && len(p.text) <= longestWord {
		core := strings.TrimRightFunc(p.text, unicode.IsPunct)
		lead := len(core) - len(strings.TrimLeftFunc(core, unicode.IsPunct))
		for _, i := range hyphenate(core[lead:]) {
			if s.Width(p.text[:lead+i]+hyphen) > room {
				break
			}
			at, suffix = lead+i, hyphen
		}
	}
	if at == 0 {
		var em int
		for i, r := range p.text {
			a, _ := s.Face.Advance(r)
			if i > 0 && Scale(em+a, s.Size) > room && !unicode.Is(unicode.Mn, r) {
				break
			}
			em += a
			at = i + utf8.RuneLen(r)
			if r == utf8.RuneError {
				at = len(p.text)
			}
		}
	}
	head = piece{text: p.text[:at] + suffix, run: p.run}
	head.width = s.Width(head.text)
	tail = p
	tail.text = p.text[at:]
	tail.width = max(p.width-s.Width(p.text[:at]), 0)
	if tail.text == "" {
		head.space, head.glued, head.hard = p.space, p.glued, p.hard
	}
	return head, tail
}

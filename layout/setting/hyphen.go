package setting

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphenate returns the places, as byte offsets, at which an Indonesian word may
// be divided (EYD V, I.F): between syllables and between its base and its affixes, at
// least two letters from either end. Nothing but a word of letters is divided, and
// nothing where two ways could be right: an affix is not known from the base by its
// letters alone.
func hyphenate(word string) []int {
	runes := make([]rune, 0, len(word))
	at := make([]int, 0, len(word)+1)
	for i, r := range word {
		if !unicode.IsLetter(r) || r > 0x24f {
			return nil
		}
		runes, at = append(runes, unicode.ToLower(r)), append(at, i)
	}
	if len(runes) < 5 {
		return nil
	}
	var out []int
	for _, p := range affixed(runes) {
		if p >= 2 && len(runes)-p >= 2 {
			out = append(out, at[p])
		}
	}
	return out
}

// prefixes are what stands before a base and is parted from it whatever follows.
var prefixes = []string{"trans", "antar", "infra", "ultra", "super", "inter", "multi", "pasca"}

// doubtful are the prefixes that a vowel may follow, so that their last consonant may
// be the base's: per-ubahan, but pe-rumahan.
var doubtful = []string{"memper", "diper", "keber", "keter", "berper", "meng", "peng", "ber", "ter", "per"}

// rooted end in letters that are elsewhere a suffix.
var rooted = map[string]bool{"delapan": true, "sembilan": true, "halaman": true, "jembatan": true, "triwulan": true, "caturwulan": true,
	"teladan": true, "ramadan": true, "kalimantan": true, "selatan": true, "pangeran": true, "peradaban": true, "keran": true, "perempuan": true}

// affixed returns the places between syllables and affixes of a word of small letters.
func affixed(word []rune) []int {
	s := string(word)
	for _, p := range prefixes {
		if rest := strings.TrimPrefix(s, p); len(rest) < len(s) && len(rest) >= 4 {
			return append(append(syllables([]rune(p)), len(p)), moved(affixed([]rune(rest)), len(p))...)
		}
	}
	cuts := syllables(word)
	n := len(word)
	an, doubt := suffixAn(word, s, len(cuts)+1)
	if doubt { // pecah-an, but pedoman
		return slices.DeleteFunc(cuts, func(c int) bool { return c >= n-4 })
	}
	if an != 0 {
		cuts = slices.DeleteFunc(cuts, func(c int) bool {
			return c > an-3 && c < an && (c == an-1 || isDigraph(word[c], word[c+1]) && c == an-2)
		})
		cuts = append(cuts, an)
	} else if n > 5 && strings.HasSuffix(s, "an") && (s[n-3] == 'k' && isVowel(word[n-4]) || isDiphthong(word[n-5], word[n-4])) && !rooted[s] {
		// guna-kan, but tindak-an; kepulau-an, but laut-an
		cuts = slices.DeleteFunc(cuts, func(c int) bool { return c == n-3 })
	}
	if n > 4 && word[n-1] == 'i' && !isVowel(word[n-2]) && (strings.HasPrefix(s, "me") || strings.HasPrefix(s, "di")) {
		// melayan-i, but menjadi: one letter is not parted, the consonant may be the base's
		cuts = slices.DeleteFunc(cuts, func(c int) bool { return c >= n-3 })
	}
	for _, p := range doubtful {
		if k := len(p); strings.HasPrefix(s, p) && n > k && isVowel(word[k]) {
			cuts = slices.DeleteFunc(cuts, func(c int) bool { return c >= k-2 && c <= k })
			break
		}
	}
	return cuts
}

// based are words whose base begins like a prefix.
var based = map[string]bool{"pecahan": true, "peranan": true, "pegangan": true, "pesanan": true, "serapan": true, "serangan": true,
	"kemasan": true, "sebutan": true, "setoran": true, "kenangan": true, "ketetapan": true}

// suffixAn returns where the suffix -an begins behind a consonant; 0 where the word has
// none, or ends so by itself, as bulan, halaman, wartawan. It is in doubt where the base
// has two syllables only with what may be a prefix.
func suffixAn(word []rune, s string, count int) (at int, doubt bool) {
	n := len(word)
	noun := strings.HasPrefix(s, "pe") || strings.HasPrefix(s, "ke") // its -kan is always -an
	if n < 6 || !strings.HasSuffix(s, "an") || isVowel(word[n-3]) || rooted[s] || strings.HasSuffix(s, "kan") && !noun {
		return 0, false
	}
	if based[s] {
		return n - 2, false
	}
	if strings.HasSuffix(s, "wan") && isVowel(word[n-4]) && !noun {
		return 0, false
	}
	all := count
	if noun && (word[2] == 'i' || word[2] == 'u') { // ke-indah-an
		count++
	}
	for _, p := range [...]string{"ber", "per", "ter", "pe", "ke", "me", "di", "se"} {
		if strings.HasPrefix(s, p) {
			count--
			break
		}
	}
	if count < 3 {
		return 0, all >= 3
	}
	return n - 2, false
}

func moved(cuts []int, by int) []int {
	for i := range cuts {
		cuts[i] += by
	}
	return cuts
}

// syllables returns the places between the syllables of a base: before a consonant
// between vowels, between two consonants, behind the first of three; ng, ny, sy and kh
// stand for one sound.
func syllables(word []rune) (cuts []int) {
	for i := 1; i < len(word); {
		if !isVowel(word[i-1]) {
			i++
			continue
		}
		// word[i-1] is a vowel: find the sounds up to the next one.
		j, sounds := i, []int(nil)
		for j < len(word) && !isVowel(word[j]) {
			sounds = append(sounds, j)
			if j+1 < len(word) && isDigraph(word[j], word[j+1]) {
				j++
			}
			j++
		}
		if j >= len(word) {
			break
		}
		switch {
		case len(sounds) == 0: // two vowels: a diphthong is not parted
			if !isDiphthong(word[i-1], word[j]) {
				cuts = append(cuts, j)
			}
		case len(sounds) == 1:
			cuts = append(cuts, sounds[0])
		case len(sounds) == 2 && word[sounds[0]] == 'g' && word[sounds[1]] == 'r' && word[i-1] == 'o': // pro-gram
			cuts = append(cuts, sounds[0])
		case len(sounds) > 2 && word[sounds[0]] == 'k' && word[sounds[1]] == 's': // eks-por
			cuts = append(cuts, sounds[2])
		default:
			cuts = append(cuts, sounds[1])
		}
		i = j + 1
	}
	return cuts
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

// softHyphen ends a part of a divided word: it looks as a hyphen does, and is none to
// who searches or copies.
const softHyphen = "\u00ad"

// divide divides a piece that is wider than the room: between syllables with a
// hyphen where it may be, else between characters, but
// between digits last. The head holds at least one character, whatever the room. The
// tail is empty where nothing is left.
func divide(p piece, room Length, s Style, hyphens bool) (head, tail piece) {
	at, suffix := 0, ""
	if hyphens && !p.address && len(p.text) <= longestWord {
		if at = lastSyllable(p.text, room, s); at > 0 {
			suffix = softHyphen
			if !s.Face.Has('\u00ad') {
				suffix = "-"
			}
		}
	}
	if at == 0 {
		at = lastCharacter(p.text, room, s)
	}
	head = piece{text: p.text[:at] + suffix, run: p.run, address: p.address}
	head.width = s.Width(head.text)
	tail = p
	tail.text = p.text[at:]
	tail.width = max(p.width-s.Width(p.text[:at]), 0)
	if tail.text == "" {
		head.space, head.glued, head.hard = p.space, p.glued, p.hard
	}
	return head, tail
}

// lastSyllable returns where a word is divided, with room for a hyphen; 0: nowhere.
func lastSyllable(text string, room Length, s Style) (at int) {
	for _, i := range wordDivisions(text) {
		if s.Width(text[:i]+"-") > room {
			break
		}
		at = i
	}
	return at
}

// wordDivisions returns the places of a word with its punctuation that hyphenate gives.
func wordDivisions(text string) []int {
	core := strings.TrimRightFunc(text, unicode.IsPunct)
	lead := len(core) - len(strings.TrimLeftFunc(core, unicode.IsPunct))
	return moved(hyphenate(core[lead:]), lead)
}

// syllables returns the width of the widest part that a piece is divided into where
// it is divided wherever it may be.
func (p *piece) syllables(s Style, hyphens bool) (widest Length) {
	if !hyphens || p.address || len(p.text) > longestWord {
		return p.width
	}
	from := 0
	for _, at := range wordDivisions(p.text) {
		widest = max(widest, s.Width(p.text[from:at]+"-"))
		from = at
	}
	return min(max(widest, s.Width(p.text[from:])), p.width)
}

// signAt returns the length of the part of an address behind which a line may end: up
// to a sign that parts it.
func signAt(text string) int {
	const signs = "/.-?&=_@"
	for i := range len(text) - 1 {
		if strings.IndexByte(signs, text[i]) >= 0 && strings.IndexByte(signs, text[i+1]) < 0 {
			return i + 1
		}
	}
	return len(text)
}

// lastCharacter returns where any text is divided: behind as many characters as there
// is room for, at least one; not between digits if there is another place, and then
// rather between two numbers.
func lastCharacter(text string, room Length, s Style) int {
	em, at, between, joint := 0, 0, 0, 0
	digit := func(i int) bool { return i < len(text) && text[i] >= '0' && text[i] <= '9' }
	sign := func(i int) bool { return i < len(text) && strings.IndexByte(".,-:", text[i]) >= 0 }
	for i, r := range text {
		a, _ := s.Face.Advance(r)
		if i > 0 && Scale(em+a, s.Size) > room && !unicode.Is(unicode.Mn, r) {
			break
		}
		em += a
		at = i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			return len(text)
		}
		number := digit(i) || sign(i) && i > 0 && digit(i-1)
		if !number || !digit(at) && !(sign(at) && digit(at+1)) {
			between = at
		} else if text[i] == '-' || text[i] == ':' {
			joint = at
		}
	}
	if at == len(text) {
		return at
	}
	return cmp.Or(between, joint, at)
}

// isAddress tells of a web or mail address.
func isAddress(word string) bool {
	word = strings.TrimLeft(word, "(<\"'“")
	if strings.Contains(word, "://") || strings.HasPrefix(word, "www.") {
		return true
	}
	at := strings.IndexByte(word, '@')
	return at > 0 && strings.IndexByte(word[at:], '.') > 1
}

package ejaan

import (
	"strings"

	"iku/content/edit"
)

// clitics may end any word.
var clitics = []string{"nya", "lah", "kah", "pun", "ku", "mu"}

// prefixes and suffixes that a wrong stem keeps.
var (
	prefixes = []string{"", "di", "ke", "se", "ter", "ber", "per", "pe", "me", "meng", "peng", "mem", "pem", "men", "pen", "non", "antar", "pasca", "pra", "sub", "multi"}
	suffixes = []string{"", "nya", "an", "kan", "i", "annya", "kannya", "lah"}
)

// unknown returns what a word in capitals, or with some inside, is likely meant to
// be; right is what it would be in another form.
func (f *finder) unknown(t *token, right string) string {
	if t.form == mixed {
		return f.camel(t)
	}
	if len(t.lower) < 9 && !f.shouted() {
		return "" // an abbreviation
	}
	return right
}

// right returns what an unknown word is likely meant to be.
func (f *finder) right(w string) string {
	if right := f.affixed(w); right != "" {
		return right
	}
	if right := f.suffixed(w); right != "" {
		return right
	}
	for _, end := range []string{"", "nya"} {
		if stem, ok := strings.CutSuffix(w, "ifitas"+end); ok && len(stem) > 2 {
			return stem + "ivitas" + end
		}
		if stem, ok := strings.CutSuffix(w, "ivikasi"+end); ok && len(stem) > 2 {
			return stem + "ifikasi" + end
		}
	}
	if stem, ok := strings.CutSuffix(w, "ip"); ok && (is(stem+"if")&isWord != 0 || usage(stem+"if") >= usual) {
		return stem + "if"
	}
	if f.stuttered(w) {
		return w[:len(w)-1]
	}
	if right := f.near(w); right != "" {
		return right
	}
	for _, c := range clitics {
		if stem, ok := strings.CutSuffix(w, c); ok && len(stem) >= shortest {
			if right := f.near(stem); right != "" {
				return right + c
			}
		}
	}
	return f.joined(w)
}

// stuttered tells whether a word has its last letter twice, as few have: bulann. What has
// a suffix is told though its stem is not known: tergraduasikann.
func (f *finder) stuttered(w string) bool {
	n := len(w)
	switch {
	case n < 4 || w[n-1] != w[n-2] || usage(w) == english || is(w)&isEnglish != 0:
		return false
	case is(w[:n-1])&isWord != 0:
		return n > 4 || usage(w) == 0
	}
	return n > 4 && f.known(w[:n-1], usual) || n > 7 && usage(w) == 0 && (strings.HasSuffix(w, "kann") || strings.HasSuffix(w, "nyaa"))
}

// affixed returns a word whose stem is misspelt with the stem of KBBI.
func (f *finder) affixed(w string) string {
	for _, p := range prefixes {
		rest, ok := strings.CutPrefix(w, p)
		if !ok {
			continue
		}
		for _, s := range suffixes {
			stem, ok := strings.CutSuffix(rest, s)
			if !ok || len(stem) < 4 || p != "" && len(stem) < 5 || p == "" && s == "" {
				continue
			}
			if x, ok := misspelt(stem); ok && (!strings.Contains(x.right, " ") || p == "" || p == "ber" && s == "") && joins(x.right, s) {
				return p + x.right + s
			}
		}
	}
	return ""
}

// near returns the word of the trade that one edit makes of w: a letter left out,
// added, taken for another or for its neighbour; two in long words; a syllable
// written twice.
func (f *finder) near(w string) string {
	if len(w) < shortest-1 || len(w) > longest {
		return ""
	}
	for i := range w { // meningkatkatkan
		for k := 2; k <= 5 && i+2*k <= len(w); k++ {
			if w[i:i+k] == w[i+k:i+2*k] && is(w[:i]+w[i+k:])&isTarget != 0 {
				return w[:i] + w[i+k:]
			}
		}
	}
	if right := f.haplology(w); right != "" {
		return right
	}
	mask := letters(w)
	for _, most := range []int{1, 2} {
		if most == 2 && (len(w) < 10 || core(w) < 9) {
			break
		}
		best := ""
		for n := max(len(w)-most, shortest); n <= min(len(w)+most, longest); n++ {
			targets(n, func(target string, has uint32) {
				if differ(mask, has) > 2*most || !alike(w, target) || !within(w, target, most) {
					return
				}
				if best == "" || likelier(w, target, best) {
					best = target
				}
			})
		}
		if best != "" {
			return best
		}
	}
	return ""
}

// instead returns the word of the trade that a form which no list has is rather meant
// to be: one that lacks a letter, has one twice or two exchanged: keselamaan.
func (f *finder) instead(w string) string {
	if len(w) < 7 || is(w)&isWord != 0 || usage(w) > 0 {
		return ""
	}
	for _, c := range clitics {
		if strings.HasSuffix(w, c) {
			return ""
		}
	}
	if right := f.near(w); right != "" && (slipped(w, right) >= missing || w == right+"h") {
		return right
	}
	return ""
}

// ends are suffixes as a hand slips in them.
var ends = []struct{ slip, right string }{
	{"kn", "kan"}, {"akn", "kan"}, {"kna", "kan"}, {"kann", "kan"}, {"kkan", "kan"}, {"kaan", "kan"}, {"ann", "an"},
	{"nyaa", "nya"}, {"yna", "nya"}, {"nay", "nya"}, {"kany", "kannya"}, {"ny", "nya"},
}

// suffixed returns a word whose suffix a hand has slipped in: dipadamkn.
func (f *finder) suffixed(w string) string {
	for _, e := range ends {
		if stem, ok := strings.CutSuffix(w, e.slip); ok && len(stem) > 4 && !f.known(w, seldom) {
			if right := stem + e.right; is(right)&isWord != 0 || usage(right) >= usual || f.known(right, usual) {
				return right
			}
		}
	}
	return ""
}

// haplology returns the word of the trade that has a syllable twice where w has it
// once: terlaksanya, mengah.
func (f *finder) haplology(w string) string {
	if len(w) < shortest || len(w)+3 > longest {
		return ""
	}
	for k := 3; k >= 2; k-- {
		for i := k + 1; i <= len(w); i++ {
			if whole := w[:i] + w[i-k:]; is(whole)&isTarget != 0 {
				return whole
			}
		}
	}
	return ""
}

// likelier tells whether a word is rather meant to be the first of two: the one
// that begins alike, then the longer, since letters are left out more than added.
func likelier(w, a, b string) bool {
	switch {
	case (a[0] == w[0]) != (b[0] == w[0]):
		return a[0] == w[0]
	case len(a) != len(b):
		return len(a) > len(b)
	case len(a) > len(w) && twin(w, a) != twin(w, b): // penganggu
		return twin(w, a)
	}
	return a < b
}

// twin tells whether a letter that another word has more stands beside its like.
func twin(w, longer string) bool {
	i := 0
	for i < len(w) && w[i] == longer[i] {
		i++
	}
	return i > 0 && i < len(longer) && longer[i] == longer[i-1]
}

// alike tells whether two words begin alike: few slip in the first letter.
func alike(w, right string) bool {
	return w[0] == right[0] || len(w) > 5 && (w[1:] == right[1:] || w == right[1:] || w[1:] == right) && usage(w) == 0 || len(w) > 7 && (w[0] == right[1] || w[1] == right[0] || sounded(w[0], right[0]))
}

// sounded tells first letters that are taken for each other by ear: pasilitas.
func sounded(a, b byte) bool {
	switch string([]byte{min(a, b), max(a, b)}) {
	case "fp", "fv", "pv", "jz", "sz", "ck", "kq":
		return true
	}
	return false
}

// within tells whether most edits make b of a: letters added, left out, taken for
// others, neighbours exchanged (optimal string alignment). Of a word with a short
// stem only what a hand does: a letter left out or typed twice, two exchanged.
func within(a, b string, most int) bool {
	stem, long, wide := core(b), core(b) > 7, len(b) > 8
	before := byte(0)
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		before = a[0]
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	swapped := len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
	switch {
	case stem < 5:
		return swapped || len(a) == 0 && len(b) == 1 || len(a) == 1 && len(b) == 0 && (a[0] == before || wide && vowel(a[0]))
	case len(a) == 0 || len(b) == 0:
		return len(a)+len(b) <= most
	}
	if most == 1 {
		return swapped || len(a) == 1 && len(b) == 1 && (long || confused(a[0], b[0]) || wide && vowel(a[0]) && vowel(b[0]))
	}
	return edit.Distance(a, b, most+1) <= most
}

// core returns how many letters of a word are its stem's, more or less: where many
// words have the same affixes, likeness of those says nothing.
func core(w string) int {
	n := len(w)
	for _, p := range []string{"memper", "diper", "meng", "meny", "peng", "peny", "mem", "men", "pem", "pen", "ber", "ter", "per", "me", "pe", "di", "ke", "se"} {
		if strings.HasPrefix(w, p) {
			n -= len(p)
			break
		}
	}
	for _, s := range []string{"kannya", "annya", "kan", "nya", "an", "i"} {
		if strings.HasSuffix(w, s) {
			return n - len(s)
		}
	}
	return n
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// confused tells letters that one types, or hears, for the other.
func confused(a, b byte) bool {
	pair := string([]byte{' ', min(a, b), max(a, b), ' '})
	return strings.Contains(keys, pair) || strings.Contains(sounds, pair)
}

// keys are letters whose keys touch, sounds those that sound alike.
const (
	keys = " aq as aw az bg bh bn bv cd cf cv cx de df dr ds dx er es ew fg fr ft fv gh gt gv gy " +
		"hj hn hu hy ij ik io iu jk jm jn ju kl km ko lo lp mn op qw rt sw sx sz ty uy xz "
	sounds = " ei ou fp pv ck kq cs dt gj iy uw kx ai gk bp il "
)

// shouted tells whether the text is in capitals.
func (f *finder) shouted() bool {
	return f.shouts.of(func() bool {
		capitals, all := 0, 0
		for i := 0; i < len(f.text); i++ {
			if letter(f.text[i]) {
				all++
				if f.text[i] < 'a' {
					capitals++
				}
			}
		}
		return capitals*10 > all*7 && all > 12
	})
}

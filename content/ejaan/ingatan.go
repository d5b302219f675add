package ejaan

import (
	"strings"
	"sync"
)

// verdict is what is known of a word that no list has.
type verdict struct {
	known bool
	right string // what it is likely meant to be; empty: nothing says so
	small bool   // that is said of it in lower case only: else it may be a name
	maybe string // what it is where its company says so, though it is known
	name  bool   // asked of it with a capital, which few slips are sought for
}

// mostVerdicts bounds what is remembered: sheets of one government share their
// words, and hostile ones share none.
const mostVerdicts = 4096

// verdicts are remembered for documents that are read side by side.
var verdicts = struct {
	sync.RWMutex
	of map[string]verdict
}{of: map[string]verdict{}}

// judge returns what is known of a word, which its form and its text may decide.
func judge(f *finder, t *token) verdict {
	verdicts.RLock()
	v, ok := verdicts.of[t.lower]
	verdicts.RUnlock()
	plain := t.form == small || t.form == loud && f.shouted() || t.form == title && f.amongOurs(t)
	if !ok || v.name && plain {
		v = f.judge(t.lower, plain)
		verdicts.Lock()
		if len(verdicts.of) < mostVerdicts && len(t.lower) <= longest {
			verdicts.of[t.lower] = v
		}
		verdicts.Unlock()
	}
	if v.small && (!plain || !(is(v.right)&isTarget != 0 && slipped(t.lower, v.right) >= missing) && f.things() || t.is&isEnglish != 0 || f.hyphened(t)) {
		v.right = ""
	}
	if !v.known && (t.form == mixed || t.form == loud && !plain) {
		v.right = f.unknown(t, v.right)
	}
	return v
}

// judge tells what is known of a word. What only a dictionary has is rather a slip in a
// word of the trade than itself; what is not plain may be a name.
func (f *finder) judge(w string, plain bool) verdict {
	if right := apart(w); right != "" {
		return verdict{right: right}
	}
	if usage(w) == common {
		return verdict{known: true}
	}
	if stem, ok := strings.CutSuffix(w, "nya"); ok && is(stem+"nnya")&isTarget != 0 { // tersusunya
		return verdict{right: stem + "nnya"}
	}
	if stem, ok := strings.CutSuffix(w, "kkan"); ok && usage(w) == 0 && (w[:2] == "pe" || w[:2] == "ke") && f.known(stem+"kan", common) { // peruntukkan
		return verdict{right: stem + "kan"}
	}
	if f.known(w, ours) {
		if right := f.instead(w); plain && right != "" {
			return verdict{right: right, small: true}
		}
		return verdict{known: true}
	}
	for _, c := range clitics {
		if stem, ok := strings.CutSuffix(w, c); ok && (sound(stem, common) || f.known(stem, common)) {
			return verdict{known: true}
		}
	}
	if right := f.right(w); right != "" {
		return verdict{right: right, small: len(w) < 10 && slipped(w, right) == confusion && is(right)&isTarget != 0}
	}
	switch u := usage(w); {
	case u == english:
		return verdict{}
	case u == seldom && plain:
		return verdict{known: true, maybe: slipOf(w, false).word}
	case u > 0:
		return verdict{known: true}
	}
	var s slip
	if plain || len(w) > shortest {
		s = slipOf(w, plain)
	}
	switch {
	case s.sure(w):
		return verdict{right: s.word}
	case f.known(w, common) || f.known(w, seldom) && !(plain && s.kind >= added && is(s.word)&isTarget != 0):
		return verdict{known: true, maybe: s.word}
	case !plain:
		return verdict{name: true}
	case s.usage < common:
		s = inStem(w, s)
		switch stem, h := strings.CutSuffix(w, "h"); {
		case s.word != "":
		case len(w) == 4:
			s.word = frequent(w)
		case h && len(stem) > 6 && vowel(stem[len(stem)-1]) && f.known(stem, usual): // berdedikasih
			s.word = stem
		}
	}
	return verdict{right: s.word, small: true}
}

// mostTexts bounds the texts that are remembered with their slips, longestText their
// bytes, mostSlips what is remembered of each: what documents share is said in a line.
const mostTexts, longestText, mostSlips = 2048, 200, 8

// remembered are texts that were read, for documents that are read again or side by
// side.
var remembered = texts{slips: map[string][]Slip{}}

type texts struct {
	sync.RWMutex
	slips map[string][]Slip
}

// of returns the slips of a text; false where it is not remembered.
func (t *texts) of(text string) ([]Slip, bool) {
	if len(text) > longestText {
		return nil, false
	}
	t.RLock()
	defer t.RUnlock()
	slips, ok := t.slips[text]
	return slips, ok
}

func (t *texts) keep(text string, slips []Slip) {
	if len(text) > longestText || len(slips) > mostSlips {
		return
	}
	for i := range slips {
		slips[i].Right = strings.Clone(slips[i].Right) // no text is held by a part of it
	}
	t.Lock()
	defer t.Unlock()
	if len(t.slips) < mostTexts {
		t.slips[strings.Clone(text)] = slips
	}
}

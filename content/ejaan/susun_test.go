package ejaan

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what comes out as what is expected")

// TestKamus holds kamus.bin to the lists that it is made of.
func TestKamus(t *testing.T) {
	const name = "kamus.bin"
	made := newSource(t).bytes(t)
	if *update {
		if err := os.WriteFile(name, made, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(made) != kamus {
		t.Errorf("%s is not made of its lists; go test ./content/ejaan -update makes it, and the program must then be built again", name)
	}
}

// affixes are the codes of kata.txt.
var affixes = map[string][]affix{
	"m": {{"me", ""}}, "k": {{"me", "kan"}}, "i": {{"me", "i"}}, "n": {{"me", "nya"}}, "mn": {{"me", "nya"}},
	"d": {{"di", ""}}, "dk": {{"di", "kan"}}, "di": {{"di", "i"}},
	"p": {{"pe", "an"}}, "P": {{"pe", ""}}, "pe": {{"pe", ""}},
	"b": {{"ber", ""}}, "t": {{"ter", ""}}, "tn": {{"ter", "nya"}}, "tk": {{"ter", "kan"}},
	"ka": {{"ke", "an"}}, "ke": {{"ke", ""}}, "pa": {{"per", "an"}}, "a": {{"", "an"}},
	"mp": {{"memper", ""}, {"memper", "kan"}, {"memper", "i"}}, "mpk": {{"memper", "kan"}},
	"dp": {{"diper", ""}, {"diper", "kan"}, {"diper", "i"}}, "dpk": {{"diper", "kan"}},
}

// heads are the prefixes that copying or a slip parts from their word, tails the
// suffixes.
const (
	heads = "di ke per se ber ter me mem men meng meny pe pem pen peng peny memper diper keber keter"
	tails = "nya kan lah an"
)

// source is the lexicon while it is made.
type source struct {
	words  []string // in the order in which they were met
	of     map[string]*entry
	wrongs []wrong
	parted []string // "pra sarana\tprasarana"
}

func newSource(t *testing.T) *source {
	s := &source{of: map[string]*entry{}}
	list := func(name string) string {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	flagged := func(words string, is uint8) {
		for w := range strings.FieldsSeq(words) {
			s.word(w).is |= is
		}
	}
	flagged(list("biasa.txt"), isWord)
	flagged(list("mirip.txt"), isWord)
	flagged(list("nama.txt"), isWord)
	for _, parts := range fields(list("kata.txt")) {
		s.stem(parts)
	}
	for _, parts := range fields(list("salah.txt")) {
		from, to := strings.ReplaceAll(parts[0], "_", " "), strings.ReplaceAll(parts[1], "_", " ")
		switch first, _, several := strings.Cut(from, " "); {
		case from == strings.ToLower(to):
			t.Errorf("salah.txt: %q is said to be wrong and right", from)
		case several:
			s.parted = append(s.parted, from+"\t"+to)
			s.word(first).is |= isHead
		default:
			s.wrongs = append(s.wrongs, wrong{to, len(parts) > 2})
			s.word(from).wrong = uint16(len(s.wrongs))
		}
	}
	for _, parts := range fields(list("frasa.txt")) {
		s.word(parts[0]).is |= isFirst
		for _, w := range parts {
			if w != "…" && s.word(w).wrong == 0 {
				s.word(w).is |= isWord
			}
		}
	}
	flagged(heads, isHead)
	flagged(tails, isTail)
	for w := range strings.FieldsSeq(list("asing.txt")) {
		if e := s.word(w); e.is&isWord == 0 {
			e.is |= isEnglish
		}
	}
	return s
}

// fields returns the words of each line that is no remark.
func fields(text string) (lines [][]string) {
	for line := range strings.Lines(text) {
		if f := strings.Fields(line); len(f) > 0 && line[0] != '#' {
			lines = append(lines, f)
		}
	}
	return lines
}

// word returns what is known of a word, made where it is nothing yet.
func (s *source) word(w string) *entry {
	if s.of[w] == nil {
		s.of[w] = &entry{}
		s.words = append(s.words, w)
	}
	return s.of[w]
}

// stem adds a stem with its forms: "turun m k" gives menurun and menurunkan.
func (s *source) stem(parts []string) {
	stem, bare := parts[0], true
	for _, code := range parts[1:] {
		if len(code) > 3 { // several words
			s.word(code).is |= isWord | isTarget
			continue
		}
		bare = bare && code != "0"
		for _, a := range affixes[code] {
			s.word(a.before(stem) + stem[a.drop(stem):] + a.after).is |= isWord | isTarget
			if a.prefix == "di" {
				s.word(stem + a.after).is |= isWord | isPassive
			}
		}
	}
	e := s.word(stem)
	if e.is |= isWord; bare {
		e.is |= isTarget
	}
}

// bytes returns kamus.bin.
func (s *source) bytes(t *testing.T) []byte {
	if len(s.words) >= 1<<15 || 2*len(s.words) > kamusSlots {
		t.Fatalf("%d words: more slots are needed", len(s.words))
	}
	n2 := func(b []byte, n int) []byte { return append(b, byte(n), byte(n>>8)) }
	n4 := func(b []byte, n int) []byte { return n2(n2(b, n&0xffff), n>>16) }
	var text, words, wrongs []byte
	spell := func(rows []byte, w string) []byte {
		rows = append(n4(rows, len(text)), byte(len(w)))
		text = append(text, w...)
		return rows
	}
	slots := make([]int, kamusSlots)
	var aims []int // the targets, by length
	for i, w := range s.words {
		at := int(hash(w) % kamusSlots)
		for slots[at] != 0 {
			at = (at + 1) % kamusSlots
		}
		slots[at] = i + 1
		e := s.of[w]
		words = n2(append(spell(words, w), e.is), int(e.wrong))
		if e.is&isTarget != 0 && len(w) >= shortest && len(w) <= longest {
			aims = append(aims, i)
		}
	}
	for _, w := range s.wrongs {
		english := byte(0)
		if w.english {
			english = 1
		}
		wrongs = append(spell(wrongs, w.right), english, 0, 0)
	}
	slices.SortStableFunc(aims, func(a, b int) int { return len(s.words[a]) - len(s.words[b]) })
	out := n2(n2(n2(nil, len(s.words)), len(s.wrongs)), len(aims))
	for n := range longest + 2 {
		out = n2(out, len(aims)-len(slices.DeleteFunc(slices.Clone(aims), func(i int) bool { return len(s.words[i]) < n })))
	}
	for _, slot := range slots {
		out = n2(out, slot)
	}
	out = append(append(out, words...), wrongs...)
	for _, i := range aims {
		out = append(n4(n2(out, i), int(letters(s.words[i]))), 0, 0)
	}
	return append(append(append(out, text...), 0), strings.Join(s.parted, "\n")...)
}

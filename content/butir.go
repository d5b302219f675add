package content

import (
	"strings"
	"unicode/utf8"

	"iku/content/tomltree"
)

// Butir is a line that begins like the item of a list that somebody has typed.
type Butir struct {
	Label string // "1.", "a)", "(2)", "-", "•"
	Kind  string // what the labels of one list have in common: "1.", "a)", "(1)", "-", "•"
	Text  string // behind it
}

// bullets are the signs that items are typed with.
const bullets = "-–•*·▪"

// ButirOf returns the item that a line is: a sign, or a number of at most two digits or
// one letter with a dot or bracket, and a blank behind it.
func ButirOf(line string) (b Butir, ok bool) {
	end := strings.IndexByte(line, ' ')
	if end < 1 || end > 4 {
		return Butir{}, false
	}
	b = Butir{Label: line[:end], Text: strings.TrimLeft(line[end:], " ")}
	if b.Text == "" {
		return Butir{}, false
	}
	if r, size := utf8.DecodeRuneInString(b.Label); size == end {
		b.Kind = b.Label
		return b, strings.ContainsRune(bullets, r)
	}
	mark := strings.TrimPrefix(b.Label, "(")
	open := len(b.Label) - len(mark)
	if mark == "" {
		return Butir{}, false
	}
	mark, last := mark[:len(mark)-1], mark[len(mark)-1]
	if last != ')' && (last != '.' || open > 0) || mark == "" || len(mark) > 2 {
		return Butir{}, false
	}
	kind := ""
	for _, c := range []byte(mark) {
		switch {
		case c >= '0' && c <= '9' && (kind == "" || kind == "1"):
			kind = "1"
		case c >= 'a' && c <= 'z' && kind == "":
			kind = "a"
		case c >= 'A' && c <= 'Z' && kind == "":
			kind = "A"
		default:
			return Butir{}, false
		}
	}
	b.Kind = "("[:open] + kind + string(last)
	return b, true
}

// First tells whether the label is the first of a list.
func (b *Butir) First() bool {
	return strings.Trim(b.Label, "().") == strings.Trim(b.Kind, "().") && strings.Trim(b.Kind, "().") != ""
}

// Ordered tells of a number or letter.
func (b *Butir) Ordered() bool {
	return b.Kind != b.Label || len(b.Kind) > 1 && b.Kind[0] < utf8.RuneSelf
}

// butir returns what a string says with its lists on lines of their own; "" where it
// has none.
func butir(n *tomltree.Node) string {
	if n == nil {
		return ""
	}
	s, _ := n.Text()
	if strings.IndexByte(s, '\n') < 0 {
		return ""
	}
	return butirLines(clean(s, true))
}

// butirLines returns a text of several lines with line feeds before the items of lists
// only; "" where it has none: a list has two items, or one of a sign under a text.
func butirLines(text string) string {
	lines := strings.Split(text, "\n")
	counts := map[string]int{}
	items := make([]bool, len(lines))
	listed := false
	for i, line := range lines {
		if b, ok := ButirOf(line); ok {
			items[i] = true
			counts[b.Kind]++
			listed = listed || counts[b.Kind] == 2 || !b.Ordered() && i > 0
		}
	}
	if !listed {
		return ""
	}
	var b strings.Builder
	for i, line := range lines {
		switch {
		case line == "":
			continue
		case b.Len() == 0:
		case items[i]:
			b.WriteByte('\n')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

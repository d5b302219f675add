package content

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"iku/content/finding"
	"iku/content/tomltree"
)

// printed tells whether a text reaches the page.
type printed bool

const (
	onPage  printed = true
	offPage printed = false
)

// text returns the string of that key on one line. Where it is not given it is
// empty and has the table's place.
func (r *reader) text(table *tomltree.Node, key string, p printed) Text {
	n := table.Get(key)
	if n == nil {
		if table == nil {
			return Text{}
		}
		return Text{Span: table.Span}
	}
	return r.string(n, false, p)
}

// string returns what a string node says, cleaned; its lines are kept or joined.
func (r *reader) string(n *tomltree.Node, lines bool, p printed) Text {
	s, ok := n.Text()
	if !ok {
		return Text{Span: n.Span}
	}
	t := Text{Value: clean(s, lines), Span: n.Span}
	r.characters(t, lines)
	if p == onPage {
		r.print(t)
	}
	return t
}

func (r *reader) print(t Text) {
	if t.Value != "" {
		r.doc.Printed = append(r.doc.Printed, t)
	}
}

// texts returns the items of a string or a list of strings.
func (r *reader) texts(table *tomltree.Node, key string, p printed) []Text {
	n := table.Get(key)
	if n == nil {
		return nil
	}
	return r.items(n, false, p)
}

func (r *reader) items(n *tomltree.Node, lines bool, p printed) []Text {
	elements := []*tomltree.Node{n}
	if n.Kind == tomltree.Array {
		elements = n.Children
	}
	var items []Text
	for _, e := range elements {
		if t := r.string(e, lines, p); t.Value != "" {
			items = append(items, t)
		}
	}
	return items
}

// uraian returns a string or a list that is numbered where it is printed.
func (r *reader) uraian(table *tomltree.Node, key string) Uraian {
	n := table.Get(key)
	if n == nil {
		return Uraian{}
	}
	return Uraian{Items: r.items(n, false, onPage), List: n.Kind == tomltree.Array, Span: n.Span}
}

var lineSigns = strings.NewReplacer("\r\n", "\n", "\t", " ")

// clean returns s as it is printed: in NFC, without white space at its ends, on
// one line unless its lines are kept, and then without any at their ends.
func clean(s string, lines bool) string {
	s = strings.TrimSpace(s)
	plain := true
	for i := 0; i < len(s); i++ {
		plain = plain && s[i] >= ' ' && s[i] < utf8.RuneSelf
	}
	if plain {
		return s
	}
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	if !strings.ContainsAny(s, "\n\r\t") {
		return s
	}
	s = lineSigns.Replace(s)
	if !strings.Contains(s, "\n") {
		return s
	}
	join := "\n"
	if !lines {
		join = " "
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, line := range strings.Split(s, "\n") {
		line = strings.TrimSpace(line)
		if i > 0 && (lines || line != "") {
			b.WriteString(join)
		}
		b.WriteString(line)
	}
	return b.String()
}

// maxCharacters is how many bad characters are reported of one text: finding the
// place of each takes the text's length.
const maxCharacters = 20

// characters reports what no typeface prints: control characters, zero-width
// ones, and code points that are no characters.
func (r *reader) characters(t Text, lines bool) {
	plain := true
	for i := 0; i < len(t.Value); i++ {
		if c := t.Value[i]; c < ' ' || c >= 0x7f {
			plain = false
			break
		}
	}
	if plain {
		return
	}
	count, start := 0, -1
	end := func(i int) {
		if start >= 0 && count < maxCharacters {
			count++
			r.add(finding.Aksara, t.Between(start, i), "%s di dalam teks", named(t.Value[start:i])).Hint = "hapus; biasanya terbawa saat menyalin"
		}
		start = -1
	}
	for i, c := range t.Value {
		switch {
		case c == '\n' && lines || !Unprintable(c):
			end(i)
		case start < 0:
			start = i
		}
	}
	end(len(t.Value))
}

// named says what a run of characters is that cannot be printed.
func named(run string) string {
	what, codes, n := "", "", 0
	for _, c := range run {
		if n++; n > 3 {
			continue
		}
		kind := "karakter kendali"
		switch {
		case unicode.Is(unicode.Zl, c), unicode.Is(unicode.Zp, c):
			kind = "pemisah baris"
		case unicode.Is(unicode.Cf, c):
			kind = "karakter tak kasatmata"
		case noncharacter(c):
			kind = "kode yang bukan karakter"
		}
		if what == "" {
			what = kind
		}
		codes += fmt.Sprintf(" %U", c)
	}
	if n > 3 {
		codes += fmt.Sprintf(" … (%d berturut-turut)", n)
	}
	return what + codes
}

// Unprintable tells the characters that no typeface prints.
func Unprintable(c rune) bool {
	return unicode.IsControl(c) || unicode.Is(unicode.Cf, c) || c == '\u2028' || c == '\u2029' || noncharacter(c)
}

// noncharacter tells the code points that Unicode sets apart for ever.
func noncharacter(c rune) bool {
	return c >= 0xFDD0 && c <= 0xFDEF || c&0xFFFE == 0xFFFE || c > utf8.MaxRune
}

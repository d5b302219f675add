package setting

import (
	"strings"
	"unicode/utf8"

	"iku/content/source"
)

// A text may hold small signs below its line, P_{t-1}, and above it, m^{2}. What is
// not closed on its line, empty, or longer than maxScript is printed as it is written.
const maxScript = 40 // bytes

// script tells where a run stands.
type script int8

const (
	onLine script = iota
	lowered
	raised
)

// scriptPart is a part of a text that stands on the line or beside it.
type scriptPart struct {
	text string
	at   script
}

// HasScripts tells whether a text may hold small signs.
func HasScripts(t string) bool { return strings.Contains(t, "_{") || strings.Contains(t, "^{") }

// scripts returns a text as its parts; nil where all of it stands on the line.
func scripts(t string) (out []scriptPart) {
	from := 0
	for i := 0; i+2 < len(t); i++ {
		at := onLine
		switch t[i] {
		case '_':
			at = lowered
		case '^':
			at = raised
		}
		if at == onLine || t[i+1] != '{' {
			continue
		}
		end := strings.IndexAny(t[i+2:], "{}\n")
		if end < 1 || end > maxScript || t[i+2+end] != '}' {
			continue
		}
		if i > from {
			out = append(out, scriptPart{t[from:i], onLine})
		}
		out = append(out, scriptPart{strings.ReplaceAll(strings.ReplaceAll(t[i+2:i+2+end], " ", "\u00a0"), "-", "−"), at})
		i += 2 + end
		from = i + 1
	}
	if out != nil && from < len(t) {
		out = append(out, scriptPart{t[from:], onLine})
	}
	return out
}

// spokenScript is what is read of small signs where they stand.
var spokenScript = map[script]string{lowered: " indeks ", raised: " pangkat "}

// Spoken returns a text as it is read aloud.
func Spoken(t string) string {
	if !HasScripts(t) {
		return t
	}
	parts := scripts(t)
	if parts == nil {
		return t
	}
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(spokenScript[p.at] + p.text)
	}
	return b.String()
}

// scriptSize is how large small signs are, in thousandths of the text's size; they
// stand an eighth of it below the line, or a third above.
const scriptSize = 700

// beside returns the style of small signs beside the line.
func (s Style) beside(at script) Style {
	if at == onLine {
		return s
	}
	small := s
	small.Size, small.script = s.Size*scriptSize/1000, at
	small.shift = s.Size / 8
	if at == raised {
		small.shift = -s.Size / 3
	}
	small.shift += s.Baseline() - small.bare()
	return small
}

// scriptRuns returns the runs of a text, one of each of its parts.
func scriptRuns(parts []scriptPart, s Style, span source.Span) []Run {
	runs := make([]Run, len(parts))
	for i, p := range parts {
		runs[i] = Run{Text: p.text, Style: s.beside(p.at), Span: span}
	}
	return runs
}

// scriptWords returns the parts as a box.
func scriptWords(parts []scriptPart, s Style, span source.Span) Box {
	boxes := make([]Box, len(parts))
	for i, p := range parts {
		small := s.beside(p.at)
		b := Words(p.text, small, span)
		if p.at != onLine {
			dy := small.Baseline() - s.Baseline()
			b.Items[0].Y, b.Items[0].Says = dy, spokenScript[p.at]+p.text
			b.Up, b.Down = b.Up-dy, b.Down+dy
		}
		boxes[i] = b
	}
	return Beside(boxes...)
}

// glueScripts keeps small signs on the line of what they stand at.
func (p *Paragraph) glueScripts() {
	for i := range max(len(p.pieces)-1, 0) {
		q, next := &p.pieces[i], &p.pieces[i+1]
		if q.run != next.run && !q.space && !q.hard && (p.Runs[q.run].script != onLine || p.Runs[next.run].script != onLine) {
			q.glued = true
		}
	}
}

// scriptSigns are characters of small signs, which few faces have, with what is written
// instead of them.
var scriptSigns = map[script][2]string{
	lowered: {"₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", "0123456789+-=()aeoxhklmnpstijruv"},
	raised:  {"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+-=()ni"},
}

// Scripted returns how the characters of small signs around a part of a text are to be
// written; "" where that holds any other.
func Scripted(t string, start, end int) string {
	for _, at := range []script{lowered, raised} {
		signs, letters := scriptSigns[at][0], []byte(scriptSigns[at][1])
		isSign := func(r rune) bool { return strings.ContainsRune(signs, r) }
		if strings.ContainsFunc(t[start:end], func(r rune) bool { return !isSign(r) }) {
			continue
		}
		start = len(strings.TrimRightFunc(t[:start], isSign))
		end = len(t) - len(strings.TrimLeftFunc(t[end:], isSign))
		var b strings.Builder
		for _, r := range t[start:end] {
			b.WriteByte(letters[utf8.RuneCountInString(signs[:strings.IndexRune(signs, r)])])
		}
		return map[script]string{lowered: "_{", raised: "^{"}[at] + b.String() + "}"
	}
	return ""
}

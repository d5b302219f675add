package tomltree

import (
	"slices"
	"strings"

	"iku/content/pola"
)

// keysFrom returns the keys from an offset to the next header, a few of many, and what
// that is called.
func (b *builder) keysFrom(at int) (keys []string, header string) {
	const most = 20
	for at < len(b.text) && len(keys) < most {
		next := line(b.text, at)
		if strings.HasPrefix(strings.TrimSpace(next), "[") {
			header, _, _ = strings.Cut(strings.TrimLeft(next, "[ \t"), "]")
			break
		}
		if m := assignment().FindStringSubmatch(next); m != nil {
			keys = append(keys, strings.TrimRight(m[1], "= \t"))
		}
		at += len(next) + 1
		if at <= len(b.text) && strings.HasPrefix(b.text[at-1:], "\r") {
			at++
		}
	}
	return keys, header
}

// statement is a header, or a key with its value, in the text that is read.
type statement struct {
	start, end int
	header     []string // its path
}

// begins finds the lines that begin a statement, whatever stands before them.
var begins = pola.Regexp(`^[ \t]*(\[\[?[ \t]*["'\w.-]+[ \t]*\.?[^=]*\][ \t]*(#.*)?$|["']?[A-Za-z_][\w.-]*["']?[ \t]*=)`)

// statement returns the one that holds an offset: one that was read, or the first
// that could not be.
func (b *builder) statement(at int) (start, end int) {
	last := 0
	for _, s := range b.statements {
		if s.start <= at && at < s.end {
			return s.start, s.end
		}
		if s.start <= at {
			last = s.end
		}
	}
	if rest := strings.IndexByte(b.text[last:], '\n'); last > 0 && at > last && rest >= 0 && at <= last+rest {
		// Something stands behind a value on its line.
		for _, s := range b.statements {
			if s.end == last {
				return s.start, max(last+rest, s.start+1)
			}
		}
	}
	start = b.skip(last, "")
	if line := strings.LastIndexByte(b.text[:min(at, len(b.text))], '\n') + 1; start > at && b.endOf(line) > line {
		start = line
	}
	if end = b.endOf(start); end > start {
		return start, end
	}
	return last, len(b.text) // nothing stands there that could be left out
}

// endOf returns where a statement ends that could not be read: with its line, or
// where the brackets and quotes close that it opens. What is never closed ends
// before the next line that begins a statement.
func (b *builder) endOf(start int) int {
	s := scanner{data: b.data, at: start}
	depth, next := 0, -1
	for s.at < len(s.data) {
		switch c := s.data[s.at]; c {
		case '#':
			s.skipComment()
			continue
		case '"', '\'':
			from := s.at
			s.skipString(c)
			if next < 0 {
				next = b.nextBegin(from, s.at)
			}
			continue
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case '\n':
			if depth <= 0 {
				return s.at
			}
			if begins().MatchString(line(b.text, s.at+1)) {
				return s.at
			}
		}
		s.at++
	}
	if next >= 0 {
		return next
	}
	return len(b.data)
}

// opening returns where the value of a statement of several lines opens a text or
// brackets; -1 where it does not.
func (b *builder) opening(start, end int) int {
	value := strings.IndexByte(b.text[start:end], '=')
	if value < 0 {
		return -1
	}
	at := b.skip(start+value+1, "")
	if rest := b.text[min(at, len(b.text)):]; at < end && (strings.HasPrefix(rest, `"""`) || strings.HasPrefix(rest, "'''") || rest[0] == '[' || rest[0] == '{') {
		return at
	}
	return -1
}

// nextBegin returns the end of the line before the first between two offsets that
// begins a statement; -1 where there is none.
func (b *builder) nextBegin(from, to int) int {
	for i := from; i < to; i++ {
		if b.data[i] == '\n' && begins().MatchString(line(b.text, i+1)) {
			return i
		}
	}
	return -1
}

// line returns what stands from an offset to the end of its line.
func line(text string, at int) string {
	rest, _, _ := strings.Cut(text[min(at, len(text)):], "\n")
	return strings.TrimSuffix(rest, "\r")
}

// misspelt returns the last header before an offset that the format does not know
// but something like it.
func (b *builder) misspelt(before int, headers Headers) (statement, string) {
	for _, s := range slices.Backward(b.statements) {
		if s.header != nil && s.start < before && headers != nil && !strings.HasPrefix(s.header[0], standInName) {
			if right := headers.Header(s.header); right != "" {
				return s, right
			}
		}
	}
	return statement{}, ""
}

package check

import (
	"fmt"
	"strings"

	"iku/content/finding"
	"iku/content/source"
)

// cut shortens what a message quotes.
func cut(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

func related(span source.Span, format string, args ...any) finding.Related {
	return finding.Related{Span: span, Message: fmt.Sprintf(format, args...)}
}

// list joins words as a sentence does: "a, b dan c".
func list(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " dan " + words[len(words)-1]
}

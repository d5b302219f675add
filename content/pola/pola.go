// Package pola holds what texts are recognised by: patterns and sets of words. Each is
// made when it is first asked for, since a run of the program needs few of them.
package pola

import (
	"regexp"
	"strings"
	"sync"
)

// Regexp returns what compiles the regular expression, once. It panics then where the
// expression is none.
func Regexp(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// Words returns what makes the set of the words in a list, which blanks part, once.
func Words(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for w := range strings.FieldsSeq(list) {
			set[w] = true
		}
		return set
	})
}

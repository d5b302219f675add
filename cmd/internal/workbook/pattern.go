package workbook

import (
	"regexp"
	"sync"
)

// pattern returns a regular expression that is compiled when it is first used:
// the program starts for other things than workbooks too.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

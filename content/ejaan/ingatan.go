package ejaan

import (
	"strings"
	"sync"
)

// verdict is what is known of a word that no list has.
type verdict struct {
	known bool
	right string // what it is likely meant to be; empty: nothing says so
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
	if !ok {
		if v.known = f.known(t.lower); !v.known {
			v.right = f.right(t.lower)
		}
		verdicts.Lock()
		if len(verdicts.of) < mostVerdicts && len(t.lower) <= longest {
			verdicts.of[t.lower] = v
		}
		verdicts.Unlock()
	}
	if !v.known && (t.form == mixed || t.form == loud) {
		v.right = f.unknown(t, v.right)
	}
	return v
}

// mostSound bounds the texts that are remembered as having no slip, longestSound their
// bytes: what documents share is said in a line.
const mostSound, longestSound = 2048, 200

// sound are the texts that have no slip, for documents that are read again or side by
// side.
var sound = texts{of: map[string]bool{}}

type texts struct {
	sync.RWMutex
	of map[string]bool
}

func (t *texts) has(text string) bool {
	if len(text) > longestSound {
		return false
	}
	t.RLock()
	defer t.RUnlock()
	return t.of[text]
}

func (t *texts) keep(text string) {
	if len(text) > longestSound {
		return
	}
	t.Lock()
	defer t.Unlock()
	if len(t.of) < mostSound {
		t.of[strings.Clone(text)] = true
	}
}

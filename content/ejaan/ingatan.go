package ejaan

import "sync"

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

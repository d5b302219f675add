package preview

import (
	"sync"

	"iku/cmd/internal/batch"
)

// parts knows which files stand for several documents, as they were when they were last
// read.
type parts struct {
	mu sync.Mutex
	by map[string]known
}

// known is what a file stood for: itself, or its documents.
type known struct {
	stamp
	inputs []batch.Input
}

// of returns inputs with each file of several documents as these. A file that was not
// saved since is not read again.
func (p *parts) of(found []batch.Input) (inputs []batch.Input) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := make(map[string]known, len(found))
	for _, in := range found {
		k, met := p.by[in.Path]
		if is := stampOf(in.Path); !met || k.stamp != is {
			k = known{is, batch.Parts(in)}
		}
		now[in.Path] = k
		inputs = append(inputs, k.inputs...)
	}
	p.by = now
	return inputs
}

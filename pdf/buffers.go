package pdf

import "sync"

// buffers are what one document is made in, with a compressor; the next document
// takes them over. What a file returns to its caller is not of it.
type buffers struct {
	zip     deflater
	tree    tree
	content []byte // of the pages, one after the other
	file    file
}

// bufferPool holds those that no document is being made in. A sync.Pool would lose them
// with each collection, and to whichever processor had them last.
type bufferPool struct {
	mu   sync.Mutex
	free []*buffers
}

// Buffers are kept up to this size, for one large document must not hold its memory
// for the rest of a run.
const (
	maxBuffer   = 1 << 20 // bytes of any of its buffers
	maxElements = 1 << 14
)

func (p *bufferPool) take() *buffers {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.free); n > 0 {
		b := p.free[n-1]
		p.free = p.free[:n-1]
		return b
	}
	return &buffers{zip: newDeflater()}
}

// put clears buffers, so that they keep no document alive, and keeps them.
func (p *bufferPool) put(b *buffers) {
	size := max(cap(b.content), cap(b.file.out), cap(b.file.packed), b.zip.out.Cap())
	if size > maxBuffer || cap(b.tree.elements) > maxElements {
		return
	}
	b.tree.clear()
	b.content = b.content[:0]
	p.mu.Lock()
	defer p.mu.Unlock()
	p.free = append(p.free, b)
}

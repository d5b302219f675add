package pdf

import "sync"

// desk is what one document is made on: buffers, tables and a compressor, which
// the next document takes over. What a file returns to its caller is not of it.
type desk struct {
	zip     deflater
	tree    tree
	content []byte // of the pages, one after the other
	file    file
}

// desks are those that no document is being made on. A sync.Pool would lose them
// with each collection, and to whichever processor had them last.
type desks struct {
	mu   sync.Mutex
	free []*desk
}

// A desk is kept up to this size, for one large document must not hold its memory
// for the rest of a run.
const (
	maxBuffer   = 1 << 20 // bytes of any of its buffers
	maxElements = 1 << 14
)

func (d *desks) take() *desk {
	d.mu.Lock()
	defer d.mu.Unlock()
	if n := len(d.free); n > 0 {
		desk := d.free[n-1]
		d.free = d.free[:n-1]
		return desk
	}
	return &desk{zip: newDeflater()}
}

// leave clears a desk, so that it keeps no document alive, and keeps it.
func (d *desks) leave(desk *desk) {
	size := max(cap(desk.content), cap(desk.file.out), cap(desk.file.packed), desk.zip.out.Cap())
	if size > maxBuffer || cap(desk.tree.elements) > maxElements {
		return
	}
	desk.tree.clear()
	desk.content = desk.content[:0]
	d.mu.Lock()
	defer d.mu.Unlock()
	d.free = append(d.free, desk)
}

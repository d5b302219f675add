package pdf

import (
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"iter"
)

// objectTable is what is kept of a file whose beginning has been written out: places
// of objects in runs, for those of a sheet stand one behind the other.
type objectTable struct {
	spilled int       // bytes written out
	digest  hash.Hash // of these; nil where there are none
	settled ref       // objects before it have their places in runs
	runs    []placeRun
	late    map[ref]place // of objects that were written after their neighbours
}

// placeRun is the places of objects with numbers and places in a row.
type placeRun struct {
	first place
	count int
}

// next is the place behind the run.
func (r placeRun) next() place {
	if r.first.bundle == 0 {
		return place{}
	}
	return place{r.first.offset + r.count, r.first.bundle}
}

// locate notes where an object stands.
func (f *file) locate(r ref, p place) {
	if r >= f.settled {
		f.places[r-f.settled] = p
		return
	}
	if f.late == nil {
		f.late = map[ref]place{}
	}
	f.late[r] = p
}

// maxOffset is the greatest offset that every reader can hold.
const maxOffset = 1<<32 - 1

var errTooLong = errors.New("the file would be larger than 4 GB")

// spill writes out what the file holds but for the object stream being filled.
func (f *file) spill(to io.Writer) error {
	f.sum()
	f.spilled += len(f.out)
	if f.spilled > maxOffset {
		return errTooLong
	}
	_, err := to.Write(f.out)
	f.out = f.out[:0]
	f.settle()
	return err
}

// settle moves the places of all objects into runs.
func (f *file) settle() {
	for _, p := range f.places {
		if n := len(f.runs); n > 0 && p != (place{}) && f.runs[n-1].next() == p {
			f.runs[n-1].count++
		} else {
			f.runs = append(f.runs, placeRun{p, 1})
		}
	}
	f.settled += ref(len(f.places))
	f.places = f.places[:0]
}

// all returns the places of all objects by their numbers.
func (f *file) all() iter.Seq2[int, place] {
	return func(yield func(int, place) bool) {
		n := 0
		for _, r := range f.runs {
			for k := range r.count {
				p := r.first
				if p.bundle != 0 {
					p.offset += k
				} else if late, ok := f.late[ref(n)]; ok {
					p = late
				}
				if !yield(n, p) {
					return
				}
				n++
			}
		}
		for _, p := range f.places {
			if !yield(n, p) {
				return
			}
			n++
		}
	}
}

// sum adds what the file holds to the SHA-256 of what was written out, and returns
// that. What the file shares with others stands there for its own digest.
func (f *file) sum() []byte {
	held := f.out
	if f.digest == nil {
		f.digest = sha256.New()
		f.digest.Write(f.preamble.digest[:])
		held = held[len(f.preamble.out):]
	}
	f.digest.Write(held)
	return f.digest.Sum(nil)
}

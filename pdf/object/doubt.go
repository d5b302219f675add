package object

import (
	"bytes"
	"slices"
)

// Doubt returns an AmbiguityError where the file, whoever made it, has two readings:
// something behind its end, a cross-reference to behind it, a key twice in what its
// trailer leads to, a number twice in an object stream. Damage is an error, too.
func (f *File) Doubt() error {
	at := bytes.LastIndex(f.Data, []byte("startxref"))
	if len(f.Data)-at > lastBytes {
		return doubtful(FarStart, at)
	}
	l := NewLexer(f.Data, at+len("startxref"))
	l.Int()
	end := bytes.TrimLeft(f.Data[l.Pos():], "\x00\t\n\f\r ")
	end = bytes.TrimPrefix(end, []byte("%%EOF"))
	if len(bytes.Trim(end, "\x00\t\n\f\r ")) > 0 {
		return doubtful(Unfinished, len(f.Data)-len(end))
	}
	for _, e := range f.entries {
		if e.kind == plain && e.offset >= int64(len(f.Data)) {
			return doubtful(BeyondEnd, len(f.Data))
		}
	}
	return f.doubtBelow(f.Trailer)
}

// doubtBelow looks at everything that an object leads to.
func (f *File) doubtBelow(o Object) error {
	seen := map[Ref]bool{}
	work := []Object{o}
	for len(work) > 0 {
		o := work[len(work)-1]
		work = work[:len(work)-1]
		if r, is := o.(Ref); is {
			if seen[r] {
				continue
			}
			seen[r] = true
			var err error
			if o, err = f.Resolve(r); err != nil {
				return err
			}
		}
		switch o := o.(type) {
		case Array:
			work = append(work, o...)
		case Dict:
			if o.repeated() {
				return doubtful(RepeatedKey, 0)
			}
			for i := range o {
				work = append(work, o[i].Value)
			}
		case *Stream:
			work = append(work, o.Dict)
		}
	}
	for _, b := range f.bundles {
		numbers := slices.Sorted(slices.Values(b.numbers))
		if len(slices.Compact(numbers)) < len(b.numbers) {
			return doubtful(RepeatedObject, 0)
		}
	}
	return nil
}

package sign

import (
	"context"
	"errors"

	"iku/pdf/object"
)

// Differences returns what a file differs in from another, as Verify tells of the
// revisions of one file. That sound signatures were added is allowed.
func Differences(before, after []byte) ([]Change, error) {
	old, err := object.Open(before)
	if err != nil {
		return nil, Unreadable(err)
	}
	v, err := newVerifier(context.Background(), after, Policy{})
	if err != nil {
		return nil, err
	}
	return v.between(old, v.file), nil
}

// FirstSigned returns what was signed first of the file that a report is of: all of
// it where nothing was.
func (r *Report) FirstSigned(data []byte) []byte {
	if j := r.first(); j != nil {
		return data[:j.end]
	}
	return data
}

// first returns the first signature whose coverage is sound; nil where there is none.
func (r *Report) first() *judged {
	if r.verifier == nil {
		return nil
	}
	for _, j := range r.verifier.all {
		if j.sound {
			return j
		}
	}
	return nil
}

// Differences returns what was signed first differs in from another file, as the
// function does of two files. What Verify has judged is not judged again.
func (r *Report) Differences(before []byte) ([]Change, error) {
	old, err := object.Open(before)
	switch {
	case err != nil:
		return nil, Unreadable(err)
	case r.verifier == nil:
		return nil, errUnjudged
	}
	file := r.verifier.file
	if j := r.first(); j != nil {
		file = j.file
	}
	file.Renew()
	return r.verifier.between(old, file), nil
}

var errUnjudged = errors.New("the report is of no file")

// WithSigned returns the file with what signing prints outside of fields, unsigned: the
// line at the foot and the block where it stands again, unless they are nil.
func WithSigned(data []byte, f Footer, again *Block) ([]byte, error) {
	u, err := open(data)
	if err != nil {
		return nil, err
	}
	if err := u.copies(again); err != nil {
		return nil, err
	}
	if f != nil {
		if err := u.footer(f); err != nil {
			return nil, err
		}
	}
	return u.close(), nil
}

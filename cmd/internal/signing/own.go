package signing

import (
	"context"
	"crypto/sha256"
	"errors"
	"time"

	"iku/sign"
)

// Task is a file that is to be signed with one's own key: what it is signed with,
// and what it held when that was made out.
type Task struct {
	Input, Output string
	// Keep holds the file in memory; otherwise it is read again, so that many do not
	// fill it.
	Keep bool
	// Waiting is the field that is signed although a place for another was asked for:
	// it waited for that. "" where none did, or no place was asked for.
	Waiting string

	request sign.Request
	sum     [sha256.Size]byte
	data    []byte // nil where it is read again
}

// ErrForeign says that a document has another signer than the one who signs. It
// wraps why.
var ErrForeign = errors.New("somebody else's document")

// errMoved says that a file is no longer what was looked at.
var errMoved = errors.New("berkas berubah sementara dibaca; tidak ditandatangani")

// Prepare makes out what a file is signed with, by a request for all files. Unless it
// is waived, another's document is ErrForeign, and a draft is refused.
func (t *Task) Prepare(f *File, request sign.Request, w Waived) error {
	t.request, t.sum = request, sha256.Sum256(f.Data)
	_, own := f.signer(request.Identity.Chain[0], request.Field)
	if own != nil && !w.Signer {
		return errors.Join(ErrForeign, own)
	}
	if err := f.MaySign(w); err != nil {
		return err
	}
	if t.Keep {
		t.data = f.Data
	}
	t.request.Own = f.exact
	f.fill(&t.request)
	if request.Place != nil {
		t.Waiting = f.waiting(request.Field)
	}
	return nil
}

// Forget drops all but the names of a file, which is prepared anew when it is signed:
// of many files the sheets are not held.
func (t *Task) Forget() { t.request, t.data = sign.Request{}, nil }

// Sum is the SHA-256 of what the input held.
func (t *Task) Sum() [sha256.Size]byte { return t.sum }

// Sign returns the file signed. read gives what the input holds.
func (t *Task) Sign(ctx context.Context, now time.Time, read func() ([]byte, error)) ([]byte, error) {
	data := t.data
	if data == nil {
		var err error
		if data, err = read(); err != nil {
			return nil, err
		}
		if sha256.Sum256(data) != t.sum {
			return nil, errMoved
		}
	}
	r := t.request
	r.Now = now
	return sign.Sign(ctx, data, r)
}

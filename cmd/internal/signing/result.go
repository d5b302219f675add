package signing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"iku/sign"
)

// Rewritten tells whether a service gave a file other bytes than those it was sent,
// besides what it added.
func (f *File) Rewritten(out []byte) bool { return !bytes.HasPrefix(out, f.Data) }

// Accept tells whether what a service returned for a file may take its name.
func (f *File) Accept(ctx context.Context, out []byte, now time.Time) error {
	before, err := sign.Verify(ctx, f.Data, sign.Policy{Now: now})
	if err != nil {
		before = &sign.Report{}
	}
	after, err := sign.Verify(ctx, out, sign.Policy{Now: now})
	switch {
	case err != nil:
		return err
	case len(after.Signatures) <= len(before.Signatures):
		return errors.New("tidak ada tanda tangan baru di dalamnya")
	}
	for _, s := range after.Signatures {
		if s.Indication == sign.Failed {
			err = fmt.Errorf("tanda tangan %s: %s (%s)", s.Field, s.SubIndication, s.Reason)
		}
	}
	return err
}

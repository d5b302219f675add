package signing

import (
	"bytes"
	"crypto/x509"
	"errors"
	"fmt"
	"time"

	"iku/sign"
)

// Rewritten tells whether a service gave a file other bytes than those it was sent,
// besides what it added.
func (f *File) Rewritten(out []byte) bool { return !bytes.HasPrefix(out, f.Data) }

// Accept tells why what a service returned for a file may not take its name: it is not
// that file with one new, valid signature by the person on the sheet, in the place
// that was asked for. force lets anybody sign.
func (f *File) Accept(out []byte, look *Look, force bool, now time.Time) error {
	asked := sign.Asked{Now: now}
	if !force {
		asked.By = func(c *x509.Certificate) error {
			err := f.mayBeSignedBy(c)
			if r, ok := err.(*sign.Refusal); ok {
				return errors.New(r.Message)
			}
			return err
		}
	}
	if look != nil {
		x, y := float64(look.X), float64(look.Y)
		asked.Place = &sign.Place{Page: look.Page - 1, Rect: [4]float64{x, y, x + float64(look.Width), y + float64(look.Height)}}
		asked.Touching = look.Anchor != ""
	}
	return sign.CheckAnswer(f.Data, out, asked)
}

// Mistaken returns an error that says whose answer it is, where it is another file's
// of the same run.
func Mistaken(err error, out []byte, files []*File) error {
	if !errors.Is(err, sign.ErrOtherContent) {
		return err
	}
	for _, f := range files {
		if !f.Rewritten(out) {
			return fmt.Errorf("%w; ini jawaban untuk %s", sign.ErrOtherContent, f.Name)
		}
	}
	return err
}

package sign

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"slices"
	"time"

	"iku/pdf/object"
)

// Asked is what a signing service was asked for.
type Asked struct {
	// Place is where the signature may show something besides in a field that waited
	// for it; nil: nowhere.
	Place *Place
	// Touching lets what is shown stand beside that place, as long as it touches it.
	Touching bool
	// By tells whether a certificate is that of who was to sign; nil: anybody's.
	By  func(*x509.Certificate) error
	Now time.Time
}

// ErrOtherContent says that an answer is not the file that was sent. It wraps what
// differs.
var ErrOtherContent = errors.New("isinya bukan isi berkas yang dikirim")

// CheckAnswer tells why what a service returned is not what it was asked for: the
// file that was sent, byte for byte or by its meaning where the service rewrites,
// with one new signature, in its place, valid, by that signer. Whom to trust is not
// asked. Errors are in words for the user.
func CheckAnswer(sent, answer []byte, a Asked) error {
	old, err := object.Open(sent)
	if err != nil {
		return Unreadable(err)
	}
	v, err := newVerifier(context.Background(), answer, Policy{Now: a.Now})
	if err != nil {
		return err
	}
	if err := v.holds(old, bytes.HasPrefix(answer, sent)); err != nil {
		return fmt.Errorf("%w: %w", ErrOtherContent, err)
	}
	v.number()
	v.compare()
	before, err := newVerifier(context.Background(), sent, Policy{Now: a.Now})
	if err != nil {
		return err
	}
	before.compare()
	added, err := v.added(before)
	if err != nil {
		return err
	}
	return v.asFor(added, old, a)
}

// holds tells how the file that is verified differs from another that it is to hold,
// signatures aside.
func (v *verifier) holds(old *object.File, appended bool) error {
	if !appended {
		return rewritten(old, v.file)
	}
	for _, c := range v.between(old, v.file) {
		if !c.Allowed {
			return errors.New(c.String())
		}
	}
	return sameDescription(old, v.file)
}

// added returns the one signature that the file before does not have. Time stamps may
// come with it. Those that it had must be as good as they were.
func (v *verifier) added(before *verifier) (*judged, error) {
	held := map[object.Object]*judged{}
	for _, j := range before.all {
		held[j.value.Get("Contents")] = j
	}
	var found *judged
	for _, j := range v.all {
		was := held[j.value.Get("Contents")]
		switch {
		case was != nil:
			delete(held, j.value.Get("Contents"))
			if j.Indication == Failed && was.Indication != Failed {
				return nil, fmt.Errorf("tanda tangan %s yang sudah ada menjadi tidak sah (%s)", j.Field, j.Reason)
			}
			continue
		case j.Indication != Passed:
			return nil, fmt.Errorf("tanda tangan %s: %s (%s)", j.Field, j.SubIndication, j.Reason)
		case j.stamp != nil:
			continue
		case found != nil:
			return nil, errors.New("lebih dari satu tanda tangan baru di dalamnya")
		}
		found = j
	}
	switch {
	case len(held) > 0:
		return nil, errors.New("tanda tangan yang sudah ada hilang")
	case found == nil:
		return nil, errors.New("tidak ada tanda tangan baru di dalamnya")
	}
	return found, nil
}

// asFor tells why a signature is not the one that was asked for.
func (v *verifier) asFor(j *judged, old *object.File, a Asked) error {
	cert := j.cms.Signer()
	if err := mayVouch(cert, a.Now); err != nil {
		return err
	}
	if a.By != nil {
		if err := a.By(cert); err != nil {
			return err
		}
	}
	shown, err := widgets(v.file, j.field)
	if err != nil {
		return Unreadable(err)
	}
	fields, err := signatureFields(old)
	if err != nil {
		return Unreadable(err)
	}
	var waiting []Place
	for _, f := range fields {
		if f.name == j.Field && f.value == nil {
			if waiting, err = widgets(old, f); err != nil {
				return Unreadable(err)
			}
		}
	}
	for _, w := range shown {
		if w.Rect[0] < w.Rect[2] && w.Rect[1] < w.Rect[3] && !slices.Contains(waiting, w) && !a.allows(w) {
			return fmt.Errorf("tanda tangannya tampak di halaman %d pada %.0f,%.0f, bukan di tempat yang diminta", w.Page+1, w.Rect[0], w.Rect[1])
		}
	}
	return nil
}

// placeSlack is how far, in points, what a service shows may stand out of its place:
// it counts in whole points.
const placeSlack = 3

func (a Asked) allows(w Place) bool {
	p := a.Place
	if p == nil || w.Page != p.Page {
		return false
	}
	if a.Touching {
		return w.Rect[0] <= p.Rect[2] && p.Rect[0] <= w.Rect[2] && w.Rect[1] <= p.Rect[3] && p.Rect[1] <= w.Rect[3] &&
			w.Rect[2]-w.Rect[0] <= p.Rect[2]-p.Rect[0]+placeSlack && w.Rect[3]-w.Rect[1] <= p.Rect[3]-p.Rect[1]+placeSlack
	}
	return w.Rect[0] >= p.Rect[0]-placeSlack && w.Rect[1] >= p.Rect[1]-placeSlack &&
		w.Rect[2] <= p.Rect[2]+placeSlack && w.Rect[3] <= p.Rect[3]+placeSlack
}

// widgets returns where a field stands: its own rectangle, or those of its widgets.
// One that stands on no page is on page -1.
func widgets(file *object.File, f *field) ([]Place, error) {
	all, err := pages(file)
	if err != nil {
		return nil, err
	}
	at := map[object.Ref]int{}
	for i, p := range all {
		list, err := file.Array(p.dict.Get("Annots"))
		if err != nil {
			return nil, err
		}
		for _, o := range list {
			if r, ok := o.(object.Ref); ok {
				at[r] = i
			}
		}
	}
	kids, err := file.Array(f.dict.Get("Kids"))
	if err != nil {
		return nil, err
	}
	held := append(object.Array{f.ref}, kids...)
	var out []Place
	for _, o := range held {
		d, err := file.Dict(o)
		if err != nil {
			return nil, err
		}
		if d.Get("Rect") == nil {
			continue
		}
		w := Place{Page: -1, Rect: (&field{dict: d}).rect(file)}
		if r, ok := o.(object.Ref); ok {
			if i, on := at[r]; on {
				w.Page = i
			}
		}
		out = append(out, w)
	}
	return out, nil
}

// mayVouch tells whether a certificate is one that signs documents now.
func mayVouch(c *x509.Certificate, now time.Time) error {
	switch {
	case now.Before(c.NotBefore):
		return fmt.Errorf("sertifikat %s baru berlaku pada %s", Holder(c), day(c.NotBefore))
	case now.After(c.NotAfter):
		return fmt.Errorf("sertifikat %s sudah berakhir pada %s", Holder(c), day(c.NotAfter))
	}
	if fault := purposeFault(c); fault != "" {
		return fmt.Errorf("sertifikat %s %s", Holder(c), fault)
	}
	return nil
}

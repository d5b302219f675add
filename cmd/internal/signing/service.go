package signing

import (
	"context"
	"math"

	"rsc.io/qr"

	"iku/layout"
	"iku/sign"
)

// Service signs files with a key that it holds for somebody.
type Service interface {
	// Name is what people call it.
	Name() string
	// Admits tells whether the signer may sign there.
	Admits(ctx context.Context) error
	// SendCode has a code sent to the signer with which that many files are signed in
	// one request.
	SendCode(ctx context.Context, files int) error
	// Sign returns the files as the service has signed them, the n-th answer for the
	// n-th file; all or none. A code is good for one call.
	Sign(ctx context.Context, secret Secret, jobs []Job) ([][]byte, error)
}

// Secret is what opens the signer's key: the passphrase or a code for one request.
type Secret struct{ Passphrase, Code string }

// Job is a file that a service is to sign.
type Job struct {
	PDF          []byte
	Look         *Look // nil: the signature shows nothing
	Reason, City string
}

// Look is what a service shows of a signature: a picture or, without one, the code of
// a link.
type Look struct {
	Page                int // the first is 1
	X, Y, Width, Height int // points from the page's lower left corner
	// Anchor is a character that the page has once: the service looks for it instead
	// of taking Page, X and Y.
	Anchor string
	Image  []byte
	Link   string
}

// LookOf returns where and what a service shows: in the place of our own block, the
// picture given or the document's code. Without either nothing is shown.
func (f *File) LookOf(image []byte, anchor bool) (*Look, error) {
	if f.proof == nil || f.proof.Sheet == nil || len(f.proof.Sheet.Fields) == 0 {
		if anchor {
			return nil, errNoAnchor
		}
		return nil, nil
	}
	how := f.doc.TandaTangan
	link := f.link()
	if anchor {
		if how.Jangkar.IsZero() || how.Cara != "elektronik" {
			return nil, errNoAnchor
		}
		link = how.QR.Value
		if image == nil && link == "" {
			return nil, (&sign.Refusal{Message: "tidak ada yang ditampilkan di tempat jangkar", Hint: "sebut gambar dengan --image, atau isi qr di [tanda_tangan]"})
		}
	}
	if image == nil && link == "" {
		return nil, nil
	}
	if image == nil {
		if _, err := qr.Encode(link, qr.M); err != nil {
			return nil, &sign.Refusal{Message: "isi QR terlalu panjang"}
		}
	}
	n := max(f.place(""), 0)
	field := f.proof.Sheet.Fields[min(n, len(f.proof.Sheet.Fields)-1)]
	page := f.proof.Sheet.Pages[field.Page]
	rounded := func(points float64) int { return int(math.Round(points)) }
	look := &Look{Page: field.Page + 1, X: rounded(field.X.Points()), Y: rounded((page.Height - field.Y - field.H).Points()),
		Width: rounded(field.W.Points()), Height: rounded(field.H.Points()), Image: image, Link: link}
	if anchor {
		look.Anchor = layout.Anchor(f.doc, n)
	}
	return look, nil
}

var errNoAnchor = &sign.Refusal{Message: "dokumen ini tidak mencetak karakter jangkar",
	Hint: "isi jangkar di [tanda_tangan] dengan cara = \"elektronik\", lalu susun lagi; atau hilangkan --bsre-anchor"}

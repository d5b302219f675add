package main

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"fmt"
	"net/http"
	"sync"
	"time"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/source"
	"iku/fonts"
	"iku/layout"
	"iku/sign"
	"iku/sign/fetch"
	"iku/sign/revocation"
	"iku/sign/tsp"
)

// paper is a PDF that is to be signed or verified, with the document it was made
// from.
type paper struct {
	name   string
	data   []byte
	doc    *content.Document // nil where the PDF carries none
	family *fonts.Family     // that it is set in
	proof  *press.Proof      // where it was laid out again
	signed bool              // by somebody, whatever that is worth
	draft  bool              // the document has a signer, the pages no place for them
	bound  int               // sheets of a book; 0: it is none
}

// shelf reads PDFs and the documents in them, several at once.
type shelf struct {
	mu    sync.Mutex
	press *press.Press
	left  int // PDFs until there is a new press: it keeps what it has read
}

// pressLasts is how many PDFs a press reads.
const pressLasts = 64

func (h *shelf) current() *press.Press {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.left == 0 {
		h.press, h.left = press.New(content.Disk{}), pressLasts
	}
	h.left--
	return h.press
}

// read returns a PDF with what its document says.
func (h *shelf) read(s *streams, name string) (*paper, error) {
	f, err := readInput(s.in, name)
	if err != nil {
		return nil, err
	}
	p := &paper{name: f.Name, data: f.Data}
	if bytes.HasPrefix(f.Data, []byte("%PDF-")) {
		printer := h.current()
		if p.doc = printer.Document(f); p.doc != nil {
			p.family = printer.Family(p.doc)
		} else if files, err := press.Unpack(f.Data); err == nil {
			p.bound = press.Bound(files)
		}
		p.examine()
	}
	return p, nil
}

// layOut returns a PDF whose document is laid out again, and the press that did it.
func (h *shelf) layOut(s *streams, name string) (*paper, *press.Press, error) {
	f, err := readInput(s.in, name)
	if err != nil {
		return nil, nil, err
	}
	printer := h.current()
	p := &paper{name: f.Name, data: f.Data}
	if files, err := press.Unpack(f.Data); err == nil {
		p.bound = press.Bound(files)
		if proof := printer.Proofs([]*source.File{f}, press.Options{})[0]; proof.Document != nil {
			p.proof, p.doc, p.family = proof, proof.Document, printer.Family(proof.Document)
		}
		p.examine()
	}
	return p, printer, nil
}

// examine finds which fields for signatures there are.
func (p *paper) examine() {
	empty, signed := sign.Fields(p.data)
	_, signs := p.signer()
	p.signed, p.draft = signed > 0, signs && empty+signed == 0
}

// signer returns what the document says of its signer; ok is false where it says
// nothing.
func (p *paper) signer() (s layout.Signer, ok bool) {
	if p.doc == nil || p.doc.PenandaTangan == nil {
		return s, false
	}
	return layout.SignerOf(p.doc.PenandaTangan), true
}

// mayBeSignedBy tells whether a certificate is that of the document's signer.
func (p *paper) mayBeSignedBy(c *x509.Certificate) error {
	if _, ok := p.signer(); !ok {
		return nil
	}
	by := p.doc.PenandaTangan
	err := sign.CheckSigner(c, by.Nama.Value, by.NIP.Value)
	if r, ok := err.(*sign.Refusal); ok {
		r.Hint = "bila memang benar, tambahkan --force"
	}
	return err
}

// errDraft refuses what is not finished.
var errDraft = &sign.Refusal{Message: "PDF ini konsep: tidak ada tempat tanda tangan di halamannya",
	Hint: "susun tanpa --draft; bila memang benar, tambahkan --force"}

// maySign tells whether it is a PDF that somebody signs: not a book, and no draft
// unless that is forced.
func (p *paper) maySign(force bool) error {
	switch {
	case p.bound > 0:
		return &sign.Refusal{Message: fmt.Sprintf("buku %d lembar tidak ditandatangani", p.bound), Hint: "tanda tangani lembarnya satu per satu"}
	case p.draft && !force:
		return errDraft
	}
	return nil
}

// fill completes a request with what the block of this document shows. Who is not
// its signer shows no more than the own name, unless they sign in the signer's place.
func (p *paper) fill(r *sign.Request, own bool) {
	family := p.family
	if family == nil {
		family, _ = fonts.Builtin("Liberation Sans")
	}
	s, ok := p.signer()
	if !ok || !own && (r.Place != nil || r.Field != "" || p.signed) {
		r.Block = sign.SignerBlock(family, nil, sign.Holder(r.Identity.Chain[0]), "", "", "")
		return
	}
	r.Footer = p.footer()
	r.Block = sign.SignerBlock(family, s.Jabatan, s.Nama, s.Pangkat, s.NIP, p.link())
	r.Block.Centre = p.doc.PenandaTangan.Rata != "kiri"
}

// footer returns the line that only signing prints, nil where there is none.
func (p *paper) footer() *sign.Footer {
	if p.doc.TandaTangan.Kaki.IsZero() || p.family == nil {
		return nil
	}
	return &sign.Footer{Family: p.family, Text: p.doc.TandaTangan.Kaki.Value}
}

// link returns what a code in the block is to lead to: nothing where the page has
// the code already.
func (p *paper) link() string {
	how := p.doc.TandaTangan
	if how.Cara == "elektronik" {
		return ""
	}
	return how.QR.Value
}

// patience is how long a server is waited for.
const patience = 30 * time.Second

// request returns what all files are signed with.
func (g *signing) request(id *sign.Identity, level sign.Level) (sign.Request, error) {
	authorities, err := readCertificates(g.authorities)
	if err != nil {
		return sign.Request{}, err
	}
	// The address of the time-stamp authority is the user's word; those of
	// responders are that of certificates.
	named, found := fetch.Client(patience, true), fetch.Client(patience, g.private)
	answers := map[string]answer{}
	return sign.Request{
		Identity: id, Random: rand.Reader, Field: g.field, Reason: g.reason, City: g.city,
		Level: level, Authorities: authorities,
		Stamp: func(ctx context.Context, digest []byte, hash crypto.Hash) ([]byte, error) {
			token, err := tsp.Stamp(ctx, named, rand.Reader, g.tsa, digest, hash)
			if err != nil {
				err = fmt.Errorf("penanda waktu: %w", err)
			}
			return token, err
		},
		Prove: once(answers, found),
	}, nil
}

// answer is what was said of a certificate.
type answer struct{ ocsp, crl []byte }

// once asks about each certificate only once in a run, whoever wants to know.
func once(answers map[string]answer, c *http.Client) func(context.Context, *x509.Certificate, *x509.Certificate) ([]byte, []byte, error) {
	var mu sync.Mutex
	return func(ctx context.Context, cert, issuer *x509.Certificate) ([]byte, []byte, error) {
		mu.Lock()
		defer mu.Unlock()
		if a, ok := answers[string(cert.Raw)]; ok {
			return a.ocsp, a.crl, nil
		}
		ocsp, crl, err := revocation.Ask(ctx, c, cert, issuer)
		if err == nil {
			answers[string(cert.Raw)] = answer{ocsp, crl}
		}
		return ocsp, crl, err
	}
}

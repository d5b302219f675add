package main

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"fmt"
	"net/http"
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

// paper is a PDF that is to be signed, with the document it was made from.
type paper struct {
	name  string
	data  []byte
	proof *press.Proof // nil where the PDF carries no document
	bound int          // sheets of a book; 0: it is none
}

// readPapers reads the PDFs and the documents in them.
func (s *streams) readPapers(inputs []string) (papers []*paper, code int) {
	printer := press.New(content.Disk{})
	for _, input := range inputs {
		f, err := readInput(s.in, input)
		if err != nil {
			code = s.complain("", err)
			continue
		}
		p := &paper{name: f.Name, data: f.Data}
		if files, err := press.Unpack(f.Data); err == nil {
			p.bound = press.Bound(files)
			if proof := printer.Proofs([]*source.File{f}, press.Options{})[0]; proof.Document != nil {
				p.proof = proof
			}
		}
		papers = append(papers, p)
	}
	return papers, code
}

// readUnbound does the same for signing, which nobody does to a book.
func (s *streams) readUnbound(inputs []string) (papers []*paper, code int) {
	papers, code = s.readPapers(inputs)
	for _, p := range papers {
		if p.bound > 0 {
			code = max(code, s.complain(p.name, &sign.Refusal{Message: fmt.Sprintf("buku %d lembar tidak ditandatangani", p.bound),
				Hint: "tanda tangani lembarnya satu per satu"}))
		}
	}
	return papers, code
}

// signer returns what the document says of its signer; ok is false where it says
// nothing.
func (p *paper) signer() (s layout.Signer, ok bool) {
	if p.proof == nil || p.proof.Document.PenandaTangan == nil {
		return s, false
	}
	return layout.SignerOf(p.proof.Document.PenandaTangan), true
}

// mayBeSignedBy tells whether a certificate is that of the document's signer.
func (p *paper) mayBeSignedBy(c *x509.Certificate) error {
	if _, ok := p.signer(); !ok {
		return nil
	}
	by := p.proof.Document.PenandaTangan
	err := sign.CheckSigner(c, by.Nama.Value, by.NIP.Value)
	if r, ok := err.(*sign.Refusal); ok {
		r.Hint = "bila memang benar, tambahkan --force"
	}
	return err
}

// fill completes a request with what the block of this document shows.
func (p *paper) fill(r *sign.Request) {
	family, _ := fonts.Builtin("Liberation Sans")
	s, ok := p.signer()
	if !ok {
		r.Block = sign.SignerBlock(family, nil, sign.Holder(r.Identity.Chain[0]), "", "", "")
		return
	}
	if p.proof.Sheet != nil {
		family = p.proof.Sheet.Family
	}
	r.Footer = p.footer()
	r.Block = sign.SignerBlock(family, s.Jabatan, s.Nama, s.Pangkat, s.NIP, p.link())
}

// footer returns the line that only signing prints, nil where there is none.
func (p *paper) footer() *sign.Footer {
	how := p.proof.Document.TandaTangan
	if how.Kaki.IsZero() || p.proof.Sheet == nil {
		return nil
	}
	return &sign.Footer{Family: p.proof.Sheet.Family, Text: how.Kaki.Value}
}

// link returns what a code in the block is to lead to: nothing where the page has
// the code already.
func (p *paper) link() string {
	how := p.proof.Document.TandaTangan
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
		Identity: id, Now: g.now, Random: rand.Reader, Field: g.field, Reason: g.reason, City: g.city,
		Level: level, Authorities: authorities,
		Stamp: func(ctx context.Context, digest []byte, hash crypto.Hash) ([]byte, error) {
			return tsp.Stamp(ctx, named, rand.Reader, g.tsa, digest, hash)
		},
		Prove: once(answers, found),
	}, nil
}

// answer is what was said of a certificate.
type answer struct{ ocsp, crl []byte }

// once asks about each certificate only once in a run.
func once(answers map[string]answer, c *http.Client) func(context.Context, *x509.Certificate, *x509.Certificate) ([]byte, []byte, error) {
	return func(ctx context.Context, cert, issuer *x509.Certificate) ([]byte, []byte, error) {
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

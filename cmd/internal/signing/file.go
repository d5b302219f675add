package signing

import (
	"crypto/x509"
	"fmt"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/fonts"
	"iku/layout"
	"iku/pdf"
	"iku/sign"
)

// File is a PDF that is to be signed or verified, with the document it was made
// from.
type File struct {
	Name string
	Data []byte

	doc     *content.Document // nil where the PDF carries none
	family  *fonts.Family     // that it is set in
	proof   *press.Proof      // where it was laid out again
	printer *press.Press      // that laid it out
	pen     *pdf.Writer       // that draws what signing adds
	signed  bool              // by somebody, whatever that is worth
	draft   bool              // the document has a signer, the pages no place for them
	bound   int               // sheets of a book; 0: it is none
}

// examine finds which fields for signatures there are.
func (f *File) examine() {
	empty, signed := sign.Fields(f.Data)
	_, signs := f.signer()
	f.signed, f.draft = signed > 0, signs && empty+signed == 0
}

// signer returns what the document says of its signer; ok is false where it says
// nothing.
func (f *File) signer() (s layout.Signer, ok bool) {
	if f.doc == nil || f.doc.PenandaTangan == nil {
		return s, false
	}
	return layout.SignerOf(f.doc.PenandaTangan), true
}

// Foreign returns who signed and whom the sheet names, where nobody whom it names is
// among those who signed; "" where there is nothing to say.
func (f *File) Foreign(r *sign.Report) (by, named string) {
	if _, ok := f.signer(); !ok {
		return "", ""
	}
	for _, s := range r.Signatures {
		switch {
		case s.DocTimeStamp || s.Cert == nil:
			continue
		case f.MayBeSignedBy(s.Cert) == nil:
			return "", ""
		case by != "":
			by += ", "
		}
		by += s.Signer
	}
	return by, f.doc.PenandaTangan.Nama.Value
}

// MayBeSignedBy tells whether a certificate is that of the document's signer.
func (f *File) MayBeSignedBy(c *x509.Certificate) error {
	if _, ok := f.signer(); !ok {
		return nil
	}
	by := f.doc.PenandaTangan
	err := sign.CheckSigner(c, by.Nama.Value, by.NIP.Value)
	if r, ok := err.(*sign.Refusal); ok {
		r.Hint = "bila memang benar, tambahkan --force"
	}
	return err
}

// errDraft refuses what is not finished.
var errDraft = &sign.Refusal{Message: "PDF ini konsep: tidak ada tempat tanda tangan di halamannya",
	Hint: "susun tanpa --draft; bila memang benar, tambahkan --force"}

// MaySign tells whether it is a PDF that somebody signs: not a book and, unless that is
// forced, neither a draft nor altered since it was built.
func (f *File) MaySign(force bool) error {
	switch {
	case f.bound > 0:
		return &sign.Refusal{Message: fmt.Sprintf("buku %d lembar tidak ditandatangani", f.bound), Hint: "tanda tangani lembarnya satu per satu"}
	case force:
		return nil
	case f.draft:
		return errDraft
	}
	return f.Unaltered()
}

// fill completes a request with what the block of this document shows. Who is not
// its signer shows no more than the own name, unless they sign in the signer's place.
func (f *File) fill(r *sign.Request, own bool) {
	family := f.family
	if family == nil {
		family, _ = fonts.Builtin("Liberation Sans")
	}
	s, ok := f.signer()
	if !ok || !own && (r.Place != nil || r.Field != "" || f.signed) {
		r.Block = f.block(family, layout.SignedBy(layout.Signer{Nama: sign.Holder(r.Identity.Chain[0])}, ""))
		return
	}
	r.Footer = f.footer()
	b := layout.SignedBy(s, f.link())
	b.Centre = f.doc.PenandaTangan.Rata != "kiri"
	r.Block = f.block(family, b)
}

// link returns what a code in the block is to lead to: nothing where the page has
// the code already.
func (f *File) link() string {
	how := f.doc.TandaTangan
	if how.Cara == "elektronik" {
		return ""
	}
	return how.QR.Value
}

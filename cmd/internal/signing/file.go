package signing

import (
	"crypto/x509"
	"fmt"
	"strings"
	"time"

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
	created time.Time         // by its own word
	exact   bool              // it is, byte for byte, what its document makes
	fields  []sign.Field      // for signatures
	signed  bool              // by somebody, whatever that is worth
	draft   bool              // the document has a signer, the pages no place for them
	bound   int               // sheets of a book; 0: it is none
}

// signers returns who is to sign by the document; none where it says nothing.
func (f *File) signers() []content.PenandaTangan {
	if f.doc == nil {
		return nil
	}
	return f.doc.PenandaTangan
}

// Foreign returns who signed and whom the sheet names, where somebody signed in the
// place of another, or nobody whom it names is among those who signed; "" where there
// is nothing to say.
func (f *File) Foreign(r *sign.Report) (by, named string) {
	if len(f.signers()) == 0 {
		return "", ""
	}
	var strangers, others []string // in somebody's place, and beside
	own := false
	for _, s := range r.Signatures {
		if s.DocTimeStamp || s.Cert == nil {
			continue
		}
		_, err := f.signer(s.Cert, s.Field)
		switch {
		case err == nil:
			own = true
		case f.place(s.Field) >= 0:
			strangers = append(strangers, s.Signer)
		default:
			others = append(others, s.Signer)
		}
	}
	if !own {
		strangers = append(strangers, others...)
	}
	if len(strangers) == 0 {
		return "", ""
	}
	return strings.Join(strangers, ", "), strings.Join(f.names(), ", ")
}

// names returns the names of those who are to sign.
func (f *File) names() (names []string) {
	for _, p := range f.signers() {
		names = append(names, p.Nama.Value)
	}
	return names
}

// fieldOf tells whether a signer's field has a signature, and whether it is there.
func (f *File) fieldOf(signer int) (signed, there bool) {
	for _, x := range f.fields {
		if x.Name == pdf.FieldName(signer) {
			return x.Signed, true
		}
	}
	return false, false
}

// waiting returns the field that is signed where it is there: the one of that name, or
// with "" the first, if it is empty. It is "" where there is none.
func (f *File) waiting(name string) string {
	for _, x := range f.fields {
		if !x.Signed && (name == "" || x.Name == name) {
			return x.Name
		}
	}
	return ""
}

// place returns whose place it is that is signed in a field: by its name, else in the
// first that is empty; -1 where it is nobody's.
func (f *File) place(field string) int {
	for i := range f.signers() {
		if signed, there := f.fieldOf(i); there && (field == pdf.FieldName(i) || field == "" && !signed) {
			return i
		}
	}
	return -1
}

// signer returns which of the document's signers holds a certificate, -1 where it
// names none: of several who do one who has not signed, and in a field that is
// somebody's that person alone. The error says that it is another's.
func (f *File) signer(c *x509.Certificate, field string) (int, error) {
	list := f.signers()
	if len(list) == 0 {
		return -1, nil
	}
	holds := func(i int) error { return sign.CheckSigner(c, list[i].Nama.Value, list[i].Nomor.Value) }
	best, place := -1, -1
	if field != "" {
		place = f.place(field)
	}
	for i := range list {
		if place >= 0 && i != place || holds(i) != nil {
			continue
		}
		if signed, _ := f.fieldOf(i); best < 0 || !signed {
			if best = i; !signed {
				break
			}
		}
	}
	if best >= 0 {
		return best, nil
	}
	err := holds(max(place, 0))
	if place < 0 && len(list) > 1 {
		err = &sign.Refusal{Message: fmt.Sprintf("nama di sertifikat (%s) bukan nama satu pun penanda tangan (%s)", sign.Holder(c), strings.Join(f.names(), "; "))}
	}
	if r, ok := err.(*sign.Refusal); ok {
		r.Hint = "bila memang benar, tambahkan --any-signer"
	}
	return -1, err
}

// mayBeSignedBy tells whether a certificate is that of one of the document's signers.
func (f *File) mayBeSignedBy(c *x509.Certificate) error {
	_, err := f.signer(c, "")
	return err
}

// errDraft refuses what is not finished.
var errDraft = &sign.Refusal{Message: "PDF ini konsep: tidak ada tempat tanda tangan di halamannya",
	Hint: "susun tanpa --draft; bila memang benar, tambahkan --as-is"}

// Waived is what is signed all the same.
type Waived struct {
	Signer bool // who signs is not the person on the sheet
	State  bool // the PDF is a draft, or was altered since it was built
}

// MaySign tells whether it is a PDF that somebody signs: not a book and, unless that is
// waived, neither a draft nor altered since it was built.
func (f *File) MaySign(w Waived) error {
	switch {
	case f.bound > 0:
		return &sign.Refusal{Message: fmt.Sprintf("buku %d lembar tidak ditandatangani", f.bound), Hint: "tanda tangani lembarnya satu per satu"}
	case w.State:
		return nil
	case f.draft:
		return errDraft
	}
	return f.unaltered()
}

// fill completes a request with what the block of this document shows, in the field
// of the one who signs. Who is not its signer shows no more than the own name, unless
// they sign in the signer's place.
func (f *File) fill(r *sign.Request) {
	family := f.family
	if family == nil {
		family, _ = fonts.Builtin("Liberation Sans")
	}
	list := f.signers()
	n, err := f.signer(r.Identity.Chain[0], r.Field)
	if err != nil && r.Place == nil && r.Field == "" && (!f.signed || len(list) > 1) {
		n = max(f.place(""), 0)
		err = nil
	}
	if n < 0 || err != nil {
		r.Block = f.block(family, layout.SignedBy(layout.Signer{Nama: sign.Holder(r.Identity.Chain[0])}, ""))
		return
	}
	if _, there := f.fieldOf(n); there && len(list) > 1 && r.Place == nil && r.Field == "" {
		r.Field = pdf.FieldName(n)
	}
	r.Footer = f.footer()
	r.Block = f.blockOf(family, n)
	r.Again = f.again()
}

// blockOf returns what the signature of the document's signer of that number shows.
func (f *File) blockOf(family *fonts.Family, n int) *sign.Block {
	p := &f.signers()[n]
	b := layout.SignedBy(layout.SignerOf(p), f.link())
	b.Centre = p.Rata != "kiri"
	return f.block(family, b)
}

// again returns what stands where the picture of the document's only signature stands
// again; nil where there is no such place.
func (f *File) again() *sign.Block {
	if f.family == nil || len(f.signers()) != 1 || f.proof.Sheet == nil || len(f.proof.Sheet.Fields) != 1 || len(f.proof.Sheet.Fields[0].Copies) == 0 {
		return nil
	}
	return f.blockOf(f.family, 0)
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

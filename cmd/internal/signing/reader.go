package signing

import (
	"bytes"
	"slices"
	"sync"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
	"iku/pdf"
	"iku/pdf/object"
	"iku/sign"
)

// Reader reads PDFs and the documents in them, several at once.
type Reader struct {
	mu    sync.Mutex
	press *press.Press
	pen   pdf.Writer
	left  int // PDFs until there is a new press: it keeps what it has read
}

// pressLasts is how many PDFs a press reads.
const pressLasts = 64

func (r *Reader) current() *press.Press {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.left == 0 {
		r.press, r.left = press.New(content.Nowhere{}), pressLasts
	}
	r.left--
	return r.press
}

// LayOut returns a PDF whose document is laid out again.
func (r *Reader) LayOut(in *source.File) *File {
	f := &File{Name: in.Name, Data: in.Data, printer: r.current(), pen: &r.pen}
	if !bytes.HasPrefix(in.Data, []byte("%PDF-")) {
		return f
	}
	o := press.Options{Unchecked: true}
	opened, err := object.Open(in.Data)
	if err != nil { // a file that is mended to be read is none to be signed
		o.Carried = func() ([]pdf.Attachment, error) { return nil, err }
	} else {
		o.Carried = func() ([]pdf.Attachment, error) { return pdf.AttachmentsIn(opened) }
		f.created, f.fields = opened.Created(), sign.FieldsIn(opened)
	}
	proof := f.printer.Proof(in, o)
	if proof.Fault != nil { // of what its checks keep from being laid out
		proof = f.printer.Proof(in, press.Options{Carried: o.Carried})
	}
	if proof.Document != nil {
		f.proof, f.doc, f.family = proof, proof.Document, f.printer.Family(proof.Document)
	} else if files, err := press.Unpack(in.Data); err == nil {
		f.bound = press.Bound(files)
	}
	if len(f.fields) == 0 { // it is encrypted, or much of it was read
		f.fields = sign.Fields(in.Data)
	}
	f.signed = slices.ContainsFunc(f.fields, func(x sign.Field) bool { return x.Signed })
	f.draft = len(f.signers()) > 0 && len(f.fields) == 0
	return f
}

// altered says that files in a PDF are not as they were when it was made; "" where
// they are.
func (f *File) altered() string {
	for _, found := range f.proof.Findings {
		if found.Slug == finding.SumberDiubah {
			return found.Message
		}
	}
	return ""
}

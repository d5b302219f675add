package signing

import (
	"bytes"
	"slices"
	"time"

	"iku/pdf/object"
	"iku/sign"
)

// Source tells how a PDF's pages stand to the document in it.
type Source string

// What is said of a source, as it is in reports.
const (
	SourceFits    Source = "cocok"             // it makes the pages that were signed first
	SourceMeans   Source = "cocok isinya"      // it makes pages that say the same
	SourceDiffers Source = "berbeda"           // it makes others
	SourceAltered Source = "diubah"            // it is not what it was when the PDF was made
	SourceUnbuilt Source = "tidak dapat diuji" // it makes no pages here: a typeface is not at hand
	SourceNone    Source = "tidak ada"         // there is none
)

// Sound tells whether a source casts no doubt on the pages.
func (s Source) Sound() bool { return s != SourceDiffers && s != SourceAltered }

// Source tells whether the document in a PDF that was laid out still makes the pages
// that were signed first.
func (f *File) Source(r *sign.Report) Source {
	if r.Mended != "" {
		return SourceUnbuilt
	}
	return f.origin(r.FirstSigned(f.Data), r.Differences)
}

// origin tells how the pages of a revision stand to the document. differences returns
// what it differs in from another file.
func (f *File) origin(signed []byte, differences func(built []byte) ([]sign.Change, error)) Source {
	switch {
	case f.proof == nil:
		return SourceNone
	case f.altered() != "":
		return SourceAltered
	case f.proof.Sheet == nil:
		return SourceUnbuilt
	}
	created := f.created
	if len(signed) < len(f.Data) {
		created = createdBy(signed)
	}
	built, err := f.printer.Print(f.proof, created)
	if err != nil {
		return SourceUnbuilt
	}
	says := func(built []byte) bool {
		changes, err := differences(built)
		return err == nil && !slices.ContainsFunc(changes, func(c sign.Change) bool { return !c.Allowed })
	}
	f.exact = bytes.Equal(built, f.Data)
	switch {
	case f.exact, says(built), f.printed(built, says):
		return SourceFits
	case sign.SameWords(built, signed):
		return SourceMeans
	}
	return SourceDiffers
}

// unaltered tells why a PDF is not what was built: its pages or its source were
// changed since. What is signed already was looked at by who signed.
func (f *File) unaltered() error {
	if f.signed || f.draft || f.proof == nil {
		return nil
	}
	refusal := &sign.Refusal{Hint: "susun lagi dari sumbernya; bila memang benar, tambahkan --as-is"}
	switch f.origin(f.Data, func(built []byte) ([]sign.Change, error) { return sign.Differences(built, f.Data) }) {
	case SourceAltered:
		refusal.Message = f.altered()
	case SourceDiffers:
		refusal.Message = "halaman PDF ini bukan yang disusun oleh sumber di dalamnya"
	default:
		return nil
	}
	return refusal
}

// createdBy returns when a file says that it was made; zero where it does not say.
func createdBy(data []byte) time.Time {
	file, err := object.Open(data)
	if err != nil {
		return time.Time{}
	}
	return file.Created()
}

// printed tells whether what was built is signed with what signing prints outside of
// the field: the line at the foot, the picture of the signature where it stands again,
// or both.
func (f *File) printed(built []byte, says func([]byte) bool) bool {
	line, again := f.footer(), f.again()
	for _, more := range []struct {
		line  sign.Footer
		again *sign.Block
	}{{line, nil}, {nil, again}, {line, again}} {
		if more.line == nil && more.again == nil {
			continue
		}
		if with, err := sign.WithSigned(built, more.line, more.again); err == nil && says(with) {
			return true
		}
	}
	return false
}

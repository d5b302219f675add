package signing

import (
	"bytes"
	"slices"

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
	signed := f.Data
	for _, s := range r.Signatures {
		if s.End > 0 {
			signed = f.Data[:s.End]
			break
		}
	}
	return f.origin(signed)
}

// origin tells how the pages of a revision stand to the document.
func (f *File) origin(signed []byte) Source {
	switch {
	case f.proof == nil:
		return SourceNone
	case f.altered() != "":
		return SourceAltered
	case f.proof.Sheet == nil:
		return SourceUnbuilt
	}
	built, err := f.printer.Print(f.proof, object.Created(signed))
	if err != nil {
		return SourceUnbuilt
	}
	switch {
	case bytes.Equal(built, signed), says(built, signed), f.footed(built, signed):
		return SourceFits
	case sign.SameWords(built, signed):
		return SourceMeans
	}
	return SourceDiffers
}

// Unaltered tells why a PDF is not what was built: its pages or its source were
// changed since. What is signed already was looked at by who signed.
func (f *File) Unaltered() error {
	if f.signed || f.draft || f.proof == nil {
		return nil
	}
	refusal := &sign.Refusal{Hint: "susun lagi dari sumbernya; bila memang benar, tambahkan --force"}
	switch f.origin(f.Data) {
	case SourceAltered:
		refusal.Message = f.altered()
	case SourceDiffers:
		refusal.Message = "halaman PDF ini bukan yang disusun oleh sumber di dalamnya"
	default:
		return nil
	}
	return refusal
}

// says tells whether a file says what another says, signatures aside.
func says(built, signed []byte) bool {
	changes, err := sign.Differences(built, signed)
	return err == nil && !slices.ContainsFunc(changes, func(c sign.Change) bool { return !c.Allowed })
}

// footed does the same for a file that signing has given its footer.
func (f *File) footed(built, signed []byte) bool {
	line := f.footer()
	if line == nil {
		return false
	}
	built, err := sign.WithFooter(built, line)
	return err == nil && says(built, signed)
}

package signing

import (
	"bytes"
	"slices"
	"time"

	"iku/sign"
)

// Source tells how a PDF's pages stand to the document in it.
type Source string

// What is said of a source, as it is in reports.
const (
	SourceFits    Source = "cocok"     // it makes the pages that were signed first
	SourceDiffers Source = "berbeda"   // it makes others, or is not what it was
	SourceNone    Source = "tidak ada" // there is none
)

// Source tells whether the document in a PDF that was laid out still makes the pages
// that were signed first.
func (f *File) Source(r *sign.Report) Source {
	if f.proof == nil {
		return SourceNone
	}
	signed := f.Data
	for _, s := range r.Signatures {
		if s.End > 0 {
			signed = f.Data[:s.End]
			break
		}
	}
	if f.proof.Sheet == nil {
		return SourceDiffers
	}
	built, err := f.printer.Print(f.proof, time.Time{})
	if err != nil {
		return SourceDiffers
	}
	if bytes.Equal(built, signed) || says(built, signed) || f.footed(built, signed) {
		return SourceFits
	}
	return SourceDiffers
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

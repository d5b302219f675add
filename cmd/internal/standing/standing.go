// Package standing tells how documents stand: what they are, whether their PDF is
// what they print now, who signed it and whether that holds.
package standing

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/signing"
	"iku/cmd/internal/whole"
	"iku/content"
	"iku/content/schema"
	"iku/content/source"
	"iku/sign"
)

// Looker looks at documents and their PDFs, several at once.
type Looker struct {
	Policy sign.Policy // by which signatures are judged
}

// Look notes what a document is, and how the PDF of that name stands to it, or what
// sign made of it beside it. It returns that PDF; nil where none can be read.
func (l *Looker) Look(ctx context.Context, s *report.Standing, p *press.Press, proof *press.Proof) *source.File {
	if proof.Document != nil {
		describe(s, proof.Document)
	}
	s.State = report.PDFMissing
	for _, name := range []string{signing.OutputName(s.PDF), s.PDF} {
		f, err := press.Read(name)
		switch {
		case errors.Is(err, os.ErrNotExist):
			continue
		case err != nil:
			s.State = report.PDFBroken
			return nil
		}
		s.PDF = name
		l.judge(ctx, s, f)
		if s.State = report.PDFStale; p.Prints(f, proof) {
			s.State = report.PDFFresh
		}
		return f
	}
	return nil
}

// describe notes whose document it is, of which years, and which revision.
func describe(s *report.Standing, doc *content.Document) {
	d := &doc.Dokumen
	s.Government, s.Revision = strings.Clone(d.Instansi.Value), d.Revisi
	if s.Period = fmt.Sprint(d.Periode.From); d.Periode.To != d.Periode.From {
		s.Period += fmt.Sprintf("-%d", d.Periode.To)
	}
	s.Kind, s.Year, s.Called = d.Jenis.Name, d.Tahun, strings.Clone(press.Called(doc))
	if p := doc.PihakPertama(); p != nil && d.Jenis.Name == schema.JenisPerjanjian {
		s.Called += ", " + p.Post()
	}
	if s.Title = s.Government; doc.PerangkatDaerah != nil && !doc.PerangkatDaerah.Nama.IsZero() {
		s.Title = strings.Clone(doc.PerangkatDaerah.Nama.Value)
	}
}

// judge notes who signed a PDF, and whether that holds.
func (l *Looker) judge(ctx context.Context, s *report.Standing, f *source.File) {
	if !whole.IsSigned(f.Name) {
		return
	}
	r, err := sign.Verify(ctx, f.Data, l.Policy)
	if err != nil {
		s.Signatures = []report.Signed{{By: "?", Holds: report.HoldsFailed}}
		return
	}
	for _, g := range r.Signatures {
		if g.DocTimeStamp {
			continue
		}
		one := report.Signed{By: strings.Clone(g.Signer), Time: g.Claimed, Holds: report.HoldsIntact}
		switch {
		case g.Indication == sign.Passed:
			one.Holds = report.HoldsPassed
		case g.Indication == sign.Failed || !g.Intact:
			one.Holds = report.HoldsFailed
		}
		s.Signatures = append(s.Signatures, one)
	}
}

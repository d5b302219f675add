package standing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/content"
)

// Pack notes for an index what a document is, and its PDF, which has that name or is
// what sign made of it; relative makes names of files as the index says them.
func (l *Looker) Pack(ctx context.Context, b *report.Berkas, pdf string, p *press.Press, proof *press.Proof, relative func(string) string) {
	if proof.Document == nil {
		return
	}
	about(b, proof.Document, relative)
	s := report.Standing{PDF: pdf}
	f := l.Look(ctx, &s, p, proof)
	b.PDF = &report.BerkasPDF{File: relative(s.PDF), State: s.State, Signatures: s.Signatures}
	if f != nil {
		sum := sha256.Sum256(f.Data)
		b.PDF.SHA256, b.PDF.Bytes = hex.EncodeToString(sum[:]), len(f.Data)
	}
	if s.State == report.PDFFresh {
		b.Pages = pagesOf(proof)
	}
}

// about notes what a document says it is.
func about(b *report.Berkas, doc *content.Document, relative func(string) string) {
	d := &doc.Dokumen
	own := strings.Clone // what an index says shares no memory with the document
	b.Kind, b.Title, b.Year = d.Jenis.Name, press.Called(doc), d.Tahun
	b.Agency, b.Government, b.Period, b.Revision = own(press.Owner(doc)), own(d.Instansi.Value), d.Periode.String(), d.Revisi
	b.Number, b.Place = own(d.Nomor.Value), own(d.Tempat.Value)
	if !d.Tanggal.IsZero() {
		b.Date = d.Tanggal.ISO()
	}
	b.Issue = report.Induk
	before, changes := doc.Sebelumnya()
	if changes {
		b.Issue = report.Perubahan
	}
	if before != nil {
		b.Changes = relative(before.Name)
	}
	for i := range doc.PenandaTangan {
		s := &doc.PenandaTangan[i]
		var post []string
		for _, line := range s.Jabatan {
			post = append(post, line.Value)
		}
		b.Signers = append(b.Signers, report.Signer{Name: own(s.Nama.Value), Position: strings.Join(post, " ")})
	}
}

// pagesOf returns where things stand in a document.
func pagesOf(proof *press.Proof) *report.BerkasHal {
	w := proof.Where()
	out := &report.BerkasHal{Count: w.Pages, Table: w.Table, Appendix: w.Appendix}
	for _, i := range w.Indikator {
		if len(i.Pages) > 0 {
			out.Indicators = append(out.Indicators, report.IndikatorHal{Number: i.Number, Code: strings.Clone(i.Kode.Value), Name: strings.Clone(i.Uraian.Value), Pages: i.Pages})
		}
	}
	return out
}

package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// PaketVersion is the version of the form of an index: it grows when a key changes its
// meaning, not when there are further ones.
const PaketVersion = 1

// Paket is the index of documents and their PDFs, for a portal that takes them as
// evidence. docs/paket.md describes it.
type Paket struct {
	Format    string   `json:"format"` // "iku-paket"
	Version   int      `json:"version"`
	Documents []Berkas `json:"documents"`
}

// Berkas is a document of an index. Names of files are relative to the folder of the
// index, with slashes; pages are counted from 1.
type Berkas struct {
	File       string `json:"file"`
	Kind       string `json:"kind,omitempty"`  // of dokumen.jenis
	Title      string `json:"title,omitempty"` // "Perjanjian Kinerja 2026"
	Agency     string `json:"agency,omitempty"`
	Government string `json:"government,omitempty"`
	Period     string `json:"period,omitempty"`
	Year       int    `json:"year,omitempty"` // that it is about
	Issue      string `json:"issue,omitempty"`
	Revision   int    `json:"revision"`
	Changes    string `json:"changes,omitempty"` // the file that it takes the place of or changes
	Number     string `json:"number,omitempty"`
	Place      string `json:"place,omitempty"`
	Date       string `json:"date,omitempty"`

	Signers []Signer   `json:"signers,omitempty"` // who are to sign, from left to right
	PDF     *BerkasPDF `json:"pdf,omitempty"`
	Pages   *BerkasHal `json:"pages,omitempty"` // of a PDF that fits its document
	Error   string     `json:"error,omitempty"`
}

// What an issue is.
const (
	Induk     = "induk"
	Perubahan = "perubahan"
)

// Signer is who is to sign a document.
type Signer struct {
	Name     string `json:"name"`
	Position string `json:"position,omitempty"`
}

// BerkasPDF is the PDF of a document: the signed one where there is one.
type BerkasPDF struct {
	File       string   `json:"file"`
	State      PDFState `json:"state"`
	SHA256     string   `json:"sha256,omitempty"`
	Bytes      int      `json:"bytes,omitempty"`
	Signatures []Signed `json:"signatures,omitempty"`
}

// BerkasHal is where things stand in a PDF.
type BerkasHal struct {
	Count      int            `json:"count"`
	Table      []int          `json:"table,omitempty"`
	Appendix   []int          `json:"appendix,omitempty"`
	Indicators []IndikatorHal `json:"indicators,omitempty"`
}

// IndikatorHal is where an indikator stands.
type IndikatorHal struct {
	Number string `json:"number,omitempty"` // "1.2": the second of the first sasaran
	Code   string `json:"code,omitempty"`
	Name   string `json:"name"`
	Pages  []int  `json:"pages"`
}

// JSON returns an index as it is written.
func (p *Paket) JSON() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	_ = e.Encode(p) // texts and numbers are always encoded
	return b.Bytes()
}

// Sum says how many documents there are, and what is amiss with their PDFs.
func (p *Paket) Sum() string {
	count := map[PDFState]int{}
	signed := 0
	for i := range p.Documents {
		if pdf := p.Documents[i].PDF; pdf == nil {
			count[PDFMissing]++
		} else if count[pdf.State]++; len(pdf.Signatures) > 0 {
			signed++
		}
	}
	parts := []string{fmt.Sprintf("%d dokumen", len(p.Documents))}
	if signed > 0 {
		parts = append(parts, fmt.Sprintf("%d PDF bertanda tangan", signed))
	}
	for _, state := range []PDFState{PDFMissing, PDFStale, PDFBroken} {
		if n := count[state]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, pdfStates[state]))
		}
	}
	return strings.Join(parts, ", ")
}

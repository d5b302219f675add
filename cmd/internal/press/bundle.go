package press

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
	"iku/content/tomltree"
	"iku/pdf"
	"iku/sign"
)

// Sums is the name of the attachment that lists every file a PDF was made from
// with its SHA-256, as sha256sum writes and checks it. Typefaces are in the list
// but not in the PDF: their licences seldom allow that.
const Sums = "SHA256SUMS"

const sourceNote = "Sumber dokumen ini" // describes the file that a PDF was made from

// boundNote begins what describes the file that a sheet of a book was made from.
const boundNote = "Sumber lembar dalam buku ini"

// part is a file that a document is made from.
type part struct {
	path string // as the document reaches it
	data []byte
	about,
	media string
	font bool
	sum  *[sha256.Size]byte // of data, where it is known
}

// digest returns the SHA-256 of what the part holds.
func (q *part) digest() [sha256.Size]byte {
	if q.sum != nil {
		return *q.sum
	}
	return sha256.Sum256(q.data)
}

// parts returns the files that a document is made from, its own first. Faces
// that are built into the program are not files.
func (p *Press) parts(doc *content.Document) []part {
	out := []part{{path: doc.File.Name, data: doc.File.Data, about: sourceOf(doc), media: "application/toml"}}
	if doc.PK != nil {
		out[0].sum = p.wholes.sum(doc.File)
	}
	add := func(q part) {
		q.path = p.files.carried(q.path)
		if !slices.ContainsFunc(out, func(o part) bool { return o.path == q.path }) {
			out = append(out, q)
		}
	}
	for _, f := range doc.Inherited {
		add(part{path: f.Name, data: p.given(doc, f), about: "Diwarisi oleh sumber dokumen ini", media: "application/toml"})
	}
	if f := doc.Dokumen.Replaced; f != nil {
		add(part{path: f.Name, data: p.given(doc, f), about: "Dokumen yang digantikan", media: "application/toml"})
	}
	if f := doc.Perjanjian.Changed; f != nil {
		add(part{path: f.Name, data: p.given(doc, f), about: "Dokumen yang diubah", media: "application/toml"})
	}
	if picture, _ := p.logo(doc.Kop); picture != nil {
		add(part{path: doc.Kop.Logo.Beside(), data: picture.Data, about: "Lambang pada kop", media: "image/" + strings.Replace(picture.Type, "jpg", "jpeg", 1)})
	}
	for _, t := range p.facePaths(doc.Halaman.Huruf) {
		if !t.IsZero() {
			if data, err := p.files.ReadFile(t.Beside(), maxFont); err == nil {
				add(part{path: t.Beside(), data: data, font: true})
			}
		}
	}
	return out
}

// given returns what a PDF carries of a file that its document names: a file of
// another folder than the document's own without its comments, which were not
// written for whoever reads the PDF. Made again from what it carries, the PDF is
// the same.
func (p *Press) given(doc *content.Document, f *source.File) []byte {
	if content.Within(filepath.Dir(p.absolute(doc.File.Name)), p.absolute(f.Name)) {
		return f.Data
	}
	return tomltree.WithoutComments(f.Data)
}

// attachments returns the files of a document as a PDF carries them, named by
// their place below the folder that holds them all.
func (p *Press) attachments(doc *content.Document, meta pdf.Metadata) []pdf.Attachment {
	parts := p.parts(doc)
	return attached(parts, p.relative(parts), meta)
}

// attached returns files as a PDF carries them under these names, and the list of
// their sums.
func attached(parts []part, names []string, meta pdf.Metadata) []pdf.Attachment {
	var out []pdf.Attachment
	var sums strings.Builder
	for i, q := range parts {
		sum := q.digest()
		fmt.Fprintf(&sums, "%s  %s\n", hex.EncodeToString(sum[:]), names[i])
		if q.font {
			continue
		}
		out = append(out, pdf.Attachment{Name: names[i], Type: q.media, Description: q.about,
			Relation: pdf.Source, Date: meta.Date, Data: q.data})
	}
	return append(out, pdf.Attachment{Name: Sums, Type: "text/plain", Description: "SHA-256 setiap berkas sumber",
		Relation: pdf.Supplement, Date: meta.Date, Data: []byte(sums.String())})
}

// relative returns the names by which a PDF carries files: the ways to them from
// the folder nearest to them that holds them all.
func (p *Press) relative(parts []part) []string {
	whole := make([]string, len(parts))
	for i, q := range parts {
		whole[i] = filepath.ToSlash(q.path)
		// A path that leaves the working folder is known only from the root.
		if !strings.Contains(q.path, source.Inside) {
			whole[i] = filepath.ToSlash(p.absolute(q.path))
		}
	}
	return carriedNames(below(whole), parts)
}

// below returns the ways to files from the folder nearest to them that holds them
// all.
func below(whole []string) []string {
	out := make([]string, len(whole))
	root := path.Dir(whole[0])
	for _, w := range whole[1:] {
		for root != "." && root != "/" && !strings.HasPrefix(w, root+"/") {
			root = path.Dir(root)
		}
	}
	for i, w := range whole {
		out[i] = strings.TrimPrefix(strings.TrimPrefix(w, strings.TrimSuffix(root, "/")), "/")
		if root == "." {
			out[i] = path.Base(w)
		}
	}
	return out
}

// absolute is filepath.Abs, which asks for the working folder each time.
func (p *Press) absolute(name string) string {
	if p.folder != "" && name != "" && !filepath.IsAbs(name) && filepath.VolumeName(name) == "" && !os.IsPathSeparator(name[0]) {
		return filepath.Join(p.folder, name)
	}
	if abs, err := filepath.Abs(name); err == nil {
		return abs
	}
	return name
}

// isPDF tells a PDF from a document; one with something before its header too, which a
// document that quotes such a header is not taken for.
func isPDF(data []byte) bool {
	const mark = "%PDF-"
	if bytes.HasPrefix(data, []byte(mark)) {
		return true
	}
	return bytes.Contains(data[:min(len(data), 1024)], []byte(mark)) && bytes.Contains(data, []byte(" obj")) && bytes.Contains(data, []byte("endobj"))
}

// Unpack returns the files that a PDF of ours carries, the document that it was
// made from first; of a book or a matrix, all documents. The error is a *sign.Refusal.
func Unpack(data []byte) ([]pdf.Attachment, error) {
	all, err := pdf.Attachments(data)
	return sourceFirst(all, err)
}

// Salvage is Unpack of a PDF that may be damaged; what had to be done to read it is
// nil where nothing had.
func Salvage(data []byte) ([]pdf.Attachment, *Mended, error) {
	all, salvaged, err := pdf.Salvage(data)
	all, err = sourceFirst(all, err)
	if err != nil || salvaged == nil {
		return all, nil, err
	}
	return all, &Mended{sign.Mended(salvaged.Cause, salvaged.Objects), salvaged.Lost}, nil
}

// Mended says in words what was done to read a damaged PDF, and which of its files
// cannot be read.
type Mended struct {
	How  string
	Lost []string
}

// Words says all of it.
func (m *Mended) Words() string {
	if len(m.Lost) == 0 {
		return m.How
	}
	return m.How + "; tidak dapat dibaca lagi: " + strings.Join(m.Lost, ", ")
}

// sourceFirst puts the document that a PDF was made from before the other files that
// it carries.
func sourceFirst(all []pdf.Attachment, err error) ([]pdf.Attachment, error) {
	if err != nil {
		return nil, sign.Unreadable(err)
	}
	first := slices.IndexFunc(all, func(a pdf.Attachment) bool {
		return a.Relation == pdf.Source && (a.Description == sourceNote || partIn(a.Description) != "")
	})
	switch {
	case first >= 0:
		all[0], all[first] = all[first], all[0]
	case Bound(all) == 0 && !isMatrix(all):
		return nil, &sign.Refusal{Message: "PDF ini tidak membawa sumber yang disusun oleh iku"}
	}
	return all, nil
}

// Bound returns how many documents a book carries among its files; 0: it is none.
func Bound(files []pdf.Attachment) int {
	n := 0
	for _, a := range files {
		if a.Relation == pdf.Source && strings.HasPrefix(a.Description, boundNote) {
			n++
		}
	}
	return n
}

// open returns the document in a PDF; a file that is none is returned as it is. carried
// gives the files in it; nil: it is opened for them.
func (p *Press) open(f *source.File, carried func() ([]pdf.Attachment, error)) (*source.File, finding.List) {
	if !isPDF(f.Data) {
		var list finding.List
		if strings.EqualFold(filepath.Ext(f.Name), ".pdf") {
			list.Add(finding.TOML, source.Span{File: f}, "berkas ini bernama .pdf tetapi bukan PDF")
		}
		return f, list
	}
	var all []pdf.Attachment
	var mended *Mended
	var err error
	if carried != nil {
		all, err = sourceFirst(carried())
	} else {
		all, mended, err = Salvage(f.Data)
	}
	if err != nil {
		var list finding.List
		refused := list.Add(finding.TOML, source.Span{File: f}, "%v", err)
		if why, is := errors.AsType[*sign.Refusal](err); is {
			refused.Hint = why.Hint
		}
		return f, list
	}
	if n := Bound(all); n > 0 {
		var list finding.List
		list.Add(finding.TOML, source.Span{File: f}, "PDF ini buku yang membawa %d dokumen, bukan satu lembar", n).Hint =
			"keluarkan dulu dokumennya dengan \"iku extract\", lalu pakai folder hasilnya"
		return f, list
	}
	if isMatrix(all) {
		var list finding.List
		list.Add(finding.TOML, source.Span{File: f}, "PDF ini matriks perubahan yang membawa dua dokumen, bukan satu lembar").Hint =
			"keluarkan dulu dokumennya dengan \"iku extract\", lalu pakai salah satunya"
		return f, list
	}
	name := filepath.ToSlash(f.Name)
	b := newBundle(name, all)
	b.mended = mended
	p.files.mu.Lock()
	p.files.pdfs[name] = b
	p.files.mu.Unlock()
	inside := source.NewInside(name, all[0].Name, all[0].Data)
	inside.Part = partIn(all[0].Description)
	return inside, nil
}

package sign_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"fmt"
	"net/http"
	"testing"

	"iku/content/source"
	"iku/fonts"
	"iku/layout"
	"iku/layout/page"
	"iku/pdf"
	"iku/pdf/object"
	"iku/sign"
	"iku/sign/revocation"
	"iku/sign/signtest"
	"iku/sign/tsp"
)

func family(t testing.TB) *fonts.Family {
	t.Helper()
	f, ok := fonts.Builtin("Liberation Sans")
	if !ok {
		t.Fatal("no Liberation Sans")
	}
	return f
}

// sheet returns a PDF as this program makes it: tagged, with an empty field where
// it is wanted.
func sheet(t testing.TB, withField bool) []byte {
	t.Helper()
	const pt = page.Length(1000)
	fam := family(t)
	root := &page.Node{Role: page.Document}
	s := &page.Sheet{Title: "Indikator Kinerja Utama", Family: fam, Root: root}
	y := 72 * pt
	line := func(role page.Role, text string) {
		last := &s.Pages[len(s.Pages)-1]
		last.Items = append(last.Items, page.Item{Kind: page.Text, Node: root.Add(role, source.Span{}), X: 72 * pt, Y: y,
			W: 100 * pt, Text: text, Face: fam.Face(fonts.Regular), Size: 11 * pt})
		y += 14 * pt
	}
	for n := range 2 {
		s.Pages = append(s.Pages, page.Page{Width: 609449, Height: 935433})
		line(page.P, fmt.Sprint("Halaman ", n+1))
	}
	line(page.P, "Kepala Dinas,")
	if withField {
		s.Fields = []page.Field{{Page: 1, X: 300 * pt, Y: y, W: 230 * pt, H: 62 * pt, Signer: "Yulianto", Node: root.Add(page.Form, source.Span{})}}
		y += 62 * pt
	}
	line(page.P, "YULIANTO SATYA, SE, M.Si")
	data, err := pdf.Write(s, pdf.Metadata{Date: signtest.Epoch})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// blockOf returns what a signature shows, drawn as a sheet is.
func blockOf(t testing.TB, b *layout.Signed) *sign.Block {
	return &sign.Block{Spoken: b.Spoken(), Draw: drawn("F", func(w, h page.Length) ([]page.Item, error) { return b.Items(family(t), w, h) })}
}

// footerOf returns the line that signing prints.
func footerOf(t testing.TB, text string) sign.Footer {
	return drawn("IkuKaki", func(w, h page.Length) ([]page.Item, error) { return layout.SignedFoot(family(t), text, w, h) })
}

func drawn(prefix string, set func(w, h page.Length) ([]page.Item, error)) func(width, height float64) (*object.Drawing, error) {
	return func(width, height float64) (*object.Drawing, error) {
		w, h := page.Length(width*1000), page.Length(height*1000)
		items, err := set(w, h)
		if err != nil {
			return nil, &sign.Refusal{Message: err.Error()}
		}
		return new(pdf.Writer).Form(items, h, prefix)
	}
}

// plainPDF returns a file of another origin: not tagged, with a table of
// cross-references.
func plainPDF() []byte {
	var b bytes.Buffer
	var at []int
	b.WriteString("%PDF-1.4\n")
	for i, o := range []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
		"<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 4 0 R>>",
		"<</Length 25>>stream\n0 0 1 rg 9 9 100 100 re f \nendstream",
	} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f\r\n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n\r\n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", len(at)+1, start)
	return b.Bytes()
}

// desk is a signer with what is needed to sign at every level.
type desk struct {
	pki    *signtest.PKI
	signer signtest.Authority
}

func newDesk(t testing.TB) *desk {
	pki := signtest.New(t)
	return &desk{pki, pki.Signer(t, "YULIANTO SATYA", "196701081994031004", signtest.EC(t))}
}

func (d *desk) request(t testing.TB, level sign.Level) sign.Request {
	return sign.Request{
		Identity: &sign.Identity{Key: d.signer.Key, Chain: d.pki.Chain(d.signer)},
		Now:      clock,
		Random:   rand.Reader,
		Level:    level,
		Block: blockOf(t, layout.SignedBy(layout.Signer{Jabatan: []string{"Kepala Dinas Koperasi, Usaha Kecil dan Menengah,"}, Nama: "YULIANTO SATYA, SE, M.Si",
			Pangkat: "Pembina Utama Muda", NIP: "NIP 19670108 199403 1 004"}, "https://iku.example.go.id/periksa/2018-0001")),
		Stamp: func(ctx context.Context, digest []byte, hash crypto.Hash) ([]byte, error) {
			return tsp.Stamp(ctx, http.DefaultClient, rand.Reader, d.pki.StamperURL(), digest, hash)
		},
		Prove: func(ctx context.Context, cert, issuer *x509.Certificate) ([]byte, []byte, error) {
			return revocation.Ask(ctx, http.DefaultClient, cert, issuer)
		},
	}
}

func (d *desk) sign(t testing.TB, data []byte, change func(*sign.Request), level sign.Level) []byte {
	t.Helper()
	r := d.request(t, level)
	if change != nil {
		change(&r)
	}
	out, err := sign.Sign(context.Background(), data, r)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(out, data) {
		t.Fatal("the signed file does not begin with the unsigned one")
	}
	return out
}

var levels = []sign.Level{sign.LevelB, sign.LevelT, sign.LevelLT, sign.LevelLTA}

// clock is when the desk signs.
var clock = signtest.Now

// keys returns a key of each kind that is fast to make.
func keys(t testing.TB) map[string]crypto.Signer {
	return map[string]crypto.Signer{"RSA-2048": signtest.RSA(t, 2048), "P-256": signtest.EC(t), "P-384": signtest.EC384(t)}
}

package signing_test

import (
	"context"
	"crypto/rand"
	"os"
	"testing"
	"time"

	"iku/cmd/internal/press"
	"iku/cmd/internal/signing"
	"iku/content"
	"iku/content/source"
	"iku/sign"
	"iku/sign/signtest"
)

// built returns the PDF of an example.
func built(b testing.TB, name string) []byte {
	b.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	p := press.New(content.Disk{})
	pdf, err := p.Print(p.Proof(source.NewFile(name, data), press.Options{}), time.Time{})
	if err != nil {
		b.Fatal(err)
	}
	return pdf
}

func request(b testing.TB) sign.Request {
	pki := signtest.New(b)
	signer := pki.Signer(b, "ELFIYENA", "196209151990032001", signtest.RSA(b, 2048))
	return sign.Request{Identity: &sign.Identity{Key: signer.Key, Chain: pki.Chain(signer)}, Random: rand.Reader, Now: signtest.Now}
}

// BenchmarkSign makes out what a sheet is signed with and signs it, as each file after
// the first of a run. As it is, is the same without the proof that it is as it was built.
func BenchmarkSign(b *testing.B) {
	data := built(b, "../../../examples/diskopukm-revisi.toml")
	r := request(b)
	for name, asIs := range map[string]bool{"proven": false, "as it is": true} {
		b.Run(name, func(b *testing.B) {
			var reader signing.Reader
			b.ReportAllocs()
			for b.Loop() {
				f := reader.LayOut(source.NewFile("lembar.pdf", data))
				t := &signing.Task{Keep: true}
				if err := t.Prepare(f, r, signing.Waived{State: asIs}); err != nil {
					b.Fatal(err)
				}
				if _, err := t.Sign(context.Background(), signtest.Now, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkVerify judges a signed sheet and its source.
func BenchmarkVerify(b *testing.B) {
	data := built(b, "../../../examples/diskopukm-revisi.toml")
	r := request(b)
	var reader signing.Reader
	t := &signing.Task{Keep: true}
	if err := t.Prepare(reader.LayOut(source.NewFile("lembar.pdf", data)), r, signing.Waived{}); err != nil {
		b.Fatal(err)
	}
	signed, err := t.Sign(context.Background(), signtest.Now, nil)
	if err != nil {
		b.Fatal(err)
	}
	policy := sign.Policy{Now: signtest.Now, Trust: r.Identity.Chain[2:]}
	for _, name := range []string{"with source", "alone"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f := reader.LayOut(source.NewFile("lembar.pdf", signed))
				report, err := sign.Verify(context.Background(), f.Data, policy)
				if err != nil {
					b.Fatal(err)
				}
				if name != "alone" && f.Source(report) != signing.SourceFits {
					b.Fatal(f.Source(report))
				}
			}
		})
	}
}

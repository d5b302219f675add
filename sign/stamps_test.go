package sign_test

import (
	"bytes"
	"compress/zlib"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"strings"
	"testing"

	"golang.org/x/crypto/cryptobyte"
	cbasn1 "golang.org/x/crypto/cryptobyte/asn1"

	"iku/pdf/object"
	"iku/sign"
	"iku/sign/cms"
	"iku/sign/signtest"
)

// stamped signs a sheet with a time stamp that somebody makes of the signature.
func (d *desk) stamped(t testing.TB, stamp func(signature []byte) ([]byte, error)) []byte {
	t.Helper()
	out, err := sign.Seal(sheet(t, true), sign.Request{}, crypto.SHA256, func(v object.Dict) object.Dict { return v }, func(digest []byte) ([]byte, error) {
		return cms.Sign(cms.Params{Random: rand.Reader, Key: d.signer.Key, Chain: d.pki.Chain(d.signer), Type: cms.Data, Digest: digest, Stamp: stamp})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// imprint writes what a time stamp is of.
func imprint(h crypto.Hash, of []byte) []byte {
	w := h.New()
	w.Write(of)
	var b cryptobyte.Builder
	b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
		cms.AddHash(b, h)
		b.AddASN1OctetString(w.Sum(nil))
	})
	return b.BytesOrPanic()
}

// TestStampsOfSignatures: only a sound time stamp of this very signature says when it
// was made; another spoils nothing but that.
func TestStampsOfSignatures(t *testing.T) {
	d, other := newDesk(t), newDesk(t)
	stamper := d.pki.Issue(t, &d.pki.Intermediate, &x509.Certificate{Subject: pkix.Name{CommonName: "Penanda Waktu Lama"}, KeyUsage: x509.KeyUsageDigitalSignature,
		ExtraExtensions: []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: true, Value: []byte{0x30, 0x0a, 0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08}}}}, signtest.RSA(t, 2048))
	const none, weak = "stempel waktu tanda tangan tidak sah", "stempel waktu tanda tangan terlalu lemah"
	token := func(p *signtest.PKI, h crypto.Hash, of []byte) ([]byte, error) {
		return p.Token(imprint(h, of), big.NewInt(7), signtest.Now)
	}
	// again signs what a token says once more.
	again := func(by signtest.Authority, h crypto.Hash, of, sum []byte) ([]byte, error) {
		first, err := token(d.pki, crypto.SHA256, of)
		if err != nil {
			return nil, err
		}
		s, _, err := cms.Parse(first)
		if err != nil {
			return nil, err
		}
		if sum == nil {
			w := h.New()
			w.Write(s.Content)
			sum = w.Sum(nil)
		}
		return cms.Sign(cms.Params{Random: rand.Reader, Key: by.Key, Chain: d.pki.Chain(by), Type: cms.TSTInfo, Hash: h, Digest: sum, Content: s.Content})
	}
	for _, c := range []struct {
		name  string
		stamp func(signature []byte) ([]byte, error)
		says  string // "" where it counts
	}{
		{"sound", func(s []byte) ([]byte, error) { return token(d.pki, crypto.SHA256, s) }, ""},
		{"signed anew", func(s []byte) ([]byte, error) { return again(stamper, crypto.SHA256, s, nil) }, ""},
		{"of another signature", func([]byte) ([]byte, error) { return token(d.pki, crypto.SHA256, []byte("lain")) }, none},
		{"of another key", func(s []byte) ([]byte, error) {
			out, err := token(d.pki, crypto.SHA256, s)
			out[len(out)-3] ^= 1
			return out, err
		}, none},
		{"whose words were changed", func(s []byte) ([]byte, error) { return again(stamper, crypto.SHA256, s, make([]byte, 32)) }, none},
		{"by no time-stamp authority", func(s []byte) ([]byte, error) { return again(d.signer, crypto.SHA256, s, nil) }, none},
		{"that is none", func([]byte) ([]byte, error) { return []byte{0x30, 0}, nil }, none},
		{"by SHA-1", func(s []byte) ([]byte, error) { return token(d.pki, crypto.SHA1, s) }, weak},
		{"signed by SHA-1", func(s []byte) ([]byte, error) { return again(stamper, crypto.SHA1, s, nil) }, weak},
		{"of an authority that nobody trusts", func(s []byte) ([]byte, error) { return token(other.pki, crypto.SHA256, s) }, "tidak dipercaya"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := d.verify(t, d.stamped(t, c.stamp), nil)
			s := r.Signatures[0]
			if !r.Passed() || (s.Stamp != nil) != (c.says == "") || !strings.Contains(strings.Join(s.Notes, "\n"), c.says) {
				t.Errorf("stamp %v: %s", s.Stamp, told(r))
			}
		})
	}
}

// TestWeakStampsOfDocuments: a time stamp of the document by a weak hash does not pass.
func TestWeakStampsOfDocuments(t *testing.T) {
	d := newDesk(t)
	out, err := sign.Seal(sheet(t, true), sign.Request{}, crypto.SHA1, func(v object.Dict) object.Dict { return v.Set("SubFilter", object.Name("ETSI.RFC3161")) },
		func(digest []byte) ([]byte, error) {
			var b cryptobyte.Builder
			b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
				cms.AddHash(b, crypto.SHA1)
				b.AddASN1OctetString(digest)
			})
			return d.pki.Token(b.BytesOrPanic(), big.NewInt(7), signtest.Now)
		})
	if err != nil {
		t.Fatal(err)
	}
	if s := d.verify(t, out, nil).Signatures[0]; s.SubIndication != sign.WeakCrypto || !s.Intact {
		t.Errorf("%s %s %s", s.Indication, s.SubIndication, s.Reason)
	}
}

// TestCertificateThatWasNotMeant: one of the same name, number and key is not the one
// that the signature names.
func TestCertificateThatWasNotMeant(t *testing.T) {
	d := newDesk(t)
	twin := &x509.Certificate{SerialNumber: d.signer.Cert.SerialNumber, Subject: d.signer.Cert.Subject, NotBefore: d.signer.Cert.NotBefore, NotAfter: d.signer.Cert.NotAfter.AddDate(1, 0, 0)}
	der, err := x509.CreateCertificate(rand.Reader, twin, d.pki.Intermediate.Cert, d.signer.Key.Public(), d.pki.Intermediate.Key)
	if err != nil {
		t.Fatal(err)
	}
	out, err := sign.Seal(sheet(t, true), sign.Request{}, crypto.SHA256, func(v object.Dict) object.Dict { return v }, func(digest []byte) ([]byte, error) {
		signed, err := cms.Sign(cms.Params{Random: rand.Reader, Key: d.signer.Key, Chain: []*x509.Certificate{d.signer.Cert}, Type: cms.Data, Digest: digest})
		if err != nil {
			return nil, err
		}
		return exchanged(t, signed, der), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if s := d.verify(t, out, nil).Signatures[0]; s.SubIndication != sign.FormatFailure || s.Reason != "sertifikatnya bukan yang disebut oleh tanda tangan" {
		t.Errorf("%s %s %s", s.Indication, s.SubIndication, s.Reason)
	}
}

// exchanged returns a SignedData with one other certificate in it.
func exchanged(t testing.TB, signed, certificate []byte) []byte {
	t.Helper()
	in := cryptobyte.String(signed)
	var info, kind, wrapped, body, part cryptobyte.String
	var tag cbasn1.Tag
	explicit := cbasn1.Tag(0).ContextSpecific().Constructed()
	if !in.ReadASN1(&info, cbasn1.SEQUENCE) || !info.ReadASN1Element(&kind, cbasn1.OBJECT_IDENTIFIER) || !info.ReadASN1(&wrapped, explicit) || !wrapped.ReadASN1(&body, cbasn1.SEQUENCE) {
		t.Fatal("no SignedData")
	}
	var b cryptobyte.Builder
	b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddBytes(kind)
		b.AddASN1(explicit, func(b *cryptobyte.Builder) {
			b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
				for body.ReadAnyASN1Element(&part, &tag) {
					if tag == explicit {
						b.AddASN1(explicit, func(b *cryptobyte.Builder) { b.AddBytes(certificate) })
						continue
					}
					b.AddBytes(part)
				}
			})
		})
	})
	return b.BytesOrPanic()
}

// packed changes what the first page prints, and stores it as it was stored.
func packed(change func(plain []byte) []byte) func(sign.Rewriter) {
	return func(r sign.Rewriter) {
		_, page := firstPage(r.File())
		at := page.Get("Contents").(object.Ref)
		o, _ := r.File().Resolve(at)
		s := o.(*object.Stream)
		plain, _ := r.File().Decode(s)
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		_, _ = w.Write(change(bytes.Clone(plain)))
		_ = w.Close()
		r.Put(at, &object.Stream{Dict: s.Dict, Raw: b.Bytes()})
	}
}

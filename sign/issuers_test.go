package sign_test

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"strings"
	"testing"

	"golang.org/x/crypto/ocsp"

	"iku/pdf/object"
	"iku/sign"
	"iku/sign/signtest"
)

// person is the template of a certificate of somebody who signs.
func person(extensions ...pkix.Extension) *x509.Certificate {
	return &x509.Certificate{Subject: pkix.Name{CommonName: "YULIANTO SATYA", Country: []string{"ID"}},
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment, ExtraExtensions: extensions}
}

// TestQualifiedCertificates: what a certificate is worth by law restricts nothing,
// critical or not; a condition that nobody here knows does.
func TestQualifiedCertificates(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		name string
		id   []int
		want sign.SubIndication
		says string
	}{
		{"qcStatements", []int{1, 3, 6, 1, 5, 5, 7, 1, 3}, "", ""},
		{"another condition", []int{1, 3, 6, 1, 5, 5, 7, 1, 99}, sign.ChainConstraints, "memuat syarat yang tidak dikenal"},
	} {
		d.signer = d.pki.Issue(t, &d.pki.Intermediate, person(pkix.Extension{Id: c.id, Critical: true, Value: []byte{0x30, 0}}), signtest.EC(t))
		s := d.verify(t, seal(t, sheet(t, true), sign.Identity{Key: d.signer.Key, Chain: d.pki.Chain(d.signer)}), nil).Signatures[0]
		if s.SubIndication != c.want || !strings.Contains(s.Reason, c.says) {
			t.Errorf("%s: %s %s %s", c.name, s.Indication, s.SubIndication, s.Reason)
		}
	}
}

// TestIssuerInAnotherKindOfString: a name is what it says (RFC 5280, 7.1).
func TestIssuerInAnotherKindOfString(t *testing.T) {
	d := newDesk(t)
	const printable, utf8 = 0x13, 0x0c
	for name, to := range map[string]string{"the same": "CA Penerbit Uji", "in other letters": "CA PENERBIT Uji", "another": "CA Penerbit Abu"} {
		above := *d.pki.Intermediate.Cert
		text := "CA Penerbit Uji"
		own := append([]byte{printable, byte(len(text))}, text...)
		above.RawSubject = bytes.Replace(above.RawSubject, own, append([]byte{utf8, byte(len(to))}, to...), 1)
		if bytes.Equal(above.RawSubject, d.pki.Intermediate.Cert.RawSubject) {
			t.Fatal("the name is as it was")
		}
		d.signer = d.pki.Issue(t, &signtest.Authority{Key: d.pki.Intermediate.Key, Cert: &above}, person(), signtest.EC(t))
		s := d.verify(t, seal(t, sheet(t, true), sign.Identity{Key: d.signer.Key, Chain: d.pki.Chain(d.signer)}), nil).Signatures[0]
		if found := s.Anchor == sign.Fingerprint(d.pki.Root.Cert); found != (name != "another") || !found && s.SubIndication != sign.NoChain {
			t.Errorf("%s: %s %s %s", name, s.Indication, s.SubIndication, s.Reason)
		}
	}
}

// TestResponderInTheStore: the certificate of an OCSP responder may stand in the
// document security store alone, as long as it is the issuer's own responder.
func TestResponderInTheStore(t *testing.T) {
	d := newDesk(t)
	answer := func(by signtest.Authority) []byte {
		der, err := ocsp.CreateResponse(d.pki.Intermediate.Cert, by.Cert, ocsp.Response{Status: ocsp.Good, SerialNumber: d.signer.Cert.SerialNumber,
			ThisUpdate: signtest.Now, NextUpdate: signtest.Now.AddDate(0, 0, 7), IssuerHash: crypto.SHA1}, by.Key)
		if err != nil {
			t.Fatal(err)
		}
		return der
	}
	out := d.sign(t, sheet(t, true), nil, sign.LevelB)
	for _, c := range []struct {
		name  string
		by    signtest.Authority
		certs []*x509.Certificate
		want  sign.SubIndication
	}{
		{"it stands there", d.pki.Responder, []*x509.Certificate{d.pki.Responder.Cert}, ""},
		{"it does not", d.pki.Responder, nil, sign.TryLater},
		{"who answers is no responder", d.signer, []*x509.Certificate{d.signer.Cert}, sign.TryLater},
	} {
		stored := rewritten(t, out, func(r sign.Rewriter) {
			add := func(der []byte) object.Object { return r.Add(&object.Stream{Raw: der}) }
			var certs object.Array
			for _, cert := range c.certs {
				certs = append(certs, add(cert.Raw))
			}
			store := r.Add(object.Dict{{Key: "Certs", Value: certs}, {Key: "OCSPs", Value: object.Array{add(answer(c.by))}}})
			root, catalog := r.File().Trailer.Get("Root").(object.Ref), object.Dict(nil)
			catalog, _ = r.File().Dict(root)
			r.Put(root, append(object.Dict{}, catalog...).Set("DSS", store))
		})
		s := d.verify(t, stored, func(p *sign.Policy) {
			p.Ask, p.CRLs = nil, [][]byte{d.pki.CRL(d.pki.Root)}
		}).Signatures[0]
		if s.SubIndication != c.want {
			t.Errorf("%s: %s %s %s", c.name, s.Indication, s.SubIndication, s.Reason)
		}
	}
}

// TestAppearancesAreNotMadeAnew: a form that asks viewers to draw its fields themselves
// asks it no longer once it is signed, so that they show the signature's block.
func TestAppearancesAreNotMadeAnew(t *testing.T) {
	d := newDesk(t)
	asks := func(data []byte) bool {
		file, err := object.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		catalog, _ := file.Catalog()
		form, _ := file.Dict(catalog.Get("AcroForm"))
		return form.Get("NeedAppearances") == object.Object(object.Bool(true))
	}
	asking := rewritten(t, sheet(t, true), func(r sign.Rewriter) {
		root := r.File().Trailer.Get("Root").(object.Ref)
		catalog, _ := r.File().Catalog()
		form, _ := r.File().Dict(catalog.Get("AcroForm"))
		form = append(object.Dict{}, form...).Set("NeedAppearances", object.Bool(true))
		r.Put(root, append(object.Dict{}, catalog...).Set("AcroForm", form))
	})
	if !asks(asking) {
		t.Fatal("it does not ask")
	}
	out := d.sign(t, asking, nil, sign.LevelB)
	if asks(out) {
		t.Error("it still asks")
	}
	d.passes(t, out, nil)
}

package sign_test

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"strings"
	"testing"

	"iku/sign"
	"iku/sign/signtest"
)

// TestPurpose: what a signer's certificate is for.
func TestPurpose(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		name     string
		template x509.Certificate
		says     string // "" where it passes
	}{
		{"any", x509.Certificate{}, ""},
		{"signatures", x509.Certificate{KeyUsage: x509.KeyUsageContentCommitment}, ""},
		{"e-mail", x509.Certificate{ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection}}, ""},
		{"servers and e-mail", x509.Certificate{ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageEmailProtection}}, ""},
		{"documents", x509.Certificate{UnknownExtKeyUsage: []asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 36}}}, ""},
		{"an authority's own", x509.Certificate{UnknownExtKeyUsage: []asn1.ObjectIdentifier{{2, 16, 360, 1, 1, 1, 3}}}, ""},
		{"servers", x509.Certificate{ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}, "hanya untuk server TLS"},
		{"time stamps", x509.Certificate{ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping}}, "hanya untuk stempel waktu"},
		{"OCSP", x509.Certificate{ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageOCSPSigning}}, "hanya untuk menjawab OCSP"},
		{"programs", x509.Certificate{ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageCodeSigning}}, "hanya untuk menandatangani program"},
		{"keys", x509.Certificate{KeyUsage: x509.KeyUsageKeyEncipherment}, "tidak diterbitkan untuk menandatangani"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.template.Subject = pkix.Name{CommonName: "YULIANTO SATYA"}
			a := d.pki.Issue(t, &d.pki.Intermediate, &c.template, signtest.EC(t))
			id := sign.Identity{Key: a.Key, Chain: d.pki.Chain(a)}
			s := d.verify(t, seal(t, sheet(t, true), id), nil).Signatures[0]
			refused := id.Check(signtest.Now)
			if c.says == "" {
				if s.Indication != sign.Passed || refused != nil {
					t.Errorf("%s %s %s, %v", s.Indication, s.SubIndication, s.Reason, refused)
				}
				return
			}
			if s.Indication != sign.Indeterminate || s.SubIndication != sign.ChainConstraints || !strings.Contains(s.Reason, c.says) {
				t.Errorf("%s %s %s", s.Indication, s.SubIndication, s.Reason)
			}
			if refused == nil || !strings.Contains(refused.Error(), c.says) {
				t.Errorf("it signs: %v", refused)
			}
		})
	}
}

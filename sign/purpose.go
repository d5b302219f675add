package sign

import (
	"crypto/x509"
	"encoding/asn1"
	"slices"
)

// The purposes of a certificate (RFC 5280, 4.2.1.12) that go with signing documents,
// besides any: RFC 9336's own, those of Adobe and Microsoft, and the two of persons
// that authorities used before there were others.
var (
	documentPurposes = []asn1.ObjectIdentifier{
		{1, 3, 6, 1, 5, 5, 7, 3, 36},       // documentSigning
		{1, 2, 840, 113583, 1, 1, 5},       // Adobe, authentic documents
		{1, 3, 6, 1, 4, 1, 311, 10, 3, 12}, // Microsoft, document signing
	}
	personPurposes = []x509.ExtKeyUsage{x509.ExtKeyUsageAny, x509.ExtKeyUsageEmailProtection, x509.ExtKeyUsageClientAuth}
)

// purposeFault says why a certificate is not for signing documents; "" where it is.
func purposeFault(c *x509.Certificate) string {
	if !signs(c) {
		return "tidak diterbitkan untuk menandatangani"
	}
	if len(c.ExtKeyUsage)+len(c.UnknownExtKeyUsage) == 0 {
		return ""
	}
	for _, use := range c.ExtKeyUsage {
		if slices.Contains(personPurposes, use) {
			return ""
		}
	}
	for _, use := range c.UnknownExtKeyUsage {
		if slices.ContainsFunc(documentPurposes, use.Equal) || !foreignPurpose(use) {
			return ""
		}
	}
	return "diterbitkan hanya untuk " + purposeNames(c)
}

// signs tells whether a certificate's key makes signatures at all.
func signs(c *x509.Certificate) bool {
	return c.KeyUsage == 0 || c.KeyUsage&(x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment) != 0
}

// purposes says what purposes that are not for documents are in words.
var purposes = map[x509.ExtKeyUsage]string{
	x509.ExtKeyUsageServerAuth: "server TLS", x509.ExtKeyUsageTimeStamping: "stempel waktu", x509.ExtKeyUsageOCSPSigning: "menjawab OCSP",
	x509.ExtKeyUsageCodeSigning: "menandatangani program",
}

func purposeNames(c *x509.Certificate) string {
	for _, use := range c.ExtKeyUsage {
		if name := purposes[use]; name != "" {
			return name
		}
	}
	return "keperluan lain"
}

// foreignPurpose tells whether a purpose that x509 does not know is known to be for
// something else than documents: what is not known may well be an authority's own.
func foreignPurpose(use asn1.ObjectIdentifier) bool {
	return slices.ContainsFunc([]asn1.ObjectIdentifier{
		{1, 3, 6, 1, 5, 5, 7, 3, 17}, // IPsec
		{1, 3, 6, 1, 5, 2, 3, 5},     // Kerberos
		{1, 3, 6, 1, 4, 1, 311, 10, 3, 4},
		{1, 3, 6, 1, 4, 1, 311, 20, 2, 2}, // logging on
	}, use.Equal)
}

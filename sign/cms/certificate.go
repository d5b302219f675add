package cms

import (
	"crypto"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"slices"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/crypto/cryptobyte"
	cbasn1 "golang.org/x/crypto/cryptobyte/asn1"
)

// qcStatements say what a certificate is worth by law (ETSI EN 319 412-5). They
// restrict nothing that is judged here, critical or not.
var qcStatements = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 1, 3}

// ReadCertificate reads a certificate. One that crypto/x509 refuses is read for whom
// it names, its key and its dates; Fault tells why no chain is built with it. An
// error means that it is none.
func ReadCertificate(der []byte) (*x509.Certificate, error) {
	c, err := x509.ParseCertificate(der)
	if err != nil {
		if c, err = readLoosely(der); err != nil {
			return nil, err
		}
	}
	if c.PublicKey == nil {
		c.PublicKey = readKey(c.RawSubjectPublicKeyInfo)
	}
	c.UnhandledCriticalExtensions = slices.DeleteFunc(c.UnhandledCriticalExtensions, qcStatements.Equal)
	return c, nil
}

// faults says in words what crypto/x509 has against certificates.
var faults = []struct{ theirs, ours string }{
	{"negative serial", "nomor serinya negatif"},
	{"elliptic curve", "kurva kuncinya tidak didukung"},
	{"String", "namanya memuat huruf yang tidak sah"},
	{"validity", "masa berlakunya tidak sah"},
	{"time", "masa berlakunya tidak sah"},
	{"public key", "kuncinya tidak sah"},
	{"RSA", "kuncinya tidak sah"},
	{"version", "versinya tidak sah"},
	{"extension", "syaratnya tidak sah"},
}

// Fault says why no chain can be built with a certificate that ReadCertificate gave;
// "" where one can.
func Fault(c *x509.Certificate) string {
	if c.Version > 0 {
		return ""
	}
	_, err := x509.ParseCertificate(c.Raw)
	if err == nil {
		return ""
	}
	for _, f := range faults {
		if strings.Contains(err.Error(), f.theirs) {
			return f.ours
		}
	}
	return "susunannya menyimpang dari RFC 5280"
}

var errNoCertificate = errors.New("bukan sertifikat X.509")

// readLoosely reads of a certificate (RFC 5280, 4.1) what says whose it is.
func readLoosely(der []byte) (*x509.Certificate, error) {
	c := &x509.Certificate{}
	in := cryptobyte.String(der)
	var whole, tbs, body, serial, validity, spki cryptobyte.String
	var issuer, subject cryptobyte.String
	if !in.ReadASN1Element(&whole, cbasn1.SEQUENCE) {
		return nil, errNoCertificate
	}
	c.Raw = slices.Clone(whole)
	in = cryptobyte.String(c.Raw)
	if !in.ReadASN1(&body, cbasn1.SEQUENCE) || !body.ReadASN1Element(&tbs, cbasn1.SEQUENCE) {
		return nil, errNoCertificate
	}
	c.RawTBSCertificate = tbs
	_, _, _ = ReadAlgorithm(&body)
	var bits asn1.BitString
	if body.ReadASN1BitString(&bits) {
		c.Signature = bits.RightAlign()
	}
	if !tbs.ReadASN1(&tbs, cbasn1.SEQUENCE) || !tbs.SkipOptionalASN1(tag0Composite) || !tbs.ReadASN1(&serial, cbasn1.INTEGER) ||
		!tbs.SkipASN1(cbasn1.SEQUENCE) || !tbs.ReadASN1Element(&issuer, cbasn1.SEQUENCE) || !tbs.ReadASN1(&validity, cbasn1.SEQUENCE) ||
		!tbs.ReadASN1Element(&subject, cbasn1.SEQUENCE) || !tbs.ReadASN1Element(&spki, cbasn1.SEQUENCE) {
		return nil, errNoCertificate
	}
	c.SerialNumber = signedInt(serial)
	c.RawIssuer, c.RawSubject, c.RawSubjectPublicKeyInfo = issuer, subject, spki
	c.Issuer, c.Subject = readName(issuer), readName(subject)
	c.NotBefore, c.NotAfter = readTime(&validity), readTime(&validity)
	if key, err := x509.ParsePKIXPublicKey(spki); err == nil { // with an error it may be a nil of some type
		c.PublicKey = key
	}
	var extensions cryptobyte.String
	_ = tbs.SkipOptionalASN1(tag1Composite) && tbs.SkipOptionalASN1(cbasn1.Tag(1).ContextSpecific()) &&
		tbs.SkipOptionalASN1(cbasn1.Tag(2).Constructed().ContextSpecific()) && tbs.SkipOptionalASN1(cbasn1.Tag(2).ContextSpecific())
	if tbs.ReadOptionalASN1(&extensions, nil, cbasn1.Tag(3).Constructed().ContextSpecific()) {
		readExtensions(c, extensions)
	}
	return c, nil
}

// signedInt returns the value of an INTEGER's bytes, which may be negative.
func signedInt(b []byte) *big.Int {
	n := new(big.Int).SetBytes(b)
	if len(b) > 0 && b[0]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return n
}

// readName reads a distinguished name, whatever kinds of string it is of.
func readName(der cryptobyte.String) pkix.Name {
	var sequence pkix.RDNSequence
	var list cryptobyte.String
	if !der.ReadASN1(&list, cbasn1.SEQUENCE) {
		return pkix.Name{}
	}
	for !list.Empty() {
		var set cryptobyte.String
		var rdn pkix.RelativeDistinguishedNameSET
		if !list.ReadASN1(&set, cbasn1.SET) {
			break
		}
		for !set.Empty() {
			var one, value cryptobyte.String
			var tag cbasn1.Tag
			var a pkix.AttributeTypeAndValue
			if !set.ReadASN1(&one, cbasn1.SEQUENCE) || !one.ReadASN1ObjectIdentifier(&a.Type) || !one.ReadAnyASN1(&value, &tag) {
				break
			}
			a.Value = text(tag, value)
			rdn = append(rdn, a)
		}
		sequence = append(sequence, rdn)
	}
	var out pkix.Name
	out.FillFromRDNSequence(&sequence)
	return out
}

// text returns a string of any kind.
func text(tag cbasn1.Tag, value []byte) string {
	const bmpString = cbasn1.Tag(30)
	switch {
	case tag == bmpString && len(value)%2 == 0:
		units := make([]uint16, len(value)/2)
		for i := range units {
			units[i] = uint16(value[2*i])<<8 | uint16(value[2*i+1])
		}
		return string(utf16.Decode(units))
	case utf8.Valid(value):
		return string(value)
	}
	runes := make([]rune, len(value)) // Latin-1, as most mean it
	for i, b := range value {
		runes[i] = rune(b)
	}
	return string(runes)
}

// readTime reads a time in the forms that occur; zero where it is none.
func readTime(in *cryptobyte.String) time.Time {
	var value cryptobyte.String
	var tag cbasn1.Tag
	if !in.ReadAnyASN1(&value, &tag) {
		return time.Time{}
	}
	for _, form := range []string{"060102150405Z0700", "0601021504Z0700", "20060102150405Z0700", "200601021504Z0700"} {
		t, err := time.Parse(form, string(value))
		if err != nil {
			continue
		}
		if tag == cbasn1.UTCTime && t.Year() >= 2050 {
			t = t.AddDate(-100, 0, 0)
		}
		return t.UTC()
	}
	return time.Time{}
}

// readExtensions reads those that say what a key is for, and how it is called.
func readExtensions(c *x509.Certificate, in cryptobyte.String) {
	var list cryptobyte.String
	if !in.ReadASN1(&list, cbasn1.SEQUENCE) {
		return
	}
	for !list.Empty() {
		var one, value cryptobyte.String
		var oid asn1.ObjectIdentifier
		if !list.ReadASN1(&one, cbasn1.SEQUENCE) || !one.ReadASN1ObjectIdentifier(&oid) ||
			!one.SkipOptionalASN1(cbasn1.BOOLEAN) || !one.ReadASN1(&value, cbasn1.OCTET_STRING) {
			return
		}
		switch oid.String() {
		case "2.5.29.14":
			var id cryptobyte.String
			if value.ReadASN1(&id, cbasn1.OCTET_STRING) {
				c.SubjectKeyId = id
			}
		case "2.5.29.15":
			var bits asn1.BitString
			if value.ReadASN1BitString(&bits) {
				for i := range 9 {
					c.KeyUsage |= x509.KeyUsage(bits.At(i) << i)
				}
			}
		case "2.5.29.37":
			var uses cryptobyte.String
			if !value.ReadASN1(&uses, cbasn1.SEQUENCE) {
				continue
			}
			for !uses.Empty() {
				var use asn1.ObjectIdentifier
				if !uses.ReadASN1ObjectIdentifier(&use) {
					break
				}
				if use.String() == "1.3.6.1.5.5.7.3.8" {
					c.ExtKeyUsage = append(c.ExtKeyUsage, x509.ExtKeyUsageTimeStamping)
				} else {
					c.UnknownExtKeyUsage = append(c.UnknownExtKeyUsage, use)
				}
			}
		}
	}
}

// readKey returns a key that crypto/x509 does not read: RSA for RSASSA-PSS alone (RFC
// 4055, 1.2). Another is nil.
func readKey(spki []byte) crypto.PublicKey {
	in := cryptobyte.String(spki)
	var body, pair cryptobyte.String
	var bits asn1.BitString
	if !in.ReadASN1(&body, cbasn1.SEQUENCE) {
		return nil
	}
	oid, _, ok := ReadAlgorithm(&body)
	if !ok || !oid.Equal(rsaPSS) || !body.ReadASN1BitString(&bits) {
		return nil
	}
	in = bits.RightAlign()
	key := &rsa.PublicKey{N: new(big.Int)}
	if !in.ReadASN1(&pair, cbasn1.SEQUENCE) || !pair.ReadASN1Integer(key.N) || !pair.ReadASN1Integer(&key.E) || key.E < 3 || key.N.Sign() <= 0 {
		return nil
	}
	return key
}

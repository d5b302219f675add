package cms

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"math/big"

	"golang.org/x/crypto/cryptobyte"
	cbasn1 "golang.org/x/crypto/cryptobyte/asn1"
)

// SignedData is a signature with what came along with it.
type SignedData struct {
	Type         asn1.ObjectIdentifier // of the content
	Content      []byte                // nil where it is kept elsewhere
	Certificates []*x509.Certificate   // those that can be read
	CRLs         [][]byte
	Digest       crypto.Hash // 0 where it is not known
	DigestName   string      // what it is called, where it is not known
	Signature    []byte

	issuer        []byte   // of the signer's certificate, and its
	serial        *big.Int // or
	keyID         []byte
	attributes    []byte // the signed ones, as they are signed; nil where there are none
	signed, extra []attribute
	scheme        scheme
}

type attribute struct {
	oid    asn1.ObjectIdentifier
	values []cryptobyte.String
}

var errMalformed = errors.New("susunan CMS tidak sah")

const maxCertificates = 64

// The tags within SignedData and SignerInfo.
var (
	tag0          = cbasn1.Tag(0).ContextSpecific()
	tag0Composite = tag0.Constructed()
	tag1Composite = cbasn1.Tag(1).ContextSpecific().Constructed()
)

// Parse reads the SignedData at the beginning of data, and returns how many bytes
// it took. It demands exactly one signer.
func Parse(data []byte) (s *SignedData, used int, err error) {
	der, used, err := Normalize(data)
	if err != nil {
		return nil, 0, err
	}
	s = &SignedData{}
	if err := s.read(der); err != nil {
		return nil, 0, err
	}
	return s, used, nil
}

func (s *SignedData) read(der cryptobyte.String) error {
	var info, wrapped, body, content, algorithms, certs, crls, signers cryptobyte.String
	var oid asn1.ObjectIdentifier
	var version int
	if !der.ReadASN1(&info, cbasn1.SEQUENCE) || !info.ReadASN1ObjectIdentifier(&oid) {
		return errMalformed
	}
	if !oid.Equal(signed) {
		return errors.New("bukan CMS SignedData")
	}
	if !info.ReadASN1(&wrapped, tag0Composite) || !wrapped.ReadASN1(&body, cbasn1.SEQUENCE) ||
		!body.ReadASN1Integer(&version) || !body.ReadASN1(&algorithms, cbasn1.SET) ||
		!body.ReadASN1(&content, cbasn1.SEQUENCE) {
		return errMalformed
	}
	if err := s.readContent(content); err != nil {
		return err
	}
	if !body.ReadOptionalASN1(&certs, nil, tag0Composite) || !body.ReadOptionalASN1(&crls, nil, tag1Composite) ||
		!body.ReadASN1(&signers, cbasn1.SET) {
		return errMalformed
	}
	for n := 0; !certs.Empty(); n++ {
		var one cryptobyte.String
		var tag cbasn1.Tag
		if !certs.ReadAnyASN1Element(&one, &tag) || n == maxCertificates {
			return errMalformed
		}
		if c, err := ReadCertificate(one); err == nil {
			s.Certificates = append(s.Certificates, c)
		}
	}
	for n := 0; !crls.Empty(); n++ {
		var one cryptobyte.String
		var tag cbasn1.Tag
		if !crls.ReadAnyASN1Element(&one, &tag) || n == maxCertificates {
			return errMalformed
		}
		s.CRLs = append(s.CRLs, one)
	}
	var signer cryptobyte.String
	if !signers.ReadASN1(&signer, cbasn1.SEQUENCE) || !signers.Empty() {
		return errors.New("CMS harus memuat tepat satu penanda tangan")
	}
	return s.readSigner(signer)
}

func (s *SignedData) readContent(content cryptobyte.String) error {
	var wrapped, octets cryptobyte.String
	var has bool
	if !content.ReadASN1ObjectIdentifier(&s.Type) || !content.ReadOptionalASN1(&wrapped, &has, tag0Composite) {
		return errMalformed
	}
	if has {
		if !wrapped.ReadASN1(&octets, cbasn1.OCTET_STRING) {
			return errMalformed
		}
		s.Content = octets
	}
	return nil
}

func (s *SignedData) readSigner(in cryptobyte.String) error {
	var version int
	var sid, keyID, attributes, signature, extra cryptobyte.String
	var has, hasAttributes bool
	if !in.ReadASN1Integer(&version) || !in.ReadOptionalASN1(&keyID, &has, tag0) {
		return errMalformed
	}
	if has {
		s.keyID = keyID
	} else {
		var issuer cryptobyte.String
		var serial cryptobyte.String
		if !in.ReadASN1(&sid, cbasn1.SEQUENCE) || !sid.ReadASN1Element(&issuer, cbasn1.SEQUENCE) || !sid.ReadASN1(&serial, cbasn1.INTEGER) {
			return errMalformed
		}
		s.issuer, s.serial = issuer, signedInt(serial)
	}
	digest, _, ok := ReadAlgorithm(&in)
	if !ok {
		return errMalformed
	}
	if s.Digest = HashOf(digest); s.Digest == 0 {
		s.DigestName = called(digest)
	}
	if !in.ReadOptionalASN1(&attributes, &hasAttributes, tag0Composite) {
		return errMalformed
	}
	if hasAttributes {
		s.attributes = append(appendHeader(nil, byte(cbasn1.SET), len(attributes)), attributes...)
	}
	oid, params, ok := ReadAlgorithm(&in)
	if !ok || !in.ReadASN1(&signature, cbasn1.OCTET_STRING) || !in.ReadOptionalASN1(&extra, nil, tag1Composite) {
		return errMalformed
	}
	s.Signature = signature
	var err error
	if s.signed, err = readAttributes(attributes); err != nil {
		return err
	}
	if s.extra, err = readAttributes(extra); err != nil {
		return err
	}
	s.scheme = readScheme(oid, params, s.Digest)
	return nil
}

func readAttributes(in cryptobyte.String) ([]attribute, error) {
	var out []attribute
	for !in.Empty() {
		var one, values cryptobyte.String
		var a attribute
		if !in.ReadASN1(&one, cbasn1.SEQUENCE) || !one.ReadASN1ObjectIdentifier(&a.oid) ||
			!one.ReadASN1(&values, cbasn1.SET) || len(out) == maxCertificates {
			return nil, errMalformed
		}
		for !values.Empty() {
			var v cryptobyte.String
			var tag cbasn1.Tag
			if !values.ReadAnyASN1Element(&v, &tag) || len(a.values) == maxCertificates {
				return nil, errMalformed
			}
			a.values = append(a.values, v)
		}
		out = append(out, a)
	}
	return out, nil
}

// only returns the value of a signed attribute that has just one; nil otherwise.
func (s *SignedData) only(oid asn1.ObjectIdentifier) cryptobyte.String {
	var found cryptobyte.String
	for _, a := range s.signed {
		if !a.oid.Equal(oid) {
			continue
		}
		if found != nil || len(a.values) != 1 {
			return nil
		}
		found = a.values[0]
	}
	return found
}

// Has tells whether an attribute is among the signed ones.
func (s *SignedData) Has(oid asn1.ObjectIdentifier) bool {
	for _, a := range s.signed {
		if a.oid.Equal(oid) {
			return true
		}
	}
	return false
}

// Unsigned returns the values of an attribute that is not signed, in DER.
func (s *SignedData) Unsigned(oid asn1.ObjectIdentifier) [][]byte {
	var out [][]byte
	for _, a := range s.extra {
		if a.oid.Equal(oid) {
			for _, v := range a.values {
				out = append(out, v)
			}
		}
	}
	return out
}

// MessageDigest returns the digest of the content that was signed; nil where it
// is missing or the content type is not the one that the attributes name.
func (s *SignedData) MessageDigest() []byte {
	kind, sum := s.only(attrType), s.only(attrSum)
	var oid asn1.ObjectIdentifier
	var octets cryptobyte.String
	if !kind.ReadASN1ObjectIdentifier(&oid) || !oid.Equal(s.Type) || !sum.ReadASN1(&octets, cbasn1.OCTET_STRING) {
		return nil
	}
	return octets
}

// Signer returns the signer's certificate; nil where it is not among them.
func (s *SignedData) Signer() *x509.Certificate { return s.SignerIn(s.Certificates) }

// SignerIn returns the signer's certificate among others; nil where it is not there.
func (s *SignedData) SignerIn(certs []*x509.Certificate) *x509.Certificate {
	for _, c := range certs {
		if s.keyID != nil && bytes.Equal(c.SubjectKeyId, s.keyID) ||
			s.keyID == nil && bytes.Equal(c.RawIssuer, s.issuer) && c.SerialNumber.Cmp(s.serial) == 0 {
			return c
		}
	}
	return nil
}

// SignatureHash returns the hash of the signature itself, which may differ from
// that of the content.
func (s *SignedData) SignatureHash() crypto.Hash { return s.scheme.hash }

// Bare tells whether the content itself was signed, not attributes that name it.
func (s *SignedData) Bare() bool { return s.attributes == nil }

// CheckSignature verifies the signature of the signed attributes by the signer's
// key. It is Unsupported where that cannot be judged.
func (s *SignedData) CheckSignature() error {
	switch signer := s.Signer(); {
	case signer == nil:
		return errNoSigner
	case s.Bare():
		return errBare
	default:
		return s.scheme.verify(signer.PublicKey, s.attributes, s.Signature)
	}
}

// CheckBare verifies, where there are no signed attributes, that what has that digest
// was signed by the signer's key.
func (s *SignedData) CheckBare(sum []byte) error {
	signer := s.Signer()
	if signer == nil {
		return errNoSigner
	}
	if s.scheme.unchecked != "" {
		return &Unsupported{s.scheme.unchecked}
	}
	if s.scheme.hash != s.Digest {
		return &Unsupported{"tanda tangan dengan dua intisari (hash)"}
	}
	return s.scheme.verifyDigest(signer.PublicKey, sum, s.Signature)
}

var (
	errNoSigner = errors.New("sertifikat penanda tangan tidak disertakan")
	errBare     = errors.New("CMS tidak menyebut apa yang ditandatangani")
)

// CheckCertificate verifies that the signer meant this certificate: the attribute
// signing-certificate (RFC 2634, 5035) names it. bound is false where there is no
// such attribute.
func (s *SignedData) CheckCertificate() (bound bool, err error) {
	signer := s.Signer()
	if signer == nil {
		return false, errNoSigner
	}
	v2 := s.Has(signingCertificateV2)
	if !v2 && !s.Has(signingCertificate) {
		return false, nil
	}
	value := s.only(signingCertificate)
	if v2 {
		value = s.only(signingCertificateV2)
	}
	var all, ids, id, sum cryptobyte.String
	if !value.ReadASN1(&all, cbasn1.SEQUENCE) || !all.ReadASN1(&ids, cbasn1.SEQUENCE) || !ids.ReadASN1(&id, cbasn1.SEQUENCE) {
		return true, errMalformed
	}
	hash := crypto.SHA1
	if v2 {
		hash = crypto.SHA256
		if id.PeekASN1Tag(cbasn1.SEQUENCE) {
			oid, _, ok := ReadAlgorithm(&id)
			if hash = HashOf(oid); !ok || hash == 0 {
				return true, errMalformed
			}
		}
	}
	if !id.ReadASN1(&sum, cbasn1.OCTET_STRING) {
		return true, errMalformed
	}
	h := hash.New()
	h.Write(signer.Raw)
	if !bytes.Equal(h.Sum(nil), sum) {
		return true, errors.New("sertifikatnya bukan yang disebut oleh tanda tangan")
	}
	return true, nil
}

package cms

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	_ "crypto/sha1" // read, to be called weak
	_ "crypto/sha256"
	_ "crypto/sha512"
	"encoding/asn1"
	"errors"
	"fmt"

	"golang.org/x/crypto/cryptobyte"
	cbasn1 "golang.org/x/crypto/cryptobyte/asn1"
)

// The object identifiers of content types and attributes.
var (
	Data     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	TSTInfo  = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}
	signed   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	attrType = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	attrSum  = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}

	SigningTime          = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 5}
	SigningCertificate   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 12}
	SigningCertificateV2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	TimeStampToken       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14}
)

var hashes = []struct {
	hash crypto.Hash
	oid  asn1.ObjectIdentifier
}{
	{crypto.SHA256, asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}},
	{crypto.SHA384, asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 2}},
	{crypto.SHA512, asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 3}},
	{crypto.SHA1, asn1.ObjectIdentifier{1, 3, 14, 3, 2, 26}},
}

var (
	rsaEncryption = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	rsaPSS        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 10}
	ecPublicKey   = asn1.ObjectIdentifier{1, 2, 840, 10045, 2, 1}
	ed25519OID    = asn1.ObjectIdentifier{1, 3, 101, 112}
)

// schemes are the identifiers that name a hash together with a kind of key.
var schemes = []struct {
	oid  asn1.ObjectIdentifier
	hash crypto.Hash
	rsa  bool
}{
	{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 11}, crypto.SHA256, true},
	{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 12}, crypto.SHA384, true},
	{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 13}, crypto.SHA512, true},
	{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 5}, crypto.SHA1, true},
	{asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}, crypto.SHA256, false},
	{asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 3}, crypto.SHA384, false},
	{asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 4}, crypto.SHA512, false},
	{asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 1}, crypto.SHA1, false},
}

// Weak tells whether a hash must not be relied on.
func Weak(h crypto.Hash) bool { return h == crypto.SHA1 }

// HashOf returns the hash of an identifier, 0 for one that is not known.
func HashOf(oid asn1.ObjectIdentifier) crypto.Hash {
	for _, h := range hashes {
		if h.oid.Equal(oid) {
			return h.hash
		}
	}
	return 0
}

func hashOID(h crypto.Hash) asn1.ObjectIdentifier {
	for _, known := range hashes {
		if known.hash == h {
			return known.oid
		}
	}
	return nil
}

// AddHash appends the AlgorithmIdentifier of a hash.
func AddHash(b *cryptobyte.Builder, h crypto.Hash) {
	b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) { b.AddASN1ObjectIdentifier(hashOID(h)) })
}

// ReadAlgorithm reads an AlgorithmIdentifier and its parameters.
func ReadAlgorithm(s *cryptobyte.String) (oid asn1.ObjectIdentifier, params cryptobyte.String, ok bool) {
	var in cryptobyte.String
	if !s.ReadASN1(&in, cbasn1.SEQUENCE) || !in.ReadASN1ObjectIdentifier(&oid) {
		return nil, nil, false
	}
	return oid, in, true
}

// addScheme appends the AlgorithmIdentifier of signatures by that key.
func addScheme(b *cryptobyte.Builder, key crypto.PublicKey, h crypto.Hash) error {
	_, isRSA := key.(*rsa.PublicKey)
	for _, s := range schemes {
		if s.hash == h && s.rsa == isRSA {
			b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
				b.AddASN1ObjectIdentifier(s.oid)
				if isRSA {
					b.AddASN1NULL()
				}
			})
			return nil
		}
	}
	return errors.New("jenis kunci ini tidak dapat menandatangani")
}

// scheme is how a signature was made.
type scheme struct {
	hash crypto.Hash
	pss  bool
	salt int
}

// readScheme returns the scheme that an AlgorithmIdentifier names. digest is the
// hash where it leaves that open.
func readScheme(oid asn1.ObjectIdentifier, params cryptobyte.String, digest crypto.Hash) (scheme, error) {
	switch {
	case oid.Equal(rsaEncryption), oid.Equal(ecPublicKey), oid.Equal(ed25519OID):
		return scheme{hash: digest}, nil
	case oid.Equal(rsaPSS):
		return readPSS(params)
	}
	for _, s := range schemes {
		if s.oid.Equal(oid) {
			return scheme{hash: s.hash}, nil
		}
	}
	return scheme{}, fmt.Errorf("cara tanda tangan %v tidak dikenal", oid)
}

// readPSS reads RSASSA-PSS-params (RFC 4055, 3.1).
func readPSS(params cryptobyte.String) (scheme, error) {
	out := scheme{hash: crypto.SHA1, pss: true, salt: 20}
	var in, part cryptobyte.String
	if params.Empty() {
		return out, nil
	}
	bad := errors.New("keterangan RSASSA-PSS tidak sah")
	if !params.ReadASN1(&in, cbasn1.SEQUENCE) {
		return out, bad
	}
	var has bool
	if !in.ReadOptionalASN1(&part, &has, cbasn1.Tag(0).Constructed().ContextSpecific()) {
		return out, bad
	}
	if has {
		oid, _, ok := ReadAlgorithm(&part)
		if out.hash = HashOf(oid); !ok || out.hash == 0 {
			return out, bad
		}
	}
	if !in.SkipOptionalASN1(cbasn1.Tag(1).Constructed().ContextSpecific()) ||
		!in.ReadOptionalASN1(&part, &has, cbasn1.Tag(2).Constructed().ContextSpecific()) {
		return out, bad
	}
	if has && !part.ReadASN1Integer(&out.salt) || out.salt < 0 || out.salt > 512 {
		return out, bad
	}
	return out, nil
}

// verify checks a signature of a message.
func (s scheme) verify(key crypto.PublicKey, message, signature []byte) error {
	if pub, ok := key.(ed25519.PublicKey); ok {
		if !ed25519.Verify(pub, message, signature) {
			return errors.New("tanda tangan Ed25519 tidak cocok")
		}
		return nil
	}
	if !s.hash.Available() {
		return errors.New("intisari (hash) tanda tangan tidak dikenal")
	}
	h := s.hash.New()
	h.Write(message)
	sum := h.Sum(nil)
	switch pub := key.(type) {
	case *rsa.PublicKey:
		if s.pss {
			return rsa.VerifyPSS(pub, s.hash, sum, signature, &rsa.PSSOptions{SaltLength: s.salt, Hash: s.hash})
		}
		return rsa.VerifyPKCS1v15(pub, s.hash, sum, signature)
	case *ecdsa.PublicKey:
		if !ecdsa.VerifyASN1(pub, sum, signature) {
			return errors.New("tanda tangan ECDSA tidak cocok")
		}
		return nil
	}
	return fmt.Errorf("kunci berjenis %T tidak dikenal", key)
}

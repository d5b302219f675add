package cms

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"io"
	"slices"

	"golang.org/x/crypto/cryptobyte"
	cbasn1 "golang.org/x/crypto/cryptobyte/asn1"
)

// Params are what a signature is made of.
type Params struct {
	Random io.Reader
	Key    crypto.Signer
	Chain  []*x509.Certificate // the signer's first
	Type   asn1.ObjectIdentifier
	Hash   crypto.Hash // 0: the one that goes with the key
	Digest []byte      // of the content, by Hash
	// Content is put into the SignedData; nil keeps it out.
	Content []byte
	// Stamp returns a time-stamp token for the signature; nil: none is wanted.
	Stamp func(signature []byte) (token []byte, err error)
}

// Hash returns the hash that goes with a key's strength.
func Hash(key crypto.PublicKey) crypto.Hash {
	if k, ok := key.(*ecdsa.PublicKey); ok && k.Curve == elliptic.P384() {
		return crypto.SHA384
	}
	return crypto.SHA256
}

// Sign returns a SignedData in DER with the attributes content-type,
// message-digest and signing-certificate-v2, and no signing-time, which
// EN 319 142-1 (6.3) forbids in PDF files.
func Sign(p Params) ([]byte, error) {
	if len(p.Chain) == 0 {
		return nil, errors.New("tidak ada sertifikat untuk menandatangani")
	}
	hash := p.Hash
	if hash == 0 {
		hash = Hash(p.Key.Public())
	}
	attributes, err := signedAttributes(p)
	if err != nil {
		return nil, err
	}
	h := hash.New()
	h.Write(appendHeader(nil, byte(cbasn1.SET), len(attributes)))
	h.Write(attributes)
	signature, err := p.Key.Sign(p.Random, h.Sum(nil), hash)
	if err != nil {
		return nil, err
	}
	var token []byte
	if p.Stamp != nil {
		if token, err = p.Stamp(signature); err != nil {
			return nil, err
		}
	}
	var b cryptobyte.Builder
	var schemeErr error
	b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1ObjectIdentifier(signed)
		b.AddASN1(tag0Composite, func(b *cryptobyte.Builder) {
			b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
				version := int64(1)
				if !p.Type.Equal(Data) {
					version = 3
				}
				b.AddASN1Int64(version)
				b.AddASN1(cbasn1.SET, func(b *cryptobyte.Builder) { AddHash(b, hash) })
				addContent(b, p)
				addCertificates(b, p.Chain)
				b.AddASN1(cbasn1.SET, func(b *cryptobyte.Builder) {
					b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
						b.AddASN1Int64(1)
						b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
							b.AddBytes(p.Chain[0].RawIssuer)
							b.AddASN1BigInt(p.Chain[0].SerialNumber)
						})
						AddHash(b, hash)
						b.AddASN1(tag0Composite, func(b *cryptobyte.Builder) { b.AddBytes(attributes) })
						schemeErr = addScheme(b, p.Key.Public(), hash)
						b.AddASN1OctetString(signature)
						if token != nil {
							b.AddASN1(tag1Composite, func(b *cryptobyte.Builder) {
								addAttribute(b, TimeStampToken, func(b *cryptobyte.Builder) { b.AddBytes(token) })
							})
						}
					})
				})
			})
		})
	})
	if schemeErr != nil {
		return nil, schemeErr
	}
	return b.Bytes()
}

func addContent(b *cryptobyte.Builder, p Params) {
	b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1ObjectIdentifier(p.Type)
		if p.Content != nil {
			b.AddASN1(tag0Composite, func(b *cryptobyte.Builder) { b.AddASN1OctetString(p.Content) })
		}
	})
}

// addCertificates appends the certificates in the order that DER demands of a set
// (X.690, 11.6).
func addCertificates(b *cryptobyte.Builder, chain []*x509.Certificate) {
	sorted := slices.Clone(chain)
	slices.SortFunc(sorted, func(x, y *x509.Certificate) int { return bytes.Compare(x.Raw, y.Raw) })
	b.AddASN1(tag0Composite, func(b *cryptobyte.Builder) {
		for i, c := range sorted {
			if i == 0 || !bytes.Equal(c.Raw, sorted[i-1].Raw) {
				b.AddBytes(c.Raw)
			}
		}
	})
}

// signedAttributes returns the attributes without their tag and length, in the
// order of a set.
func signedAttributes(p Params) ([]byte, error) {
	sum := sha256.Sum256(p.Chain[0].Raw)
	var all [][]byte
	for _, a := range []struct {
		oid   asn1.ObjectIdentifier
		value func(*cryptobyte.Builder)
	}{
		{attrType, func(b *cryptobyte.Builder) { b.AddASN1ObjectIdentifier(p.Type) }},
		{attrSum, func(b *cryptobyte.Builder) { b.AddASN1OctetString(p.Digest) }},
		{signingCertificateV2, func(b *cryptobyte.Builder) {
			b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
				b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
					// SHA-256 is the default of ESSCertIDv2 and not written.
					b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) { b.AddASN1OctetString(sum[:]) })
				})
			})
		}},
	} {
		var b cryptobyte.Builder
		addAttribute(&b, a.oid, a.value)
		der, err := b.Bytes()
		if err != nil {
			return nil, err
		}
		all = append(all, der)
	}
	slices.SortFunc(all, bytes.Compare)
	return bytes.Join(all, nil), nil
}

func addAttribute(b *cryptobyte.Builder, oid asn1.ObjectIdentifier, value func(*cryptobyte.Builder)) {
	b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1ObjectIdentifier(oid)
		b.AddASN1(cbasn1.SET, value)
	})
}

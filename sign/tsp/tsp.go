// Package tsp asks for time stamps and reads them (RFC 3161).
package tsp

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"time"

	"golang.org/x/crypto/cryptobyte"
	cbasn1 "golang.org/x/crypto/cryptobyte/asn1"

	"iku/sign/cms"
	"iku/sign/fetch"
)

// Token is a time stamp: an authority's word that it saw a digest at a time.
type Token struct {
	*cms.SignedData
	Time    time.Time
	Hash    crypto.Hash // of what was stamped; 0 where it is not known
	Imprint []byte      // its digest
	Nonce   *big.Int    // nil where there is none
	Policy  asn1.ObjectIdentifier
}

var errMalformed = errors.New("susunan stempel waktu tidak sah")

// Parse reads the token at the beginning of data, and returns how many bytes it
// took. It verifies nothing.
func Parse(data []byte) (*Token, int, error) {
	signed, used, err := cms.Parse(data)
	if err != nil {
		return nil, 0, err
	}
	if !signed.Type.Equal(cms.TSTInfo) {
		return nil, 0, errors.New("bukan stempel waktu")
	}
	t := &Token{SignedData: signed}
	in, body := cryptobyte.String(signed.Content), cryptobyte.String(nil)
	var imprint, sum, serial cryptobyte.String
	var version int
	if !in.ReadASN1(&body, cbasn1.SEQUENCE) || !body.ReadASN1Integer(&version) ||
		!body.ReadASN1ObjectIdentifier(&t.Policy) || !body.ReadASN1(&imprint, cbasn1.SEQUENCE) ||
		!body.ReadASN1(&serial, cbasn1.INTEGER) {
		return nil, 0, errMalformed
	}
	oid, _, ok := cms.ReadAlgorithm(&imprint)
	if !ok || !imprint.ReadASN1(&sum, cbasn1.OCTET_STRING) {
		return nil, 0, errMalformed
	}
	t.Hash, t.Imprint = cms.HashOf(oid), sum
	var clock cryptobyte.String
	if !body.ReadASN1(&clock, cbasn1.GeneralizedTime) {
		return nil, 0, errMalformed
	}
	// With fractions of a second, which encoding/asn1 does not read.
	if t.Time, err = time.Parse("20060102150405Z", string(clock)); err != nil {
		return nil, 0, errMalformed
	}
	if !body.SkipOptionalASN1(cbasn1.SEQUENCE) || !body.SkipOptionalASN1(cbasn1.BOOLEAN) {
		return nil, 0, errMalformed
	}
	if body.PeekASN1Tag(cbasn1.INTEGER) {
		t.Nonce = new(big.Int)
		if !body.ReadASN1Integer(t.Nonce) {
			return nil, 0, errMalformed
		}
	}
	return t, used, nil
}

// Check verifies the token's own signature, and that it stamps what digest
// returns for its hash. Whether its authority is trusted is another question.
func (t *Token) Check(digest func(crypto.Hash) []byte) error {
	if t.Hash == 0 || !bytes.Equal(t.Imprint, digest(t.Hash)) {
		return errors.New("stempel waktu milik isi lain")
	}
	return t.CheckSelf()
}

// CheckSelf verifies the token's signature, by a certificate for nothing but time
// stamps (RFC 3161, 2.3).
func (t *Token) CheckSelf() error {
	if !t.Digest.Available() {
		return errors.New("intisari (hash) stempel waktu tidak dikenal")
	}
	h := t.Digest.New()
	h.Write(t.Content)
	if !bytes.Equal(t.MessageDigest(), h.Sum(nil)) {
		return errors.New("isi stempel waktu sudah berubah")
	}
	if err := t.CheckSignature(); err != nil {
		return err
	}
	if _, err := t.CheckCertificate(); err != nil {
		return err
	}
	for _, use := range t.Signer().ExtKeyUsage {
		if use == x509.ExtKeyUsageTimeStamping {
			return nil
		}
	}
	return errors.New("sertifikatnya bukan sertifikat penanda waktu")
}

// Stamp asks an authority for a time stamp of a digest, and returns its token
// after it has checked that it is the one asked for.
func Stamp(ctx context.Context, c *http.Client, random io.Reader, address string, digest []byte, hash crypto.Hash) ([]byte, error) {
	var nonce [8]byte
	if _, err := io.ReadFull(random, nonce[:]); err != nil {
		return nil, err
	}
	number := new(big.Int).SetBytes(nonce[:])
	request, err := query(digest, hash, number)
	if err != nil {
		return nil, err
	}
	answer, err := fetch.Post(ctx, c, address, "application/timestamp-query", request)
	if err != nil {
		return nil, err
	}
	token, err := response(answer)
	if err != nil {
		return nil, err
	}
	t, _, err := Parse(token)
	if err != nil {
		return nil, err
	}
	if err := t.Check(func(h crypto.Hash) []byte {
		if h == hash {
			return digest
		}
		return nil
	}); err != nil {
		return nil, err
	}
	if t.Nonce == nil || t.Nonce.Cmp(number) != 0 {
		return nil, errors.New("stempel waktu menjawab permintaan lain")
	}
	return token, nil
}

func query(digest []byte, hash crypto.Hash, nonce *big.Int) ([]byte, error) {
	var b cryptobyte.Builder
	b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1Int64(1)
		b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
			cms.AddHash(b, hash)
			b.AddASN1OctetString(digest)
		})
		b.AddASN1BigInt(nonce)
		b.AddASN1Boolean(true) // its certificates are wanted
	})
	return b.Bytes()
}

// response returns the token of a TimeStampResp in DER, or says what the
// authority has against the request.
func response(data []byte) ([]byte, error) {
	der, _, err := cms.Normalize(data)
	if err != nil {
		return nil, err
	}
	in := cryptobyte.String(der)
	var body, info, token cryptobyte.String
	var status int
	if !in.ReadASN1(&body, cbasn1.SEQUENCE) || !body.ReadASN1(&info, cbasn1.SEQUENCE) || !info.ReadASN1Integer(&status) {
		return nil, errMalformed
	}
	if status > 1 || status < 0 {
		var texts, text cryptobyte.String
		if info.ReadASN1(&texts, cbasn1.SEQUENCE) && texts.ReadASN1(&text, cbasn1.UTF8String) {
			return nil, fmt.Errorf("penanda waktu menolak (%d): %.200q", status, string(text))
		}
		return nil, fmt.Errorf("penanda waktu menolak (%d)", status)
	}
	if !body.ReadASN1Element(&token, cbasn1.SEQUENCE) {
		return nil, errMalformed
	}
	return token, nil
}

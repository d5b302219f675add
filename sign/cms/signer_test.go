package cms

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/cryptobyte"
	cbasn1 "golang.org/x/crypto/cryptobyte/asn1"
)

// certified makes a certificate of a key, issued by itself.
func certified(t *testing.T, key crypto.Signer, serial int64) *x509.Certificate {
	t.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: "YULIANTO"}, SubjectKeyId: []byte{byte(serial), 1},
		NotBefore: time.Unix(0, 0), NotAfter: time.Unix(1<<31, 0)}
	data, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func newEC(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// TestOneSigner: a SignedData has just one, and is one.
func TestOneSigner(t *testing.T) {
	key := newEC(t)
	sound, err := Sign(Params{Random: rand.Reader, Key: key, Chain: []*x509.Certificate{certified(t, key, 1)}, Type: Data, Digest: digestOf(crypto.SHA256, "isi")})
	if err != nil {
		t.Fatal(err)
	}
	// rebuilt writes it anew, with the signers changed.
	rebuilt := func(kind asn1.ObjectIdentifier, change func(signer []byte) []byte) []byte {
		in := cryptobyte.String(sound)
		var info, wrapped, body, part, signers cryptobyte.String
		var tag cbasn1.Tag
		if !in.ReadASN1(&info, cbasn1.SEQUENCE) || !info.SkipASN1(cbasn1.OBJECT_IDENTIFIER) || !info.ReadASN1(&wrapped, tag0Composite) || !wrapped.ReadASN1(&body, cbasn1.SEQUENCE) {
			t.Fatal("the sound one is none")
		}
		var parts [][]byte
		for range 4 { // version, algorithms, content, certificates
			if !body.ReadAnyASN1Element(&part, &tag) {
				t.Fatal("the sound one is short")
			}
			parts = append(parts, part)
		}
		if !body.ReadASN1(&signers, cbasn1.SET) {
			t.Fatal("the sound one has no signer")
		}
		var b cryptobyte.Builder
		b.AddASN1ObjectIdentifier(kind)
		parts = append(parts, der(cbasn1.SET, change(signers)))
		return der(cbasn1.SEQUENCE, b.BytesOrPanic(), der(tag0Composite, der(cbasn1.SEQUENCE, parts...)))
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"one", rebuilt(signed, func(s []byte) []byte { return s }), ""},
		{"two", rebuilt(signed, func(s []byte) []byte { return bytes.Repeat(s, 2) }), "tepat satu penanda tangan"},
		{"none", rebuilt(signed, func([]byte) []byte { return nil }), "tepat satu penanda tangan"},
		{"one and something", rebuilt(signed, func(s []byte) []byte { return append(bytes.Clone(s), 5, 0) }), "tepat satu penanda tangan"},
		{"of another kind", rebuilt(Data, func(s []byte) []byte { return s }), "bukan CMS SignedData"},
	} {
		s, _, err := Parse(c.data)
		if c.want == "" && (err != nil || s.CheckSignature() != nil) || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// TestWhoSigned: the signer is whom the signature names, by issuer and number or by key.
func TestWhoSigned(t *testing.T) {
	a, b := certified(t, newEC(t), 1), certified(t, newEC(t), 2)
	other := &x509.Certificate{RawIssuer: []byte("lain"), SerialNumber: a.SerialNumber}
	certs := []*x509.Certificate{other, b, a}
	for _, c := range []struct {
		name string
		by   SignedData
		want *x509.Certificate
	}{
		{"issuer and number", SignedData{issuer: a.RawIssuer, serial: a.SerialNumber}, a},
		{"number alone", SignedData{issuer: []byte("siapa"), serial: a.SerialNumber}, nil},
		{"issuer alone", SignedData{issuer: a.RawIssuer, serial: big.NewInt(3)}, nil},
		{"key", SignedData{keyID: b.SubjectKeyId, serial: new(big.Int)}, b},
		{"a key that nobody has", SignedData{keyID: []byte{9}, issuer: a.RawIssuer, serial: a.SerialNumber}, nil},
	} {
		c.by.Certificates = certs
		if got := c.by.Signer(); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
		if c.want == nil && (!errors.Is(c.by.CheckSignature(), errNoSigner) || !errors.Is(c.by.CheckBare(nil), errNoSigner)) {
			t.Errorf("%s: a signature is checked", c.name)
		}
		if bound, err := c.by.CheckCertificate(); bound || c.want == nil && !errors.Is(err, errNoSigner) || c.want != nil && err != nil {
			t.Errorf("%s: bound %v, %v", c.name, bound, err)
		}
	}
}

// TestCertificateThatWasMeant: the attributes signing-certificate bind what they name.
func TestCertificateThatWasMeant(t *testing.T) {
	a, b := certified(t, newEC(t), 1), certified(t, newEC(t), 2)
	oid := func(id asn1.ObjectIdentifier) []byte {
		var b cryptobyte.Builder
		b.AddASN1ObjectIdentifier(id)
		return der(cbasn1.SEQUENCE, b.BytesOrPanic())
	}
	names := func(c *x509.Certificate, h crypto.Hash, before ...[]byte) cryptobyte.String {
		sum := der(cbasn1.OCTET_STRING, digestOf(h, string(c.Raw)))
		return der(cbasn1.SEQUENCE, der(cbasn1.SEQUENCE, der(cbasn1.SEQUENCE, append(before, sum)...)))
	}
	attr := func(id asn1.ObjectIdentifier, values ...cryptobyte.String) attribute { return attribute{id, values} }
	const meant, malformed = "bukan yang disebut", "susunan CMS tidak sah"
	for _, c := range []struct {
		name   string
		signed []attribute
		bound  bool
		want   string
	}{
		{"none", []attribute{attr(attrSum)}, false, ""},
		{"by SHA-256", []attribute{attr(signingCertificateV2, names(a, crypto.SHA256))}, true, ""},
		{"by SHA-384", []attribute{attr(signingCertificateV2, names(a, crypto.SHA384, oid(hashOID(crypto.SHA384))))}, true, ""},
		{"by SHA-1", []attribute{attr(signingCertificate, names(a, crypto.SHA1))}, true, ""},
		{"both, of which the newer counts", []attribute{attr(signingCertificate, names(b, crypto.SHA1)), attr(signingCertificateV2, names(a, crypto.SHA256))}, true, ""},
		{"another", []attribute{attr(signingCertificateV2, names(b, crypto.SHA256))}, true, meant},
		{"another by SHA-1", []attribute{attr(signingCertificate, names(b, crypto.SHA1))}, true, meant},
		{"by a hash unknown", []attribute{attr(signingCertificateV2, names(a, crypto.SHA256, oid(attrSum)))}, true, malformed},
		{"by nothing", []attribute{attr(signingCertificateV2, der(cbasn1.SEQUENCE, der(cbasn1.SEQUENCE, der(cbasn1.SEQUENCE))))}, true, malformed},
		{"an empty list", []attribute{attr(signingCertificateV2, der(cbasn1.SEQUENCE))}, true, malformed},
		{"without a value", []attribute{attr(signingCertificateV2)}, true, malformed},
		{"with two", []attribute{attr(signingCertificateV2, names(a, crypto.SHA256), names(b, crypto.SHA256))}, true, malformed},
		{"twice", []attribute{attr(signingCertificateV2, names(b, crypto.SHA256)), attr(signingCertificateV2, names(a, crypto.SHA256))}, true, malformed},
	} {
		s := SignedData{issuer: a.RawIssuer, serial: a.SerialNumber, Certificates: []*x509.Certificate{a, b}, signed: c.signed}
		bound, err := s.CheckCertificate()
		if bound != c.bound || (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: bound %v, %v", c.name, bound, err)
		}
	}
}

// TestDigestThatWasSigned: it is one, and of content of the kind that is there.
func TestDigestThatWasSigned(t *testing.T) {
	kind := func(id asn1.ObjectIdentifier) attribute {
		var b cryptobyte.Builder
		b.AddASN1ObjectIdentifier(id)
		return attribute{attrType, []cryptobyte.String{b.BytesOrPanic()}}
	}
	sum := attribute{attrSum, []cryptobyte.String{der(cbasn1.OCTET_STRING, []byte("intisari"))}}
	for name, c := range map[string]struct {
		signed []attribute
		want   string
	}{
		"both":                {[]attribute{kind(Data), sum}, "intisari"},
		"no kind":             {[]attribute{sum}, ""},
		"another kind":        {[]attribute{kind(TSTInfo), sum}, ""},
		"no digest":           {[]attribute{kind(Data)}, ""},
		"two digests":         {[]attribute{kind(Data), sum, sum}, ""},
		"a digest that isn't": {[]attribute{kind(Data), {attrSum, []cryptobyte.String{number(1)}}}, ""},
	} {
		if got := (&SignedData{Type: Data, signed: c.signed}).MessageDigest(); string(got) != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestBareSignatures: without attributes the content itself is signed, by one hash.
func TestBareSignatures(t *testing.T) {
	key := newEC(t)
	sum := digestOf(crypto.SHA256, "isi")
	signature, err := ecdsa.SignASN1(rand.Reader, key, sum)
	if err != nil {
		t.Fatal(err)
	}
	c := certified(t, key, 1)
	with := func(s scheme) *SignedData {
		return &SignedData{issuer: c.RawIssuer, serial: c.SerialNumber, Certificates: []*x509.Certificate{c}, Digest: crypto.SHA256, Signature: signature, scheme: s}
	}
	sound := with(scheme{hash: crypto.SHA256})
	if err := sound.CheckBare(sum); err != nil || !errors.Is(sound.CheckSignature(), errBare) {
		t.Errorf("a sound one: %v", err)
	}
	if err := sound.CheckBare(digestOf(crypto.SHA256, "lain")); !errors.Is(err, ErrSignature) {
		t.Errorf("of another content: %v", err)
	}
	for _, s := range []scheme{{hash: crypto.SHA384}, {hash: crypto.SHA256, unchecked: "Ed448"}} {
		var u *Unsupported
		if err := with(s).CheckBare(sum); !errors.As(err, &u) {
			t.Errorf("%+v: %v", s, err)
		}
	}
}

// TestKeysOfSchemes: a signature is of the key's own kind.
func TestKeysOfSchemes(t *testing.T) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s := scheme{hash: crypto.SHA512}
	if err := s.verify(public, []byte("isi"), ed25519.Sign(private, []byte("isi"))); err != nil {
		t.Errorf("Ed25519: %v", err)
	}
	if err := s.verify(public, []byte("lain"), ed25519.Sign(private, []byte("isi"))); !errors.Is(err, ErrSignature) {
		t.Errorf("Ed25519 of another message: %v", err)
	}
	var u *Unsupported
	if err := (scheme{hash: crypto.MD4}).verify(newEC(t).Public(), []byte("isi"), nil); !errors.As(err, &u) {
		t.Errorf("by a hash that is not there: %v", err)
	}
	if err := s.verify("kunci", []byte("isi"), nil); !errors.As(err, &u) {
		t.Errorf("by something that is no key: %v", err)
	}
	if err := (scheme{hash: crypto.SHA256, plain: true}).verify(newEC(t).Public(), []byte("isi"), nil); !errors.Is(err, ErrSignature) {
		t.Errorf("no bytes: %v", err)
	}
	for _, c := range []struct {
		oid  asn1.ObjectIdentifier
		want scheme
	}{
		{rsaEncryption, scheme{hash: crypto.SHA224}}, {ecPublicKey, scheme{hash: crypto.SHA224}},
		{asn1.ObjectIdentifier{1, 3, 101, 113}, scheme{unchecked: "Ed448"}}, {asn1.ObjectIdentifier{1, 2, 3}, scheme{unchecked: "algoritma 1.2.3"}},
	} {
		if got := readScheme(c.oid, nil, crypto.SHA224); got != c.want {
			t.Errorf("%s: %+v", c.oid, got)
		}
	}
}

package cms

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"

	"golang.org/x/crypto/cryptobyte"
	cbasn1 "golang.org/x/crypto/cryptobyte/asn1"
)

// Unsupported is why a signature cannot be judged: it may be sound.
type Unsupported struct{ What string }

func (u *Unsupported) Error() string { return u.What + " tidak didukung" }

// ErrSignature says that a signature was not made by that key.
var ErrSignature = errors.New("tanda tangan bukan dari kunci sertifikatnya")

// scheme is how a signature was made.
type scheme struct {
	hash      crypto.Hash
	pss       bool
	salt      int
	mask      crypto.Hash // of the mask of RSASSA-PSS
	plain     bool        // ECDSA as two numbers of one length (BSI TR-03111, 5.2.1)
	unchecked string      // why it cannot be judged
}

// unsupported names what is known, but not judged here.
var unsupported = map[string]string{
	"1.3.101.113": "Ed448", "2.16.840.1.101.3.4.2.11": "SHAKE128", "2.16.840.1.101.3.4.2.12": "SHAKE256", "2.16.840.1.101.3.4.2.18": "SHAKE256",
	"1.2.840.113549.2.5": "MD5", "1.2.840.113549.2.2": "MD2", "1.3.36.3.2.1": "RIPEMD-160", "1.2.840.113549.1.1.4": "MD5 dengan RSA",
	"1.2.840.10040.4.1": "DSA", "1.2.840.10040.4.3": "DSA", "2.16.840.1.101.3.4.3.2": "DSA", "1.2.643.7.1.1.3.2": "GOST",
}

// called returns what an algorithm is called.
func called(oid asn1.ObjectIdentifier) string {
	if name := unsupported[oid.String()]; name != "" {
		return name
	}
	return "algoritma " + oid.String()
}

// readScheme returns the scheme that an AlgorithmIdentifier names. digest is the
// hash where it leaves that open.
func readScheme(oid asn1.ObjectIdentifier, params cryptobyte.String, digest crypto.Hash) scheme {
	switch {
	case oid.Equal(rsaEncryption), oid.Equal(ecPublicKey), oid.Equal(ed25519OID):
		return scheme{hash: digest}
	case oid.Equal(rsaPSS):
		return readPSS(params)
	}
	for _, s := range schemes {
		if s.oid.Equal(oid) {
			return scheme{hash: s.hash}
		}
	}
	for _, s := range plainSchemes {
		if s.oid.Equal(oid) {
			return scheme{hash: s.hash, plain: true}
		}
	}
	return scheme{unchecked: called(oid)}
}

// readPSS reads RSASSA-PSS-params (RFC 4055, 3.1).
func readPSS(params cryptobyte.String) scheme {
	out := scheme{hash: crypto.SHA1, pss: true, salt: 20, mask: crypto.SHA1}
	odd := scheme{unchecked: "keterangan RSASSA-PSS tanda tangan ini"}
	var in, part cryptobyte.String
	if params.Empty() {
		return out
	}
	if !params.ReadASN1(&in, cbasn1.SEQUENCE) {
		return odd
	}
	var has bool
	if !in.ReadOptionalASN1(&part, &has, cbasn1.Tag(0).Constructed().ContextSpecific()) {
		return odd
	}
	if has {
		oid, _, ok := ReadAlgorithm(&part)
		if out.hash = HashOf(oid); !ok || out.hash == 0 {
			return odd
		}
	}
	if !in.ReadOptionalASN1(&part, &has, cbasn1.Tag(1).Constructed().ContextSpecific()) {
		return odd
	}
	if has {
		generator, params, ok := ReadAlgorithm(&part)
		if !ok || !generator.Equal(mgf1) {
			return odd
		}
		oid, _, ok := ReadAlgorithm(&params)
		if out.mask = HashOf(oid); !ok || out.mask == 0 {
			return odd
		}
	}
	if !in.ReadOptionalASN1(&part, &has, cbasn1.Tag(2).Constructed().ContextSpecific()) {
		return odd
	}
	if has && !part.ReadASN1Integer(&out.salt) || out.salt < 0 || out.salt > 512 {
		return odd
	}
	return out
}

// verify checks a signature of a message.
func (s scheme) verify(key crypto.PublicKey, message, signature []byte) error {
	if s.unchecked != "" {
		return &Unsupported{s.unchecked}
	}
	if pub, ok := key.(ed25519.PublicKey); ok {
		if !ed25519.Verify(pub, message, signature) {
			return ErrSignature
		}
		return nil
	}
	if !s.hash.Available() {
		return &Unsupported{"intisari (hash) tanda tangan"}
	}
	h := s.hash.New()
	h.Write(message)
	return s.verifyDigest(key, h.Sum(nil), signature)
}

// verifyDigest checks a signature of what has that digest.
func (s scheme) verifyDigest(key crypto.PublicKey, sum, signature []byte) error {
	var sound bool
	switch pub := key.(type) {
	case *rsa.PublicKey:
		switch {
		case !s.pss:
			sound = verifyRSA(pub, s.hash, sum, signature)
		case s.mask == s.hash && pub.E <= maxExponent:
			sound = rsa.VerifyPSS(pub, s.hash, sum, signature, &rsa.PSSOptions{SaltLength: s.salt, Hash: s.hash}) == nil
		default:
			sound = s.verifyPSS(pub, sum, signature)
		}
	case *ecdsa.PublicKey:
		if s.plain {
			signature = pairOf(signature)
		}
		sound = ecdsa.VerifyASN1(pub, sum, signature)
	case nil:
		return &Unsupported{"jenis kunci sertifikat ini"}
	default:
		return &Unsupported{fmt.Sprintf("kunci berjenis %T", key)}
	}
	if !sound {
		return ErrSignature
	}
	return nil
}

// verifyRSA checks a signature of RSASSA-PKCS1-v1_5. crypto/rsa does not know SHA-3;
// the prefix of its digests (RFC 9688) differs from SHA-2's by one byte.
func verifyRSA(pub *rsa.PublicKey, h crypto.Hash, sum, signature []byte) bool {
	last := map[crypto.Hash]byte{crypto.SHA3_224: 7, crypto.SHA3_256: 8, crypto.SHA3_384: 9, crypto.SHA3_512: 10}[h]
	large := map[crypto.Hash]byte{crypto.SHA256: 1, crypto.SHA384: 2, crypto.SHA512: 3}[h]
	if pub.E <= maxExponent && last == 0 {
		return rsa.VerifyPKCS1v15(pub, h, sum, signature) == nil
	}
	if last == 0 {
		last = large
	}
	n := byte(len(sum))
	info := append([]byte{0x30, 17 + n, 0x30, 13, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, last, 5, 0, 4, n}, sum...)
	if pub.E <= maxExponent {
		return rsa.VerifyPKCS1v15(pub, 0, info, signature) == nil
	}
	block, ok := raised(pub, signature)
	padding := len(block) - len(info) - 3
	if !ok || last == 0 || padding < 8 {
		return false
	}
	want := append(bytes.Repeat([]byte{0xff}, padding+2), 0)
	want[0], want[1] = 0, 1
	return bytes.Equal(block, append(want, info...))
}

// maxExponent is the largest public exponent that crypto/rsa takes.
const maxExponent = 1<<31 - 1

// raised undoes a signature by the public key.
func raised(pub *rsa.PublicKey, signature []byte) ([]byte, bool) {
	number := new(big.Int).SetBytes(signature)
	if len(signature) != pub.Size() || number.Cmp(pub.N) >= 0 || pub.N.BitLen() > 16384 {
		return nil, false
	}
	return number.Exp(number, big.NewInt(int64(pub.E)), pub.N).FillBytes(make([]byte, pub.Size())), true
}

// pairOf returns two numbers of one length as ECDSA-Sig-Value.
func pairOf(signature []byte) []byte {
	half := len(signature) / 2
	var b cryptobyte.Builder
	b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1BigInt(new(big.Int).SetBytes(signature[:half]))
		b.AddASN1BigInt(new(big.Int).SetBytes(signature[half:]))
	})
	out, err := b.Bytes()
	if err != nil || len(signature)%2 != 0 {
		return nil
	}
	return out
}

// verifyPSS checks a signature of RSASSA-PSS (RFC 8017, 8.1.2 and 9.1.2) that crypto/rsa
// does not: whose mask is made by another hash than the digest, as Java does by default.
func (s scheme) verifyPSS(pub *rsa.PublicKey, sum, signature []byte) bool {
	bits := pub.N.BitLen() - 1
	size := (bits + 7) / 8
	encoded, ok := raised(pub, signature)
	if !ok || !s.mask.Available() || len(bytes.Trim(encoded[:len(encoded)-size], "\x00")) > 0 {
		return false
	}
	block := encoded[len(encoded)-size:]
	n := s.hash.Size()
	if size < n+s.salt+2 || block[size-1] != 0xbc {
		return false
	}
	masked, digest := block[:size-n-1], block[size-n-1:size-1]
	unused := 8*size - bits
	if masked[0]>>(8-unused) != 0 {
		return false
	}
	mask(masked, digest, s.mask)
	masked[0] &= 0xff >> unused
	zeros := size - n - s.salt - 2
	if len(bytes.Trim(masked[:zeros], "\x00")) > 0 || masked[zeros] != 1 {
		return false
	}
	h := s.hash.New()
	h.Write(make([]byte, 8))
	h.Write(sum)
	h.Write(masked[zeros+1:])
	return bytes.Equal(h.Sum(nil), digest)
}

// mask undoes MGF1 (RFC 8017, B.2.1) on data.
func mask(data, seed []byte, hash crypto.Hash) {
	h := hash.New()
	for i := 0; len(data) > 0; i++ {
		h.Reset()
		h.Write(seed)
		h.Write([]byte{byte(i >> 24), byte(i >> 16), byte(i >> 8), byte(i)})
		for k, b := range h.Sum(nil)[:min(hash.Size(), len(data))] {
			data[k] ^= b
		}
		data = data[min(hash.Size(), len(data)):]
	}
}

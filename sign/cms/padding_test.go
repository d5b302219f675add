package cms

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"math/big"
	"testing"

	"golang.org/x/crypto/cryptobyte"
	cbasn1 "golang.org/x/crypto/cryptobyte/asn1"
)

// rsaKey is a key of any length and exponent, which crypto/rsa may not take.
type rsaKey struct {
	rsa.PublicKey
	d *big.Int
}

func newRSA(t *testing.T, bits, exponent int) rsaKey {
	t.Helper()
	one := big.NewInt(1)
	for {
		p, err := rand.Prime(rand.Reader, bits/2)
		if err != nil {
			t.Fatal(err)
		}
		q, err := rand.Prime(rand.Reader, bits-bits/2)
		if err != nil {
			t.Fatal(err)
		}
		phi := new(big.Int).Mul(new(big.Int).Sub(p, one), new(big.Int).Sub(q, one))
		if d := new(big.Int).ModInverse(big.NewInt(int64(exponent)), phi); d != nil {
			return rsaKey{rsa.PublicKey{N: new(big.Int).Mul(p, q), E: exponent}, d}
		}
	}
}

// sign signs a block as it stands.
func (k rsaKey) sign(block []byte) []byte {
	m := new(big.Int).SetBytes(block)
	return m.Exp(m, k.d, k.N).FillBytes(make([]byte, k.Size()))
}

func digestOf(h crypto.Hash, text string) []byte {
	w := h.New()
	w.Write([]byte(text))
	return w.Sum(nil)
}

// largeExponent is one that crypto/rsa does not take.
const largeExponent = 8589934609

// TestBlocksOfPKCS1: a block is right to its last byte, or the signature is none.
func TestBlocksOfPKCS1(t *testing.T) {
	key := newRSA(t, 1024, largeExponent)
	hashes := map[crypto.Hash]byte{crypto.SHA256: 1, crypto.SHA384: 2, crypto.SHA512: 3, crypto.SHA3_256: 8, crypto.SHA3_512: 10}
	for h, number := range hashes {
		sum := digestOf(h, "isi")
		n := byte(len(sum))
		info := append([]byte{0x30, 17 + n, 0x30, 13, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, number, 5, 0, 4, n}, sum...)
		block := append(bytes.Repeat([]byte{0xff}, key.Size()-len(info)), info...)
		block[0], block[1], block[len(block)-len(info)-1] = 0, 1, 0
		if s := (scheme{hash: h}); s.verifyDigest(&key.PublicKey, sum, key.sign(block)) != nil {
			t.Errorf("%v: a sound signature is refused", h)
		}
		for _, at := range []int{1, 2, len(block) - len(info) - 1, len(block) - len(info), len(block) - 1} {
			wrong := bytes.Clone(block)
			wrong[at] ^= 2
			if s := (scheme{hash: h}); s.verifyDigest(&key.PublicKey, sum, key.sign(wrong)) == nil {
				t.Errorf("%v: another byte at %d passes", h, at)
			}
		}
	}
	// A hash that has no number here, and keys too short for the block.
	if verifyRSA(&key.PublicKey, crypto.SHA1, digestOf(crypto.SHA1, "isi"), key.sign([]byte{1})) {
		t.Error("of SHA-1")
	}
	for _, bits := range []int{512, 720} {
		short := newRSA(t, bits, largeExponent)
		if verifyRSA(&short.PublicKey, crypto.SHA512, digestOf(crypto.SHA512, "isi"), short.sign([]byte{1})) {
			t.Errorf("a key of %d bits", bits)
		}
	}
}

// TestBlocksOfPSS: every part of the block (RFC 8017, 9.1.2) is looked at.
func TestBlocksOfPSS(t *testing.T) {
	for _, bits := range []int{1024, 1025, 1026} {
		key := newRSA(t, bits, 65537)
		h, salt := crypto.SHA256, []byte("garam yang panjangnya 20")[:20]
		s := scheme{hash: h, pss: true, salt: len(salt), mask: crypto.SHA384}
		sum := digestOf(h, "isi")
		size := (bits - 1 + 7) / 8
		// encoded makes the block, by changes of what is masked and of the whole.
		encoded := func(masked, whole func([]byte)) []byte {
			w := h.New()
			w.Write(make([]byte, 8))
			w.Write(sum)
			w.Write(salt)
			digest := w.Sum(nil)
			db := make([]byte, size-len(digest)-1)
			copy(db[len(db)-len(salt):], salt)
			db[len(db)-len(salt)-1] = 1
			masked(db)
			mask(db, digest, s.mask)
			db[0] &= 0xff >> (8*size - (bits - 1))
			out := append(append(db, digest...), 0xbc)
			whole(out)
			return out
		}
		none := func([]byte) {}
		if !s.verifyPSS(&key.PublicKey, sum, key.sign(encoded(none, none))) {
			t.Errorf("%d bits: a sound signature is refused", bits)
		}
		for name, block := range map[string][]byte{
			"another end":           encoded(none, func(b []byte) { b[len(b)-1] = 0xbd }),
			"another digest":        encoded(none, func(b []byte) { b[len(b)-2] ^= 1 }),
			"another salt":          encoded(func(b []byte) { b[len(b)-1] ^= 1 }, none),
			"no one before it":      encoded(func(b []byte) { b[len(b)-len(salt)-1] = 2 }, none),
			"something before that": encoded(func(b []byte) { b[len(b)-len(salt)-2] = 1 }, none),
		} {
			if s.verifyPSS(&key.PublicKey, sum, key.sign(block)) {
				t.Errorf("%d bits: %s passes", bits, name)
			}
		}
		if s.verifyPSS(&key.PublicKey, digestOf(h, "lain"), key.sign(encoded(none, none))) {
			t.Errorf("%d bits: of another message", bits)
		}
		unknown := s
		if unknown.mask = crypto.MD4; unknown.verifyPSS(&key.PublicKey, sum, key.sign(encoded(none, none))) {
			t.Errorf("%d bits: with a mask that is not known", bits)
		}
		long := s
		if long.salt = size; long.verifyPSS(&key.PublicKey, sum, key.sign(encoded(none, none))) {
			t.Errorf("%d bits: with a salt longer than the block", bits)
		}
		number := new(big.Int).SetBytes(key.sign(encoded(none, none)))
		for name, signature := range map[string][]byte{
			"with a zero before":    append([]byte{0}, number.FillBytes(make([]byte, key.Size()))...),
			"by the modulus larger": number.Add(number, key.N).FillBytes(make([]byte, key.Size()+1))[1:],
		} {
			if s.verifyPSS(&key.PublicKey, sum, signature) {
				t.Errorf("%d bits: %s", bits, name)
			}
		}
	}
	// What stands above the bits that a block may have.
	key := newRSA(t, 1024, 65537)
	s := scheme{hash: crypto.SHA256, pss: true, salt: 0, mask: crypto.SHA256}
	for i := range 64 {
		w := crypto.SHA256.New()
		w.Write(make([]byte, 8))
		sum := digestOf(crypto.SHA256, string(rune('a'+i)))
		w.Write(sum)
		digest := w.Sum(nil)
		db := make([]byte, 128-33)
		db[len(db)-1] = 1
		mask(db, digest, crypto.SHA256)
		db[0] |= 0x80
		block := append(append(db, digest...), 0xbc)
		if new(big.Int).SetBytes(block).Cmp(key.N) < 0 && s.verifyPSS(&key.PublicKey, sum, key.sign(block)) {
			t.Error("a bit too many passes")
		}
	}
}

// TestUsualPSS: the mask by the same hash as the digest, and a salt of the length named.
func TestUsualPSS(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	sum := digestOf(crypto.SHA256, "isi")
	signature, err := rsa.SignPSS(rand.Reader, key, crypto.SHA256, sum, &rsa.PSSOptions{SaltLength: 32})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		by    scheme
		of    string
		sound bool
	}{
		{"sound", scheme{hash: crypto.SHA256, pss: true, salt: 32, mask: crypto.SHA256}, "isi", true},
		{"of another message", scheme{hash: crypto.SHA256, pss: true, salt: 32, mask: crypto.SHA256}, "lain", false},
		{"with another salt", scheme{hash: crypto.SHA256, pss: true, salt: 20, mask: crypto.SHA256}, "isi", false},
		{"with another mask", scheme{hash: crypto.SHA256, pss: true, salt: 32, mask: crypto.SHA384}, "isi", false},
		{"as if it were the older scheme", scheme{hash: crypto.SHA256}, "isi", false},
	} {
		if err := c.by.verify(key.Public(), []byte(c.of), signature); (err == nil) != c.sound {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// der writes one element.
func der(tag cbasn1.Tag, parts ...[]byte) []byte {
	var b cryptobyte.Builder
	b.AddASN1(tag, func(b *cryptobyte.Builder) { b.AddBytes(bytes.Join(parts, nil)) })
	return b.BytesOrPanic()
}

func number(n int64) []byte {
	var b cryptobyte.Builder
	b.AddASN1Int64(n)
	return b.BytesOrPanic()
}

// TestParametersOfPSS: they are read whole, or the signature cannot be judged.
func TestParametersOfPSS(t *testing.T) {
	in := func(n uint8, parts ...[]byte) []byte {
		return der(cbasn1.Tag(n).ContextSpecific().Constructed(), parts...)
	}
	algorithm := func(oid string, params ...[]byte) []byte {
		return der(cbasn1.SEQUENCE, append([][]byte{der(cbasn1.OBJECT_IDENTIFIER, []byte(oid))}, params...)...)
	}
	const sha256, unknown, generator = "\x60\x86\x48\x01\x65\x03\x04\x02\x01", "\x2a\x03", "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x08"
	hash, mgf := in(0, algorithm(sha256)), in(1, algorithm(generator, algorithm(sha256)))
	sha1 := scheme{hash: crypto.SHA1, pss: true, salt: 20, mask: crypto.SHA1}
	full := scheme{hash: crypto.SHA256, pss: true, salt: 32, mask: crypto.SHA256}
	for _, c := range []struct {
		name   string
		params []byte
		want   scheme // the zero one where it cannot be judged
	}{
		{"none", nil, sha1},
		{"all by default", der(cbasn1.SEQUENCE), sha1},
		{"all", der(cbasn1.SEQUENCE, hash, mgf, in(2, number(32))), full},
		{"the longest salt", der(cbasn1.SEQUENCE, in(2, number(512))), scheme{hash: crypto.SHA1, pss: true, salt: 512, mask: crypto.SHA1}},
		{"no salt", der(cbasn1.SEQUENCE, in(2, number(0))), scheme{hash: crypto.SHA1, pss: true, mask: crypto.SHA1}},
		{"no sequence", der(cbasn1.SET, hash), scheme{}},
		{"a hash unknown", der(cbasn1.SEQUENCE, in(0, algorithm(unknown))), scheme{}},
		{"a hash that is none", der(cbasn1.SEQUENCE, in(0, number(1))), scheme{}},
		{"a generator unknown", der(cbasn1.SEQUENCE, in(1, algorithm(unknown, algorithm(sha256)))), scheme{}},
		{"a generator that is none", der(cbasn1.SEQUENCE, in(1, number(1))), scheme{}},
		{"a mask unknown", der(cbasn1.SEQUENCE, in(1, algorithm(generator, algorithm(unknown)))), scheme{}},
		{"a mask that is none", der(cbasn1.SEQUENCE, in(1, algorithm(generator))), scheme{}},
		{"a salt below nothing", der(cbasn1.SEQUENCE, in(2, number(-1))), scheme{}},
		{"a salt too long", der(cbasn1.SEQUENCE, in(2, number(513))), scheme{}},
		{"a salt that is none", der(cbasn1.SEQUENCE, in(2, algorithm(sha256))), scheme{}},
		{"cut within the hash", append([]byte{0x30, 2}, 0xa0, 9), scheme{}},
		{"cut within the generator", append([]byte{0x30, 2}, 0xa1, 9), scheme{}},
		{"cut within the salt", append([]byte{0x30, 2}, 0xa2, 9), scheme{}},
	} {
		got := readScheme(rsaPSS, c.params, crypto.SHA512)
		if c.want == (scheme{}) && got.unchecked == "" || c.want != (scheme{}) && got != c.want {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

package sign

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"strings"
	"time"
	"unicode"

	pkcs12 "software.sslmate.com/src/go-pkcs12"
)

// Identity is who signs: a key, and its certificate with those above it.
type Identity struct {
	Key   crypto.Signer
	Chain []*x509.Certificate // the signer's first
}

// NewIdentity returns the identity of a key and its certificate. Of the others
// those above it are taken, in the order of the chain.
func NewIdentity(key crypto.Signer, cert *x509.Certificate, others []*x509.Certificate) *Identity {
	return &Identity{Key: key, Chain: order(cert, others)}
}

// maxPKCS12 is the size of the largest PKCS#12 file that is read.
const maxPKCS12 = 1 << 20

// ReadPKCS12 returns the identity in a PKCS#12 file (.p12, .pfx), of the modern or
// the legacy kind. The errors never hold the passphrase.
func ReadPKCS12(data []byte, passphrase string) (*Identity, error) {
	if len(data) > maxPKCS12 {
		return nil, refuse("berkas PKCS#12 terlalu besar")
	}
	if bytes.HasPrefix(data, []byte("-----BEGIN ")) {
		return nil, refuse("berkas ini PEM, bukan PKCS#12").
			hint("gabungkan kunci dan sertifikatnya: openssl pkcs12 -export -inkey kunci.pem -in sertifikat.pem -out kunci.p12")
	}
	key, leaf, others, err := pkcs12.DecodeChain(data, passphrase)
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword):
		return nil, refuse("frasa sandi PKCS#12 salah")
	case err != nil:
		return nil, refuse("berkas ini bukan PKCS#12 yang dapat dibaca").hiding(err)
	}
	signer, ok := key.(crypto.Signer)
	if !ok {
		return nil, refuse("kunci di dalam PKCS#12 tidak dapat menandatangani")
	}
	return NewIdentity(signer, leaf, others), nil
}

// order returns the certificates above the leaf in the order of the chain; those
// that are not above it are left out.
func order(leaf *x509.Certificate, others []*x509.Certificate) []*x509.Certificate {
	chain := []*x509.Certificate{leaf}
	for len(chain) < maxChain {
		last := chain[len(chain)-1]
		if string(last.RawIssuer) == string(last.RawSubject) {
			break
		}
		next := issuerIn(last, others)
		if next == nil {
			break
		}
		chain = append(chain, next)
	}
	return chain
}

// Limits of the search for a chain: files may hold certificates made to be tried
// in vain.
const (
	maxChain  = 12
	maxTrials = 8
)

// issuerIn returns the certificate whose key signed c, nil if it is not there.
func issuerIn(c *x509.Certificate, pool []*x509.Certificate) *x509.Certificate {
	trials := 0
	for _, p := range pool {
		if string(p.RawSubject) != string(c.RawIssuer) {
			continue
		}
		if c.CheckSignatureFrom(p) == nil {
			return p
		}
		if trials++; trials == maxTrials {
			break
		}
	}
	return nil
}

// Check tells whether the identity can sign at that time: the certificate is
// valid then and allows it, the key fits it and is of a kind that is known.
func (id *Identity) Check(now time.Time) error {
	if id == nil || id.Key == nil || len(id.Chain) == 0 {
		return refuse("tidak ada sertifikat untuk menandatangani")
	}
	leaf := id.Chain[0]
	switch key := leaf.PublicKey.(type) {
	case *rsa.PublicKey:
		if bits := key.N.BitLen(); bits < 2048 || bits > 4096 {
			return refuse("kunci RSA sertifikat ini %d bit; yang dapat dipakai 2048 sampai 4096", bits)
		}
	case *ecdsa.PublicKey:
		if key.Curve != elliptic.P256() && key.Curve != elliptic.P384() {
			return refuse("kurva %s tidak dapat dipakai; yang dapat P-256 dan P-384", key.Curve.Params().Name)
		}
	default:
		return refuse("jenis kunci sertifikat ini (%v) tidak dapat dipakai", leaf.PublicKeyAlgorithm)
	}
	public, ok := id.Key.Public().(interface{ Equal(crypto.PublicKey) bool })
	if !ok || !public.Equal(leaf.PublicKey) {
		return refuse("kunci tidak cocok dengan sertifikat %s", Holder(leaf))
	}
	const day = "2006-01-02 15:04 MST"
	if now.Before(leaf.NotBefore) {
		return refuse("sertifikat %s belum berlaku; berlaku sejak %s", Holder(leaf), leaf.NotBefore.UTC().Format(day))
	}
	if now.After(leaf.NotAfter) {
		return refuse("sertifikat %s sudah kedaluwarsa pada %s", Holder(leaf), leaf.NotAfter.UTC().Format(day))
	}
	if fault := purposeFault(leaf); fault != "" {
		return refuse("sertifikat %s %s", Holder(leaf), fault)
	}
	return nil
}

// Holder returns the name of a certificate's holder.
func Holder(c *x509.Certificate) string {
	if c.Subject.CommonName != "" {
		return c.Subject.CommonName
	}
	return c.Subject.String()
}

// CheckSigner tells whether a certificate is that of the person named in the
// document. The NIP decides where the certificate holds one; otherwise the name
// without titles. An empty name, one of dots that nobody has filled in yet, and no NIP
// fit everybody.
func CheckSigner(c *x509.Certificate, name, nip string) error {
	nip = digits(nip)
	if held := heldNIP(c); held != "" && nip != "" {
		if held != nip {
			return refuse("NIP di sertifikat (%s) bukan NIP penanda tangan (%s)", held, nip)
		}
		return nil
	}
	if bare := bareName(name); bare != "" && bareName(Holder(c)) != bare {
		return refuse("nama di sertifikat (%s) bukan nama penanda tangan (%s)", Holder(c), name)
	}
	return nil
}

// heldNIP returns the number of 18 digits (Perka BKN 22/2007) in a subject.
func heldNIP(c *x509.Certificate) string {
	for _, n := range c.Subject.Names {
		s, ok := n.Value.(string)
		if d := digits(s); ok && len(d) == 18 {
			return d
		}
	}
	return ""
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// bareName returns a name in capitals without titles: those behind a comma, and
// those before it that end in a full stop. A single letter is an initial.
func bareName(name string) string {
	name, _, _ = strings.Cut(name, ",")
	var words []string
	for _, w := range strings.Fields(strings.ToUpper(name)) {
		letters := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		if strings.HasSuffix(w, ".") && len([]rune(letters)) > 1 || letters == "" || titles[letters] {
			continue
		}
		words = append(words, strings.Trim(letters, "."))
	}
	return strings.Join(words, " ")
}

// titles are those that people write without a full stop.
var titles = map[string]bool{"H": true, "HJ": true, "DR": true, "DRS": true, "DRA": true, "IR": true, "PROF": true}

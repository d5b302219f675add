package sign_test

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/sha1"
	"crypto/x509"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"iku/pdf/object"
	"iku/sign"
	"iku/sign/cms"
	"iku/sign/signtest"
)

// openSSL signs with the program of that name, by its arguments.
func openSSL(t *testing.T, key []string, args ...string) func(content []byte) ([]byte, error) {
	t.Helper()
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("there is no openssl")
	}
	dir := t.TempDir()
	run := func(args ...string) {
		t.Helper()
		cmd := exec.Command("openssl", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v: %s", args, err, out)
		}
	}
	run(append(append([]string{"genpkey"}, key...), "-out", "kunci")...)
	run("req", "-x509", "-new", "-key", "kunci", "-subj", "/CN=YULIANTO SATYA", "-days", "3650", "-out", "sertifikat")
	return func(content []byte) ([]byte, error) {
		if err := os.WriteFile(filepath.Join(dir, "isi"), content, 0o600); err != nil {
			return nil, err
		}
		run(append([]string{"cms", "-sign", "-binary", "-in", "isi", "-signer", "sertifikat", "-inkey", "kunci", "-outform", "DER", "-out", "cms"}, args...)...)
		return os.ReadFile(filepath.Join(dir, "cms"))
	}
}

// TestSignaturesOfOtherMakers: what is sound is not accused, and what cannot be judged is
// said to be so.
func TestSignaturesOfOtherMakers(t *testing.T) {
	rsaKey := []string{"-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"}
	d := newDesk(t)
	for _, c := range []struct {
		name   string
		key    []string
		args   []string
		want   sign.SubIndication
		intact bool
		says   string
	}{
		{"RSASSA-PSS with a mask by SHA-1", rsaKey, []string{"-md", "sha256", "-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_mgf1_md:sha1", "-keyopt", "rsa_pss_saltlen:32"}, sign.NoChain, true, "tidak berpangkal"},
		{"a key for RSASSA-PSS alone", []string{"-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048"}, []string{"-md", "sha256", "-keyopt", "rsa_padding_mode:pss"}, sign.NoChain, true, "tidak berpangkal"},
		{"no signed attributes", rsaKey, []string{"-noattr", "-md", "sha256"}, sign.NoChain, true, "tidak berpangkal"},
		{"named by its key", rsaKey, []string{"-keyid", "-md", "sha384"}, sign.NoChain, true, "tidak berpangkal"},
		{"no certificate", rsaKey, []string{"-nocerts", "-md", "sha256"}, sign.NoSigner, false, "tidak disertakan"},
		{"Brainpool", []string{"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:brainpoolP256r1"}, []string{"-md", "sha256"}, sign.Cryptography, false, "jenis kunci sertifikat ini tidak didukung; tanda tangan tidak dapat diperiksa"},
	} {
		t.Run(c.name, func(t *testing.T) {
			maker := openSSL(t, c.key, c.args...)
			first := d.sign(t, sheet(t, true), nil, sign.LevelB)
			detached := func(v object.Dict) object.Dict { return v.Set("SubFilter", object.Name("adbe.pkcs7.detached")) }
			both, err := sign.SealContent(first, detached, maker)
			if err != nil {
				t.Fatal(err)
			}
			r := d.verify(t, both, nil)
			if s := r.Signatures[1]; s.SubIndication != c.want || s.Intact != c.intact || !strings.Contains(s.Reason, c.says) {
				t.Errorf("got %s", told(r))
			}
			// One that cannot be judged spoils none before it.
			if s := r.Signatures[0]; s.Indication != sign.Passed {
				t.Errorf("the first: %s", told(r))
			}
			// What it covers is judged all the same.
			both[bytes.Index(both, []byte("stream"))+40] ^= 1
			if s := d.verify(t, both, nil).Signatures[1]; s.Indication == sign.Passed || s.Intact {
				t.Errorf("of another content: %s", told(r))
			}
		})
	}
}

// TestSHA1OfTheContent: adbe.pkcs7.sha1 is read, and weak.
func TestSHA1OfTheContent(t *testing.T) {
	d := newDesk(t)
	maker := func(content []byte) ([]byte, error) {
		sum := sha1.Sum(content)
		h := crypto.SHA256.New()
		h.Write(sum[:])
		return cms.Sign(cms.Params{Random: rand.Reader, Key: d.signer.Key, Chain: d.pki.Chain(d.signer), Type: cms.Data, Digest: h.Sum(nil), Content: sum[:]})
	}
	out, err := sign.SealContent(sheet(t, true), func(v object.Dict) object.Dict { return v.Set("SubFilter", object.Name("adbe.pkcs7.sha1")) }, maker)
	if err != nil {
		t.Fatal(err)
	}
	if s := d.verify(t, out, nil).Signatures[0]; s.SubIndication != sign.WeakCrypto || !s.Intact {
		t.Errorf("%s %s %s", s.Indication, s.SubIndication, s.Reason)
	}
	out[bytes.Index(out, []byte("stream"))+40] ^= 1
	if s := d.verify(t, out, nil).Signatures[0]; s.SubIndication != sign.HashFailure {
		t.Errorf("of another content: %s %s %s", s.Indication, s.SubIndication, s.Reason)
	}
	// What was signed is the digest of other content than what is carried.
	swapped, err := sign.SealContent(sheet(t, true), func(v object.Dict) object.Dict { return v.Set("SubFilter", object.Name("adbe.pkcs7.sha1")) }, func(content []byte) ([]byte, error) {
		sum := sha1.Sum(content)
		return cms.Sign(cms.Params{Random: rand.Reader, Key: d.signer.Key, Chain: d.pki.Chain(d.signer), Type: cms.Data, Digest: make([]byte, 32), Content: sum[:]})
	})
	if err != nil {
		t.Fatal(err)
	}
	if s := d.verify(t, swapped, nil).Signatures[0]; s.Intact || s.SubIndication != sign.SigCryptoFailure {
		t.Errorf("of swapped content: %s %s %s", s.Indication, s.SubIndication, s.Reason)
	}
	other, err := sign.SealContent(sheet(t, true), func(v object.Dict) object.Dict { return v.Set("SubFilter", object.Name("adbe.x509.rsa_sha1")) }, maker)
	if err != nil {
		t.Fatal(err)
	}
	if s := d.verify(t, other, nil).Signatures[0]; s.Indication != sign.Indeterminate || s.SubIndication != sign.Kind {
		t.Errorf("of another kind: %s %s %s", s.Indication, s.SubIndication, s.Reason)
	}
}

// TestOddCertificates: a certificate that crypto/x509 refuses is read for whom it names,
// and no signature is called forged for it.
func TestOddCertificates(t *testing.T) {
	d := newDesk(t)
	odd := *d.signer.Cert
	odd.Raw = bytes.ReplaceAll(odd.Raw, []byte("YULIANTO SATYA"), []byte("YULIANTO_SATYA"))
	if _, err := x509.ParseCertificate(odd.Raw); err == nil {
		t.Fatal("it is not odd")
	}
	s := d.verify(t, seal(t, sheet(t, true), sign.Identity{Key: d.signer.Key, Chain: []*x509.Certificate{&odd, d.pki.Intermediate.Cert}}), nil).Signatures[0]
	if s.Indication != sign.Indeterminate || s.SubIndication != sign.ChainFault || !s.Intact || s.Signer != "YULIANTO_SATYA" || !strings.Contains(s.Reason, "huruf yang tidak sah") {
		t.Errorf("%s %s %s, by %s", s.Indication, s.SubIndication, s.Reason, s.Signer)
	}
	// The same where only the authority above is odd.
	above := *d.pki.Intermediate.Cert
	above.Raw = bytes.Replace(above.Raw, []byte("Root CA Uji"), []byte("Root_CA Uji"), 1)
	s = d.verify(t, seal(t, sheet(t, true), sign.Identity{Key: d.signer.Key, Chain: []*x509.Certificate{d.signer.Cert, &above}}), nil).Signatures[0]
	if s.Indication != sign.Indeterminate || s.SubIndication != sign.ChainFault {
		t.Errorf("%s %s %s", s.Indication, s.SubIndication, s.Reason)
	}
}

// TestNegativeSerials: certificates with them are about, anchors among them.
func TestNegativeSerials(t *testing.T) {
	d := newDesk(t)
	root := *d.pki.Root.Cert
	i := bytes.Index(root.Raw, []byte{2, 2, 3, 0xe9}) // 1001
	if i < 0 {
		t.Fatal("no serial number")
	}
	root.Raw = bytes.Clone(root.Raw)
	root.Raw[i+2] |= 0x80
	c, err := cms.ReadCertificate(root.Raw)
	if err != nil || cms.Fault(c) != "" || c.SerialNumber.Sign() >= 0 {
		t.Fatalf("%v, %q", err, cms.Fault(c))
	}
	out := d.sign(t, sheet(t, true), nil, sign.LevelB)
	if s := d.verify(t, out, func(p *sign.Policy) { p.Trust = []*x509.Certificate{c} }).Signatures[0]; s.Indication != sign.Passed {
		t.Errorf("%s %s %s", s.Indication, s.SubIndication, s.Reason)
	}
}

// TestAnswersOfTomorrow: what an OCSP responder says it will say is not believed.
func TestAnswersOfTomorrow(t *testing.T) {
	d := newDesk(t)
	d.pki.SetClock(signtest.Now.AddDate(0, 0, 3))
	out := d.sign(t, sheet(t, true), nil, sign.LevelB)
	if s := d.verify(t, out, nil).Signatures[0]; s.SubIndication != sign.TryLater {
		t.Errorf("%s %s %s", s.Indication, s.SubIndication, s.Reason)
	}
}

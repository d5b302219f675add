//go:build pkcs11

package pkcs11_test

import (
	"context"
	"crypto/x509"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"iku/sign"
	"iku/sign/pkcs11"
	"iku/sign/signtest"
)

// TestSoftHSM signs with a key in SoftHSM 2; IKU_SOFTHSM names its library.
func TestSoftHSM(t *testing.T) {
	module := os.Getenv("IKU_SOFTHSM")
	for _, path := range []string{"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"} {
		if _, err := os.Stat(path); module == "" && err == nil {
			module = path
		}
	}
	for _, name := range []string{"softhsm2-util", "pkcs11-tool"} {
		if _, err := exec.LookPath(name); err != nil || module == "" {
			if os.Getenv("IKU_JUDGES")+os.Getenv("IKU_CI") != "" {
				t.Fatal("SoftHSM 2 or pkcs11-tool is not installed")
			}
			t.Skip("SoftHSM 2 or pkcs11-tool is not installed")
		}
	}
	dir := t.TempDir()
	conf := filepath.Join(dir, "softhsm2.conf")
	if err := os.WriteFile(conf, []byte("directories.tokendir = "+dir+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SOFTHSM2_CONF", conf)
	pki := signtest.New(t)
	key := signtest.RSA(t, 2048)
	a := pki.Signer(t, "YULIANTO", "", key)
	pkcs8, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	put := func(name string, data []byte) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	keyFile := put("key.pem", pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8}))
	certFile := put("cert.der", a.Cert.Raw)
	for _, c := range [][]string{
		{"softhsm2-util", "--init-token", "--free", "--label", "iku", "--pin", "1234", "--so-pin", "1234"},
		{"softhsm2-util", "--import", keyFile, "--token", "iku", "--label", "ttd", "--id", "01", "--pin", "1234"},
		{"pkcs11-tool", "--module", module, "--login", "--pin", "1234", "--token-label", "iku", "--write-object", certFile, "--type", "cert", "--label", "ttd", "--id", "01"},
	} {
		if out, err := exec.Command(c[0], c[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", c, err, out)
		}
	}
	for _, c := range []struct{ module, token, label, pin, want string }{
		{module, "iku", "", "9999", "PIN salah"},
		{module, "lain", "", "1234", "tidak ditemukan"},
		{module + ".tidak-ada", "iku", "", "1234", "pustaka perangkat"},
		{module, "iku", "ORANG LAIN", "1234", "tidak ada sertifikat yang cocok"},
	} {
		if _, _, err := pkcs11.Open(c.module, c.token, c.label, c.pin); err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), c.pin) {
			t.Errorf("%s %s: got %v, want %q", c.token, c.label, err, c.want)
		}
	}
	id, device, err := pkcs11.Open(module, "iku", "", "1234")
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close()
	if err := id.Check(signtest.Now); err != nil {
		t.Fatal(err)
	}
	out, err := sign.Sign(context.Background(), plain, sign.Request{Identity: id, Now: signtest.Now,
		Authorities: []*x509.Certificate{pki.Root.Cert, pki.Intermediate.Cert}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := sign.Verify(context.Background(), out, sign.Policy{Now: signtest.Now})
	if err != nil || len(r.Signatures) != 1 || !r.Signatures[0].Intact || len(r.Signatures[0].Chain) != 3 {
		t.Errorf("%+v, %v", r, err)
	}
}

var plain = []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n" +
	"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\nxref\n0 4\n0000000000 65535 f\r\n0000000009 00000 n\r\n" +
	"0000000054 00000 n\r\n0000000105 00000 n\r\ntrailer\n<</Size 4/Root 1 0 R>>\nstartxref\n166\n%%EOF\n")

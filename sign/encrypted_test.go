package sign_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"iku/sign"
)

// pyHankoEncrypted signs a file that is encrypted by the empty password.
const pyHankoEncrypted = `
import sys
from pyhanko.sign import signers
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
key = signers.SimpleSigner.load_pkcs12(sys.argv[1], passphrase=b'rahasia')
with open(sys.argv[2], 'rb') as f:
    w = IncrementalPdfFileWriter(f)
    w.encrypt('')
    with open(sys.argv[3], 'wb') as out:
        signers.sign_pdf(w, signers.PdfSignatureMetadata(field_name='TandaTangan1'), signer=key, output=out)
`

// TestEncryptedSignatures: what anybody may read is judged.
func TestEncryptedSignatures(t *testing.T) {
	interpreter, qpdf := python(t), tool(t, "qpdf")
	d := newDesk(t)
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	key, err := pkcs12.Modern.Encode(d.signer.Key, d.signer.Cert, d.pki.Chain(d.signer)[1:], "rahasia")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"kunci": key, "polos": sheet(t, true)} {
		if err := os.WriteFile(path(name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, how := range [][]string{{"128", "--use-aes=n"}, {"128", "--use-aes=y"}, {"256"}} {
		encrypt := append(append([]string{"--allow-weak-crypto", "--encrypt", "", "pemilik"}, how...), "--", path("polos"), path("sandi"))
		if out, err := exec.Command(qpdf, encrypt...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		run(t, interpreter, "-c", pyHankoEncrypted, path("kunci"), path("sandi"), path("ttd"))
		data, err := os.ReadFile(path("ttd"))
		if err != nil {
			t.Fatal(err)
		}
		d.passes(t, data, nil)
		data[len(data)/3] ^= 1
		if s := d.verify(t, data, nil).Signatures[0]; s.SubIndication != sign.HashFailure {
			t.Errorf("%v, a byte changed: %s %s", how, s.SubIndication, s.Reason)
		}
	}
}

package sign_test

import (
	"encoding/hex"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"iku/pdf/object"
	"iku/sign"
	"iku/sign/cms"
	"iku/sign/signtest"
)

// The judges are programs of others. Each test needs one and is skipped without.

// absent skips a test, or fails it where IKU_JUDGES says that all judges are there.
func absent(t *testing.T, name string) {
	t.Helper()
	if os.Getenv("IKU_JUDGES") != "" {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("%s is not installed", name)
}

// tool returns the path of a program.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		absent(t, name)
	}
	return path
}

// python returns a Python that has pyHanko; IKU_PYHANKO may name it.
func python(t *testing.T) string {
	t.Helper()
	name := os.Getenv("IKU_PYHANKO")
	if name == "" {
		name = "python3"
	}
	path := tool(t, name)
	if exec.Command(path, "-c", "import pyhanko").Run() != nil {
		absent(t, "pyHanko")
	}
	return path
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Errorf("%s %s: %v\n%s", filepath.Base(name), strings.Join(args, " "), err, out)
	}
	return string(out)
}

// files writes what the desk signs at every level, its root and its key.
func (d *desk) files(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	put := func(name string, data []byte) string {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	put("root.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: d.pki.Root.Cert.Raw}))
	put("ca.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: d.pki.Intermediate.Cert.Raw}))
	p12, err := pkcs12.Modern.Encode(d.signer.Key, d.signer.Cert, d.pki.Chain(d.signer)[1:], "rahasia")
	if err != nil {
		t.Fatal(err)
	}
	put("kunci.p12", p12)
	put("kosong.pdf", sheet(t, true))
	for _, level := range levels {
		put(level.String()+".pdf", d.sign(t, sheet(t, true), nil, level))
	}
	return dir
}

// current returns a desk whose certificates are valid now, since these programs
// go by the machine's clock.
func current(t *testing.T) *desk {
	pki := signtest.NewAt(t, time.Now().Add(-time.Minute))
	return &desk{pki, pki.Signer(t, "YULIANTO SATYA", "", signtest.RSA(t, 2048))}
}

// filesNow writes the files with signatures of now.
func (d *desk) filesNow(t *testing.T) string {
	t.Helper()
	clock = time.Now()
	defer func() { clock = signtest.Now }()
	return d.files(t)
}

func unhex(t *testing.T, digits []byte) []byte {
	t.Helper()
	out := make([]byte, len(digits)/2)
	if _, err := hex.Decode(out, digits); err != nil {
		t.Fatal(err)
	}
	_, used, err := cms.Normalize(out)
	if err != nil {
		t.Fatal(err)
	}
	return out[:used]
}

// tokenOf returns the time stamp in a signature, and what it stamps.
func tokenOf(t *testing.T, der []byte) (token, signature []byte) {
	t.Helper()
	s, _, err := cms.Parse(der)
	if err != nil {
		t.Fatal(err)
	}
	tokens := s.Unsigned(cms.TimeStampToken)
	if len(tokens) != 1 {
		t.Fatalf("%d time stamps", len(tokens))
	}
	return tokens[0], s.Signature
}

func TestJudgePdfsig(t *testing.T) {
	pdfsig := tool(t, "pdfsig")
	dir := current(t).filesNow(t)
	for _, level := range levels {
		out := run(t, pdfsig, "-nocert", filepath.Join(dir, level.String()+".pdf"))
		if !strings.Contains(out, "Signature is Valid.") || !strings.Contains(out, "ETSI.CAdES.detached") {
			t.Errorf("%s: %s", level, out)
		}
	}
}

// TestJudgeVeraPDF: what was signed is PDF/A-3a and PDF/UA-1 as before.
func TestJudgeVeraPDF(t *testing.T) {
	script, err := filepath.Abs("../.ci/verapdf")
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("IKU_JUDGES") == "" {
		t.Skip("set IKU_JUDGES to ask veraPDF, which takes seconds")
	}
	d := current(t)
	dir := d.filesNow(t)
	var names []string
	for _, level := range levels {
		names = append(names, filepath.Join(dir, level.String()+".pdf"))
	}
	place := func(r *sign.Request) { r.Now, r.Place = time.Now(), &sign.Place{Rect: [4]float64{72, 100, 300, 160}} }
	foot := func(r *sign.Request) {
		r.Now, r.Footer = time.Now(), &sign.Footer{Family: family(t), Text: "Dokumen ini ditandatangani."}
	}
	second := d.sign(t, d.sign(t, sheet(t, true), foot, sign.LevelB), place, sign.LevelB)
	for name, data := range map[string][]byte{"kedua.pdf": second, "baru.pdf": d.sign(t, sheet(t, false), place, sign.LevelB)} {
		names = append(names, filepath.Join(dir, name))
		if err := os.WriteFile(names[len(names)-1], data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if out := run(t, script, names...); !strings.Contains(out, "6 files, 0 failures") {
		t.Error(out)
	}
}

// TestJudgeDSS: EU DSS, without the network, names each level and passes those
// that carry their evidence. Of the others it knows no revocation.
func TestJudgeDSS(t *testing.T) {
	script, err := filepath.Abs("../.ci/dss")
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("IKU_JUDGES") == "" {
		t.Skip("set IKU_JUDGES to ask EU DSS, which takes seconds")
	}
	dir := current(t).filesNow(t)
	args := []string{filepath.Join(dir, "root.pem")}
	for _, level := range levels {
		args = append(args, filepath.Join(dir, level.String()+".pdf"))
	}
	out := run(t, script, args...)
	for _, want := range []string{
		"B-B.pdf PAdES-BASELINE-B INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE",
		"B-T.pdf PAdES-BASELINE-T INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE",
		"B-LT.pdf PAdES-BASELINE-LT TOTAL_PASSED",
		"B-LTA.pdf PAdES-BASELINE-LTA TOTAL_PASSED",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

// TestJudgeOpenSSL: the signature itself and its time stamp.
func TestJudgeOpenSSL(t *testing.T) {
	openssl := tool(t, "openssl")
	dir := current(t).filesNow(t)
	data, err := os.ReadFile(filepath.Join(dir, "B-T.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	from, to := value(data)
	der := unhex(t, data[from:to])
	content := append(append([]byte(nil), data[:from-1]...), data[to+1:]...)
	for name, b := range map[string][]byte{"sig.der": der, "content": content} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run(t, openssl, "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", filepath.Join(dir, "sig.der"), "-content", filepath.Join(dir, "content"),
		"-CAfile", filepath.Join(dir, "root.pem"), "-purpose", "any", "-out", os.DevNull)
	token, signature := tokenOf(t, der)
	for name, b := range map[string][]byte{"token.der": token, "signature": signature} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out := run(t, openssl, "ts", "-verify", "-token_in", "-in", filepath.Join(dir, "token.der"), "-data", filepath.Join(dir, "signature"),
		"-CAfile", filepath.Join(dir, "root.pem"), "-untrusted", filepath.Join(dir, "ca.pem"))
	if !strings.Contains(out, "Verification: OK") {
		t.Error(out)
	}
}

const validate = `
import sys
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.keys import load_cert_from_pemder
from pyhanko_certvalidator import ValidationContext
root = load_cert_from_pemder(sys.argv[1])
for name in sys.argv[2:]:
    for s in PdfFileReader(open(name, 'rb')).embedded_signatures:
        vc = ValidationContext(trust_roots=[root], allow_fetching=False)
        if s.sig_object.get('/Type') == '/DocTimeStamp':
            st = validate_pdf_timestamp(s, vc)
            print(s.field_name, st.intact and st.trusted, st.summary())
        else:
            st = validate_pdf_signature(s, vc, ts_validation_context=vc)
            print(s.field_name, st.bottom_line, st.summary())
`

func TestJudgePyHanko(t *testing.T) {
	py := python(t)
	dir := current(t).filesNow(t)
	args := []string{"-c", validate, filepath.Join(dir, "root.pem")}
	for _, level := range levels {
		args = append(args, filepath.Join(dir, level.String()+".pdf"))
	}
	out := run(t, py, args...)
	if strings.Count(out, " True ") != 5 || strings.Contains(out, "False") {
		t.Error(out)
	}
}

const signWith = `
import sys
from pyhanko.sign import signers, fields
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
src, p12, out, sub = sys.argv[1:]
s = signers.SimpleSigner.load_pkcs12(p12, passphrase=b'rahasia')
w = IncrementalPdfFileWriter(open(src, 'rb'))
names = [n for n, v, r in fields.enumerate_sig_fields(w.prev) if v is None]
meta = signers.PdfSignatureMetadata(field_name=names[0] if names else 'Lain', subfilter=fields.SigSeedSubFilter("/" + sub))
signers.sign_pdf(w, meta, signer=s, output=open(out, 'wb'))
`

// fieldNumber returns the object number of a file's field.
func fieldNumber(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := object.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	ref, _ := sigField(f)
	return strconv.Itoa(ref.Num)
}

// TestTheySignOurField: their signatures in our field pass here, and so does ours
// before theirs.
func TestTheySignOurField(t *testing.T) {
	d := current(t)
	dir := d.filesNow(t)
	in := func(name string) string { return filepath.Join(dir, name) }
	now := func(p *sign.Policy) { p.Now = time.Now().Add(time.Minute) }
	check := func(t *testing.T, name string, count int) {
		t.Helper()
		data, err := os.ReadFile(in(name))
		if err != nil {
			t.Fatal(err)
		}
		if r := d.passes(t, data, now); len(r.Signatures) != count {
			t.Errorf("%s: %d signatures", name, len(r.Signatures))
		}
	}
	t.Run("pyHanko", func(t *testing.T) {
		py := python(t)
		run(t, py, "-c", signWith, in("kosong.pdf"), in("kunci.p12"), in("a.pdf"), "ETSI.CAdES.detached")
		check(t, "a.pdf", 1)
		run(t, py, "-c", signWith, in("kosong.pdf"), in("kunci.p12"), in("b.pdf"), "adbe.pkcs7.detached")
		check(t, "b.pdf", 1)
		run(t, py, "-c", signWith, in("B-B.pdf"), in("kunci.p12"), in("c.pdf"), "ETSI.CAdES.detached")
		check(t, "c.pdf", 2)
	})
	t.Run("poppler", func(t *testing.T) {
		pdfsig, certutil, pk12util := tool(t, "pdfsig"), tool(t, "certutil"), tool(t, "pk12util")
		db := t.TempDir()
		run(t, certutil, "-N", "-d", "sql:"+db, "--empty-password")
		run(t, pk12util, "-i", in("kunci.p12"), "-d", "sql:"+db, "-W", "rahasia", "-K", "")
		name := "YULIANTO SATYA"
		for line := range strings.Lines(run(t, certutil, "-L", "-d", "sql:"+db)) {
			if strings.Contains(line, "u,u,u") {
				name = strings.TrimSpace(strings.Split(line, "  ")[0])
			}
		}
		run(t, pdfsig, "-nssdir", "sql:"+db, in("kosong.pdf"), in("p.pdf"), "-sign", "TandaTangan1", "-nick", name)
		check(t, "p.pdf", 1)
	})
	t.Run("mutool", func(t *testing.T) {
		mutool := tool(t, "mutool")
		out, err := exec.Command(mutool, "sign", "-s", in("kunci.p12"), "-P", "rahasia", "-o", in("m.pdf"), in("kosong.pdf"), fieldNumber(t, in("kosong.pdf"))).CombinedOutput()
		if err != nil {
			t.Skipf("this mutool does not sign: %s", out)
		}
		data, err := os.ReadFile(in("m.pdf"))
		if err != nil {
			t.Skip(string(out))
		}
		if r := d.verify(t, data, now); len(r.Signatures) != 1 || !r.Signatures[0].Intact {
			t.Error(told(r))
		}
	})
}

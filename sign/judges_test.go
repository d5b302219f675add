package sign_test

import (
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"iku/sign/signtest"
)

// The judges are programs of others. Each test needs one and is skipped without.

// allJudges tells whether the machine is one that has all of them.
func allJudges() bool { return os.Getenv("IKU_JUDGES")+os.Getenv("IKU_CI") != "" }

// absent skips a test, or fails it where all judges should be there.
func absent(t *testing.T, name string) {
	t.Helper()
	if allJudges() {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("%s is not installed", name)
}

// script returns the path of a judge in .ci, which takes seconds and is only asked
// where all are.
func script(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs("../.ci/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if !allJudges() || testing.Short() {
		t.Skipf("set IKU_JUDGES=1 and not -short to ask %s, which needs Java and Maven", name)
	}
	return path
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
	put("root.crl", d.pki.CRL(d.pki.Root))
	put("ca.crl", d.pki.CRL(d.pki.Intermediate))
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

// in returns the paths of files in a folder.
func in(dir string, names ...string) []string {
	var out []string
	for _, name := range names {
		out = append(out, filepath.Join(dir, name))
	}
	return out
}

// signedFiles are the files of every level, in their order.
func signedFiles(dir string) []string {
	var out []string
	for _, level := range levels {
		out = append(out, filepath.Join(dir, level.String()+".pdf"))
	}
	return out
}

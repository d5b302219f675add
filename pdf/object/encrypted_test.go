package object_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"iku/pdf/object"
)

// Files that qpdf encrypts by an empty password are read as they were before; others are
// refused.
func TestEncrypted(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("there is no qpdf")
	}
	const plain = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Lang(id-ID)>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 9 9]>>\nendobj\n" +
		"3 0 obj\n<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Length 16>>stream\n0 0 1 rg 1 2 m f\nendstream\nendobj\ntrailer\n<</Size 5/Root 1 0 R>>\n"
	dir := t.TempDir()
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, []byte(plain), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{
		"--encrypt  pemilik 40 --", "--encrypt  pemilik 128 --use-aes=n --", "--encrypt  pemilik 128 --use-aes=y --",
		"--encrypt  pemilik 128 --cleartext-metadata --use-aes=y --", "--encrypt  pemilik 256 --", "--encrypt  pemilik 256 --force-R5 --",
		"--encrypt  pemilik 256 -- --object-streams=generate", "--encrypt rahasia pemilik 256 --", "--encrypt rahasia pemilik 128 --use-aes=n --",
	} {
		t.Run(args, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "x.pdf")
			words := strings.Split(args, " ")
			said, err := exec.Command("qpdf", append(append([]string{"--allow-weak-crypto", "--compress-streams=n"}, words...), in, out)...).CombinedOutput()
			var exit *exec.ExitError
			if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 3) { // 3: it warns
				t.Fatalf("%v: %s", err, said)
			}
			data, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := object.Open(data); !errors.Is(err, object.ErrEncrypted) {
				t.Errorf("Open: %v", err)
			}
			f, err := object.OpenAny(data)
			if strings.Contains(args, "rahasia") {
				if !errors.Is(err, object.ErrEncrypted) {
					t.Errorf("it is read without its password: %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			catalog, err := f.Catalog()
			if err != nil || catalog.Get("Lang") != object.Object(object.String("id-ID")) {
				t.Errorf("the catalog is %v, %v", catalog, err)
			}
			tree, _ := f.Dict(catalog.Get("Pages"))
			kids, _ := f.Array(tree.Get("Kids"))
			page, _ := f.Dict(kids[0])
			o, _ := f.Resolve(page.Get("Contents"))
			s, ok := o.(*object.Stream)
			if !ok {
				t.Fatalf("the page holds %v", page)
			}
			drawn, err := f.Decode(s)
			if err != nil || !bytes.Contains(drawn, []byte("0 0 1 rg 1 2 m f")) {
				t.Errorf("it draws %q, %v", drawn, err)
			}
			// Damage is no panic.
			for i := 0; i < len(data); i += 7 {
				broken := bytes.Clone(data)
				broken[i] ^= 0x55
				if f, err := object.OpenAny(broken); err == nil {
					for n := range f.Size() {
						_, _ = f.Resolve(object.Ref{Num: n})
					}
				}
			}
		})
	}
}

package main

import (
	"bytes"
	"encoding/pem"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	validator "github.com/santhosh-tekuri/jsonschema/v6"
	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"iku/cmd/internal/preview"
	"iku/content"
	"iku/content/schema"
	"iku/content/source"
	"iku/sign/signtest"
)

// kindOf is a document that goes through the commands, alone in a folder with what it
// names.
type kindOf struct {
	*testing.T
	name  string // of its file
	doc   *content.Document
	pki   *signtest.PKI
	valid func(data []byte) error // what is exported, by the JSON Schema
}

// do runs a command with what standard input says, and returns what it says.
func (k *kindOf) do(code int, stdin string, args ...string) (out, said string) {
	k.Helper()
	var o, e bytes.Buffer
	if got := run(args, strings.NewReader(stdin), &o, &e); got != code {
		k.Fatalf("iku %q: %d, not %d\n%s%s", args, got, code, &o, &e)
	}
	return o.String(), o.String() + e.String()
}

func (k *kindOf) says(text, want string) {
	k.Helper()
	if !regexp.MustCompile(want).MatchString(text) {
		k.Errorf("no %s in\n%s", want, text)
	}
}

func (k *kindOf) read(name string) string {
	k.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		k.Fatal(err)
	}
	return string(data)
}

// pdfs returns the PDFs below a folder.
func (k *kindOf) pdfs(folder string) (names []string) {
	k.Helper()
	names, _ = filepath.Glob(filepath.Join(folder, "*.pdf"))
	for _, name := range names {
		if data := k.read(name); !strings.HasPrefix(data, "%PDF-") || !strings.HasSuffix(data, "%%EOF\n") {
			k.Errorf("%s is no whole PDF", name)
		}
	}
	return names
}

// commands are what is done with a document of any kind.
var commands = []struct {
	name string
	do   func(k *kindOf)
}{
	{"check", func(k *kindOf) {
		out, _ := k.do(exitDone, "", "check", "--strict", k.name)
		k.says(out, "tidak ada temuan")
		out, _ = k.do(exitDone, k.read(k.name), "check", "-")
		k.says(out, "tidak ada temuan")
	}},
	{"build", func(k *kindOf) {
		k.do(exitDone, "", "build", k.name, "-o", "pdf"+string(filepath.Separator))
		if n := len(k.pdfs("pdf")); n != len(k.doc.Documents()) {
			k.Errorf("%d PDFs of %d documents", n, len(k.doc.Documents()))
		}
		_, said := k.do(exitDone, "", "build", k.name, "--book", "buku.pdf")
		k.says(said, fmt.Sprintf("buku %d lembar", len(k.doc.Documents())))
		if k.doc.Multiplied() {
			k.do(exitDone, k.read(k.name), "build", "-", "-o", "dari"+string(filepath.Separator))
			return
		}
		out, _ := k.do(exitDone, k.read(k.name), "build", "-")
		k.says(out, `^%PDF-`)
	}},
	{"status", func(k *kindOf) {
		out, _ := k.do(exitDone, "", "status", k.name, "-o", "pdf")
		if j := k.doc.Dokumen.Jenis; j.Name != schema.JenisIKU { // which goes without saying
			k.says(out, ", ("+regexp.QuoteMeta(j.Judul)+`|Peraturan)`)
		}
		k.says(out, `\d+ sesuai\n`)
		for _, form := range []string{"json", "csv", "html"} {
			out, _ = k.do(exitDone, "", "status", k.name, "-o", "pdf", "--format", form)
			k.says(out, regexp.QuoteMeta(k.name))
		}
	}},
	{"preview", func(k *kindOf) {
		s, err := preview.New([]string{k.name}, preview.Options{Now: time.Now})
		if err != nil {
			k.Fatal(err)
		}
		web := httptest.NewServer(s)
		defer web.Close()
		jar, _ := cookiejar.New(nil)
		r, err := (&http.Client{Jar: jar}).Get(s.Address(web.URL + "/"))
		if err != nil {
			k.Fatal(err)
		}
		defer r.Body.Close()
		page, err := io.ReadAll(r.Body)
		if err != nil || r.StatusCode != http.StatusOK {
			k.Fatal(r.Status, err)
		}
		k.says(string(page), `<svg|sekretaris`) // the pages, or the list of several
	}},
	{"extract", func(k *kindOf) {
		k.do(exitDone, "", "extract", "pdf", "-o", "asal")
		found := 0
		_ = filepath.WalkDir("asal", func(path string, e os.DirEntry, err error) error {
			if err == nil && e.Name() == k.name {
				found++
				if k.read(path) != k.read(k.name) {
					k.Errorf("%s is another", path)
				}
			}
			return err
		})
		if found != len(k.doc.Documents()) {
			k.Errorf("%d sources of %d PDFs", found, len(k.doc.Documents()))
		}
	}},
	{"sign, verify", func(k *kindOf) {
		k.Setenv("IKU_PASSPHRASE", "rahasia")
		d := k.doc.Documents()[0]
		parties := d.PenandaTangan
		name := k.pdfs("pdf")[0]
		if k.doc.Multiplied() {
			name = filepath.Join("pdf", strings.TrimSuffix(k.name, ".toml")+"-"+d.PK.Nama+".pdf")
		}
		for i, p := range parties {
			a := k.pki.Signer(k, p.Nama.Value, strings.ReplaceAll(p.Nomor.Value, " ", ""), signtest.EC(k))
			data, err := pkcs12.Modern.Encode(a.Key, a.Cert, k.pki.Chain(a)[1:], "rahasia")
			if err != nil {
				k.Fatal(err)
			}
			if err := os.WriteFile("kunci.p12", data, 0o600); err != nil {
				k.Fatal(err)
			}
			next := fmt.Sprintf("ttd-%d.pdf", i+1)
			k.do(exitDone, "", "sign", name, "--p12", "kunci.p12", "-o", next)
			name = next
		}
		out, _ := k.do(exitDone, "", "verify", name, "--trust", "root.pem", "--online", "--allow-private")
		k.says(out, fmt.Sprintf("%d tanda tangan, lulus", len(parties)))
		k.says(out, "menyusun halaman yang ditandatangani")
		if len(parties) == 0 {
			k.Error("nobody signs it")
		}
	}},
	{"revise, diff", func(k *kindOf) {
		next := "lanjut-" + k.name
		_, said := k.do(exitDone, "", "revise", k.name, "-o", next)
		k.says(said, next+" ditulis")
		out, _ := k.do(exitDone, "", "diff", k.name, k.name)
		k.says(out, `tidak ada perubahan|\d+ sama`)
		var o, e bytes.Buffer
		if code := run([]string{"diff", k.name, next, "--matrix", "matriks.pdf"}, nil, &o, &e); code != exitFound && code != exitDone {
			k.Errorf("diff: %d\n%s%s", code, &o, &e)
		}
		if code := run([]string{"check", next}, nil, &o, &e); code != exitDone { // what is still to be filled in is no galat
			k.Errorf("check of what follows: %d\n%s%s", code, &o, &e)
		}
		k.pdfs(".")
	}},
	{"export, import", func(k *kindOf) {
		stem := strings.TrimSuffix(k.name, ".toml")
		for _, form := range []string{"xlsx", "json", "html"} {
			k.do(exitDone, "", "export", k.name, "-o", stem+"-"+form+"."+form)
			back := stem + "-" + form + ".toml"
			_, said := k.do(exitDone, "", "import", stem+"-"+form+"."+form, "--yes") // beside what it names
			k.says(said, back)
			if strings.Contains(said, "tidak dibaca") || strings.Contains(said, "galat") {
				k.Error(said)
			}
			out, _ := k.do(exitDone, "", "diff", k.name, back)
			k.says(out, `tidak ada perubahan|\d+ sama`)
		}
		if err := k.valid([]byte(k.read(stem + "-json.json"))); err != nil {
			k.Error(err)
		}
		k.do(exitDone, "", "export", k.name, "-o", "keluar.csv")
		k.do(exitDone, "", "export", k.name, "--format", "ms-ind", "-o", "ms-ind.csv")
		if strings.Count(k.read("ms-ind.csv"), "\n") < 2 {
			k.Error("no indikator in MS-Ind")
		}
		k.do(exitDone, "", "export", k.name, "--format", "paket", "--pdf", "pdf", "-o", "paket.json")
		k.says(k.read("paket.json"), `"`+k.doc.Dokumen.Jenis.Name+`"`)
	}},
	{"init", func(k *kindOf) {
		if k.doc.Dokumen.Jenis.Name == schema.JenisIKU {
			return
		}
		k.do(exitDone, "", "init", "--jenis", k.doc.Dokumen.Jenis.Name, "--dari", "iku.toml", "mulai.toml")
		out, _ := k.do(exitDone, "", "check", "mulai.toml")
		if !unfilled(out) {
			k.Error(out)
		}
		k.do(exitDone, "", "build", "mulai.toml", "-o", "mulai.pdf")
	}},
}

// Whatever works on a sheet works on a document of any kind: those of the two agencies
// among the examples go through all commands.
func TestEveryKindThroughEveryCommand(t *testing.T) {
	pki := signtest.NewAt(t, time.Now().Add(-time.Minute))
	var text bytes.Buffer
	if run([]string{"schema"}, nil, &text, io.Discard) != exitDone {
		t.Fatal("no schema")
	}
	valid := validity(t, text.Bytes())
	met := map[string]bool{}
	for _, agency := range []string{"merbau", "sagara"} {
		folder, err := filepath.Abs(filepath.Join("..", "..", "examples", agency))
		if err != nil {
			t.Fatal(err)
		}
		names, _ := filepath.Glob(filepath.Join(folder, "*.toml"))
		for _, path := range names {
			t.Run(agency+"/"+filepath.Base(path), func(t *testing.T) {
				t.Chdir(t.TempDir())
				if err := os.CopyFS(".", os.DirFS(folder)); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile("root.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: pki.Root.Cert.Raw}), 0o600); err != nil {
					t.Fatal(err)
				}
				name := filepath.Base(path)
				data, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				doc, _ := content.Read(source.NewFile(name, data), content.Disk{})
				if doc == nil {
					t.Fatal("no document")
				}
				for _, form := range formsOf(doc) {
					met[form] = true
				}
				for _, c := range commands {
					t.Run(c.name, func(t *testing.T) { c.do(&kindOf{t, name, doc, pki, valid}) })
				}
			})
		}
	}
	want := append(schema.JenisNames(), "peraturan", "perubahan keputusan", "perubahan perjanjian", "banyak perjanjian", "triwulan", "pohon banyak perjanjian")
	for _, form := range want {
		if !met[form] {
			t.Errorf("no example of %s", form)
		}
	}
}

// formsOf names the kind of a document, and the form of it.
func formsOf(d *content.Document) (forms []string) {
	forms = []string{d.Dokumen.Jenis.Name}
	add := func(is bool, form string) {
		if is {
			forms = append(forms, form)
		}
	}
	add(d.Keputusan != nil && d.Keputusan.Peraturan, "peraturan")
	add(d.Keputusan != nil && d.Keputusan.Mengubah != nil, "perubahan keputusan")
	add(d.Perjanjian.Perubahan, "perubahan perjanjian")
	add(d.Multiplied(), "banyak perjanjian")
	add(d.Pengukuran.Triwulan > 0, "triwulan")
	add(d.Kaskade != nil && !d.Multiplied(), "pohon banyak perjanjian")
	return forms
}

// validity returns what judges data by a JSON Schema.
func validity(t *testing.T, schema []byte) func([]byte) error {
	t.Helper()
	parsed, err := validator.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	if err := c.AddResource("iku.schema.json", parsed); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("iku.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return func(data []byte) error {
		v, err := validator.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			return err
		}
		return compiled.Validate(v)
	}
}

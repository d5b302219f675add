package sign_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"iku/pdf/object"
	"iku/sign"
)

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

// signers are the programs of others that sign: into the first empty field, or into
// one of their own where there is none.
var signers = []struct {
	name string
	sign func(t *testing.T, dir, from, to string)
	own  bool   // it makes fields
	want string // of every signature by it
}{
	{"pyHanko, PAdES", func(t *testing.T, dir, from, to string) {
		run(t, python(t), "-c", signWith, from, filepath.Join(dir, "kunci.p12"), to, "ETSI.CAdES.detached")
	}, true, "TOTAL-PASSED"},
	{"pyHanko, PKCS#7", func(t *testing.T, dir, from, to string) {
		run(t, python(t), "-c", signWith, from, filepath.Join(dir, "kunci.p12"), to, "adbe.pkcs7.detached")
	}, true, "TOTAL-PASSED"},
	// It takes the room of the field away: /Rect [0 0 0 0].
	{"PDFBox, PAdES", func(t *testing.T, dir, from, to string) {
		run(t, script(t, "pdfbox"), "sign", from, to, filepath.Join(dir, "kunci.p12"), "rahasia", "ETSI.CAdES.detached")
	}, true, "TOTAL-PASSED"},
	{"PDFBox, PKCS#7", func(t *testing.T, dir, from, to string) {
		run(t, script(t, "pdfbox"), "sign", from, to, filepath.Join(dir, "kunci.p12"), "rahasia", "adbe.pkcs7.detached")
	}, true, "TOTAL-PASSED"},
	// It writes BER with indefinite lengths, and the appearance in its place.
	{"poppler pdfsig", signWithPoppler, true, "TOTAL-PASSED"},
	// It signs with SHA-1.
	{"mutool", func(t *testing.T, dir, from, to string) {
		run(t, tool(t, "mutool"), "sign", "-s", filepath.Join(dir, "kunci.p12"), "-P", "rahasia", "-o", to, from, emptyField(t, from))
	}, false, "INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE_NO_POE"},
}

// signWithPoppler signs with a key in a database of NSS.
func signWithPoppler(t *testing.T, dir, from, to string) {
	pdfsig, certutil, pk12util := tool(t, "pdfsig"), tool(t, "certutil"), tool(t, "pk12util")
	db := "sql:" + t.TempDir()
	run(t, certutil, "-N", "-d", db, "--empty-password")
	run(t, pk12util, "-i", filepath.Join(dir, "kunci.p12"), "-d", db, "-W", "rahasia", "-K", "")
	name := ""
	for line := range strings.Lines(run(t, certutil, "-L", "-d", db)) {
		if strings.Contains(line, "u,u,u") {
			name = strings.TrimSpace(strings.Split(line, "  ")[0])
		}
	}
	how := []string{"-add-signature"}
	if field := emptyName(t, from); field != "" {
		how = []string{"-sign", field}
	}
	run(t, pdfsig, append([]string{"-nssdir", db, "-nick", name, from, to}, how...)...)
}

// empty returns the empty field of a file, zero where there is none.
func empty(t *testing.T, name string) (object.Ref, object.Dict) {
	t.Helper()
	f, err := object.Open(read(t, name))
	if err != nil {
		t.Fatal(err)
	}
	catalog, _ := f.Catalog()
	form, _ := f.Dict(catalog.Get("AcroForm"))
	fields, _ := f.Array(form.Get("Fields"))
	for _, o := range fields {
		if d, _ := f.Dict(o); d.Get("V") == nil {
			return o.(object.Ref), d
		}
	}
	return object.Ref{}, nil
}

func emptyField(t *testing.T, name string) string {
	ref, _ := empty(t, name)
	return strconv.Itoa(ref.Num)
}

func emptyName(t *testing.T, name string) string {
	_, d := empty(t, name)
	s, _ := d.Get("T").(object.String)
	return s.Text()
}

// TestTheySign: what others sign is what it is, be it in our field, after our
// signature, or in a file and a field of their own; ours stays as it was. -v shows
// the table.
func TestTheySign(t *testing.T) {
	d := current(t)
	dir := d.filesNow(t)
	files := in(dir, "kosong.pdf", "B-LTA.pdf", "asing.pdf")
	run(t, tool(t, "pdftocairo"), "-pdf", files[0], files[2]) // a file of another maker
	held := filepath.Join(dir, "asing-dengan-bidang.pdf")     // for who makes no fields
	put := func(name string, data []byte) {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(held, rewritten(t, read(t, files[2]), func(r sign.Rewriter) { addField(r, widget("Asing", 100)) }))
	both := filepath.Join(dir, "B-B-dengan-bidang.pdf") // an empty field besides our signature
	data := rewritten(t, sheet(t, true), func(r sign.Rewriter) { addField(r, widget("Kedua", 100)) })
	put(both, d.sign(t, data, func(r *sign.Request) { r.Field, r.Now = "TandaTangan1", time.Now() }, sign.LevelB))

	policy := func(p *sign.Policy) { p.Now = time.Now().Add(time.Minute) }
	rows := [][]string{{"signer", "our field", "after ours", "own file"}}
	for _, s := range signers {
		row := []string{s.name, "not asked", "", ""}
		t.Run(s.name, func(t *testing.T) {
			for i, from := range files {
				switch {
				case i == 2 && !s.own:
					from = held
				case i == 1 && !s.own:
					from = both
				}
				to := filepath.Join(t.TempDir(), "ditandatangani.pdf")
				s.sign(t, dir, from, to)
				if t.Failed() {
					return
				}
				r := d.verify(t, read(t, to), policy)
				last := r.Signatures[len(r.Signatures)-1]
				row[i+1] = strings.TrimSpace(string(last.Indication) + " " + string(last.SubIndication))
				if row[i+1] != s.want || !last.Intact || !last.Whole || last.DocTimeStamp {
					t.Errorf("%s: %s", rows[0][i+1], told(r))
				}
				for _, ours := range r.Signatures[:len(r.Signatures)-1] {
					if ours.Indication != sign.Passed {
						t.Errorf("ours: %s", told(r))
					}
				}
			}
		})
		rows = append(rows, row)
	}
	t.Log(table(rows))
}

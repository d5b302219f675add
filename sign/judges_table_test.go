package sign_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"iku/sign"
	"iku/sign/cms"
)

// judges is the table of who says what of the levels B-B, B-T, B-LT and B-LTA.
var judges = []struct {
	name string
	ask  func(t *testing.T, d *desk, dir string) []string
	want [4]string
}{
	{"iku", func(t *testing.T, d *desk, dir string) []string { return d.ask(t, dir, 0, true) },
		[4]string{"TOTAL-PASSED", "TOTAL-PASSED", "TOTAL-PASSED", "TOTAL-PASSED"}},
	{"iku without lists", func(t *testing.T, d *desk, dir string) []string { return d.ask(t, dir, 0, false) },
		[4]string{"TRY_LATER", "TRY_LATER", "TOTAL-PASSED", "TOTAL-PASSED"}},
	{"iku, four years on", func(t *testing.T, d *desk, dir string) []string { return d.ask(t, dir, 4, true) },
		[4]string{"OUT_OF_BOUNDS_NO_POE", "TOTAL-PASSED", "TOTAL-PASSED", "TOTAL-PASSED"}},
	// Nothing shows that the time-stamp authority was not revoked.
	{"the same without lists", func(t *testing.T, d *desk, dir string) []string { return d.ask(t, dir, 4, false) },
		[4]string{"OUT_OF_BOUNDS_NO_POE", "OUT_OF_BOUNDS_NO_POE", "TOTAL-PASSED", "TOTAL-PASSED"}},
	{"EU DSS", func(t *testing.T, _ *desk, dir string) []string { return askDSS(t, dir) },
		[4]string{"B no revocation data", "T no revocation data", "LT TOTAL_PASSED", "LTA TOTAL_PASSED"}},
	{"EU DSS with lists", func(t *testing.T, _ *desk, dir string) []string {
		return askDSS(t, dir, in(dir, "root.crl", "ca.crl")...)
	}, [4]string{"B TOTAL_PASSED", "T TOTAL_PASSED", "LT TOTAL_PASSED", "LTA TOTAL_PASSED"}},
	{"EU DSS, four years on", func(t *testing.T, _ *desk, dir string) []string {
		at := "--at=" + time.Now().AddDate(4, 0, 0).UTC().Format(time.RFC3339)
		return askDSS(t, dir, append(in(dir, "root.crl", "ca.crl"), at)...)
	}, [4]string{"B OUT_OF_BOUNDS_NOT_REVOKED", "T TOTAL_PASSED", "LT TOTAL_PASSED", "LTA TOTAL_PASSED"}},
	{"pyHanko", askPyHanko, [4]string{"valid", "valid", "valid", "valid, stamp valid"}},
	{"PDFBox", askPDFBox, [4]string{"valid", "valid", "valid", "valid, valid"}},
	{"poppler pdfsig", askPdfsig, [4]string{"valid", "valid", "valid", "valid"}},
	{"openssl cms, ts", askOpenSSL, [4]string{"valid", "valid, stamp valid", "valid, stamp valid", "valid, stamp valid, stamp valid"}},
	// It knows no further revision that is none.
	{"mutool", askMutool, [4]string{"unchanged", "unchanged", "edits since", "edits since"}},
	{"veraPDF", askVeraPDF, [4]string{"PDF/A-3a, PDF/UA-1", "PDF/A-3a, PDF/UA-1", "PDF/A-3a, PDF/UA-1", "PDF/A-3a, PDF/UA-1"}},
}

// TestJudges asks every judge of every level; -v shows the table.
func TestJudges(t *testing.T) {
	d := current(t)
	dir := d.filesNow(t)
	rows := [][]string{{"judge", "B-B", "B-T", "B-LT", "B-LTA"}}
	for _, j := range judges {
		said := []string{"not asked", "", "", ""}
		t.Run(j.name, func(t *testing.T) {
			said = j.ask(t, d, dir)
			if len(said) != 4 || [4]string(said) != j.want {
				t.Errorf("got %q, want %q", said, j.want)
			}
		})
		rows = append(rows, append([]string{j.name}, said...))
	}
	t.Log(table(rows))
}

// table returns rows as a table that Markdown shows as one.
func table(rows [][]string) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], len(cell))
		}
	}
	var b strings.Builder
	line := func(row []string) {
		for i, cell := range row {
			fmt.Fprintf(&b, "| %-*s ", widths[i], cell)
		}
		b.WriteString("|\n")
	}
	b.WriteString("\n")
	for i, row := range rows {
		line(row)
		if i == 0 {
			for _, w := range widths {
				b.WriteString("|" + strings.Repeat("-", w+2))
			}
			b.WriteString("|\n")
		}
	}
	return b.String()
}

// ask asks ourselves, without the network; lists are those of the authorities.
func (d *desk) ask(t *testing.T, dir string, years int, lists bool) (said []string) {
	p := d.policy()
	p.Ask, p.Now = nil, time.Now().AddDate(years, 0, 0)
	if lists {
		p.CRLs = [][]byte{d.pki.CRL(d.pki.Root), d.pki.CRL(d.pki.Intermediate)}
	}
	for _, name := range signedFiles(dir) {
		r, err := sign.Verify(context.Background(), read(t, name), p)
		if err != nil {
			t.Fatal(err)
		}
		s := r.Signatures[0]
		if word := string(s.SubIndication); word != "" {
			said = append(said, word)
		} else {
			said = append(said, string(s.Indication))
		}
		if want := strings.TrimSuffix(filepath.Base(name), ".pdf"); s.Level != want {
			t.Errorf("%s is called %s", want, s.Level)
		}
	}
	return said
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// askDSS asks EU DSS, which has no network. Alone it knows no revocation but what
// the files carry.
func askDSS(t *testing.T, dir string, options ...string) (said []string) {
	args := append(in(dir, "root.pem"), options...)
	out := run(t, script(t, "dss"), append(args, signedFiles(dir)...)...)
	for _, m := range regexp.MustCompile(`(?m)^B-\w+\.pdf PAdES-BASELINE-(\w+) (\w+) (\w+)`).FindAllStringSubmatch(out, -1) {
		word := m[3]
		switch {
		case word == "null":
			word = m[2]
		case strings.Contains(out, "No revocation data found") && word == "CERTIFICATE_CHAIN_GENERAL_FAILURE":
			word = "no revocation data"
		}
		said = append(said, m[1]+" "+word)
	}
	return said
}

const validate = `
import sys
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.keys import load_cert_from_pemder
from pyhanko_certvalidator import ValidationContext
root = load_cert_from_pemder(sys.argv[1])
for name in sys.argv[2:]:
    words = []
    for s in PdfFileReader(open(name, 'rb')).embedded_signatures:
        vc = ValidationContext(trust_roots=[root], allow_fetching=False)
        if s.sig_object.get('/Type') == '/DocTimeStamp':
            st = validate_pdf_timestamp(s, vc)
            words.append('stamp valid' if st.intact and st.valid and st.trusted else st.summary())
        else:
            st = validate_pdf_signature(s, vc, ts_validation_context=vc)
            words.append('valid' if st.bottom_line else st.summary())
    print(', '.join(words))
`

func askPyHanko(t *testing.T, _ *desk, dir string) []string {
	args := append([]string{"-c", validate}, in(dir, "root.pem")...)
	return lines(run(t, python(t), append(args, signedFiles(dir)...)...))
}

func lines(out string) []string { return strings.Split(strings.TrimSpace(out), "\n") }

func askPDFBox(t *testing.T, _ *desk, dir string) []string {
	words := map[string][]string{}
	for _, line := range lines(run(t, script(t, "pdfbox"), append([]string{"read"}, signedFiles(dir)...)...)) {
		if f := strings.Fields(line); len(f) == 4 {
			words[f[0]] = append(words[f[0]], f[2])
		}
	}
	var said []string
	for _, name := range signedFiles("") {
		said = append(said, strings.Join(words[name], ", "))
	}
	return said
}

func askPdfsig(t *testing.T, _ *desk, dir string) (said []string) {
	pdfsig := tool(t, "pdfsig")
	for _, name := range signedFiles(dir) {
		out := run(t, pdfsig, "-nocert", name)
		word := "not valid"
		if strings.Contains(out, "Signature is Valid.") && strings.Contains(out, "ETSI.CAdES.detached") {
			word = "valid"
		}
		said = append(said, word)
	}
	return said
}

func askMutool(t *testing.T, _ *desk, dir string) (said []string) {
	mutool := tool(t, "mutool")
	for _, name := range signedFiles(dir) {
		out, _ := exec.Command(mutool, "sign", "-v", name).CombinedOutput() // it does not know time stamps
		switch {
		case bytes.Contains(out, []byte("unchanged since signing")):
			said = append(said, "unchanged")
		case bytes.Contains(out, []byte("signature is valid but there have been edits")):
			said = append(said, "edits since")
		default:
			said = append(said, string(out))
		}
	}
	return said
}

// askVeraPDF asks for every level, and for a second signer and a field of our own,
// whether what was signed is PDF/A-3a and PDF/UA-1 as before.
func askVeraPDF(t *testing.T, d *desk, dir string) (said []string) {
	verapdf := script(t, "verapdf")
	place := func(r *sign.Request) { r.Now, r.Place = time.Now(), &sign.Place{Rect: [4]float64{72, 100, 300, 160}} }
	foot := func(r *sign.Request) {
		r.Now, r.Footer = time.Now(), footerOf(t, "Dokumen ini ditandatangani.")
	}
	second := d.sign(t, d.sign(t, sheet(t, true), foot, sign.LevelB), place, sign.LevelB)
	names := signedFiles(dir)
	for name, data := range map[string][]byte{"kedua.pdf": second, "baru.pdf": d.sign(t, sheet(t, false), place, sign.LevelB)} {
		names = append(names, filepath.Join(dir, name))
		if err := os.WriteFile(names[len(names)-1], data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out := run(t, verapdf, names...)
	for range levels {
		if !strings.Contains(out, "6 files, 0 failures") {
			said = append(said, out)
			continue
		}
		said = append(said, "PDF/A-3a, PDF/UA-1")
	}
	return said
}

// askOpenSSL takes the signatures out of the files: OpenSSL knows no PDF.
func askOpenSSL(t *testing.T, _ *desk, dir string) (said []string) {
	openssl := tool(t, "openssl")
	put := func(name string, data []byte) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	root, ca := filepath.Join(dir, "root.pem"), filepath.Join(dir, "ca.pem")
	stamped := func(token, data []byte) string {
		out := run(t, openssl, "ts", "-verify", "-token_in", "-in", put("token.der", token), "-data", put("stamped", data), "-CAfile", root, "-untrusted", ca)
		if strings.Contains(out, "Verification: OK") {
			return ", stamp valid"
		}
		return ", stamp NOT valid"
	}
	for _, name := range signedFiles(dir) {
		word := ""
		for i, s := range takenOut(t, read(t, name)) {
			if i > 0 {
				word += stamped(s.der, s.content)
				continue
			}
			run(t, openssl, "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", put("sig.der", s.der), "-content", put("content", s.content),
				"-CAfile", root, "-purpose", "any", "-out", os.DevNull)
			word = "valid"
			parsed, _, err := cms.Parse(s.der)
			if err != nil {
				t.Fatal(err)
			}
			for _, token := range parsed.Unsigned(cms.TimeStampToken) {
				word += stamped(token, parsed.Signature)
			}
		}
		said = append(said, word)
	}
	return said
}

// takenOut returns the signatures of a file of ours, and what each covers.
func takenOut(t *testing.T, data []byte) (out []struct{ der, content []byte }) {
	t.Helper()
	for _, m := range regexp.MustCompile(`/ByteRange\[(\d+) (\d+) (\d+) (\d+)`).FindAllSubmatch(data, -1) {
		var n [4]int
		for i := range n {
			if _, err := fmt.Sscan(string(m[i+1]), &n[i]); err != nil {
				t.Fatal(err)
			}
		}
		value := make([]byte, (n[2]-n[1]-2)/2)
		if _, err := hex.Decode(value, data[n[1]+1:n[2]-1]); err != nil {
			t.Fatal(err)
		}
		_, used, err := cms.Normalize(value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, struct{ der, content []byte }{value[:used], append(bytes.Clone(data[:n[1]]), data[n[2]:n[2]+n[3]]...)})
	}
	return out
}

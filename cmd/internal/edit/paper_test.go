package edit

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"iku/cmd/internal/workbook"
	"iku/sign"
	"iku/sign/signtest"
)

// answered returns the status and the body that a handler answers.
func answered(handler http.HandlerFunc, method, query string, body any) (int, []byte) {
	data, _ := json.Marshal(body)
	w := httptest.NewRecorder()
	handler(w, httptest.NewRequest(method, "/?"+query, bytes.NewReader(data)))
	return w.Code, w.Body.Bytes()
}

// signer is somebody who signs, with the key in a file.
type signer struct {
	signtest.Authority
	pki *signtest.PKI
	p12 []byte
}

func newSigner(t *testing.T, name string) signer {
	t.Helper()
	pki := signtest.NewAt(t, time.Now().Add(-time.Minute))
	a := pki.Signer(t, name, "", signtest.EC(t))
	data, err := pkcs12.Modern.Encode(a.Key, a.Cert, pki.Chain(a)[1:], "rahasia")
	if err != nil {
		t.Fatal(err)
	}
	return signer{a, pki, data}
}

// own asks for a signature with one's own key.
func (b *bench) own(s signer, passphrase string, more map[string]any) (int, string) {
	b.Helper()
	body := map[string]any{"berkas": "lembar.toml", "p12": s.p12, "sandi": []byte(passphrase)}
	for k, v := range more {
		body[k] = v
	}
	code, answer := answered(b.desk.sign, http.MethodPost, "", body)
	return code, string(answer)
}

func (b *bench) pdf(suffix string) []byte {
	data, _ := os.ReadFile(strings.TrimSuffix(b.file, ".toml") + suffix)
	return data
}

func TestBuild(t *testing.T) {
	b := open(t)
	code, body := answered(b.desk.build, http.MethodPost, "", map[string]string{"berkas": "lembar.toml"})
	if code != http.StatusOK || !bytes.HasPrefix(b.pdf(".pdf"), []byte("%PDF-")) || !strings.Contains(string(body), "PDF sesuai") {
		t.Errorf("%d %s", code, body)
	}
	b.replace("2025-2029", "2026-2030")
	if _, body = answered(b.desk.standing, http.MethodGet, "berkas=lembar.toml", nil); !strings.Contains(string(body), "PDF usang") {
		t.Errorf("after a change: %s", body)
	}
	b.replace("periode ", "perioda ")
	before := b.pdf(".pdf")
	if code, body = answered(b.desk.build, http.MethodPost, "", map[string]string{"berkas": "lembar.toml"}); code != http.StatusUnprocessableEntity || !bytes.Equal(b.pdf(".pdf"), before) {
		t.Errorf("with an error: %d %s", code, body)
	}
	if err := os.WriteFile(strings.TrimSuffix(b.file, ".toml")+".pdf", []byte("catatan"), 0o666); err != nil {
		t.Fatal(err)
	}
	b.replace("perioda ", "periode ")
	if code, body = answered(b.desk.build, http.MethodPost, "", map[string]string{"berkas": "lembar.toml"}); code != http.StatusConflict || string(b.pdf(".pdf")) != "catatan" {
		t.Errorf("over what is no PDF: %d %s", code, body)
	}
}

func TestSign(t *testing.T) {
	b := open(t)
	siti := newSigner(t, "SITI AMINAH")
	for name, c := range map[string]struct {
		by         signer
		passphrase string
		more       map[string]any
		says       string
	}{
		"a wrong passphrase":       {siti, "keliru", nil, "frasa sandi PKCS#12 salah"},
		"no key":                   {signer{p12: []byte("x")}, "rahasia", nil, "bukan PKCS#12"},
		"somebody else's document": {newSigner(t, "ORANG LAIN"), "rahasia", nil, "atas nama orang lain"},
		"a level without a stamp":  {siti, "rahasia", map[string]any{"tingkat": "b-lt"}, "penanda waktu"},
		"an unknown level":         {siti, "rahasia", map[string]any{"tingkat": "x"}, "penanda waktu"},
		"no service":               {signer{}, "rahasia", map[string]any{"nik": "1", "versi_layanan": 1}, "bukan alamat web"},
		"nobody":                   {signer{}, "rahasia", map[string]any{"layanan": "https://example.org", "versi_layanan": 1}, "NIK"},
	} {
		code, why := b.own(c.by, c.passphrase, c.more)
		if code != http.StatusUnprocessableEntity || !strings.Contains(why, c.says) || strings.Contains(why, "--") || strings.Contains(why, c.passphrase) || b.pdf("-ttd.pdf") != nil {
			t.Errorf("%s: %d %s", name, code, why)
		}
	}
	code, body := b.own(siti, "rahasia", map[string]any{"alasan": "Penetapan", "tingkat": "b-t", "stempel": siti.pki.StamperURL()})
	if code != http.StatusOK || !strings.Contains(body, "SITI AMINAH (utuh, penerbitnya tidak diperiksa)") || !strings.Contains(body, "PDF sesuai") {
		t.Fatalf("%d %s", code, body)
	}
	signed := b.pdf("-ttd.pdf")
	report, err := sign.Verify(t.Context(), signed, sign.Policy{Now: time.Now(), Trust: siti.pki.Chain(siti.Authority)[2:]})
	if err != nil || len(report.Signatures) != 1 || !report.Signatures[0].Intact || report.Signatures[0].Level != "B-T" {
		t.Errorf("%v %+v", err, report)
	}
	if code, sent := answered(b.desk.signed, http.MethodGet, "berkas=lembar.toml", nil); code != http.StatusOK || !bytes.Equal(sent, signed) {
		t.Errorf("what is downloaded: %d, %d bytes", code, len(sent))
	}
	// Nobody has to sign any more; what was signed stays, whatever the document says then.
	if code, body = b.own(siti, "rahasia", nil); code != http.StatusConflict || !strings.Contains(body, "semua") {
		t.Errorf("again: %d %s", code, body)
	}
	b.replace("2025-2029", "2026-2030")
	if code, body = b.own(siti, "rahasia", nil); code != http.StatusConflict || !strings.Contains(body, "revisi") {
		t.Errorf("another content: %d %s", code, body)
	}
	if !bytes.Equal(b.pdf("-ttd.pdf"), signed) {
		t.Error("a signed PDF was replaced")
	}
}

// The second of two who sign adds to what the first has signed.
func TestSignSecond(t *testing.T) {
	b := open(t)
	b.replace("[penanda_tangan]", "[[penanda_tangan]]\nsebutan = \"Pihak Kedua,\"\njabatan = \"Bupati\"\nnama = \"Budi\"\n\n[[penanda_tangan]]")
	if code, body := b.own(newSigner(t, "SITI AMINAH"), "rahasia", nil); code != http.StatusOK {
		t.Fatal(code, body)
	}
	first := b.pdf("-ttd.pdf")
	code, body := b.own(newSigner(t, "BUDI"), "rahasia", nil)
	if code != http.StatusOK || !strings.Contains(body, "SITI AMINAH (utuh") || !strings.Contains(body, "BUDI (utuh") {
		t.Errorf("%d %s", code, body)
	}
	if both := b.pdf("-ttd.pdf"); !bytes.HasPrefix(both, first) || len(both) == len(first) {
		t.Error("what the first signed is not what the second signed")
	}
}

// What a page sends is wiped as soon as it was used.
func TestWiped(t *testing.T) {
	s := &signature{P12: []byte("kunci"), Passphrase: []byte("rahasia"), Password: []byte("sandi"), Code: "123"}
	s.wipe()
	if all := string(s.P12) + string(s.Passphrase) + string(s.Password) + s.Code; strings.Trim(all, "\x00") != "" {
		t.Errorf("%q", all)
	}
	b := open(t)
	big := map[string]any{"berkas": "lembar.toml", "p12": make([]byte, maxSigning)}
	if code, _ := answered(b.desk.sign, http.MethodPost, "", big); code != http.StatusBadRequest {
		t.Errorf("too large a key: %d", code)
	}
}

// The service that a page names signs; what it returns and is not what was asked for
// is kept under another name.
func TestService(t *testing.T) {
	siti, other := newSigner(t, "SITI AMINAH"), newSigner(t, "ORANG LAIN")
	by := siti
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/user/status/{nik}", func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		if user != "akun" || password != "pintu" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		_, _ = io.WriteString(w, `{"status_code":1111,"status":"ISSUE"}`)
	})
	mux.HandleFunc("POST /api/sign/pdf", func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("passphrase") != "rahasia" {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, `{"status_code":2031,"error":"Passphrase anda salah"}`)
			return
		}
		f, _, err := r.FormFile("file")
		if err != nil {
			t.Error(err)
			return
		}
		data, _ := io.ReadAll(f)
		out, err := sign.Sign(r.Context(), data, sign.Request{Identity: &sign.Identity{Key: by.Key, Chain: by.pki.Chain(by.Authority)}, Now: time.Now()})
		if err != nil {
			t.Error(err)
		}
		_, _ = w.Write(out)
	})
	service := httptest.NewServer(mux)
	t.Cleanup(service.Close)
	b := open(t)
	ask := func(more map[string]any) (int, string) {
		body := map[string]any{"layanan": service.URL, "versi_layanan": 1, "http": true, "nik": "3273000000000001", "akun": "akun", "sandi_akun": []byte("pintu")}
		for k, v := range more {
			body[k] = v
		}
		return b.own(signer{}, "rahasia", body)
	}
	if code, why := ask(map[string]any{"http": false}); code != http.StatusUnprocessableEntity || !strings.Contains(why, "tidak terenkripsi") {
		t.Errorf("without encryption: %d %s", code, why)
	}
	if code, why := ask(map[string]any{"akun": ""}); code != http.StatusUnprocessableEntity || b.pdf("-ttd.pdf") != nil {
		t.Errorf("without an account: %d %s", code, why)
	}
	if code, why := ask(map[string]any{"sandi": []byte("keliru")}); code != http.StatusUnprocessableEntity || !strings.Contains(why, "Passphrase anda") {
		t.Errorf("a wrong passphrase: %d %s", code, why)
	}
	by = other
	if code, why := ask(nil); code != http.StatusUnprocessableEntity || !strings.Contains(why, "ditolak") || b.pdf("-ttd.pdf") != nil || b.pdf("-ttd.pdf.ditolak") == nil {
		t.Errorf("signed by another: %d %s", code, why)
	}
	by = siti
	b.desk.Account = Account{"akun", "pintu"} // of the environment
	if code, body := ask(map[string]any{"akun": ""}); code != http.StatusOK || !strings.Contains(body, "SITI AMINAH (utuh") {
		t.Errorf("%d %s", code, body)
	}
}

// What is saved in another form is the document again when it is read.
func TestExport(t *testing.T) {
	b := open(t)
	for _, form := range workbook.Forms {
		name := form.Name
		code, data := answered(b.desk.export, http.MethodGet, "berkas=lembar.toml&jenis="+name, nil)
		if code != http.StatusOK {
			t.Errorf("%s: %d %s", name, code, data)
			continue
		}
		back, err := workbook.Import("lembar."+name, data)
		if err != nil || len(back.Documents) != 1 || !strings.Contains(string(back.Documents[0].TOML), "Kwalitas layanan") {
			t.Errorf("%s: %v", name, err)
		}
	}
	b.replace("periode ", "perioda ")
	if code, why := answered(b.desk.export, http.MethodGet, "berkas=lembar.toml&jenis=json", nil); code != http.StatusUnprocessableEntity || !strings.Contains(string(why), "perioda") {
		t.Errorf("with an error: %d %s", code, why)
	}
}

// A document is compared with the one that it replaces, which need not be listed, and
// with nothing out of its reach.
func TestCompare(t *testing.T) {
	b := open(t)
	folder := filepath.Dir(b.file)
	if err := os.WriteFile(filepath.Join(folder, "lama.toml"), []byte(strings.Replace(lembar, "70", "65", 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	names := func() string {
		_, body := answered(b.desk.comparable, http.MethodGet, "berkas=lembar.toml", nil)
		return strings.TrimSpace(string(body))
	}
	if got := names(); got != `{"digantikan":"","lama":[]}` {
		t.Error(got)
	}
	b.replace("[dokumen]", "[dokumen]\nmenggantikan = \"../lama.toml\"")
	if got := names(); got != `{"digantikan":"","lama":[]}` {
		t.Error("out of reach:", got)
	}
	b.replace("../lama.toml", "lama.toml")
	if got := names(); got != `{"digantikan":"lama.toml","lama":["lama.toml"]}` {
		t.Error(got)
	}
	query := url.Values{"berkas": {"lembar.toml"}, "lama": {"lama.toml"}}.Encode()
	if code, data := answered(b.desk.matrix, http.MethodGet, query, nil); code != http.StatusOK || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Errorf("%d %s", code, data)
	}
	w := b.web()
	r, _ := http.NewRequest(http.MethodGet, w.server.URL+"/lembar?"+query, nil)
	r.AddCookie(w.cookie)
	response, err := w.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	page, _ := io.ReadAll(response.Body)
	if !strings.Contains(string(page), "Unduh matriks") || strings.Contains(string(page), `id="kerja"`) || !strings.Contains(string(page), "<del>65</del>") {
		t.Errorf("side by side:\n%s", page)
	}
}

// The next revision of a document that was opened by itself stands beside it.
func TestBeginBeside(t *testing.T) {
	b := open(t)
	code, body := answered(b.desk.begin, http.MethodPost, "", map[string]string{"nama": "lembar-revisi-1", "cara": "revisi", "dari": "lembar.toml"})
	if code != http.StatusOK || strings.TrimSpace(string(body)) != `{"berkas":"lembar-revisi-1.toml"}` {
		t.Fatal(code, string(body))
	}
	if _, ok := b.desk.Open("lembar-revisi-1.toml"); !ok {
		t.Error("it cannot be opened")
	}
	if code, _ = answered(b.desk.begin, http.MethodPost, "", map[string]string{"nama": "baru"}); code != http.StatusOK {
		t.Errorf("from nothing, beside it: %d", code)
	}
}

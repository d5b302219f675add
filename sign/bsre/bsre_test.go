package bsre

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

const nik, secret = "3273000000000001", "frasa-rahasia"

var (
	unsigned = []byte("%PDF-1.7\nisi\n%%EOF\n")
	signed   = append(bytes.Clone(unsigned), "tanda tangan\n%%EOF\n"...)
)

// service answers as the real one is said to. Its behaviour is chosen by a test.
type service struct {
	t         testing.TB
	sign      http.HandlerFunc // answers POST /api/sign/pdf and /api/v2/sign/pdf
	status    http.HandlerFunc
	download  http.HandlerFunc
	requests  []string
	form      map[string]string
	json      map[string]any
	totp      http.HandlerFunc
	downloads int
}

func (s *service) start() string {
	mux := http.NewServeMux()
	handle := func(pattern string, h func() http.HandlerFunc) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			s.requests = append(s.requests, r.Method+" "+r.URL.Path)
			if user, password, _ := r.BasicAuth(); user != "dinas" || password != "sandi" {
				w.WriteHeader(http.StatusUnauthorized)
				return
			}
			s.read(r)
			if h() == nil {
				http.NotFound(w, r)
				return
			}
			h()(w, r)
		})
	}
	handle("POST /api/sign/pdf", func() http.HandlerFunc { return s.sign })
	handle("POST /api/v2/sign/pdf", func() http.HandlerFunc { return s.sign })
	handle("POST /api/v2/sign/get/totp", func() http.HandlerFunc { return s.totp })
	handle("GET /api/user/status/{nik}", func() http.HandlerFunc { return s.status })
	handle("POST /api/v2/user/check/status", func() http.HandlerFunc { return s.status })
	handle("GET /api/sign/download/{id}", func() http.HandlerFunc { s.downloads++; return s.download })
	server := httptest.NewServer(mux)
	s.t.Cleanup(server.Close)
	return server.URL
}

func (s *service) read(r *http.Request) {
	switch {
	case strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/"):
		if err := r.ParseMultipartForm(1 << 20); err != nil {
			s.t.Error(err)
			return
		}
		s.form = map[string]string{}
		for key, v := range r.MultipartForm.Value {
			s.form[key] = v[0]
		}
		for key, f := range r.MultipartForm.File {
			part, err := f[0].Open()
			if err != nil {
				s.t.Error(err)
				return
			}
			data, _ := io.ReadAll(part)
			s.form[key] = string(data)
		}
	case r.Header.Get("Content-Type") == "application/json":
		s.json = nil
		if err := json.NewDecoder(r.Body).Decode(&s.json); err != nil {
			s.t.Error(err)
		}
	}
}

func says(status int, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, text)
	}
}

func b64(data []byte) string { return base64.StdEncoding.EncodeToString(data) }

// cut announces more than it sends.
func cut(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = w.Write(signed[:10])
}

// client returns a client that waits as long as a busy machine takes.
func client(t *testing.T, url string, version int) *Client {
	t.Helper()
	return patient(t, url, version, time.Minute)
}

// waits returns how long to wait for what is to come: not long for nothing.
func waits(want string) time.Duration {
	if strings.Contains(want, "pada waktunya") {
		return 200 * time.Millisecond
	}
	return time.Minute
}

// patient returns a client that waits so long.
func patient(t *testing.T, url string, version int, wait time.Duration) *Client {
	t.Helper()
	c, err := New(url, "dinas", "sandi", version, &http.Client{Timeout: wait}, true)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func job() Job {
	return Job{NIK: nik, Passphrase: secret, PDF: unsigned, Name: "dokumen.pdf",
		Visible: &Visible{Page: 2, X: 300, Y: 100, Width: 180, Height: 60, Link: "https://contoh.go.id"}, Reason: "Menyetujui"}
}

// TestAnswers: every form of answer and error.
func TestAnswers(t *testing.T) {
	once := func() http.HandlerFunc {
		n := 0
		return func(w http.ResponseWriter, r *http.Request) {
			if n++; n > 1 {
				says(http.StatusNotFound, `{"error":"Dokumen tidak ditemukan","status_code":404}`)(w, r)
				return
			}
			cut(w, r)
		}
	}
	recovers := func() http.HandlerFunc {
		n := 0
		return func(w http.ResponseWriter, r *http.Request) {
			if n++; n > 1 {
				_, _ = w.Write(signed)
				return
			}
			cut(w, r)
		}
	}
	header := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("id_dokumen", "abc")
		_, _ = w.Write(signed)
	}
	slow := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	for _, c := range []struct {
		name     string
		version  int
		sign     http.HandlerFunc
		download http.HandlerFunc
		want     string // in the error; "" where the file comes back
		code     int
	}{
		{"PDF", 1, header, nil, "", 0},
		{"base64", 1, says(200, `{"base64_signed_file":"`+b64(signed)+`"}`), nil, "", 0},
		{"download", 1, says(200, `{"id_dokumen":"abc"}`), says(200, string(signed)), "", 0},
		{"download cut, then whole", 1, says(200, `{"id_dokumen":"abc"}`), recovers(), "", 0},
		{"download works only once", 1, says(200, `{"id_dokumen":"abc"}`), once(), "untuk kedua kalinya", 0},
		{"download refused", 1, says(200, `{"id_dokumen":"abc"}`), says(404, `{"pesan":"Dokumen tidak ditemukan"}`), "Dokumen tidak ditemukan", 0},
		{"code in the text", 1, says(400, `{"error":"Proses signing gagal : User tidak terdaftar 2011","status_code":400}`), nil, "User tidak terdaftar", 2011},
		{"code of its own", 1, says(400, `{"status_code":2031,"error":"Passphrase anda salah"}`), nil, "Passphrase anda salah (2031)", 2031},
		{"the secret repeated", 1, says(400, `{"error":"Passphrase frasa-rahasia salah","status_code":2031}`), nil, "Passphrase … salah", 2031},
		{"the secret repeated by v2", 2, says(400, `{"error":"Passphrase frasa-rahasia salah 2031"}`), nil, "Passphrase … salah", 2031},
		{"message", 1, says(500, `{"message":"Internal Server Error"}`), nil, "Internal Server Error", 0},
		{"pesan with 200", 1, says(200, `{"pesan":"NIK tidak ditemukan"}`), nil, "NIK tidak ditemukan", 0},
		{"200 without a PDF", 1, says(200, `<html>Login</html>`), nil, "bukan PDF", 0},
		{"200 with nothing", 1, says(200, ``), nil, "bukan PDF", 0},
		{"base64 of something else", 1, says(200, `{"base64_signed_file":"aGFsbw=="}`), nil, "bukan PDF", 0},
		{"502 in HTML", 1, says(502, `<html>Bad Gateway</html>`), nil, "Bad Gateway", 0},
		{"a redirect", 1, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/lain", http.StatusTemporaryRedirect)
		}, nil, "Temporary Redirect", 0},
		{"cut", 1, cut, nil, "terputus", 0},
		{"slow", 1, slow, nil, "tidak menjawab pada waktunya", 0},
		{"v2", 2, says(200, `{"time":"120 ms","file":["`+b64(signed)+`"]}`), nil, "", 0},
		{"v2 refused", 2, says(400, `{"status_code":2031,"error":"Passphrase anda salah"}`), nil, "salah", 2031},
		{"v2 two files", 2, says(200, `{"file":["a","b"]}`), nil, "bukan PDF", 0},
		{"v2 cut", 2, cut, nil, "terputus", 0},
		{"v2 200 in HTML", 2, says(200, `<html>Login</html>`), nil, "bukan PDF", 0},
		{"v2 something else in base64", 2, says(200, `{"file":["aGFsbw=="]}`), nil, "bukan PDF", 0},
		{"v2 no base64", 2, says(200, `{"file":["***"]}`), nil, "bukan PDF", 0},
		{"v2 502", 2, says(502, `Bad Gateway`), nil, "Bad Gateway", 0},
		{"v2 slow", 2, slow, nil, "tidak menjawab pada waktunya", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &service{t: t, sign: c.sign, download: c.download}
			out, err := patient(t, s.start(), c.version, waits(c.want)).Sign(context.Background(), job())
			if c.want == "" {
				if err != nil || !bytes.Equal(out, signed) {
					t.Fatalf("%q, %v", out, err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want %q", err, c.want)
			}
			if strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), nik) || strings.Contains(err.Error(), "sandi") {
				t.Errorf("the error tells a secret: %v", err)
			}
			var refused *Error
			if errors.As(err, &refused) && refused.Code != c.code || c.code != 0 && refused == nil {
				t.Errorf("code of %v, want %d", err, c.code)
			}
		})
	}
}

// TestRequests: what the service is sent.
func TestRequests(t *testing.T) {
	s := &service{t: t, sign: says(200, string(signed))}
	url := s.start()
	if _, err := client(t, url, 1).Sign(context.Background(), job()); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"nik": nik, "passphrase": secret, "tampilan": "visible", "image": "false",
		"linkQR": "https://contoh.go.id", "page": "2", "xAxis": "300", "yAxis": "100", "width": "180", "height": "60",
		"reason": "Menyetujui", "file": string(unsigned)} {
		if s.form[key] != want {
			t.Errorf("%s is %q, want %q", key, s.form[key], want)
		}
	}
	hidden := job()
	hidden.Visible = nil
	if _, err := client(t, url, 1).Sign(context.Background(), hidden); err != nil || s.form["tampilan"] != "invisible" || s.form["page"] != "" {
		t.Errorf("%v %v", s.form, err)
	}
	s.sign = says(200, `{"file":["`+b64(signed)+`"]}`)
	byMail := job()
	byMail.NIK, byMail.Email, byMail.Visible.Image = "", "a@contoh.go.id", []byte("PNG")
	if _, err := client(t, url, 2).Sign(context.Background(), byMail); err != nil {
		t.Fatal(err)
	}
	p := s.json["signatureProperties"].([]any)[0].(map[string]any)
	if s.json["email"] != "a@contoh.go.id" || s.json["nik"] != nil || p["tampilan"] != "VISIBLE" || p["originX"] != 300.0 || p["imageBase64"] != b64([]byte("PNG")) {
		t.Errorf("%v", s.json)
	}
	if _, err := client(t, url, 1).Sign(context.Background(), byMail); err == nil {
		t.Error("the first version signs without a NIK")
	}
}

// TestAnchor: the service looks for the place; it is told none.
func TestAnchor(t *testing.T) {
	s := &service{t: t, sign: says(200, string(signed))}
	url := s.start()
	j := job()
	j.Visible.Anchor = "#"
	if _, err := client(t, url, 1).Sign(context.Background(), j); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"tag_koordinat": "#", "width": "180", "height": "60", "page": "", "xAxis": "", "yAxis": ""} {
		if s.form[key] != want {
			t.Errorf("%s is %q, want %q", key, s.form[key], want)
		}
	}
	s.sign = says(200, `{"file":["`+b64(signed)+`"]}`)
	if _, err := client(t, url, 2).Sign(context.Background(), j); err != nil {
		t.Fatal(err)
	}
	p := s.json["signatureProperties"].([]any)[0].(map[string]any)
	if p["tag_koordinat"] != "#" || p["originX"] != nil || p["page"] != nil || p["width"] != 60.0 || p["imageBase64"] == "" { // the link's code, which is square
		t.Errorf("%v", p)
	}
}

// TestTOTP: a code is asked for, and signs several files in one request.
func TestTOTP(t *testing.T) {
	const code = "482913"
	s := &service{t: t, totp: says(200, `{"message":"TOTP dikirim"}`), sign: says(200, `{"file":["`+b64(signed)+`","`+b64(signed)+`"]}`)}
	url := s.start()
	c := client(t, url, 2)
	j := job()
	if err := c.RequestTOTP(context.Background(), j, 2); err != nil || s.json["nik"] != nik || s.json["data"] != 2.0 || s.json["passphrase"] != nil {
		t.Fatalf("%v %v", s.json, err)
	}
	j.Passphrase, j.TOTP = "", code
	out, err := c.SignTogether(context.Background(), []Job{j, j})
	if err != nil || len(out) != 2 || !bytes.Equal(out[1], signed) {
		t.Fatalf("%d files, %v", len(out), err)
	}
	if _, has := s.json["passphrase"]; has || s.json["totp"] != code || len(s.json["signatureProperties"].([]any)) != 2 {
		t.Errorf("%v", s.json)
	}
	s.sign = says(400, `{"error":"TOTP 482913 kedaluwarsa","status_code":2031}`)
	if _, err := c.SignTogether(context.Background(), []Job{j, j}); err == nil || strings.Contains(err.Error(), code) || !strings.Contains(err.Error(), "kedaluwarsa") {
		t.Error(err)
	}
	s.sign = says(200, `{"file":["`+b64(signed)+`"]}`)
	if _, err := c.SignTogether(context.Background(), []Job{j, j}); !errors.Is(err, errNoPDF) {
		t.Errorf("one file for two: %v", err)
	}
	for _, answer := range []struct {
		totp http.HandlerFunc
		want string
	}{
		{says(400, `{"error":"User tidak terdaftar 2011","status_code":400}`), "tidak terdaftar"},
		{says(200, `{"error":"User belum aktivasi","status_code":2040}`), "belum aktivasi (2040)"},
		{says(200, `{"message":"NIK tidak ditemukan","status_code":404}`), "NIK tidak ditemukan"},
		{says(200, `<html>Login</html>`), "tidak dikenal"},
		{nil, "Not Found"},
		{cut, "terputus"},
		{func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "tidak menjawab pada waktunya"},
	} {
		s.totp = answer.totp
		if err := patient(t, url, 2, waits(answer.want)).RequestTOTP(context.Background(), j, 1); err == nil || !strings.Contains(err.Error(), answer.want) {
			t.Errorf("got %v, want %q", err, answer.want)
		}
	}
	first := client(t, s.start(), 1)
	if _, err := first.Sign(context.Background(), j); err == nil {
		t.Error("the first version knows no codes")
	}
	if err := first.RequestTOTP(context.Background(), j, 1); err == nil {
		t.Error("the first version sends no codes")
	}
}

func TestUserStatus(t *testing.T) {
	for _, c := range []struct {
		status http.HandlerFunc
		want   string
	}{
		{says(200, `{"status":"ISSUE"}`), ""},
		{says(200, `{"status":"EXPIRED","message":"kedaluwarsa"}`), "berstatus EXPIRED"},
		{says(400, `{"error":"User tidak terdaftar 2011"}`), "tidak terdaftar"},
		{nil, ""}, // a service that does not know the question
	} {
		for version := 1; version <= 2; version++ {
			s := &service{t: t, status: c.status}
			err := client(t, s.start(), version).CheckUser(context.Background(), job())
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("version %d: got %v, want %q", version, err, c.want)
			}
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		url      string
		insecure bool
		fits     bool
	}{
		{"https://esign.example.go.id/", false, true},
		{"http://10.0.0.1", false, false},
		{"http://10.0.0.1", true, true},
		{"https://dinas:sandi@esign.example.go.id", false, false},
		{"esign.example.go.id", false, false},
		{"file:///etc/passwd", true, false},
	} {
		if _, err := New(c.url, "", "", 1, http.DefaultClient, c.insecure); (err == nil) != c.fits {
			t.Errorf("%s: %v", c.url, err)
		}
	}
	secure := httptest.NewTLSServer(http.NotFoundHandler())
	defer secure.Close()
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	if err := client(t, secure.URL, 1).CheckUser(context.Background(), job()); err == nil || !strings.Contains(err.Error(), "TLS layanan BSrE tidak dipercaya") {
		t.Errorf("a server that nobody vouches for: %v", err)
	}
	gone := client(t, "http://127.0.0.1:0", 1)
	if err := gone.CheckUser(context.Background(), job()); err == nil || strings.Contains(err.Error(), nik) {
		t.Errorf("the error tells the NIK: %v", err)
	}
	s := &service{t: t, sign: says(200, string(signed))}
	foreign := client(t, s.start(), 1)
	foreign.Password = "keliru"
	if _, err := foreign.Sign(context.Background(), job()); err == nil || !strings.Contains(err.Error(), "ditolak") {
		t.Errorf("with a wrong account: %v", err)
	}
}

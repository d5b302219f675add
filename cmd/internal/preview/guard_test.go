package preview

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Who has no key sees nothing, whatever they ask for; the key gives a cookie that
// scripts and other sites do not have, and goes from the address.
func TestKey(t *testing.T) {
	s, _ := serve(t, example)
	ask := func(address string, set func(*http.Request)) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", address, nil)
		r.Host = "127.0.0.1:8080"
		if set != nil {
			set(r)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w
	}
	cookie := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.AddCookie(&http.Cookie{Name: name, Value: value}) }
	}
	for _, path := range []string{"/", "/lembar?berkas=diskopukm-revisi.toml", "/pdf?berkas=diskopukm-revisi.toml", "/tempat", "/peristiwa", "/aset/gaya.css",
		"/huruf/x.ttf", "/kertas/100x100.css", "/?kunci=", "/?kunci=" + strings.Repeat("A", 26), "/?kunci=" + s.pass, "/tiada"} {
		if w := ask(path, nil); w.Code != http.StatusForbidden || strings.Contains(w.Body.String(), "ELFIYENA") {
			t.Errorf("%s without a key: %d", path, w.Code)
		}
	}
	for _, c := range [][2]string{{s.cookie, s.key}, {s.cookie, ""}, {"iku", s.pass}, {s.cookie, s.pass + "x"}} {
		if w := ask("/", cookie(c[0], c[1])); w.Code != http.StatusForbidden {
			t.Errorf("the cookie %q: %d", c, w.Code)
		}
	}

	w := ask(s.Address("/lembar")+"&berkas=diskopukm-revisi.toml", nil)
	if to := w.Header().Get("Location"); w.Code != http.StatusFound || to != "/lembar?berkas=diskopukm-revisi.toml" {
		t.Errorf("with the key: %d %q", w.Code, to)
	}
	given := w.Result().Cookies()
	if len(given) != 1 || !given[0].HttpOnly || given[0].SameSite != http.SameSiteStrictMode || given[0].Value == s.key {
		t.Fatalf("cookies %v", given)
	}
	if w := ask("/lembar?berkas=diskopukm-revisi.toml", func(r *http.Request) { r.AddCookie(given[0]) }); w.Code != 200 || !strings.Contains(w.Body.String(), "ELFIYENA") {
		t.Errorf("with the cookie: %d", w.Code)
	}
	if to := ask(s.Address("//evil.example/"), nil).Header().Get("Location"); to != "/evil.example/" {
		t.Errorf("led on to %q", to)
	}

	// From a page of another site, by a page of our own.
	w = ask(s.Address("/"), func(r *http.Request) {
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		r.Header.Set("Sec-Fetch-Mode", "navigate")
	})
	if w.Code != 200 || !strings.Contains(w.Body.String(), `content="0; url=/"`) || strings.Contains(w.Body.String(), s.key) {
		t.Errorf("from another site: %d %s", w.Code, w.Body)
	}

	// What stands on a command line is good once.
	once := s.Once("/")
	if w := ask(once, nil); w.Code != http.StatusFound {
		t.Errorf("a ticket: %d", w.Code)
	}
	if w := ask(once, nil); w.Code != http.StatusForbidden {
		t.Errorf("a ticket that was used: %d", w.Code)
	}
	if strings.Contains(once, s.key) {
		t.Error("a ticket tells the key")
	}
}

// Whatever address is asked for, with the key or without, there is an answer that
// is no fault, and nothing of a file that was not named.
func FuzzAddresses(f *testing.F) {
	dir := f.TempDir()
	for name, text := range map[string]string{"rahasia.toml": "# sandi-rahasia\n" + small, filepath.Join("folder", "a.toml"): small} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			f.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			f.Fatal(err)
		}
	}
	s, err := New([]string{filepath.Join(dir, "folder")}, Options{Now: time.Now})
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range []string{"/", "/lembar", "/tempat", "/pdf", "/huruf/x.ttf", "/gambar/x", "/kertas/1x1.css", "/aset/gaya.css", "/../rahasia.toml"} {
		for _, query := range []string{"", "berkas=a.toml", "berkas=../rahasia.toml", "berkas=a.toml&lama=../rahasia.toml&seri=1&tempat=0:0:9", "cari=%00", "kunci=x"} {
			f.Add(path, query, true)
			f.Add(path, query, false)
		}
	}
	f.Fuzz(func(t *testing.T, path, query string, known bool) {
		if path == "/peristiwa" || !strings.HasPrefix(path, "/") {
			return // which goes on for ever
		}
		r := httptest.NewRequest("GET", "/", nil)
		r.URL = &url.URL{Path: path, RawQuery: query}
		r.Host = "127.0.0.1"
		if known {
			r.AddCookie(&http.Cookie{Name: s.cookie, Value: s.pass})
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code >= 500 || strings.Contains(w.Body.String(), "sandi-rahasia") || !known && w.Code != http.StatusForbidden {
			t.Errorf("%q?%q: %d %.200s", path, query, w.Code, w.Body)
		}
	})
}

package preview

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
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

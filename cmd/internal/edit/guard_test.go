package edit

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// web is a workplace as a browser reaches it.
type web struct {
	*testing.T
	server *httptest.Server
	client *http.Client
	cookie *http.Cookie
}

func (b *bench) web() *web {
	b.Helper()
	server := httptest.NewServer(b.desk)
	b.Cleanup(server.Close)
	client := server.Client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	response, err := client.Get(b.desk.Address(server.URL + "/"))
	if err != nil {
		b.Fatal(err)
	}
	_ = response.Body.Close()
	return &web{b.T, server, client, response.Cookies()[0]}
}

// ask returns the status of a request, as change makes it of what a page sends.
func (w *web) ask(method, address string, change func(*http.Request)) int {
	w.Helper()
	r, err := http.NewRequest(method, w.server.URL+address, strings.NewReader("{}"))
	if err != nil {
		w.Fatal(err)
	}
	r.AddCookie(w.cookie)
	r.Header.Set("Origin", w.server.URL)
	r.Header.Set("Content-Type", "application/json")
	if change != nil {
		change(r)
	}
	response, err := w.client.Do(r)
	if err != nil {
		w.Fatal(err)
	}
	_ = response.Body.Close()
	return response.StatusCode
}

// Every address that changes something takes what the page itself sends and nothing
// else, and no address knows a document that is not shown.
func TestGuards(t *testing.T) {
	b := open(t)
	w := b.web()
	strangers := map[string]struct {
		change func(*http.Request)
		code   int
	}{
		"without the cookie": {func(r *http.Request) { r.Header.Del("Cookie") }, http.StatusForbidden},
		"another's cookie":   {func(r *http.Request) { r.Header.Set("Cookie", w.cookie.Name+"=x") }, http.StatusForbidden},
		"of another page":    {func(r *http.Request) { r.Header.Set("Origin", "http://example.org") }, http.StatusForbidden},
		"of no page":         {func(r *http.Request) { r.Header.Del("Origin") }, http.StatusForbidden},
		"of a form":          {func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }, http.StatusUnsupportedMediaType},
		"by another host":    {func(r *http.Request) { r.Host = "example.org" }, http.StatusMisdirectedRequest},
	}
	posts := 0
	for pattern := range b.desk.addresses() {
		method, address, _ := strings.Cut(pattern, " ")
		if strings.Contains(address, "{") {
			continue
		}
		if method == http.MethodGet {
			if code := w.ask(method, address+"?berkas=..%2Flain.toml&lama=x&jenis=csv", nil); code != http.StatusNotFound && address != "/kerja/format" {
				t.Errorf("%s of another document: %d", pattern, code)
			}
			if code := w.ask(method, address, strangers["without the cookie"].change); code != http.StatusForbidden {
				t.Errorf("%s without the cookie: %d", pattern, code)
			}
			continue
		}
		posts++
		for name, s := range strangers {
			if code := w.ask(method, address, s.change); code != s.code {
				t.Errorf("%s %s: %d, want %d", pattern, name, code, s.code)
			}
		}
		if code := w.ask(method, address, nil); code < 400 || code == http.StatusForbidden {
			t.Errorf("%s of no document: %d", pattern, code)
		}
		if code := w.ask(http.MethodGet, address, nil); method == http.MethodPost && code == http.StatusOK && b.desk.addresses()["GET "+address] == nil {
			t.Errorf("%s can be read: %d", pattern, code)
		}
	}
	if posts < 10 {
		t.Errorf("%d addresses that change something", posts)
	}
	if b.text() != lembar {
		t.Errorf("the document was changed:\n%s", b.text())
	}
}

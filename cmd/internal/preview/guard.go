package preview

import (
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"html"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"iku/cmd/internal/fault"
)

// policy is what a page may load and do: what this server serves, no script or
// style within the page (CSP Level 3).
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

var headers = [][2]string{
	{"Content-Security-Policy", policy},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "no-referrer"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cache-Control", "no-cache"},
}

// keyName is the parameter of an address that holds a key.
const keyName = "kunci"

// lock knows who may read: who came by an address with a key in it, and has since
// shown the cookie that was given for it.
type lock struct {
	cookie, pass string // the cookie's name and value
	key          string // in the address that stands on the terminal

	mu      sync.Mutex
	tickets map[string]bool // keys that are good once
}

func newLock() *lock {
	return &lock{cookie: "iku-" + strings.ToLower(rand.Text()[:8]), pass: rand.Text(), key: rand.Text(), tickets: map[string]bool{}}
}

// Address returns the address of a server below a root, with the key without which
// nothing is shown.
func (l *lock) Address(root string) string { return root + "?" + keyName + "=" + l.key }

// Once returns such an address that is good once: for a command line, which other
// users of the computer see.
func (l *lock) Once(root string) string {
	ticket := rand.Text()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tickets[ticket] = true
	return root + "?" + keyName + "=" + ticket
}

// opens tells whether a key is good; a ticket is so no more.
func (l *lock) opens(key string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.tickets[key] {
		delete(l.tickets, key)
		return true
	}
	return same(key, l.key)
}

// shown tells whether a request has the cookie.
func (l *lock) shown(r *http.Request) bool {
	for _, c := range r.CookiesNamed(l.cookie) {
		if same(c.Value, l.pass) {
			return true
		}
	}
	return false
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// enter gives the cookie for a good key, and leads on to the same address without
// the key. A link on a page of another site leads there by a page of our own: the
// cookie is strict, and would not be sent on the way from theirs.
func (l *lock) enter(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: l.cookie, Value: l.pass, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	w.Header().Set("Cache-Control", "no-store")
	q := r.URL.Query()
	q.Del(keyName)
	to := (&url.URL{Path: "/" + strings.TrimLeft(r.URL.Path, "/"), RawQuery: q.Encode()}).String()
	if r.Header.Get("Sec-Fetch-Site") != "cross-site" {
		http.Redirect(w, r, to, http.StatusFound)
		return
	}
	to = html.EscapeString(to)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = fmt.Fprintf(w, "<!DOCTYPE html><html lang=id><meta http-equiv=refresh content=\"0; url=%s\"><title>iku preview</title><a href=\"%s\">Lanjut</a>\n", to, to)
}

// guarded lets through what reads, what was meant for this server (a name that
// somebody made to point at 127.0.0.1 is another host), and who has the key.
//
// A server that writes takes what a page of its own sends: the browser says where
// it comes from (Origin), and a form of another page cannot send JSON.
func guarded(next http.Handler, l *lock, writes bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, h := range headers {
			w.Header().Set(h[0], h[1])
		}
		switch {
		case !loopback(r.Host):
			http.Error(w, "host ini tidak dilayani", http.StatusMisdirectedRequest)
		case writes && r.Method == http.MethodPost:
			if r.Header.Get("Origin") != "http://"+r.Host || !l.shown(r) {
				http.Error(w, "permintaan dari situs lain", http.StatusForbidden)
				return
			}
			kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
			if kind != "application/json" && kind != "application/octet-stream" {
				http.Error(w, "bukan JSON", http.StatusUnsupportedMediaType)
				return
			}
			answer(next, w, r)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "hanya dapat dibaca", http.StatusMethodNotAllowed)
		case r.Header.Get("Sec-Fetch-Site") == "cross-site" && r.Header.Get("Sec-Fetch-Mode") != "navigate":
			http.Error(w, "permintaan dari situs lain", http.StatusForbidden)
		case r.URL.Query().Has(keyName) && l.opens(r.URL.Query().Get(keyName)):
			l.enter(w, r)
		case !l.shown(r):
			http.Error(w, "buka alamat lengkap yang ditulis oleh iku preview di terminal; kuncinya ada di alamat itu", http.StatusForbidden)
		default:
			answer(next, w, r)
		}
	})
}

// answer has a request answered; a fault of the program is that request's.
func answer(next http.Handler, w http.ResponseWriter, r *http.Request) {
	if err := fault.Guard(func() error { next.ServeHTTP(w, r); return nil }); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// loopback tells whether a Host header names this computer to itself.
func loopback(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	return name == "127.0.0.1" || name == "localhost" || name == "::1" || name == "[::1]"
}

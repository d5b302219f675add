// Package fetch asks the servers that certificates name: a way to the network
// that cannot be led to the machines of the own house.
package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// maxAnswer is the size of the largest answer that is read. The lists of large
// authorities have some megabytes.
const maxAnswer = 16 << 20

// ErrPrivate says that an address is not one of the public network.
var ErrPrivate = errors.New("alamat di jaringan sendiri tidak dihubungi")

var errRedirects = errors.New("terlalu banyak pengalihan")

// Client returns an HTTP client that gives up after the timeout and follows three
// redirects. Unless private is set, it refuses to connect to an address that is
// not public, whatever the name server says of it.
func Client(timeout time.Duration, private bool) *http.Client {
	dialer := &net.Dialer{Timeout: timeout}
	if !private {
		dialer.ControlContext = func(_ context.Context, _, address string, _ syscall.RawConn) error {
			a, err := netip.ParseAddrPort(address)
			if err != nil || !public(a.Addr().Unmap()) {
				return fmt.Errorf("%w: %s", ErrPrivate, address)
			}
			return nil
		}
	}
	return &http.Client{
		Timeout: timeout,
		// No proxy: it would connect for us, and to anywhere.
		Transport: &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: timeout,
			ResponseHeaderTimeout: timeout, MaxResponseHeaderBytes: 64 << 10},
		CheckRedirect: func(_ *http.Request, via []*http.Request) error {
			if len(via) > 3 {
				return errRedirects
			}
			return nil
		},
	}
}

// notPublic are networks that netip does not call private (RFC 6890).
var notPublic = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"),
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"),
	netip.MustParsePrefix("2002::/16"),
}

func public(a netip.Addr) bool {
	for _, p := range notPublic {
		if p.Contains(a) {
			return false
		}
	}
	return a.IsGlobalUnicast() && !a.IsPrivate()
}

// Get returns what an address of the web holds.
func Get(ctx context.Context, c *http.Client, address string) ([]byte, error) {
	return do(ctx, c, http.MethodGet, address, "", nil)
}

// Post sends a body and returns the answer.
func Post(ctx context.Context, c *http.Client, address, kind string, body []byte) ([]byte, error) {
	return do(ctx, c, http.MethodPost, address, kind, body)
}

func do(ctx context.Context, c *http.Client, method, address, kind string, body []byte) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("alamat %q bukan alamat web", address)
	}
	request, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	answer, err := c.Do(request)
	if err != nil {
		return nil, unreachable(ctx, u.Host, err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer+1))
	switch {
	case err != nil:
		return nil, unreachable(ctx, u.Host, err)
	case len(data) > maxAnswer:
		return nil, fmt.Errorf("jawaban %s terlalu besar", u.Host)
	case answer.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("jawaban %s: %s", u.Host, answer.Status)
	}
	return data, nil
}

// failure is why a host gave no answer, in words; its cause is that of the library.
type failure struct {
	text  string
	cause error
}

func (f *failure) Error() string { return f.text }
func (f *failure) Unwrap() error { return f.cause }

// unreachable says why a host gave no answer.
func unreachable(ctx context.Context, host string, err error) error {
	var slow interface{ Timeout() bool }
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, ErrPrivate):
		return &failure{host + ": " + ErrPrivate.Error(), err}
	case errors.Is(err, errRedirects):
		return &failure{host + ": " + errRedirects.Error(), err}
	case errors.As(err, &slow) && slow.Timeout():
		return &failure{host + " tidak menjawab pada waktunya", err}
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return &failure{"sambungan ke " + host + " terputus", err}
	}
	return &failure{host + " tidak dapat dihubungi", err}
}

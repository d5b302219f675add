package bsre

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
)

// Client reaches a service. Its HTTP client decides how long is waited.
type Client struct {
	Base           string // https://esign.example.go.id
	User, Password string // of HTTP Basic
	Version        int    // 1 or 2
	HTTP           *http.Client
}

// maxAnswer is the size of the largest answer that is read.
const maxAnswer = 256 << 20

// New returns a client of the service at an address. Without encryption it is
// reached only where insecure is set.
func New(base, user, password string, version int, c *http.Client, insecure bool) (*Client, error) {
	u, err := url.Parse(base)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http":
		return nil, errors.New("alamat layanan BSrE bukan alamat web")
	case u.User != nil:
		return nil, errors.New("alamat layanan BSrE tidak boleh memuat sandi")
	case u.Scheme == "http" && !insecure:
		return nil, errors.New("alamat layanan BSrE tidak terenkripsi (http); frasa sandi akan terbaca di jaringan")
	case version != 1 && version != 2:
		return nil, fmt.Errorf("versi layanan BSrE %d tidak dikenal; yang ada 1 dan 2", version)
	}
	own := *c
	// A redirect would take the passphrase elsewhere.
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Client{Base: strings.TrimRight(base, "/"), User: user, Password: password, Version: version, HTTP: &own}, nil
}

// Error is what the service has against a request.
type Error struct {
	Code    int // its own; 0 where it gave none
	Status  int // of HTTP
	Message string
}

func (e *Error) Error() string {
	text := e.Message
	if text == "" {
		text = http.StatusText(e.Status)
	}
	text = clip(text) // after secrets were taken out of it: half of one is one too
	if e.Code != 0 && !strings.Contains(text, fmt.Sprint(e.Code)) {
		return fmt.Sprintf("layanan BSrE menolak: %s (%d)", text, e.Code)
	}
	return "layanan BSrE menolak: " + text
}

// errCut says that the connection ended before the answer did.
var errCut = errors.New("sambungan ke layanan BSrE terputus sebelum jawabannya lengkap")

// reply is an answer of the service.
type reply struct {
	status int
	kind   string // media type
	id     string // header id_dokumen
	body   []byte
}

// send sends a request and reads its answer. Its errors name neither the address,
// which may hold a NIK, nor anything that was sent.
func (c *Client) send(ctx context.Context, method, path, kind string, body []byte) (*reply, error) {
	request, err := http.NewRequestWithContext(ctx, method, c.Base+path, bytes.NewReader(body))
	if err != nil {
		return nil, errors.New("alamat layanan BSrE tidak sah")
	}
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	request.SetBasicAuth(c.User, c.Password)
	answer, err := c.HTTP.Do(request)
	if err != nil {
		return nil, unreachable(ctx, err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer+1))
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, errCut
	case len(data) > maxAnswer:
		return nil, errors.New("jawaban layanan BSrE terlalu besar")
	}
	media, _, _ := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	return &reply{answer.StatusCode, media, answer.Header.Get("id_dokumen"), data}, nil
}

func unreachable(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		if wrapped.Timeout() {
			return errors.New("layanan BSrE tidak menjawab pada waktunya")
		}
		err = wrapped.Err
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errCut
	}
	var untrusted *tls.CertificateVerificationError
	if errors.As(err, &untrusted) {
		return errors.New("sertifikat TLS layanan BSrE tidak dipercaya oleh komputer ini")
	}
	return errors.New("layanan BSrE tidak dapat dihubungi")
}

// message is what JSON answers of the service may hold.
type message struct {
	Error      string          `json:"error"`
	Message    string          `json:"message"`
	Pesan      string          `json:"pesan"`
	Code       json.Number     `json:"status_code"`
	Status     json.RawMessage `json:"status"`
	Signed     string          `json:"base64_signed_file"`
	IDDokumen  string          `json:"id_dokumen"`
	SignedList []string        `json:"file"`
}

// read reads a JSON answer; ok is false where it is none.
func (r *reply) read() (m message, ok bool) {
	trimmed := bytes.TrimSpace(r.body)
	if len(trimmed) == 0 || trimmed[0] != '{' {
		return m, false
	}
	return m, json.Unmarshal(trimmed, &m) == nil
}

// refusal returns the error in an answer; nil where there is none. Some refusals
// come with the status 200; where nothing but words is expected they hold an error.
func (r *reply) refusal(words bool) error {
	m, ok := r.read()
	text := firstOf(m.Error, m.Message, m.Pesan)
	code, _ := m.Code.Int64()
	switch {
	case r.status == http.StatusUnauthorized || r.status == http.StatusForbidden:
		return &Error{Status: r.status, Message: firstOf(text, "nama atau sandi layanan ditolak")}
	case r.status >= 300:
		return &Error{Code: ownCode(int(code), text), Status: r.status, Message: text}
	case ok && (m.Error != "" || words && code >= 400 || !words && m.Signed == "" && m.IDDokumen == "" && len(m.SignedList) == 0 && m.Status == nil && text != ""):
		return &Error{Code: ownCode(int(code), text), Status: r.status, Message: text}
	}
	return nil
}

// ownCode returns the service's own code: the one given, unless that repeats the
// status of HTTP, or the last number of four digits in the text.
func ownCode(given int, text string) int {
	if given >= 1000 {
		return given
	}
	code := 0
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		if len(word) == 4 {
			_, _ = fmt.Sscan(word, &code)
		}
	}
	return code
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// clip keeps what a server says short enough to be shown.
func clip(text string) string {
	const most = 300
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

package signing

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"fmt"
	"net/http"
	"sync"
	"time"

	"iku/sign"
	"iku/sign/fetch"
	"iku/sign/revocation"
	"iku/sign/tsp"
)

// patience is how long a server is waited for.
const patience = 30 * time.Second

// Stamper asks a time-stamp authority.
type Stamper struct {
	Address       string              // the user's word: it may be anywhere
	Trust, Others []*x509.Certificate // its anchors, and certificates between; nil: it is not checked
	Unchecked     func(by string)     // told of who stamped without being checked

	once   sync.Once
	client *http.Client
}

// Stamp returns a token for a digest.
func (s *Stamper) Stamp(ctx context.Context, digest []byte, hash crypto.Hash) ([]byte, error) {
	s.once.Do(func() { s.client = fetch.Client(patience, true) })
	token, err := tsp.Stamp(ctx, s.client, rand.Reader, s.Address, digest, hash)
	if err != nil {
		return nil, fmt.Errorf("penanda waktu: %w", err)
	}
	by, err := sign.StampedBy(token, s.Trust, s.Others)
	if s.Trust != nil {
		return token, err
	}
	s.Unchecked(by)
	return token, nil
}

// answer is what was said of a certificate.
type answer struct{ ocsp, crl []byte }

// Prover returns what asks the responders that certificates name, those of the own
// house only if private is set, about each certificate once, whoever wants to know.
func Prover(private bool) func(ctx context.Context, cert, issuer *x509.Certificate) (ocsp, crl []byte, err error) {
	client, answers := fetch.Client(patience, private), map[string]answer{}
	var mu sync.Mutex
	return func(ctx context.Context, cert, issuer *x509.Certificate) ([]byte, []byte, error) {
		mu.Lock()
		defer mu.Unlock()
		if a, ok := answers[string(cert.Raw)]; ok {
			return a.ocsp, a.crl, nil
		}
		ocsp, crl, err := revocation.Ask(ctx, client, cert, issuer)
		if err == nil {
			answers[string(cert.Raw)] = answer{ocsp, crl}
		}
		return ocsp, crl, err
	}
}

package signing

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"fmt"
	"sync"
	"time"

	"iku/sign/fetch"
	"iku/sign/revocation"
	"iku/sign/tsp"
)

// patience is how long a server is waited for.
const patience = 30 * time.Second

// Stamper returns what asks the time-stamp authority at an address, which is the
// user's word and may be anywhere.
func Stamper(address string) func(ctx context.Context, digest []byte, hash crypto.Hash) ([]byte, error) {
	client := fetch.Client(patience, true)
	return func(ctx context.Context, digest []byte, hash crypto.Hash) ([]byte, error) {
		token, err := tsp.Stamp(ctx, client, rand.Reader, address, digest, hash)
		if err != nil {
			err = fmt.Errorf("penanda waktu: %w", err)
		}
		return token, err
	}
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

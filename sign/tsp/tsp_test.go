package tsp_test

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/crypto/cryptobyte"
	cbasn1 "golang.org/x/crypto/cryptobyte/asn1"

	"iku/sign/cms"
	"iku/sign/signtest"
	"iku/sign/tsp"
)

func imprint(data string) []byte {
	sum := sha256.Sum256([]byte(data))
	var b cryptobyte.Builder
	b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
		cms.AddHash(b, crypto.SHA256)
		b.AddASN1OctetString(sum[:])
	})
	return b.BytesOrPanic()
}

func TestStamp(t *testing.T) {
	pki := signtest.New(t)
	sum := sha256.Sum256([]byte("isi"))
	token, err := tsp.Stamp(context.Background(), http.DefaultClient, rand.Reader, pki.StamperURL(), sum[:], crypto.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	got, used, err := tsp.Parse(token)
	if err != nil || used != len(token) || !got.Time.Equal(signtest.Now) || got.CheckSelf() != nil {
		t.Errorf("%v, %d bytes, %v", err, used, got)
	}
	if err := got.Check(func(crypto.Hash) []byte { return make([]byte, 32) }); err == nil {
		t.Error("it stamps something else too")
	}
}

// TestFalseAnswers: what an authority must not get away with.
func TestFalseAnswers(t *testing.T) {
	pki := signtest.New(t)
	wrap := func(token []byte) string {
		var b cryptobyte.Builder
		b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
			b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) { b.AddASN1Int64(0) })
			b.AddBytes(token)
		})
		return string(b.BytesOrPanic())
	}
	token := func(data string) []byte {
		out, err := pki.Token(imprint(data), big.NewInt(7), signtest.Now)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	signer := pki.Stamper
	pki.Stamper = pki.Signer(t, "Bukan Penanda Waktu", "", signtest.EC(t))
	foreign := token("isi")
	pki.Stamper = signer
	for name, c := range map[string]struct{ body, want string }{
		"another nonce":       {wrap(token("isi")), "permintaan lain"},
		"another digest":      {wrap(token("lain")), "milik isi lain"},
		"no stamper":          {wrap(foreign), "bukan sertifikat penanda waktu"},
		"a refusal":           {"\x30\x0f\x30\x0d\x02\x01\x02\x30\x08\x0c\x06habis!", "menolak (2)"},
		"nothing":             {"", ""},
		"no token":            {"\x30\x05\x30\x03\x02\x01\x00", "tidak sah"},
		"something else":      {"<html>", ""},
		"a token cut in half": {wrap(token("isi"))[:300], ""},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, c.body) }))
		sum := sha256.Sum256([]byte("isi"))
		_, err := tsp.Stamp(context.Background(), http.DefaultClient, rand.Reader, server.URL, sum[:], crypto.SHA256)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
		server.Close()
	}
}

func FuzzParse(f *testing.F) {
	pki := signtest.New(f)
	token, err := pki.Token(imprint("isi"), big.NewInt(7), signtest.Now)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(token)
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, used, err := tsp.Parse(data); err == nil {
			if used > len(data) || got.SignedData == nil {
				t.Errorf("%d of %d bytes", used, len(data))
			}
			_ = got.Check(func(crypto.Hash) []byte { return nil })
			if got.Signer() != nil {
				_ = got.CheckSelf()
			}
		}
	})
}

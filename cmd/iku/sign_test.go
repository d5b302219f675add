package main

import (
	"encoding/base64"
	"encoding/pem"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"iku/sign"
	"iku/sign/signtest"
)

// Signing and verifying, as users type it. $PKI holds root.pem and the signers'
// keys, all with the passphrase "rahasia"; $TSA and $BSRE are servers.
func TestSigningScripts(t *testing.T) {
	pki := signtest.NewAt(t, time.Now().Add(-time.Minute))
	folder := t.TempDir()
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("root.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: pki.Root.Cert.Raw}))
	kepala := pki.Signer(t, "YULIANTO SATYA", "196701081994031004", signtest.EC(t))
	for name, a := range map[string]signtest.Authority{"kepala.p12": kepala, "lain.p12": pki.Signer(t, "ORANG LAIN", "", signtest.EC(t))} {
		data, err := pkcs12.Modern.Encode(a.Key, a.Cert, pki.Chain(a)[1:], "rahasia")
		if err != nil {
			t.Fatal(err)
		}
		write(name, data)
	}
	service := httptest.NewServer(eSign(t, &sign.Identity{Key: kepala.Key, Chain: pki.Chain(kepala)}))
	t.Cleanup(service.Close)
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/sign",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("PKI", folder)
			env.Setenv("TSA", pki.StamperURL())
			env.Setenv("BSRE", service.URL)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "pdf": isPDF, "changed": changed},
	})
}

// changed FILE adds an update that replaces nothing but a byte of the content.
func changed(ts *testscript.TestScript, neg bool, args []string) {
	name := ts.MkAbs(args[0])
	data, err := os.ReadFile(name)
	ts.Check(err)
	data[len(data)/8] ^= 1
	ts.Check(os.WriteFile(name, data, 0o600))
}

// eSign is a service that signs what it is sent, in its first version.
func eSign(t *testing.T, id *sign.Identity) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/user/status/{nik}", func(w http.ResponseWriter, r *http.Request) {
		if r.PathValue("nik") != "3273000000000001" {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, `{"error":"User tidak terdaftar 2011","status_code":400}`)
			return
		}
		_, _ = io.WriteString(w, `{"status_code":1111,"status":"ISSUE"}`)
	})
	mux.HandleFunc("POST /api/sign/pdf", func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("passphrase") != "rahasia" {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, `{"status_code":2031,"error":"Passphrase anda salah"}`)
			return
		}
		f, _, err := r.FormFile("file")
		if err != nil {
			t.Error(err)
			return
		}
		data, _ := io.ReadAll(f)
		out, err := sign.Sign(r.Context(), data, sign.Request{Identity: id, Now: time.Now()})
		if err != nil {
			t.Error(err)
			return
		}
		_, _ = io.WriteString(w, `{"base64_signed_file":"`+base64.StdEncoding.EncodeToString(out)+`"}`)
	})
	return mux
}

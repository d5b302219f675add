package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"iku/pdf/object"
	"iku/sign"
	"iku/sign/signtest"
)

// Signing and verifying, as users type it. $PKI holds root.pem and the signers'
// keys, all with the passphrase "rahasia"; $TSA and $BSRE are servers.
func TestSigningScripts(t *testing.T) {
	pki := signtest.NewAt(t, time.Now().Add(-time.Minute))
	folder := temporary(t)
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("root.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: pki.Root.Cert.Raw}))
	odd := bytes.ReplaceAll(pki.Root.Cert.Raw, []byte("Root CA Uji"), []byte("Root_CA Uji"))
	write("aneh.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: odd}))
	write("lain.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signtest.NewAt(t, time.Now()).Root.Cert.Raw}))
	kepala := pki.Signer(t, "YULIANTO SATYA", "196701081994031004", signtest.EC(t))
	for name, a := range map[string]signtest.Authority{"kepala.p12": kepala, "lain.p12": pki.Signer(t, "ORANG LAIN", "", signtest.EC(t))} {
		data, err := pkcs12.Modern.Encode(a.Key, a.Cert, pki.Chain(a)[1:], "rahasia")
		if err != nil {
			t.Fatal(err)
		}
		write(name, data)
	}
	lain := pki.Signer(t, "ORANG LAIN", "", signtest.EC(t))
	service := httptest.NewServer(eSign(t, &sign.Identity{Key: kepala.Key, Chain: pki.Chain(kepala)}, &sign.Identity{Key: lain.Key, Chain: pki.Chain(lain)}))
	t.Cleanup(service.Close)
	testscript.Run(t, testscript.Params{
		Dir:           native(t, "testdata/sign"),
		Condition:     condition,
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Values["t"] = t
			env.Setenv("PKI", folder)
			env.Setenv("TSA", pki.StamperURL())
			env.Setenv("BSRE", service.URL)
			env.Setenv("LocalAppData", env.Cd)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "pdf": isPDF, "changed": changed, "altered": altered, "damaged": damaged, "held": held},
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

// altered FILE PART writes a PDF anew in which a figure of its pages or of its source is
// another.
func altered(ts *testscript.TestScript, neg bool, args []string) {
	name := ts.MkAbs(args[0])
	data, err := os.ReadFile(name)
	ts.Check(err)
	part := map[string]string{"page": " Tf", "source": "[dokumen]"}[args[1]]
	found := false
	out := signtest.Anew(ts.Value("t").(testing.TB), data, func(o object.Object) object.Object {
		s, ok := o.(*object.Stream)
		if !ok {
			return o
		}
		plain, err := (&object.File{}).Decode(s)
		if err != nil || !bytes.Contains(plain, []byte(part)) || !bytes.Contains(plain, []byte("84,5")) {
			return o
		}
		found = true
		return &object.Stream{Dict: s.Dict.Without("Filter"), Raw: bytes.Replace(plain, []byte("84,5"), []byte("94,5"), 1)}
	})
	if !found {
		ts.Fatalf("%s: no %s", args[0], args[1])
	}
	ts.Check(os.WriteFile(name, out, 0o600))
}

// eSign is a service that signs what it is sent, in both versions. It says what was
// asked of it as its users see it: in the reason of the signature. The city that is
// named tells it how to misbehave.
func eSign(t *testing.T, id, other *sign.Identity) http.Handler {
	mux := http.NewServeMux()
	var first []byte // that it ever signed
	says := func(w http.ResponseWriter, status int, text string) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, text)
	}
	signed := func(r *http.Request, data []byte, reason, city string) string {
		q := sign.Request{Identity: id, Now: time.Now(), Reason: reason}
		switch city {
		case "orang lain":
			q.Identity = other
		case "berkas lain":
			data = first
		case "tempat lain":
			q.Field, q.Place = "Lain", &sign.Place{Rect: [4]float64{72, 72, 272, 132}}
		}
		if first == nil {
			first = data
		}
		out, err := sign.Sign(r.Context(), data, q)
		if err == nil && city == "dua kali" {
			out, err = sign.Sign(r.Context(), out, q)
		}
		if err != nil {
			t.Error(err)
		}
		return base64.StdEncoding.EncodeToString(out)
	}
	mux.HandleFunc("GET /api/user/status/{nik}", func(w http.ResponseWriter, r *http.Request) {
		if r.PathValue("nik") != "3273000000000001" {
			says(w, http.StatusBadRequest, `{"error":"User tidak terdaftar 2011","status_code":400}`)
			return
		}
		says(w, http.StatusOK, `{"status_code":1111,"status":"ISSUE"}`)
	})
	mux.HandleFunc("POST /api/v2/user/check/status", func(w http.ResponseWriter, _ *http.Request) { says(w, http.StatusOK, `{"status":"ISSUE"}`) })
	mux.HandleFunc("POST /api/sign/pdf", func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("passphrase") != "rahasia" {
			says(w, http.StatusBadRequest, `{"status_code":2031,"error":"Passphrase anda salah"}`)
			return
		}
		f, _, err := r.FormFile("file")
		if err != nil {
			t.Error(err)
			return
		}
		data, _ := io.ReadAll(f)
		city := r.FormValue("location")
		switch city {
		case "gema": // it repeats what it was told, in another form
			says(w, http.StatusBadRequest, `{"status_code":2031,"error":"salah: `+base64.StdEncoding.EncodeToString([]byte("uji:"+r.FormValue("passphrase")))+`"}`)
			return
		case "tanpa": // it gives back what it was sent
			says(w, http.StatusOK, string(data))
			return
		case "ulang": // it does not keep the bytes: here, those of the comment behind the header
			at := bytes.IndexByte(data, '\n') + 3
			data[at] ^= 1
		case "rusak": // something happens to the file on its way
			out, _ := base64.StdEncoding.DecodeString(signed(r, data, "", city))
			out[len(out)/4] ^= 1
			says(w, http.StatusOK, string(out))
			return
		}
		reason := "jangkar " + r.FormValue("tag_koordinat") + ", x " + r.FormValue("xAxis") + ", QR " + r.FormValue("linkQR")
		says(w, http.StatusOK, `{"base64_signed_file":"`+signed(r, data, reason, city)+`"}`)
	})
	code := ""
	mux.HandleFunc("POST /api/v2/sign/get/totp", func(w http.ResponseWriter, r *http.Request) {
		var q struct {
			Email string
			Data  int
		}
		if err := json.NewDecoder(r.Body).Decode(&q); err != nil || q.Email == "" {
			says(w, http.StatusBadRequest, `{"error":"User tidak terdaftar 2011"}`)
			return
		}
		code = fmt.Sprintf("48291%d", q.Data) // as many files as it is good for
		says(w, http.StatusOK, `{"message":"TOTP dikirim"}`)
	})
	mux.HandleFunc("POST /api/v2/sign/pdf", func(w http.ResponseWriter, r *http.Request) {
		var q struct {
			Passphrase, TOTP    string
			SignatureProperties []map[string]any
			File                [][]byte
		}
		if err := json.NewDecoder(r.Body).Decode(&q); err != nil || len(q.File) != len(q.SignatureProperties) {
			t.Error(err)
			return
		}
		if q.Passphrase != "rahasia" && (q.Passphrase != "" || q.TOTP == "" || q.TOTP != code) {
			says(w, http.StatusBadRequest, `{"status_code":2031,"error":"Kode `+q.TOTP+` atau passphrase salah"}`)
			return
		}
		code = "" // it is good once
		var files []string
		for i, data := range q.File {
			city, _ := q.SignatureProperties[i]["location"].(string)
			files = append(files, signed(r, data, fmt.Sprint("jangkar ", q.SignatureProperties[i]["tag_koordinat"]), city))
			if city == "tertukar" {
				slices.Reverse(files)
			}
		}
		out, _ := json.Marshal(map[string]any{"time": "9 ms", "file": files})
		says(w, http.StatusOK, string(out))
	})
	return mux
}

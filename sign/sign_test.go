package sign_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
	"time"

	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"iku/layout"
	"iku/pdf/object"
	"iku/sign"
	"iku/sign/signtest"
)

// TestEverySupportedKeySigns: RSA 2048 to 4096, P-256, P-384.
func TestEverySupportedKeySigns(t *testing.T) {
	d := newDesk(t)
	for name, key := range map[string]crypto.Signer{
		"RSA-2048": signtest.RSA(t, 2048), "RSA-3072": signtest.RSA(t, 3072), "P-256": signtest.EC(t), "P-384": signtest.EC384(t),
	} {
		t.Run(name, func(t *testing.T) {
			d.signer = d.pki.Signer(t, "YULIANTO SATYA", "", key)
			out := d.sign(t, sheet(t, true), nil, sign.LevelB)
			if len(out)-len(sheet(t, true)) < 2*16_384 {
				t.Error("the file did not grow by the room for a signature")
			}
			d.passes(t, out, nil)
		})
	}
}

func TestSignedFieldIsTheOneThatWasEmpty(t *testing.T) {
	d := newDesk(t)
	out := d.sign(t, sheet(t, true), nil, sign.LevelB)
	f, err := object.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	catalog, _ := f.Catalog()
	form, _ := f.Dict(catalog.Get("AcroForm"))
	fields, _ := f.Array(form.Get("Fields"))
	if len(fields) != 1 || form.Get("SigFlags") != object.Int(3) {
		t.Fatalf("%d fields, SigFlags %v", len(fields), form.Get("SigFlags"))
	}
	field, _ := f.Dict(fields[0])
	value, _ := f.Dict(field.Get("V"))
	if value.Get("SubFilter") != object.Name("ETSI.CAdES.detached") {
		t.Errorf("SubFilter %v", value.Get("SubFilter"))
	}
	if tu, _ := field.Get("TU").(object.String); !strings.HasPrefix(tu.Text(), layout.SignedHeading) {
		t.Errorf("a reader hears %q", tu.Text())
	}
	if field.Get("F") != object.Int(132) {
		t.Errorf("F %v", field.Get("F"))
	}
}

// TestFontsOfThePageAreUsedAgain: the block adds no second copy of a program that
// the page has.
func TestFontsOfThePageAreUsedAgain(t *testing.T) {
	d := newDesk(t)
	shows := func(l layout.SignedLine) func(r *sign.Request) {
		return func(r *sign.Request) { r.Block = blockOf(t, &layout.Signed{Lines: []layout.SignedLine{l}}) }
	}
	regular, bold := shows(layout.SignedLine{Text: "Yulianto"}), shows(layout.SignedLine{Text: "Yulianto", Bold: true})
	data := sheet(t, true)
	a, b := d.sign(t, data, regular, sign.LevelB), d.sign(t, data, bold, sign.LevelB)
	if len(b)-len(a) < 10_000 {
		t.Errorf("a face of the page costs %d bytes, a new one %d", len(a)-len(data), len(b)-len(data))
	}
}

// TestPhrasesAreKeptTogether: the lines of a post break where the document breaks them.
func TestPhrasesAreKeptTogether(t *testing.T) {
	d := newDesk(t)
	out := d.sign(t, sheet(t, true), func(r *sign.Request) {
		r.Block = blockOf(t, layout.SignedBy(layout.Signer{Jabatan: []string{"Kepala Dinas", "Koperasi Usaha Kecil dan Menengah", "Provinsi Kepulauan Bangka Belitung,"},
			Nama: "ELFIYENA", Pangkat: "Pembina Utama Madya", NIP: "NIP 19620915\u00a0199003\u00a02\u00a0001"}, ""))
	}, sign.LevelB)
	for _, line := range []string{"(Kepala Dinas Koperasi Usaha Kecil dan Menengah )Tj", "(Provinsi Kepulauan Bangka Belitung,)Tj"} {
		if !bytes.Contains(out, []byte(line)) {
			t.Errorf("no line %s", line)
		}
	}
	f, err := object.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	_, field := sigField(f)
	if spoken := field.Get("TU").(object.String).Text(); !strings.Contains(spoken, "Kepala Dinas Koperasi") || strings.Contains(spoken, "\n") {
		t.Errorf("a reader hears %q", spoken)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	d := newDesk(t)
	d.signer = d.pki.Signer(t, "YULIANTO SATYA", "", signtest.RSA(t, 2048)) // ECDSA is random
	data := sheet(t, true)
	if !bytes.Equal(d.sign(t, data, nil, sign.LevelB), d.sign(t, data, nil, sign.LevelB)) {
		t.Error("two signatures of the same file differ")
	}
}

func TestRefusals(t *testing.T) {
	d := newDesk(t)
	weak := d.pki.Signer(t, "X", "", signtest.RSA(t, 1024))
	signed := d.sign(t, sheet(t, true), nil, sign.LevelB)
	for _, c := range []struct {
		name   string
		data   []byte
		change func(*sign.Request)
		want   string
	}{
		{"expired", nil, func(r *sign.Request) { r.Now = signtest.Epoch.AddDate(3, 0, 0) }, "kedaluwarsa"},
		{"not yet valid", nil, func(r *sign.Request) { r.Now = signtest.Epoch.AddDate(0, 0, -1) }, "belum berlaku"},
		{"another key", nil, func(r *sign.Request) { r.Identity.Key = signtest.EC(t) }, "tidak cocok"},
		{"weak key", nil, func(r *sign.Request) { r.Identity = &sign.Identity{Key: weak.Key, Chain: d.pki.Chain(weak)} }, "1024 bit"},
		{"no identity", nil, func(r *sign.Request) { r.Identity = nil }, "tidak ada sertifikat"},
		{"no PDF", []byte("halo"), nil, "bukan PDF"},
		{"a field that is not there", nil, func(r *sign.Request) { r.Field = "Lain" }, `bernama "Lain"`},
		{"a field that is signed", signed, func(r *sign.Request) { r.Field = "TandaTangan1" }, "sudah ditandatangani"},
		{"a page that is not there", plainPDF(), func(r *sign.Request) { r.Place = &sign.Place{Page: 7} }, "halaman 8"},
		{"no authority", nil, func(r *sign.Request) { r.Level, r.Stamp = sign.LevelT, nil }, "penanda waktu"},
		{"text without room", nil, func(r *sign.Request) {
			r.Block = blockOf(t, layout.SignedBy(layout.Signer{Nama: strings.Repeat("panjang ", 300)}, ""))
		}, "terlalu kecil"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := d.request(t, sign.LevelB)
			if c.change != nil {
				c.change(&r)
			}
			data := c.data
			if data == nil {
				data = sheet(t, true)
			}
			_, err := sign.Sign(context.Background(), data, r)
			var refusal *sign.Refusal
			if !errors.As(err, &refusal) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want a refusal with %q", err, c.want)
			}
		})
	}
}

func TestPKCS12(t *testing.T) {
	d := newDesk(t)
	const passphrase = "rahasia-Ünik"
	for name, encoder := range map[string]*pkcs12.Encoder{"modern": pkcs12.Modern2023, "legacy": pkcs12.LegacyDES} {
		data, err := encoder.WithRand(rand.Reader).Encode(d.signer.Key, d.signer.Cert, d.pki.Chain(d.signer)[1:], passphrase)
		if err != nil {
			t.Fatal(err)
		}
		id, err := sign.ReadPKCS12(data, passphrase)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(id.Chain) != 3 || id.Check(signtest.Now) != nil {
			t.Errorf("%s: %d certificates", name, len(id.Chain))
		}
		_, err = sign.ReadPKCS12(data, "salah")
		if err == nil || !strings.Contains(err.Error(), "frasa sandi PKCS#12 salah") || strings.Contains(err.Error(), "rahasia") {
			t.Errorf("%s: a wrong passphrase gives %v", name, err)
		}
		if _, err = sign.ReadPKCS12(data[:len(data)/2], passphrase); err == nil {
			t.Errorf("%s: half a file is read", name)
		}
	}
}

func TestSignerIsThePersonNamed(t *testing.T) {
	d := newDesk(t)
	none := d.pki.Signer(t, "Yulianto Satya", "", signtest.EC(t))
	for _, c := range []struct {
		a         signtest.Authority
		name, nip string
		fits      bool
	}{
		{d.signer, "YULIANTO SATYA, SE, M.Si", "19670108 199403 1 004", true},
		{d.signer, "Siapa Saja", "196701081994031004", true}, // the number decides
		{d.signer, "YULIANTO SATYA", "19670108 199403 1 005", false},
		{d.signer, "Drs. H. YULIANTO SATYA, SE", "", true},
		{none, "Dr. Yulianto Satya, S.E., M.Si.", "19670108 199403 1 004", true},
		{none, "Ir. Hj. ELFIYENA", "", false},
		{none, "", "", true},
	} {
		if err := sign.CheckSigner(c.a.Cert, c.name, c.nip); (err == nil) != c.fits {
			t.Errorf("%s for %q, %q: %v", sign.Holder(c.a.Cert), c.name, c.nip, err)
		}
	}
}

// TestBrokenNetwork: nothing comes out where an authority does not answer.
func TestBrokenNetwork(t *testing.T) {
	d := newDesk(t)
	gone := errors.New("no route")
	r := d.request(t, sign.LevelLTA)
	r.Stamp = func(context.Context, []byte, crypto.Hash) ([]byte, error) { return nil, gone }
	if out, err := sign.Sign(context.Background(), sheet(t, true), r); !errors.Is(err, gone) || out != nil {
		t.Errorf("%d bytes, %v", len(out), err)
	}
	d.pki.Revoke(d.signer.Cert, signtest.Now.Add(-time.Hour))
	if _, err := sign.Sign(context.Background(), sheet(t, true), d.request(t, sign.LevelLT)); err == nil || !strings.Contains(err.Error(), "dicabut") {
		t.Errorf("a revoked certificate signs at B-LT: %v", err)
	}
}

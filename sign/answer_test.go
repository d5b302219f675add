package sign_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"strings"
	"testing"

	"iku/pdf/object"
	"iku/sign"
	"iku/sign/cms"
	"iku/sign/signtest"
)

// TestAnswers: what a signing service may give back for a sheet, and what it may not.
func TestAnswers(t *testing.T) {
	d := newDesk(t)
	person := func(template *x509.Certificate) sign.Identity {
		template.Subject = pkix.Name{CommonName: "YULIANTO SATYA"}
		a := d.pki.Issue(t, &d.pki.Intermediate, template, signtest.EC(t))
		return sign.Identity{Key: a.Key, Chain: d.pki.Chain(a)}
	}
	by := func(id sign.Identity) func(*sign.Request) { return func(r *sign.Request) { r.Identity = &id } }
	sealed := func(template *x509.Certificate) func(testing.TB, []byte) []byte {
		return func(t testing.TB, b []byte) []byte { return seal(t, b, person(template)) }
	}
	stranger := d.pki.Signer(t, "ORANG LAIN", "", signtest.EC(t))
	place := &sign.Place{Page: 1, Rect: [4]float64{300, 700, 530, 762}}
	at := func(page int, x, y float64) func(*sign.Request) {
		return func(r *sign.Request) { r.Place = &sign.Place{Page: page, Rect: [4]float64{x, y, x + 200, y + 60}} }
	}
	signed := func(change func(*sign.Request)) func(testing.TB, []byte) []byte {
		return func(t testing.TB, b []byte) []byte { return d.sign(t, b, change, sign.LevelB) }
	}
	written := func(change func(object.Object) object.Object) func(testing.TB, []byte) []byte {
		return func(t testing.TB, b []byte) []byte { return d.sign(t, signtest.Anew(t, b, change), nil, sign.LevelB) }
	}
	// streamed changes the data of streams that hold some text.
	streamed := func(with, instead string) func(object.Object) object.Object {
		return func(o object.Object) object.Object {
			if s, ok := o.(*object.Stream); ok {
				f := &object.File{}
				if plain, err := f.Decode(s); err == nil && bytes.Contains(plain, []byte(with)) {
					return &object.Stream{Dict: s.Dict.Without("Filter"), Raw: bytes.Replace(plain, []byte(with), []byte(instead), 1)}
				}
			}
			return o
		}
	}
	before := func(change func(sign.Rewriter)) func(testing.TB, []byte) []byte {
		return func(t testing.TB, b []byte) []byte {
			out, err := sign.Rewrite(b, change)
			if err != nil {
				t.Fatal(err)
			}
			return d.sign(t, out, nil, sign.LevelB)
		}
	}
	for _, c := range []struct {
		name     string
		answer   func(testing.TB, []byte) []byte
		noField  bool // the file that was sent has none
		touching bool
		want     string // "" where it may take the name
	}{
		{"in the field", signed(nil), false, false, ""},
		{"with a time stamp and evidence", func(t testing.TB, b []byte) []byte { return d.sign(t, b, nil, sign.LevelLTA) }, false, false, ""},
		{"in its own field, at the place", signed(at(1, 301, 699)), true, false, ""},
		{"in a field that shows nothing", signed(nil), true, false, ""},
		{"rewritten", written(nil), false, false, ""},
		{"rewritten, without a field before", func(t testing.TB, b []byte) []byte {
			return d.sign(t, signtest.Anew(t, b, nil), at(1, 301, 699), sign.LevelB)
		}, true, false, ""},
		{"beside an anchor", signed(at(1, 250, 650)), true, true, ""},
		{"what was sent", func(_ testing.TB, b []byte) []byte { return b }, false, false, "tidak ada tanda tangan baru"},
		{"no PDF", func(testing.TB, []byte) []byte { return []byte("<html>") }, false, false, "bukan PDF"},
		{"another document", func(t testing.TB, _ []byte) []byte { return d.sign(t, plainPDF(), nil, sign.LevelB) }, false, false, "bukan isi berkas yang dikirim"},
		{"by somebody else", signed(by(sign.Identity{Key: stranger.Key, Chain: d.pki.Chain(stranger)})), false, false, "bukan nama penanda tangan"},
		{"by a server", sealed(&x509.Certificate{ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}), false, false, "hanya untuk server TLS"},
		{"twice", func(t testing.TB, b []byte) []byte {
			return d.sign(t, d.sign(t, b, nil, sign.LevelB), nil, sign.LevelB)
		}, false, false, "lebih dari satu"},
		{"only a time stamp", func(t testing.TB, b []byte) []byte {
			out := d.sign(t, b, nil, sign.LevelLTA)
			return signtest.Anew(t, out, func(o object.Object) object.Object {
				if v, ok := o.(object.Dict); ok && v.Get("FT") == object.Name("Sig") && v.Get("T") != object.String("StempelWaktu1") {
					return v.Without("V")
				}
				return o
			})
		}, false, false, "tampilan isian \"TandaTangan1\" diganti"},
		{"elsewhere on the page", signed(at(1, 300, 100)), true, false, "di halaman 2 pada 300,100"},
		{"larger than the place", func(t testing.TB, b []byte) []byte {
			return d.sign(t, b, func(r *sign.Request) { r.Place = &sign.Place{Page: 1, Rect: [4]float64{0, 0, 600, 900}} }, sign.LevelB)
		}, true, true, "menutupi isi halaman"},
		{"on another page", signed(at(0, 300, 700)), true, true, "di halaman 1"},
		{"page content replaced", before(replaceContent), false, false, "halaman 1: isi diganti"},
		{"annotation added", before(func(r sign.Rewriter) {
			annotate(r, r.Add(object.Dict{{Key: "Type", Value: object.Name("Annot")}, {Key: "Subtype", Value: object.Name("FreeText")}}))
		}), false, false, "ditambahkan"},
		{"description replaced", before(func(r sign.Rewriter) {
			r.Put(r.File().Trailer.Get("Info").(object.Ref), object.Dict{{Key: "Title", Value: object.String("Lain")}})
		}), false, false, "keterangan dokumen"},
		{"updated after it was signed", func(t testing.TB, b []byte) []byte {
			return rewritten(t, d.sign(t, b, nil, sign.LevelB), replaceContent)
		}, false, false, "halaman 1: isi diganti"},
		{"rewritten with another page", written(streamed("72 ", "73 ")), false, false, "bukan isi berkas yang dikirim: halaman 1: isi diganti"},
		{"rewritten with another title", written(streamed("Indikator Kinerja Utama", "Indikator Kinerja Kedua")), false, false, "metadata diganti"},
		{"rewritten without its title", written(func(o object.Object) object.Object {
			if v, ok := o.(object.Dict); ok && v.Get("Title") != nil && v.Get("Producer") != nil {
				return v.Without("Title")
			}
			return o
		}), false, false, "keterangan dokumen diganti (Title)"},
		{"rewritten without tags", written(func(o object.Object) object.Object {
			if v, ok := o.(object.Dict); ok && v.Get("Type") == object.Name("Catalog") {
				return v.Without("StructTreeRoot")
			}
			return o
		}), false, false, "struktur (yang dibacakan) diganti"},
		{"a byte of it lost", func(t testing.TB, b []byte) []byte {
			out := d.sign(t, b, nil, sign.LevelB)
			out[len(out)/8] ^= 1
			return out
		}, false, false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			sent := sheet(t, !c.noField)
			err := sign.CheckAnswer(sent, c.answer(t, sent), sign.Asked{Place: place, Touching: c.touching, Now: signtest.Now,
				By: func(cert *x509.Certificate) error { return sign.CheckSigner(cert, "YULIANTO SATYA", "") }})
			if c.name == "a byte of it lost" {
				if err == nil {
					t.Error("it is accepted")
				}
				return
			}
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
	// What is asked of the time: a certificate that ended.
	sent := sheet(t, true)
	answer := d.sign(t, sent, nil, sign.LevelB)
	if err := sign.CheckAnswer(sent, answer, sign.Asked{Now: signtest.Now.AddDate(4, 0, 0)}); err == nil || !strings.Contains(err.Error(), "sudah berakhir") {
		t.Errorf("four years later: %v", err)
	}
	// An earlier signature must live on.
	second, err := sign.Sign(context.Background(), signtest.Anew(t, answer, nil), d.request(t, sign.LevelB))
	if err != nil {
		t.Fatal(err)
	}
	if err := sign.CheckAnswer(answer, second, sign.Asked{Now: signtest.Now}); err == nil || errors.Is(err, sign.ErrOtherContent) {
		t.Errorf("a first signature that was broken: %v", err)
	}
}

// seal signs a file as other programs do, which ask nothing of the signer.
func seal(t testing.TB, data []byte, id sign.Identity) []byte {
	t.Helper()
	out, err := sign.Seal(data, sign.Request{}, crypto.SHA256, func(v object.Dict) object.Dict { return v }, func(digest []byte) ([]byte, error) {
		return cms.Sign(cms.Params{Random: rand.Reader, Key: id.Key, Chain: id.Chain, Type: cms.Data, Digest: digest})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

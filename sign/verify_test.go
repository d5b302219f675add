package sign_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"net/http"
	"strings"
	"testing"
	"time"

	"iku/pdf/object"
	"iku/sign"
	"iku/sign/revocation"
	"iku/sign/signtest"
)

// policy trusts the root of the desk's infrastructure and asks its servers.
func (d *desk) policy() sign.Policy {
	roots := []*x509.Certificate{d.pki.Root.Cert}
	return sign.Policy{Now: signtest.Now.Add(time.Hour), Trust: roots, TrustTSA: roots,
		Ask: func(ctx context.Context, cert, issuer *x509.Certificate) ([]byte, []byte, error) {
			return revocation.Ask(ctx, http.DefaultClient, cert, issuer)
		}}
}

func (d *desk) verify(t testing.TB, data []byte, change func(*sign.Policy)) *sign.Report {
	t.Helper()
	p := d.policy()
	if change != nil {
		change(&p)
	}
	r, err := sign.Verify(context.Background(), data, p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (d *desk) passes(t testing.TB, data []byte, change func(*sign.Policy)) *sign.Report {
	t.Helper()
	r := d.verify(t, data, change)
	if !r.Passed() {
		t.Errorf("does not pass: %s", told(r))
	}
	return r
}

// told says in a line what a report says.
func told(r *sign.Report) string {
	var b strings.Builder
	for _, s := range r.Signatures {
		b.WriteString(s.Field + " " + string(s.Indication) + " " + string(s.SubIndication) + " (" + s.Reason + ") " + strings.Join(s.Notes, "; "))
		for _, c := range s.Changes {
			b.WriteString(" [" + c.String() + "]")
		}
		b.WriteString("\n")
	}
	if len(r.Signatures) == 0 {
		return "no signatures"
	}
	return b.String()
}

func TestEveryLevelPasses(t *testing.T) {
	d := newDesk(t)
	for name, data := range map[string][]byte{"field": sheet(t, true), "no field": sheet(t, false), "plain": plainPDF()} {
		for _, level := range levels {
			t.Run(name+" "+level.String(), func(t *testing.T) {
				s := d.passes(t, d.sign(t, data, nil, level), nil).Signatures[0]
				if s.Level != level.String() || s.Signer != "YULIANTO SATYA" || s.Anchor != sign.Fingerprint(d.pki.Root.Cert) || len(s.Chain) != 3 {
					t.Errorf("level %q, signer %q, anchor %q, %d certificates", s.Level, s.Signer, s.Anchor, len(s.Chain))
				}
				if stamped := level > sign.LevelB; (s.Stamp != nil) != stamped {
					t.Errorf("trusted time %v", s.Stamp)
				}
			})
		}
	}
}

// TestFourYearsLater: the signer's certificate is long expired.
func TestFourYearsLater(t *testing.T) {
	d := newDesk(t)
	later := func(p *sign.Policy) { p.Now, p.Ask = signtest.Now.AddDate(4, 0, 0), nil }
	for level, want := range map[sign.Level]sign.SubIndication{
		sign.LevelB: sign.OutOfBounds, sign.LevelLT: "", sign.LevelLTA: "",
	} {
		r := d.verify(t, d.sign(t, sheet(t, true), nil, level), later)
		if s := r.Signatures[0]; s.SubIndication != want {
			t.Errorf("%s: %s", level, told(r))
		}
	}
}

func TestSecondSigner(t *testing.T) {
	d := newDesk(t)
	first := d.sign(t, sheet(t, true), nil, sign.LevelT)
	other := &desk{d.pki, d.pki.Signer(t, "ELFIYENA", "", signtest.EC384(t))}
	both := other.sign(t, first, func(r *sign.Request) {
		r.Place = &sign.Place{Page: 0, Rect: [4]float64{72, 100, 300, 160}}
	}, sign.LevelLTA)
	r := d.passes(t, both, nil)
	if len(r.Signatures) != 3 || r.Signatures[0].Revision != 1 || r.Signatures[1].Revision != 2 || !r.Signatures[2].Whole {
		t.Fatalf("%d signatures: %s", len(r.Signatures), told(r))
	}
	if c := r.Signatures[0].Changes; len(c) != 3 || c[0].String() != "tanda tangan ELFIYENA ditambahkan (bidang TandaTangan2)" {
		t.Errorf("changes after the first: %v", c)
	}
}

// The level that is told is that of the signature's own form: another's signature
// behind it is no time stamp, and what is no PAdES has none.
func TestLevelIsOfItsOwn(t *testing.T) {
	d := newDesk(t)
	first := d.sign(t, sheet(t, true), nil, sign.LevelB)
	other := &desk{d.pki, d.pki.Signer(t, "ELFIYENA", "", signtest.EC384(t))}
	both := other.sign(t, first, func(r *sign.Request) {
		r.Place = &sign.Place{Page: 0, Rect: [4]float64{72, 100, 300, 160}}
	}, sign.LevelB)
	if r := d.passes(t, both, nil); len(r.Signatures) != 2 || r.Signatures[0].Level != "B-B" || r.Signatures[1].Level != "B-B" {
		t.Error(told(r))
	}
	stamped := d.laterSigned(t, note(), oddity{later: later{field: "/Rect[0 0 0 0]", pages: 1, stamp: true}})
	r := d.passes(t, d.sign(t, stamped, func(r *sign.Request) { r.Field, r.Block = "Kosong", nil }, sign.LevelB), nil)
	if len(r.Signatures) != 2 || r.Signatures[1].Level != "B-B" {
		t.Errorf("behind a time stamp: %s %q", told(r), r.Signatures[len(r.Signatures)-1].Level)
	}
	for filter, want := range map[object.Name]string{"ETSI.CAdES.detached": "B-B", "adbe.pkcs7.detached": ""} {
		out, err := sign.Seal(letter(), sign.Request{Field: "TandaTangan1", Place: &sign.Place{}}, crypto.SHA256,
			func(v object.Dict) object.Dict { return v.Set("SubFilter", filter) }, d.seal)
		if err != nil {
			t.Fatal(err)
		}
		if s := d.passes(t, out, nil).Signatures[0]; s.Level != want {
			t.Errorf("%s is called %q, not %q", filter, s.Level, want)
		}
	}
}

// TestTrustIsOnlyWhatIsGiven: without anchors, and with a foreign one.
func TestTrustIsOnlyWhatIsGiven(t *testing.T) {
	d, other := newDesk(t), newDesk(t)
	out := d.sign(t, sheet(t, true), nil, sign.LevelT)
	asked := false
	for name, anchors := range map[string][]*x509.Certificate{"none": nil, "foreign": {other.pki.Root.Cert}} {
		s := d.verify(t, out, func(p *sign.Policy) {
			p.Trust, p.TrustTSA = anchors, anchors
			p.Ask = func(context.Context, *x509.Certificate, *x509.Certificate) ([]byte, []byte, error) {
				asked = true
				return nil, nil, nil
			}
		}).Signatures[0]
		if s.Indication != sign.Indeterminate || s.SubIndication != sign.NoChain || s.Stamp != nil || !s.Intact {
			t.Errorf("%s: %s %s, time %v", name, s.Indication, s.SubIndication, s.Stamp)
		}
	}
	if asked {
		t.Error("the network was asked about a certificate that nobody trusts")
	}
	// An anchor of signers is none of time-stamp authorities.
	if s := d.verify(t, out, func(p *sign.Policy) { p.TrustTSA = nil }).Signatures[0]; s.Stamp != nil || s.Indication != sign.Passed {
		t.Errorf("time %v, %s", s.Stamp, s.Indication)
	}
}

func TestRevocation(t *testing.T) {
	d := newDesk(t)
	plain, stamped := d.sign(t, sheet(t, true), nil, sign.LevelB), d.sign(t, sheet(t, true), nil, sign.LevelT)
	old := d.pki.CRL(d.pki.Intermediate)
	for _, c := range []struct {
		name   string
		data   []byte
		at     time.Time
		change func(*sign.Policy)
		want   sign.SubIndication
	}{
		{"unknown offline", plain, time.Time{}, func(p *sign.Policy) { p.Ask = nil }, sign.TryLater},
		{"by a list", plain, time.Time{}, func(p *sign.Policy) { p.Ask, p.CRLs = nil, [][]byte{old, d.pki.CRL(d.pki.Root)} }, ""},
		{"by a list out of date", plain, time.Time{}, func(p *sign.Policy) {
			p.Ask, p.CRLs, p.Now = nil, [][]byte{old, d.pki.CRL(d.pki.Root)}, signtest.Now.AddDate(0, 2, 0)
		}, sign.TryLater},
		{"revoked, no time stamp", plain, signtest.Now.Add(-time.Hour), nil, sign.RevokedNoPOE},
		{"revoked before the time stamp", stamped, signtest.Now.Add(-time.Hour), nil, sign.Revoked},
		{"revoked after the time stamp", stamped, signtest.Now.Add(30 * time.Minute), nil, ""},
		{"revoked after signing, no time stamp", plain, signtest.Now.Add(30 * time.Minute), nil, sign.RevokedNoPOE},
	} {
		if !c.at.IsZero() {
			d.pki.Revoke(d.signer.Cert, c.at)
			d.pki.SetClock(signtest.Now.Add(time.Hour))
		}
		r := d.verify(t, c.data, c.change)
		if s := r.Signatures[0]; s.SubIndication != c.want {
			t.Errorf("%s: %s", c.name, told(r))
		}
	}
}

func TestWithoutSignature(t *testing.T) {
	d := newDesk(t)
	for _, data := range [][]byte{sheet(t, true), plainPDF()} {
		if r := d.verify(t, data, nil); len(r.Signatures) != 0 || r.Passed() {
			t.Errorf("an unsigned file: %s", told(r))
		}
	}
	if _, err := sign.Verify(context.Background(), []byte("%PDF-1.7"), d.policy()); err == nil {
		t.Error("half a file is verified")
	}
	if bytes.Contains(sheet(t, true), []byte("Ditandatangani")) {
		t.Error("an unsigned file claims to be signed")
	}
}

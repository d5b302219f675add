package sign_test

import (
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"iku/pdf/object"
	"iku/sign"
	"iku/sign/signtest"
)

// TestDocumentStampsProve: a time stamp over the document says when what it covers was
// there, if it is trusted, and nothing of what came after it.
func TestDocumentStampsProve(t *testing.T) {
	d := newDesk(t)
	first := d.sign(t, note(), func(r *sign.Request) { r.Field, r.Block = "Kosong", nil }, sign.LevelB)
	stamp := oddity{later: later{field: "/Rect[0 0 0 0]", pages: 1, stamp: true}}
	late := func(p *sign.Policy) { p.Now = signtest.Now.AddDate(4, 0, 0) }
	unstamped := func(p *sign.Policy) { late(p); p.TrustTSA = nil }
	stampedFirst := d.sign(t, d.laterSigned(t, letterSigned(t, d), stamp), func(r *sign.Request) { r.Field, r.Place, r.Block = "Baru", &sign.Place{}, nil }, sign.LevelB)
	for _, c := range []struct {
		name   string
		data   []byte
		policy func(*sign.Policy)
		field  string
		want   sign.SubIndication
	}{
		{"without one", first, late, "Kosong", sign.OutOfBounds},
		{"with one", d.laterSigned(t, first, stamp), late, "Kosong", ""},
		{"with one that is not trusted", d.laterSigned(t, first, stamp), unstamped, "Kosong", sign.OutOfBounds},
		{"with one of before", stampedFirst, late, "Baru", sign.OutOfBounds},
		{"with one behind it", stampedFirst, late, "TandaTangan1", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := d.verify(t, c.data, c.policy)
			for _, s := range r.Signatures {
				if s.Field == c.field {
					if s.SubIndication != c.want || (s.Stamp != nil) != (c.want == "") {
						t.Errorf("want %q, stamp %v: %s", c.want, s.Stamp, told(r))
					}
					return
				}
			}
			t.Errorf("no such signature: %s", told(r))
		})
	}
}

// letterSigned is letter with a first signature.
func letterSigned(t *testing.T, d *desk) []byte {
	t.Helper()
	return d.sign(t, letter(), func(r *sign.Request) { r.Field, r.Place, r.Block = "TandaTangan1", &sign.Place{}, nil }, sign.LevelB)
}

// TestNowhereToAsk: a certificate that names no place for its revocation passes, and
// that is said; one that names a place where nothing is known does not.
func TestNowhereToAsk(t *testing.T) {
	d := newDesk(t)
	nobody := []string{"http://127.0.0.1:1/"}
	for _, c := range []struct {
		name       string
		ocsp, list []string
		says       sign.SubIndication // "" where it passes with a note
	}{
		{"nowhere", nil, nil, ""},
		{"an OCSP responder", nobody, nil, sign.TryLater},
		{"a list", nil, nobody, sign.TryLater},
		{"as many of both", nobody, nobody, sign.TryLater},
	} {
		template := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "YULIANTO SATYA"}, NotBefore: signtest.Epoch,
			NotAfter: signtest.Epoch.AddDate(2, 0, 0), KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
			OCSPServer: c.ocsp, CRLDistributionPoints: c.list}
		der, err := x509.CreateCertificate(rand.Reader, template, d.pki.Intermediate.Cert, d.signer.Key.Public(), d.pki.Intermediate.Key)
		if err != nil {
			t.Fatal(err)
		}
		cert, err := x509.ParseCertificate(der)
		if err != nil {
			t.Fatal(err)
		}
		out := seal(t, sheet(t, true), sign.Identity{Key: d.signer.Key, Chain: []*x509.Certificate{cert, d.pki.Intermediate.Cert, d.pki.Root.Cert}})
		s := d.verify(t, out, nil).Signatures[0]
		if s.SubIndication != c.says || strings.Contains(strings.Join(s.Notes, " "), "tidak menyebut tempat memeriksa pencabutannya") != (c.says == "") {
			t.Errorf("%s: %s %s %s %v", c.name, s.Indication, s.SubIndication, s.Reason, s.Notes)
		}
	}
	s := d.verify(t, d.sign(t, sheet(t, true), nil, sign.LevelB), func(p *sign.Policy) { p.Ask = nil }).Signatures[0]
	if s.SubIndication != sign.TryLater || strings.Contains(strings.Join(s.Notes, " "), "tidak menyebut tempat") {
		t.Errorf("%s %s %s %v", s.Indication, s.SubIndication, s.Reason, s.Notes)
	}
}

// TestRevisionsOfAFile: how many there are, and which one each signature covers.
func TestRevisionsOfAFile(t *testing.T) {
	d := newDesk(t)
	one := letterSigned(t, d)
	two := d.laterSigned(t, one, oddity{later: later{field: "/Rect[0 0 0 0]", pages: 1}})
	update := func(b []byte) []byte { return byHand(t, b).done() }
	damaged := byHand(t, one).put(200, "1")
	damaged.start = 9
	for _, c := range []struct {
		name      string
		data      []byte
		revisions int
		covers    []string // of each: its revision, and whether that is the whole file
	}{
		{"nothing", letter(), 1, nil},
		{"one", one, 1, []string{"1 true"}},
		{"one and blanks", append(slices.Clone(one), "\r\n \x00"...), 1, []string{"1 true"}},
		{"one and an update", update(one), 2, []string{"1 false"}},
		{"one and what cannot be read", damaged.done(), 2, []string{"1 false"}},
		{"two", two, 2, []string{"1 false", "2 true"}},
		{"two and an update", update(two), 3, []string{"1 false", "2 false"}},
	} {
		r := d.verify(t, c.data, nil)
		var covers []string
		for _, s := range r.Signatures {
			covers = append(covers, fmt.Sprint(s.Revision, " ", s.Whole))
		}
		if r.Revisions != c.revisions || !slices.Equal(covers, c.covers) {
			t.Errorf("%s: %d revisions, %v", c.name, r.Revisions, covers)
		}
	}
}

// TestTooManySignatures: as many as anybody needs are looked at, and no more.
func TestTooManySignatures(t *testing.T) {
	d := newDesk(t)
	out := letter()
	for i := range 65 {
		var err error
		out, err = sign.Seal(out, sign.Request{Field: fmt.Sprint("T", i), Place: &sign.Place{}}, crypto.SHA256, func(v object.Dict) object.Dict { return v }, d.seal)
		if err != nil {
			t.Fatal(err)
		}
		if i == 63 {
			if r := d.passes(t, out, nil); len(r.Signatures) != 64 {
				t.Errorf("%d signatures", len(r.Signatures))
			}
		}
	}
	if _, err := sign.Verify(t.Context(), out, d.policy()); err == nil || !strings.Contains(err.Error(), "lebih dari 64 tanda tangan") {
		t.Errorf("65 signatures: %v", err)
	}
}

// TestOwn: of what is one's own work no second reading is sought, but what is signed in
// it is heeded all the same.
func TestOwn(t *testing.T) {
	d := newDesk(t)
	own := func(data []byte, is bool) error {
		r := d.request(t, sign.LevelB)
		r.Field, r.Place, r.Block, r.Own = "TandaTangan1", &sign.Place{}, nil, is
		_, err := sign.Sign(t.Context(), data, r)
		return err
	}
	twice := letterBut(13, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/BaseFont/Symbol>>")()
	if err := own(twice, false); err == nil || !strings.Contains(err.Error(), "kunci yang sama dua kali") {
		t.Errorf("of another's: %v", err)
	}
	if err := own(twice, true); err != nil {
		t.Errorf("of one's own: %v", err)
	}
	closed, err := sign.Seal(letter(), sign.Request{Field: "Satu", Place: &sign.Place{}}, crypto.SHA256, docMDP(1), d.seal)
	if err != nil {
		t.Fatal(err)
	}
	for _, is := range []bool{false, true} {
		if err := own(closed, is); err == nil {
			t.Errorf("a file that is closed is signed, own %v", is)
		}
	}
}

// TestReportDifferences: what was signed first is compared, not what came after it.
func TestReportDifferences(t *testing.T) {
	d := newDesk(t)
	built := letter()
	signed := letterSigned(t, d)
	other := bytesReplaced(built, "Rotate 0", "Rotate 9")
	for _, c := range []struct {
		name         string
		before, data []byte
		same         bool
	}{
		{"not signed", built, built, true},
		{"another, not signed", other, built, false},
		{"signed", built, signed, true},
		{"another, signed", other, signed, false},
		{"signed, then changed", built, simple(4, drawing)(t, signed), true},
		{"changed, then signed", built, d.sign(t, simple(4, drawing)(t, built), func(r *sign.Request) { r.Field, r.Place, r.Block = "TandaTangan1", &sign.Place{}, nil }, sign.LevelB), false},
	} {
		r := d.verify(t, c.data, nil)
		changes, err := r.Differences(c.before)
		if err != nil {
			t.Fatal(err)
		}
		if same := !slices.ContainsFunc(changes, func(x sign.Change) bool { return !x.Allowed }); same != c.same {
			t.Errorf("%s: %v", c.name, changes)
		}
		direct, err := sign.Differences(c.before, r.FirstSigned(c.data))
		if err != nil || fmt.Sprint(direct) != fmt.Sprint(changes) {
			t.Errorf("%s: %v, of the files themselves %v, %v", c.name, changes, direct, err)
		}
	}
	r := d.verify(t, signed, nil)
	if _, err := r.Differences([]byte("halo")); err == nil {
		t.Error("a text is compared")
	}
	if _, err := new(sign.Report).Differences(built); err == nil {
		t.Error("the report of no file compares")
	}
}

func bytesReplaced(b []byte, old, now string) []byte {
	return []byte(strings.Replace(string(b), old, now, 1))
}

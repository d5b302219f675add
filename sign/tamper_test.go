package sign_test

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"iku/pdf/object"
	"iku/sign"
	"iku/sign/cms"
	"iku/sign/signtest"
)

// value returns where the hexadecimal digits of the last signature stand.
func value(data []byte) (from, to int) {
	from = bytes.LastIndex(data, []byte("/Contents <")) + len("/Contents <")
	return from, from + bytes.IndexByte(data[from:], '>')
}

// edited returns a copy of the file with something written over it.
func edited(data []byte, at int, text string) []byte {
	out := slices.Clone(data)
	copy(out[at:], text)
	return out
}

// ranged returns the file with another ByteRange.
func ranged(t testing.TB, data []byte, change func(n *[4]int)) []byte {
	t.Helper()
	at := bytes.LastIndex(data, []byte("/ByteRange[")) + len("/ByteRange[")
	var n [4]int
	if _, err := fmt.Sscan(string(data[at:at+40]), &n[0], &n[1], &n[2], &n[3]); err != nil {
		t.Fatal(err)
	}
	change(&n)
	return edited(data, at, fmt.Sprintf("%-40s", strings.Trim(fmt.Sprint(n), "[]")))
}

func rewritten(t testing.TB, data []byte, change func(sign.Rewriter)) []byte {
	t.Helper()
	out, err := sign.Rewrite(data, change)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// firstPage returns a file's first page, and its catalog.
func firstPage(f *object.File) (object.Ref, object.Dict) {
	catalog, _ := f.Catalog()
	tree, _ := f.Dict(catalog.Get("Pages"))
	kids, _ := f.Array(tree.Get("Kids"))
	d, _ := f.Dict(kids[0])
	return kids[0].(object.Ref), slices.Clone(d)
}

func sigField(f *object.File) (object.Ref, object.Dict) {
	catalog, _ := f.Catalog()
	form, _ := f.Dict(catalog.Get("AcroForm"))
	fields, _ := f.Array(form.Get("Fields"))
	d, _ := f.Dict(fields[0])
	return fields[0].(object.Ref), slices.Clone(d)
}

func replaceContent(r sign.Rewriter) {
	at, page := firstPage(r.File())
	r.Put(at, page.Set("Contents", r.Add(&object.Stream{Raw: []byte("0 0 600 900 re f")})))
}

// annotate adds an annotation to the first page.
func annotate(r sign.Rewriter, annotation object.Object) {
	at, page := firstPage(r.File())
	list, _ := r.File().Array(page.Get("Annots"))
	r.Put(at, page.Set("Annots", append(slices.Clone(list), annotation)))
}

func widget(name string, side int) object.Dict {
	return object.Dict{{Key: "Type", Value: object.Name("Annot")}, {Key: "Subtype", Value: object.Name("Widget")},
		{Key: "FT", Value: object.Name("Sig")}, {Key: "T", Value: object.String(name)},
		{Key: "Rect", Value: object.Array{object.Int(0), object.Int(0), object.Int(side), object.Int(side)}}}
}

// addField adds a field to the page and the form.
func addField(r sign.Rewriter, d object.Dict) {
	ref := r.Add(d)
	annotate(r, ref)
	catalog, _ := r.File().Catalog()
	form, _ := r.File().Dict(catalog.Get("AcroForm"))
	fields, _ := r.File().Array(form.Get("Fields"))
	form = slices.Clone(form).Set("Fields", append(slices.Clone(fields), ref))
	if held, ok := catalog.Get("AcroForm").(object.Ref); ok {
		r.Put(held, form)
		return
	}
	r.Put(r.File().Trailer.Get("Root").(object.Ref), slices.Clone(catalog).Set("AcroForm", form))
}

// tampering is the table of what must be noticed, row by row.
var tampering = []struct {
	name   string
	change func(t testing.TB, signed []byte) []byte
	want   sign.SubIndication
	says   string // among the changes
}{
	{"byte flipped in the signed range", func(_ testing.TB, b []byte) []byte {
		return edited(b, bytes.Index(b, []byte("stream"))+40, "\x00")
	}, sign.HashFailure, ""},
	{"byte flipped in the CMS signature", func(_ testing.TB, b []byte) []byte {
		from, _ := value(b)
		end := from + len(bytes.TrimRight(b[from:from+32768], "0"))
		end -= (end - from) % 2
		return edited(b, end-4, flipped(b[end-4:end-2]))
	}, sign.SigCryptoFailure, ""},
	{"junk in the padding", func(_ testing.TB, b []byte) []byte {
		_, to := value(b)
		return edited(b, to-20, "4A554E4B")
	}, sign.FormatFailure, ""},
	{"ByteRange swapped", func(t testing.TB, b []byte) []byte {
		return ranged(t, b, func(n *[4]int) { n[0], n[1], n[2], n[3] = n[2], n[3], n[0], n[1] })
	}, sign.FormatFailure, ""},
	{"ByteRange short", func(t testing.TB, b []byte) []byte { return ranged(t, b, func(n *[4]int) { n[3] -= 100 }) }, sign.FormatFailure, ""},
	{"ByteRange with a wider gap", func(t testing.TB, b []byte) []byte {
		return ranged(t, b, func(n *[4]int) { n[1] -= 10 })
	}, sign.FormatFailure, ""},
	{"ByteRange zero", func(t testing.TB, b []byte) []byte { return ranged(t, b, func(n *[4]int) { *n = [4]int{} }) }, sign.FormatFailure, ""},
	{"ByteRange wrapping", func(t testing.TB, b []byte) []byte {
		return ranged(t, b, func(n *[4]int) { n[2] = 1<<63 - 1 })
	}, sign.FormatFailure, ""},
	{"Contents empty", func(_ testing.TB, b []byte) []byte {
		from, to := value(b)
		return edited(b, from, strings.Repeat("0", to-from))
	}, sign.FormatFailure, ""},
	{"page content replaced", func(t testing.TB, b []byte) []byte { return rewritten(t, b, replaceContent) },
		sign.ChangedAfterSigning, "halaman 1: isi diganti"},
	{"annotation added", func(t testing.TB, b []byte) []byte {
		return rewritten(t, b, func(r sign.Rewriter) {
			annotate(r, r.Add(object.Dict{{Key: "Type", Value: object.Name("Annot")}, {Key: "Subtype", Value: object.Name("FreeText")}}))
		})
	}, sign.ChangedAfterSigning, "halaman 1: anotasi (tulisan) ditambahkan"},
	{"appearance swapped", func(t testing.TB, b []byte) []byte {
		return rewritten(t, b, func(r sign.Rewriter) {
			at, field := sigField(r.File())
			r.Put(at, field.Set("AP", object.Dict{{Key: "N", Value: r.Add(&object.Stream{Dict: object.Dict{
				{Key: "Subtype", Value: object.Name("Form")}}, Raw: []byte("0 0 9 9 re f")})}}))
		})
	}, sign.ChangedAfterSigning, `tampilan bidang tanda tangan "TandaTangan1" diganti`},
	{"appearance swapped in place", func(t testing.TB, b []byte) []byte {
		return rewritten(t, b, func(r sign.Rewriter) {
			_, field := sigField(r.File())
			look, _ := r.File().Dict(field.Get("AP"))
			r.Put(look.Get("N").(object.Ref), &object.Stream{Raw: []byte("0 0 9 9 re f")})
		})
	}, sign.ChangedAfterSigning, `tampilan bidang tanda tangan "TandaTangan1" diganti`},
	{"visible unsigned field added", func(t testing.TB, b []byte) []byte {
		return rewritten(t, b, func(r sign.Rewriter) { addField(r, widget("Lain", 100)) })
	}, sign.ChangedAfterSigning, `isian "Lain" ditambahkan`},
	{"signature moved to another object", func(t testing.TB, b []byte) []byte {
		return rewritten(t, b, func(r sign.Rewriter) {
			at, field := sigField(r.File())
			v, _ := r.File().Dict(field.Get("V"))
			r.Put(at, field.Set("V", r.Add(slices.Clone(v).Set("Name", object.String("Orang Lain")))))
		})
	}, sign.FormatFailure, ""},
	{"signature value removed", func(t testing.TB, b []byte) []byte {
		return rewritten(t, b, func(r sign.Rewriter) {
			at, field := sigField(r.File())
			r.Put(at, field.Without("V"))
		})
	}, "NONE", ""},
}

func flipped(digits []byte) string {
	b, _ := hex.DecodeString(string(digits))
	return fmt.Sprintf("%02x", b[0]^1)
}

// TestTampering: -v shows the table.
func TestTampering(t *testing.T) {
	d := newDesk(t)
	signed := d.sign(t, sheet(t, true), nil, sign.LevelB)
	d.passes(t, signed, nil)
	rows := [][]string{{"tampering", "verdict", "said"}}
	note := func(name string, r *sign.Report) {
		if len(r.Signatures) == 0 {
			rows = append(rows, []string{name, "no signatures", ""})
			return
		}
		s := r.Signatures[0]
		rows = append(rows, []string{name, string(s.Indication) + " " + string(s.SubIndication), s.Reason})
	}
	for _, c := range tampering {
		t.Run(c.name, func(t *testing.T) {
			r := d.verify(t, c.change(t, signed), nil)
			note(c.name, r)
			if r.Passed() {
				t.Fatal("it passes")
			}
			if c.want == "NONE" {
				if len(r.Signatures) != 0 {
					t.Errorf("got %s", told(r))
				}
				return
			}
			s := r.Signatures[0]
			if s.SubIndication != c.want || s.Indication != sign.Failed {
				t.Errorf("want %s, got %s", c.want, told(r))
			}
			if c.says != "" && !slices.ContainsFunc(s.Changes, func(x sign.Change) bool { return x.String() == c.says && !x.Allowed }) {
				t.Errorf("want the change %q, got %s", c.says, told(r))
			}
			// A change is worse than not knowing whom to trust.
			if s := d.verify(t, c.change(t, signed), func(p *sign.Policy) { p.Trust = nil }).Signatures[0]; s.SubIndication != c.want {
				t.Errorf("without trust it is %s", s.SubIndication)
			}
		})
	}
	// What time, an authority or the signer's program did.
	stamped := d.sign(t, sheet(t, true), nil, sign.LevelT)
	weak := d.weak(t)
	for _, c := range []struct {
		name   string
		data   []byte
		before func()
		change func(*sign.Policy)
		want   sign.SubIndication
	}{
		{"SHA-1 digest", weak, nil, nil, sign.WeakCrypto},
		{"certificate expired, no time stamp", signed, nil, func(p *sign.Policy) { p.Ask, p.Now = nil, signtest.Now.AddDate(4, 0, 0) }, sign.OutOfBounds},
		{"certificate revoked, no time stamp", signed, func() {
			d.pki.Revoke(d.signer.Cert, signtest.Now.Add(-time.Hour))
		}, nil, sign.RevokedNoPOE},
		{"certificate revoked before the time stamp", stamped, nil, nil, sign.Revoked},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.before != nil {
				c.before()
			}
			r := d.verify(t, c.data, c.change)
			note(c.name, r)
			if r.Passed() || r.Signatures[0].SubIndication != c.want {
				t.Errorf("want %s, got %s", c.want, told(r))
			}
		})
	}
	t.Log(table(rows))
}

// weak returns a file that is signed with SHA-1.
func (d *desk) weak(t *testing.T) []byte {
	t.Helper()
	a := d.pki.Signer(t, "YULIANTO SATYA", "", signtest.RSA(t, 2048))
	out, err := sign.Seal(sheet(t, true), sign.Request{}, crypto.SHA1, func(v object.Dict) object.Dict { return v }, func(digest []byte) ([]byte, error) {
		return cms.Sign(cms.Params{Random: rand.Reader, Key: a.Key, Chain: d.pki.Chain(a), Type: cms.Data, Hash: crypto.SHA1, Digest: digest})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestWeakDigest: SHA-1 is told, and does not pass.
func TestWeakDigest(t *testing.T) {
	d := newDesk(t)
	if s := d.verify(t, d.weak(t), nil).Signatures[0]; s.Indication != sign.Indeterminate || s.SubIndication != sign.WeakCrypto || !strings.Contains(s.Reason, "SHA-1") {
		t.Errorf("%s %s %s", s.Indication, s.SubIndication, s.Reason)
	}
}

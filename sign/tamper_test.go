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
	says   string // among the changes, or why
}{
	{"byte flipped in the signed range", func(_ testing.TB, b []byte) []byte {
		return edited(b, bytes.Index(b, []byte("stream"))+40, "\x00")
	}, sign.HashFailure, "isi yang ditandatangani sudah berubah"},
	{"byte flipped in the CMS signature", func(_ testing.TB, b []byte) []byte {
		from, _ := value(b)
		end := from + len(bytes.TrimRight(b[from:from+32768], "0"))
		end -= (end - from) % 2
		return edited(b, end-4, flipped(b[end-4:end-2]))
	}, sign.SigCryptoFailure, "bukan dari kunci sertifikatnya"},
	{"junk in the padding", func(_ testing.TB, b []byte) []byte {
		_, to := value(b)
		return edited(b, to-20, "4A554E4B")
	}, sign.FormatFailure, "di belakang tanda tangan ada isi lain"},
	{"ByteRange swapped", func(t testing.TB, b []byte) []byte {
		return ranged(t, b, func(n *[4]int) { n[0], n[1], n[2], n[3] = n[2], n[3], n[0], n[1] })
	}, sign.FormatFailure, "ByteRange tidak sah"},
	{"ByteRange short", func(t testing.TB, b []byte) []byte { return ranged(t, b, func(n *[4]int) { n[3] -= 100 }) }, sign.FormatFailure, "ByteRange tidak berakhir di ujung sebuah revisi"},
	{"ByteRange with a wider gap", func(t testing.TB, b []byte) []byte {
		return ranged(t, b, func(n *[4]int) { n[1] -= 10 })
	}, sign.FormatFailure, "ByteRange tidak mengapit tanda tangannya sendiri"},
	{"ByteRange without a gap", func(t testing.TB, b []byte) []byte {
		return ranged(t, b, func(n *[4]int) { n[2] = n[1] })
	}, sign.FormatFailure, "ByteRange tidak sah"},
	{"ByteRange that covers a byte twice", func(t testing.TB, b []byte) []byte {
		return ranged(t, b, func(n *[4]int) { n[2] = n[1] - 1 })
	}, sign.FormatFailure, "ByteRange tidak sah"},
	{"ByteRange that begins later", func(t testing.TB, b []byte) []byte { return ranged(t, b, func(n *[4]int) { n[0] = 1 }) }, sign.FormatFailure, "ByteRange tidak sah"},
	{"ByteRange without a beginning", func(t testing.TB, b []byte) []byte { return ranged(t, b, func(n *[4]int) { n[1] = 0 }) }, sign.FormatFailure, "ByteRange tidak sah"},
	{"ByteRange without an end", func(t testing.TB, b []byte) []byte { return ranged(t, b, func(n *[4]int) { n[3] = 0 }) }, sign.FormatFailure, "ByteRange tidak sah"},
	{"ByteRange below zero", func(t testing.TB, b []byte) []byte { return ranged(t, b, func(n *[4]int) { n[1] = -n[1] }) }, sign.FormatFailure, "ByteRange tidak sah"},
	{"ByteRange beyond the file", func(t testing.TB, b []byte) []byte { return ranged(t, b, func(n *[4]int) { n[3]++ }) }, sign.FormatFailure, "ByteRange tidak sah"},
	{"ByteRange that lets the first bracket out", func(t testing.TB, b []byte) []byte { return ranged(t, b, func(n *[4]int) { n[1]++ }) }, sign.FormatFailure,
		"ByteRange tidak mengapit tanda tangannya sendiri"},
	{"ByteRange that lets the last bracket out", func(t testing.TB, b []byte) []byte {
		return ranged(t, b, func(n *[4]int) { n[2], n[3] = n[2]-1, n[3]+1 })
	}, sign.FormatFailure, "ByteRange tidak mengapit tanda tangannya sendiri"},
	{"ByteRange with a wider gap behind", func(t testing.TB, b []byte) []byte {
		return ranged(t, b, func(n *[4]int) { n[2], n[3] = n[2]+2, n[3]-2 })
	}, sign.FormatFailure, "ByteRange tidak mengapit tanda tangannya sendiri"},
	{"ByteRange zero", func(t testing.TB, b []byte) []byte { return ranged(t, b, func(n *[4]int) { *n = [4]int{} }) }, sign.FormatFailure, "ByteRange tidak sah"},
	{"ByteRange wrapping", func(t testing.TB, b []byte) []byte {
		return ranged(t, b, func(n *[4]int) { n[2] = 1<<63 - 1 })
	}, sign.FormatFailure, "ByteRange tidak sah"},
	{"Contents empty", func(_ testing.TB, b []byte) []byte {
		from, to := value(b)
		return edited(b, from, strings.Repeat("0", to-from))
	}, sign.FormatFailure, "nilai tanda tangan kosong"},
	{"page content replaced", func(t testing.TB, b []byte) []byte { return rewritten(t, b, replaceContent) },
		sign.ChangedAfterSigning, "halaman 1: isi diganti"},
	{"page content replaced, stored as before", func(t testing.TB, b []byte) []byte {
		return rewritten(t, b, packed(func(plain []byte) []byte { return append(plain, "\n0 0 600 900 re f"...) }))
	}, sign.ChangedAfterSigning, "halaman 1: isi diganti"},
	{"a letter of the page replaced, stored as before", func(t testing.TB, b []byte) []byte {
		return rewritten(t, b, packed(func(plain []byte) []byte { plain[len(plain)/2] ^= 1; return plain }))
	}, sign.ChangedAfterSigning, "halaman 1: isi diganti"},
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
	}, sign.FormatFailure, "ByteRange tidak mengapit tanda tangannya sendiri"},
	{"signature in a field of another name", func(t testing.TB, b []byte) []byte {
		return rewritten(t, b, func(r sign.Rewriter) {
			at, field := sigField(r.File())
			r.Put(at, field.Set("T", object.String("Lain")))
		})
	}, sign.FormatFailure, "revisi yang ditandatangani tidak memuat tanda tangan ini"},
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
			if !strings.Contains(s.Reason, c.says) && !slices.ContainsFunc(s.Changes, func(x sign.Change) bool { return x.String() == c.says && !x.Allowed }) {
				t.Errorf("want %q, got %s", c.says, told(r))
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
	sealedAs := func(filter object.Name, seal func([]byte) ([]byte, error)) []byte {
		out, err := sign.Seal(sheet(t, true), sign.Request{}, crypto.SHA256, func(v object.Dict) object.Dict { return v.Set("SubFilter", filter) }, seal)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	sealed := func(seal func([]byte) ([]byte, error)) []byte { return sealedAs("ETSI.CAdES.detached", seal) }
	for _, c := range []struct {
		name   string
		data   []byte
		before func()
		change func(*sign.Policy)
		want   sign.SubIndication
		says   string
	}{
		{"SHA-1 digest", weak, nil, nil, sign.WeakCrypto, "intisari (hash) atau kunci terlalu lemah: SHA-1, atau RSA di bawah 2048 bit"},
		{"certificate expired, no time stamp", signed, nil, func(p *sign.Policy) { p.Ask, p.Now = nil, signtest.Now.AddDate(4, 0, 0) }, sign.OutOfBounds,
			", dan tidak terbukti bahwa tanda tangan dibuat sebelumnya"},
		{"certificate not valid yet", signed, nil, func(p *sign.Policy) { p.Ask, p.Now = nil, signtest.Now.AddDate(-4, 0, 0) }, sign.OutOfBounds, " baru berlaku pada "},
		{"nothing known of revocation", signed, nil, func(p *sign.Policy) { p.Ask = nil }, sign.TryLater, "tidak ada keterangan yang berlaku tentang pencabutan sertifikat "},
		{"the signature's bytes are none", sealed(func([]byte) ([]byte, error) { return []byte{0x30, 3, 1, 1, 1}, nil }), nil, nil, sign.FormatFailure, "tanda tangan rusak: "},
		{"it brings content along", sealed(func(digest []byte) ([]byte, error) {
			return cms.Sign(cms.Params{Random: rand.Reader, Key: d.signer.Key, Chain: d.pki.Chain(d.signer), Type: cms.Data, Digest: digest, Content: []byte("lain")})
		}), nil, nil, sign.FormatFailure, "tanda tangan membawa isi lain"},
		{"another kind of signature", sealedAs("adbe.x509.rsa_sha1", d.seal), nil, nil, sign.Kind, "jenis tanda tangan adbe.x509.rsa_sha1 tidak didukung"},
		{"a time stamp of something else", sealedAs("ETSI.RFC3161", func([]byte) ([]byte, error) {
			return d.request(t, sign.LevelT).Stamp(t.Context(), make([]byte, 32), crypto.SHA256)
		}), nil, nil, sign.HashFailure, "isi yang distempel sudah berubah"},
		{"a time stamp of another key", sealedAs("ETSI.RFC3161", func(digest []byte) ([]byte, error) {
			token, err := d.request(t, sign.LevelT).Stamp(t.Context(), digest, crypto.SHA256)
			token[len(token)-3] ^= 1
			return token, err
		}), nil, nil, sign.SigCryptoFailure, "stempel waktu tidak sah: "},
		{"certificate revoked, no time stamp", signed, func() {
			d.pki.Revoke(d.signer.Cert, signtest.Now.Add(-time.Hour))
		}, nil, sign.RevokedNoPOE, ", dan tidak terbukti bahwa tanda tangan dibuat sebelumnya"},
		{"certificate revoked before the time stamp", stamped, nil, nil, sign.Revoked, " sudah dicabut pada "},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.before != nil {
				c.before()
			}
			r := d.verify(t, c.data, c.change)
			note(c.name, r)
			if r.Passed() || r.Signatures[0].SubIndication != c.want || !strings.Contains(r.Signatures[0].Reason, c.says) {
				t.Errorf("want %s %q, got %s", c.want, c.says, told(r))
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

// TestRevokedAuthority: who is below one that was revoked does not pass.
func TestRevokedAuthority(t *testing.T) {
	d := newDesk(t)
	signed := d.sign(t, sheet(t, true), nil, sign.LevelB)
	d.pki.Revoke(d.pki.Intermediate.Cert, signtest.Now.Add(-time.Hour))
	if s := d.verify(t, signed, nil).Signatures[0]; s.SubIndication != sign.RevokedCANoPOE || !strings.Contains(s.Reason, "sertifikat penerbit ") {
		t.Errorf("%s %s", s.SubIndication, s.Reason)
	}
}

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

func TestTampering(t *testing.T) {
	d := newDesk(t)
	signed := d.sign(t, sheet(t, true), nil, sign.LevelB)
	d.passes(t, signed, nil)
	for _, c := range tampering {
		t.Run(c.name, func(t *testing.T) {
			r := d.verify(t, c.change(t, signed), nil)
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
}

// TestOtherChanges: what else an update can bring in.
func TestOtherChanges(t *testing.T) {
	d := newDesk(t)
	signed := d.sign(t, sheet(t, true), nil, sign.LevelB)
	catalog := func(key object.Name, value func(r sign.Rewriter) object.Object) func(sign.Rewriter) {
		return func(r sign.Rewriter) {
			c, _ := r.File().Catalog()
			r.Put(r.File().Trailer.Get("Root").(object.Ref), slices.Clone(c).Set(key, value(r)))
		}
	}
	page := func(key object.Name, value object.Object) func(sign.Rewriter) {
		return func(r sign.Rewriter) { at, p := firstPage(r.File()); r.Put(at, p.Set(key, value)) }
	}
	for _, c := range []struct {
		name   string
		change func(sign.Rewriter)
		says   string
	}{
		{"a font's program", func(r sign.Rewriter) {
			_, p := firstPage(r.File())
			resources, _ := r.File().Dict(p.Get("Resources"))
			fonts, _ := r.File().Dict(resources.Get("Font"))
			font, _ := r.File().Dict(fonts[0].Value)
			r.Put(fonts[0].Value.(object.Ref), slices.Clone(font).Set("BaseFont", object.Name("Lain")))
		}, "halaman 1: huruf atau gambar diganti"},
		{"its size", page("MediaBox", object.Array{object.Int(0), object.Int(0), object.Int(9), object.Int(9)}), "halaman 1: ukuran diganti"},
		{"an action", catalog("OpenAction", func(sign.Rewriter) object.Object { return object.Dict{{Key: "S", Value: object.Name("JavaScript")}} }), "tindakan saat dibuka diganti"},
		{"layers", catalog("OCProperties", func(sign.Rewriter) object.Object { return object.Dict{} }), "lapisan diganti"},
		{"pages", func(r sign.Rewriter) {
			c, _ := r.File().Catalog()
			at := c.Get("Pages").(object.Ref)
			tree, _ := r.File().Dict(at)
			kids, _ := r.File().Array(tree.Get("Kids"))
			r.Put(at, slices.Clone(tree).Set("Kids", kids[:1]))
		}, "1 halaman dihapus"},
		{"what is read aloud", func(r sign.Rewriter) {
			c, _ := r.File().Catalog()
			root, _ := r.File().Dict(c.Get("StructTreeRoot"))
			at := root.Get("K").(object.Ref)
			element, _ := r.File().Dict(at)
			r.Put(at, slices.Clone(element).Set("ActualText", object.String("lain")))
		}, "struktur (yang dibacakan) diganti"},
		{"an annotation taken away", func(r sign.Rewriter) {
			c, _ := r.File().Catalog()
			tree, _ := r.File().Dict(c.Get("Pages"))
			kids, _ := r.File().Array(tree.Get("Kids"))
			p, _ := r.File().Dict(kids[1])
			r.Put(kids[1].(object.Ref), slices.Clone(p).Set("Annots", object.Array{}))
		}, "halaman 2: 1 anotasi dihapus atau dipindahkan"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := d.verify(t, rewritten(t, signed, c.change), nil)
			if s := r.Signatures[0]; s.SubIndication != sign.ChangedAfterSigning || !strings.Contains(told(r), c.says) {
				t.Errorf("want %q, got %s", c.says, told(r))
			}
		})
	}
}

// TestUpdatesThatChangeNothing pass: the same content stored anew, metadata, a
// field that shows nothing.
func TestUpdatesThatChangeNothing(t *testing.T) {
	d := newDesk(t)
	signed := d.sign(t, sheet(t, true), nil, sign.LevelB)
	for name, change := range map[string]func(sign.Rewriter){
		"nothing": func(sign.Rewriter) {},
		"content not compressed": func(r sign.Rewriter) {
			_, p := firstPage(r.File())
			ref := p.Get("Contents").(object.Ref)
			o, _ := r.File().Resolve(ref)
			data, err := r.File().Decode(o.(*object.Stream))
			if err != nil {
				t.Fatal(err)
			}
			r.Put(ref, &object.Stream{Raw: data})
		},
		"a field without room": func(r sign.Rewriter) { addField(r, widget("Lain", 0)) },
		"keterangan":           func(r sign.Rewriter) { r.Put(r.File().Trailer.Get("Info").(object.Ref), object.Dict{}) },
	} {
		t.Run(name, func(t *testing.T) { d.passes(t, rewritten(t, signed, change), nil) })
	}
}

// TestChangeHiddenBySecondSignature: who signs a changed file does not heal it.
func TestChangeHiddenBySecondSignature(t *testing.T) {
	d := newDesk(t)
	changed := rewritten(t, d.sign(t, sheet(t, true), nil, sign.LevelB), replaceContent)
	r := d.verify(t, d.sign(t, changed, nil, sign.LevelB), nil)
	if r.Signatures[0].SubIndication != sign.ChangedAfterSigning || r.Signatures[1].Indication != sign.Passed {
		t.Error(told(r))
	}
}

func TestCertification(t *testing.T) {
	d := newDesk(t)
	lock := func(method object.Name, params object.Dict) func(object.Dict) object.Dict {
		return func(v object.Dict) object.Dict {
			return append(v, object.Entry{Key: "Reference", Value: object.Array{object.Dict{
				{Key: "TransformMethod", Value: method}, {Key: "TransformParams", Value: params}}}})
		}
	}
	for _, c := range []struct {
		name string
		dict func(object.Dict) object.Dict
		want string // of the first signature, once a second is there
	}{
		{"everything allowed", func(v object.Dict) object.Dict { return v }, ""},
		{"DocMDP 1", lock("DocMDP", object.Dict{{Key: "P", Value: object.Int(1)}}), "DocMDP"},
		{"DocMDP 2", lock("DocMDP", object.Dict{{Key: "P", Value: object.Int(2)}}), ""},
		{"FieldMDP all", lock("FieldMDP", object.Dict{{Key: "Action", Value: object.Name("All")}}), "FieldMDP"},
		{"FieldMDP another", lock("FieldMDP", object.Dict{{Key: "Action", Value: object.Name("Include")},
			{Key: "Fields", Value: object.Array{object.String("Lain")}}}), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			seal := func(data []byte, dict func(object.Dict) object.Dict) []byte {
				out, err := sign.Seal(data, sign.Request{}, crypto.SHA256, dict, func(digest []byte) ([]byte, error) {
					return cms.Sign(cms.Params{Random: rand.Reader, Key: d.signer.Key, Chain: d.pki.Chain(d.signer), Type: cms.Data, Digest: digest})
				})
				if err != nil {
					t.Fatal(err)
				}
				return out
			}
			first := seal(sheet(t, true), c.dict)
			r := d.verify(t, seal(first, func(v object.Dict) object.Dict { return v }), nil)
			if c.want == "" && !r.Passed() || c.want != "" && !strings.Contains(r.Signatures[0].Reason, c.want) {
				t.Error(told(r))
			}
			if _, err := sign.Sign(t.Context(), first, d.request(t, sign.LevelB)); (err != nil) != (c.want == "DocMDP") {
				t.Errorf("signing it: %v", err)
			}
		})
	}
}

// TestWeakDigest: SHA-1 is told, and does not pass.
func TestWeakDigest(t *testing.T) {
	d := newDesk(t)
	d.signer = d.pki.Signer(t, "YULIANTO SATYA", "", signtest.RSA(t, 2048))
	out, err := sign.Seal(sheet(t, true), sign.Request{}, crypto.SHA1, func(v object.Dict) object.Dict { return v }, func(digest []byte) ([]byte, error) {
		return cms.Sign(cms.Params{Random: rand.Reader, Key: d.signer.Key, Chain: d.pki.Chain(d.signer), Type: cms.Data, Hash: crypto.SHA1, Digest: digest})
	})
	if err != nil {
		t.Fatal(err)
	}
	if s := d.verify(t, out, nil).Signatures[0]; s.Indication != sign.Indeterminate || s.SubIndication != sign.WeakCrypto || !strings.Contains(s.Reason, "SHA-1") {
		t.Errorf("%s %s %s", s.Indication, s.SubIndication, s.Reason)
	}
}

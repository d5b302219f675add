package sign_test

import (
	"crypto"
	"crypto/rand"
	"slices"
	"strings"
	"testing"

	"iku/pdf/object"
	"iku/sign"
	"iku/sign/cms"
)

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

// TestSignatureThatTheFormDoesNotName is one all the same, before and after others:
// poppler makes such.
func TestSignatureThatTheFormDoesNotName(t *testing.T) {
	d := newDesk(t)
	hidden, err := sign.Seal(sheet(t, false), sign.Request{Field: sign.Unlisted, Place: &sign.Place{}}, crypto.SHA256,
		func(v object.Dict) object.Dict { return v }, d.seal)
	if err != nil {
		t.Fatal(err)
	}
	s := d.passes(t, hidden, nil).Signatures[0]
	if !slices.ContainsFunc(s.Notes, func(n string) bool { return strings.Contains(n, "tidak tercantum") }) {
		t.Errorf("nothing is said of it: %v", s.Notes)
	}
	if r := d.passes(t, d.sign(t, hidden, nil, sign.LevelB), nil); len(r.Signatures) != 2 {
		t.Error(told(r))
	}
	if r := d.verify(t, rewritten(t, hidden, replaceContent), nil); r.Signatures[0].SubIndication != sign.ChangedAfterSigning {
		t.Error(told(r))
	}
}

// seal is what signs for sign.Seal.
func (d *desk) seal(digest []byte) ([]byte, error) {
	return cms.Sign(cms.Params{Random: rand.Reader, Key: d.signer.Key, Chain: d.pki.Chain(d.signer), Type: cms.Data, Digest: digest})
}

// TestChangeHiddenBySecondSignature: who signs a changed file does not heal it.
func TestChangeHiddenBySecondSignature(t *testing.T) {
	d := newDesk(t)
	changed := rewritten(t, d.sign(t, sheet(t, true), nil, sign.LevelB), replaceContent)
	again, err := sign.Seal(changed, sign.Request{}, crypto.SHA256, func(v object.Dict) object.Dict { return v }, d.seal)
	if err != nil {
		t.Fatal(err)
	}
	r := d.verify(t, again, nil)
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
			// We do not make what we would call broken.
			if _, err := sign.Sign(t.Context(), first, d.request(t, sign.LevelB)); (err != nil) != (c.want != "") {
				t.Errorf("signing it: %v", err)
			}
		})
	}
}

package sign_test

import (
	"crypto"
	"fmt"
	"strings"
	"testing"

	"iku/pdf/object"
	"iku/sign"
)

// reference is the entry of a signature that permits or locks.
func reference(method object.Name, params object.Dict) func(object.Dict) object.Dict {
	return func(v object.Dict) object.Dict {
		return append(v, object.Entry{Key: "Reference", Value: object.Array{object.Dict{
			{Key: "TransformMethod", Value: method}, {Key: "TransformParams", Value: params}}}})
	}
}

func fieldMDP(action object.Name, fields ...string) func(object.Dict) object.Dict {
	var list object.Array
	for _, f := range fields {
		list = append(list, object.String(f))
	}
	return reference("FieldMDP", object.Dict{{Key: "Action", Value: action}, {Key: "Fields", Value: list}})
}

func docMDP(p int) func(object.Dict) object.Dict {
	return reference("DocMDP", object.Dict{{Key: "P", Value: object.Int(p)}})
}

// TestWhatASignaturePermits: fields filled in, other signatures and time stamps, after
// signatures that permit them or do not.
func TestWhatASignaturePermits(t *testing.T) {
	d := newDesk(t)
	filled := func(t testing.TB, b []byte) []byte { return simple(11, "<<"+look+"/V(baru)/AP<</N 8 0 R>>>>")(t, b) }
	away := func(t testing.TB, b []byte) []byte { return simple(11, "<<"+look+"/Ff 1/AP<</N 5 0 R>>>>")(t, b) }
	another := func(t testing.TB, b []byte) []byte {
		return d.laterSigned(t, b, oddity{later: later{field: "/Rect[0 0 0 0]", pages: 1}})
	}
	stamped := func(t testing.TB, b []byte) []byte {
		return d.laterSigned(t, b, oddity{later: later{field: "/Rect[0 0 0 0]", pages: 1, stamp: true}})
	}
	for _, c := range []struct {
		name string
		dict func(object.Dict) object.Dict
		do   func(testing.TB, []byte) []byte
		says string // "" where it is permitted
	}{
		{"filled in, DocMDP 1", docMDP(1), filled, `isian "surat.isi" diisi`},
		{"filled in, DocMDP 2", docMDP(2), filled, ""},
		{"filled in, DocMDP 3", docMDP(3), filled, ""},
		{"filled in, no certification", fieldMDP("Include"), filled, `isian "surat.isi" diisi`},
		{"changed otherwise, DocMDP 2", docMDP(2), away, `isian "surat.isi" diganti (Ff)`},
		{"signed, DocMDP 1", docMDP(1), another, "padahal dilarang (DocMDP)"},
		{"signed, DocMDP 2", docMDP(2), another, ""},
		{"stamped, DocMDP 1", docMDP(1), stamped, ""},
		{"signed, all locked", fieldMDP("All"), another, "padahal bidangnya dikunci (FieldMDP)"},
		{"stamped, all locked", fieldMDP("All"), stamped, ""},
		{"signed, that one locked", fieldMDP("Include", "X", "Lain"), another, "padahal bidangnya dikunci (FieldMDP)"},
		{"signed, others locked", fieldMDP("Include", "X", "Lainnya"), another, ""},
		{"signed, all but that one locked", fieldMDP("Exclude", "Lain"), another, ""},
		{"signed, all but others locked", fieldMDP("Exclude", "X"), another, "padahal bidangnya dikunci (FieldMDP)"},
		{"signed, locked by what nobody knows", fieldMDP("Semua"), another, "padahal bidangnya dikunci (FieldMDP)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			first, err := sign.Seal(letter(), sign.Request{Field: "TandaTangan1", Place: &sign.Place{}}, crypto.SHA256, c.dict, d.seal)
			if err != nil {
				t.Fatal(err)
			}
			r := d.verify(t, c.do(t, first), nil)
			if s := r.Signatures[0]; c.says == "" && !r.Passed() || c.says != "" && (s.SubIndication != sign.ChangedAfterSigning || !strings.Contains(told(r), c.says)) {
				t.Errorf("want %q, got %s", c.says, told(r))
			}
		})
	}
}

// tagged is note with a structure: a paragraph in a document.
func tagged() []byte {
	return noteBut(map[int]string{1: "<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R/StructTreeRoot 9 0 R>>",
		9:  "<</Type/StructTreeRoot/K[10 0 R]/ParentTree 11 0 R/ParentTreeNextKey 1>>",
		10: "<</S/Document/P 9 0 R/K[12 0 R]>>", 11: "<</Nums[0[12 0 R]]>>", 12: "<</S/P/P 10 0 R/Pg 3 0 R/K 0>>"})()
}

// TestStructureOfLaterSignatures: a form that holds its widget joins the structure, and
// nothing else does.
func TestStructureOfLaterSignatures(t *testing.T) {
	d := newDesk(t)
	const (
		element  = "<</S/Form/P 10 0 R/K<</Type/OBJR/Obj 42 0 R>>>>"
		document = "<</S/Document/P 9 0 R/K[12 0 R 50 0 R]>>"
		parents  = "<</Nums[0[12 0 R]1 50 0 R]>>"
		root     = "<</Type/StructTreeRoot/K[10 0 R]/ParentTree 11 0 R/ParentTreeNextKey 2>>"
	)
	for _, c := range []struct {
		name    string
		objects map[int]string
		passes  bool
	}{
		{"a form", map[int]string{50: element, 10: document, 11: parents, 9: root}, true},
		{"nothing", map[int]string{}, true},
		{"no list of one", map[int]string{50: element, 10: document, 11: parents, 9: strings.Replace(root, "[10 0 R]", " 10 0 R", 1)}, true},
		{"a form with a text", map[int]string{50: strings.Replace(element, ">>>>", ">>/ActualText(lain)>>", 1), 10: document, 11: parents, 9: root}, false},
		{"a figure", map[int]string{50: strings.Replace(element, "Form", "Figure", 1), 10: document, 11: parents, 9: root}, false},
		{"a form of another", map[int]string{50: strings.Replace(element, "42", "6", 1), 10: document, 11: parents, 9: root}, false},
		{"a form instead of the paragraph", map[int]string{50: element, 10: "<</S/Document/P 9 0 R/K[50 0 R]>>", 11: parents, 9: root}, false},
		{"a paragraph beside", map[int]string{50: element, 51: "<</S/P/P 10 0 R>>", 10: "<</S/Document/P 9 0 R/K[12 0 R 50 0 R 51 0 R]>>", 11: parents, 9: root}, false},
		{"a document beside", map[int]string{51: "<</S/Document/P 9 0 R>>", 9: strings.Replace(root, "[10 0 R]", "[10 0 R 51 0 R]", 1)}, false},
		{"no document", map[int]string{9: strings.Replace(root, "[10 0 R]", "[]", 1)}, false},
		{"another parent", map[int]string{50: element, 10: document, 11: "<</Nums[0[50 0 R]1 50 0 R]>>", 9: root}, false},
		{"no parent", map[int]string{50: element, 10: document, 11: "<</Nums[1 50 0 R]>>", 9: root}, false},
		{"a parent of nobody's", map[int]string{50: element, 10: document, 11: "<</Nums[0[12 0 R]1 50 0 R 2 12 0 R]>>", 9: root}, false},
		{"parents that are no references", map[int]string{50: element, 10: document, 11: "<</Nums[0[12 0 R]1 50 0 R 2[50 0 R]]>>", 9: root}, false},
		{"parents below parents", map[int]string{50: element, 10: document, 11: "<</Kids[<</Nums[0[12 0 R]]>><</Nums[1 50 0 R]>>]>>", 9: root}, true},
		{"another parent below parents", map[int]string{50: element, 10: document, 11: "<</Kids[<</Nums[0[50 0 R]]>><</Nums[1 50 0 R]>>]>>", 9: root}, false},
		{"roles", map[int]string{9: strings.Replace(root, "/K[", "/RoleMap<</P/Artifact>>/K[", 1)}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			first := d.sign(t, tagged(), func(r *sign.Request) { r.Field, r.Block = "Kosong", nil }, sign.LevelB)
			u := byHand(t, first)
			for num, text := range c.objects {
				old, _ := u.file.Dict(object.Ref{Num: num})
				if num == 10 && len(old.Get("K").(object.Array)) > 1 { // signing has added an element
					t.Fatalf("the document is %s", written(old))
				}
				u.put(num, text)
			}
			second := d.laterSigned(t, u.done(), oddity{later: later{field: fmt.Sprintf("/StructParent %d/Rect[72 100 300 160]", 1) + printed, pages: 1}})
			r := d.verify(t, second, nil)
			if s := r.Signatures[0]; c.passes != r.Passed() || !c.passes && (s.SubIndication != sign.ChangedAfterSigning || !strings.Contains(told(r), "struktur (yang dibacakan) diganti")) {
				t.Errorf("passes %v: %s", c.passes, told(r))
			}
		})
	}
	for name, c := range map[string]struct {
		base func() []byte
		do   func(object.Dict) object.Dict
	}{
		"away":             {tagged, without("StructTreeRoot")},
		"there":            {note, set("StructTreeRoot", object.Dict{{Key: "Type", Value: object.Name("StructTreeRoot")}})},
		"there, and empty": {note, set("StructTreeRoot", object.Dict{})},
		"empty":            {tagged, set("StructTreeRoot", object.Dict{})},
	} {
		first := d.sign(t, c.base(), func(r *sign.Request) { r.Field, r.Block = "Kosong", nil }, sign.LevelB)
		if r := d.verify(t, inCatalog(c.do)(t, first), nil); !strings.Contains(told(r), "struktur (yang dibacakan) diganti") {
			t.Errorf("%s: %s", name, told(r))
		}
	}
}

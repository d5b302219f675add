package schema

import (
	"testing"

	"iku/content/finding"
	"iku/content/source"
	"iku/content/tomltree"
)

// TestDescribed asks for what editors show of each key.
func TestDescribed(t *testing.T) {
	keys := 0
	check := func(f *Fields, k *Key) {
		keys++
		where := f.Name + "." + k.Name
		if k.Doc == "" {
			t.Errorf("%s has no description", where)
		}
		if k.Shape == 0 || k.Shape&List != 0 && k.Items == 0 {
			t.Errorf("%s has no shape", where)
		}
		if (k.Shape|k.Items)&Table != 0 && k.Fields == nil {
			t.Errorf("%s is a table without fields", where)
		}
		if k.Format == Choice && len(k.Values) == 0 {
			t.Errorf("%s has no choice", where)
		}
	}
	Root.Walk(func(f *Fields) {
		if f.Doc == "" {
			t.Errorf("[%s] has no description", f.Name)
		}
		seen := map[string]bool{}
		for i := range f.Keys {
			if seen[f.Keys[i].Name] {
				t.Errorf("[%s] has %s twice", f.Name, f.Keys[i].Name)
			}
			seen[f.Keys[i].Name] = true
			check(f, &f.Keys[i])
		}
		if f.Open != nil {
			check(f, f.Open)
		}
	})
	if keys < 120 {
		t.Errorf("only %d keys are reached", keys)
	}
}

func TestNearest(t *testing.T) {
	names := []string{"target", "target_tahunan", "tipe", "uraian", "kode", "q", "Z"}
	for s, want := range map[string]string{
		"targt": "target", "tagret": "target", "Target": "target", "uraain": "uraian", "target_tahun": "target_tahunan",
		"kodee": "kode", "xyz": "", "a": "", "z": "Z", "qa": "q", "": "", "pembilang": "", "target_pertahun": "target_tahunan", "target_rpjmd": "", "tahunan_target": "",
	} {
		if got := Nearest(s, names); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// What a hint says that a required key may hold is taken.
func TestExamples(t *testing.T) {
	held := 0
	Root.Walk(func(f *Fields) {
		for i := range f.Keys {
			k := &f.Keys[i]
			if k.Required != (k.Example != "") {
				t.Errorf("%s.%s: example %q", f.Name, k.Name, k.Example)
			}
			if !k.Required {
				continue
			}
			held++
			tree, refused := tomltree.Parse(source.NewFile("a.toml", []byte(k.Name+" = "+k.Example+"\n")))
			if refused != nil {
				t.Errorf("%s.%s: %s", f.Name, k.Name, refused.Message)
				continue
			}
			var list finding.List
			(&checker{list: &list}).value(tree.Get(k.Name), k)
			for _, found := range list {
				t.Errorf("%s.%s = %s: %s", f.Name, k.Name, k.Example, found.Message)
			}
		}
	})
	if held < 15 {
		t.Errorf("only %d required keys", held)
	}
}

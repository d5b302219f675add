package synthetic_test

import (
	"bytes"
	"fmt"
	"testing"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
	"iku/examples/synthetic"
)

func read(seed uint64, o synthetic.Options) (*content.Document, finding.List) {
	return content.Read(source.NewFile(fmt.Sprintf("%d.toml", seed), synthetic.Sheet(seed, o)), nil)
}

func errorsOf(list finding.List) (out []string) {
	for _, f := range list {
		if f.Severity() == finding.Galat {
			at := f.Span.Begin()
			out = append(out, fmt.Sprintf("%d:%d %s %s", at.Line, at.Column, f.Slug, f.Message))
		}
	}
	return out
}

func TestValid(t *testing.T) {
	for _, o := range []synthetic.Options{{}, {Extreme: true}} {
		for seed := range uint64(120) {
			doc, list := read(seed, o)
			if found := errorsOf(list); doc == nil || len(found) > 0 {
				t.Fatalf("seed %d, %+v: %v\n%s", seed, o, found, synthetic.Sheet(seed, o))
			}
		}
	}
}

func TestAllDifferent(t *testing.T) {
	seen := map[string]uint64{}
	for seed := range uint64(1000) {
		data := synthetic.Sheet(seed, synthetic.Options{})
		if twin, ok := seen[string(data)]; ok {
			t.Fatalf("seeds %d and %d give one document", twin, seed)
		}
		seen[string(data)] = seed
		if seed < 20 && !bytes.Equal(data, synthetic.Sheet(seed, synthetic.Options{})) {
			t.Fatalf("seed %d gives two documents", seed)
		}
	}
}

func TestSize(t *testing.T) {
	for _, want := range []int{1, 20, 200} {
		for seed := range uint64(20) {
			doc, _ := read(seed, synthetic.Options{Indikator: want})
			got := 0
			for range doc.EachIndikator() {
				got++
			}
			if got != want {
				t.Errorf("seed %d: %d indikator, not %d", seed, got, want)
			}
		}
	}
}

func TestBroken(t *testing.T) {
	o := synthetic.Options{Bad: 10}
	bad := 0
	for seed := range uint64(300) {
		_, list := read(seed, o)
		if got := len(errorsOf(list)) > 0; got != synthetic.Broken(seed, o) {
			t.Fatalf("seed %d: errors %v, Broken says %v", seed, errorsOf(list), !got)
		}
		if synthetic.Broken(seed, o) {
			bad++
		}
	}
	if bad < 15 || bad > 45 {
		t.Errorf("%d of 300 documents are broken, not about 30", bad)
	}
}

package layout

import (
	"fmt"
	"os"
	"testing"

	"iku/content"
	"iku/examples/synthetic"
)

func benchmark(b *testing.B, doc *content.Document) {
	family := family(b, doc)
	b.ReportAllocs()
	for b.Loop() {
		if _, list := Lay(doc, family, Options{}); len(list) > 0 {
			b.Fatal(list[0].Message)
		}
	}
}

func BenchmarkLay(b *testing.B) {
	data, err := os.ReadFile("../examples/diskopukm-revisi.toml")
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, read(b, "diskopukm-revisi.toml", data))
}

// BenchmarkIndikator lays out sheets of one form and of growing length; time for
// each indikator should stay the same.
func BenchmarkIndikator(b *testing.B) {
	for _, n := range []int{20, 200, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			doc := read(b, "bench.toml", groups(n/4, 4))
			benchmark(b, doc)
		})
	}
}

// BenchmarkSynthetic does the same with a sheet of long texts and calculations.
func BenchmarkSynthetic(b *testing.B) {
	for _, n := range []int{20, 200, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			benchmark(b, read(b, "bench.toml", synthetic.Sheet(benchSeed, synthetic.Options{Indikator: n})))
		})
	}
}

const benchSeed = 11

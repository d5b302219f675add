package ejaan

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// BenchmarkFind reads the strings of a whole sheet.
func BenchmarkFind(b *testing.B) {
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", "diskopukm-revisi.toml"))
	if err != nil {
		b.Fatal(err)
	}
	texts := regexp.MustCompile(`"([^"\n]*)"`).FindAllSubmatch(data, -1)
	Find("", func(Slip) bool { return true })
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			Find(string(t[1]), func(Slip) bool { return true })
		}
	}
}

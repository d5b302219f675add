package check

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

const examples = "../../examples/"

func example(t testing.TB, name string) *content.Document {
	t.Helper()
	data, err := os.ReadFile(examples + name)
	if err != nil {
		t.Fatal(err)
	}
	doc, list := content.Read(source.NewFile(examples+name, data), content.Disk{})
	if doc == nil || len(list) > 0 {
		t.Fatalf("%s: %v", name, list)
	}
	return doc
}

// What a careful reader finds in the two sheets of one agency, and nothing else.
var original = map[string][]string{
	"diskopukm-2017.toml": {
		"ejaan sector", "ejaan industry", "ejaan Survey", "ejaan Prosentase", "ejaan pertahun", "ejaan Prosentase", "ejaan pertahun",
		`indikator-di-sasaran "Rata-rata Nilai Survey Kepuasan Masyarakat (KSM)"`,
	},
	"diskopukm-revisi.toml": {
		`target-beda-hitungan "15,5%"`, "angka-lepas 44", "ejaan pertahun",
		"jumlah-rincian 607", "jumlah-rincian 607", "jumlah-rincian 607", `jumlah-tahunan "diberdayakan"`,
		"angka-lepas 110", "ejaan pertahun", `jumlah-tahunan "akan_diberdayakan"`, "ejaan pertahun",
	},
}

func TestOriginal(t *testing.T) {
	var docs []*content.Document
	for name, wants := range original {
		doc := example(t, name)
		docs = append(docs, doc)
		left := map[string]int{}
		for _, w := range wants {
			left[w]++
		}
		for _, f := range Document(doc) {
			left[string(f.Slug)+" "+f.Span.Text()]--
		}
		for what, n := range left {
			if n != 0 {
				t.Errorf("%s: %s: %d too few", name, what, n)
			}
		}
	}
	list := slices.Concat(Together(docs)...)
	if list.Sort(); len(list) != 2 || list[1].Slug != finding.PangkatBeda || list[1].Span.Text() != `"Pembina Utama Madya"` {
		t.Errorf("together: %v", list)
	}
	figures := fmt.Sprint(Document(example(t, "diskopukm-revisi.toml")))
	for _, w := range []string{
		"target 15,5%, tetapi perhitungannya menghasilkan 22,7% (selisih 7,2 poin persentase)",
		"= 3.408, sedangkan diberdayakan (Jumlah Usaha Kecil yang diberdayakan) dinyatakan 3.500 (−92)",
		"rincian tahun 2022 berjumlah 407, dinyatakan 607 (−200), sama di tiga tahun berturut-turut 2020–2022",
		"yang terdekat 114", "dinyatakan 150 (−18)",
	} {
		if !strings.Contains(figures, w) {
			t.Errorf("nothing says %q", w)
		}
	}
}

// TestExamples asks that the rules run over every example, however it is built.
func TestExamples(t *testing.T) {
	paths, _ := filepath.Glob(examples + "*.toml")
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, _ := content.Read(source.NewFile(path, data), content.Disk{})
		if doc == nil {
			t.Errorf("%s is no document", path)
			continue
		}
		for _, f := range Document(doc) {
			t.Logf("%s:%d %s: %s", path, f.Span.Begin().Line, f.Slug, f.Message)
		}
	}
}

package check

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"iku/content"
	"iku/content/source"
)

// large returns a document of n indikator, each with a calculation, prose and a
// series with parts; wrong makes every one of them have findings.
func large(t testing.TB, n int, wrong bool) *content.Document {
	total, word := "44", "sektor"
	if wrong {
		total, word = "45", "sector"
	}
	var b strings.Builder
	b.WriteString(dokumen + signer)
	for i := range n {
		if i%5 == 0 {
			fmt.Fprintf(&b, "[[sasaran]]\nuraian = \"Meningkatnya keadaan %d\"\n", i)
		}
		fmt.Fprintf(&b, `[[sasaran.indikator]]
uraian = "Persentase %s %d"
target = "22,7%%"
[[sasaran.indikator.hitungan]]
data = "Koperasi %d"
tahun = 2018
nilai = 44
[[sasaran.indikator.hitungan]]
catatan = "Pertumbuhan 10 koperasi x 4 tahun = 40 koperasi"
[[sasaran.indikator.hitungan]]
rumus = "10 / %s * 100%%"
hasil = "22,7%%"
[[sasaran.indikator.hitungan]]
tahunan = ""
nilai = { 2018 = 10, 2019 = 10, 2020 = 10, 2021 = 10, 2022 = 10 }
jumlah = %s
rincian = [{ uraian = "Baru", nilai = { 2018 = 10, 2019 = 10, 2020 = 10, 2021 = 10, 2022 = 10 } }]
abaikan = { jumlah-tahunan = "contoh" }
`, word, i, i, total, total)
	}
	doc, list := content.Read(source.NewFile("besar.toml", []byte(b.String())), nil)
	if doc == nil || len(list) > 0 {
		t.Fatal(list)
	}
	return doc
}

func BenchmarkDocument(b *testing.B) {
	for _, wrong := range []bool{false, true} {
		for _, n := range []int{10, 100, 1_000, 5_000} { // more are no sheet
			b.Run(fmt.Sprintf("wrong=%v/%d", wrong, n), func(b *testing.B) {
				doc := large(b, n, wrong)
				b.ReportAllocs()
				for b.Loop() {
					Document(doc)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/indikator")
			})
		}
	}
}

func BenchmarkExample(b *testing.B) {
	const name = "../../examples/diskopukm-revisi.toml"
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	doc, _ := content.Read(source.NewFile(name, data), content.Disk{})
	b.ReportAllocs()
	for b.Loop() {
		Document(doc)
	}
}

func BenchmarkRules(b *testing.B) {
	const name = "../../examples/diskopukm-revisi.toml"
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	doc, _ := content.Read(source.NewFile(name, data), content.Disk{})
	for _, r := range rules {
		b.Run(string(r.Slug), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.find(doc, &report{most: 100})
			}
		})
	}
}

func BenchmarkTogether(b *testing.B) {
	for _, n := range []int{10, 100, 1_000} {
		var docs []*content.Document
		for i := range n {
			text := fmt.Sprintf("[perangkat_daerah]\nnama = \"Dinas %d\"\n", i) + dokumen + indikator + signer
			doc, _ := content.Read(source.NewFile(fmt.Sprintf("%d.toml", i), []byte(text)), nil)
			docs = append(docs, doc)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Together(docs)
			}
		})
	}
}

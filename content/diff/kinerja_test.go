package diff

import (
	"fmt"
	"strings"
	"testing"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// Programs are known by what they are called, money and figures are said as they are
// printed, and what other years reached is compared too.
func TestKinerja(t *testing.T) {
	const head = "[dokumen]\njenis = \"%s\"\ntahun = 2026\npemerintah = \"Pemerintah Kota Contoh\"\nperiode = \"2025-2029\"\n[[indikator]]\nuraian = \"I\"\ntarget = \"2\"\n"
	const a, b, n = "[[program]]\nnama = \"Program Pembinaan Perpustakaan\"\nanggaran = 1_000_000\n", "[[program]]\nnama = \"Pengelolaan Arsip\"\nanggaran = 2_500\n", "[[program]]\nnama = \"Penunjang Urusan\"\nanggaran = 7\n"
	for _, tt := range []struct{ kind, old, now, want string }{
		{"perjanjian-kinerja", a + b, a + b, ""},
		{"perjanjian-kinerja", a + b, strings.Replace(a, "1_000_000", "1000000", 1) + b, ""},
		{"perjanjian-kinerja", a + b, n + a + b, "added program Penunjang Urusan: Nama  → Penunjang Urusan, Anggaran  → Rp7"},
		{"perjanjian-kinerja", n + a + b, a + b, "removed program : Nama Penunjang Urusan → , Anggaran Rp7 → "},
		{"perjanjian-kinerja", a + b, a + strings.Replace(b, "2_500", "2_600", 1), "changed program Pengelolaan Arsip: Anggaran Rp2.500 → Rp2.600"},
		{"perjanjian-kinerja", "[perjanjian_kinerja]\nperubahan = false\n", "[perjanjian_kinerja]\nperubahan = true\n", "changed perjanjian_kinerja : Perubahan tidak → ya"},
		{"perjanjian-kinerja", "", "[perjanjian_kinerja]\nperubahan = false\n", ""},
		{"pengukuran-kinerja", "[realisasi]\n\"1\" = 14.2\n", "[realisasi]\n\"1\" = 14.5\n", "changed realisasi : Realisasi 1 14,2 → 14,5"},
		{"pengukuran-kinerja", "[realisasi]\n\"1\" = 2\n[realisasi_2025]\n\"1\" = 1.5\n", "[realisasi]\n\"1\" = 2\n[realisasi_2025]\n\"1\" = 1.75\n", "changed realisasi : Realisasi 1 tahun 2025 1,5 → 1,75"},
		{"pengukuran-kinerja", "[realisasi]\n\"1\" = 2\n[realisasi_2025]\n\"1\" = 1\n", "[realisasi]\n\"1\" = 2\n[realisasi_2025]\n\"1\" = 1\n", ""},
	} {
		var docs [2]*content.Document
		for i, body := range []string{tt.old, tt.now} {
			doc, list := content.Read(source.NewFile("a.toml", []byte(fmt.Sprintf(head, tt.kind)+body)), nil)
			if doc == nil || list.Count(finding.Galat) > 0 {
				t.Fatalf("%s: %v", body, list[0].Message)
			}
			docs[i] = doc
		}
		var said []string
		for _, p := range Compare(docs[0], docs[1]).Parts {
			var fields []string
			for _, f := range p.Fields {
				fields = append(fields, f.Label+" "+f.Old.Value+" → "+f.New.Value)
			}
			said = append(said, fmt.Sprintf("%v %s %s: %s", kindWords[p.Kind], p.Thing, p.New.Uraian.Value, strings.Join(fields, ", ")))
		}
		if got := strings.Join(said, "; "); got != tt.want {
			t.Errorf("%s → %s:\n%s\nnot\n%s", tt.old, tt.now, got, tt.want)
		}
	}
}

var kindWords = map[Kind]string{Added: "added", Removed: "removed", Changed: "changed"}

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

// Documents about different years differ in the targets that they print, whichever other
// years they tell.
func TestTargetsOfYears(t *testing.T) {
	read := func(jenis string, year int, targets string) *content.Document {
		doc, list := content.Read(source.NewFile("a.toml", []byte(fmt.Sprintf("[dokumen]\njenis = %q\ntahun = %d\npemerintah = \"Pemerintah Kota Contoh\"\nperiode = \"2025-2029\"\n[[indikator]]\nuraian = \"I\"\n%s", jenis, year, targets))), nil)
		if doc == nil || list.Count(finding.Galat) > 0 {
			t.Fatal(list)
		}
		return doc
	}
	const both = "target_tahunan = { 2026 = \"60\", 2027 = \"65,5\" }\n"
	for _, tt := range []struct {
		name, want string
		old, now   *content.Document
	}{
		{"the year's of one table", "Target 60 → 65,5", read("perjanjian-kinerja", 2026, both), read("perjanjian-kinerja", 2027, both)},
		{"one that says no year", "Target 60 → 70", read("rencana-aksi", 2026, both), read("rencana-aksi", 2027, "target = 70\n")},
		{"the same in both years", "", read("rencana-aksi", 2026, "target = 70\n"), read("rencana-aksi", 2027, "target = 70\n")},
		{"one year", "Target 2027 65,5 → 66", read("rencana-aksi", 2027, both), read("rencana-aksi", 2027, strings.Replace(both, "65,5", "66", 1))},
	} {
		var said []string
		for _, p := range Compare(tt.old, tt.now).Parts {
			for _, f := range p.Fields {
				if f.Label != "Tahun" {
					said = append(said, f.Label+" "+f.Old.Value+" → "+f.New.Value)
				}
			}
		}
		if got := strings.Join(said, "; "); got != tt.want {
			t.Errorf("%s: %q, not %q", tt.name, got, tt.want)
		}
	}
}

// Of a file of several documents one is compared with its like alone.
func TestPart(t *testing.T) {
	const text = "[dokumen]\njenis = \"perjanjian-kinerja\"\ntahun = 2026\npemerintah = \"Pemerintah Kota Contoh\"\nperiode = \"2025-2029\"\n" +
		"[penanda_tangan]\njabatan = \"Kepala\"\nnama = \"ANI\"\n[[pk]]\n[[pk.sasaran]]\nuraian = \"Satu\"\n" +
		"[[pk]]\ntingkat = \"administrator\"\npihak_pertama = { jabatan = \"Kabid\", nama = \"ALI\" }\n[[pk.sasaran]]\nuraian = \"Dua\"\n[[pk.program]]\nnama = \"Program\"\nanggaran = 5\n"
	read := func(text, part string) *content.Document {
		f := source.NewFile("pk.toml", []byte(text))
		f.Part = part
		doc, list := content.Read(f, nil)
		if doc == nil {
			t.Fatal(list)
		}
		return doc
	}
	now := strings.Replace(text, "anggaran = 5", "anggaran = 6", 1)
	if c := Compare(read(text, "kepala-ani"), read(now, "kepala-ani")); !c.Same() {
		t.Errorf("the head: %+v", c.Parts)
	}
	c := Compare(read(text, "kabid-ali"), read(now, "kabid-ali"))
	if len(c.Parts) != 1 || len(c.Parts[0].Fields) != 1 || c.Parts[0].Fields[0].New.Value != "Rp6" {
		t.Errorf("%+v", c.Parts)
	}
	if c := Compare(read(text, "kepala-ani"), read(text, "kabid-ali")); c.Same() {
		t.Error("two documents of one file are the same")
	}
	now = strings.Replace(text, "\"ANI\"", "\"ANA\"", 1)
	c = Compare(read(text, "kabid-ali"), read(now, "kabid-ali"))
	if len(c.Parts) != 1 || c.Parts[0].Fields[0].Old.Value != "ANI" {
		t.Errorf("another second party: %+v", c.Parts)
	}
}

package batch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Documents of two folders are paired by what they are: kind, agency, year and quarter,
// of a perjanjian the post; the latest of those that change one another counts.
func TestCouplesOfKinds(t *testing.T) {
	const base = "[dokumen]\npemerintah = \"Kota\"\nperiode = \"2025-2029\"\n[perangkat_daerah]\nnama = \"Dinas A\"\n[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\ntarget = \"5\"\n[penanda_tangan]\njabatan = \"Kepala Dinas A\"\nnama = \"SITI\"\n"
	of := func(kind, dokumen, rest string) string {
		return "berdasarkan = \"iku.toml\"\n[dokumen]\njenis = \"" + kind + "\"\n" + dokumen + rest
	}
	pk := func(year int, rest string) string {
		return of("perjanjian-kinerja", fmt.Sprintf("tahun = %d\n", year), rest)
	}
	ukur := func(quarter int) string {
		return of("pengukuran-kinerja", "tahun = 2026\n", fmt.Sprintf("[pengukuran_kinerja]\ntriwulan = %d\n", quarter))
	}
	kabid := "[penanda_tangan]\njabatan = \"Kepala Bidang\"\nnama = \"BUDI\"\n"
	for _, tt := range []struct {
		name     string
		old, now map[string]string
		want     string // the new one's file, after it the old one's
		earlier  int
	}{
		{"of two years", map[string]string{"x.toml": pk(2025, "")}, map[string]string{"y.toml": pk(2026, "")}, "iku<iku y<x", 0},
		{"both years in both", map[string]string{"a.toml": pk(2025, ""), "b.toml": pk(2026, "")}, map[string]string{"c.toml": pk(2025, ""), "d.toml": pk(2026, "")}, "c<a d<b iku<iku", 0},
		{"a further year goes on from the last", map[string]string{"a.toml": pk(2025, ""), "b.toml": pk(2026, "")}, map[string]string{"d.toml": pk(2027, "")}, "d<b iku<iku <a", 0},
		{"posts", map[string]string{"a.toml": pk(2026, ""), "b.toml": pk(2026, kabid)}, map[string]string{"c.toml": pk(2026, kabid), "d.toml": pk(2026, "")}, "c<b d<a iku<iku", 0},
		{"quarters", map[string]string{"a.toml": ukur(1), "b.toml": ukur(2)}, map[string]string{"c.toml": ukur(2), "d.toml": ukur(1)}, "c<b d<a iku<iku", 0},
		{"a change is the latest", map[string]string{"a.toml": pk(2026, "")}, map[string]string{"c.toml": pk(2026, ""), "d.toml": pk(2026, "[perjanjian_kinerja]\nmengubah = \"c.toml\"\n")}, "d<a iku<iku", 1},
		{"kinds", map[string]string{"a.toml": of("rencana-aksi", "tahun = 2026\n", "")}, map[string]string{"c.toml": ukur(1)}, "c< iku<iku <a", 0},
	} {
		know := func(files map[string]string) []Known {
			dir := t.TempDir()
			files["iku.toml"] = base
			for name, text := range files {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			inputs, errs := Documents([]string{dir}, "", 1, nil)
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			return Know(context.Background(), inputs, 1)
		}
		couples, earlier := Couples(know(tt.old), know(tt.now))
		var said []string
		stem := func(k *Known) string {
			if k == nil {
				return ""
			}
			return strings.TrimSuffix(filepath.Base(k.Path), ".toml")
		}
		for _, c := range couples {
			said = append(said, stem(c.New)+"<"+stem(c.Old))
		}
		if got := strings.Join(said, " "); got != tt.want || earlier != tt.earlier {
			t.Errorf("%s: %s, %d earlier, not %s, %d", tt.name, got, earlier, tt.want, tt.earlier)
		}
	}
}

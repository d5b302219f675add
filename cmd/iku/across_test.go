package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"iku/content/finding"
)

// change puts a text in place of another in a file of a folder.
type change struct{ file, old, now string }

// slip is what is to be found of a change: where it is told, and the other place.
type slip struct {
	change
	slug      finding.Slug
	at, other string // files; other is empty where what is wrong stands in one place
}

// foundIn returns what is found in a folder after changes.
func foundIn(t *testing.T, changes ...change) (found []jsonFinding) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "examples", "merbau"))); err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		name := filepath.Join(dir, c.file)
		data, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(data), c.old) {
			t.Fatalf("%s has no %q (%v)", c.file, c.old, err)
		}
		if err := os.WriteFile(name, []byte(strings.ReplaceAll(string(data), c.old, c.now)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	if code := run([]string{"check", "--format", "json", dir}, nil, &out, &errs); code > exitFound {
		t.Fatalf("%d\n%s", code, &errs)
	}
	for line := range strings.Lines(out.String()) {
		var f jsonFinding
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(line, err)
		}
		found = append(found, f)
	}
	return found
}

// jsonFinding is what programs are told of a finding.
type jsonFinding struct {
	Slug    finding.Slug `json:"slug"`
	File    string       `json:"file"`
	Message string       `json:"message"`
	Related []struct {
		File string `json:"file"`
	} `json:"related"`
}

func (f jsonFinding) String() string {
	return fmt.Sprintf("%s: %s [%s]", filepath.Base(f.File), f.Message, f.Slug)
}

// The documents of an agency that fit each other do not with one of them wrong: each slip
// is found, with both places.
func TestSlipsAcrossDocuments(t *testing.T) {
	const iku, changed, pk, bidang, all, plan, year, quarter, decree, decree2 = "iku.toml", "iku-perubahan.toml", "perjanjian-kinerja.toml", "perjanjian-bidang.toml",
		"pk-2027.toml", "rencana-aksi.toml", "pengukuran-kinerja.toml", "pengukuran-triwulan.toml", "keputusan.toml", "keputusan-perubahan.toml"
	for _, tt := range []slip{
		{change{pk, `"Rp2.735.000.000"`, `"Rp2.753.000.000"`}, finding.JumlahAnggaran, pk, pk},
		{change{bidang, "= 285_000_000", "= 258_000_000"}, finding.JumlahAnggaran, bidang, bidang},
		{change{bidang, "80_000_000, 60_000_000]", "80_000_000, 66_000_000]"}, finding.JumlahAnggaran, bidang, bidang},
		{change{all, `target = "72,00"`, `target = "73,00"`}, finding.TargetBedaDokumen, all, changed},
		{change{all, `target = "82"`, `target = "28"`}, finding.TargetBedaDokumen, all, changed},
		{change{plan, `"9,0", "12,5"]`, `"9,0", "12,0"]`}, finding.TriwulanBeda, plan, iku},
		{change{plan, `"6,0", "9,0", "12,5"]`, `"9,0", "12,5"]`}, finding.TriwulanBeda, plan, ""},
		{change{plan, `"6,0", "9,0", "12,5"]`, `"9,0", "6,0", "12,5"]`}, finding.TriwulanBeda, plan, plan},
		{change{all, "pelaporan kinerja\"\nmelayani = \"S3\"", "pelaporan kinerja\""}, finding.SasaranTakMelayani, all, all},
		{change{all, `melayani = "S2"`, `melayani = "S1"`}, finding.SasaranTakDilayani, all, all},
		{change{all, `melayani = "S3"`, `melayani = "S9"`}, finding.NilaiTakSah, all, ""},
		{change{all, `nama    = "JOKO SUSILO"`, "nama    = \"JOKO SUSILO\"\n[pk.pihak_kedua]\njabatan = \"Sekretaris\"\nnama = \"RAHMAT HIDAYAT, S.E., M.M.\"\n[pk.pihak_pertama.abaikan]\n#"}, finding.PihakJanggal, all, all},
		{change{all, "= 860_000_000\n\n[[pk.program.kegiatan]]", "= 960_000_000\n\n[[pk.program.kegiatan]]"}, finding.AnggaranBeda, all, all},
		{change{year, `"2.2" = "18"`, ""}, finding.TanpaRealisasi, year, iku},
		{change{year, `"71,20"`, `"7l,20"`}, finding.AngkaJanggal, year, ""},
		{change{year, `"71,20"`, `"belum ada"`}, finding.CapaianJanggal, year, iku},
		{change{year, `"11,8"`, `"11,8 menit"`}, finding.CapaianJanggal, year, iku},
		{change{year, `"11,8"`, `"118"`}, finding.CapaianJanggal, year, iku},
		{change{quarter, "[capaian]", "[capaian]\n\"2.2\" = \"90%\""}, finding.CapaianBeda, quarter, plan},
		{change{year, "tahun   = 2026", "tahun   = 2036"}, finding.IndikatorTanpaTarget, year, iku},
		{change{year, "2027-01-22", "2026-03-22"}, finding.TanggalJanggal, year, ""},
		{change{quarter, "2026-07-10", "2026-04-10"}, finding.TanggalJanggal, quarter, ""},
		{change{pk, "tahun   = 2026", "tahun   = 2027"}, finding.TanggalJanggal, pk, ""},
		{change{pk, "2026-01-14", "2026-03-14"}, finding.TanggalJanggal, pk, ""},
		{change{bidang, "2026-02-03", "2026-02-23"}, finding.TanggalJanggal, bidang, ""},
		{change{pk, "H. ANWAR SALEH, S.H.", "Dra. RATNA KUMALA, M.Si."}, finding.PihakJanggal, pk, pk},
		{change{bidang, "Dra. RATNA KUMALA, M.Si.", "Dra. RATNA KUMALASARI, M.Si."}, finding.NamaBeda, bidang, iku},
		{change{decree2, "2027-02-15", "2025-02-15"}, finding.TanggalJanggal, decree2, decree},
		{change{decree, "2025-09-08", "2013-09-08"}, finding.Redaksi, decree, decree},
	} {
		met := false
		found := foundIn(t, tt.change)
		for _, f := range found {
			both := tt.other == ""
			for _, r := range f.Related {
				both = both || filepath.Base(r.File) == tt.other
			}
			met = met || f.Slug == tt.slug && filepath.Base(f.File) == tt.at && both
		}
		if !met {
			t.Errorf("%s: %q → %q: no %s in %s with a place in %s: %v", tt.file, tt.old, tt.now, tt.slug, tt.at, tt.other, found)
		}
	}
}

// What is said in another way, or is an agency's own to decide, is left alone.
func TestSoundAcrossDocuments(t *testing.T) {
	const pk, bidang, all, plan, year, quarter, decree = "perjanjian-kinerja.toml", "perjanjian-bidang.toml", "pk-2027.toml", "rencana-aksi.toml",
		"pengukuran-kinerja.toml", "pengukuran-triwulan.toml", "keputusan.toml"
	for _, c := range []change{
		{pk, `"Rp2.735.000.000"`, `"2.735.000.000"`},
		{pk, `jumlah      = "Rp2.735.000.000"`, ""},
		{bidang, "= 285_000_000", "= 285000000"},
		{all, `target = "72,00"`, `target = "72"`},
		{all, `target = "14,0"`, "target = 14"},
		{all, `melayani = "S3"`, "melayani = 3"},
		{all, `melayani = "S1"`, `melayani = ["S1"]`},
		{plan, `["0", "0", "79", "79"]`, `["0", "0", "0", "79"]`},
		{plan, `["3,0", "6,0", "9,0", "12,5"]`, `["12,5", "12,5", "12,5", "12,5"]`},
		{plan, `["24", "23", "21", "20"]`, `["20", "20", "20", "20"]`},
		{year, `"71,20"`, "71.2"},
		{year, `"11,8"`, `"11,8%"`},
		{year, "2027-01-22", "2026-12-30"},
		{year, `"11,8"`, `"13,5"`},
		{quarter, "2026-07-10", "2026-06-30"},
		{pk, "2026-01-14", "2025-12-29"},
		{bidang, "2026-02-03", "2026-02-12"},
		{decree, "2025-09-08", "2025-12-31"},
	} {
		if found := foundIn(t, c); len(found) > 0 {
			t.Errorf("%s: %q → %q: %v", c.file, c.old, c.now, found)
		}
	}
}

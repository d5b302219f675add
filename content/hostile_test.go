package content

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"iku/content/source"
)

// TestHostile reads documents made to take long. It has no limit of time of its
// own: quadratic work on any of these takes longer than a test run is given.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	head := "[dokumen]\npemerintah = \"P\"\nperiode = 2018\n[[indikator]]\nuraian = \"I\"\n"
	agency := "[dokumen]\njenis = 'perjanjian-kinerja'\ntahun = 2026\npemerintah = 'P'\nperiode = '2025-2029'\n[penanda_tangan]\njabatan = 'Kepala'\nnama = 'N'\n[[pk]]\n[[pk.sasaran]]\nkode = 'S1'\nuraian = 'S'\n"
	many := func(format string, count int) string {
		var b strings.Builder
		for i := range count {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"unknown keys":      head + many("targ%d = 1\n", 240_000),
		"unknown symbols":   head + many("[[indikator.hitungan]]\nrumus = 'a%d'\nsimbol = 'b'\n", 80_000),
		"a chain":           head + many("[[indikator.hitungan]]\nrumus = 's%d + 1'\n", 1) + many("[[indikator.hitungan]]\nsimbol = 's%d'\nrumus = 't'\n", 80_000),
		"zero-width":        head + "keterangan = \"" + strings.Repeat("\u200b", 1_000_000) + "\"\n",
		"own columns":       head + "[kolom_lain]\n" + many("k%d = 'K'\n", 20_000) + "[tabel]\nkolom = [" + many("'k%d',", 20_000) + "]\n",
		"abaikan":           head + many("[[indikator.hitungan]]\ncatatan = 'c'\nabaikan = { ejaan = 'x%d' }\n", 60_000),
		"a long formula":    head + "[[indikator.hitungan]]\nrumus = '" + strings.Repeat("1 + ", 2_000_000) + "1'\n",
		"a million years":   head + "target_tahunan = {" + many("%d = 1,", 120_000) + "}\n",
		"combining marks":   head + "keterangan = \"a" + strings.Repeat("\u0301", 1_000_000) + "\"\n",
		"superiors":         agency + many("[[pk]]\natasan = 'Kepala Bidang Ke-%[1]d'\npihak_pertama = { jabatan = 'Kepala Bidang Ke-%[1]d Seksi', nama = 'N' }\n[[pk.sasaran]]\nuraian = 'S'\n", 2_000),
		"unknown superiors": agency + many("[[pk]]\natasan = 'Camat %[1]d'\npihak_pertama = { jabatan = 'Kepala Bidang %[1]d', nama = 'N' }\n[[pk.sasaran]]\nuraian = 'S'\n", 2_000),
		"services":          agency + many("[[pk.sasaran]]\nkode = 'x%d'\nuraian = 'a'\n", 40_000) + "[[pk]]\npihak_pertama = { jabatan = 'K', nama = 'N' }\nmelayani = [" + many("'x%d',", 40_000) + "]\n[[pk.sasaran]]\nuraian = 'S'\n",
		"unknown services":  agency + many("[[pk.sasaran]]\nkode = 'x%d'\nuraian = 'a'\n", 40_000) + "[[pk]]\npihak_pertama = { jabatan = 'K', nama = 'N' }\nmelayani = [" + many("'y%d',", 9_000) + "]\n[[pk.sasaran]]\nuraian = 'S'\n",
		"shared by many":    agency + "[perangkat_daerah]\nfungsi = [" + many("'a %d',", 50_000) + "]\n" + strings.Repeat("[[pk]]\npihak_pertama = { jabatan = 'K', nama = 'N' }\n[[pk.sasaran]]\nuraian = 'S'\n", 2_000),
		"kinds of findings": head + many("[[indikator]]\ntarget = %d\nnilai = [[]]\n", 80_000),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			doc, list := Read(source.NewFile("a.toml", []byte(text)), nil)
			SetAside(doc, list)
			t.Logf("%.2fs, %d bytes, %d findings", time.Since(start).Seconds(), len(text), len(list))
		})
	}
}

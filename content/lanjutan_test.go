package content

import (
	"strings"
	"testing"

	"iku/content/angka"
	"iku/content/source"
)

const (
	ikuDasar = "[dokumen]\npemerintah = \"Kota\"\nperiode = \"2025-2029\"\n[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\ntarget_tahunan = { 2026 = 5, 2027 = 6 }\n"
	pk2026   = "# PK\nberdasarkan = \"iku.toml\"\n[dokumen]\njenis   = \"perjanjian-kinerja\"\ntahun   = 2026 # tahun ini\nnomor   = \"7/2026\"\ntanggal = 2026-01-14\n"
)

// The document that follows one of a year: its text with another year, without number,
// date and what was measured; what it keeps of the old one is named.
func TestLanjutkan(t *testing.T) {
	given := angka.Date{Year: 2027, Month: 1, Day: 12}
	for _, tt := range []struct {
		name      string
		doc       string
		next      func(Lanjutan) Lanjutan
		want      string
		wantStale string
	}{
		{"of the next year, the base by its new way", pk2026 + "[[program]]\nnama = \"P\"\nanggaran = 5\n", nil,
			"# PK\nberdasarkan = \"../iku.toml\"\n[dokumen]\njenis   = \"perjanjian-kinerja\"\ntahun   = 2027 # tahun ini\nnomor   = \"\"\n[[program]]\nnama = \"P\"\nanggaran = 5\n", "anggaran program"},
		{"with a number and a date", pk2026, func(l Lanjutan) Lanjutan { l.Nomor, l.Tanggal = "8/2027", given; return l },
			"# PK\nberdasarkan = \"../iku.toml\"\n[dokumen]\njenis   = \"perjanjian-kinerja\"\ntahun   = 2027 # tahun ini\nnomor   = \"8/2027\"\ntanggal = 2027-01-12\n", ""},
		{"of the year after one of change, which was of no other", pk2026 + "revisi = 1\nmenggantikan = \"x.toml\"\n[perjanjian_kinerja]\nperubahan = true\nmengubah = \"pk.toml\"\ntanggal_dpa = 2026-01-02\njumlah = \"Rp5\"\n", nil,
			"# PK\nberdasarkan = \"../iku.toml\"\n[dokumen]\njenis   = \"perjanjian-kinerja\"\ntahun   = 2027 # tahun ini\nnomor   = \"\"\n[perjanjian_kinerja]\nperubahan = false\njumlah = \"Rp5\"\n", "jumlah anggaran Rp5"},
		{"one of change", pk2026, func(Lanjutan) Lanjutan { return Lanjutan{Tahun: 2026, Mengubah: "pk.toml"} },
			"# PK\nberdasarkan = \"../iku.toml\"\n[dokumen]\njenis   = \"perjanjian-kinerja\"\ntahun   = 2026 # tahun ini\nnomor   = \"\"\n\n[perjanjian_kinerja]\nperubahan = true\nmengubah = \"pk.toml\"\n", ""},
		{"a plan keeps its quarters and actions, and says so", "berdasarkan = \"iku.toml\"\n[dokumen]\njenis = \"rencana-aksi\"\ntahun = 2026\n[triwulan]\n\"1.1\" = [1, 2, 3, 5]\n[[aksi]]\nindikator = \"1.1\"\nuraian = \"A\"\n", nil,
			"berdasarkan = \"../iku.toml\"\n[dokumen]\njenis = \"rencana-aksi\"\ntahun = 2027\n[triwulan]\n\"1.1\" = [1, 2, 3, 5]\n[[aksi]]\nindikator = \"1.1\"\nuraian = \"A\"\n", "[triwulan]; [[aksi]]"},
		{"what was measured is last year's from then on", "berdasarkan = \"iku.toml\"\n[dokumen]\njenis = \"pengukuran-kinerja\"\ntahun = 2026\n[realisasi]\n\"1.1\" = 4 # nyata\n[capaian]\n\"1.1\" = \"80%\"\n[nasional]\n\"1.1\" = 3\n", nil,
			"berdasarkan = \"../iku.toml\"\n[dokumen]\njenis = \"pengukuran-kinerja\"\ntahun = 2027\n[realisasi_2026]\n\"1.1\" = 4 # nyata\n", ""},
		{"the next quarter begins empty", "berdasarkan = \"iku.toml\"\n[dokumen]\njenis = \"pengukuran-kinerja\"\ntahun = 2026\n[pengukuran_kinerja]\ntriwulan = 2\n[realisasi]\n\"1.1\" = 4\n[nasional]\n\"1.1\" = 3\n", nil,
			"berdasarkan = \"../iku.toml\"\n[dokumen]\njenis = \"pengukuran-kinerja\"\ntahun = 2026\n[pengukuran_kinerja]\ntriwulan = 3\n[nasional]\n\"1.1\" = 3\n", ""},
		{"after the fourth comes the first of the next year", "berdasarkan = \"iku.toml\"\n[dokumen]\njenis = \"pengukuran-kinerja\"\ntahun = 2026\n[pengukuran_kinerja]\ntriwulan = 4\n[realisasi]\n\"1.1\" = 4\n", nil,
			"berdasarkan = \"../iku.toml\"\n[dokumen]\njenis = \"pengukuran-kinerja\"\ntahun = 2027\n[pengukuran_kinerja]\ntriwulan = 1\n[realisasi_2026]\n\"1.1\" = 4\n", ""},
		{"what a shared file says is said otherwise, or told", "warisan = \"umum.toml\"\n[dokumen]\njenis = \"perjanjian-kinerja\"\n", nil,
			"warisan = \"../umum.toml\"\n[dokumen]\njenis = \"perjanjian-kinerja\"\ntahun = 2027\nnomor = \"\"\n[perjanjian_kinerja]\nperubahan = false\nmengubah = \"\"\n", "tanggal 3 Maret 2026"},
		{"each of a whole agency has its own number and date", "[dokumen]\npemerintah = \"Kota\"\nperiode = \"2025-2029\"\njenis = \"perjanjian-kinerja\"\ntahun = 2026\n[[pk]]\nnomor = \"1\"\ntanggal = 2026-01-02\n[pk.pihak_pertama]\nnama = \"A\"\njabatan = \"J\"\n[[pk.sasaran]]\nuraian = \"S\"\n", nil,
			"[dokumen]\npemerintah = \"Kota\"\nperiode = \"2025-2029\"\njenis = \"perjanjian-kinerja\"\ntahun = 2027\n[[pk]]\nnomor = \"\"\n[pk.pihak_pertama]\nnama = \"A\"\njabatan = \"J\"\n[[pk.sasaran]]\nuraian = \"S\"\n", "sasaran dan target [[pk]]"},
		{"a plan for another year stands below it", "berdasarkan = \"rencana.toml\"\n[dokumen]\njenis = \"pengukuran-kinerja\"\ntahun = 2026\n", nil,
			"berdasarkan = \"../rencana.toml\"\n[dokumen]\njenis = \"pengukuran-kinerja\"\ntahun = 2027\n", "berdasarkan, yang menyebut rencana.toml tahun 2026,"},
		{"a decree changes another", "berdasarkan = \"iku.toml\"\n[dokumen]\njenis = \"keputusan\"\nnomor = \"1\"\n[keputusan]\nmenimbang = [\"bahwa\"]\n", func(Lanjutan) Lanjutan { return Lanjutan{Mengubah: "k.toml"} },
			"berdasarkan = \"../iku.toml\"\n[dokumen]\njenis = \"keputusan\"\nnomor = \"\"\n[keputusan]\nmenimbang = [\"bahwa\"]\nmengubah = \"k.toml\"\n", "keputusan.menimbang; lampirannya"},
		{"CRLF and a mark stay", "\ufeffberdasarkan = \"iku.toml\"\r\n[dokumen]\r\njenis = \"rencana-aksi\"\r\ntahun = 2026\r\n", nil,
			"\ufeffberdasarkan = \"../iku.toml\"\r\n[dokumen]\r\njenis = \"rencana-aksi\"\r\ntahun = 2027\r\n", ""},
		{"a table in braces", "berdasarkan = \"iku.toml\"\ndokumen = { jenis = \"pengukuran-kinerja\", tahun = 2026, tanggal = 2026-01-02 }\nrealisasi = { \"1.1\" = 4 }\n", nil,
			"berdasarkan = \"../iku.toml\"\ndokumen = { jenis = \"pengukuran-kinerja\", tahun = 2027 }\nrealisasi_2026 = { \"1.1\" = 4 }\n", ""},
	} {
		files := archive{"rencana.toml": []byte("berdasarkan = \"iku.toml\"\n[dokumen]\njenis = \"rencana-aksi\"\ntahun = 2026\n"),
			"iku.toml": []byte(ikuDasar), "pk.toml": []byte(pk2026),
			"umum.toml": []byte("[dokumen]\ntahun = 2026\nnomor = \"9\"\ntanggal = 2026-03-03\n[perjanjian_kinerja]\nmengubah = \"pk.toml\"\n")}
		doc, list := Read(source.NewFile("a.toml", []byte(tt.doc)), files)
		if doc == nil {
			t.Fatal(tt.name, list)
		}
		l := doc.Berikutnya()
		if tt.next != nil {
			l = tt.next(l)
		}
		data, sisa, err := doc.Lanjutkan(l, func(path string) string { return "../" + path })
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		got := strings.ReplaceAll(string(data), "\n\n", "\n")
		if want := strings.ReplaceAll(tt.want, "\n\n", "\n"); got != want {
			t.Errorf("%s:\n%s\nnot\n%s", tt.name, got, want)
		}
		var stale []string
		for _, s := range sisa {
			stale = append(stale, s.Teks)
			if (s.Kunci == "tanggal") != strings.HasPrefix(s.Teks, "tanggal") {
				t.Errorf("%s: %+v", tt.name, s)
			}
		}
		if s := strings.Join(stale, "; "); s != tt.wantStale {
			t.Errorf("%s: %s, not %s", tt.name, s, tt.wantStale)
		}
	}
}

package content

import "testing"

func TestBlank(t *testing.T) {
	for _, s := range []string{
		"...", "........", "…", "……………", "___", "(..........................)", "xxx", "XXX", "xx%", "x,xx", "TODO", "todo: isi dengan angka", "TBD",
		"belum diisi", "Belum di isi", "diisi kemudian", "[NAMA KEPALA DINAS]", "<nama>", "Drs. ..........", "Persentase ____ yang dilayani",
		"xxxxxxxx xxxxxx x xxx", "19xxxxxx xxxxxx x xxx", "NIP. ........................", "... orang", ". . . . . .", "NIP …", "Nama …",
		"(nama)", "(NAMA LENGKAP)", "Nama Lengkap", "#REF!", "#N/A", "#DIV/0!", "####", "???", "{{target}}", "Lorem ipsum dolor", "Akan ditentukan", "belum ditetapkan",
		"0,xx", "12,xx%", "Persentase xxx yang dilayani", "(diisi)", "Menyusul", "Nama Indikator", "Tuliskan indikator kinerja", "Isi uraian sasaran",
	} {
		if !Blank(s) {
			t.Errorf("%q is not blank", s)
		}
	}
	for _, s := range []string{
		"", "-", "--", "N/A", "Persentase dst.", "dll...", "1:15", "X", "XX", "XIX", "Xenia", "Drs. H. X. Saragi, M.Si.", "[1] Persentase", "20%", "Xavier, S.E.",
		"Akan tercapai", "Tolong-menolong", "Diisi penuh", "Isi piringku", "Pembina Tk. I", "Todongan", "Tobelo", "TBC", "Tingkat kesembuhan TBC", "a.n. GUBERNUR", "Sangat Baik (A)",
		"A . B", "xx", "Maxx", "19620915 199003 2 001", "NIP", "71,5 x 2", "Nama", "(NAMA DAGANG)", "Namira", "Nama Pejabat Pengelola Informasi yang jelas", "# 1", "#1", "?", "Belum ditetapkan sebagai desa wisata", "{a}", "Lorem",
		"<5%", "< 25", "<10 dan >2", "PON XXX Kalimantan", "Isi piring", "Uraian tugas yang disahkan", "Tulisan", "Menyusulnya", "Nama indikator yang dipublikasikan",
	} {
		if Blank(s) {
			t.Errorf("%q is blank", s)
		}
	}
}

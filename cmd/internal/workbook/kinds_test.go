package workbook

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"iku/cmd/internal/grid"
)

// sheetOf makes a sheet of texts: rows are lines, columns stand between |. ">" is
// covered by the cell to its left, "^" by the one above, nothing is empty.
func sheetOf(text string) *grid.Sheet {
	s := grid.New("Sheet1")
	var lines [][]string
	for line := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
		var row []string
		for cell := range strings.SplitSeq(line, "|") {
			row = append(row, strings.ReplaceAll(strings.TrimSpace(cell), `\n`, "\n"))
		}
		lines = append(lines, row)
	}
	at := func(row, col int) string {
		if row >= len(lines) || col >= len(lines[row]) {
			return ""
		}
		return lines[row][col]
	}
	for row := range lines {
		for col, text := range lines[row] {
			if text != "" && text != ">" && text != "^" {
				s.Put(row+1, col+1, grid.Cell{Text: text})
			}
		}
	}
	left := grid.MaxCovered
	for row := range lines {
		for col, text := range lines[row] {
			if text == "" || text == ">" || text == "^" {
				continue
			}
			right, down := col, row
			for at(row, right+1) == ">" {
				right++
			}
			for at(down+1, col) == "^" {
				down++
			}
			if right > col || down > row {
				_ = s.Merge(row+1, col+1, down+1, right+1, &left)
			}
		}
	}
	return s
}

// readSheets reads sheets as a file of that name.
func readSheets(t testing.TB, sheets ...*grid.Sheet) *Result {
	t.Helper()
	result, err := Read("tabel.xlsx", &grid.Book{Sheets: func(yield func(*grid.Sheet, error) bool) {
		for _, s := range sheets {
			if !yield(s, nil) {
				return
			}
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// says holds what comes of a file to texts that are in it, and one that is not.
func says(t *testing.T, name string, r *Result, want []string, not string) {
	t.Helper()
	got := everything(r)
	for _, w := range want {
		if !strings.Contains(got, w) {
			t.Errorf("%s: no %s\n%s", name, w, got)
		}
	}
	if strings.Contains(got, not) {
		t.Errorf("%s: %s\n%s", name, not, got)
	}
}

// everything is all that comes of a file, in one text.
func everything(r *Result) string {
	var b strings.Builder
	for _, n := range r.Notes {
		fmt.Fprintf(&b, "! %s\n", n)
	}
	for _, d := range r.Documents {
		fmt.Fprintf(&b, "== %s\n%s", d.Name, d.TOML)
	}
	return b.String()
}

// The kinds of tables that agencies have, each with what comes of it and what must
// not.
func TestKinds(t *testing.T) {
	for _, c := range []struct {
		name, sheet string
		want, not   []string
	}{
		{"years as figures in the first row", `
No | Sasaran | Indikator | Satuan | Tahun Dasar | Target
1 | Meningkatnya koperasi | Jumlah anggota | orang | 1950 | 2000
2 | Meningkatnya usaha | Jumlah usaha | unit | 2019 | 2100
`, []string{`"Jumlah anggota"`, `tahun_dasar = "1950"`, `"2000"`, `"Jumlah usaha"`}, []string{"!"}},
		{"a row a year", `
Sasaran | Indikator | Satuan | Tahun | Target
S | Angka melek | % | 2024 | 90
 | | | 2025 | 91
 | | | 2026 | 92
`, []string{`target_tahunan = { 2024 = "90", 2025 = "91", 2026 = "92" }`}, []string{"!"}},
		{"headings repeated on a further page", `
Sasaran | Indikator | Target
S | I | 1
Sasaran | Indikator | Target
 | J | 2
`, []string{`uraian = "I"`, `uraian = "J"`}, []string{`"Sasaran"`, `"Indikator"`, "sasaran 2"}},
		{"a second table below", `
DINAS PENDIDIKAN
Sasaran | Indikator | Target
S | I | 1
DINAS KESEHATAN
Sasaran | Indikator | Target
R | J | 2
`, []string{"== dinas-pendidikan", "== dinas-kesehatan", `nama = "Dinas Kesehatan"`}, []string{"!"}},
		{"a second table to the right", `
DINAS PENDIDIKAN | | | | DINAS KESEHATAN
Sasaran | Indikator | Target | | Sasaran | Indikator | Target
S | I | 1 | | R | J | 2
`, []string{"== dinas-pendidikan", "== dinas-kesehatan", `nama = "Dinas Kesehatan"`, `uraian = "J"`}, []string{"!", "kolom_lain"}},
		{"semula and menjadi of a target", `
Sasaran | Indikator | TARGET | >
^ | ^ | Semula | Menjadi
S | I | 10 | 12
`, []string{`target = "12"`, `! lembar "Sheet1", kolom C "TARGET Semula": tidak dibaca (1 sel): yang dipakai kolom D`}, []string{`"10"`}},
		{"a target and its change", `
Sasaran | Indikator | TARGET 2024 | TARGET 2024 PERUBAHAN
S | I | 10 | 12
`, []string{`2024 = "12"`, `kolom C "TARGET 2024": tidak dibaca`}, nil},
		{"targets of two plans", `
Sasaran | Indikator | Target RPJMD 2024 | Target RENJA 2024
S | I | 10 | 12
`, []string{`2024 = "10"`, `kolom D "Target RENJA 2024": tidak dibaca`}, nil},
		{"the old and the new side by side", `
No | Sasaran | SEMULA | > | MENJADI | > | Keterangan
^ | ^ | Indikator | Target | Indikator | Target | ^
1 | S | I lama | 10 | I baru | 12 | K
`, []string{"== tabel-semula", "== tabel\n", `menggantikan = "tabel-semula.toml"`, `revisi       = 1`, `"I baru"`, `"I lama"`}, []string{"!"}},
		{"years with n", `
Sasaran | Indikator | Target Tahun | >
^ | ^ | 2025 (n) | 2026 (n+1)
S | I | 10 | 12
`, []string{`target_tahunan = { 2025 = "10", 2026 = "12" }`}, []string{"!"}},
		{"a group that was not merged", `
No | Sasaran | Indikator | Satuan | Target |
 | | | | Tahun 2024 | Tahun 2025
1 | S | I | unit | 10 | 12
`, []string{`target_tahunan = { 2024 = "10", 2025 = "12" }`, `satuan         = "unit"`}, []string{"!"}},
		{"three rows of headings", `
No | Sasaran | Indikator | Target | >
^ | ^ | ^ | Tahun ke-1 | Tahun ke-2
^ | ^ | ^ | 2025 | 2026
(1) | (2) | (3) | (4) | (5)
1 | S | I | 10 | 12
`, []string{`target_tahunan = { 2025 = "10", 2026 = "12" }`}, []string{"!", "(3)"}},
		{"years that the period tells", `
PERIODE 2025-2029
Sasaran | Indikator | Tahun ke-1 | Tahun ke-2
S | I | 10 | 12
`, []string{`target_tahunan = { 2025 = "10", 2026 = "12" }`}, []string{"!"}},
		{"parts of an indicator", `
Sasaran | Indikator | > | Target
S | Angka partisipasi | a. SD | 90
^ | ^ | b. SMP | 80
`, []string{`[[sasaran.indikator.rincian]]`, `uraian = "b. SMP"`, `target = "80"`}, []string{"!"}},
		{"parts by letters", `
Sasaran | Indikator | > | Target
S | 1 | Angka partisipasi | 
^ | a | SD | 90
^ | b | SMP | 80
`, []string{`[[sasaran.indikator.rincian]]`, `uraian = "SMP"`}, []string{"!"}},
		{"agencies as lines across", `
No | Sasaran | Indikator | Satuan | Target
I. DINAS PENDIDIKAN | > | > | > | >
1 | S | I | % | 10
II. DINAS KESEHATAN | > | > | > | >
1 | R | J | % | 12
`, []string{"== dinas-pendidikan", "== dinas-kesehatan", `nama = "Dinas Kesehatan"`}, []string{"!", `"I. `}},
		{"agencies as lines that were not merged", `
No | Sasaran | Indikator | Satuan | Target
I | DINAS PENDIDIKAN | | |
1 | S | I | % | 10
II | DINAS KESEHATAN | | |
1 | R | J | % | 12
`, []string{"== dinas-pendidikan", "== dinas-kesehatan"}, []string{"!", `uraian = "DINAS`}},
		{"sasaran as lines across", `
No | Indikator | Satuan | Target
Sasaran 1: Meningkatnya mutu | > | > | >
1 | I | % | 10
Meningkatnya layanan | > | > | >
1 | J | % | 12
`, []string{`uraian = "Meningkatnya mutu"`, `uraian = "Meningkatnya layanan"`}, []string{"!", "Sasaran 1:"}},
		{"groups as lines across", `
No | Sasaran | Indikator | Target
Perspektif pelanggan | > | > | >
1 | S | I | 10
Perspektif keuangan | > | > | >
2 | R | J | 12
`, []string{`kelompok = "Perspektif pelanggan"`, `kelompok = "Perspektif keuangan"`}, []string{"!"}},
		{"columns that are no part of it", `
Sasaran | Indikator | Target | Realisasi | Capaian (%) | Anggaran (Rp) | TW I | TW II
S | I | 10 | 9 | 90 | 5000 | 1 | 2
`, []string{"Realisasi", "Capaian", "Anggaran", "TW II", `target = "10"`}, []string{"kolom_lain", `"9"`}},
		{"sasaran beside the middle", `
No | Sasaran | Indikator | Target
 | | I1 | 1
1 | S | I2 | 2
 | | I3 | 3
 | | J1 | 4
2 | R | J2 | 5
 | | J3 | 6
`, []string{"sasaran 2", "uraian = \"S\"\n\n[[sasaran.indikator]]\nuraian = \"I1\"", "uraian = \"R\"\n\n[[sasaran.indikator]]\nuraian = \"J1\""}, []string{"sasaran 3"}},
		{"notes below", `
Sasaran | Indikator | Target
S | I | 1
Keterangan: angka sementara
`, []string{`catatan = ["Keterangan: angka sementara"]`}, []string{"!"}},
		{"a text broken over two rows", `
No | Sasaran | Indikator | Target
1 | Meningkatnya mutu | Persentase sekolah yang | 90
 | pendidikan dasar | terakreditasi A |
`, []string{`"Meningkatnya mutu pendidikan dasar"`, `"Persentase sekolah yang terakreditasi A"`}, []string{"sasaran 2"}},
		{"two who sign", `
Sasaran | Indikator | Target
S | I | 1
 | | Muntok, 2 Januari 2024
SEKRETARIS DINAS, | | KEPALA DINAS KESEHATAN,
 | |
BUDI, S.E. | | dr. SITI
Penata Tingkat I | | Pembina Utama Muda
NIP. 19800101 200501 1 001 | | NIP. 19700101 199501 2 001
`, []string{"[[penanda_tangan]]", `nama    = "BUDI, S.E."`, `nama    = "dr. SITI"`, `tempat  = "Muntok"`, `tanggal = 2024-01-02`}, []string{"!"}},
		{"an NIP in two cells", `
Sasaran | Indikator | Target
S | I | 1
KEPALA DINAS KESEHATAN, | |
dr. SITI | |
NIP. | 197001011995012001 |
`, []string{`nip     = "197001011995012001"`}, []string{"!"}},
		{"several indicators in a cell", `
Sasaran | Indikator | Satuan | Target
S | 1. Jumlah A\n2. Jumlah B | unit | 1. 10\n2. 20
`, []string{`uraian = "Jumlah A"`, `target = "20"`}, []string{"!", "1. Jumlah"}},
		{"shortened headings", `
Sasaran | Indikator | Sat. | TA 2025
S | I | unit | 10
`, []string{`satuan         = "unit"`, `2025 = "10"`}, []string{"!"}},
		{"a title in one line", `
INDIKATOR KINERJA UTAMA DINAS KESEHATAN KABUPATEN BANGKA TAHUN 2025-2029
Sasaran | Indikator | Target
S | I | 1
`, []string{`nama = "Dinas Kesehatan"`, `pemerintah = "Kabupaten Bangka"`, `periode    = "2025-2029"`}, []string{"!"}},
		{"a form about each indicator", `
MANUAL INDIKATOR KINERJA UTAMA
DINAS KESEHATAN
Sasaran Strategis | : | Meningkatnya mutu
Nama Indikator | : | Angka harapan hidup
Definisi Operasional | : | Rata-rata tahun
 | | yang dijalani
Satuan | : | tahun
Formula | : | lihat BPS
Target 2025 | : | 71
Nama Indikator | : | Prevalensi stunting
Definisi Operasional | : | Bagian balita
Satuan: %
`, []string{`uraian = "Meningkatnya mutu"`, `"Angka harapan hidup"`, "Rata-rata tahun\nyang dijalani", `2025 = "71"`, `"Prevalensi stunting"`, `nama = "Dinas Kesehatan"`}, []string{"sasaran 2"}},
		{"a perjanjian kinerja", `
PERJANJIAN KINERJA TAHUN 2025
DINAS KESEHATAN
No | Sasaran | Indikator | Target
1 | S | I | 71

No | Program | Anggaran (Rp) |
1 | Program A | 5.000 |
`, []string{`jenis   = "perjanjian-kinerja"`, "tahun   = 2025", `nama = "Dinas Kesehatan"`, "[[program]]", `nama     = "Program A"`}, []string{"!", `uraian = "Program"`}},
		{"budgets below a sheet of indicators", `
Sasaran | Indikator | Target
S | I | 71
No | Program | Anggaran
1 | Program A | 5.000
`, []string{`! lembar "Sheet1", baris 3–4: tidak dibaca`}, []string{`uraian = "Program"`, "[[program]]"}},
		{"a number in a name", `
KECAMATAN CONTOH 1999
PERIODE 2025-2029
Sasaran | Indikator | Target
S | I | 1
`, []string{`nama = "Kecamatan Contoh 1999"`, `periode = "2025-2029"`}, []string{"!"}},
		{"a percent sign twice", `
Sasaran | Indikator | Satuan | Target
S | I | % | 60%
`, []string{`target = "60"`, "ditulis sekali saja"}, nil},
		{"a line that is nothing", `
Bahan rapat
Sasaran | Indikator | Target
S | I | 1
`, []string{`! lembar "Sheet1", baris 1: tidak dibaca: "Bahan rapat"`}, nil},
		{"a column without a heading", `
Sasaran | Indikator | Target |
S | I | 1 | penting
`, []string{`baris 2: tidak dibaca: "penting"`}, nil},
		{"an indicator that begins like headings", `
Sasaran | Indikator | Target
Meningkatnya capaian sasaran | Persentase capaian indikator kinerja sasaran | 90
Tercapainya target | Jumlah sasaran dan indikator dengan target | 5
`, []string{`"Persentase capaian indikator kinerja sasaran"`, `"Jumlah sasaran dan indikator dengan target"`}, []string{"!"}},
	} {
		got := everything(readSheets(t, sheetOf(c.sheet)))
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %s is missing\n%s", c.name, want, got)
			}
		}
		for _, not := range c.not {
			if strings.Contains(got, not) {
				t.Errorf("%s: %s is there\n%s", c.name, not, got)
			}
		}
	}
}

// A name is never made up.
func TestNoNameIsInvented(t *testing.T) {
	one, two := sheetOf("Sasaran | Indikator | Target\nS | I | 1"), sheetOf("Sasaran | Indikator | Target\nR | J | 2")
	two.Where.Sheet = "Arsip"
	if got := everything(readSheets(t, one, two)); strings.Contains(got, "nama") || !strings.Contains(got, "== arsip") {
		t.Error(got)
	}
}

// What nobody sees is left out and told with its reason.
func TestUnseen(t *testing.T) {
	for reason, change := range map[grid.Reason]func(c *grid.Cell){
		grid.HiddenRow: func(c *grid.Cell) {
			if c.Place.Row == 3 {
				c.Unseen = grid.HiddenRow
			}
		},
		grid.HiddenColumn: func(c *grid.Cell) {
			if c.Place.Col == 4 {
				c.Unseen = grid.HiddenColumn
			}
		},
		grid.Struck: func(c *grid.Cell) {
			if c.Place.Row == 3 && c.Place.Col == 2 {
				c.Unseen = grid.Struck
			}
		},
	} {
		s := sheetOf("Sasaran | Indikator | Target | Satuan\nS | I | 1 | unit\nS | rahasia | 2 | diam")
		for _, c := range s.Cells() {
			change(c)
		}
		got := everything(readSheets(t, s))
		if !strings.Contains(got, string(reason)) || reason != grid.HiddenColumn && strings.Contains(got, `uraian = "rahasia"`) || reason == grid.HiddenColumn && strings.Contains(got, "diam") {
			t.Errorf("%s\n%s", reason, got)
		}
	}
	hidden := sheetOf("Sasaran | Indikator | Target\nS | rahasia | 2")
	hidden.Hidden, hidden.Where.Sheet = true, "Lama"
	got := everything(readSheets(t, sheetOf("Sasaran | Indikator | Target\nS | I | 1"), hidden))
	if strings.Contains(got, "rahasia") || !strings.Contains(got, `lembar "Lama": tidak dibaca`) {
		t.Error(got)
	}
}

// Every cell that is not empty is read or told, whatever stands where: its text is
// in the TOML, or a note names its place.
func TestEveryCellIsReadOrTold(t *testing.T) {
	words := []string{
		"No", "Sasaran", "Indikator", "Target", "Satuan", "2024", "2025", "Target 2024", "Semula", "Menjadi", "Realisasi", "TW I", "Keterangan", "Formula", "Kondisi Awal", "Tujuan", "OPD",
		"DINAS PENDIDIKAN", "Kepala Dinas", "NIP. 19700101 199501 2 001", "Sasaran 1: mutu", "PERIODE 2024-2026", "Catatan: x", "a. bagian", "1", "", "", "",
	}
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 7))
		var b strings.Builder
		token := 0
		cell := func(word bool) string {
			switch n := r.IntN(10); {
			case n == 0:
				return ">"
			case n == 1:
				return "^"
			case word && n < 7 || n == 2:
				return words[r.IntN(len(words))]
			case n < 4:
				return ""
			}
			token++
			return fmt.Sprintf("kata%dx", token)
		}
		for row := range 4 + r.IntN(14) {
			if row%6 == 2 {
				b.WriteString("No | Sasaran | Indikator | Target | Satuan | ")
			}
			var line []string
			for range 3 + r.IntN(5) {
				line = append(line, cell(row%6 == 2 || row < 3))
			}
			b.WriteString(strings.Join(line, " | ") + "\n")
		}
		s := sheetOf(b.String())
		result, err := Read("a.xlsx", &grid.Book{Sheets: func(yield func(*grid.Sheet, error) bool) { yield(s, nil) }})
		if err != nil {
			continue
		}
		toml := ""
		for _, d := range result.Documents {
			toml += string(d.TOML)
		}
		for _, c := range s.Cells() {
			if c.Left() {
				t.Fatalf("seed %d: %s %q is left\n%s\n%s", seed, c.Place, c.Text, b.String(), everything(result))
			}
			toml := toml
			for _, n := range result.Notes {
				toml += n.Text
			}
			if c.Used() && strings.HasPrefix(c.Text, "kata") && !strings.Contains(toml, c.Text) && !strings.Contains(fmt.Sprint(result.Understood), c.Text) {
				t.Fatalf("seed %d: %s %q counts as read but is nowhere\n%s\n%s", seed, c.Place, c.Text, b.String(), everything(result))
			}
		}
	}
}

package workbook

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"iku/content"
	"iku/content/source"
)

// The form MS-Ind of Peraturan BPS 5/2020, Lampiran: its columns in their order.
const msInd = "Nomor|Nama Indikator|Konsep|Definisi|Interpretasi|Metode/Rumus Penghitungan|Ukuran|Satuan|Klasifikasi Penyajian|Indikator Komposit|" +
	"Indikator Pembangun: Publikasi Ketersediaan|Indikator Pembangun: Nama|Variabel Pembangun: Kegiatan Penghasil|Variabel Pembangun: Kode Kegiatan|" +
	"Variabel Pembangun: Nama|Level Estimasi|Dapat Diakses Umum|"

func metadataRows(t *testing.T, docs ...string) (rows [][]string, m *Metadata) {
	t.Helper()
	m = &Metadata{}
	for _, text := range docs {
		doc, list := content.Read(source.NewFile("dinas.toml", []byte(text)), nil)
		if len(list) > 0 {
			t.Fatal(list)
		}
		m.Add(doc)
	}
	data, err := m.CSV()
	if err != nil {
		t.Fatal(err)
	}
	if rows, err = csv.NewReader(bytes.NewReader(data)).ReadAll(); err != nil {
		t.Fatal(err)
	}
	return rows, m
}

func TestMetadata(t *testing.T) {
	const head = "[dokumen]\npemerintah = \"Kota\"\nperiode = \"2025-2026\"\n[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\n"
	for _, tt := range []struct{ name, indikator, want string }{
		{"a fraction gives the variables, the source the activity", `uraian = "Persentase penduduk yang membaca"
satuan = "%"
formula = ["Menurut survei", { pembilang = "Yang membaca", penyebut = "Penduduk", kali = "100%" }]
sumber_data = ["Survei", "BPS"]`,
			"1|Persentase penduduk yang membaca||||Menurut survei\n(Yang membaca / Penduduk) × 100%|Persentase|%||Tidak|||Survei; BPS||Yang membaca; Penduduk|||Kota|Kota||"},
		{"what is said goes before what follows", `uraian = "Jumlah A"
ukuran = "Rata-rata"
konsep = "K"
formula = { pembilang = "P", penyebut = "Q" }
variabel_pembangun = ["V", "W"]
kegiatan_penghasil = "G"
sumber_data = "D"
level_estimasi = "Kecamatan"
akses_umum = "Tidak"
periode_pelaporan = "Tahunan"
unit_penyedia_data = "Bidang"
penanggung_jawab = "PJ"`,
			"1|Jumlah A|K|||P / Q|Rata-rata|||Tidak|||G||V; W|Kecamatan|Tidak|Kota|Kota|Bidang|Tahunan"},
		{"one that is made of others is composite, and has no variables", `uraian = "Indeks B"
formula = { pembilang = "P", penyebut = "Q" }
indikator_pembangun = ["I1", "I2"]
publikasi_pembangun = "Laporan"
sumber_data = "D"`,
			"1|Indeks B||||P / Q|Indeks|||Ya|Laporan|I1; I2||||||Kota|Kota||"},
		{"nothing is made up", `uraian = "Opini BPK"
sumber_data = "BPK"`, "1|Opini BPK||||||||||||||||Kota|Kota||"},
		{"no formula of a spreadsheet", `uraian = "=1+1"`, "1| =1+1||||||||||||||||Kota|Kota||"},
	} {
		rows, _ := metadataRows(t, head+tt.indikator)
		if got := strings.Join(rows[0], "|"); !strings.HasPrefix(got, msInd) {
			t.Error(got)
		}
		if got := strings.Join(rows[1], "|"); got != tt.want || len(rows) != 2 {
			t.Errorf("%s:\n%s, not\n%s", tt.name, got, tt.want)
		}
	}
}

// What documents of an agency say of one indikator is one row; another agency's, and one
// that is counted in another way, have their own.
func TestMetadataOfRepeated(t *testing.T) {
	doc := func(agency, more string) string {
		return "[dokumen]\njenis = \"perjanjian-kinerja\"\ntahun = 2025\npemerintah = \"Kota\"\nperiode = 2025\n[perangkat_daerah]\nnama = \"" + agency + "\"\n" + more
	}
	const first, second = "[[pk]]\n[pk.pihak_pertama]\njabatan = \"Kepala\"\nnama = \"A\"\n[[pk.sasaran]]\nuraian = \"S\"\n",
		"[[pk]]\ntingkat = \"administrator\"\n[pk.pihak_pertama]\njabatan = \"Kepala Bidang\"\nnama = \"B\"\n[[pk.sasaran]]\nuraian = \"T\"\n"
	rows, _ := metadataRows(t,
		doc("A", first+"indikator = [{ uraian = \"Nilai X\", target = 1 }]\n"+second+"indikator = [{ uraian = \"Jumlah Y\", target = 1 }]\n"),
		doc("A", first+"#\nindikator = [{ uraian = \"Nilai X\", satuan = \"poin\", definisi = \"D\", target = 2 }]\n"),
		doc("A", first+"##\nindikator = [{ uraian = \"Nilai X\", satuan = \"persen\", target = 2 }]\n"),
		doc("B", first+"###\nindikator = [{ uraian = \"Nilai X\", target = 2 }]\n"))
	var got []string
	for _, r := range rows[1:] {
		got = append(got, strings.Join([]string{r[0], r[1], r[3], r[7], r[17]}, " "))
	}
	if want := "1 Nilai X D poin A|2 Jumlah Y   A|3 Nilai X  persen A|4 Nilai X   B"; strings.Join(got, "|") != want {
		t.Errorf("%s, not %s", strings.Join(got, "|"), want)
	}
}

// An indikator that several documents take from one file has one row; as a workbook
// the same stands in the same places.
func TestMetadataOnce(t *testing.T) {
	const doc = "[dokumen]\npemerintah = \"Kota\"\nperiode = 2025\n[[indikator]]\nuraian = \"Jumlah A\"\n[[indikator]]\nuraian = \"=B\"\n"
	rows, m := metadataRows(t, doc, doc)
	if len(rows) != 3 || m.Len() != 2 {
		t.Errorf("%d rows", len(rows))
	}
	data, err := m.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.GetRows("MS-Ind")
	if err != nil || len(got) != len(rows) {
		t.Fatal(got, err)
	}
	for r := range rows {
		for c, v := range got[r] {
			if v != strings.TrimPrefix(rows[r][c], " ") {
				t.Errorf("%d, %d: %q, not %q", r, c, v, rows[r][c])
			}
		}
	}
}

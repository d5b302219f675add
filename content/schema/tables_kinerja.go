package schema

import "strings"

// aksi is a row of a rencana aksi.
var aksi = &Fields{
	Name: "aksi", Doc: "Aksi untuk mencapai target sebuah indikator.",
	Keys: []Key{
		required(text("indikator", "Indikator yang dicapai: kodenya, atau nomor sasaran dan indikatornya."), `"1.1"`),
		required(text("uraian", "Bunyi aksi."), `"Bimbingan teknis pengelola perpustakaan"`),
		value("anggaran", "Anggaran dalam rupiah.").money(),
		text("penanggung_jawab", "Penanggung jawab aksi."),
		text("waktu", "Waktu pelaksanaan, misalnya \"TW I – TW III\"."),
	},
}

// What a pengukuran kinerja holds by indikator.
var (
	realisasi = byIndikator("realisasi", "Realisasi tiap indikator: \"1.1\" = \"14,2%\". Tahun lain: [realisasi_2025].",
		Key{Shape: Text | Number, Format: Value, Change: "Realisasi", Doc: "Realisasi indikator itu."})
	nasional = byIndikator("nasional", "Realisasi nasional tiap indikator, sebagai pembanding.",
		Key{Shape: Text | Number, Format: Value, Change: "Nasional", Doc: "Realisasi nasional."})
	capaian = byIndikator("capaian", "Capaian yang dinyatakan sendiri: \"1.3\" = \"100%\".",
		Key{Shape: Text | Number, Format: Value, Change: "Capaian", Doc: "Capaian indikator itu."})
)

// The ways to compute what an indikator of negative polarity has reached.
const (
	CapaianSelisih  = "2T-R"
	CapaianTerbalik = "T/R"
)

// Columns that a pengukuran kinerja may compare with.
const (
	PembandingTahunLalu    = "tahun_lalu"
	PembandingAkhirRenstra = "akhir_renstra"
	PembandingNasional     = "nasional"
)

// Pembanding are those columns.
var Pembanding = []string{PembandingTahunLalu, PembandingAkhirRenstra, PembandingNasional}

var pengukuranKinerja = &Fields{
	Name: "pengukuran_kinerja", Doc: "Cara capaian dihitung dan dicetak.",
	Keys: []Key{
		{Name: "triwulan", Shape: Integer, Format: Count, Min: 1, Max: 4, Doc: "Triwulan yang diukur; tanpa kunci ini, satu tahun."},
		choice("capaian_negatif", CapaianSelisih, "Capaian indikator berpolaritas negatif: (2T − R) ÷ T, atau T ÷ R.", CapaianSelisih, CapaianTerbalik),
		{Name: "batas", Shape: Integer, Format: Count, Min: 1, Max: 1000, Doc: "Capaian tertinggi dalam persen; tanpa kunci ini tidak dibatasi."},
		choice("pembulatan", "bulat", "Dua desimal: dibulatkan, atau dipotong.", "bulat", "potong").setting(),
		{Name: "kategori", Shape: List, Items: List, Doc: "Kategori capaian dari yang terbaik: [[\"Tinggi\", 75], [\"Rendah\", 0]]."},
		{Name: "pembanding", Shape: List, Items: Text, Values: Pembanding, Setting: true, Doc: "Kolom pembanding: tahun_lalu, akhir_renstra, nasional."},
	},
}

var profilIndikator = &Fields{
	Name: "profil_indikator", Doc: "Kartu profil setiap indikator.",
	Keys: []Key{
		{Name: "wajib", Shape: List, Items: Text, Setting: true, Doc: "Kunci indikator yang harus terisi, misalnya [\"definisi\", \"formula\", \"sumber_data\"]."},
	},
}

// OfAnyYear returns the table that the name of one in a document means: realisasi_2025 is
// a realisasi.
func OfAnyYear(name string) string { return of(name) }

// of returns the table that the name of one in a document means: realisasi_2025 is a
// realisasi.
func of(name string) string {
	if year, ok := strings.CutPrefix(name, "realisasi_"); ok {
		if _, ok := ParseYear(year); ok {
			return "realisasi"
		}
	}
	return name
}

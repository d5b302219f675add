package schema

// The levels of those who sign a perjanjian kinerja, the default second.
const (
	TingkatKepalaDaerah  = "kepala-daerah"
	TingkatJPT           = "jpt"
	TingkatAdministrator = "administrator"
	TingkatPengawas      = "pengawas"
)

// perjanjianKinerja is what a perjanjian kinerja says beside its table (PermenPANRB
// 53/2014, Lampiran I).
var perjanjianKinerja = &Fields{
	Name: "perjanjian_kinerja", Doc: "Para pihak perjanjian kinerja dan bentuknya.",
	Keys: []Key{
		yes("perubahan", "false", "Perjanjian kinerja perubahan."),
		file("mengubah", "Berkas perjanjian kinerja yang diubah.").setting(),
		choice("tingkat", TingkatJPT, "Tingkat pihak pertama; menentukan istilah di tabel.",
			TingkatKepalaDaerah, TingkatJPT, TingkatAdministrator, TingkatPengawas, "fungsional", "pelaksana"),
		{Name: "sebutan", Shape: List, Items: Text, Default: `["Pihak Pertama", "Pihak Kedua"]`, Doc: "Sebutan kedua pihak."},
		yes("triwulan", "false", "Target dirinci per triwulan, dari [triwulan].").setting(),
		{Name: "pihak_kedua", Shape: Table, Fields: PenandaTangan, Doc: "Atasan pihak pertama; tidak ada pada perjanjian kinerja kepala daerah."},
		date("tanggal_dpa", "Tanggal DPA disahkan; perjanjian ditandatangani paling lambat sebulan sesudahnya.").setting(),
		text("jumlah", "Jumlah anggaran yang dinyatakan; diperiksa."),
	},
}

// program has kegiatan, and a kegiatan sub kegiatan.
var program = &Fields{
	Name: "program", Doc: "Program dengan anggarannya.",
	Keys: append(anggaran("Nama program.", "Program Pembinaan Perpustakaan"), text("sasaran", "Sasaran yang dilayani: nomornya atau kodenya."), tables("kegiatan", kegiatan)),
}

var kegiatan = &Fields{
	Name: "program.kegiatan", Doc: "Kegiatan sebuah program.",
	Keys: append(anggaran("Nama kegiatan.", "Pengelolaan Perpustakaan Tingkat Daerah"), tables("sub_kegiatan", subKegiatan)),
}

var subKegiatan = &Fields{Name: "program.kegiatan.sub_kegiatan", Doc: "Sub kegiatan.", Keys: anggaran("Nama sub kegiatan.", "Pengembangan Koleksi Perpustakaan")}

// anggaran returns the keys of what has money.
func anggaran(nama, example string) []Key {
	return []Key{
		required(text("nama", nama), quoted(example)),
		text("kode", "Kode rekening."),
		value("anggaran", "Anggaran dalam rupiah, misalnya 1_250_000_000."),
		text("keterangan", "Keterangan, misalnya \"APBD\"."),
	}
}

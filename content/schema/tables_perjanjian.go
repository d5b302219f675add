package schema

import "slices"

// The levels of those who sign a perjanjian kinerja, the default second.
const (
	TingkatKepalaDaerah  = "kepala-daerah"
	TingkatJPT           = "jpt"
	TingkatAdministrator = "administrator"
	TingkatPengawas      = "pengawas"
	TingkatFungsional    = "fungsional"
	TingkatPelaksana     = "pelaksana"
)

// TingkatPihak lists the levels from above; what stands in one row stands side by side.
var TingkatPihak = [][]string{
	{TingkatKepalaDaerah}, {TingkatJPT}, {TingkatAdministrator}, {TingkatPengawas, TingkatFungsional}, {TingkatPelaksana},
}

// perjanjianKinerja is what a perjanjian kinerja says beside its table (PermenPANRB
// 53/2014, Lampiran I).
var perjanjianKinerja = &Fields{
	Name: "perjanjian_kinerja", Doc: "Para pihak perjanjian kinerja dan bentuknya.",
	Keys: []Key{
		yes("perubahan", "false", "Perjanjian kinerja perubahan."),
		file("mengubah", "Berkas perjanjian kinerja yang diubah.").setting(),
		tingkatPihak,
		{Name: "sebutan", Shape: List, Items: Text, Default: `["Pihak Pertama", "Pihak Kedua"]`, Doc: "Sebutan kedua pihak."},
		yes("triwulan", "false", "Target dirinci per triwulan, dari [triwulan].").setting(),
		{Name: "pihak_kedua", Shape: Table, Fields: PenandaTangan, Doc: "Atasan pihak pertama; tidak ada pada perjanjian kinerja kepala daerah."},
		date("tanggal_dpa", "Tanggal DPA disahkan; perjanjian ditandatangani paling lambat sebulan sesudahnya.").setting(),
		text("jumlah", "Jumlah anggaran yang dinyatakan; diperiksa."),
	},
}

var tingkatPihak = choice("tingkat", TingkatJPT, "Tingkat pihak pertama; menentukan istilah di tabel.", slices.Concat(TingkatPihak...)...)

// pk is one perjanjian kinerja of a file that has those of a whole agency.
var pk = &Fields{
	Name: "pk", Doc: "Satu perjanjian kinerja dari berkas seluruh perangkat daerah; masing-masing menjadi satu PDF.",
	Keys: []Key{
		tingkatPihak,
		{Name: "pihak_pertama", Shape: Table, Fields: PenandaTangan, Doc: "Yang berjanji; tanpa ini penanda_tangan, pada yang paling atas saja."},
		{Name: "pihak_kedua", Shape: Table, Fields: PenandaTangan, Doc: "Atasannya; tanpa ini pihak pertama perjanjian di atasnya."},
		text("atasan", "Perjanjian di atasnya: NIP, jabatan, atau nama pihak pertamanya. Bawaan: yang bertingkat lebih tinggi dan terdekat di atasnya di berkas.").setting(),
		melayani,
		text("nomor", "Nomor perjanjian ini, bila bukan dokumen.nomor."),
		text("tempat", "Tempat penandatanganan, bila bukan dokumen.tempat."),
		date("tanggal", "Tanggal penandatanganan, bila bukan dokumen.tanggal."),
		text("jumlah", "Jumlah anggaran yang dinyatakan; diperiksa."),
		tables("sasaran", pkSasaran),
		tables("program", program),
		table("triwulan", triwulan),
	},
}

var melayani = Key{Name: "melayani", Shape: Text | Integer | List, Items: Text | Integer, Setting: true,
	Doc: "Sasaran di atasnya yang dilayani: kodenya, atau nomor urutnya dari 1; satu atau beberapa."}

// pkSasaran is a sasaran with what it serves above.
var pkSasaran = &Fields{Name: "pk.sasaran", Doc: "Sasaran perjanjian ini.", Keys: append(slices.DeleteFunc(slices.Clone(sasaran.Keys), func(k Key) bool {
	return k.Name == "tujuan"
}), melayani)}

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
		value("anggaran", "Anggaran dalam rupiah, misalnya 1_250_000_000.").money(),
		text("keterangan", "Keterangan, misalnya \"APBD\"."),
		{Name: "triwulan", Shape: List, Items: Text | Number, Format: Value, Money: true, Change: "Anggaran triwulan",
			Doc: "Anggaran triwulan I sampai IV, masing-masing atau kumulatif; dicetak dengan perjanjian_kinerja.triwulan."},
	}
}

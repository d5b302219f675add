package schema

// keputusan is the decree that enacts the IKU, or the regulation of a head of
// government.
var keputusan = &Fields{
	Name: "keputusan", Doc: "Keputusan atau peraturan yang menetapkan IKU; lembarnya menjadi lampiran.",
	Keys: []Key{
		texts("pejabat", "Pejabat yang menetapkan, satu baris tiap isi; bakunya jabatan penanda tangan."),
		text("tentang", "Judul keputusan tanpa kata \"tentang\"; bakunya dari perangkat daerah dan periode."),
		choice("bentuk", BentukKeputusan, "Keputusan, atau peraturan kepala daerah.", BentukKeputusan, BentukPeraturan),
		required(texts("menimbang", "Pertimbangan; tiap isi satu butir yang dimulai dengan \"bahwa\"."), `["bahwa …"]`),
		required(texts("mengingat", "Dasar hukum; tiap isi satu peraturan."), `["Undang-Undang Nomor …"]`),
		texts("memperhatikan", "Yang diperhatikan; tiap isi satu butir."),
		required(texts("menetapkan", "Diktum KESATU, KEDUA, dan seterusnya; pada peraturan Pasal 1, Pasal 2."), `["Menetapkan …"]`),
		texts("tembusan", "Penerima tembusan."),
		{Name: "lampiran", Shape: Text | List, Items: Text, Format: Path, Setting: true, Doc: "Dokumen IKU yang menjadi Lampiran I, II, dan seterusnya, atau sebuah folder yang semua dokumen IKU-nya dilampirkan; bakunya yang disebut berdasarkan."},
		file("mengubah", "Berkas keputusan yang diubah oleh keputusan ini; lampirannya menjadi matriks SEMULA–MENJADI.").setting(),
		texts("pengundangan", "Baris pengundangan sebuah peraturan, misalnya [\"Diundangkan di Merbau\", …, \"BERITA DAERAH …\"]."),
	},
}

// The forms of a decree.
const (
	BentukKeputusan = "keputusan"
	BentukPeraturan = "peraturan"
)

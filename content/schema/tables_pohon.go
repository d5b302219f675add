package schema

// The forms of a pohon kinerja.
const (
	PohonGambar  = "gambar"
	PohonMatriks = "matriks"
)

var pohonKinerja = &Fields{
	Name: "pohon_kinerja", Doc: "Bentuk pohon kinerja; isinya dari tujuan, sasaran, [[pk]] dengan melayani, dan program.",
	Keys: []Key{
		choice("bentuk", PohonGambar, "Digambar sebagai kotak dan garis, atau tabel dengan satu kolom tiap tingkat.", PohonGambar, PohonMatriks).setting(),
	},
}

package finding

import "sync"

// The kinds of finding.
const (
	TOML                  Slug = "toml"
	KunciTakDikenal       Slug = "kunci-tak-dikenal"
	WajibDiisi            Slug = "wajib-diisi"
	NilaiTakSah           Slug = "nilai-tak-sah"
	Warisan               Slug = "warisan"
	Berkas                Slug = "berkas"
	Aksara                Slug = "aksara"
	SimbolTakDikenal      Slug = "simbol-tak-dikenal"
	SimbolGanda           Slug = "simbol-ganda"
	SimbolMelingkar       Slug = "simbol-melingkar"
	RumusTakSah           Slug = "rumus-tak-sah"
	NIPTakSah             Slug = "nip-tak-sah"
	NIPJanggal            Slug = "nip-janggal"
	PangkatTakDikenal     Slug = "pangkat-tak-dikenal"
	GolonganBeda          Slug = "golongan-beda"
	PangkatBeda           Slug = "pangkat-beda"
	HasilBeda             Slug = "hasil-beda"
	TargetBedaHitungan    Slug = "target-beda-hitungan"
	JumlahTahunan         Slug = "jumlah-tahunan"
	JumlahRincian         Slug = "jumlah-rincian"
	PersamaanSalah        Slug = "persamaan-salah"
	AngkaLepas            Slug = "angka-lepas"
	NilaiBerlainan        Slug = "nilai-berlainan"
	Periode               Slug = "periode"
	SasaranTanpaIndikator Slug = "sasaran-tanpa-indikator"
	IndikatorTanpaTarget  Slug = "indikator-tanpa-target"
	IndikatorDiSasaran    Slug = "indikator-di-sasaran"
	PersenGanda           Slug = "persen-ganda"
	TanpaPenandaTangan    Slug = "tanpa-penanda-tangan"
	AbaikanTakTerpakai    Slug = "abaikan-tak-terpakai"
	Revisi                Slug = "revisi"
	SumberDiubah          Slug = "sumber-diubah"
	PDFRusak              Slug = "pdf-rusak"
	AngkaJanggal          Slug = "angka-janggal"
	DeretJanggal          Slug = "deret-janggal"
	PolaritasBeda         Slug = "polaritas"
	PredikatBeda          Slug = "predikat-beda"
	TidakDicetak          Slug = "tidak-dicetak"
	KolomSempit           Slug = "kolom-sempit"
	MarginSempit          Slug = "margin-sempit"
	NamaBeda              Slug = "nama-beda"
	IndikatorGanda        Slug = "indikator-ganda"
	BelumDiisi            Slug = "belum-diisi"
	NomorLama             Slug = "nomor-lama"
	NIPDikelompokkan      Slug = "nip-dikelompokkan"
	Ejaan                 Slug = "ejaan"
	TakMuat               Slug = "tak-muat"
	JumlahAnggaran        Slug = "jumlah-anggaran"
	PihakJanggal          Slug = "pihak-janggal"
	SasaranTakDilayani    Slug = "sasaran-tak-dilayani"
	SasaranTakMelayani    Slug = "sasaran-tak-melayani"
	AnggaranBeda          Slug = "anggaran-beda"
	TanggalJanggal        Slug = "tanggal-janggal"
	Redaksi               Slug = "redaksi"
	LampiranKeputusan     Slug = "lampiran-keputusan"
	TriwulanBeda          Slug = "triwulan-beda"
	TargetBedaDokumen     Slug = "target-beda-dokumen"
	TanpaRealisasi        Slug = "tanpa-realisasi"
	CapaianBeda           Slug = "capaian-beda"
	CapaianJanggal        Slug = "capaian-janggal"
	ProfilKosong          Slug = "profil-kosong"
	PohonJanggal          Slug = "pohon-janggal"
)

// Kind describes one kind of finding.
type Kind struct {
	Slug     Slug
	Severity Severity
}

// Kinds lists every kind, gravest first.
var Kinds = []Kind{
	{TOML, Galat},
	{KunciTakDikenal, Galat},
	{WajibDiisi, Galat},
	{NilaiTakSah, Galat},
	{Warisan, Galat},
	{Berkas, Galat},
	{Aksara, Galat},
	{SimbolTakDikenal, Galat},
	{SimbolGanda, Galat},
	{SimbolMelingkar, Galat},
	{RumusTakSah, Galat},
	{NIPTakSah, Galat},
	{TakMuat, Galat},
	{NIPJanggal, Peringatan},
	{PangkatTakDikenal, Peringatan},
	{GolonganBeda, Peringatan},
	{PangkatBeda, Peringatan},
	{HasilBeda, Peringatan},
	{TargetBedaHitungan, Peringatan},
	{JumlahTahunan, Peringatan},
	{JumlahRincian, Peringatan},
	{PersamaanSalah, Peringatan},
	{NilaiBerlainan, Peringatan},
	{Periode, Peringatan},
	{SasaranTanpaIndikator, Peringatan},
	{IndikatorTanpaTarget, Peringatan},
	{IndikatorDiSasaran, Peringatan},
	{PersenGanda, Peringatan},
	{TanpaPenandaTangan, Peringatan},
	{AbaikanTakTerpakai, Peringatan},
	{Revisi, Peringatan},
	{SumberDiubah, Peringatan},
	{PDFRusak, Peringatan},
	{AngkaJanggal, Peringatan},
	{DeretJanggal, Peringatan},
	{PolaritasBeda, Peringatan},
	{PredikatBeda, Peringatan},
	{TidakDicetak, Peringatan},
	{KolomSempit, Peringatan},
	{MarginSempit, Peringatan},
	{NamaBeda, Peringatan},
	{IndikatorGanda, Peringatan},
	{JumlahAnggaran, Peringatan},
	{PihakJanggal, Peringatan},
	{SasaranTakDilayani, Peringatan},
	{SasaranTakMelayani, Peringatan},
	{AnggaranBeda, Peringatan},
	{TanggalJanggal, Peringatan},
	{Redaksi, Peringatan},
	{LampiranKeputusan, Peringatan},
	{TriwulanBeda, Peringatan},
	{TargetBedaDokumen, Peringatan},
	{TanpaRealisasi, Peringatan},
	{CapaianBeda, Peringatan},
	{ProfilKosong, Peringatan},
	{PohonJanggal, Peringatan},
	{CapaianJanggal, Catatan},
	{AngkaLepas, Catatan},
	{BelumDiisi, Catatan},
	{NomorLama, Catatan},
	{NIPDikelompokkan, Catatan},
	{Ejaan, Catatan},
}

var bySlug = sync.OnceValue(func() map[Slug]Kind {
	m := make(map[Slug]Kind, len(Kinds))
	for _, k := range Kinds {
		m[k.Slug] = k
	}
	return m
})

// Lookup returns the kind of that name; it panics where there is none, which is
// a fault of the program.
func Lookup(s Slug) Kind {
	k, ok := bySlug()[s]
	if !ok {
		panic("finding: no kind " + string(s))
	}
	return k
}

// Known tells whether there is a kind of that name.
func Known(s Slug) bool { _, ok := bySlug()[s]; return ok }

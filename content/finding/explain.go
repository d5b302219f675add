package finding

// Explanation is what people read of a kind of finding, in Indonesian.
type Explanation struct {
	Judul        string // one line, as in a table
	Arti         string // what it means, and how it comes about
	Contoh       string // a part of a document that has it
	Penyelesaian string // what settles it
}

// Explain returns the explanation of the kind of that name, the zero Explanation
// where there is none.
func Explain(s Slug) Explanation { return explanations[s] }

var explanations = map[Slug]Explanation{
	TOML: {
		"berkas bukan TOML yang sah",
		"Tulisannya menyalahi aturan TOML, jenis nilainya keliru, bukan UTF-8, atau berkasnya lebih dari 10 MB.",
		`[dokumen]
periode = 2017-2022`,
		"Perbaiki di tempat yang ditunjuk. Teks diapit tanda kutip: \"2017-2022\".",
	},
	KunciTakDikenal: {
		"kunci yang tidak dikenal",
		"Kunci yang salah ketik tidak dilewati diam-diam, supaya tidak ada baris dokumen resmi yang hilang.",
		`[[sasaran]]
uraian = "Meningkatnya minat baca"
[[sasaran.indikator]]
uraian = "Persentase pengunjung"
targt  = "10%"`,
		"Pakai kunci yang disarankan, hapus barisnya, atau daftarkan kolom sendiri di [kolom_lain].",
	},
	WajibDiisi: {
		"nilai wajib tidak ada atau kosong",
		"Wajib: dokumen.periode, dokumen.pemerintah (atau dokumen.instansi), sedikitnya satu sasaran atau indikator, uraiannya, serta nama dan jabatan penanda tangan.",
		`[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"`,
		"Isi nilai itu di tabel yang ditunjuk.",
	},
	NilaiTakSah: {
		"nilai di luar yang diperbolehkan",
		"Nilainya tidak termasuk pilihan, tidak terbaca sebagai angka, panjang, tahun atau tanggal, atau bertentangan dengan kunci lain.",
		`[halaman]
kertas = "A9"`,
		"Pakai salah satu nilai yang disebut dalam temuan.",
	},
	Warisan: {
		"berkas warisan bermasalah",
		"Berkas yang disebut oleh kunci warisan tidak ada, tidak terbaca, berada di luar folder yang dijangkau, atau mewarisi dirinya sendiri.",
		`warisan = "tidak-ada.toml"`,
		"Perbaiki nama berkasnya; nama itu dihitung dari folder berkas yang menyebutnya, dan berkas itu harus berada di dalam folder yang dijangkau (lihat --akar). Putuskan lingkarannya.",
	},
	Berkas: {
		"gambar atau huruf tidak dapat dipakai",
		"Logo, huruf atau berkas yang digantikan tidak ada, tidak terbaca, berada di luar folder yang dijangkau, bukan jenis yang disebut, atau terlalu besar.",
		`[halaman]
huruf = "huruf/tidak-ada.ttf"`,
		"Perbaiki namanya, atau ganti berkasnya: logo PNG atau JPEG sampai 10 MB, huruf TrueType (.ttf, .ttc) atau OpenType (.otf).",
	},
	Aksara: {
		"aksara yang tidak dapat dicetak",
		"Huruf yang dipilih tidak mempunyai bentuk untuk aksara itu, atau aksara itu tidak kelihatan (kendali, lebar nol).",
		`[[sasaran]]
uraian = "Meningkatnya minat baca 読書"`,
		"Ganti aksaranya, atau pilih huruf yang memilikinya di [halaman].",
	},
	SimbolTakDikenal: {
		"simbol rumus tidak dikenal",
		"Rumus memakai nama yang bukan simbol dari langkah mana pun pada indikator itu.",
		`[[sasaran.indikator.hitungan]]
data   = "Jumlah penduduk"
nilai  = 96_000
simbol = "penduduk"
[[sasaran.indikator.hitungan]]
rumus  = "1200 / pendduk * 100%"`,
		"Perbaiki namanya, atau beri simbol pada langkah yang dimaksud.",
	},
	SimbolGanda: {
		"satu simbol untuk dua langkah",
		"Dua langkah pada satu indikator memakai simbol yang sama, sehingga rumus tidak tahu mana yang dimaksud.",
		`[[sasaran.indikator.hitungan]]
data   = "Penduduk laki-laki"
nilai  = 40_000
simbol = "penduduk"
[[sasaran.indikator.hitungan]]
data   = "Penduduk perempuan"
nilai  = 50_000
simbol = "penduduk"`,
		"Ganti salah satu simbolnya.",
	},
	SimbolMelingkar: {
		"rumus saling menunggu",
		"Sebuah rumus memerlukan hasilnya sendiri, langsung atau melalui rumus lain.",
		`[[sasaran.indikator.hitungan]]
rumus  = "b + 1"
simbol = "a"
[[sasaran.indikator.hitungan]]
rumus  = "a + 1"
simbol = "b"`,
		"Putuskan lingkarannya dengan angka.",
	},
	RumusTakSah: {
		"rumus tidak terbaca",
		"Rumusnya salah tulis, membagi dengan nol, atau melampaui batas: 10.000 aksara, 100 kurung bersarang, bilangan 50 angka.",
		`[[sasaran.indikator.hitungan]]
rumus = "(10 + 5 * 100%"`,
		"Perbaiki rumusnya; yang dikenal: + - x * / : ^ kurung, persen, permil, simbol, simbol[2025], simbol[t-1], simbol[k-1], akar(a), akar(3; a), ln(a), log(a), exp(a), pangkat(a; b), mutlak(a), dan jumlah, rata, min, maks dari daftar (a; b) atau dari satu deret.",
	},
	NIPTakSah: {
		"NIP tidak mungkin benar",
		"NIP terdiri atas 18 angka: tanggal lahir, bulan pengangkatan, jenis kelamin (1 atau 2) dan nomor urut 001-999. NRP anggota Polri 8 angka, yang keempat pertama tahun dan bulan lahir; NRP prajurit TNI 5 sampai 21 angka atau huruf.",
		`[penanda_tangan]
jabatan = ["Kepala Dinas"]
nama    = "Ir. Hj. ELFIYENA"
nip     = "19620231 199003 2 001"`,
		"Salin NIP dari surat keputusan pengangkatan.",
	},
	TakMuat: {
		"tidak muat di halaman",
		"Kolom, margin atau satu_halaman meminta tempat yang tidak ada.",
		`[halaman]
margin = { kiri = "11cm", kanan = "11cm" }`,
		"Kecilkan margin, lebar kolom atau huruf, atau pakai orientasi lanskap.",
	},
	NIPJanggal: {
		"NIP janggal",
		"NIP-nya sah tetapi tidak wajar (Perka BKN 22/2007): belum 18 tahun pada bulan pengangkatan, sebutan Hj. atau H. tidak cocok dengan angka jenis kelamin, pengangkatan sesudah tanggal dokumen, atau tiga angka terakhir sama dengan angka ke-4 sampai ke-6, kekeliruan sebuah rumus lembar kerja yang banyak disalin.",
		`[penanda_tangan]
jabatan = ["Kepala Dinas"]
nama    = "Ir. Hj. ELFIYENA"
nip     = "19620915 199003 1 001"`,
		"Cocokkan dengan surat keputusan pengangkatan.",
	},
	PangkatTakDikenal: {
		"pangkat tidak dikenal",
		"Pangkat PNS berjumlah tujuh belas, dari Juru Muda sampai Pembina Utama; \"Tk. I\" sama dengan \"Tingkat I\". PPPK tidak berpangkat, hanya bergolongan I sampai XVII. Jaksa dan hakim punya pangkat sendiri; pangkat Polri dan TNI dikenal di samping nrp, tidak di samping nip.",
		`[penanda_tangan]
jabatan = ["Kepala Dinas"]
nama    = "Ir. Hj. ELFIYENA"
pangkat = "Pembina Utama Muda Madya"`,
		"Tulis pangkatnya seperti dalam surat keputusan.",
	},
	GolonganBeda: {
		"golongan tidak cocok dengan pangkat",
		"Setiap pangkat mempunyai satu golongan: Pembina Utama Muda IV/c, Pembina Utama Madya IV/d.",
		`[penanda_tangan]
jabatan  = ["Kepala Dinas"]
nama     = "Ir. Hj. ELFIYENA"
pangkat  = "Pembina Utama Muda"
golongan = "IV/d"`,
		"Perbaiki pangkat atau golongannya.",
	},
	PangkatBeda: {
		"satu NIP, dua pangkat",
		"Di antara berkas yang diperiksa bersama, satu NIP muncul dengan dua pangkat. Temuan ditunjukkan di kedua dokumen.",
		`-- 2017.toml --
[penanda_tangan]
jabatan = ["Kepala Dinas"]
nama    = "Ir. Hj. ELFIYENA"
pangkat = "Pembina Utama Muda"
nip     = "19620915 199003 2 001"
-- revisi.toml --
[penanda_tangan]
jabatan = ["Kepala Dinas"]
nama    = "Ir. Hj. ELFIYENA"
pangkat = "Pembina Utama Madya"
nip     = "19620915 199003 2 001"`,
		"Perbaiki yang salah. Bila ada kenaikan pangkat di antara kedua dokumen, terima dengan abaikan di dokumen yang lebih baru.",
	},
	HasilBeda: {
		"hasil rumus berbeda",
		"Setiap rumus dihitung ulang dengan pecahan tepat, dibulatkan satu kali (setengah menjauhi nol) pada ketelitian hasil yang ditulis, lalu dibandingkan. 3500 / 50272 * 100% cocok dengan \"7%\", tidak dengan \"6,9%\".",
		`[[sasaran.indikator.hitungan]]
rumus = "10 / 44 * 100%"
hasil = "23,7%"`,
		"Tulis hasil yang disebut temuan, atau perbaiki angka di dalam rumus.",
	},
	TargetBedaHitungan: {
		"target bukan hasil perhitungannya",
		"Target dibandingkan dengan hasil tepat rumus terakhir yang sejenis (persentase atau bukan), pada ketelitian yang lebih kasar di antara keduanya: target 0,3% cocok dengan hasil 0,286%. Selisih persentase disebut dalam poin persentase.",
		`[[sasaran]]
uraian = "Meningkatnya pertumbuhan koperasi"
[[sasaran.indikator]]
uraian = "Persentase koperasi baru"
target = "15,5%"
[[sasaran.indikator.hitungan]]
rumus  = "10 / 44 * 100%"
hasil  = "22,7%"`,
		"Perbaiki target atau perhitungannya; bila memang disepakati berbeda, terima dengan abaikan beserta alasannya.",
	},
	JumlahTahunan: {
		"deret tahunan tidak berjumlah seperti disebut",
		"Jumlah nilai semua tahun tidak sama dengan yang disebut oleh kunci jumlah. Penilai akan menjumlahkannya juga.",
		`[[sasaran.indikator.hitungan]]
tahunan = "Pengunjung"
nilai   = { 2018 = 880, 2019 = 707, 2020 = 607, 2021 = 607, 2022 = 607 }
jumlah  = 3_500`,
		"Perbaiki salah satu nilai tahunannya, atau angka yang disebut oleh jumlah.",
	},
	JumlahRincian: {
		"rincian tidak berjumlah seperti nilai tahunnya",
		"Pada suatu tahun, jumlah rincian bukan nilai tahun itu. Selisih yang sama pada tahun-tahun berturut-turut disebut, karena biasanya satu bagian yang terlewat.",
		`[[sasaran.indikator.hitungan]]
tahunan = "Kegiatan"
nilai   = { 2018 = 100 }
rincian = [
  { uraian = "Promosi", nilai = { 2018 = 60 } },
  { uraian = "Magang", nilai = { 2018 = 30 } },
]`,
		"Perbaiki nilai tahun itu atau rinciannya. Bagian yang menutup selisih disebut hanya bila nilainya pernah demikian di tahun lain.",
	},
	PersamaanSalah: {
		"persamaan dalam kalimat salah",
		"Setiap persamaan di dalam kalimat yang dicetak dihitung ulang: bilangan dengan satuannya, dihubungkan tanda hitung, lalu tanda sama dengan dan bilangan. Tanggal, rentang, nomor telepon, \"ISO 9001:2015\", \"1 tahun = 240 hari\" dan rumus dengan huruf dibiarkan.",
		`[[sasaran.indikator.hitungan]]
catatan = "Pertumbuhan 10 koperasi x 4 tahun = 50 koperasi"`,
		"Perbaiki salah satu angkanya; temuan menyebut penggantinya.",
	},
	NilaiBerlainan: {
		"satu keterangan, dua nilai",
		"Dalam satu dokumen, keterangan dan tahun yang sama diberi nilai yang berlainan; huruf besar dan spasi tidak dibedakan. Langkah yang tidak dicetak tidak ikut.",
		`[[sasaran.indikator.hitungan]]
data  = "Jumlah UMKM"
tahun = 2018
nilai = 198_014
[[sasaran.indikator.hitungan]]
data  = "Jumlah UMKM"
tahun = 2018
nilai = 198_041`,
		"Samakan nilainya, atau bedakan keterangannya.",
	},
	Periode: {
		"tahun di luar periode",
		"Tahun lebih dari setahun sebelum periode, sesudah akhirnya, atau hilang di tengah deret; pada target tahunan juga tahun pertama atau terakhir yang dimiliki indikator lain. Tahun tepat sebelum periode boleh menjadi titik awal, deret boleh mulai belakangan, dan satu tahun sesudah periode benar bila semua indikator memilikinya.",
		`[[sasaran.indikator.hitungan]]
tahunan = "Pengunjung"
nilai   = { 2018 = 10, 2019 = 10, 2022 = 10, 2025 = 10 }`,
		"Perbaiki tahunnya, lengkapi deretnya, atau perbaiki periode dokumen.",
	},
	SasaranTanpaIndikator: {
		"sasaran tanpa indikator",
		"Sasaran lain mempunyai indikator, yang ini tidak, sehingga keberhasilannya tidak dapat diukur. Tidak berlaku bila semua indikator berdiri di samping sasaran.",
		`[[sasaran]]
uraian = "Meningkatnya minat baca"
[[sasaran.indikator]]
uraian = "Persentase pengunjung perpustakaan"
target = "10%"
[[sasaran]]
uraian = "Meningkatnya tertib arsip"`,
		"Tambahkan indikatornya.",
	},
	IndikatorTanpaTarget: {
		"indikator tanpa target",
		"Indikator lain mempunyai target, yang ini tidak.",
		`[[sasaran]]
uraian = "Meningkatnya minat baca"
[[sasaran.indikator]]
uraian = "Persentase pengunjung perpustakaan"
target = "10%"
[[sasaran.indikator]]
uraian = "Indeks kegemaran membaca"`,
		"Tambahkan targetnya.",
	},
	IndikatorDiSasaran: {
		"indikator di tempat sasaran",
		"Sasaran menyatakan keadaan (Meningkatnya …, Terwujudnya …); kalimat yang diawali Persentase, Jumlah, Rata-rata, Nilai atau Indeks adalah indikator.",
		`[[sasaran]]
uraian = "Persentase koperasi aktif"
[[sasaran.indikator]]
uraian = "Persentase koperasi yang aktif"
target = "10%"`,
		"Rumuskan keadaannya sebagai sasaran dan pindahkan ukurannya ke indikator.",
	},
	PersenGanda: {
		"persen dua kali",
		"Tanda % ada di nilai dan juga di satuan, sehingga tercetak dua kali.",
		`[[sasaran]]
uraian = "Meningkatnya minat baca"
[[sasaran.indikator]]
uraian = "Persentase pengunjung perpustakaan"
target = "10%"
satuan = "%"`,
		"Hapus salah satunya.",
	},
	TanpaPenandaTangan: {
		"tidak ada penanda tangan",
		"Tabel [penanda_tangan] tidak ada, sehingga lembar dicetak tanpa blok tanda tangan.",
		`[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2017-2022"`,
		"Tambahkan [penanda_tangan] dengan jabatan dan nama.",
	},
	AbaikanTakTerpakai: {
		"abaikan tanpa temuan",
		"Kunci abaikan menyebut temuan yang tidak ada (lagi) di tabelnya, atau sebuah galat. Abaikan hanya berlaku di tabelnya sendiri.",
		`[[sasaran]]
uraian  = "Meningkatnya minat baca"
abaikan = { ejaan = "istilah setempat" }`,
		"Hapus dari abaikan, atau pindahkan ke tabel tempat temuannya.",
	},
	Revisi: {
		"revisi tidak sejalan dengan yang digantikan",
		"Nomor revisi bukan satu lebih besar dari berkas yang digantikan, dua berkas memakai nomor yang sama untuk perangkat daerah dan periode yang sama, atau tanggal atau nomor dokumen masih milik berkas yang digantikan.",
		`-- 2017.toml --
[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2017-2022"
-- revisi.toml --
[dokumen]
pemerintah   = "Pemerintah Kabupaten Contoh"
periode      = "2017-2022"
revisi       = 2
menggantikan = "2017.toml"`,
		"Perbaiki dokumen.revisi, dokumen.menggantikan, atau tanggal dan nomor yang tersalin.",
	},
	TidakDicetak: {
		"ditulis, tetapi tidak dicetak",
		"Nilai ini tidak tercetak di mana pun, biasanya karena tabel.kolom tidak menyebut kolomnya. Satu temuan untuk setiap kunci; galat bila yang hilang adalah sasaran, indikator, atau semua target. Kolom yang dipilih sendiri oleh program mencetak semuanya, dan yang berasal dari berkas lain tidak dihitung.",
		`[tabel]
kolom = ["no", "sasaran", "indikator", "target"]
[[sasaran]]
uraian = "Menurunnya kematian ibu"
[[sasaran.indikator]]
uraian = "Angka kematian ibu"
target = "120"
satuan = "per 100.000 kelahiran hidup"`,
		"Tambahkan kolomnya ke tabel.kolom, atau hapus kuncinya.",
	},
	KolomSempit: {
		"kolom terlalu sempit",
		"Kata di kolom itu terpotong, atau selnya tinggi sekali karena sebaris hanya memuat dua kata. Judul kolom lebih dahulu dikecilkan hurufnya; kata dipenggal hanya bila itu pun tidak cukup. Yang disarankan sudah dicoba oleh program: orientasi, ukuran huruf, lebar otomatis, dan kertas.",
		`[tabel]
lebar = { indikator = "1,5cm" }
[[sasaran]]
uraian = "Meningkatnya kualitas kesehatan"
[[sasaran.indikator]]
uraian = "Persentase pertumbuhan kunjungan"
target = "80%"`,
		"Pakai saran pada temuannya; atau kurangi kolom, satukan beberapa dengan gabung, atau singkat judulnya di [tabel] judul.",
	},
	MarginSempit: {
		"margin di luar jangkauan pencetak",
		"Pencetak kantor tidak mencetak sampai 5 mm dari tepi kertas, sehingga sebagian isi atau garis tabel hilang.",
		`[halaman]
margin = { kiri = "3mm", kanan = "3mm" }`,
		"Pakai margin sedikitnya 5 mm; bila lembarnya tidak pernah dicetak, terima dengan abaikan.",
	},
	NamaBeda: {
		"satu NIP, dua nama",
		"Di antara berkas yang diperiksa bersama, satu NIP muncul dengan dua nama; gelar, huruf besar, dan singkatan nama depan tidak dibedakan. Temuan ditunjukkan di kedua dokumen.",
		`-- 2017.toml --
[penanda_tangan]
jabatan = ["Kepala Dinas"]
nama    = "Ir. Hj. ELFIYENA"
nip     = "19620915 199003 2 001"
-- revisi.toml --
[penanda_tangan]
jabatan = ["Kepala Dinas"]
nama    = "Ir. Hj. ELFIANA, M.Si."
nip     = "19620915 199003 2 001"`,
		"Samakan namanya, atau perbaiki NIP yang tersalin.",
	},
	IndikatorGanda: {
		"indikator ditulis dua kali",
		"Satu indikator muncul dua kali di bawah satu sasaran atau tujuan, atau satu rincian dua kali di bawah satu indikator. Huruf besar, spasi, titik di akhir, dan (%) tidak dibedakan; yang satuan atau kodenya berlainan bukan indikator yang sama.",
		`[[sasaran]]
uraian = "Meningkatnya minat baca"
[[sasaran.indikator]]
uraian = "Persentase pengunjung perpustakaan"
target = "10%"
[[sasaran.indikator]]
uraian = "Persentase Pengunjung Perpustakaan"
target = "10%"`,
		"Hapus salah satunya, atau bedakan uraiannya.",
	},
	BelumDiisi: {
		"tempat yang belum diisi",
		"Nilai ini hanya titik-titik, garis bawah, \"xxx\", \"TODO\", atau nama dalam kurung siku, dan akan tercetak demikian. Nomor dokumen tidak dihitung: ia sering diisi dengan tangan.",
		`[penanda_tangan]
jabatan = ["Kepala Dinas"]
nama    = "(................................)"`,
		"Isi nilainya, atau biarkan bila memang akan diisi dengan tangan.",
	},
	NomorLama: {
		"kode klasifikasi lama",
		"Sejak 2023 nomor naskah dinas diawali kode Permendagri 83/2022, misalnya 000.8; nomor ini diawali kode tiga angka dari Permendagri 78/2012.",
		`[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2025-2029"
nomor      = "050/12/DISHUB/2025"`,
		"Cocokkan kodenya dengan unit kearsipan.",
	},
	NIPDikelompokkan: {
		"NIP dicetak dalam kelompoknya",
		"NIP dan NI PPPK yang ditulis rapat, atau dengan garis dan titik, dicetak dalam kelompoknya: tanggal lahir, pengangkatan, jenis kelamin, nomor urut.",
		`[penanda_tangan]
jabatan = ["Kepala Dinas"]
nama    = "Ir. Hj. ELFIYENA"
nip     = "196209151990032001"`,
		"Tulis seperti yang dicetak, supaya berkas dan lembarnya sama.",
	},
	SumberDiubah: {
		"sumber di dalam PDF diubah",
		"PDF yang disusun oleh iku membawa sumbernya beserta SHA256SUMS. Sejak itu sebuah berkas di dalamnya diubah, ditambah atau dihapus dengan program lain.",
		`iku check lembar.pdf`,
		"Bandingkan dengan PDF yang diterbitkan, atau minta sumbernya kepada pembuatnya.",
	},
	PDFRusak: {
		"PDF rusak",
		"Daftar objek PDF ini hilang, terpotong atau menunjuk ke tempat yang salah. Sumber di dalamnya dibaca dengan mencari objeknya satu per satu; yang tidak dapat dibaca lagi disebut. Tanda tangan di PDF seperti ini tidak dapat dinilai.",
		`iku check lembar.pdf`,
		"Pakai salinan yang utuh, atau cocokkan isinya dengan PDF yang diterbitkan.",
	},
	AngkaJanggal: {
		"angka yang mungkin salah ketik",
		"Huruf di tempat angka (5O), tanda yang bukan cara Indonesia (5.5, 5,3,0, 80%%), spasi di dalam bilangan (1 250), atau bilangan TOML dengan tepat tiga desimal: bagi TOML 59.000 adalah 59, bagi pembaca lima puluh sembilan ribu.",
		`[[sasaran]]
uraian = "Meningkatnya minat baca"
[[sasaran.indikator]]
uraian = "Persentase pengunjung perpustakaan"
target = "5.5%"`,
		"Tulis koma untuk desimal dan titik untuk ribuan di dalam tanda kutip; tanpa tanda kutip, 59_000 atau 84.5.",
	},
	DeretJanggal: {
		"satu nilai lain sendiri di antara target tahunan",
		"Satu nilai berlainan jenis dengan tahun-tahun lainnya: kata di antara bilangan, bilangan di antara predikat, satuan atau tanda persen yang lain, atau lima kali lebih besar atau kecil daripada kedua tetangganya. Tanda \"-\" dan \"N/A\" dibiarkan.",
		`[[sasaran]]
uraian = "Meningkatnya pertumbuhan ekonomi"
[[sasaran.indikator]]
uraian         = "Laju pertumbuhan ekonomi"
target_tahunan = { 2018 = "5,3", 2019 = "55", 2020 = "5,7" }`,
		"Perbaiki nilainya; bila memang demikian, terima dengan abaikan beserta alasannya.",
	},
	PolaritasBeda: {
		"target bergerak melawan polaritas",
		"Polaritas positif berarti makin besar makin baik, negatif makin kecil makin baik. Target dari tahun pertama sampai tahun terakhir bergerak ke arah sebaliknya.",
		`[[sasaran]]
uraian = "Menurunnya kemiskinan"
[[sasaran.indikator]]
uraian         = "Angka kemiskinan"
polaritas      = "negatif"
target_tahunan = { 2018 = "5,3%", 2019 = "5,5%", 2020 = "5,7%" }`,
		"Perbaiki polaritas atau targetnya.",
	},
	PredikatBeda: {
		"predikat tidak cocok dengan angkanya atau skalanya",
		"Predikat dibandingkan dengan angka di sampingnya, dengan hasil perhitungan, dan dengan skala: kunci skala, atau untuk nilai AKIP, survei kepuasan masyarakat, opini BPK, SPBE, IPM, IKLH dan survei penilaian integritas skala yang berlaku. Target yang turun pada skala disebut juga.",
		`[[sasaran]]
uraian = "Meningkatnya akuntabilitas kinerja"
[[sasaran.indikator]]
uraian = "Nilai AKIP"
skala  = "AKIP"
target = "BB (68)"`,
		"Perbaiki predikat atau angkanya; skala sendiri ditulis skala = [[\"A\", 90], [\"B\", 75]].",
	},
	JumlahAnggaran: {
		"anggaran tidak sama dengan jumlah bagiannya",
		"Anggaran sub kegiatan dijumlahkan dengan kegiatannya, kegiatan dengan programnya, program dengan jumlah yang dinyatakan. Bagian yang tidak menyebut anggaran membuat jumlahnya tidak dibandingkan.",
		`[dokumen]
jenis      = "perjanjian-kinerja"
tahun      = 2020
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2017-2022"
[perjanjian_kinerja]
jumlah = "Rp900.000.000"
[[program]]
nama     = "Program Pembinaan Perpustakaan"
anggaran = 850_000_000`,
		"Perbaiki anggaran yang keliru; tanpa jumlah, program menghitungnya sendiri.",
	},
	PihakJanggal: {
		"pihak perjanjian kinerja janggal",
		"Pihak kedua adalah atasan pihak pertama: bukan orang yang sama, dan pihak pertama memimpin perangkat daerah yang tertulis. Tanpa pihak kedua, perjanjian itu milik kepala daerah.",
		`[dokumen]
jenis      = "perjanjian-kinerja"
tahun      = 2020
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2017-2022"
[perjanjian_kinerja]
pihak_kedua = { nama = "Siti Aminah", jabatan = "Kepala Dinas" }
[penanda_tangan]
jabatan = "Kepala Dinas"
nama    = "Siti Aminah"`,
		"Isi atasan langsung di perjanjian_kinerja.pihak_kedua; untuk kepala daerah tulis tingkat = \"kepala-daerah\".",
	},
	SasaranTakDilayani: {
		"sasaran yang tidak dilayani siapa pun di bawahnya",
		"Dalam berkas perjanjian kinerja seluruh perangkat daerah setiap sasaran pimpinan dilayani oleh sasaran seseorang di bawahnya (melayani); yang tidak dilayani tidak dikerjakan siapa pun.",
		`# lengkap
[dokumen]
jenis = "perjanjian-kinerja"
tahun = 2020
pemerintah = "Pemerintah Kabupaten Contoh"
periode = "2017-2022"
[perjanjian_kinerja]
pihak_kedua = { nama = "Budi Santoso", jabatan = "Bupati Contoh" }
[[pk]]
pihak_pertama = { nama = "Siti Aminah", jabatan = "Kepala Dinas" }
[[pk.sasaran]]
kode = "S1"
uraian = "Meningkatnya minat baca"
indikator = [{ uraian = "Pengunjung", target = "10" }]
[[pk.sasaran]]
kode = "S2"
uraian = "Tertibnya arsip"
indikator = [{ uraian = "Nilai audit", target = "70" }]
[[pk]]
tingkat = "administrator"
melayani = "S1"
pihak_pertama = { nama = "Rahmat Hidayat", jabatan = "Kepala Bidang" }
[[pk.sasaran]]
uraian = "Meningkatnya layanan"
indikator = [{ uraian = "Kunjungan", target = "10" }]`,
		"Tambahkan melayani pada sasaran yang melayaninya; kalau memang dikerjakan pimpinan sendiri, terima dengan abaikan beserta alasannya.",
	},
	SasaranTakMelayani: {
		"sasaran yang tidak melayani sasaran di atasnya",
		"Dalam berkas perjanjian kinerja seluruh perangkat daerah setiap sasaran di bawah melayani sebuah sasaran atasannya. Kalau atasannya bersasaran satu, itulah yang dilayani.",
		`# lengkap
[dokumen]
jenis = "perjanjian-kinerja"
tahun = 2020
pemerintah = "Pemerintah Kabupaten Contoh"
periode = "2017-2022"
[perjanjian_kinerja]
pihak_kedua = { nama = "Budi Santoso", jabatan = "Bupati Contoh" }
[[pk]]
pihak_pertama = { nama = "Siti Aminah", jabatan = "Kepala Dinas" }
[[pk.sasaran]]
kode = "S1"
uraian = "Meningkatnya minat baca"
indikator = [{ uraian = "Pengunjung", target = "10" }]
[[pk.sasaran]]
kode = "S2"
uraian = "Tertibnya arsip"
indikator = [{ uraian = "Nilai audit", target = "70" }]
[[pk]]
tingkat = "administrator"
pihak_pertama = { nama = "Rahmat Hidayat", jabatan = "Kepala Bidang" }
[[pk.sasaran]]
uraian = "Meningkatnya layanan"
indikator = [{ uraian = "Kunjungan", target = "10" }]`,
		"Tulis melayani dengan kode atau nomor sasaran di atasnya, pada sasaran itu atau pada [[pk]]-nya untuk semua sasarannya.",
	},
	AnggaranBeda: {
		"anggaran tidak sama dengan di dokumen atau perjanjian lain",
		"Anggaran program di perjanjian pimpinan adalah jumlah anggaran bagian-bagiannya di perjanjian di bawahnya, dikenali dari kode rekening atau namanya; anggaran rencana aksi tidak melebihi perjanjian kinerjanya.",
		`# lengkap
[dokumen]
jenis = "perjanjian-kinerja"
tahun = 2020
pemerintah = "Pemerintah Kabupaten Contoh"
periode = "2017-2022"
[perjanjian_kinerja]
pihak_kedua = { nama = "Budi Santoso", jabatan = "Bupati Contoh" }
[[pk]]
pihak_pertama = { nama = "Siti Aminah", jabatan = "Kepala Dinas" }
[[pk.sasaran]]
kode = "S1"
uraian = "Meningkatnya minat baca"
indikator = [{ uraian = "Pengunjung", target = "10" }]
[[pk.sasaran]]
kode = "S2"
uraian = "Tertibnya arsip"
indikator = [{ uraian = "Nilai audit", target = "70" }]
[[pk.program]]
kode = "2.23.02"
nama = "Program Pembinaan Perpustakaan"
anggaran = 900_000_000
[[pk]]
tingkat = "administrator"
melayani = ["S1", "S2"]
pihak_pertama = { nama = "Rahmat Hidayat", jabatan = "Kepala Bidang" }
[[pk.sasaran]]
uraian = "Meningkatnya layanan"
indikator = [{ uraian = "Kunjungan", target = "10" }]
[[pk.program]]
kode = "2.23.02.2.01"
nama = "Pengelolaan perpustakaan"
anggaran = 850_000_000`,
		"Perbaiki anggaran yang keliru; kalau sebagian memang tidak dibagi ke bawah, terima dengan abaikan beserta alasannya.",
	},
	TanggalJanggal: {
		"tanggal tidak cocok dengan isi dokumen",
		"Perjanjian kinerja ditandatangani paling lambat 31 Januari tahunnya, atau sebulan sesudah tanggal_dpa; perjanjian perubahan kapan saja di tahun itu. Tidak satu pun bertanggal sebelum Oktober tahun sebelumnya. Pengukuran kinerja bertanggal sesudah masanya hampir berakhir. Keputusan perubahan tidak lebih tua daripada keputusan yang diubahnya.",
		`[dokumen]
jenis      = "perjanjian-kinerja"
tahun      = 2020
tanggal    = 2020-03-02
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2017-2022"`,
		"Perbaiki tanggal atau tahunnya; kalau DPA disahkan lebih lambat, isi perjanjian_kinerja.tanggal_dpa.",
	},
	Redaksi: {
		"redaksi keputusan menyimpang",
		"Butir menimbang dimulai dengan \"bahwa\"; butir diakhiri sama seperti yang lain; nomor butir dicetak sendiri, jadi tidak diketik; satu peraturan disebut sekali, dan tidak lebih muda daripada keputusannya. Judul keputusan perubahan dimulai dengan \"Perubahan\" dan menyebut nomor keputusan yang diubah.",
		`-- keputusan.toml --
berdasarkan = "_iku.toml"
[dokumen]
jenis = "keputusan"
[keputusan]
menimbang  = ["untuk tertib administrasi;", "bahwa perlu menetapkan keputusan;"]
mengingat  = ["Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;"]
menetapkan = ["Menetapkan Indikator Kinerja Utama."]
[penanda_tangan]
jabatan = "Kepala Dinas"
nama    = "Siti Aminah"
-- _iku.toml --
[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2017-2022"
[[sasaran]]
uraian = "Meningkatnya minat baca"`,
		"Perbaiki butir yang ditunjuk.",
	},
	LampiranKeputusan: {
		"lampiran keputusan tidak lengkap atau tidak berubah",
		"Perangkat daerah yang dokumen IKU-nya ikut diperiksa tidak mempunyai lampiran pada keputusan pemerintahnya, atau lampiran keputusan perubahan sama dengan lampiran keputusan yang diubahnya.",
		`-- perubahan.toml --
berdasarkan = "_iku.toml"
[dokumen]
jenis = "keputusan"
[keputusan]
mengubah   = "_keputusan.toml"
menimbang  = ["bahwa perlu mengubah keputusan;"]
mengingat  = ["Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;"]
menetapkan = ["Mengubah lampiran."]
-- _keputusan.toml --
berdasarkan = "_iku.toml"
[dokumen]
jenis = "keputusan"
nomor = "1 TAHUN 2020"
[keputusan]
menimbang  = ["bahwa perlu menetapkan keputusan;"]
mengingat  = ["Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;"]
menetapkan = ["Menetapkan Indikator Kinerja Utama."]
-- _iku.toml --
[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2017-2022"
[[sasaran]]
uraian = "Meningkatnya minat baca"`,
		"Tambahkan dokumennya ke keputusan.lampiran; pada keputusan perubahan lampirkan dokumen IKU yang baru.",
	},
	TargetBedaDokumen: {
		"target berbeda di dokumen lain",
		"Target satu indikator dibandingkan antara dokumen satu perangkat daerah yang diperiksa bersama: perjanjian kinerja dengan IKU, rencana aksi dengan keduanya, pengukuran dengan semuanya, menurut tahun atau triwulannya. Yang dibandingkan terbitan terakhir setiap jenis.",
		`-- iku.toml --
[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"
periode = "2017-2022"
[[sasaran]]
uraian = "Meningkatnya minat baca"
[[sasaran.indikator]]
uraian = "Pengunjung"
satuan = "%"
target_tahunan = { 2019 = "10", 2020 = "12" }
[penanda_tangan]
jabatan = "Kepala Dinas"
nama = "Siti Aminah"
-- perjanjian.toml --
[dokumen]
jenis = "perjanjian-kinerja"
tahun = 2020
pemerintah = "Pemerintah Kabupaten Contoh"
periode = "2017-2022"
[perjanjian_kinerja]
pihak_kedua = { nama = "Budi Santoso", jabatan = "Bupati Contoh" }
[[sasaran]]
uraian = "Meningkatnya minat baca"
[[sasaran.indikator]]
uraian = "Pengunjung"
polaritas = "positif"
satuan = "%"
target = "12,5"
[penanda_tangan]
jabatan = "Kepala Dinas"
nama = "Siti Aminah"`,
		"Samakan targetnya, atau pakai berdasarkan supaya target tidak disalin.",
	},
	TriwulanBeda: {
		"target triwulan tidak sampai ke target tahun",
		"Empat target triwulan disatukan menurut konsolidasi indikator: jumlah, terakhir, atau rata-rata. Tanpa konsolidasi, salah satunya harus sama dengan target tahun. Yang triwulan terakhirnya target tahun tidak naik turun di antaranya.",
		`[dokumen]
jenis      = "rencana-aksi"
tahun      = 2020
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2017-2022"
[[sasaran]]
uraian = "Meningkatnya minat baca"
[[sasaran.indikator]]
uraian = "Pengunjung"
target = "100"
[triwulan]
"1.1" = ["20", "40", "60", "80"]`,
		"Perbaiki target triwulan atau konsolidasinya.",
	},
	TanpaRealisasi: {
		"indikator tanpa realisasi",
		"Pengukuran kinerja memuat realisasi setiap indikator yang mempunyai target.",
		`[dokumen]
jenis      = "pengukuran-kinerja"
tahun      = 2020
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2017-2022"
[[sasaran]]
uraian = "Meningkatnya minat baca"
[[sasaran.indikator]]
uraian = "Pengunjung"
target = "100"`,
		"Isi realisasinya di bawah [realisasi].",
	},
	CapaianBeda: {
		"capaian yang dinyatakan bukan hasil hitungannya",
		"Capaian dihitung dari target dan realisasi menurut polaritas dan capaian_negatif, lalu dibandingkan pada ketelitian yang dinyatakan.",
		`[dokumen]
jenis      = "pengukuran-kinerja"
tahun      = 2020
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2017-2022"
[[sasaran]]
uraian = "Meningkatnya minat baca"
[[sasaran.indikator]]
uraian = "Pengunjung"
target = "100"
[realisasi]
"1.1" = "90"
[capaian]
"1.1" = "95%"`,
		"Perbaiki capaian atau realisasinya, atau hapus capaian itu.",
	},
	CapaianJanggal: {
		"capaian yang perlu diperiksa",
		"Capaian di atas 120 atau di bawah 20 persen, realisasi yang melampaui target tanpa polaritas, realisasi dengan satuan lain daripada target, dan realisasi yang tidak terbaca sebagai angka padahal targetnya angka.",
		`[dokumen]
jenis      = "pengukuran-kinerja"
tahun      = 2020
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2017-2022"
[[sasaran]]
uraian = "Meningkatnya minat baca"
[[sasaran.indikator]]
uraian = "Pengunjung"
polaritas = "positif"
target = "100"
[realisasi]
"1.1" = "190"`,
		"Periksa target dan realisasinya; kalau memang demikian, terima dengan abaikan.",
	},
	PohonJanggal: {
		"pohon kinerja tidak lengkap",
		"Kotak di ujung pohon tidak mempunyai penanggung jawab, sasaran tidak mempunyai indikator, atau perjanjian kinerja dan program tidak menyebut sasaran yang dilayaninya sehingga tidak tergantung pada pohon.",
		`[dokumen]
jenis      = "pohon-kinerja"
tahun      = 2020
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2017-2022"
[[sasaran]]
uraian = "Meningkatnya minat baca"
[[sasaran.indikator]]
uraian = "Persentase pengunjung"
target = "10%"
[penanda_tangan]
jabatan = "Kepala Dinas"
nama    = "Siti Aminah"`,
		"Isi yang kurang di dokumen yang ditunjuk: penanggung_jawab, indikator, atau melayani.",
	},
	ProfilKosong: {
		"kartu profil belum lengkap",
		"profil_indikator.wajib menyebut apa yang harus dimuat kartu setiap indikator.",
		`[dokumen]
jenis      = "profil-indikator"
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2017-2022"
[profil_indikator]
wajib = ["definisi"]`,
		"Isi kunci itu pada indikatornya.",
	},
	AngkaLepas: {
		"angka rumus tanpa asal",
		"Angka di dalam rumus tidak terdapat di data, deret, hasil lain atau kalimat pada lampiran indikator itu; yang terdekat disebut. Nol, satu, seratus, jumlah tahun dan pengubah satuan (12 bulan) tidak memerlukan asal.",
		`[[sasaran.indikator.hitungan]]
data  = "Total koperasi"
nilai = 114
[[sasaran.indikator.hitungan]]
rumus = "110 + 40"
hasil = "150"`,
		"Perbaiki angkanya, atau cantumkan asalnya sebagai langkah data; dengan cetak = false bila tidak perlu dicetak.",
	},
	Ejaan: {
		"ejaan tidak baku",
		"Kata yang dicetak tidak menurut KBBI, hurufnya kurang atau tertukar, dirangkai atau dipisah keliru, tertulis dua kali, atau terpenggal karena disalin; koma tanpa spasi, kurung yang tidak ditutup, dan ribuan cara Inggris juga. Judul peraturan, nama orang, perusahaan dan tempat, serta ungkapan Inggris dilewati. Tidak ada yang diubah oleh program.",
		`[[sasaran]]
uraian = "Meningkatnya prosentase pengunjung"`,
		"Tulis seperti yang disarankan; bila memang istilahnya demikian, terima dengan abaikan beserta alasannya.",
	},
}

package synthetic

// bidang is a field of government with what its agency speaks of.
type bidang struct {
	dinas string
	objek []string // whose condition a sasaran states
	unit  []string // what is counted
}

var semuaBidang = []bidang{
	{"Dinas Koperasi, Usaha Kecil dan Menengah", []string{"skala usaha koperasi", "daya saing usaha mikro", "kualitas SDM KUMKM", "kelembagaan koperasi"}, []string{"koperasi", "usaha kecil", "usaha mikro", "pengurus koperasi"}},
	{"Dinas Pendidikan dan Kebudayaan", []string{"mutu pendidikan dasar", "akses pendidikan menengah", "pelestarian cagar budaya", "kompetensi pendidik dan tenaga kependidikan"}, []string{"satuan pendidikan", "guru bersertifikat", "peserta didik", "cagar budaya"}},
	{"Dinas Kesehatan", []string{"derajat kesehatan masyarakat", "mutu pelayanan kesehatan rujukan", "penanganan stunting", "pembiayaan kesehatan"}, []string{"puskesmas", "balita", "ibu hamil", "fasilitas kesehatan"}},
	{"Dinas Pekerjaan Umum dan Penataan Ruang", []string{"kemantapan jalan kabupaten", "layanan air minum layak", "kesesuaian pemanfaatan ruang", "kinerja jaringan irigasi"}, []string{"ruas jalan", "jaringan irigasi", "sambungan rumah", "bangunan gedung"}},
	{"Dinas Perhubungan", []string{"keselamatan lalu lintas", "pelayanan angkutan umum", "konektivitas antarwilayah"}, []string{"kendaraan wajib uji", "terminal", "rambu lalu lintas", "trayek"}},
	{"Dinas Lingkungan Hidup", []string{"kualitas lingkungan hidup", "pengelolaan sampah dan limbah B3", "tutupan vegetasi"}, []string{"perusahaan", "bank sampah", "titik pantau", "sekolah adiwiyata"}},
	{"Badan Perencanaan Pembangunan Daerah", []string{"keselarasan dokumen perencanaan", "kualitas penelitian dan pengembangan", "capaian sasaran pembangunan"}, []string{"dokumen perencanaan", "usulan musrenbang", "program prioritas"}},
	{"Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", []string{"profesionalitas aparatur sipil negara", "penerapan sistem merit", "pelayanan kepegawaian"}, []string{"pegawai", "pejabat struktural", "jabatan fungsional"}},
	{"Satuan Polisi Pamong Praja", []string{"ketenteraman dan ketertiban umum", "penegakan peraturan daerah", "pelindungan masyarakat"}, []string{"pelanggaran", "anggota Linmas", "titik rawan"}},
	{"Rumah Sakit Umum Daerah", []string{"mutu pelayanan rumah sakit", "kepuasan pasien", "kemandirian keuangan BLUD"}, []string{"tempat tidur", "pasien rawat inap", "tenaga medis"}},
	{"Kecamatan", []string{"pelayanan administrasi terpadu", "penyelenggaraan pemerintahan desa", "pemberdayaan masyarakat desa"}, []string{"desa", "permohonan", "lembaga kemasyarakatan"}},
	{"Inspektorat Daerah", []string{"akuntabilitas kinerja", "kapabilitas APIP", "pengendalian intern pemerintah"}, []string{"temuan", "rekomendasi", "objek pemeriksaan"}},
	{"Dinas Kelautan dan Perikanan", []string{"produksi perikanan tangkap", "pengawasan sumber daya kelautan", "kesejahteraan nelayan"}, []string{"kapal penangkap ikan", "kelompok pembudidaya", "unit pengolahan ikan"}},
	{"Dinas Perindustrian dan Perdagangan", []string{"pertumbuhan industri pengolahan", "stabilitas harga barang pokok", "tertib ukur"}, []string{"industri kecil", "pasar rakyat", "alat ukur"}},
	{"Dinas Komunikasi dan Informatika", []string{"penerapan SPBE", "keterbukaan informasi publik", "keamanan informasi"}, []string{"layanan elektronik", "situs web perangkat daerah", "aplikasi"}},
}

var (
	sifat   = []string{"Meningkatnya", "Terwujudnya", "Menguatnya", "Optimalnya", "Membaiknya", "Tercapainya"}
	ukuran  = []string{"Persentase", "Persentase", "Cakupan", "Tingkat", "Rasio", "Proporsi"}
	keadaan = []string{"yang diberdayakan", "yang memenuhi standar", "dalam kondisi baik", "yang dibina secara berkelanjutan", "yang terakreditasi",
		"yang ditindaklanjuti tepat waktu", "yang memperoleh fasilitasi pembiayaan", "bersertifikat kompetensi", "yang terlayani"}
	lanjutan = []string{"di wilayah kepulauan", "sesuai norma, standar, prosedur, dan kriteria", "berdasarkan hasil survei kepuasan masyarakat",
		"pada seluruh kecamatan", "dibandingkan dengan tahun sebelumnya", "melalui kemitraan dengan dunia usaha/industri"}
	satuan = []string{"Persen", "Orang", "Unit", "Dokumen", "Indeks", "Skor (0–100)", "Km", "Rp juta", "Predikat"}
	sumber = []string{"Laporan Tahunan Bidang Pembinaan", "BPS", "Hasil Survei Kepuasan Masyarakat (SKM)", "Dapodik", "Sekretariat",
		"LKjIP tahun berjalan", "Aplikasi e-Monev", "Data sektoral, diolah", "Berita acara verifikasi lapangan"}
	penanggungJawab = []string{"Sekretaris", "Kepala Bidang Kelembagaan dan Pengawasan", "Kepala Bidang Pemberdayaan", "Kasubbag Program", "UPTD Pelatihan", "Seluruh bidang"}
	kalimat         = []string{
		"Indikator ini menggambarkan keberhasilan perangkat daerah dalam melaksanakan urusan wajibnya.",
		"Semakin tinggi nilainya, semakin baik pelayanan yang diterima masyarakat.",
		"Dihitung setiap akhir tahun anggaran dan diverifikasi oleh Inspektorat.",
		"Data diperoleh dari laporan kecamatan yang disampaikan paling lambat tanggal 10 bulan berikutnya.",
		"Pembinaan mencakup pelatihan, pendampingan, fasilitasi legalitas usaha, dan monitoring berkala.",
		"Merupakan mandat Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 dan RPJMD.",
		"Perbandingan dilakukan terhadap capaian tahun 2016 sebagai tahun dasar.",
		"Belanja yang dihitung ialah belanja langsung di atas Rp 5.000.000,00 per kegiatan.",
	}
	perspektif = []string{"Perspektif Pelanggan", "Perspektif Proses Bisnis Internal", "Perspektif Pertumbuhan dan Pembelajaran", "Perspektif Keuangan"}
	jenjang    = []string{"SD/MI", "SMP/MTs", "SMA/SMK/MA", "Pendidikan kesetaraan", "PAUD"}
	kegiatan   = []string{"Promosi", "Sosialisasi", "Magang", "Kemitraan", "Sertifikasi halal", "Bimbingan teknis", "Studi banding"}
	tugas      = "membantu kepala daerah melaksanakan urusan pemerintahan yang menjadi kewenangan daerah dan tugas pembantuan"
	fungsi     = []string{"perumusan kebijakan teknis sesuai dengan lingkup tugasnya", "pelaksanaan kebijakan dan pembinaan", "pelaksanaan evaluasi dan pelaporan",
		"pelaksanaan administrasi dinas", "pelaksanaan fungsi lain yang diberikan oleh kepala daerah terkait dengan tugas dan fungsinya"}
	misi = []string{"Mewujudkan tata kelola pemerintahan yang bersih dan melayani", "Meningkatkan daya saing ekonomi rakyat berbasis potensi unggulan daerah",
		"Membangun sumber daya manusia yang sehat, cerdas, dan berakhlak", "Mempercepat pembangunan infrastruktur yang berwawasan lingkungan"}
	jenisDaerah = []string{"Provinsi", "Kabupaten", "Kabupaten", "Kabupaten", "Kota"}
	daerah      = []string{"Kepulauan Bangka Belitung", "Jawa Tengah", "Pringsewu", "Sleman", "Malang", "Ogan Komering Ulu Selatan", "Tulang Bawang Barat",
		"Penajam Paser Utara", "Timor Tengah Selatan", "Padang Lawas", "Banyuasin", "Kotawaringin Timur", "Bolaang Mongondow", "Halmahera Barat",
		"Batang Hari", "Lima Puluh Kota", "Musi Rawas Utara", "Hulu Sungai Tengah", "Sumba Barat Daya", "Rejang Lebong"}
	kota  = []string{"Pangkalpinang", "Semarang", "Kepanjen", "Martapura", "Soe", "Sampit", "Jailolo", "Barabai", "Curup", "Muara Bulian"}
	depan = []string{"Ahmad", "Siti", "Bambang", "Elfi", "Nur", "Yohanes", "Made", "Andi", "Sri", "Rahmat", "Maria", "Zulkifli"}
	akhir = []string{"Hidayat", "Wahyuni", "Sutrisno", "Yena", "Hasanah", "Lumban Tobing", "Sudarsana", "Mappanyukki", "Rahayu", "Syahputra", "Kusumaningrum"}
	gelar = []string{"", "Drs. ", "Ir. ", "Dr. ", "dr. "}
	ekor  = []string{"", ", S.E.", ", M.Si.", ", S.H., M.H.", ", S.STP., M.A.P.", ", Sp.OG., M.Kes."}
)

// panjang holds words that no narrow column takes whole.
var panjang = []string{"ketidakberdayagunaanberkelanjutan", "mempertanggungjawabkannya", "pengadministrasianperkantoran", "pengarusutamaangender",
	"https://sipd.kemendagri.go.id/penatausahaan/laporan/2018/realisasi?kode=5.02.0.00.0.00.01.0000", "multi-stakeholder/lintas-sektor/antar-pemerintah",
	"0123456789012345678901234567890123456789", "Pertanggungjawabanpelaksanaananggaranpendapatandanbelanjadaerah"}

// golongan pairs each rank of those who sign with its grade.
var golongan = [][2]string{{"Pembina", "IV/a"}, {"Pembina Tingkat I", "IV/b"}, {"Pembina Utama Muda", "IV/c"}, {"Pembina Utama Madya", "IV/d"}, {"Pembina Utama", "IV/e"}, {"Penata Tingkat I", "III/d"}}

package ejaan

import (
	_ "embed"
	"strings"
	"sync"

	"iku/content/edit"
	"iku/content/pola"
)

// twice are the words that say nothing when they stand twice.
var twice = pola.Words(`yang dan di ke dari untuk pada atau oleh bagi para per serta juga agar dengan dalam terhadap antara secara adalah sebagai
	persentase jumlah nilai indeks tingkat meningkatnya menurunnya terwujudnya tercapainya kabupaten provinsi kecamatan dinas pemerintah tahun`)

// pairs are the words that are said twice, with a hyphen.
var pairs = pola.Words(`rata masing lain sama anak undang bahan upaya hal nilai kadang tiba benar sungguh betul orang ibu bapak kira mata turut selama
	cuma sewaktu macam jenis usaha kegiatan program daerah negara tempat kata besar kecil baik cepat`)

// places are the words that may follow di as they are, although there is a verb
// with di- too.
var places = pola.Words(`dalam luar atas bawah samping antara depan belakang sekitar sini sana situ mana tingkat bidang wilayah daerah desa kota sekolah kantor
	pusat rumah pasar jalan tengah ruang lokasi kawasan pulau laut sisi tempat lapangan data peta nilai batas sumber hutan kebun target program angkutan
	pangkalan perbatasan awal akhir pelabuhan bandara jaringan bagian unit satuan lingkungan anggaran hilir hulu kepala tangan mata bulan tahun hari
	hotel taman muka ujung pinggir dasar kabupaten provinsi kecamatan kelurahan negara sektor indonesia dunia masyarakat lembaga instansi
	jadwal sidang operasi proses seleksi isolasi promosi komunikasi hukum kunci panen zonasi kali isi publikasi evaluasi revisi rilis tera transfer
	realisasi registrasi konversi inspeksi investigasi intervensi sewa pesan ulang rumus laporan`)

// pair judges two words that stand beside each other, and tells whether it has
// spoken of them.
func (f *finder) pair(t *token, lower []byte) bool {
	last := &f.last
	same := last.end-last.start == len(lower) && strings.EqualFold(f.text[last.start:last.end], string(lower))
	if same && len(lower) > 1 {
		return f.doubled(t, string(lower))
	}
	if n := len(lower); n > 3 && last.end-last.start > n+1 && f.text[last.end-1]|0x20 == lower[n-1] && t.form == small && f.affixedTwice(string(lower)) {
		f.tell(Slip{Start: last.start, End: t.end, Right: f.text[last.start:last.end] + "-" + string(lower)})
		return true
	}
	if last.is&isHead == 0 && t.is&isTail == 0 {
		return false
	}
	first := f.text[last.start:last.end]
	head := strings.ToLower(first)
	if right, ok := parted()[head+" "+string(lower)]; ok {
		f.tell(Slip{Start: last.start, End: t.end, Right: cased(right, first)})
		return true
	}
	switch w := string(lower); {
	case head == "di" && f.welded(t, w):
		return true
	case head == "di" && (!places()[w] && !spots()[w] || verbs()[w] && f.auxiliary()):
		if (verbs()[w] || process(w)) && t.form != title || t.is&isPassive != 0 && (strings.HasSuffix(w, "kan") || t.is&isTarget == 0 || f.auxiliary()) || (t.is&isWord == 0 || t.is&isPassive != 0) && f.passive(w) {
			f.tell(Slip{Start: last.start, End: t.end, Right: cased("di"+w, first), Why: "awalan di- ditulis serangkai dengan kata kerjanya"})
			return true
		}
	case bound()[head] && len(w) > 2 && t.form == small && (is(head+w)&isWord != 0 || f.known(head+w, usual)):
		f.tell(Slip{Start: last.start, End: t.end, Right: cased(head+w, first)})
		return true
	case last.is&isHead != 0 && head != "di":
		if t.is&isWord == 0 && len(w) > 3 && (usage(w) < usual && !f.known(w, usual) && (is(head+w)&isWord != 0 || f.known(head+w, usual)) || usage(w) == 0 && usage(head+w) == common) {
			f.tell(Slip{Start: last.start, End: t.end, Right: cased(head+w, first)})
			return true
		}
	case w == "an":
		if t.form == small && len(first) > 3 && (is(head+w)&isTarget != 0 || usage(head+w) >= usual || f.known(head+w, ours)) {
			f.tell(Slip{Start: last.start, End: t.end, Right: first + w})
			return true
		}
	case t.is&isTail != 0 && last.is&isWord != 0 && t.form == small && len(first) > 3:
		f.tell(Slip{Start: last.start, End: t.end, Right: first + w})
		return true
	}
	return false
}

// phrase reports a word that is a slip in what the word before it asks for, though it
// may be a word itself: "lanjut usai".
func (f *finder) phrase(t *token, lower []byte) bool {
	if f.last.is&isFirst == 0 || len(lower) < 3 || t.form == mixed || f.apartFrom(t) {
		return false
	}
	w, best := string(lower), slip{}
	asked, many := strings.CutPrefix(phrases()[strings.ToLower(f.text[f.last.start:f.last.end])], "… ")
	ours := t.is&isWord != 0 || t.form != small || usage(w) >= usual
	if ours && many {
		return false
	}
	for next := range strings.SplitSeq(asked, " ") {
		if next == w {
			return false
		}
		if n := len(next) - len(w); n > 1 || n < -1 || ours && len(w) < 4 {
			continue
		}
		is := slip{next, slipped(w, next), common}
		if is.kind == noSlip && (ours && len(w) > 4 && w[0] == next[0] && slightly(w, next) || !ours && edit.Distance(w, next, 2) == 1) {
			is.kind = other
		}
		if is.kind != noSlip && is.likelier(best) {
			best = is
		}
	}
	if best.word == "" {
		return false
	}
	s := Slip{Start: t.start, End: t.end, Right: cased(best.word, f.text[t.start:t.end])}
	if t.is&isWord != 0 || usage(w) >= usual {
		s.Why = "sesudah " + f.text[f.last.start:f.last.end] + " lazimnya " + best.word
	}
	f.tell(s)
	return true
}

// goesWith reports a word for which another stands before what is behind it: terumbuk
// karang.
func (f *finder) goesWith(t *token, word string) bool {
	_, behind := f.neighbours(t)
	for next := range strings.SplitSeq(phrases()[word], " ") {
		if next == behind && behind != "" {
			f.tell(Slip{Start: t.start, End: t.end, Right: word, Why: "di depan " + behind + " lazimnya " + word})
			return true
		}
	}
	return false
}

//go:embed frasa.txt
var frasa string

// phrases are what stands behind a word that goes with few others, parted by blanks.
var phrases = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(frasa) {
		if first, rest, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " "); ok && first != "#" {
			m[first] = rest
		}
	}
	return m
})

// tailed reports an unknown word that is one with the suffix parted from it: "dipasar
// kan".
func (f *finder) tailed(t *token) bool {
	for _, tail := range []string{"kan", "nya", "an"} {
		rest, ok := strings.CutPrefix(f.text[t.end:], " "+tail)
		if !ok || rest != "" && letter(rest[0]) {
			continue
		}
		if w := t.lower + tail; is(w)&isWord != 0 || f.known(w, usual) {
			f.tell(Slip{Start: t.start, End: t.end + 1 + len(tail), Right: cased(w, f.text[t.start:t.end])})
			f.resume = t.end + 1 + len(tail)
			return true
		}
	}
	return false
}

// verbs are bare stems that stand behind di as verbs only; behind a verb's auxiliary
// those that are places too.
var verbs = pola.Words(`abaikan acak adakan aduk ajak ajar akses akui alami aliri alokasi ambil amati analisis anggap angkat angkut antar apresiasi asah asuh atasi atur audit
	awasi baca bagi bahas bakar bangun bantu batalkan batasi bawa bayar bebani bela beli bentuk berantas beri bina bongkar buang buat buka bunuh buru
	cabut cairkan canangkan capai cari catat cat cegah cek cetak coba cuci cukupi cukur dampingi dapat daur danai data didik dorong dukung duduki edit
	elaborasi eliminasi entri evakuasi evaluasi fasilitasi gabung gaji gali ganti garap gelar gunakan gusur hapus harapkan hargai hentikan hias hibur
	himpun hindari hitung hubungi hukum huni identifikasi ikat ikuti imbau implementasi impor input inspeksi intervensi inventarisasi investigasi isi
	isolasi jabat jadwal jaga jahit jajaki jalani jalin jamin jangkau jual kaji kali kawal kelola kemas kembangkan kendalikan kenal kenai keluarkan
	kerjakan kirim kombinasi komunikasi konfirmasi kontrol konversi koordinasi koreksi kukuhkan kuasai kunci kunjungi kupas kurangi kurasi kutip
	laksanakan lacak lalui lampiri lampaui lantik lapisi lapor larang latih layani lelang lengkapi lepas lewati libatkan lihat liput lindungi lunasi
	miliki minta modifikasi monitor muat mulai mutasi mutakhirkan mediasi nikmati nilai normalisasi olah operasi optimasi optimalisasi padamkan pahami
	pakai paksa panen pandu panggil pangkas pantau pasang pasok patuhi pecah pegang pelajari pelihara penuhi perbaiki periksa pesan petakan pilih pilah
	pimpin pindah pinjam prediksi prioritas promosi proses proteksi publikasi pulihkan pungut putus rancang rangkum rasa rawat reboisasi realisasi
	rehabilitasi registrasi rekam rekap rekapitulasi rekomendasi relokasi renovasi respons restorasi reviu revitalisasi revisi rilis rintis rujuk rumus
	rusak sahkan salurkan sambung sampaikan sambut saring sebar sebut sediakan sepakati serahkan serap sertai sertifikasi setor setujui seleksi sewa
	siapkan sidak sidang simak simpan singkat siram sita sosialisasi standardisasi stimulasi suling supervisi survei susun tagih tahan tambah tampung
	tanam tandai tandatangani tangani tanggulangi tanggung tangkap tarik target tata tawarkan tebang tebar teliti tempuh temui tentukan tera terapi
	terapkan terbit terima tetapkan tilang timbang timbun tindak tindaklanjuti tingkatkan tinjau titip tolak tolong transfer tugasi tukar tulis tunda
	tunjang tunjuk tuntut turuti tutup ubah uji ujicobakan ukur ulang undang unduh unggah ungkap upayakan urai urus usul usulkan vaksin validasi
	verifikasi vonis wajibkan wakili waspadai wisuda wujudkan zonasi dayagunakan salahgunakan sebarluaskan ketahui sukai`)

// bound are the prefixes that are no words by themselves.
var bound = pola.Words("ter ber me mem men meng meny memper diper keber keter")

// auxiliaries stand before a verb, and seldom before a place.
var auxiliaries = pola.Words("yang telah sudah akan dapat harus belum mampu perlu wajib berhasil untuk setelah")

// auxiliary tells whether such a word stands before the one that was read last.
func (f *finder) auxiliary() bool {
	before := strings.TrimRight(f.text[:f.last.start], " ")
	i := len(before)
	for i > 0 && letter(before[i-1]) {
		i--
	}
	return auxiliaries()[strings.ToLower(before[i:])]
}

// passive tells whether di- makes a passive verb of a word that is none itself.
func (f *finder) passive(w string) bool {
	if stem, ok := strings.CutSuffix(w, "kan"); ok && len(stem) > 3 && sound(stem, usual) && is(w)&isTarget == 0 && usage(w) == 0 {
		return true
	}
	if stem, ok := strings.CutSuffix(w, "i"); ok && (len(stem) > 3 || is(stem)&isTarget != 0) && sound(stem, usual) && is(w) == 0 && usage(w) == 0 {
		return true
	}
	return (strings.HasSuffix(w, "kan") || strings.HasSuffix(w, "i")) && is("di"+w)&isTarget != 0
}

// process tells whether a noun is what is done to something, so that di before it is no
// place: harmonisasi, verifikasi.
func process(w string) bool {
	return strings.HasSuffix(w, "isasi") && w != "organisasi" || strings.HasSuffix(w, "ifikasi")
}

// affixedTwice tells whether a word is what the one before it has a prefix to: berulang
// ulang, sehari hari.
func (f *finder) affixedTwice(w string) bool {
	switch prefix, ok := strings.CutSuffix(strings.ToLower(f.text[f.last.start:f.last.end]), w); prefix {
	case "ber", "ter", "se", "me", "meng", "mem", "men":
		return ok
	}
	return false
}

// doubled reports a word that stands twice. Names do: Bau Bau.
func (f *finder) doubled(t *token, w string) bool {
	last := &f.last
	switch {
	case pairs()[w] && t.form == small:
		f.tell(Slip{Start: last.start, End: t.end, Right: f.text[last.start:last.end] + "-" + w})
	case twice()[w], t.is&isTarget != 0 && len(w) > 3 && (t.form == small || is(w)&isTarget != 0 && last.form != t.form):
		f.tell(Slip{Start: last.start, End: t.end, Right: f.text[last.start:last.end], Why: "kata ditulis dua kali"})
	default:
		return false
	}
	return true
}

// squared reports anak2.
func (f *finder) squared(t *token, lower []byte) {
	if w := string(lower); t.form == small && !(t.end+1 < len(f.text) && (letter(f.text[t.end+1]) || f.text[t.end+1] >= '0' && f.text[t.end+1] <= '9')) && !classes()[w] {
		f.tell(Slip{Start: t.start, End: t.end + 1, Right: f.text[t.start:t.end] + "-" + w})
	}
}

// classes are words that a number may follow at once.
var classes = pola.Words("kelas tahap tipe fase level seksi bidang grup kolom baris tabel gambar bagian pasal ayat zona kategori jenis tingkat")

// copied reports a word that copying has broken at the end of a line: the joined
// form is a word, and its parts are not: mengeva-luasi.
func (f *finder) copied(t *token, lower string) bool {
	s, i := f.text, t.end+1
	for i < len(s) && (s[i] == ' ' || s[i] == '\n') {
		i++
	}
	end := i
	for end < len(s) && s[end] >= 'a' && s[end] <= 'z' {
		end++
	}
	rest := s[i:end]
	t.lower = lower
	if rest == "" || end < len(s) && (letter(s[end]) || s[end] == '-') || strings.HasPrefix(rest, t.lower) {
		return f.mispaired(t, rest, i)
	}
	whole := t.lower + rest
	if is(whole)&isTarget == 0 && !f.clitic(whole) || t.is&isWord != 0 && is(rest)&isWord != 0 {
		return f.mispaired(t, rest, i)
	}
	f.tell(Slip{Start: t.start, End: end, Right: cased(whole, s[t.start:t.end]), Why: "kata terpenggal, biasanya karena disalin"})
	f.resume = end
	return true
}

func (f *finder) clitic(w string) bool {
	for _, c := range clitics {
		if stem, ok := strings.CutSuffix(w, c); ok && is(stem)&isTarget != 0 {
			return true
		}
	}
	return false
}

// mispaired reports Rara-rata: a doubled word whose first half is a slip.
func (f *finder) mispaired(t *token, rest string, at int) bool {
	if at != t.end+1 || !pairs()[rest] || len(rest) < 4 || !slightly(t.lower, rest) {
		return false
	}
	f.resume = at + len(rest)
	f.tell(Slip{Start: t.start, End: at + len(rest), Right: cased(rest+"-"+rest, f.text[t.start:t.end])})
	return true
}

// slightly tells whether two words of one length differ in one letter, no more and
// no less.
func slightly(a, b string) bool {
	differ := 0
	for i := 0; i < len(a) && len(a) == len(b); i++ {
		if a[i] != b[i] {
			differ++
		}
	}
	return differ == 1
}

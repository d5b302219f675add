package ejaan

import (
	"strings"

	"iku/content/pola"
)

// spots are the nouns that di and ke stand apart from, and that make no verb with di-.
var spots = pola.Words(`dalam luar atas bawah samping antara depan belakang sekitar sini sana situ tengah sisi seberang ujung pinggir tepi hulu hilir puncak lereng sela
	tingkat bidang wilayah daerah desa kota kabupaten provinsi kecamatan kelurahan negara pulau kawasan lingkungan lingkup lokasi lapangan tempat pusat
	ruang ruangan sekolah madrasah pesantren kampus universitas kelas perpustakaan laboratorium asrama kantor gedung rumah kamar dapur gudang toko pasar
	mal kios warung hotel restoran puskesmas posyandu klinik apotek poliklinik bangsal fasilitas pelabuhan dermaga bandara terminal stasiun halte jalan
	jembatan persimpangan perlintasan sungai danau waduk bendungan embung laut pantai pesisir teluk tanjung muara perairan kolam tambak sawah ladang kebun
	hutan gunung lembah rawa lahan pekarangan taman perkotaan perdesaan pedesaan permukiman pemukiman perumahan perbatasan pedalaman perkebunan
	pertambangan persawahan pengadilan pemerintahan masyarakat kalangan sektor subsektor instansi lembaga kementerian dinas badan bagian unit satuan seksi
	organisasi perusahaan industri pabrik bengkel balai panti masjid gereja pura dunia indonesia nusantara nagari kampung dusun tahun bulan hari awal
	akhir masa setiap seluruh berbagai beberapa sejumlah semua tiap suatu sebuah segala media internet televisi aplikasi sistem laman situs lapas rutan
	penjara lembaran halaman kolom tabel orang bidan dokter perawat penyuluh petugas guru camat lurah bupati penegak penyidik penyedia pengguna pelanggan
	museum stadion gelanggang galeri candi monumen faskes penampungan pengungsian posko poskamling pasaran trotoar bantaran sempadan tambatan pangkalan
	musim malam siang pagi sore semester triwulan zaman era periode perempatan pertigaan pertokoan pemakaman penginapan pelelangan percetakan`)

// counts are what per stands apart from.
var counts = pola.Words(`orang jiwa kepala kapita hari minggu bulan tahun jam menit detik semester triwulan kuartal caturwulan periode unit satuan buah butir ekor batang
	lembar paket desa kelurahan kecamatan kabupaten kota provinsi wilayah daerah keluarga rumah kunjungan kegiatan program kelompok kelas sekolah siswa
	guru puskesmas pasien kasus hektare hektar meter kilometer kilogram gram kuintal ton liter kubik rupiah dokumen perkara jenis sektor bidang instansi
	pegawai pelanggan penduduk seribu seratus wisatawan nelayan petani anak bayi transaksi laporan indikator sasaran perangkat komoditas lapangan kapal
	kendaraan kamar`)

// apart returns two words that a word joins, with the blank between them: diperkotaan,
// kepuskesmas, perkunjungan; empty where it joins none.
func apart(w string) string {
	if usage(w) > 0 || len(w) < 6 {
		return ""
	}
	if rest := w[2:]; (w[:2] == "di" || w[:2] == "ke") && strings.HasPrefix(rest, "pe") && strings.HasSuffix(rest, "an") && !strings.HasSuffix(rest, "kan") && is(rest)&isTarget != 0 {
		return w[:2] + " " + rest // keperguruan
	}
	for _, c := range []string{"", "nya"} {
		stem, ok := strings.CutSuffix(w, c)
		switch {
		case !ok || len(stem) < 6:
		case spots()[stem[2:]] && (stem[:2] == "di" || stem[:2] == "ke"):
			return stem[:2] + " " + stem[2:] + c
		case c == "" && stem[:3] == "per" && counts()[stem[3:]]:
			return "per " + stem[3:]
		}
	}
	return ""
}

// welded reports a verb of two words that di makes one: di tindak lanjuti.
func (f *finder) welded(t *token, w string) bool {
	i := t.end + 1
	end := i
	for end < len(f.text) && letter(f.text[end]) {
		end++
	}
	if i >= end || f.text[t.end] != ' ' {
		return false
	}
	right, ok := parted()["di"+w+" "+strings.ToLower(f.text[i:end])]
	if ok {
		f.tell(Slip{Start: f.last.start, End: end, Right: cased(right, f.text[f.last.start:f.last.end])})
		f.resume = end
	}
	return ok
}

// joined parts a word that is two of the trade without the blank between them.
func (f *finder) joined(w string) string {
	for i := 5; i+5 <= len(w); i++ {
		if is(w[:i])&isTarget != 0 && is(w[i:])&isTarget != 0 {
			return w[:i] + " " + w[i:]
		}
	}
	return ""
}

// camel parts KeuanganNegara.
func (f *finder) camel(t *token) string {
	s := f.text[t.start:t.end]
	cut := -1
	for i := 1; i < len(s); i++ {
		if s[i] < 'a' && s[i-1] >= 'a' {
			if cut >= 0 {
				return ""
			}
			cut = i
		}
	}
	if cut < 3 || len(s)-cut < 3 {
		return ""
	}
	a, b := t.lower[:cut], t.lower[cut:]
	if is(a)&isTarget == 0 || is(b)&isTarget == 0 || len(a)+len(b) < 9 { // no name: TransJakarta
		return ""
	}
	return s[:cut] + " " + s[cut:]
}

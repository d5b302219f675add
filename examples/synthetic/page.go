package synthetic

import (
	"fmt"
	"strings"
)

// signer writes who signs, in one of the ways that are in use, or nobody.
func (m *maker) signer() {
	if m.chance(4) {
		return
	}
	m.table("penanda_tangan")
	m.texts("jabatan", []string{"Kepala", m.strained(m.bidang.dinas), m.daerah}[m.IntN(2):])
	nama := pick(m, gelar) + pick(m, depan) + " " + pick(m, akhir) + pick(m, ekor)
	if m.chance(50) {
		nama = strings.ToUpper(nama)
	}
	m.text("nama", nama)
	rank := pick(m, golongan)
	m.text("pangkat", rank[0])
	if m.chance(50) {
		m.text("golongan", rank[1])
		m.text("cetak_golongan", pick(m, []string{"tidak", "koma", "kurung"}))
	}
	born := m.between(m.from-57, m.from-40)
	switch n := m.IntN(10); {
	case n < 8:
		m.text("nip", fmt.Sprintf("%d%02d%02d %d%02d %d %03d", born, m.between(1, 12), m.between(1, 28), born+m.between(20, 30), m.between(1, 12), m.between(1, 2), m.between(1, 18)))
		if m.chance(20) {
			m.text("label_nip", "NIP.")
		}
	case n < 9 && m.from >= 2021:
		m.text("ni_pppk", fmt.Sprintf("%d%02d%02d %d21 %d %03d", born, m.between(1, 12), m.between(1, 28), m.from, m.between(1, 2), m.between(1, 9)))
	}
	switch m.IntN(8) {
	case 0:
		m.text("status", pick(m, []string{"Plt.", "Plh.", "Pj."}))
		m.texts("jabatan_asli", []string{"Sekretaris"})
	case 1:
		m.text("atas_nama", "GUBERNUR "+strings.ToUpper(m.daerah))
	case 2:
		m.text("atas_nama", "BUPATI")
		m.text("untuk_beliau", "Asisten Administrasi Umum")
	}
	if m.chance(30) {
		m.boolean("garis_bawah", true)
	}
	if m.chance(20) {
		m.text("rata", "kiri")
	}
	if m.chance(20) {
		m.texts("paraf", some(m, penanggungJawab, m.between(1, 3)))
	}
	if m.chance(20) {
		m.table("tanda_tangan")
		m.text("cara", "elektronik")
		if m.chance(60) {
			m.text("kaki", "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan oleh Balai Besar Sertifikasi Elektronik (BSrE), Badan Siber dan Sandi Negara (BSSN)")
		}
	}
}

// page writes how the table and the page are set.
func (m *maker) page() {
	p := m.profile
	m.table("tabel")
	if p.kolom != "" {
		m.raw("kolom", p.kolom)
	}
	if p.nomorKolom || m.chance(10) {
		m.boolean("nomor_kolom", true)
	}
	if m.chance(30) {
		m.text("nomor_indikator", pick(m, []string{"per_sasaran", "menerus"}))
		m.text("gaya_nomor", pick(m, []string{"1.", "1", "1)"}))
	}
	if m.chance(15) {
		m.texts("catatan", []string{"Ket: N/A = belum dihitung pada tahun berjalan.", m.strained(pick(m, kalimat))})
	}
	if m.chance(20) {
		m.raw("judul", inline([]pair{{"sasaran", quote("SASARAN")}, {"indikator", quote("INDIKATOR KINERJA UTAMA")}}))
	}
	if m.Extreme && m.chance(15) {
		m.raw("lebar", inline([]pair{{"indikator", quote(pick(m, []string{"1cm", "2cm", "4cm"}))}, {"sasaran", quote("25mm")}}))
	} else if m.chance(15) {
		m.raw("lebar", inline([]pair{{"no", quote("1cm")}}))
	}
	if p.own {
		m.table("kolom_lain")
		m.text("frekuensi", "FREKUENSI")
	}
	m.paper()
	if m.chance(25) {
		m.table("kop")
		m.texts("baris", []string{"Pemerintah " + m.daerah, m.name()})
		m.texts("alamat", []string{fmt.Sprintf("Jalan Merdeka Nomor %d %s %d", m.between(1, 300), pick(m, kota), m.between(10000, 99999)), "Telepon (0717) 431 " + fmt.Sprint(m.between(100, 999))})
	}
	if m.chance(15) {
		m.table("lampiran")
		m.text("urutan", pick(m, []string{"", "I", "II"}))
		m.text("dari", "Keputusan Kepala "+m.bidang.dinas)
		m.text("nomor", fmt.Sprintf("188.4/%d/%d", m.between(1, 400), m.from))
		m.date("tanggal")
		m.text("tentang", "Penetapan Indikator Kinerja Utama")
	}
	if m.chance(15) {
		m.table("lampiran_hitungan")
		m.text("judul", pick(m, []string{"Perhitungan :", "Lampiran Perhitungan Indikator"}))
		m.boolean("halaman_baru", m.chance(50))
	}
}

func (m *maker) paper() {
	m.table("halaman")
	paper := pick(m, []string{"F4", "F4", "A4", "A4", "Legal", "Folio", "215mm x 330mm"})
	if m.Extreme && m.chance(15) {
		paper = pick(m, []string{"148mm x 210mm", "400mm x 200mm", "120mm x 600mm"})
	}
	m.text("kertas", paper)
	if m.profile.lanskap || m.chance(10) {
		m.text("orientasi", "lanskap")
	}
	if m.chance(30) {
		m.raw("margin", inline([]pair{{"atas", quote(pick(m, []string{"2cm", "2,5cm", "3cm"}))}, {"bawah", quote("2cm")}, {"kiri", quote("25mm")}, {"kanan", quote("1in")}}))
	}
	if m.chance(30) {
		m.text("huruf", pick(m, []string{"Liberation Sans", "Liberation Serif"}))
	}
	switch {
	case m.Extreme && m.chance(40):
		m.raw("ukuran", pick(m, []string{"7", "7.5", "12", "14", "16"}))
	case m.profile.lanskap:
		m.integer("ukuran", m.between(8, 10))
	case m.chance(40):
		m.raw("ukuran", pick(m, []string{"9", "9.5", "10", "12"}))
	}
	if m.chance(15) {
		m.text("nomor", "tidak")
	}
	if m.chance(8) && (m.Extreme || m.Indikator > 0) && m.Indikator <= 8 {
		m.boolean("satu_halaman", true)
	}
}

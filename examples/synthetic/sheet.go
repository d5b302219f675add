// Package synthetic makes up IKU sheets of agencies that do not exist: no two
// alike, each valid, in the words and forms of real ones. Tests and benchmarks of
// every package are fed with them.
package synthetic

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// Options shape what is made up.
type Options struct {
	Indikator int  // how many indikator; 0: as many as the seed says, 1 to some hundreds
	Extreme   bool // words wider than a column, cells taller than a page, small paper, large type
	Bad       int  // percent of the seeds that give a document with an error
}

// Sheet returns the TOML of an agency's sheet, always the same for one seed and
// options. Unless Broken says otherwise, it can be read without an error.
func Sheet(seed uint64, o Options) []byte {
	m := &maker{Options: o, Rand: rand.New(rand.NewPCG(seed, 0x494b55)), seed: seed}
	m.document()
	if Broken(seed, o) {
		m.spoil()
	}
	return []byte(m.String())
}

// Broken tells whether the document of a seed has an error.
func Broken(seed uint64, o Options) bool {
	return rand.New(rand.NewPCG(seed, 0xbad)).IntN(100) < o.Bad
}

// maker makes one document.
type maker struct {
	Options
	*rand.Rand
	writer
	seed uint64

	bidang   bidang
	daerah   string // "Kabupaten Pringsewu"
	from, to int    // the period
	left     int    // indikator still to be made
	profile  *profile
	tujuan   int // how many sasaran may name
	serving  int // the tujuan that the last sasaran serves
	steps    bool
	symbols  int
}

// chance is true p times in a hundred.
func (m *maker) chance(p int) bool { return m.IntN(100) < p }

func (m *maker) between(low, high int) int { return low + m.IntN(high-low+1) }

func pick[T any](m *maker, list []T) T { return list[m.IntN(len(list))] }

// some returns n different elements, in the list's order.
func some[T any](m *maker, list []T, n int) []T {
	n = min(n, len(list))
	out := make([]T, 0, n)
	for i := range list {
		if m.IntN(len(list)-i) < n-len(out) {
			out = append(out, list[i])
		}
	}
	return out
}

// sizes of sheets: most have five to twenty indikator.
func (m *maker) size() int {
	switch n := m.IntN(100); {
	case n < 15:
		return m.between(1, 4)
	case n < 75:
		return m.between(5, 20)
	case n < 95:
		return m.between(21, 60)
	}
	return m.between(61, 300)
}

func (m *maker) document() {
	m.bidang = pick(m, semuaBidang)
	m.daerah = pick(m, jenisDaerah) + " " + pick(m, daerah)
	m.from = m.between(2005, 2026)
	m.to = m.from + m.IntN(6)
	if m.left = m.Indikator; m.left == 0 {
		m.left = m.size()
	}
	m.profile = &profiles[m.IntN(len(profiles))]
	if m.Extreme && m.chance(50) {
		m.profile = m.anything()
	}
	m.steps = m.chance(45)

	m.table("dokumen")
	if m.chance(15) {
		m.texts("judul", []string{"Penetapan", "Indikator Kinerja Utama"})
	}
	m.text("pemerintah", "Pemerintah "+m.daerah)
	if m.from == m.to {
		m.integer("periode", m.from)
	} else {
		m.text("periode", fmt.Sprintf("%d-%d", m.from, m.to))
	}
	if m.chance(10) {
		m.texts("baris_judul", []string{"INDIKATOR KINERJA UTAMA (IKU)", "PERANGKAT DAERAH " + strings.ToUpper(m.daerah), fmt.Sprintf("PERIODE %d – %d", m.from, m.to)})
	}
	if m.chance(30) {
		m.boolean("kapital", false)
	}
	if m.chance(40) {
		m.text("nomor", fmt.Sprintf("050/%d/%s/%d", m.seed%10000, strings.ToUpper(m.bidang.dinas[:3]), m.from))
	}
	if m.chance(70) {
		m.text("tempat", pick(m, kota))
	}
	if m.chance(70) {
		m.date("tanggal")
	}
	m.agency()
	m.content()
	m.signer()
	m.page()
}

func (m *maker) date(key string) {
	m.raw(key, fmt.Sprintf("%d-%02d-%02d", m.from, m.between(1, 12), m.between(1, 28)))
}

func (m *maker) name() string {
	if m.bidang.dinas == "Kecamatan" {
		return "Kecamatan " + pick(m, kota)
	}
	return m.bidang.dinas
}

func (m *maker) agency() {
	goals := m.profile.tujuan
	if m.chance(8) && !goals {
		return
	}
	m.table("perangkat_daerah")
	m.text("nama", m.name())
	if m.chance(15) {
		m.text("jabatan", "Kepala "+m.bidang.dinas)
	}
	if m.chance(60) {
		m.text("visi", "Terwujudnya "+pick(m, m.bidang.objek)+" yang maju, mandiri, dan berkeadilan")
	}
	if m.chance(60) {
		if list := some(m, misi, m.between(1, 4)); len(list) == 1 {
			m.text("misi", list[0])
		} else {
			m.texts("misi", list)
		}
	}
	if goals && m.chance(40) {
		m.tujuan = m.between(2, 4)
		list := make([]string, m.tujuan)
		for i := range list {
			list[i] = m.condition()
		}
		m.texts("tujuan", list)
	} else if !goals && m.chance(60) {
		m.text("tujuan", m.condition())
	}
	if m.chance(25) {
		m.text("urusan", "Urusan wajib yang berkaitan dengan pelayanan dasar")
		m.text("tugas", tugas)
		m.texts("fungsi", some(m, fungsi, m.between(1, 5)))
	}
	if m.chance(25) {
		m.raw("gaya_daftar", quote(pick(m, []string{"1.", "a."})))
	}
	if m.chance(20) {
		m.raw("label", inline([]pair{{"nama", quote("NAMA SKPD")}, {"visi", quote("VISI")}}))
	}
}

// condition returns what a tujuan or sasaran states.
func (m *maker) condition() string {
	t := pick(m, sifat) + " " + pick(m, m.bidang.objek)
	if m.chance(40) {
		t += " " + pick(m, lanjutan)
	}
	return m.strained(t)
}

// strained returns the text with a word that is too long, or much more of it,
// where extremes are wanted.
func (m *maker) strained(t string) string {
	if !m.Extreme {
		return t
	}
	switch n := m.IntN(100); {
	case n < 6:
		return t + " " + pick(m, panjang)
	case n < 7:
		return t + " " + m.prose(m.between(20, 120))
	case n < 9:
		return t + " " + m.prose(m.between(1, 5))
	}
	return t
}

func (m *maker) prose(sentences int) string {
	list := make([]string, sentences)
	for i := range list {
		list[i] = pick(m, kalimat)
	}
	return strings.Join(list, " ")
}

// lines returns a text that keeps its lines, or a list, as TOML.
func (m *maker) lines(from []string, most int) string {
	switch n := m.IntN(10); {
	case n < 4:
		return array(some(m, from, m.between(1, most)))
	case n < 5:
		return quote(strings.Join(some(m, from, 2), "\n"))
	}
	return quote(m.strained(strings.Join(some(m, from, m.between(1, 2)), " ")))
}

// content writes tujuan, sasaran and indikator in the form of the profile.
func (m *maker) content() {
	if m.profile.tujuan && m.tujuan == 0 {
		m.tujuan = m.between(1, 4)
		for i := range m.tujuan {
			m.entry("tujuan")
			m.text("uraian", m.condition())
			if m.chance(50) {
				m.text("kode", "T"+strconv.Itoa(i+1))
			}
			if m.chance(30) {
				m.boolean("cetak", false)
			}
			if m.chance(50) && m.left > 1 {
				m.indikator("tujuan.indikator")
			}
		}
	}
	switch m.profile.form {
	case beside:
		n := max(1, m.left*m.between(50, 150)/100)
		for i := range n {
			m.sasaran(i)
		}
		fallthrough
	case alone:
		for m.left > 0 {
			m.indikator("indikator")
		}
		return
	}
	for i := 0; m.left > 0; i++ {
		m.sasaran(i)
		n := 0
		switch {
		case m.chance(7): // a sasaran without indikator
		case m.Extreme && m.chance(5):
			n = m.between(10, 40)
		default:
			n = m.between(1, 4)
		}
		for range min(n, m.left) {
			m.indikator("sasaran.indikator")
		}
	}
}

func (m *maker) sasaran(i int) {
	m.entry("sasaran")
	m.text("uraian", m.condition())
	if m.profile.codes {
		m.text("kode", "S"+strconv.Itoa(i+1))
	}
	if m.tujuan > 0 {
		if i == 0 {
			m.serving = 1
		} else if m.serving < m.tujuan && m.chance(30) {
			m.serving++
		}
		m.integer("tujuan", m.serving)
	}
	if m.profile.kelompok {
		m.text("kelompok", perspektif[i/3%len(perspektif)])
	}
}

// spoil breaks the document in one of the ways that people do.
func (m *maker) spoil() {
	switch m.IntN(5) {
	case 0:
		m.raw("tujuann", quote("salah ketik"))
	case 1:
		m.WriteString("[[sasaran]\nuraian = \"kurung kurang satu\"\n")
	case 2:
		m.entry("indikator")
		m.text("satuan", "tanpa uraian")
	case 3:
		m.table("perubahan")
		m.integer("umum", 3)
	case 4:
		text := m.String()
		m.Reset()
		m.WriteString(strings.Replace(text, "pemerintah = ", "pemerintah_daerah = ", 1))
	}
}

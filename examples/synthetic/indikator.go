package synthetic

import (
	"fmt"
	"strconv"
)

// share is a part of a whole, as an indikator's target is computed.
type share struct{ part, whole int }

// percent returns it with one decimal, rounded half up: "22,7%".
func (s share) percent() string { return decimal(s.tenths()) + "%" }

// tenths returns it in tenths of a percent, rounded half up.
func (s share) tenths() int { return (s.part*2000 + s.whole) / (2 * s.whole) }

// decimal returns tenths as a number with one decimal.
func decimal(tenths int) string { return grouped(tenths/10) + "," + strconv.Itoa(tenths%10) }

// grouped returns a number with a dot between groups of three digits.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

// indikator writes one indikator into an array of tables of that name.
func (m *maker) indikator(table string) {
	m.left--
	p := m.profile
	unit := pick(m, m.bidang.unit)
	state := pick(m, keadaan)
	m.entry(table)
	uraian := pick(m, ukuran) + " " + unit + " " + state
	if m.chance(30) {
		uraian += " " + pick(m, lanjutan)
	}
	m.text("uraian", m.strained(uraian))
	whole := m.between(20, 90000)
	s := share{m.between(1, whole), whole}
	if p.has("kode") {
		m.text("kode", m.strained(fmt.Sprintf("%d.%02d", m.between(1, 9), m.between(1, 99))))
	}
	m.fields(p, s, unit, state)
	parts := p.rincian && m.chance(20)
	steps := m.steps && m.chance(60)
	if steps && m.chance(30) {
		m.text("judul_hitungan", "Penghitungan "+uraian)
	}
	if parts {
		for _, j := range some(m, jenjang, m.between(2, 4)) {
			m.entry(table + ".rincian")
			m.text("uraian", m.strained(j))
			if p.has("target") {
				m.text("target", decimal(m.between(100, 999)))
			}
			first := 0
			m.years(p, func() string {
				if drawn := m.between(100, 999); first == 0 {
					first = drawn
				}
				first++
				return quote(decimal(first - 1))
			})
			if p.has("satuan") {
				m.text("satuan", "Persen")
			}
		}
	}
	if steps {
		m.calculation(table+".hitungan", s, unit, state)
	}
}

// fields writes what the profile says of an indikator. Where its target is a
// percentage, it is the one that a calculation gives.
func (m *maker) fields(p *profile, s share, unit, state string) {
	percent := false
	if p.has("target") && !m.chance(5) {
		switch n := m.IntN(10); {
		case n < 5:
			percent = true
			m.text("target", s.percent())
		case n < 6:
			percent = true
			m.text("target", s.percent()+" per tahun")
		case n < 7:
			m.text("target", m.strained(pick(m, []string{"N/A", "WTP", "Baik", "A (Memuaskan)", "≥ 90", "100% (sertifikat ISO 9001:2015)"})))
		case n < 8:
			m.integer("target", s.whole)
		default:
			tenths := s.tenths()
			m.raw("target", fmt.Sprintf("%d.%d", tenths/10, tenths%10))
		}
	}
	m.years(p, m.rising(s))
	if p.has("satuan") && m.chance(90) && !percent {
		m.text("satuan", m.strained(pick(m, satuan)))
	}
	if p.has("tipe") {
		m.text("tipe", m.strained(pick(m, []string{"Kumulatif", "Non Kumulatif", "Posisi Akhir"})))
	}
	if m.chance(10) {
		polaritas := pick(m, []string{"positif", "negatif"})
		if p.has("target_tahunan") {
			polaritas = "positif" // its targets rise
		}
		m.text("polaritas", polaritas)
	}
	for _, f := range []struct {
		key  string
		from []string
	}{{"definisi", kalimat}, {"alasan", kalimat}, {"keterangan", kalimat[:3]}, {"sumber_data", sumber}, {"penanggung_jawab", penanggungJawab}} {
		if p.has(f.key) && m.chance(90) {
			m.raw(f.key, m.lines(f.from, 4))
		}
	}
	if p.has("formula") && m.chance(90) {
		m.formula(unit, state)
	}
	m.conditions(p, s)
	if p.own && m.chance(80) {
		m.text("frekuensi", pick(m, []string{"Bulanan", "Triwulanan", "Semesteran", "Tahunan"}))
	}
}

// rising returns the targets of an indikator, year by year: of one kind, each a
// little above the one before.
func (m *maker) rising(s share) func() string {
	kind, whole, tenths := -1, 0, 0
	return func() string {
		k := m.IntN(4)
		n := 0
		if k == 0 {
			n = m.between(1, 20000)
		} else if k > 1 {
			n = 10*m.between(1, 99) + m.between(1, 9)
		}
		if kind < 0 {
			kind, whole, tenths = k, n, n
		}
		switch kind {
		case 0:
			whole += whole/20 + 1
			return strconv.Itoa(whole)
		case 1:
			return quote(s.percent())
		}
		tenths += tenths/20 + 1
		return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
	}
}

// years writes the targets of the years of the period.
func (m *maker) years(p *profile, value func() string) {
	if !p.has("target_tahunan") {
		return
	}
	var out []pair
	for y := m.from; y <= m.to; y++ {
		if !m.chance(3) {
			out = append(out, pair{strconv.Itoa(y), value()})
		}
	}
	if len(out) > 0 {
		m.raw("target_tahunan", inline(out))
	}
}

func (m *maker) conditions(p *profile, s share) {
	if p.has("kondisi_awal") && m.chance(90) {
		if m.chance(50) {
			m.text("kondisi_awal", s.percent())
		} else {
			m.raw("kondisi_awal", inline([]pair{{"tahun", strconv.Itoa(m.from - m.IntN(2))}, {"nilai", quote(s.percent())}}))
		}
	}
	if p.has("kondisi_akhir") && m.chance(90) {
		m.text("kondisi_akhir", m.strained(s.percent()))
	}
}

func (m *maker) formula(unit, state string) {
	fraction := func() string {
		out := []pair{{"pembilang", quote(m.strained("Jumlah " + unit + " " + state))}, {"penyebut", quote(m.strained("Jumlah seluruh " + unit))}}
		if m.chance(80) {
			out = append(out, pair{"kali", quote("100%")})
		}
		return inline(out)
	}
	prose := quote(pick(m, kalimat))
	switch n := m.IntN(10); {
	case n < 5:
		m.raw("formula", fraction())
	case n < 7:
		m.raw("formula", prose)
	default:
		m.raw("formula", "["+prose+", "+fraction()+"]")
	}
}

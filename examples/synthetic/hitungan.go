package synthetic

import "strconv"

// symbol returns a name that the document has not used yet.
func (m *maker) symbol(stem string) string {
	m.symbols++
	return stem + "_" + strconv.Itoa(m.symbols)
}

// calculation writes steps whose results are right.
func (m *maker) calculation(table string, s share, unit, state string) {
	part, whole := m.symbol("bagian"), m.symbol("seluruh")
	data := func(label, symbol string, value int) {
		m.entry(table)
		m.text("data", label)
		m.text("simbol", symbol)
		m.integer("nilai", value)
		if m.chance(60) {
			m.integer("tahun", m.from-1)
		}
		if m.chance(60) {
			m.text("satuan", m.strained(unit))
		}
		if m.chance(15) {
			m.text("penjelasan", m.strained("("+pick(m, sumber)+")"))
		}
	}
	data(m.strained("Jumlah "+unit+" "+state), part, s.part)
	data("Jumlah seluruh "+unit, whole, s.whole)
	if m.chance(20) {
		m.difference(table, part, whole, s, unit)
	}
	if m.chance(50) {
		m.series(table, s.part, part)
	}
	m.entry(table)
	switch m.IntN(4) {
	case 0:
		m.text("rumus", strconv.Itoa(s.part)+" / "+strconv.Itoa(s.whole)+" * 100%")
		m.texts("kata", []string{m.strained(state), "Jumlah seluruh " + unit})
	case 1:
		m.text("rumus", "("+part+") / ("+whole+") × 100%")
		m.text("uraian", m.strained(pick(m, []string{"Capaian", "Hasil", "Jadi"})))
	default:
		m.text("rumus", part+" / "+whole+" * 100%")
	}
	m.text("hasil", s.percent())
	if m.chance(20) {
		m.text("bentuk", pick(m, []string{"pecahan", "sebaris"}))
	}
	if m.chance(20) {
		m.boolean("tebal", true)
	}
	if m.chance(30) {
		m.entry(table)
		m.text("catatan", m.strained(pick(m, kalimat)))
		if m.chance(15) {
			m.boolean("cetak", false)
		}
	}
}

// difference writes a formula without a fraction.
func (m *maker) difference(table, part, whole string, s share, unit string) {
	m.entry(table)
	m.text("uraian", "Jumlah yang belum tercapai")
	m.text("rumus", whole+" - "+part)
	m.text("hasil", grouped(s.whole-s.part))
	m.text("satuan", unit)
}

// series writes a yearly series that adds up to a symbol, with parts that add up
// to it.
func (m *maker) series(table string, total int, symbol string) {
	m.entry(table)
	heading := pick(m, []string{"", "Rencana per tahun", "Target tahunan"})
	if heading != "" {
		heading = m.strained(heading)
	}
	m.raw("tahunan", quote(heading))
	years := m.to - m.from + 1
	values := m.split(total, years)
	m.raw("nilai", m.byYear(values))
	m.text("jumlah", symbol)
	m.text("bentuk", pick(m, []string{"daftar", "tabel", "tabel"}))
	if m.chance(40) {
		m.text("satuan", m.strained("kegiatan"))
	}
	if !m.chance(50) {
		return
	}
	names := some(m, kegiatan, m.between(2, 5))
	parts := make([][]int, years)
	for y := range parts {
		parts[y] = m.split(values[y], len(names))
	}
	list := "[\n"
	for k, name := range names {
		name = m.strained(name)
		row := make([]int, years)
		for y := range row {
			row[y] = parts[y][k]
		}
		list += "  { uraian = " + quote(name) + ", nilai = " + m.byYear(row) + " },\n"
	}
	m.raw("rincian", list+"]")
}

// split divides a number into n that add up to it.
func (m *maker) split(total, n int) []int {
	out := make([]int, n)
	for i := range n - 1 {
		out[i] = m.IntN(2*total/(n-i)+1) * (n - 1) / n
		out[i] = min(out[i], total)
		total -= out[i]
	}
	out[n-1] = total
	return out
}

func (m *maker) byYear(values []int) string {
	out := make([]pair, len(values))
	for i, v := range values {
		out[i] = pair{strconv.Itoa(m.from + i), strconv.Itoa(v)}
	}
	return inline(out)
}

package workbook

import (
	"fmt"
	"strings"

	"iku/content/schema"
)

// spare is how many empty rows of a template are made ready to be filled in.
const spare = 60

// keyed writes a sheet of keys and values, a column a document; none where there
// is nothing to write.
func (p *pen) keyed(sheet, title string, under []string, list []subject, template bool) {
	rows := leaves(under, list, template)
	if len(rows) == 0 {
		return
	}
	widths := []float64{0, 30}
	for range list {
		widths = append(widths, max(24, 60-8*float64(len(list))))
	}
	widths = append(widths, 48)
	p.sheet(sheet, title, "Isi kolom ketiga; yang kosong tidak dicetak. Daftar: satu baris setiap isi (Alt+Enter), atau berawalan •.", widths, len(list) > 1)
	p.head(sheet, 1, "kunci", "KUNCI", "")
	p.head(sheet, 2, "label", "YANG DIISI", "")
	for i, s := range list {
		name := s.name
		if len(list) == 1 {
			name = "ISI"
		}
		p.head(sheet, 3+i, "isi", name, "")
	}
	p.head(sheet, 3+len(list), "keterangan", "KETERANGAN", "")
	for i, l := range rows {
		row := 5 + i
		p.text(sheet, square(row, 1), l.path, "doc")
		p.text(sheet, square(row, 2), label(l.path), "label")
		lines := 1
		for j, s := range list {
			lines = max(lines, tall(p.put(sheet, square(row, 3+j), at(s.root, l.path), l.key), widths[2]))
		}
		about := l.key.Doc
		if l.key.Required {
			about = "Wajib. " + about
		}
		p.text(sheet, square(row, 3+len(list)), about, "doc")
		p.height(sheet, row, max(lines, tall(about, widths[len(widths)-1])))
		for j := range list {
			p.choose(sheet, 3+j, row, row, l.key)
		}
	}
}

// label returns a path in words: "Penanda tangan: nama".
func label(path string) string {
	words := strings.ReplaceAll(path, "_", " ")
	table, key, ok := strings.Cut(words, ".")
	table = strings.ToUpper(table[:1]) + table[1:]
	if !ok {
		return table
	}
	return table + ": " + strings.ReplaceAll(key, ".", " ")
}

// widthOf are the widths of columns that are no key by themselves and hold more
// than a figure, in characters.
var widthOf = map[string]float64{
	"berkas": 18, "langkah.untuk": 26, "langkah.isi": 32, "langkah.rumus": 26, "langkah.penjelasan": 22, "langkah.kata": 24,
	"langkah.tahun": 7, "langkah.bentuk": 9, "langkah.tebal": 7, "langkah.cetak": 7, "langkah.desimal": 9, "langkah.satuan": 10,
	"langkah.simbol": 14, "langkah.jumlah": 14,
}

// width returns the width of a column, in characters.
func (c *column) width() float64 {
	switch {
	case widthOf[c.id] > 0:
		return widthOf[c.id]
	case c.year > 0:
		return 9
	case c.key != nil && c.key.Width > 0:
		return c.key.Width
	}
	return 10.5
}

// offered returns the columns of a table that the empty workbook has; a column a
// year of those of years.
func offered(table string, f *schema.Fields, root *node) (ids []string) {
	for _, k := range f.Keys {
		id := table + "." + k.Name
		switch {
		case !k.Offered:
			continue
		case k.Fields != nil && k.Fields.By == schema.Year:
			ids = append(ids, yearsOf(root, id+".")...)
			continue
		case k.Fields != nil && k.Fields.Key("tahun") != nil:
			ids = append(ids, id+".tahun")
		}
		ids = append(ids, id)
	}
	return ids
}

// indicators writes a sheet of indicators.
func (p *pen) indicators(k kind, list []subject, template bool) {
	all := make([][]record, len(list))
	some := false
	for i, s := range list {
		all[i] = records(k, s.root)
		some = some || len(all[i]) > 0
	}
	if !some && (!template || k.list != "sasaran") {
		return
	}
	always := []string{"indikator.uraian"}
	if k.fields() != nil {
		always = append(always, k.list+".uraian")
	}
	if template {
		always = append(always, offered("sasaran", schema.Root.Key("sasaran").Fields, list[0].root)...)
		always = append(always, offered("indikator", schema.Indikator, list[0].root)...)
		always = append(always, offered("rincian", schema.Indikator.Key("rincian").Fields, list[0].root)...)
	}
	columns := columnsFor(k.order(), always, all)
	p.rows(k, columns, list, all, template, func(_ record, c *column) *schema.Key { return c.key })
}

// steps writes the sheet of calculations.
func (p *pen) steps(list []subject, template bool) {
	all := make([][]record, len(list))
	some := false
	for i, s := range list {
		all[i] = stepRecords(s.root)
		some = some || len(all[i]) > 0
	}
	if !some && !template {
		return
	}
	order := []string{"langkah.untuk", "langkah.jenis", "langkah.isi"}
	for _, key := range stepKeys {
		order = append(order, "langkah."+key)
	}
	always := order[:3]
	if template {
		always = append(append([]string{}, order[:len(order)-1]...), yearsOf(list[0].root, "langkah.nilai.")...)
	}
	p.rows(steps, columnsFor(order, always, all), list, all, template, stepKey)
}

// yearsOf returns the columns of the years of a document's period.
func yearsOf(root *node, id string) (ids []string) {
	said := at(root, "dokumen.periode")
	if said == nil {
		return nil
	}
	var from, to int
	if n, _ := fmt.Sscanf(said.text, "%4d-%4d", &from, &to); n < 2 {
		to = from
	}
	for year := from; year > 0 && year <= min(to, from+10); year++ {
		ids = append(ids, fmt.Sprint(id, year))
	}
	return ids
}

// rows writes a sheet of rows under the headings of its columns.
func (p *pen) rows(k kind, columns []*column, list []subject, all [][]record, template bool, key func(record, *column) *schema.Key) {
	several := len(list) > 1
	if several {
		columns = append([]*column{columnOf("berkas")}, columns...)
	}
	widths := make([]float64, len(columns))
	for i, c := range columns {
		widths[i] = c.width()
	}
	p.sheet(k.sheet, strings.ToUpper(k.sheet[:1])+k.sheet[1:], k.about, widths, true)
	for i, c := range columns {
		p.head(k.sheet, i+1, c.id, c.words, c.doc())
	}
	row := 5
	for i, rows := range all {
		for j, r := range rows {
			tallest := 1
			for col, c := range columns {
				at := square(row, col+1)
				if c.part == berkas {
					if j == 0 {
						p.put(k.sheet, at, str(list[i].name), &schema.Key{Shape: schema.Text})
					} else {
						p.put(k.sheet, at, nil, nil)
					}
					continue
				}
				tallest = max(tallest, tall(p.put(k.sheet, at, r[c.id], key(r, c)), widths[col]))
			}
			p.height(k.sheet, row, tallest)
			row++
		}
	}
	end := row
	if template {
		for ; row < end+spare; row++ {
			for col := range columns {
				p.put(k.sheet, square(row, col+1), nil, nil)
			}
		}
	}
	for col, c := range columns {
		k2 := c.key
		if c.part == langkah {
			k2 = choiceOf(c)
		}
		if row > 5 {
			p.choose(k.sheet, col+1, 5, row-1, k2)
		}
	}
}

// choiceOf returns the closed set that a column of a step takes its values from;
// nil where it has none.
func choiceOf(c *column) *schema.Key {
	if c.name == "jenis" {
		set := &schema.Key{Shape: schema.Text, Format: schema.Choice}
		for _, j := range jenis {
			set.Values = append(set.Values, j.name)
		}
		return set
	}
	if c.name == "bentuk" { // its values depend on the kind of step
		set := &schema.Key{Shape: schema.Text, Format: schema.Choice}
		for _, j := range jenis {
			if f := variants[j.name]; f != nil && f.Key("bentuk") != nil {
				set.Values = append(set.Values, f.Key("bentuk").Values...)
			}
		}
		return set
	}
	for _, j := range jenis {
		if f := variants[j.name]; f != nil && f.Key(c.name) != nil && f.Key(c.name).Shape == schema.Bool {
			return f.Key(c.name)
		}
	}
	return nil
}

package workbook

import (
	"slices"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/pola"
	"iku/content/schema"
	"iku/content/tomltree"
)

var (
	governmentLine = pola.Regexp(`(?i)^(pemerintah\s+)?(daerah\s+)?(provinsi|kabupaten|kota|kab\.)\s+\S`)
	agencyLine     = pola.Regexp(`(?i)^(dinas|badan|kecamatan|kelurahan|rumah sakit|rsud|sekretariat|inspektorat|satuan polisi|kantor|bagian|biro|puskesmas)\s+\S`)
	instansiLine   = pola.Regexp(`(?i)^(pengadilan|mahkamah|kementerian|universitas|institut|politeknik|kepolisian|polres|polda|kejaksaan|badan pusat statistik|komando)\s+\S`)
	seat           = pola.Regexp(`(?i)\s+((?:pemerintah\s+)?(?:provinsi|kabupaten|kota|kab\.)\s+\S.*)$`)
	yearsAtEnd     = pola.Regexp(`(?i)[\s,(–-]*\b(tahun|periode|ta)?\s*(anggaran\s*)?((19|20)\d\d)(\s*([-–—]|s\.?/?d\.?|sampai( dengan)?)\s*(19|20)\d\d)?\s*[)]?\s*$`)
	saysYears      = pola.Regexp(`(?i)tahun|periode|ta\b|[12][0-9]{3}.+[12][0-9]{3}`)
	titleLine      = pola.Regexp(`(?i)^((manual|profil) indikator kinerja( utama)?|indikator kinerja utama|iku|tabel indikator kinerja( utama)?|penetapan indikator kinerja utama|matriks? indikator kinerja utama)\b[\s():-]*(\(?iku\)?)?[\s:-]*`)
)

// labelled are the words before a colon above a table, and the key of each.
var labelled = map[string]string{
	"visi": "visi", "misi": "misi", "tujuan": "tujuan", "tugas": "tugas", "tugas pokok": "tugas", "fungsi": "fungsi", "urusan": "urusan", "jabatan": "jabatan",
	"nama skpd": "nama", "nama opd": "nama", "skpd": "nama", "opd": "nama", "perangkat daerah": "nama", "nama perangkat daerah": "nama", "unit kerja": "nama", "instansi": "nama",
	"nama unit organisasi": "nama", "unit organisasi": "nama",
	"visi perangkat daerah": "visi", "misi perangkat daerah": "misi", "tujuan perangkat daerah": "tujuan",
}

// identity reads what stands in rows above a table, between two columns: the kind of
// document, the government, the period, the agency and what it states of itself.
func identity(g *grid.Sheet, rows, cols [2]int) *node {
	root := &node{kind: tomltree.Table}
	for row := rows[0]; row < rows[1]; row++ {
		var texts []*grid.Cell
		for _, c := range g.Row(row) {
			if int(c.Place.Row) == row && !c.Used() && int(c.Place.Col) >= cols[0] && int(c.Place.Col+c.Cols-1) <= cols[1] {
				texts = append(texts, c)
			}
		}
		if len(texts) > 0 {
			aboutLine(root, texts)
		}
	}
	return root
}

// aboutLine reads a row of what stands above a table.
func aboutLine(root *node, texts []*grid.Cell) {
	line := make([]string, len(texts))
	for i, c := range texts {
		line[i] = cleaned(c.Title(), false)
	}
	together := strings.Join(line, " ")
	label, value, _ := strings.Cut(together, ":")
	key, value := labelled[normal(label)], strings.TrimSpace(value)
	if key == "" && len(line) > 1 {
		key, value = labelled[normal(line[0])], strings.TrimSpace(strings.TrimPrefix(strings.Join(line[1:], " "), ":"))
	}
	table := "perangkat_daerah"
	switch name := normal(label); name {
	case "pemerintah", "pemerintah daerah":
		table, key, value = "dokumen", "pemerintah", titled(value)
	case "kabupaten", "kota", "provinsi":
		table, key, value = "dokumen", "pemerintah", strings.TrimSpace(titled(label)+" "+titled(value))
	case "tahun", "periode":
		if p := period(value); p != nil && strings.Trim(value, " 0123456789-–—") == "" {
			table, key, value = "dokumen", "periode", p.text
		}
	}
	if key != "" && value != "" && put(root, texts[len(texts)-1], table, key, value) {
		for _, c := range texts {
			c.Use()
		}
		return
	}
	for _, c := range texts {
		known := true
		for part := range strings.SplitSeq(c.Title(), "\n") { // several lines in a cell
			known = titleOf(root, c, part) && known
		}
		if known {
			c.Use()
		}
	}
}

// put says something in a table where nothing else is said there, and tells whether
// it stands there.
func put(root *node, c *grid.Cell, table, key, value string) bool {
	t := root.table(table, c.Place)
	if had := t.get(key); had != nil {
		return strings.EqualFold(had.text, value)
	}
	v := str(value)
	if key == "periode" {
		v = period(value)
	}
	v.at = c.Place
	t.set(key, v)
	return true
}

// titleOf reads a line of a title: "INDIKATOR KINERJA UTAMA DINAS … KABUPATEN …
// TAHUN 2021-2026". It tells whether nothing of it was left.
func titleOf(root *node, c *grid.Cell, line string) (known bool) {
	line = strings.Trim(strings.TrimSpace(line), "–-: ")
	if len(line) > 250 {
		return false
	}
	known = true
	if m := yearsAtEnd().FindStringIndex(line); m != nil && (m[0] == 0 || saysYears().MatchString(line[m[0]:])) {
		known = put(root, c, "dokumen", "periode", line[m[0]:])
		line = strings.Trim(line[:m[0]], " ,–-")
	}
	for _, j := range slices.Backward(schema.JenisDokumen) {
		if rest, ok := cutFold(line, j.Judul); ok && j.Name != schema.JenisKeputusan {
			if j.Name != schema.JenisDokumen[0].Name {
				known = put(root, c, "dokumen", "jenis", j.Name) && known
			}
			line = strings.Trim(rest, " ,–-:()")
			if p := root.get("dokumen"); j.Tahunan && p.get("periode") != nil && p.get("periode").kind == tomltree.Integer && p.get("tahun") == nil {
				p.set("tahun", p.get("periode").copy()) // a document of one year
			}
			break
		}
	}
	line = strings.TrimSpace(line[len(titleLine().FindString(line)):])
	if instansiLine().MatchString(line) {
		return put(root, c, "dokumen", "instansi", titled(line)) && known
	}
	if agencyLine().MatchString(line) {
		if m := seat().FindStringSubmatchIndex(line); m != nil {
			known = put(root, c, "dokumen", "pemerintah", titled(line[m[2]:m[3]])) && known
			line = line[:m[0]]
		}
		return put(root, c, "perangkat_daerah", "nama", titled(line)) && known
	}
	if governmentLine().MatchString(line) {
		if root.get("dokumen").get("instansi") != nil {
			return false // where it is
		}
		return put(root, c, "dokumen", "pemerintah", titled(line)) && known
	}
	switch normal(line) {
	case "", "iku", "tahun", "periode", "ta":
		return known
	}
	return false
}

// cutFold returns what follows a prefix in any letter case.
func cutFold(s, prefix string) (rest string, ok bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// titled returns a line of capitals with a capital at the head of each word; the
// sheet is set in capitals where it has them.
func titled(s string) string {
	s = strings.TrimSpace(s)
	if s != strings.ToUpper(s) {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		switch lower := strings.ToLower(w); {
		case i > 0 && slices.Contains([]string{"dan", "di", "untuk", "atau"}, lower):
			words[i] = lower
		case slices.Contains([]string{"RSUD", "UPTD", "DKI", "DI"}, w):
		default:
			r := []rune(lower)
			words[i] = strings.ToUpper(string(r[0])) + string(r[1:])
		}
	}
	return strings.Join(words, " ")
}

// merge adds to a table what another says and it does not.
func merge(into, from *node) {
	for _, c := range from.children {
		if had := into.get(c.name); had == nil {
			into.set(c.name, c.copy())
		} else if had.kind == tomltree.Table && c.kind == tomltree.Table {
			merge(had, c)
		}
	}
}

func (n *node) copy() *node {
	c := *n
	c.children = make([]*node, len(n.children))
	for i, child := range n.children {
		c.children[i] = child.copy()
	}
	return &c
}

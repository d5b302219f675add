package workbook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"iku/content/schema"
	"iku/content/tomltree"
)

// foreign reads the tables of a sheet that this program did not make and returns
// what it understood, in lines. name is that of the sheet's document.
func (b *book) foreign(g *grid, name string) (understood []string) {
	from := 1
	agency := name
	for {
		h := findHeads(g, from)
		if h == nil {
			return understood
		}
		about := identity(g, from, h.first)
		if nama := about.get("perangkat_daerah").get("nama"); nama != nil && from > 1 {
			agency = nama.text
		}
		doc := b.docs.named(agency)
		merge(doc, about)
		t := &table{kind: kinds[1], columns: h.columns, docs: &b.docs, doc: doc}
		if !slices.ContainsFunc(h.columns, func(c placed) bool { return c.id == "sasaran.uraian" }) {
			t.kind = kinds[2]
		}
		row := h.last + 1
		for ; row <= g.rows && !ends(g.row(row)); row++ {
			if numbered(g.row(row)) && len(g.row(row)) == len(h.columns) {
				continue
			}
			t.row(b.cells(g, row, h.columns), row)
		}
		for _, c := range h.columns {
			if title := h.other[c.name]; title != "" && c.key == &schema.OwnColumn && used(doc, c.name) {
				doc.table("kolom_lain", place{}).set(c.name, str(title))
			}
		}
		signed := signer(g, row)
		doc.set("penanda_tangan", signed)
		if p := doc.table("dokumen", place{}); p.get("periode") == nil {
			p.set("periode", span(h.columns))
		}
		understood = append(understood, tell(g, h, t, row, doc)...)
		from = row + 1
	}
}

// tell says what was understood of a table.
func tell(g *grid, h *heads, t *table, end int, doc *node) []string {
	lines := []string{fmt.Sprintf("lembar %q, judul tabel di baris %d:", g.name, h.first)}
	for _, c := range h.columns {
		means := "tidak dibaca"
		switch {
		case c.part == berkas:
			means = "perangkat daerah; satu berkas setiap perangkat daerah"
		case h.other[c.name] != "" && c.key == &schema.OwnColumn:
			means = "kolom_lain." + c.name
		case c.part != nothing && c.year > 0:
			means = c.name + " " + strconv.Itoa(c.year)
		case c.part == owner:
			means = strings.TrimSuffix(strings.TrimSuffix(c.id, ".uraian"), " dengan kata-kata")
		case c.part != nothing:
			means = strings.TrimPrefix(strings.TrimSuffix(c.id, ".uraian"), "indikator.")
		}
		col := place{col: c.col, row: 1}.name()
		lines = append(lines, fmt.Sprintf("  kolom %-3s %-40s → %s", strings.TrimRight(col, "1"), strconv.Quote(brief(h.titles[c.col])), means))
	}
	lines = append(lines, fmt.Sprintf("  baris %d–%d: %d sasaran, %d indikator", h.last+1, end-1, t.owners, t.measures))
	body := "dokumen.pemerintah"
	if doc.get("dokumen").get("instansi") != nil {
		body = "dokumen.instansi"
	}
	for _, key := range []string{body, "dokumen.periode", "perangkat_daerah.nama", "penanda_tangan.nama"} {
		first, second, _ := strings.Cut(key, ".")
		said := "(tidak ditemukan)"
		if v := doc.get(first).get(second); v != nil {
			said = v.text
		}
		lines = append(lines, fmt.Sprintf("  %s: %s", key, said))
	}
	return lines
}

// used tells whether an indicator of a document has a key.
func used(doc *node, key string) bool {
	has := func(list []*node) bool {
		return slices.ContainsFunc(list, func(i *node) bool { return i.get(key) != nil })
	}
	return has(doc.elements("indikator")) || slices.ContainsFunc(doc.elements("sasaran"), func(s *node) bool { return has(s.elements("indikator")) })
}

// span returns the period that the columns for years cover; nil without any.
func span(columns []placed) *node {
	first, last := 0, 0
	for _, c := range columns {
		if c.name == "target_tahunan" && c.year > 0 {
			if first == 0 || c.year < first {
				first = c.year
			}
			last = max(last, c.year)
		}
	}
	switch {
	case first == 0:
		return nil
	case first == last:
		return lit(tomltree.Integer, strconv.Itoa(first))
	}
	return str(fmt.Sprintf("%d-%d", first, last))
}

var (
	governmentLine = pattern(`(?i)^(pemerintah\s+)?(provinsi|kabupaten|kota)\s+\S`)
	agencyLine     = pattern(`(?i)^(dinas|badan|kecamatan|kelurahan|rumah sakit|rsud|sekretariat|inspektorat|satuan polisi|kantor|bagian|biro|puskesmas)\s+\S`)
	endLine        = pattern(`(?i)^(kepala|plt\.?|plh\.?|pj\.?|a\.n\.|gubernur|bupati|wali ?kota|camat|direktur|sekretaris|inspektur|lurah|ketua|n[ir]p\b|mengetahui|ditetapkan|ket(erangan)?\s*:|catatan\s*:|sumber\s*:)`)
	instansiLine   = pattern(`(?i)^(pengadilan|mahkamah|kementerian|universitas|institut|politeknik|kepolisian|polres|polda|kejaksaan|badan pusat statistik|komando)\s+\S`)
	placeAndDate   = pattern(`(?i)^[\p{L} ]+,\s*[0-9. …]*\s*(januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\s+[0-9]{4}$`)
	rankLine       = pattern(`(?i)^(pembina|penata|pengatur|juru)\b`)
	nipLine        = pattern(`(?i)^(nip|nrp)\b[ .:]*(.*)$`)
)

// labelled are the words before a colon above a table, and the key of each.
var labelled = map[string]string{
	"visi": "visi", "misi": "misi", "tujuan": "tujuan", "tugas": "tugas", "tugas pokok": "tugas", "fungsi": "fungsi", "urusan": "urusan", "jabatan": "jabatan",
	"nama skpd": "nama", "nama opd": "nama", "skpd": "nama", "opd": "nama", "perangkat daerah": "nama", "nama perangkat daerah": "nama", "unit kerja": "nama", "instansi": "nama",
	"visi perangkat daerah": "visi", "misi perangkat daerah": "misi", "tujuan perangkat daerah": "tujuan",
}

// identity reads what stands above a table: the government, the period, the
// agency and what it states of itself.
func identity(g *grid, from, to int) *node {
	root := &node{kind: tomltree.Table}
	for row := from; row < to; row++ {
		var texts []cell
		for _, c := range g.row(row) {
			if !c.merged || c.at.row == row && (len(texts) == 0 || texts[len(texts)-1].at != c.at) {
				texts = append(texts, c)
			}
		}
		if len(texts) == 0 {
			continue
		}
		line := make([]string, len(texts))
		for i, c := range texts {
			line[i] = cleaned(c.title(), false)
		}
		whole := strings.Join(line, " ")
		put := func(table, key, text string) {
			if t := root.table(table, texts[0].at); t.get(key) == nil && text != "" {
				v := str(text)
				if key == "periode" {
					v = period(text)
				}
				v.at = texts[len(texts)-1].at
				t.set(key, v)
			}
		}
		label, value, _ := strings.Cut(whole, ":")
		if key := labelled[normal(label)]; key != "" && strings.TrimSpace(value) != "" {
			put("perangkat_daerah", key, strings.TrimSpace(value))
			continue
		} else if key := labelled[normal(line[0])]; key != "" && len(line) > 1 {
			put("perangkat_daerah", key, strings.TrimSpace(strings.TrimPrefix(strings.Join(line[1:], " "), ":")))
			continue
		}
		switch {
		case normal(label) == "pemerintah" || normal(label) == "pemerintah daerah":
			put("dokumen", "pemerintah", strings.TrimSpace(value))
		case instansiLine().MatchString(whole):
			put("dokumen", "instansi", titled(whole))
		case root.get("dokumen").get("instansi") != nil && governmentLine().MatchString(whole): // where it is
		case governmentLine().MatchString(whole):
			put("dokumen", "pemerintah", titled(whole))
		case agencyLine().MatchString(whole):
			put("perangkat_daerah", "nama", titled(whole))
		}
		if period(whole) != nil && len(whole) < 120 {
			put("dokumen", "periode", whole)
		}
	}
	return root
}

// titled returns a line of capitals with a capital at the head of each word; the
// sheet is set in capitals where it has them.
func titled(s string) string {
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

// ends tells whether a row stands below a table: a signature, a note.
func ends(cells []cell) bool {
	if len(cells) == 0 || len(cells) > 3 {
		return false
	}
	for _, c := range cells {
		if c.at.row != cells[0].at.row || c.at != cells[0].at && !endLine().MatchString(c.text) && !placeAndDate().MatchString(c.text) {
			return false
		}
	}
	return endLine().MatchString(cells[0].text) || placeAndDate().MatchString(cells[0].text)
}

// signer reads the block of a signature below a table: the lines of the office,
// the name, the rank, the NIP or NRP. Nil where there is no number to be sure by.
func signer(g *grid, from int) *node {
	for row := from; row <= min(g.rows, from+30); row++ {
		for _, c := range g.row(row) {
			m := nipLine().FindStringSubmatch(c.text)
			if m == nil || strings.Trim(m[2], " .") == "" {
				continue
			}
			var above []cell
			for r := from; r < row; r++ {
				if line := g.at(r, c.at.col); !line.empty() && line.at.row == r && !placeAndDate().MatchString(line.text) {
					above = append(above, line)
				}
			}
			n := &node{kind: tomltree.Table, at: c.at}
			last := len(above) - 1
			if last >= 0 && isRank(above[last].text) {
				n.set("pangkat", stamped(above[last]))
				last--
			}
			if last < 1 {
				return nil
			}
			n.set("nama", stamped(above[last]))
			office := &node{kind: tomltree.Array, at: above[0].at}
			for _, line := range above[:last] {
				text := stamped(line)
				text.text = titled(strings.TrimRight(text.text, ", "))
				office.children = append(office.children, text)
			}
			n.set("jabatan", office)
			number := str(strings.TrimSpace(m[2]))
			number.at = c.at
			n.set(strings.ToLower(m[1]), number)
			return n
		}
	}
	return nil
}

func isRank(s string) bool {
	_, corps := schema.CorpsRank(s)
	return corps != "" || rankLine().MatchString(s)
}

func stamped(c cell) *node {
	n := str(cleaned(c.text, false))
	n.at = c.at
	return n
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

package workbook

import (
	"iku/content/schema"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// heard is words of headings and the column that they mean.
type heard struct{ words, id string }

// spoken are the words of headings and the column that they mean: those that the
// format's keys name, and those of columns that are no key by themselves. The
// longest that a heading contains counts, so that "indikator kinerja sasaran" is
// an indicator.
var spoken = slices.Concat(
	[]heard{{"no", "no"}, {"nomor", "no"}, {"no urut", "no"}},
	spokenOf("sasaran", schema.Root.Key("sasaran").Fields),
	[]heard{{"tujuan", servedTujuan}},
	spokenOf("indikator", schema.Indikator),
	spokenOf("rincian", schema.Indikator.Key("rincian").Fields),
	[]heard{
		{"tahun kondisi awal", "indikator.kondisi_awal.tahun"}, {"tahun kondisi akhir", "indikator.kondisi_akhir.tahun"},
		{"perangkat daerah", "berkas"}, {"nama perangkat daerah", "berkas"}, {"skpd", "berkas"}, {"opd", "berkas"}, {"nama skpd", "berkas"}, {"nama opd", "berkas"},
		{"unit kerja", "berkas"}, {"instansi", "berkas"},
	},
)

func spokenOf(table string, f *schema.Fields) (list []heard) {
	for _, k := range f.Keys {
		for _, words := range k.Spoken {
			list = append(list, heard{words, table + "." + k.Name})
		}
	}
	return list
}

// achieved begins headings whose years are no targets.
var achieved = []string{"realisasi", "capaian", "pagu", "anggaran"}

var notWord = pattern(`[^\p{L}\p{N}]+`)

func normal(s string) string {
	return strings.TrimSpace(notWord().ReplaceAllString(strings.ToLower(s), " "))
}

// understand returns the column that a heading means under the heading of its
// group; nil where its words are not known.
func understand(text, group string) *column {
	whole := normal(group + " " + text)
	if group == text {
		whole = normal(text)
	}
	if whole == "" {
		return nil
	}
	for _, a := range achieved {
		if strings.Contains(" "+whole+" ", " "+a+" ") {
			return nil
		}
	}
	year := ""
	if m := yearOf().FindString(whole); m != "" {
		year = m
		whole = strings.Join(strings.Fields(strings.ReplaceAll(strings.ReplaceAll(whole, m, " "), "tahun", " ")), " ")
		if whole == "" {
			return columnOf("indikator.target_tahunan." + year)
		}
	}
	if len(strings.Fields(whole)) > 10 {
		return nil // a sentence
	}
	best, id := "", ""
	for _, s := range spoken {
		if len(s.words) > len(best) && strings.Contains(" "+whole+" ", " "+s.words+" ") {
			best, id = s.words, s.id
		}
	}
	switch {
	case id == "" || 2*len(best) < len(whole) && len(strings.Fields(whole)) > 4:
		return nil
	case id == servedTujuan:
		return &column{id: servedTujuan, part: owner, name: "tujuan", words: "TUJUAN"}
	case id == "indikator.target" && year != "":
		id = "indikator.target_tahunan." + year
	}
	c := columnOf(id)
	if year != "" && (id == "indikator.kondisi_awal" || id == "indikator.kondisi_akhir") {
		c.key = c.key.Fields.Key("nilai")
		c.year, _ = strconv.Atoi(year)
	}
	return c
}

// heads is a row of headings that was found in a sheet that this program did not
// make.
type heads struct {
	first, last int // rows
	columns     []placed
	titles      map[int]string
	other       map[string]string // headings of columns of the agency's own, by key
}

// findHeads returns the first row that reads as headings of indicators, nil where
// there is none from that row on.
func findHeads(g *grid, from int) *heads {
	for row := from; row <= g.rows; row++ {
		cells := g.row(row)
		if len(cells) < 2 {
			continue
		}
		seen := map[string]bool{}
		for _, c := range cells {
			if len(c.text) < 80 && !c.number {
				if column := understand(c.text, ""); column != nil {
					seen[column.id] = true
				}
			}
		}
		if seen["indikator.uraian"] && len(seen) >= 2 {
			return readHeads(g, row)
		}
	}
	return nil
}

func readHeads(g *grid, row int) *heads {
	h := &heads{first: row, last: row, titles: map[int]string{}, other: map[string]string{}}
	below := g.rows > row && continues(g, row)
	if below {
		h.last++
	}
	taken := map[string]bool{}
	for col := 1; col <= g.width; col++ {
		top := g.at(row, col)
		text, group := top.title(), ""
		if under := g.at(row+1, col); below && !under.empty() && under.at.row > row {
			if text = under.title(); !top.empty() {
				group = top.title()
			} else if !understood(under.title()) {
				continue
			}
		}
		if text == "" || top.merged && top.at.col != col && group == "" {
			continue
		}
		title := strings.TrimSpace(cleaned(group+" "+text, false))
		h.titles[col] = title
		c := understand(text, group)
		if c == nil {
			key := slug(title, "_")
			if key == "" || len(title) > 60 {
				continue
			}
			if c = columnOf("indikator." + key); c == nil || c.key == nil {
				continue
			}
			h.other[key] = title
		}
		if id := c.id + "/" + strconv.Itoa(c.year); c.part != nothing && taken[id] {
			continue // the first of two columns of a kind
		} else {
			taken[id] = true
		}
		h.columns = append(h.columns, placed{col, c})
	}
	// Rows of (1) (2) (3) under the headings.
	for h.last < g.rows && numbered(g.row(h.last+1)) {
		h.last++
	}
	return h
}

func understood(text string) bool { return understand(text, "") != nil }

// continues tells whether the row below holds the second line of the headings:
// years or known words under a heading that spans them, or cells merged with it.
func continues(g *grid, row int) bool {
	years, spans := 0, 0
	for col := 1; col <= g.width; col++ {
		top, under := g.at(row, col), g.at(row+1, col)
		switch {
		case under.empty():
		case under.at.row == row:
			spans++
		case yearOf().FindString(under.title()) == under.title():
			years++
		case top.merged && understood(under.text):
			spans++
		}
	}
	return years > 0 || spans > 1
}

var columnNumber = pattern(`^\(?[0-9]{1,2}[a-z]?\)?$`)

func numbered(cells []cell) bool {
	return len(cells) > 1 && !slices.ContainsFunc(cells, func(c cell) bool { return !columnNumber().MatchString(c.text) })
}

// slug returns a text as a key or the name of a file: small letters and digits.
func slug(s, between string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(s) {
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			if gap && b.Len() > 0 {
				b.WriteString(between)
			}
			b.WriteRune(r)
			gap = false
		} else {
			gap = true
		}
		if b.Len() >= 60 {
			break
		}
	}
	return b.String()
}

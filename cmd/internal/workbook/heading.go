package workbook

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"iku/content/pola"
	"iku/content/schema"
)

// heard is words of headings and the column that they mean.
type heard struct{ words, id string }

// spoken are the words of headings and the column that they mean: those that the
// format's keys name, and those of columns that are no key by themselves. The
// longest that a heading contains counts, so that "indikator kinerja sasaran" is
// an indicator.
var spoken = sync.OnceValue(func() []heard {
	return slices.Concat(
		[]heard{{"no", "no"}, {"nomor", "no"}, {"no urut", "no"}},
		spokenOf("sasaran", schema.Root.Key("sasaran").Fields),
		[]heard{{"tujuan", servedTujuan}},
		spokenOf("indikator", schema.Indikator),
		spokenOf("rincian", schema.Indikator.Key("rincian").Fields),
		[]heard{
			{"tahun kondisi awal", "indikator.kondisi_awal.tahun"}, {"tahun dasar", "indikator.kondisi_awal.tahun"}, {"tahun kondisi akhir", "indikator.kondisi_akhir.tahun"},
			{"tahun target", yearOfRow}, {"tahun", yearOfRow},
			{"perangkat daerah", "berkas"}, {"nama perangkat daerah", "berkas"}, {"skpd", "berkas"}, {"opd", "berkas"}, {"nama skpd", "berkas"}, {"nama opd", "berkas"},
			{"unit kerja", "berkas"}, {"instansi", "berkas"}, {"berkas", "berkas"},
			{"pemerintah", "dokumen.pemerintah"}, {"periode", "dokumen.periode"},
		},
	)
})

// yearOfRow is the column of a table that has a row a year.
const yearOfRow = "tahun baris"

func spokenOf(table string, f *schema.Fields) (list []heard) {
	for _, k := range f.Keys {
		for _, words := range k.Spoken {
			list = append(list, heard{words, table + "." + k.Name})
		}
	}
	return list
}

// standing is which of two states of a document a heading is about.
type standing int8

const (
	older   standing = iota - 1 // SEMULA
	current                     // no state is named
	newer                       // MENJADI
)

var standings = map[string]standing{
	"semula": older, "sebelum": older, "sebelumnya": older, "lama": older, "murni": older, "induk": older,
	"menjadi": newer, "perubahan": newer, "sesudah": newer, "setelah": newer, "baru": newer,
}

// notIKU are the words of columns that a sheet of indicators has not, and what
// they hold. The first in a heading counts.
var notIKU = []struct{ words, holds string }{
	{"realisasi", "realisasi"}, {"pagu", "anggaran"}, {"anggaran", "anggaran"}, {"dana", "anggaran"}, {"rp", "anggaran"},
	{"triwulan", "angka triwulan"}, {"tw", "angka triwulan"}, {"tribulan", "angka triwulan"}, {"semester", "angka semester"}, {"bulan", "angka bulanan"},
	{"capaian", "capaian"},
}

// meaning is what a heading was understood as.
type meaning struct {
	*column          // nil: not known
	state   standing // of two that stand beside each other
	aside   string   // what it holds, where that is no part of the document
	ke      int      // of "tahun ke-3"
	strict  bool     // its words say nothing else
}

var (
	notWord    = pola.Regexp(`[^\p{L}\p{N}%]+`)
	relative   = pola.Regexp(`[(]\s*n\s*([-+]\s*[0-9]+)?\s*[)]`)
	yearNumber = pola.Regexp(`\b(?:tahun|thn|th) (?:ke )?([1-9]|10|i|ii|iii|iv|v)\b`)
	endOfYear  = pola.Regexp(`^(jan|des|dec) ([0-9]{2})$`) // as a spreadsheet shows a date that was meant as a year
	romans     = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
)

func normal(s string) string {
	return strings.TrimSpace(notWord().ReplaceAllString(strings.ToLower(s), " "))
}

// fillers are words of headings that say nothing by themselves.
var fillers = map[string]bool{
	"strategis": true, "utama": true, "kinerja": true, "iku": true, "daerah": true, "opd": true, "skpd": true, "perangkat": true, "renstra": true, "rpjmd": true, "renja": true, "rkpd": true,
	"tahun": true, "ta": true, "th": true, "thn": true, "dan": true, "uraian": true, "nilai": true, "sasaran": true, "indikator": true, "program": true, "pada": true, "periode": true, "tahunan": true, "capaian": true, "nama": true,
}

// understand returns what a heading means, with the words of its groups before its
// own. No column where its words are not known.
func understand(text string) (m meaning) {
	words := normal(relative().ReplaceAllString(strings.ToLower(text), " "))
	words = endOfYear().ReplaceAllString(words, "20$2")
	years := yearOf().FindAllString(words, -1)
	if yn := yearNumber().FindStringSubmatch(words); yn != nil {
		if m.ke = romans[yn[1]]; m.ke == 0 {
			m.ke, _ = strconv.Atoi(yn[1])
		}
		words = strings.TrimSpace(strings.Replace(words, yn[0], " ", 1))
	}
	var kept []string
	for _, w := range strings.Fields(words) {
		if s, ok := standings[w]; ok {
			m.state = s
			continue
		}
		if yearOf().FindString(w) != w {
			kept = append(kept, w)
		}
	}
	whole := " " + strings.Join(kept, " ") + " "
	has := func(w string) bool { return strings.Contains(whole, " "+w+" ") }
	for _, a := range notIKU {
		if strings.Contains(whole, a.words) && has(a.words) && (a.words != "capaian" || !has("target") && !has("indikator") && !has("kondisi") && !has("baseline") && !has("sasaran")) && (a.words != "dana" && a.words != "rp" || !has("indikator")) {
			m.aside = a.holds
			return m
		}
	}
	year := 0
	if len(years) > 0 && years[0] == years[len(years)-1] {
		year, _ = strconv.Atoi(years[0])
	}
	ofYears := strings.TrimSpace(strings.Trim(whole, " "))
	switch ofYears {
	case "", "tahun", "ta", "th", "thn", "tahun anggaran":
		switch {
		case year > 0:
			m.column, m.strict = columnOf("indikator.target_tahunan."+strconv.Itoa(year)), true
			return m
		case m.ke > 0:
			m.strict = true
			return m
		case ofYears == "":
			return m
		}
	}
	if len(kept) > 10 {
		return m // a sentence
	}
	best, id := "", ""
	for _, s := range spoken() {
		if len(s.words) > len(best) && strings.Contains(whole, s.words) && has(s.words) && (s.id != yearOfRow && !strings.HasPrefix(s.id, "dokumen.") || ofYears == s.words && len(years) == 0) {
			best, id = s.words, s.id
		}
	}
	if id == "" || 2*len(best) < len(ofYears) && len(kept) > 4 {
		return m
	}
	m.strict = true
	for _, w := range strings.Fields(strings.Replace(ofYears, best, " ", 1)) {
		m.strict = m.strict && fillers[w]
	}
	switch {
	case id == servedTujuan:
		m.column = &column{id: servedTujuan, part: owner, name: "tujuan", words: "TUJUAN"}
		return m
	case strings.HasPrefix(id, "dokumen."):
		m.column = &column{id: id, part: identitas, name: strings.TrimPrefix(id, "dokumen."), words: strings.ToUpper(id)}
		return m
	case id == yearOfRow:
		m.column = &column{id: yearOfRow, part: tahunBaris, name: "tahun", words: "TAHUN"}
		return m
	case id == "indikator.target" && year > 0:
		id = "indikator.target_tahunan." + strconv.Itoa(year)
	}
	m.column = columnOf(id)
	if year > 0 && (id == "indikator.kondisi_awal" || id == "indikator.kondisi_akhir") {
		m.key = m.key.Fields.Key("nilai")
		m.year = year
	}
	return m
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

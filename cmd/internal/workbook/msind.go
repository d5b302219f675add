package workbook

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"iku/content"
	"iku/content/schema"
)

// Metadata is what Satu Data wants to know of indikator: the form MS-Ind of Peraturan
// BPS 5/2020, a row an indikator. Its columns never change their meaning: further ones
// come behind them.
type Metadata struct {
	rows [][]string
	met  map[place]bool   // of indikator that have a row: several documents are made of one
	said map[string][]int // rows by the name of their indikator
}

// place is where an indikator is written, whichever document reads it from there.
type place struct {
	file       string
	start, end int
}

// metadata is what stands in a column of MS-Ind.
type metadata struct {
	heading string
	width   float64 // in characters
	say     func(d *content.Document, i *content.Indikator) string
}

// metadataColumns are those of the form in its order, behind the number, and what tells
// whose indikator it is.
var metadataColumns = []metadata{
	{"Nama Indikator", 30, func(_ *content.Document, i *content.Indikator) string { return i.Uraian.Value }},
	{"Konsep", 22, saidOf("konsep")},
	{"Definisi", 32, saidOf("definisi")},
	{"Interpretasi", 28, saidOf("interpretasi")},
	{"Metode/Rumus Penghitungan", 32, func(_ *content.Document, i *content.Indikator) string { return formulaWords(i.Formula) }},
	{"Ukuran", 14, func(_ *content.Document, i *content.Indikator) string {
		if words := keyWords(i, "ukuran"); words != "" {
			return words
		}
		return ukuranOf(i.Uraian.Value)
	}},
	{"Satuan", 12, func(_ *content.Document, i *content.Indikator) string { return i.Satuan.Value }},
	{"Klasifikasi Penyajian", 22, saidOf("klasifikasi_penyajian")},
	{"Indikator Komposit", 12, func(_ *content.Document, i *content.Indikator) string {
		switch {
		case keyWords(i, "indikator_pembangun") != "":
			return "Ya"
		case variables(i) != "":
			return "Tidak"
		}
		return ""
	}},
	{"Indikator Pembangun: Publikasi Ketersediaan", 24, saidOf("publikasi_pembangun")},
	{"Indikator Pembangun: Nama", 24, saidOf("indikator_pembangun")},
	{"Variabel Pembangun: Kegiatan Penghasil", 24, func(_ *content.Document, i *content.Indikator) string {
		switch s := keyWords(i, "kegiatan_penghasil"); {
		case s != "":
			return s
		case variables(i) != "":
			return keyWords(i, "sumber_data")
		}
		return ""
	}},
	{"Variabel Pembangun: Kode Kegiatan", 14, func(*content.Document, *content.Indikator) string { return "" }}, // the office of BPS fills it in
	{"Variabel Pembangun: Nama", 24, func(_ *content.Document, i *content.Indikator) string { return variables(i) }},
	{"Level Estimasi", 14, saidOf("level_estimasi")},
	{"Dapat Diakses Umum", 10, saidOf("akses_umum")},

	{"Produsen Data", 26, func(d *content.Document, _ *content.Indikator) string {
		if p := d.PerangkatDaerah; p != nil && !p.Nama.IsZero() {
			return p.Nama.Value
		}
		return d.Dokumen.Instansi.Value
	}},
	{"Instansi", 26, func(d *content.Document, _ *content.Indikator) string { return d.Dokumen.Instansi.Value }},
	{"Unit Penyedia Data", 20, func(_ *content.Document, i *content.Indikator) string {
		if words := keyWords(i, "unit_penyedia_data"); words != "" {
			return words
		}
		return keyWords(i, "penanggung_jawab")
	}},
	{"Periode Pelaporan", 14, saidOf("periode_pelaporan")},
}

// Add puts in a row for each indikator of a document that has none yet. A decree has
// those of its annexes, a file of several perjanjian those of each.
func (m *Metadata) Add(d *content.Document) {
	if k := d.Keputusan; k != nil && len(k.Lampiran) > 0 {
		for _, annex := range k.Lampiran {
			m.Add(annex)
		}
		return
	}
	if m.met == nil {
		m.met = map[place]bool{}
	}
	if d.Multiplied() {
		for _, of := range d.Documents() {
			m.Add(of)
		}
		return
	}
	for i := range d.EachIndikator() {
		at := place{start: i.Span.Start, end: i.Span.End}
		if f := i.Span.File; f != nil {
			at.file = filepath.Clean(f.Name)
		}
		if m.met[at] {
			continue
		}
		m.met[at] = true
		row := []string{strconv.Itoa(len(m.rows) + 1)}
		for _, c := range metadataColumns {
			row = append(row, c.say(d, i))
		}
		m.add(row)
	}
}

// add adds a row, or what it says to the row of the same indikator, which a document that
// repeats it says too: none of them says otherwise.
func (m *Metadata) add(row []string) {
	name := strings.ToLower(row[1])
	for _, i := range m.said[name] {
		had := m.rows[i]
		alike := func(a, b string) bool { return a == b || a == "" || b == "" }
		if !slices.EqualFunc(had[2:], row[2:], alike) {
			continue
		}
		for c := range had {
			had[c] = cmp.Or(had[c], row[c])
		}
		return
	}
	if m.said == nil {
		m.said = map[string][]int{}
	}
	m.said[name] = append(m.said[name], len(m.rows))
	m.rows = append(m.rows, row)
}

// Len returns how many indikator there are.
func (m *Metadata) Len() int { return len(m.rows) }

func metadataHead() []string {
	head := []string{"Nomor"}
	for _, c := range metadataColumns {
		head = append(head, c.heading)
	}
	return head
}

// CSV returns the rows under their headings (RFC 4180, UTF-8).
func (m *Metadata) CSV() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	err := w.Write(metadataHead())
	for _, row := range m.rows {
		guarded := make([]string, len(row))
		for i, v := range row {
			guarded[i] = noFormula(v)
		}
		err = errors.Join(err, w.Write(guarded))
	}
	w.Flush()
	return b.Bytes(), errors.Join(err, w.Error())
}

// Workbook returns the same as a workbook of one sheet.
func (m *Metadata) Workbook() ([]byte, error) {
	s := &sheet{name: "MS-Ind", bare: true, wide: true, empty: true, count: len(m.rows)}
	for i, heading := range metadataHead() {
		c := sheetColumn{width: 7, words: heading}
		if i > 0 {
			c.width = metadataColumns[i-1].width
		}
		s.columns = append(s.columns, c)
	}
	words := &schema.Key{Shape: schema.Text, Format: schema.Prose}
	s.each = func(put func(row) error) error {
		for _, said := range m.rows {
			values := make([]value, len(said))
			for i, v := range said {
				values[i] = value{n: str(v), key: words}
			}
			if err := put(s.row(values)); err != nil {
				return err
			}
		}
		return nil
	}
	var b bytes.Buffer
	err := stream(&b, []*sheet{s})
	return b.Bytes(), err
}

// keyWords returns what an indikator says under the key of a column of text, its items
// with semicolons between them.
func keyWords(i *content.Indikator, key string) string {
	var parts []string
	for _, t := range i.Isi(key).Items {
		parts = append(parts, t.Value)
	}
	return strings.Join(parts, "; ")
}

func saidOf(key string) func(*content.Document, *content.Indikator) string {
	return func(_ *content.Document, i *content.Indikator) string { return keyWords(i, key) }
}

// formulaWords returns a formula in words: (pembilang / penyebut) × 100%.
func formulaWords(parts []content.FormulaPart) string {
	var lines []string
	for _, p := range parts {
		switch {
		case !p.Prosa.IsZero():
			lines = append(lines, p.Prosa.Value)
		case p.Kali.IsZero():
			lines = append(lines, p.Pembilang.Value+" / "+p.Penyebut.Value)
		default:
			lines = append(lines, "("+p.Pembilang.Value+" / "+p.Penyebut.Value+") × "+p.Kali.Value)
		}
	}
	return strings.Join(lines, "\n")
}

// variables returns what an indikator is computed of, where it is not of others: what
// it says, else numerators and denominators of its formula.
func variables(i *content.Indikator) string {
	if s := keyWords(i, "variabel_pembangun"); s != "" || keyWords(i, "indikator_pembangun") != "" {
		return s
	}
	var names []string
	for _, p := range i.Formula {
		for _, t := range []content.Text{p.Pembilang, p.Penyebut} {
			if !t.IsZero() && !slices.Contains(names, t.Value) {
				names = append(names, t.Value)
			}
		}
	}
	return strings.Join(names, "; ")
}

// ukuran are the measures with which the names of indikator begin.
var ukuran = []string{"Persentase", "Jumlah", "Rata-rata", "Rasio", "Indeks", "Proporsi", "Tingkat", "Angka", "Nilai", "Laju", "Cakupan", "Skor"}

// ukuranOf returns the measure that an indikator's name begins with; "" where it
// begins with none.
func ukuranOf(uraian string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(uraian), " ")
	for _, u := range ukuran {
		if strings.EqualFold(u, first) {
			return u
		}
	}
	return ""
}

package synthetic

import (
	"slices"
	"strings"
)

// form is how indikator stand in a document.
type form uint8

const (
	under  form = iota // under their sasaran
	beside             // beside the sasaran, numbered
	alone              // without sasaran
)

// profile is a kind of sheet: the columns that agencies of one region print.
type profile struct {
	kolom      string   // tabel.kolom, as TOML; empty: the default
	fields     []string // of the indikator
	form       form
	tujuan     bool // sasaran serve tujuan
	codes      bool
	kelompok   bool
	rincian    bool // some indikator have parts
	lanskap    bool
	nomorKolom bool
	own        bool // a column of the agency's own, "frekuensi"
}

var profiles = []profile{
	{},
	{kolom: `["no", "sasaran", "indikator"]`},
	{kolom: `["no", "sasaran", "indikator"]`, form: beside, fields: []string{"target"}},
	{kolom: `["no", "sasaran", "indikator", "target"]`, form: beside, fields: []string{"target"}},
	{kolom: `["no", "sasaran", "indikator", "target"]`, fields: []string{"target"}},
	{kolom: `["no", "indikator", "satuan", "target"]`, form: alone, fields: []string{"target", "satuan"}},
	{kolom: `["no", "sasaran", "indikator", "satuan", "target", "keterangan"]`, fields: []string{"target", "satuan", "keterangan"}, rincian: true},
	{kolom: `[{ judul = "TUJUAN DAN SASARAN", gabung = ["tujuan", "sasaran"] }, "indikator", "penjelasan"]`, tujuan: true,
		fields: []string{"alasan", "formula", "tipe", "sumber_data"}},
	{kolom: `["no", "sasaran", "indikator", { judul = "PENJELASAN/FORMULASI", gabung = ["definisi", "formula"] }, "sumber_data"]`,
		fields: []string{"definisi", "formula", "sumber_data", "alasan"}, nomorKolom: true},
	{kolom: `["no", "sasaran", "indikator", "satuan", { judul = "PENJELASAN", kolom = ["alasan", "formula", "sumber_data"] }, "keterangan"]`,
		fields: []string{"satuan", "alasan", "formula", "sumber_data", "keterangan"}, lanskap: true},
	{kolom: `["no", "sasaran", "indikator", "definisi", "formula", "satuan", "target_tahunan", "sumber_data", "penanggung_jawab"]`,
		fields: []string{"definisi", "formula", "satuan", "target_tahunan", "sumber_data", "penanggung_jawab"}, lanskap: true, nomorKolom: true},
	{kolom: `["no", "sasaran", "kode", "indikator", "kondisi_awal", "target_tahunan", "kondisi_akhir", "penanggung_jawab"]`,
		fields: []string{"kode", "kondisi_awal", "target_tahunan", "kondisi_akhir", "penanggung_jawab"}, lanskap: true, codes: true, rincian: true},
	{kolom: `["no", { judul = "TUJUAN/SASARAN", gabung = ["tujuan", "sasaran"] }, "indikator", { judul = "DEFINISI/FORMULASI", gabung = ["definisi", "formula"] }, "sumber_data", "penanggung_jawab"]`,
		tujuan: true, fields: []string{"definisi", "formula", "sumber_data", "penanggung_jawab"}, lanskap: true},
	{tujuan: true, codes: true, kelompok: true, fields: []string{"target", "satuan"}, rincian: true, lanskap: true},
	{kelompok: true, fields: []string{"target", "satuan", "kode"}},
	{kolom: `["no", "sasaran", "indikator", "frekuensi", "tipe", "target"]`, own: true, fields: []string{"tipe", "target", "frekuensi"}},
	{kolom: `["no", "sasaran", "indikator", { judul = "RENCANA", kolom = ["kondisi_awal", "target_tahunan", "kondisi_akhir"] }]`,
		fields: []string{"kondisi_awal", "target_tahunan", "kondisi_akhir"}, lanskap: true},
}

// anything returns a profile with columns in no order that anybody uses: any of
// them, some grouped, some joined.
func (m *maker) anything() *profile {
	all := []string{"no", "tujuan", "kode", "sasaran", "indikator", "definisi", "alasan", "formula", "tipe", "satuan", "kondisi_awal", "target",
		"target_tahunan", "kondisi_akhir", "sumber_data", "penanggung_jawab", "keterangan", "frekuensi"}
	p := &profile{fields: all, form: form(m.IntN(3)), tujuan: m.chance(40), codes: m.chance(50), kelompok: m.chance(30), rincian: true,
		lanskap: m.chance(60), own: true}
	if p.form != under {
		p.tujuan, p.kelompok = false, false
	}
	m.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	var list []string
	chosen := append(slices.Clip(all[:m.IntN(6)]), "sasaran", "indikator") // at least what gives every row something to say
	slices.Sort(chosen)
	chosen = slices.Compact(chosen)
	m.Shuffle(len(chosen), func(i, k int) { chosen[i], chosen[k] = chosen[k], chosen[i] })
	for rest := chosen; len(rest) > 0; {
		n := min(m.between(1, 3), len(rest))
		part := rest[:n]
		rest = rest[n:]
		switch m.IntN(4) {
		case 0:
			list = append(list, inline([]pair{{"judul", quote(m.strained("KELOMPOK"))}, {"kolom", array(part)}}))
		case 1:
			list = append(list, inline([]pair{{"judul", quote("GABUNGAN")}, {"gabung", array(part)}}))
		default:
			for _, c := range part {
				list = append(list, quote(c))
			}
		}
	}
	p.kolom = "[" + strings.Join(list, ", ") + "]"
	return p
}

func (p *profile) has(field string) bool {
	for _, f := range p.fields {
		if f == field {
			return true
		}
	}
	return false
}

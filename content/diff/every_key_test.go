package diff_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"iku/content"
	"iku/content/diff"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
)

// whole is a document in which there is room for every key: each table that the
// format has stands in it once, with what it must hold.
const whole = `[dokumen]
pemerintah = "P"
periode = "2017-2022"
#dokumen
[perangkat_daerah]
#perangkat_daerah
[perangkat_daerah.label]
#perangkat_daerah.label
[[tujuan]]
uraian = "Tujuan satu"
kode = "T1"
#tujuan
[[tujuan.indikator]]
uraian = "Indikator tujuan"
[[tujuan]]
uraian = "Tujuan dua"
kode = "T2"
[[sasaran]]
uraian = "Sasaran"
#sasaran
[[sasaran.indikator]]
uraian = "Indikator"
frekuensi = "bulanan"
#indikator
[[sasaran.indikator.rincian]]
uraian = "Rincian"
#rincian
[[sasaran.indikator.hitungan]]
data = "D"
nilai = 1
#hitungan data
[[sasaran.indikator.hitungan]]
rumus = "1 / 2 * 100%"
#hitungan rumus
[[sasaran.indikator.hitungan]]
tahunan = "T"
nilai = { 2018 = 1 }
#hitungan tahunan
[[sasaran.indikator.hitungan.rincian]]
uraian = "Bagian"
#hitungan.rincian
[[sasaran.indikator.hitungan]]
kelas = "K"
nilai = { A = 1, B = 2 }
#hitungan kelas
[[sasaran.indikator.hitungan]]
catatan = "C"
#hitungan catatan
[penanda_tangan]
jabatan = "J"
nama = "N"
#penanda_tangan
[tanda_tangan]
#tanda_tangan
[tabel]
#tabel
[kolom_lain]
frekuensi = "FREKUENSI"
#kolom_lain
[kop]
#kop
[lampiran]
#lampiran
[lampiran_hitungan]
#lampiran_hitungan
[keputusan]
menimbang = ["bahwa"]
mengingat = ["UU"]
menetapkan = ["A"]
#keputusan
[perjanjian_kinerja]
#perjanjian_kinerja
[[program]]
nama = "Program"
#program
[[program.kegiatan]]
nama = "Kegiatan"
#program.kegiatan
[[program.kegiatan.sub_kegiatan]]
nama = "Sub kegiatan"
#program.kegiatan.sub_kegiatan
[[pk]]
#pk
[[pk.sasaran]]
uraian = "Sasaran"
#pk.sasaran
[triwulan]
#triwulan
[[aksi]]
indikator = "1.1"
uraian = "Aksi"
#aksi
[realisasi]
#realisasi
[capaian]
#capaian
[nasional]
#nasional
[pengukuran_kinerja]
#pengukuran_kinerja
[profil_indikator]
#profil_indikator
[pohon_kinerja]
#pohon_kinerja
`

// values returns two values of a key that mean different things.
func values(t *testing.T, k *schema.Key) [2]string {
	t.Helper()
	both := func(format string, a, b any) [2]string {
		return [2]string{fmt.Sprintf(format, a), fmt.Sprintf(format, b)}
	}
	switch {
	case k.Format == schema.Choice || k.Format == schema.PaperSize || k.Format == schema.Typeface:
		return both("%q", k.Values[0], k.Values[1])
	case k.Format == schema.Year:
		return both("%d", 2018, 2019)
	case k.Format == schema.Count:
		return both("%d", k.Min, k.Min+1)
	case k.Format == schema.Period:
		return both("%q", "2017-2022", "2018-2022")
	case k.Format == schema.Day:
		return [2]string{"2018-01-22", "2018-01-23"}
	case k.Format == schema.Serial:
		return both("%q", "19620915 199003 2 001", "19620915 199003 2 002")
	case k.Format == schema.Formula:
		return both("%q", "1 / 2 * 100%", "1 / 4 * 100%")
	case k.Format == schema.ColumnName:
		return both("[%q]", "indikator", "target")
	case k.Name == "kata":
		return [2]string{`["a", "b"]`, `["a", "c"]`}
	case k.Name == "tujuan" && k.Shape&schema.Integer != 0:
		return both("%q", "T1", "T2")
	case k.Fields != nil && k.Fields.Open != nil:
		v := values(t, k.Fields.Open)
		name := map[schema.Format]string{schema.Year: "2018", schema.ColumnName: "target", schema.Plain: "A"}[k.Fields.By]
		if k.Fields.ByIndikator {
			name = `"1.1"`
		}
		return both("{ "+name+" = %s }", v[0], v[1])
	case k.Shape&schema.Text != 0:
		return both("%q", "9", "8")
	case k.Items == schema.List:
		return both("[[\"A\", %d]]", 9, 8)
	case k.Shape == schema.List:
		return both("[%q]", "9", "8")
	case k.Shape&schema.Bool != 0:
		return both("%v", true, false)
	}
	t.Fatalf("no value for %s", k.Name)
	return [2]string{}
}

// with returns the whole document with lines in place of a mark, and without any
// line of that key in its table before it.
func with(mark, key, line string) string {
	text := whole
	if mark == "perangkat_daerah" && key == "tujuan" { // one form of tujuan or the other
		head, _, _ := strings.Cut(text, "[[tujuan]]")
		text = head + text[strings.Index(text, "[[sasaran]]"):]
	}
	lines := strings.Split(text, "\n")
	at := slices.Index(lines, "#"+mark)
	if at < 0 {
		return ""
	}
	for i := at - 1; !strings.HasPrefix(lines[i], "["); i-- {
		if strings.HasPrefix(lines[i], key+" =") {
			lines[i] = ""
		}
	}
	lines[at] = line
	return strings.Join(lines, "\n")
}

// Every key of the format: that its value came, and that it is another one, is
// shown, unless the key's row says that it is a setting.
func TestEveryKey(t *testing.T) {
	read := func(text string) *content.Document {
		doc, list := content.Read(source.NewFile("d.toml", []byte(text)), nil)
		for _, f := range list {
			if f.Slug == finding.TOML || f.Slug == finding.KunciTakDikenal && !strings.Contains(f.Message, "dokumen berjenis") {
				t.Fatalf("%s\n%s", f.Message, text)
			}
		}
		return doc
	}
	tried := 0
	try := func(mark string, k *schema.Key) {
		v := values(t, k)
		one, other := with(mark, k.Name, k.Name+" = "+v[0]), with(mark, k.Name, k.Name+" = "+v[1])
		if one == "" {
			t.Errorf("the document has no room for %s", mark)
			return
		}
		tried++
		shows := !diff.Compare(read(one), read(other)).Same()
		switch {
		case shows && k.Setting:
			t.Errorf("[%s] %s shows, though it is a setting", mark, k.Name)
		case !shows && !k.Setting:
			t.Errorf("[%s] %s changed from %s to %s, and nothing shows", mark, k.Name, v[0], v[1])
		}
	}
	var walk func(mark string, f *schema.Fields)
	walk = func(mark string, f *schema.Fields) {
		for _, v := range f.Variants {
			walk(mark+" "+v.Keys[0].Name, v)
		}
		for i := range f.Keys {
			k := &f.Keys[i]
			switch {
			case k.Setting && k.Fields != nil && k.Fields.Keys != nil: // with all that is in it
			case k.Format == schema.Choice && len(k.Values) == 1: // it has no other value
			case k.Fields != nil && k.Fields.Open == nil && (k.Shape == schema.Table || k.Items == schema.Table):
				walk(k.Fields.Name, k.Fields)
			default:
				try(mark, k)
			}
		}
		if f.Open != nil {
			open := *f.Open
			open.Name = "frekuensi"
			try(mark, &open)
		}
	}
	for i := range schema.Root.Keys {
		if k := &schema.Root.Keys[i]; k.Fields != nil && k.Name != "halaman" && k.Name != "perubahan" {
			walk(k.Fields.Name, k.Fields)
		}
	}
	if tried < 90 {
		t.Errorf("only %d keys were tried", tried)
	}
}

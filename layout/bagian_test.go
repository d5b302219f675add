package layout

import (
	"slices"
	"strings"
	"testing"

	"iku/content/finding"
	"iku/content/schema"
	"iku/layout/page"
)

// Every part that a kind of document names can be set, in one way, and every part
// that can be set is some kind's.
func TestBagian(t *testing.T) {
	used := map[schema.Bagian]bool{}
	for _, j := range schema.JenisDokumen {
		for _, name := range slices.Concat(j.Lembar, j.Susulan) {
			used[name] = true
			if _, ok := bagianOf[name]; !ok {
				t.Errorf("%s has a part %q that cannot be set", j.Name, name)
			}
		}
	}
	for name, b := range bagianOf {
		ways := 0
		for _, has := range []bool{b.set != nil, b.above != nil, b.table != nil, b.under != nil} {
			if has {
				ways++
			}
		}
		if ways != 1 || b.flows && b.under == nil {
			t.Errorf("%s is set in %d ways", name, ways)
		}
		if !used[name] {
			t.Errorf("no kind of document has %s", name)
		}
	}
}

// The parts of a kind of document stand in the order of its row, and no others do.
func TestPartsInOrder(t *testing.T) {
	const text = `[dokumen]
pemerintah = "Pemerintah"
periode = 2025
[[sasaran]]
uraian = "Terlayani"
[[sasaran.indikator]]
uraian = "Pengunjung"
target = "10"
[[sasaran.indikator.hitungan]]
catatan = "Dihitung"
[tabel]
catatan = ["Keterangan"]
[penanda_tangan]
jabatan = "Kepala"
nama = "Aminah"
`
	words := map[schema.Bagian]string{schema.BagianJudul: "PEMERINTAH", schema.BagianTabel: "Terlayani", schema.BagianCatatan: "Keterangan",
		schema.BagianTandaTangan: "Aminah", schema.BagianHitungan: "Dihitung"}
	judul, tabel, catatan, tandaTangan, hitungan := schema.BagianJudul, schema.BagianTabel, schema.BagianCatatan, schema.BagianTandaTangan, schema.BagianHitungan
	for _, tt := range []struct{ lembar, susulan []schema.Bagian }{
		{[]schema.Bagian{judul, tabel, catatan, tandaTangan}, []schema.Bagian{hitungan}},
		{[]schema.Bagian{judul, tandaTangan}, nil},
		{[]schema.Bagian{catatan, judul, tabel}, nil},
		{[]schema.Bagian{tabel, tandaTangan, judul, catatan}, nil},
		{[]schema.Bagian{tandaTangan}, []schema.Bagian{hitungan, tabel, catatan}},
	} {
		doc := read(t, "a.toml", []byte(text))
		doc.Dokumen.Jenis.Lembar, doc.Dokumen.Jenis.Susulan = tt.lembar, tt.susulan
		sheet := lay(t, doc)
		type place struct {
			part schema.Bagian
			page int
			y    Length
		}
		var places []place
		for n := range sheet.Pages {
			for _, it := range sheet.Pages[n].Items {
				for part, word := range words {
					if it.Kind == page.Text && strings.Contains(it.Text, word) {
						places = append(places, place{part, n, it.Y})
					}
				}
			}
		}
		slices.SortFunc(places, func(a, b place) int {
			if a.page != b.page {
				return a.page - b.page
			}
			return int(a.y - b.y)
		})
		var got []schema.Bagian
		for _, p := range places {
			got = append(got, p.part)
		}
		if want := slices.Concat(tt.lembar, tt.susulan); !slices.Equal(got, want) {
			t.Errorf("%v stand as %v", want, got)
		}
		if signed := slices.Contains(tt.lembar, tandaTangan); signed != (len(sheet.Fields) == 1) {
			t.Errorf("%v: %d fields", tt.lembar, len(sheet.Fields))
		}
	}
}

// Columns that a reader could not tell apart are found on a sheet that is squeezed
// onto one page too.
func TestSameHeadingsOnOnePage(t *testing.T) {
	for headings, want := range map[string]int{`{ satuan = "TARGET" }`: 1, `{ satuan = "UKURAN" }`: 0} {
		text := "[dokumen]\npemerintah = \"P\"\nperiode = 2025\n[tabel]\njudul = " + headings + "\n[halaman]\nsatu_halaman = true\n" +
			strings.Repeat("[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\ntarget = \"1\"\nsatuan = \"orang\"\n", 41)
		doc := read(t, "a.toml", []byte(text))
		sheet, list := Lay(doc, family(t, doc), Options{})
		if sheet.Notice == "" {
			t.Fatal("the sheet fits as it is")
		}
		if len(list) != want || want > 0 && list[0].Slug != finding.NilaiTakSah {
			t.Errorf("%s: %v", headings, list)
		}
	}
}

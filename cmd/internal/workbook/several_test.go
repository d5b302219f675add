package workbook

import (
	"errors"
	"io"
	"strings"
	"testing"

	"iku/cmd/internal/grid"
	"iku/content/source"
)

// Of several documents each has a row of its keys, whatever it alone says and however
// it writes it, and texts are kept as they are.
func TestRowsOfKeys(t *testing.T) {
	text := func(more string) string {
		return "[dokumen]\npemerintah = \"Kabupaten Contoh\"\nperiode = 2025\n" + more + "[[sasaran]]\nuraian = \"S _x0041_ <b> & c\"\n[[sasaran.indikator]]\nuraian = \"I\"\ntarget = 5\n"
	}
	before := map[string]string{}
	var list []named
	for name, more := range map[string]string{
		"a": "nomor = \"_x000D_\"\n[penanda_tangan]\nnama = \"A\"\njabatan = [\"Kepala\", \"Dinas\"]\n",
		"b": "[[penanda_tangan]]\nnama = \"B\"\njabatan = \"Kepala\"\n[[penanda_tangan]]\nnama = \"C\"\njabatan = \"Sekretaris\"\nsebutan = \"Pihak Kedua,\"\n",
		"c": "tanggal = 1899-12-31\n[tabel]\nlebar = { no = \"1cm\" }\n",
		"d": "tanggal = 2025-02-28\n",
	} {
		list = append(list, named{Name: name, File: source.NewFile(name+".toml", []byte(text(more)))})
		before[name] = said(readTOML(t, name, []byte(text(more))))
	}
	book, err := exported(Export, list)
	if err != nil {
		t.Fatal(err)
	}
	result, err := Import("semua.xlsx", book)
	if err != nil || len(result.Documents) != len(list) || len(result.Notes) > 0 {
		t.Fatal(err, result)
	}
	for _, d := range result.Documents {
		if after := said(readTOML(t, d.Name, d.TOML)); after != before[d.Name] {
			t.Errorf("%s: %s\n%s", d.Name, difference(before[d.Name], after), d.TOML)
		}
	}
}

// A workbook with a column a document, as earlier exports wrote it, is read.
func TestColumnsOfDocuments(t *testing.T) {
	book := newSheet(t,
		[]any{"Identitas"}, []any{""},
		[]any{"iku:kunci", "iku:label", "iku:isi", "iku:isi", "iku:keterangan"},
		[]any{"KUNCI", "YANG DIISI", "a", "b", "KETERANGAN"},
		[]any{"dokumen.periode", "Dokumen: periode", 2025, "2025-2026", ""},
		[]any{"dokumen.pemerintah", "Dokumen: pemerintah", "Kabupaten A", "Kabupaten B", ""})
	if _, err := book.NewSheet("sasaran dan indikator"); err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]any{{}, {}, {"iku:berkas", "iku:sasaran.uraian", "iku:indikator.uraian"}, {"BERKAS", "SASARAN", "INDIKATOR"}, {"a", "S", "I"}, {"b", "T", "J"}} {
		if err := book.SetSheetRow("sasaran dan indikator", square(i+1, 1).Name(), &row); err != nil {
			t.Fatal(err)
		}
	}
	result, err := Import("lama.xlsx", book.bytes())
	if err != nil || len(result.Documents) != 2 || len(result.Notes) > 0 {
		t.Fatal(err, result)
	}
	for i, want := range []string{`periode    = 2025`, `periode    = "2025-2026"`} {
		if got := string(result.Documents[i].TOML); !strings.Contains(got, want) {
			t.Errorf("%s is missing\n%s", want, got)
		}
	}
}

// A workbook that import would refuse is refused while it is written.
func TestTooLargeABook(t *testing.T) {
	for _, c := range []struct {
		size    size
		refused bool
	}{{size{grid.MaxCells - 1, 0}, false}, {size{grid.MaxCells, 0}, true}, {size{0, grid.MaxText - 10}, true}, {size{0, grid.MaxText / 2}, false}} {
		s := &sheet{name: "a", columns: []sheetColumn{{width: 10}}}
		w := &rowWriter{to: io.Discard, size: &c.size, looks: newStyles(), sheet: s, row: s.first()}
		if err := w.put(s.row([]value{{n: str("A"), key: documentName}})); err != nil {
			t.Fatal(err)
		}
		var refused *grid.Refusal
		if err := w.flush(); errors.As(err, &refused) != c.refused {
			t.Errorf("%+v: %v", c.size, err)
		}
	}
}

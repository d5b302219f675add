package content

import (
	"testing"

	"iku/content/source"
)

// TestNumberAsPrinted asks how a signer's number reads on the page: as written
// where blanks part its groups, else in its groups; the label copied with it is
// its label.
func TestNumberAsPrinted(t *testing.T) {
	for _, c := range []struct{ written, printed string }{
		{`nip = "19620915 199003 2 001"`, "NIP 19620915 199003 2 001"},
		{`nip = "196209151990032001"`, "NIP 19620915 199003 2 001"},
		{`nip = "19620915.199003.2.001"`, "NIP 19620915 199003 2 001"},
		{`nip = "19701111-199503-2-001"`, "NIP 19701111 199503 2 001"},
		{`nip = "NIP. 19701111 199503 2 001"`, "NIP. 19701111 199503 2 001"},
		{`nip = "nip : 197011111995032001"`, "nip 19701111 199503 2 001"},
		{"nip = \"NIP. 197011111995032001\"\nlabel_nip = \"NIP\"", "NIP 19701111 199503 2 001"},
		{`ni_pppk = "199312282025212001"`, "NI PPPK 19931228 2025 21 2 001"},
		{`ni_pppk = "NI PPPK. 19931228 202521 2 001"`, "NI PPPK. 19931228 202521 2 001"},
		{`nrp = "82011234"`, "NRP 82011234"},
		{`nrp = "NRP. 12345/P"`, "NRP. 12345/P"},
		{`nip = "NIP. ......................"`, "NIP. ......................"},
	} {
		doc, _ := Read(source.NewFile("a.toml", []byte("[penanda_tangan]\njabatan = \"Camat\"\nnama = \"N\"\n"+c.written+"\n")), nil)
		p := &doc.PenandaTangan[0]
		if got := p.LabelNIP.Value + " " + p.Nomor.Value; got != c.printed {
			t.Errorf("%s: printed %q, want %q", c.written, got, c.printed)
		}
	}
}

func TestStatusInAnyCase(t *testing.T) {
	for written, want := range map[string]string{"plt": "Plt.", "PLT.": "Plt.", "Plh": "Plh.", "pj.": "Pj.", "Pjs.": "Pjs.", "DEFINITIF": "definitif"} {
		doc, list := Read(source.NewFile("a.toml", []byte(`[dokumen]
pemerintah = "P"
periode = "2025-2029"
[[indikator]]
uraian = "U"
[penanda_tangan]
jabatan = "Camat"
nama = "N"
status = "`+written+"\"\n")), nil)
		if len(list) > 0 || doc.PenandaTangan[0].Status != want {
			t.Errorf("status %q: %q, %v", written, doc.PenandaTangan[0].Status, list)
		}
	}
}

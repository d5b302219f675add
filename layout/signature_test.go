package layout

import (
	"fmt"
	"strings"
	"testing"

	"iku/layout/page"
)

// groups returns a document of as many sasaran, each with as many one-line
// indikator, signed.
func groups(sasaran, indikator int) []byte {
	var b strings.Builder
	b.WriteString("[dokumen]\npemerintah = \"Pemerintah Kabupaten Sleman\"\nperiode = \"2018-2022\"\n" +
		"[penanda_tangan]\njabatan = [\"Kepala Dinas\", \"Kabupaten Sleman\"]\nnama = \"dr. Sri Rahayu\"\nnip = \"19700412 199803 2 004\"\n")
	for i := range sasaran {
		fmt.Fprintf(&b, "[[sasaran]]\nuraian = \"Sasaran %d\"\n", i+1)
		for j := range indikator {
			fmt.Fprintf(&b, "[[sasaran.indikator]]\nuraian = \"Indikator %d.%d\"\ntarget = \"%d%%\"\n", i+1, j+1, j+10)
		}
	}
	return []byte(b.String())
}

// TestNothingAlone is the measured test of page breaks: whatever the number of
// rows, the signature takes a row with it, and no group is torn.
func TestNothingAlone(t *testing.T) {
	cases := map[string][]byte{"18 groups of 5": groups(18, 5)}
	for n := 16; n <= 45; n++ {
		cases[fmt.Sprintf("%d groups of 1", n)] = groups(n, 1)
	}
	for name, data := range cases {
		doc := read(t, name, data)
		report(t, name, violations(doc, lay(t, doc), false))
		for _, paper := range []string{"A4", "Folio", "148mm x 210mm"} {
			doc := read(t, name, append(data, fmt.Sprintf("[halaman]\nkertas = %q\n", paper)...))
			report(t, name+" on "+paper, violations(doc, lay(t, doc), false))
		}
	}
}

// TestTornIsSeen: the checks of these tests find what they are for.
func TestTornIsSeen(t *testing.T) {
	doc := read(t, "torn.toml", groups(60, 1))
	spoil := []struct {
		name string
		how  func(*page.Sheet)
		want string
	}{
		{"a text moved", func(s *page.Sheet) {
			s.Pages[0].Items[12].X, s.Pages[0].Items[12].Y = s.Pages[0].Items[15].X, s.Pages[0].Items[15].Y
		}, "overlaps"},
		{"a text below the margin", func(s *page.Sheet) { s.Pages[0].Items[12].Y = s.Pages[0].Height }, "leaves the margins"},
		{"a text left out", func(s *page.Sheet) { s.Pages[0].Items = append(s.Pages[0].Items[:20:20], s.Pages[0].Items[21:]...) }, "is not printed"},
		{"a text twice", func(s *page.Sheet) {
			it := s.Pages[0].Items[20]
			it.Y = 20 * it.Size
			s.Pages[1].Items = append(s.Pages[1].Items, it)
		}, "stands"},
		{"a head left out", func(s *page.Sheet) { s.Pages[1].Items = s.Pages[1].Items[2:] }, "head lacks"},
		{"an orphan node", func(s *page.Sheet) { s.Pages[0].Items[3].Node = &page.Node{Role: page.P} }, "not in the tree"},
		{"a wrong span", func(s *page.Sheet) { s.Root.Kids[0].Kids[1].Kids[1].Kids[0].Kids[0].RowSpan = 2 }, "columns"},
		{"a signature alone", func(s *page.Sheet) {
			last := len(s.Pages) - 1
			p := s.Pages[last]
			p.Items = nil
			for _, it := range s.Pages[last].Items {
				if it.Span == doc.PenandaTangan[0].Nama.Span {
					p.Items = append(p.Items, it)
				}
			}
			s.Pages = append(s.Pages, p)
		}, "signature is alone"},
	}
	for _, tt := range spoil {
		s := lay(t, doc)
		tt.how(s)
		if found := strings.Join(violations(doc, s, false), "\n"); !strings.Contains(found, tt.want) {
			t.Errorf("%s: found %q, not %q", tt.name, found, tt.want)
		}
	}
}

// The boxes for initials stand below the signatures of several, whoever they are for.
func TestInitialsBelowSeveralSigners(t *testing.T) {
	data := strings.Replace(string(groups(2, 1)), "[penanda_tangan]", "[[penanda_tangan]]\nsebutan = \"Mengetahui,\"\njabatan = \"Sekretaris Daerah\"\nnama = \"Ahmad Fulan\"\nparaf = [\"Asisten\", \"Kepala Bagian\"]\n[[penanda_tangan]]", 1)
	doc := read(t, "paraf.toml", []byte(data))
	sheet, _ := Lay(doc, family(t, doc), Options{Draft: true})
	var lowest, highest Length
	for _, it := range sheet.Pages[len(sheet.Pages)-1].Items {
		switch it.Span {
		case doc.PenandaTangan[0].Nama.Span, doc.PenandaTangan[1].Nama.Span:
			lowest = max(lowest, it.Y)
		case doc.PenandaTangan[0].Paraf[0].Span:
			highest = it.Y
		}
	}
	if lowest == 0 || highest < lowest+signatureSpace {
		t.Errorf("initials begin at %v, signatures end at %v", highest, lowest)
	}
	report(t, "paraf", violations(doc, sheet, true))
}

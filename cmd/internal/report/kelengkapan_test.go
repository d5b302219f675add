package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"iku/cmd/internal/report"
)

func standingsOf(list ...report.Standing) *report.Standings {
	for i := range list {
		list[i].Government = "Kota"
	}
	return &report.Standings{Of: "kota", List: list}
}

// Who lacks what others have is told in every form; where all documents are of one
// kind, or cannot be read, nobody lacks anything.
func TestCoverage(t *testing.T) {
	pk := func(title string, year int, state report.PDFState) report.Standing {
		return report.Standing{File: title, Title: title, Kind: "perjanjian-kinerja", Year: year, Called: "Perjanjian Kinerja", State: state}
	}
	iku := func(title string) report.Standing {
		return report.Standing{File: title, Title: title, Kind: "iku", Called: "Indikator Kinerja Utama 2025-2029", State: report.PDFFresh}
	}
	gone := iku("Dinas D")
	gone.Since = &report.Couple{State: report.CoupleRemoved}
	for _, tt := range []struct {
		name string
		all  *report.Standings
		want string // kinds, then agencies with their cells
	}{
		{"one kind", standingsOf(iku("Dinas A"), iku("Dinas B")), ""},
		{"what cannot be read is none", standingsOf(iku("Dinas A"), report.Standing{Title: "x", Error: "rusak"}), ""},
		{"kinds in their order, years ascending", standingsOf(pk("Dinas A", 2026, report.PDFFresh), pk("Dinas B", 2025, report.PDFStale), iku("Dinas A")),
			"Indikator Kinerja Utama|Perjanjian Kinerja 2025|Perjanjian Kinerja 2026\nDinas A|PDF sesuai|belum ada|PDF sesuai\nDinas B|belum ada|PDF usang|belum ada"},
		{"several of one kind stand as the worst", standingsOf(iku("Dinas A"), pk("Dinas A", 2026, report.PDFFresh), pk("Dinas A", 2026, report.PDFMissing), pk("Dinas A", 2026, report.PDFStale)),
			"Indikator Kinerja Utama|Perjanjian Kinerja 2026\nDinas A|PDF sesuai|3 dokumen, PDF belum ada"},
		{"what is there no more is not missed", standingsOf(iku("Dinas A"), pk("Dinas A", 2026, report.PDFFresh), gone),
			"Indikator Kinerja Utama|Perjanjian Kinerja 2026\nDinas A|PDF sesuai|PDF sesuai"},
	} {
		var lines []string
		missing := 0
		if c := tt.all.Coverage(); c != nil {
			var head []string
			for _, col := range c.Columns {
				head = append(head, col.Title())
			}
			lines = append(lines, strings.Join(head, "|"))
			for _, r := range c.Rows {
				line := r.Agency
				for _, cell := range r.Cells {
					line += "|" + cell.Words()
					if cell.Words() == "belum ada" {
						missing++
					}
				}
				lines = append(lines, line)
			}
		}
		if got := strings.Join(lines, "\n"); got != tt.want {
			t.Errorf("%s:\n%s\nnot\n%s", tt.name, got, tt.want)
		}
		var out bytes.Buffer
		if err := report.ShowStandings("json", &out, tt.all); err != nil {
			t.Fatal(err)
		}
		absent := 0
		for line := range strings.Lines(out.String()) {
			var s report.Standing
			if err := json.Unmarshal([]byte(line), &s); err != nil {
				t.Fatal(err)
			}
			if s.Absent {
				absent++
			}
		}
		out.Reset()
		if err := report.ShowStandings("csv", &out, tt.all); err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff")))
		r.Comma = ';'
		rows, err := r.ReadAll()
		if err != nil || len(rows) != 1+len(tt.all.List)+missing || absent != missing {
			t.Errorf("%s: %d rows, %d absent, %d missing (%v)", tt.name, len(rows), absent, missing, err)
		}
		out.Reset()
		if err := report.ShowStandings("html", &out, tt.all); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(out.String(), `class="galat">belum ada<`); n != missing {
			t.Errorf("%s: %d missing in the page, not %d", tt.name, n, missing)
		}
	}
}

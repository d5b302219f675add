package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A table of the agency's own is written only once somebody has agreed to what
// was understood of it.
func TestImportAsks(t *testing.T) {
	f := excelize.NewFile()
	for cell, v := range map[string]any{"A1": "PERIODE 2021-2026", "B3": "Sasaran", "A3": "Indikator", "C3": "Target", "A4": "Angka melek huruf", "B4": "Meningkatnya mutu", "C4": "95,5%%"} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	book := filepath.Join(t.TempDir(), "tabel.xlsx")
	if err := f.SaveAs(book); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		answer string
		args   []string
		writes bool
	}{{"", nil, false}, {"t\n", nil, false}, {"y\n", nil, true}, {"ya", nil, true}, {"apa?\ny\n", nil, true}, {"apa?\nt\n", nil, false}, {"hm", nil, false}, {"", []string{"--yes"}, true}} {
		dir := t.TempDir()
		var out, said bytes.Buffer
		code := run(append([]string{"import", book, "-o", dir}, c.args...), strings.NewReader(c.answer), &out, &said)
		_, err := os.Stat(filepath.Join(dir, "tabel.toml"))
		// Without a government the sheet is not complete, so that the code is 1 either way.
		if (err == nil) != c.writes || code != exitFound {
			t.Errorf("%q %v: written: %v, exit code %d\n%s", c.answer, c.args, err == nil, code, said.String())
		}
		for _, want := range []string{`"Indikator"`, "→ indikator", "dokumen.periode: 2021-2026"} {
			if !strings.Contains(said.String(), want) {
				t.Errorf("%q is not said:\n%s", want, said.String())
			}
		}
		if asked := strings.Contains(said.String(), "Benar demikian?"); asked == (c.args != nil) {
			t.Errorf("%v: asked: %v", c.args, asked)
		}
		if c.writes && !strings.Contains(said.String(), `lembar "Sheet1", sel `) {
			t.Errorf("no finding is told by its cell:\n%s", said.String())
		}
	}
}

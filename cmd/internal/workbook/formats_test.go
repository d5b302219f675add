package workbook

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// Workbooks that openpyxl made, counting days from 1900 and from 1904, are read as a
// spreadsheet shows them: hours, percent, money, negative figures, times, dates, millions,
// fractions. What no cell needs may be broken in them.
func TestFormatsOfOthers(t *testing.T) {
	for _, name := range []string{"testdata/lain/format.xlsx", "testdata/lain/format-1904.xlsx"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		broken := func(string) string { return "<broken" }
		for what, book := range map[string][]byte{
			"as it is":       data,
			"a broken theme": changed(t, data, "xl/theme/theme1.xml", broken),
			"broken titles":  changed(t, data, "docProps/core.xml", broken),
		} {
			result, err := Import(name, book)
			if err != nil {
				t.Errorf("%s, %s: %v", name, what, err)
				continue
			}
			got := strings.Join(regexp.MustCompile(`target = .*`).FindAllString(string(result.Documents[0].TOML), -1), "\n")
			want := strings.ReplaceAll(`"36:30" "15,5%" "Rp 1.500.000" "(5)" "1:25" "Des-25" "31/12/2025" 3 "1/2" 84.5 12_500`, "Rp 1", "Rp_1")
			want = "target = " + strings.ReplaceAll(strings.ReplaceAll(want, " ", "\ntarget = "), "_1", " 1")
			if got != want {
				t.Errorf("%s, %s:\n%s\nwant:\n%s", name, what, got, want)
			}
			if len(result.Notes) != 1 || !strings.Contains(result.Notes[0].String(), "lebih teliti daripada yang tampak; dipakai 3") {
				t.Errorf("%s, %s: %v", name, what, result.Notes)
			}
		}
		result, err := Import(name, changed(t, data, "xl/_rels/workbook.xml.rels", func(s string) string { return strings.Replace(s, "styles.xml", "hilang.xml", 1) }))
		if err != nil || result.Left() != 1 || !strings.Contains(result.Notes[0].String(), "format angka tidak dibaca") {
			t.Errorf("%s, without formats: %v", name, err)
		}
	}
}

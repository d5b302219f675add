package content

import (
	"fmt"
	"strings"
	"testing"

	"iku/content/source"
)

// What no sheet can have as much of is refused before it is read; what the largest
// has is not.
func TestBounds(t *testing.T) {
	const head = "[dokumen]\npemerintah = \"A\"\nperiode = 2018\n"
	const lines = "lebih dari 60.000 unsur daftar dan baris teks"
	agencies := func(n int) string {
		return "[dokumen]\njenis = \"perjanjian-kinerja\"\ntahun = 2026\npemerintah = \"A\"\nperiode = \"2025-2029\"\n" +
			strings.Repeat("[[pk]]\npihak_pertama = { jabatan = \"Kepala\", nama = \"A\" }\n[[pk.sasaran]]\nuraian = \"S\"\n[[pk.sasaran.indikator]]\nuraian = \"I\"\ntarget = 1\n", n)
	}
	columns := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "k%d = \"K\"\n", i)
		}
		return head + "[[sasaran]]\nuraian = \"S\"\n[kolom_lain]\n" + b.String()
	}
	for name, c := range map[string]struct{ text, want string }{
		"sasaran":           {head + strings.Repeat("[[sasaran]]\nuraian = \"S\"\n", 125_001), "lebih dari 250.000 tabel dan nilai"},
		"keys in a table":   {head + "x = {" + strings.Repeat("a=1,", 130_000) + "}\n", "lebih dari 250.000 tabel dan nilai"},
		"elements":          {head + "x = [" + strings.Repeat("1,", 60_001) + "]\n", lines},
		"in inline tables":  {head + "x = [" + strings.Repeat("{a=1},", 60_001) + "]\n", lines},
		"in many lists":     {head + strings.Repeat("[[sasaran]]\nuraian = \"S\"\nx = [1, 2, 3, 4, 5]\n", 20_000), lines},
		"lines":             {head + "x = \"\"\"" + strings.Repeat("a\n", 60_001) + "\"\"\"\n", lines},
		"literal lines":     {head + "x = '''" + strings.Repeat("a\n", 60_001) + "'''\n", lines},
		"lines by escapes":  {head + "x = \"" + strings.Repeat(`a\n`, 60_001) + "\"\n", lines},
		"by their numbers":  {head + "x = \"" + strings.Repeat(`a\u000a`, 60_001) + "\"\n", lines},
		"backslashes":       {head + "[[sasaran]]\nuraian = '" + strings.Repeat(`\n`, 70_000) + "'\n", ""},
		"quoted quotes":     {head + "[[sasaran]]\nuraian = \"" + strings.Repeat(`a \" `, 70_000) + "\"\n", ""},
		"comments":          {head + strings.Repeat("# a, b, [c,\n", 70_000) + "[[sasaran]]\nuraian = \"S\"\n", ""},
		"bullets":           {head + strings.Repeat("[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\ntarget = \"1\"\ndefinisi = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n", 10_000), ""},
		"ten thousand":      {head + strings.Repeat("[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\ntarget = \"1\"\nsatuan = \"x\"\ntarget_tahunan = { 2018 = 1, 2019 = 2, 2020 = 3, 2021 = 4, 2022 = 5 }\n", 10_000), ""},
		"commas in a text":  {head + "[[sasaran]]\nuraian = \"" + strings.Repeat(",", 300_000) + "\"\n", ""},
		"a hundred columns": {columns(100), ""},
		"shared by many":    {"[perangkat_daerah]\nnama = \"A\"\nfungsi = [" + strings.Repeat("\"a b\",", 50_000) + "]\n" + agencies(60), "60 perjanjian kinerja ini mencetak terlalu banyak teks"},
		"an agency":         {agencies(2_000), ""},
		"more columns":      {columns(101), "kolom buatan sendiri lebih dari 100"},
	} {
		_, list := Read(source.NewFile("a.toml", []byte(c.text)), nil)
		said := fmt.Sprint(list)
		if len(said) > 2000 {
			said = said[:2000]
		}
		if c.want == "" && len(list) > 0 || !strings.Contains(said, c.want) {
			t.Errorf("%s: %s", name, said)
		}
	}
}

package main

import (
	"fmt"
	"strings"
)

const growthHead = "[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2018-2022\"\n"
const growthSasaran = "[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n"
const growthIndikator = "[[sasaran.indikator]]\nuraian = \"Persentase pembaca\"\ntarget = \"10%\"\n"

// repeated writes what do gives for 0 to n-1.
func repeated(n int, do func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(do(i))
	}
	return b.String()
}

// growing is an input of which one kind of thing is there n times.
type growing struct {
	name string
	n    int
	make func(n int) string
}

var growingDocuments = []growing{
	{"sasaran", 1500, func(n int) string {
		return growthHead + repeated(n, func(i int) string { return fmt.Sprintf("[[sasaran]]\nuraian = \"Meningkatnya %d\"\n", i) })
	}},
	{"the same sasaran", 1500, func(n int) string { return growthHead + strings.Repeat(growthSasaran, n) }},
	{"indikator", 1000, func(n int) string {
		return growthHead + growthSasaran + repeated(n, func(i int) string {
			return fmt.Sprintf("[[sasaran.indikator]]\nuraian = \"Persentase %d\"\ntarget = \"%d%%\"\n", i, i%100)
		})
	}},
	{"the same indikator", 1000, func(n int) string { return growthHead + growthSasaran + strings.Repeat(growthIndikator, n) }},
	{"indikator beside sasaran", 1000, func(n int) string {
		return growthHead + strings.Repeat("[[indikator]]\nuraian = \"Persentase pembaca\"\ntarget = \"10%\"\n", n)
	}},
	{"tujuan", 1500, func(n int) string {
		return growthHead + repeated(n, func(i int) string { return fmt.Sprintf("[[tujuan]]\nuraian = \"Tujuan %d\"\nkode = \"T%d\"\n", i, i) }) + growthSasaran
	}},
	{"data of a calculation", 1500, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + repeated(n, func(i int) string {
			return fmt.Sprintf("[[sasaran.indikator.hitungan]]\ndata = \"Jumlah %d\"\nsimbol = \"s%d\"\nnilai = %d\n", i, i, i)
		})
	}},
	{"the same data", 1500, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + repeated(n, func(i int) string {
			return fmt.Sprintf("[[sasaran.indikator.hitungan]]\ndata = \"Jumlah\"\nnilai = %d\ntahun = 2018\n", i)
		})
	}},
	{"a chain of formulas", 800, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "[[sasaran.indikator.hitungan]]\ndata = \"Jumlah\"\nsimbol = \"s0\"\nnilai = 1\n" + repeated(n, func(i int) string {
			return fmt.Sprintf("[[sasaran.indikator.hitungan]]\nrumus = \"s%d + 1\"\nsimbol = \"s%d\"\n", i, i+1)
		})
	}},
	{"a formula", 500, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "[[sasaran.indikator.hitungan]]\nrumus = \"1" + strings.Repeat(" + 1", n) + "\"\nhasil = \"3\"\n"
	}},
	{"formulas of free figures", 400, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + repeated(n, func(i int) string {
			return fmt.Sprintf("[[sasaran.indikator.hitungan]]\ndata = \"Jumlah %d\"\nnilai = %d\n[[sasaran.indikator.hitungan]]\nrumus = \"%d / %d * 100%%\"\n", i, 7*i+1000, 3*i+101, 5*i+1001)
		})
	}},
	{"years of a target", 150, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "[sasaran.indikator.target_tahunan]\n" + repeated(n, func(i int) string { return fmt.Sprintf("%d = \"%d%%\"\n", 1900+i, i) })
	}},
	{"parts of a series", 400, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "[[sasaran.indikator.hitungan]]\ntahunan = \"\"\nnilai = { 2018 = 1, 2019 = 2 }\nrincian = [\n" +
			repeated(n, func(i int) string {
				return fmt.Sprintf("{ uraian = \"a%d\", nilai = { 2018 = %d, 2019 = 2 } },\n", i, i)
			}) + "]\n"
	}},
	{"rincian of an indikator", 1000, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + repeated(n, func(i int) string {
			return fmt.Sprintf("[[sasaran.indikator.rincian]]\nuraian = \"SD %d\"\ntarget = \"%d\"\n", i, i)
		})
	}},
	{"more own columns than there may be", 10_000, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "[kolom_lain]\n" + repeated(n, func(i int) string { return fmt.Sprintf("k%d = \"K\"\n", i) })
	}},
	{"unknown keys", 1500, func(n int) string {
		return growthHead + growthSasaran + repeated(n, func(i int) string { return fmt.Sprintf("x%d = \"v\"\n", i) })
	}},
	{"unknown long keys", 300, func(n int) string {
		return growthHead + growthSasaran + repeated(n, func(i int) string { return fmt.Sprintf("%s%d = \"v\"\n", strings.Repeat("target", 60), i) })
	}},
	{"a long key", 20_000, func(n int) string { return growthHead + growthSasaran + strings.Repeat("t", n) + " = 1\n" }},
	{"accepted findings", 300, func(n int) string {
		return growthHead + repeated(n, func(i int) string {
			return fmt.Sprintf("[[sasaran]]\nuraian = \"Persentase %d\"\nabaikan = { indikator-di-sasaran = \"ya\" }\n", i)
		})
	}},
	{"a long text", 20_000, func(n int) string {
		return growthHead + "[[sasaran]]\nuraian = \"" + strings.Repeat("minat baca ", n/11) + "\"\n"
	}},
	{"a long word", 20_000, func(n int) string { return growthHead + "[[sasaran]]\nuraian = \"" + strings.Repeat("m", n) + "\"\n" }},
	{"a long text of escapes", 20_000, func(n int) string {
		return growthHead + "[[sasaran]]\nuraian = \"" + strings.Repeat("\\u0061 ", n/7) + "\"\n"
	}},
	{"lines of a text", 3000, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "definisi = \"\"\"\n" + strings.Repeat("baris\n", n) + "\"\"\"\n"
	}},
	{"names near words in a list", 1500, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "definisi = \"" + strings.Repeat("tengkejuh, gunningan, ", n) + "ubi\"\n"
	}},
	{"names near words in a heading", 1500, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "definisi = \"Jumlah " + strings.Repeat("Tengkejuh Gunningan ", n) + "\"\n"
	}},
	{"misspelt words", 3000, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "definisi = \"" + strings.Repeat("prosentase ", n) + "\"\n"
	}},
	{"equations in prose", 1000, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "definisi = \"" + strings.Repeat("2 + 2 = 5. ", n) + "\"\n"
	}},
	{"figures in prose", 5000, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "definisi = \"" + strings.Repeat("2 + ", n) + "2 = 5\"\n"
	}},
	{"brackets in prose", 5000, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "definisi = \"" + strings.Repeat("(", n) + "2 + 2 = 5" + strings.Repeat(")", n) + "\"\n"
	}},
	{"signs without figures", 5000, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "definisi = \"" + strings.Repeat("= ", n) + "\"\n"
	}},
	{"lists in a value", 10_000, func(n int) string { return growthHead + growthSasaran + "x = [" + strings.Repeat("1, ", n) + "]\n" }},
	{"lines of a list", 2000, func(n int) string {
		return growthHead + growthSasaran + growthIndikator + "definisi = [" + strings.Repeat("\"a\", ", n) + "]\n"
	}},
	{"comments", 20_000, func(n int) string { return growthHead + strings.Repeat("# x\n", n) + growthSasaran }},
	{"missions", 1000, func(n int) string {
		return growthHead + growthSasaran + "[perangkat_daerah]\nnama = \"A\"\nmisi = [" + strings.Repeat("\"a\", ", n) + "]\n"
	}},
	{"lines of an office", 4000, func(n int) string {
		return growthHead + growthSasaran + "[penanda_tangan]\nnama = \"A\"\njabatan = [" + strings.Repeat("\"a\", ", n) + "]\n"
	}},
	{"notes below the table", 1000, func(n int) string {
		return growthHead + growthSasaran + "[tabel]\ncatatan = [" + strings.Repeat("\"a\", ", n) + "]\n"
	}},
	{"letterhead", 4000, func(n int) string {
		return growthHead + growthSasaran + "[kop]\nbaris = [" + strings.Repeat("\"a\", ", n) + "]\n"
	}},
	{"groups of sasaran", 800, func(n int) string {
		return growthHead + repeated(n, func(i int) string { return fmt.Sprintf("[[sasaran]]\nuraian = \"S\"\nkelompok = \"K%d\"\n", i) })
	}},
}

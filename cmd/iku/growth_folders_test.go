package main

import (
	"fmt"
	"strings"
)

// growingFolders are archives of files, as txtar writes them.
var growingFolders = []growing{
	{"documents", 20, func(n int) string {
		return repeated(n, func(i int) string {
			return fmt.Sprintf("-- %d.toml --\n%s%s[perangkat_daerah]\nnama = \"Dinas %d\"\n", i, growthHead, growthSasaran+growthIndikator, i)
		})
	}},
	{"documents of one agency", 20, func(n int) string {
		return repeated(n, func(i int) string {
			return fmt.Sprintf("-- %d.toml --\n%s%s[perangkat_daerah]\nnama = \"Dinas\"\n", i, growthHead, growthSasaran+growthIndikator)
		})
	}},
	{"names and ranks of one signer", 20, func(n int) string {
		return repeated(n, func(i int) string {
			return fmt.Sprintf("-- %d.toml --\n%s%s[perangkat_daerah]\nnama = \"Dinas %d\"\n[penanda_tangan]\njabatan = \"Kepala %d\"\nnama = \"Orang %c\"\npangkat = \"Pembina\"\nnip = \"19620915 199003 2 001\"\n",
				i, growthHead, growthSasaran+growthIndikator, i, i, 'A'+i%26)
		})
	}},
	{"values of one indikator", 20, func(n int) string {
		return repeated(n, func(i int) string {
			return fmt.Sprintf("-- %d.toml --\n%s%s[[sasaran.indikator.hitungan]]\ndata = \"Jumlah penduduk\"\ntahun = 2018\nnilai = %d\n[perangkat_daerah]\nnama = \"Dinas %d\"\n", i, growthHead, growthSasaran+growthIndikator, i, i)
		})
	}},
	{"documents that inherit one", 20, func(n int) string {
		return "-- umum.toml --\n" + growthHead + repeated(n, func(i int) string {
			return fmt.Sprintf("-- %d.toml --\nwarisan = \"umum.toml\"\n%s[perangkat_daerah]\nnama = \"Dinas %d\"\n", i, growthSasaran+growthIndikator, i)
		})
	}},
	{"revisions of revisions", 20, func(n int) string {
		return repeated(n, func(i int) string {
			before := ""
			if i > 0 {
				before = fmt.Sprintf("menggantikan = \"%04d.toml\"\n", i-1)
			}
			return fmt.Sprintf("-- %04d.toml --\n%srevisi = %d\n%s%s[perangkat_daerah]\nnama = \"Dinas\"\n", i, growthHead, i, before, growthSasaran+growthIndikator)
		})
	}},
	{"folders within folders", 20, func(n int) string {
		return repeated(n, func(i int) string {
			return fmt.Sprintf("-- %sa.toml --\n%s%s[perangkat_daerah]\nnama = \"Dinas %d\"\n", strings.Repeat("d/", i), growthHead, growthSasaran+growthIndikator, i)
		})
	}},
}

// growingPairs are two documents each, lama.toml and baru.toml.
var growingPairs = []growing{
	{"the same indikator", 300, func(n int) string {
		return growthPair(growthSasaran+strings.Repeat(growthIndikator, n), growthSasaran+strings.Repeat(growthIndikator, n))
	}},
	{"indikator that changed their targets", 300, func(n int) string {
		return growthPair(growthIndicators(n, "Persentase %d", "10%"), growthIndicators(n, "Persentase %d", "12%"))
	}},
	{"indikator of other words", 2500, func(n int) string {
		return growthPair(growthIndicators(n, "Persentase pembaca %d", "10%"), growthIndicators(n, "Jumlah pembaca aktif %d", "10%"))
	}},
	{"indikator in the other order", 300, func(n int) string {
		text := growthHead + growthSasaran + repeated(n, func(i int) string {
			return fmt.Sprintf("[[sasaran.indikator]]\nuraian = \"Persentase %d\"\ntarget = \"1\"\n", n-i-1)
		})
		return "-- lama.toml --\n" + text + "-- baru.toml --\n" + growthHead + growthIndicators(n, "Persentase %d", "1")
	}},
	{"sasaran of other words", 2500, func(n int) string {
		list := func(format string) string {
			return repeated(n, func(i int) string { return "[[sasaran]]\nuraian = \"" + fmt.Sprintf(format, i) + "\"\n" })
		}
		return growthPair(list("Meningkatnya minat %d"), list("Menguatnya minat baca %d"))
	}},
	{"a word in every second place", 4000, func(n int) string {
		text := func(word string) string {
			return growthSasaran + growthIndikator + "definisi = \"" + strings.Repeat("baca "+word+" ", n) + "\"\n"
		}
		return growthPair(text("a"), text("b"))
	}},
	{"steps of a calculation", 300, func(n int) string {
		steps := func(value int) string {
			return growthSasaran + growthIndikator + repeated(n, func(i int) string {
				return fmt.Sprintf("[[sasaran.indikator.hitungan]]\ndata = \"Jumlah %d\"\nnilai = %d\n", i, i+value)
			})
		}
		return growthPair(steps(1), steps(2))
	}},
}

func growthPair(before, after string) string {
	return "-- lama.toml --\n" + growthHead + before + "-- baru.toml --\n" + growthHead + after
}

// growthIndicators is a sasaran of n indikator, each named by its number.
func growthIndicators(n int, name, target string) string {
	return growthSasaran + repeated(n, func(i int) string {
		return fmt.Sprintf("[[sasaran.indikator]]\nuraian = %q\ntarget = %q\n", fmt.Sprintf(name, i), target)
	})
}

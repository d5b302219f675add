package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"iku/content/finding"
	"iku/content/schema"
)

// The full examples show every key of every table between them, if only in a comment.
func TestFullExampleShowsEveryKey(t *testing.T) {
	all := bytes.Join(examplesOfFormat(), nil)
	schema.Root.Walk(func(f *schema.Fields) {
		for _, k := range f.Keys {
			shown := regexp.MustCompile(`(?m)(^|[\s#{])` + k.Name + `\s*=|\[(\w+\.)*` + k.Name + `\]`)
			if !shown.Match(all) {
				t.Errorf("%s.%s is not shown", f.Name, k.Name)
			}
		}
	})
}

// unfilled tells whether nothing was found but what nobody knows except the user.
func unfilled(out string) bool {
	for _, m := range regexp.MustCompile(`(?:peringatan|catatan): .* \[([a-z-]+)\]`).FindAllStringSubmatch(out, -1) {
		if m[1] != string(finding.TanpaRealisasi) {
			return false
		}
	}
	return true
}

// Every kind of document has an example, which builds without a finding of weight
// beside the IKU document that is written with it, and on one of the user's own.
func TestInitOfEveryKind(t *testing.T) {
	for _, j := range schema.JenisDokumen[1:] {
		t.Run(j.Name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			do := func(args ...string) string {
				t.Helper()
				var out, errs bytes.Buffer
				if code := run(args, strings.NewReader(""), &out, &errs); code != exitDone {
					t.Fatalf("iku %q: %d\n%s%s", args, code, &out, &errs)
				}
				return out.String()
			}
			do("init", "--jenis", j.Name, "x.toml")
			do("check", "--strict", "x.toml")
			do("build", "x.toml")
			if err := os.Mkdir("lain", 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename("iku.toml", filepath.Join("lain", "dinas.toml")); err != nil {
				t.Fatal(err)
			}
			do("init", "--jenis", j.Name, "--dari", filepath.Join("lain", "dinas.toml"), "y.toml")
			if _, err := os.Stat("iku.toml"); err == nil {
				t.Error("an IKU document was written beside one that was named")
			}
			if out := do("check", "y.toml"); !unfilled(out) {
				t.Error(out)
			}
			do("build", "y.toml")
		})
	}
}

// An example that is based on a document of the user's is about their indikator and
// their years, in comments that stay comments whatever these are called.
func TestInitBasedOn(t *testing.T) {
	t.Chdir(t.TempDir())
	base := "[dokumen]\npemerintah = \"Kota Contoh\"\nperiode = \"2030-2034\"\n[[sasaran]]\nuraian = \"S\"\n" +
		"[[sasaran.indikator]]\nuraian = \"Angka\\u0001 A\\n[dokumen]\"\nkode = \"K$1\"\nsatuan = \"%\"\ntarget_tahunan = { 2030 = \"5\", 2031 = \"6\" }\n[[indikator]]\nuraian = \"Nilai B\"\ntarget = \"9\"\n"
	if err := os.WriteFile("iku.toml", []byte(base), 0o666); err != nil {
		t.Fatal(err)
	}
	for jenis, wants := range map[string][]string{
		"pengukuran-kinerja": {"\ntahun   = 2030 ", "\ntanggal = 2031-01-18\n", "\n[realisasi]\n# \"1.1\" = \"\"    # Angka A [dokumen], target 5 (%)\n# \"1\" = \"\"    # Nilai B, target 9\n", "\n[realisasi_2029]"},
		"rencana-aksi":       {"\n# \"1.1\" = [\"\", \"\", \"\", \"5\"]    # Angka A", "\nindikator = \"1.1\" ", "\nindikator = \"1\"\n"},
	} {
		var out, errs bytes.Buffer
		if code := run([]string{"init", "--jenis", jenis, "--dari", "iku.toml", "-"}, nil, &out, &errs); code != exitDone {
			t.Fatalf("%d\n%s", code, &errs)
		}
		for _, want := range wants {
			if !strings.Contains(out.String(), want) {
				t.Errorf("no %q in\n%s", want, &out)
			}
		}
		if strings.Contains(out.String(), "\"12,1%\"") || strings.ContainsRune(out.String(), 1) {
			t.Errorf("%s", &out)
		}
	}
}

package content

import (
	"strings"
	"testing"

	"iku/content/finding"
	"iku/content/source"
)

func same(path string) string { return path }

// A revision differs from what it revises in two keys; the rest stays byte for
// byte, however the file writes its tables and lines.
func TestRevise(t *testing.T) {
	const keys = "pemerintah = \"P\"\nperiode = \"2017-2022\"\n"
	const rest = "\n[[sasaran]] # tetap\nuraian = 'S'\n"
	for _, c := range []struct{ name, in, want string }{
		{"new keys follow the last one", "# kepala\n[dokumen]\n" + keys + rest,
			"# kepala\n[dokumen]\n" + keys + "revisi = 1\nmenggantikan = \"lama.toml\"\n" + rest},
		{"they are indented as it is, behind its comment", "[dokumen]\n  pemerintah = \"P\"\n  periode = 2018 # satu tahun\n\n# sasaran\n" + rest,
			"[dokumen]\n  pemerintah = \"P\"\n  periode = 2018 # satu tahun\n  revisi = 1\n  menggantikan = \"lama.toml\"\n\n# sasaran\n" + rest},
		{"old ones are changed in place", "[dokumen]\nrevisi\t= 0x1 # satu\nmenggantikan = 'x.toml'\n" + keys + rest,
			"[dokumen]\nrevisi\t= 2 # satu\nmenggantikan = \"lama.toml\"\n" + keys + rest},
		{"one of the two", "[dokumen]\n" + keys + "revisi = 9\n" + rest,
			"[dokumen]\n" + keys + "revisi = 10\nmenggantikan = \"lama.toml\"\n" + rest},
		{"dotted keys", "dokumen.pemerintah = \"P\"\ndokumen.\"periode\" = 2018\nlampiran_hitungan.judul = \"H\"\n" + rest,
			"dokumen.pemerintah = \"P\"\ndokumen.\"periode\" = 2018\ndokumen.revisi = 1\ndokumen.menggantikan = \"lama.toml\"\nlampiran_hitungan.judul = \"H\"\n" + rest},
		{"dotted keys and a header below them", "dokumen.pemerintah = \"P\"\ndokumen.periode = 2018\n[dokumen.abaikan]\nrevisi = \"r\"\n" + rest,
			"dokumen.pemerintah = \"P\"\ndokumen.periode = 2018\ndokumen.revisi = 1\ndokumen.menggantikan = \"lama.toml\"\n[dokumen.abaikan]\nrevisi = \"r\"\n" + rest},
		{"braces", "dokumen = { pemerintah = \"P\", periode = 2018 } # satu\n" + rest,
			"dokumen = { pemerintah = \"P\", periode = 2018, revisi = 1, menggantikan = \"lama.toml\" } # satu\n" + rest},
		{"a value of several lines", "[dokumen]\npemerintah = \"P\"\nperiode = 2018\njudul = [\n  \"a\", # satu\n  \"b\",\n]\n" + rest,
			"[dokumen]\npemerintah = \"P\"\nperiode = 2018\njudul = [\n  \"a\", # satu\n  \"b\",\n]\nrevisi = 1\nmenggantikan = \"lama.toml\"\n" + rest},
		{"no such table", "warisan = \"umum.toml\"\n" + rest, "warisan = \"umum.toml\"\n" + rest + "\n[dokumen]\nrevisi = 1\nmenggantikan = \"lama.toml\"\n"},
		{"an empty one", "[dokumen] # kosong\n\n[kop]\nbaris = \"K\"\n" + rest, "[dokumen] # kosong\nrevisi = 1\nmenggantikan = \"lama.toml\"\n\n[kop]\nbaris = \"K\"\n" + rest},
		{"empty braces", "dokumen = {}\n" + rest, "dokumen = { revisi = 1, menggantikan = \"lama.toml\" }\n" + rest},
		{"no line feed at the end", rest + "[dokumen]\npemerintah = \"P\"\nperiode = 2018", rest + "[dokumen]\npemerintah = \"P\"\nperiode = 2018\nrevisi = 1\nmenggantikan = \"lama.toml\""},
		{"signs below each other", "[dokumen]\npemerintah   = \"P\"\nperiode      = 2018\n" + rest,
			"[dokumen]\npemerintah   = \"P\"\nperiode      = 2018\nrevisi       = 1\nmenggantikan = \"lama.toml\"\n" + rest},
	} {
		for _, form := range []struct {
			name  string
			apply func(string) string
		}{
			{"LF", same},
			{"CRLF", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
			{"BOM", func(s string) string { return "\ufeff" + s }},
		} {
			in, want := form.apply(c.in), form.apply(c.want)
			if form.name == "CRLF" && !strings.Contains(in, "\n") {
				continue
			}
			data, number, list := Revise(source.NewFile("a.toml", []byte(in)), "lama.toml", same)
			if len(list) > 0 {
				t.Fatalf("%s, %s: %+v", c.name, form.name, list)
			}
			if string(data) != want {
				t.Errorf("%s, %s:\n%q\nwant\n%q", c.name, form.name, data, want)
			}
			if got, _, ok := Revision(source.NewFile("b.toml", data)); !ok || got != number {
				t.Errorf("%s, %s: reads as revision %d, not %d", c.name, form.name, got, number)
			}
		}
	}
}

// What a file names by its way is named by the new way.
func TestRevisePaths(t *testing.T) {
	in := "warisan = '../umum.toml'\nberdasarkan = \"\"\n[dokumen]\nperiode = 2018\n[kop]\nlogo = \"a b.png\"\n[halaman]\nhuruf = { biasa = \"x.ttf\", tebal = \"y.ttf\" }\n[keputusan]\nlampiran = [\"a.toml\", 3]\nmengubah = \"k.toml\"\n"
	data, _, list := Revise(source.NewFile("a.toml", []byte(in)), `a "b"\c.toml`, func(p string) string { return "../" + p })
	if len(list) > 0 {
		t.Fatal(list)
	}
	want := "warisan = \"../../umum.toml\"\nberdasarkan = \"\"\n[dokumen]\nperiode = 2018\nrevisi = 1\nmenggantikan = \"a \\\"b\\\"\\\\c.toml\"\n[kop]\nlogo = \"../a b.png\"\n[halaman]\nhuruf = { biasa = \"../x.ttf\", tebal = \"../y.ttf\" }\n[keputusan]\nlampiran = [\"../a.toml\", 3]\nmengubah = \"../k.toml\"\n"
	if string(data) != want {
		t.Errorf("%s", data)
	}
	data, _, _ = Revise(source.NewFile("a.toml", []byte("[halaman]\nhuruf = \"Liberation Serif\"\n")), "l.toml", func(p string) string { return "../" + p })
	if !strings.Contains(string(data), "huruf = \"Liberation Serif\"") {
		t.Errorf("%s", data)
	}
}

func TestReviseRefuses(t *testing.T) {
	for in, want := range map[string]finding.Slug{
		"[dokumen\n":                     finding.TOML,
		"dokumen = 1\n":                  finding.TOML,
		"[dokumen]\nrevisi = \"satu\"\n": finding.NilaiTakSah,
	} {
		data, _, list := Revise(source.NewFile("a.toml", []byte(in)), "l.toml", same)
		if data != nil || len(list) != 1 || list[0].Slug != want {
			t.Errorf("%q: %q, %+v", in, data, list)
		}
	}
}

// Whatever can be read can be revised, and is then read as the next revision.
func FuzzRevise(f *testing.F) {
	f.Add("[dokumen]\nperiode = 1\n")
	f.Add("\ufeffdokumen.a.b = 1\r\n[x]\n")
	f.Add("dokumen = { }\n")
	f.Add("[kop]\nlogo = { a = [1] }\n[keputusan]\nlampiran = [\"a.toml\", { b = 1 }]\n")
	f.Add("[[sasaran]]\n[dokumen.x]\n")
	f.Add("[dokumen]\nrevisi = 3\nx = \"\"\"\n[dokumen]\n\"\"\"")
	f.Fuzz(func(t *testing.T, text string) {
		data, number, list := Revise(source.NewFile("a.toml", []byte(text)), "lama.toml", same)
		if len(list) > 0 {
			return
		}
		if got, _, ok := Revision(source.NewFile("b.toml", data)); !ok || got != number {
			t.Errorf("%q becomes %q: revision %d, not %d", text, data, got, number)
		}
	})
}

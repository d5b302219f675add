package content_test

import (
	"fmt"
	"strings"
	"testing"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// agency is the head of a file of a whole agency.
const agency = `[dokumen]
jenis = "perjanjian-kinerja"
tahun = 2026
pemerintah = "Pemerintah Kabupaten Contoh"
periode = "2025-2029"
[perjanjian_kinerja]
pihak_kedua = { nama = "BUDI SANTOSO", jabatan = "Bupati Contoh" }
[penanda_tangan]
jabatan = "Kepala Dinas"
nama = "Dra. SITI AMINAH, M.Si."
[[pk]]
[[pk.sasaran]]
kode = "S1"
uraian = "Satu"
[[pk.sasaran]]
kode = "S2"
uraian = "Dua"
`

// party returns a perjanjian of a level, with further lines of its table.
func party(tingkat, jabatan, nama, more, sasaran string) string {
	return fmt.Sprintf("[[pk]]\ntingkat = %q\n%s\npihak_pertama = { jabatan = %q, nama = %q }\n[[pk.sasaran]]\nuraian = \"Sasaran\"\n%s\n", tingkat, more, jabatan, nama, sasaran)
}

// person returns a perjanjian of a level whose first party has a number.
func person(jabatan, nama string) string {
	return fmt.Sprintf("[[pk]]\ntingkat = \"administrator\"\npihak_pertama = { jabatan = %q, nama = %q, nip = \"19800101 200501 1 001\" }\n[[pk.sasaran]]\nuraian = \"Sasaran\"\n", jabatan, nama)
}

func readAgency(t *testing.T, text string) (*content.Document, []string) {
	t.Helper()
	doc, list := content.Read(source.NewFile("pk.toml", []byte(text)), content.Nowhere{})
	var wrong []string
	for _, f := range list {
		if f.Severity() == finding.Galat {
			wrong = append(wrong, fmt.Sprintf("%d: %s", f.Span.Begin().Line, f.Message))
		}
	}
	if doc == nil {
		t.Fatal(wrong)
	}
	return doc, wrong
}

// cascade writes who stands below whom, and what each sasaran serves.
func cascade(k *content.Kaskade) string {
	var b strings.Builder
	for _, p := range k.PK {
		above := "-"
		if p.Atasan != nil {
			above = p.Atasan.Nama
		}
		fmt.Fprintf(&b, "%s < %s", p.Nama, above)
		for i, served := range p.Layanan {
			for _, l := range served {
				fmt.Fprintf(&b, "; %d = %s.%d", i+1, l.PK.Nama, l.Sasaran+1)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestKaskade(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"levels and order", party("administrator", "Sekretaris", "ANI", `melayani = "S2"`, "") + party("pengawas", "Kasubbag", "ALI", "", "") +
			party("pelaksana", "Staf", "ADI", "", "") + party("administrator", "Kabid", "AGUS", "melayani = [1, \"S2\"]", "melayani = 1"),
			"kepala-dinas-siti-aminah < -\nsekretaris-ani < kepala-dinas-siti-aminah; 1 = kepala-dinas-siti-aminah.2\n" +
				"kasubbag-ali < sekretaris-ani; 1 = sekretaris-ani.1\nstaf-adi < kasubbag-ali; 1 = kasubbag-ali.1\n" +
				"kabid-agus < kepala-dinas-siti-aminah; 1 = kepala-dinas-siti-aminah.1\n"},
		{"fungsional beside pengawas", party("administrator", "Kabid", "ANI", `melayani = "S1"`, "") + party("pengawas", "Kasi", "ALI", "", "") +
			party("fungsional", "Arsiparis", "ADI", "", ""),
			"kepala-dinas-siti-aminah < -\nkabid-ani < kepala-dinas-siti-aminah; 1 = kepala-dinas-siti-aminah.1\nkasi-ali < kabid-ani; 1 = kabid-ani.1\narsiparis-adi < kabid-ani; 1 = kabid-ani.1\n"},
		{"named by post", party("administrator", "Kabid", "ANI", `melayani = "S1"`, "") + party("administrator", "Sekretaris", "ALI", `melayani = "S2"`, "") +
			party("pelaksana", "Staf", "ADI", `atasan = "Kabid"`, ""),
			"kepala-dinas-siti-aminah < -\nkabid-ani < kepala-dinas-siti-aminah; 1 = kepala-dinas-siti-aminah.1\nsekretaris-ali < kepala-dinas-siti-aminah; 1 = kepala-dinas-siti-aminah.2\nstaf-adi < kabid-ani; 1 = kabid-ani.1\n"},
		{"named by number", person("Kabid", "ANI") + party("administrator", "Sekretaris", "ALI", "", "") + party("pelaksana", "Staf", "ADI", `atasan = "NIP. 19800101-200501-1-001"`, "melayani = 1"),
			"kepala-dinas-siti-aminah < -\nkabid-ani < kepala-dinas-siti-aminah\nsekretaris-ali < kepala-dinas-siti-aminah\nstaf-adi < kabid-ani; 1 = kabid-ani.1\n"},
		{"named by the whole of its post", party("administrator", "Kabid", "ANI", `melayani = "S1"`, "") + party("administrator", "Kabid Dua", "ALI", `melayani = "S2"`, "") +
			party("pelaksana", "Staf", "ADI", `atasan = "kabid"`, ""),
			"kepala-dinas-siti-aminah < -\nkabid-ani < kepala-dinas-siti-aminah; 1 = kepala-dinas-siti-aminah.1\nkabid-dua-ali < kepala-dinas-siti-aminah; 1 = kepala-dinas-siti-aminah.2\nstaf-adi < kabid-ani; 1 = kabid-ani.1\n"},
		{"of two superiors", party("administrator", "Kabid", "ANI", `melayani = "S1"`, `kode = "A"`) + party("administrator", "Sekretaris", "ALI", `melayani = "S2"`, `kode = "B"`) +
			party("pelaksana", "Staf", "ADI", `atasan = "Kabid"`, `melayani = ["A", "B"]`),
			"kepala-dinas-siti-aminah < -\nkabid-ani < kepala-dinas-siti-aminah; 1 = kepala-dinas-siti-aminah.1\nsekretaris-ali < kepala-dinas-siti-aminah; 1 = kepala-dinas-siti-aminah.2\nstaf-adi < kabid-ani; 1 = kabid-ani.1; 1 = sekretaris-ali.1\n"},
		{"found by the kode that it serves", party("administrator", "Kabid", "ANI", `melayani = "S1"`, `kode = "S1.1"`) + party("administrator", "Sekretaris", "ALI", `melayani = "S2"`, `kode = "S2.1"`) +
			party("pelaksana", "Staf", "ADI", "", `melayani = "S1.1"`),
			"kepala-dinas-siti-aminah < -\nkabid-ani < kepala-dinas-siti-aminah; 1 = kepala-dinas-siti-aminah.1\nsekretaris-ali < kepala-dinas-siti-aminah; 1 = kepala-dinas-siti-aminah.2\nstaf-adi < kabid-ani; 1 = kabid-ani.1\n"},
		{"one name twice", party("pelaksana", "Staf", "ADI", "melayani = 1", "") + party("pelaksana", "Staf", "H. ADI, S.E.", "melayani = 1", ""),
			"kepala-dinas-siti-aminah < -\nstaf-adi < kepala-dinas-siti-aminah; 1 = kepala-dinas-siti-aminah.1\nstaf-adi-2 < kepala-dinas-siti-aminah; 1 = kepala-dinas-siti-aminah.1\n"},
	} {
		doc, wrong := readAgency(t, agency+c.text)
		if len(wrong) > 0 {
			t.Errorf("%s: %v", c.name, wrong)
		}
		if got := cascade(doc.Kaskade); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestKaskadeRefused(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"unknown sasaran", party("administrator", "Kabid", "ANI", `melayani = "S9"`, ""), `20: perjanjian kinerja di atasnya tidak punya sasaran "S9"`},
		{"unknown number", party("administrator", "Kabid", "ANI", "", "melayani = 3"), `24: perjanjian kinerja di atasnya tidak punya sasaran "3"`},
		{"nobody above", "melayani = 1\n", `18: melayani "1", tetapi tidak ada perjanjian kinerja di atasnya`},
		{"unknown superior", party("administrator", "Kabid", "ANI", `atasan = "Camat"`, ""), `20: tidak ada perjanjian kinerja lain dengan pihak pertama "Camat"`},
		{"one's own superior", party("administrator", "Kabid", "ANI", `atasan = "Kabid"`, ""), `20: tidak ada perjanjian kinerja lain dengan pihak pertama "Kabid"`},
		{"a circle", party("administrator", "Kabid", "ANI", `atasan = "Staf"`, "") + party("pelaksana", "Staf", "ADI", `atasan = "Kabid"`, ""),
			`20: perjanjian kinerja melingkar: Kabid → Staf → Kabid`},
		{"a circle of kode", party("administrator", "Kabid", "ANI", "", "kode = \"A\"\nmelayani = \"B\"") + party("administrator", "Kabid", "ADI", "", "kode = \"B\"\nmelayani = \"A\""),
			`25: perjanjian kinerja melingkar: Kabid → Kabid → Kabid`},
		{"sasaran in a circle", party("administrator", "Kabid", "ANI", "atasan = \"Kepala Dinas\"", "kode = \"A\"\nmelayani = [\"S1\", \"B\"]") + party("administrator", "Kasi", "ADI", "atasan = \"Kepala Dinas\"", "kode = \"B\"\nmelayani = [\"S1\", \"A\"]"),
			`33: sasaran melingkar: A → B → A`},
		{"one number twice", party("administrator", "Kabid", "ANI", "", "") + person("Plt. Sekretaris", "ALI") + person("Kabag", "ALI") +
			party("pelaksana", "Staf", "ADI", `atasan = "19800101 200501 1 001"`, ""), `37: atasan "19800101 200501 1 001" menyebut lebih dari satu perjanjian kinerja`},
		{"one post twice", party("administrator", "Kabid Satu", "ANI", "", "") + party("administrator", "Kabid Dua", "ALI", "", "") +
			party("pelaksana", "Staf", "ADI", `atasan = "Kabid"`, ""), `34: atasan "Kabid" menyebut lebih dari satu perjanjian kinerja`},
		{"no sasaran", "[[pk]]\ntingkat = \"administrator\"\npihak_pertama = { jabatan = \"Kabid\", nama = \"ANI\" }\n", `18: perjanjian kinerja ini belum punya sasaran`},
		{"nobody promises", "[[pk]]\ntingkat = \"administrator\"\n[[pk.sasaran]]\nuraian = \"A\"\n", `18: pihak_pertama belum diisi`},
	} {
		_, wrong := readAgency(t, agency+c.text)
		if len(wrong) == 0 || wrong[0] != c.want {
			t.Errorf("%s: %q\nwant %q", c.name, wrong, c.want)
		}
	}
}

// A perjanjian is read as a document by itself: what the file says for all, its own
// parties, sasaran, money and date.
func TestPart(t *testing.T) {
	text := agency + party("administrator", "Kabid", "ANI", "melayani = 1\nnomor = \"12\"\ntanggal = 2026-01-09", "") +
		"[[pk.program]]\nnama = \"Program\"\nanggaran = 1_000\n"
	f := source.NewFile("pk.toml", []byte(text))
	f.Part = "kabid-ani"
	doc, list := content.Read(f, content.Nowhere{})
	if doc == nil || len(list) > 0 {
		t.Fatal(doc, list)
	}
	if doc.Multiplied() || len(doc.Sasaran) != 1 || doc.Dokumen.Nomor.Value != "12" || doc.Dokumen.Tanggal.Day != 9 || len(doc.Program) != 1 ||
		doc.PihakPertama().Nama.Value != "ANI" || doc.PihakKedua().Nama.Value != "Dra. SITI AMINAH, M.Si." || doc.Perjanjian.Tingkat != "administrator" {
		t.Errorf("%+v", doc)
	}
	if whole, _ := readAgency(t, text); !whole.Multiplied() || len(whole.Sasaran) != 0 {
		t.Error("the file is not what its perjanjian share")
	}
	f = source.NewFile("pk.toml", []byte(text))
	f.Part = "kabid-ali"
	if doc, list := content.Read(f, content.Nowhere{}); doc != nil || len(list) != 1 || list[0].Hint != "maksudnya kabid-ani?" {
		t.Error(doc, list)
	}
}

// A list of none is no content.
func TestEmptyKaskade(t *testing.T) {
	head, _, _ := strings.Cut(agency, "[[pk]]")
	if _, wrong := readAgency(t, "pk = []\n"+head); len(wrong) != 1 || !strings.Contains(wrong[0], "belum punya sasaran") {
		t.Error(wrong)
	}
}

// The tree of a perjanjian has its keys in the order of the file, whichever of them
// it says itself.
func TestPartTree(t *testing.T) {
	doc, wrong := readAgency(t, agency+party("administrator", "Kabid", "ANI", "", "")+"[[pk.program]]\nnama = \"Program\"\nanggaran = 1_000\n")
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	keys := func(d *content.Document) (names []string) {
		for _, c := range d.Tree().Children {
			names = append(names, c.Name)
		}
		return names
	}
	for i, want := range []string{
		"dokumen perjanjian_kinerja penanda_tangan sasaran",
		"dokumen perjanjian_kinerja penanda_tangan sasaran program",
	} {
		for range 20 {
			if got := strings.Join(keys(doc.Kaskade.PK[i].Document), " "); got != want {
				t.Fatalf("%d: %s\nwant %s", i, got, want)
			}
		}
	}
}

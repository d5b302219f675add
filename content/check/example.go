package check

import (
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
)

// What an example or a case leaves out, so that it shows only what it is about.
const (
	dokumen   = "[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2017-2022\"\n"
	indikator = "[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n[[sasaran.indikator]]\nuraian = \"Pengunjung\"\n"
	signer    = "[penanda_tangan]\njabatan = \"Kepala Dinas\"\nnama = \"Siti Aminah\"\n"
)

// Example returns the file that the example of an explanation stands for, and
// what is found in it; nil where the example takes several files.
func Example(slug finding.Slug) (*source.File, finding.List) {
	text := finding.Explain(slug).Contoh + "\n"
	if strings.HasPrefix(text, "-- ") {
		return nil, nil
	}
	if slug == finding.TanpaPenandaTangan {
		text = "# lengkap\n" + text + indikator
	}
	text, _ = completed(text)
	file := source.NewFile("contoh.toml", []byte(text))
	doc, list := content.Read(file, content.Nowhere{})
	if doc != nil {
		for _, one := range doc.Documents() {
			list = append(list, Document(one)...)
		}
	}
	list.Sort()
	return file, list
}

// completed returns a part of a document with the tables that it leaves out, and
// how many lines were put before it.
func completed(text string) (whole string, before int) {
	if strings.Contains(text, "# lengkap") || strings.HasPrefix(text, "berdasarkan") {
		return text, 0
	}
	if !strings.Contains(text, "[[sasaran]]") && !strings.Contains(text, "[[indikator]]") {
		first := strings.TrimLeft(text, "\n")
		name, _, _ := strings.Cut(first, " ")
		if strings.HasPrefix(first, "[[sasaran.indikator.") || !strings.HasPrefix(first, "[") && schema.Root.Key(name) == nil {
			text = indikator + text
			before = strings.Count(indikator, "\n")
		} else {
			text += indikator + "target = \"10\"\n"
		}
	}
	if !strings.Contains(text, "[dokumen]") {
		text += dokumen
	}
	if !strings.Contains(text, "[penanda_tangan]") {
		text += signer
	}
	return text, before
}

package layout

import (
	"strings"
	"testing"

	"iku/content"
	"iku/content/source"
)

// Characters of small signs and of roots are refused with what to write.
func TestGlyphsInstead(t *testing.T) {
	for uraian, want := range map[string]string{
		"P\u209c\u208b\u2081": "tulis _{t-1}", "x\u2099": "tulis _{n}", "10\u207b\u00b3": "tulis ^{-3}", "\u221b8": "tulis akar(3; …)", "\u2603": "ganti aksaranya",
	} {
		doc, _ := content.Read(source.NewFile("a.toml", []byte("[dokumen]\npemerintah = \"P\"\nperiode = 2025\n[[indikator]]\nuraian = \""+uraian+"\"\n")), nil)
		list := Glyphs(doc, family(t, doc))
		if len(list) != 1 || !strings.HasPrefix(list[0].Hint, want) {
			t.Errorf("%s: %v", uraian, list)
		}
	}
}

// TestRunsWithoutGlyphs asks for one finding a run of characters that the
// typeface lacks, and none here for what reading has reported.
func TestRunsWithoutGlyphs(t *testing.T) {
	const begin = "[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2017-2022\"\n[[indikator]]\nuraian = \""
	for _, c := range []struct {
		uraian string
		wants  []string
	}{
		{"Minat baca", nil},
		{"Minat 読書 の 人 baca", []string{"読書 の 人"}},
		{"読書 dan 読 dan 新", []string{"読書", "新"}},
		{`satu\u000Bdua\u2028tiga`, nil},
		{"☃", []string{"☃"}},
	} {
		doc, _ := content.Read(source.NewFile("a.toml", []byte(begin+c.uraian+"\"\n")), nil)
		list := Glyphs(doc, family(t, doc))
		var got []string
		for _, f := range list {
			got = append(got, f.Span.Text())
		}
		if len(got) != len(c.wants) {
			t.Errorf("%q: %q, want %q", c.uraian, got, c.wants)
			continue
		}
		for i := range got {
			if got[i] != c.wants[i] {
				t.Errorf("%q: %q, want %q", c.uraian, got[i], c.wants[i])
			}
		}
	}
}

// TestCharactersInWords: one is told with its number, many are cut.
func TestCharactersInWords(t *testing.T) {
	twenty := strings.Repeat("読", 20)
	for in, want := range map[string]string{"☃": "'☃' (U+2603)", "読書": `"読書"`, twenty: `"` + twenty + `"`, twenty + "書人": `"` + twenty + `" dan 2 lagi`} {
		if got := characters(in); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
}

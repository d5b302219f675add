package layout

import (
	"strings"
	"testing"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
	"iku/fonts"
	"iku/layout/page"
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

// What cannot be shown says why, and what to write where something is like it.
func TestWhyWithoutGlyphs(t *testing.T) {
	const begin = "[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2017-2022\"\n[[indikator]]\nuraian = \""
	for _, c := range []struct{ uraian, place, message, hint, fix string }{
		{"Baca ⅱ", "ⅱ", "tidak mempunyai aksara", "tulis \"ii\"", "ii"},
		{"a ⒈ b", "⒈", "tidak mempunyai aksara", "tulis \"1.\"", "1."},
		{"➢ satu", "➢", "tidak mempunyai aksara", "tulis \"•\"", "•"},
		{"\uf0b7 satu", "\uf0b7", "tidak mempunyai aksara", "tulis \"•\"", "•"}, // as Word leaves it
		{"Minat Ⓐ読", "Ⓐ読", "tidak mempunyai aksara", "ganti aksaranya", ""},
		{"Dinas شوق baca", "شوق", "aksara Arab tidak dapat disusun", "huruf Latin", ""},
		{"אב ג", "אב ג", "aksara Ibrani tidak dapat disusun", "huruf Latin", ""},
		{"ꦗꦮ", "ꦗꦮ", "aksara Jawa tidak dapat disusun", "huruf Latin", ""},
		{"nilai x\u031b baca", "x\u031b", "tanda pada \"x\u031b\" tidak dapat dicetak di tempatnya", "tanpa tanda", ""},
		{"nilai \u0304 baca", " \u0304", "tanda pada \" \u0304\" tidak dapat dicetak di tempatnya", "tanpa tanda", ""},
		{"\u0304x", "\u0304", "tanda pada \"\u0304\" tidak dapat dicetak di tempatnya", "tanpa tanda", ""},
		{"x\u0304\u0304\u0304\u0304", "\u0304\u0304", "tidak dapat dicetak di tempatnya", "tanpa tanda", ""},
		{"読\u0304", "読\u0304", "tidak mempunyai aksara", "ganti aksaranya", ""},
		{"nilai x\u0304 baca, Mus\u0323t\u0323afa\u0304 ke-n\u0325", "", "", "", ""},
		{"Qur'an é ≥ 5 μ", "", "", "", ""},
	} {
		doc, _ := content.Read(source.NewFile("a.toml", []byte(begin+c.uraian+"\"\n")), nil)
		list := Glyphs(doc, family(t, doc))
		if c.message == "" {
			if len(list) > 0 {
				t.Errorf("%q: %v", c.uraian, list)
			}
			continue
		}
		if len(list) != 1 {
			t.Errorf("%q: %v", c.uraian, list)
			continue
		}
		f, fix := list[0], ""
		if f.Fix != nil {
			fix = f.Fix.Text
		}
		if f.Span.Text() != c.place || !strings.Contains(f.Message, c.message) || !strings.Contains(f.Hint, c.hint) || fix != c.fix {
			t.Errorf("%q: %q, %q, %q, fix %q", c.uraian, f.Span.Text(), f.Message, f.Hint, fix)
		}
	}
}

// Of a bold face that lacks what the regular one has, the bold one is named.
func TestBoldWithoutGlyphs(t *testing.T) {
	doc, _ := content.Read(source.NewFile("a.toml", []byte("[dokumen]\npemerintah = \"Pemerintah Kabupaten Ω\"\nperiode = \"2017\"\n")), nil)
	full := family(t, doc)
	bold := full.Face(fonts.Bold)
	var list finding.List
	newShowing(full, true).tell(&list, content.Text{Value: "Ω"}, 0, len("Ω"), boldOnly)
	if !strings.Contains(list[0].Message, bold.Name+" (tebal)") || !strings.Contains(list[0].Hint, "huruf.tebal") {
		t.Errorf("%q, %q", list[0].Message, list[0].Hint)
	}
}

// Words that no document says are looked at once they are laid out.
func TestUnshown(t *testing.T) {
	doc, _ := content.Read(source.NewFile("a.toml", []byte("[dokumen]\npemerintah = \"A\"\nperiode = \"2017\"\n")), nil)
	face := family(t, doc).Face(fonts.Regular)
	sheet := &page.Sheet{Pages: []page.Page{{Items: []page.Item{{Text: "NO", Face: face}, {Kind: page.Rule}, {Text: "☃ dan 読☃", Face: face}}}, {Items: []page.Item{{Text: "書", Face: face}}}}}
	list := Unshown(doc, sheet)
	if len(list) != 1 || !strings.HasSuffix(list[0].Message, "yang dicetak di \"☃ dan 読☃\": ☃ 読 書") {
		t.Errorf("%v", list)
	}
}

package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"iku/content/source"
	"iku/fonts"
	"iku/layout/page"
)

// run writes a file with the rich sheet and has another program read it.
func run(t *testing.T, sheet *page.Sheet, tool string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		if os.Getenv("IKU_CI") != "" {
			t.Fatalf("%s is not installed", tool)
		}
		t.Skipf("%s is not installed", tool)
	}
	path := filepath.Join(t.TempDir(), "lembar.pdf")
	if err := os.WriteFile(path, mustWrite(t, sheet, testMetadata()), 0o666); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "FILE", path)
	}
	out, err := exec.Command(tool, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", tool, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func contains(t *testing.T, out string, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(out, w) {
			t.Errorf("%q is missing in\n%s", w, out)
		}
	}
}

func TestQpdf(t *testing.T) {
	for _, sheet := range []*page.Sheet{richSheet(t), longSheet(t)} {
		contains(t, run(t, sheet, "qpdf", "--check", "FILE"), "No syntax or stream encoding errors found")
	}
}

func TestMutool(t *testing.T) {
	out := run(t, richSheet(t), "mutool", "draw", "-F", "txt", "-o", "-", "FILE")
	contains(t, out, "USAHA (KUMKM) \\ 10 × 5 ≥ 3 – habis", "Hitungannya")
	if strings.Contains(out, "error") {
		t.Error(out)
	}
}

func TestPdftotext(t *testing.T) {
	contains(t, run(t, richSheet(t), "pdftotext", "-layout", "FILE", "-"), "INDIKATOR KINERJA UTAMA",
		"USAHA (KUMKM) \\ 10 × 5 ≥ 3 – habis", "Sasaran strategis   1,8%")
}

func TestPdfinfo(t *testing.T) {
	contains(t, run(t, richSheet(t), "pdfinfo", "-isodates", "FILE"), "Indikator Kinerja Utama <2017–2022> & \"lain\"", "Dinas Koperasi (é)",
		"2018-01-2", "Tagged:          yes", "609.449 x 935.433 pts", "Metadata Stream: yes", "PDF version:     1.7")
}

func TestStructText(t *testing.T) {
	contains(t, run(t, richSheet(t), "pdfinfo", "-struct-text", "FILE"),
		"\"Meningkatnya SKALA USAHA (KUMKM)", // a wrapped line does not glue words
		"\"Sasaran yang \"\n            \"bersambung\"", "/ListNumbering /Decimal", "/BBox [72 875.433 112 915.433]",
		"/ColSpan 2\n            \"TARGET\"", "Object ")
}

func TestPdffonts(t *testing.T) {
	out := run(t, richSheet(t), "pdffonts", "FILE")
	if got := strings.Count(out, "yes yes yes"); got != 2 {
		t.Errorf("%d fonts are embedded, subset and with Unicode, want 2\n%s", got, out)
	}
}

func TestPdfdetach(t *testing.T) {
	contains(t, run(t, richSheet(t), "pdfdetach", "-list", "FILE"), "2 embedded files", "diskopukm-revisi.toml", "umum é/x.toml")
	contains(t, run(t, richSheet(t), "pdfdetach", "-save", "2", "-o", "/dev/stdout", "FILE"), "[dokumen]")
}

// hasJudge tells whether veraPDF is built, or is to be: in CI it always judges.
func hasJudge() bool {
	built, _ := filepath.Glob("../.ci/cache/verapdf-*")
	return built != nil || os.Getenv("IKU_CI") != ""
}

func TestVeraPDF(t *testing.T) {
	if !hasJudge() {
		t.Skip("veraPDF is not built; .ci/verapdf does it")
	}
	for _, sheet := range []*page.Sheet{richSheet(t), longSheet(t)} {
		contains(t, run(t, sheet, "../.ci/verapdf", "FILE"), "1 files, 0 failures")
	}
}

// Text of more characters than one font program holds reads as it was written.
func TestManyCharacters(t *testing.T) {
	s := newSetter(t)
	var want []string
	for first := rune(0x100); first < 0x500; first += 40 {
		var line strings.Builder
		for r := first; r < first+40; r++ {
			if s.regular.Has(r) && !fonts.IsMark(r) && (r < 0x300 || r > 0x386) {
				line.WriteRune(r)
			}
		}
		if line.Len() > 0 {
			s.line(s.sheet.Root.Add(page.P, source.Span{}), s.regular, "a"+line.String()+"b")
			want = append(want, "a"+line.String()+"b")
		}
	}
	contains(t, run(t, s.sheet, "pdftotext", "-raw", "FILE", "-"), want...)
	if hasJudge() {
		contains(t, run(t, s.sheet, "../.ci/verapdf", "FILE"), "1 files, 0 failures")
	}
}

// A letter with marks is one glyph: found and copied as it was written, by itself and
// between its neighbours.
func TestMarkedLetters(t *testing.T) {
	s := newSetter(t)
	want := []string{"Mus\u0323t\u0323afa\u0304 x\u0304 = 5", "n\u0325, g\u0331; Q\u0304ari a\u0304\u0301x", "x\u0304x\u0304"}
	for _, line := range want {
		s.line(s.sheet.Root.Add(page.P, source.Span{}), s.regular, line)
	}
	contains(t, run(t, s.sheet, "pdftotext", "-raw", "FILE", "-"), want...)
	if hasJudge() {
		contains(t, run(t, s.sheet, "../.ci/verapdf", "FILE"), "1 files, 0 failures")
	}
}

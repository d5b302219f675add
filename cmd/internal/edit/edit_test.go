package edit

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"iku/content"
	"iku/content/schema"
	"iku/content/tomledit"
)

const lembar = `[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"  # wajib
periode    = "2025-2029"

[[sasaran]]
uraian = "Meningkatnya minat baca"

[[sasaran.indikator]]
uraian = "Kwalitas layanan"
target = 70

[penanda_tangan]
jabatan = "Kepala Dinas"
nama = "Siti Aminah"
`

// bench is a workplace over one file, asked as its page asks.
type bench struct {
	*testing.T
	desk *Desk
	file string
}

func open(t *testing.T) *bench {
	t.Helper()
	file := filepath.Join(t.TempDir(), "lembar.toml")
	if err := os.WriteFile(file, []byte(lembar), 0o666); err != nil {
		t.Fatal(err)
	}
	desk, err := New(t.Context(), []string{file}, Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	return &bench{t, desk, file}
}

// post sends what a page sends, and returns the answer with what the document is then.
func (b *bench) post(handler http.HandlerFunc, body map[string]any) (int, *state, string) {
	b.Helper()
	body["berkas"] = "lembar.toml"
	data, err := json.Marshal(body)
	if err != nil {
		b.Fatal(err)
	}
	w := httptest.NewRecorder()
	handler(w, httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(data)))
	var s state
	var refused struct {
		Why string `json:"alasan"`
	}
	if w.Code == http.StatusOK {
		err = json.Unmarshal(w.Body.Bytes(), &s)
	} else {
		err = json.Unmarshal(w.Body.Bytes(), &refused)
	}
	if err != nil {
		b.Fatal(err)
	}
	return w.Code, &s, refused.Why
}

func (b *bench) text() string {
	b.Helper()
	data, err := os.ReadFile(b.file)
	if err != nil {
		b.Fatal(err)
	}
	return string(data)
}

func (b *bench) replace(old, new string) {
	b.Helper()
	if err := os.WriteFile(b.file, []byte(strings.Replace(b.text(), old, new, 1)), 0o666); err != nil {
		b.Fatal(err)
	}
	b.desk.Saved(b.file)
}

func set(value any, path ...any) map[string]any {
	return map[string]any{"op": "set", "di": path, "nilai": value}
}

func (b *bench) version() string { return version([]byte(b.text())) }

func TestChange(t *testing.T) {
	for _, c := range []struct {
		name   string
		change map[string]any
		want   string // the line
	}{
		{"a text", set("2026-2030", "dokumen", "periode"), "periode    = \"2026-2030\"\n"},
		{"a number stays one", set("75", "sasaran", 0, "indikator", 0, "target"), "target = 75\n"},
		{"thousands", set("1.200", "sasaran", 0, "indikator", 0, "target"), "target = 1_200\n"},
		{"decimals", set("75,50", "sasaran", 0, "indikator", 0, "target"), "target = 75.50\n"},
		{"decimals in the English way", set("75.5", "sasaran", 0, "indikator", 0, "target"), "target = 75.5\n"},
		{"what is no plain number becomes a text", set("75,5%", "sasaran", 0, "indikator", 0, "target"), "target = \"75,5%\"\n"},
		{"a date", set("2025-02-24", "dokumen", "tanggal"), "tanggal    = 2025-02-24\n"},
		{"no date", set("besok", "dokumen", "tanggal"), "tanggal    = \"besok\"\n"},
		{"yes", set(false, "dokumen", "kapital"), "kapital    = false\n"},
		{"a list", set([]string{"Kepala Dinas", "Kabupaten \"X\""}, "penanda_tangan", "jabatan"), "jabatan = [\"Kepala Dinas\", \"Kabupaten \\\"X\\\"\"]\n"},
		{"lines", set("Satu\nDua", "sasaran", 0, "indikator", 0, "definisi"), "definisi = \"\"\"\nSatu\nDua\"\"\"\n"},
		{"a year", set("71", "sasaran", 0, "indikator", 0, "target_tahunan", "2026"), "[sasaran.indikator.target_tahunan]\n2026 = \"71\"\n"},
		{"an object in the order of the format", set(map[string]any{"penyebut": "b", "pembilang": "a"}, "sasaran", 0, "indikator", 0, "formula"), "formula = { pembilang = \"a\", penyebut = \"b\" }\n"},
		{"control characters", set("a\x00b\u202e", "dokumen", "nomor"), `nomor      = "a\u0000b` + "\u202e\"\n"},
	} {
		b := open(t)
		code, s, refused := b.post(b.desk.change, map[string]any{"versi": b.version(), "ubah": []any{c.change}})
		if code != http.StatusOK || !strings.Contains(b.text(), c.want) || s.Text != b.text() {
			t.Errorf("%s: %d %s\n%s", c.name, code, refused, b.text())
		}
		if !strings.Contains(b.text(), "Contoh\"  # wajib") {
			t.Errorf("%s: a comment is lost", c.name)
		}
		if code, _, _ = b.post(b.desk.undo, map[string]any{}); code != http.StatusOK || b.text() != lembar {
			t.Errorf("%s: undone is\n%s", c.name, b.text())
		}
		if b.post(b.desk.redo, map[string]any{}); !strings.Contains(b.text(), c.want) {
			t.Errorf("%s: redone is\n%s", c.name, b.text())
		}
	}
}

// What others changed elsewhere stays; where they changed the same, nothing is
// written and both are told.
func TestOthers(t *testing.T) {
	b := open(t)
	known := b.version()
	if code, _, _ := b.post(b.desk.change, map[string]any{"versi": known, "ubah": []any{}}); code != http.StatusOK {
		t.Fatal(code)
	}
	b.replace("2025-2029", "2030-2034")
	code, _, _ := b.post(b.desk.change, map[string]any{"versi": known, "ubah": []any{set("71", "sasaran", 0, "indikator", 0, "target")}})
	if code != http.StatusOK || !strings.Contains(b.text(), "2030-2034") || !strings.Contains(b.text(), "target = 71") {
		t.Errorf("%d\n%s", code, b.text())
	}
	before := b.text()
	code, _, why := b.post(b.desk.change, map[string]any{"versi": known, "ubah": []any{set("2040", "dokumen", "periode")}})
	if code != http.StatusConflict || b.text() != before || !strings.Contains(why, "berubah di luar") {
		t.Errorf("%d %s\n%s", code, why, b.text())
	}
	// The change of the target is undone, that of the period is another's.
	if code, _, _ = b.post(b.desk.undo, map[string]any{}); code != http.StatusOK || !strings.Contains(b.text(), "2030-2034") || !strings.Contains(b.text(), "target = 70") {
		t.Errorf("undone: %d\n%s", code, b.text())
	}
	b.post(b.desk.redo, map[string]any{})
	b.replace("target = 71", "target = 99")
	if code, _, _ = b.post(b.desk.undo, map[string]any{}); code != http.StatusConflict || !strings.Contains(b.text(), "target = 99") {
		t.Errorf("undone over another's: %d\n%s", code, b.text())
	}
}

func TestGroups(t *testing.T) {
	b := open(t)
	for _, text := range []string{"7", "71", "71,5"} {
		b.post(b.desk.change, map[string]any{"versi": b.version(), "grup": "target", "ubah": []any{set(text, "sasaran", 0, "indikator", 0, "target")}})
	}
	if _, s, _ := b.post(b.desk.undo, map[string]any{}); b.text() != lembar || s.Undo != 0 || s.Redo != 1 {
		t.Errorf("what is typed into one field is undone at once: %d, %d\n%s", s.Undo, s.Redo, b.text())
	}
}

func TestText(t *testing.T) {
	b := open(t)
	known := b.version()
	b.post(b.desk.change, map[string]any{"versi": known, "ubah": []any{}})
	b.replace("Siti Aminah", "Siti Aminah, M.Si.")
	code, _, _ := b.post(b.desk.text, map[string]any{"versi": known, "teks": strings.Replace(lembar, "2025-2029", "2030-2034", 1)})
	if code != http.StatusOK || !strings.Contains(b.text(), "2030-2034") || !strings.Contains(b.text(), "Siti Aminah, M.Si.") {
		t.Errorf("%d\n%s", code, b.text())
	}
	code, _, _ = b.post(b.desk.text, map[string]any{"versi": known, "teks": strings.Replace(lembar, "Siti Aminah", "Siti", 1)})
	if code != http.StatusConflict {
		t.Errorf("both changed a line: %d\n%s", code, b.text())
	}
	// A text that is no TOML is kept: it is being written.
	if code, s, _ := b.post(b.desk.text, map[string]any{"versi": b.version(), "teks": "[dokumen\n"}); code != http.StatusOK || s.Content != nil || b.text() != "[dokumen\n" {
		t.Errorf("%d\n%s", code, b.text())
	}
	if code, _, why := b.post(b.desk.change, map[string]any{"versi": b.version(), "ubah": []any{set("x", "dokumen", "nomor")}}); code != http.StatusUnprocessableEntity || !strings.Contains(why, "bukan TOML") {
		t.Errorf("%d %s", code, why)
	}
}

func TestFindings(t *testing.T) {
	b := open(t)
	_, s, _ := b.post(b.desk.change, map[string]any{"versi": b.version(), "ubah": []any{}})
	n := -1
	for _, f := range s.Findings {
		if f.Slug == "ejaan" && f.Fix {
			n = f.Number
		}
	}
	if n < 0 {
		t.Fatalf("no finding that can be mended: %v", s.Findings)
	}
	if code, _, _ := b.post(b.desk.accept, map[string]any{"versi": s.Version, "temuan": s.Findings[n], "alasan": "nama resmi"}); code != http.StatusOK ||
		!strings.Contains(b.text(), "target = 70\nabaikan = { ejaan = \"nama resmi\" }\n") && !strings.Contains(b.text(), "[sasaran.indikator.abaikan]\nejaan = \"nama resmi\"\n") {
		t.Errorf("accepted: %d\n%s", code, b.text())
	}
	b.post(b.desk.undo, map[string]any{})
	if code, _, _ := b.post(b.desk.mend, map[string]any{"versi": s.Version, "temuan": s.Findings[n]}); code != http.StatusOK || !strings.Contains(b.text(), "Kualitas layanan") {
		t.Errorf("mended: %d\n%s", code, b.text())
	}
	if code, _, _ := b.post(b.desk.mend, map[string]any{"versi": s.Version, "temuan": s.Findings[n]}); code != http.StatusConflict {
		t.Errorf("mended again, of a text that is gone: %d", code)
	}
}

func TestRefused(t *testing.T) {
	b := open(t)
	for _, c := range []struct {
		body map[string]any
		code int
	}{
		{map[string]any{"versi": "x", "ubah": []any{set("x", "dokumen", "nomor")}}, http.StatusConflict},
		{map[string]any{"versi": b.version(), "ubah": []any{set("x", "dokumen")}}, http.StatusUnprocessableEntity},
		{map[string]any{"versi": b.version(), "ubah": []any{set(nil, "dokumen", "nomor")}}, http.StatusUnprocessableEntity},
		{map[string]any{"versi": b.version(), "ubah": []any{map[string]any{"op": "x", "di": []any{"dokumen"}}}}, http.StatusUnprocessableEntity},
		{map[string]any{"versi": b.version(), "ubah": "x"}, http.StatusBadRequest},
	} {
		if code, _, _ := b.post(b.desk.change, c.body); code != c.code || b.text() != lembar {
			t.Errorf("%v: %d, want %d", c.body, code, c.code)
		}
	}
	w := httptest.NewRecorder()
	b.desk.change(w, httptest.NewRequest(http.MethodPost, "/", strings.NewReader(`{"berkas": "../lain.toml", "ubah": []}`)))
	if w.Code != http.StatusNotFound {
		t.Errorf("a document of another folder: %d", w.Code)
	}
}

// A new document is made of a template, of another, or as its next revision; none
// is ever replaced.
func TestBegin(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "dinas.toml"), []byte(lembar), 0o666); err != nil {
		t.Fatal(err)
	}
	desk, err := New(t.Context(), []string{folder}, Options{Now: time.Now, Template: []byte("# contoh\n"),
		Example: func(jenis string, base *content.Document, name string) ([]byte, error) {
			return fmt.Appendf(nil, "# %s dari %s: %s\n", jenis, name, base.Sasaran[0].Uraian.Value), nil
		}})
	if err != nil {
		t.Fatal(err)
	}
	begin := func(name, as, from string) (int, string) {
		data, _ := json.Marshal(map[string]string{"nama": name, "cara": as, "dari": from})
		w := httptest.NewRecorder()
		desk.begin(w, httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(data)))
		text, _ := os.ReadFile(filepath.Join(folder, name))
		return w.Code, string(text)
	}
	if code, text := begin("baru.toml", "", ""); code != http.StatusOK || text != "# contoh\n" {
		t.Errorf("from nothing: %d %q", code, text)
	}
	if code, text := begin("salinan.toml", "salinan", "dinas.toml"); code != http.StatusOK || text != lembar {
		t.Errorf("a copy: %d %q", code, text)
	}
	if code, text := begin("dinas-1.toml", "revisi", "dinas.toml"); code != http.StatusOK || !strings.Contains(text, "menggantikan = \"dinas.toml\"") || !strings.Contains(text, "revisi") {
		t.Errorf("a revision: %d %q", code, text)
	}
	if code, text := begin("pk.toml", "perjanjian-kinerja", "dinas.toml"); code != http.StatusOK || text != "# perjanjian-kinerja dari dinas.toml: Meningkatnya minat baca\n" {
		t.Errorf("of a further kind: %d %q", code, text)
	}
	for _, as := range []string{"iku", "perjanjian", "../../x"} {
		if code, _ := begin("x.toml", as, "dinas.toml"); code == http.StatusOK {
			t.Errorf("a document %q was made", as)
		}
	}
	for _, name := range []string{"dinas.toml", "../luar.toml", `..\luar.toml`, "_umum.toml", "CON.toml", "", "a\u202eb.toml", ".x.toml"} {
		if code, _ := begin(name, "", ""); code == http.StatusOK {
			t.Errorf("%q was made", name)
		}
	}
	if code, _ := begin("x.toml", "salinan", "../luar.toml"); code != http.StatusNotFound {
		t.Errorf("a copy of what is not there: %d", code)
	}
	if text, _ := os.ReadFile(filepath.Join(folder, "dinas.toml")); string(text) != lembar {
		t.Error("a document was replaced")
	}
}

// What is read out of an NIP and of a formula stands at its value.
func TestRemarks(t *testing.T) {
	b := open(t)
	_, s, _ := b.post(b.desk.text, map[string]any{"versi": b.version(), "teks": lembar + "nip = \"19700512 199503 2 001\"\n" +
		"[[indikator]]\nuraian = \"X\"\ntarget = \"1\"\n"})
	want := []string{"lahir 12 Mei 1970, diangkat Maret 1995, perempuan"}
	for i, r := range s.Remarks {
		if i >= len(want) || r.Text != want[i] || s.Text[r.From:r.To] != "\"19700512 199503 2 001\"" {
			t.Errorf("%v", s.Remarks)
		}
	}
	if len(s.Remarks) != len(want) {
		t.Errorf("%v", s.Remarks)
	}
	_, s, _ = b.post(b.desk.text, map[string]any{"versi": b.version(), "teks": strings.Replace(lembar, "[penanda_tangan]", "[[sasaran.indikator.hitungan]]\nrumus = \"10 / 44 * 100%\"\n\n[penanda_tangan]", 1)})
	if len(s.Remarks) != 1 || s.Remarks[0].Text != "= 22,7%" {
		t.Errorf("%v", s.Remarks)
	}
}

// What ctx's end cuts short leaves the file as it was.
func TestEnded(t *testing.T) {
	b := open(t)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	b.desk.ctx = ctx
	if code, _, _ := b.post(b.desk.change, map[string]any{"versi": b.version(), "ubah": []any{set("x", "dokumen", "nomor")}}); code == http.StatusOK || b.text() != lembar {
		t.Errorf("%d\n%s", code, b.text())
	}
}

func TestMerge(t *testing.T) {
	for _, c := range []struct{ base, mine, theirs, want string }{
		{"a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n"},
		{"a\nb\nc\n", "a\nb\nC\n", "A\nb\nc\n", "A\nb\nC\n"},
		{"a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\n", "a\nB\nc\n"},
		{"a\nb\nc\n", "a\nb\nc\n", "a\nX\nc\n", "a\nX\nc\n"},
		{"a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n", "a\nB\nc\n"},
		{"a\nb\nc\n", "a\nx\nb\nc\n", "a\nb\nc\nd\n", "a\nx\nb\nc\nd\n"},
		{"a\nb\nc\n", "a\nc\n", "a\nb\nC\n", "a\nC\n"},
		{"a\nb\nc\n", "a\nB\nc\n", "a\nX\nc\n", ""},
		{"a\nb\nc\n", "a\nc\n", "a\nX\nc\n", ""},
		{"a\nc\n", "a\nx\nc\n", "a\ny\nc\n", ""},
	} {
		got, ok := merge([]byte(c.base), []byte(c.mine), []byte(c.theirs))
		if !ok {
			got = nil
		}
		if string(got) != c.want {
			t.Errorf("%q and %q of %q: %q, want %q", c.mine, c.theirs, c.base, got, c.want)
		}
	}
}

// Every key that the full example sets is one that the format describes to forms.
func TestFormatHasEveryKey(t *testing.T) {
	text, err := os.ReadFile("../../iku/templates/lengkap.toml")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if header, ok := strings.CutPrefix(line, "["); ok {
			name := strings.Trim(strings.TrimRight(strings.SplitN(header, "#", 2)[0], " \n"), "[]")
			var p tomledit.Path
			for _, part := range strings.Split(name, ".") {
				p = p.Key(part)
			}
			if k := keyAt(p); k == nil || k.Fields == nil || len(schema.Order(name)) == 0 && k.Fields.Open == nil {
				t.Errorf("%s is not described", name)
			}
		}
	}
}

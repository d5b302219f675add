package edit

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const perjanjian = `[dokumen]
jenis      = "perjanjian-kinerja"
tahun      = 2026
pemerintah = "Pemerintah Kabupaten Contoh"
periode    = "2025-2029"

# Kepala dinas
[[pk]]
tingkat = "jpt"

[pk.pihak_pertama]
jabatan = "Kepala Dinas"
nama    = "Siti Aminah"

[[pk.sasaran]]
uraian = "Meningkatnya minat baca"

[[pk.sasaran.indikator]]
uraian = "Kwalitas layanan"
target = "70"

# Sekretariat
[[pk]]
tingkat = "administrator"

[pk.pihak_pertama]
jabatan = "Sekretaris"
nama    = "Budi"

[[pk.sasaran]]
uraian = "Meningkatnya mutu laporan"

[[pk.sasaran.indikator]]
uraian = "Persentase laporan tepat waktu"
target = "90"

[[pk.program]]
nama     = "Penunjang"
anggaran = 1_250_000_000
triwulan = [100, 200, 300, 400]
`

// several is a workplace over a file of several perjanjian kinerja, alone or in its folder.
type several struct {
	*testing.T
	desk *Desk
	file string
	name string // of the document that is worked in
}

func openSeveral(t *testing.T, folder bool) *several {
	t.Helper()
	file := filepath.Join(t.TempDir(), "pk.toml")
	if err := os.WriteFile(file, []byte(perjanjian), 0o666); err != nil {
		t.Fatal(err)
	}
	arg := file + "#kepala-dinas-siti-aminah"
	if folder {
		arg = filepath.Dir(file)
	}
	desk, err := New(t.Context(), []string{arg}, Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	return &several{t, desk, file, "pk.toml#kepala-dinas-siti-aminah"}
}

// post sends what the page of the document sends, which follows the document's name.
func (s *several) post(handler http.HandlerFunc, body map[string]any) *state {
	s.Helper()
	body["berkas"] = s.name
	if body["versi"] == nil {
		body["versi"] = version([]byte(s.text()))
	}
	data, err := json.Marshal(body)
	if err != nil {
		s.Fatal(err)
	}
	w := httptest.NewRecorder()
	handler(w, httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(data)))
	var is state
	if err := json.Unmarshal(w.Body.Bytes(), &is); err != nil || w.Code != http.StatusOK {
		s.Fatalf("%d %s", w.Code, w.Body)
	}
	s.name = is.Name
	return &is
}

func (s *several) change(list ...any) *state {
	return s.post(s.desk.change, map[string]any{"ubah": list})
}

func (s *several) text() string {
	s.Helper()
	data, err := os.ReadFile(s.file)
	if err != nil {
		s.Fatal(err)
	}
	return string(data)
}

// One of several perjanjian kinerja in a file is written as any document is; the page goes on
// with it when it is called otherwise, moved, or gone.
func TestParts(t *testing.T) {
	for _, folder := range []bool{true, false} {
		s := openSeveral(t, folder)
		is := s.change()
		if is.Part != 0 || len(is.Parts) != 2 || is.Parts[1].Title != "Sekretaris, Budi" || is.Parts[1].Document != "pk.toml#sekretaris-budi" {
			t.Fatalf("%d of %v", is.Part, is.Parts)
		}
		is = s.change(set("Siti Aisyah", "pk", 0, "pihak_pertama", "nama"))
		if s.name != "pk.toml#kepala-dinas-siti-aisyah" || is.Part != 0 || is.Content == nil || !strings.Contains(s.text(), `nama    = "Siti Aisyah"`) {
			t.Errorf("called otherwise: %s, %d\n%s", s.name, is.Part, s.text())
		}
		if is = s.change(map[string]any{"op": "move", "di": []any{"pk", 0}, "ke": []any{"pk", 2}}); is.Part != 1 || s.name != "pk.toml#kepala-dinas-siti-aisyah" {
			t.Errorf("moved: %s, %d", s.name, is.Part)
		}
		s.post(s.desk.undo, map[string]any{})
		if is = s.post(s.desk.undo, map[string]any{}); s.text() != perjanjian || s.name != "pk.toml#kepala-dinas-siti-aminah" {
			t.Errorf("undone: %s\n%s", s.name, s.text())
		}
		for i, f := range is.Findings {
			if f.Slug == "ejaan" && f.Fix {
				s.post(s.desk.mend, map[string]any{"temuan": is.Findings[i]})
			}
		}
		if !strings.Contains(s.text(), "Kualitas layanan") {
			t.Errorf("a finding of it is not mended: %v", is.Findings)
		}

		// What is no TOML for a while is the file; mended, the document is there again.
		whole := s.text()
		if is = s.post(s.desk.text, map[string]any{"teks": whole + "x"}); is.Content != nil || is.Text != whole+"x" {
			t.Errorf("no TOML: %s", is.Text)
		}
		if is = s.post(s.desk.text, map[string]any{"teks": whole}); is.Part != 0 || s.name != "pk.toml#kepala-dinas-siti-aminah" {
			t.Errorf("TOML again: %s, %d", s.name, is.Part)
		}

		// Added, and removed: what comes next stands in its place, at the end the last.
		is = s.change(map[string]any{"op": "insert", "di": []any{"pk", 1}, "kunci": map[string]any{"tingkat": "administrator"}}, set("", "pk", 1, "pihak_pertama", "nama"))
		if len(is.Parts) != 3 || is.Part != 0 || is.Parts[1].Title != "belum bernama" {
			t.Errorf("added: %d of %v", is.Part, is.Parts)
		}
		s.change(map[string]any{"op": "delete", "di": []any{"pk", 1}})
		if is = s.change(map[string]any{"op": "delete", "di": []any{"pk", 0}}); s.name != "pk.toml#sekretaris-budi" || is.Part != 0 || !strings.Contains(s.text(), "# Sekretariat\n[[pk]]") || strings.Contains(s.text(), "# Kepala dinas") {
			t.Errorf("removed: %s, %d\n%s", s.name, is.Part, s.text())
		}
		if is = s.change(map[string]any{"op": "delete", "di": []any{"pk", 0}}); s.name != "pk.toml" || is.Part != -1 || len(is.Parts) != 0 {
			t.Errorf("all removed: %s, %d of %v", s.name, is.Part, is.Parts)
		}
		for is.Undo > 0 {
			is = s.post(s.desk.undo, map[string]any{})
		}
		if s.text() != perjanjian {
			t.Errorf("all undone:\n%s", s.text())
		}
	}
}

// The next revision of one of them is that of its file.
func TestRevisedParts(t *testing.T) {
	s := openSeveral(t, true)
	data, _ := json.Marshal(map[string]string{"nama": "pk-2.toml", "cara": "revisi", "dari": s.name})
	w := httptest.NewRecorder()
	s.desk.begin(w, httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(data)))
	text, err := os.ReadFile(filepath.Join(filepath.Dir(s.file), "pk-2.toml"))
	if err != nil || w.Code != http.StatusOK || strings.Count(string(text), "[[pk]]") != 2 || !strings.Contains(string(text), `"pk.toml"`) {
		t.Errorf("%d %s\n%s", w.Code, w.Body, text)
	}
	var made struct {
		Name string `json:"berkas"`
	}
	if err := json.Unmarshal(w.Body.Bytes(), &made); err != nil {
		t.Fatal(err)
	}
	if doc, ok := s.desk.Open(made.Name); !ok || doc.Proof == nil || doc.Proof.Document == nil {
		t.Errorf("%s cannot be opened", made.Name)
	}
}

// Money is shown with dots and stays the number that it was; of a list of figures those
// that nobody changed stay as they are.
func TestMoney(t *testing.T) {
	s := openSeveral(t, true)
	is := s.change()
	program := is.Content.find("pk").Items[1].find("program").Items[0]
	if got := program.find("anggaran").Text; got != "1.250.000.000" {
		t.Errorf("shown as %s", got)
	}
	for _, typed := range []string{"1.", "1.500.", "1.500.0", "1.500.000.000"} { // as it is typed, one undone with the other
		s.post(s.desk.change, map[string]any{"grup": "anggaran", "ubah": []any{set(typed, "pk", 1, "program", 0, "anggaran")}})
	}
	s.change(set([]string{"100", "250", "30,5", "400"}, "pk", 1, "program", 0, "triwulan"))
	for _, want := range []string{"anggaran = 1_500_000_000\n", "triwulan = [100, 250, 30.5, 400]\n"} {
		if !strings.Contains(s.text(), want) {
			t.Errorf("no %s in\n%s", want, s.text())
		}
	}
}

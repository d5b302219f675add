package edit

import (
	"bytes"
	"encoding/json"
	"image"
	"image/jpeg"
	"image/png"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"iku/cmd/internal/workbook"
)

// sent returns what a handler answers to the bytes of a file.
func sent(handler http.HandlerFunc, query url.Values, data []byte) (int, string) {
	w := httptest.NewRecorder()
	handler(w, httptest.NewRequest(http.MethodPost, "/?"+query.Encode(), bytes.NewReader(data)))
	return w.Code, w.Body.String()
}

// drawn returns a picture as PNG and as JPEG.
func drawn(t *testing.T, side int) (asPNG, asJPEG []byte) {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, side, side))
	var a, b bytes.Buffer
	if png.Encode(&a, img) != nil || jpeg.Encode(&b, img, nil) != nil {
		t.Fatal("no picture")
	}
	return a.Bytes(), b.Bytes()
}

func (b *bench) files() (names []string) {
	entries, err := os.ReadDir(filepath.Dir(b.file))
	if err != nil {
		b.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestPicture(t *testing.T) {
	asPNG, asJPEG := drawn(t, 8)
	other, _ := drawn(t, 9)
	for _, c := range []struct {
		name string // of what is dropped
		data []byte
		kept string
	}{
		{"lambang.png", asPNG, "lambang.png"},
		{"lambang.jpeg", asJPEG, "lambang.jpeg"},
		{"foto.png", asJPEG, "foto.jpg"}, // by what it is, not by what it says
		{`C:\Gambar\lambang daerah.PNG`, asPNG, "lambang daerah.png"},
		{"../../luar.png", asPNG, "luar.png"},
		{"CON.png", asPNG, "_CON.png"},
		{"a\u202egnp.png", asPNG, "a_gnp.png"},
		{"ada.png", other, "ada-2.png"},
		{"", asPNG, "gambar.png"},
	} {
		b := open(t)
		if err := os.WriteFile(filepath.Join(filepath.Dir(b.file), "ada.png"), asPNG, 0o666); err != nil {
			t.Fatal(err)
		}
		query := url.Values{"berkas": {"lembar.toml"}, "versi": {b.version()}, "nama": {c.name}, "di": {`["kop","logo"]`}}
		code, body := sent(b.desk.picture, query, c.data)
		kept, err := os.ReadFile(filepath.Join(filepath.Dir(b.file), c.kept))
		if code != http.StatusOK || err != nil || !bytes.Equal(kept, c.data) || !strings.Contains(b.text(), "[kop]\nlogo = \""+c.kept+"\"\n") {
			t.Errorf("%s: %d %s\n%v\n%s", c.name, code, body, b.files(), b.text())
		}
		before := len(b.files())
		query.Set("versi", b.version())
		if code, _ = sent(b.desk.picture, query, c.data); code != http.StatusOK || len(b.files()) != before {
			t.Errorf("%s again: %d, %v", c.name, code, b.files())
		}
		if b.post(b.desk.undo, map[string]any{}); b.text() != lembar {
			t.Errorf("%s undone:\n%s", c.name, b.text())
		}
	}
	huge, _ := drawn(t, 5100) // 26 million pixels
	for name, c := range map[string]struct {
		data []byte
		di   string
		says string
	}{
		"a drawing":           {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), `["kop","logo"]`, "bukan PNG atau JPEG"},
		"a page":              {[]byte("<html>"), `["kop","logo"]`, "bukan PNG atau JPEG"},
		"nothing":             {nil, `["kop","logo"]`, "bukan PNG atau JPEG"},
		"half a picture":      {asPNG[:len(asPNG)/2], `["kop","logo"]`, "rusak"},
		"too many pixels":     {huge, `["kop","logo"]`, "terlalu besar"},
		"too many bytes":      {make([]byte, 10_000_001), `["kop","logo"]`, "terlalu besar"},
		"on another field":    {asPNG, `["dokumen","nomor"]`, "tidak ada gambar"},
		"on no field":         {asPNG, `["x"]`, "tidak ada gambar"},
		"on what is no place": {asPNG, `{`, "tidak terbaca"},
	} {
		b := open(t)
		code, body := sent(b.desk.picture, url.Values{"berkas": {"lembar.toml"}, "versi": {b.version()}, "nama": {"x.png"}, "di": {c.di}}, c.data)
		if code == http.StatusOK || !strings.Contains(body, c.says) || len(b.files()) != 1 || b.text() != lembar {
			t.Errorf("%s: %d %s %v", name, code, body, b.files())
		}
	}
	// Of a text that is no longer there nothing is kept.
	b := open(t)
	if code, _ := sent(b.desk.picture, url.Values{"berkas": {"lembar.toml"}, "versi": {"x"}, "nama": {"x.png"}, "di": {`["kop","logo"]`}}, asPNG); code != http.StatusConflict || len(b.files()) != 1 {
		t.Errorf("of an unknown text: %d %v", code, b.files())
	}
}

// read has a file read, and returns what the page is told.
func (b *bench) read(name string, data []byte) (told, string) {
	b.Helper()
	var out told
	code, body := sent(b.desk.read, url.Values{"nama": {name}}, data)
	if code != http.StatusOK {
		return out, body
	}
	if err := json.Unmarshal([]byte(body), &out); err != nil {
		b.Fatal(err)
	}
	return out, ""
}

func (b *bench) agree(ticket, name string) (int, string) {
	code, body := answered(b.desk.importRead, http.MethodPost, "", map[string]string{"tiket": ticket, "nama": name})
	return code, strings.TrimSpace(string(body))
}

const csvTable = "Sasaran Strategis;Indikator Kinerja;Target 2025;Anggaran\nMeningkatnya minat baca;Indeks kegemaran membaca;70;1000\n;Jumlah pengunjung;1.200;2000\n"

// A table is read, its question asked, and nothing is written before the answer.
func TestImport(t *testing.T) {
	b := open(t)
	out, why := b.read(`C:\Unduhan\IKU Dinas.csv`, []byte(csvTable))
	if why != "" || len(out.Understood) == 0 || len(out.Documents) != 1 || len(out.Notes) == 0 || out.Notes[0].Weight != "hilang" || !strings.Contains(out.Notes[0].Text, "Anggaran") {
		t.Fatalf("%s %+v", why, out)
	}
	if len(b.files()) != 1 {
		t.Errorf("before the answer: %v", b.files())
	}
	for _, name := range []string{"lembar.toml", "../x.toml", "_umum"} {
		if code, body := b.agree(out.Ticket, name); code == http.StatusOK || len(b.files()) != 1 || b.text() != lembar {
			t.Errorf("%s: %d %s", name, code, body)
		}
	}
	if code, body := b.agree(out.Ticket, "dinas baca"); code != http.StatusOK || body != `{"berkas":["dinas baca.toml"]}` {
		t.Errorf("%d %s", code, body)
	}
	text, _ := os.ReadFile(filepath.Join(filepath.Dir(b.file), "dinas baca.toml"))
	if !strings.Contains(string(text), "Jumlah pengunjung") {
		t.Errorf("%s", text)
	}
	if _, ok := b.desk.Open("dinas baca.toml"); !ok {
		t.Error("it cannot be opened")
	}
	if code, _ := b.agree(out.Ticket, "lagi"); code != http.StatusGone {
		t.Errorf("agreed to twice: %d", code)
	}
	for range maxWaiting + 1 {
		b.read("t.csv", []byte(csvTable))
	}
	if len(b.desk.waiting.list) != maxWaiting {
		t.Errorf("%d wait", len(b.desk.waiting.list))
	}
}

// What this program made is read without a question; a document is taken as it is.
func TestImportOwn(t *testing.T) {
	b := open(t)
	_, data := answered(b.desk.export, http.MethodGet, "berkas=lembar.toml&jenis=xlsx", nil)
	if out, why := b.read("ekspor.xlsx", data); why != "" || len(out.Understood) != 0 || !slices.Equal(out.Documents, []string{"ekspor.toml"}) {
		t.Errorf("%s %+v", why, out)
	}
	out, why := b.read("dari rekan.toml", []byte(lembar))
	if code, _ := b.agree(out.Ticket, ""); why != "" || code != http.StatusOK {
		t.Errorf("%d %s", code, why)
	}
	if text, _ := os.ReadFile(filepath.Join(filepath.Dir(b.file), "dari rekan.toml")); string(text) != lembar {
		t.Errorf("%s", text)
	}
	for name, data := range map[string]string{"x.toml": "[dokumen\n", "x.exe": "MZ", "x.xlsx": "PK\x03\x04", "x.csv": "a;b\n1;2\n", "x.docx": ""} {
		if _, why := b.read(name, []byte(data)); why == "" || strings.Contains(why, "\x1b") {
			t.Errorf("%s was read", name)
		}
	}
}

// What several agencies say alike is written once; of a file all is written or nothing.
func TestImportSeveral(t *testing.T) {
	folder := t.TempDir()
	desk, err := New(t.Context(), []string{folder}, Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t, desk, filepath.Join(folder, "x.toml")}
	rows := "Pemerintah;Periode;Perangkat Daerah;Sasaran;Indikator;Target\n"
	for _, agency := range []string{"Dinas Kesehatan", "Dinas Pendidikan"} {
		rows += "Pemerintah Kabupaten Contoh;2025-2029;" + agency + ";Meningkatnya layanan;Indeks " + agency + ";70\n"
	}
	out, why := b.read("kabupaten.csv", []byte(rows))
	if why != "" || len(out.Documents) < 2 {
		t.Fatalf("read as %v %s", out.Documents, why)
	}
	if err := os.WriteFile(filepath.Join(folder, out.Documents[1]), []byte(lembar), 0o666); err != nil {
		t.Fatal(err)
	}
	if code, body := b.agree(out.Ticket, ""); code != http.StatusConflict || len(b.files()) != 1 {
		t.Errorf("over one that is there: %d %s %v", code, body, b.files())
	}
	if err := os.Remove(filepath.Join(folder, out.Documents[1])); err != nil {
		t.Fatal(err)
	}
	code, body := b.agree(out.Ticket, "")
	if code != http.StatusOK || len(b.files()) != len(out.Documents) || strings.Contains(body, workbook.Umum) {
		t.Errorf("%d %s %v", code, body, b.files())
	}
}

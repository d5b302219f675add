package edit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"
)

// BenchmarkKey makes a change in a sheet as its page does, and gives the answer and the new
// page: what a key costs the program.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{3, 60} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var text strings.Builder
			text.WriteString(lembar[:strings.Index(lembar, "[[sasaran]]")])
			for i := range n {
				fmt.Fprintf(&text, "[[sasaran]]\nuraian = \"Meningkatnya layanan bidang %d\"\n\n[[sasaran.indikator]]\nuraian = \"Persentase layanan %d yang memenuhi standar\"\ntarget = \"%d%%\"\ndefinisi = \"%s\"\n\n"+
					"[[sasaran.indikator.hitungan]]\ndata = \"Layanan %d\"\nnilai = 200\nsatuan = \"layanan\"\nsimbol = \"a\"\n\n[[sasaran.indikator.hitungan]]\nrumus = \"a / 400 * 100%%\"\n\n",
					i, i, 50, strings.Repeat("Layanan yang dinilai menurut standar pelayanan minimal dan dilaporkan setiap triwulan. ", 4), i)
			}
			name := b.TempDir() + "/lembar.toml"
			if err := os.WriteFile(name, []byte(text.String()), 0o666); err != nil {
				b.Fatal(err)
			}
			desk, err := New(b.Context(), []string{name}, Options{Now: time.Now})
			if err != nil {
				b.Fatal(err)
			}
			web := httptest.NewServer(desk)
			defer web.Close()
			jar, _ := cookiejar.New(nil)
			browser := &http.Client{Jar: jar}
			get := func(address string) int64 {
				page, err := browser.Get(address)
				if err != nil || page.StatusCode != http.StatusOK {
					b.Fatal(err, page)
				}
				defer page.Body.Close()
				size, err := io.Copy(io.Discard, page.Body)
				if err != nil {
					b.Fatal(err)
				}
				return size
			}
			get(desk.Address(web.URL + "/"))
			size := int64(0)
			b.ResetTimer()
			for i := 0; b.Loop(); i++ {
				now, err := os.ReadFile(name)
				if err != nil {
					b.Fatal(err)
				}
				body, _ := json.Marshal(map[string]any{"berkas": "lembar.toml", "versi": version(now), "grup": "x",
					"ubah": []any{map[string]any{"op": "set", "di": []any{"sasaran", n / 2, "indikator", 0, "target"}, "nilai": fmt.Sprintf("%d%%", 10+i%80)}}})
				w := httptest.NewRecorder()
				desk.change(w, httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(body)))
				if w.Code != http.StatusOK {
					b.Fatal(w.Body)
				}
				size = int64(w.Body.Len()) + get(web.URL+"/lembar?berkas=lembar.toml")
			}
			b.ReportMetric(float64(size)/1000, "kB")
		})
	}
}

package preview

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkSave measures the original's sheet from save to page: the file is
// written, an open page is told, and has fetched what to show.
func BenchmarkSave(b *testing.B) {
	data, err := os.ReadFile(example)
	if err != nil {
		b.Fatal(err)
	}
	name := filepath.Join(b.TempDir(), "a.toml")
	save := func(text []byte) {
		if err := os.WriteFile(name, text, 0o666); err != nil {
			b.Fatal(err)
		}
	}
	save(data)
	s, err := New([]string{name}, Options{Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go func() { _ = s.Watch(ctx) }()
	web := httptest.NewServer(s)
	if _, err := browser.Get(s.Address(web.URL + "/")); err != nil {
		b.Fatal(err)
	}
	defer web.Close()
	r, err := browser.Get(web.URL + "/peristiwa?berkas=a.toml")
	if err != nil {
		b.Fatal(err)
	}
	defer r.Body.Close()
	events := bufio.NewScanner(r.Body)
	wait := func() {
		for events.Scan() {
			if strings.HasPrefix(events.Text(), "data: ") {
				return
			}
		}
		b.Fatal("the events ended")
	}
	wait()
	time.Sleep(100 * time.Millisecond) // the folder is watched
	for n := 0; b.Loop(); n++ {
		save(fmt.Appendf(data, "\n# %d\n", n))
		wait()
		page, err := browser.Get(web.URL + "/lembar?berkas=a.toml")
		if err != nil {
			b.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, page.Body)
		page.Body.Close()
	}
}

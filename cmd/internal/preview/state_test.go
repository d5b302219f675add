package preview

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// What a page shows and the name of its state are of one moment: a page that named a later
// one would not ask for it any more.
func TestOneMoment(t *testing.T) {
	name := write(t, filepath.Join(t.TempDir(), "a.toml"), small)
	s, err := New([]string{name}, Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	v := view{document: s.shelf.document("a.toml")}
	var mu sync.Mutex
	texts := map[string]string{}
	look := func() {
		shown, _, version := s.see(v)
		text := string(shown.now.proof.File.Data)
		mu.Lock()
		defer mu.Unlock()
		if known, met := texts[version]; met && known != text {
			t.Errorf("%s shows %q, and %q", version, known, text)
		}
		texts[version] = text
	}
	done := make(chan bool)
	go func() {
		defer close(done)
		for n := range 60 {
			write(t, name+".new", strings.Replace(small, "minat baca", fmt.Sprintf("minat baca x%dx", n), 1)) // put in place whole, as who writes safely does
			if err := os.Rename(name+".new", name); err != nil {
				t.Error(err)
			}
			s.Saved(name)
		}
	}()
	for more := true; more; {
		select {
		case <-done:
			more = false
		default:
		}
		var both sync.WaitGroup
		for range 2 {
			both.Go(look)
		}
		both.Wait()
	}
	look()
	if got := texts[s.version(v)]; !strings.Contains(got, "x59x") {
		t.Errorf("the last state shows %q", got)
	}
}

// A file that is saved with what it says already makes no new state, however often the
// disk tells of it; one that says something else does, be it as long.
func TestSavedTwice(t *testing.T) {
	dir := t.TempDir()
	shared := write(t, filepath.Join(dir, "_umum.toml"), "[penanda_tangan]\nnama = \"Ani\"\njabatan = \"Kepala Dinas\"\n")
	name := write(t, filepath.Join(dir, "a.toml"), "warisan = \"_umum.toml\"\n"+small)
	s, err := New([]string{name}, Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	v := view{document: s.shelf.document("a.toml")}
	first := s.version(v)
	for _, c := range []struct{ path, old, new string }{{name, "minat", "minot"}, {shared, "Ani", "Ina"}, {name, "minot", "minat"}} {
		s.Saved(c.path)
		if got := s.version(v); got != first {
			t.Errorf("%s is what it was, and %s became %s", c.path, first, got)
		}
		text, err := os.ReadFile(c.path)
		if err != nil {
			t.Fatal(err)
		}
		write(t, c.path, strings.Replace(string(text), c.old, c.new, 1))
		s.Saved(c.path)
		second := s.version(v)
		if second == first {
			t.Errorf("%s says %q, and nothing is new", c.path, c.new)
		}
		first = second
	}
}

package batch_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"iku/cmd/internal/batch"
)

// Only files that count start a round: documents, what they reach, and documents
// that come into a folder that was walked.
func TestWatch(t *testing.T) {
	const shared = "[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2017-2022\"\n[kop]\nlogo = \"lambang.png\"\nbaris = [\"X\"]\n"
	const document = "warisan = \"../umum.toml\"\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n"
	for _, c := range []struct {
		name    string
		change  string
		concern bool
	}{
		{"a document", "kab/a.toml", true},
		{"what it inherits, outside", "umum.toml", true},
		{"its logo, not there yet", "lambang.png", true},
		{"a new document", "kab/baru.toml", true},
		{"a new document in a new folder", "kab/kec/baru.toml", true},
		{"a new document in an empty folder", "kab/kosong/baru.toml", true},
		{"a log beside the folder", "log.txt", false},
		{"a document beside the folder", "lain.toml", false},
		{"a note within", "kab/catatan.txt", false},
		{"a PDF", "kab/a.pdf", false},
		{"a new folder without documents", "kab/lain/x.txt", false},
		{"a hidden document", "kab/.a.toml", false},
		{"a document in a hidden folder", "kab/.git/a.toml", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			put := func(name, text string) {
				path := filepath.Join(dir, name)
				if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			put("umum.toml", shared)
			put("kab/a.toml", document)
			put("kab/.iku-jurnal", "")
			if err := os.MkdirAll(filepath.Join(dir, "kab", "kosong"), 0o777); err != nil {
				t.Fatal(err)
			}
			args := []string{filepath.Join(dir, "kab") + string(filepath.Separator)}
			inputs, _ := batch.Find(args, dir)
			plan, err := batch.NewPlan(inputs, batch.Layout{}, 1)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := batch.Run(context.Background(), plan, batch.Options{Jobs: 1}, func(*batch.Result) {}); err != nil {
				t.Fatal(err)
			}
			w, err := batch.NewWatcher()
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			w.Watch(args, plan)
			patience := 10 * time.Second
			if !c.concern {
				patience = 600 * time.Millisecond
			}
			ctx, stop := context.WithTimeout(context.Background(), patience)
			defer stop()
			put(c.change, document)
			if got := w.Wait(ctx); got != c.concern {
				t.Errorf("a round: %v", got)
			}
		})
	}
}

package edit

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// again is the workplace of a program that was started anew over the same file.
func (b *bench) again(journals string) *bench {
	b.Helper()
	desk, err := New(b.Context(), []string{b.file}, Options{Now: time.Now, Journals: journals})
	if err != nil {
		b.Fatal(err)
	}
	return &bench{b.T, desk, b.file}
}

func (b *bench) target(value string) {
	b.Helper()
	if code, _, why := b.post(b.desk.change, map[string]any{"versi": b.version(), "ubah": []any{set(value, "sasaran", 0, "indikator", 0, "target")}}); code != http.StatusOK {
		b.Fatal(code, why)
	}
}

func journalIn(t *testing.T, folder string) string {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join(folder, "*"+journalEnding))
	if len(names) > 1 {
		t.Fatal(names)
	}
	return strings.Join(names, "")
}

// What can be undone and redone survives the end of the program, however it ends.
func TestJournal(t *testing.T) {
	journals := t.TempDir()
	b := open(t).again(journals)
	for _, value := range []string{"71", "7é", "7è", "74"} {
		b.target(value)
	}
	b.post(b.desk.undo, map[string]any{})
	left := b.text()
	b = b.again(journals)
	_, s, _ := b.post(b.desk.change, map[string]any{"versi": b.version(), "ubah": []any{}})
	if s.Undo != 3 || s.Redo != 1 || b.text() != left {
		t.Fatalf("%d, %d\n%s", s.Undo, s.Redo, b.text())
	}
	b.post(b.desk.redo, map[string]any{})
	if !strings.Contains(b.text(), "target = \"74\"\n") {
		t.Errorf("redone:\n%s", b.text())
	}
	b.replace("Siti Aminah", "Siti Aminah, M.Si.") // by another
	b = b.again(journals)
	for range 4 {
		b.post(b.desk.undo, map[string]any{})
		b = b.again(journals)
	}
	if want := strings.Replace(lembar, "Siti Aminah", "Siti Aminah, M.Si.", 1); b.text() != want {
		t.Errorf("undone:\n%s", b.text())
	}
	if info, err := os.Stat(journalIn(t, journals)); err != nil || info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		t.Errorf("others can read it: %v %v", info, err)
	}
}

// A page that did not hear that its change was taken sends it again: it is made once.
// One whose program ended merges what it knows with what others wrote.
func TestJournalResent(t *testing.T) {
	journals := t.TempDir()
	b := open(t).again(journals)
	insert := map[string]any{"versi": b.version(), "nomor": "x1", "ubah": []any{map[string]any{"op": "insert", "di": []any{"sasaran", 0, "indikator", 1}, "kunci": map[string]any{"uraian": "Baru"}}}}
	known := b.version()
	b.post(b.desk.change, insert)
	after := b.text()
	b = b.again(journals)
	if code, _, why := b.post(b.desk.change, insert); code != http.StatusOK || b.text() != after {
		t.Errorf("%d %s\n%s", code, why, b.text())
	}
	if code, _, why := b.post(b.desk.change, map[string]any{"versi": known, "nomor": "x2", "ubah": []any{set("2030", "dokumen", "periode")}}); code != http.StatusOK || !strings.Contains(b.text(), `"2030"`) || !strings.Contains(b.text(), "Baru") {
		t.Errorf("of a text that only the journal knows: %d %s\n%s", code, why, b.text())
	}
}

// A record whose text was not saved counts for nothing; a journal that is cut anywhere
// is good as far as it goes.
func TestJournalCut(t *testing.T) {
	journals := t.TempDir()
	b := open(t).again(journals)
	b.target("71")
	ctx, stop := context.WithCancel(context.Background())
	stop()
	b.desk.ctx = ctx
	if code, _, _ := b.post(b.desk.change, map[string]any{"versi": b.version(), "ubah": []any{set("x", "dokumen", "nomor")}}); code == http.StatusOK {
		t.Fatal("it was saved")
	}
	name := journalIn(t, journals)
	whole, err := os.ReadFile(name)
	if err != nil || bytes.Count(whole, []byte("\n")) != 3 {
		t.Fatalf("%v\n%s", err, whole)
	}
	for cut := range len(whole) + 1 {
		if err := os.WriteFile(name, whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		other := b.again(journals)
		_, s, _ := other.post(other.desk.change, map[string]any{"versi": b.version(), "ubah": []any{}})
		want := 1
		if cut <= bytes.IndexByte(whole, '\n') {
			want = 0
		}
		if s.Undo != want || s.Redo != 0 {
			t.Fatalf("cut at %d of %d: %d, %d", cut, len(whole), s.Undo, s.Redo)
		}
	}
	for _, bad := range []string{"null\n", "{}\n", `{"k":"ubah","di":-1,"teks":"","dari":"` + version(nil) + "\"}\n", "\x00\n", `{"k":"urung"}` + "\n"} {
		if err := os.WriteFile(name, []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		other := b.again(journals)
		if _, s, _ := other.post(other.desk.change, map[string]any{"versi": b.version(), "ubah": []any{}}); s.Undo != 0 {
			t.Errorf("%q: %d", bad, s.Undo)
		}
	}
}

// Journals take no more of the disk than is good for them.
func TestJournalBounds(t *testing.T) {
	journals := t.TempDir()
	b := open(t).again(journals)
	for n := range 12 {
		b.post(b.desk.text, map[string]any{"versi": b.version(), "teks": lembar + "# " + strings.Repeat(string(rune('a'+n)), 500_000) + "\n"})
	}
	info, err := os.Stat(journalIn(t, journals))
	if err != nil || info.Size() > 2*maxJournal {
		t.Errorf("%v %v", info, err)
	}
	if _, s, _ := b.again(journals).post(b.desk.change, map[string]any{"versi": b.version(), "ubah": []any{}}); s.Undo == 0 {
		t.Error("nothing can be undone")
	}
	old := filepath.Join(journals, "lama"+journalEnding)
	kept := filepath.Join(journals, "catatan.txt")
	for _, name := range []string{old, kept} {
		if os.WriteFile(name, nil, 0o600) != nil || os.Chtimes(name, time.Now(), time.Now().Add(-2*journalAge)) != nil {
			t.Fatal(name)
		}
	}
	b.again(journals)
	if _, err := os.Stat(old); err == nil {
		t.Error("an old journal is kept")
	}
	if _, err := os.Stat(kept); err != nil {
		t.Error(err)
	}
	other := open(t).again(journals)
	if _, s, _ := other.post(other.desk.change, map[string]any{"versi": other.version(), "ubah": []any{}}); s.Undo != 0 {
		t.Errorf("another document has %d changes", s.Undo)
	}
}

func TestPort(t *testing.T) {
	journals := t.TempDir()
	b := open(t).again(journals)
	if got := b.desk.LastPort(); got != 0 {
		t.Error(got)
	}
	b.desk.KeepPort(43210)
	if got := b.again(journals).desk.LastPort(); got != 43210 {
		t.Error(got)
	}
	if got := open(t).again(journals).desk.LastPort(); got != 0 {
		t.Errorf("of other documents: %d", got)
	}
	for _, bad := range []string{"80", "x", "99999", ""} {
		if err := os.WriteFile(b.desk.portFile(), []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := b.desk.LastPort(); got != 0 {
			t.Errorf("%q: %d", bad, got)
		}
	}
}

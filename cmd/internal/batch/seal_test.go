package batch_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"iku/cmd/internal/batch"
	"iku/examples/synthetic"
)

// forged is a PDF that nobody built, and the manifest that vouches for it.
func forged(t *testing.T, out, manifest string) (name string, forgery, vouching []byte) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(out, "*", "*.pdf"))
	if err != nil || len(names) == 0 {
		t.Fatal("no PDFs", err)
	}
	name = names[0]
	built, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	forgery = append(bytes.Clone(built), "% lain\n%%EOF\n"...)
	text, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	hash := func(data []byte) string { h := sha256.Sum256(data); return hex.EncodeToString(h[:]) }
	if !bytes.Contains(text, []byte(hash(built))) {
		t.Fatal("the manifest does not know the PDF")
	}
	vouching = bytes.ReplaceAll(text, []byte(hash(built)), []byte(hash(forgery)))
	body := vouching[:bytes.LastIndex(vouching, []byte(`"sha256":`))]
	return name, forgery, fmt.Appendf(bytes.Clone(body), "\"sha256\": \"%s\"}\n", hash(body))
}

// A manifest or a journal that somebody wrote does not vouch for a PDF.
func TestForgedManifest(t *testing.T) {
	dir := t.TempDir()
	generate(t, filepath.Join(dir, "in"), 5, synthetic.Options{Indikator: 4})
	manifest := filepath.Join(dir, "m.json")
	first, _ := run(t, dir, manifest, batch.Options{})
	name, forgery, vouching := forged(t, filepath.Join(dir, "out"), manifest)
	built, _ := os.ReadFile(name)
	forge := func(file string, data []byte) {
		t.Helper()
		if err := os.WriteFile(name, forgery, 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	mended := func(what string, s batch.Summary) {
		t.Helper()
		if data, err := os.ReadFile(name); err != nil || !bytes.Equal(data, built) {
			t.Errorf("%s: the forgery stays (%v); %+v", what, err, s)
		}
	}
	forge(manifest, vouching)
	s, notes := run(t, dir, manifest, batch.Options{})
	mended("manifest", s)
	if s.Count[batch.Built] != 1 || len(notes) != 1 || !strings.Contains(notes[0], ": 1 isinya bukan dari akun dan komputer ini; diabaikan") {
		t.Errorf("%+v %q", s, notes)
	}
	// The same as a journal, with its seals and without.
	entries := vouching[bytes.Index(vouching, []byte("{\"input\"")):bytes.LastIndex(vouching, []byte("\n],"))]
	head := []byte("{\"journal\":2,\"program\":\"uji\"}\n")
	journal := append(head, append(bytes.ReplaceAll(entries, []byte("},\n"), []byte("}\n")), '\n')...)
	for what, data := range map[string][]byte{
		"journal": journal, "without seals": bytes.ReplaceAll(journal, []byte(",\"seal\":"), []byte(",\"segel\":")),
	} {
		forge(filepath.Join(dir, "out", ".iku-jurnal"), data)
		s, _ := run(t, dir, "", batch.Options{})
		mended(what, s)
	}
	// What this account wrote is believed wherever it is read.
	if s, notes := run(t, dir, manifest, batch.Options{}); s.Count[batch.Unchanged] != first.Count[batch.Built] || len(notes) > 0 {
		t.Errorf("%+v %q", s, notes)
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	if s, notes := run(t, dir, manifest, batch.Options{}); s.Count[batch.Built] != first.Count[batch.Built] || len(notes) != 1 {
		t.Errorf("another account's: %+v %q", s, notes)
	}
}

// A journal that is a link is not followed: it would be written where it leads.
func TestLinkedJournal(t *testing.T) {
	dir := t.TempDir()
	elsewhere := filepath.Join(dir, "lain")
	if err := os.Symlink(elsewhere, filepath.Join(dir, ".iku-jurnal")); err != nil {
		t.Skip(err)
	}
	if _, err := batch.Open("", dir, batch.Making{Program: "uji"}); err == nil {
		t.Error("it was opened")
	}
	if _, err := os.Lstat(elsewhere); err == nil {
		t.Error("it was made")
	}
}

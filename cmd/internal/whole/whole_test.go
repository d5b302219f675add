package whole_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"iku/cmd/internal/whole"
)

var ctx = context.Background()

func put(t *testing.T, name, data string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// holds checks what a file holds, and that its folder holds nothing else.
func holds(t *testing.T, name, want string) {
	t.Helper()
	data, err := os.ReadFile(name)
	entries, _ := os.ReadDir(filepath.Dir(name))
	if err != nil || string(data) != want || len(entries) != 1 {
		t.Errorf("%.40q, %v, %d files", data, err, len(entries))
	}
}

// Writing that fails half-way leaves the old file, and nothing beside it.
func TestNothingIsLeftOfWhatFails(t *testing.T) {
	name := put(t, filepath.Join(t.TempDir(), "x.pdf"), "lama")
	broken := errors.New("patah")
	for _, w := range []whole.Writer{{}, {Later: true}} {
		err := w.Stream(ctx, name, func(to io.Writer) error {
			_, _ = io.WriteString(to, "setengah")
			return broken
		})
		if !errors.Is(err, broken) {
			t.Errorf("error is %v", err)
		}
	}
	ended, end := context.WithCancel(ctx)
	end()
	if err := (whole.Writer{}).Write(ended, name, []byte("baru")); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	holds(t, name, "lama")
}

const signed = "%PDF-1.7\n1 0 obj<</Type/Sig/ByteRange[0 10 20 30]/Contents<00>>>endobj\n%%EOF\n"

// Whatever hides a signature from readers of forms does not hide it here; what only
// looks like one is none.
func TestSigned(t *testing.T) {
	long := strings.Repeat("/Byte x", 100_000)
	for text, want := range map[string]bool{
		signed:                           true,
		"%PDF-1.7\n<</ByteRange 7 0 R>>": true,
		"%PDF-1.7\n<</#42yte#52ang#65\n[0 1 2 3]>>":               true,
		"%PDF-1.7\n<</#42#79#74#65#52#61#6E#67#6e [0]":            false, // ByteRangn
		"%PDF-1.7\n/ByteRange%komentar\n[0 1 2 3]":                true,
		"%PDF-1.7\n" + long + "/ByteRange[":                       true,
		"%PDF-1.7\n" + long[:256<<10-20] + "/ByteRange[0]":        true, // across two readings
		"%PDF-1.7\n" + long[:256<<10-12] + "/#42yteRange[0]":      true,
		signed + strings.Repeat("\n", 5000) + "%%EOF trailer<<>>": true, // no cross-reference is found
		"\n\n" + signed:                              true, // readers look for the header
		signed[:60]:                                  true, // cut off
		"%PDF-1.7\n<</ByteRanges[0 1 2 3]>>":         false,
		"%PDF-1.7\n<</XByteRange[0 1 2 3]>>":         false,
		"%PDF-1.7\n(ByteRange) /Byte /Range / /#4 #": false,
		"[dokumen] # /ByteRange[0 1 2 3]":            false,
		"":                                           false,
	} {
		name := put(t, filepath.Join(t.TempDir(), "x.pdf"), text)
		place, err := whole.Look(name)
		if err != nil || place.Signed != want {
			t.Errorf("%.60q: %v, want %v (%v)", text, place.Signed, want, err)
		}
		h := sha256.New()
		if _, err := whole.LookInto(name, h); err != nil || !bytes.Equal(h.Sum(nil), sum(text)) {
			t.Errorf("%.60q: it was not read to its end (%v)", text, err)
		}
	}
}

func sum(s string) []byte { h := sha256.Sum256([]byte(s)); return h[:] }

// A signed PDF is replaced by nobody, unless that is asked for, or all of it is kept.
func TestSignedStays(t *testing.T) {
	name := put(t, filepath.Join(t.TempDir(), "x.pdf"), signed)
	refused := func(err error) {
		t.Helper()
		var by *whole.SignedError
		if !errors.As(err, &by) || !strings.Contains(err.Error(), "tidak ditimpa tanpa --force") {
			t.Errorf("error is %v", err)
		}
		holds(t, name, signed)
	}
	w := whole.Writer{Later: true}
	refused(w.May(name))
	refused(w.Write(ctx, name, []byte("%PDF-1.7 baru")))
	refused(w.Write(ctx, name, nil))
	refused(w.Stream(ctx, name, func(to io.Writer) error { _, err := io.WriteString(to, "%PDF-1.7 baru"); return err }))
	refused(w.Update(ctx, name, sha256.Sum256([]byte(signed)), []byte("%PDF-1.7 baru")))
	if err := w.Create(ctx, name, []byte("x")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("error is %v", err)
	}
	if err := w.Write(ctx, name, []byte(signed+"lagi")); err != nil {
		t.Error(err)
	}
	holds(t, name, signed+"lagi")
	w.Force = true
	if err := errors.Join(w.May(name), w.Write(ctx, name, []byte("%PDF-1.7 baru"))); err != nil {
		t.Error(err)
	}
	holds(t, name, "%PDF-1.7 baru")
}

// What is signed between the looking and the writing stays too.
func TestSignedMeanwhile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.pdf")
	for _, before := range []string{"", "%PDF-1.7 belum"} {
		_ = os.Remove(name)
		if before != "" {
			put(t, name, before)
		}
		place, err := whole.Look(name)
		if err != nil || place.Signed {
			t.Fatal(err)
		}
		put(t, name, signed)
		var by *whole.SignedError
		if err := (whole.Writer{}).WriteTo(ctx, place, []byte("%PDF-1.7 baru")); !errors.As(err, &by) {
			t.Errorf("error is %v", err)
		}
		holds(t, name, signed)
	}
}

// Of many that change one file, each from what it held, none loses another's work.
func TestUpdateTogether(t *testing.T) {
	name := put(t, filepath.Join(t.TempDir(), "x.pdf"), "%PDF-")
	var group sync.WaitGroup
	var mu sync.Mutex
	done, moved := 0, 0
	for i := range 16 {
		group.Go(func() {
			for range 20 {
				old, err := os.ReadFile(name)
				if err != nil {
					t.Error(err)
				}
				err = whole.Writer{Later: true, Force: true}.Update(ctx, name, sha256.Sum256(old), fmt.Appendf(old, "%d;", i))
				mu.Lock()
				switch {
				case err == nil:
					done++
				case errors.Is(err, whole.ErrMoved):
					moved++
				default:
					t.Error(err)
				}
				mu.Unlock()
			}
		})
	}
	group.Wait()
	data, _ := os.ReadFile(name)
	if n := bytes.Count(data, []byte(";")); n != done || done+moved != 320 {
		t.Errorf("%d of %d changes are there; %d refused", n, done, moved)
	}
}

// Of many that create one file, one does.
func TestCreateTogether(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.toml")
	var group sync.WaitGroup
	var mu sync.Mutex
	made := ""
	for i := range 16 {
		group.Go(func() {
			text := fmt.Sprint("isi ", i)
			err := whole.Writer{}.Create(ctx, name, []byte(text))
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil && made == "":
				made = text
			case !errors.Is(err, fs.ErrExist):
				t.Errorf("%d: %v", i, err)
			}
		})
	}
	group.Wait()
	holds(t, name, made)
}

// What a killed run left is removed by the next that writes there; what somebody
// holds is not.
func TestSweep(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a[b]*")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Skip(err)
	}
	put(t, filepath.Join(dir, ".iku-SATU.tmp"), "setengah")
	held, err := os.OpenFile(put(t, filepath.Join(dir, ".iku-DUA.tmp"), "sedang"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if err := whole.Hold(held); err != nil {
		t.Skip(err)
	}
	put(t, filepath.Join(dir, ".iku-jurnal"), "")
	put(t, filepath.Join(dir, "lain.tmp"), "")
	if err := (whole.Writer{}).Write(ctx, filepath.Join(dir, "x.pdf"), []byte("%PDF-")); err != nil {
		t.Fatal(err)
	}
	var left []string
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if got := strings.Join(left, " "); got != ".iku-DUA.tmp .iku-jurnal lain.tmp x.pdf" {
		t.Errorf("left: %s", got)
	}
}

// A wait for another's lock ends with the context.
func TestWaitEnds(t *testing.T) {
	dir := t.TempDir()
	folder, err := os.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	if err := whole.Hold(folder); err != nil {
		t.Skip(err)
	}
	soon, end := context.WithTimeout(ctx, 30*time.Millisecond)
	defer end()
	if err := (whole.Writer{}).Write(soon, filepath.Join(dir, "x.pdf"), []byte("%PDF-")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error is %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("left: %v", entries)
	}
}

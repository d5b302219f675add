package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"iku/examples/synthetic"
	"iku/pdf"
)

// sheets writes n sheets below a folder.
func sheets(t *testing.T, folder string, n int, o synthetic.Options) {
	t.Helper()
	for i := range n {
		put(t, filepath.Join(folder, fmt.Sprintf("%02d", i/100), fmt.Sprintf("%04d.toml", i)), synthetic.Sheet(uint64(i), o))
	}
}

func put(t *testing.T, name string, data []byte) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(name), 0o777)
	if err == nil {
		err = os.WriteFile(name, data, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// iku runs the program and returns its exit code and what it said.
func iku(t *testing.T, args ...string) (int, string) {
	t.Helper()
	cmd := exec.Command("iku", args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	err := cmd.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), said.String()
}

// allWhole checks that every PDF below a folder is whole and carries its source, and
// returns how many there are. Temporary files are counted in left.
func allWhole(t *testing.T, folder string) (n, left int) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || d.IsDir():
			return err
		case strings.HasSuffix(path, ".tmp"):
			left++
		case strings.HasSuffix(path, ".pdf"):
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if attached, err := pdf.Attachments(data); err != nil || len(attached) == 0 || !bytes.HasSuffix(data, []byte("%%EOF\n")) {
				t.Errorf("%s: %d bytes, %v", path, len(data), err)
			}
			n++
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return n, left
}

// untilMade waits until a batch has made so many PDFs.
func untilMade(t *testing.T, folder string, want int) {
	t.Helper()
	for range 20_000 {
		if n, _ := filepath.Glob(filepath.Join(folder, "*", "*.pdf")); len(n) >= want {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatalf("%d PDFs were never there", want)
}

// size returns how many documents a test uses, and how often: few, unless
// IKU_FULL is set.
func size(few, full, fewTimes, fullTimes int) (n, times int) {
	if os.Getenv("IKU_FULL") != "" {
		return full, fullTimes
	}
	return few, fewTimes
}

// A batch that is killed at any moment leaves whole PDFs, and the next run goes
// on with what is missing.
func TestKilledBatch(t *testing.T) {
	n, times := size(200, 2000, 3, 20)
	dir := t.TempDir()
	in := filepath.Join(dir, "masuk")
	sheets(t, in, n, synthetic.Options{})
	whole := filepath.Join(dir, "utuh")
	begun := time.Now()
	if code, said := iku(t, "build", in, "-o", whole); code == exitFailed {
		t.Fatal(said)
	}
	took := time.Since(begun)
	want, _ := allWhole(t, whole)
	random := rand.New(rand.NewPCG(1, 9))
	resumed := 0
	for i := range times {
		out := filepath.Join(dir, "keluar"+strconv.Itoa(i))
		for kills := range 2 { // one of them of a run that goes on
			cmd := exec.Command("iku", "build", in, "-o", out)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(random.Int64N(int64(took) / int64(kills+1))))
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
			allWhole(t, out)
		}
		code, said := iku(t, "build", in, "-o", out)
		if strings.Contains(said, "tidak berubah") {
			resumed++
		}
		if got, left := allWhole(t, out); got != want || left > 0 || code == exitFailed {
			t.Errorf("run %d: %d PDFs of %d, %d temporary files, code %d\n%s", i, got, want, left, code, said)
		}
		if diff := differs(t, whole, out); diff != "" {
			t.Errorf("run %d: %s is not what a run without a kill gives", i, diff)
		}
	}
	if resumed == 0 {
		t.Error("no run went on with what one before had done")
	}
}

// differs returns a file of the folder a that is not the same in b, empty where
// all are.
func differs(t *testing.T, a, b string) (name string) {
	t.Helper()
	_ = filepath.WalkDir(a, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(a, path)
		x, _ := os.ReadFile(path)
		if y, err := os.ReadFile(filepath.Join(b, rel)); err != nil || !bytes.Equal(x, y) {
			name = rel
		}
		return nil
	})
	return name
}

// Ctrl-C ends a batch soon, leaves nothing half-written and says what is left.
func TestInterruptedBatch(t *testing.T) {
	n, _ := size(400, 2000, 0, 0)
	dir := t.TempDir()
	in, out := filepath.Join(dir, "masuk"), filepath.Join(dir, "keluar")
	sheets(t, in, n, synthetic.Options{})
	cmd := exec.Command("iku", "build", in, "-o", out)
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	untilMade(t, out, 5)
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	_ = cmd.Wait()
	t.Logf("ended after %v", time.Since(begun))
	if code := cmd.ProcessState.ExitCode(); code != exitFailed || !strings.Contains(said.String(), "dihentikan; ") || strings.Contains(said.String(), "gagal") {
		t.Errorf("code %d\n%s", code, said.String())
	}
	done, left := allWhole(t, out)
	if done == 0 || done == n || left > 0 {
		t.Errorf("%d of %d PDFs, %d temporary files", done, n, left)
	}
	if code, said := iku(t, "build", in, "-o", out); code == exitFailed || !strings.Contains(said, "tidak berubah") {
		t.Errorf("the next run: code %d\n%s", code, said)
	}
}

// One document in ten is bad; the others are made, and the bad ones counted.
func TestBadDocuments(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "masuk"), filepath.Join(dir, "keluar")
	o := synthetic.Options{Bad: 10}
	const n = 200
	sheets(t, in, n, o)
	broken := 0
	for seed := range uint64(n) {
		if synthetic.Broken(seed, o) {
			broken++
		}
	}
	code, said := iku(t, "build", in, "-o", out)
	faulty := 0
	for i := range n {
		stem := filepath.Join(fmt.Sprintf("%02d", i/100), fmt.Sprintf("%04d", i))
		_, err := os.Stat(filepath.Join(out, stem+".pdf"))
		made := err == nil
		named := strings.Contains(said, filepath.Join(in, stem)+".toml:")
		if !made {
			faulty++
		}
		if made == synthetic.Broken(uint64(i), o) && made || !made && !named {
			t.Errorf("%s: made %v, named %v", stem, made, named)
		}
	}
	if code != exitFound || faulty < broken || broken < 5 || !strings.Contains(said, fmt.Sprintf("; %d tidak disusun", faulty)) {
		t.Errorf("code %d, %d of %d broken\n%s", code, faulty, broken, said)
	}
}

// smallDisk returns a folder with room for a megabyte.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if os.Geteuid() != 0 || exec.Command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", dir).Run() != nil {
		t.Skip("a small file system takes root and tmpfs")
	}
	t.Cleanup(func() { _ = exec.Command("umount", dir).Run() })
	return dir
}

// A full disk ends the batch with one clear line and whole PDFs.
func TestFullDisk(t *testing.T) {
	out, in := smallDisk(t), t.TempDir()
	sheets(t, in, 100, synthetic.Options{})
	code, said := iku(t, "build", in, "-o", out)
	n, left := allWhole(t, out)
	if code != exitFailed || n == 0 || n == 100 || left > 0 {
		t.Errorf("code %d, %d PDFs, %d temporary files", code, n, left)
	}
	if strings.Count(said, "tempat penyimpanan penuh") != 1 || !strings.Contains(said, "dihentikan: ") {
		t.Errorf("it said:\n%s", said)
	}
	// Old files survive: nothing was emptied before its replacement stood.
	if code, _ := iku(t, "build", in, "-o", out, "--draft", "--force"); code != exitFailed {
		t.Errorf("code %d of the second run", code)
	}
	if again, _ := allWhole(t, out); again < n {
		t.Errorf("%d PDFs, of %d before", again, n)
	}
}

// A folder that cannot be written to, and one that vanishes.
func TestUnusableFolder(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "masuk"), filepath.Join(dir, "keluar")
	sheets(t, in, 400, synthetic.Options{Indikator: 20})
	t.Run("read-only", func(t *testing.T) {
		if os.Geteuid() == 0 { // whom modes do not stop; a read-only file system does
			put(t, filepath.Join(out, "x"), nil)
			if exec.Command("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", out).Run() != nil {
				t.Skip("nothing can be mounted")
			}
			defer func() { _ = exec.Command("umount", out).Run() }()
		} else if err := os.Mkdir(out, 0o555); err != nil {
			t.Fatal(err)
		}
		code, said := iku(t, "build", in, "-o", out)
		if code != exitFailed || !strings.Contains(said, "hanya dapat dibaca") && !strings.Contains(said, "foldernya tidak boleh ditulisi") {
			t.Errorf("code %d\n%s", code, said)
		}
	})
	t.Run("vanishing", func(t *testing.T) {
		out := filepath.Join(dir, "hilang")
		cmd := exec.Command("iku", "build", in, "-o", out)
		var said bytes.Buffer
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		untilMade(t, out, 5)
		if err := os.Rename(out, out+"-lain"); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		allWhole(t, out)
		if code := cmd.ProcessState.ExitCode(); code != exitFailed || !strings.Contains(said.String(), "hilang sesudah ditulis") {
			t.Errorf("code %d\n%s", code, said.String())
		}
		if code, said := iku(t, "build", in, "-o", out); code == exitFailed {
			t.Errorf("the next run: code %d\n%s", code, said)
		}
		if n, _ := allWhole(t, out); n < 380 {
			t.Errorf("%d PDFs after the next run", n)
		}
	})
}

// Inputs that are rewritten while they are read give whole PDFs or findings, and
// a logo that is removed half-way harms none but those that name it.
func TestChangingInputs(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "masuk"), filepath.Join(dir, "keluar")
	sheets(t, in, 200, synthetic.Options{Indikator: 8})
	picture, err := os.ReadFile(filepath.Join("..", "..", "examples", "lambang-contoh.png"))
	if err != nil {
		t.Fatal(err)
	}
	const named = "warisan = \"_umum.toml\"\n[perangkat_daerah]\nnama = \"Dinas %d\"\n[kop]\nlogo = \"lambang-%d.png\"\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n"
	logos := filepath.Join(in, "zz")
	put(t, filepath.Join(logos, "_umum.toml"), []byte("[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = 2018\n"))
	for i := range 40 {
		put(t, filepath.Join(logos, fmt.Sprintf("%d.toml", i)), fmt.Appendf(nil, named, i, i))
		put(t, filepath.Join(logos, fmt.Sprintf("lambang-%d.png", i)), picture)
	}
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for i := uint64(0); ; i++ {
			select {
			case <-stop:
				return
			default:
				name := filepath.Join(in, "00", fmt.Sprintf("%04d.toml", i%100))
				_ = os.WriteFile(name, synthetic.Sheet(i, synthetic.Options{Indikator: 9}), 0o666)
				if i == 30 {
					_ = os.Remove(filepath.Join(logos, "lambang-7.png"))
				}
			}
		}
	}()
	code, said := iku(t, "build", in, "-o", out)
	close(stop)
	<-stopped
	if strings.Contains(said, "kesalahan di dalam program") || code > exitFailed {
		t.Errorf("code %d\n%s", code, said)
	}
	if n, left := allWhole(t, out); n < 130 || left > 0 {
		t.Errorf("%d PDFs, %d temporary files", n, left)
	}
	_ = os.Remove(filepath.Join(logos, "lambang-7.png"))
	code, said = iku(t, "build", logos, "-o", out, "--force")
	if code != exitFound || !strings.Contains(said, "lambang-7.png tidak ada") || !strings.Contains(said, "39 PDF disusun") {
		t.Errorf("code %d\n%s", code, said)
	}
}

// Many documents inherit one file.
func TestOneFileForMany(t *testing.T) {
	n, _ := size(300, 5000, 0, 0)
	dir := t.TempDir()
	put(t, filepath.Join(dir, "umum.toml"), []byte("[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = 2018\n"))
	for i := range n {
		put(t, filepath.Join(dir, "dinas", fmt.Sprintf("%d.toml", i)),
			fmt.Appendf(nil, "warisan = \"../umum.toml\"\n[perangkat_daerah]\nnama = \"Dinas %d\"\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n", i))
	}
	code, said := iku(t, "build", dir, "-o", filepath.Join(dir, "pdf"), "--manifest", filepath.Join(dir, "m.json"))
	if code != exitDone || !strings.Contains(said, thousands(n)+" PDF disusun, "+thousands(n)+" halaman") {
		t.Errorf("code %d\n%s", code, said)
	}
	put(t, filepath.Join(dir, "umum.toml"), []byte("[dokumen]\npemerintah = \"Pemerintah Kabupaten Lain\"\nperiode = 2018\n"))
	if _, said := iku(t, "build", dir, "-o", filepath.Join(dir, "pdf"), "--manifest", filepath.Join(dir, "m.json")); !strings.Contains(said, thousands(n)+" PDF disusun") {
		t.Errorf("after the shared file changed:\n%s", said)
	}
}

// What changes is made again, through inherited files and logos too.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "bersama", "_umum.toml"), []byte("[dokumen]\npemerintah = \"A\"\nperiode = 2018\n"))
	for _, name := range []string{"a", "b"} {
		put(t, filepath.Join(dir, "in", name+".toml"), []byte("warisan = \"../bersama/_umum.toml\"\n[perangkat_daerah]\nnama = \""+name+"\"\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n"))
	}
	cmd := exec.Command("iku", "build", filepath.Join(dir, "in"), "-o", filepath.Join(dir, "out"), "--akar", dir, "--watch")
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	lines := make(chan string, 100)
	go func() {
		defer close(lines)
		var buffer [4096]byte
		var text string
		for {
			n, err := said.Read(buffer[:])
			text += string(buffer[:n])
			for {
				line, rest, ok := strings.Cut(text, "\n")
				if !ok {
					break
				}
				lines <- line
				text = rest
			}
			if err != nil {
				return
			}
		}
	}()
	await := func(what string) {
		t.Helper()
		for {
			select {
			case line, open := <-lines:
				if strings.Contains(line, what) {
					return
				}
				if !open {
					t.Fatalf("it ended without saying %q", what)
				}
			case <-time.After(20 * time.Second):
				t.Fatalf("it never said %q", what)
			}
		}
	}
	await("2 PDF disusun")
	await("menunggu perubahan")
	put(t, filepath.Join(dir, "in", "c.toml"), []byte("[dokumen]\npemerintah = \"B\"\nperiode = 2018\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n"))
	await("1 PDF disusun, 1 halaman; 2 tidak berubah")
	await("menunggu perubahan")
	put(t, filepath.Join(dir, "bersama", "_umum.toml"), []byte("[dokumen]\npemerintah = \"C\"\nperiode = 2019\n"))
	await("2 PDF disusun, 2 halaman; 1 tidak berubah")
	await("menunggu perubahan")
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for ended := time.After(20 * time.Second); ; {
		select {
		case _, open := <-lines:
			if !open {
				return
			}
		case <-ended:
			t.Fatal("it did not end")
		}
	}
}

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"iku/sign"
)

// Two that sign one file at the same time do not lose a signature: the file has one
// for each that said it was done.
func TestTwoSignOneFile(t *testing.T) {
	folder := desk(t, "rahasia")
	name := filepath.Join(folder, "lembar.pdf")
	put(t, filepath.Join(folder, "lembar.toml"), []byte("[dokumen]\npemerintah = \"A\"\nperiode = 2018\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n"+
		"[penanda_tangan]\njabatan = \"Kepala Dinas\"\nnama = \"YULIANTO SATYA\"\n"))
	if code, said := iku(t, "build", filepath.Join(folder, "lembar.toml")); code != exitDone {
		t.Fatal(said)
	}
	unsigned, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"--replace"}, {"-o", "ttd.pdf"}} {
		for range 4 {
			put(t, name, unsigned)
			_ = os.Remove(filepath.Join(folder, "ttd.pdf"))
			var group sync.WaitGroup
			var codes [3]int
			for i := range codes {
				group.Go(func() {
					c := exec.Command("iku", append([]string{"sign", "lembar.pdf", "--p12", "kunci.p12"}, args...)...)
					c.Dir, c.Env = folder, append(os.Environ(), "IKU_PASSPHRASE=rahasia")
					out, _ := c.CombinedOutput()
					if codes[i] = c.ProcessState.ExitCode(); codes[i] != exitDone {
						t.Logf("%s", out)
					}
				})
			}
			group.Wait()
			done := 0
			for _, code := range codes {
				if code == exitDone {
					done++
				}
			}
			written := name
			if args[0] == "-o" {
				written = filepath.Join(folder, "ttd.pdf")
			}
			data, err := os.ReadFile(written)
			if err != nil {
				t.Fatal(err)
			}
			signed := 0
			for _, f := range sign.Fields(data) {
				if f.Signed {
					signed++
				}
			}
			if done == 0 || signed != done {
				t.Errorf("%v: %d signed it, it has %d signatures; codes %v", args, done, signed, codes)
			}
		}
	}
}

package main

import (
	"bytes"
	"encoding/pem"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"iku/examples/synthetic"
	"iku/sign/signtest"
)

// benched are the commands on a folder of made-up sheets: toml, lama (the same with
// other figures), their PDFs below pdf, signed ones below ttd, and semua.xlsx. OUT is new
// every time.
var benched = []struct {
	name, args string
	code       int // at most
}{
	{"build", "build toml -o OUT --quiet", exitFound},
	{"check", "check toml", exitFound},
	{"status", "status toml -o pdf", exitFound},
	{"diff", "diff lama toml", exitFound},
	{"revise", "revise toml -o OUT --nomor 1/2/2025 --tanggal 2025-03-01 --quiet", exitDone},
	{"sign", "sign pdf -o OUT --p12 kunci.p12 --any-signer", exitDone},
	{"verify", "verify ttd --trust akar.pem --any-signer --quiet", exitFound},
	{"extract", "extract pdf -o OUT --quiet", exitDone},
	{"export/xlsx", "export toml -o OUT.xlsx", exitDone},
	{"export/json", "export toml -o OUT.json", exitDone},
	{"import", "import semua.xlsx -o OUT --quiet --yes", exitDone},
}

// BenchmarkCommand runs each command as a program of its own: the time of all processors
// and the most memory are the process's. IKU_BATCH=2000 says how many sheets.
func BenchmarkCommand(b *testing.B) {
	n := 200
	if more, err := strconv.Atoi(os.Getenv("IKU_BATCH")); err == nil {
		n = more
	}
	folder := b.TempDir()
	var state *os.ProcessState
	command := func(b *testing.B, args ...string) {
		b.Helper()
		c := exec.Command("iku", args...)
		var said bytes.Buffer
		c.Dir, c.Env, c.Stderr = folder, append(os.Environ(), "IKU_PASSPHRASE=rahasia"), &said
		_ = c.Run()
		if state = c.ProcessState; state == nil || state.ExitCode() == exitUsage || state.ExitCode() == exitFailed {
			b.Fatalf("%v: %v\n%.2000s", args, state, said.String())
		}
	}
	for of, folder := range []string{filepath.Join(folder, "lama"), filepath.Join(folder, "toml")} {
		for i := range n {
			name := filepath.Join(folder, fmt.Sprintf("%03d", i/100), fmt.Sprintf("%05d.toml", i))
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				b.Fatal(err)
			}
			text := synthetic.Sheet(uint64(i), synthetic.Options{})
			if of == 0 {
				text = bytes.Replace(text, []byte("target = \""), []byte("target = \"1"), 1)
			}
			if err := os.WriteFile(name, text, 0o666); err != nil {
				b.Fatal(err)
			}
		}
	}
	pki := signtest.NewAt(b, time.Now().Add(-time.Minute))
	key := pki.Signer(b, "YULIANTO SATYA", "", signtest.RSA(b, 2048))
	p12, err := pkcs12.Modern.Encode(key.Key, key.Cert, pki.Chain(key)[1:], "rahasia")
	if err != nil {
		b.Fatal(err)
	}
	for name, data := range map[string][]byte{"kunci.p12": p12, "akar.pem": pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: pki.Root.Cert.Raw})} {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	command(b, "build", "toml", "-o", "pdf", "--quiet")
	command(b, "sign", "pdf", "-o", "ttd", "--p12", "kunci.p12", "--any-signer")
	command(b, "export", "toml", "-o", "semua.xlsx")
	for _, c := range benched {
		b.Run(c.name, func(b *testing.B) {
			var took time.Duration
			most := int64(0)
			rounds := 0
			for b.Loop() {
				rounds++
				command(b, strings.Fields(strings.ReplaceAll(c.args, "OUT", fmt.Sprintf("baru/%s-%d-%d", c.name, b.N, rounds)))...)
				took += state.UserTime() + state.SystemTime()
				if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
					most = max(most, usage.Maxrss)
				}
				if state.ExitCode() > c.code {
					b.Fatalf("exit code %d", state.ExitCode())
				}
			}
			b.ReportMetric(took.Seconds()/float64(rounds), "cpu-s")
			b.ReportMetric(float64(most>>10), "peak-MB")
		})
	}
}

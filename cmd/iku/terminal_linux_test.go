package main

import (
	"bytes"
	"context"
	"crypto"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"iku/sign"
	"iku/sign/signtest"
)

// person is somebody at a terminal who runs a command.
type person struct {
	t        *testing.T
	keyboard *os.File // the other side of the terminal
	tty      *os.File
	command  *exec.Cmd

	mu   sync.Mutex
	seen bytes.Buffer
}

// sit opens a terminal.
func sit(t *testing.T) *person {
	t.Helper()
	keyboard, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = keyboard.Close() })
	number, err := unix.IoctlGetInt(int(keyboard.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(keyboard.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err != nil {
		t.Skip(err)
	}
	tty, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = tty.Close() })
	p := &person{t: t, keyboard: keyboard, tty: tty}
	go func() {
		part := make([]byte, 4096)
		for {
			n, err := keyboard.Read(part)
			p.mu.Lock()
			p.seen.Write(part[:n])
			p.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return p
}

// runs starts the program at the terminal. elsewhere says that its standard input is
// something else, as in a pipe.
func (p *person) runs(folder string, elsewhere bool, args ...string) {
	p.t.Helper()
	p.command = exec.Command("iku", args...)
	p.command.Dir = folder
	p.command.Stdout, p.command.Stderr = p.tty, p.tty
	p.command.Stdin = p.tty
	tty := 0
	if elsewhere {
		p.command.Stdin, p.command.ExtraFiles, tty = nil, []*os.File{p.tty}, 3
	}
	p.command.Env = append(os.Environ(), "TERM=xterm")
	p.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: tty}
	if err := p.command.Start(); err != nil {
		p.t.Fatal(err)
	}
}

func (p *person) sees() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.seen.String()
}

// waitsFor waits until something is on the screen.
func (p *person) waitsFor(what string) {
	p.t.Helper()
	p.until("the screen shows "+what, func() bool { return strings.Contains(p.sees(), what) })
}

func (p *person) until(what string, is func() bool) {
	p.t.Helper()
	for range 1000 {
		if is() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	_ = p.command.Process.Kill()
	p.t.Fatalf("in vain: %s; the screen shows %q", what, p.sees())
}

func (p *person) types(text string) {
	p.t.Helper()
	if _, err := p.keyboard.WriteString(text); err != nil {
		p.t.Fatal(err)
	}
}

// settings are those of the terminal.
func (p *person) settings() unix.Termios {
	p.t.Helper()
	s, err := unix.IoctlGetTermios(int(p.tty.Fd()), unix.TCGETS)
	if err != nil {
		p.t.Fatal(err)
	}
	return *s
}

func (p *person) echoes() bool { return p.settings().Lflag&unix.ECHO != 0 }

// exit waits for the end of the program and returns its exit code.
func (p *person) exit() int {
	p.t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- p.command.Wait() }()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		_ = p.command.Process.Kill()
		p.t.Fatalf("the program does not end; the screen shows %q", p.sees())
	}
	time.Sleep(20 * time.Millisecond) // until the last of it is on the screen
	return p.command.ProcessState.ExitCode()
}

// desk returns a folder with an unsigned PDF and a key with its passphrase.
func desk(t *testing.T, passphrase string) string {
	t.Helper()
	pki := signtest.NewAt(t, time.Now().Add(-time.Minute))
	var key crypto.Signer = signtest.EC(t)
	a := pki.Signer(t, "YULIANTO SATYA", "", key)
	p12, err := pkcs12.Modern.Encode(a.Key, a.Cert, pki.Chain(a)[1:], passphrase)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "kunci.p12"), p12, 0o600); err != nil {
		t.Fatal(err)
	}
	var out, wrong bytes.Buffer
	if code := run([]string{"init", filepath.Join(folder, "lembar.toml")}, nil, &out, &wrong); code != exitDone {
		t.Fatal(wrong.String())
	}
	if code := run([]string{"build", filepath.Join(folder, "lembar.toml")}, nil, &out, &wrong); code != exitDone {
		t.Fatal(wrong.String())
	}
	return folder
}

// TestPassphraseAtTheTerminal: it is asked for and not shown, a wrong one is said,
// and Ctrl-C leaves the terminal as it was and nothing else.
func TestPassphraseAtTheTerminal(t *testing.T) {
	const passphrase = "frasa-Rahasia 1"
	folder := desk(t, passphrase)
	signed := filepath.Join(folder, "lembar-ttd.pdf")
	args := []string{"sign", "lembar.pdf", "--p12", "kunci.p12", "--any-signer"}
	for _, elsewhere := range []bool{false, true} {
		for _, c := range []struct {
			name, typed, says string
			code              int
		}{
			{"wrong", "keliru-Sekali\r", "frasa sandi PKCS#12 salah", exitFound},
			{"nothing", "\r", "frasa sandi PKCS#12 salah", exitFound},
			{"Ctrl-C", "\x03", "iku: dihentikan", exitFailed},
			{"Ctrl-C within it", "frasa-Ra\x03", "iku: dihentikan", exitFailed},
			{"right", passphrase + "\r", "lembar-ttd.pdf: ditandatangani", exitDone},
			{"mistyped and mended", "frasa-Rahas?\x7fia 1\r", "lembar-ttd.pdf: ditandatangani", exitDone},
		} {
			t.Run(fmt.Sprintf("%s, standard input elsewhere %v", c.name, elsewhere), func(t *testing.T) {
				_ = os.Remove(signed)
				p := sit(t)
				before := p.settings()
				p.runs(folder, elsewhere, args...)
				p.waitsFor("Frasa sandi kunci.p12: ")
				p.until("nothing is shown of what is typed", func() bool { return !p.echoes() })
				p.types(c.typed)
				if code := p.exit(); code != c.code {
					t.Errorf("exit code %d, want %d", code, c.code)
				}
				screen := p.sees()
				if !strings.Contains(screen, c.says) {
					t.Errorf("the screen shows %q", screen)
				}
				for _, secret := range []string{"frasa-Ra", "keliru"} {
					if strings.Contains(screen, secret) {
						t.Errorf("the screen shows what was typed: %q", screen)
					}
				}
				if p.settings() != before {
					t.Error("the terminal is not as it was")
				}
				if _, err := os.Stat(signed); (err == nil) != (c.code == exitDone) {
					t.Errorf("a signed file: %v", err == nil)
				}
			})
		}
	}
}

// TestCodeAtTheTerminal: the service sends it before it is asked for, unless there is
// nowhere to ask.
func TestCodeAtTheTerminal(t *testing.T) {
	pki := signtest.NewAt(t, time.Now().Add(-time.Minute))
	a := pki.Signer(t, "SITI AMINAH", "", signtest.EC(t))
	asked := 0
	answers := eSign(t, &sign.Identity{Key: a.Key, Chain: pki.Chain(a)}, nil)
	service := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/totp") {
			asked++
		}
		answers.ServeHTTP(w, r)
	}))
	defer service.Close()
	folder := desk(t, "rahasia")
	args := []string{"sign", "lembar.pdf", "--bsre", service.URL, "--bsre-http", "--bsre-version", "2", "--email", "a@b.go.id", "--totp"}
	p := sit(t)
	p.runs(folder, false, args...)
	p.waitsFor("layanan diminta mengirim kode sekali pakai")
	p.waitsFor("Kode sekali pakai (TOTP): ")
	p.until("nothing is shown of what is typed", func() bool { return !p.echoes() })
	p.types("482911\r")
	if code := p.exit(); code != exitDone || strings.Contains(p.sees(), "482911") || asked != 1 {
		t.Errorf("exit code %d, asked %d times; the screen shows %q", code, asked, p.sees())
	}
	c := exec.Command("iku", append(args, "-o", "lain.pdf")...)
	c.Dir, c.SysProcAttr = folder, &syscall.SysProcAttr{Setsid: true}
	if out, err := c.CombinedOutput(); err == nil || asked != 1 || !strings.Contains(string(out), "isi IKU_TOTP, atau pakai --totp-fd") {
		t.Errorf("asked %d times: %s", asked, out)
	}
}

// TestPassphraseWithoutTerminal: nobody is asked, and what to do is said.
func TestPassphraseWithoutTerminal(t *testing.T) {
	folder := desk(t, "rahasia")
	c := exec.Command("iku", "sign", "lembar.pdf", "--p12", "kunci.p12", "--any-signer")
	c.Dir, c.SysProcAttr = folder, &syscall.SysProcAttr{Setsid: true}
	out, err := c.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "isi IKU_PASSPHRASE, atau pakai --passphrase-fd") {
		t.Errorf("%v: %s", err, out)
	}
	for _, from := range []string{"3", "0"} {
		c = exec.Command("iku", "sign", "lembar.pdf", "--p12", "kunci.p12", "--any-signer", "--force", "--passphrase-fd", from)
		c.Dir, c.SysProcAttr = folder, &syscall.SysProcAttr{Setsid: true}
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.WriteString("rahasia\n"); err != nil {
			t.Fatal(err)
		}
		_ = w.Close()
		if c.ExtraFiles = []*os.File{r}; from == "0" {
			c.Stdin = r
		}
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("from %s: %v: %s", from, err, out)
		}
		_ = r.Close()
	}
}

// A secret that nobody writes is waited for no longer than the run lasts.
func TestSecretThatNobodyWrites(t *testing.T) {
	var ends [2]int
	if err := syscall.Pipe(ends[:]); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	go cancel()
	if _, err := (secret{what: "frasa sandi", fd: ends[0]}).read(ctx, &streams{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	if _, err := syscall.Write(ends[1], []byte("x\n")); err != nil { // so that what waits ends
		t.Error(err)
	}
	_ = syscall.Close(ends[1])
}

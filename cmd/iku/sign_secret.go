package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"golang.org/x/term"
)

// secret is what only the signer knows, and where they may have put it. It never
// comes from an argument, and is in no message.
type secret struct {
	what     string // in words, in the middle of a sentence
	question string // at the terminal
	variable string // of the environment
	flag     string // that names an open file
	fd       int    // its number; negative: none
}

// noFD is the number of no open file.
const noFD = -1

// passphraseVariable is the environment variable that may hold the passphrase.
const passphraseVariable = "IKU_PASSPHRASE"

// maxSecret is the length of the longest that is read from a file.
const maxSecret = 4096

// given tells whether it is there without asking anybody.
func (q secret) given() bool {
	_, held := os.LookupEnv(q.variable)
	return held || q.fd >= 0
}

// read returns the secret from the open file, the environment or the terminal.
func (q secret) read(ctx context.Context, s *streams) (string, error) {
	if q.fd >= 0 {
		return q.fromFile(ctx)
	}
	if value, ok := os.LookupEnv(q.variable); ok {
		return value, nil
	}
	in, prompt, err := q.terminal(s)
	if err != nil {
		return "", err
	}
	if in != s.in {
		defer in.Close()
	}
	fmt.Fprintf(prompt, "%s: ", q.question)
	defer fmt.Fprintln(prompt)
	value, err := readHidden(ctx, int(in.Fd()))
	if err != nil && ctx.Err() == nil {
		err = errors.New(q.what + " tidak dapat dibaca dari terminal")
	}
	return value, err
}

// fromFile reads the secret from the open file, unless ctx ends before somebody has
// written it.
func (q secret) fromFile(ctx context.Context) (string, error) {
	f := os.NewFile(uintptr(q.fd), q.what)
	if f == nil {
		return "", fmt.Errorf("berkas bernomor %d tidak terbuka", q.fd)
	}
	type content struct {
		data []byte
		err  error
	}
	read := make(chan content, 1)
	go func() { // which stays there until somebody writes or the program ends
		defer f.Close()
		data, err := io.ReadAll(io.LimitReader(f, maxSecret))
		read <- content{data, err}
	}()
	select {
	case c := <-read:
		if c.err != nil {
			return "", fmt.Errorf("%s tidak dapat dibaca dari berkas bernomor %d", q.what, q.fd)
		}
		return strings.TrimRight(string(c.data), "\r\n"), nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// terminal returns the terminal to read from, and where the question is shown.
// Standard input may be something else while somebody sits there.
func (q secret) terminal(s *streams) (in *os.File, prompt io.Writer, err error) {
	if in, _ := s.in.(*os.File); in != nil && isTerminal(in) {
		return in, s.err, nil
	}
	name := "/dev/tty"
	if runtime.GOOS == "windows" {
		name = "CONIN$"
	}
	if in, err = os.OpenFile(name, os.O_RDWR, 0); err != nil {
		return nil, nil, fmt.Errorf("%s belum disebut: jalankan di terminal, atau isi %s, atau pakai --%s", q.what, q.variable, q.flag)
	}
	if runtime.GOOS == "windows" || isTerminal(s.err) {
		return in, s.err, nil
	}
	return in, in, nil
}

// readHidden reads a line that is not shown. When ctx ends meanwhile, as by Ctrl-C, the
// terminal is as it was before.
func readHidden(ctx context.Context, fd int) (string, error) {
	before, err := term.GetState(fd)
	if err != nil {
		return "", err
	}
	type line struct {
		text string
		err  error
	}
	read := make(chan line, 1)
	go func() { // which stays there until a line comes or the program ends
		data, err := term.ReadPassword(fd)
		read <- line{string(data), err}
	}()
	select {
	case l := <-read:
		return l.text, l.err
	case <-ctx.Done():
		_ = term.Restore(fd, before)
		return "", ctx.Err()
	}
}

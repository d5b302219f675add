package whole

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"
	"time"

	"iku/sign"
)

// SignedError refuses to replace a PDF that carries a signature.
type SignedError struct {
	By    []Signature
	Never bool // by nothing of this kind, --force or not
}

// Signature is who signed a PDF and when, as the signature says itself.
type Signature struct {
	Signer string
	At     time.Time // zero where it does not say
}

func (s Signature) String() string {
	text := s.Signer
	if text == "" {
		text = "tanpa nama"
	}
	if !s.At.IsZero() {
		text += s.At.Local().Format(" pada 2006-01-02 15:04:05 MST")
	}
	return text
}

func (e *SignedError) Error() string {
	but := "tanpa --force"
	if e.Never {
		but = "oleh yang bukan PDF, dengan --force pun"
	}
	if len(e.By) == 0 {
		return "membawa tanda tangan; tidak ditimpa " + but
	}
	by := make([]string, len(e.By))
	for i, s := range e.By {
		by[i] = s.String()
	}
	return fmt.Sprintf("sudah ditandatangani oleh %s; tidak ditimpa %s", strings.Join(by, ", dan oleh "), but)
}

// maxNamed bounds how many signatures are named.
const maxNamed = 5

// signedError returns the refusal to replace the PDF that stands at a place.
func (p *Place) signedError(data []byte) error {
	refusal := &SignedError{}
	// What it is worth is for verify to say; here, whose it says to be.
	if report, err := sign.Verify(context.Background(), data, sign.Policy{}); err == nil {
		for _, s := range report.Signatures {
			if !s.DocTimeStamp && len(refusal.By) < maxNamed {
				refusal.By = append(refusal.By, Signature{s.Signer, s.Claimed})
			}
		}
	}
	return &fs.PathError{Op: "write", Path: p.Name, Err: refusal}
}

// header begins every PDF.
const header = "%PDF-"

// mark is the name by which every signature of a PDF says what it covers (ISO
// 32000-1, 12.8.1). It stands in the file itself: a signature cannot lie in what is
// compressed, as it could not say where it stands.
const mark = "ByteRange"

// longest is how many bytes a mark takes at most: with its slash, each letter
// written as #42, and what ends it.
const longest = 1 + 3*len(mark) + 1

var buffers = sync.Pool{New: func() any { b := make([]byte, 256<<10); return &b }}

// scan tells whether what r gives is a PDF, and whether one that carries a
// signature. That is asked of its bytes alone: neither a broken file nor one whose
// form does not name the signature hides it. What is read is written to w too.
func scan(r io.Reader, w io.Writer) (pdf, signed bool, err error) {
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	b, held := *buffer, 0
	buried := false // it is a PDF to readers, which look for the header in the first kilobyte
	for first := true; ; first = false {
		n, err := io.ReadFull(r, b[held:])
		if w != nil {
			_, _ = w.Write(b[held : held+n])
		}
		data := b[:held+n]
		if first {
			pdf = bytes.HasPrefix(data, []byte(header))
			buried = bytes.Contains(data[:min(len(data), 1024)], []byte(header))
		}
		last := err == io.EOF || err == io.ErrUnexpectedEOF
		signed = signed || buried && marked(data, last)
		switch {
		case last:
			return pdf, signed, nil
		case err != nil:
			return pdf, signed, err
		case w == nil && (signed || !buried):
			return pdf, signed, nil
		}
		held = copy(b, data[len(data)-longest:])
	}
}

// marked tells whether the mark stands in data, as a name of its own. last:
// nothing follows data.
func marked(data []byte, last bool) bool {
	for {
		at := bytes.IndexByte(data, '/')
		if at < 0 {
			return false
		}
		data = data[at+1:]
		if rest, ok := cutMark(data); ok && (len(rest) == 0 && last || len(rest) > 0 && !regular(rest[0])) {
			return true
		}
	}
}

// cutMark returns what follows the mark, whichever of its letters are written as
// #42 (7.3.5).
func cutMark(name []byte) (rest []byte, ok bool) {
	for i := range len(mark) {
		var c byte
		if c, name, ok = letter(name); !ok || c != mark[i] {
			return nil, false
		}
	}
	return name, true
}

// letter returns the first letter of a name and what follows it.
func letter(name []byte) (c byte, rest []byte, ok bool) {
	switch {
	case len(name) == 0:
		return 0, nil, false
	case name[0] != '#':
		return name[0], name[1:], true
	case len(name) < 3:
		return 0, nil, false
	}
	high, low := strings.IndexByte(digits, name[1]|0x20), strings.IndexByte(digits, name[2]|0x20)
	return byte(high<<4 | low), name[3:], high >= 0 && low >= 0
}

const digits = "0123456789abcdef"

// regular tells whether a byte goes on with a name (7.2.2).
func regular(c byte) bool { return c > ' ' && strings.IndexByte("()<>[]{}/%", c) < 0 }

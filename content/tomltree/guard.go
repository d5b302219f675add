package tomltree

import (
	"bytes"
	"unicode/utf8"

	"iku/content/finding"
	"iku/content/source"
)

// Limits of what is given to a parser at all. A document of ten thousand
// indicators stays far below each.
const (
	MaxBytes = 10_000_000 // of a file
	maxDepth = 64         // of a value, counting the parts of its keys
	// maxWork bounds the bytes of key paths that a parser builds: each of its
	// keys costs the length of its whole path, so a long header over many short
	// keys would otherwise take quadratic time and memory.
	maxWork = 1 << 27
	// maxValues bounds the tables, keys and elements: each is some hundred bytes of
	// a tree. Ten thousand indicators of fifteen keys are two thirds of it.
	maxValues = 250_000
	// maxLines bounds the elements of lists and the lines of texts, each of which can
	// become a line of a page with an entry of its own in the PDF: ten kilobytes. Ten
	// thousand indicators of five bullets stay below it.
	maxLines = 60_000
)

// inUTF8 says how a file is saved as UTF-8.
const inUTF8 = "simpan kembali sebagai UTF-8; di Notepad: Simpan Sebagai, lalu Pengodean UTF-8"

// guard reports what would make a parser take too much time, memory or stack,
// and what is no text at all; nil where the file may be parsed.
func guard(f *source.File) *finding.Finding {
	refuse := func(start, end int, message, hint string) *finding.Finding {
		return &finding.Finding{Slug: finding.TOML, Span: source.Span{File: f, Start: start, End: end}, Message: message, Hint: hint}
	}
	data := f.Data
	if name, hint, ok := otherKind(data); ok {
		return refuse(0, 0, "berkas ini "+name+", bukan TOML", hint)
	}
	switch {
	case len(data) > MaxBytes:
		return refuse(0, 0, "berkas lebih besar dari 10 MB", "bagi menjadi beberapa berkas")
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return refuse(0, 2, "berkas ini bukan teks UTF-8, melainkan UTF-16", inUTF8)
	case !utf8.Valid(data):
		at := 0
		for at < len(data) {
			r, size := utf8.DecodeRune(data[at:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			at += size
		}
		return refuse(at, at+1, "bita ini bukan UTF-8", inUTF8)
	}
	if at := bytes.IndexByte(data, '\r'); at >= 0 && !bytes.Contains(data, []byte("\n")) {
		return refuse(at, at+1, "baris-baris berkas ini berakhir dengan CR saja, seperti di Mac lama", "simpan kembali dengan akhir baris Windows (CRLF) atau Unix (LF)")
	}
	s := scanner{data: data}
	if !s.run() {
		return refuse(s.at, s.at+1, s.message, "tidak ada dokumen IKU yang sedalam, sepanjang atau sebanyak ini")
	}
	return nil
}

// scanner follows strings, comments, brackets and keys, and nothing else: what
// is not TOML passes, to be refused by the parser.
type scanner struct {
	data    []byte
	at      int
	work    int
	values  int
	lines   int
	message string

	header frame   // the path of the table that the last header opened
	open   []frame // arrays and inline tables, outermost first
	key    frame   // of the key being read: where it begins, its parts
	start  int
}

// telling is the bytes that a scanner stops at.
var telling = [256]bool{'#': true, '"': true, '\'': true, '\n': true, '.': true, '=': true, '[': true, ']': true, '{': true, '}': true, ',': true}

// frame is a path of keys: its length in bytes and in parts.
type frame struct {
	bytes, parts int
	table        bool
}

func (s *scanner) run() bool {
	s.newKey(0)
	for s.at < len(s.data) {
		c := s.data[s.at]
		if !telling[c] {
			s.at++
			continue
		}
		switch c {
		case '#':
			s.skipComment()
			continue
		case '"', '\'':
			s.skipString(c)
			if s.lines > maxLines {
				return s.tooManyLines()
			}
			continue
		case '\n':
			if len(s.open) == 0 {
				s.newKey(s.at + 1)
			}
		case '.':
			s.key.parts++
		case '=':
			if !s.endKey() {
				return false
			}
		case '[', '{':
			if len(s.open) == 0 && len(bytes.TrimLeft(s.data[s.start:s.at], " \t\r")) == 0 {
				if !s.readHeader() {
					return false
				}
				continue
			}
			path := s.path()
			path.table = c == '{'
			path.parts++
			s.open = append(s.open, path)
			if path.parts+1 > maxDepth {
				s.message = "nilai bersarang terlalu dalam"
				return false
			}
			s.newKey(s.at + 1)
		case ']', '}':
			if len(s.open) > 0 {
				s.open = s.open[:len(s.open)-1]
			}
		case ',':
			if len(s.open) == 0 {
				break
			}
			if !s.count() {
				return false
			}
			if s.open[len(s.open)-1].table {
				s.newKey(s.at + 1)
			} else if s.lines++; s.lines > maxLines {
				return s.tooManyLines()
			}
		}
		s.at++
	}
	return true
}

func (s *scanner) newKey(at int) {
	s.start = at
	s.key = frame{parts: 1}
}

// path returns that of the key being read, with everything around it.
func (s *scanner) path() frame {
	p := s.header
	if len(s.open) > 0 {
		p = s.open[len(s.open)-1]
	}
	p.bytes += s.key.bytes
	p.parts += s.key.parts
	return p
}

func (s *scanner) endKey() bool {
	s.key.bytes = s.at - s.start
	return s.charge(s.path(), s.key.parts)
}

// count counts a value more.
func (s *scanner) count() bool {
	if s.values++; s.values > maxValues {
		s.message = "berkas ini memuat lebih dari 250.000 tabel dan nilai"
		return false
	}
	return true
}

func (s *scanner) tooManyLines() bool {
	s.message = "berkas ini memuat lebih dari 60.000 unsur daftar dan baris teks"
	return false
}

func (s *scanner) charge(path frame, own int) bool {
	if !s.count() {
		return false
	}
	if path.parts > maxDepth {
		s.message = "kunci terdiri atas terlalu banyak bagian"
		return false
	}
	s.work += path.bytes + (own-1)*(path.bytes+16*path.parts)
	if s.work > maxWork {
		s.message = "kunci-kunci berkas ini terlalu panjang"
		return false
	}
	return true
}

func (s *scanner) readHeader() bool {
	begin := s.at
	s.header = frame{parts: 1}
	for s.at < len(s.data) && s.data[s.at] != '\n' {
		switch c := s.data[s.at]; c {
		case '#':
			s.skipComment()
			continue
		case '"', '\'':
			s.skipString(c)
			continue
		case '.':
			s.header.parts++
		case ']':
			s.header.bytes = s.at - begin
		}
		s.at++
	}
	return s.charge(s.header, s.header.parts)
}

func (s *scanner) skipComment() {
	if n := bytes.IndexByte(s.data[s.at:], '\n'); n >= 0 {
		s.at += n
		return
	}
	s.at = len(s.data)
}

// skipString leaves at behind the string that begins there; behind the line
// where a string of one line does not end in it. Its lines are counted, also
// those that escapes may stand for.
func (s *scanner) skipString(quote byte) {
	long := bytes.HasPrefix(s.data[s.at:], []byte{quote, quote, quote})
	if long {
		s.at += 3
	} else {
		s.at++
	}
	for s.at < len(s.data) {
		c := s.data[s.at]
		switch {
		case c != quote && c != '\\' && c != '\n':
		case c == '\\':
			if quote == '"' {
				s.at++
				if s.at < len(s.data) && bytes.IndexByte([]byte("nruU\n"), s.data[s.at]) >= 0 {
					s.lines++
				}
			}
		case c == '\n' && !long:
			return
		case c == '\n':
			s.lines++
		case c == quote && !long:
			s.at++
			return
		case c == quote && bytes.HasPrefix(s.data[s.at:], []byte{quote, quote, quote}):
			for s.at < len(s.data) && s.data[s.at] == quote {
				s.at++
			}
			return
		}
		s.at++
	}
	s.at = min(s.at, len(s.data))
}

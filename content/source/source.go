// Package source names places in the text that a document was read from.
//
// A place is a Span: a range of bytes of one File. Whatever the program says of
// a document, it says of a Span; only where it is printed does a Span become a
// line and a column.
package source

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// File is a named text. Its methods may be called from several goroutines.
type File struct {
	Name string
	Data []byte
	// Archive is the name of the PDF that carries the file, with slashes; empty
	// where it is a file of the disk. Name is then Archive, Inside, and its name in
	// the PDF.
	Archive string
	// Part names which of several documents in the file is meant; empty: all that it
	// says.
	Part string

	once  sync.Once
	lines []int // offset at which each line begins
}

// NewFile returns the file of that name and content. The content is not copied
// and must not change afterwards.
func NewFile(name string, data []byte) *File { return &File{Name: name, Data: data} }

// Inside stands between the name of a PDF and that of a file in it.
const Inside = "!/"

// NewInside returns a file that a PDF carries under a name.
func NewInside(archive, name string, data []byte) *File {
	return &File{Name: archive + Inside + name, Data: data, Archive: archive}
}

// Standard names standard input as a file.
const Standard = "-"

// partMark stands between the name of a file and that of one of its documents.
const partMark = "#"

// Whole returns the name of a file of which one document is named, and that
// document's; of any other name it is the name itself.
func Whole(name string) (file, part string) {
	i := strings.LastIndex(name, partMark)
	if i < 0 || i+1 == len(name) || name[:i] != Standard && !strings.HasSuffix(strings.ToLower(name[:i]), ".toml") || strings.ContainsAny(name[i:], `/\.`) {
		return name, ""
	}
	return name[:i], name[i+1:]
}

// PartOf names one of several documents of a file.
func PartOf(file, part string) string {
	if part == "" {
		return file
	}
	return file + partMark + part
}

// Path returns the name of a file with that of its document, where one is meant.
func (f *File) Path() string { return PartOf(f.Name, f.Part) }

// Same tells whether two files are one text under one name, whichever document in it they
// mean.
func (f *File) Same(g *File) bool {
	if f == nil || g == nil || f == g {
		return f == g
	}
	return f.Name == g.Name && len(f.Data) == len(g.Data) && (len(f.Data) == 0 || &f.Data[0] == &g.Data[0])
}

// Position is a place as people count it: both numbers begin at 1, and a column
// is a code point, not a byte.
type Position struct{ Line, Column int }

// position returns the line and column of a byte offset. An offset outside the
// file counts as its nearest end.
func (f *File) position(offset int) Position {
	offset = min(max(offset, 0), len(f.Data))
	starts := f.starts()
	line := sort.SearchInts(starts, offset+1)
	return Position{line, utf8.RuneCount(f.Data[starts[line-1]:offset]) + 1}
}

// Line returns the text of a line, counted from 1, without its end; empty where
// there is none.
func (f *File) Line(n int) string {
	starts := f.starts()
	if n < 1 || n > len(starts) {
		return ""
	}
	end := len(f.Data)
	if n < len(starts) {
		end = starts[n]
	}
	return strings.TrimRight(string(f.Data[starts[n-1]:end]), "\r\n")
}

// Offset returns the byte at which a line begins, counted from 1; the end of the
// file where there is no such line.
func (f *File) Offset(line int) int {
	starts := f.starts()
	if line < 1 {
		return 0
	}
	if line > len(starts) {
		return len(f.Data)
	}
	return starts[line-1]
}

func (f *File) starts() []int {
	f.once.Do(func() {
		f.lines = append(f.lines, 0)
		for i, b := range f.Data {
			if b == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	})
	return f.lines
}

// Span is a range of bytes of a file, End not included. The zero Span is no
// place at all.
type Span struct {
	File       *File
	Start, End int
}

// IsZero tells whether the span is no place at all.
func (s Span) IsZero() bool { return s.File == nil }

// Or returns the span, or the other one where there is none.
func (s Span) Or(other Span) Span {
	if s.IsZero() {
		return other
	}
	return s
}

// Text returns the bytes that the span covers, as they stand in the file.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return string(s.File.Data[s.Start:s.End])
}

// Contains tells whether o lies within s.
func (s Span) Contains(o Span) bool {
	return s.File == o.File && s.Start <= o.Start && o.End <= s.End
}

// Begin returns the line and column of the span's first byte.
func (s Span) Begin() Position {
	if s.File == nil {
		return Position{}
	}
	return s.File.position(s.Start)
}

// Finish returns the line and column just behind the span's last byte.
func (s Span) Finish() Position {
	if s.File == nil {
		return Position{}
	}
	return s.File.position(s.End)
}

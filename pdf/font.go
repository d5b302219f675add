package pdf

import (
	"bytes"
	"fmt"
	"sync"

	"iku/fonts"
	"iku/pdf/object"
)

// font is a font as fpdf writes it, its objects written out but for what they
// refer to.
type font struct {
	program *fonts.Program
	head    []byte // the dictionary of the font program's stream
	widths  []byte
	// These two end before their references and the closing brackets.
	descriptor, dict []byte
	encoding         []byte
}

// newFont has fpdf write a font, in a file of one empty page.
func newFont(p *fonts.Program) (*font, error) {
	data, err := plainFile(p)
	if err != nil {
		return nil, err
	}
	f, err := parsePlain(data)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(f.file.Raw, p.Font) {
		return nil, fmt.Errorf("fpdf wrote another program than that of %s", p.Name)
	}
	open := func(d object.Dict) []byte { return bytes.TrimSuffix(object.Append(nil, d), []byte(">>")) }
	return &font{
		program:    p,
		head:       object.Append(nil, f.file.Dict),
		widths:     object.Append(nil, f.widths),
		descriptor: open(f.descriptor.Without("FontFile2")),
		dict:       open(f.font.Without("Widths").Without("FontDescriptor").Without("Encoding")),
		encoding:   object.Append(nil, f.encoding),
	}, nil
}

// fontCache keeps the fonts that documents share.
type fontCache struct {
	mu    sync.Mutex
	fonts map[*fonts.Program]*font
}

// maxFonts bounds it: a document with rare characters has programs of its
// own, which no other will ask for.
const maxFonts = 32

func (s *resourceCache) font(p *fonts.Program) (*font, error) {
	f := &s.fonts
	f.mu.Lock()
	defer f.mu.Unlock()
	if made, ok := f.fonts[p]; ok {
		return made, nil
	}
	made, err := newFont(p)
	if err != nil {
		return nil, err
	}
	if f.fonts == nil || len(f.fonts) == maxFonts {
		f.fonts = make(map[*fonts.Program]*font, maxFonts)
	}
	f.fonts[p] = made
	return made, nil
}

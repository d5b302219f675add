package pdf

import (
	"bytes"
	"fmt"
	"sync"

	"iku/fonts"
	"iku/layout/page"
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
	data, err := plainFile(make([]page.Page, 1), make([][]byte, 1), []*fonts.Program{p})
	if err != nil {
		return nil, err
	}
	plain, err := parsePlain(data)
	if err != nil {
		return nil, err
	}
	if len(plain.fonts) != 1 || !bytes.Equal(plain.fonts[0].file.Raw, p.Font) {
		return nil, fmt.Errorf("fpdf wrote %d fonts for %s, or another program", len(plain.fonts), p.Name)
	}
	f := plain.fonts[0]
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

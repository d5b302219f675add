package pdf

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"sync"
)

// kit is how every file begins that has the same fonts: with them and with what
// its colors mean, so that these are written, compressed and hashed once a run.
type kit struct {
	fonts  []*font
	refs   []ref // of the fonts
	intent ref   // of the output intent
	out    []byte
	places []place
	digest [sha256.Size]byte // of out
}

// newKit writes the beginning of a file with these fonts.
func newKit(fonts []*font, zip *deflater) *kit {
	k := &kit{fonts: fonts}
	// The bytes above 127 tell that the file is not text (7.5.2).
	f := file{out: []byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), places: make([]place, 1), zip: zip}
	var unicodes []ref
	for n, font := range fonts {
		unicodes = append(unicodes, f.putUnicode(fonts[:n], unicodes, font))
		k.refs = append(k.refs, f.putFont(font, unicodes[n]))
	}
	k.intent = f.putOutputIntent()
	f.flush()
	k.out, k.places = f.out, f.places
	k.digest = sha256.Sum256(k.out)
	return k
}

// putFont writes a font as fpdf does, with what it leaves out: which characters
// its codes mean (9.10.3).
func (f *file) putFont(font *font, unicode ref) ref {
	r, widths, descriptor, program := f.reserve(1), f.reserve(1), f.reserve(1), f.reserve(1)
	f.ready(program, font.head, font.program.Font)
	f.begin(widths)
	f.packed = append(f.packed, font.widths...)
	f.begin(descriptor)
	f.packed = append(f.packed, font.descriptor...)
	f.link("/FontFile2 ", program)
	f.write(">>")
	f.begin(r)
	f.packed = append(f.packed, font.dict...)
	f.link("/Widths ", widths)
	f.link("/FontDescriptor ", descriptor)
	f.write("/Encoding")
	f.packed = append(f.packed, font.encoding...)
	f.link("/ToUnicode ", unicode)
	f.write(">>")
	return r
}

// link appends a key with a reference to the object begun last.
func (f *file) link(key string, r ref) {
	f.write(key)
	f.ref(r)
}

// putUnicode writes the meaning of a font's codes, unless it is that of one of
// the fonts written before.
func (f *file) putUnicode(before []*font, unicodes []ref, font *font) ref {
	packed := font.program.Unicode
	for i, b := range before {
		if bytes.Equal(b.program.Unicode, packed) {
			return unicodes[i]
		}
	}
	return f.putCodes(packed)
}

func (f *file) putCodes(packed []byte) ref {
	r := f.reserve(1)
	f.stream(r, deflatedDict(nil), packed)
	return r
}

// kits keeps those that documents share.
type kits struct {
	mu   sync.Mutex
	made []*kit
}

// maxKits bounds them: nearly all documents need one or two.
const maxKits = 16

func (s *studio) kit(fonts []*font, zip *deflater) *kit {
	c := &s.kits
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, k := range c.made {
		if slices.Equal(k.fonts, fonts) {
			return k
		}
	}
	k := newKit(fonts, zip)
	if len(c.made) == maxKits {
		c.made = nil
	}
	c.made = append(c.made, k)
	return k
}

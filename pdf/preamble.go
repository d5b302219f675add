package pdf

import (
	"crypto/sha256"
	"slices"
	"sync"
)

// preamble is how every file begins that has the same fonts: with them and with what
// its colors mean, so that these are written, compressed and hashed once a run.
type preamble struct {
	fonts  []*font
	refs   []ref // of the fonts
	intent ref   // of the output intent
	out    []byte
	places []place
	digest [sha256.Size]byte // of out
}

// newPreamble writes the beginning of a file with these fonts.
func newPreamble(fonts []*font, zip *deflater) *preamble {
	k := &preamble{fonts: fonts}
	// The bytes above 127 tell that the file is not text (7.5.2).
	f := file{out: []byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), places: make([]place, 1), zip: zip}
	unicodes := map[string]ref{}
	for _, font := range fonts {
		k.refs = append(k.refs, f.putFont(font, unicodes))
	}
	k.intent = f.putOutputIntent()
	f.flush()
	k.out, k.places = f.out, f.places
	k.digest = sha256.Sum256(k.out)
	return k
}

// putFont writes a font as fpdf does, with what it leaves out: which characters
// its codes mean (9.10.3), once for fonts that agree.
func (f *file) putFont(font *font, unicodes map[string]ref) ref {
	unicode := once(unicodes, string(font.program.Unicode), func() ref {
		r := f.reserve(1)
		f.stream(r, deflatedDict(nil), font.program.Unicode)
		return r
	})
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

// preambleCache keeps those that documents share.
type preambleCache struct {
	mu   sync.Mutex
	made []*preamble
}

// maxPreambles bounds them: nearly all documents need one or two.
const maxPreambles = 16

func (s *resourceCache) preamble(fonts []*font, zip *deflater) *preamble {
	c := &s.preambles
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, k := range c.made {
		if slices.Equal(k.fonts, fonts) {
			return k
		}
	}
	k := newPreamble(fonts, zip)
	if len(c.made) == maxPreambles {
		c.made = nil
	}
	c.made = append(c.made, k)
	return k
}

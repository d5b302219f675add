package pdf

import "bytes"

// putFont writes a font as fpdf does, with what it leaves out: which characters
// its codes mean (9.10.3).
func (f *finisher) putFont(n int) ref {
	font := f.plain.fonts[n]
	r, widths, descriptor, program := f.reserve(1), f.reserve(1), f.reserve(1), f.reserve(1)
	f.stream(program, font.file.Dict, font.file.Raw)
	f.put(widths, font.widths)
	f.put(descriptor, font.descriptor.Set("FontFile2", program.object()))
	f.put(r, font.font.
		Set("Widths", widths.object()).
		Set("FontDescriptor", descriptor.object()).
		Set("Encoding", font.encoding).
		Set("ToUnicode", f.putUnicode(n).object()))
	return r
}

// putUnicode writes the meaning of a font's codes, once for fonts that agree.
func (f *finisher) putUnicode(n int) ref {
	packed := f.drawing.programs[n].Unicode
	for i, p := range f.drawing.programs[:n] {
		if bytes.Equal(p.Unicode, packed) {
			f.unicodes = append(f.unicodes, f.unicodes[i])
			return f.unicodes[n]
		}
	}
	r := f.reserve(1)
	f.stream(r, deflatedDict(nil), packed)
	f.unicodes = append(f.unicodes, r)
	return r
}

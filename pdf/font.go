package pdf

// putFont writes a font as fpdf does, with what it leaves out: which characters
// its codes mean (9.10.3).
func (f *finisher) putFont(n int) ref {
	font := f.plain.fonts[n]
	r, widths, descriptor, program, unicode := f.reserve(1), f.reserve(1), f.reserve(1), f.reserve(1), f.reserve(1)
	f.stream(program, font.file.Dict, font.file.Raw)
	f.stream(unicode, deflatedDict(nil), f.drawing.programs[n].Unicode)
	f.put(widths, font.widths)
	f.put(descriptor, font.descriptor.Set("FontFile2", program.object()))
	f.put(r, font.font.
		Set("Widths", widths.object()).
		Set("FontDescriptor", descriptor.object()).
		Set("Encoding", font.encoding).
		Set("ToUnicode", unicode.object()))
	return r
}

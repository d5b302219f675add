package drawn

import "iku/pdf/object"

// simpleFont reads a font whose codes are bytes (9.6).
func (r *reader) simpleFont(f *font, d object.Dict, kind object.Object) error {
	if err := r.letters(f, d, kind); err != nil {
		return err
	}
	unit := 0.001
	if kind == object.Name("Type3") {
		m, err := r.file.Array(d.Get("FontMatrix"))
		if err != nil {
			return err
		}
		if v := r.numbers(m); len(v) == 6 && v[0] > 0 && v[0] < 10 {
			unit = v[0]
		}
	}
	return r.widths(f, d, unit)
}

// letters reads which characters the codes of a font are (9.6.6).
func (r *reader) letters(f *font, d object.Dict, kind object.Object) error {
	name, err := r.file.Resolve(d.Get("BaseFont"))
	if err != nil {
		return err
	}
	base, _ := name.(object.Name)
	encoding, err := r.file.Resolve(d.Get("Encoding"))
	if err != nil {
		return err
	}
	start := object.Name("WinAnsiEncoding")
	if kind == object.Name("Type1") || kind == object.Name("MMType1") {
		start = "StandardEncoding"
	}
	switch e := encoding.(type) {
	case object.Name:
		f.runes = encodingOf(e)
	case object.Dict:
		if b, ok := e.Get("BaseEncoding").(object.Name); ok {
			start = b
		}
		f.runes = encodingOf(start)
		list, err := r.file.Array(e.Get("Differences"))
		if err != nil {
			return err
		}
		f.differ(list)
	default:
		f.runes = encodingOf(start)
		if pictorial(string(base)) {
			f.runes = symbols()
		}
	}
	return nil
}

// differ puts other characters at some codes (9.6.6.1).
func (f *font) differ(list object.Array) {
	code := 0
	for _, o := range list {
		switch o := o.(type) {
		case object.Int:
			code = int(min(max(o, 0), 256))
		case object.Name:
			if code < 256 {
				f.runes[code] = textOfName(string(o))
				code++
			}
		}
	}
}

// widths reads how far characters stand from each other, in that unit of the size.
func (r *reader) widths(f *font, d object.Dict, unit float64) error {
	about, err := r.file.Dict(d.Get("FontDescriptor"))
	if err != nil {
		return err
	}
	if w, ok := number(about.Get("MissingWidth")); ok {
		f.missing = w * unit
	}
	list, err := r.file.Array(d.Get("Widths"))
	if err != nil {
		return err
	}
	first, err := r.file.Resolve(d.Get("FirstChar"))
	if err != nil {
		return err
	}
	n, _ := first.(object.Int)
	for i, o := range list {
		if code := int64(n) + int64(i); code >= 0 && code < 256 {
			o, err := r.file.Resolve(o)
			if err != nil {
				return err
			}
			if w, ok := number(o); ok && w > -1e5 && w < 1e5 {
				f.widths[uint32(code)] = w * unit
			}
		}
	}
	if len(list) == 0 { // one of the fonts that every reader has (9.6.2.2)
		for code, text := range f.runes {
			f.widths[uint32(code)] = usualWidth(text)
		}
	}
	return nil
}

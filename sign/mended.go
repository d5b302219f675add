package sign

import "iku/pdf/object"

// mended reports the signatures of a file whose cross-reference is damaged. What they
// cover cannot be told of such a file: none passes, and nothing else is judged. It is
// nil where no object of the file can be found either.
func mended(data []byte, cause error) *Report {
	file, err := object.Rebuild(data)
	if err != nil {
		return nil
	}
	fields, err := signatureFields(file)
	if err != nil || len(fields) == 0 {
		fields = strewn(file)
	}
	report := &Report{Mended: Mended(cause, file.Objects())}
	for _, f := range fields {
		if f.value == nil || len(report.Signatures) == maxSignatures {
			continue
		}
		s := &Signature{Field: f.name, Indication: Passed, DocTimeStamp: f.value.Get("Type") == object.Name("DocTimeStamp")}
		if m, ok := f.value.Get("M").(object.String); ok {
			s.Claimed = m.Date()
		}
		s.fail(FormatFailure, "PDF ini rusak; apa yang dicakup tanda tangan ini tidak dapat ditentukan")
		report.Signatures = append(report.Signatures, s)
	}
	return report
}

// strewn returns the signed fields among a file's objects, whether anything leads to
// them or not.
func strewn(file *object.File) (out []*field) {
	file.Each(func(r object.Ref, d object.Dict) bool {
		if d.Get("FT") != object.Name("Sig") {
			return true
		}
		name, _ := d.Get("T").(object.String)
		f := &field{name: name.Text(), ref: r, dict: d}
		f.value, _ = file.Dict(d.Get("V"))
		out = append(out, f)
		return len(out) < maxSignatures
	})
	return out
}

package press

import (
	"maps"
	"slices"
	"strings"

	"iku/content/finding"
	"iku/content/source"
	"iku/pdf"
)

// sumsOf returns what the list of sums in a PDF says of each file, empty where
// there is no such list.
func sumsOf(all []pdf.Attachment) map[string]string {
	sums := map[string]string{}
	for _, a := range all {
		if a.Name != Sums {
			continue
		}
		for line := range strings.Lines(string(a.Data)) {
			if sum, name, ok := strings.Cut(strings.TrimSpace(line), "  "); ok {
				sums[name] = sum
			}
		}
	}
	return sums
}

// Altered returns the names of the files in a PDF of ours that are not as they
// were when it was made: changed, added since, or taken away. Typefaces are never
// carried.
func Altered(all []pdf.Attachment) []string {
	sums := sumsOf(all)
	if len(sums) == 0 {
		return []string{Sums}
	}
	var out []string
	for _, a := range all {
		if a.Name != Sums && sums[a.Name] != hexSum(a.Data) {
			out = append(out, a.Name)
		}
		delete(sums, a.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		if !isFont(name) {
			out = append(out, name)
		}
	}
	return out
}

// altered reports that the PDF of a document is damaged, and that the document or a
// file that goes with it is not as it was when the PDF was made.
func (p *Press) altered(f *source.File) finding.List {
	var list finding.List
	if f.Archive == "" {
		return nil
	}
	in, _, _ := p.files.find(f.Name)
	if in == nil {
		return nil
	}
	at := source.Span{File: f}
	if in.mended != nil {
		list.Add(finding.PDFRusak, at, "%s", in.mended.Words()).Hint = "pakai salinan yang utuh, atau cocokkan isinya"
	}
	if len(in.altered) > 0 {
		list.Add(finding.SumberDiubah, at, "%s", AlteredWords(in.altered)).Hint = "bandingkan dengan PDF yang diterbitkan, atau minta sumbernya kepada pembuatnya"
	}
	return list
}

// AlteredWords says that files of these names in a PDF are not as they were.
func AlteredWords(names []string) string {
	if len(names) == 1 && names[0] == Sums {
		return "PDF ini kehilangan " + Sums + ", sehingga sumber di dalamnya tidak dapat dicocokkan dengan saat PDF disusun"
	}
	what := strings.Join(names[:min(len(names), 5)], ", ")
	if len(names) > 5 {
		what += ", …"
	}
	return "sumber di dalam PDF ini tidak lagi seperti saat PDF disusun (" + Sums + "): " + what
}

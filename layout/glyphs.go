package layout

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"iku/content"
	"iku/content/finding"
	"iku/fonts"
	"iku/layout/setting"
)

// Glyphs reports every character of the document that the typeface cannot show,
// one finding a run; what a text has shown before is not repeated.
func Glyphs(doc *content.Document, family *fonts.Family) finding.List {
	return glyphs(doc, doc.Printed, family)
}

func glyphs(doc *content.Document, texts []content.Text, family *fonts.Family) finding.List {
	var out finding.List
	face := family.Nearest(fonts.Regular)
	bold := family.Nearest(fonts.Bold)
	missing := func(r rune) bool { return !face.Has(r) || bold != face && !bold.Has(r) }
	lacks := func(r rune) bool {
		return (r > 0x7e || r < ' ') && r != '\n' && !content.Unprintable(r) && // which reading has reported
			(missing(r) || doc.Dokumen.Kapital && missing(unicode.ToUpper(r)))
	}
	for _, t := range texts {
		var told map[rune]bool
		for i := 0; i < len(t.Value); {
			if c := t.Value[i]; c >= ' ' && c < 0x7f {
				i++
				continue
			}
			r, size := utf8.DecodeRuneInString(t.Value[i:])
			if !lacks(r) {
				i += size
				continue
			}
			start, end, news := i, i, false
			for i < len(t.Value) { // blanks part no run
				r, size := utf8.DecodeRuneInString(t.Value[i:])
				if lacks(r) {
					end = i + size
					if told == nil {
						told = map[rune]bool{}
					}
					news = news || !told[r]
					told[r] = true
				} else if r != ' ' {
					break
				}
				i += size
			}
			if !news {
				continue
			}
			f := out.Add(finding.Aksara, t.Between(start, end), "huruf %s tidak mempunyai aksara %s", family.Name, characters(t.Value[start:end]))
			f.Hint = "ganti aksaranya, atau pilih huruf lain di [halaman] huruf"
			if instead := insteadOf(t.Value, start, end); instead != "" {
				f.Hint = "tulis " + instead
			}
		}
	}
	return out
}

// roots are signs of roots with what is written instead of them.
var roots = map[string]string{"∛": `akar(3; …) di dalam rumus, "akar pangkat tiga dari …" di dalam kalimat`, "∜": `akar(4; …) di dalam rumus, "akar pangkat empat dari …" di dalam kalimat`}

// insteadOf returns how a part of a text that has no glyphs may be written; "" where
// nobody knows.
func insteadOf(t string, start, end int) string {
	if root, ok := roots[t[start:end]]; ok {
		return root
	}
	return setting.Scripted(t, start, end)
}

// characters quotes characters, one with its code.
func characters(s string) string {
	r := []rune(s)
	if len(r) == 1 {
		return fmt.Sprintf("%q (%U)", r[0], r[0])
	}
	const most = 20
	if len(r) > most {
		return fmt.Sprintf("%q dan %d lagi", string(r[:most]), len(r)-most)
	}
	return fmt.Sprintf("%q", s)
}

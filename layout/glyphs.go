package layout

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"iku/content"
	"iku/content/finding"
	"iku/fonts"
	"iku/layout/page"
	"iku/layout/setting"
)

// Glyphs reports every character of the document that cannot be shown as it is to be,
// one finding a run; what a text has shown before is not repeated.
func Glyphs(doc *content.Document, family *fonts.Family) finding.List {
	return glyphs(doc, doc.Printed, family)
}

func glyphs(doc *content.Document, texts []content.Text, family *fonts.Family) finding.List {
	var out finding.List
	s := newShowing(family, doc.Dokumen.Kapital)
	for _, t := range texts {
		var told map[rune]bool
		for i := 0; i < len(t.Value); {
			if c := t.Value[i]; c >= ' ' && c < 0x7f {
				i++
				continue
			}
			r, size := utf8.DecodeRuneInString(t.Value[i:])
			why := s.lacksAt(t.Value, i, r)
			if why == shows {
				i += size
				continue
			}
			start, end, news := i, i, false
			for i < len(t.Value) { // blanks part no run
				r, size := utf8.DecodeRuneInString(t.Value[i:])
				if s.lacksAt(t.Value, i, r) == why {
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
			if news {
				s.tell(&out, t, start, end, why)
			}
		}
	}
	return out
}

// showing tells what a typeface shows.
type showing struct {
	family     *fonts.Family
	face, bold *fonts.Face
	capitals   bool // some texts are printed in capitals
}

func newShowing(family *fonts.Family, capitals bool) *showing {
	return &showing{family: family, face: family.Nearest(fonts.Regular), bold: family.Nearest(fonts.Bold), capitals: capitals}
}

// lack tells why a character cannot be shown.
type lack uint8

const (
	shows    lack = iota
	missing       // no face has it
	boldOnly      // the bold face has it not
	joined        // its script is joined or written from the right
	mark          // it stands on no letter, or nobody knows where on it
)

// lacks tells why a character cannot be shown. What cannot be printed at all reading
// has reported.
func (s *showing) lacks(r rune) lack {
	if r <= 0x7e && r >= ' ' || r == '\n' || content.Unprintable(r) {
		return shows
	}
	if r >= 0x300 {
		if scriptOf(r) != "" {
			return joined
		}
	}
	up := r
	if s.capitals {
		up = capitalOf(r)
	}
	switch {
	case !s.face.Has(r) || !s.face.Has(up):
		return missing
	case s.bold != s.face && (!s.bold.Has(r) || !s.bold.Has(up)):
		return boldOnly
	}
	return shows
}

// lacksAt tells why a character of a text cannot be shown: a mark wants a letter.
func (s *showing) lacksAt(t string, i int, r rune) lack {
	why := s.lacks(r)
	if why == joined || !fonts.IsMark(r) {
		return why
	}
	group := fonts.Marked(t[:i+utf8.RuneLen(r)])
	if letter, _ := utf8.DecodeRuneInString(group); group != "" && s.lacks(letter) != shows {
		return s.lacks(letter)
	}
	for _, form := range []string{group, strings.ToUpper(group)} {
		if !s.face.Shows(form) || !s.bold.Shows(form) {
			return mark
		}
	}
	return shows
}

// tell reports a run of characters.
func (s *showing) tell(out *finding.List, t content.Text, start, end int, why lack) {
	run := t.Value[start:end]
	add := func(format string, args ...any) *finding.Finding {
		return out.Add(finding.Aksara, t.Between(start, end), format, args...)
	}
	switch why {
	case joined:
		r, _ := utf8.DecodeRuneInString(run)
		add("aksara %s tidak dapat disusun di sini: %s", scriptOf(r), characters(run)).Hint = "tulis dengan huruf Latin, atau muat sebagai gambar di kop.logo"
	case mark:
		_, size := utf8.DecodeLastRuneInString(t.Value[:start])
		start -= size
		add("tanda pada %q tidak dapat dicetak di tempatnya (%s)", t.Value[start:end], characters(run)).Hint = "tulis hurufnya tanpa tanda, atau dengan kata, misalnya \"rata-rata\""
	default:
		name, other := s.family.Name, ", atau pilih huruf lain di [halaman] huruf"
		if why == boldOnly {
			name, other = s.bold.Name+" (tebal)", ", atau sebut berkas tebal lain di [halaman] huruf.tebal"
		}
		f := add("huruf %s tidak mempunyai aksara %s", name, characters(run))
		f.Hint = "ganti aksaranya" + other
		if instead := insteadOf(t.Value, start, end); instead != "" {
			f.Hint = "tulis " + instead
		} else if instead := s.instead(run); instead != "" {
			f.Hint = "tulis " + strconv.Quote(instead) + other
			if f.Span.Text() == run && !strings.ContainsAny(instead, `"'\`) {
				f.Fix = &finding.Fix{Span: f.Span, Text: instead}
			}
		}
	}
}

// Unshown reports what a laid out document prints and its typeface lacks: letters that
// every face is taken to have, and words that no document says.
func Unshown(doc *content.Document, sheet *page.Sheet) finding.List {
	var out finding.List
	told := map[*fonts.Face]int{} // its finding, counted from 1
	seen := map[*fonts.Face]map[rune]bool{}
	for _, p := range sheet.Pages {
		for i := range p.Items {
			it := &p.Items[i]
			if it.Face == nil {
				continue
			}
			for i, r := range it.Text {
				if it.Face.Has(r) && (!fonts.IsMark(r) || it.Face.Shows(fonts.Marked(it.Text[:i+utf8.RuneLen(r)]))) || seen[it.Face][r] {
					continue
				}
				if seen[it.Face] == nil {
					seen[it.Face] = map[rune]bool{}
					out.Add(finding.Aksara, doc.Halaman.Huruf.Span, "huruf %s tidak mempunyai aksara yang dicetak di %q:", it.Face.Name, strings.TrimSpace(it.Text)).Hint =
						"pilih huruf lain di [halaman] huruf"
					told[it.Face] = len(out)
				}
				seen[it.Face][r] = true
				if f := &out[told[it.Face]-1]; len(seen[it.Face]) <= 20 {
					f.Message += " " + string(r)
				}
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

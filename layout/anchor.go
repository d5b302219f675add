package layout

import (
	"strings"
	"unicode/utf8"

	"iku/content/finding"
	"iku/layout/page"
)

// anchors are the characters that signing services look for.
const anchors = "#^$"

// anchor reports an anchor that a signing service could not find, or would find
// elsewhere: it must be one character, once in the pages' text.
func (c *composer) anchor() {
	t := c.doc.TandaTangan.Jangkar
	if t.IsZero() || c.opts.Draft || c.doc.TandaTangan.Cara != "elektronik" || c.doc.PenandaTangan == nil {
		return
	}
	if utf8.RuneCountInString(t.Value) != 1 {
		c.findings.Add(finding.NilaiTakSah, t.Span, "jangkar harus satu karakter, bukan %q", t.Value).Hint = "pakai # atau ^ atau $"
		return
	}
	printed := map[rune]bool{}
	var elsewhere []finding.Related
	for n := range c.sheet.Pages {
		for _, it := range c.sheet.Pages[n].Items {
			if it.Kind != page.Text {
				continue
			}
			for _, a := range anchors {
				printed[a] = printed[a] || strings.ContainsRune(it.Text, a)
			}
			if it.Span != t.Span && strings.Contains(it.Text, t.Value) {
				elsewhere = append(elsewhere, finding.Related{Span: it.Span, Message: "di sini"})
			}
		}
	}
	if len(elsewhere) == 0 {
		return
	}
	f := c.findings.Add(finding.NilaiTakSah, t.Span, "jangkar %q juga tercetak di tempat lain, sehingga layanan tanda tangan tidak menemukan tempatnya", t.Value)
	f.Related = elsewhere[:min(len(elsewhere), 3)]
	for _, a := range anchors {
		if !printed[a] {
			f.Hint = "pakai " + string(a)
			return
		}
	}
	f.Hint = "pakai karakter yang tidak tercetak di tempat lain"
}

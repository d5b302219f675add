package layout

import (
	"strings"
	"unicode/utf8"

	"iku/content"
	"iku/content/finding"
	"iku/layout/page"
)

// anchors are the characters that signing services look for.
const anchors = "#^$"

// anchor reports an anchor that a signing service could not find, or would find
// elsewhere: it must be one character, once in the pages' text.
func (c *composer) anchor() {
	t := c.doc.TandaTangan.Jangkar
	if t.IsZero() || c.opts.Draft || c.doc.TandaTangan.Cara != "elektronik" || len(c.doc.PenandaTangan) == 0 {
		return
	}
	signers := len(c.doc.PenandaTangan)
	switch n := utf8.RuneCountInString(t.Value); {
	case signers == 1 && n != 1:
		c.findings.Add(finding.NilaiTakSah, t.Span, "jangkar harus satu karakter, bukan %q", t.Value).Hint = "pakai # atau ^ atau $"
		return
	case n != signers || signers > 1 && repeats(t.Value):
		f := c.findings.Add(finding.NilaiTakSah, t.Span, "jangkar harus %d karakter berlainan, satu tiap penanda tangan, bukan %q", signers, t.Value)
		f.Hint = "misalnya " + anchors[:min(signers, len(anchors))]
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
			if it.Span != t.Span && strings.ContainsAny(it.Text, t.Value) {
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

// Anchor returns the character by which a signing service finds the place of one of
// those who sign, counted from 0; empty where there is none.
func Anchor(doc *content.Document, signer int) string {
	for i, r := range []rune(doc.TandaTangan.Jangkar.Value) {
		if i == signer {
			return string(r)
		}
	}
	return ""
}

// repeats tells whether a character stands twice in a text.
func repeats(t string) bool {
	for i, r := range t {
		if strings.ContainsRune(t[:i], r) {
			return true
		}
	}
	return false
}

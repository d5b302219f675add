package preview

import (
	"fmt"
	"hash/fnv"
	"html/template"
	"strings"

	"iku/content/source"
	"iku/layout/page"
)

// A page of paper is drawn for who does not have it: of a long document that is typed in,
// one or two of many are others after a key.

// pageView is a page of paper.
type pageView struct {
	Drawn template.HTML // empty where who asks has it
	Print string        // names what is drawn
	From  int           // where the places on it count from in the document's own text
	Same  bool
}

// pagesHeader names the pages that who asks has, with commas.
const pagesHeader = "Iku-Halaman"

// maxPages bounds how many of them are looked at.
const maxPages = 2000

func pagesOf(header string) map[string]bool {
	has := map[string]bool{}
	for name := range strings.SplitSeq(header, ",") {
		if has[name] = true; len(has) == maxPages {
			break
		}
	}
	return has
}

func newPageView(drawn []byte, from int, has map[string]bool) pageView {
	h := fnv.New64a()
	_, _ = h.Write(drawn)
	v := pageView{Print: fmt.Sprintf("%x", h.Sum64()), From: from}
	if v.Same = has[v.Print]; !v.Same {
		v.Drawn = template.HTML(drawn) // package svg escapes whatever it is given
	}
	return v
}

// beginning returns the first place in a file that a page says something of; 0 where it
// says nothing of it.
func beginning(p *page.Page, own *source.File) int {
	first := -1
	for i := range p.Items {
		s := spot{item: &p.Items[i]}.span()
		if s.File.Same(own) && !s.IsZero() && (first < 0 || s.Start < first) {
			first = s.Start
		}
	}
	return max(first, 0)
}

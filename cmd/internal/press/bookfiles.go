package press

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"iku/content/source"
	"iku/layout"
	"iku/pdf"
)

// bound is a file that a book's sheets are made from.
type bound struct {
	path     string
	media    string
	sum      [sha256.Size]byte
	document bool
	file     *pdf.Embedded // nil: a typeface, which is not carried
}

// carry embeds what the leaf of an entry was made from, each file once.
func (b *Book) carry(l *Leaf, e *layout.Entry) {
	for i, q := range l.parts {
		s := b.sources[q.path]
		if s == nil {
			s = &bound{path: strings.Clone(q.path), media: q.media, sum: l.sums[i]}
			if !q.font {
				s.file = b.out.Embed(pdf.Attachment{Type: q.media, Relation: pdf.Source, Date: l.date, Data: q.data})
				s.file.Description = q.about
			}
			b.sources[s.path] = s
			b.order = append(b.order, s)
		}
		if i == 0 {
			s.document, s.file.Description = true, fmt.Sprintf("%s: %s, halaman %d", boundNote, e.Name, e.Page)
		}
	}
}

// name names the files in the book by their place below the folder that holds
// them all, and adds the list of their sums: documents first, in the order of the
// book.
func (b *Book) name(meta pdf.Metadata) {
	parts := make([]part, len(b.order))
	for i, s := range b.order {
		parts[i] = part{path: s.path, media: s.media}
	}
	names := boundNames(parts)
	list := make([]int, len(b.order))
	for i, s := range b.order {
		list[i] = i
		if s.file != nil {
			s.file.Name = names[i]
		}
	}
	slices.SortStableFunc(list, func(x, y int) int {
		a, c := b.order[x], b.order[y]
		switch {
		case a.document && c.document:
			return 0
		case a.document:
			return -1
		case c.document:
			return 1
		}
		return cmp.Compare(names[x], names[y])
	})
	var sums strings.Builder
	for _, i := range list {
		fmt.Fprintf(&sums, "%s  %s\n", hex.EncodeToString(b.order[i].sum[:]), names[i])
	}
	b.out.Embed(pdf.Attachment{Name: Sums, Type: "text/plain", Description: "SHA-256 setiap berkas sumber",
		Relation: pdf.Supplement, Date: meta.Date, Data: []byte(sums.String())})
}

// boundNames returns the ways to files from the folder nearest to them that holds
// them all, each different from the others and from that of their sums. Files in
// a PDF stand in a folder of its name.
func boundNames(parts []part) []string {
	whole := make([]string, len(parts))
	for i, p := range parts {
		outer, inner, in := strings.Cut(filepath.ToSlash(p.path), source.Inside)
		if abs, err := filepath.Abs(filepath.FromSlash(outer)); err == nil {
			outer = filepath.ToSlash(abs)
		}
		whole[i] = outer
		if in {
			whole[i] = path.Join(outer, path.Join("/", inner))
		}
	}
	return carriedNames(below(whole), parts)
}

package finding

import "slices"

// Gather tells once what several documents meet in one place: a shared file that is
// missing, or what stands in one.
type Gather struct {
	by   map[cause]int
	list List
}

// cause is what findings of several documents have in common.
type cause struct {
	slug                   Slug
	file, message, abaikan string
	start, end             int
}

// Add takes what was found in a document of that name, and returns what is the
// document's own; List has the rest.
func (g *Gather) Add(document string, found List) (own List) {
	for _, f := range found {
		c := cause{slug: f.Slug, file: f.Cause, message: f.Message, abaikan: f.Abaikan}
		switch {
		case f.Cause != "":
		case f.Span.File != nil && f.Span.File.Name != document:
			c.file, c.start, c.end = f.Span.File.Name, f.Span.Start, f.Span.End
		default:
			own = append(own, f)
			continue
		}
		i, met := g.by[c]
		if !met {
			if g.by == nil {
				g.by = map[cause]int{}
			}
			i = len(g.list)
			g.by[c] = i
			g.list = append(g.list, f)
		}
		if first := &g.list[i]; !slices.Contains(first.Documents[max(len(first.Documents)-1, 0):], document) {
			first.Documents = append(first.Documents, document)
		}
	}
	return own
}

// List returns what was found outside of the documents' own, each once, with the
// documents that it concerns.
func (g *Gather) List() List { return g.list }

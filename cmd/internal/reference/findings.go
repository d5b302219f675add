package reference

import (
	"iku/content/check"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// findingsByKey returns, of every key at which the example of an explanation has
// its finding, the findings.
func findingsByKey() map[string][]finding.Slug {
	by := map[string][]finding.Slug{}
	for _, kind := range finding.Kinds {
		file, list := check.Example(kind.Slug)
		if file == nil {
			continue
		}
		tree, fault := tomltree.Parse(file)
		if fault != nil {
			continue
		}
		for _, f := range list {
			if path := at(tree, f.Span); f.Slug == kind.Slug && path != "" {
				by[path] = append(by[path], f.Slug)
			}
		}
	}
	return by
}

// at returns the path of the innermost key whose name or value holds a place.
func at(n *tomltree.Node, place source.Span) string {
	path := ""
	for _, child := range n.Children {
		below := at(child, place)
		if below == "" && child.Name != "" && !child.Key.Contains(place) && !child.Span.Contains(place) {
			continue
		}
		if child.Name == "" && below == "" {
			continue
		}
		switch {
		case child.Name == "":
			path = below
		case below == "":
			path = child.Name
		default:
			path = child.Name + "." + below
		}
	}
	return path
}

// byShape returns what can be found at a key for what it takes.
func byShape(k *schema.Key) (slugs []finding.Slug) {
	if k.Required {
		slugs = append(slugs, finding.WajibDiisi)
	}
	switch k.Format {
	case schema.Choice, schema.Year, schema.Period, schema.Figure, schema.Length, schema.PaperSize, schema.Count, schema.ColumnName:
		slugs = append(slugs, finding.NilaiTakSah)
	case schema.Formula:
		slugs = append(slugs, finding.RumusTakSah, finding.SimbolTakDikenal)
	case schema.Path, schema.Typeface:
		slugs = append(slugs, finding.Berkas)
	}
	return slugs
}

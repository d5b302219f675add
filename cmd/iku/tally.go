package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"iku/content/finding"
)

// tally sums up what was found in many documents.
type tally struct {
	strict    bool
	documents int
	clean     int // documents in which nothing was found
	kinds     map[finding.Slug]int
	stopped   bool // something keeps a PDF from being made
	marked    map[string]bool
}

// document counts a document with what was found in it. What comparing it with others
// found comes later, under the same name.
func (t *tally) document(name string, list finding.List) {
	found := slices.ContainsFunc(list, func(f finding.Finding) bool { return f.Abaikan == "" })
	if t.marked == nil {
		t.marked = map[string]bool{}
	}
	met, known := t.marked[name]
	switch {
	case !known:
		t.documents++
		if !found {
			t.clean++
		}
	case found && !met:
		t.clean--
	}
	t.marked[name] = met || found
}

// add counts findings by their kind; those set aside are none.
func (t *tally) add(list finding.List) {
	for _, f := range list {
		if f.Abaikan != "" {
			continue
		}
		if t.kinds == nil {
			t.kinds = map[finding.Slug]int{}
		}
		t.kinds[f.Slug]++
		t.stopped = t.stopped || stops(f, t.strict)
	}
}

// text says the sum: documents, those without findings, and the findings by kind, the
// worst and the most first.
func (t *tally) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s dokumen, %s tanpa temuan\n", thousands(t.documents), thousands(t.clean))
	slugs := make([]finding.Slug, 0, len(t.kinds))
	width := 0
	for slug := range t.kinds {
		slugs = append(slugs, slug)
		width = max(width, len(slug))
	}
	slices.SortFunc(slugs, func(a, b finding.Slug) int {
		return cmp.Or(cmp.Compare(finding.Lookup(a).Severity, finding.Lookup(b).Severity), cmp.Compare(t.kinds[b], t.kinds[a]), cmp.Compare(a, b))
	})
	for _, slug := range slugs {
		fmt.Fprintf(&b, "  %-*s  %6s  %s\n", width, slug, thousands(t.kinds[slug]), finding.Lookup(slug).Severity)
	}
	return b.String()
}

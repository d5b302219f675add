// Package finding holds what the program has to say of a document: where, what,
// and what would settle it. Findings are data; how they are shown is decided
// where they are printed.
package finding

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"iku/content/source"
)

// Slug names a kind of finding. It never changes once published.
type Slug string

// Severity tells what a finding does to the PDF.
type Severity uint8

// The severities, gravest first.
const (
	Galat      Severity = iota // stops the PDF
	Peringatan                 // stops it under --strict
	Catatan                    // informs
)

// String returns the severity as it is printed.
func (s Severity) String() string { return [...]string{"galat", "peringatan", "catatan"}[s] }

// Finding is one thing found at one place.
type Finding struct {
	Slug    Slug
	Span    source.Span
	Message string // one sentence, with its figures, without the place
	Hint    string // what would settle it; may be empty
	Related []Related
	Abaikan string // the reason it is set aside; empty where it is not
	Fix     *Fix   // what would settle it, where that can be done without thinking; else nil
	Grave   bool   // a galat, though its kind is milder
	Cause   string // path of the file at fault, where the finding's place only names it
	// Documents are those that it concerns, once it was gathered from them.
	Documents []string
}

// Related is another place that a finding compares with.
type Related struct {
	Span    source.Span
	Message string
}

// Fix is a text that would settle a finding if it stood in the place of another.
// Nothing is changed by itself.
type Fix struct {
	Span source.Span
	Text string
}

// Severity returns the severity of the finding: its kind's, unless it is grave.
func (f Finding) Severity() Severity {
	if f.Grave {
		return Galat
	}
	return Lookup(f.Slug).Severity
}

// List is a set of findings, in any order until Sort is called.
type List []Finding

// Add appends a finding of that kind, its message formatted as by fmt.Sprintf,
// and returns it so that a hint or related places can be set.
func (l *List) Add(slug Slug, span source.Span, format string, args ...any) *Finding {
	message := format
	if len(args) > 0 {
		message = fmt.Sprintf(format, args...)
	}
	*l = append(*l, Finding{Slug: slug, Span: span, Message: message})
	return &(*l)[len(*l)-1]
}

// Sort orders the findings by file name, place, severity, slug and message. Their
// indexes are sorted first: a finding is large.
func (l List) Sort() {
	order := make([]int, len(l))
	sorted := true
	for i := range l {
		order[i] = i
		sorted = sorted && (i == 0 || compare(&l[i-1], &l[i]) <= 0)
	}
	if sorted {
		return
	}
	slices.SortStableFunc(order, func(i, j int) int { return compare(&l[i], &l[j]) })
	for i := range order { // each circle of those that change places
		first, at := l[i], i
		for from := order[at]; from >= 0; from = order[at] {
			order[at] = -1
			if from == i {
				l[at] = first
				break
			}
			l[at], at = l[from], from
		}
	}
}

func compare(a, b *Finding) int {
	if a.Span.File != b.Span.File {
		if c := strings.Compare(a.fileName(), b.fileName()); c != 0 {
			return c
		}
	}
	if a.Span.Start != b.Span.Start {
		return a.Span.Start - b.Span.Start
	}
	return cmp.Or(cmp.Compare(a.Severity(), b.Severity()), strings.Compare(string(a.Slug), string(b.Slug)), strings.Compare(a.Message, b.Message))
}

func (f *Finding) fileName() string {
	if f.Span.File == nil {
		return ""
	}
	return f.Span.File.Name
}

// Count returns how many findings of that severity stand, those set aside not
// counted.
func (l List) Count(s Severity) int {
	n := 0
	for _, f := range l {
		if f.Abaikan == "" && f.Severity() == s {
			n++
		}
	}
	return n
}

package preview

import (
	"fmt"
	"hash/fnv"
	"io"
	"slices"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/fault"
	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/check"
	"iku/content/finding"
)

// together finds what the documents show only beside each other, as the commands
// check and build do. All have been read; the few that are concerned are read again.
func (s *shelf) together() {
	all := s.documents()
	gists := make([]check.Gist, len(all))
	for i, d := range all {
		d.mu.Lock()
		gists[i] = d.gist
		d.mu.Unlock()
	}
	var met check.Met
	if fault.Guard(func() error {
		for _, p := range check.Pairs(gists) {
			met.Add(p, all[p.Earlier].read(), all[p.Later].read())
		}
		return nil
	}) != nil {
		return
	}
	for i, d := range all {
		met[i].Sort()
		d.beside(met[i])
	}
}

// documents returns the documents in order, without the shared defaults among them.
func (s *shelf) documents() []*document {
	all := s.all()
	inherited := map[string]bool{}
	for _, d := range all {
		d.mu.Lock()
		for _, path := range d.inherits {
			inherited[path] = true
		}
		d.mu.Unlock()
	}
	return slices.DeleteFunc(all, func(d *document) bool {
		return inherited[absolute(d.path)] && !batch.HoldsDocument(d.path)
	})
}

// read reads the document once more; nil where that cannot be done.
func (d *document) read() (doc *content.Document) {
	f, err := press.Read(d.path)
	if err != nil {
		return nil
	}
	return press.New(content.NewReach(d.root, content.Disk{})).Document(f)
}

// beside notes what the document shows beside others. Where that is not what was
// known, pages that show it are another version.
func (d *document) beside(list finding.List) {
	d.mu.Lock()
	defer d.mu.Unlock()
	same := slices.EqualFunc(d.others, list, func(a, b finding.Finding) bool {
		return a.Slug == b.Slug && a.Message == b.Message && a.Abaikan == b.Abaikan && where(a.Span) == where(b.Span)
	})
	if !same {
		d.others = list
		d.shown++
	}
}

// seen is a document as it is shown at one moment.
type seen struct {
	now, good *showing
	findings  finding.List // what was found in it, and beside others
	shown     int
}

// see returns the document as it is now.
func (d *document) see() seen {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.fresh || d.now == nil {
		d.make()
	}
	return seen{d.now, d.good, d.findings(d.now), d.shown}
}

// version names a state of the document: what is shown under one name is the same.
func (d *document) version(s seen) string {
	h := fnv.New32a()
	_, _ = io.WriteString(h, d.name)
	return fmt.Sprintf("-%x.%d.%d", h.Sum32(), s.now.serial, s.shown)
}

// findings returns what was found in a document as it was shown, and beside others.
func (d *document) findings(s *showing) finding.List {
	if s.proof == nil {
		return nil
	}
	if len(d.others) == 0 {
		return s.proof.Findings
	}
	own := s.proof.File
	if doc := s.proof.Document; doc != nil {
		own = doc.File
	}
	list := slices.Clone(s.proof.Findings)
	for _, f := range d.others {
		if f.Span.File != nil && f.Span.File.Name == own.Name && f.Span.End <= len(own.Data) {
			f.Span.File = own // which was read before
		}
		list = append(list, f)
	}
	list.Sort()
	return list
}

// counted returns the summary with what the document shows beside others.
func (d *document) counted() summary {
	d.mu.Lock()
	defer d.mu.Unlock()
	sum := d.summary
	sum.Galat += d.others.Count(finding.Galat)
	sum.Peringatan += d.others.Count(finding.Peringatan)
	sum.Catatan += d.others.Count(finding.Catatan)
	return sum
}

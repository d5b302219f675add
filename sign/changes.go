package sign

import (
	"fmt"

	"iku/pdf/object"
)

// compare finds what was changed after each signature, revision by revision, and
// judges it.
func (v *verifier) compare() {
	var steps [][]Change // from each sound revision to the next
	var ends []int
	old := -1
	for i, j := range v.all {
		if j.sound && (old < 0 || j.end != v.all[old].end) {
			if old >= 0 {
				steps = append(steps, v.between(v.all[old].file, j.file))
			}
			ends, old = append(ends, j.end), i
		}
	}
	if old >= 0 && !v.all[old].Whole {
		steps = append(steps, v.between(v.all[old].file, v.file))
	}
	for _, j := range v.all {
		if !j.sound {
			continue
		}
		if words := v.appended(j); words != "" {
			j.Changes = append(j.Changes, Change{What: words})
		}
		for k, end := range ends {
			if end >= j.end && k < len(steps) {
				j.Changes = append(j.Changes, steps[k]...)
			}
		}
		j.enforce()
		for _, c := range j.Changes {
			if !c.Allowed {
				j.fail(ChangedAfterSigning, "%s sesudah ditandatangani", c)
				break
			}
		}
	}
}

// appended says in words why what stands behind a signed revision can be read in
// more than one way, or not at all; "" where every reader takes it alike.
func (v *verifier) appended(j *judged) string {
	if v.unread != "" {
		return v.unread
	}
	if v.plain[j.end] {
		return ""
	}
	ends, err := v.file.CheckAppended(j.file)
	if err != nil {
		return "isi yang ditambahkan dapat dibaca dengan lebih dari satu cara (" + twoReadings(err) + ")"
	}
	header := len(v.data) - len(v.file.Data)
	for _, end := range ends {
		for _, k := range v.all {
			if k.sound && len(v.data[:k.end]) >= end+header && blank(v.data[end+header:k.end]) {
				v.plain[k.end] = true
			}
		}
	}
	return ""
}

// enforce takes back what the signature itself does not allow (ISO 32000-1,
// 12.8.2): a certification that locks the file, fields that it locks.
func (j *judged) enforce() {
	p, certified := docMDP(j.file, j.value)
	lock := fieldLock(j.file, j.value, j.dict)
	for i := range j.Changes {
		c := &j.Changes[i]
		if c.signed == "" || c.stamp {
			continue
		}
		if c.filled && !mayBeFilled(j.file) {
			c.Allowed = false
			continue
		}
		switch {
		case certified && p == 1:
			c.Allowed, c.What = false, c.What+", padahal dilarang (DocMDP)"
		case lock != nil && locks(j.file, lock, c.signed):
			c.Allowed, c.What = false, c.What+", padahal bidangnya dikunci (FieldMDP)"
		}
	}
}

// mayBeFilled tells whether a revision is certified in a way that lets fields be
// filled in.
func mayBeFilled(file *object.File) bool {
	fields, err := signatureFields(file)
	for _, f := range fields {
		if p, ok := docMDP(file, f.value); ok {
			return err == nil && p > 1
		}
	}
	return false
}

// locks tells whether parameters of FieldMDP lock a field.
func locks(file *object.File, lock object.Dict, name string) bool {
	list, _ := file.Array(lock.Get("Fields"))
	named := false
	for _, o := range list {
		s, _ := o.(object.String)
		named = named || s.Text() == name
	}
	switch lock.Get("Action") {
	case object.Name("Include"):
		return named
	case object.Name("Exclude"):
		return !named
	}
	return true
}

// comparison is that of two revisions of a file.
type comparison struct {
	old, new       *object.File
	before, after  []page
	oldPages       map[object.Ref]int
	newPages       map[object.Ref]int
	oldOwn, newOwn map[object.Ref]object.Name // the parts of the catalog that are compared by themselves
	fields         map[object.Ref]bool        // of the old revision, likewise
	signed         map[object.Ref]bool        // widgets of signatures that are new
	elements       map[object.Ref]bool        // their elements in the structure
	equal          map[visit]bool
	steps          int
	changes        []Change
	otherTree      bool // the tree of pages is another, which is told once
}

func (c *comparison) changed(page int, format string, args ...any) {
	c.changes = append(c.changes, Change{Page: page, What: fmt.Sprintf(format, args...)})
}

// allowed notes a change that does not touch what was signed.
func (c *comparison) allowed(format string, args ...any) {
	c.changes = append(c.changes, Change{What: fmt.Sprintf(format, args...), Allowed: true})
}

// between returns what differs between two revisions.
func (v *verifier) between(old, now *object.File) []Change {
	c := &comparison{old: old, new: now, equal: map[visit]bool{}, elements: map[object.Ref]bool{}, signed: map[object.Ref]bool{},
		fields: map[object.Ref]bool{}}
	if err := c.run(v); err != nil {
		c.changed(0, "revisi sesudahnya tidak dapat dibandingkan")
	}
	return c.changes
}

func (c *comparison) run(v *verifier) (err error) {
	if c.before, err = pages(c.old); err != nil {
		return err
	}
	if c.after, err = pages(c.new); err != nil {
		return err
	}
	c.oldPages, c.newPages = numbered(c.before), numbered(c.after)
	if c.oldOwn, err = own(c.old); err != nil {
		return err
	}
	if c.newOwn, err = own(c.new); err != nil {
		return err
	}
	if err := c.compareFields(v); err != nil {
		return err
	}
	if err := c.compareCatalog(); err != nil {
		return err
	}
	switch n := len(c.after) - len(c.before); {
	case n > 0:
		c.changed(0, "%d halaman ditambahkan", n)
	case n < 0:
		c.changed(0, "%d halaman dihapus", -n)
	}
	for i := range min(len(c.before), len(c.after)) {
		if err := c.comparePage(i+1, c.before[i], c.after[i]); err != nil {
			return err
		}
	}
	if !c.same(c.old.Trailer.Get("Info"), c.new.Trailer.Get("Info")) {
		c.allowed("keterangan dokumen diganti")
	}
	return nil
}

func numbered(all []page) map[object.Ref]int {
	out := map[object.Ref]int{}
	for i, p := range all {
		if p.ref.Num != 0 {
			out[p.ref] = i
		}
	}
	return out
}

// own returns the parts of a file that are compared by themselves, key by key,
// besides its pages and fields.
func own(file *object.File) (map[object.Ref]object.Name, error) {
	catalog, err := file.Catalog()
	if err != nil {
		return nil, err
	}
	out := map[object.Ref]object.Name{}
	for key, o := range map[object.Name]object.Object{"Root": file.Trailer.Get("Root"), "AcroForm": catalog.Get("AcroForm"),
		"StructTreeRoot": catalog.Get("StructTreeRoot")} {
		if r, is := o.(object.Ref); is {
			out[r] = key
		}
	}
	return out, nil
}

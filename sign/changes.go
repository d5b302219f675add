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
		switch {
		case certified && p == 1:
			c.Allowed, c.What = false, c.What+", padahal dilarang (DocMDP)"
		case lock != nil && locks(j.file, lock, c.signed):
			c.Allowed, c.What = false, c.What+", padahal bidangnya dikunci (FieldMDP)"
		}
	}
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
	old, new           *object.File
	oldPages, newPages map[object.Ref]int
	fields             map[object.Ref]bool // of the old revision, compared by themselves
	signed             map[object.Ref]bool // widgets whose sound signature is new
	elements           map[object.Ref]bool // their elements in the structure
	equal              map[[2]object.Ref]bool
	steps              int
	changes            []Change
}

func (c *comparison) changed(page int, format string, args ...any) {
	c.changes = append(c.changes, Change{Page: page, What: fmt.Sprintf(format, args...)})
}

// allowed notes a change that does not touch what was signed.
func (c *comparison) allowed(format string, args ...any) {
	c.changes = append(c.changes, Change{What: fmt.Sprintf(format, args...), Allowed: true})
}

// between returns what differs between two revisions.
func (v *verifier) between(old, new *object.File) []Change {
	c := &comparison{old: old, new: new, equal: map[[2]object.Ref]bool{}, elements: map[object.Ref]bool{}}
	if err := c.run(v); err != nil {
		c.changed(0, "revisi sesudahnya tidak dapat dibandingkan")
	}
	return c.changes
}

func (c *comparison) run(v *verifier) error {
	before, err := pages(c.old)
	if err != nil {
		return err
	}
	after, err := pages(c.new)
	if err != nil {
		return err
	}
	c.oldPages, c.newPages = numbered(before), numbered(after)
	if err := c.compareFields(v); err != nil {
		return err
	}
	if err := c.compareCatalog(); err != nil {
		return err
	}
	switch n := len(after) - len(before); {
	case n > 0:
		c.changed(0, "%d halaman ditambahkan", n)
	case n < 0:
		c.changed(0, "%d halaman dihapus", -n)
	}
	for i := range min(len(before), len(after)) {
		if err := c.comparePage(i+1, before[i].dict, after[i].dict); err != nil {
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

// catalogParts says what the parts of a catalog are in words.
var catalogParts = map[object.Name]string{
	"Outlines": "daftar isi", "OpenAction": "tindakan saat dibuka", "AA": "tindakan", "Names": "lampiran atau nama",
	"AF": "lampiran", "OCProperties": "lapisan", "PageLabels": "nomor halaman", "Perms": "izin", "Lang": "bahasa",
	"MarkInfo": "penandaan", "OutputIntents": "profil warna", "ViewerPreferences": "cara menampilkan", "Dests": "tujuan tautan",
}

func (c *comparison) compareCatalog() error {
	old, err := c.old.Catalog()
	if err != nil {
		return err
	}
	new, err := c.new.Catalog()
	if err != nil {
		return err
	}
	for _, key := range keys(old, new) {
		a, b := old.Get(key), new.Get(key)
		switch key {
		case "Pages":
		case "AcroForm":
			c.compareForm(a, b)
		case "StructTreeRoot":
			if !c.sameStructure(a, b) {
				c.changed(0, "struktur (yang dibacakan) diganti")
			}
		case "DSS", "Extensions":
			if !c.same(a, b) && key == "DSS" {
				c.allowed("bukti sertifikat (DSS) ditambahkan")
			}
		case "Metadata":
			if !c.same(a, b) {
				c.allowed("metadata diganti")
			}
		default:
			if !c.same(a, b) {
				what := catalogParts[key]
				if what == "" {
					what = string(key)
				}
				c.changed(0, "%s diganti", what)
			}
		}
	}
	return nil
}

// keys returns the keys of two dictionaries, each once.
func keys(a, b object.Dict) []object.Name {
	var out []object.Name
	seen := map[object.Name]bool{}
	for _, d := range []object.Dict{a, b} {
		for _, e := range d {
			if !seen[e.Key] {
				seen[e.Key] = true
				out = append(out, e.Key)
			}
		}
	}
	return out
}

// pageParts says what the parts of a page are in words.
var pageParts = map[object.Name]string{
	"Contents": "isi diganti", "Resources": "huruf atau gambar diganti", "MediaBox": "ukuran diganti", "CropBox": "ukuran diganti",
	"Rotate": "diputar", "AA": "tindakan diganti",
}

func (c *comparison) comparePage(n int, old, new object.Dict) error {
	for _, key := range keys(old, new) {
		switch key {
		case "Parent":
		case "Annots":
			if err := c.compareAnnotations(n, old.Get(key), new.Get(key)); err != nil {
				return err
			}
		default:
			if !c.same(old.Get(key), new.Get(key)) {
				what := pageParts[key]
				if what == "" {
					what = string(key) + " diganti"
				}
				c.changed(n, "%s", what)
			}
		}
	}
	return nil
}

func (c *comparison) compareAnnotations(page int, old, new object.Object) error {
	before, err := c.old.Array(old)
	if err != nil {
		return err
	}
	after, err := c.new.Array(new)
	if err != nil {
		return err
	}
	// Those that stay keep their order; a new one stands between them.
	i := 0
	for _, o := range after {
		r, _ := o.(object.Ref)
		if i < len(before) && (before[i] == object.Object(r) || r.Num == 0 && c.same(before[i], o)) {
			if !c.fields[r] && !c.same(before[i], o) {
				c.changed(page, "%s diganti", c.annotation(o))
			}
			i++
			continue
		}
		if !c.signed[r] && c.shows(o) {
			c.changed(page, "%s ditambahkan", c.annotation(o))
		}
	}
	if i < len(before) {
		c.changed(page, "%d anotasi dihapus atau dipindahkan", len(before)-i)
	}
	return nil
}

// shows tells whether an annotation of the new revision may be seen or act: all
// but an empty field for a signature that takes no room.
func (c *comparison) shows(o object.Object) bool {
	d, err := c.new.Dict(o)
	if err != nil || d.Get("FT") != object.Name("Sig") || d.Get("V") != nil || d.Get("A") != nil || d.Get("AA") != nil {
		return true
	}
	return (&field{dict: d}).visible(c.new)
}

// annotations says what the kinds of annotation are in words.
var annotations = map[object.Name]string{
	"Widget": "isian", "Text": "catatan", "FreeText": "tulisan", "Stamp": "cap", "Link": "tautan", "Ink": "coretan",
	"Highlight": "sorotan", "FileAttachment": "lampiran", "Square": "bentuk", "Circle": "bentuk", "Line": "garis",
}

func (c *comparison) annotation(o object.Object) string {
	d, _ := c.new.Dict(o)
	kind, _ := d.Get("Subtype").(object.Name)
	what, ok := annotations[kind]
	if !ok {
		return fmt.Sprintf("anotasi %s", kind)
	}
	return fmt.Sprintf("anotasi (%s)", what)
}

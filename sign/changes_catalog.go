package sign

import (
	"slices"
	"strings"

	"iku/pdf/object"
)

// catalogParts says what the parts of a catalog are in words.
var catalogParts = map[object.Name]string{
	"Outlines": "daftar isi", "OpenAction": "tindakan saat dibuka", "AA": "tindakan", "Names": "lampiran atau nama",
	"AF": "lampiran", "OCProperties": "lapisan", "PageLabels": "nomor halaman", "Perms": "izin", "Lang": "bahasa",
	"MarkInfo": "penandaan", "OutputIntents": "profil warna", "ViewerPreferences": "cara menampilkan", "Dests": "tujuan tautan",
	"Pages": "susunan halaman",
}

// catalogFree says which parts of a catalog may differ after signing, and how that
// is told: they show nothing.
var catalogFree = map[object.Name]string{
	"DSS": "bukti sertifikat (DSS) ditambahkan", "Metadata": "metadata diganti", "Extensions": "perluasan PDF disebut (Extensions)",
}

func (c *comparison) compareCatalog() error {
	old, err := c.old.Catalog()
	if err != nil {
		return err
	}
	now, err := c.new.Catalog()
	if err != nil {
		return err
	}
	for _, key := range keys(old, now) {
		a, b := old.Get(key), now.Get(key)
		free, isFree := catalogFree[key]
		switch {
		case key == "AcroForm":
			c.compareForm(a, b)
		case key == "StructTreeRoot":
			if !c.sameStructure(a, b) {
				c.changed(0, "struktur (yang dibacakan) diganti")
			}
		case c.same(a, b):
		case key == "Extensions" && !c.same(old.Get("DSS"), now.Get("DSS")): // which say that there is a DSS
		case isFree:
			c.allowed("%s", free)
		case key == "Version" && raised(c.old, a, b):
			c.allowed("versi PDF dinaikkan")
		case key == "Pages" && len(c.before) != len(c.after): // told as pages
			c.otherTree = true
		default:
			what := catalogParts[key]
			if what == "" {
				what = string(key)
			}
			c.otherTree = c.otherTree || key == "Pages"
			c.changed(0, "%s diganti", what)
		}
	}
	if repeats(old) && !c.unmovedRef(c.old.Trailer.Get("Root"), c.new.Trailer.Get("Root"), old) {
		c.changed(0, "katalog yang memuat kunci dua kali diganti")
	}
	return nil
}

// versions are those a catalog can name, the oldest first.
var versions = []object.Name{"1.3", "1.4", "1.5", "1.6", "1.7", "2.0"}

// raised tells whether a catalog names a later version of PDF than before.
func raised(file *object.File, old, now object.Object) bool {
	before, _ := old.(object.Name)
	after, _ := now.(object.Name)
	if head := string(file.Data[:min(len(file.Data), 8)]); old == nil {
		before = object.Name(strings.TrimPrefix(head, "%PDF-"))
	}
	return slices.Index(versions, after) >= max(0, slices.Index(versions, before)) && slices.Contains(versions, after)
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

// repeats tells whether a dictionary has a key twice: what was signed may.
func repeats(d object.Dict) bool { return len(keys(d, nil)) != len(d) }

// pageParts says what the parts of a page are in words.
var pageParts = map[object.Name]string{
	"Contents": "isi diganti", "Resources": "huruf atau gambar diganti", "MediaBox": "ukuran diganti", "CropBox": "ukuran diganti",
	"Rotate": "diputar", "AA": "tindakan diganti", "Parent": "tempatnya di susunan halaman diganti", "Type": "bukan halaman lagi",
	"Kids": "menjadi cabang susunan halaman",
}

// onlyPrinted are the parts of a page that nothing but its printing leads to: there
// names are free, and nothing is compared by itself.
var onlyPrinted = []object.Name{"Contents", "Resources", "Group"}

func (c *comparison) comparePage(n int, old, now page) error {
	for _, key := range keys(old.dict, now.dict) {
		a, b := old.dict.Get(key), now.dict.Get(key)
		if key == "Annots" {
			if err := c.compareAnnotations(n, a, b); err != nil {
				return err
			}
			continue
		}
		if key == "Parent" && c.otherTree && sameText(a, b) {
			continue
		}
		if !c.alikeUnder(key, a, b, slices.Contains(onlyPrinted, key)) {
			what := pageParts[key]
			if what == "" {
				what = string(key) + " diganti"
			}
			c.changed(n, "%s", what)
		}
	}
	if now.ref.Num != 0 && !c.plain(now.ref) || repeats(old.dict) && !c.unmoved(old.ref, now.ref, old.dict) {
		c.changed(n, "halaman ini dapat dibaca dengan lebih dari satu cara")
	}
	return nil
}

// plain tells whether an object of the new revision is a dictionary and no stream.
func (c *comparison) plain(r object.Ref) bool {
	o, err := c.new.Resolve(r)
	_, is := o.(object.Dict)
	return err == nil && is
}

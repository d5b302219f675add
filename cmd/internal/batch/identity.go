package batch

import (
	"cmp"
	"context"
	"path/filepath"
	"strconv"
	"strings"

	"iku/cmd/internal/inorder"
	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/pola"
	"iku/content/schema"
)

// Known is a document with what it is told by in another folder.
type Known struct {
	Input
	Title      string // its agency, else its government; its path where it cannot be read
	Government string
	Revisi     int
	Tahun      int   // that it is about; 0: none
	To         int   // the last year of its period
	Err        error // why it cannot be read

	key    string // of its kind, government and agency, and of a perjanjian the post; empty where it cannot be read
	person string // who promises in a perjanjian
	change string // of what changes another: its date; "" of what changes none
}

// Know reads documents for what they are told by.
func Know(ctx context.Context, inputs []Input, jobs int) []Known {
	files := NewFiles()
	out := make([]Known, len(inputs))
	inorder.Each(ctx, len(inputs), inorder.Options{Jobs: jobs}, func(i int) (Known, error) {
		k := Known{Input: inputs[i], Title: inputs[i].Path}
		doc, err := files.document(k.Input)
		if k.Err = err; doc != nil {
			k.tell(doc)
		}
		return k, nil
	}, func(i int, k Known, err error) {
		if out[i] = k; err != nil {
			out[i] = Known{Input: inputs[i], Title: inputs[i].Path, Err: err}
		}
	})
	return out
}

// tell notes what a document says it is.
func (k *Known) tell(doc *content.Document) {
	d := &doc.Dokumen
	k.Government = strings.Clone(d.Instansi.Value)
	k.Title = k.Government
	if p := doc.PerangkatDaerah; p != nil && !p.Nama.IsZero() {
		k.Title = strings.Clone(p.Nama.Value)
	}
	k.Revisi, k.Tahun, k.To = d.Revisi, d.Tahun, d.Periode.To
	if k.Title != "" {
		k.key = d.Jenis.Name + "\n" + press.Place(doc)
		if d.Jenis.Name != schema.JenisIKU {
			k.Title += ", " + press.Called(doc)
		}
		if _, changes := doc.Sebelumnya(); changes && d.Revisi == 0 {
			k.change = "0" // before every date
			if !d.Tanggal.IsZero() {
				k.change = d.Tanggal.ISO()
			}
		}
		if q := doc.Pengukuran.Triwulan; q > 0 {
			k.key += "\n" + strconv.Itoa(q)
		}
		if p := doc.PihakPertama(); p != nil && d.Jenis.Name == schema.JenisPerjanjian {
			post := p.Post()
			k.key += "\n" + strings.ToLower(post)
			k.Title += ", " + post
			k.person = strings.ToLower(p.Nama.Value)
		}
	} else {
		k.Title = k.Path
	}
}

// Couple is a document with what it was in another folder; nil: it was, or is, not
// there.
type Couple struct{ Old, New *Known }

// Couples pairs the documents of two folders: those of one government, agency and, where
// they are about one, year; then of one government and agency; then those of one path. Of
// several revisions of one sheet the latest counts, and earlier says how many do not.
// Couples come in the order of the new folder, then what is gone.
func Couples(old, now []Known) (out []Couple, earlier int) {
	apart(old, now)
	before, skipped := latest(old)
	after, more := latest(now)
	earlier = skipped + more
	byPath, byYear := map[string]*Known{}, map[issue]*Known{}
	for _, k := range before {
		if k.key != "" {
			byYear[k.issue()] = k
		}
		byPath[way(k)] = k
	}
	met := map[*Known]bool{}
	out = make([]Couple, len(after))
	pair := func(i int, o *Known) {
		if o != nil && !met[o] {
			out[i].Old, met[o] = o, true
		}
	}
	for i, k := range after {
		if out[i].New = k; k.key != "" {
			pair(i, byYear[k.issue()])
		}
	}
	byKey := map[string]*Known{} // of those left the one of the latest year
	for _, k := range before {
		if o := byKey[k.key]; k.key != "" && !met[k] && (o == nil || k.Tahun > o.Tahun) {
			byKey[k.key] = k
		}
	}
	for i, k := range after {
		if out[i].Old == nil && k.key != "" {
			pair(i, byKey[k.key])
		}
	}
	for i := range out {
		if out[i].Old == nil {
			pair(i, byPath[way(out[i].New)])
		}
	}
	for _, k := range before {
		if !met[k] {
			out = append(out, Couple{Old: k})
		}
	}
	return out, earlier
}

// issue is what a document is told by, and the year that it is about.
type issue struct {
	key  string
	year int
}

func (k *Known) issue() issue { return issue{k.key, k.Tahun} }

// apart tells perjanjian of one post by their persons, where a folder has several.
func apart(sides ...[]Known) {
	several := map[string]bool{}
	for _, side := range sides {
		persons := map[string]string{}
		for _, k := range side {
			if k.person == "" {
				continue
			}
			if other, met := persons[k.key]; met && other != k.person {
				several[k.key] = true
			}
			persons[k.key] = k.person
		}
	}
	for _, side := range sides {
		for i := range side {
			if k := &side[i]; several[k.key] {
				k.key += "\n" + k.person
			}
		}
	}
}

// way returns the path of a document below its folder, whatever it is written in and
// whichever revision it is.
func way(k *Known) string {
	return Unrevised(Stem(filepath.Clean(k.Rel)))
}

// revised matches what the name of a revision ends with.
var revised = pola.Regexp(`-revisi(-[0-9]+)?$`)

// Unrevised returns a name without what tells that it is a revision's.
func Unrevised(stem string) string { return revised().ReplaceAllString(stem, "") }

// latest returns of each sheet its latest revision, in order, and how many are earlier.
func latest(all []Known) (out []*Known, earlier int) {
	best := map[issue]*Known{}
	for i := range all {
		k := &all[i]
		if b := best[k.issue()]; k.key != "" && (b == nil || cmp.Or(cmp.Compare(k.To, b.To), cmp.Compare(k.change, b.change), cmp.Compare(k.Revisi, b.Revisi)) > 0) {
			best[k.issue()] = k
		}
	}
	for i := range all {
		if k := &all[i]; k.key == "" || best[k.issue()] == k {
			out = append(out, k)
		} else {
			earlier++
		}
	}
	return out, earlier
}

// Replaced tells which of the inputs another of them replaces or changes.
func Replaced(ctx context.Context, inputs []Input, jobs int) []bool {
	files := NewFiles()
	names := map[string]bool{}
	inorder.Each(ctx, len(inputs), inorder.Options{Jobs: jobs}, func(i int) (string, error) {
		doc, _ := files.document(inputs[i])
		if doc == nil {
			return "", nil
		}
		before, _ := doc.Sebelumnya()
		switch {
		case before != nil:
			return identity(before.Name, files), nil
		case doc.Dokumen.Menggantikan.IsZero():
			return "", nil
		}
		return identity(doc.Dokumen.Menggantikan.Beside(), files), nil
	}, func(_ int, name string, _ error) { names[name] = true })
	out := make([]bool, len(inputs))
	for i, in := range inputs {
		out[i] = names[identity(in.Path, files)]
	}
	return out
}

// Below returns the folder in which the output of an input stands below to, as it does
// below the folder that was walked for it.
func Below(in Input, to string) string { return Layout{To: to}.folder(in) }

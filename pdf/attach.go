package pdf

import (
	"fmt"
	"sort"
	"strings"

	"iku/pdf/object"
)

// putAttachments writes the attached files, and returns their list and the tree
// of their names (7.11.4, and ISO 19005-3, 6.8).
func (f *finisher) putAttachments() (files object.Array, names object.Dict, err error) {
	type entry struct {
		name string
		spec object.Object
	}
	var entries []entry
	for i := range f.meta.Attachments {
		a := &f.meta.Attachments[i]
		data, spec := f.reserve(1), f.reserve(1)
		f.putEmbedded(data, a)
		f.putSpecification(spec, data, a)
		files = append(files, spec.object())
		entries = append(entries, entry{string(object.Text(a.Name)), spec.object()})
	}
	sort.SliceStable(entries, func(i, j int) bool { return entries[i].name < entries[j].name })
	var leaf object.Array
	for i, e := range entries {
		if i > 0 && e.name == entries[i-1].name {
			return nil, nil, fmt.Errorf("two attachments are named %q", object.String(e.name).Text())
		}
		leaf = append(leaf, object.String(e.name), e.spec)
	}
	return files, object.Dict{{Key: "Names", Value: leaf}}, nil
}

// minDeflated is the size from which an attachment is compressed: below it, that
// would save less than a kilobyte.
const minDeflated = 2000

// putEmbedded writes the data of an attached file.
func (f *file) putEmbedded(r ref, a *Attachment) {
	media := a.Type
	if media == "" {
		media = "application/octet-stream"
	}
	params := object.Dict{{Key: "Size", Value: object.Int(len(a.Data))}}
	if !a.Date.IsZero() {
		params = append(params, object.Entry{Key: "ModDate", Value: object.Date(a.Date)})
	}
	dict := object.Dict{
		{Key: "Type", Value: object.Name("EmbeddedFile")},
		{Key: "Subtype", Value: object.Name(media)},
		{Key: "Params", Value: params},
	}
	if len(a.Data) < minDeflated {
		f.stream(r, dict, a.Data)
	} else {
		f.stream(r, deflatedDict(dict), f.zip.repeated(a.Data))
	}
}

// putSpecification writes what an attached file is called and what it is.
func (f *file) putSpecification(r, data ref, a *Attachment) {
	relation := a.Relation
	if relation == "" {
		relation = Unspecified
	}
	f.put(r, object.Dict{
		{Key: "Type", Value: object.Name("Filespec")},
		{Key: "F", Value: object.String(plainName(a.Name))},
		{Key: "UF", Value: object.Text(a.Name)},
		{Key: "Desc", Value: object.Text(a.Description)},
		{Key: "AFRelationship", Value: object.Name(relation)},
		{Key: "EF", Value: object.Dict{{Key: "F", Value: data.object()}, {Key: "UF", Value: data.object()}}},
	})
}

// plainName is a file's name for readers that know no Unicode.
func plainName(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || strings.ContainsRune(`/\:`, r) {
			return '_'
		}
		return r
	}, name)
}

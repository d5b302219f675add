package layout

import (
	"fmt"
	"strings"

	"iku/content"
	"iku/content/schema"
)

// marks returns what may tell a document's entry from others that say the same.
func marks(doc *content.Document) []string {
	out := make([]string, 0, 5)
	post := ""
	person := ""
	if p := doc.PihakPertama(); p != nil && doc.Dokumen.Jenis.Name == schema.JenisPerjanjian {
		post, person = line1(postOf(p)), line1(p.Nama.Value)
	} else if p := doc.PerangkatDaerah; p != nil && !p.Nama.IsZero() {
		post = line1(p.Jabatan.Value)
	}
	out = append(out, post, person, "", "")
	if n := doc.Dokumen.Nomor; !n.IsZero() {
		out[2] = "nomor " + line1(n.Value)
	}
	if t := doc.Dokumen.Tanggal; !t.IsZero() {
		out[3] = "tanggal " + t.String()
	}
	if doc.File != nil {
		name := doc.File.Name
		out = append(out, strings.Clone(name[strings.LastIndexAny(name, `/\`)+1:]))
	}
	return out
}

// says is what the contents of a book say of an entry.
type says struct {
	government, name   string
	kind               string
	from, to, revision int
}

func (e *Entry) says() says { return says{e.Government, e.Name, e.Kind, e.From, e.To, e.Revision} }

// distinguishAll returns of each entry what tells it from the others that say the same,
// empty where none does: the first mark that all of them have and that differs,
// else which of them it is.
func distinguishAll(entries []Entry) []string {
	out := make([]string, len(entries))
	same := make(map[says][]int, len(entries))
	for i := range entries {
		k := entries[i].says()
		same[k] = append(same[k], i)
	}
	for _, group := range same {
		if len(group) > 1 {
			distinguish(entries, group, out)
		}
	}
	return out
}

// distinguish marks the entries of a group, which say the same.
func distinguish(entries []Entry, group []int, out []string) {
	for k := range entries[group[0]].Marks {
		seen := map[string]bool{"": true}
		for _, i := range group {
			if k >= len(entries[i].Marks) || seen[entries[i].Marks[k]] {
				break
			}
			out[i] = entries[i].Marks[k]
			seen[out[i]] = true
		}
		if len(seen) == len(group)+1 {
			return
		}
	}
	for n, i := range group {
		out[i] = fmt.Sprintf("lembar ke-%d", n+1)
	}
}

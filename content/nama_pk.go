package content

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
)

// maxNama is how many bytes a post and a name take in the name of a perjanjian.
const maxNama = 60

// name names every perjanjian by the post and the person of its first party, in
// lower case with hyphens: a name that any system can write, and that stays when
// others come or go.
func (k *Kaskade) name() {
	taken := map[string]int{} // by name: how many begin so
	for i, p := range k.PK {
		var words []string
		if d := p.Document; len(d.PenandaTangan) > 0 {
			first := d.PihakPertama()
			if len(first.Jabatan) > 0 {
				words = append(words, slug(first.Jabatan[0].Value))
			}
			words = append(words, slug(untitled(first.Nama.Value)))
		}
		name := strings.Trim(strings.Join(words, "-"), "-")
		if name == "" {
			name = "pk-" + strconv.Itoa(i+1)
		}
		stem := name
		for taken[name] > 0 {
			taken[stem]++
			name = stem + "-" + strconv.Itoa(taken[stem])
		}
		taken[name] = 1
		p.Nama = name
	}
}

// slug returns words in lower case with hyphens between them; accents are left out.
func slug(s string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		w = strings.Map(func(r rune) rune {
			if r > unicode.MaxASCII {
				return -1
			}
			return r
		}, norm.NFD.String(w))
		if w == "" || b.Len()+len(w) > maxNama {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(w)
	}
	return b.String()
}

// untitled returns a name without the titles before and behind it.
func untitled(name string) string {
	name, _, _ = strings.Cut(name, ",")
	words := strings.Fields(name)
	for len(words) > 1 && (strings.HasSuffix(words[0], ".") || titles[strings.ToLower(words[0])]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// titles are what stands before names without a dot too.
var titles = map[string]bool{"h": true, "hj": true, "dr": true, "drs": true, "dra": true, "ir": true, "prof": true, "drg": true, "drh": true}

// ofPart returns what of the findings of a file concerns one of its documents: what
// stands in its own table, what holds for all, and a galat of another, for a file
// that is wrong is not printed in parts that depend on it.
func ofPart(d *Document, list finding.List) (own finding.List) {
	for _, f := range list {
		if other := d.Kaskade.at(f.Span); other == nil || other == d.PK || f.Severity() == finding.Galat && d.PK.below(other) {
			own = append(own, f)
		}
	}
	return own
}

// at returns the perjanjian in whose table a place lies; nil: in none. Their tables
// follow each other in one file.
func (k *Kaskade) at(s source.Span) *PK {
	i, found := slices.BinarySearchFunc(k.PK, s.Start, func(p *PK, start int) int { return cmp.Compare(p.Region.Start, start) })
	if !found {
		i--
	}
	if i >= 0 && k.PK[i].Region.Contains(s) {
		return k.PK[i]
	}
	return nil
}

// below tells whether one stands directly below another, whose first party is its
// second.
func (p *PK) below(other *PK) bool { return p.Atasan == other }

// Part returns the one of several documents of a file that is named so, and what of the
// file's findings concerns it; nil, with the reason, where there is none.
func Part(whole *Document, found finding.List, name string) (*Document, finding.List) {
	if p := whole.Kaskade.Of(name); p != nil && whole.Multiplied() {
		return p.Document, ofPart(p.Document, found)
	}
	var list finding.List
	at := source.Span{File: whole.File}
	if !whole.Multiplied() {
		list.Add(finding.NilaiTakSah, at, "berkas ini memuat satu dokumen, tidak ada yang bernama %q", cut(name)).Hint = "sebut berkasnya saja"
		return nil, list
	}
	var names []string
	for _, p := range whole.Kaskade.PK {
		names = append(names, p.Nama)
	}
	f := list.Add(finding.NilaiTakSah, at, "berkas ini tidak memuat perjanjian kinerja bernama %q", cut(name))
	f.Hint = "yang ada: " + strings.Join(cutList(slices.Clone(names)), ", ")
	if near := schema.Nearest(name, names); near != "" {
		f.Hint = "maksudnya " + near + "?"
	}
	return nil, list
}

package content

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// bawah is what finds the place of one perjanjian among the others, before any is
// read.
type bawah struct {
	span    source.Span
	tingkat int             // from above
	pihak   [3]Text         // NIP, post and name of its first party
	kode    map[string]bool // of its sasaran
	serves  []Text          // as its table says of all its sasaran
	all     []Text          // with what each of them says
}

// atasan finds which perjanjian stands above each: the one that it names; else, of
// those of a higher level before it in the file, the nearest, or, where that has no
// sasaran of the kode that it serves, the only one that has.
func (r *reader) atasan(k *Kaskade, root *tomltree.Node, nodes []*tomltree.Node) {
	quiet := &reader{doc: &Document{}}
	list := make([]bawah, len(nodes))
	owner := map[string]int{} // of a kode; -1: several
	for i, n := range nodes {
		list[i] = quiet.bawah(root, n, i == 0)
		for kode := range list[i].kode {
			if _, met := owner[kode]; met {
				owner[kode] = -1
			} else {
				owner[kode] = i
			}
		}
	}
	parties := newPihakIndex(list)
	var above []int // the way down to the one before, by level
	for i, n := range nodes {
		p, b := k.PK[i], &list[i]
		for len(above) > 0 && list[above[len(above)-1]].tingkat >= b.tingkat {
			above = above[:len(above)-1]
		}
		nearest := -1
		if len(above) > 0 {
			nearest = above[len(above)-1]
		}
		above = append(above, i)
		named := quiet.text(n, "atasan", offPage)
		p.Atasan = k.above(nearest)
		if j := r.namedAtasan(named, parties, i); j >= 0 {
			p.Atasan, p.AtasanSpan = k.PK[j], named.Span
		} else if named.IsZero() {
			for _, t := range b.all {
				of, met := owner[t.Value]
				if met && of >= 0 && of != i && (nearest < 0 || !list[nearest].kode[t.Value] && !number(t.Value)) {
					p.Atasan, p.AtasanSpan = k.PK[of], t.Span
					break
				}
			}
		}
	}
	r.circles(k, list)
	for _, p := range k.PK {
		if p.Atasan != nil {
			p.Atasan.Bawahan = append(p.Atasan.Bawahan, p)
		}
	}
	for i, p := range k.PK {
		p.serves = list[i].serves
	}
}

func (k *Kaskade) above(i int) *PK {
	if i < 0 {
		return nil
	}
	return k.PK[i]
}

func number(s string) bool { _, err := strconv.Atoi(s); return err == nil }

func (r *reader) bawah(root, n *tomltree.Node, head bool) (b bawah) {
	tingkat := option(n, "tingkat", option(table(root, "perjanjian_kinerja"), "tingkat", schema.TingkatJPT))
	b.tingkat = slices.IndexFunc(schema.TingkatPihak, func(row []string) bool { return slices.Contains(row, tingkat) })
	part := parts(root, n, head)
	if first := part("penanda_tangan"); first != nil {
		if first.Kind == tomltree.Array && len(first.Children) > 0 {
			first = first.Children[0]
		}
		number := r.nomor(first)
		_, plain := SplitNIP(number.Value)
		post := r.texts(first, "jabatan", offPage)
		b.pihak[0] = Text{Value: nipGaps.Replace(plain), Span: number.Span}
		var lines []string
		for _, t := range post {
			lines = append(lines, t.Value)
		}
		b.pihak[1] = Text{Value: strings.Join(lines, " ")}
		b.pihak[2] = r.text(first, "nama", offPage)
	}
	b.span, b.serves, b.kode = n.Span, r.served(n), map[string]bool{}
	b.all = slices.Clone(b.serves)
	for _, s := range elements(tomltree.NewTable("", n.Span, part("sasaran")), "sasaran") {
		if kode := r.text(s, "kode", offPage).Value; kode != "" {
			b.kode[kode] = true
		}
		b.all = append(b.all, r.served(s)...)
	}
	return b
}

// pihakIndex finds perjanjian by the number, the post and the name of their first party.
type pihakIndex struct {
	list []bawah
	by   [3]map[string][]int // in lower case
	post []string            // of all, each once, in order
}

func newPihakIndex(list []bawah) *pihakIndex {
	x := &pihakIndex{list: list}
	for at := range x.by {
		x.by[at] = map[string][]int{}
	}
	for i := range list {
		for at, said := range list[i].pihak {
			if key := strings.ToLower(said.Value); key != "" {
				x.by[at][key] = append(x.by[at][key], i)
			}
		}
	}
	x.post = slices.Sorted(maps.Keys(x.by[1]))
	return x
}

// of returns the perjanjian of others that a text names, two at most: by the whole of
// what they say, a post else by the words that it begins with.
func (x *pihakIndex) of(at int, named string, own int) (found []int) {
	add := func(list []int) {
		for _, i := range list {
			if i != own && len(found) < 2 {
				found = append(found, i)
			}
		}
	}
	add(x.by[at][named])
	if at == 1 && len(found) == 0 {
		for n, _ := slices.BinarySearch(x.post, named+" "); n < len(x.post) && strings.HasPrefix(x.post[n], named+" ") && len(found) < 2; n++ {
			add(x.by[at][x.post[n]])
		}
	}
	return found
}

// mostNames is how many numbers, posts and names each are looked through for one that a
// misspelt one is near to.
const mostNames = 200

func (x *pihakIndex) names() (names []string) {
	for at := range x.by {
		for i := range x.list[:min(len(x.list), mostNames)] {
			names = append(names, x.list[i].pihak[at].Value)
		}
	}
	return names
}

// namedAtasan returns which perjanjian a text names by the number, the post or the
// name of its first party; -1, with a finding, where it names none, or several.
func (r *reader) namedAtasan(named Text, x *pihakIndex, own int) int {
	if named.IsZero() {
		return -1
	}
	_, number := SplitNIP(named.Value)
	for at, key := range [3]string{nipGaps.Replace(number), named.Value, named.Value} {
		switch found := x.of(at, strings.ToLower(key), own); len(found) {
		case 1:
			return found[0]
		case 2:
			f := r.add(finding.NilaiTakSah, named.Span, "atasan %q menyebut lebih dari satu perjanjian kinerja", cut(named.Value))
			if f.Hint = "tulis NIP-nya"; at == 0 {
				f.Hint = "tulis jabatannya"
			}
			for _, i := range found {
				f.Related = append(f.Related, finding.Related{Span: x.list[i].span, Message: "salah satunya"})
			}
			return -1
		}
	}
	f := r.add(finding.NilaiTakSah, named.Span, "tidak ada perjanjian kinerja lain dengan pihak pertama %q", cut(named.Value))
	f.Hint = "tulis NIP, jabatan, atau nama pihak pertama perjanjian di atasnya"
	if len(named.Value) > maxNamed {
		return -1
	}
	if near := schema.Nearest(named.Value, x.names()); near != "" {
		f.Hint = "maksudnya " + near + "?"
	}
	return -1
}

// maxNamed is how many bytes a text may have that is looked at for a slip.
const maxNamed = 200

// circles reports perjanjian that stand above themselves, and has each circle begin at
// the first of its own.
func (r *reader) circles(k *Kaskade, list []bawah) {
	done := map[*PK]bool{}
	for _, p := range k.PK {
		way := map[*PK]bool{}
		for at := p; at != nil && !done[at]; at = at.Atasan {
			if !way[at] {
				way[at] = true
				continue
			}
			var names []string
			of := at
			for {
				i := slices.Index(k.PK, of)
				names = append(names, list[i].called(i))
				if of = of.Atasan; of == at {
					break
				}
			}
			names = append(names, names[0])
			r.add(finding.NilaiTakSah, at.AtasanSpan.Or(at.Span), "perjanjian kinerja melingkar: %s", strings.Join(cutList(names), " → ")).Hint =
				"perbaiki atasan atau melayani salah satunya"
			at.Atasan, at.circled = nil, true
			break
		}
		for at := range way {
			done[at] = true
		}
	}
}

// called returns what a perjanjian is called in a finding.
func (b *bawah) called(i int) string {
	for _, t := range []Text{b.pihak[1], b.pihak[2]} {
		if !t.IsZero() {
			return t.Value
		}
	}
	return "pk ke-" + strconv.Itoa(i+1)
}

// mostCalled is how many names a finding lists.
const mostCalled = 6

func cutList(names []string) []string {
	for i := range names {
		names[i] = cut(names[i])
	}
	if len(names) > mostCalled {
		names = append(append(names[:mostCalled-2:mostCalled-2], "…"), names[len(names)-1])
	}
	return names
}

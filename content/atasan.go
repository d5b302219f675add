package content

import (
	"slices"
	"strconv"
	"strings"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/tomltree"
)

// bawah is what finds the place of one perjanjian among the others, before any is
// read.
type bawah struct {
	tingkat int      // from above
	pihak   [3]Text  // NIP, post and name of its first party
	kode    []string // of its sasaran
	serves  []Text   // as its table says of all its sasaran
	all     []Text   // with what each of them says
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
		for _, kode := range list[i].kode {
			if of, met := owner[kode]; kode != "" && (!met || of != i) {
				owner[kode] = i
				if met {
					owner[kode] = -1
				}
			}
		}
	}
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
		if j := r.namedAtasan(named, list, i); j >= 0 {
			p.Atasan, p.AtasanSpan = k.PK[j], named.Span
		} else if named.IsZero() {
			for _, t := range b.all {
				of, met := owner[t.Value]
				if met && of >= 0 && of != i && (nearest < 0 || !slices.Contains(list[nearest].kode, t.Value) && !number(t.Value)) {
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
		post := r.texts(first, "jabatan", offPage)
		b.pihak[0] = Text{Value: number.Plain(), Span: number.Span}
		var lines []string
		for _, t := range post {
			lines = append(lines, t.Value)
		}
		b.pihak[1] = Text{Value: strings.Join(lines, " ")}
		b.pihak[2] = r.text(first, "nama", offPage)
	}
	b.serves = r.served(n)
	b.all = slices.Clone(b.serves)
	for _, s := range elements(tomltree.NewTable("", n.Span, part("sasaran")), "sasaran") {
		b.kode = append(b.kode, r.text(s, "kode", offPage).Value)
		b.all = append(b.all, r.served(s)...)
	}
	return b
}

// namedAtasan returns which perjanjian a text names by the number, the post or the
// name of its first party; -1, with a finding, where it names none.
func (r *reader) namedAtasan(named Text, list []bawah, own int) int {
	if named.IsZero() {
		return -1
	}
	digits := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, named.Value)
	var names []string
	for _, at := range [3]int{0, 1, 2} {
		found := -1
		for i := range list {
			said := list[i].pihak[at].Value
			names = append(names, said)
			same := strings.EqualFold(said, named.Value) || at == 1 && strings.HasPrefix(strings.ToLower(said), strings.ToLower(named.Value)+" ") ||
				at == 0 && digits == said
			if said == "" || !same || i == own {
				continue
			}
			if found >= 0 && at > 0 {
				f := r.add(finding.NilaiTakSah, named.Span, "atasan %q menyebut lebih dari satu perjanjian kinerja", cut(named.Value))
				f.Hint = "tulis NIP-nya"
				return -1
			}
			found = i
		}
		if found >= 0 {
			return found
		}
	}
	f := r.add(finding.NilaiTakSah, named.Span, "tidak ada perjanjian kinerja lain dengan pihak pertama %q", cut(named.Value))
	f.Hint = "tulis NIP, jabatan, atau nama pihak pertama perjanjian di atasnya"
	if near := schema.Nearest(named.Value, names[:min(len(names), 300)]); near != "" {
		f.Hint = "maksudnya " + near + "?"
	}
	return -1
}

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

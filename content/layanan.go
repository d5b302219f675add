package content

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"iku/content/finding"
	"iku/content/schema"
)

// layanan finds the sasaran above that each sasaran serves.
func (r *reader) layanan(k *Kaskade) {
	codes := newSasaranIndex(k)
	for _, p := range k.PK {
		p.dilayani = make([][]Layanan, len(p.Document.Sasaran))
	}
	for _, p := range k.PK {
		p.Layanan = make([][]Layanan, len(p.Document.Sasaran))
		resolved := map[Text]*Layanan{}
		find := func(t Text) *Layanan {
			l, met := resolved[t]
			if !met {
				l = r.servedBy(codes, p, t)
				resolved[t] = l
			}
			return l
		}
		for i := range p.Document.Sasaran {
			said := p.Melayani(i)
			for _, t := range said {
				if l := find(t); l != nil {
					p.Layanan[i] = append(p.Layanan[i], *l)
				}
			}
			if only := p.Atasan; len(said) == 0 && only != nil && len(only.Document.Sasaran) == 1 { // which else could it serve
				p.Layanan[i] = []Layanan{{PK: only}}
			}
		}
		for _, t := range p.serves { // what no sasaran asked
			find(t)
		}
	}
	r.circledLayanan(k)
	for _, p := range k.PK {
		for i, served := range p.Layanan {
			for _, l := range served {
				l.PK.dilayani[l.Sasaran] = append(l.PK.dilayani[l.Sasaran], Layanan{Span: l.Span, PK: p, Sasaran: i})
			}
		}
	}
}

// circledLayanan reports sasaran that serve themselves, by others that serve them, and
// has the last of each circle serve none of it.
func (r *reader) circledLayanan(k *Kaskade) {
	const (
		under = 1 + iota // what it serves is being looked at
		sound
	)
	state := map[Layanan]int{} // by perjanjian and sasaran; Span is not said
	var way []Layanan
	var look func(at Layanan)
	look = func(at Layanan) {
		state[at] = under
		way = append(way, at)
		served := &at.PK.Layanan[at.Sasaran]
		*served = slices.DeleteFunc(*served, func(l Layanan) bool {
			next := Layanan{PK: l.PK, Sasaran: l.Sasaran}
			switch state[next] {
			case under:
				r.circle(way[slices.Index(way, next):], l)
				return true
			case 0:
				look(next)
			}
			return false
		})
		way = way[:len(way)-1]
		state[at] = sound
	}
	for _, p := range k.PK {
		for i := range p.Layanan {
			if at := (Layanan{PK: p, Sasaran: i}); state[at] == 0 {
				look(at)
			}
		}
	}
}

// circle reports sasaran of which each serves the next; said is where the last serves
// the first.
func (r *reader) circle(way []Layanan, said Layanan) {
	var names []string
	for _, at := range append(slices.Clone(way), said) {
		s := &at.PK.Document.Sasaran[at.Sasaran]
		names = append(names, cmp.Or(s.Kode.Value, s.Uraian.Value))
	}
	r.add(finding.NilaiTakSah, said.Span.Or(said.PK.Span), "sasaran melingkar: %s", strings.Join(cutList(names), " → ")).Hint = "perbaiki melayani salah satunya"
}

// sasaranIndex finds sasaran by their kode: the first of those of one perjanjian, and
// of all.
type sasaranIndex struct {
	of   map[*PK]map[string]int
	all  map[string]Layanan
	near map[*PK][]string // the kode of one, in order, as many as a slip is looked for among
}

func newSasaranIndex(k *Kaskade) *sasaranIndex {
	x := &sasaranIndex{map[*PK]map[string]int{}, map[string]Layanan{}, map[*PK][]string{}}
	for _, p := range k.PK {
		own := map[string]int{}
		for i := range p.Document.Sasaran {
			kode := p.Document.Sasaran[i].Kode.Value
			if _, met := own[kode]; kode == "" || met {
				continue
			}
			own[kode] = i
			if _, met := x.all[kode]; !met {
				x.all[kode] = Layanan{PK: p, Sasaran: i}
			}
		}
		x.of[p] = own
	}
	return x
}

// names returns the kode of the sasaran of one perjanjian, in order.
func (x *sasaranIndex) names(p *PK) []string {
	list, met := x.near[p]
	if !met {
		list = slices.Sorted(maps.Keys(x.of[p]))
		list = list[:min(len(list), mostNames)]
		x.near[p] = list
	}
	return list
}

// servedBy returns the sasaran above that a text names by its kode, else by its
// number; nil, with a finding, where there is none.
func (r *reader) servedBy(codes *sasaranIndex, p *PK, t Text) *Layanan {
	above := p.Atasan
	if p.circled { // which has been said
		return nil
	}
	if above == nil {
		r.add(finding.NilaiTakSah, t.Span, "melayani %q, tetapi tidak ada perjanjian kinerja di atasnya", cut(t.Value)).Hint =
			"hapus melayani pada perjanjian yang paling atas, atau isi atasan"
		return nil
	}
	if i, ok := codes.of[above][t.Value]; ok {
		return &Layanan{t.Span, above, i}
	}
	if n, err := strconv.Atoi(t.Value); err == nil && n >= 1 && n <= len(above.Document.Sasaran) {
		return &Layanan{t.Span, above, n - 1}
	}
	if l, ok := codes.all[t.Value]; ok && l.PK != p && l.PK.Atasan != p { // that of another superior
		return &Layanan{t.Span, l.PK, l.Sasaran}
	}
	if r.orphan && len(above.Document.Sasaran) == 0 {
		return nil // it may be there
	}
	f := r.add(finding.NilaiTakSah, t.Span, "perjanjian kinerja di atasnya tidak punya sasaran %q", cut(t.Value))
	f.Hint = "tulis kode sasaran di atasnya, atau nomornya dari 1 sampai " + strconv.Itoa(len(above.Document.Sasaran))
	if near := schema.Nearest(t.Value, codes.names(above)); near != "" && !number(t.Value) && len(t.Value) <= maxNamed {
		f.Hint = "maksudnya " + near + "?"
	}
	f.Related = []finding.Related{{Span: above.Span, Message: "perjanjian kinerja di atasnya"}}
	return nil
}

package content

import (
	"slices"
	"strconv"
	"strings"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// Pohon is the cascade that a pohon kinerja draws: tujuan, sasaran, those of the
// perjanjian kinerja that serve them, and what these spend money on.
type Pohon struct {
	Span    source.Span // where the document speaks of it
	Matriks bool        // it is printed as a table
	Akar    []*Simpul
	// Lepas are the perjanjian kinerja none of whose sasaran serves one above, which
	// stand beside the others as roots.
	Lepas []*PK
	// Tanpa are the programs that do not say which sasaran they serve.
	Tanpa []*Anggaran
}

// Simpul is what stands in a box of it.
type Simpul struct {
	Span            source.Span
	Nomor           string // by its place: "1.2.1"
	Tingkat         string // what it is: "Tujuan", "Sasaran Program", "Indikator"
	Terukur         bool   // it is something that indikator measure
	Kode, Uraian    Text
	Indikator       []*Indikator
	Satuan          Text   // of an indikator
	Nilai           Text   // its target, or the money of a program
	PenanggungJawab []Text // a line each
	Bawahan         []*Simpul
	Lihat           *Simpul // it stands there already, with what is below it
}

// mostSimpul is how many boxes a pohon has.
const mostSimpul = 3_000

// Each calls for each box, those above before those below, with how deep it stands.
func (p *Pohon) Each(visit func(s *Simpul, depth int)) {
	var walk func(list []*Simpul, depth int)
	walk = func(list []*Simpul, depth int) {
		for _, s := range list {
			visit(s, depth)
			walk(s.Bawahan, depth+1)
		}
	}
	walk(p.Akar, 0)
}

// pohon makes the cascade of a document of that kind; nil for any other.
func (r *reader) pohon(n *tomltree.Node) *Pohon {
	d := r.doc
	if d.Dokumen.Jenis.Name != schema.JenisPohon {
		return nil
	}
	p := &Pohon{Span: d.Dokumen.TahunSpan.Or(d.Span), Matriks: option(n, "bentuk", schema.PohonGambar) == schema.PohonMatriks}
	if n != nil && n.Span.File == d.File {
		p.Span = n.Span
	}
	g := &grower{pohon: p, doc: d, grown: map[Layanan]*Simpul{}}
	if d.Kaskade == nil {
		g.roots(d, g.sasaran(d))
	} else {
		g.kaskade(d.Kaskade)
		for _, pk := range d.Kaskade.PK {
			for _, t := range pk.Document.Printed {
				if pk.Region.Contains(t.Span) {
					r.print(t)
				}
			}
		}
	}
	for i, s := range p.Akar {
		numbered(s, strconv.Itoa(i+1))
	}
	if g.count > mostSimpul {
		r.add(finding.NilaiTakSah, p.Span, "pohon kinerja memuat lebih dari %d kotak", mostSimpul).Hint = "bagi menurut bidang atau tujuannya"
	}
	return p
}

func numbered(s *Simpul, nomor string) {
	s.Nomor = nomor
	for i, b := range s.Bawahan {
		numbered(b, nomor+"."+strconv.Itoa(i+1))
	}
}

// grower makes the boxes of a pohon.
type grower struct {
	pohon *Pohon
	doc   *Document
	grown map[Layanan]*Simpul // by perjanjian and sasaran; Span is not said
	count int
}

// add makes a box.
func (g *grower) add(s Simpul) *Simpul {
	g.count++
	return &s
}

// full tells that no more boxes are made.
func (g *grower) full() bool { return g.count > mostSimpul }

// roots sets boxes of sasaran below the tujuan that they serve; those that serve none
// stand beside these.
func (g *grower) roots(d *Document, sasaran []*Simpul) {
	var tujuan []*Simpul
	for i := range d.Tujuan {
		t := &d.Tujuan[i]
		s := g.add(Simpul{Span: t.Span, Tingkat: "Tujuan", Kode: t.Kode, Uraian: t.Uraian})
		s.Indikator = pointers(t.Indikator)
		tujuan = append(tujuan, s)
	}
	if p := d.PerangkatDaerah; p != nil && len(tujuan) == 0 {
		for _, t := range p.Tujuan.Items {
			tujuan = append(tujuan, g.add(Simpul{Span: t.Span, Tingkat: "Tujuan", Uraian: t}))
		}
	}
	g.pohon.Akar = append(g.pohon.Akar, tujuan...)
	for i, s := range sasaran {
		at := -1
		if i < len(d.Sasaran) {
			at = d.Sasaran[i].Tujuan
		}
		switch {
		case at >= 0 && at < len(tujuan):
			tujuan[at].Bawahan = append(tujuan[at].Bawahan, s)
		case len(tujuan) == 1:
			tujuan[0].Bawahan = append(tujuan[0].Bawahan, s)
		default:
			g.pohon.Akar = append(g.pohon.Akar, s)
		}
	}
}

// sasaran makes the boxes of a document by itself: of each sasaran with one below it
// for each of its indikator, then of the indikator beside them; programs below the
// sasaran that they serve.
func (g *grower) sasaran(d *Document) (list []*Simpul) {
	for i := range d.Sasaran {
		s := &d.Sasaran[i]
		b := g.add(Simpul{Span: s.Span, Tingkat: "Sasaran", Terukur: true, Kode: s.Kode, Uraian: s.Uraian})
		for k := range s.Indikator {
			b.Bawahan = append(b.Bawahan, g.indikator(&s.Indikator[k]))
		}
		list = append(list, b)
	}
	g.programs(d, list, nil)
	for i := range d.Indikator {
		list = append(list, g.indikator(&d.Indikator[i]))
	}
	return list
}

func (g *grower) indikator(i *Indikator) *Simpul {
	return g.add(Simpul{Span: i.Span, Tingkat: "Indikator", Kode: i.Kode, Uraian: i.Uraian, Nilai: g.target(i), Satuan: i.Satuan,
		PenanggungJawab: i.Isi("penanggung_jawab").Items})
}

func (g *grower) target(i *Indikator) Text { return g.doc.TargetOf(i.Target, i.TargetTahunan).Text }

// namaTingkat are what the sasaran of a perjanjian are called by its level.
var namaTingkat = map[string]string{
	schema.TingkatKepalaDaerah: "Sasaran Strategis", schema.TingkatJPT: "Sasaran Strategis", schema.TingkatAdministrator: "Sasaran Program",
	schema.TingkatPengawas: "Sasaran Kegiatan",
}

// kaskade makes the boxes of perjanjian kinerja, each sasaran below those that it
// serves. The second of these only names the box that stands below the first.
func (g *grower) kaskade(k *Kaskade) {
	below := map[Layanan][]Layanan{} // Span is not said
	for _, p := range k.PK {
		for i, served := range p.Layanan {
			for _, l := range served {
				at := Layanan{PK: l.PK, Sasaran: l.Sasaran}
				below[at] = append(below[at], Layanan{PK: p, Sasaran: i})
			}
		}
	}
	for _, p := range k.PK {
		hangs := p.Atasan == nil
		for i := range p.Document.Sasaran {
			hangs = hangs || i < len(p.Layanan) && len(p.Layanan[i]) > 0
		}
		if !hangs {
			g.pohon.Lepas = append(g.pohon.Lepas, p)
		}
	}
	for _, p := range k.PK {
		var roots []*Simpul
		free := p.Atasan == nil || slices.Contains(g.pohon.Lepas, p)
		for i := range p.Document.Sasaran {
			if free || i >= len(p.Layanan) || len(p.Layanan[i]) == 0 {
				roots = append(roots, g.grow(Layanan{PK: p, Sasaran: i}, below))
			}
		}
		if p.Atasan == nil {
			g.roots(p.Document, roots)
		} else {
			g.pohon.Akar = append(g.pohon.Akar, roots...)
		}
	}
	for _, p := range k.PK { // what the money of the lowest is for
		if len(p.Bawahan) == 0 {
			own := make([]*Simpul, len(p.Document.Sasaran))
			for i := range own {
				own[i] = g.grown[Layanan{PK: p, Sasaran: i}]
			}
			g.programs(p.Document, own, post(p.Document.PihakPertama()))
		}
	}
}

// grow makes the box of a sasaran with all that serves it.
func (g *grower) grow(at Layanan, below map[Layanan][]Layanan) *Simpul {
	d := at.PK.Document
	s := &d.Sasaran[at.Sasaran]
	name := namaTingkat[d.Perjanjian.Tingkat]
	if name == "" {
		name = "Sasaran Sub Kegiatan"
	}
	b := g.add(Simpul{Span: s.Span, Tingkat: name, Terukur: true, Kode: s.Kode, Uraian: s.Uraian, Indikator: pointers(s.Indikator), PenanggungJawab: post(d.PihakPertama())})
	if there := g.grown[at]; there != nil {
		b.Lihat, b.Indikator, b.PenanggungJawab = there, nil, nil
		return b
	}
	g.grown[at] = b
	for _, l := range below[at] {
		if !g.full() {
			b.Bawahan = append(b.Bawahan, g.grow(l, below))
		}
	}
	return b
}

// programs sets the boxes of a document's programs below those of its sasaran, which
// may be nil.
func (g *grower) programs(d *Document, sasaran []*Simpul, by []Text) {
	for i := range d.Program {
		a := &d.Program[i]
		at := -1
		switch name := a.Sasaran.Value; {
		case name != "":
			at = slices.IndexFunc(d.Sasaran, func(s Sasaran) bool { return s.Kode.Value == name })
			if n, err := strconv.Atoi(name); at < 0 && err == nil {
				at = n - 1
			}
		case len(d.Sasaran) == 1:
			at = 0
		}
		if at < 0 || at >= len(sasaran) || sasaran[at] == nil {
			g.pohon.Tanpa = append(g.pohon.Tanpa, a)
			continue
		}
		sasaran[at].Bawahan = append(sasaran[at].Bawahan, g.program(a, 0, by))
	}
}

// namaAnggaran are what money is for, from above.
var namaAnggaran = []string{"Program", "Kegiatan", "Sub Kegiatan"}

func (g *grower) program(a *Anggaran, depth int, by []Text) *Simpul {
	b := g.add(Simpul{Span: a.Span, Tingkat: namaAnggaran[depth], Kode: a.Kode, Uraian: a.Nama, Nilai: a.Rupiah.Text, PenanggungJawab: by})
	for i := range a.Bagian {
		if !g.full() {
			b.Bawahan = append(b.Bawahan, g.program(&a.Bagian[i], depth+1, by))
		}
	}
	return b
}

// post returns the post of somebody who signs, on one line; nil: of nobody.
func post(p *PenandaTangan) []Text {
	if p == nil || len(p.Jabatan) == 0 {
		return nil
	}
	var words []string
	for _, t := range p.Jabatan {
		words = append(words, strings.TrimRight(t.Value, ","))
	}
	return []Text{{Value: strings.Join(words, " "), Span: p.Jabatan[0].Span}}
}

func pointers(list []Indikator) (out []*Indikator) {
	for i := range list {
		out = append(out, &list[i])
	}
	return out
}

package content

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/tomltree"
)

// Pengukuran is what a pengukuran kinerja measures, and how.
type Pengukuran struct {
	Triwulan   int    // 0: the year
	Negatif    string // schema.CapaianSelisih or schema.CapaianTerbalik
	Batas      int    // in percent; 0: none
	Potong     bool   // decimals are cut, not rounded
	Kategori   []Kategori
	Pembanding []string

	Realisasi, Dinyatakan, Nasional map[*Indikator]Nilai
	Lalu                            map[*Indikator]Nilai // of the year before
}

// Kategori is what a capaian of so many percent or more is called.
type Kategori struct {
	Nama Text
	Dari *big.Rat // in percent
}

func (r *reader) pengukuran(root *tomltree.Node) Pengukuran {
	n := table(root, "pengukuran_kinerja")
	p := Pengukuran{
		Negatif:    option(n, "capaian_negatif", schema.CapaianSelisih),
		Potong:     option(n, "pembulatan", "bulat") == "potong",
		Realisasi:  r.values(table(root, "realisasi")),
		Dinyatakan: r.values(table(root, "capaian")),
		Nasional:   r.values(table(root, "nasional")),
	}
	if year := r.doc.Dokumen.Tahun; year != 0 {
		p.Lalu = r.values(table(root, "realisasi_"+strconv.Itoa(year-1)))
	}
	if n == nil {
		return p
	}
	if t := n.Get("triwulan"); t != nil {
		p.Triwulan = integer(t)
	}
	if b := n.Get("batas"); b != nil {
		p.Batas = integer(b)
	}
	for _, t := range r.texts(n, "pembanding", offPage) {
		if !slices.Contains(schema.Pembanding, t.Value) {
			r.add(finding.NilaiTakSah, t.Span, "pembanding %q tidak dikenal", cut(t.Value)).Hint = "pilih " + strings.Join(schema.Pembanding, ", ")
			continue
		}
		p.Pembanding = append(p.Pembanding, t.Value)
	}
	if k := n.Get("kategori"); k != nil && k.Kind == tomltree.Array {
		for _, e := range k.Children {
			p.Kategori = append(p.Kategori, r.kategori(e)...)
		}
	}
	return p
}

// kategori reads ["Tinggi", 75]; what is none is a finding.
func (r *reader) kategori(n *tomltree.Node) []Kategori {
	if n.Kind == tomltree.Array && len(n.Children) == 2 && n.Children[0].Kind == tomltree.String {
		name := r.string(n.Children[0], false, onPage)
		if v := n.Children[1]; v.Kind == tomltree.Integer || v.Kind == tomltree.Float {
			if number, _, err := angka.FromTOML(v.Literal()); err == nil && name.Value != "" {
				return []Kategori{{name, number.Rat}}
			}
		}
	}
	r.add(finding.NilaiTakSah, n.Span, "kategori harus nama dengan batas bawahnya dalam persen").Hint = "misalnya [\"Tinggi\", 75]"
	return nil
}

// values reads what a table says of indikator; n may be nil.
func (r *reader) values(n *tomltree.Node) map[*Indikator]Nilai {
	if n == nil {
		return nil
	}
	all := map[*Indikator]Nilai{}
	r.byIndikator(n, func(i *Indikator, c *tomltree.Node) {
		if v := r.nilaiOf(c, false); !v.IsZero() {
			all[i] = v
		}
	})
	return all
}

// TargetDiukur returns the target that an indikator is measured by: of the quarter, or
// of the year.
func (d *Document) TargetDiukur(i *Indikator) Nilai {
	if q := d.Pengukuran.Triwulan; q > 0 {
		if t := d.TriwulanOf(i); t != nil && q <= len(t.Nilai) {
			return t.Nilai[q-1]
		}
	}
	return d.TargetOf(i.Target, i.TargetTahunan)
}

// hundred is what percents are parts of.
var hundred = big.NewRat(100, 1)

// Dihitung returns what an indikator has reached, in percent of its target, exactly,
// as its polarity and the document say; nil where that is not to be computed: without
// target or realisasi, of ranges and words.
func (d *Document) Dihitung(i *Indikator) *big.Rat {
	target, ok := d.amount(i, d.TargetDiukur(i))
	realised, fine := d.amount(i, d.Pengukuran.Realisasi[i])
	if !ok || !fine || target.Sign() == 0 {
		return nil
	}
	c := new(big.Rat)
	switch {
	case i.Polaritas.Value == "negatif" && d.Pengukuran.Negatif == schema.CapaianTerbalik:
		if realised.Sign() == 0 {
			return nil
		}
		c.Quo(target, realised)
	case i.Polaritas.Value == "negatif":
		c.Sub(new(big.Rat).Add(target, target), realised)
		c.Quo(c, target)
	case i.Polaritas.Value == "stabil":
		c.Sub(realised, target)
		c.Quo(c.Abs(c), target)
		c.Sub(big.NewRat(1, 1), c)
	default:
		c.Quo(realised, target)
	}
	return c.Mul(c, hundred)
}

// amount returns the figure that a value of an indikator is compared by; of a
// predicate the number at which it begins.
func (d *Document) amount(i *Indikator, n Nilai) (*big.Rat, bool) {
	if n.IsZero() {
		return nil, false
	}
	v := n.Besaran(i.Satuan)
	if s := i.Skala.Scale; s != nil && v.Rat == nil {
		v = s.Read(n.Value, i.Satuan.Value)
		if rank, ok := s.Rank(v.Grade); ok && v.Rat == nil {
			return s.Steps[rank].From, s.Steps[rank].From != nil
		}
	}
	if v.Rat == nil || v.High != nil || v.Kind == besaran.Ratio {
		return nil, false
	}
	return v.Rat, true
}

// Capaian returns what is printed of an indikator's capaian, in percent: stated, else
// computed; within the document's bound. Nil where there is none.
func (d *Document) Capaian(i *Indikator) *big.Rat {
	if s, ok := d.Pengukuran.Dinyatakan[i]; ok {
		if s.Number == nil {
			return nil
		}
		r := s.Number.Rat
		if s.Number.Percent {
			r = new(big.Rat).Mul(r, hundred)
		}
		return r
	}
	c := d.Dihitung(i)
	if b := d.Pengukuran.Batas; c != nil && b > 0 && c.Cmp(big.NewRat(int64(b), 1)) > 0 {
		return big.NewRat(int64(b), 1)
	}
	return c
}

// RataCapaian returns the mean of what indikator have reached; nil where none has
// anything.
func (d *Document) RataCapaian(list []*Indikator) *big.Rat {
	sum, n := new(big.Rat), 0
	for _, i := range list {
		if c := d.Capaian(i); c != nil {
			sum.Add(sum, c)
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return sum.Quo(sum, big.NewRat(int64(n), 1))
}

// PersenCapaian writes percents as the document does: with two decimals, rounded half
// away from zero, or cut.
func (d *Document) PersenCapaian(c *big.Rat) string {
	return angka.Format(d.shown(c), 2, false) + "%"
}

// shown returns percents with the two decimals that are printed of them.
func (d *Document) shown(c *big.Rat) *big.Rat {
	if !d.Pengukuran.Potong {
		return angka.Round(c, 2)
	}
	scaled := new(big.Rat).Mul(c, hundred)
	return new(big.Rat).SetFrac(new(big.Int).Quo(scaled.Num(), scaled.Denom()), big.NewInt(100))
}

// KategoriOf returns what a capaian is called, by what is printed of it; zero where it
// is called nothing.
func (d *Document) KategoriOf(c *big.Rat) Text {
	if c == nil {
		return Text{}
	}
	c = d.shown(c)
	var best *Kategori
	for k := range d.Pengukuran.Kategori {
		if g := &d.Pengukuran.Kategori[k]; c.Cmp(g.Dari) >= 0 && (best == nil || g.Dari.Cmp(best.Dari) > 0) {
			best = g
		}
	}
	if best == nil {
		return Text{}
	}
	return best.Nama
}

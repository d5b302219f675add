package content

import (
	"math/big"
	"strings"

	"iku/content/angka"
	"iku/content/finding"
	"iku/content/source"
	"iku/content/tomltree"
)

// Anggaran is a program, a kegiatan or a sub kegiatan with its money.
type Anggaran struct {
	Span       source.Span
	Nama       Text
	Kode       Text
	Rupiah     Nilai   // printed "Rp1.250.000.000"; zero: not said
	Triwulan   []Nilai // by quarter: four, if it is as it should be
	Keterangan Text
	Sasaran    Text // of a program: which it serves, as written
	Bagian     []Anggaran
}

// belowAnggaran names what a program has, and then a kegiatan.
var belowAnggaran = []string{"kegiatan", "sub_kegiatan"}

func (r *reader) program(root *tomltree.Node) []Anggaran {
	return r.anggaran(elements(root, "program"), belowAnggaran)
}

func (r *reader) anggaran(nodes []*tomltree.Node, below []string) (list []Anggaran) {
	for _, n := range nodes {
		a := Anggaran{Span: n.Span, Nama: r.text(n, "nama", onPage), Kode: r.text(n, "kode", onPage),
			Rupiah: r.money(n, "anggaran"), Triwulan: r.moneys(n, "triwulan"), Keterangan: r.text(n, "keterangan", onPage), Sasaran: r.text(n, "sasaran", offPage)}
		if len(below) > 0 {
			a.Bagian = r.anggaran(elements(n, below[0]), below[1:])
		}
		list = append(list, a)
	}
	return list
}

// money reads an amount of rupiah: a number is printed with Rp and dots, a text as
// written, which must say a number.
func (r *reader) money(n *tomltree.Node, key string) Nilai {
	c := n.Get(key)
	if c == nil {
		return Nilai{Text: Text{Span: n.Span}}
	}
	return r.moneyOf(c, key)
}

// moneys reads several amounts.
func (r *reader) moneys(n *tomltree.Node, key string) (list []Nilai) {
	c := n.Get(key)
	if c == nil || c.Kind != tomltree.Array {
		return nil
	}
	for _, e := range c.Children {
		if e.Kind != tomltree.Table && e.Kind != tomltree.Array {
			list = append(list, r.moneyOf(e, key))
		}
	}
	return list
}

func (r *reader) moneyOf(c *tomltree.Node, key string) Nilai {
	v := r.nilaiOf(c, false)
	switch {
	case v.IsZero():
	case c.Kind == tomltree.String && v.Number == nil:
		r.add(finding.NilaiTakSah, c.Span, "%s %q bukan jumlah rupiah", key, cut(v.Value)).Hint = "misalnya 1_250_000_000, atau \"Rp1.250.000.000\""
	case v.Number != nil && v.Number.Rat.Sign() < 0:
		r.add(finding.NilaiTakSah, c.Span, "%s kurang dari nol", key)
	case !strings.HasPrefix(v.Value, "Rp"):
		v.Value = Rupiah(*v.Number)
		r.print(v.Text)
	}
	return v
}

// Rupiah writes an amount of money as it is printed: "Rp1.250.000.000".
func Rupiah(n angka.Number) string { return "Rp" + angka.Format(n.Rat, n.Decimals, false) }

// TotalAnggaran returns what programs have together: what each says, else what its parts
// have.
func TotalAnggaran(list []Anggaran) *big.Rat {
	sum := new(big.Rat)
	for i := range list {
		if n := list[i].Rupiah.Number; n != nil {
			sum.Add(sum, n.Rat)
		} else {
			sum.Add(sum, TotalAnggaran(list[i].Bagian))
		}
	}
	return sum
}

// Quarters is how many a year has.
const Quarters = 4

// QuartersOf returns what programs have together in each quarter, as it is printed;
// empty where one does not say.
func QuartersOf(list []Anggaran) (sums [Quarters]string) {
	for k := range sums {
		if sum, whole := quarterOf(list, k); whole {
			sums[k] = Rupiah(angka.Number{Rat: sum})
		}
	}
	return sums
}

// quarterOf returns what programs have together in a quarter: what each says, else what
// its parts have; false where there are none or one does not say.
func quarterOf(list []Anggaran, k int) (*big.Rat, bool) {
	sum := new(big.Rat)
	for i := range list {
		if t := list[i].Triwulan; k < len(t) && t[k].Number != nil {
			sum.Add(sum, t[k].Number.Rat)
			continue
		}
		part, whole := quarterOf(list[i].Bagian, k)
		if !whole {
			return nil, false
		}
		sum.Add(sum, part)
	}
	return sum, len(list) > 0
}

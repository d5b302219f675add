package check

import (
	"math/big"
	"slices"
	"sort"
	"strings"

	"iku/content"
	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/rumus"
	"iku/content/source"
)

// angkaLepas looks for the figures of every formula in the rest of its
// appendix.
func angkaLepas(doc *content.Document, to *report) {
	var room []placed
	for ind := range doc.EachIndikator() {
		var known *standing
		stands := func() *standing {
			if known == nil {
				known = standingIn(ind, room)
				room = known.figures
			}
			return known
		}
		for i := range ind.Hitungan {
			r := ind.Hitungan[i].Rumus
			if r == nil || r.Expr == nil {
				continue
			}
			var seen []*big.Rat
			var of *method
			if strings.ContainsAny(r.Value, "+;") {
				is := methodOf(r, ind)
				of = &is
				if of.weights != nil && stands().beside(i) {
					of.report(r, to)
				}
			}
			rumus.Walk(r.Expr.Root, func(n rumus.Node) {
				num, ok := n.(*rumus.Num)
				if !ok || len(seen) == maxPlaces || constant(num, doc.Dokumen.Periode) || among(seen, num.Value) {
					return
				}
				if stands().beside(i) && !known.has(num.Value, i) {
					if of == nil {
						is := methodOf(r, ind)
						of = &is
					}
					if of.figures[num] {
						return
					}
					seen = append(seen, num.Value)
					known.report(r, num, i, to)
				}
			})
		}
	}
}

func among(seen []*big.Rat, v *big.Rat) bool {
	for _, s := range seen {
		if angka.Equal(s, v) {
			return true
		}
	}
	return false
}

// conversions are the numbers of one unit of time in another, and the bases of
// rates ("per 100.000 penduduk"): they come from nowhere in the document.
var conversions = map[int64][]string{
	4: {"triwulan", "minggu"}, 2: {"semester"}, 52: {"minggu"}, 7: {"hari"}, 30: {"hari"}, 31: {"hari"},
	360: {"hari"}, 24: {"jam"}, 60: {"menit", "detik"},
}

// bases are what rates are counted by, and months, days and the 25 of a survey's
// scale, which every method has.
var bases = []int64{12, 25, 365, 366, 1_000, 10_000, 100_000, 1_000_000}

// constant tells of figures that need no source: 0, 1, 100, years, the number of
// years, conversions and bases of rates.
func constant(n *rumus.Num, p content.Periode) bool {
	if !n.Value.IsInt() || !n.Value.Num().IsInt64() {
		return false
	}
	v := n.Value.Num().Int64()
	if v == 0 || v == 1 || v == 100 {
		return true // 100% is 1
	}
	if n.Kind != besaran.Plain {
		return false
	}
	if slices.Contains(bases, v) || len(n.Text) == 4 && v >= int64(p.From-1) && v <= int64(p.To) {
		return true
	}
	if n.Unit == "" {
		return false
	}
	unit, _, _ := strings.Cut(strings.ToLower(n.Unit), " ")
	return unit == "tahun" || slices.Contains(conversions[v], unit)
}

// standing is every figure that an appendix holds.
type standing struct {
	figures  []placed
	index    map[residue]int32 // the last figure of each, plus one
	byValue  []*placed         // made when the first is sought
	sources  int               // steps that hold figures or prose
	lastStep int               // the last of them
}

// residue is what two equal numbers have in common, and few others.
type residue struct{ num, denom big.Word }

func residueOf(r *big.Rat) residue {
	var k residue
	if bits := r.Num().Bits(); len(bits) > 0 {
		k.num = bits[0]
	}
	if !r.IsInt() {
		k.denom = r.Denom().Bits()[0]
	}
	return k
}

// placed is a figure with its place. Result tells that it is what the step of
// that index comes to.
type placed struct {
	figure
	text   string
	span   source.Span
	step   int
	result bool
	silent bool  // no text says it: a total, a target beside the appendix
	before int32 // the figure of the same residue before it, plus one
}

// standingIn collects the figures of an indikator's appendix and of its targets, in
// that room if they fit.
func standingIn(ind *content.Indikator, room []placed) *standing {
	if room == nil {
		room = make([]placed, 0, few/2)
	}
	s := &standing{figures: room[:0]}
	add := func(n *content.Nilai, step int, result bool) {
		if n.Number != nil {
			s.figures = append(s.figures, placed{stated(n.Number), n.Value, n.Span, step, result, step < 0, 0})
		}
	}
	years := func(values []content.NilaiTahun, step int) {
		for i := range values {
			add(&values[i].Nilai, step, false)
		}
	}
	add(&ind.Target, -1, false)
	years(ind.TargetTahunan, -1)
	add(&ind.KondisiAwal.Nilai, -1, false)
	add(&ind.KondisiAkhir.Nilai, -1, false)
	for i := range ind.Hitungan {
		before := len(s.figures)
		holds := false
		switch step := &ind.Hitungan[i]; {
		case step.Data != nil:
			add(&step.Data.Nilai, i, false)
			s.prose(step.Data.Label, i)
			s.prose(step.Data.Penjelasan, i)
			holds = true
		case step.Tahunan != nil:
			years(step.Tahunan.Nilai, i)
			if n := step.Tahunan.Jumlah.Number; n != nil {
				s.figures = append(s.figures, placed{stated(n), step.Tahunan.Jumlah.Value, step.Tahunan.Jumlah.Span, i, false, false, 0})
			}
			for j := range step.Tahunan.Rincian {
				years(step.Tahunan.Rincian[j].Nilai, i)
			}
			if holds = len(s.figures) > before; holds {
				all := sum(step.Tahunan.Nilai)
				s.figures = append(s.figures, placed{all.total(), "", step.Tahunan.Span, i, false, true, 0})
			}
		case step.Kelas != nil:
			years(step.Kelas.Nilai, i)
			if n := step.Kelas.Jumlah.Number; n != nil {
				s.figures = append(s.figures, placed{stated(n), step.Kelas.Jumlah.Value, step.Kelas.Jumlah.Span, i, false, false, 0})
			}
			if holds = len(s.figures) > before; holds {
				all := sum(step.Kelas.Nilai)
				s.figures = append(s.figures, placed{all.total(), "", step.Kelas.Span, i, false, true, 0})
			}
			for _, name := range step.Kelas.Nama {
				s.prose(name, i)
			}
		case step.Rumus != nil:
			for r := range step.Rumus.Each() {
				add(&r.Hasil, i, true)
			}
			holds = len(s.figures) > before
			for _, t := range []content.Text{step.Rumus.Uraian, step.Rumus.Kata[0], step.Rumus.Kata[1]} {
				s.prose(t, i)
			}
		case step.Catatan != nil:
			s.prose(*step.Catatan, i)
			holds = true
		}
		if holds {
			s.sources++
			s.lastStep = i
		}
	}
	if len(s.figures) <= few {
		return s
	}
	s.index = make(map[residue]int32, len(s.figures))
	for i := range s.figures {
		k := residueOf(s.figures[i].rat)
		s.figures[i].before = s.index[k]
		s.index[k] = int32(i + 1)
	}
	return s
}

// few is how many figures are searched faster than indexed.
const few = 100

// prose adds the numbers that a text mentions.
func (s *standing) prose(t content.Text, step int) {
	text := t.Value
	if len(text) > maxLine {
		return
	}
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			continue
		}
		start := i
		for i < len(text) && (text[i] >= '0' && text[i] <= '9' || text[i] == '.' || text[i] == ',') {
			i++
		}
		tok := token{text: strings.TrimRight(text[start:i], ".,")}
		tok.percent = strings.HasPrefix(text[start+len(tok.text):], "%")
		if !indonesian(tok.text) {
			continue
		}
		if f, ok := tok.figure(); ok {
			// The place is that of the whole text: finding the number's own
			// takes the text's length, for each.
			s.figures = append(s.figures, placed{f, tok.text, t.Span, step, false, false, 0})
		}
	}
}

// beside tells whether there is anything but the formula of that step.
func (s *standing) beside(step int) bool {
	return s.sources > 1 || s.sources == 1 && s.lastStep != step
}

// maxAlike bounds the figures of one residue that are looked at.
const maxAlike = 50

// has tells whether a figure stands anywhere but in the result of that step.
func (s *standing) has(v *big.Rat, step int) bool {
	if s.index == nil {
		for i := range s.figures {
			if f := &s.figures[i]; (!f.result || f.step != step) && angka.Equal(f.rat, v) {
				return true
			}
		}
		return false
	}
	i := s.index[residueOf(v)]
	for n := 0; i > 0 && n < maxAlike; n++ {
		f := &s.figures[i-1]
		if angka.Equal(f.rat, v) && (!f.result || f.step != step) {
			return true
		}
		i = f.before
	}
	return false
}

// order returns the figures by value.
func (s *standing) order() []*placed {
	if s.byValue == nil {
		s.byValue = make([]*placed, 0, len(s.figures))
		for i := range s.figures {
			s.byValue = append(s.byValue, &s.figures[i])
		}
		slices.SortStableFunc(s.byValue, func(a, b *placed) int { return angka.Compare(a.rat, b.rat) })
	}
	return s.byValue
}

// maxSearch bounds the figures looked at in each direction for the nearest.
const maxSearch = 50

// nearest returns the figure of the same kind that lies nearest; nil where none
// is found.
func (s *standing) nearest(n *rumus.Num, step int) *placed {
	var best *placed
	var least *big.Rat
	try := func(f *placed) bool {
		if f.silent || f.kind != n.Kind || f.result && f.step == step {
			return false
		}
		d := new(big.Rat).Sub(f.rat, n.Value)
		if d.Abs(d); least == nil || d.Cmp(least) < 0 {
			best, least = f, d
		}
		return true
	}
	figures := s.order()
	at := sort.Search(len(figures), func(i int) bool { return angka.Compare(figures[i].rat, n.Value) >= 0 })
	for i := at; i < min(len(figures), at+maxSearch); i++ {
		if try(figures[i]) {
			break
		}
	}
	for i := at - 1; i >= max(0, at-maxSearch); i-- {
		if try(figures[i]) {
			break
		}
	}
	return best
}

func (s *standing) report(r *content.Rumus, n *rumus.Num, step int, to *report) {
	shown := n.Kind.Format(n.Value, n.Decimals)
	span := r.Between(n.Start, n.Start+len(n.Text))
	near := s.nearest(n, step)
	if near == nil {
		to.add(finding.AngkaLepas, span, "%s tidak terdapat di tempat lain pada lampiran indikator ini", shown).Hint =
			"cantumkan asalnya sebagai langkah data"
		return
	}
	f := to.add(finding.AngkaLepas, span, "%s tidak terdapat di tempat lain pada lampiran indikator ini; yang terdekat %s", shown, near.text)
	f.Hint = "cantumkan asal " + shown + " sebagai langkah data"
	if alike(near.rat, n.Value) {
		f.Hint = "pakai " + near.text + " kalau itu maksudnya, atau " + f.Hint
	}
	f.Related = []finding.Related{related(near.span, "%s terdapat di sini", near.text)}
}

// small returns a whole number that can be multiplied by a hundred.
func small(r *big.Rat) (int64, bool) {
	if !r.IsInt() || !r.Num().IsInt64() {
		return 0, false
	}
	n := r.Num().Int64()
	return n, -1<<50 < n && n < 1<<50
}

// alike tells whether two figures lie within a tenth of each other, so that one
// may have been meant for the other.
func alike(a, b *big.Rat) bool {
	if x, ok := small(a); ok {
		if y, ok := small(b); ok {
			return 10*max(x-y, y-x) <= max(y, -y)
		}
	}
	d := new(big.Rat).Sub(a, b)
	d.Abs(d).Mul(d, big.NewRat(10, 1))
	return d.Cmp(new(big.Rat).Abs(b)) <= 0
}

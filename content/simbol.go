package content

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/rumus"
	"iku/content/schema"
	"iku/content/source"
)

// symbols reports names that are set twice and computes every formula of an
// indikator. A formula that only builds on a faulty one is left without a result
// and without a finding.
func (r *reader) symbols(steps []Langkah) {
	n := r.defined(steps)
	for _, f := range n.formulas {
		if f != nil {
			r.joined(f, n.first)
		}
	}
	kinds, units := scales(steps)
	cycles := map[string]bool{}
	for i, result := range rumus.Resolve(n.defs) {
		f := n.formulas[i]
		if f == nil {
			continue
		}
		f.Kind, f.Times = f.Expr.Kind(func(s *rumus.Sym) besaran.Kind { return kinds[s.Name] }), f.Expr.Times()
		if f.Kind == besaran.Plain && f.Times == 0 && units != nil {
			f.Times = f.Expr.Kind(func(s *rumus.Sym) besaran.Kind { return units[s.Name] }).Places()
		}
		if result.Err == nil {
			f.Result = result.Value
			if result.Years != nil {
				f.ofYears(result.Years)
			}
			r.years(f)
		} else if !result.Dependent {
			for _, err := range append([]error{result.Err}, result.Also...) {
				r.symbolError(f.Text, err, n.names, n.unread, cycles)
			}
		}
	}
	for i := range steps {
		var j Jumlah
		switch s := &steps[i]; {
		case s.Tahunan != nil:
			j = s.Tahunan.Jumlah
		case s.Kelas != nil:
			j = s.Kelas.Jumlah
		}
		if j.Value == "" || j.Number != nil {
			continue
		}
		if _, ok := n.first[j.Value]; !ok && !n.unread[j.Value] {
			r.unknownSymbol(j.Span, j.Value, n.names)
		}
	}
}

// definitions are the figures and formulas of an indikator's steps.
type definitions struct {
	defs     []rumus.Def
	formulas []*Rumus // by definition; nil: none
	first    map[string]source.Span
	names    []string
	unread   map[string]bool // names whose figure cannot be read
}

// defined returns what steps define, and reports names that are set twice.
func (r *reader) defined(steps []Langkah) *definitions {
	n := &definitions{make([]rumus.Def, 0, len(steps)), make([]*Rumus, 0, len(steps)), map[string]source.Span{}, nil, map[string]bool{}}
	for i := range steps {
		switch s := &steps[i]; {
		case s.Data != nil && s.Data.Nilai.Number != nil:
			r.define(n, s.Data.Simbol, rumus.Def{Value: s.Data.Nilai.Number.Rat}, nil)
		case s.Data != nil:
			n.unread[s.Data.Simbol.Value] = true
		case s.Tahunan != nil:
			r.define(n, s.Tahunan.Simbol, rumus.Def{Years: byYear(s.Tahunan.Nilai)}, nil)
		case s.Kelas != nil && len(s.Kelas.Nilai) == 0:
			n.unread[s.Kelas.Simbol.Value] = true
		case s.Kelas != nil:
			r.define(n, s.Kelas.Simbol, rumus.Def{Years: byYear(s.Kelas.Nilai)}, nil)
		case s.Rumus != nil && s.Rumus.Expr != nil:
			r.define(n, s.Rumus.Simbol, rumus.Def{Expr: s.Rumus.Expr}, s.Rumus)
		case s.Rumus != nil:
			n.unread[s.Rumus.Simbol.Value] = true
		}
	}
	return n
}

func (r *reader) define(n *definitions, t Text, d rumus.Def, f *Rumus) {
	if t.Value != "" {
		if earlier, twice := n.first[t.Value]; twice {
			found := r.add(finding.SimbolGanda, t.Span, "simbol %s sudah dipakai di indikator ini", cut(t.Value))
			found.Hint = "beri nama lain"
			found.Related = []finding.Related{{Span: earlier, Message: "yang pertama di sini"}}
		} else {
			n.first[t.Value] = t.Span
			d.Name = t.Value
			n.names = append(n.names, t.Value)
		}
	}
	n.defs, n.formulas = append(n.defs, d), append(n.formulas, f)
}

// joined reports a symbol that stands straight behind a number, where it is read
// as the number's unit and not multiplied: 2T.
func (r *reader) joined(f *Rumus, symbols map[string]source.Span) {
	rumus.Walk(f.Expr.Root, func(n rumus.Node) {
		num, ok := n.(*rumus.Num)
		if !ok || num.Unit == "" || !strings.HasPrefix(f.Value[num.Start+len(num.Text):], num.Unit) {
			return
		}
		name, _, _ := strings.Cut(num.Unit, " ")
		if _, ok := symbols[name]; ok {
			r.add(finding.RumusTakSah, f.Between(num.Start, num.Start+len(num.Text)+len(name)), "%s%s dibaca sebagai %s dengan satuan %s, padahal %s sebuah simbol",
				cut(num.Text), cut(name), cut(num.Text), cut(name), cut(name)).Hint = "tulis " + num.Text + " x " + name
		}
	})
}

// years reports results that are stated for one year where there are several, for
// several where there is one, or for years that the formula does not have.
func (r *reader) years(f *Rumus) {
	switch {
	case f.PerTahun == nil && len(f.HasilTahunan) > 0:
		r.add(finding.NilaiTakSah, f.HasilTahunan[0].KeySpan, "rumus ini menghasilkan satu bilangan, bukan satu tiap tahun").Hint = `tulis hasil = "…" saja, atau pakai deret tahunan di dalam rumus`
		return
	case f.PerTahun != nil && !f.Hasil.IsZero():
		from, to := f.PerTahun[0].Tahun, f.PerTahun[len(f.PerTahun)-1].Tahun
		r.add(finding.NilaiTakSah, f.Hasil.Span, "rumus ini menghasilkan satu bilangan tiap tahun, %d sampai %d", from, to).Hint =
			fmt.Sprintf("tulis hasil = { %d = \"…\" }, atau satu bilangan dari deretnya: jumlah(…), rata(…)", from)
		return
	}
	has := map[int]bool{}
	var years []int
	for i := range f.PerTahun {
		has[f.PerTahun[i].Tahun] = true
		years = append(years, f.PerTahun[i].Tahun)
	}
	for _, n := range f.HasilTahunan {
		if !has[n.Tahun] {
			r.add(finding.NilaiTakSah, n.KeySpan, "deret dalam rumus ini tidak punya tahun %d", n.Tahun).Hint = "tahun yang ada: " + yearList(years)
		}
	}
}

// scales returns the kind of every symbol whose value is a part of one, as that
// of "15,5%" is, and of those that have their sign in satuan: they are computed
// with as they are written.
func scales(steps []Langkah) (kinds, units map[string]besaran.Kind) {
	set := func(m *map[string]besaran.Kind, t Text, k besaran.Kind) {
		if t.Value == "" || !k.Fraction() {
			return
		}
		if *m == nil {
			*m = map[string]besaran.Kind{}
		}
		(*m)[t.Value] = k
	}
	either := func(t Text, n Nilai, satuan Text) {
		if n.Number == nil {
			return
		}
		if k := n.sign(); k.Fraction() {
			set(&kinds, t, k)
		} else if !t.IsZero() && !satuan.IsZero() {
			set(&units, t, n.Besaran(satuan).Kind)
		}
	}
	for i := range steps {
		switch s := &steps[i]; {
		case s.Data != nil:
			either(s.Data.Simbol, s.Data.Nilai, s.Data.Satuan)
		case s.Tahunan != nil && len(s.Tahunan.Nilai) > 0:
			either(s.Tahunan.Simbol, s.Tahunan.Nilai[0].Nilai, s.Tahunan.Satuan)
		case s.Kelas != nil && len(s.Kelas.Nilai) > 0:
			either(s.Kelas.Simbol, s.Kelas.Nilai[0].Nilai, s.Kelas.Satuan)
		case s.Rumus != nil && s.Rumus.Expr != nil:
			switch {
			case s.Rumus.Expr.Times() > 0:
			case s.Rumus.Expr.HasFraction():
				set(&kinds, s.Rumus.Simbol, besaran.Percent)
			default:
				set(&kinds, s.Rumus.Simbol, s.Rumus.Hasil.sign())
			}
		}
	}
	return kinds, units
}

// sign returns the kind that the sign of a number makes it.
func (n Nilai) sign() besaran.Kind {
	if n.Number == nil {
		return besaran.Words
	}
	return besaran.Sign(*n.Number)
}

func byYear(values []NilaiTahun) map[int]*big.Rat {
	m := make(map[int]*big.Rat, len(values))
	for _, v := range values {
		if v.Number != nil {
			m[v.Tahun] = v.Number.Rat
		}
	}
	return m
}

// symbolError reports why a formula has no result. A symbol whose own figure
// could not be read is no news, and a cycle is told once.
func (r *reader) symbolError(t Text, err error, names []string, unread, cycles map[string]bool) {
	var unknown *rumus.UnknownError
	var cycle *rumus.CycleError
	switch {
	case errors.As(err, &unknown):
		place := t.Between(unknown.Sym.Range())
		switch {
		case unread[unknown.Sym.Name]:
		case unknown.Years != nil:
			r.add(finding.SimbolTakDikenal, place, "deret %s tidak punya tahun %d", cut(unknown.Sym.Name), unknown.Sym.Year).Hint = "tahun yang ada: " + yearList(unknown.Years)
		default:
			r.unknownSymbol(place, unknown.Sym.Name, names)
		}
	case errors.As(err, &cycle):
		if len(cycle.Names) == 0 || cycles[cycle.Names[0]] {
			return
		}
		for _, name := range cycle.Names {
			cycles[name] = true
		}
		round := cycle.Names
		if len(round) > 12 {
			round = append(append(append([]string(nil), round[:6]...), "…"), round[len(round)-5:]...)
		}
		r.add(finding.SimbolMelingkar, t.Between(cycle.Sym.Range()), "simbol melingkar: %s", strings.Join(round, " → ")).Hint = "hitung salah satunya tanpa yang lain"
	default:
		r.formulaError(t, err)
	}
}

func (r *reader) unknownSymbol(place source.Span, name string, names []string) {
	f := r.add(finding.SimbolTakDikenal, place, "simbol %s tidak ada di indikator ini", cut(name))
	switch near := schema.Nearest(name, names[:min(len(names), 200)]); {
	case near != "":
		f.Hint = "maksudnya " + near + "?"
	case len(names) == 0:
		f.Hint = "beri simbol pada langkah data, rumus, atau tahunan"
	default:
		f.Hint = "yang ada: " + cut(strings.Join(names[:min(len(names), 8)], ", "))
	}
}

// formulaError reports a formula that cannot be parsed or computed, at the part
// that is wrong. A number written as Indonesian ones are not is no fault of the
// formula's, but a value that cannot be read.
func (r *reader) formulaError(t Text, err error) {
	var e *rumus.Error
	if !errors.As(err, &e) {
		r.add(finding.RumusTakSah, t.Span, "%v", err)
		return
	}
	start := min(e.Start, len(t.Value)-1) // what is missing is missing behind the last character
	place := t.Between(start, max(e.End, start+1))
	slug := finding.RumusTakSah
	written := t.Value[start:max(start, min(e.End, len(t.Value)))]
	if e.Start < len(t.Value) && strings.Trim(written, "0123456789.,%") == "" {
		if _, err := angka.Parse(written); errors.Is(err, angka.ErrNotNumber) {
			slug = finding.NilaiTakSah
		}
	}
	r.add(slug, place, "%s", e.Message).Hint = e.Hint
}

func yearList(years []int) string {
	if len(years) > 8 {
		return fmt.Sprintf("%d sampai %d", years[0], years[len(years)-1])
	}
	s := make([]string, len(years))
	for i, y := range years {
		s[i] = fmt.Sprint(y)
	}
	return strings.Join(s, ", ")
}

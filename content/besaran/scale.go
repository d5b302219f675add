package besaran

import (
	"math/big"
	"slices"
	"strings"
	"sync"

	"iku/content/angka"
)

// Scale orders predicates, the best first.
type Scale struct {
	Name  string
	Steps []Step
}

// Step is a predicate with the number that it begins at.
type Step struct {
	Grade string
	Names []string // what it is called too, in lower case
	From  *big.Rat // nil: no numbers belong to it
	Above bool     // it begins above From, not at it
}

func step(grade string, from *big.Rat, above bool, names ...string) Step {
	return Step{grade, names, from, above}
}

func rat(num, denom int64) *big.Rat { return big.NewRat(num, denom) }

// The scales that evaluations use.
var (
	// AKIP: Permen PANRB 12/2015 and 88/2021.
	akip = &Scale{"AKIP", []Step{
		step("AA", rat(90, 1), true, "sangat memuaskan"), step("A", rat(80, 1), true, "memuaskan"),
		step("BB", rat(70, 1), true, "sangat baik"), step("B", rat(60, 1), true, "baik"),
		step("CC", rat(50, 1), true, "cukup"), step("C", rat(30, 1), true, "kurang"), step("D", rat(0, 1), false, "sangat kurang"),
	}}
	// SKM: Permen PANRB 14/2017; numbers up to 4 are of its scale of four.
	skm = &Scale{"SKM", []Step{
		step("A", rat(8831, 100), false, "sangat baik"), step("B", rat(7661, 100), false, "baik"),
		step("C", rat(65, 1), false, "kurang baik"), step("D", rat(25, 1), false, "tidak baik"),
	}}
	// Opini: what BPK says of financial statements.
	opini = &Scale{"opini", []Step{
		step("WTP", nil, false, "wajar tanpa pengecualian", "wtp-dpp", "wtp dpp"), step("WDP", nil, false, "wajar dengan pengecualian"),
		step("TW", nil, false, "tidak wajar"), step("TMP", nil, false, "tidak memberikan pendapat", "tidak menyatakan pendapat", "disclaimer"),
	}}
)

// The scales whose predicates are words.
var (
	// SPBE: Permen PANRB 59/2020.
	spbe = &Scale{"SPBE", []Step{
		step("Memuaskan", rat(42, 10), false), step("Sangat Baik", rat(35, 10), false), step("Baik", rat(26, 10), false),
		step("Cukup", rat(18, 10), false), step("Kurang", rat(0, 1), false),
	}}
	// IPM: as BPS groups it.
	ipm = &Scale{"IPM", []Step{
		step("Sangat Tinggi", rat(80, 1), false), step("Tinggi", rat(70, 1), false), step("Sedang", rat(60, 1), false), step("Rendah", rat(0, 1), false),
	}}
	// IKLH, its parts too: Permen LHK 27/2021.
	iklh = &Scale{"IKLH", []Step{
		step("Sangat Baik", rat(90, 1), false), step("Baik", rat(70, 1), false), step("Sedang", rat(50, 1), false),
		step("Buruk", rat(25, 1), false, "kurang"), step("Sangat Buruk", rat(0, 1), false, "sangat kurang"),
	}}
	// SPI: KPK's survey of integrity since 2023.
	spi = &Scale{"SPI", []Step{
		step("Terjaga", rat(78, 1), false), step("Waspada", rat(73, 1), false), step("Rentan", rat(0, 1), false),
	}}
)

// lettered are the scales whose predicates say what they are wherever they stand.
var lettered = []*Scale{akip, skm, opini}

// Scales are those that a document can name.
var Scales = append(lettered[:3:3], spbe, ipm, iklh, spi)

// Numberless tells whether no number belongs to any predicate of the scale.
func (s *Scale) Numberless() bool {
	return !slices.ContainsFunc(s.Steps, func(step Step) bool { return step.From != nil })
}

// Named returns the scale of that name, in any letter case; nil: none.
func Named(name string) *Scale {
	for _, s := range Scales {
		if strings.EqualFold(s.Name, name) {
			return s
		}
	}
	return nil
}

// String writes the scale: "A 90, B 75".
func (s *Scale) String() string {
	steps := make([]string, len(s.Steps))
	for i, step := range s.Steps {
		steps[i] = step.Grade
		if step.From != nil {
			decimals, _ := angka.Exact(step.From, 10)
			steps[i] += " " + angka.Format(step.From, decimals, false)
		}
	}
	return strings.Join(steps, ", ")
}

// Read reads a value whose predicates are those of the scale.
func (s *Scale) Read(text, satuan string) Value {
	v := Read(text, satuan)
	of := func(grade string) bool { _, ok := s.Rank(grade); return ok }
	switch {
	case v.Grade != "":
	case v.Rat == nil:
		return worded(text, of)
	case v.Unit != "" && v.High == nil: // "65 (Tinggi)"
		if grade := strings.Trim(v.Unit, "()"); of(grade) {
			rank, _ := s.Rank(grade)
			v.Grade, v.Unit = s.Steps[rank].Grade, ""
		}
	}
	return v
}

// Rank returns the place of a predicate, 0 the best.
func (s *Scale) Rank(grade string) (int, bool) {
	for i := range s.Steps {
		if strings.EqualFold(s.Steps[i].Grade, grade) {
			return i, true
		}
	}
	name := strings.ToLower(grade)
	for i := range s.Steps {
		for _, n := range s.Steps[i].Names {
			if n == name {
				return i, true
			}
		}
	}
	return 0, false
}

// At returns the place of the predicate that a number has; false where no
// predicate of the scale has numbers, or none begins as low.
func (s *Scale) At(r *big.Rat, decimals int) (int, bool) {
	if s == skm && r.Cmp(rat(4, 1)) <= 0 {
		r, decimals = new(big.Rat).Mul(r, rat(25, 1)), max(decimals, 2)
	}
	r = angka.Round(r, max(decimals, 2))
	for i := range s.Steps {
		if f := s.Steps[i].From; f != nil && (r.Cmp(f) > 0 || r.Cmp(f) == 0 && !s.Steps[i].Above) {
			return i, true
		}
	}
	return 0, false
}

// grades are the predicates that are known whatever they are of, in lower case.
var grades = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, s := range lettered {
		for _, step := range s.Steps {
			all[strings.ToLower(step.Grade)] = true
			for _, name := range step.Names {
				all[name] = true
			}
		}
	}
	return all
})

// KnownGrade tells whether a text is a predicate of one of the known scales, whatever
// it is of.
func KnownGrade(text string) bool { return grades()[strings.ToLower(text)] }

// isGrade tells whether a text is a predicate of one of the known scales, or of
// letters such as those: "A-", "BB+", "AAA".
func isGrade(text string) bool {
	if KnownGrade(text) {
		return true
	}
	letters := strings.TrimRight(text, "+-")
	return letters != "" && len(letters) <= 4 && len(text) <= len(letters)+1 && strings.Trim(letters, letters[:1]) == "" && letters[0] >= 'A' && letters[0] <= 'E'
}

// callings are words before a predicate that say no more than that it is one.
var callings = []string{"predikat ", "kategori ", "opini ", "nilai ", "peringkat ", "mutu ", "kriteria ", "grade "}

// worded reads a value that begins with a word: a predicate, alone or with the
// number that belongs to it ("BB (68)", "A, 85,2").
func worded(s string, isGrade func(string) bool) Value {
	said := s
	for _, c := range callings {
		if len(said) > len(c) && strings.EqualFold(said[:len(c)], c) {
			said = strings.TrimSpace(said[len(c):])
			break
		}
	}
	if isGrade(said) {
		return Value{Kind: Predicate, Grade: said}
	}
	at := strings.IndexAny(said, "0123456789")
	if open := strings.IndexByte(said, '('); open > 0 && (at < 0 || open < at) {
		at = open
	}
	if at <= 0 {
		return Value{}
	}
	for _, grade := range []string{strings.TrimSpace(said[:at]), strings.TrimRight(said[:at], " \u00a0/,;:=≥>-–")} {
		if grade = strings.TrimSpace(grade); !isGrade(grade) || grade == said[:at] {
			continue // "B3" is a code
		}
		inner := strings.TrimSpace(said[at:])
		inner = strings.TrimSuffix(strings.TrimPrefix(inner, "("), ")")
		if isGrade(inner) { // "Sangat Baik (A)"
			return Value{Kind: Predicate, Grade: inner}
		}
		v := Read(inner, "")
		return Value{Kind: Predicate, Grade: grade, Rat: v.Rat, High: v.High, Decimals: v.Decimals, Bound: v.Bound}
	}
	return Value{}
}

// gradeAfter takes a predicate off the words behind a number: "71 (B)", "85,2 / A".
func gradeAfter(rest string) (grade, left string) {
	if rest == "" {
		return "", ""
	}
	switch rest[0] {
	case '(':
		if end := strings.IndexByte(rest, ')'); end > 0 {
			if inner := strings.TrimSpace(rest[1:end]); isGrade(inner) {
				return inner, strings.TrimSpace(rest[end+1:])
			}
		}
	case '/', ';', ',', '-':
		if inner := strings.TrimSpace(rest[1:]); isGrade(inner) {
			return inner, ""
		}
	}
	return "", rest
}

// topics are the words of an indikator that is measured by a scale.
var topics = []struct {
	words []string
	scale *Scale
	since int
}{
	{[]string{"akip", "sakip", "akuntabilitas kinerja"}, akip, 2015},
	{[]string{"survei kepuasan masyarakat", "survey kepuasan masyarakat", "indeks kepuasan masyarakat", "skm", "ikm"}, skm, 2017},
	{[]string{"spbe", "sistem pemerintahan berbasis elektronik"}, spbe, 2020},
	{[]string{"indeks pembangunan manusia", "ipm"}, ipm, 0},
	{[]string{"indeks kualitas lingkungan hidup", "iklh", "indeks kualitas air", "indeks kualitas udara", "indeks kualitas lahan"}, iklh, 2021},
	{[]string{"survei penilaian integritas", "indeks integritas nasional"}, spi, 2023},
	{[]string{"opini bpk", "opini audit bpk", "opini laporan keuangan", "opini atas laporan keuangan"}, opini, 0},
}

// Usual returns the scale that an indikator of such a text is evaluated on in a
// period that begins in that year; nil where none is known.
func Usual(uraian string, year int) *Scale {
	text := " " + strings.Map(func(r rune) rune {
		if strings.ContainsRune("()/,.-:;\"'", r) {
			return ' '
		}
		return r
	}, strings.ToLower(uraian)) + " "
	for _, t := range topics {
		for _, w := range t.words {
			if strings.Contains(text, " "+w+" ") && year >= t.since {
				return t.scale
			}
		}
	}
	return nil
}

package content

import (
	"iter"
	"maps"
	"math/big"
	"slices"

	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/rumus"
	"iku/content/source"
)

// Langkah is one step of a calculation: exactly one of its pointers is set.
type Langkah struct {
	Span    source.Span
	Cetak   bool
	Data    *Data
	Rumus   *Rumus
	Tahunan *Tahunan
	Kelas   *Kelas
	Catatan *Text // with line feeds
}

// Series returns the values of a step of years or of classes.
func (l *Langkah) Series() []NilaiTahun {
	switch {
	case l.Tahunan != nil:
		return l.Tahunan.Nilai
	case l.Kelas != nil:
		return l.Kelas.Nilai
	}
	return nil
}

// Data is a figure that the calculation starts from.
type Data struct {
	Label      Text
	Simbol     Text
	Nilai      Nilai // Text.Value is empty where the figure was not given
	Tahun      int   // 0: not said
	TahunSpan  source.Span
	Satuan     Text
	Penjelasan Text
}

// Rumus is a formula with the result that the document states.
type Rumus struct {
	Text    // the formula as written
	Uraian  Text
	Expr    *rumus.Expr // nil where it cannot be read
	Hasil   Nilai       // as stated; empty where it is not
	Satuan  Text
	Tahun   int // that the result is for; 0: not said
	Simbol  Text
	Kata    [2]Text // numerator and denominator in words
	Bentuk  string  // "pecahan", "sebaris", or "" for the default
	Desimal int     // decimals of a result that is not stated; -1: default
	Tebal   bool

	Result *big.Rat     // exact; nil where it cannot be computed
	Kind   besaran.Kind // what Result is an amount of, by the formula
	Times  int          // zeros that Result has more than a part of one: 2 for "a / b × 100"

	TahunSpan source.Span

	HasilTahunan []NilaiTahun // as stated, of a formula of yearly series
	// PerTahun is the formula of yearly series, year by year: each with its Tahun,
	// its Hasil and its Result. Empty: the formula has one result.
	PerTahun []Rumus
	OfSeries bool // it is one of PerTahun
}

// Each returns the formula, or that of each year where it is of yearly series.
func (r *Rumus) Each() iter.Seq[*Rumus] {
	return func(yield func(*Rumus) bool) {
		if len(r.PerTahun) == 0 {
			yield(r)
			return
		}
		for i := range r.PerTahun {
			if !yield(&r.PerTahun[i]) {
				return
			}
		}
	}
}

// ofYears gives the formula the results of its years.
func (r *Rumus) ofYears(results map[int]*big.Rat) {
	stated := map[int]Nilai{}
	for _, n := range r.HasilTahunan {
		stated[n.Tahun] = n.Nilai
	}
	r.PerTahun = make([]Rumus, 0, len(results))
	for _, year := range slices.Sorted(maps.Keys(results)) {
		one := *r
		one.PerTahun, one.HasilTahunan = nil, nil
		one.Tahun, one.Result, one.Hasil, one.OfSeries = year, results[year], stated[year], true
		if one.Hasil.IsZero() {
			one.Hasil.Span = r.Hasil.Span
		}
		r.PerTahun = append(r.PerTahun, one)
	}
}

// Tahunan is a yearly series.
type Tahunan struct {
	Judul   Text
	Simbol  Text
	Nilai   []NilaiTahun // by year, ascending
	Jumlah  Jumlah
	Bentuk  string // "daftar" or "tabel"
	Satuan  Text
	Rincian []RincianTahunan
	Span    source.Span // the value of the key tahunan
}

// Kelas is a figure of each of several classes.
type Kelas struct {
	Judul  Text
	Simbol Text
	Nama   []Text       // of the classes, as they are written
	Nilai  []NilaiTahun // of each, with the number that rumus knows the class by
	Jumlah Jumlah
	Satuan Text
	Span   source.Span // the value of the key kelas
}

// Jumlah is what a series must add up to: a symbol or a number. Zero: nothing.
type Jumlah struct {
	Text
	Number *angka.Number // nil where it names a symbol
}

// RincianTahunan is a part of a yearly series.
type RincianTahunan struct {
	Span   source.Span
	Uraian Text
	Nilai  []NilaiTahun
}

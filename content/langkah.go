package content

import (
	"math/big"

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
	Catatan *Text // with line feeds
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
}

// Divides tells whether the formula is shown as a fraction: where it divides, but
// by a number with a unit only where the document asks for it.
func (r *Rumus) Divides() bool {
	switch r.Bentuk {
	case "pecahan":
		return r.Expr.Division(true) != nil
	case "sebaris":
		return false
	}
	return r.Expr.Divides()
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

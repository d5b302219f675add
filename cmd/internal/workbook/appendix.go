package workbook

import (
	"html/template"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"iku/content"
	"iku/content/hitungan"
	"iku/content/source"
)

// calculation is the steps of an indicator on a page.
type calculation struct {
	Title string
	Steps []htmlStep
}

// htmlStep is a step, or several data below each other; one field is set.
type htmlStep struct {
	Data    []htmlDatum
	Formula *htmlFormula
	Table   *htmlTable
	Text    []string // lines
}

type htmlDatum struct{ Label, Year, Value, About string }

type htmlFormula struct {
	Label          string
	Figures, Words template.HTML
	Plain          string // of one that is too long to be drawn
	Strong         bool
}

// htmlTable has a heading for each row; Titles stand over the columns.
type htmlTable struct {
	Caption string
	Titles  []string
	Rows    []htmlTableRow
}

type htmlTableRow struct {
	Head  string
	Cells []template.HTML
}

// handed is files by their names: those that were handed over with a document.
type handed []*source.File

// ReadFile implements content.Files.
func (h handed) ReadFile(path string, limit int64) ([]byte, error) {
	for _, f := range h {
		if filepath.Clean(f.Name) == filepath.Clean(path) && int64(len(f.Data)) <= limit {
			return f.Data, nil
		}
	}
	return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
}

// appendix returns the heading of a document's calculations and what is printed of
// them.
func (in Input) appendix() (title string, list []calculation) {
	doc, _ := content.Read(in.File, handed(in.Inherited)) // whoever exports has looked at what is found
	if doc == nil {
		return "", nil
	}
	for ind := range doc.EachIndikator() {
		if !hitungan.Printed(ind) {
			continue
		}
		head := ind.JudulHitungan
		if head.IsZero() {
			head = ind.Uraian
		}
		list = append(list, calculation{head.Value, stepsOf(ind)})
	}
	return strings.TrimRight(doc.LampiranHitungan.Judul.Value, " :"), list
}

// stepsOf returns the steps of an indicator that are printed.
func stepsOf(ind *content.Indikator) (steps []htmlStep) {
	symbols := hitungan.SymbolsOf(ind)
	for i := range ind.Hitungan {
		l := &ind.Hitungan[i]
		switch {
		case !l.Cetak:
		case l.Data != nil:
			if n := len(steps) - 1; n < 0 || steps[n].Data == nil {
				steps = append(steps, htmlStep{})
			}
			last := &steps[len(steps)-1]
			last.Data = append(last.Data, datum(l.Data))
		case l.Rumus != nil && len(l.Rumus.PerTahun) > 0:
			steps = append(steps, htmlStep{Table: formulaOfYears(l.Rumus, symbols)})
		case l.Rumus != nil && l.Rumus.Expr != nil:
			steps = append(steps, htmlStep{Formula: formulaOf(l.Rumus, symbols)})
		case l.Tahunan != nil:
			steps = append(steps, htmlStep{Table: seriesOf(l.Tahunan)})
		case l.Kelas != nil:
			steps = append(steps, classesOf(l.Kelas)...)
		case l.Catatan != nil:
			steps = append(steps, htmlStep{Text: strings.Split(l.Catatan.Value, "\n")})
		}
	}
	return steps
}

func datum(d *content.Data) htmlDatum {
	year := ""
	if d.Tahun > 0 {
		year = strconv.Itoa(d.Tahun)
	}
	return htmlDatum{d.Label.Value, year, strings.TrimSpace(d.Nilai.Value + " " + d.Satuan.Value), d.Penjelasan.Value}
}

// classesOf returns the figures of classes as data below their heading.
func classesOf(k *content.Kelas) (steps []htmlStep) {
	head := k.Judul.Value
	switch {
	case head == "":
		head = k.Satuan.Value
	case !k.Satuan.IsZero():
		head += " (" + k.Satuan.Value + ")"
	}
	if head != "" {
		steps = append(steps, htmlStep{Text: []string{head}})
	}
	var list []htmlDatum
	for i, n := range k.Nilai {
		list = append(list, htmlDatum{Label: k.Nama[i].Value, Value: n.Value})
	}
	return append(steps, htmlStep{Data: list})
}

// formulaOf returns a formula in figures and, where its parts have words, in words.
func formulaOf(r *content.Rumus, symbols hitungan.Symbols) *htmlFormula {
	f := &htmlFormula{Label: r.Uraian.Value, Strong: r.Tebal}
	result := hitungan.Result(r)
	if len(r.Expr.Source) > hitungan.TooLong {
		f.Plain = r.Text.Value + " = " + result
		return f
	}
	f.Figures = mathOf(r, symbols.Drawn(r), symbols, result)
	if words, ok := symbols.InWords(r); ok {
		f.Words = mathOf(r, words, symbols, result)
	}
	return f
}

// formulaOfYears returns a formula of yearly series as a table of its years.
func formulaOfYears(r *content.Rumus, symbols hitungan.Symbols) *htmlTable {
	t := &htmlTable{Caption: r.Uraian.Value, Titles: []string{"Tahun", "Perhitungan", "Hasil"}}
	for one := range r.Each() {
		if one.Expr == nil {
			continue
		}
		t.Rows = append(t.Rows, htmlTableRow{strconv.Itoa(one.Tahun), []template.HTML{mathOf(one, symbols.Drawn(one), symbols, ""), asHTML(hitungan.Result(one))}})
	}
	return t
}

// seriesOf returns a yearly series as a table: a column a year, a row a part, and the
// series itself.
func seriesOf(s *content.Tahunan) *htmlTable {
	t := &htmlTable{Caption: s.Judul.Value, Titles: []string{"Uraian"}}
	var years []int
	for _, list := range hitungan.Series(s) {
		for _, n := range list {
			years = append(years, n.Tahun)
		}
	}
	slices.Sort(years)
	years = slices.Compact(years)
	for _, y := range years {
		t.Titles = append(t.Titles, strconv.Itoa(y))
	}
	row := func(head string, list []content.NilaiTahun) {
		by := map[int]string{}
		for _, n := range list {
			by[n.Tahun] = n.Value
		}
		r := htmlTableRow{Head: head}
		for _, y := range years {
			r.Cells = append(r.Cells, asHTML(by[y]))
		}
		t.Rows = append(t.Rows, r)
	}
	for i := range s.Rincian {
		row(s.Rincian[i].Uraian.Value, s.Rincian[i].Nilai)
	}
	whole := "Nilai"
	if len(s.Rincian) > 0 {
		whole = "Jumlah"
	}
	if !s.Satuan.IsZero() {
		whole += " (" + s.Satuan.Value + ")"
	}
	row(whole, s.Nilai)
	return t
}

func asHTML(s string) template.HTML { return template.HTML(template.HTMLEscapeString(s)) }

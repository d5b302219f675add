package workbook

import (
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/schema"
)

// steps reads the sheet of calculations.
func (b *book) steps(g *grid.Sheet, first int, columns []placed) {
	s := &stepReader{book: b, by: map[*node]map[string]*node{}}
	for r := first; r <= g.Rows(); r++ {
		cells := map[string]cell{}
		var order []string
		for _, c := range columns {
			v := g.At(r, c.col)
			if v == nil || int(v.Place.Row) != r {
				continue
			}
			if v.Begins(r, c.col) {
				b.look(v)
			}
			if !v.Empty() {
				name := strings.TrimPrefix(c.id, "langkah.")
				cells[name] = cell{v, !v.Begins(r, c.col)}
				order = append(order, name)
			}
		}
		if len(cells) > 0 {
			s.row(cells, order, grid.Place{Where: g.Where, Row: int32(r), Col: 1})
		}
	}
}

type stepReader struct {
	*book
	doc    *node
	of     *node // the indicator
	series *node // the last series, which parts belong to
	by     map[*node]map[string]*node
}

func (s *stepReader) row(cells map[string]cell, order []string, at grid.Place) {
	if s.doc == nil {
		s.doc = s.docs.named("")
	}
	if c, ok := cells["berkas"]; ok {
		c.Use()
		if s.docs.named(c.Text) != s.doc {
			s.doc, s.of, s.series = s.docs.named(c.Text), nil, nil
		}
	}
	if c, ok := cells["untuk"]; ok {
		c.Use()
		if s.by[s.doc] == nil {
			_, s.by[s.doc] = labels(s.doc)
		}
		if s.of = s.by[s.doc][strings.ToLower(cleaned(c.Text, false))]; s.of == nil {
			s.note(c.Place, "tidak ada indikator \""+brief(c.Text)+"\"; perhitungannya tidak dibaca")
		}
		s.series = nil
	}
	delete(cells, "berkas")
	delete(cells, "untuk")
	if s.of == nil || len(cells) == 0 {
		return
	}
	kind := s.jenis(cells)
	f := variants[kind]
	if kind == "rincian" {
		if s.series == nil {
			s.note(at, "rincian ini tidak di bawah deret tahunan; tidak dibaca")
			return
		}
		f = variants["tahunan"].Key("rincian").Fields
	}
	var step *node
	if kind == "rincian" {
		step = s.series.append("rincian", at)
	} else {
		step = s.of.append("hitungan", at)
	}
	if kind == "tahunan" {
		s.series = step
		step.set("tahunan", str(""))
	}
	for _, name := range order {
		if c, ok := cells[name]; ok {
			s.fill(step, f, kind, name, c)
		}
	}
}

// jenis returns the kind of a step, guessed where the row does not say it.
func (s *stepReader) jenis(cells map[string]cell) string {
	if c, said := cells["jenis"]; said {
		c.Use()
		delete(cells, "jenis")
		for _, j := range jenis {
			if strings.EqualFold(j.name, c.Text) {
				return j.name
			}
		}
		s.note(c.Place, "jenis langkah \""+brief(c.Text)+"\" tidak dikenal; pakai data, rumus, tahunan, rincian, kelas atau catatan")
	}
	_, formula := cells["rumus"]
	_, figure := cells["nilai"]
	for name := range cells {
		if strings.HasPrefix(name, "nilai.") && !formula {
			return "tahunan"
		}
	}
	switch {
	case formula:
		return "rumus"
	case figure:
		return "data"
	}
	return "catatan"
}

func (s *stepReader) fill(step *node, f *schema.Fields, kind, name string, c cell) {
	c.Use()
	if name == "isi" {
		for _, j := range jenis {
			if j.name == kind {
				name = j.isi
			}
		}
	}
	if year, ok := strings.CutPrefix(name, "nilai."); ok {
		if k := f.Key("nilai"); k != nil && k.Fields != nil {
			step.table("nilai", c.Place).set(year, c.value(k.Fields.Open))
			return
		}
		name = ""
	}
	k := f.Key(name)
	if name == schema.Abaikan.Name {
		k = &schema.Abaikan
	}
	if k == nil {
		s.note(c.Place, "kolom ini tidak berlaku bagi langkah "+kind+"; isinya \""+brief(c.Text)+"\" tidak dibaca")
		return
	}
	if k.Format == schema.Formula && c.isNumber() {
		step.set(name, str(c.Text))
		return
	}
	step.set(name, c.value(k))
}

package layout

import (
	"iku/content"
	"iku/content/schema"
	"iku/content/source"
)

// entry is one row of the table's content.
type entry struct {
	tujuan    *content.Tujuan
	sasaran   *content.Sasaran
	indikator *content.Indikator
	rincian   *content.Rincian     // nil in the indikator's own row
	kelompok  content.Text         // set: a row across the whole table, nothing else
	depth     int                  // of that row: how many rows it stands below
	aksi      *content.Aksi        // nil: none is done for the indikator
	rata      []*content.Indikator // set: a row of the mean of these

	no    string // of the sasaran
	label string // of the indikator
	thing things // equal in neighbouring rows of one thing
}

// things tells of a row which things it is of, by their levels.
type things [schema.Levels]int

// ofRow is of a row that shares nothing with its neighbours.
func ofRow(id int) (t things) {
	for i := range t {
		t[i] = id
	}
	return t
}

// ukuran returns what the row says of what is measured; nil where it is of none.
func (e *entry) ukuran() *content.Ukuran {
	switch {
	case e.rincian != nil:
		return &e.rincian.Ukuran
	case e.indikator != nil:
		return &e.indikator.Ukuran
	}
	return nil
}

func (e *entry) span() source.Span {
	switch {
	case e.rincian != nil:
		return e.rincian.Span
	case e.indikator != nil:
		return e.indikator.Span
	case e.sasaran != nil:
		return e.sasaran.Span
	case e.tujuan != nil:
		return e.tujuan.Span
	}
	return e.kelompok.Span
}

// entries lists the rows of the table: before the sasaran of a tujuan its own
// indikator; a sasaran without indikator has a row too; indikator that stand
// beside the sasaran begin level with them.
type entries struct {
	doc      *content.Document
	list     []entry
	no       int            // of the last sasaran
	kelompok []content.Text // that the last sasaran is of
	run      int            // of indikator, through the table
	id       int
}

func listEntries(doc *content.Document) []entry {
	l := &entries{doc: doc}
	if len(doc.Sasaran) == 0 || len(doc.Indikator) > 0 {
		for i := range doc.Tujuan {
			l.goal(i, l.fresh())
		}
		l.beside()
		return l.list
	}
	serving, goal := -2, 0
	served := make([]bool, len(doc.Tujuan))
	for i := range doc.Sasaran {
		s := &doc.Sasaran[i]
		if s.Tujuan != serving {
			serving, goal = s.Tujuan, l.fresh()
			if serving >= 0 {
				l.goalRow(serving)
			}
			if serving >= 0 && serving < len(served) && !served[serving] {
				served[serving] = true
				l.goal(serving, goal)
			}
		}
		l.sasaran(s, goal)
	}
	for i := range served {
		if !served[i] { // no sasaran serves it
			l.goal(i, l.fresh())
		}
	}
	return l.list
}

// goal lists the indikator of a tujuan itself.
func (l *entries) goal(i, id int) {
	t := l.tujuan(i)
	if n := len(l.list); len(t.Indikator) > 0 && (n == 0 || l.list[n-1].kelompok.Span != t.Uraian.Span) {
		l.goalRow(i)
	}
	l.indikator(entry{tujuan: t}, t.Indikator, id)
}

// tujuan returns a goal by its index, wherever the document states it.
func (l *entries) tujuan(i int) *content.Tujuan {
	if len(l.doc.Tujuan) > 0 {
		return &l.doc.Tujuan[i]
	}
	t := l.doc.PerangkatDaerah.Tujuan.Items[i]
	return &content.Tujuan{Uraian: t, Span: t.Span}
}

// fresh returns a number that no other thing has.
func (l *entries) fresh() int {
	l.id++
	return l.id
}

func (l *entries) sasaran(s *content.Sasaran, tujuan int) {
	l.headings(s.Kelompok)
	l.no++
	e := entry{sasaran: s, no: ordinal(l.doc.Tabel.GayaNomor.No, l.no)}
	if s.Tujuan >= 0 {
		e.tujuan = l.tujuan(s.Tujuan)
	}
	e.thing[schema.LevelSasaran] = l.fresh()
	if len(s.Indikator) == 0 {
		e.thing[schema.LevelTujuan], e.thing[schema.LevelIndikator] = tujuan, l.fresh()
		l.row(&e)
		l.list = append(l.list, e)
		return
	}
	l.indikator(e, s.Indikator, tujuan)
}

// headings lists a row for each level of a group, from the one on that is another
// than before.
func (l *entries) headings(kelompok []content.Text) {
	same := 0
	for same < len(kelompok) && same < len(l.kelompok) && kelompok[same].Value == l.kelompok[same].Value {
		same++
	}
	for i := same; i < len(kelompok); i++ {
		l.heading(kelompok[i], i)
	}
	l.kelompok = kelompok
}

// heading lists a row across the whole table.
func (l *entries) heading(t content.Text, depth int) {
	id := l.fresh()
	l.list = append(l.list, entry{kelompok: t, depth: depth, thing: ofRow(id)})
}

// goalRow lists the row of a tujuan, where it is one; groups begin anew under it.
func (l *entries) goalRow(i int) {
	if !l.doc.Tabel.TujuanBaris {
		return
	}
	t := l.tujuan(i)
	label := defaultHeading(l.doc, "tujuan")
	if own, ok := l.doc.Tabel.Judul["tujuan"]; ok {
		label = own.Value
	}
	if !t.Kode.IsZero() {
		label += " " + t.Kode.Value
	}
	l.heading(content.Text{Value: label + ": " + t.Uraian.Value, Span: t.Uraian.Span}, 0)
	l.kelompok = nil
}

func (l *entries) indikator(e entry, list []content.Indikator, tujuan int) {
	e.thing[schema.LevelTujuan] = tujuan
	if e.sasaran == nil {
		e.thing[schema.LevelSasaran] = l.fresh()
	}
	for i := range list {
		ind := &list[i]
		l.run++
		e.indikator, e.rincian = ind, nil
		e.thing[schema.LevelIndikator] = l.fresh()
		l.row(&e)
		switch l.doc.Tabel.NomorIndikator {
		case "per_sasaran":
			e.label = ordinal(l.doc.Tabel.GayaNomor.Indikator, i+1)
		case "menerus":
			e.label = ordinal(l.doc.Tabel.GayaNomor.Indikator, l.run)
		}
		l.list = append(l.list, e)
		for k, a := range l.doc.AksiOf(ind) {
			if k > 0 { // of the same
				e.thing[schema.LevelBaris] = l.fresh()
				l.list = append(l.list, e)
			}
			l.list[len(l.list)-1].aksi = a
		}
		l.rincian(e)
	}
}

// rincian lists a row for each part of the row's indikator.
func (l *entries) rincian(e entry) {
	for j := range e.indikator.Rincian {
		e.rincian = &e.indikator.Rincian[j]
		l.row(&e)
		l.list = append(l.list, e)
	}
}

// row makes a row the first of what it says.
func (l *entries) row(e *entry) {
	e.thing[schema.LevelUkuran] = l.fresh()
	e.thing[schema.LevelBaris] = e.thing[schema.LevelUkuran]
}

// beside lists indikator that stand beside the sasaran: the k-th in the row of
// the k-th sasaran.
func (l *entries) beside() {
	doc := l.doc
	for i := range max(len(doc.Sasaran), len(doc.Indikator)) {
		var e entry
		e.thing = things{schema.LevelSasaran: l.fresh(), schema.LevelIndikator: l.fresh()}
		l.row(&e)
		if i < len(doc.Sasaran) {
			e.sasaran, e.no = &doc.Sasaran[i], ordinal(doc.Tabel.GayaNomor.No, i+1)
			if t := e.sasaran.Tujuan; t >= 0 {
				e.tujuan = l.tujuan(t)
				e.thing[schema.LevelTujuan] = -1 - t
			}
		}
		if i >= len(doc.Indikator) {
			l.list = append(l.list, e)
			continue
		}
		e.indikator = &doc.Indikator[i]
		if len(doc.Sasaran) == 0 {
			e.no = ordinal(doc.Tabel.GayaNomor.No, i+1)
		} else {
			e.label = ordinal(doc.Tabel.GayaNomor.Indikator, i+1)
		}
		l.list = append(l.list, e)
		l.rincian(e)
	}
}

package check

import (
	"cmp"
	"slices"

	"iku/content"
	"iku/content/ejaan"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
)

// salahEja points at slips in what is printed as prose: names, addresses, numbers
// and formulas aside.
func salahEja(doc *content.Document, to *report) {
	sp := speller{doc: doc, to: to}
	tell := sp.tell // one for all texts
	for _, t := range doc.Printed {
		sp.text, sp.found = t, 0
		ejaan.Find(t.Value, tell)
	}
}

// speller reports the slips of one text after another.
type speller struct {
	doc   *content.Document
	text  content.Text
	found int     // in the text
	aside *places // what is no prose; made with the first slip, which most sheets lack
	to    *report
}

// tell reports a slip; false where the text has had enough of them, or is no prose.
func (sp *speller) tell(s ejaan.Slip) bool {
	if sp.found++; sp.found > maxPlaces {
		return false
	}
	if sp.aside == nil {
		sp.aside = notProse(sp.doc)
	}
	if !sp.text.Span.IsZero() && sp.aside.has(sp.text.Span) {
		return false
	}
	t := sp.text
	word := t.Value[s.Start:s.End]
	message, hint := "ejaan baku %q adalah %q", "tulis "+s.Right
	args := []any{word, s.Right}
	if s.Why != "" {
		message, args = "%q: %s", []any{word, s.Why}
	}
	f := sp.to.add(finding.Ejaan, within(t, s.Start, s.End), message, args...)
	f.Hint = hint
	if s.Right == "" {
		f.Hint = "lengkapi"
	} else if f.Span.Text() == word {
		f.Fix = &finding.Fix{Span: f.Span, Text: s.Right}
	}
	return true
}

// notProse returns the places of what is printed and no prose: signers' names,
// addresses, ranks, numbers, formulas; and of what is not printed after all: steps with
// cetak = false, and contents whose column the document leaves out.
func notProse(doc *content.Document) *places {
	aside := make(places, 0, len(doc.Printed)/2)
	for i := range doc.PenandaTangan {
		p := &doc.PenandaTangan[i]
		aside.skip(p.Nama, p.Nomor.Text, p.Pangkat)
		aside.skip(p.Paraf...)
	}
	if k := doc.Kop; k != nil {
		aside.skip(k.Alamat...)
	}
	aside.skip(doc.Dokumen.Nomor)
	if doc.Tabel.Kolom != nil {
		aside.skipColumns(doc, columnsShown(doc))
	}
	for ind := range doc.EachIndikator() {
		aside.skipSteps(ind.Hitungan)
	}
	slices.SortFunc(aside, byStart)
	return &aside
}

// places are spans in the order of their starts.
type places []source.Span

// skip adds what is not empty.
func (aside *places) skip(texts ...content.Text) {
	for i := range texts {
		if !texts[i].IsZero() {
			*aside = append(*aside, texts[i].Span)
		}
	}
}

func byStart(a, b source.Span) int { return cmp.Compare(a.Start, b.Start) }

func (p places) has(s source.Span) bool {
	for i, _ := slices.BinarySearchFunc(p, s, byStart); i < len(p) && p[i].Start == s.Start; i++ {
		if p[i] == s {
			return true
		}
	}
	return false
}

// skipColumns leaves out the texts of columns that are not shown.
func (aside *places) skipColumns(doc *content.Document, shown map[string]bool) {
	for i := range doc.Sasaran {
		if !shown["sasaran"] {
			aside.skip(doc.Sasaran[i].Uraian)
		}
	}
	for _, k := range doc.KolomLain {
		if k.Level != schema.LevelIndikator && !shown[k.Kunci] {
			for _, list := range ownOf(doc, k.Level) {
				aside.skip(content.IsiOf(list, k.Kunci).Items...)
			}
		}
	}
	for ind := range doc.EachIndikator() {
		if !shown["indikator"] {
			aside.skip(ind.Uraian)
		}
		for u := range ind.Each() {
			aside.skipWords(u, shown)
		}
	}
}

func (aside *places) skipWords(u *content.Ukuran, shown map[string]bool) {
	if !shown["satuan"] {
		aside.skip(u.Satuan)
	}
	if !shown["formula"] {
		for _, p := range u.Formula {
			aside.skip(p.Prosa, p.Pembilang, p.Penyebut)
		}
	}
	for i := range u.Kolom {
		if !shown[u.Kolom[i].Kunci] {
			aside.skip(u.Kolom[i].Items...)
		}
	}
}

// skipSteps leaves out formulas, and what steps that are not printed say; a label
// stands beside the formula that uses its symbol.
func (aside *places) skipSteps(steps []content.Langkah) {
	hidden := false
	for i := range steps {
		if r := steps[i].Rumus; r != nil {
			aside.skip(r.Text)
		}
		hidden = hidden || !steps[i].Cetak
	}
	if !hidden {
		return
	}
	used := map[string]bool{}
	for i := range steps {
		if r := steps[i].Rumus; steps[i].Cetak && r != nil && r.Expr != nil && r.Kata[0].IsZero() {
			for _, s := range r.Expr.Symbols() {
				used[s.Name] = true
			}
		}
	}
	for i := range steps {
		s := &steps[i]
		if s.Cetak {
			continue
		}
		label := func(t, simbol content.Text) {
			if !used[simbol.Value] || simbol.IsZero() {
				aside.skip(t)
			}
		}
		switch {
		case s.Data != nil:
			label(s.Data.Label, s.Data.Simbol)
			aside.skip(s.Data.Satuan, s.Data.Penjelasan)
		case s.Rumus != nil:
			label(s.Rumus.Uraian, s.Rumus.Simbol)
			aside.skip(s.Rumus.Satuan, s.Rumus.Kata[0], s.Rumus.Kata[1])
		case s.Tahunan != nil:
			label(s.Tahunan.Judul, s.Tahunan.Simbol)
			aside.skip(s.Tahunan.Satuan)
			for j := range s.Tahunan.Rincian {
				aside.skip(s.Tahunan.Rincian[j].Uraian)
			}
		case s.Kelas != nil:
			label(s.Kelas.Judul, s.Kelas.Simbol)
			aside.skip(s.Kelas.Satuan)
			aside.skip(s.Kelas.Nama...)
		case s.Catatan != nil:
			aside.skip(*s.Catatan)
		}
	}
}

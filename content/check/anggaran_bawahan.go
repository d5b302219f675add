package check

import (
	"math/big"
	"strings"

	"iku/content"
	"iku/content/finding"
)

// anggaranBawahan reports money of a perjanjian kinerja that is not what the
// perjanjian below it have for the same, or for its parts, together.
func anggaranBawahan(doc *content.Document, to *report) {
	if doc.PK == nil || len(doc.PK.Bawahan) == 0 {
		return
	}
	if countRows(doc.Program)*rowsUnder(doc.PK) <= mostPairs {
		compareBawahan(doc, doc.Program, to)
	}
}

// mostPairs bounds how many rows are held beside each other: a file of more is none
// that an agency writes.
const mostPairs = 2_000_000

func countRows(list []content.Anggaran) (n int) {
	for i := range list {
		n += 1 + countRows(list[i].Bagian)
	}
	return n
}

// rowsUnder returns how many rows all perjanjian below one have.
func rowsUnder(p *content.PK) (n int) {
	for _, b := range p.Bawahan {
		n += countRows(b.Document.Program) + rowsUnder(b)
	}
	return n
}

// compareBawahan tells whether any of the rows stands below: then what holds them is
// theirs together, which jumlahAnggaran judges.
func compareBawahan(doc *content.Document, rows []content.Anggaran, to *report) (stand bool) {
	for i := range rows {
		a := &rows[i]
		if compareBawahan(doc, a.Bagian, to) {
			stand = true
			continue
		}
		stated, ok := amountOf(a)
		var below []*content.Anggaran
		for _, b := range doc.PK.Bawahan {
			below = append(below, rowsBelow(b, a)...)
		}
		stand = stand || len(below) > 0
		sum, whole := new(big.Rat), ok && len(below) > 0
		for _, b := range below {
			amount, ok := amountOf(b)
			if whole = whole && ok; ok {
				sum.Add(sum, amount)
			}
		}
		if !whole || sum.Cmp(stated) == 0 {
			continue
		}
		gap := new(big.Rat).Sub(stated, sum)
		f := to.add(finding.AnggaranBeda, own(doc, a.Rupiah.Span.Or(a.Span)), "anggaran %q %s, di perjanjian di bawahnya %s (selisih %s)",
			cut(a.Nama.Value), rupiah(stated), rupiah(sum), rupiah(gap.Abs(gap)))
		f.Hint = "perbaiki salah satu anggarannya"
		for _, b := range below[:min(len(below), maxRows)] {
			amount, _ := amountOf(b)
			f.Related = append(f.Related, related(b.Rupiah.Span.Or(b.Span), "%s: %s", cut(b.Nama.Value), rupiah(amount)))
		}
	}
	return stand
}

// maxRows is how many rows below a finding names.
const maxRows = 10

// rowsBelow returns the rows of a perjanjian that are one of another's, or parts of it;
// where it has none, those of the perjanjian below it.
func rowsBelow(p *content.PK, a *content.Anggaran) (rows []*content.Anggaran) {
	var find func(list []content.Anggaran)
	find = func(list []content.Anggaran) {
		for i := range list {
			if sameAnggaran(a, &list[i]) {
				rows = append(rows, &list[i])
			} else {
				find(list[i].Bagian)
			}
		}
	}
	find(p.Document.Program)
	if len(rows) > 0 {
		return rows
	}
	for _, b := range p.Bawahan {
		rows = append(rows, rowsBelow(b, a)...)
	}
	return rows
}

// sameAnggaran tells whether a row is another, or a part of it: by their kode, else by
// their names.
func sameAnggaran(whole, part *content.Anggaran) bool {
	if k, p := whole.Kode.Value, part.Kode.Value; k != "" && p != "" {
		return k == p || strings.HasPrefix(p, strings.TrimSuffix(k, ".")+".")
	}
	name := wording(whole.Nama.Value)
	return name != "" && name == wording(part.Nama.Value)
}

// amountOf returns the money of a row: as said, else what its parts have; false where
// that is not all said.
func amountOf(a *content.Anggaran) (*big.Rat, bool) {
	if a.Rupiah.Number != nil {
		return a.Rupiah.Number.Rat, true
	}
	return sumOfAnggaran(a.Bagian)
}

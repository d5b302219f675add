package check

import (
	"math/big"

	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
)

// anggaranDokumen reports money of a rencana aksi and of the perjanjian kinerja of its
// year that differ: an action that is called as a program there, and all actions
// together where they are more than the perjanjian has. Either document may be the
// second.
func anggaranDokumen(other, doc *content.Document, to *report) {
	plan, agreement := doc, other
	if doc.Dokumen.Jenis.Name == schema.JenisPerjanjian {
		plan, agreement = other, doc
	}
	if plan.Dokumen.Jenis.Name != schema.JenisRencana || agreement.Dokumen.Jenis.Name != schema.JenisPerjanjian {
		return
	}
	rows := map[string]*content.Anggaran{}
	var name func(list []content.Anggaran)
	name = func(list []content.Anggaran) {
		for i := range list {
			if called := wording(list[i].Nama.Value); called != "" && rows[called] == nil {
				rows[called] = &list[i]
			}
			name(list[i].Bagian)
		}
	}
	name(agreement.Program)
	add := func(planned, agreed content.Nilai, span [2]content.Text, format string, args ...any) {
		here, there := span[0], span[1]
		at, elsewhere := planned, agreed
		if doc == agreement {
			here, there, at, elsewhere = there, here, agreed, planned
		}
		f := to.add(finding.AnggaranBeda, own(doc, at.Span.Or(here.Span)), format, args...)
		f.Hint = "perbaiki salah satu anggarannya; kalau memang berbeda, terima dengan abaikan beserta alasannya"
		f.Related = both(other, doc, elsewhere.Span.Or(there.Span), at.Span.Or(here.Span), "anggaran di sini")
	}
	total := new(big.Rat)
	for i := range plan.Aksi {
		a := &plan.Aksi[i]
		if a.Rupiah.Number == nil {
			continue
		}
		total.Add(total, a.Rupiah.Number.Rat)
		row := rows[wording(a.Uraian.Value)]
		if row == nil {
			continue
		}
		if agreed, ok := amountOf(row); ok && agreed.Cmp(a.Rupiah.Number.Rat) != 0 {
			add(a.Rupiah, row.Rupiah, [2]content.Text{a.Uraian, row.Nama}, "anggaran %q di rencana aksi %s, di perjanjian kinerja %s", cut(a.Uraian.Value),
				rupiah(a.Rupiah.Number.Rat), rupiah(agreed))
		}
	}
	agreed, whole := sumOfAnggaran(agreement.Program)
	if stated := agreement.Perjanjian.Jumlah; stated.Number != nil {
		agreed, whole = stated.Number.Rat, true
	}
	if whole && total.Cmp(agreed) > 0 {
		last := plan.Aksi[len(plan.Aksi)-1]
		first := content.Text{Span: agreement.Span}
		if len(agreement.Program) > 0 {
			first = agreement.Program[0].Nama
		}
		add(last.Rupiah, agreement.Perjanjian.Jumlah, [2]content.Text{last.Uraian, first}, "anggaran semua aksi %s, lebih dari anggaran perjanjian kinerja %s",
			rupiah(total), rupiah(agreed))
	}
}

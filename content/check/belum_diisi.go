package check

import (
	"strings"

	"iku/content"
	"iku/content/finding"
)

// belumDiisi reports the values that are only room for what is to be written:
// names, numbers, statements and targets, one finding a key of a table.
func belumDiisi(doc *content.Document, to *report) {
	blank := func(key string, t content.Text) bool {
		if t.IsZero() || !content.Blank(t.Value) {
			return false
		}
		to.add(finding.BelumDiisi, t.Span, "%s belum diisi: %q", key, cut(t.Value)).Hint = "isi nilainya, atau biarkan bila memang diisi dengan tangan"
		return true
	}
	blank(map[bool]string{true: "pemerintah", false: "instansi"}[doc.Dokumen.Pemerintah], doc.Dokumen.Instansi)
	if p := doc.PerangkatDaerah; p != nil {
		blank("nama", p.Nama)
	}
	yearly := func(list []content.NilaiTahun) {
		for _, v := range list {
			if blank("target_tahunan", v.Text) {
				return
			}
		}
	}
	for i := range doc.Tujuan {
		blank("uraian", doc.Tujuan[i].Uraian)
	}
	for i := range doc.Sasaran {
		blank("uraian", doc.Sasaran[i].Uraian)
	}
	for ind := range doc.EachIndikator() {
		blank("uraian", ind.Uraian)
		blank("target", ind.Target.Text)
		yearly(ind.TargetTahunan)
		blank("kondisi_awal", ind.KondisiAwal.Nilai.Text)
		blank("kondisi_akhir", ind.KondisiAkhir.Nilai.Text)
		for i := range ind.Rincian {
			r := &ind.Rincian[i]
			blank("uraian", r.Uraian)
			blank("target", r.Target.Text)
			yearly(r.TargetTahunan)
			blank("kondisi_awal", r.KondisiAwal.Nilai.Text)
			blank("kondisi_akhir", r.KondisiAkhir.Nilai.Text)
		}
	}
	for i := range doc.PenandaTangan {
		p := &doc.PenandaTangan[i]
		for _, t := range p.Jabatan {
			blank("jabatan", t)
		}
		if !blank("nama", p.Nama) && !p.Nama.IsZero() && nobody(p.Nama.Value) {
			to.add(finding.BelumDiisi, p.Nama.Span, "nama belum diisi: %q", cut(p.Nama.Value)).Hint = "isi namanya"
		}
		blank("pangkat", p.Pangkat)
		blank(p.Nomor.Kunci, p.Nomor.Text)
	}
}

// nobody tells of a name that is nobody's: a dash, "Nama Kepala Dinas".
func nobody(name string) bool {
	first, post, _ := strings.Cut(name, " ")
	return strings.Trim(name, " -–—") == "" || strings.EqualFold(first, "nama") && post != ""
}

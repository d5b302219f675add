// Package check reads a document as a careful colleague would: it recomputes
// every figure, compares what should agree, and reports what does not. It never
// corrects anything.
//
// Each rule is a row of Rules and stands in a file of its own. A rule sees the
// document alone; what takes several documents is found by Together.
package check

import (
	"slices"

	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
)

// rule finds one kind of thing in a document.
type rule struct {
	Slug finding.Slug
	find func(*content.Document, *report)
}

// rules lists every rule over one document.
var rules = []rule{
	{finding.HasilBeda, hasilBeda},
	{finding.TargetBedaHitungan, targetBedaHitungan},
	{finding.JumlahTahunan, jumlahTahunan},
	{finding.JumlahRincian, jumlahRincian},
	{finding.PersamaanSalah, persamaanSalah},
	{finding.AngkaLepas, angkaLepas},
	{finding.NilaiBerlainan, nilaiBerlainan},
	{finding.Periode, periode},
	{finding.SasaranTanpaIndikator, sasaranTanpaIndikator},
	{finding.IndikatorTanpaTarget, indikatorTanpaTarget},
	{finding.IndikatorDiSasaran, indikatorDiSasaran},
	{finding.PersenGanda, persenGanda},
	{finding.AngkaJanggal, angkaJanggal},
	{finding.DeretJanggal, deretJanggal},
	{finding.PolaritasBeda, polaritas},
	{finding.PredikatBeda, predikatBeda},
	{finding.TanpaPenandaTangan, tanpaPenandaTangan},
	{finding.NIPJanggal, nipJanggal},
	{finding.PangkatTakDikenal, pangkatTakDikenal},
	{finding.GolonganBeda, golonganBeda},
	{finding.Revisi, revisi},
	{finding.TidakDicetak, tidakDicetak},
	{finding.IndikatorGanda, indikatorGanda},
	{finding.MarginSempit, marginSempit},
	{finding.BelumDiisi, belumDiisi},
	{finding.NomorLama, nomorLama},
	{finding.NIPDikelompokkan, nipDikelompokkan},
	{finding.JumlahAnggaran, jumlahAnggaran},
	{finding.PihakJanggal, pihakJanggal},
	{finding.SasaranTakDilayani, sasaranTakDilayani},
	{finding.SasaranTakMelayani, sasaranTakMelayani},
	{finding.AnggaranBeda, anggaranBawahan},
	{finding.TanggalJanggal, tanggalJanggal},
	{finding.Redaksi, redaksi},
	{finding.LampiranKeputusan, lampiranKeputusan},
	{finding.TriwulanBeda, triwulanBeda},
	{finding.TanpaRealisasi, tanpaRealisasi},
	{finding.CapaianBeda, capaianBeda},
	{finding.CapaianJanggal, capaianJanggal},
	{finding.ProfilKosong, profilKosong},
	{finding.PohonJanggal, pohonJanggal},
	{finding.Ejaan, salahEja},
}

// Document returns what the rules find in a document, in order of place. What
// the document sets aside carries its reason; what it sets aside in vain is
// found too.
func Document(doc *content.Document) finding.List {
	if doc == nil {
		return nil
	}
	to := &report{}
	for _, r := range rules {
		if !doc.Dokumen.Jenis.Holds(r.Slug) {
			continue
		}
		to.most = len(to.list) + schema.MaxFindings
		before := len(to.list)
		r.find(doc, to)
		if len(doc.Based) > 0 {
			to.list = append(to.list[:before], ofThis(doc, to.list[before:])...)
		}
	}
	to.most = len(to.list) + schema.MaxFindings
	abaikanTakTerpakai(doc, to)
	list := to.list
	list.Sort()
	if len(list) > schema.MaxFindings {
		list = list[:schema.MaxFindings]
	}
	return content.SetAside(doc, list)
}

// ofThis returns the findings without those that stand in what the document is based
// on: they are that document's.
func ofThis(doc *content.Document, list finding.List) finding.List {
	return slices.DeleteFunc(list, func(f finding.Finding) bool {
		return f.Span.File != doc.File && slices.Contains(doc.Based, f.Span.File)
	})
}

// usual is for how many findings there is room at first.
const usual = 16

// report collects what a rule finds, up to a bound.
type report struct {
	list finding.List
	most int
}

// add reports a finding and returns it, to be given its hint and related places;
// past the bound it is returned all the same.
func (r *report) add(slug finding.Slug, span source.Span, format string, args ...any) *finding.Finding {
	if len(r.list) >= r.most {
		return &finding.Finding{}
	}
	if r.list == nil {
		r.list = make(finding.List, 0, usual)
	}
	return r.list.Add(slug, span, format, args...)
}

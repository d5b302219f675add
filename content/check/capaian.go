package check

import (
	"math/big"

	"iku/content"
	"iku/content/angka"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
)

// tanpaRealisasi reports each indikator of a pengukuran that has a target and no
// realisasi.
func tanpaRealisasi(doc *content.Document, to *report) {
	if doc.Dokumen.Jenis.Name != schema.JenisPengukuran {
		return
	}
	for ind := range doc.EachIndikator() {
		if _, has := doc.Pengukuran.Realisasi[ind]; has || doc.TargetDiukur(ind).IsZero() {
			continue
		}
		f := to.add(finding.TanpaRealisasi, measured(doc), "indikator %q tidak mempunyai realisasi", cut(ind.Uraian.Value))
		f.Hint = "isi di bawah [realisasi]"
		f.Related = append(f.Related, related(ind.Span, "indikatornya"))
	}
}

// measured returns where a pengukuran says what it measures.
func measured(doc *content.Document) source.Span {
	return doc.Dokumen.TahunSpan.Or(source.Span{File: doc.File})
}

// capaianBeda reports a stated capaian that is not what target and realisasi give.
func capaianBeda(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		stated := doc.Pengukuran.Dinyatakan[ind]
		if stated.Number == nil {
			continue
		}
		computed := doc.Dihitung(ind)
		if computed == nil {
			continue
		}
		said, decimals := doc.Capaian(ind), stated.Number.Decimals
		most := computed
		if b := doc.Pengukuran.Batas; b > 0 && most.Cmp(big.NewRat(int64(b), 1)) > 0 {
			most = big.NewRat(int64(b), 1)
		}
		if angka.EqualAt(said, most, decimals) {
			continue
		}
		f := to.add(finding.CapaianBeda, stated.Span, "capaian %q dinyatakan %s, dihitung %s", cut(ind.Uraian.Value), stated.Value, doc.PersenCapaian(most))
		f.Hint = "perbaiki capaian atau realisasinya, atau hapus: program menghitungnya sendiri"
		f.Related = append(f.Related, related(doc.Pengukuran.Realisasi[ind].Span, "realisasi"), related(doc.TargetDiukur(ind).Span, "target"))
	}
}

// Beyond these a capaian is told, not judged.
var (
	muchReached   = big.NewRat(120, 1)
	littleReached = big.NewRat(20, 1)
)

// capaianJanggal tells of a capaian over 120 or under 20 percent, of a realisasi above
// its target where nothing says which way is good, and of one in another unit.
func capaianJanggal(doc *content.Document, to *report) {
	if doc.Dokumen.Jenis.Name != schema.JenisPengukuran {
		return
	}
	for ind := range doc.EachIndikator() {
		r, ok := doc.Pengukuran.Realisasi[ind]
		if !ok {
			continue
		}
		target := doc.TargetDiukur(ind)
		a, b := target.Besaran(ind.Satuan), r.Besaran(ind.Satuan)
		name := cut(ind.Uraian.Value)
		if a.Rat != nil && b.Rat != nil && a.Kind != b.Kind {
			f := to.add(finding.CapaianJanggal, r.Span, "realisasi %q, %s, satuannya lain daripada target, %s", name, r.Value, target.Value)
			f.Hint = "samakan satuannya"
			f.Related = append(f.Related, related(target.Span, "target"))
			continue
		}
		if _, stated := doc.Pengukuran.Dinyatakan[ind]; a.Rat != nil && b.Rat == nil && !stated && !content.Blank(r.Value) && !slipped(r, ind.Satuan) {
			f := to.add(finding.CapaianJanggal, r.Span, "realisasi %q, %q, tidak terbaca sebagai angka; capaiannya tidak dihitung", name, cut(r.Value))
			f.Hint = "tulis angkanya, atau capaiannya di [capaian]"
			f.Related = append(f.Related, related(target.Span, "target"))
			continue
		}
		c := doc.Dihitung(ind)
		switch {
		case c == nil:
		case ind.Polaritas.IsZero() && c.Cmp(big.NewRat(100, 1)) > 0 && ind.Skala.IsZero():
			f := to.add(finding.CapaianJanggal, r.Span, "realisasi %q, %s, melampaui target %s, dan polaritasnya tidak disebut", name, r.Value, target.Value)
			f.Hint = "isi polaritas indikator: positif atau negatif"
			f.Related = append(f.Related, related(ind.Span, "indikatornya"))
		case c.Cmp(muchReached) > 0, c.Cmp(littleReached) < 0:
			f := to.add(finding.CapaianJanggal, r.Span, "capaian %q %s; periksa target dan realisasinya", name, doc.PersenCapaian(c))
			f.Hint = "terima dengan abaikan kalau memang demikian"
			f.Related = append(f.Related, related(target.Span, "target"))
		}
	}
}

// slipped tells whether a value is one of angkaJanggal.
func slipped(n content.Nilai, satuan content.Text) bool {
	to := &report{most: 1}
	misspelt(n, satuan, to)
	return len(to.list) > 0
}

// profilKosong reports what a profile is to say of every indikator and does not.
func profilKosong(doc *content.Document, to *report) {
	for _, key := range doc.Profil.Wajib {
		var without []*content.Indikator
		for ind := range doc.EachIndikator() {
			if !says(ind, key.Value) {
				without = append(without, ind)
			}
		}
		if len(without) == 0 {
			continue
		}
		f := to.add(finding.ProfilKosong, key.Span, "%s tidak diisi pada %d indikator; yang pertama %q", key.Value, len(without), cut(without[0].Uraian.Value))
		f.Hint = "isi " + key.Value + " indikator itu"
		for i, ind := range without {
			if i < maxElsewhere {
				f.Related = append(f.Related, related(ind.Span, "tanpa %s", key.Value))
			}
		}
	}
}

// says tells whether an indikator says anything under a key.
func says(ind *content.Indikator, key string) bool {
	switch key {
	case "formula":
		return len(ind.Formula) > 0
	case "satuan":
		return !ind.Satuan.IsZero()
	case "kode":
		return !ind.Kode.IsZero()
	case "polaritas":
		return !ind.Polaritas.IsZero()
	case "skala":
		return !ind.Skala.IsZero()
	case "target", "target_tahunan":
		return hasTarget(ind)
	case "kondisi_awal":
		return !ind.KondisiAwal.Nilai.IsZero()
	case "kondisi_akhir":
		return !ind.KondisiAkhir.Nilai.IsZero()
	case "hitungan":
		return len(ind.Hitungan) > 0
	case "rincian":
		return len(ind.Rincian) > 0
	}
	return !ind.Isi(key).IsZero()
}

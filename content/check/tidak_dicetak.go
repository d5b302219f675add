package check

import (
	"strconv"
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
)

// shownBy says of each key of an indikator in which column its values are
// printed, and where they stand. To these come the text columns, of which the
// schema knows, and those of kolom_lain.
var shownBy = append([]shown{
	{"indikator", func(i *content.Indikator, at func(source.Span)) { at(i.Uraian.Span) }},
	{"kode", func(i *content.Indikator, at func(source.Span)) { of(i.Kode, at) }},
	{"target", each(func(u *content.Ukuran, at func(source.Span)) { of(u.Target.Text, at) })},
	{"target_tahunan", each(func(u *content.Ukuran, at func(source.Span)) { first(u.TargetTahunan, at) })},
	{"satuan", each(func(u *content.Ukuran, at func(source.Span)) { of(u.Satuan, at) })},
	{"formula", each(func(u *content.Ukuran, at func(source.Span)) {
		for _, p := range u.Formula {
			if of(p.Prosa, at) || of(p.Pembilang, at) {
				return
			}
		}
	})},
	{"kondisi_awal", each(func(u *content.Ukuran, at func(source.Span)) { of(u.KondisiAwal.Nilai.Text, at) })},
	{"kondisi_akhir", each(func(u *content.Ukuran, at func(source.Span)) { of(u.KondisiAkhir.Nilai.Text, at) })},
}, textColumns()...)

// each looks at what the indikator and its parts say.
func each(values func(*content.Ukuran, func(source.Span))) func(*content.Indikator, func(source.Span)) {
	return func(i *content.Indikator, at func(source.Span)) {
		values(&i.Ukuran, at)
		for j := range i.Rincian {
			values(&i.Rincian[j].Ukuran, at)
		}
	}
}

// shown is a key whose values stand in the column of that name.
type shown struct {
	key    string
	values func(*content.Indikator, func(source.Span))
}

func textColumns() (list []shown) {
	for _, k := range schema.TextColumns {
		list = append(list, textColumn(k.Name))
	}
	return list
}

func textColumn(key string) shown {
	return shown{key, each(func(u *content.Ukuran, at func(source.Span)) {
		if l := u.Isi(key); !l.IsZero() {
			at(l.Items[0].Span)
		}
	})}
}

func of(t content.Text, at func(source.Span)) bool {
	if !t.IsZero() {
		at(t.Span)
	}
	return !t.IsZero()
}

func first(list []content.NilaiTahun, at func(source.Span)) {
	if len(list) > 0 {
		at(list[0].Span)
	}
}

// tidakDicetak reports each key whose values no column prints, where the document
// chooses the columns itself, and the keys outside the table that another one
// keeps from the page. What another file brings is no matter of this one.
func tidakDicetak(doc *content.Document, to *report) {
	p := printing{doc: doc, to: to}
	p.place = p.count
	p.elsewhere()
	if doc.Tabel.Kolom == nil {
		return
	}
	p.table(columnsShown(doc))
}

// columnsShown returns the names of the columns that a document chooses.
func columnsShown(doc *content.Document) map[string]bool {
	shown := map[string]bool{}
	var add func([]content.Kolom)
	add = func(list []content.Kolom) {
		for _, k := range list {
			shown[k.Nama] = true
			for _, name := range k.Gabung {
				shown[name] = true
			}
			add(k.Kolom)
		}
	}
	add(doc.Tabel.Kolom)
	return shown
}

type printing struct {
	doc   *content.Document
	to    *report
	n     int               // the places counted
	at    source.Span       // the first of them
	place func(source.Span) // count, one for all keys
}

// written counts the places of a key that this file itself writes.
func (p *printing) written(each func(func(source.Span))) (n int, at source.Span) {
	p.n, p.at = 0, source.Span{}
	each(p.place)
	return p.n, p.at
}

func (p *printing) count(s source.Span) {
	if s.File != p.doc.File {
		return
	}
	if p.n++; p.n == 1 {
		p.at = s
	}
}

func (p *printing) table(shown map[string]bool) {
	doc := p.doc
	if !shown["sasaran"] {
		n, at := p.written(func(at func(source.Span)) {
			for i := range doc.Sasaran {
				of(doc.Sasaran[i].Uraian, at)
			}
		})
		p.column("sasaran", n, at, true)
	}
	if !shown["tujuan"] && !doc.Tabel.TujuanBaris {
		n, at := p.written(func(at func(source.Span)) {
			for i := range doc.Tujuan {
				if t := &doc.Tujuan[i]; doc.PerangkatDaerah == nil || !t.Cetak {
					of(t.Uraian, at)
				}
			}
		})
		p.column("tujuan", n, at, false)
	}
	beside := len(doc.Indikator) > 0 && shown["indikator"] && !shown["target"] // the target follows in brackets
	targets := p.targetsShown(shown) || beside
	rows := shownBy[:len(shownBy):len(shownBy)]
	for _, k := range doc.KolomLain {
		if k.Level == schema.LevelIndikator {
			rows = append(rows, textColumn(k.Kunci))
		} else if !shown[k.Kunci] {
			n, at := p.written(func(at func(source.Span)) {
				for _, list := range ownOf(doc, k.Level) {
					for _, t := range content.IsiOf(list, k.Kunci).Items {
						at(t.Span)
					}
				}
			})
			p.column(k.Kunci, n, at, false)
		}
	}
	for _, row := range rows {
		if shown[row.key] || row.key == "target" && beside {
			continue
		}
		n, at := p.written(func(at func(source.Span)) {
			for ind := range doc.EachIndikator() {
				row.values(ind, at)
			}
		})
		grave := row.key == "indikator" || strings.HasPrefix(row.key, "target") && !targets
		p.column(row.key, n, at, grave)
	}
}

// ownOf returns what each tujuan or sasaran says in the user's own columns.
func ownOf(doc *content.Document, level schema.Level) (lists [][]content.Isi) {
	if level == schema.LevelTujuan {
		for i := range doc.Tujuan {
			lists = append(lists, doc.Tujuan[i].Kolom)
		}
		return lists
	}
	for i := range doc.Sasaran {
		lists = append(lists, doc.Sasaran[i].Kolom)
	}
	return lists
}

// targetsShown tells whether any target is printed in a column.
func (p *printing) targetsShown(shown map[string]bool) bool {
	for ind := range p.doc.EachIndikator() {
		for u := range ind.Each() {
			if shown["target"] && !u.Target.IsZero() || shown["target_tahunan"] && len(u.TargetTahunan) > 0 {
				return true
			}
		}
	}
	return false
}

// column reports a key of which n values stand in no column.
func (p *printing) column(key string, n int, at source.Span, grave bool) {
	if n == 0 {
		return
	}
	times := "ditulis"
	if n > 1 {
		times += " " + strconv.Itoa(n) + " kali"
	}
	f := p.to.add(finding.TidakDicetak, at, "%s %s, tetapi tidak dicetak: tabel.kolom tidak menyebutnya", key, times)
	f.Grave = grave
	f.Hint = "tambahkan \"" + key + "\" ke tabel.kolom"
	if !grave {
		f.Hint += ", atau hapus " + key
	}
	if k := p.doc.Tabel.Kolom; len(k) > 0 && !k[0].Span.IsZero() {
		f.Related = []finding.Related{related(k[0].Span, "kolom yang dicetak")}
	}
}

// elsewhere reports what stands outside the columns and is printed nowhere because
// of what the document says, or leaves out, elsewhere.
func (p *printing) elsewhere() {
	doc := p.doc
	unsigned := len(doc.PenandaTangan) == 0
	calculated := false
	var headings []content.Text // of calculations that there are not
	for ind := range doc.EachIndikator() {
		if len(ind.Hitungan) > 0 {
			calculated = true
		} else {
			headings = append(headings, ind.JudulHitungan)
		}
	}
	var title []content.Text
	if len(doc.Dokumen.BarisJudul) > 0 {
		title = doc.Dokumen.Judul
	}
	e := &doc.TandaTangan
	wet := e.Cara != "elektronik"
	const electronic, signer = `tulis cara = "elektronik"`, "tambahkan [penanda_tangan]"
	for _, row := range []struct {
		hidden         bool
		key            string
		values         []content.Text
		because, other string // why, and what would show it
	}{
		{wet, "qr", []content.Text{e.QR}, "cara tanda tangannya basah", electronic},
		{wet, "jangkar", []content.Text{e.Jangkar}, "cara tanda tangannya basah", electronic},
		{!wet && unsigned, "qr", []content.Text{e.QR}, "dokumen ini tidak mempunyai penanda tangan", signer},
		{unsigned && !doc.Orphan, "tempat", []content.Text{doc.Dokumen.Tempat}, "dokumen ini tidak mempunyai penanda tangan", signer},
		{true, "judul", title, "baris_judul menggantikannya", "hapus baris_judul"},
		{true, "judul_hitungan", headings, "indikatornya tidak mempunyai hitungan", "tulis hitungannya"},
		{!calculated, "judul", []content.Text{doc.LampiranHitungan.Judul}, "tidak ada indikator yang mempunyai hitungan", "tulis hitungannya"},
	} {
		if !row.hidden {
			continue
		}
		n, at := p.written(func(at func(source.Span)) {
			for _, t := range row.values {
				of(t, at)
			}
		})
		if n > 0 {
			p.to.add(finding.TidakDicetak, at, "%s tidak dicetak: %s", row.key, row.because).Hint = row.other + ", atau hapus " + row.key
		}
	}
}

package layout

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"iku/content"
	"iku/content/hitungan"
	"iku/content/schema"
	"iku/content/source"
	"iku/layout/page"
)

// scripted is the notation of small signs.
var scripted = regexp.MustCompile(`[_^]\{([^{}\n]{1,40})\}`)

// plain returns text as it is compared: in capitals, without spaces and hyphens,
// which lines and columns add and take away.
func plain(t string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || r == '\u00ad' || r == '‐' || r == '−' {
			return -1
		}
		return unicode.ToUpper(r)
	}, t)
}

// decoration is what layout itself writes beside a text of the document.
var decoration = []string{"NAMAPERANGKATDAERAH", "VISIPERANGKATDAERAH", "MISIPERANGKATDAERAH", "TUJUANPERANGKATDAERAH", "NAMAUNITKERJA", "VISI", "MISI", "TUJUAN", "NRP", "JABATAN", "URUSAN",
	"TUGAS", "FUNGSI", "NOMOR", "TANGGAL", "TENTANG", "LAMPIRAN", "A.N.", "U.B.", "PLT.", "PLH.", "PJ.", "NIPPPK", "NIP", "URAIAN", "JUMLAH", "TAHUN"}

// ledger is what the pages say, by the place of the value that says it.
type ledger struct {
	doc      *content.Document
	draft    bool
	columns  *columnSet
	said     map[source.Span]string
	absent   map[source.Span]bool // printed nowhere, and rightly so
	composed map[source.Span]bool // printed as a part of another text
	twice    map[source.Span]bool
	out      []string
}

// misprinted returns the texts of a document that do not stand on its pages just
// once, apart from heads and cells that are repeated, and what stands beside them
// without reason.
func misprinted(doc *content.Document, s *page.Sheet, draft bool) []string {
	l := &ledger{doc: doc, draft: draft, columns: chooseColumns(doc), said: map[source.Span]string{},
		absent: map[source.Span]bool{}, composed: map[source.Span]bool{}, twice: map[source.Span]bool{}}
	for n := range s.Pages {
		for i := range s.Pages[n].Items {
			if it := &s.Pages[n].Items[i]; it.Kind == page.Text && it.Node != nil {
				l.said[it.Span] += plain(it.Text)
			}
		}
	}
	l.front()
	l.table()
	l.appendix()
	l.judge()
	return l.out
}

func (l *ledger) miss(t ...content.Text) {
	for _, t := range t {
		l.absent[t.Span] = true
	}
}

// part says that a text is printed within what stands at other places.
func (l *ledger) part(t content.Text, in ...source.Span) {
	if t.IsZero() {
		return
	}
	l.composed[t.Span] = true
	for _, s := range in {
		if strings.Contains(l.said[s], plain(t.Value)) {
			return
		}
	}
	l.out = append(l.out, fmt.Sprintf("%q is not printed", t.Value))
}

func (l *ledger) front() {
	d := l.doc
	if len(d.Dokumen.BarisJudul) > 0 {
		l.miss(d.Dokumen.Judul...)
		l.miss(d.Dokumen.Instansi)
	}
	for _, t := range d.Tabel.Judul { // checked with the table's head
		l.composed[t.Span] = true
	}
	for _, k := range d.KolomLain {
		l.composed[k.Judul.Span] = true
	}
	if p := d.PerangkatDaerah; p != nil {
		for _, t := range p.Label {
			l.composed[t.Span] = true
		}
		for _, t := range p.Tujuan.Items {
			l.goal(t, true)
		}
	}
	for i := range d.Tujuan {
		l.goal(d.Tujuan[i].Uraian, d.Tujuan[i].Cetak && d.PerangkatDaerah != nil)
		if l.serves(i) || len(d.Tujuan[i].Indikator) > 0 {
			l.inTable("tujuan", d.Tujuan[i].Kode, d.Tujuan[i].Uraian.Span)
		} else {
			l.miss(d.Tujuan[i].Kode)
		}
	}
	for i := range d.PenandaTangan {
		p := &d.PenandaTangan[i]
		l.composed[p.LabelNIP.Span] = true
		if !l.draft {
			l.miss(p.Paraf...)
		}
		if p.CetakGolongan == "tidak" {
			l.miss(p.Golongan)
		} else {
			l.part(p.Golongan, p.Pangkat.Span)
		}
	}
	if len(d.PenandaTangan) == 0 {
		l.miss(d.Dokumen.Tempat)
	}
	l.composed[d.TandaTangan.Jangkar.Span], l.composed[d.TandaTangan.Kaki.Span] = true, true // only where it is signed electronically
}

// goal accounts for a tujuan, which stands in the identity block, in the table, or
// in both.
func (l *ledger) goal(t content.Text, identity bool) {
	cells := 0
	if l.columns.has("tujuan") {
		last := 0
		for _, e := range listEntries(l.doc) {
			if e.thing[schema.LevelTujuan] != last || !e.kelompok.IsZero() {
				if last = e.thing[schema.LevelTujuan]; e.tujuan != nil && e.tujuan.Uraian.Span == t.Span {
					cells++
				}
			}
		}
	}
	if identity {
		cells++
	}
	want, got := plain(t.Value), strings.Count(l.said[t.Span], plain(t.Value))
	if got < min(cells, 1) || got > max(cells, 2)+len(l.doc.Sasaran) {
		l.out = append(l.out, fmt.Sprintf("tujuan %q is printed %d times, not %d", want, got, cells))
	}
	l.composed[t.Span] = true
}

// inTable says that a text is part of the cell of another, where there is one.
func (l *ledger) inTable(column string, t content.Text, cell source.Span) {
	if !l.columns.has(column) || l.said[cell] == "" {
		l.miss(t)
	} else {
		l.part(t, cell)
	}
}

func (l *ledger) table() {
	d, has := l.doc, l.columns.has
	for i := range d.Sasaran {
		s := &d.Sasaran[i]
		if !has("sasaran") {
			l.miss(s.Uraian)
		}
		if !has("kode_sasaran") {
			l.inTable("sasaran", s.Kode, s.Uraian.Span)
		}
		for _, k := range s.Kolom {
			if !has(k.Kunci) {
				l.miss(k.Items...)
			}
		}
		for k, t := range s.Kelompok {
			again := i > 0 && d.Tabel.TujuanBaris && s.Tujuan != d.Sasaran[i-1].Tujuan
			if i > 0 && !again && k < len(d.Sasaran[i-1].Kelompok) && t.Value == d.Sasaran[i-1].Kelompok[k].Value || len(d.Indikator) > 0 {
				l.miss(t)
			}
		}
	}
	for ind := range d.EachIndikator() {
		l.indikator(ind)
	}
}

// serves tells whether a sasaran serves a tujuan.
func (l *ledger) serves(tujuan int) bool {
	return slices.ContainsFunc(l.doc.Sasaran, func(s content.Sasaran) bool { return s.Tujuan == tujuan })
}

func (l *ledger) indikator(ind *content.Indikator) {
	column := func(name string, texts ...content.Text) {
		if !l.columns.has(name) {
			l.miss(texts...)
		}
	}
	years := func(list []content.NilaiTahun) {
		for _, n := range list {
			column("target_tahunan", n.Text)
		}
	}
	inTable := l.columns.has("indikator")
	if len(l.doc.Indikator) > 0 && inTable && !l.columns.has("target") {
		l.part(ind.Target.Text, ind.Uraian.Span)
	}
	column("kode", ind.Kode)
	for u := range ind.Each() {
		column("target", u.Target.Text)
		years(u.TargetTahunan)
		column("satuan", u.Satuan)
		column("kondisi_awal", u.KondisiAwal.Nilai.Text)
		column("kondisi_akhir", u.KondisiAkhir.Nilai.Text)
		for _, f := range u.Formula {
			if l.columns.has("formula") && !f.Pembilang.IsZero() && strings.Contains(l.said[f.Pembilang.Span], "/"+plain(f.Penyebut.Value)) {
				l.composed[f.Pembilang.Span] = true // set on one line for want of room
				l.part(f.Penyebut, f.Pembilang.Span)
				l.part(f.Kali, f.Pembilang.Span)
			}
			column("formula", f.Prosa, f.Pembilang, f.Penyebut, f.Kali)
		}
		for _, k := range u.Kolom {
			column(k.Kunci, k.Items...)
		}
	}
	for _, r := range ind.Rincian {
		column("indikator", r.Uraian)
	}
	heads := hitungan.Printed(ind) && ind.JudulHitungan.IsZero() // the uraian stands over the calculation
	switch {
	case !hitungan.Printed(ind):
		l.miss(ind.JudulHitungan)
	case heads && inTable:
		l.twice[ind.Uraian.Span] = true
	}
	if !inTable && !heads {
		l.miss(ind.Uraian)
	}
}

func (l *ledger) appendix() {
	any := false
	for ind := range l.doc.EachIndikator() {
		any = any || hitungan.Printed(ind)
		for i := range ind.Hitungan {
			l.step(&ind.Hitungan[i])
		}
	}
	if !any {
		l.miss(l.doc.LampiranHitungan.Judul)
	}
}

func (l *ledger) step(s *content.Langkah) {
	switch {
	case s.Data != nil && !s.Cetak:
		l.miss(s.Data.Label, s.Data.Nilai.Text, s.Data.Satuan, s.Data.Penjelasan)
	case s.Rumus != nil:
		r := s.Rumus
		parts := []content.Text{r.Uraian, r.Hasil.Text, r.Satuan, r.Kata[0], r.Kata[1]}
		l.composed[r.Span] = true
		for _, t := range parts {
			if s.Cetak {
				l.part(t, r.Span, r.Hasil.Span, r.Uraian.Span)
			} else {
				l.miss(t)
			}
		}
	case s.Tahunan != nil:
		t := s.Tahunan
		if !s.Cetak {
			l.miss(t.Judul, t.Satuan)
			for _, list := range hitungan.Series(t) {
				for _, n := range list {
					l.miss(n.Text)
				}
			}
			for _, r := range t.Rincian {
				l.miss(r.Uraian)
			}
			return
		}
		in := []source.Span{t.Judul.Span, t.Span, t.Satuan.Span}
		for _, n := range t.Nilai {
			in = append(in, n.Span)
		}
		l.part(t.Satuan, in...)
	case s.Catatan != nil && !s.Cetak:
		l.miss(*s.Catatan)
	}
}

// judge compares each text of the document with what is said at its place.
func (l *ledger) judge() {
	for _, t := range l.doc.Printed {
		want, got := plain(scripted.ReplaceAllString(t.Value, "$1")), l.said[t.Span]
		switch {
		case l.composed[t.Span] || want == "":
			continue
		case l.absent[t.Span]:
			if strings.Contains(got, want) {
				l.out = append(l.out, fmt.Sprintf("%q is printed, though no column has it", t.Value))
			}
			continue
		}
		times := 1
		if l.twice[t.Span] {
			times = 2
		}
		rest := got
		for range times {
			i := strings.Index(rest, want)
			if last := strings.LastIndex(rest, want); times == 1 && i >= 0 && l.undecorated(rest[:i]+rest[i+len(want):]) != "" {
				i = last
			}
			if i < 0 {
				l.out = append(l.out, fmt.Sprintf("%q is not printed %d times, but: %q", t.Value, times, got))
				rest = ""
				break
			}
			rest = rest[:i] + rest[i+len(want):]
		}
		if left := l.undecorated(rest); left != "" {
			l.out = append(l.out, fmt.Sprintf("with %q stands %q: %q", t.Value, left, got))
		}
	}
}

// undecorated returns what is left of a text without labels and numbers.
func (l *ledger) undecorated(t string) string {
	if strings.IndexFunc(t, unicode.IsLetter) < 0 {
		return ""
	}
	labels := slices.Clone(decoration)
	add := func(t string) {
		if t != "" {
			labels = append(labels, plain(t))
		}
	}
	for _, c := range l.columns.columns {
		for _, p := range append(c.parts, c) {
			add(p.heading.Value)
		}
	}
	if p := l.doc.PerangkatDaerah; p != nil {
		for _, t := range p.Label {
			add(t.Value)
		}
	}
	for i := range l.doc.PenandaTangan {
		p := &l.doc.PenandaTangan[i]
		add(p.LabelNIP.Value)
		add(p.Golongan.Value)
	}
	for i := range l.doc.Sasaran {
		add(l.doc.Sasaran[i].Kode.Value)
	}
	add(l.doc.Dokumen.Tanggal.String())
	for ind := range l.doc.EachIndikator() {
		if len(l.doc.Indikator) > 0 {
			add(ind.Target.Value)
		}
		for _, s := range ind.Hitungan {
			if s.Tahunan != nil {
				add(s.Tahunan.Satuan.Value)
			}
		}
	}
	slices.SortFunc(labels, func(a, b string) int { return len(b) - len(a) })
	for _, d := range labels {
		t = strings.ReplaceAll(t, d, "")
	}
	return strings.TrimFunc(t, func(r rune) bool { return !unicode.IsLetter(r) || len(t) == 2 && r >= 'A' && r <= 'Z' })
}

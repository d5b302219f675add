package check

import (
	"fmt"
	"strings"

	"iku/content"
	"iku/content/angka"
	"iku/content/finding"
	"iku/content/schema"
)

// pihakJanggal reports parties of a perjanjian kinerja who cannot be such.
func pihakJanggal(doc *content.Document, to *report) {
	first, second := doc.PihakPertama(), doc.PihakKedua()
	if doc.Dokumen.Jenis.Name != schema.JenisPerjanjian || first == nil || doc.Orphan {
		return
	}
	top := doc.Perjanjian.Tingkat == schema.TingkatKepalaDaerah
	switch {
	case second == nil && !top:
		f := to.add(finding.PihakJanggal, own(doc, first.Nama.Span), "perjanjian kinerja %s tidak mempunyai pihak kedua", cut(first.Nama.Value))
		f.Hint = "isi atasannya di perjanjian_kinerja.pihak_kedua; untuk kepala daerah tulis tingkat = \"kepala-daerah\""
	case second != nil && sameParty(first, second):
		f := to.add(finding.PihakJanggal, own(doc, first.Nama.Span), "pihak kedua, %s, adalah pihak pertama juga", cut(second.Nama.Value))
		f.Hint = "isi atasan langsung pihak pertama"
		f.Related = append(f.Related, related(second.Nama.Span, "pihak kedua"))
	}
	if up := doc.PK; up != nil && up.Atasan != nil && second != nil {
		above := up.Atasan.Document.PihakPertama()
		if above != nil && above.Span != second.Span && otherParty(above, second) {
			f := to.add(finding.PihakJanggal, own(doc, second.Nama.Span), "pihak kedua, %s, bukan pihak pertama perjanjian di atasnya, %s", cut(second.Nama.Value), cut(above.Nama.Value))
			f.Hint = "hapus pihak_kedua, atau sebut perjanjian di atasnya dengan atasan"
			f.Related = append(f.Related, related(above.Nama.Span, "pihak pertama perjanjian di atasnya"))
		}
	}
	if p := doc.PerangkatDaerah; p != nil && doc.Perjanjian.Tingkat == schema.TingkatJPT && len(first.Jabatan) > 0 && !leads(first, p.Nama.Value) {
		f := to.add(finding.PihakJanggal, own(doc, first.Jabatan[0].Span), "jabatan pihak pertama, %s, tidak menyebut %s", cut(post(first)), cut(p.Nama.Value))
		f.Hint = "perbaiki jabatannya, atau tulis tingkat perjanjian ini"
		f.Related = append(f.Related, related(p.Nama.Span, "perangkat daerah"))
	}
}

// sameParty tells whether two who sign are one, by their numbers, else by their names.
func sameParty(a, b *content.PenandaTangan) bool {
	if s, t := signerOf(a), signerOf(b); s.NIP != "" && t.NIP != "" {
		return s.NIP == t.NIP
	}
	if name := wording(a.Nama.Value); name == wording(b.Nama.Value) && strings.ContainsAny(a.Nama.Value, ".,") && !content.Blank(a.Nama.Value) {
		return true // with all titles, whatever the posts
	}
	return a.Nama.Value != "" && !content.Blank(a.Nama.Value) && mayBeOneName(person(a.Nama.Value), person(b.Nama.Value)) && wording(post(a)) == wording(post(b))
}

// otherParty tells whether two who sign cannot be one: by their numbers, else by their
// names.
func otherParty(a, b *content.PenandaTangan) bool {
	if s, t := signerOf(a), signerOf(b); s.NIP != "" && t.NIP != "" {
		return s.NIP != t.NIP
	}
	return !content.Blank(a.Nama.Value) && !content.Blank(b.Nama.Value) && !mayBeOneName(person(a.Nama.Value), person(b.Nama.Value))
}

func post(p *content.PenandaTangan) string {
	var lines []string
	for _, t := range append(append([]content.Text{p.AtasNama}, p.Jabatan...), p.JabatanAsli...) {
		if !t.IsZero() {
			lines = append(lines, t.Value)
		}
	}
	return strings.Join(lines, " ")
}

// common are words that many agencies have in their names.
var common = map[string]bool{"dinas": true, "badan": true, "kantor": true, "daerah": true, "kabupaten": true, "provinsi": true, "unit": true, "satuan": true}

// leads tells whether a post names the agency: a word that tells it from others
// stands in it.
func leads(p *content.PenandaTangan, agency string) bool {
	said, told := wording(post(p)), false
	for _, word := range strings.Fields(wording(agency)) {
		if len(word) < 4 || common[word] {
			continue
		}
		if told = true; strings.Contains(said, word) {
			return true
		}
	}
	return !told || content.Blank(post(p)) || len(strings.Fields(said)) < 2
}

// tanggalJanggal reports a perjanjian kinerja that was signed too late, or in another
// year (PermenPANRB 53/2014: a month after the money is granted), and a decree of change
// that is older than what it changes.
func tanggalJanggal(doc *content.Document, to *report) {
	d := &doc.Dokumen
	if k := doc.Keputusan; k != nil && k.Mengubah != nil {
		if old := &k.Mengubah.Dokumen; !d.Tanggal.IsZero() && d.Tanggal.Before(old.Tanggal) {
			f := to.add(finding.TanggalJanggal, own(doc, d.TanggalSpan), "keputusan perubahan bertanggal %s, sebelum yang diubahnya, %s", d.Tanggal, old.Tanggal)
			f.Hint = "perbaiki salah satu tanggalnya"
			f.Related = append(f.Related, related(old.TanggalSpan, "tanggal keputusan yang diubah"))
		}
	}
	if d.Tanggal.IsZero() || d.Tahun == 0 {
		return
	}
	if d.Jenis.Name == schema.JenisPengukuran {
		if last := (angka.Date{Year: d.Tahun, Month: lastMonth(doc.Pengukuran.Triwulan), Day: 1}); d.Tanggal.Before(last) {
			f := to.add(finding.TanggalJanggal, own(doc, d.TanggalSpan), "pengukuran kinerja %sbertanggal %s, sebelum masanya berakhir", measuredTime(doc), d.Tanggal)
			f.Hint = "perbaiki tanggal, tahun atau triwulannya"
		}
		return
	}
	if d.Jenis.Name != schema.JenisPerjanjian {
		return
	}
	last, why := angka.Date{Year: d.Tahun, Month: 1, Day: 31}, ""
	if dpa := doc.Perjanjian.TanggalDPA; !dpa.IsZero() {
		last, why = nextMonth(dpa), ", sebulan sesudah DPA disahkan"
	} else if doc.Perjanjian.Perubahan {
		last = angka.Date{Year: d.Tahun, Month: 12, Day: 31}
	}
	switch {
	case last.Before(d.Tanggal):
		f := to.add(finding.TanggalJanggal, own(doc, d.TanggalSpan), "perjanjian kinerja %d bertanggal %s, lebih lambat daripada %s%s", d.Tahun, d.Tanggal, last, why)
		f.Hint = "perbaiki tanggal atau tahunnya; kalau DPA disahkan lebih lambat, isi perjanjian_kinerja.tanggal_dpa"
	case d.Tanggal.Before(angka.Date{Year: d.Tahun - 1, Month: 10, Day: 1}): // before there is a budget to promise on
		f := to.add(finding.TanggalJanggal, own(doc, d.TanggalSpan), "perjanjian kinerja %d bertanggal %s", d.Tahun, d.Tanggal)
		f.Hint = "perbaiki tanggal atau tahunnya"
	}
}

// lastMonth returns the last month of a quarter; 0 is the year.
func lastMonth(triwulan int) int {
	if triwulan == 0 {
		return 12
	}
	return 3 * triwulan
}

// measuredTime names what a pengukuran measures: "triwulan II 2026 ".
func measuredTime(doc *content.Document) string {
	if q := doc.Pengukuran.Triwulan; q > 0 {
		return fmt.Sprintf("triwulan %s %d ", quarters[q-1], doc.Dokumen.Tahun)
	}
	return fmt.Sprintf("%d ", doc.Dokumen.Tahun)
}

// nextMonth returns the same day of the next month, or its last.
func nextMonth(d angka.Date) angka.Date {
	d.Month++
	if d.Month > 12 {
		d.Year, d.Month = d.Year+1, 1
	}
	for !d.Valid() {
		d.Day--
	}
	return d
}

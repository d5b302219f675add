package check

import (
	"strconv"
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/content/pola"
)

// redaksi reports what a decree says in another form than decrees have: reasons that do
// not begin with "bahwa", ends that differ, numbers typed before those that are
// printed, a law cited twice, or one that is younger than the decree.
func redaksi(doc *content.Document, to *report) {
	k := doc.Keputusan
	if k == nil {
		return
	}
	for _, t := range k.Menimbang {
		if !strings.HasPrefix(strings.ToLower(strings.TrimSpace(typedNumber().ReplaceAllString(t.Value, ""))), "bahwa") {
			to.add(finding.Redaksi, t.Span, "butir menimbang tidak dimulai dengan \"bahwa\": %q", cut(t.Value)).Hint = "mulai dengan bahwa"
		}
	}
	for _, list := range [][]content.Text{k.Menimbang, k.Mengingat, k.Memperhatikan} {
		endsOfItems(list, to)
	}
	for _, list := range [][]content.Text{k.Menimbang, k.Mengingat, k.Memperhatikan, k.Menetapkan, k.Tembusan} {
		for _, t := range list {
			if n := typedNumber().FindString(t.Value); n != "" {
				to.add(finding.Redaksi, t.Span, "%q ditulis di depan butir yang sudah dinomori", strings.TrimSpace(n)).Hint = "hapus; nomor butir dicetak sendiri"
			}
		}
	}
	laws(doc, to)
	change(doc, to)
}

// change reports a decree of change whose subject does not say so, or that cannot name
// the decree that it changes.
func change(doc *content.Document, to *report) {
	k := doc.Keputusan
	if k.Mengubah == nil {
		return
	}
	if !strings.HasPrefix(strings.ToLower(k.Tentang.Value), "perubahan") {
		f := to.add(finding.Redaksi, own(doc, k.Tentang.Span), "keputusan ini mengubah %s, tetapi tentang tidak dimulai dengan \"Perubahan\": %q", k.Mengubah.File.Name, cut(k.Tentang.Value))
		f.Hint = "hapus keputusan.tentang; judulnya dibuat dari keputusan yang diubah"
	}
	if k.Asal.Dokumen.Nomor.IsZero() {
		f := to.add(finding.Redaksi, own(doc, k.MengubahSpan), "keputusan yang diubah, %s, tidak bernomor", k.Asal.File.Name)
		f.Hint = "isi dokumen.nomor di sana"
	}
}

// typedNumber is a number that somebody typed before an item: "a.", "1)", "KESATU :".
var typedNumber = pola.Regexp(`^(?:[a-zA-Z]|\d{1,2})[.)]\s+|^KE(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN|SEPULUH)\s*:\s*`)

// endsOfItems reports items that end with neither ";" nor "." where others do.
func endsOfItems(list []content.Text, to *report) {
	with, first := 0, content.Text{}
	closed := func(t content.Text) bool { return strings.HasSuffix(t.Value, ";") || strings.HasSuffix(t.Value, ".") }
	for _, t := range list {
		if closed(t) {
			if with++; with == 1 {
				first = t
			}
		}
	}
	if with == 0 {
		return
	}
	for _, t := range list {
		if !closed(t) {
			f := to.add(finding.Redaksi, t.Span, "butir ini tidak diakhiri titik koma atau titik, yang lain diakhiri: %q", cut(t.Value))
			f.Hint = "tambahkan titik koma"
			f.Related = append(f.Related, related(first.Span, "butir lain"))
		}
	}
}

// law is how a regulation is cited.
var law = pola.Regexp(`(?i)^\s*((?:undang-undang|peraturan|keputusan|instruksi)[^0-9;]*?)\s+nomor\s+([0-9A-Za-z./-]+)\s+tahun\s+(\d{4})`)

func laws(doc *content.Document, to *report) {
	k := doc.Keputusan
	cited := map[string]content.Text{}
	for _, t := range k.Mengingat {
		m := law().FindStringSubmatch(typedNumber().ReplaceAllString(t.Value, ""))
		if m == nil {
			continue
		}
		key := wording(m[1]) + "\x00" + strings.ToLower(m[2]) + "\x00" + m[3]
		if first, twice := cited[key]; twice {
			f := to.add(finding.Redaksi, t.Span, "%s Nomor %s Tahun %s disebut dua kali", m[1], m[2], m[3])
			f.Hint = "hapus salah satunya"
			f.Related = append(f.Related, related(first.Span, "yang pertama"))
		} else {
			cited[key] = t
		}
		year, _ := strconv.Atoi(m[3])
		if d := doc.Dokumen.Tanggal; !d.IsZero() && year > d.Year {
			f := to.add(finding.Redaksi, t.Span, "%s Nomor %s Tahun %s lebih muda daripada dokumen ini, %s", m[1], m[2], m[3], d)
			f.Hint = "perbaiki tahunnya, atau tanggal dokumen"
			f.Related = append(f.Related, related(doc.Dokumen.TanggalSpan, "tanggal dokumen"))
		}
	}
}

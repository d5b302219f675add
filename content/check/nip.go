package check

import (
	"strings"

	"iku/content"
	"iku/content/angka"
	"iku/content/finding"
	"iku/content/pola"
	"iku/content/source"
)

// nipJanggal reports what a valid NIP or NI PPPK says that can hardly be so.
func nipJanggal(doc *content.Document, to *report) {
	for i := range doc.PenandaTangan {
		nipOf(&doc.PenandaTangan[i], doc, to)
	}
}

func nipOf(p *content.PenandaTangan, doc *content.Document, to *report) {
	n, ok := p.Nomor.NIP()
	if !ok {
		return // none, or reported as nip-tak-sah
	}
	add := func(hint, format string, args ...any) *finding.Finding {
		f := to.add(finding.NIPJanggal, p.Nomor.Span, p.Nomor.Name()+" "+format, args...)
		f.Hint = hint
		return f
	}
	if years, under := ageAtAppointment(n); under {
		add("cocokkan tanggal lahir dan pengangkatannya dengan surat keputusan",
			"menyebut pengangkatan %s pada umur %d tahun (lahir %s)", appointed(n), years, born(n))
	}
	switch title := title(p.Nama.Value); {
	case title == "Hj." && !n.Female:
		add("angka ke-15 adalah 1 untuk laki-laki, 2 untuk perempuan", "menyebut laki-laki, tetapi namanya bersebutan Hj.").Related =
			[]finding.Related{related(p.Nama.Span, "nama di sini")}
	case title == "H." && n.Female:
		add("angka ke-15 adalah 1 untuk laki-laki, 2 untuk perempuan", "menyebut perempuan, tetapi namanya bersebutan H.").Related =
			[]finding.Related{related(p.Nama.Span, "nama di sini")}
	}
	// A widely copied helper takes the wrong digits for the sequence.
	if n.Sequence == n.Digits[3:6] {
		add("salin tiga angka terakhirnya dari surat keputusan",
			"berakhir dengan %s, sama dengan angka ke-4 sampai ke-6", n.Sequence)
	}
	if d := doc.Dokumen.Tanggal; !d.IsZero() && later(n, d) {
		f := add("cocokkan pengangkatannya dengan surat keputusan, atau perbaiki tanggal dokumen",
			"menyebut pengangkatan %s, sesudah tanggal dokumen %s", appointed(n), d)
		if doc.Dokumen.TanggalSpan != (source.Span{}) {
			f.Related = []finding.Related{related(doc.Dokumen.TanggalSpan, "tanggal dokumen")}
		}
	}
}

// nipDikelompokkan tells of a number that is printed in its groups, since it is not
// written in them.
func nipDikelompokkan(doc *content.Document, to *report) {
	for i := range doc.PenandaTangan {
		if n := &doc.PenandaTangan[i].Nomor; n.Grouped {
			to.add(finding.NIPDikelompokkan, n.Span, "%s dicetak dalam kelompoknya: %s", n.Name(), n.Value).Hint = "tulis " + n.Kunci + " = \"" + n.Value + "\""
		}
	}
}

// ageAtAppointment returns the full years reached in the month of appointment,
// and whether they are fewer than 18. An NI PPPK says the year alone.
func ageAtAppointment(n content.NIP) (years int, under bool) {
	years = n.AppointedYear - n.Year
	if n.AppointedMonth != 0 && n.AppointedMonth < n.Month {
		years--
	}
	return years, years < 18
}

func later(n content.NIP, d angka.Date) bool {
	return n.AppointedYear > d.Year || n.AppointedYear == d.Year && n.AppointedMonth > d.Month
}

var months = []string{"", "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}

func appointed(n content.NIP) string {
	if n.AppointedMonth == 0 {
		return "tahun " + year(n.AppointedYear)
	}
	return months[n.AppointedMonth] + " " + year(n.AppointedYear)
}

func born(n content.NIP) string { return angka.Date{Year: n.Year, Month: n.Month, Day: n.Day}.String() }

// titles may stand before the title of a hajj; what is none of them begins the
// name, behind which an H. is an initial.
var titles = pola.Words("ir drs dra dr drg drh prof k kh r rr rd raden tn ny apt ns tgk kol letkol brigjen mayjen kombes akbp st")

// title returns "H." or "Hj." where a name begins with it, behind other titles.
func title(name string) string {
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == '.' || r == ',' })
	for i, p := range parts {
		next := ""
		if i+1 < len(parts) {
			next = parts[i+1]
		}
		switch {
		case p == "hj":
			return "Hj."
		case p == "h" && next == "c": // honoris causa
		case p == "c" && i > 0 && parts[i-1] == "h":
		case p == "h":
			return "H."
		case !titles()[p]:
			return ""
		}
	}
	return ""
}

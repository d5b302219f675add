package content

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/tomltree"
)

// Nomor is the number by which whoever employs a signer knows them; zero: none is
// said.
type Nomor struct {
	Text         // as it is printed, without its label
	Kunci string // "nip", "ni_pppk" or "nrp"
	// Grouped tells that it is printed in its groups, which it is not written in.
	Grouped bool
	plain   string
	digits  NIP // of an NIP or NI PPPK
}

// nomorKinds has a row for each key of a number, and how one is read: plain is it
// without what parts its groups, grouped as it is printed where it was written
// without any, wrong what is wrong with it.
var nomorKinds = []struct {
	kunci, name string
	read        func(number, pangkat string) (n Nomor, grouped, wrong, hint string)
}{
	{"nip", "NIP", func(s, _ string) (Nomor, string, string, string) { return readNIP(s, false) }},
	{"ni_pppk", "NI PPPK", func(s, _ string) (Nomor, string, string, string) { return readNIP(s, true) }},
	{"nrp", "NRP", readNRP},
}

// Name is what the number is called: "NIP", where there is none too.
func (n Nomor) Name() string {
	for _, k := range nomorKinds {
		if k.kunci == n.Kunci {
			return k.name
		}
	}
	return nomorKinds[0].name
}

// Plain returns the number without what parts its groups, so that two can be
// compared; empty where it is not valid.
func (n Nomor) Plain() string { return n.plain }

// NIP returns what an NIP or NI PPPK says; false where it is none that is valid.
func (n Nomor) NIP() (NIP, bool) { return n.digits, n.plain != "" && n.digits.Digits != "" }

// nomor returns the number that a signer's table says; of several the first.
func (r *reader) nomor(table *tomltree.Node) (n Nomor) {
	for _, k := range nomorKinds {
		t := r.text(table, k.kunci, onPage)
		switch {
		case t.IsZero():
		case n.IsZero():
			n.Text, n.Kunci = t, k.kunci
		default:
			f := r.add(finding.NilaiTakSah, t.Span, "penanda tangan tidak dapat punya %s dan %s sekaligus", n.Kunci, k.kunci)
			f.Hint = "hapus salah satu"
			f.Related = []finding.Related{{Span: n.Span, Message: n.Kunci + " di sini"}}
		}
	}
	return n
}

// serial judges a signer's number, and leaves it as it is printed: without the
// label copied with it, in its groups where it is not written in any.
func (r *reader) serial(p *PenandaTangan) {
	n := &p.Nomor
	if n.IsZero() {
		return
	}
	label, number := SplitNIP(n.Value)
	blank := Blank(n.Value)
	if !blank {
		for _, k := range nomorKinds {
			if k.kunci != n.Kunci {
				continue
			}
			is, grouped, wrong, hint := k.read(number, p.Pangkat.Value)
			if wrong != "" {
				if !strings.ContainsAny(n.Value, "0123456789") {
					hint = "hapus barisnya; tanpa nomor, baris itu tidak dicetak"
				}
				r.add(finding.NIPTakSah, n.Span, "%s %s: %s", k.name, cut(number), wrong).Hint = hint
				return
			}
			n.plain, n.digits = is.plain, is.digits
			n.Grouped = grouped != "" && grouped != number
			number = cmp.Or(grouped, number)
		}
	}
	if label != "" && p.LabelNIP.Span == p.Span {
		p.LabelNIP.Value = label
	}
	n.Value = number
}

func readNIP(s string, pppk bool) (n Nomor, grouped, wrong, hint string) {
	d, wrong := ParseNIP(s, pppk)
	switch {
	case wrong == "":
	case pppk:
	case d.AppointedMonth == 21:
		hint = "kalau ini NI PPPK, tulis di ni_pppk"
	case len(d.Digits) == 0 && len(nipGaps.Replace(s)) == policeDigits:
		hint = "kalau ini NRP, tulis di nrp"
	default:
		hint = "tanggal lahir 8 angka, tahun dan bulan pengangkatan 6, jenis kelamin 1, nomor urut 3"
	}
	if wrong == "" && (strings.Trim(s, " 0123456789") != "" || !strings.Contains(s, " ")) {
		grouped = d.String()
	}
	return Nomor{plain: d.Digits, digits: d}, grouped, wrong, hint
}

// An NRP of Polri has 8 digits, year and month of birth first; one of TNI is
// written in many ways: "11950043210472", "12345/P".
const (
	policeDigits = 8
	leastNRP     = 5
	mostNRP      = 21
)

func readNRP(s, pangkat string) (n Nomor, grouped, wrong, hint string) {
	plain := strings.ToUpper(nipGaps.Replace(s))
	figures := 0
	for _, c := range plain {
		switch {
		case c >= '0' && c <= '9':
			figures++
		case !unicode.IsLetter(c):
			return n, "", "hanya boleh berisi angka, huruf, spasi, titik, dan garis miring", ""
		}
	}
	n.plain = plain
	_, corps := schema.CorpsRank(pangkat)
	switch {
	case corps == schema.Polri:
		switch {
		case len(plain) != policeDigits || figures != policeDigits:
			return n, "", "NRP anggota Polri harus 8 angka, di sini " + strconv.Itoa(len(plain)), "tahun dan bulan lahir masing-masing 2 angka, nomor urut 4"
		case plain[2:4] < "01" || plain[2:4] > "12":
			return n, "", "bulan lahir " + plain[2:4] + " tidak ada", "tahun dan bulan lahir masing-masing 2 angka, nomor urut 4"
		}
	case figures < leastNRP-1 || len(plain) < leastNRP || len(plain) > mostNRP:
		wrong = "harus 5 sampai 21 angka atau huruf, di sini " + strconv.Itoa(len([]rune(plain)))
		hint = "NRP anggota Polri 8 angka; NRP prajurit TNI seperti \"11950043210472\" atau \"12345/P\""
	}
	return n, "", wrong, hint
}

package content

import (
	"strconv"
	"strings"
	"time"

	"iku/content/pola"
)

// NIP is a civil servant's number taken apart: birth date, month of appointment,
// sex, sequence (Perka BKN 22/2007). An NI PPPK has a code of employment, 21,
// where an NIP has the month.
type NIP struct {
	Digits                        string // 18
	Year, Month, Day              int    // of birth
	AppointedYear, AppointedMonth int    // month 0: an NI PPPK
	Female                        bool
	Sequence                      string
}

var nipGaps = strings.NewReplacer(" ", "", ".", "", "\u00a0", "", "-", "", "–", "", "\u2010", "", "\u2011", "", "/", "")

var nipLabel = pola.Regexp(`^(?i:N\.?\s?I\.?\s?PPPK|N\.?\s?I\.?\s?P\.?(?:\s?PPPK)?|N\.?\s?R\.?\s?P\.?)(?:\s*:|\.)?\s*`)

// SplitNIP parts a number from the label that was copied with it: "NIP. 1970…", "NRP 7001…".
func SplitNIP(s string) (label, number string) {
	if s == "" || s[0]|0x20 != 'n' {
		return "", s
	}
	label = nipLabel().FindString(s)
	return strings.TrimRight(label, " :"), s[len(label):]
}

// ParseNIP reads a number, its groups parted by blanks, dots, dashes or nothing,
// its label aside. The string is empty where it is valid, and otherwise says what
// is wrong with it.
func ParseNIP(s string, pppk bool) (NIP, string) {
	_, s = SplitNIP(s)
	d := nipGaps.Replace(s)
	for _, c := range d {
		if c < '0' || c > '9' {
			return NIP{}, "hanya boleh berisi angka, spasi, dan titik"
		}
	}
	if d == "" {
		return NIP{}, "tidak berisi angka"
	}
	if len(d) != 18 {
		return NIP{}, "harus 18 angka, di sini " + strconv.Itoa(len(d))
	}
	n := NIP{
		Digits: d, Year: digits(d[:4]), Month: digits(d[4:6]), Day: digits(d[6:8]),
		AppointedYear: digits(d[8:12]), AppointedMonth: digits(d[12:14]),
		Female: d[14] == '2', Sequence: d[15:],
	}
	if pppk {
		n.AppointedMonth = 0
	}
	born := time.Date(n.Year, time.Month(n.Month), n.Day, 0, 0, 0, 0, time.UTC)
	switch {
	case born.Year() != n.Year || int(born.Month()) != n.Month || born.Day() != n.Day:
		return n, "tanggal lahir " + d[:8] + " tidak ada di kalender"
	case !pppk && (n.AppointedMonth < 1 || n.AppointedMonth > 12):
		return n, "bulan pengangkatan " + d[12:14] + " tidak ada"
	case d[14] != '1' && d[14] != '2':
		return n, "angka jenis kelamin " + d[14:15] + " bukan 1 atau 2"
	case n.Sequence == "000":
		return n, "nomor urutnya 000"
	}
	return n, ""
}

// String writes the number in its groups: "19620915 199003 2 001".
func (n NIP) String() string {
	d := n.Digits
	if n.AppointedMonth == 0 {
		return d[:8] + " " + d[8:12] + " " + d[12:14] + " " + d[14:15] + " " + d[15:]
	}
	return d[:8] + " " + d[8:14] + " " + d[14:15] + " " + d[15:]
}

func digits(s string) int {
	n := 0
	for _, c := range s {
		n = 10*n + int(c-'0')
	}
	return n
}

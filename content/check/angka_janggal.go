package check

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"iku/content"
	"iku/content/angka"
	"iku/content/finding"
	"iku/content/pola"
	"iku/content/rumus"
)

// angkaJanggal reports values that are likely slips of the keyboard: a letter
// where a digit belongs, a sign that is not Indonesian, a TOML number that an
// Indonesian reads as thousands.
func angkaJanggal(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		for n, satuan := range valuesOf(ind) {
			if !thousands(n, to) {
				misspelt(*n, satuan, to)
			}
		}
		for n := range saidBeside(doc, ind) {
			if !thousands(&n, to) {
				misspelt(n, ind.Satuan, to)
			}
		}
		for u := range ind.Each() {
			for j := range u.Kolom {
				thousands(&u.Kolom[j].Nilai, to)
			}
		}
		for i := range ind.Hitungan {
			switch s := &ind.Hitungan[i]; {
			case s.Data != nil:
				thousands(&s.Data.Nilai, to)
			case s.Kelas != nil:
				for j := range s.Kelas.Nilai {
					thousands(&s.Kelas.Nilai[j].Nilai, to)
				}
				thousands(&content.Nilai{Text: s.Kelas.Jumlah.Text, Number: s.Kelas.Jumlah.Number}, to)
			case s.Tahunan != nil:
				for j := range s.Tahunan.Nilai {
					thousands(&s.Tahunan.Nilai[j].Nilai, to)
				}
				thousands(&content.Nilai{Text: s.Tahunan.Jumlah.Text, Number: s.Tahunan.Jumlah.Number}, to)
				for _, part := range s.Tahunan.Rincian {
					for j := range part.Nilai {
						thousands(&part.Nilai[j].Nilai, to)
					}
				}
			}
		}
	}
}

// saidBeside returns what the document says of an indikator in tables of its own: by
// quarter, and what was reached.
func saidBeside(doc *content.Document, ind *content.Indikator) iter.Seq[content.Nilai] {
	return func(yield func(content.Nilai) bool) {
		if t := doc.TriwulanOf(ind); t != nil {
			for _, n := range t.Nilai {
				if !yield(n) {
					return
				}
			}
		}
		p := &doc.Pengukuran
		for _, said := range []map[*content.Indikator]content.Nilai{p.Realisasi, p.Lalu, p.Nasional, p.Dinyatakan} {
			if n, ok := said[ind]; ok && !yield(n) {
				return
			}
		}
	}
}

// valuesOf returns every value that the table shows of an indikator, with the
// unit that stands beside it.
func valuesOf(ind *content.Indikator) func(yield func(*content.Nilai, content.Text) bool) {
	return func(yield func(*content.Nilai, content.Text) bool) {
		years := func(list []content.NilaiTahun, satuan content.Text) bool {
			for i := range list {
				if !yield(&list[i].Nilai, satuan) {
					return false
				}
			}
			return true
		}
		for u, satuan := range ind.Each() {
			if !yield(&u.Target, satuan) || !years(u.TargetTahunan, satuan) ||
				!yield(&u.KondisiAwal.Nilai, satuan) || !yield(&u.KondisiAkhir.Nilai, satuan) {
				return
			}
		}
	}
}

// thousands reports a TOML float with exactly three decimals: 59.000 is 59 to
// TOML, and 59 thousand to an Indonesian. It tells whether it is one.
func thousands(n *content.Nilai, to *report) bool {
	literal, ok := twoReadings(n)
	if !ok {
		return false
	}
	one := strings.Replace(literal, ".", ",", 1)
	whole, decimals, _ := strings.Cut(literal, ".")
	if decimals == "000" {
		one = whole
	}
	f := to.add(finding.AngkaJanggal, n.Span, "%s atau %s?", one, literal)
	f.Hint = "tulis " + strings.Replace(literal, ".", "_", 1) + " atau \"" + literal + "\" untuk ribuan"
	if decimals == "000" {
		f.Hint += ", " + one + " untuk yang lain"
	} else {
		f.Hint += ", \"" + one + "\" untuk desimal"
	}
	return true
}

// twoReadings returns the literal of a TOML float that may be meant as thousands;
// false for any other value.
func twoReadings(n *content.Nilai) (string, bool) {
	if n.Number == nil || n.Number.Decimals != 3 {
		return "", false
	}
	s := n.Span.Text()
	return s, angka.TwoReadings(s)
}

// doubted returns the first figure that a formula computes with and that has two
// readings.
func doubted(e *rumus.Expr, symbols map[string]meaning, steps []content.Langkah) (string, bool) {
	for _, s := range e.Symbols() {
		is, ok := symbols[s.Name]
		if !ok {
			continue
		}
		switch step := &steps[is.step]; {
		case step.Data != nil:
			if literal, ok := twoReadings(&step.Data.Nilai); ok {
				return literal, true
			}
		case step.Kelas != nil:
			for i := range step.Kelas.Nilai {
				if literal, ok := twoReadings(&step.Kelas.Nilai[i].Nilai); ok {
					return literal, true
				}
			}
		case step.Tahunan != nil:
			for i := range step.Tahunan.Nilai {
				if literal, ok := twoReadings(&step.Tahunan.Nilai[i].Nilai); ok {
					return literal, true
				}
			}
		}
	}
	return "", false
}

// Letters that are typed for digits. Those of the second set are as often part
// of a code (5S, B3), so they count only beside a comma or between digits.
const (
	likeDigits = "OolI|"
	codes      = "SsBZ"
)

var digitOf = map[rune]string{'O': "0", 'o': "0", 'l': "1", 'I': "1", '|': "1", 'S': "5", 's': "5", 'B': "8", 'Z': "2"}

// misspelt reports a value with a letter for a digit, or with signs that are not
// those of an Indonesian number.
func misspelt(n content.Nilai, satuan content.Text, to *report) {
	if n.Value == "" || n.Number != nil && n.Rest == "" && n.Number.Decimals != 3 || !strings.ContainsAny(n.Value, "0123456789") || len(n.Value) > 200 {
		return
	}
	if strings.Contains(n.Value, ".") && clock().MatchString(n.Value) {
		return
	}
	if right, ok := rejoined(n.Value); ok {
		f := to.add(finding.AngkaJanggal, n.Span, "%q bukan cara menulis bilangan di Indonesia", cut(n.Value))
		f.Hint = "maksudnya \"" + cut(right) + "\"?"
		return
	}
	words := strings.FieldsFunc(n.Value, func(r rune) bool { return strings.ContainsRune(" \u00a0()≥≤<>=±~", r) })
	for i, word := range words {
		if i > 0 && !numeric(words[i-1]) && !strings.Contains(n.Value, "("+word) {
			break // beyond the number its words are no business of this rule
		}
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		for _, part := range parts(word) {
			if right, ok := lettered(part, satuan.Value, next); ok {
				f := to.add(finding.AngkaJanggal, n.Span, "%q memuat huruf di antara angkanya", cut(n.Value))
				f.Hint = "maksudnya \"" + cut(strings.Replace(n.Value, part, right, 1)) + "\"?"
				return
			}
			if right, ok := foreign(part, next, satuan.Value); ok {
				f := to.add(finding.AngkaJanggal, n.Span, "%q bukan cara menulis bilangan di Indonesia", cut(n.Value))
				f.Hint = "koma untuk desimal, titik untuk ribuan"
				if right != "" {
					whole := n.Value
					for _, other := range parts(word) { // both ends of a range
						if right, ok := foreign(other, next, satuan.Value); ok && right != "" {
							whole = strings.Replace(whole, other, right, 1)
						}
					}
					f.Hint += ": \"" + cut(whole) + "\""
				}
				return
			}
		}
	}
}

// numeric tells whether a word is a number, or a sign or a word before one.
func numeric(word string) bool {
	switch strings.ToLower(strings.Trim(word, ".:")) {
	case "", "-", "–", "rp", "minimal", "maksimal", "min", "maks", "di", "atas", "bawah", "lebih", "kurang", "dari", "s", "d", "s.d", "s/d", "sd", "sampai", "dengan",
		"hingga", "paling", "sedikit", "banyak", "sekitar":
		return true
	}
	return strings.Trim(word, "0123456789.,%") == ""
}

// parts divides the ends of a range and of a ratio.
func parts(word string) []string {
	word = strings.Trim(word, ";")
	if strings.HasPrefix(word, "Rp") {
		word = strings.TrimPrefix(strings.TrimPrefix(word, "Rp"), ".")
	}
	return strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune("-–—:", r) })
}

// lettered returns a number with the digits that its letters stand for; false
// where it has no such letters or may be something else.
func lettered(s, satuan, next string) (string, bool) {
	body := strings.TrimRight(s, "%‰")
	digits, letters := 0, 0
	var b strings.Builder
	runes := []rune(body)
	for i, r := range runes {
		switch {
		case r >= '0' && r <= '9':
			digits++
			b.WriteRune(r)
		case r == '.' || r == ',':
			b.WriteRune(r)
		case strings.ContainsRune(likeDigits, r), strings.ContainsRune(codes, r) && misplaced(runes, i, len(body) < len(s)):
			letters++
			b.WriteString(digitOf[r])
		default:
			return "", false
		}
	}
	ohs := strings.Count(body, "O")
	if letters == 0 || digits < letters && (ohs < letters || digits == 0 || !unicode.IsDigit(runes[0])) { // 1OO
		return "", false
	}
	last := runes[len(runes)-1]
	switch {
	case last == 'l' && (satuan == "" || strings.HasPrefix(strings.ToLower(satuan), "l")) && len(body) == len(s) && letters == 1:
		return "", false // litres
	case last == 'o' && strings.HasPrefix(next, "C"):
		return "", false // degrees
	case strings.HasPrefix(body, "I.") || strings.HasPrefix(body, "O3") || body == "O2" || strings.HasPrefix(body, "II"):
		return "", false // a numbered paragraph, ozone, oxygen
	}
	right := b.String()
	return right + s[len(body):], regular().MatchString(right)
}

// misplaced tells whether a letter stands where only a digit can: between digits,
// behind a comma, or, a capital, at the end of decimals.
func misplaced(s []rune, i int, percent bool) bool {
	at := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	sign := func(i int) bool { return i >= 0 && i < len(s) && (s[i] == ',' || s[i] == '.') }
	return at(i-1) && at(i+1) || sign(i-1) && (i+1 == len(s) || at(i+1)) || sign(i+1) && at(i+2) || percent && at(i-1) ||
		at(i-1) && i+1 == len(s) && s[i] != 's' && slices.Contains(s, ',')
}

// regular matches what angka reads as a number.
var regular = pola.Regexp(`^(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?$`)

var (
	signed     = pola.Regexp(`^[0-9.,]+%{0,2}$`)
	pointed    = pola.Regexp(`^([0-9]+)\.([0-9]+)(%?)$`)
	english    = pola.Regexp(`^([0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?(%?)$`)
	timeOfDay  = pola.Regexp(`^[0-2]?[0-9]\.[0-5][0-9]$`)
	enumerated = pola.Regexp(`^[0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9]{1,2})*\.(?:[0-9]{1,2}|[0-9]{4})$|^[01][0-9]\.(?:19|20)[0-9]{2}$`)
)

// wholes are units that nobody counts in thousandths.
var wholes = pola.Words("orang jiwa kk keluarga rumah unit buah ekor desa kelurahan kecamatan kasus siswa murid mahasiswa guru sekolah pegawai peserta penduduk pasien " +
	"kunjungan wisatawan pengunjung koperasi umkm ukm perusahaan investor dokumen arsip buku eksemplar lembar bidang persil kelompok lembaga")

// counted tells whether the words behind a number, or else its satuan, are such a unit.
func counted(next, satuan string) bool {
	unit, _, _ := strings.Cut(strings.ToLower(satuan), " ")
	if next != "" {
		unit = strings.ToLower(next)
	}
	return wholes()[unit]
}

// foreign tells whether a text of digits and signs is no Indonesian number, and
// returns the one that it was probably meant as, if there is one.
func foreign(s, next, satuan string) (string, bool) {
	s = strings.TrimRight(s, ".,;")
	if strings.Trim(s, "0123456789") == "" { // as most are
		return "", false
	}
	if !signed().MatchString(s) || !strings.ContainsAny(s, "0123456789") {
		return "", false
	}
	if regular().MatchString(strings.TrimSuffix(s, "%")) {
		if thousands := strings.Replace(s, ",", ".", 1); thousands != s && english().MatchString(s) && counted(next, satuan) { // 100,000 people
			return thousands, true
		}
		return "", false
	}
	switch unit := strings.ToLower(next + " " + satuan); {
	case timeOfDay().MatchString(s) && (strings.Contains(unit, "wi") || strings.Contains(unit, "pukul") || strings.Contains(unit, "jam")):
		return "", false
	case enumerated().MatchString(s): // a date, the number of a paragraph
		return "", false
	}
	if m := pointed().FindStringSubmatch(s); m != nil {
		return m[1] + "," + m[2] + m[3], true
	}
	if m := english().FindStringSubmatch(s); m != nil && (m[2] != "" || strings.Count(m[1], ",") > 1) {
		return strings.ReplaceAll(m[1], ",", ".") + strings.Replace(m[2], ".", ",", 1) + m[3], true
	}
	if strings.HasPrefix(s, ",") && regular().MatchString("0"+s) {
		return "0" + s, true
	}
	return "", true
}

package ejaan

import (
	"strings"

	"iku/content/pola"
)

// hyphened tells whether a word is joined to another by a hyphen: gorong-gorong.
func (f *finder) hyphened(t *token) bool {
	return t.start > 1 && f.text[t.start-1] == '-' && letter(f.text[t.start-2]) || t.end+1 < len(f.text) && f.text[t.end] == '-' && letter(f.text[t.end+1])
}

// twofold tells whether a word stands on both sides of a hyphen, as few slips do.
func (f *finder) twofold(t *token) bool {
	s, n := f.text, len(t.lower)
	return t.end+n < len(s) && s[t.end] == '-' && strings.EqualFold(s[t.end+1:t.end+1+n], t.lower) ||
		t.start > n && s[t.start-1] == '-' && strings.EqualFold(s[t.start-1-n:t.start-1], t.lower)
}

// amongOurs tells whether a word with a capital is no name, rather: the first of a text
// that goes on in lower case, or one of a heading; what stands beside it is ours.
func (f *finder) amongOurs(t *token) bool {
	before, behind := f.neighbours(t)
	return (t.start == 0 && len(t.lower) > 7 && behind != "" && behind[0] >= 'a' || before != "" && f.heading()) &&
		(before == "" || isOurs(before)) && (behind == "" || isOurs(behind))
}

func isOurs(w string) bool {
	w = strings.ToLower(w)
	return is(w)&(isWord|isHead) != 0 || usage(w) >= usual
}

// measures are the words that an indikator or a sasaran begins with.
var measures = pola.Words(`persentase jumlah indeks nilai rasio angka tingkat cakupan laju luas produksi produktivitas panjang volume kontribusi prevalensi proporsi kualitas
	pertumbuhan rata ketersediaan penurunan peningkatan pelaksanaan penyelenggaraan pengelolaan pembinaan terwujudnya tercapainya terlaksananya terselenggaranya tersedianya
	meningkatnya menurunnya meningkatkan mewujudkan menurunkan menjamin memperkuat terciptanya terpenuhinya optimalnya optimalisasi program kegiatan penyediaan pengembangan
	pemberdayaan penanganan perlindungan pengawasan pengendalian pemeliharaan penyusunan waktu hasil capaian kepuasan kepatuhan kelengkapan ketepatan keselarasan dokumen`)

// heading tells whether the text is what is measured, nearly all words with a capital.
func (f *finder) heading() bool {
	return f.heads.of(func() bool {
		capitals, all := 0, 0
		f.each(func(start, end int, w, _ string) {
			if all == 0 && capitals == 0 && !measures()[strings.ToLower(w)] {
				capitals = -1 << 20
			}
			if len(w) > 3 {
				all++
				if w[0] < 'a' {
					capitals++
				}
			}
		})
		return all > 3 && capitals*4 >= all*3
	})
}

// binders are the words that a sentence has, and a list of things has not.
var binders = pola.Words("yang untuk oleh dengan terhadap dalam pada dari secara sesuai per di ke bagi melalui sebagai adalah tidak telah akan atas agar karena setiap tiap seluruh semua")

// things tells whether the text is but a list of things, among which one that is near a
// word is as often a thing of its own: ubi cilembu dan talas beneng.
func (f *finder) things() bool {
	return f.lists.of(func() bool {
		first, list := true, false
		all := true
		f.each(func(_, _ int, w, gap string) {
			lower := strings.ToLower(w)
			if first && measures()[lower] || binders()[lower] {
				all = false
			}
			list = list || lower == "dan" || strings.HasPrefix(gap, ",")
			first = false
		})
		return all && list
	})
}

// neighbours returns the words beside one, empty where there is none.
func (f *finder) neighbours(t *token) (before, behind string) {
	s := f.text
	if f.last.end > 0 && f.last.end >= t.start-2 {
		before = s[f.last.start:f.last.end]
	}
	i := t.end
	for i < len(s) && i < t.end+2 && !letter(s[i]) {
		i++
	}
	end := i
	for end < len(s) && letter(s[end]) {
		end++
	}
	return before, s[i:end]
}

// shield tells whether the place is in the title of a law, or the name of a firm, a
// place or a person.
func (f *finder) shield(at int) bool {
	if !f.looked {
		f.looked = true
		f.shielded = append(f.laws(), f.names()...)
	}
	for _, s := range f.shielded {
		if s.start <= at && at < s.end {
			return true
		}
	}
	return false
}

// laws are the words that begin what has a title behind "tentang".
var laws = pola.Words(`undang uu peraturan perda perpres permen permendagri permenpan permenkes permendikbud perbup perwali pergub perpu pp keputusan kepmen kepmendagri
	kepres keppres inpres instruksi edaran qanun perkap perka perban`)

// lesser are the words that may stand in a title in lower case.
var lesser = pola.Words("dan di ke dari untuk pada atas dengan dalam bagi yang serta tentang terhadap oleh atau sebagai antara")

func (f *finder) laws() (list []span) {
	if !about(f.text) {
		return nil
	}
	law := -1
	begin, quiet := -1, false // of a title that is being read
	f.each(func(start, end int, w string, gap string) {
		lower := strings.ToLower(w)
		if begin >= 0 {
			capital := w[0] < 'a'
			if strings.ContainsAny(gap, ";\n") || !capital && !lesser()[lower] && gap != "-" && quiet {
				list = append(list, span{begin, start})
				begin, law = -1, -1
			} else {
				return
			}
		}
		switch {
		case laws()[lower] && (lower != "pp" || w == "PP"):
			law = start
		case lower == "tentang" && law >= 0 && start-law < 200:
			begin = end
			rest := strings.TrimLeft(f.text[end:], " \"“'")
			quiet = rest != "" && rest[0] < 'a'
		case strings.Contains(gap, ". ") && !strings.Contains(gap, "No"):
			law = -1
		}
	})
	if begin >= 0 {
		list = append(list, span{begin, len(f.text)})
	}
	return list
}

// about tells whether a text may have a title in it: behind "tentang", in any case.
func about(s string) bool {
	for i := len("tentan"); i < len(s); i++ {
		if s[i]|0x20 == 'g' && strings.EqualFold(s[i-6:i+1], "tentang") {
			return true
		}
	}
	return false
}

// firms begin a name of several words, sites one of a word.
var (
	firms = pola.Words("pt cv ud yayasan universitas institut politeknik hotel rs rsud rsup rsu rsia perumda perusda perum pdam bumdes toko masjid gereja pura klinik")
	sites = pola.Words(`kabupaten kota kecamatan kelurahan desa kampung dusun provinsi pulau sungai gunung danau pantai jalan jl nagari gampong distrik stasiun terminal
	pelabuhan bandara waduk bendungan telaga teluk tanjung selat situs candi gua goa keraton benteng suku pura`)
	honorifics = pola.Words("drs dra ir dr drg prof h hj kh sdr sdri bapak ibu bpk tn ny raden kolonel letkol mayor kapten akbp kompol jenderal ustaz ustadz")
)

func (f *finder) names() (list []span) {
	left, begin := 0, 0
	run := -1 // where the capitalised words before begin
	f.each(func(start, end int, w string, gap string) {
		capital := w[0] < 'a'
		if gap != " " && strings.Trim(gap, " .'’") != "" {
			if d := strings.TrimSpace(gap); run >= 0 && (d == ",") && degree(f.text[start:]) {
				list = append(list, span{run, start})
			}
			left, run = 0, -1
		}
		switch {
		case !capital:
			left, run = 0, -1
			return
		case run < 0:
			run = start
		}
		lower := strings.ToLower(w)
		if left > 0 && !honorifics()[lower] {
			list = append(list, span{begin, end})
			left--
		}
		switch {
		case firms()[lower] && (len(w) > 3 || w == strings.ToUpper(w)):
			left, begin = 4, end
		case sites()[lower] && left == 0:
			left, begin = 1, end
		case honorifics()[lower] && (len(lower) > 1 || strings.HasPrefix(f.text[end:], ".")):
			left, begin = 4, end
		}
	})
	return list
}

// degree tells whether a text begins with an academic degree: "S.E.", "M.Si",
// "SH", "MM".
func degree(s string) bool {
	i := 0
	for i < len(s) && letter(s[i]) {
		i++
	}
	if i == 0 || s[0] >= 'a' {
		return false
	}
	if i < len(s) && s[i] == '.' && i <= 4 {
		return true
	}
	return i <= 4 && strings.ToUpper(s[:i]) == s[:i]
}

// each calls visit with the words of the text and what stands before each.
func (f *finder) each(visit func(start, end int, word, gap string)) {
	s, last := f.text, 0
	for i := 0; i < len(s); {
		if !letter(s[i]) {
			i++
			continue
		}
		start := i
		for i < len(s) && letter(s[i]) {
			i++
		}
		visit(start, i, s[start:i], s[last:start])
		last = i
	}
}

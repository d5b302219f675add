package ejaan

import (
	"strings"

	"iku/content/pola"
)

// short are abbreviations that belong in notes, not on a sheet.
var short = map[string]string{"yg": "yang", "dgn": "dengan", "utk": "untuk", "dlm": "dalam", "tdk": "tidak", "krn": "karena", "thd": "terhadap", "sbg": "sebagai",
	"blm": "belum", "sdh": "sudah", "spy": "supaya", "bhw": "bahwa", "tsb": "tersebut", "dpt": "dapat", "hrs": "harus", "msh": "masih", "jml": "jumlah", "thn": "tahun", "bln": "bulan", "kpd": "kepada", "dg": "dengan", "tgl": "tanggal", "ttg": "tentang", "sblm": "sebelum", "org": "orang"}

// brief reports such an abbreviation, and a word that every text has where a letter of
// it is lost: pda.
func (f *finder) brief(t *token, w string) {
	if t.form != small || t.end < len(f.text) && f.text[t.end] != ' ' || t.start > 0 && f.text[t.start-1] != ' ' {
		return
	}
	if right := short[w]; right != "" {
		f.tell(Slip{Start: t.start, End: t.end, Right: right, Why: "singkatan"})
	} else if t.is&isWord == 0 && len(w) == 3 && usage(w) < usual {
		if right := frequent(w); right != "" && !f.besideEnglish(t) {
			f.tell(Slip{Start: t.start, End: t.end, Right: right})
		}
	}
}

// signs judges the signs of a text: commas, brackets, figures in the English way.
func (f *finder) signs() {
	s := f.text
	open := -1
	depth := 0
	blanks := false
	for i := 0; i < len(s) && !f.done; i++ {
		switch s[i] {
		case ',', ';':
			f.comma(i)
		case '.':
			if i > 1 && s[i-1] == ' ' && letter(s[i-2]) && (i+1 == len(s) || s[i+1] == ' ' && i+2 < len(s) && letter(s[i+2])) {
				f.tell(Slip{Start: i - 1, End: i + 1, Right: ".", Why: "tidak ada spasi sebelum tanda titik"})
			}
		case ' ':
			if !blanks && i > 0 && i+2 < len(s) && s[i+1] == ' ' && letter(s[i-1]) && letter(s[i+2]) {
				blanks = true
				begin, end := i, i+2
				for begin > 0 && letter(s[begin-1]) {
					begin--
				}
				for end < len(s) && letter(s[end]) {
					end++
				}
				f.tell(Slip{Start: begin, End: end, Right: s[begin:i] + s[i+1:end], Why: "dua spasi di antara dua kata"})
			}
		case '(':
			if depth == 0 {
				open = i
			}
			depth++
		case ')':
			if depth > 0 {
				depth--
			}
		}
	}
	if depth > 0 && open >= 0 && strings.Count(s, "(") == strings.Count(s, ")")+depth {
		f.tell(Slip{Start: open, End: open + 1, Why: "kurung ini tidak ditutup"})
	}
}

// comma judges one comma or semicolon.
func (f *finder) comma(i int) {
	s := f.text
	begin := i
	for begin > 0 && letter(s[begin-1]) {
		begin--
	}
	end := i + 1
	for end < len(s) && letter(s[end]) {
		end++
	}
	switch {
	case i > 1 && s[i-1] == ' ' && (letter(s[i-2]) || s[i-2] == ')'):
		f.tell(Slip{Start: i - 1, End: i + 1, Right: s[i : i+1], Why: "tidak ada spasi sebelum tanda ini"})
	case i-begin >= 3 && end-i-1 >= 2 && !(s[i+1] < 'a' && degree(s[i+1:])):
		f.tell(Slip{Start: begin, End: end, Right: s[begin:i+1] + " " + s[i+1:end], Why: "sesudah tanda ini perlu spasi"})
	case s[i] == ',' && i > 0 && s[i-1] >= '0' && s[i-1] <= '9':
		f.english(i)
	}
}

// english reports thousands in the English way within prose: 100,000 kelahiran. A
// number alone is a value, and one before % may have three decimals.
func (f *finder) english(i int) {
	s := f.text
	begin := i
	for begin > 0 && s[begin-1] >= '0' && s[begin-1] <= '9' {
		begin--
	}
	if !prose(s[:begin]) || i-begin > 3 || s[begin] == '0' || begin > 0 && strings.IndexByte(",.", s[begin-1]) >= 0 {
		return
	}
	end, groups, round := i, 0, true
	for end+4 <= len(s) && s[end] == ',' && digits(s[end+1:end+4]) {
		round = round && s[end+1:end+4] == "000"
		end += 4
		groups++
	}
	if groups == 0 || groups == 1 && !round && !counted(s[end:]) || end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == ',' && end+1 < len(s) && s[end+1] >= '0' && s[end+1] <= '9') {
		return
	}
	rest := strings.TrimLeft(s[end:], " ")
	if groups == 1 && (strings.HasPrefix(rest, "%") || strings.HasPrefix(strings.ToLower(rest), "persen")) {
		return
	}
	f.tell(Slip{Start: begin, End: end, Right: strings.ReplaceAll(s[begin:end], ",", "."), Why: "ribuan dipisah titik, bukan koma"})
}

// countable are what has no decimals.
var countable = pola.Words("orang jiwa kk unit buah ekor desa kelompok keluarga rumah kasus dokumen siswa guru pasien kunjungan peserta kelahiran penduduk sekolah koperasi usaha")

// counted tells whether a figure is followed by what is counted in whole numbers.
func counted(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	n := 0
	for n < len(rest) && letter(rest[n]) {
		n++
	}
	return countable()[strings.ToLower(rest[:n])]
}

// prose tells whether words stand before a figure; "Rp" alone is none.
func prose(s string) bool {
	n := 0
	for i := 0; i < len(s) && n < 3; i++ {
		if letter(s[i]) {
			n++
		} else if n = 0; s[i] == '\n' {
			continue
		}
	}
	return n >= 3
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

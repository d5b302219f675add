package schema

import (
	"slices"
	"strings"
	"unicode"
)

// Rank is a pangkat of a civil servant with its golongan.
type Rank struct{ Pangkat, Golongan string }

// Ranks lists every pangkat, the lowest first (PP 11/2017 and the tables before
// it).
var Ranks = []Rank{
	{"Juru Muda", "I/a"}, {"Juru Muda Tingkat I", "I/b"}, {"Juru", "I/c"}, {"Juru Tingkat I", "I/d"},
	{"Pengatur Muda", "II/a"}, {"Pengatur Muda Tingkat I", "II/b"}, {"Pengatur", "II/c"}, {"Pengatur Tingkat I", "II/d"},
	{"Penata Muda", "III/a"}, {"Penata Muda Tingkat I", "III/b"}, {"Penata", "III/c"}, {"Penata Tingkat I", "III/d"},
	{"Pembina", "IV/a"}, {"Pembina Tingkat I", "IV/b"}, {"Pembina Utama Muda", "IV/c"}, {"Pembina Utama Madya", "IV/d"},
	{"Pembina Utama", "IV/e"},
}

// CourtRanks are those of prosecutors and of judges (PP 41/2002), by the golongan
// of civil servants.
var CourtRanks = []Rank{
	{"Ajun Jaksa Madya", "III/a"}, {"Ajun Jaksa", "III/b"}, {"Jaksa Pratama", "III/c"}, {"Jaksa Muda", "III/d"},
	{"Jaksa Madya", "IV/a"}, {"Jaksa Utama Pratama", "IV/b"}, {"Jaksa Utama Muda", "IV/c"}, {"Jaksa Utama Madya", "IV/d"}, {"Jaksa Utama", "IV/e"},
	{"Hakim Pratama", "III/a"}, {"Hakim Pratama Muda", "III/b"}, {"Hakim Pratama Madya", "III/c"}, {"Hakim Pratama Utama", "III/d"},
	{"Hakim Madya Pratama", "IV/a"}, {"Hakim Madya Muda", "IV/b"}, {"Hakim Madya Utama", "IV/c"}, {"Hakim Utama Muda", "IV/d"}, {"Hakim Utama", "IV/e"},
}

func (r Rank) pangkat() string  { return r.Pangkat }
func (r Rank) golongan() string { return r.Golongan }

// Corps is whose ranks those are that have no golongan.
type Corps string

// The corps.
const (
	Polri Corps = "Polri"
	TNI   Corps = "TNI"
)

// corpsRanks are the ranks in full with their abbreviation, the highest first: of
// Polri without the word "Polisi" (Perkap 3/2016), and of TNI (PP 39/2010).
var corpsRanks = map[Corps][][2]string{
	Polri: {
		{"Jenderal", ""}, {"Komisaris Jenderal", "Komjen"}, {"Inspektur Jenderal", "Irjen"}, {"Brigadir Jenderal", "Brigjen"},
		{"Komisaris Besar", "Kombes"}, {"Ajun Komisaris Besar", "AKBP"}, {"Komisaris", "Kompol"}, {"Ajun Komisaris", "AKP"},
		{"Inspektur Satu", "Iptu"}, {"Inspektur Dua", "Ipda"}, {"Ajun Inspektur Satu", "Aiptu"}, {"Ajun Inspektur Dua", "Aipda"},
		{"Brigadir Kepala", "Bripka"}, {"Brigadir", "Brigpol"}, {"Brigadir Satu", "Briptu"}, {"Brigadir Dua", "Bripda"},
		{"Ajun Brigadir", "Abrip"}, {"Ajun Brigadir Satu", "Abriptu"}, {"Ajun Brigadir Dua", "Abripda"},
		{"Bhayangkara Kepala", "Bharaka"}, {"Bhayangkara Satu", "Bharatu"}, {"Bhayangkara Dua", "Bharada"},
	},
	TNI: {
		{"Jenderal", ""}, {"Letnan Jenderal", "Letjen"}, {"Mayor Jenderal", "Mayjen"}, {"Brigadir Jenderal", "Brigjen"},
		{"Laksamana", ""}, {"Laksamana Madya", "Laksdya"}, {"Laksamana Muda", "Laksda"}, {"Laksamana Pertama", "Laksma"},
		{"Marsekal", ""}, {"Marsekal Madya", "Marsdya"}, {"Marsekal Muda", "Marsda"}, {"Marsekal Pertama", "Marsma"},
		{"Kolonel", "Kol"}, {"Letnan Kolonel", "Letkol"}, {"Mayor", "May"}, {"Kapten", "Kapt"}, {"Letnan Satu", "Lettu"}, {"Letnan Dua", "Letda"},
		{"Pembantu Letnan Satu", "Peltu"}, {"Pembantu Letnan Dua", "Pelda"},
		{"Sersan Mayor", "Serma"}, {"Sersan Kepala", "Serka"}, {"Sersan Satu", "Sertu"}, {"Sersan Dua", "Serda"},
		{"Kopral Kepala", "Kopka"}, {"Kopral Satu", "Koptu"}, {"Kopral Dua", "Kopda"},
		{"Prajurit Kepala", "Praka"}, {"Prajurit Satu", "Pratu"}, {"Prajurit Dua", "Prada"},
		{"Kelasi Kepala", "Klk"}, {"Kelasi Satu", "Kls"}, {"Kelasi Dua", "Kld"},
	},
}

// CorpsRank returns the rank of Polri or TNI that a text is, in full, and whose it
// is: "Kolonel Inf." is Kolonel, "AKBP" Ajun Komisaris Besar. Both are empty where
// it is none.
func CorpsRank(pangkat string) (rank string, of Corps) {
	words := strings.FieldsFunc(strings.ToLower(pangkat), func(r rune) bool { return r == '.' || r == ',' || unicode.IsSpace(r) })
	if len(words) > 7 {
		return "", ""
	}
	plain := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "polisi" || w == "pol" || w == "polri" })
	for n := len(plain); n > 0; n-- {
		name, rest := strings.Join(plain[:n], " "), len(plain)-n
		for _, corps := range []Corps{TNI, Polri} {
			if corps == TNI && (len(plain) < len(words) || rest > 3) || corps == Polri && rest > 0 {
				continue // behind one of TNI stand the arm and whose it is: "Laut (P)", "Inf", "TNI"
			}
			for _, r := range corpsRanks[corps] {
				if name == strings.ToLower(r[0]) || r[1] != "" && name == strings.ToLower(r[1]) {
					return r[0], corps
				}
			}
		}
	}
	return "", ""
}

// NearestCorpsRank returns the rank of Polri or TNI that a misspelt one most
// likely means; empty where none is near.
func NearestCorpsRank(pangkat string) string {
	if len(pangkat) > 60 {
		return ""
	}
	var names []string
	for _, corps := range []Corps{Polri, TNI} {
		for _, r := range corpsRanks[corps] {
			names = append(names, r[0])
		}
	}
	return Nearest(strings.Join(strings.Fields(pangkat), " "), names)
}

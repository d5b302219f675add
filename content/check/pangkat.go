package check

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"iku/content"
	"iku/content/finding"
	"iku/content/pola"
	"iku/content/schema"
)

// golonganPPPK lists those of employees with a contract.
var golonganPPPK = pola.Words("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII")

// ranking is the golongan by folded pangkat, the pangkat by golongan, and every pangkat.
type ranking struct {
	golongan, pangkat map[string]string
	pangkats          []string
}

var ranks = sync.OnceValue(func() *ranking {
	r := &ranking{golongan: map[string]string{}, pangkat: map[string]string{}}
	for _, of := range schema.Ranks {
		r.golongan[foldedPangkat(of.Pangkat)] = of.Golongan
		r.pangkat[of.Golongan] = of.Pangkat
		r.pangkats = append(r.pangkats, of.Pangkat)
	}
	for _, of := range schema.CourtRanks {
		r.golongan[foldedPangkat(of.Pangkat)] = of.Golongan
		r.pangkats = append(r.pangkats, of.Pangkat)
	}
	return r
})

// functional are the words that begin a functional post which is written in a
// pangkat's place, levels those of its rungs (PermenPANRB 1/2023).
var (
	functional = pola.Words("hakim lektor guru asisten peneliti perekayasa dosen widyaiswara")
	levels     = []string{"ahli pertama", "ahli muda", "ahli madya", "ahli utama", "terampil", "mahir", "penyelia"}
)

// isPost tells whether a text is a functional post: "Ahli Pertama - Pranata Komputer",
// "Guru Besar".
func isPost(s string) bool {
	s = foldedPangkat(s)
	first, rest, _ := strings.Cut(s, " ")
	return functional()[first] && rest != "" || slices.ContainsFunc(levels, func(level string) bool {
		return strings.HasPrefix(s, level+" ") && len(s) > len(level)+3 || strings.HasSuffix(s, " "+level)
	})
}

// foldedPangkat returns a pangkat without regard to case, spacing and the
// abbreviation of Tingkat: "Pembina Tk. I", "PEMBINA TINGKAT I".
func foldedPangkat(s string) string {
	parts := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == '.' || r == ',' || unicode.IsSpace(r) })
	for i, p := range parts {
		switch p {
		case "tk", "tkt":
			parts[i] = "tingkat"
		case "tki", "tkti":
			parts[i] = "tingkat i"
		}
	}
	return strings.Join(parts, " ")
}

// foldedGolongan returns "IV/c" for "IV c", "IV.C" or "(IVc)", what it is given
// where that is no golongan of a civil servant.
func foldedGolongan(s string) string {
	plain := strings.TrimFunc(s, func(r rune) bool { return strings.ContainsRune(" ().", r) })
	for _, prefix := range []string{"Golongan ", "golongan ", "Gol. ", "Gol "} {
		plain = strings.TrimPrefix(plain, prefix)
	}
	n := len(plain)
	if n < 2 {
		return plain
	}
	number := strings.ToUpper(strings.TrimRight(plain[:n-1], " ./-"))
	if g := number + "/" + strings.ToLower(plain[n-1:]); ranks().pangkat[g] != "" {
		return g
	}
	return plain
}

// rank is what a signer's pangkat and golongan say.
type rank struct {
	pangkat  string // as written, without a golongan
	golongan string // said in its own key, or behind the pangkat
	at       content.Text
}

// rankOf takes apart "Pembina Utama Muda (IV/c)", "Pembina Utama Muda, IV/c",
// "Pembina Utama Muda IV/c" and "Pembina Utama Muda / IV c".
func rankOf(p *content.PenandaTangan) rank {
	r := rank{pangkat: p.Pangkat.Value, golongan: p.Golongan.Value, at: p.Golongan}
	end := len(r.pangkat)
	for range 2 { // "IV c" has a blank of its own
		end = strings.LastIndexAny(r.pangkat[:max(end, 0)], " (,")
		if end <= 0 {
			break
		}
		if g := foldedGolongan(r.pangkat[end+1:]); ranks().pangkat[g] != "" {
			r.pangkat = strings.TrimRight(r.pangkat[:end], " (,/-–")
			if r.golongan == "" {
				r.golongan, r.at = g, p.Pangkat
			}
			break
		}
	}
	return r
}

// pangkatTakDikenal reports a pangkat or golongan that does not exist.
func pangkatTakDikenal(doc *content.Document, to *report) {
	for i := range doc.PenandaTangan {
		unknownRank(&doc.PenandaTangan[i], to)
	}
}

func unknownRank(p *content.PenandaTangan, to *report) {
	if p.Nomor.Kunci == "ni_pppk" {
		contract(p, to)
		return
	}
	r := rankOf(p)
	if r.pangkat != "" && ranks().golongan[foldedPangkat(r.pangkat)] != "" {
		return
	}
	_, corps := schema.CorpsRank(r.pangkat)
	switch {
	case r.pangkat == "" && r.golongan != "" && ranks().pangkat[foldedGolongan(r.golongan)] == "":
		f := to.add(finding.PangkatTakDikenal, p.Golongan.Span, "golongan %q tidak dikenal", cut(r.golongan))
		f.Hint = "golongan PNS adalah I/a sampai IV/e"
	case r.pangkat == "":
	case corps != "" && p.Nomor.Kunci != "nip", isPost(r.pangkat):
	case corps != "":
		f := to.add(finding.PangkatTakDikenal, p.Pangkat.Span, "pangkat %q adalah pangkat %s, tetapi nomornya NIP", cut(r.pangkat), corps)
		f.Hint = "tulis nomornya di nrp, atau perbaiki pangkatnya"
		f.Related = []finding.Related{related(p.Nomor.Span, "nomor di sini")}
	case p.Nomor.Kunci == "nrp":
		f := to.add(finding.PangkatTakDikenal, p.Pangkat.Span, "pangkat %q tidak dikenal", cut(r.pangkat))
		f.Hint = "pangkat Polri adalah Bhayangkara Dua sampai Jenderal Polisi, pangkat TNI Prajurit Dua sampai Jenderal, Laksamana, dan Marsekal"
		if near := schema.NearestCorpsRank(r.pangkat); near != "" {
			f.Hint = "maksudnya " + near + "?"
		}
	default:
		f := to.add(finding.PangkatTakDikenal, p.Pangkat.Span, "pangkat %q tidak dikenal", cut(r.pangkat))
		f.Hint = "pangkat PNS adalah Juru Muda sampai Pembina Utama"
		if near := nearestPangkat(r.pangkat); near != "" {
			f.Hint = "maksudnya " + near + "?"
		}
	}
}

// nearestPangkat returns the pangkat most like s; none is like a very long one.
func nearestPangkat(s string) string {
	if len(s) > 60 {
		return ""
	}
	return schema.Nearest(strings.Join(strings.Fields(s), " "), ranks().pangkats)
}

// contract judges the golongan of an employee with a contract, who has no
// pangkat.
func contract(p *content.PenandaTangan, to *report) {
	for _, t := range []content.Text{p.Pangkat, p.Golongan} {
		g := strings.ToUpper(foldedGolongan(t.Value))
		if t.IsZero() || golonganPPPK()[g] || isPost(t.Value) {
			continue
		}
		f := to.add(finding.PangkatTakDikenal, t.Span, "%q bukan golongan PPPK", cut(t.Value))
		f.Hint = "golongan PPPK adalah I sampai XVII; pangkat hanya untuk PNS"
	}
}

// golonganBeda compares pangkat and golongan where both are said.
func golonganBeda(doc *content.Document, to *report) {
	for i := range doc.PenandaTangan {
		if p := &doc.PenandaTangan[i]; p.Nomor.Kunci != "ni_pppk" {
			otherGrade(p, to)
		}
	}
}

// pangkatAt returns the pangkat of a golongan, of a judge's or prosecutor's ranks
// where the other is one.
func pangkatAt(golongan, other string) string {
	for _, office := range []string{"jaksa", "hakim"} {
		if !strings.Contains(foldedPangkat(other), office) {
			continue
		}
		for _, r := range schema.CourtRanks {
			if r.Golongan == golongan && strings.Contains(foldedPangkat(r.Pangkat), office) {
				return r.Pangkat
			}
		}
	}
	return ranks().pangkat[golongan]
}

func otherGrade(p *content.PenandaTangan, to *report) {
	r := rankOf(p)
	right := ranks().golongan[foldedPangkat(r.pangkat)]
	is := foldedGolongan(r.golongan)
	if r.golongan == "" || right == "" || is == right {
		return
	}
	f := to.add(finding.GolonganBeda, r.at.Span, "golongan %s tidak cocok dengan pangkat %s, yang golongannya %s", cut(r.golongan), r.pangkat, right)
	f.Hint = "tulis " + right
	if pangkat := pangkatAt(is, r.pangkat); pangkat != "" {
		f.Hint += ", atau pangkat " + pangkat
	}
	if p.Pangkat.Span != r.at.Span {
		f.Related = []finding.Related{related(p.Pangkat.Span, "pangkat di sini")}
	}
}

package check

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"sort"
	"strconv"

	"iku/content"
	"iku/content/angka"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
)

// Gist is what of a document the comparison with others takes, so that many can
// be compared without being held. It may be stored as JSON.
type Gist struct {
	Name    string     `json:"-"` // of the file; empty: no document
	From    int        `json:"from,omitempty"`
	Tanggal angka.Date `json:"date,omitzero"`
	Revisi  int        `json:"revision,omitempty"`
	Signer
	Others []Signer `json:"others,omitempty"` // who sign beside
	Sheet  string   `json:"sheet,omitempty"`  // the same for one revision of one sheet
	Kind   string   `json:"kind,omitempty"`   // of a document that another's targets stand in; "iku" is not said
	Year   int      `json:"year,omitempty"`   // that it is about
	To     int      `json:"to,omitempty"`     // the last year of a sheet's period
	Agency string   `json:"agency,omitempty"` // the same for all documents of one agency
	Region string   `json:"region,omitempty"` // the same for all documents of one government
	// Annexes holds the Agency of each annex of a decree over several agencies.
	Annexes []string `json:"annexes,omitempty"`
}

// Signer is what is compared of who signs; empty where there is no number.
type Signer struct {
	NIP     string `json:"nip,omitempty"`
	Pangkat string `json:"rank,omitempty"` // as ranks are compared; empty: not said
	Nama    string `json:"name,omitempty"` // as names are compared
}

func signerOf(p *content.PenandaTangan) Signer {
	n := p.Nomor.Plain()
	if n == "" {
		return Signer{}
	}
	return Signer{n, known(rankOf(p)), person(p.Nama.Value)}
}

func otherRank(a, b Signer) bool {
	return a.NIP == b.NIP && a.Pangkat != "" && b.Pangkat != "" && a.Pangkat != b.Pangkat
}

func otherName(a, b Signer) bool {
	return a.NIP == b.NIP && a.Nama != "" && b.Nama != "" && !mayBeOneName(a.Nama, b.Nama)
}

// GistOf returns the gist of a document, the zero Gist of none.
func GistOf(doc *content.Document) Gist {
	if doc == nil {
		return Gist{}
	}
	d := &doc.Dokumen
	name := doc.File.Name
	if doc.PK != nil {
		name = source.PartOf(name, doc.PK.Nama)
	}
	g := Gist{Name: name, From: d.Periode.From, Tanggal: d.Tanggal, Revisi: d.Revisi}
	for i := range doc.PenandaTangan {
		if s := signerOf(&doc.PenandaTangan[i]); i == 0 {
			g.Signer = s
		} else {
			g.Others = append(g.Others, s)
		}
	}
	if !d.Instansi.IsZero() && d.Periode.From != 0 {
		agency := ""
		if doc.PerangkatDaerah != nil {
			agency = folded(doc.PerangkatDaerah.Nama.Value)
		}
		said := fmt.Appendf(nil, "%s\x00%s\x00%d-%d\x00%d", folded(d.Instansi.Value), agency, d.Periode.From, d.Periode.To, d.Revisi)
		if d.Jenis.Name != schema.JenisIKU { // of which an agency has many
			said = fmt.Appendf(said, "\x00%s\x00%d\x00%s", d.Jenis.Name, d.Tahun, party(doc))
		}
		g.Agency, g.Region = agencyOf(doc), regionOf(doc)
		g.Annexes = annexesOf(doc)
		g.Year, g.To = d.Tahun, d.Periode.To
		if d.Jenis.Name != schema.JenisIKU {
			g.Kind = d.Jenis.Name
		}
		if k := doc.Perjanjian.Tingkat; g.Kind == schema.JenisPerjanjian && k != schema.TingkatJPT && k != schema.TingkatKepalaDaerah {
			g.Kind += "/" + k // its sasaran are its own
		}
		sum := sha256.Sum256(said)
		g.Sheet = base64.RawStdEncoding.EncodeToString(sum[:16])
	}
	return g
}

// agencyOf returns what is the same for all documents of one agency, or of a
// government that has none.
func agencyOf(doc *content.Document) string {
	agency := ""
	if doc.PerangkatDaerah != nil {
		agency = folded(doc.PerangkatDaerah.Nama.Value)
	}
	return short(folded(doc.Dokumen.Instansi.Value) + "\x00" + agency)
}

// regionOf returns what is the same for all documents of one government.
func regionOf(doc *content.Document) string {
	return short(folded(doc.Dokumen.Instansi.Value) + "\x00")
}

// short returns a text in few letters, by which it can be told from others.
func short(s string) string {
	sum := sha256.Sum256([]byte(s))
	return base64.RawStdEncoding.EncodeToString(sum[:12])
}

// party returns by whom a document is that an agency has many of, and which it
// changes.
func party(doc *content.Document) string {
	if q := doc.Pengukuran.Triwulan; q > 0 {
		return fmt.Sprint(q)
	}
	if k := doc.Keputusan; k != nil && k.Ke > 0 {
		return "perubahan " + strconv.Itoa(k.Ke)
	}
	p := doc.PihakPertama()
	if p == nil || doc.Dokumen.Jenis.Name != schema.JenisPerjanjian {
		return ""
	}
	said := folded(post(p)) + "\x00" + folded(p.Nama.Value)
	if doc.Perjanjian.Perubahan {
		said += "\x00perubahan"
		if f := doc.Perjanjian.Changed; f != nil {
			said += "\x00" + f.Name
		}
	}
	return said
}

// Pair is two documents, by index, of which the later has a finding of that kind
// because of the earlier.
type Pair struct {
	Slug           finding.Slug
	Earlier, Later int
}

// Pairs returns what several documents show, in the order in which they were
// issued: each is compared with the first of its NIP, and of its sheet.
func Pairs(gists []Gist) []Pair {
	var pairs []Pair
	type held struct {
		Signer
		doc int
	}
	rank, name, sheet := map[string]held{}, map[string]held{}, map[string]held{}
	compare := func(first map[string]held, key string, now held, slug finding.Slug, differ func(a, b Signer) bool) {
		before, met := first[key]
		if !met {
			first[key] = now
		} else if p := (Pair{slug, before.doc, now.doc}); before.doc != now.doc && differ(before.Signer, now.Signer) && !slices.Contains(pairs[max(len(pairs)-8, 0):], p) { // two who sign both
			pairs = append(pairs, p)
		}
	}
	for _, i := range inOrder(gists) {
		g := &gists[i]
		for _, s := range append([]Signer{g.Signer}, g.Others...) {
			if s.NIP != "" && s.Pangkat != "" {
				compare(rank, s.NIP, held{s, i}, finding.PangkatBeda, otherRank)
			}
			if s.NIP != "" && s.Nama != "" {
				compare(name, s.NIP, held{s, i}, finding.NamaBeda, otherName)
			}
		}
		if g.Sheet != "" {
			compare(sheet, g.Sheet, held{doc: i}, finding.Revisi, func(a, b Signer) bool { return true })
		}
	}
	return slices.Concat(pairs, targetPairs(gists), annexPairs(gists))
}

// inOrder returns the indexes of documents as they were issued: by period, revision,
// date and name, each file once.
func inOrder(gists []Gist) []int {
	seen := make(map[string]bool, len(gists))
	var order []int
	for i := range gists {
		if name := gists[i].Name; name != "" && !seen[name] {
			seen[name] = true
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(i, j int) bool {
		a, b := &gists[order[i]], &gists[order[j]]
		switch {
		case a.From != b.From:
			return a.From < b.From
		case a.Revisi != b.Revisi:
			return a.Revisi < b.Revisi
		case a.Tanggal != b.Tanggal:
			return a.Tanggal.Before(b.Tanggal)
		}
		return a.Name < b.Name
	})
	return order
}

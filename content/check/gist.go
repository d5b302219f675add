package check

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"sort"

	"iku/content"
	"iku/content/angka"
	"iku/content/finding"
)

// Gist is what of a document the comparison with others takes, so that many can
// be compared without being held. It may be stored as JSON.
type Gist struct {
	Name    string     `json:"-"` // of the file; empty: no document
	From    int        `json:"from,omitempty"`
	Tanggal angka.Date `json:"date,omitzero"`
	Revisi  int        `json:"revision,omitempty"`
	NIP     string     `json:"nip,omitempty"`   // of the signer
	Pangkat string     `json:"rank,omitempty"`  // as ranks are compared; empty: not said
	Nama    string     `json:"name,omitempty"`  // of the signer, as names are compared
	Sheet   string     `json:"sheet,omitempty"` // the same for one revision of one sheet
}

// GistOf returns the gist of a document, the zero Gist of none.
func GistOf(doc *content.Document) Gist {
	if doc == nil {
		return Gist{}
	}
	d := &doc.Dokumen
	g := Gist{Name: doc.File.Name, From: d.Periode.From, Tanggal: d.Tanggal, Revisi: d.Revisi}
	if p := doc.PenandaTangan; p != nil {
		if g.NIP = number(p); g.NIP != "" {
			g.Pangkat, g.Nama = known(rankOf(p)), person(p.Nama.Value)
		}
	}
	if !d.Pemerintah.IsZero() && d.Periode.From != 0 {
		agency := ""
		if doc.PerangkatDaerah != nil {
			agency = folded(doc.PerangkatDaerah.Nama.Value)
		}
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%d-%d\x00%d", folded(d.Pemerintah.Value), agency, d.Periode.From, d.Periode.To, d.Revisi))
		g.Sheet = base64.RawStdEncoding.EncodeToString(sum[:16])
	}
	return g
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
	rank, name, sheet := map[string]int{}, map[string]int{}, map[string]int{}
	compare := func(first map[string]int, key string, i int, slug finding.Slug, differ func(a, b *Gist) bool) {
		if j, met := first[key]; !met {
			first[key] = i
		} else if differ(&gists[j], &gists[i]) {
			pairs = append(pairs, Pair{slug, j, i})
		}
	}
	for _, i := range inOrder(gists) {
		g := &gists[i]
		if g.NIP != "" && g.Pangkat != "" {
			compare(rank, g.NIP, i, finding.PangkatBeda, func(a, b *Gist) bool { return a.Pangkat != b.Pangkat })
		}
		if g.NIP != "" && g.Nama != "" {
			compare(name, g.NIP, i, finding.NamaBeda, func(a, b *Gist) bool { return !samePerson(a.Nama, b.Nama) })
		}
		if g.Sheet != "" {
			compare(sheet, g.Sheet, i, finding.Revisi, func(a, b *Gist) bool { return true })
		}
	}
	return pairs
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

package check

import (
	"fmt"
	"sort"

	"iku/content"
	"iku/content/finding"
)

// Together returns what only several documents show: one NIP with two ranks,
// one revision of one sheet twice. Each finding stands in the later document and
// carries the reason where that sets it aside. A document given twice counts
// once.
func Together(docs []*content.Document) finding.List {
	docs = inOrder(docs)
	byDoc := make([]finding.List, len(docs))
	pangkatBeda(docs, byDoc)
	revisiGanda(docs, byDoc)
	var all finding.List
	for i, list := range byDoc {
		all = append(all, content.SetAside(docs[i], list)...)
	}
	all.Sort()
	return all
}

// inOrder returns the documents as they were issued: by period, date, revision
// and name, each file once.
func inOrder(docs []*content.Document) []*content.Document {
	seen := map[string]bool{}
	var order []*content.Document
	for _, d := range docs {
		if d != nil && !seen[d.File.Name] {
			seen[d.File.Name] = true
			order = append(order, d)
		}
	}
	sort.SliceStable(order, func(i, j int) bool {
		a, b := &order[i].Dokumen, &order[j].Dokumen
		switch {
		case a.Periode.From != b.Periode.From:
			return a.Periode.From < b.Periode.From
		case !a.Tanggal.IsZero() && !b.Tanggal.IsZero() && a.Tanggal != b.Tanggal:
			return a.Tanggal.Before(b.Tanggal)
		case a.Revisi != b.Revisi:
			return a.Revisi < b.Revisi
		}
		return order[i].File.Name < order[j].File.Name
	})
	return order
}

// pangkatBeda reports each document whose signer has another rank than in the
// first that names the same NIP.
func pangkatBeda(docs []*content.Document, byDoc []finding.List) {
	first := map[string]int{}
	for i, d := range docs {
		p := d.PenandaTangan
		if p == nil {
			continue
		}
		nip := number(p)
		if nip == "" || known(rankOf(p)) == "" {
			continue
		}
		j, met := first[nip]
		if !met {
			first[nip] = i
			continue
		}
		other := docs[j].PenandaTangan
		a, b := rankOf(other), rankOf(p)
		if known(a) == known(b) {
			continue
		}
		f := byDoc[i].Add(finding.PangkatBeda, rankPlace(p).Span, "NIP %s di sini %s, di %s %s",
			p.NIP.Value+p.NIPPPK.Value, described(b), docs[j].File.Name, described(a))
		f.Hint = "samakan pangkatnya; kalau ada kenaikan pangkat di antara keduanya, terima dengan abaikan beserta alasannya"
		f.Related = []finding.Related{related(rankPlace(other).Span, "%s, %s", docs[j].File.Name, described(a))}
	}
}

// number returns the digits of a signer's number; empty where it is not valid.
func number(p *content.PenandaTangan) string {
	t, pppk := p.NIP, false
	if t.IsZero() {
		t, pppk = p.NIPPPK, true
	}
	n, wrong := content.ParseNIP(t.Value, pppk)
	if wrong != "" {
		return ""
	}
	return n.Digits
}

// known returns a rank so that two can be compared; empty where none is said.
func known(r rank) string {
	if g := golonganOf[foldedPangkat(r.pangkat)]; g != "" {
		return g
	}
	if r.pangkat != "" {
		return foldedPangkat(r.pangkat)
	}
	return foldedGolongan(r.golongan)
}

func rankPlace(p *content.PenandaTangan) content.Text {
	if p.Pangkat.IsZero() {
		return p.Golongan
	}
	return p.Pangkat
}

// described writes a rank with its golongan: "Pembina Utama Muda (IV/c)".
func described(r rank) string {
	if r.pangkat == "" {
		return "golongan " + r.golongan
	}
	if g := golonganOf[foldedPangkat(r.pangkat)]; g != "" {
		return cut(r.pangkat) + " (" + g + ")"
	}
	return cut(r.pangkat)
}

// revisiGanda reports each document that has agency, period and revision of one
// before it.
func revisiGanda(docs []*content.Document, byDoc []finding.List) {
	first := map[string]int{}
	for i, d := range docs {
		if d.Dokumen.Pemerintah.IsZero() || d.Dokumen.Periode.From == 0 {
			continue
		}
		agency := ""
		if d.PerangkatDaerah != nil {
			agency = folded(d.PerangkatDaerah.Nama.Value)
		}
		p := d.Dokumen.Periode
		key := fmt.Sprintf("%s\x00%s\x00%d-%d\x00%d", folded(d.Dokumen.Pemerintah.Value), agency, p.From, p.To, d.Dokumen.Revisi)
		j, met := first[key]
		if !met {
			first[key] = i
			continue
		}
		f := byDoc[i].Add(finding.Revisi, revisionPlace(&d.Dokumen), "revisi %d untuk perangkat daerah dan periode ini sudah ada: %s", d.Dokumen.Revisi, docs[j].File.Name)
		f.Hint = "naikkan revisi salah satunya, atau periksa hanya berkas yang berlaku"
		f.Related = []finding.Related{related(revisionPlace(&docs[j].Dokumen), "revisi %d di %s", docs[j].Dokumen.Revisi, docs[j].File.Name)}
	}
}

package check

import (
	"iku/content"
	"iku/content/finding"
)

// Together returns what only several documents show: one NIP with two ranks,
// one revision of one sheet twice. Each finding stands in the later document and
// carries the reason where that sets it aside. A document given twice counts
// once.
func Together(docs []*content.Document) finding.List {
	gists := make([]Gist, len(docs))
	for i, d := range docs {
		gists[i] = GistOf(d)
	}
	byDoc := make([]finding.List, len(docs))
	for _, p := range Pairs(gists) {
		byDoc[p.Later] = append(byDoc[p.Later], Between(p.Slug, docs[p.Earlier], docs[p.Later])...)
	}
	var all finding.List
	for _, list := range byDoc {
		all = append(all, list...)
	}
	all.Sort()
	return all
}

// Between returns what a comparison of that kind finds in the later of two
// documents, with the reason on it where that sets it aside.
func Between(slug finding.Slug, earlier, later *content.Document) finding.List {
	to := &report{most: 1}
	if earlier == nil || later == nil {
		return nil
	}
	switch slug {
	case finding.PangkatBeda:
		if earlier.PenandaTangan != nil && later.PenandaTangan != nil {
			pangkatBeda(earlier, later, to)
		}
	case finding.Revisi:
		revisiGanda(earlier, later, to)
	}
	return content.SetAside(later, to.list)
}

// pangkatBeda reports that the signer has another rank than in the earlier
// document that names the same NIP.
func pangkatBeda(earlier, later *content.Document, to *report) {
	other, p := earlier.PenandaTangan, later.PenandaTangan
	a, b := rankOf(other), rankOf(p)
	f := to.add(finding.PangkatBeda, rankPlace(p).Span, "NIP %s di sini %s, di %s %s",
		p.NIP.Value+p.NIPPPK.Value, described(b), earlier.File.Name, described(a))
	f.Hint = "samakan pangkatnya; kalau ada kenaikan pangkat di antara keduanya, terima dengan abaikan beserta alasannya"
	f.Related = []finding.Related{related(rankPlace(other).Span, "di sini %s", described(a))}
}

// revisiGanda reports that the document has agency, period and revision of the
// earlier one.
func revisiGanda(earlier, later *content.Document, to *report) {
	d, other := &later.Dokumen, &earlier.Dokumen
	f := to.add(finding.Revisi, revisionPlace(d), "revisi %d untuk perangkat daerah dan periode ini sudah ada: %s", d.Revisi, earlier.File.Name)
	f.Hint = "naikkan revisi salah satunya, atau periksa hanya berkas yang berlaku"
	f.Related = []finding.Related{related(revisionPlace(other), "revisi %d di sini", other.Revisi)}
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

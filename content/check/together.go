package check

import (
	"strconv"

	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
)

// Together returns what only several documents show, by the number of the document:
// one NIP with two ranks or two names, one revision of one sheet twice, one target or
// one amount of money of two values. Which of them is wrong
// no file can say, so a finding stands in each of the two, with the reason where
// either sets it aside. A document given twice counts once.
func Together(docs []*content.Document) []finding.List {
	gists := make([]Gist, len(docs))
	for i, d := range docs {
		gists[i] = GistOf(d)
	}
	var met Met
	for _, p := range Pairs(gists) {
		met.Add(p, docs[p.Earlier], docs[p.Later])
	}
	out := make([]finding.List, len(docs))
	for i, list := range met {
		out[i] = list
	}
	return out
}

// Met is what documents show together, by the number of the document.
type Met map[int]finding.List

// maxMet is how many later documents the finding of one document names.
const maxMet = 20

// Add adds what a pair of documents shows. The earlier of many pairs has one
// finding of a kind, which names the later ones.
func (m *Met) Add(p Pair, earlier, later *content.Document) {
	here, there := between(p.Slug, later, earlier), between(p.Slug, earlier, later)
	for k := range min(len(here), len(there)) {
		m.add(p, &here[k], &there[k])
	}
}

// add adds one thing that a pair shows, as it stands in the earlier and in the later.
func (m *Met) add(p Pair, here, there *finding.Finding) {
	settle(here, there)
	settle(there, here)
	if *m == nil {
		*m = Met{}
	}
	(*m)[p.Later] = append((*m)[p.Later], *there)
	for i, f := range (*m)[p.Earlier] {
		if f.Slug == p.Slug && f.Span == here.Span && f.Abaikan == here.Abaikan {
			if len(f.Related) < maxMet {
				(*m)[p.Earlier][i].Related = append(f.Related, here.Related...)
			}
			return
		}
	}
	(*m)[p.Earlier] = append((*m)[p.Earlier], *here)
}

// settle sets a finding aside where the other document does, and says which.
func settle(f, other *finding.Finding) {
	if f.Abaikan == "" && other.Abaikan != "" && other.Span.File != nil {
		f.Abaikan = other.Abaikan + " (" + other.Span.File.Name + ")"
	}
}

// between returns what a comparison of that kind finds in the second of two
// documents, with the reason on it where that sets it aside.
func between(slug finding.Slug, other, doc *content.Document) finding.List {
	to := &report{most: 1}
	if other == nil || doc == nil {
		return nil
	}
	switch slug {
	case finding.PangkatBeda:
		signers(other, doc, otherRank, func(q, p *content.PenandaTangan) { pangkatBeda(other, doc, q, p, to) })
	case finding.NamaBeda:
		signers(other, doc, otherName, func(q, p *content.PenandaTangan) { namaBeda(other, doc, q, p, to) })
	case finding.Revisi:
		revisiGanda(other, doc, to)
	case finding.LampiranKeputusan:
		tanpaLampiran(other, doc, to)
	case finding.TargetBedaDokumen:
		to.most = mostTargets
		targetBedaDokumen(other, doc, to)
	case finding.AnggaranBeda:
		to.most = mostTargets
		anggaranDokumen(other, doc, to)
	}
	return content.SetAside(doc, to.list)
}

// signers calls for the first who signs both documents and differs.
func signers(other, doc *content.Document, differ func(a, b Signer) bool, found func(q, p *content.PenandaTangan)) {
	for i := range doc.PenandaTangan {
		for k := range other.PenandaTangan {
			q, p := &other.PenandaTangan[k], &doc.PenandaTangan[i]
			if s := signerOf(p); s.NIP != "" && differ(signerOf(q), s) {
				found(q, p)
				return
			}
		}
	}
}

// pangkatBeda reports that a signer has another rank than in another document that
// names the same NIP.
func pangkatBeda(elsewhere, doc *content.Document, other, p *content.PenandaTangan, to *report) {
	a, b := rankOf(other), rankOf(p)
	f := to.add(finding.PangkatBeda, own(doc, rankPlace(p).Span), "%s %s di sini %s, di %s %s",
		p.Nomor.Name(), p.Nomor.Value, described(b), elsewhere.File.Name, described(a))
	f.Hint = "samakan pangkatnya; kalau ada kenaikan pangkat di antara keduanya, terima dengan abaikan beserta alasannya"
	f.Related = both(elsewhere, doc, rankPlace(other).Span, rankPlace(p).Span, "di sini "+described(a))
}

// namaBeda reports that the signer has another name than in another document that
// names the same NIP.
func namaBeda(elsewhere, doc *content.Document, other, p *content.PenandaTangan, to *report) {
	f := to.add(finding.NamaBeda, own(doc, p.Nama.Span), "%s %s di sini milik %s, di %s milik %s",
		p.Nomor.Name(), p.Nomor.Value, cut(p.Nama.Value), elsewhere.File.Name, cut(other.Nama.Value))
	f.Hint = "samakan namanya, atau perbaiki " + p.Nomor.Name() + " yang tersalin"
	f.Related = both(elsewhere, doc, other.Nama.Span, p.Nama.Span, "di sini "+cut(other.Nama.Value))
}

// revisiGanda reports that the document has agency, period and revision of another.
func revisiGanda(elsewhere, doc *content.Document, to *report) {
	d, other := &doc.Dokumen, &elsewhere.Dokumen
	f := to.add(finding.Revisi, own(doc, revisionPlace(d)), "revisi %d untuk %s dan periode ini sudah ada: %s", d.Revisi, called(d), elsewhere.File.Name)
	f.Hint = "naikkan revisi salah satunya, atau periksa hanya berkas yang berlaku"
	f.Related = both(elsewhere, doc, revisionPlace(other), revisionPlace(d), "revisi "+strconv.Itoa(other.Revisi)+" di sini")
}

// called says what those are called whose documents an instansi or a government
// holds.
func called(d *content.Dokumen) string {
	if d.Pemerintah {
		return "perangkat daerah"
	}
	return "instansi"
}

// own returns the place if it stands in the document's own file. Of what it
// inherits the finding is the heir's all the same: it stands at the heir's agency,
// else at its first line.
func own(doc *content.Document, at source.Span) source.Span {
	if at.File == doc.File {
		return at
	}
	if p := doc.PerangkatDaerah; p != nil && p.Nama.Span.File == doc.File {
		return p.Nama.Span
	}
	return source.Span{File: doc.File}
}

// both returns where another document says what this one contradicts, in its own
// file, and where the two inherit it from.
func both(elsewhere, doc *content.Document, said, here source.Span, message string) []finding.Related {
	list := []finding.Related{related(own(elsewhere, said), "%s", message)}
	told := map[string]bool{elsewhere.File.Name: true, doc.File.Name: true}
	for _, at := range []source.Span{said, here} {
		if !at.IsZero() && !told[at.File.Name] {
			told[at.File.Name] = true
			list = append(list, related(at, "diwarisi dari sini"))
		}
	}
	return list
}

// known returns a rank so that two can be compared; empty where none is said.
func known(r rank) string {
	if g := ranks().golongan[foldedPangkat(r.pangkat)]; g != "" {
		return g
	}
	if name, corps := schema.CorpsRank(r.pangkat); corps != "" {
		return foldedPangkat(name)
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
	if g := ranks().golongan[foldedPangkat(r.pangkat)]; g != "" {
		return cut(r.pangkat) + " (" + g + ")"
	}
	return cut(r.pangkat)
}

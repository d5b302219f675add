package check

import (
	"slices"

	"iku/content"
	"iku/content/diff"
	"iku/content/finding"
	"iku/content/schema"
)

// lampiranKeputusan reports a decree of change whose annexes say what those of the
// decree before it said.
func lampiranKeputusan(doc *content.Document, to *report) {
	k := doc.Keputusan
	if k == nil || k.Mengubah == nil || len(k.Lampiran) == 0 {
		return
	}
	if slices.ContainsFunc(diff.Enacted(k), func(c diff.Changes) bool { return c.Old == nil || !c.Same() }) {
		return
	}
	f := to.add(finding.LampiranKeputusan, own(doc, k.MengubahSpan), "lampiran keputusan ini sama dengan lampiran %s; tidak ada yang berubah", k.Mengubah.File.Name)
	f.Hint = "lampirkan dokumen IKU yang baru, dan biarkan keputusan yang diubah menyebut yang lama"
}

// annexesOf returns the agencies of the annexes of a decree over several; nil for any
// other document, and for a decree of change, which has those that it changes.
func annexesOf(doc *content.Document) (list []string) {
	k := doc.Keputusan
	if k == nil || len(k.Lampiran) < 2 || k.Ke > 0 {
		return nil
	}
	for _, a := range k.Lampiran {
		list = append(list, agencyOf(a))
	}
	return list
}

// annexPairs returns the sheets of agencies that have no annex of their government's
// decree of that period, each with the decree.
func annexPairs(gists []Gist) (pairs []Pair) {
	order := inOrder(gists)
	for _, k := range order {
		decree := &gists[k]
		if len(decree.Annexes) == 0 {
			continue
		}
		told := map[string]bool{}
		for _, i := range order {
			g := &gists[i]
			if g.Kind != "" || g.Agency == "" || g.Agency == g.Region || g.Region != decree.Region || g.From != decree.From || g.To != decree.To ||
				told[g.Agency] || slices.Contains(decree.Annexes, g.Agency) {
				continue
			}
			told[g.Agency] = true
			pairs = append(pairs, Pair{finding.LampiranKeputusan, i, k})
		}
	}
	return pairs
}

// tanpaLampiran reports, in the decree and in the sheet, that the sheet is no annex of
// the decree.
func tanpaLampiran(other, doc *content.Document, to *report) {
	if doc.Dokumen.Jenis.Name == schema.JenisKeputusan {
		f := to.add(finding.LampiranKeputusan, own(doc, doc.Keputusan.Span), "%s tidak mempunyai lampiran pada keputusan ini", cut(other.PerangkatDaerah.Nama.Value))
		f.Hint = "tambahkan " + other.File.Name + " ke keputusan.lampiran"
		f.Related = append(f.Related, related(own(other, other.PerangkatDaerah.Nama.Span), "dokumen IKU-nya"))
		return
	}
	f := to.add(finding.LampiranKeputusan, own(doc, doc.PerangkatDaerah.Nama.Span), "dokumen ini tidak dilampirkan pada %s", other.File.Name)
	f.Hint = "tambahkan ke keputusan.lampiran di sana"
	f.Related = append(f.Related, related(own(other, other.Keputusan.Span), "keputusannya"))
}

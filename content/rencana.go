package content

import (
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// Aksi is what is done to reach the target of an indikator.
type Aksi struct {
	Span            source.Span
	Indikator       *Indikator // nil: none that is known
	Uraian          Text
	Rupiah          Nilai
	PenanggungJawab Text
	Waktu           Text
}

// aksi reads what a rencana aksi has; a document that is based on one has none.
func (r *reader) aksi(root *tomltree.Node) (list []Aksi) {
	if r.doc.Dokumen.Jenis.Name != schema.JenisRencana {
		return nil
	}
	for _, n := range elements(root, "aksi") {
		a := Aksi{Span: n.Span, Uraian: r.text(n, "uraian", onPage), Rupiah: r.money(n, "anggaran"),
			PenanggungJawab: r.text(n, "penanggung_jawab", onPage), Waktu: r.text(n, "waktu", onPage)}
		if of := r.text(n, "indikator", offPage); !of.IsZero() {
			a.Indikator = r.known(of.Value, of.Span)
		}
		list = append(list, a)
	}
	return list
}

// AksiOf returns what is done for an indikator.
func (d *Document) AksiOf(i *Indikator) (list []*Aksi) {
	for k := range d.Aksi {
		if d.Aksi[k].Indikator == i {
			list = append(list, &d.Aksi[k])
		}
	}
	return list
}

// Profil is what the cards of indikator have to say.
type Profil struct{ Wajib []Text }

func (r *reader) profil(n *tomltree.Node) (p Profil) {
	var names []string
	for _, k := range schema.Indikator.Keys {
		names = append(names, k.Name)
	}
	for _, t := range r.texts(n, "wajib", offPage) {
		level, own := r.ownColumns[t.Value]
		if schema.Indikator.Key(t.Value) == nil && (!own || level != schema.LevelIndikator) {
			f := r.add(finding.NilaiTakSah, t.Span, "indikator tidak punya kunci %q", cut(t.Value))
			if near := schema.Nearest(t.Value, names); near != "" {
				f.Hint = "maksudnya " + near + "?"
			}
			continue
		}
		p.Wajib = append(p.Wajib, t)
	}
	return p
}

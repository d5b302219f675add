package content

import (
	"iku/content/angka"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// Perjanjian is what a perjanjian kinerja says beside its table. Its parties are
// the document's signers, the second one first.
type Perjanjian struct {
	Span      source.Span
	Perubahan bool
	Tingkat   string
	Sebutan   [2]Text // of the first and the second party
	Triwulan  bool
	Jumlah    Nilai // the stated total of money

	TanggalDPA angka.Date   // zero: not said
	Changed    *source.File // the perjanjian that this one changes; nil where it was not read
}

// Alone tells whether nobody stands above the first party.
func (d *Document) Alone() bool { return len(d.PenandaTangan) < 2 }

// PihakPertama returns who promises; nil where nobody does.
func (d *Document) PihakPertama() *PenandaTangan {
	if n := len(d.PenandaTangan); n > 0 {
		return &d.PenandaTangan[n-1]
	}
	return nil
}

// PihakKedua returns to whom it is promised; nil where there is nobody.
func (d *Document) PihakKedua() *PenandaTangan {
	if len(d.PenandaTangan) < 2 {
		return nil
	}
	return &d.PenandaTangan[0]
}

// perjanjian reads the table of that name, which may be nil, and makes its parties
// the signers.
func (r *reader) perjanjian(n *tomltree.Node) Perjanjian {
	p := Perjanjian{
		Perubahan: boolean(n, "perubahan", false),
		Tingkat:   option(n, "tingkat", schema.TingkatJPT),
		Sebutan:   [2]Text{{Value: "Pihak Pertama"}, {Value: "Pihak Kedua"}},
		Triwulan:  boolean(n, "triwulan", false),
	}
	if r.doc.Dokumen.Jenis.Name != schema.JenisPerjanjian {
		return p
	}
	signers := &r.doc.PenandaTangan
	if len(*signers) > 1 {
		r.add(finding.NilaiTakSah, (*signers)[1].Span, "pihak pertama perjanjian kinerja seorang saja").Hint = "tulis atasannya di perjanjian_kinerja.pihak_kedua"
		*signers = (*signers)[:1]
	}
	if n != nil {
		p.Span = n.Span
		p.Jumlah = r.money(n, "jumlah")
		p.TanggalDPA, _ = date(n, "tanggal_dpa")
		if t := r.text(n, "mengubah", offPage); !t.IsZero() {
			p.Perubahan, p.Changed = true, r.former(t, "diubah")
		}
		if list := r.texts(n, "sebutan", onPage); list != nil {
			if len(list) == len(p.Sebutan) {
				copy(p.Sebutan[:], list)
			} else {
				r.add(finding.NilaiTakSah, n.Get("sebutan").Span, "sebutan harus dua: pihak pertama dan pihak kedua").Hint = `misalnya ["Pihak Kesatu", "Pihak Kedua"]`
			}
		}
	}
	if len(*signers) == 1 {
		first := &(*signers)[0]
		if p.Tingkat == schema.TingkatKepalaDaerah { // who holds no rank
			first.Pangkat, first.Golongan, first.Nomor = Text{}, Text{}, Nomor{}
		}
	}
	if k := table(n, "pihak_kedua"); k != nil {
		*signers = append([]PenandaTangan{*r.signer(k)}, *signers...)
	}
	if len(*signers) == 2 {
		for i, sebutan := range []Text{p.Sebutan[1], p.Sebutan[0]} {
			if s := &(*signers)[i]; s.Sebutan.IsZero() {
				s.Sebutan = Text{Value: sebutan.Value + ",", Span: sebutan.Span.Or(s.Span)}
			}
		}
	}
	return p
}

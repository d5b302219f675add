package content

import (
	"strconv"
	"strings"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// Keputusan is what a decree says before its annexes.
type Keputusan struct {
	Span          source.Span
	Pejabat       []Text // who decrees
	Tentang       Text
	Peraturan     bool // a regulation: it has pasal
	Menimbang     []Text
	Mengingat     []Text
	Memperhatikan []Text
	Menetapkan    []Text
	Tembusan      []Text
	Pengundangan  []Text
	Lampiran      []*Document // the annexes, in their order
	Mengubah      *Document   // the decree that this one changes; nil: none, or it was not read
	MengubahSpan  source.Span // where it is named
	Asal          *Document   // the first of those that were changed one after the other
	Ke            int         // the how manieth change of Asal it is; 0: none
}

// keputusan reads the decree of a document of that kind; nil for any other.
func (r *reader) keputusan(root *tomltree.Node) *Keputusan {
	d := r.doc
	n := table(root, "keputusan")
	if d.Dokumen.Jenis.Name != schema.JenisKeputusan {
		return nil
	}
	if n == nil {
		r.add(finding.WajibDiisi, root.Span, "keputusan belum ditulis").Hint = "tulis [keputusan] dengan menimbang, mengingat dan menetapkan"
		return &Keputusan{Span: d.Span}
	}
	k := &Keputusan{
		Span: n.Span, Pejabat: r.texts(n, "pejabat", onPage), Tentang: r.text(n, "tentang", onPage),
		Peraturan: option(n, "bentuk", schema.BentukKeputusan) == schema.BentukPeraturan,
		Menimbang: r.texts(n, "menimbang", onPage), Mengingat: r.texts(n, "mengingat", onPage), Memperhatikan: r.texts(n, "memperhatikan", onPage),
		Menetapkan: r.texts(n, "menetapkan", onPage), Tembusan: r.texts(n, "tembusan", onPage), Pengundangan: r.texts(n, "pengundangan", onPage),
	}
	if len(k.Pejabat) == 0 && len(d.PenandaTangan) > 0 {
		k.Pejabat = d.PenandaTangan[0].Jabatan
	}
	if name := r.text(n, "mengubah", offPage); !name.IsZero() {
		r.changes(k, name)
	}
	if k.Tentang.IsZero() {
		k.Tentang = Text{Value: k.subject(d), Span: n.Span}
	}
	if !r.annexed {
		r.annexes(k, root, n)
	}
	return k
}

// subject returns what a decree is about where it does not say so.
func (k *Keputusan) subject(d *Document) string {
	if k.Asal == nil {
		return "Penetapan Indikator Kinerja Utama " + d.owner() + " Tahun " + d.Dokumen.Periode.String()
	}
	words := []string{"Perubahan"}
	if k.Ke > 1 {
		words = append(words, Urutan(k.Ke))
	}
	asal := k.Asal.Keputusan
	words = append(words, "Atas", asal.Sebutan())
	for _, t := range asal.Pejabat {
		words = append(words, strings.TrimRight(t.Value, ","))
	}
	if n := k.Asal.Dokumen.Nomor; !n.IsZero() {
		words = append(words, "Nomor", n.Value)
	}
	return strings.Join(append(words, "tentang", asal.Tentang.Value), " ")
}

// Sebutan returns what the decree is called.
func (k *Keputusan) Sebutan() string {
	if k.Peraturan {
		return "Peraturan"
	}
	return "Keputusan"
}

// satuan are the numbers of which ordinals are made.
var satuan = []string{"", "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan", "Sepuluh", "Sebelas"}

// Urutan returns an ordinal in words, counted from 1: Kesatu, Kedua Belas.
func Urutan(n int) string {
	low := func(n int) string { return strings.ToLower(satuan[n]) }
	switch {
	case n < len(satuan):
		return "Ke" + low(n)
	case n < 20:
		return "Ke" + low(n-10) + " Belas"
	case n < 100:
		return strings.TrimRight("Ke"+low(n/10)+" Puluh "+satuan[n%10], " ")
	}
	return "Ke-" + strconv.Itoa(n)
}

// owner returns whose document it is.
func (d *Document) owner() string {
	if p := d.PerangkatDaerah; p != nil && !p.Nama.IsZero() {
		return p.Nama.Value
	}
	return d.Dokumen.Instansi.Value
}

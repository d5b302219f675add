package content

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"iku/content/finding"
	"iku/content/schema"
	"iku/content/tomltree"
)

func (r *reader) tujuan(n *tomltree.Node) Tujuan {
	return Tujuan{
		Span:      n.Span,
		Uraian:    r.text(n, "uraian", onPage),
		Butir:     butir(n.Get("uraian")),
		Kode:      r.text(n, "kode", onPage),
		Cetak:     boolean(n, "cetak", true),
		Kolom:     r.ownTeks(n, schema.LevelTujuan),
		Perubahan: r.reason(n, "perubahan"),
		Indikator: r.indikatorList(n),
	}
}

func (r *reader) sasaran(n *tomltree.Node) Sasaran {
	return Sasaran{
		Span:      n.Span,
		Uraian:    r.text(n, "uraian", onPage),
		Butir:     butir(n.Get("uraian")),
		Kode:      r.text(n, "kode", onPage),
		Tujuan:    r.servedTujuan(n.Get("tujuan")),
		Kelompok:  r.texts(n, "kelompok", onPage),
		Kolom:     r.ownTeks(n, schema.LevelSasaran),
		Melayani:  r.served(n),
		Perubahan: r.reason(n, "perubahan"),
		Indikator: r.indikatorList(n),
	}
}

// reason returns why something changed: prose that a comparison of revisions
// prints, not the sheet.
func (r *reader) reason(table *tomltree.Node, key string) Text {
	n := table.Get(key)
	if n == nil {
		return Text{}
	}
	t := r.string(n, true, offPage)
	if t.Value != "" {
		r.doc.Reasons = append(r.doc.Reasons, t)
	}
	return t
}

// servedTujuan returns the index of the tujuan that a sasaran names by its number
// or code; -1 where it names none.
func (r *reader) servedTujuan(n *tomltree.Node) int {
	if n == nil {
		return -1
	}
	count := len(r.doc.Tujuan)
	if p := r.doc.PerangkatDaerah; count == 0 && p != nil {
		count = len(p.Tujuan.Items)
	}
	if n.Kind == tomltree.Integer {
		if i, _ := n.Int(); i >= 1 && i <= int64(count) {
			return int(i) - 1
		}
		r.add(finding.NilaiTakSah, n.Span, "tidak ada tujuan nomor %s", cut(n.Literal())).Hint = "jumlah tujuan di dokumen ini: " + strconv.Itoa(count)
		return -1
	}
	s, ok := n.Text()
	if !ok {
		return -1
	}
	s = clean(s, false)
	if i, ok := r.tujuanCodes[s]; ok && s != "" {
		return i
	}
	f := r.add(finding.NilaiTakSah, n.Span, "tidak ada tujuan dengan kode %q", cut(s))
	f.Hint = "tulis kode sebuah [[tujuan]], atau nomor urutnya tanpa tanda kutip"
	var codes []string
	for _, t := range r.doc.Tujuan[:min(len(r.doc.Tujuan), 100)] {
		codes = append(codes, t.Kode.Value)
	}
	if near := schema.Nearest(s, codes); near != "" {
		f.Hint = "maksudnya " + near + "?"
	}
	return -1
}

func (r *reader) indikatorList(n *tomltree.Node) []Indikator {
	nodes := elements(n, "indikator")
	if len(nodes) == 0 {
		return nil
	}
	list := make([]Indikator, 0, len(nodes))
	for _, e := range nodes {
		list = append(list, r.indikator(e))
	}
	return list
}

func (r *reader) indikator(n *tomltree.Node) Indikator {
	i := Indikator{
		Ukuran:        r.ukuran(n),
		Kode:          r.text(n, "kode", onPage),
		Polaritas:     r.text(n, "polaritas", offPage),
		Skala:         r.skala(n.Get("skala")),
		JudulHitungan: r.text(n, "judul_hitungan", onPage),
		Perubahan:     r.reason(n, "perubahan"),
	}
	for _, e := range elements(n, "rincian") {
		i.Rincian = append(i.Rincian, Rincian{r.ukuran(e)})
	}
	i.Hitungan = r.hitungan(n)
	return i
}

func (r *reader) ukuran(n *tomltree.Node) Ukuran {
	return Ukuran{
		Span:          n.Span,
		Uraian:        r.text(n, "uraian", onPage),
		Butir:         butir(n.Get("uraian")),
		Target:        r.nilai(n, "target"),
		TargetTahunan: r.yearly(n, "target_tahunan", false),
		Satuan:        r.text(n, "satuan", onPage),
		Formula:       r.formula(n.Get("formula")),
		KondisiAwal:   r.kondisi(n.Get("kondisi_awal")),
		KondisiAkhir:  r.kondisi(n.Get("kondisi_akhir")),
		Kolom:         r.kolomTeks(n),
	}
}

// kolomTeks reads the columns of text: the built-in ones in the format's order,
// then the user's own by their keys.
func (r *reader) kolomTeks(n *tomltree.Node) (list []Isi) {
	for _, keys := range [][]*schema.Key{schema.TextColumns, schema.CardKeys} {
		for _, k := range keys {
			c := n.Get(k.Name)
			if c == nil {
				continue
			}
			l := Lines{Items: r.items(c, k.Format == schema.Prose, onPage), List: c.Kind == tomltree.Array}
			if !l.IsZero() {
				list = append(list, Isi{Kunci: c.Name, Lines: l})
			}
		}
	}
	return append(list, r.ownTeks(n, schema.LevelIndikator)...)
}

// ownTeks reads the user's own columns of a level, by their keys.
func (r *reader) ownTeks(n *tomltree.Node, level schema.Level) (list []Isi) {
	if len(r.ownColumns) == 0 {
		return nil
	}
	for _, c := range n.Children {
		if of, ok := r.ownColumns[c.Name]; !ok || of != level {
			continue
		}
		isi := Isi{Kunci: c.Name}
		switch c.Kind {
		case tomltree.Integer, tomltree.Float:
			isi.Nilai = r.nilaiOf(c, false)
			isi.Items = []Text{isi.Nilai.Text}
		default:
			isi.Lines = Lines{Items: r.items(c, true, onPage), List: c.Kind == tomltree.Array}
			if len(isi.Items) == 1 && !isi.List && !strings.Contains(isi.Items[0].Value, "\n") {
				isi.Nilai = written(isi.Items[0])
			}
		}
		if !isi.IsZero() && isi.Items[0].Value != "" {
			list = append(list, isi)
		}
	}
	slices.SortFunc(list, func(a, b Isi) int { return strings.Compare(a.Kunci, b.Kunci) })
	return list
}

func (r *reader) formula(n *tomltree.Node) []FormulaPart {
	if n == nil {
		return nil
	}
	nodes := []*tomltree.Node{n}
	if n.Kind == tomltree.Array {
		nodes = n.Children
	}
	var parts []FormulaPart
	for _, e := range nodes {
		switch e.Kind {
		case tomltree.String:
			if t := r.string(e, true, onPage); t.Value != "" {
				parts = append(parts, FormulaPart{Prosa: t})
			}
		case tomltree.Table:
			parts = append(parts, FormulaPart{
				Pembilang: r.text(e, "pembilang", onPage),
				Penyebut:  r.text(e, "penyebut", onPage),
				Kali:      r.text(e, "kali", onPage),
			})
		}
	}
	return parts
}

func (r *reader) kondisi(n *tomltree.Node) Kondisi {
	switch {
	case n == nil:
		return Kondisi{}
	case n.Kind != tomltree.Table:
		return Kondisi{Nilai: r.nilaiOf(n, false)}
	}
	return Kondisi{Tahun: r.tahun(n.Get("tahun")), TahunSpan: place(n.Get("tahun")), Nilai: r.nilai(n, "nilai")}
}

// yearly returns the values of a table of years, ascending. Figures must be
// numbers; other values may be anything.
func (r *reader) yearly(table *tomltree.Node, key string, figures bool) []NilaiTahun {
	n := table.Get(key)
	if n == nil || n.Kind != tomltree.Table {
		return nil
	}
	list := make([]NilaiTahun, 0, len(n.Children))
	for _, c := range n.Children {
		year, ok := schema.ParseYear(c.Name)
		if !ok {
			continue
		}
		v := r.nilaiOf(c, figures)
		if v.Value == "" {
			continue
		}
		list = append(list, NilaiTahun{Tahun: year, Nilai: v, KeySpan: c.Key})
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Tahun < list[j].Tahun })
	return list
}

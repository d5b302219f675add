package content

import (
	"iku/content/finding"
	"iku/content/measure"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// maxOwnColumns is how many columns of the user's own there may be; no paper has
// room for as many.
const maxOwnColumns = 100

// kolomLain reads the columns of the user's own; n may be nil.
func (r *reader) kolomLain(n *tomltree.Node) []KolomLain {
	if n == nil {
		return nil
	}
	var list []KolomLain
	for _, c := range n.Children {
		switch {
		case c.Name == schema.Abaikan.Name:
		case schema.Known(c.Name) || schema.OwnClashes(c):
			r.add(finding.NilaiTakSah, c.Key, "%s sudah ada sebagai kolom atau kunci %s", c.Name, schema.OwnLevel(c).Tingkat()).Hint = "pakai nama lain"
		case len(list) == maxOwnColumns:
			r.add(finding.NilaiTakSah, c.Key, "kolom buatan sendiri lebih dari %d", maxOwnColumns).Hint = "tidak ada kertas yang memuat kolom sebanyak ini"
			return list
		default:
			k := KolomLain{Kunci: c.Name, Level: schema.OwnLevel(c)}
			if c.Kind == tomltree.Table {
				k.Judul = r.text(c, "judul", onPage)
			} else {
				k.Judul = r.string(c, false, onPage)
			}
			list = append(list, k)
		}
	}
	return list
}

// tabel reads the table of that name; n may be nil.
func (r *reader) tabel(n *tomltree.Node) Tabel {
	t := Tabel{
		NomorKolom:     boolean(n, "nomor_kolom", r.doc.Dokumen.Jenis.Nomor),
		TujuanBaris:    option(n, "tujuan", "kolom") == "baris",
		NomorIndikator: option(n, "nomor_indikator", "tidak"),
		GayaNomor:      gayaNomor(n),
		GayaDaftar:     option(n, "gaya_daftar", "•"),
		Catatan:        r.texts(n, "catatan", onPage),
	}
	if n == nil {
		return t
	}
	t.Span = n.Span
	if judul := table(n, "judul"); judul != nil {
		t.Judul = r.textMap(judul)
	}
	if lebar := table(n, "lebar"); lebar != nil {
		t.Lebar = map[string]Lebar{}
		for _, c := range lebar.Children {
			if l, ok := r.length(c); ok {
				t.Lebar[c.Name] = Lebar{Length: l, Span: c.Span}
			}
		}
	}
	if k := n.Get("kolom"); k != nil && k.Kind == tomltree.Array {
		seen := map[string]source.Span{}
		for _, e := range k.Children {
			if c, ok := r.kolom(e, seen); ok {
				t.Kolom = append(t.Kolom, c)
			}
		}
		if len(k.Children) == 0 {
			r.add(finding.NilaiTakSah, k.Span, "daftar kolom kosong").Hint = "hapus kunci ini untuk kolom yang baku"
		}
	}
	return t
}

// gayaNomor returns how sasaran and indikator are numbered: in one way, or each in
// its own.
func gayaNomor(n *tomltree.Node) GayaNomor {
	standard := schema.GayaNomor[0]
	if each := table(n, "gaya_nomor"); each != nil {
		return GayaNomor{option(each, "no", standard), option(each, "indikator", standard)}
	}
	both := option(n, "gaya_nomor", standard)
	return GayaNomor{both, both}
}

// kolom reads a column, a group or a joined column; seen holds the columns that
// stand before it.
func (r *reader) kolom(n *tomltree.Node, seen map[string]source.Span) (Kolom, bool) {
	if n.Kind == tomltree.String {
		name, ok := r.column(n, seen)
		k := Kolom{Span: n.Span, Nama: name}
		if name == schema.Penjelasan.Name {
			k.Gabung = schema.Joined
		}
		return k, ok
	}
	if n.Kind != tomltree.Table {
		return Kolom{}, false
	}
	k := Kolom{Span: n.Span, Judul: r.text(n, "judul", onPage)}
	group, joined := n.Get("kolom"), n.Get("gabung")
	if (group == nil) == (joined == nil) {
		r.add(finding.NilaiTakSah, n.Span, "kelompok kolom harus berisi kolom atau gabung, tepat satu").Hint = `{ judul = "PENJELASAN", kolom = ["alasan", "formula"] }`
		return k, false
	}
	for _, part := range []*tomltree.Node{group, joined} {
		if part != nil && part.Kind == tomltree.Array && len(part.Children) == 0 {
			r.add(finding.NilaiTakSah, part.Span, "%s kosong", part.Name).Hint = "isi nama kolom, atau hapus kelompok ini"
			return k, false
		}
	}
	if joined != nil {
		for _, e := range joined.Children {
			if name, ok := r.column(e, seen); ok {
				k.Gabung = append(k.Gabung, name)
			}
		}
		return k, len(k.Gabung) > 0
	}
	for _, e := range group.Children {
		if c, ok := r.kolom(e, seen); ok {
			k.Kolom = append(k.Kolom, c)
		}
	}
	return k, len(k.Kolom) > 0
}

// column returns the name of a column that exists and has not been named before.
func (r *reader) column(n *tomltree.Node, seen map[string]source.Span) (string, bool) {
	s, ok := n.Text()
	if !ok {
		return "", false
	}
	s = clean(s, false)
	if _, own := r.ownColumns[s]; !own && !schema.Known(s) {
		names := schema.ColumnNames()
		for _, k := range r.doc.KolomLain[:min(len(r.doc.KolomLain), 100)] {
			names = append(names, k.Kunci)
		}
		f := r.add(finding.NilaiTakSah, n.Span, "tidak ada kolom bernama %q", cut(s))
		f.Hint = "kolom buatan sendiri dinyatakan di [kolom_lain]"
		if near := schema.Nearest(s, names); near != "" {
			f.Hint = "maksudnya " + near + "?"
		}
		return "", false
	}
	if first, again := seen[s]; again {
		f := r.add(finding.NilaiTakSah, n.Span, "kolom %s disebut dua kali", s)
		f.Related = []finding.Related{{Span: first, Message: "yang pertama di sini"}}
		return "", false
	}
	seen[s] = n.Span
	return s, true
}

// length reads a length of paper; what cannot be read is reported.
func (r *reader) length(n *tomltree.Node) (measure.Length, bool) {
	s, ok := n.Text()
	if !ok {
		return 0, false
	}
	l, ok := measure.Parse(clean(s, false))
	if !ok {
		r.add(finding.NilaiTakSah, n.Span, "%s %q bukan ukuran panjang", n.Name, cut(s)).Hint = `tulis "2,5cm", "215mm", "1in", atau "12pt"`
	}
	return l, ok
}

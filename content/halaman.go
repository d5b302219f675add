package content

import (
	"math/big"
	"path"
	"slices"
	"strings"

	"iku/content/finding"
	"iku/content/measure"
	"iku/content/schema"
	"iku/content/tomltree"
)

// Bounds of a paper's sides.
const (
	minSide = 141732     // 5 cm
	maxSide = 14_400_000 // the largest page that PDF readers promise to show
)

// halaman reads the table of that name; n may be nil.
func (r *reader) halaman(n *tomltree.Node) Halaman {
	h := Halaman{
		Kertas:      schema.Papers[0],
		Lanskap:     option(n, "orientasi", "potret") == "lanskap",
		Huruf:       Huruf{Nama: schema.Typefaces[0]},
		Ukuran:      11 * measure.Point,
		NomorAtas:   option(n, "nomor", "tengah-atas") == "tengah-atas",
		SatuHalaman: boolean(n, "satu_halaman", false),

		KataPenyambung: boolean(n, "kata_penyambung", false),
		Margin: Margin{
			Atas: measure.Millimetres(20_000), Bawah: measure.Millimetres(25_000),
			Kiri: measure.Millimetres(30_000), Kanan: measure.Millimetres(20_000),
		},
	}
	if n == nil {
		return h
	}
	h.Span = n.Span
	r.aturan(n, &h)
	h.Margin = r.margin(table(n, "margin"), h.Margin)
	if c := n.Get("kertas"); c != nil {
		h.Kertas = r.kertas(c)
	}
	if c := n.Get("huruf"); c != nil {
		h.Huruf = r.huruf(c)
	}
	if c := n.Get("ukuran"); c != nil {
		// The schema has checked the bounds; a size is kept to a thousandth.
		if v, ok := new(big.Rat).SetString(strings.ReplaceAll(c.Literal(), "_", "")); ok && len(c.Literal()) < 20 {
			v.Mul(v, big.NewRat(int64(measure.Point), 1))
			size := measure.Length(new(big.Int).Quo(v.Num(), v.Denom()).Int64())
			if size >= 7*measure.Point && size <= 16*measure.Point {
				h.Ukuran = size
			}
		}
	}
	if c := n.Get("satu_halaman"); c != nil {
		h.SatuHalamanSpan = c.Span
	}
	return h
}

// aturan sets what the rule that the table names has; a typeface that is not built in
// has to be given.
func (r *reader) aturan(n *tomltree.Node, h *Halaman) {
	name := option(n, "aturan", "")
	i := slices.IndexFunc(schema.AturanHalaman, func(a schema.Aturan) bool { return a.Nama == name })
	if i < 0 {
		return
	}
	a := &schema.AturanHalaman[i]
	h.Kertas, _ = schema.PaperNamed(a.Kertas)
	h.Margin = Margin{Atas: a.Atas, Bawah: a.Bawah, Kiri: a.Kiri, Kanan: a.Kanan}
	h.Ukuran = a.Ukuran
	switch {
	case a.Huruf != "":
		h.Huruf.Nama = a.Huruf
	case n.Get("huruf") == nil:
		r.add(finding.WajibDiisi, n.Get("aturan").Span, "%s meminta huruf %s, yang tidak dibawa program", a.Nama, a.Diminta).Hint =
			`sebutkan berkasnya: huruf = { biasa = "BOOKOS.TTF", tebal = "BOOKOSB.TTF" }, atau pilih huruf bawaan dengan huruf = "Liberation Serif"`
	}
}

// margin reads the edges that a table states; the others are as they were.
func (r *reader) margin(n *tomltree.Node, m Margin) Margin {
	if n == nil {
		return m
	}
	m.Span = n.Span
	for _, edge := range []struct {
		key string
		at  *measure.Length
	}{{"atas", &m.Atas}, {"bawah", &m.Bawah}, {"kiri", &m.Kiri}, {"kanan", &m.Kanan}} {
		if c := n.Get(edge.key); c != nil {
			if l, ok := r.length(c); ok {
				*edge.at = l
			}
		}
	}
	return m
}

func (r *reader) kertas(n *tomltree.Node) schema.Paper {
	standard := schema.Papers[0]
	s, ok := n.Text()
	if !ok {
		return standard
	}
	s = clean(s, false)
	if p, ok := schema.PaperNamed(s); ok {
		return p
	}
	if w, h, ok := strings.Cut(strings.Replace(s, "×", "x", 1), "x"); ok {
		width, fine := measure.Parse(w)
		height, fine2 := measure.Parse(h)
		if fine && fine2 {
			if min(width, height) < minSide || max(width, height) > maxSide {
				r.add(finding.NilaiTakSah, n.Span, "kertas %s terlalu kecil atau terlalu besar", s).Hint = "sisinya 5 cm sampai 5 m"
				return standard
			}
			return schema.Paper{Name: s, Width: width, Height: height}
		}
	}
	f := r.add(finding.NilaiTakSah, n.Span, "kertas %q tidak dikenal", cut(s))
	var names []string
	for _, p := range schema.Papers {
		names = append(names, p.Name)
		if strings.EqualFold(p.Name, s) {
			f.Hint = "maksudnya " + p.Name + "?"
		}
	}
	if f.Hint == "" {
		f.Hint = "pilih " + strings.Join(names, ", ") + `, atau tulis ukurannya: "215mm x 330mm"`
	}
	return standard
}

func (r *reader) huruf(n *tomltree.Node) Huruf {
	if n.Kind == tomltree.Table {
		return Huruf{
			Span:        n.Span,
			Biasa:       r.text(n, "biasa", offPage),
			Tebal:       r.text(n, "tebal", offPage),
			Miring:      r.text(n, "miring", offPage),
			TebalMiring: r.text(n, "tebal_miring", offPage),
		}
	}
	t := r.string(n, false, offPage)
	h := Huruf{Span: n.Span}
	builtin := schema.Typefaces
	for _, name := range builtin {
		if t.Value == name {
			h.Nama = name
			return h
		}
	}
	if isFaceFile(t.Value) {
		h.Biasa = t
		return h
	}
	h.Nama = builtin[0]
	if t.Value != "" || n.Kind == tomltree.String {
		f := r.add(finding.NilaiTakSah, n.Span, "huruf %q tidak dikenal", cut(t.Value))
		f.Hint = "pilih " + strings.Join(builtin, ", ") + ", atau sebuah berkas .ttf, .otf, atau .ttc"
		if near := schema.Nearest(t.Value, builtin); near != "" {
			f.Hint = "maksudnya " + near + "?"
		} else if hint := faceOfWindows(t.Value); hint != "" {
			f.Hint = hint
		}
	}
	return h
}

// isFaceFile tells the file of a typeface from the name of a built-in one; one of a
// kind that is not read is a file too.
func isFaceFile(s string) bool {
	file, _ := FaceFile(strings.TrimSpace(s))
	return slices.Contains(faceEndings, strings.ToLower(path.Ext(file)))
}

var (
	collections = []string{".ttc", ".otc"} // several faces in a file
	faceEndings = append([]string{".ttf", ".otf", ".woff", ".woff2", ".pfb"}, collections...)
)

// IsCollection tells from its name whether a file holds several faces.
func IsCollection(file string) bool {
	return slices.Contains(collections, strings.ToLower(path.Ext(file)))
}

// FaceFile returns the file that a typeface is named by, and which of its faces is
// meant where the file holds several: "cambria.ttc#Cambria Math".
func FaceFile(s string) (file, face string) {
	for at := range s {
		if s[at] == '#' && IsCollection(s[:at]) {
			return s[:at], strings.TrimSpace(s[at+1:])
		}
	}
	return s, ""
}

package content

import (
	"cmp"
	"strconv"
	"time"

	"iku/content/angka"
	"iku/content/finding"
	"iku/content/pola"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// dokumen reads the table of that name; n may be nil.
func (r *reader) dokumen(n *tomltree.Node) Dokumen {
	jenis, ok := schema.JenisOf(option(n, "jenis", ""))
	if !ok {
		jenis = schema.JenisDokumen[0]
	}
	d := Dokumen{Jenis: jenis, Pemerintah: true, Kapital: true, Judul: []Text{{Value: jenis.Judul}}}
	if n == nil {
		return d
	}
	d.Span = n.Span
	if judul := r.texts(n, "judul", onPage); judul != nil {
		d.Judul = judul
	}
	if t := n.Get("tahun"); t != nil {
		d.Tahun, d.TahunSpan = r.tahun(t), t.Span
	}
	d.Instansi, d.Pemerintah = r.instansi(n)
	d.Periode = r.periode(n.Get("periode"))
	d.BarisJudul = r.texts(n, "baris_judul", onPage)
	d.Kapital = boolean(n, "kapital", true)
	if rev := n.Get("revisi"); rev != nil {
		d.Revisi, d.RevisiSpan = integer(rev), rev.Span
	}
	d.Menggantikan = r.text(n, "menggantikan", offPage)
	d.Replaced = r.former(d.Menggantikan, "digantikan")
	d.Nomor = r.text(n, "nomor", onPage)
	d.Tempat = r.text(n, "tempat", onPage)
	d.Tanggal, d.TanggalSpan = date(n, "tanggal")
	return d
}

// instansi returns whose document it is, and whether that is the government of a
// region. Of two that come from two files the nearer one says it.
func (r *reader) instansi(n *tomltree.Node) (t Text, pemerintah bool) {
	a, b := n.Get("pemerintah"), n.Get("instansi")
	switch {
	case b == nil, a != nil && a.Span.File == r.file && b.Span.File != r.file:
		return r.text(n, "pemerintah", onPage), true
	case a != nil && a.Span.File == b.Span.File:
		f := r.add(finding.NilaiTakSah, b.Key, "dokumen tidak dapat punya pemerintah dan instansi sekaligus")
		f.Hint = "hapus salah satu: pemerintah untuk pemerintah daerah, instansi untuk yang lain"
		f.Related = []finding.Related{{Span: a.Key, Message: "pemerintah di sini"}}
	}
	return r.text(n, "instansi", onPage), false
}

// former reads the file that this one takes the place of or changes, in that word;
// its absence is a finding.
func (r *reader) former(name Text, word string) *source.File {
	if name.Value == "" || r.files == nil {
		return nil
	}
	data, err := r.files.ReadFile(name.Beside(), tomltree.MaxBytes)
	if err == nil {
		return name.file(data)
	}
	what, hint := Unreadable(err, "10 MB")
	if hint == "" {
		hint = cmp.Or(Missing(err, r.files, name.Beside()), "jalurnya dihitung dari berkas ini")
	}
	r.add(finding.Berkas, name.Span, "berkas yang %s, %s, %s", word, name.Beside(), what).Hint = hint
	return nil
}

// years reads "2025-2029" and the words that stand for the dash.
var years = pola.Regexp(`^(?i:tahun\s+)?(\d{4})(?:(?:\s*[-–—‐‑−]\s*|\s*(?i:s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?i:tahun\s+)?)(\d{4}))?$`)

func (r *reader) periode(n *tomltree.Node) Periode {
	if n == nil {
		return Periode{}
	}
	p := Periode{Span: n.Span}
	s, ok := n.Text()
	if n.Kind == tomltree.Integer {
		s, ok = n.Literal(), true
	}
	s = clean(s, false)
	if !ok || s == "" {
		return p
	}
	m := years().FindStringSubmatch(s)
	if m == nil {
		r.add(finding.NilaiTakSah, n.Span, "periode %q tidak dapat dibaca", cut(s)).Hint = "tulis \"2017-2022\", \"2017 s.d. 2022\", atau satu tahun"
		return p
	}
	if m[2] == "" {
		m[2] = m[1]
	}
	from, fine := schema.ParseYear(m[1])
	to, fine2 := schema.ParseYear(m[2])
	switch {
	case !fine || !fine2:
		r.add(finding.NilaiTakSah, n.Span, "periode %s memuat tahun di luar %d sampai %d", s, angka.FirstYear, angka.LastYear)
	case from > to:
		r.add(finding.NilaiTakSah, n.Span, "periode %s berakhir sebelum dimulai", s).Hint = "tulis \"" + m[2] + "-" + m[1] + "\""
	default:
		p.From, p.To = from, to
	}
	return p
}

// String returns the years as they are compared: "2017-2022", or the one.
func (p Periode) String() string {
	if p.To == p.From {
		return strconv.Itoa(p.From)
	}
	return strconv.Itoa(p.From) + "-" + strconv.Itoa(p.To)
}

// perangkatDaerah reads the table of that name.
func (r *reader) perangkatDaerah(n *tomltree.Node) *PerangkatDaerah {
	p := &PerangkatDaerah{
		Span:       n.Span,
		Nama:       r.text(n, "nama", onPage),
		Jabatan:    r.text(n, "jabatan", onPage),
		Visi:       r.uraian(n, "visi"),
		Misi:       r.uraian(n, "misi"),
		Tujuan:     r.uraian(n, "tujuan"),
		Urusan:     r.uraian(n, "urusan"),
		Tugas:      r.uraian(n, "tugas"),
		Fungsi:     r.uraian(n, "fungsi"),
		GayaDaftar: option(n, "gaya_daftar", "1."),
	}
	if label := table(n, "label"); label != nil {
		p.Label = r.textMap(label)
	}
	return p
}

// textMap returns the strings of a table by their keys.
func (r *reader) textMap(n *tomltree.Node) map[string]Text {
	m := make(map[string]Text, len(n.Children))
	for _, c := range n.Children {
		if t := r.string(c, false, onPage); t.Value != "" && c.Name != schema.Abaikan.Name {
			m[c.Name] = t
		}
	}
	return m
}

func (r *reader) lampiran(n *tomltree.Node) *Lampiran {
	l := &Lampiran{
		Span:    n.Span,
		Urutan:  r.text(n, "urutan", onPage),
		Dari:    r.text(n, "dari", onPage),
		Nomor:   r.text(n, "nomor", onPage),
		Tentang: r.text(n, "tentang", onPage),
	}
	l.Tanggal, _ = date(n, "tanggal")
	return l
}

func (r *reader) lampiranHitungan(n *tomltree.Node) LampiranHitungan {
	l := LampiranHitungan{Judul: r.text(n, "judul", onPage), HalamanBaru: boolean(n, "halaman_baru", true)}
	if n.Get("judul") == nil {
		l.Judul.Value = "Hitungannya :"
	}
	return l
}

// option returns the string of that key, which the schema has checked; the
// default where it is absent or empty.
func option(n *tomltree.Node, key, standard string) string {
	if c := n.Get(key); c != nil {
		if s, _ := c.Text(); clean(s, false) != "" {
			return clean(s, false)
		}
	}
	return standard
}

func boolean(n *tomltree.Node, key string, standard bool) bool {
	if c := n.Get(key); c != nil {
		if b, ok := c.Bool(); ok {
			return b
		}
	}
	return standard
}

func integer(n *tomltree.Node) int {
	i, _ := n.Int()
	return int(i)
}

func date(n *tomltree.Node, key string) (angka.Date, source.Span) {
	c := n.Get(key)
	if c == nil {
		return angka.Date{}, source.Span{}
	}
	d, _ := dateOf(c)
	return d, c.Span
}

// dateOf returns the date that a value is; false where there is a time of day
// with it, or it is none.
func dateOf(n *tomltree.Node) (angka.Date, bool) {
	if n.Kind != tomltree.Date {
		return angka.Date{}, false
	}
	t, err := time.Parse(time.DateOnly, n.Literal())
	if err != nil {
		return angka.Date{}, false
	}
	return angka.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, true
}

// cut shortens what a message quotes.
func cut(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

package content

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"iku/content/angka"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomledit"
	"iku/content/tomltree"
)

// Lanjutan is the document that goes on from another of a kind that is about one year:
// that of the next year or quarter, or one that changes it.
type Lanjutan struct {
	Tahun    int    // that it is about
	Triwulan int    // of a pengukuran kinerja; 0: the year
	Mengubah string // the way to the document that it changes; "": it changes none
	Nomor    string
	Tanggal  angka.Date // zero: none
}

// Sisa is what a document that goes on from another still has of that one.
type Sisa struct {
	Kunci string // of [dokumen]; "" what stands elsewhere
	Teks  string // what it is called
}

// Berikutnya returns what follows a document of a year: that of the year after it, or of
// the quarter.
func (d *Document) Berikutnya() Lanjutan {
	l := Lanjutan{Tahun: d.Dokumen.Tahun + 1, Triwulan: d.Pengukuran.Triwulan}
	switch {
	case l.Triwulan == Quarters:
		l.Triwulan = 1
	case l.Triwulan > 0:
		l.Tahun, l.Triwulan = d.Dokumen.Tahun, l.Triwulan+1
	}
	return l
}

// Lanjutkan returns the file that begins such a document from that of doc: its text,
// with year, number and date of its own, without what was measured, each path in it
// being what path makes of it. sisa is what it keeps of the old one's, for people to
// look at.
func (d *Document) Lanjutkan(l Lanjutan, path func(string) string) (data []byte, sisa []Sisa, err error) {
	c := &lanjutan{Lanjutan: l, doc: d, text: d.File.Data}
	tree, refused := tomltree.Parse(d.File)
	if refused != nil {
		return nil, nil, errors.New(refused.Message)
	}
	if c.text, err = (tomledit.Editor{}).Apply(c.text, moved(tree, path)...); err != nil {
		return nil, nil, err
	}
	c.issue()
	switch d.Dokumen.Jenis.Name {
	case schema.JenisPerjanjian:
		c.perjanjian()
	case schema.JenisRencana:
		c.keeps("[triwulan]", len(d.Triwulan) > 0 && c.own("triwulan"))
		c.keeps("[[aksi]]", len(d.Aksi) > 0)
	case schema.JenisPengukuran:
		c.pengukuran()
	case schema.JenisKeputusan:
		c.keputusan()
	}
	c.basis()
	return c.text, c.sisa, c.err
}

// lanjutan is such a document while it is written.
type lanjutan struct {
	Lanjutan
	doc  *Document
	text []byte
	sisa []Sisa
	err  error // the first
}

func (c *lanjutan) tree() *tomltree.Node {
	tree, refused := tomltree.Parse(source.NewFile("", c.text))
	if refused != nil {
		c.fail(errors.New(refused.Message))
		return &tomltree.Node{}
	}
	return tree
}

func (c *lanjutan) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

func at(table, key string) tomledit.Path {
	if key == "" {
		return tomledit.Path{}.Key(table)
	}
	return tomledit.Path{}.Key(table).Key(key)
}

// own tells whether the file itself says something under a key; what it inherits is
// none of its own.
func (c *lanjutan) own(table string, key ...string) bool {
	p := at(table, "")
	for _, k := range key {
		p = p.Key(k)
	}
	return tomledit.Find(c.tree(), p) != nil
}

func (c *lanjutan) set(table, key, value string) {
	e := tomledit.Editor{Order: schema.Order}
	text, err := e.Apply(c.text, tomledit.Edit{Op: tomledit.Set, Path: at(table, key), Value: value})
	if err != nil {
		c.fail(err)
		return
	}
	c.text = text
}

// drop removes a key or a whole table, where the file has it itself.
func (c *lanjutan) drop(table string, key ...string) {
	if !c.own(table, key...) {
		return
	}
	p := at(table, "")
	for _, k := range key {
		p = p.Key(k)
	}
	text, err := tomledit.Editor{}.Apply(c.text, tomledit.Edit{Op: tomledit.Delete, Path: p})
	if err != nil {
		c.fail(err)
		return
	}
	c.text = text
}

// keeps notes what the document keeps of the old one's, if it does.
func (c *lanjutan) keeps(what string, kept bool) { c.keepsKey("", what, kept) }

func (c *lanjutan) keepsKey(kunci, what string, kept bool) {
	if kept {
		c.sisa = append(c.sisa, Sisa{kunci, what})
	}
}

// issue gives the document its year, number and date. What it inherits of these is
// said otherwise where that can be, else told.
func (c *lanjutan) issue() {
	d := &c.doc.Dokumen
	if d.Tahun != c.Tahun {
		c.set("dokumen", "tahun", strconv.Itoa(c.Tahun))
	}
	if c.Nomor != "" || !d.Nomor.IsZero() {
		c.set("dokumen", "nomor", tomledit.Quote(c.Nomor))
	}
	switch {
	case !c.Tanggal.IsZero():
		c.set("dokumen", "tanggal", c.Tanggal.ISO())
	case c.own("dokumen", "tanggal"):
		c.drop("dokumen", "tanggal")
		c.keepsKey("tanggal", "tanggal dari berkas yang diwarisi", inherits(c.doc, "dokumen", "tanggal"))
	default:
		c.keepsKey("tanggal", "tanggal "+d.Tanggal.String(), !d.Tanggal.IsZero())
	}
	c.drop("dokumen", "revisi")
	c.drop("dokumen", "menggantikan")
}

// inherits tells whether a shared file says something under a key.
func inherits(d *Document, table, key string) bool {
	return slices.ContainsFunc(d.Inherited, func(f *source.File) bool {
		tree, refused := tomltree.Parse(f)
		return refused == nil && !slices.Contains(d.Based, f) && tree.Get(table).Get(key) != nil
	})
}

// keputusan makes a decree one that changes another.
func (c *lanjutan) keputusan() {
	if c.Mengubah == "" {
		return
	}
	c.set("keputusan", "mengubah", tomledit.Quote(c.Mengubah))
	c.keeps("keputusan.tentang", c.own("keputusan", "tentang"))
	c.keeps("keputusan.menimbang", true)
	c.keeps("lampirannya", true)
}

// perjanjian makes a perjanjian kinerja one of change, or the first of its year.
func (c *lanjutan) perjanjian() {
	const table = "perjanjian_kinerja"
	p := &c.doc.Perjanjian
	if c.Mengubah != "" {
		c.set(table, "perubahan", "true")
		c.set(table, "mengubah", tomledit.Quote(c.Mengubah))
	} else {
		c.drop(table, "mengubah")
		if p.Perubahan {
			c.set(table, "perubahan", "false")
			if inherits(c.doc, table, "mengubah") {
				c.set(table, "mengubah", `""`)
			}
		}
		c.drop(table, "tanggal_dpa")
	}
	programs := len(c.doc.Program) > 0
	if k := c.doc.Kaskade; k != nil {
		c.unissued(k)
		for _, p := range k.PK {
			programs = programs || len(p.Document.Program) > 0
		}
		c.keeps("sasaran dan target [[pk]]", true)
	}
	c.keeps("anggaran program", programs)
	c.keeps("jumlah anggaran "+p.Jumlah.Value, !p.Jumlah.IsZero())
	c.keeps("[triwulan]", len(c.doc.Triwulan) > 0 && c.own("triwulan"))
}

// unissued empties numbers and dates of many perjanjian.
func (c *lanjutan) unissued(k *Kaskade) {
	tree := c.tree()
	var numbers, dates []tomledit.Edit
	for i := range k.PK {
		p := at("pk", "").At(i)
		if tomledit.Find(tree, p.Key("nomor")) != nil {
			numbers = append(numbers, tomledit.Edit{Op: tomledit.Set, Path: p.Key("nomor"), Value: `""`})
		}
		if tomledit.Find(tree, p.Key("tanggal")) != nil {
			dates = append(dates, tomledit.Edit{Op: tomledit.Delete, Path: p.Key("tanggal")})
		}
	}
	text, err := tomledit.Editor{}.Apply(c.text, append(numbers, dates...)...)
	if err != nil {
		c.fail(err)
		return
	}
	c.text = text
}

// pengukuran leaves out what was measured: of a whole year it is that of the year
// before from then on.
func (c *lanjutan) pengukuran() {
	d := c.doc
	if c.Triwulan != d.Pengukuran.Triwulan {
		c.set("pengukuran_kinerja", "triwulan", strconv.Itoa(c.Triwulan))
	}
	if before := fmt.Sprintf("realisasi_%d", d.Dokumen.Tahun); c.Tahun == d.Dokumen.Tahun+1 && c.own("realisasi") && !c.own(before) {
		if key := c.tree().Get("realisasi").Key; key.End > key.Start {
			c.text = bytes.Join([][]byte{c.text[:key.Start], []byte(before), c.text[key.End:]}, nil)
		}
	}
	c.drop("realisasi")
	c.drop("capaian")
	if c.Tahun != d.Dokumen.Tahun {
		c.drop("nasional")
	}
}

// basis tells where the document that it is based on is about another year.
func (c *lanjutan) basis() {
	for _, f := range c.doc.Based {
		tree, refused := tomltree.Parse(f)
		if refused != nil {
			continue
		}
		n := tree.Get("dokumen").Get("tahun")
		if n == nil {
			continue
		}
		if year, err := strconv.Atoi(n.Literal()); err == nil && year != c.Tahun {
			c.keeps(fmt.Sprintf("berdasarkan, yang menyebut %s tahun %d,", f.Name, year), true)
		}
	}
}

// TanpaTarget returns how many indikator have no target of a year.
func (d *Document) TanpaTarget(year int) (n int) {
	for i := range d.EachIndikator() {
		has := !i.Target.IsZero()
		for u := range i.Each() {
			has = has || !u.Target.IsZero()
			for _, t := range u.TargetTahunan {
				has = has || t.Tahun == year
			}
		}
		if !has {
			n++
		}
	}
	return n
}

package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/content"
	"iku/content/angka"
	"iku/content/pola"
	"iku/content/schema"
	"iku/content/tomledit"
)

// going says how documents go on, and with what number and date.
type going struct {
	year          int
	change, plain bool // into what changes them; into revisions, whatever they are
	number, day   string

	numbered bool       // a number was given, be it an empty one
	date     angka.Date // zero: none was given
}

func (g *going) flags(c *cobra.Command) {
	f := c.Flags()
	f.IntVar(&g.year, "tahun", 0, "teruskan dokumen satu tahun ke tahun `N`; bawaannya tahun berikutnya")
	f.BoolVar(&g.change, "perubahan", false, "teruskan perjanjian kinerja atau keputusan menjadi perubahannya")
	f.BoolVar(&g.plain, "revisi", false, "teruskan menjadi revisi biasa, apa pun jenisnya")
	f.StringVar(&g.number, "nomor", "", "beri dokumen baru `NOMOR`; di dalamnya {urut}, {tahun} dan {revisi} diganti")
	f.StringVar(&g.day, "tanggal", "", "beri dokumen baru `TANGGAL`, misalnya 2027-01-12")
}

// parse reads what was given; its error is one of usage.
func (g *going) parse(c *cobra.Command) error {
	g.numbered = c.Flags().Changed("nomor")
	asked := 0
	for _, f := range []string{"tahun", "perubahan", "revisi"} {
		if c.Flags().Changed(f) {
			asked++
		}
	}
	if asked > 1 {
		return errors.New("pilih salah satu dari --tahun, --perubahan dan --revisi")
	}
	if _, ok := schema.ParseYear(strconv.Itoa(g.year)); c.Flags().Changed("tahun") && !ok {
		return fmt.Errorf("--tahun %d bukan tahun", g.year)
	}
	if !c.Flags().Changed("tanggal") {
		return nil
	}
	var err error
	if g.date, err = angka.ParseDate(strings.TrimSpace(g.day)); err != nil {
		return fmt.Errorf("--tanggal %s bukan tanggal; tulis misalnya 2027-01-12", report.Visible(g.day))
	}
	return nil
}

// unit is what a run makes, as it is counted; revisions tells that they are all such.
func (g *going) unit(revisions bool) string {
	switch {
	case g.year > 0:
		return "dokumen tahun " + strconv.Itoa(g.year)
	case g.change:
		return "perubahan"
	case revisions:
		return "revisi"
	}
	return "dokumen"
}

// errOtherKind tells of a document that does not go on as the options ask.
var errOtherKind = errors.New("bukan dokumen satu tahun; teruskan tanpa --tahun")

// otherKind is errOtherKind of a kind that has no change.
type otherKind string

func (e otherKind) Error() string {
	return "--perubahan hanya untuk perjanjian kinerja dan keputusan; dokumen ini berjenis " + string(e)
}
func (e otherKind) Is(target error) bool { return target == errOtherKind }

// next returns how a document goes on; nil as a revision.
func (g *going) next(doc *content.Document) (*content.Lanjutan, error) {
	kind := doc.Dokumen.Jenis
	switch {
	case g.plain:
		return nil, nil
	case g.change && (kind.Name == schema.JenisPerjanjian || kind.Name == schema.JenisKeputusan):
		return &content.Lanjutan{Tahun: doc.Dokumen.Tahun, Triwulan: doc.Pengukuran.Triwulan, Mengubah: doc.File.Name}, nil
	case g.change:
		return nil, otherKind(kind.Name)
	case !kind.Tahunan && g.year > 0:
		return nil, errOtherKind
	case !kind.Tahunan || doc.Dokumen.Tahun == 0:
		return nil, nil
	}
	l := doc.Berikutnya()
	if g.year > 0 {
		if l.Tahun = g.year; l.Triwulan > 0 && g.year != doc.Dokumen.Tahun {
			l.Triwulan = 1
		}
	}
	return &l, nil
}

// numberOf returns the number that a document is given.
func (g *going) numberOf(year, revision, n int) string {
	return strings.NewReplacer("{urut}", strconv.Itoa(n), "{tahun}", strconv.Itoa(year), "{revisi}", strconv.Itoa(revision)).Replace(g.number)
}

// issued returns a revision with the number and date that were given.
func (g *going) issued(data []byte, year, revision, n int) ([]byte, error) {
	var edits []tomledit.Edit
	set := func(key, value string) {
		edits = append(edits, tomledit.Edit{Op: tomledit.Set, Path: tomledit.Path{}.Key("dokumen").Key(key), Value: value})
	}
	if g.numbered {
		set("nomor", tomledit.Quote(g.numberOf(year, revision, n)))
	}
	if !g.date.IsZero() {
		set("tanggal", g.date.ISO())
	}
	return tomledit.Editor{Order: schema.Order}.Apply(data, edits...)
}

// goOn returns the text of a document that goes on from another, and notes in r what is
// to be said of it.
func (g *going) goOn(r *revision, doc *content.Document, l content.Lanjutan, path func(string) string, n int) (data []byte, err error) {
	l.Nomor, l.Tanggal = g.numberOf(l.Tahun, 0, n), g.date
	if l.Mengubah != "" {
		l.Mengubah = r.replaced
	}
	r.former = press.Called(doc)
	r.called = called(doc, l)
	if data, r.stale, err = doc.Lanjutkan(l, path); err != nil {
		return nil, fmt.Errorf("%s: tidak dapat diteruskan dari yang tertulis (%w); salin berkasnya dan ubah tahunnya", doc.File.Name, err)
	}
	if l.Nomor == "" && !doc.Dokumen.Nomor.IsZero() {
		r.empty = append(r.empty, "nomor")
	}
	inherited := slices.ContainsFunc(r.stale, func(what content.Sisa) bool { return what.Kunci == "tanggal" })
	if l.Tanggal.IsZero() && !inherited && !doc.Dokumen.Tanggal.IsZero() {
		r.empty = append(r.empty, "tanggal")
	}
	if n := doc.TanpaTarget(l.Tahun); n > 0 && l.Tahun > 0 {
		r.without = fmt.Sprintf("%d indikator belum punya target %d", n, l.Tahun)
	}
	return data, nil
}

// called returns what the document that goes on is called.
func called(doc *content.Document, l content.Lanjutan) string {
	next := *doc
	next.Dokumen.Tahun, next.Pengukuran.Triwulan = l.Tahun, l.Triwulan
	if k := doc.Keputusan; k != nil {
		changing := *k
		changing.Mengubah = doc
		next.Keputusan = &changing
	} else {
		next.Perjanjian.Perubahan = l.Mengubah != ""
	}
	return press.Called(&next)
}

// ofQuarter and ofChange match what names of such documents end with.
var (
	ofQuarter = pola.Regexp(`(?i)(tw|triwulan)(?:(-?)[1-4])?$`)
	ofChange  = pola.Regexp(`-perubahan(?:-([0-9]+))?$`)
)

// nextName returns the name of the file that goes on from one of that name: with the
// other year, quarter or number of the change in it. In a folder of its own, elsewhere,
// it may go on being called as it is.
func nextName(name string, doc *content.Document, l content.Lanjutan, elsewhere bool) string {
	ext := filepath.Ext(name)
	stem := batch.Unrevised(strings.TrimSuffix(name, ext))
	folder, base := filepath.Split(stem)
	if l.Mengubah != "" {
		n := 1
		if m := ofChange().FindStringSubmatch(base); m != nil {
			if n = 2; m[1] != "" {
				n, _ = strconv.Atoi(m[1])
				n++
			}
			base = strings.TrimSuffix(base, m[0])
		}
		if base += "-perubahan"; n > 1 {
			base += "-" + strconv.Itoa(n)
		}
		return folder + base + ext
	}
	base = ofChange().ReplaceAllString(base, "")
	was := base
	if m := ofQuarter().FindStringSubmatch(base); m != nil && l.Triwulan > 0 {
		if m[0] == m[1] {
			m[2] = "-"
		}
		base = strings.TrimSuffix(base, m[0]) + m[1] + m[2] + strconv.Itoa(l.Triwulan)
	} else if l.Triwulan > 0 && l.Tahun == doc.Dokumen.Tahun {
		base += "-triwulan-" + strconv.Itoa(l.Triwulan)
	}
	if l.Tahun != doc.Dokumen.Tahun {
		old, now := strconv.Itoa(doc.Dokumen.Tahun), strconv.Itoa(l.Tahun)
		switch i := strings.LastIndex(base, old); {
		case i >= 0:
			base = base[:i] + now + base[i+len(old):]
		case !elsewhere || base != was:
			base += "-" + now
		}
	}
	return folder + base + ext
}

package layout

import (
	"slices"
	"strconv"
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
	"iku/layout/setting"
)

// columnKind is a kind of column: what it is called, which rows its cells are
// merged over, and what stands in them. To add a kind is to add a row here and
// its name and heading to the schema's.
type columnKind struct {
	name  string
	level level
	align setting.Align
	stiff bool                         // no wider than its content
	used  func(*content.Document) bool // among the columns where none are chosen; nil: never
	cell  func(*setter, *column, *entry) setting.Material
}

var columnKinds = []columnKind{
	{"no", levelSasaran, setting.Centre, true, always, cellNo},
	{"tujuan", levelTujuan, setting.Left, false, anyTujuan, cellTujuan},
	{"kode", levelIndikator, setting.Centre, true, anyIndikator(func(i *content.Indikator) bool { return !i.Kode.IsZero() }), cellText(func(i *content.Indikator) content.Text { return i.Kode })},
	{"sasaran", levelSasaran, setting.Left, false, func(d *content.Document) bool { return len(d.Sasaran) > 0 }, cellSasaran},
	{"indikator", levelBaris, setting.Left, false, always, cellIndikator},
	{"definisi", levelIndikator, setting.Left, false, anyLines(definisi), cellLines(definisi)},
	{"alasan", levelIndikator, setting.Left, false, anyLines(alasan), cellLines(alasan)},
	{"formula", levelIndikator, setting.Left, false, anyIndikator(func(i *content.Indikator) bool { return len(i.Formula) > 0 }), cellFormula},
	{"tipe", levelIndikator, setting.Left, true, anyIndikator(func(i *content.Indikator) bool { return !i.Tipe.IsZero() }), cellText(func(i *content.Indikator) content.Text { return i.Tipe })},
	{"satuan", levelBaris, setting.Centre, true, anyIndikator(hasSatuan), cellSatuan},
	{"kondisi_awal", levelIndikator, setting.Centre, true, anyKondisi(kondisiAwal), cellKondisi(kondisiAwal)},
	{"target", levelBaris, setting.Centre, true, anyIndikator(hasTarget), cellTarget},
	{"target_tahunan", levelBaris, setting.Centre, true, anyIndikator(hasTargetTahunan), cellTargetTahunan},
	{"kondisi_akhir", levelIndikator, setting.Centre, true, anyKondisi(kondisiAkhir), cellKondisi(kondisiAkhir)},
	{"sumber_data", levelIndikator, setting.Left, false, anyLines(sumberData), cellLines(sumberData)},
	{"penanggung_jawab", levelIndikator, setting.Left, false, anyLines(penanggungJawab), cellLines(penanggungJawab)},
	{"keterangan", levelIndikator, setting.Left, false, anyLines(keterangan), cellLines(keterangan)},
}

// kindOf returns the kind of a column by its name, of the user's own ones too.
func kindOf(doc *content.Document, name string) (columnKind, bool) {
	for _, k := range columnKinds {
		if k.name == name {
			return k, true
		}
	}
	for _, k := range doc.KolomLain {
		if k.Kunci == name {
			own := func(i *content.Indikator) content.Lines { return i.KolomLain[name] }
			a := setting.Left
			if allShort(doc, own) {
				a = setting.Centre
			}
			return columnKind{name, levelIndikator, a, false, nil, cellLines(own)}, true
		}
	}
	return columnKind{}, false
}

// allShort tells of a column of codes and single words, which are centred.
func allShort(doc *content.Document, of func(*content.Indikator) content.Lines) bool {
	const short = 12 // bytes
	for i := range doc.EachIndikator() {
		if l := of(i); l.List || !l.IsZero() && len(l.Items[0].Value) > short {
			return false
		}
	}
	return true
}

// column is a column as it is set.
type column struct {
	kind    columnKind
	heading content.Text
	tahun   int                         // of a column of target_tahunan; 0 in others
	parts   []*column                   // of a column that joins several contents; kind is then empty but for its level
	under   int                         // index of its group; -1: none
	figures map[string]*setting.Figures // by unit
	all     setting.Figures             // of whatever unit
	demand  demand
}

// group is a heading over several columns.
type group struct {
	heading     content.Text
	first, last int // its columns
}

// columnSet is the columns of a table and the headings over them.
type columnSet struct {
	columns []*column
	groups  []group
}

// chooseColumns returns the columns that the document names, or those that its
// content has.
func chooseColumns(doc *content.Document) *columnSet {
	set := &columnSet{}
	chosen := doc.Tabel.Kolom
	if chosen == nil {
		for _, k := range columnKinds {
			if k.used != nil && k.used(doc) {
				chosen = append(chosen, content.Kolom{Nama: k.name})
			}
		}
		for _, k := range doc.KolomLain {
			chosen = append(chosen, content.Kolom{Nama: k.Kunci})
		}
	}
	for _, k := range chosen {
		set.add(doc, k, -1)
	}
	return set
}

func (set *columnSet) add(doc *content.Document, k content.Kolom, under int) {
	switch {
	case len(k.Kolom) > 0:
		set.groups = append(set.groups, group{heading: k.Judul, first: len(set.columns)})
		g := len(set.groups) - 1
		for _, sub := range k.Kolom {
			set.add(doc, sub, g)
		}
		set.groups[g].last = len(set.columns) - 1
	case len(k.Gabung) > 0:
		c := &column{heading: k.Judul, under: under}
		c.kind.name = k.Nama
		if t, ok := doc.Tabel.Judul[k.Nama]; ok && c.heading.IsZero() {
			c.heading = t
		} else if c.heading.IsZero() {
			c.heading.Value = defaultHeading(doc, k.Nama)
		}
		for _, name := range k.Gabung {
			if kind, ok := kindOf(doc, name); ok {
				c.parts = append(c.parts, &column{kind: kind, heading: heading(doc, kind), tahun: sharedYear(doc, name)})
				c.kind.level = max(c.kind.level, kind.level)
			}
		}
		set.append(doc, c)
	default:
		kind, ok := kindOf(doc, k.Nama)
		if !ok {
			return // reported by the reader
		}
		if kind.name != "target_tahunan" {
			set.append(doc, &column{kind: kind, heading: heading(doc, kind), tahun: sharedYear(doc, kind.name), under: under})
			return
		}
		g := under
		if under < 0 {
			set.groups = append(set.groups, group{heading: heading(doc, kind), first: len(set.columns)})
			g = len(set.groups) - 1
		}
		for _, year := range targetYears(doc) {
			set.append(doc, &column{kind: kind, heading: content.Text{Value: strconv.Itoa(year)}, tahun: year, under: g})
		}
		set.groups[g].last = len(set.columns) - 1
	}
}

func (set *columnSet) append(doc *content.Document, c *column) {
	c.demand.stiff = c.kind.stiff
	if w, ok := doc.Tabel.Lebar[c.kind.name]; ok {
		c.demand.fixed = w.Length
	}
	set.columns = append(set.columns, c)
}

// has tells whether one of the columns shows that kind of content.
func (set *columnSet) has(name string) bool {
	return slices.ContainsFunc(set.columns, func(c *column) bool {
		return c.kind.name == name || slices.ContainsFunc(c.parts, func(p *column) bool { return p.kind.name == name })
	})
}

// heading returns a column's heading: as the document says it, or the default.
func heading(doc *content.Document, k columnKind) content.Text {
	if t, ok := doc.Tabel.Judul[k.name]; ok {
		return t
	}
	for _, own := range doc.KolomLain {
		if own.Kunci == k.name {
			return own.Judul
		}
	}
	out := content.Text{Value: defaultHeading(doc, k.name)}
	if year := sharedYear(doc, k.name); year > 0 {
		out.Value += "\n" + strconv.Itoa(year)
	}
	return out
}

// defaultHeading returns the heading of a built-in column. The two columns of
// targets, which are both called TARGET, are told apart where both stand.
func defaultHeading(doc *content.Document, name string) string {
	if name == "target_tahunan" && anyIndikator(hasTarget)(doc) && anyIndikator(hasTargetTahunan)(doc) {
		return "TARGET TAHUNAN"
	}
	if name == schema.Penjelasan.Name {
		return schema.Penjelasan.Heading
	}
	for _, k := range schema.Columns {
		if k.Name == name {
			return k.Heading
		}
	}
	return ""
}

// sameHeadings reports columns that a reader could not tell apart.
func (set *columnSet) sameHeadings(doc *content.Document) finding.List {
	var out finding.List
	seen := map[string]*column{}
	for _, c := range set.columns {
		key := strings.ToUpper(c.heading.Value)
		if c.under >= 0 {
			key = strings.ToUpper(set.groups[c.under].heading.Value) + "\n" + key
		}
		first, ok := seen[key]
		if !ok {
			seen[key] = c
			continue
		}
		f := out.Add(finding.NilaiTakSah, c.heading.Span.Or(doc.Tabel.Span.Or(doc.Span)),
			"dua kolom berjudul %q: %s dan %s", c.heading.Value, first.kind.name, c.kind.name)
		f.Hint = "bedakan judulnya di [tabel] judul"
	}
	return out
}

// sharedYear returns the year that all conditions of a column have; 0 where they
// differ, and for columns of another kind.
func sharedYear(doc *content.Document, name string) int {
	kondisi := map[string]func(*content.Indikator) content.Kondisi{"kondisi_awal": kondisiAwal, "kondisi_akhir": kondisiAkhir}[name]
	if kondisi == nil {
		return 0
	}
	year, same := 0, true
	for i := range doc.EachIndikator() {
		if k := kondisi(i); !k.Nilai.IsZero() {
			same = same && (year == 0 || year == k.Tahun)
			year = k.Tahun
		}
	}
	if !same {
		return 0
	}
	return year
}

// targetYears returns the years for which any indikator states a target.
func targetYears(doc *content.Document) []int {
	var out []int
	add := func(list []content.NilaiTahun) {
		for _, n := range list {
			out = append(out, n.Tahun)
		}
	}
	for i := range doc.EachIndikator() {
		add(i.TargetTahunan)
		for j := range i.Rincian {
			add(i.Rincian[j].TargetTahunan)
		}
	}
	return sortedSet(out)
}

// sortedSet returns the years ascending, each once.
func sortedSet(years []int) []int {
	slices.Sort(years)
	return slices.Compact(years)
}

func always(*content.Document) bool { return true }

func anyTujuan(d *content.Document) bool {
	for i := range d.Sasaran {
		if d.Sasaran[i].Tujuan >= 0 {
			return true
		}
	}
	for i := range d.Tujuan {
		if len(d.Tujuan[i].Indikator) > 0 {
			return true
		}
	}
	return false
}

func anyIndikator(has func(*content.Indikator) bool) func(*content.Document) bool {
	return func(d *content.Document) bool {
		for i := range d.EachIndikator() {
			if has(i) {
				return true
			}
		}
		return false
	}
}

func anyLines(of func(*content.Indikator) content.Lines) func(*content.Document) bool {
	return anyIndikator(func(i *content.Indikator) bool { return !of(i).IsZero() })
}

func anyKondisi(of func(*content.Indikator) content.Kondisi) func(*content.Document) bool {
	return anyIndikator(func(i *content.Indikator) bool { return !of(i).Nilai.IsZero() })
}

func definisi(i *content.Indikator) content.Lines        { return i.Definisi }
func alasan(i *content.Indikator) content.Lines          { return i.Alasan }
func sumberData(i *content.Indikator) content.Lines      { return i.SumberData }
func penanggungJawab(i *content.Indikator) content.Lines { return i.PenanggungJawab }
func keterangan(i *content.Indikator) content.Lines      { return i.Keterangan }
func kondisiAwal(i *content.Indikator) content.Kondisi   { return i.KondisiAwal }
func kondisiAkhir(i *content.Indikator) content.Kondisi  { return i.KondisiAkhir }

func hasSatuan(i *content.Indikator) bool {
	return !i.Satuan.IsZero() || slices.ContainsFunc(i.Rincian, func(r content.Rincian) bool { return !r.Satuan.IsZero() })
}

func hasTarget(i *content.Indikator) bool {
	return !i.Target.IsZero() || slices.ContainsFunc(i.Rincian, func(r content.Rincian) bool { return !r.Target.IsZero() })
}

func hasTargetTahunan(i *content.Indikator) bool {
	return len(i.TargetTahunan) > 0 ||
		slices.ContainsFunc(i.Rincian, func(r content.Rincian) bool { return len(r.TargetTahunan) > 0 })
}

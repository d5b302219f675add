package workbook

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
	"iku/cmd/internal/grid/door"
	"iku/content/schema"
)

// Extensions are those of the files that Import reads.
var Extensions = append([]string{"json"}, door.Extensions...)

// Result is what a file of tables was read as.
type Result struct {
	Documents  []Document
	Notes      []Note   // what a person should look at, the most doubtful first
	Understood []string // how tables were read that this program did not make; empty where it made them
}

// Left returns how many notes tell of what was not read.
func (r *Result) Left() (n int) {
	for _, note := range r.Notes {
		if note.Weight == Lost {
			n++
		}
	}
	return n
}

// Document is a document of a file of tables as TOML.
type Document struct {
	Name   string // of its file, without extension
	TOML   []byte
	Shared bool // it is no document, but what others inherit
	Heir   bool // it inherits
	places []mapping
}

// Place returns the cell that says what stands at an offset of the TOML, in
// words; empty where no cell does.
func (d Document) Place(offset int) string {
	i := sort.Search(len(d.places), func(i int) bool { return d.places[i].offset > offset })
	if i == 0 {
		return ""
	}
	return d.places[i-1].at.String()
}

// Import reads a file of tables of that name. Its error is a *grid.Refusal: the
// file is none that is read, too large, or holds no table of indicators.
func Import(name string, data []byte) (result *Result, err error) {
	if carried := dataIn(data); carried != nil {
		data = carried
	}
	if isJSON(data) && len(data) <= grid.MaxBytes {
		b := &book{from: filepath.Base(name)}
		if err := b.fromJSON(data); err != nil {
			return nil, err
		}
		return b.result(name, &Result{})
	}
	book, err := door.Open(name, data, headingOf)
	if err != nil {
		return nil, err
	}
	return Read(name, book)
}

// Read reads a file that was opened.
func Read(name string, file *grid.Book) (*Result, error) {
	b := &book{from: filepath.Base(name)}
	result := &Result{}
	type filled struct {
		sheet *grid.Sheet
		row   int
	}
	var own []filled
	var others []*grid.Where
	for g, err := range file.Sheets {
		if err != nil {
			return nil, err
		}
		if row := keyRow(g); row > 0 {
			own = append(own, filled{g, row})
			continue
		}
		result.Understood = append(result.Understood, b.stranger(g)...)
		others = append(others, g.Where)
	}
	if len(own) > 0 {
		b, result.Understood = &book{from: b.from}, nil // what is no sheet of ours is not read beside them
		for _, w := range others {
			b.notes = append(b.notes, Note{Lost, grid.Place{Where: w}, grid.Place{Where: w}.String(), "tidak dibaca: lembar ini bukan dari contoh atau hasil iku export"})
		}
		// Rows name perjanjian, and calculations indicators, which must be known by then.
		for turn := range turns {
			for i, o := range own {
				if o.sheet != nil && turnOf(o.sheet, o.row) == turn {
					b.ours(o.sheet, o.row)
					b.rest(o.sheet)
					own[i].sheet = nil // its memory is wanted for what it says
				}
			}
		}
		b.share()
	}
	for _, text := range file.Lost {
		b.notes = append(b.notes, Note{Weight: Lost, Text: text})
	}
	for _, text := range file.Doubts {
		b.notes = append(b.notes, Note{Weight: Doubt, Text: text})
	}
	for _, text := range file.Notes {
		b.notes = append(b.notes, Note{Weight: Remark, Text: text})
	}
	return b.result(name, result)
}

// result makes the documents that were read, and sorts what there is to say.
func (b *book) result(name string, result *Result) (*Result, error) {
	stem := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	result.Documents = b.composed(stem)
	if len(result.Documents) == 0 {
		return nil, grid.Refuse("buat contoh yang dapat diisi: iku init --xlsx", "tidak ada tabel indikator: baris judul dengan kata seperti SASARAN, INDIKATOR dan TARGET tidak ditemukan")
	}
	result.Notes = b.notes
	slices.SortStableFunc(result.Notes, func(x, y Note) int { return cmp.Compare(x.Weight, y.Weight) })
	return result, nil
}

// stranger reads a sheet that this program did not make, and tells what it did not
// read of it.
func (b *book) stranger(g *grid.Sheet) (understood []string) {
	if !g.Hidden {
		before := len(b.docs.list)
		if understood = b.foreign(g); understood == nil {
			understood = b.profile(g)
		}
		b.adopt(before)
		if g.More != nil {
			g.More()
		}
		for _, s := range g.Beside {
			b.tell(Lost, s.At, s.Text)
		}
	}
	b.rest(g)
	return understood
}

// composed returns the documents as TOML under names of their own.
func (b *book) composed(stem string) (list []Document) {
	taken := map[string]bool{}
	names := make([]string, len(b.docs.list))
	alone := 0
	for _, d := range b.docs.list {
		if !d.shared {
			alone++
		}
	}
	for i, d := range b.docs.list {
		out := slug(d.name, "-")
		if d.root != nil {
			d.finish()
		}
		switch {
		case (d.sheet == "" || d.byFile) && d.name == strings.ToLower(d.name) && !strings.ContainsAny(d.name, `/\: `) && d.name != "" && d.name[0] != '.':
			out = d.name // what a document was exported as
		case d.shared:
			out = "_" + out
		case alone == 1 && !d.byFile:
			out = ""
		case d.name == "" && d.replaces != nil || d.suffix != "":
			out = ""
		case out == "" && d.nama != "":
			out = slug(d.nama, "-")
		case out == "":
			out = slug(d.sheet, "-")
		}
		if out == "" {
			out = stem
		}
		out += d.suffix
		for base, n := out, 2; taken[strings.ToLower(out)]; n++ {
			out = base + "-" + strconv.Itoa(n)
		}
		taken[strings.ToLower(out)] = true
		names[i] = out
	}
	for _, d := range b.docs.list {
		if d.replaces != nil {
			if at := slices.Index(b.docs.list, d.replaces); at >= 0 {
				t := d.root.table("dokumen", grid.Place{})
				t.set("revisi", lit(integer, "1"))
				t.set("menggantikan", str(names[at]+".toml"))
			}
		}
	}
	b.rename(names)
	for i, d := range b.docs.list {
		heir := d.root.get("warisan") != nil
		d.compose(b.from)
		list = append(list, Document{Name: names[i], TOML: d.text, Shared: d.shared, Heir: heir && !d.shared, places: d.places})
	}
	return list
}

// finish notes what is asked of a document once it is text.
func (d *document) finish() {
	if nama := d.root.get("perangkat_daerah").get("nama"); nama != nil {
		d.nama = nama.text
	}
}

// compose makes the text of a document; its tree is gone then.
func (d *document) compose(from string) {
	if d.root == nil {
		return
	}
	d.finish()
	d.text, d.places = compose(d.root, d.about(from))
	d.root = nil
}

// turns is how many times a workbook of ours is gone through.
const turns = 3

// turnOf returns when a sheet is read: first that of perjanjian, last that of calculations.
func turnOf(g *grid.Sheet, row int) int {
	for _, c := range g.Whole(row) {
		switch {
		case strings.HasPrefix(c.Text, keyMark+"langkah."):
			return 2
		case strings.HasPrefix(c.Text, keyMark+perjanjian+"."):
			return 0
		}
	}
	return 1
}

// empty tells whether a document says nothing: it may be what others have in common.
func (d *document) empty() bool { return !states(d.root) && d.root.get("warisan") == nil }

// states tells whether a document says what one of some kind is made of.
func states(root *node) bool {
	return root != nil && slices.ContainsFunc(root.children, func(n *node) bool { return stating(n.name) })
}

// stating tells the keys of a file by which it is a document: what it says of indicators,
// itself or by another, or what it decrees. The rest is what several may say alike.
func stating(name string) bool {
	k := schema.Root.Below(name)
	return k != nil && (name == "berdasarkan" || name == "keputusan" || byIndikator(name) != nil || k.Shape == schema.List && k.Items == schema.Table)
}

// share gives every document what the workbook says for all, and drops those
// that say nothing of indicators.
func (b *book) share() {
	common := b.docs.by[b.docs.key("")]
	var kept []*document
	for _, d := range b.docs.list {
		if !d.shared && d.empty() {
			continue
		}
		kept = append(kept, d)
		if d != common && common != nil && !d.shared {
			d.inherit(common)
		}
	}
	b.docs.list = kept
}

// inherit gives a document what another says for it too.
func (d *document) inherit(common *document) {
	for _, name := range []string{"dokumen", "kolom_lain", "halaman", "tabel", "kop", "lampiran", "lampiran_hitungan"} {
		if shared := common.root.get(name); shared != nil {
			merge(d.root.table(name, shared.at), shared)
		}
	}
}

// adopt gives the documents of a sheet, which begin at one, what the sheet says for
// all, and drops those without indicators. An agency is named only by what the
// sheet says.
func (b *book) adopt(first int) {
	common := b.docs.by[b.docs.key("")]
	kept := b.docs.list[:first]
	for _, d := range b.docs.list[first:] {
		if d.empty() {
			if nama := d.root.get("perangkat_daerah").get("nama"); nama != nil && d != common {
				b.tell(Lost, nama.at, fmt.Sprintf("%s: tidak ada indikator di bawahnya", brief(nama.text)))
			}
			continue
		}
		kept = append(kept, d)
		tidy(b, d.root)
		if d == common {
			continue
		}
		if common != nil {
			d.inherit(common)
			if signed := common.root.get("penanda_tangan"); signed != nil && common.empty() && d.root.get("penanda_tangan") == nil {
				d.root.set("penanda_tangan", signed.copy())
			}
		}
		agency := d.root.table("perangkat_daerah", grid.Place{})
		if agency.get("nama") == nil && !d.byFile && d.name != "" && d.suffix == "" && d.replaces == nil && !strings.HasPrefix(d.name, "tabel ") {
			agency.set("nama", str(d.name))
		}
	}
	b.docs.list = kept
	clear(b.docs.by) // nothing more is said of them
	for _, d := range kept[first:] {
		if d.replaces == nil { // what it is called is not known yet
			d.compose(b.from)
		}
	}
}

// about returns the comment at the head of a document's file.
func (d *document) about(workbook string) string {
	what := "Lembar Indikator Kinerja Utama"
	if j, ok := schema.JenisOf(saidBy(d.root.get("dokumen").get("jenis"), nil)); ok && j.Name != schema.JenisIKU {
		what = j.Judul
	}
	if d.shared {
		what = "Yang diwarisi lembar-lembar"
	}
	if d.nama != "" {
		what += " " + brief(d.nama)
	}
	return commented(what) + ",\ndiimpor dari " + commented(brief(workbook)) + "."
}

// commented returns a text as a comment may hold it: names of files are any bytes, and
// cells of texts may have control characters.
func commented(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

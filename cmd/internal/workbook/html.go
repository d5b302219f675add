package workbook

import (
	"bytes"
	_ "embed" // the page
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"iku/content/schema"
	"iku/content/tomltree"
)

//go:embed page.html
var pageText string

var pageTemplate = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageText)) })

// page is what a page of HTML shows: a document, or the list of several.
type page struct {
	Title   string
	Heading []string
	LD      any // as JSON-LD
	Data    any // the document as JSON exports it; import reads it
	Entries []entryLink
	About   []labelledLines
	statement
	Notes      []string
	Signers    [][]string
	Working    string // the heading of the calculations
	Steps      []calculation
	Perjanjian []statement // of a file of several
}

// statement is what a document says, or one of its perjanjian.
type statement struct {
	Whose   string // of a perjanjian
	Columns []string
	Rows    [][]htmlCell
	Tables  []furtherTable // of what only some kinds of document say
}

type entryLink struct{ Name, About, Href, Search string }

type labelledLines struct {
	Label string
	Lines []string
}

type htmlCell struct {
	Parts  []htmlPart
	Rows   int
	Head   bool // it heads its row
	Figure bool
}

// htmlPart is a text or a fraction.
type htmlPart struct{ Text, Over, Under, Times string }

// File is a file of several that an export makes; Name is relative, with slashes.
type File struct {
	Name string
	Data []byte
}

// HTML writes a document as one page that needs nothing else: the table and its
// formulas, the calculations, the data as JSON-LD and, for import, as JSON.
func HTML(to io.Writer, d Documents) error {
	s, err := (&subjects{Documents: d, tree: Input.resolved}).at(0)
	if err != nil {
		return err
	}
	return s.html(to)
}

func (s subject) html(to io.Writer) error {
	p := s.shown().page()
	data := jsonWriter{&bytes.Buffer{}}
	data.table(s.root, schema.Root, 0)
	p.Data = json.RawMessage(data.Bytes())
	return pageTemplate().Execute(to, p)
}

// Site makes a page a document and, last, index.html, which lists them with a search
// that needs no server, and gives them to put.
func Site(d Documents, put func(File) error) error {
	index := page{Title: "Indikator Kinerja Utama", Heading: []string{"Indikator Kinerja Utama"}}
	taken := map[string]bool{"index": true}
	var datasets []any
	from := subjects{Documents: d, tree: Input.resolved}
	for i := range d.own() {
		s, err := from.at(i)
		if err != nil {
			return err
		}
		name := slug(s.name, "-")
		if name == "" || taken[name] && name == "index" {
			name = "dokumen"
		}
		for base, n := name, 2; taken[name]; n++ {
			name = fmt.Sprint(base, "-", n)
		}
		taken[name] = true
		var text bytes.Buffer
		if err := s.html(&text); err != nil {
			return err
		}
		if err := put(File{name + ".html", text.Bytes()}); err != nil {
			return err
		}
		s = s.shown()
		whose, period := whoseIs(s.root), saidBy(s.root.get("dokumen").get("periode"), nil)
		index.Entries = append(index.Entries, entryLink{whose, period, name + ".html", strings.ToLower(s.searched(whose, period))})
		datasets = append(datasets, map[string]any{"@type": "Dataset", "name": whose + " " + period, "url": name + ".html"})
	}
	index.LD = map[string]any{"@context": "https://schema.org", "@type": "DataCatalog", "name": index.Title, "inLanguage": "id", "dataset": datasets}
	var text bytes.Buffer
	if err := pageTemplate().Execute(&text, &index); err != nil {
		return err
	}
	return put(File{"index.html", text.Bytes()})
}

// searched returns the words by which the list finds a document.
func (s subject) searched(words ...string) string {
	for _, of := range speakers(s.root, true) {
		words = append(words, of.nama)
		for _, o := range of.root.elements("sasaran") {
			words = append(words, saidBy(o.get("uraian"), nil))
			for _, i := range o.elements("indikator") {
				words = append(words, saidBy(i.get("uraian"), nil))
			}
		}
		for _, i := range of.root.elements("indikator") {
			words = append(words, saidBy(i.get("uraian"), nil))
		}
	}
	return strings.Join(words, " ")
}

// whoseIs returns the agency, or the government where the document is of a whole one.
func whoseIs(root *node) string {
	for _, n := range []*node{root.get("perangkat_daerah").get("nama"), root.get("dokumen").get("pemerintah"), root.get("dokumen").get("instansi")} {
		if text := saidBy(n, nil); text != "" {
			return text
		}
	}
	return "(tanpa nama)"
}

// identityKeys are the lines above the table, in their order.
var identityKeys = []string{"visi", "misi", "tujuan", "urusan", "tugas", "fungsi"}

func (s subject) page() *page {
	about := s.root.get("dokumen")
	title := saidBy(about.get("judul"), nil)
	if title == "" {
		name, _ := schema.JenisOf(saidBy(about.get("jenis"), nil))
		if title = name.Judul; title == "" {
			title = schema.JenisDokumen[0].Judul
		}
	}
	p := &page{Heading: []string{title}}
	for _, text := range []string{saidBy(s.root.get("perangkat_daerah").get("nama"), nil), saidBy(about.get("pemerintah"), nil), saidBy(about.get("instansi"), nil)} {
		if text != "" {
			p.Heading = append(p.Heading, text)
		}
	}
	period := saidBy(about.get("tahun"), nil)
	if period == "" {
		period = saidBy(about.get("periode"), nil)
	}
	if period != "" {
		p.Heading = append(p.Heading, "Tahun "+period)
	}
	p.Title = strings.Join(p.Heading, ", ")
	for _, key := range identityKeys {
		if v := s.root.get("perangkat_daerah").get(key); v != nil {
			lines := []string{saidBy(v, nil)}
			if v.kind == tomltree.Array {
				lines = nil
				for _, c := range v.children {
					lines = append(lines, saidBy(c, nil))
				}
			}
			p.About = append(p.About, labelledLines{strings.ToUpper(key[:1]) + key[1:], lines})
		}
	}
	var measured []any
	for _, of := range speakers(s.root, true) {
		part, of := saidIn(of)
		measured = append(measured, of...)
		if part.Whose == "" {
			p.statement = part
		} else {
			p.Perjanjian = append(p.Perjanjian, part)
		}
	}
	for _, n := range s.root.get("tabel").elements("catatan") {
		p.Notes = append(p.Notes, saidBy(n, nil))
	}
	for _, n := range s.signersOf() {
		var lines []string
		for _, key := range []string{"sebutan", "atas_nama", "jabatan", "nama", "pangkat", "nip"} {
			v := n.get(key)
			if v != nil && v.kind == tomltree.Array {
				for _, c := range v.children {
					lines = append(lines, saidBy(c, nil))
				}
			} else if text := saidBy(v, nil); text != "" {
				if key == "nip" {
					text = "NIP " + text
				}
				lines = append(lines, text)
			}
		}
		p.Signers = append(p.Signers, lines)
	}
	p.Working, p.Steps = s.from.appendix()
	p.LD = map[string]any{
		"@context": "https://schema.org", "@type": "Dataset", "name": p.Title, "inLanguage": "id", "temporalCoverage": strings.ReplaceAll(period, "-", "/"),
		"creator":          map[string]any{"@type": "GovernmentOrganization", "name": whoseIs(s.root)},
		"variableMeasured": measured,
	}
	return p
}

func (s subject) signersOf() []*node {
	n := s.root.get("penanda_tangan")
	switch {
	case n == nil:
		return nil
	case n.kind == tomltree.Array:
		return n.children
	}
	return []*node{n}
}

// htmlTexts are the columns of words behind the targets.
var htmlTexts = []string{"definisi", "alasan", "formula", "tipe", "sumber_data", "penanggung_jawab", "keterangan"}

// saidIn returns what somebody says, and what its indicators measure as schema.org has
// it.
func saidIn(by speaker) (p statement, measured []any) {
	root := by.root
	p.Whose, p.Tables = by.nama, further(root)
	type line struct {
		owner, of, part *node // of: the indicator
	}
	var lines []line
	heading := "Sasaran"
	add := func(owner *node, list []*node) {
		if owner != nil && len(list) == 0 {
			lines = append(lines, line{owner: owner})
		}
		for _, i := range list {
			lines = append(lines, line{owner, i, nil})
			for _, part := range i.elements("rincian") {
				lines = append(lines, line{owner, i, part})
			}
		}
	}
	for _, o := range root.elements("tujuan") {
		if list := o.elements("indikator"); len(list) > 0 {
			add(o, list)
			heading = "Tujuan dan sasaran"
		}
	}
	for _, o := range root.elements("sasaran") {
		add(o, o.elements("indikator"))
	}
	add(nil, root.elements("indikator"))
	years, has := []string{}, map[string]bool{}
	for _, l := range lines {
		for _, n := range []*node{l.of, l.part} {
			for _, c := range children(n) {
				has[c.name] = true
			}
			for _, y := range children(n.get("target_tahunan")) {
				if !slices.Contains(years, y.name) {
					years = append(years, y.name)
				}
			}
		}
	}
	slices.Sort(years)
	owners := len(lines) > 0 && lines[0].owner != nil
	if owners {
		p.Columns = append(p.Columns, heading)
	}
	p.Columns = append(p.Columns, "Indikator")
	column := func(key, words string) bool {
		if has[key] {
			p.Columns = append(p.Columns, words)
		}
		return has[key]
	}
	unit, first, one := column("satuan", "Satuan"), column("kondisi_awal", "Kondisi awal"), column("target", "Target")
	for _, y := range years {
		p.Columns = append(p.Columns, "Target "+y)
	}
	var texts []string
	for _, key := range htmlTexts {
		if column(key, strings.ToUpper(key[:1])+strings.ReplaceAll(key[1:], "_", " ")) {
			texts = append(texts, key)
		}
	}
	for n, l := range lines {
		var row []htmlCell
		if owners && (n == 0 || lines[n-1].owner != l.owner) {
			rows := 1
			for n+rows < len(lines) && lines[n+rows].owner == l.owner {
				rows++
			}
			row = append(row, htmlCell{Parts: texted(saidBy(l.owner.get("uraian"), nil)), Rows: rows})
		}
		of := l.of
		if l.part != nil {
			of = l.part
		}
		row = append(row, htmlCell{Parts: texted(saidBy(of.get("uraian"), nil)), Head: l.of != nil, Rows: 1})
		figure := func(v *node) {
			text := saidBy(v, targetKey)
			if v != nil && v.kind == tomltree.Table {
				text = strings.TrimSpace(saidBy(v.get("nilai"), targetKey) + " (" + saidBy(v.get("tahun"), nil) + ")")
			}
			row = append(row, htmlCell{Parts: texted(text), Rows: 1, Figure: true})
		}
		if unit {
			v := of.get("satuan")
			if v == nil {
				v = l.of.get("satuan")
			}
			figure(v)
		}
		if first {
			figure(of.get("kondisi_awal"))
		}
		if one {
			figure(of.get("target"))
		}
		for _, y := range years {
			figure(of.get("target_tahunan").get(y))
		}
		for _, key := range texts {
			row = append(row, htmlCell{Parts: prose(of.get(key)), Rows: 1})
		}
		p.Rows = append(p.Rows, row)
		if l.of != nil {
			measured = append(measured, map[string]any{"@type": "PropertyValue", "name": saidBy(of.get("uraian"), nil), "unitText": saidBy(l.of.get("satuan"), nil), "value": targetsOf(of)})
		}
	}
	return p, measured
}

// targetsOf returns the targets of an indicator by year, or its target.
func targetsOf(of *node) any {
	if t := of.get("target_tahunan"); t != nil && t.kind == tomltree.Table {
		list := map[string]string{}
		for _, c := range t.children {
			list[c.name] = saidBy(c, targetKey)
		}
		var values []any
		for _, y := range slices.Sorted(func(yield func(string) bool) {
			for k := range list {
				if !yield(k) {
					return
				}
			}
		}) {
			values = append(values, map[string]string{"@type": "PropertyValue", "name": y, "value": list[y]})
		}
		return values
	}
	return saidBy(of.get("target"), targetKey)
}

func children(n *node) []*node {
	if n == nil {
		return nil
	}
	return n.children
}

func texted(s string) []htmlPart { return []htmlPart{{Text: s}} }

// prose returns a text of lines, a list or a formula in its parts.
func prose(n *node) (parts []htmlPart) {
	switch {
	case n == nil:
	case n.kind == tomltree.Array:
		for _, c := range n.children {
			parts = append(parts, prose(c)...)
		}
	case n.kind == tomltree.Table:
		parts = append(parts, htmlPart{Over: saidBy(n.get("pembilang"), nil), Under: saidBy(n.get("penyebut"), nil), Times: saidBy(n.get("kali"), nil)})
	default:
		for text := range strings.SplitSeq(cleaned(n.text, true), "\n") {
			parts = append(parts, htmlPart{Text: text})
		}
	}
	return parts
}

// dataIn returns the data that a page which HTML made carries; nil where there is none.
func dataIn(text []byte) []byte {
	_, rest, ok := bytes.Cut(text, []byte(`<script type="application/json" id="iku">`))
	if !ok {
		return nil
	}
	data, _, ok := bytes.Cut(rest, []byte("</script>"))
	if !ok {
		return nil
	}
	return data
}

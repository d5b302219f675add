package workbook

import (
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// Result is what a workbook was read as.
type Result struct {
	Documents  []Document
	Notes      []string // what a person should look at, each with its cell
	Understood []string // how tables were read that this program did not make; empty where it made them
}

// Document is a document of a workbook as TOML.
type Document struct {
	Name   string // of its file, without extension
	TOML   []byte
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

// Import reads a workbook of that name. Its error is a *Refusal: the file is no
// workbook, too large, or holds no table of indicators.
func Import(name string, data []byte) (*Result, error) {
	sheets, warned, err := load(data)
	if err != nil {
		return nil, err
	}
	b := &book{}
	result := &Result{}
	own := map[*grid]int{}
	for _, g := range sheets {
		if row := keyRow(g); row > 0 {
			own[g] = row
		}
	}
	if len(own) > 0 {
		// Calculations name indicators, which must be known by then.
		for _, last := range []bool{false, true} {
			for _, g := range sheets {
				if row := own[g]; row > 0 && isSteps(g, row) == last {
					b.ours(g, row)
				}
			}
		}
	} else {
		var with []*grid
		for _, g := range sheets {
			if findHeads(g, 1) != nil {
				with = append(with, g)
			}
		}
		for _, g := range with {
			doc := ""
			if len(with) > 1 {
				doc = g.name
			}
			result.Understood = append(result.Understood, b.foreign(g, doc)...)
		}
	}
	b.share(len(own) == 0)
	for _, n := range b.notes {
		warned = append(warned, n.at.String()+": "+n.text)
	}
	result.Notes = warned
	stem := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	taken := map[string]bool{}
	for _, d := range b.docs.list {
		out := slug(d.name, "-")
		if d.name == strings.ToLower(d.name) && !strings.ContainsAny(d.name, `/\: `) && d.name != "" && d.name[0] != '.' {
			out = d.name
		}
		if out == "" {
			out = stem
		}
		for base, n := out, 2; taken[strings.ToLower(out)]; n++ {
			out = base + "-" + strconv.Itoa(n)
		}
		taken[strings.ToLower(out)] = true
		text, places := compose(d.root, d.about(filepath.Base(name)))
		result.Documents = append(result.Documents, Document{out, text, places})
	}
	if len(result.Documents) == 0 {
		return nil, refuse("buat contoh yang dapat diisi: iku init --xlsx", "tidak ada tabel indikator: baris judul dengan kata seperti SASARAN, INDIKATOR dan TARGET tidak ditemukan")
	}
	return result, nil
}

func isSteps(g *grid, row int) bool {
	for _, c := range g.row(row) {
		if strings.HasPrefix(c.text, keyMark+"langkah.") {
			return true
		}
	}
	return false
}

// share gives every document what the workbook says for all, and drops those
// that say nothing of indicators.
func (b *book) share(foreign bool) {
	var kept []*document
	common := b.docs.by[""]
	for _, d := range b.docs.list {
		if d.root.get("sasaran") == nil && d.root.get("indikator") == nil && d.root.get("tujuan") == nil {
			continue
		}
		kept = append(kept, d)
		if d == common {
			continue
		}
		if common != nil {
			for _, name := range []string{"dokumen", "kolom_lain", "halaman", "tabel", "kop", "lampiran", "lampiran_hitungan"} {
				if shared := common.root.get(name); shared != nil {
					merge(d.root.table(name, shared.at), shared)
				}
			}
		}
		if !foreign {
			continue
		}
		if agency := d.root.table("perangkat_daerah", place{}); agency.get("nama") == nil {
			agency.set("nama", str(d.name))
		}
	}
	b.docs.list = kept
}

// about returns the comment at the head of a document's file.
func (d *document) about(workbook string) string {
	what := "Lembar Indikator Kinerja Utama"
	if nama := d.root.get("perangkat_daerah").get("nama"); nama != nil {
		what += " " + brief(nama.text)
	}
	return what + ",\ndiimpor dari " + brief(workbook) + "."
}

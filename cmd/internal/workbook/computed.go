package workbook

import (
	"fmt"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/pola"
)

var computedTitle = pola.Regexp(`(?i)^(lampiran\s+)?(cara\s+)?(per)?hitungan(nya)?(\s+(target|indikator)(\s+kinerja(\s+utama)?)?)?\s*:?$`)

// saidLine is a line of text, and the cells that say it.
type saidLine struct {
	text  string
	cells []*grid.Cell
}

// linesOf returns what stands in rows and was not read, a line each.
func linesOf(g *grid.Sheet, from, to int) (list []saidLine) {
	for row := from; row < to; row++ {
		var line saidLine
		for _, c := range g.Row(row) {
			if int(c.Place.Row) == row && !c.Used() {
				line.text = strings.TrimSpace(line.text + " " + cleaned(c.Title(), false))
				line.cells = append(line.cells, c)
			}
		}
		if line.text != "" {
			list = append(list, line)
		}
	}
	return list
}

// computed reads the calculations that stand as text below a table, under the names of
// its indicators. What stands above the first of them is left.
func (b *book) computed(g *grid.Sheet, from, to int, doc *node) {
	list := linesOf(g, from, to)
	for len(list) > 0 && !computedTitle().MatchString(list[0].text) {
		list = list[1:]
	}
	if len(list) == 0 {
		return
	}
	title := list[0]
	by := map[string]*node{}
	for _, s := range append(doc.elements("sasaran"), doc) {
		for _, i := range s.elements("indikator") {
			if u := i.get("uraian"); u != nil {
				by[normal(unnumbered(u.text))] = i
			}
		}
	}
	var current *node
	var lines []saidLine
	made := 0
	flush := func() {
		if current == nil {
			return
		}
		for _, step := range stepsSaid(lines) {
			list := current.get("hitungan")
			if list == nil {
				current.append("hitungan", step.at)
				list = current.get("hitungan")
				list.children = nil
			}
			list.children = append(list.children, step)
			made++
		}
		for _, l := range lines {
			l.use()
		}
	}
	for _, l := range list[1:] {
		if i := by[normal(unnumbered(l.text))]; i != nil {
			flush()
			current, lines = i, nil
			l.use()
			continue
		}
		lines = append(lines, l)
	}
	flush()
	if made == 0 {
		return
	}
	title.use()
	doc.table("lampiran_hitungan", title.cells[0].Place).set("judul", valued(title.text, title.cells[0].Place))
	b.note(title.cells[0].Place, fmt.Sprintf("hitungan di bawahnya dibaca dari teks (%d langkah); cocokkan dengan naskahnya", made))
}

func (l saidLine) use() {
	for _, c := range l.cells {
		c.Use()
	}
}

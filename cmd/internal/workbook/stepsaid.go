package workbook

import (
	"math/big"
	"slices"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/angka"
	"iku/content/pola"
	"iku/content/rumus"
	"iku/content/tomltree"
)

const figureSaid = `[0-9]{1,3}(?:[.][0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?`

var (
	yearSaid    = pola.Regexp(`^((?:19|20)[0-9]{2})\s*[:=]?\s+(` + figureSaid + `)(?:\s+(\pL[\pL ]*))?$`)
	dataOfYear  = pola.Regexp(`(?i)^(\pL[^=]*?)\s+(?:tahun\s+)?((?:19|20)[0-9]{2})\s+(` + figureSaid + `)(?:\s+(\pL[\pL ]*))?(?:\s*([(].*[)]))?$`)
	dataSaid    = pola.Regexp(`^(\pL[^=]*?)\s*[:]?\s+(` + figureSaid + `)(?:\s+(\pL[\pL ]*))?(?:\s*([(].*[)]))?$`)
	resultSaid  = pola.Regexp(`^([0-9(][^=]*?)\s*=\s*((?:` + figureSaid + `)\s*[%‰]?)\s*([(].*[)])?$`)
	resultAside = pola.Regexp(`^([0-9(][^=]*[/×x:*+-][^=]*\S)\s+((?:` + figureSaid + `)\s*[%‰]?)$`)
	wordsSaid   = pola.Regexp(`^[(]\s*([^=]+?)\s*[x×]\s*100\s*%\s*=\s*[0-9.,]+\s*%\s*[)]$`)
	anyFigure   = pola.Regexp(`[0-9]`)
)

// stepsSaid returns the steps that lines of text say: data, formulas with what they come
// to, series of years with the line above as their heading; the rest are notes.
func stepsSaid(lines []saidLine) (steps []*node) {
	var heading *saidLine // that may be one of a series
	note := func(l saidLine, text string) {
		n := &node{kind: tomltree.Table, at: l.cells[0].Place}
		n.set("catatan", valued(text, n.at))
		steps = append(steps, n)
	}
	flush := func() {
		if heading != nil {
			note(*heading, heading.text)
			heading = nil
		}
	}
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if end := seriesEnd(lines, i); end > i+1 {
			steps = append(steps, seriesSaid(heading, lines[i:end]))
			heading, i = nil, end-1
			continue
		}
		flush()
		if n, aside := formulaSaid(l); n != nil {
			steps = append(steps, n)
			if m := wordsSaid().FindStringSubmatch(aside); m != nil && i+1 < len(lines) && !anyFigure().MatchString(lines[i+1].text) {
				i++
				n.set("kata", &node{kind: tomltree.Array, at: n.at, children: []*node{valued(m[1], n.at), valued(lines[i].text, lines[i].cells[0].Place)}})
			} else if aside != "" {
				note(l, aside)
			}
			continue
		}
		if n := datumSaid(l); n != nil {
			steps = append(steps, n)
			continue
		}
		if anyFigure().MatchString(l.text) {
			note(l, l.text)
			continue
		}
		heading = &lines[i]
	}
	flush()
	return partsSaid(steps)
}

// seriesEnd returns the line behind those of a series that begins in one: a year and its
// value each.
func seriesEnd(lines []saidLine, from int) int {
	end, last := from, ""
	for end < len(lines) {
		m := yearSaid().FindStringSubmatch(lines[end].text)
		if m == nil || m[1] <= last {
			break
		}
		last = m[1]
		end++
	}
	return end
}

func seriesSaid(heading *saidLine, lines []saidLine) *node {
	n := &node{kind: tomltree.Table, at: lines[0].cells[0].Place}
	title := ""
	if heading != nil {
		n.at, title = heading.cells[0].Place, strings.TrimRight(heading.text, " :")
	}
	n.set("tahunan", valued(title, n.at))
	values := n.table("nilai", n.at)
	unit, one := "", true
	for i, l := range lines {
		m := yearSaid().FindStringSubmatch(l.text)
		values.set(m[1], numberSaid(m[2], l.cells[0].Place))
		one = one && (i == 0 || m[3] == unit)
		unit = m[3]
	}
	if unit != "" && one {
		n.set("satuan", valued(unit, n.at))
	}
	n.set("bentuk", valued("daftar", n.at))
	return n
}

// formulaSaid returns the step of a formula and its result, and what stands behind them in
// brackets; nil where a line is none.
func formulaSaid(l saidLine) (n *node, aside string) {
	m := resultSaid().FindStringSubmatch(l.text)
	if m == nil {
		m = resultAside().FindStringSubmatch(l.text)
	}
	if m == nil || !strings.ContainsAny(m[1], "/×x*:+-") {
		return nil, ""
	}
	if _, err := rumus.Parse(m[1]); err != nil {
		return nil, ""
	}
	n = &node{kind: tomltree.Table, at: l.cells[0].Place}
	n.set("rumus", valued(m[1], n.at))
	n.set("hasil", valued(strings.ReplaceAll(m[2], " ", ""), n.at))
	if len(m) > 3 {
		aside = m[3]
	}
	return n, aside
}

// datumSaid returns the step of a figure with its name; nil where a line is none.
func datumSaid(l saidLine) *node {
	m := dataOfYear().FindStringSubmatch(l.text)
	if m == nil {
		if m = dataSaid().FindStringSubmatch(l.text); m == nil || yearOf().FindString(m[2]) == m[2] {
			return nil
		}
		m = slices.Insert(m, 2, "")
	}
	n := &node{kind: tomltree.Table, at: l.cells[0].Place}
	n.set("data", valued(strings.TrimRight(m[1], " :"), n.at))
	if m[2] != "" {
		n.set("tahun", lit(tomltree.Integer, m[2]))
	}
	n.set("nilai", numberSaid(m[3], n.at))
	if m[4] != "" {
		n.set("satuan", valued(strings.TrimSpace(m[4]), n.at))
	}
	if m[5] != "" {
		n.set("penjelasan", valued(m[5], n.at))
	}
	return n
}

// numberSaid returns a figure as TOML where it is printed as it was written, else as text.
func numberSaid(text string, at grid.Place) *node {
	v := valued(text, at)
	if n, err := angka.Parse(text); err == nil && n.Decimals == 0 && angka.Format(n.Rat, 0, false) == text {
		v = lit(tomltree.Integer, underscored(n.Rat.FloatString(0)))
		v.at = at
	}
	return v
}

// partsSaid puts the series that follow another into it as its parts, where they are
// several, of the same years, and add up to it in one year at least: in another there
// may be the slip that is looked for.
func partsSaid(steps []*node) (out []*node) {
	for i := 0; i < len(steps); i++ {
		out = append(out, steps[i])
		whole := steps[i].get("nilai")
		if steps[i].get("tahunan") == nil {
			continue
		}
		end := i + 1
		for end < len(steps) && steps[end].get("tahunan") != nil && steps[end].get("tahunan").text != "" && sameYears(whole, steps[end].get("nilai")) {
			end++
		}
		if end < i+3 || !slices.ContainsFunc(whole.children, func(y *node) bool { return addsUp(y, steps[i+1:end]) }) {
			continue
		}
		list := &node{kind: tomltree.Array, at: steps[i+1].at}
		for _, s := range steps[i+1 : end] {
			part := &node{kind: tomltree.Table, at: s.at}
			part.set("uraian", valued(s.get("tahunan").text, s.at))
			part.set("nilai", s.get("nilai").copy())
			list.children = append(list.children, part)
		}
		steps[i].set("rincian", list)
		i = end - 1
	}
	return out
}

func sameYears(a, b *node) bool {
	return slices.EqualFunc(a.children, b.children, func(x, y *node) bool { return x.name == y.name })
}

func addsUp(year *node, parts []*node) bool {
	sum := new(big.Rat)
	for _, p := range parts {
		v, ok := plainly(p.get("nilai").get(year.name).text)
		if !ok {
			return false
		}
		sum.Add(sum, v)
	}
	whole, ok := plainly(year.text)
	return ok && whole.Sign() > 0 && whole.Cmp(sum) == 0
}

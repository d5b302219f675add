package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"iku/content"
	"iku/content/pola"
	"iku/content/schema"
	"iku/content/tomledit"
)

// templateYear is the year that the examples are about.
const templateYear = 2026

var (
	yearIn      = pola.Regexp(`(^|[^0-9])(20[0-9][0-9])([^0-9]|$)`)
	headerIn    = pola.Regexp(`^\[(\w+)\]`)
	keyIn       = pola.Regexp(`^"[^"]+"\s*=`)
	indikatorIn = pola.Regexp(`^(indikator\s*=\s*)"[^"]*"`)
)

// basedOn returns an example with what it says by indikator about those of the document
// that it is based on, in comments: no figure is made up, and nobody's is left. Its years
// are moved to where the document's period is.
func basedOn(text []byte, doc *content.Document) []byte {
	year := templateYear
	if p := doc.Dokumen.Periode; p.From > 0 {
		year = min(max(year, p.From), p.To)
	}
	var refs []string
	for name, i := range doc.NumberedIndikator() {
		if name == "" {
			name = i.Kode.Value
		}
		if name != "" {
			refs = append(refs, name)
		}
	}
	var out bytes.Buffer
	table, told, actions := "", false, 0
	for line := range strings.Lines(string(text)) {
		line = yearIn().ReplaceAllStringFunc(line, func(s string) string {
			m := yearIn().FindStringSubmatch(s)
			n, _ := strconv.Atoi(m[2])
			return m[1] + strconv.Itoa(n+year-templateYear) + m[3]
		})
		if m := headerIn().FindStringSubmatch(line); m != nil {
			table, told = "", false
			if k := schema.Root.Below(m[1]); k != nil && k.Fields != nil && k.Fields.ByIndikator {
				table = m[1]
			}
		} else if strings.HasPrefix(line, "[") {
			table = ""
		}
		switch {
		case table != "" && keyIn().MatchString(line):
			if !told {
				out.WriteString(byIndikatorLines(doc, table, year))
			}
			told = true
			continue
		case indikatorIn().MatchString(line) && len(refs) > 0:
			ref := refs[min(actions, len(refs)-1)]
			actions++
			line = indikatorIn().ReplaceAllString(line, "${1}"+strings.ReplaceAll(tomledit.Quote(ref), "$", "$$"))
		}
		out.WriteString(line)
	}
	return out.Bytes()
}

// byIndikatorLines returns a line in a comment for each indikator, with its target of the
// year.
func byIndikatorLines(doc *content.Document, table string, year int) string {
	var b strings.Builder
	about := *doc
	about.Dokumen.Tahun = year
	if _, of, ok := strings.Cut(table, "_"); ok { // realisasi_2025
		about.Dokumen.Tahun, _ = strconv.Atoi(of)
	}
	for name, i := range doc.NumberedIndikator() {
		if name == "" {
			continue
		}
		target := about.TargetOf(i.Target, i.TargetTahunan).Value
		words := i.Uraian.Value
		if target != "" {
			words += ", target " + target
		}
		if unit := i.Satuan.Value; unit != "" {
			words += " (" + unit + ")"
		}
		value := `""`
		if table == "triwulan" {
			value = fmt.Sprintf(`["", "", "", %s]`, tomledit.Quote(target))
		}
		words = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return -1
			}
			return r
		}, strings.Join(strings.Fields(words), " "))
		fmt.Fprintf(&b, "# %s = %s    # %s\n", tomledit.Quote(name), value, words)
	}
	return b.String()
}

package workbook

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"iku/content/angka"
	"iku/content/schema"
	"iku/content/tomltree"
)

// csvColumns are the columns of CSV, which never change their meaning: further ones
// come behind them.
var csvColumns = []string{"berkas", "pemerintah", "perangkat_daerah", "periode", "sasaran", "kode", "indikator", "rincian", "satuan", "tahun", "target", "nilai", "jenis", "pk"}

// CSV writes documents as a table (RFC 4180, UTF-8): a row an indicator, or a part of
// one, and year; without a year where neither the target nor its document has one. target
// is printed as in the sheet, nilai the number in it with a point before decimals, in the
// unit of the target. pk is whose indicator it is where a file has several perjanjian.
func CSV(to io.Writer, d Documents) error {
	w := csv.NewWriter(to)
	w.UseCRLF = true
	if err := w.Write(csvColumns); err != nil {
		return err
	}
	from := subjects{Documents: d, tree: Input.resolved}
	err := inOrder(d.Jobs, d.own(), from.at, func(_ int, s subject) error {
		for _, row := range s.shown().csv() {
			for i, v := range row {
				row[i] = noFormula(v)
			}
			if err := w.Write(row); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// ofExport returns what a column of CSV is that tables of others do not have; nil where
// it is none.
func ofExport(words string) *column {
	switch words {
	case "jenis":
		return &column{id: "dokumen.jenis", part: identitas, name: "jenis"}
	case "pk":
		return perjanjianColumn()
	}
	return nil
}

// noFormula returns a cell of CSV that no spreadsheet takes for a formula: a blank in
// front is no part of what it says.
func noFormula(v string) string {
	if v != "" && strings.ContainsAny(v[:1], "=+@") {
		return " " + v
	}
	return v
}

func (s subject) csv() (rows [][]string) {
	about := s.root.get("dokumen")
	whose := about.get("pemerintah")
	if whose == nil {
		whose = about.get("instansi")
	}
	jenis, known := schema.JenisOf(saidBy(about.get("jenis"), nil))
	if !known {
		jenis = schema.JenisDokumen[0]
	}
	ofYear := ""
	if jenis.Tahunan {
		ofYear = saidBy(about.get("tahun"), nil)
	}
	head := []string{s.name, saidBy(whose, nil), saidBy(s.root.get("perangkat_daerah").get("nama"), nil), saidBy(about.get("periode"), nil)}
	measure := func(whose string, owner, i *node) {
		for _, part := range append([]*node{nil}, i.elements("rincian")...) {
			of, name := i, ""
			if part != nil {
				of, name = part, saidBy(part.get("uraian"), nil)
			}
			unit := of.get("satuan")
			if unit == nil {
				unit = i.get("satuan")
			}
			row := func(year string, target *node) {
				text := saidBy(target, targetKey)
				rows = append(rows, slices.Concat(head, []string{saidBy(owner.get("uraian"), nil), saidBy(i.get("kode"), nil), saidBy(i.get("uraian"), nil), name, saidBy(unit, nil),
					year, text, plainNumber(text), jenis.Name, whose}))
			}
			years := of.get("target_tahunan")
			if years != nil && years.kind == tomltree.Table {
				for _, y := range years.children {
					row(y.name, y)
				}
			}
			if t := of.get("target"); t != nil || (years == nil && (part != nil || len(i.elements("rincian")) == 0)) {
				row(ofYear, t)
			}
		}
	}
	for _, of := range speakers(s.root, true) {
		for _, k := range kinds {
			if k.fields() == nil {
				for _, i := range of.root.elements("indikator") {
					measure(of.nama, nil, i)
				}
				continue
			}
			if k.list != "sasaran" {
				continue
			}
			for _, o := range of.root.elements(k.list) {
				for _, i := range o.elements("indikator") {
					measure(of.nama, o, i)
				}
			}
		}
	}
	return rows
}

var targetKey = schema.Indikator.Key("target")

// saidBy returns what a value says in one line.
func saidBy(n *node, k *schema.Key) string {
	if n == nil {
		return ""
	}
	if n.kind == tomltree.Array {
		var parts []string
		for _, c := range n.children {
			parts = append(parts, saidBy(c, k))
		}
		return strings.Join(parts, "; ")
	}
	if k == nil {
		k = &schema.Key{Shape: schema.Text}
	}
	return strings.Join(strings.Fields(n.say(k)), " ")
}

// plainNumber returns the number that a target is, with a point before decimals; of a
// percentage 15,5% that is 15.5. Empty where it is none.
func plainNumber(text string) string {
	n, err := angka.Parse(text)
	if err != nil {
		return ""
	}
	r := n.Rat
	switch {
	case n.Percent:
		r = angka.Shift(r, 2)
	case n.Permille:
		r = angka.Shift(r, 3)
	}
	return r.FloatString(n.Decimals)
}

package workbook

import (
	"fmt"
	"math/big"
	"strings"

	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/schema"
	"iku/content/tomltree"
)

const integer = tomltree.Integer

// tidy looks at the targets of every indicator of a document: a percent sign that
// SATUAN says too is written once, and what may be a fraction of one is asked about.
func tidy(b *book, root *node) {
	each := func(list []*node) {
		for _, i := range list {
			percent(b, i)
			for _, part := range i.elements("rincian") {
				percent(b, part)
			}
		}
	}
	each(root.elements("indikator"))
	for _, s := range root.elements("sasaran") {
		each(s.elements("indikator"))
	}
}

func percent(b *book, i *node) {
	unit := i.get("satuan")
	if unit == nil || !percentage(unit.text) {
		return
	}
	var targets []*node
	if t := i.get("target"); t != nil {
		targets = append(targets, t)
	}
	if t := i.get("target_tahunan"); t != nil {
		targets = append(targets, t.children...)
	}
	said, below := false, len(targets) > 0
	for _, t := range targets {
		if n, err := angka.Parse(strings.TrimSpace(t.text)); t.kind == tomltree.String && err == nil && n.Percent {
			t.text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(t.text), "%"))
			if !said {
				b.note(t.at, "tanda % ditulis sekali saja, di satuan")
			}
			said, below = true, false
			continue
		}
		if value, ok := plainly(t.text); !ok || value.Sign() <= 0 || value.Cmp(big.NewRat(1, 1)) > 0 {
			below = false
		}
	}
	if below {
		b.note(targets[0].at, fmt.Sprintf("%s dengan satuan %%: bila maksudnya %s, tulis demikian", targets[0].say(schema.Indikator.Key("target")), hundredfold(targets[0].text)))
	}
}

// percentage tells whether a unit is that of percentages.
func percentage(unit string) bool { return besaran.Unit(unit) == besaran.Percent }

// hundredfold returns a number between 0 and 1 as a percentage.
func hundredfold(text string) string {
	value, ok := plainly(text)
	if !ok {
		return text
	}
	decimals, ok := angka.Exact(new(big.Rat).Mul(value, big.NewRat(100, 1)), 6)
	if !ok {
		decimals = 2
	}
	return angka.Format(value, decimals, true)
}

// plainly returns the number that a target is, written in TOML or as people do.
func plainly(text string) (*big.Rat, bool) {
	if value, ok := new(big.Rat).SetString(strings.ReplaceAll(text, "_", "")); ok {
		return value, true
	}
	n, err := angka.Parse(strings.TrimSpace(text))
	if err != nil {
		return nil, false
	}
	return n.Rat, true
}

package workbook

import (
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/angka"
	"iku/content/pola"
	"iku/content/schema"
	"iku/content/tomltree"
)

const bullet = "• "

// bulleted matches the mark of an item in a list that people type.
var bulleted = pola.Regexp(`^\s*[•·●▪‣–*-]\s+`)

// cell is a cell of a row as a table of its columns has it.
type cell struct {
	*grid.Cell
	covers bool // it covers the place from above or from the left
}

// value uses a cell and returns what it says under a key; nil where it says nothing. What it
// cannot be is returned as the text that it is, for the reader to report.
func (c cell) value(k *schema.Key) *node {
	if c.Empty() {
		return nil
	}
	c.Use()
	n := c.read(k)
	n.stamp(c.Place)
	return n
}

// typed returns the text of a cell with all its blanks.
func (c cell) typed() string {
	if c.Kind == grid.Text && c.Raw != "" {
		return c.Raw
	}
	return c.Text
}

func (c cell) isNumber() bool { return c.Kind == grid.Number }

// stamp gives a value and all in it the cell that says it.
func (n *node) stamp(at grid.Place) {
	n.at = at
	for _, c := range n.children {
		c.stamp(at)
	}
}

func (c cell) read(k *schema.Key) *node {
	text := c.Title()
	if c.Fraction != nil && k.Fields != nil && k.Fields.Key("pembilang") != nil {
		return fractionOf(c.Fraction)
	}
	if c.Verbatim && c.Kind != grid.Number && c.Kind != grid.Bool {
		if n := literal(c.typed()); n != nil {
			return n
		}
	}
	if (k.Shape|k.Items)&schema.Table != 0 && (strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[")) {
		if n := literal(c.typed()); n != nil {
			return n
		}
	}
	switch k.Format {
	case schema.Day:
		if d, ok := c.day(); ok {
			return lit(tomltree.Date, d.ISO())
		}
	case schema.Year, schema.Count:
		if n, err := strconv.Atoi(strings.ReplaceAll(text, ".", "")); err == nil && (c.isNumber() || k.Shape&schema.Text == 0 || k.Format == schema.Year) {
			return lit(tomltree.Integer, strconv.Itoa(n))
		}
		if k.Format == schema.Count && k.Shape&schema.Float != 0 {
			if n, err := angka.Parse(indonesian(text)); err == nil {
				return lit(tomltree.Float, n.Rat.FloatString(n.Decimals))
			}
		}
	case schema.Period:
		if n, err := strconv.Atoi(strings.ReplaceAll(text, ".", "")); err == nil {
			return lit(tomltree.Integer, strconv.Itoa(n))
		}
	case schema.Serial:
		if c.isNumber() {
			return str(digits(c.Raw))
		}
	case schema.Figure, schema.Value:
		return c.figure()
	}
	if k == &schema.OwnColumn && c.isNumber() {
		return c.figure()
	}
	if k.Shape == schema.Bool {
		if b, ok := truth(text); ok {
			return lit(tomltree.Bool, strconv.FormatBool(b))
		}
		return str(text)
	}
	if c.isNumber() && k.Shape&schema.Integer != 0 {
		if n, err := strconv.Atoi(c.Raw); err == nil {
			return lit(tomltree.Integer, strconv.Itoa(n))
		}
	}
	if k.Shape&schema.List != 0 {
		return listed(text, k)
	}
	if k.Format == schema.Choice {
		for _, v := range k.Values {
			if strings.EqualFold(v, text) {
				return str(v)
			}
		}
	}
	return str(cleaned(text, k.Format == schema.Prose))
}

// fractionOf returns a fraction in words as TOML.
func fractionOf(f *grid.Fraction) *node {
	n := &node{kind: tomltree.Table}
	n.set("pembilang", str(f.Above))
	n.set("penyebut", str(f.Below))
	if f.Times != "" {
		n.set("kali", str(f.Times))
	}
	return n
}

// listed returns a text, or the items that its lines are: bulleted ones anywhere,
// bare lines where a text would not keep them.
func listed(text string, k *schema.Key) *node {
	lines := strings.Split(text, "\n")
	marked := bulleted().MatchString(lines[0])
	if !marked && (k.Format == schema.Prose || len(lines) == 1 && k.Shape&schema.Text != 0) {
		return str(cleaned(text, k.Format == schema.Prose))
	}
	list := &node{kind: tomltree.Array}
	for _, line := range lines {
		item := bulleted().ReplaceAllString(line, "")
		switch {
		case item == "":
		case marked && item == line && len(list.children) > 0:
			list.children[len(list.children)-1].text += "\n" + line
		default:
			list.children = append(list.children, str(item))
		}
	}
	for _, e := range list.children {
		e.text = cleaned(e.text, k.Format == schema.Prose)
	}
	return list
}

// figure returns a number as TOML where it is printed as the cell shows it, and
// otherwise the text.
func (c cell) figure() *node {
	if !c.isNumber() {
		return str(indonesian(cleaned(c.Text, false)))
	}
	n, err := angka.Parse(c.Text)
	if err != nil || n.Percent || n.Permille {
		return str(c.Text)
	}
	plain := n.Rat.FloatString(n.Decimals)
	if _, printed, err := angka.FromTOML(plain); err != nil || printed != c.Text {
		return str(c.Text)
	}
	if angka.TwoReadings(plain) {
		return str(c.Text)
	}
	if n.Decimals > 0 {
		return lit(tomltree.Float, plain)
	}
	return lit(tomltree.Integer, underscored(plain))
}

// underscored groups the digits of a whole number as TOML allows.
func underscored(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "_" + s[i:]
	}
	return sign + s
}

// wholly shows no decimals.
var wholly = grid.FormatOf(1, "")

// digits writes a stored number out: 1.96E+17 has lost its last digits, which
// stand as zeros.
func digits(raw string) string {
	if shown, ok := wholly.Show(raw, false); ok {
		return shown.Text
	}
	return raw
}

var truths = map[string]bool{"ya": true, "true": true, "benar": true, "1": true, "y": true, "tidak": false, "false": false, "salah": false, "0": false, "t": false}

func truth(text string) (value, ok bool) {
	value, ok = truths[strings.ToLower(text)]
	return value, ok
}

var slashed = pola.Regexp(`^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$`)

// day returns the date that a cell holds or that its text says, the day first.
func (c cell) day() (angka.Date, bool) {
	if c.Day != nil {
		return *c.Day, true
	}
	if m := slashed().FindStringSubmatch(c.Text); m != nil {
		var d angka.Date
		d.Day, _ = strconv.Atoi(m[1])
		d.Month, _ = strconv.Atoi(m[2])
		d.Year, _ = strconv.Atoi(m[3])
		return d, d.Valid()
	}
	d, err := angka.ParseDate(c.Text)
	return d, err == nil
}

// written is what is put into a cell.
type written struct {
	text   string
	number bool   // text is a number, shown by format
	date   bool   // text is an ISO date
	format string // of a number, or grid.AsTOML
}

// write returns the cell that says a value under a key: the way people would type
// it where that is read back as the same value, and as TOML where not.
func write(n *node, k *schema.Key) written {
	w, ok := natural(n, k)
	if ok {
		if back := w.cell().value(k); back != nil && same(n, back, k) {
			return w
		}
	}
	return written{text: inline(n), format: grid.AsTOML}
}

// cell returns the cell as it will be read.
func (w written) cell() cell {
	c := grid.Cell{Text: grid.Visible(w.text), Raw: w.text, Format: grid.FormatOf(0, w.format)}
	c.Verbatim = c.Format.Verbatim()
	switch {
	case w.date:
		day, _ := angka.ParseDate(w.text)
		c.Kind, c.Day, c.Text = grid.Date, &day, day.String()
	case w.number:
		shown, _ := c.Format.Show(w.text, false)
		c.Kind, c.Text = grid.Number, shown.Text
	}
	return cell{Cell: &c}
}

func natural(n *node, k *schema.Key) (written, bool) {
	switch n.kind {
	case tomltree.Table:
		return written{}, false
	case tomltree.Array:
		var lines []string
		for _, e := range n.children {
			if e.kind != tomltree.String {
				return written{}, false
			}
			lines = append(lines, e.say(k))
		}
		text := strings.Join(lines, "\n")
		if k.Format == schema.Prose || len(lines) == 1 || k.Shape&schema.Text == 0 {
			text = bullet + strings.Join(lines, "\n"+bullet)
		}
		return written{text: text}, true
	case tomltree.Bool:
		return written{text: map[string]string{"true": "ya", "false": "tidak"}[n.text]}, true
	case tomltree.Date:
		if n.text < "1900-03-01" { // workbooks count days that were not, or none, before it
			return written{}, false
		}
		return written{text: n.text, date: true, format: `[$-421]d mmmm yyyy`}, true
	case tomltree.Integer, tomltree.Float:
		if !figure(k) {
			return written{text: n.say(k), number: n.kind == tomltree.Integer, format: "0"}, true
		}
	}
	text := n.say(k)
	if figure(k) {
		if value, code, ok := stored(text); ok {
			return written{text: value, number: true, format: code}, true
		}
	}
	return written{text: text}, true
}

package docx

import (
	"encoding/xml"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/pola"
)

// formula is an element of a formula (ECMA-376 part 1, 22.1) with what lies in it.
type formula struct {
	name string
	text string
	kids []*formula
	up   *formula
	val  string // of a property: the character that brackets or sums are drawn with
}

// token reads what comes next in a formula and returns the element that is open then;
// done tells that the formula has ended.
func (f *formula) token(token xml.Token) (now *formula, done bool) {
	switch t := token.(type) {
	case xml.StartElement:
		kid := &formula{name: t.Name.Local, up: f, val: grid.Attribute(t, "val")}
		f.kids = append(f.kids, kid)
		return kid, false
	case xml.EndElement:
		return f.up, f.up == nil
	case xml.CharData:
		if f.name == "t" {
			f.text += string(t)
		}
	}
	return f, false
}

func (f *formula) kid(name string) *formula {
	for _, k := range f.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// property returns a value of the element's properties, or what it is without one.
func (f *formula) property(name, without string) string {
	for _, k := range f.kids {
		if strings.HasSuffix(k.name, "Pr") {
			if p := k.kid(name); p != nil {
				return p.val
			}
		}
	}
	return without
}

// says returns a formula on one line, as formulas are typed.
func (f *formula) says() string {
	if f == nil {
		return ""
	}
	switch f.name {
	case "t":
		return f.text
	case "f":
		return bracketed(f.kid("num").says()) + " / " + bracketed(f.kid("den").says())
	case "sSup":
		if up := f.kid("sup").says(); grid.Raised(up) != up {
			return bracketed(f.kid("e").says()) + grid.Raised(up)
		}
		return bracketed(f.kid("e").says()) + "^" + bracketed(f.kid("sup").says())
	case "rad":
		if degree := f.kid("deg").says(); degree != "" {
			return "akar(" + degree + "; " + f.kid("e").says() + ")"
		}
		return "akar(" + f.kid("e").says() + ")"
	case "d":
		return f.property("begChr", "(") + f.all() + f.property("endChr", ")")
	case "nary":
		return f.property("chr", "∫") + " " + f.all()
	}
	if strings.HasSuffix(f.name, "Pr") {
		return ""
	}
	return f.all()
}

func (f *formula) all() string {
	var b strings.Builder
	for _, k := range f.kids {
		b.WriteString(k.says())
	}
	return b.String()
}

// bracketed returns a part of a formula with brackets where it is more than one word.
func bracketed(s string) string {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, " +-−×*/") && !(strings.HasPrefix(s, "(") && strings.Index(s, ")") == len(s)-1) {
		return "(" + s + ")"
	}
	return s
}

var times = pola.Regexp(`^\s*[×xX*·]\s*(\S.*?)\s*$`)

// fraction returns the fraction that a formula is, alone or multiplied; nil where it is
// something else.
func (f *formula) fraction() *grid.Fraction {
	var found *formula
	rest := ""
	for _, k := range f.kids {
		switch {
		case k.name == "f" && found == nil && rest == "":
			found = k
		case k.says() == "":
		case found == nil || k.name != "r":
			return nil
		default:
			rest += k.says()
		}
	}
	if found == nil {
		return nil
	}
	out := &grid.Fraction{Above: grid.Visible(found.kid("num").says()), Below: grid.Visible(found.kid("den").says())}
	if m := times().FindStringSubmatch(rest); m != nil {
		out.Times = m[1]
	} else if strings.TrimSpace(rest) != "" {
		return nil
	}
	if out.Above == "" || out.Below == "" {
		return nil
	}
	return out
}

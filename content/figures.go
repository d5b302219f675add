package content

import (
	"errors"
	"strings"

	"iku/content/angka"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// nilai returns the value of that key; where it is absent, the table's place.
func (r *reader) nilai(table *tomltree.Node, key string) Nilai {
	if n := table.Get(key); n != nil {
		return r.nilaiOf(n, false)
	}
	return Nilai{Text: Text{Span: table.Span}}
}

// figure returns the value of that key, which must be a number.
func (r *reader) figure(table *tomltree.Node, key string) Nilai {
	if n := table.Get(key); n != nil {
		return r.nilaiOf(n, true)
	}
	return Nilai{Text: Text{Span: table.Span}}
}

// nilaiOf reads a TOML number, printed the Indonesian way, or a text, printed as
// written; a figure must be a number and nothing else.
func (r *reader) nilaiOf(n *tomltree.Node, figure bool) Nilai {
	switch n.Kind {
	case tomltree.Integer, tomltree.Float:
		number, text, err := angka.FromTOML(n.Literal())
		v := Nilai{Text: Text{Value: text, Span: n.Span}}
		if err != nil {
			r.notNumber(v.Text, n.Literal(), err)
			return Nilai{Text: Text{Span: n.Span}}
		}
		v.Number = &number
		r.print(v.Text)
		return v
	case tomltree.String:
		v := Nilai{Text: r.string(n, false, onPage)}
		switch {
		case v.Value == "":
			if figure {
				r.add(finding.NilaiTakSah, n.Span, "nilai kosong bukan bilangan").Hint = "tulis bilangannya, atau hapus kuncinya"
			}
		case figure:
			number, err := angka.Parse(v.Value)
			if err != nil {
				r.notNumber(v.Text, v.Value, err)
				break
			}
			v.Number = &number
		default:
			v = written(v.Text)
		}
		return v
	}
	return Nilai{Text: Text{Span: n.Span}}
}

// written returns a text as a value: the number that it begins with, and the words
// behind that.
func written(t Text) Nilai {
	v := Nilai{Text: t}
	if number, length, ok := angka.Prefix(v.Value); ok {
		v.Number, v.Rest = &number, strings.TrimSpace(v.Value[length:])
	}
	return v
}

func (r *reader) notNumber(t Text, written string, err error) {
	f := r.add(finding.NilaiTakSah, t.Span, "%q bukan bilangan Indonesia", cut(written))
	switch _, length, ok := angka.Prefix(written); {
	case errors.Is(err, angka.ErrTooLong):
		f.Message = "bilangan ini lebih dari 50 angka"
	case ok && length < len(written):
		f.Hint = "tulis bilangannya saja; satuan ditulis di satuan"
	case strings.Count(written, ".") == 1 && !strings.Contains(written, ","):
		f.Hint = "koma untuk desimal, titik untuk ribuan: \"" + cut(strings.Replace(written, ".", ",", 1)) + "\""
	default:
		f.Hint = "contoh: 50_272, \"50.272\", \"15,5%\""
	}
}

// tahun reads a calendar year; 0 where there is none.
func (r *reader) tahun(n *tomltree.Node) int {
	if n == nil {
		return 0
	}
	s, ok := n.Text()
	if n.Kind == tomltree.Integer {
		s, ok = n.Literal(), true
	}
	if s = clean(s, false); !ok || s == "" {
		return 0
	}
	year, ok := schema.ParseYear(s)
	if !ok {
		r.add(finding.NilaiTakSah, n.Span, "%q bukan tahun", cut(s)).Hint = "tulis empat angka, misalnya 2018"
	}
	return year
}

// place returns where a value stands; nowhere where there is none.
func place(n *tomltree.Node) source.Span {
	if n == nil {
		return source.Span{}
	}
	return n.Span
}

package workbook

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/angka"
	"iku/content/schema"
	"iku/content/tomltree"
)

// The keys under which documents stand in JSON by the names of their files, where they
// are more than one, and what they inherit.
const (
	several   = "lembar"
	inherited = "bersama"
)

// JSON writes documents as data: the keys and values of their TOML with all that they
// inherit, in the order of the schema. One document is the object that the JSON Schema
// of the format describes; several are {"lembar": {NAME: object}, "bersama": {NAME:
// object}}, the latter what documents inherit.
func JSON(to io.Writer, d Documents) error {
	w := jsonWriter{&bytes.Buffer{}}
	from := subjects{Documents: d, tree: Input.full}
	if d.own() == 1 {
		d.Names, d.Shared = d.Names[:1], 0
		from = subjects{Documents: d, tree: Input.resolved}
	}
	err := inOrder(d.Jobs, len(d.Names), from.at, func(i int, s subject) error {
		depth := 2
		switch i {
		case 0:
			if d.own() > 1 {
				w.WriteString("{\n  " + jsonText(several) + ": {\n    " + jsonText(s.name) + ": ")
			} else {
				depth = 0
			}
		case d.own():
			w.WriteString("\n  },\n  " + jsonText(inherited) + ": {\n    " + jsonText(s.name) + ": ")
		default:
			w.WriteString(",\n    " + jsonText(s.name) + ": ")
		}
		w.table(s.root, schema.Root, depth)
		_, err := w.WriteTo(to)
		return err
	})
	if err != nil {
		return err
	}
	if d.own() > 1 {
		w.WriteString("\n  }\n}")
	}
	w.WriteString("\n")
	_, err = w.WriteTo(to)
	return err
}

type jsonWriter struct{ *bytes.Buffer }

func jsonText(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string is always encoded
	return strings.TrimSuffix(b.String(), "\n")
}

func (w jsonWriter) table(n *node, f *schema.Fields, depth int) {
	if len(n.children) == 0 {
		w.WriteString("{}")
		return
	}
	if f == nil {
		f = &schema.Fields{}
	}
	w.WriteString("{")
	for i, e := range entries(n, f) {
		if i > 0 {
			w.WriteString(",")
		}
		w.WriteString("\n" + strings.Repeat("  ", depth+1) + jsonText(e.n.name) + ": ")
		var fields *schema.Fields
		if e.k != nil {
			fields = e.k.Fields
		}
		w.value(e.n, fields, depth+1)
	}
	w.WriteString("\n" + strings.Repeat("  ", depth) + "}")
}

func (w jsonWriter) value(n *node, f *schema.Fields, depth int) {
	switch n.kind {
	case tomltree.Table:
		w.table(n, f, depth)
	case tomltree.Array:
		if len(n.children) == 0 {
			w.WriteString("[]")
			return
		}
		w.WriteString("[")
		for i, c := range n.children {
			if i > 0 {
				w.WriteString(",")
			}
			w.WriteString("\n" + strings.Repeat("  ", depth+1))
			w.value(c, f, depth+1)
		}
		w.WriteString("\n" + strings.Repeat("  ", depth) + "]")
	case tomltree.Bool:
		w.WriteString(n.text)
	case tomltree.Integer:
		if i, err := strconv.ParseInt(n.text, 0, 64); err == nil {
			w.WriteString(strconv.FormatInt(i, 10))
			return
		}
		w.WriteString(jsonText(n.text))
	case tomltree.Float:
		number := strings.TrimPrefix(strings.ReplaceAll(n.text, "_", ""), "+")
		if !json.Valid([]byte(number)) { // inf, nan
			number = jsonText(n.text)
		}
		w.WriteString(number)
	default:
		w.WriteString(jsonText(n.text))
	}
}

// maxJSONDepth is how deep values may lie in each other.
const maxJSONDepth = 50

// isJSON tells whether a file begins as the data of documents does.
func isJSON(data []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	return bytes.HasPrefix(text, []byte("{")) && !bytes.HasPrefix(text, []byte("{\\rtf"))
}

// fromJSON reads the data of documents.
func (b *book) fromJSON(data []byte) error {
	r := &jsonReader{book: b, Decoder: json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))), left: grid.MaxCells, data: data}
	r.UseNumber()
	root, err := r.value(schema.Root, nil, 0)
	if err == nil {
		if _, more := r.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("")
		}
	}
	var refused *grid.Refusal
	if err != nil && !errors.As(err, &refused) {
		line, column := 1, 1
		for _, c := range string(data[:min(int(r.InputOffset()), len(data))]) {
			if column++; c == '\n' {
				line, column = line+1, 1
			}
		}
		return grid.Refuse("periksa tanda kurung, petik dan koma di situ", "bukan JSON yang sah di sekitar baris %d, kolom %d", line, column)
	}
	if err != nil {
		return err
	}
	if root == nil || root.kind != tomltree.Table {
		return grid.Refuse("", "JSON ini tidak berisi dokumen")
	}
	if list := root.get(several); list != nil && list.kind == tomltree.Table && root.get("dokumen") == nil {
		for _, of := range []*node{list, root.get(inherited)} {
			for _, c := range children(of) {
				if c.kind == tomltree.Table {
					b.docs.list = append(b.docs.list, &document{name: c.name, root: c, shared: of != list})
				}
			}
		}
		b.inheritAgain()
	} else {
		b.docs.list = append(b.docs.list, &document{name: strings.TrimSuffix(b.from, filepath.Ext(b.from)), root: root})
	}
	kept := b.docs.list[:0]
	for _, d := range b.docs.list {
		if d.shared || !d.empty() {
			d.root.name = ""
			kept = append(kept, d)
		}
	}
	b.docs.list = kept
	return nil
}

type jsonReader struct {
	*book
	*json.Decoder
	left int
	data []byte
}

// value reads one value under a key; nil is null, which says nothing.
func (r *jsonReader) value(f *schema.Fields, k *schema.Key, depth int) (*node, error) {
	token, err := r.Token()
	if err != nil {
		return nil, err
	}
	if r.left--; r.left < 0 || depth > maxJSONDepth {
		return nil, grid.Refuse("bagi menjadi beberapa berkas", "JSON ini memuat terlalu banyak nilai, atau bersarang terlalu dalam")
	}
	switch t := token.(type) {
	case json.Delim:
		if t == '[' {
			list := &node{kind: tomltree.Array}
			for r.More() {
				e, err := r.value(f, k, depth+1)
				if err != nil {
					return nil, err
				}
				if e != nil {
					list.children = append(list.children, e)
				}
			}
			_, err := r.Token()
			return list, err
		}
		return r.object(f, depth)
	case string:
		if k != nil && k.Shape&schema.Date != 0 {
			if d, err := angka.ParseDate(t); err == nil && d.ISO() == t {
				return lit(tomltree.Date, t), nil
			}
		}
		return str(t), nil
	case json.Number:
		if strings.ContainsAny(t.String(), ".eE") {
			return lit(tomltree.Float, t.String()), nil
		}
		if _, err := t.Int64(); err != nil {
			return str(t.String()), nil
		}
		if k != nil && figure(k) {
			return lit(tomltree.Integer, underscored(t.String())), nil
		}
		return lit(tomltree.Integer, t.String()), nil
	case bool:
		return lit(tomltree.Bool, strconv.FormatBool(t)), nil
	}
	return nil, nil
}

func (r *jsonReader) object(f *schema.Fields, depth int) (*node, error) {
	n := &node{kind: tomltree.Table}
	met := map[string]bool{}
	for r.More() {
		token, err := r.Token()
		if err != nil {
			return nil, err
		}
		name, _ := token.(string)
		var k *schema.Key
		var fields *schema.Fields
		if f != nil {
			if k = f.Key(name); k == nil {
				for _, v := range f.Variants {
					if k == nil {
						k = v.Key(name)
					}
				}
			}
			if k == nil {
				k = f.Open
			}
			if k != nil {
				fields = k.Fields
			}
		}
		if f == schema.Root && (name == several || name == inherited) || f == nil && depth == 1 {
			fields = nil
		}
		if f == nil && depth == 1 { // a document among several
			fields = schema.Root
		}
		v, err := r.value(fields, k, depth+1)
		if err != nil {
			return nil, err
		}
		switch {
		case v == nil:
			r.tell(Lost, grid.Place{}, fmt.Sprintf("%q kosong (null), tidak dibaca", brief(name)))
		case met[name]:
			return nil, grid.Refuse("", "kunci %q disebut dua kali dalam satu objek", brief(name))
		case depth == 0 && name == "$schema":
		default:
			met[name], v.name = true, name
			n.children = append(n.children, v)
		}
	}
	_, err := r.Token()
	return n, err
}

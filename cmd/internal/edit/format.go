package edit

import (
	"net/http"
	"slices"

	"iku/content/schema"
	"iku/content/tomledit"
)

// table is a table of the format as forms are made of it.
type table struct {
	Name string `json:"nama"`
	Doc  string `json:"arti,omitempty"`
	Keys []key  `json:"kunci"`
	Open *key   `json:"lain,omitempty"` // what a key of the user's own choice holds
	By   string `json:"menurut,omitempty"`
	// Figures tells that its keys name indikator.
	Figures bool `json:"per_indikator,omitempty"`
	// Forms are the numbers of the tables of which one is meant, each told by its
	// first key.
	Forms []int `json:"bentuk,omitempty"`
}

type key struct {
	Name     string   `json:"nama"`
	Label    string   `json:"label"`
	Doc      string   `json:"arti,omitempty"`
	Takes    []string `json:"isi"` // teks, bilangan, ya, tanggal, daftar, tabel
	Long     bool     `json:"panjang,omitempty"`
	Required bool     `json:"wajib,omitempty"`
	Or       string   `json:"atau,omitempty"` // the key that may stand in its place
	Values   []string `json:"pilihan,omitempty"`
	Closed   bool     `json:"tertutup,omitempty"` // nothing but Values
	Default  string   `json:"baku,omitempty"`
	Heading  string   `json:"judul,omitempty"` // over its column
	Table    int      `json:"tabel"`           // the number of the table below it; -1: none
	Items    []string `json:"butir,omitempty"` // of a list
	Picture  bool     `json:"gambar,omitempty"`
	Card     bool     `json:"kartu,omitempty"`    // printed on the card of a profile alone
	Quarters bool     `json:"triwulan,omitempty"` // a figure for each quarter
	Spoken   []string `json:"sebutan,omitempty"`  // words over columns of other people's tables that mean it
}

var shapes = []struct {
	of   schema.Shape
	name string
}{
	{schema.Text, "teks"}, {schema.Number, "bilangan"}, {schema.Bool, "ya"}, {schema.Date, "tanggal"},
	{schema.List, "daftar"}, {schema.Table, "tabel"},
}

func shapeNames(s schema.Shape) []string {
	names := []string{}
	for _, shape := range shapes {
		if s&shape.of != 0 {
			names = append(names, shape.name)
		}
	}
	return names
}

// format is the format as a list of tables, the whole file first.
type format struct {
	tables  []*table
	numbers map[*schema.Fields]int
}

func (f *format) number(fields *schema.Fields) int {
	if fields == nil {
		return -1
	}
	if n, ok := f.numbers[fields]; ok {
		return n
	}
	n := len(f.tables)
	t := &table{Name: fields.Name, Doc: fields.Doc, Keys: []key{}, Figures: fields.ByIndikator}
	f.numbers[fields], f.tables = n, append(f.tables, t)
	for _, v := range fields.Variants {
		t.Forms = append(t.Forms, f.number(v))
	}
	for i := range fields.Keys {
		k := f.key(&fields.Keys[i])
		if slices.ContainsFunc(t.Keys, func(other key) bool { return other.Label == k.Label }) { // a change of them is called alike
			k.Label = (&schema.Key{Name: k.Name}).Label()
		}
		t.Keys = append(t.Keys, k)
	}
	if fields.Open != nil {
		open := f.key(fields.Open)
		t.Open = &open
		t.By = map[schema.Format]string{schema.Year: "tahun", schema.ColumnName: "kolom", schema.Slug: "temuan"}[fields.By]
	}
	return n
}

func (f *format) key(k *schema.Key) key {
	return key{Name: k.Name, Label: k.Label(), Doc: k.Doc, Takes: shapeNames(k.Shape), Long: k.Format == schema.Prose, Required: k.Required, Or: k.Or,
		Values: k.Values, Closed: k.Format == schema.Choice, Default: k.Default, Heading: k.Heading, Table: f.number(k.Fields), Items: shapeNames(k.Items), Picture: k.Picture, Card: k.Card,
		Quarters: k.Shape == schema.List && k.Format == schema.Value, Spoken: k.Spoken}
}

func serveFormat(w http.ResponseWriter, _ *http.Request) {
	f := &format{numbers: map[*schema.Fields]int{}}
	f.number(schema.Root)
	columns := []map[string]string{}
	for _, c := range schema.Columns {
		columns = append(columns, map[string]string{"nama": c.Name, "judul": c.Heading})
	}
	kinds := []map[string]string{}
	for _, j := range schema.JenisDokumen {
		kinds = append(kinds, map[string]string{"nama": j.Name, "judul": j.Judul})
	}
	send(w, http.StatusOK, map[string]any{"tabel": f.tables, "kolom": columns, "jenis": kinds})
}

// keyAt returns the description of what stands at a path: of a key, or of the
// element of a list; nil where the format has no such thing.
func keyAt(p tomledit.Path) *schema.Key {
	var names []string
	for _, s := range p {
		if s.Key != "" { // an element is described with its list
			names = append(names, s.Key)
		}
	}
	return schema.At(names...)
}

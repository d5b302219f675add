package reference

import (
	"fmt"
	"strings"

	"iku/content/schema"
)

// formats says what a text or number of a format looks like; those that are not
// here say no more than their shape.
var formats = map[schema.Format]string{
	schema.Year:       "tahun",
	schema.Period:     `periode: "2017-2022", atau satu tahun`,
	schema.Figure:     "bilangan",
	schema.Value:      "bilangan atau teks",
	schema.Length:     `panjang: "2,5cm", "215mm", "1in", "12pt"`,
	schema.PaperSize:  `kertas: "F4", "A4", atau "215mm x 330mm"`,
	schema.Formula:    "rumus",
	schema.Symbol:     "nama untuk dipakai di rumus",
	schema.Path:       "nama berkas",
	schema.Day:        "tanggal: 2025-02-24",
	schema.ColumnName: "nama kolom",
	schema.Slug:       "nama temuan",
	schema.Serial:     "nomor induk",
	schema.Typeface:   "nama huruf, atau berkasnya",
}

// types returns what a key takes, in words.
func types(k *schema.Key) string {
	var forms []string
	single := k.Shape &^ (schema.List | schema.Table)
	switch words, known := formats[k.Format]; {
	case k.Format == schema.Count:
		forms = append(forms, fmt.Sprintf("bilangan bulat %d sampai %d", k.Min, k.Max))
	case k.Format == schema.Choice:
		forms = append(forms, "pilihan")
	case known && single != 0:
		forms = append(forms, words)
	default:
		forms = append(forms, shapes(single)...)
	}
	if k.Shape&schema.List != 0 {
		of := shapes(k.Items &^ schema.Float)
		if k.Items&schema.List != 0 {
			of = []string{"pasangan"}
		}
		forms = append(forms, "daftar "+strings.Join(of, " dan "))
	}
	if k.Shape&schema.Table != 0 {
		forms = append(forms, "tabel")
	}
	return strings.Join(forms, " atau ")
}

// shapes names the shapes of a single value.
func shapes(s schema.Shape) (names []string) {
	for _, shape := range [...]struct {
		of   schema.Shape
		name string
	}{
		{schema.Text, "teks"},
		{schema.Number, "bilangan"},
		{schema.Bool, "true atau false"},
		{schema.Date, "tanggal"},
		{schema.Table, "tabel"},
	} {
		if s&shape.of != 0 {
			names = append(names, shape.name)
		}
	}
	return names
}

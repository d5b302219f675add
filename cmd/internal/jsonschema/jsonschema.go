// Package jsonschema makes a JSON Schema (draft 2020-12) of the format, so that
// editors complete, explain and check a document while it is typed.
//
// It is made of the tables that the reader reads by, and says what can be said
// without computing: which keys there are, the shapes and sets of their values,
// what is required. Whether a number, a date or a formula can be read, the
// reader says.
package jsonschema

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"iku/content/angka"
	"iku/content/finding"
	"iku/content/schema"
)

// object is a JSON object; its keys are written in alphabetical order.
type object map[string]any

// Make returns the schema of a whole document.
func Make() ([]byte, error) {
	m := &maker{defs: object{}, names: map[*schema.Fields]string{}}
	root := m.content(schema.Root)
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "Indikator Kinerja Utama (iku)"
	root["allOf"] = append([]object{m.whole(), m.noColumns()}, kinds()...)
	root["$defs"] = m.defs
	out, err := json.MarshalIndent(root, "", "  ")
	return append(out, '\n'), err
}

// maker makes schemas of tables, each table once.
type maker struct {
	defs  object
	names map[*schema.Fields]string
}

// ref returns a reference to the schema of a table.
func (m *maker) ref(f *schema.Fields) object {
	name, ok := m.names[f]
	if !ok {
		name = strings.ReplaceAll(f.Name, ".", "_")
		if f.Step {
			name += "_" + f.Keys[0].Name
		}
		for n := 2; m.defs[name] != nil; n++ {
			name = fmt.Sprintf("%s_%d", strings.TrimRight(name, "_0123456789"), n)
		}
		m.names[f], m.defs[name] = name, object{}
		m.defs[name] = m.content(f)
	}
	return object{"$ref": "#/$defs/" + name}
}

// content returns the schema of a table. What a table of its own must hold may
// be inherited, and is left to whole; what one of several must hold is not.
func (m *maker) content(f *schema.Fields) object {
	o := object{"type": "object"}
	if f.Doc != "" {
		o["description"] = f.Doc
	}
	if f.Variants != nil {
		var forms []object
		for _, v := range f.Variants {
			forms = append(forms, m.ref(v))
		}
		o["oneOf"] = forms
		return o
	}
	properties := object{}
	for _, k := range f.Keys {
		properties[k.Name] = m.key(k)
	}
	if f != schema.Abaikan.Fields {
		properties[schema.Abaikan.Name] = m.key(schema.Abaikan)
	}
	o["properties"] = properties
	o["additionalProperties"] = false
	if f == schema.Root { // of other years
		o["patternProperties"] = object{ofOtherYears: m.key(*f.Key("realisasi"))}
	}
	if _, own := schema.OwnTables[f]; own {
		o["additionalProperties"] = m.key(schema.OwnColumn)
	}
	if f.Open != nil {
		m.open(o, properties, f)
	}
	if required := requiredKeys(f); len(required) > 0 && (f.Part || f.Step || repeated()[f]) {
		o["required"] = required
	}
	return o
}

// open describes the keys that a table's user chooses.
func (m *maker) open(o, properties object, f *schema.Fields) {
	value := m.key(*f.Open)
	switch f.By {
	case schema.Year:
		o["patternProperties"] = object{"^[0-9]{4}$": value}
	case schema.Slug:
		for _, k := range finding.Kinds {
			named := m.key(*f.Open)
			named["description"] = finding.Explain(k.Slug).Judul
			properties[string(k.Slug)] = named
		}
	case schema.ColumnName:
		for _, name := range schema.ColumnNames() {
			properties[name] = value
		}
		o["additionalProperties"] = value
	default:
		o["additionalProperties"] = value
	}
}

// key returns the schema of a key's value.
func (m *maker) key(k schema.Key) object {
	forms := m.forms(k, k.Shape)
	o := forms[0]
	if len(forms) > 1 {
		o = object{"anyOf": forms}
	}
	if k.Doc != "" {
		o["description"] = k.Doc
	}
	if k.Default != "" {
		o["default"] = json.RawMessage(k.Default)
	}
	return o
}

// forms returns a schema for each shape that a value may take.
func (m *maker) forms(k schema.Key, shape schema.Shape) (forms []object) {
	if shape&schema.Text != 0 {
		forms = append(forms, m.text(k))
	}
	switch {
	case shape&schema.Float != 0:
		forms = append(forms, number(k, "number"))
	case shape&schema.Integer != 0:
		forms = append(forms, number(k, "integer"))
	}
	if shape&schema.Bool != 0 {
		forms = append(forms, object{"type": "boolean"})
	}
	if shape&schema.Date != 0 {
		forms = append(forms, object{"type": "string", "format": "date"})
	}
	if shape&schema.List != 0 {
		list := object{"type": "array"}
		element := k
		if k.Items&schema.List != 0 { // a list of pairs: a name and a number
			element.Items = schema.Text | schema.Float
		}
		items := m.forms(element, k.Items)
		list["items"] = items[0]
		if len(items) > 1 {
			list["items"] = object{"anyOf": items}
		}
		if k.Required {
			list["minItems"] = 1
		}
		forms = append(forms, list)
	}
	if shape&schema.Table != 0 {
		forms = append(forms, m.ref(k.Fields))
	}
	return forms
}

func (m *maker) text(k schema.Key) object {
	o := object{"type": "string"}
	switch {
	case k.Format == schema.Choice && !k.AnyCase:
		o["enum"] = k.Values
	case len(k.Values) > 0: // others than these are allowed too
		o["examples"] = k.Values
	case k.Format == schema.ColumnName:
		o["examples"] = schema.ColumnNames()
	case k.Required:
		o["pattern"] = `\S`
	}
	return o
}

func number(k schema.Key, kind string) object {
	o := object{"type": kind}
	switch k.Format {
	case schema.Count:
		o["minimum"], o["maximum"] = k.Min, k.Max
	case schema.Year, schema.Period:
		o["minimum"], o["maximum"] = angka.FirstYear, angka.LastYear
	}
	return o
}

// repeated holds the tables of which there may be several. They are inherited
// whole or not at all.
var repeated = sync.OnceValue(func() map[*schema.Fields]bool {
	tables := map[*schema.Fields]bool{}
	schema.Root.Walk(func(f *schema.Fields) {
		for _, k := range f.Keys {
			if k.Shape&schema.List != 0 && k.Items&schema.Table != 0 {
				tables[k.Fields] = true
			}
		}
	})
	return tables
})

func requiredKeys(f *schema.Fields) (names []string) {
	for _, k := range f.Keys {
		if k.Required && k.Or == "" {
			names = append(names, k.Name)
		}
	}
	return names
}

// whole says what a document that inherits nothing must hold.
func (m *maker) whole() object {
	tables := object{}
	for _, k := range schema.Root.Keys {
		if k.Shape == schema.Table {
			var must []object
			for _, key := range k.Fields.Keys {
				if key.Or != "" && k.Fields.Before(key.Name, key.Or) {
					must = append(must, object{"required": []string{key.Name}}, object{"required": []string{key.Or}})
				}
			}
			if required := requiredKeys(k.Fields); len(required) > 0 {
				tables[k.Name] = object{"required": required}
				if must != nil { // one of each pair
					tables[k.Name].(object)["anyOf"] = must
				}
			}
		}
	}
	return object{
		"if": object{"not": object{"anyOf": []object{{"required": []string{"warisan"}}, {"required": []string{"berdasarkan"}}}}},
		"then": object{
			"required":   []string{"dokumen"},
			"properties": tables,
			"anyOf": []object{
				{"required": []string{"sasaran"}}, {"required": []string{"indikator"}}, {"required": []string{"tujuan"}}, {"required": []string{"keputusan"}},
			},
		},
	}
}

// noColumns says that without columns of one's own there are no keys of one's
// own in an indikator.
func (m *maker) noColumns() object {
	items := func(f *schema.Fields, properties object) object {
		names := []string{schema.Abaikan.Name}
		for _, k := range f.Keys {
			names = append(names, k.Name)
		}
		return object{"items": object{"propertyNames": object{"enum": names}, "properties": properties}}
	}
	list := items(schema.Indikator, object{"rincian": items(schema.Rincian, object{})})
	within := func(key string) object {
		return items(schema.Root.Key(key).Fields, object{"indikator": list})
	}
	return object{
		"if": object{"not": object{"anyOf": []object{
			{"required": []string{"kolom_lain"}}, {"required": []string{"warisan"}}, {"required": []string{"berdasarkan"}},
		}}},
		"then": object{"properties": object{"indikator": list, "sasaran": within("sasaran"), "tujuan": within("tujuan"), "pk": object{
			"items": object{"properties": object{"sasaran": items(schema.Root.Key("pk").Fields.Key("sasaran").Fields, object{"indikator": list})}},
		}}},
	}
}

// kinds says of each kind of document which tables it does not have. A document that does
// not say its kind may inherit it, or be inherited by several.
func kinds() (rules []object) {
	for i := range schema.JenisDokumen {
		j := &schema.JenisDokumen[i]
		others, patterns := object{}, object{}
		for _, k := range schema.Root.Keys {
			if !slices.Contains(j.Tables, k.Name) && k.Name != schema.Abaikan.Name {
				others[k.Name] = false
			}
		}
		if !slices.Contains(j.Tables, "realisasi") {
			patterns[ofOtherYears] = false
		}
		rules = append(rules, object{
			"if": object{"required": []string{"dokumen"}, "properties": object{"dokumen": object{
				"required": []string{"jenis"}, "properties": object{"jenis": object{"const": j.Name}},
			}}},
			"then": object{"properties": others, "patternProperties": patterns},
		})
	}
	return rules
}

// ofOtherYears matches the keys of what other years reached.
const ofOtherYears = "^realisasi_[0-9]{4}$"

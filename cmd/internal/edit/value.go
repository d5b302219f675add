package edit

import (
	"encoding/json"
	"errors"
	"strings"

	"iku/content/pola"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomledit"
	"iku/content/tomltree"
)

var (
	plainNumber = pola.Regexp(`^[+-]?(0|[1-9][0-9]*)(_?[0-9]+)*(\.[0-9]+)?$`)
	plainDate   = pola.Regexp(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
)

var errValue = errors.New("nilai ini tidak dapat ditulis")

// literal returns what was typed as TOML: a text, a yes or no, a list of these,
// or an object. What was written as a number and still is one stays a number; a
// text that keeps its quotes keeps them.
func literal(k *schema.Key, was *tomltree.Node, typed json.RawMessage) (string, error) {
	var v any
	if err := json.Unmarshal(typed, &v); err != nil {
		return "", errValue
	}
	return written(k, was, v, 0)
}

// deepest bounds lists within lists.
const deepest = 6

func written(k *schema.Key, was *tomltree.Node, v any, depth int) (string, error) {
	if depth > deepest {
		return "", errValue
	}
	switch v := v.(type) {
	case bool:
		if v {
			return "true", nil
		}
		return "false", nil
	case string:
		return text(k, was, v), nil
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			element := *orNone(k)
			element.Shape = element.Items
			var there *tomltree.Node
			if was != nil && was.Kind == tomltree.Array && i < len(was.Children) {
				there = was.Children[i]
			}
			part, err := written(&element, there, item, depth+1)
			if err != nil {
				return "", err
			}
			parts[i] = part
		}
		return "[" + strings.Join(parts, ", ") + "]", nil
	case map[string]any:
		return object(k, v, depth)
	}
	return "", errValue
}

// object returns a table in braces, its keys in the order of the format.
func object(k *schema.Key, v map[string]any, depth int) (string, error) {
	fields := orNone(k).Fields
	var parts []string
	add := func(name string) error {
		value, ok := v[name]
		if !ok {
			return nil
		}
		delete(v, name)
		var below *schema.Key
		if fields != nil {
			below = fields.Below(name)
		}
		part, err := written(below, nil, value, depth+1)
		parts = append(parts, tomledit.QuoteKey(name)+" = "+part)
		return err
	}
	if fields != nil {
		for i := range fields.Keys {
			if err := add(fields.Keys[i].Name); err != nil {
				return "", err
			}
		}
	}
	for _, name := range sortedKeys(v) {
		if err := add(name); err != nil {
			return "", err
		}
	}
	return "{ " + strings.Join(parts, ", ") + " }", nil
}

// Numbers of TOML as people write them: dots between groups of three digits, a comma before
// decimals.
var (
	inGroups = pola.Regexp(`^[+-]?[1-9][0-9]{0,2}(_[0-9]{3})+$`)
	decimal  = pola.Regexp(`^[+-]?(0|[1-9][0-9]*)\.[0-9]+$`)
	dotted   = pola.Regexp(`^[+-]?[1-9][0-9]{0,2}(\.[0-9]{3})+$`)
	comma    = pola.Regexp(`^[+-]?(0|[1-9][0-9]*),[0-9]+$`)
)

// numberText returns a number of TOML as it is shown; asNumber reads it, and whatever is
// typed in its place. A number that is written otherwise is shown as it is written.
func numberText(literal string) string {
	switch {
	case inGroups().MatchString(literal):
		return strings.ReplaceAll(literal, "_", ".")
	case decimal().MatchString(literal):
		return strings.Replace(literal, ".", ",", 1)
	}
	return literal
}

func asNumber(typed string) (literal string, ok bool) {
	switch {
	case dotted().MatchString(typed):
		typed = strings.ReplaceAll(typed, ".", "_")
	case comma().MatchString(typed):
		typed = strings.Replace(typed, ",", ".", 1)
	case !plainNumber().MatchString(typed):
		return "", false
	}
	return typed, valid(typed)
}

// text returns a text as TOML, as a number or a date where the format or what
// stood there says so.
func text(k *schema.Key, was *tomltree.Node, s string) string {
	shape := orNone(k).Shape
	number := shape&schema.Number != 0 && (shape&schema.Text == 0 || was != nil && (was.Kind == tomltree.Integer || was.Kind == tomltree.Float))
	trimmed := strings.TrimSpace(s)
	if number {
		if v, ok := asNumber(trimmed); ok {
			return v
		}
	}
	if shape&schema.Date != 0 && plainDate().MatchString(trimmed) && valid(trimmed) {
		return trimmed
	}
	if strings.Contains(s, "\n") {
		if block := `"""` + "\n" + tomledit.Escape(s, "\n") + `"""`; valid(block) {
			return block
		}
	}
	return tomledit.Quote(s)
}

// valid tells whether a value is TOML.
func valid(value string) bool {
	_, fault := tomltree.Parse(source.NewFile("", []byte("x = "+value)))
	return fault == nil
}

func orNone(k *schema.Key) *schema.Key {
	if k == nil {
		return &schema.Key{Shape: schema.Text}
	}
	return k
}

package schema

import "strings"

// Order returns the keys of the table of that name, "sasaran.indikator", in the order of
// the format; "" names what stands before the first table. Nil where there is none.
func Order(table string) (names []string) {
	fields := Root
	if table != "" {
		k := At(strings.Split(table, ".")...)
		if k == nil || k.Fields == nil {
			return nil
		}
		fields = k.Fields
	}
	for _, v := range append([]*Fields{fields}, fields.Variants...) {
		for _, k := range v.Keys {
			names = append(names, k.Name)
		}
	}
	return names
}

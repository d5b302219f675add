package main

import (
	"regexp"
	"testing"

	"iku/content/schema"
)

// The full example shows every key of every table, if only in a comment.
func TestFullExampleShowsEveryKey(t *testing.T) {
	schema.Root.Walk(func(f *schema.Fields) {
		for _, k := range f.Keys {
			shown := regexp.MustCompile(`(?m)(^|[\s#{])` + k.Name + `\s*=|\[(\w+\.)*` + k.Name + `\]`)
			if !shown.Match(fullTemplate) {
				t.Errorf("%s.%s is not shown", f.Name, k.Name)
			}
		}
	})
}

package synthetic

import (
	"fmt"
	"strconv"
	"strings"
)

// writer writes TOML.
type writer struct{ strings.Builder }

func (w *writer) table(name string) { fmt.Fprintf(w, "\n[%s]\n", name) }
func (w *writer) entry(name string) { fmt.Fprintf(w, "\n[[%s]]\n", name) }

// raw writes a key with a value that is TOML already.
func (w *writer) raw(key, value string) { fmt.Fprintf(w, "%s = %s\n", key, value) }

// text writes a key with a string; nothing where the string is empty.
func (w *writer) text(key, value string) {
	if value != "" {
		w.raw(key, quote(value))
	}
}

func (w *writer) integer(key string, n int) { w.raw(key, strconv.Itoa(n)) }
func (w *writer) boolean(key string, b bool) {
	w.raw(key, strconv.FormatBool(b))
}

// texts writes a key with a list of strings.
func (w *writer) texts(key string, list []string) { w.raw(key, array(list)) }

func array(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = quote(s)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`)

// quote returns a basic string.
func quote(s string) string { return `"` + escapes.Replace(s) + `"` }

// pair is a key of an inline table with its value, as TOML.
type pair struct{ key, value string }

func inline(pairs []pair) string {
	out := make([]string, len(pairs))
	for i, p := range pairs {
		out[i] = p.key + " = " + p.value
	}
	return "{ " + strings.Join(out, ", ") + " }"
}

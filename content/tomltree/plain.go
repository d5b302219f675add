package tomltree

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// What is plain can be read in one way only, so that the syntax tree says it all:
// keys that stand for the first time, text without escapes, numbers in their
// usual form.
//
// A single value that is not plain is asked of the decoder; where the structure is
// not, or a value is refused, the decoder reads the whole file. Tests hold both
// ways to the same trees.

// maxAsked is how many values the decoder is asked for one by one: about as many
// as take the time in which it reads the file.
const maxAsked = 32

// headed tells whether n is an array whose tables have headers.
func (n *Node) headed() bool {
	return n.Kind == Array && len(n.Children) > 0 && n.Children[0].Kind == Table && !n.Children[0].Inline
}

// fresh tells whether n is a table of which nothing has been said but its name.
func (n *Node) fresh() bool {
	return n.Kind == Table && len(n.Children) == 0 && n.Region().IsZero()
}

// scalar gives a node the value that is written at its place.
func (b *builder) scalar(n *Node) {
	if b.doubtful {
		return
	}
	written := b.text[n.Span.Start-b.base : n.Span.End-b.base]
	if n.plain(written) {
		return
	}
	if b.asked++; b.asked > maxAsked {
		b.doubtful = true
		return
	}
	value, err := decode("v = " + written)
	table, _ := value.(map[string]any)
	b.doubtful = err != nil || len(table) != 1 || n.take(table["v"]) != nil
}

// plain gives the node a value that is plain; false where it is not.
func (n *Node) plain(written string) bool {
	switch n.Kind {
	case String:
		text, ok := plainText(written)
		n.text = text
		return ok
	case Integer:
		if !plainDigits(strings.TrimPrefix(written, "-")) {
			return false
		}
		v, err := strconv.ParseInt(strings.ReplaceAll(written, "_", ""), 10, 64)
		n.bits = uint64(v)
		return err == nil
	case Float:
		whole, part, _ := strings.Cut(strings.TrimPrefix(written, "-"), ".")
		if !plainDigits(whole) || part == "" || strings.Trim(part, "0123456789") != "" {
			return false
		}
		v, err := strconv.ParseFloat(strings.ReplaceAll(written, "_", ""), 64)
		n.bits = math.Float64bits(v)
		return err == nil
	case Bool:
		n.bits = bitOf(written == "true")
		return written == "true" || written == "false"
	case Date:
		_, err := time.Parse(time.DateOnly, written)
		return err == nil
	}
	return false
}

// plainText returns what stands between the quotes of a string without escapes
// or carriage returns.
func plainText(written string) (string, bool) {
	if len(written) < 2 || strings.ContainsAny(written, "\\\r") {
		return "", false
	}
	quote := written[0]
	if len(written) < 6 || written[1] != quote {
		return written[1 : len(written)-1], true
	}
	return strings.TrimPrefix(written[3:len(written)-3], "\n"), written[2] == quote
}

// plainDigits tells whether s is a decimal number as TOML allows it, without a
// sign: no idle zeros, underscores between digits only.
func plainDigits(s string) bool {
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || s[0] == '0' && s != "0" {
		return false
	}
	for i := range len(s) {
		if !digit(s[i]) && (s[i] != '_' || s[i-1] == '_') {
			return false
		}
	}
	return true
}

package setting

import (
	"strings"

	"iku/fonts"
)

// Shortened returns the text, or as many of its words as have room before dots.
// Text that the face cannot show is left out.
func (s Style) Shortened(t string, room Length) string {
	if !Shows(s.Face, t) {
		return ""
	}
	if s.Width(t) <= room {
		return t
	}
	dots := "..."
	if s.Face.Has('…') {
		dots = "…"
	}
	words := strings.Fields(t)
	for n := len(words) - 1; n > 0; n-- {
		if short := strings.Join(words[:n], " ") + " " + dots; s.Width(short) <= room {
			return short
		}
	}
	return ""
}

// Shows tells whether a face has every character of a text.
func Shows(face *fonts.Face, t string) bool {
	for _, r := range t {
		if !face.Has(r) {
			return false
		}
	}
	return true
}

package sign_test

import (
	"bytes"
	"strings"
	"testing"

	"iku/pdf/object"
	"iku/sign"
	"iku/sign/signtest"
)

// TestSameWords: pages that say the same in another setting, and pages that do not.
func TestSameWords(t *testing.T) {
	before := sheet(t, true)
	text := func(with, instead string) []byte {
		found := false
		out := signtest.Anew(t, before, func(o object.Object) object.Object {
			s, ok := o.(*object.Stream)
			if !ok {
				return o
			}
			plain, err := (&object.File{}).Decode(s)
			if err != nil || !bytes.Contains(plain, []byte(" Tf")) || !bytes.Contains(plain, []byte(with)) {
				return o
			}
			found = true
			return &object.Stream{Dict: s.Dict.Without("Filter"), Raw: bytes.Replace(plain, []byte(with), []byte(instead), 1)}
		})
		if !found {
			t.Fatalf("no page says %q", with)
		}
		return out
	}
	for _, c := range []struct {
		name  string
		after []byte
		want  bool
	}{
		{"the same", before, true},
		{"written anew", signtest.Anew(t, before, nil), true},
		{"elsewhere on the page", text("72 ", "90 "), true},
		{"another word", text("YULIANTO", "YULIANTA"), false},
		{"a word more", text("(Halaman 1", "(Halaman Palsu 1"), false},
		{"a curve more", text("BT", "0 0 m 1 1 2 2 3 3 c f BT"), false},
		{"text that only clips", text("BT", "BT 7 Tr"), false},
		{"words beside the text", text("BT", "/Artifact BMC BT /F1 9 Tf (Tidak berlaku) Tj ET EMC BT"), false},
		{"many boxes more", text("BT", strings.Repeat("0 0 1 1 re f ", 99)+"BT"), false},
	} {
		if got := sign.SameWords(before, c.after); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

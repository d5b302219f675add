package content

import "testing"

func TestButirOf(t *testing.T) {
	for line, want := range map[string]string{
		"1. satu": "1. 1.", "12) dua belas": "12) 1)", "(3) tiga": "(3) (1)", "a. huruf": "a. a.", "b) huruf": "b) a)", "(c) huruf": "(c) (a)",
		"A. huruf": "A. A.", "- tanda": "- -", "• tanda": "• •", "* tanda": "* *",
	} {
		b, ok := ButirOf(line)
		if got := b.Label + " " + b.Kind; !ok || got != want {
			t.Errorf("%q: %q %t", line, got, ok)
		}
	}
	for _, line := range []string{"", "1.", "1. ", "1.000 orang", "2024. Data", "-5 derajat", "Rp. 500", "ab. kata", "1a. kata", "(a. kata", "() kata", ") kata", ". kata", "% persen", "dr. Ani", "12,5 persen", "x y"} {
		if b, ok := ButirOf(line); ok {
			t.Errorf("%q is an item of kind %q", line, b.Kind)
		}
	}
}

func TestButirLines(t *testing.T) {
	for text, want := range map[string]string{
		"Perkara:\n- Kasasi\n- PK":              "Perkara:\n- Kasasi\n- PK",
		"Perkara:\n- Kasasi":                    "Perkara:\n- Kasasi",
		"Perkara\nyang diputus:\n1. a\nb\n2. c": "Perkara yang diputus:\n1. a b\n2. c",
		"Jumlah perkara\nyang diputus":          "",
		"Menurut Pasal\n1. huruf a":             "",
		"- hanya satu\nbutir":                   "",
	} {
		if got := butirLines(text); got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

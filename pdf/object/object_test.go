package object

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestObjectsAreRead(t *testing.T) {
	for in, want := range map[string]Object{
		"null":                   Null{},
		"true":                   Bool(true),
		"-17":                    Int(-17),
		"+.5":                    Real(.5),
		"4.":                     Real(4),
		"/A#20B/C":               Name("A B"),
		"/A#2":                   Name("A#2"),
		"(a(b)\\)\\101\\7z\\\n)": String("a(b))A\x07z"),
		"(a\r\nb\\q)":            String("a\nbq"),
		"<48 6 5 7>":             String("Hep"),
		"[1 0 R 2 % x\n3]":       Array{Ref{1, 0}, Int(2), Int(3)},
		"<</A/B/C<</D[]>>>>":     Dict{{"A", Name("B")}, {"C", Dict{{"D", Array{}}}}},
		"12 0 Rx":                Int(12),
	} {
		got, err := NewLexer([]byte(in), 0).Object()
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %#v, %v; want %#v", in, got, err, want)
		}
	}
	for _, in := range []string{"", "(", "(\\", "<", "<4g>", "<<", "<</A", "<</A 1", "<<1>>", "[", "]", ">>", "nul", "nullx", "-", "1e9",
		"99999999999999999999", "{", strings.Repeat("[", 100000), strings.Repeat("<</A", 100000)} {
		l := NewLexer([]byte(in), 0)
		if o, err := l.Object(); err == nil && l.Pos() == len(in) {
			t.Errorf("%.20q: read as %#v", in, o)
		}
	}
}

func TestTextStrings(t *testing.T) {
	for _, s := range []string{"", "Dinas (Koperasi)", "Lembar – 2017", "\u2028x", "😀", "tab\there", "a\x01b"} {
		if got := Text(s).Text(); got != s {
			t.Errorf("%q becomes %q", s, got)
		}
	}
	if got := String("caf\xe9 \x84 \xA0").Text(); got != "café — €" {
		t.Errorf("PDFDocEncoding: %q", got)
	}
	if got := String("\xEF\xBB\xBFé").Text(); got != "é" {
		t.Errorf("UTF-8: %q", got)
	}
}

func TestDates(t *testing.T) {
	for _, zone := range []int{0, 7 * 3600, -3*3600 - 1800} {
		want := time.Date(2018, 1, 22, 10, 11, 12, 0, time.FixedZone("", zone))
		if s := Date(want); !s.Date().Equal(want) {
			t.Errorf("%v is written %s and read %v", want, s, s.Date())
		}
	}
	for in, want := range map[String]time.Time{
		"D:2018":                 time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC),
		"D:20180122101112Z00'00": time.Date(2018, 1, 22, 10, 11, 12, 0, time.UTC),
		"yesterday":              {},
	} {
		if got := in.Date(); !got.Equal(want) {
			t.Errorf("%s: %v, want %v", in, got, want)
		}
	}
}

// What is read is written so that it is read the same.
func FuzzObject(f *testing.F) {
	for _, s := range []string{"null", "[1 2.5 -3 0 R 4 0 R]", "<</A#20(\\051x)/B<00ff>/C[true false null]>>", "(a\r\n(b))", "%c\n12 "} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		first, err := NewLexer(data, 0).Object()
		if err != nil {
			return
		}
		text := Append(nil, first)
		second, err := NewLexer(text, 0).Object()
		if err != nil {
			t.Fatalf("%q cannot be read: %v", text, err)
		}
		if again := Append(nil, second); string(again) != string(text) {
			t.Fatalf("%q is read and written as %q", text, again)
		}
	})
}

package grid

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"strings"
	"testing"
)

// Numbers and times are shown as an Indonesian spreadsheet shows them.
func TestShow(t *testing.T) {
	for _, c := range []struct{ code, raw, want string }{
		{"", "0.5", "0,5"},
		{"0.0%", "0.155", "15,5%"},
		{"#,##0", "198014", "198.014"},
		{"#,##0;(#,##0)", "-5", "(5)"},
		{`#,##0;-#,##0;"-"`, "0", "-"},
		{`#,##0;-#,##0;"-"`, "-7", "-7"},
		{"#,##0,,", "2000000", "2"},
		{"#,##0,", "1500000", "1.500"},
		{"# ?/??", "0.5", "1/2"},
		{"# ?/??", "1.5", "1 1/2"},
		{"# ?/?", "3", "3"},
		{"?/4", "0.75", "3/4"},
		{"0.00E+00", "12345", "1,23E+04"},
		{"h:mm", "0.059027777777777776", "1:25"},
		{"hh:mm", "0.059027777777777776", "01:25"},
		{"[h]:mm", "1.5", "36:00"},
		{"mm:ss", "0.0008680555555555556", "01:15"},
		{"h:mm AM/PM", "0.75", "6:00 PM"},
		{"mmm-yy", "46000", "Des-25"},
		{"d mmmm yyyy", "43122", "22 Januari 2018"},
		{"dd/mm/yyyy", "43122", "22/01/2018"},
		{"dddd", "43122", "Senin"},
		{`0" orang"`, "12", "12 orang"},
		{`[$Rp-421]#,##0`, "1500", "Rp 1.500"},
		{"General", "84.5", "84,5"},
		{"0;;", "-3", ""},
	} {
		shown, ok := FormatOf(0, c.code).Show(c.raw, false)
		if !ok || shown.Text != c.want {
			t.Errorf("%s as %q: %q, want %q", c.raw, c.code, shown.Text, c.want)
		}
	}
	for code, want := range map[string]bool{"#,##0,,": true, "0": true, "0.00": false, "[>100]0.00;0.0": true} {
		if shown, _ := FormatOf(0, code).Show("1500000.25", false); (shown.Unsure != "") != want {
			t.Errorf("%q: %q", code, shown.Unsure)
		}
	}
}

// What is larger than it may be is refused while it is read.
func TestWalkIsBounded(t *testing.T) {
	nothing := func(xml.Token, *xml.Decoder) error { return nil }
	for name, c := range map[string]struct {
		bounds Bounds
		text   string
		want   string
	}{
		"text":     {Bounds{Elements: 10, Text: 1000}, "<a>" + strings.Repeat(" ", 2000) + "</a>", "terlalu besar"},
		"elements": {Bounds{Elements: 10, Text: 1000}, "<a>" + strings.Repeat("<b/>", 20) + "</a>", "unsur"},
		"depth":    {Bounds{Elements: 1000, Text: 10_000}, strings.Repeat("<a>", 300), "bersarang"},
	} {
		err := c.bounds.Walk("x", strings.NewReader(c.text), nothing)
		var refused *Refusal
		if !errors.As(err, &refused) || !strings.Contains(refused.Message, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := (&Bounds{Elements: 10, Text: 1000}).Walk("x", strings.NewReader("<a><b/></a>"), nothing); err != nil {
		t.Error(err)
	}
}

// A part is no longer than it may be, whatever the archive says.
func TestArchiveIsBounded(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range map[string]string{`A\B.xml`: "<a/>", "bomb": strings.Repeat("\x00", 100_000)} {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	a, err := OpenArchive(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if text, err := a.Read("/a/b.XML", 100); err != nil || string(text) != "<a/>" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := a.Read("bomb", 1000); err == nil {
		t.Error("a bomb is read")
	}
}

// A merged cell is one cell; what lies under it is not seen.
func TestMerge(t *testing.T) {
	s := New("S")
	s.Put(1, 1, Cell{Text: "a"})
	s.Put(2, 1, Cell{Text: "under"})
	s.Put(2, 2, Cell{Text: "b"})
	left := 100
	if err := s.Merge(1, 1, 2, 1, &left); err != nil {
		t.Fatal(err)
	}
	if c := s.At(2, 1); c.Empty() || c.Text != "a" || c.Begins(2, 1) {
		t.Errorf("%+v", c)
	}
	if len(s.Row(2)) != 2 || s.Cells()[1].Unseen != Covered {
		t.Error(s.Row(2), s.Cells()[1])
	}
	left = 1
	if s.Merge(1, 1, 2, 2, &left) == nil {
		t.Error("merges are not bounded")
	}
}

// Formats of strangers are read without a fault.
func FuzzFormat(f *testing.F) {
	for _, code := range []string{"General", "0.0%", `#,##0" orang"`, `[$Rp-421]#,##0;[Red]-0`, `_(* #,##0_);"x`, AsTOML, `yyyy\-mm`, "# ??/??", "[h]:mm:ss.000", "0.0E+0"} {
		f.Add(code, "0.155")
	}
	f.Fuzz(func(t *testing.T, code, value string) {
		format := FormatOf(0, code)
		if shown, ok := format.Show(value, false); ok && shown.Text == "" && shown.Unsure == "" && format.General() {
			t.Errorf("%q as %q says nothing", value, code)
		}
	})
}

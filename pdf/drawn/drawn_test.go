package drawn_test

import (
	"bytes"
	"compress/lzw"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"testing"

	"iku/pdf/drawn"
	"iku/pdf/object"
)

// made returns a PDF of one page with a content, which is the stream 5; objects from 6
// on may be named by the fonts, the entries of the page and the stream.
func made(content, filter, page, fonts string, objects ...string) []byte {
	if !strings.Contains(page, "/Resources") {
		page += " /Resources << /Font 4 0 R >>"
	}
	all := append([]string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>",
		"<< /Type /Page /Parent 2 0 R /Contents 5 0 R " + page + " >>", "<< " + fonts + " >>",
		fmt.Sprintf("<< /Length %d %s >>\nstream\n%s\nendstream", len(content), filter, content),
	}, objects...)
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range all {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(all)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(all)+1, xref)
	return b.Bytes()
}

func stream(text string) string {
	return fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(text), text)
}

func read(t *testing.T, data []byte) drawn.Page {
	t.Helper()
	f, err := object.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := drawn.Pages(f)
	if err != nil || len(pages) != 1 {
		t.Fatal(err, len(pages))
	}
	return pages[0]
}

const helvetica = "/F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"

// The codes of strings are characters as their font says.
func TestFonts(t *testing.T) {
	const bf = "begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <00660069> endbfchar 2 beginbfrange <42> <44> <0061> <45> <46> [<0078> <00a0>] endbfrange endcmap"
	const wide = "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0041> <0043> <0061> endbfrange"
	composite := func(more string) string {
		return "/F << /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H " + more + " /DescendantFonts [<< /Subtype /CIDFontType2 /DW 500 /W [65 [1000]] >>] >>"
	}
	for name, c := range map[string]struct {
		fonts, show, want string
		objects           []string
	}{
		"standard":         {helvetica, `(it's \256 \055)`, "it’s fi -", nil},
		"Windows":          {"/F << /Subtype /TrueType /Encoding /WinAnsiEncoding >>", `(\223a\224 \255 \226)`, "“a” - –", nil},
		"Macintosh":        {"/F << /Subtype /TrueType /Encoding /MacRomanEncoding >>", `(\322a\323)`, "“a”", nil},
		"differences":      {"/F << /Subtype /Type1 /Encoding << /Differences [65 /b /uni00E9 /summation 70 /f_i /a.alt] >> >>", "(ABCFG)", "béΣfia", nil},
		"an unknown name":  {"/F << /Subtype /Type1 /Encoding << /Differences [65 /g17] >> >>", "(A)", "\ufffd!", nil},
		"a map to Unicode": {"/F << /Subtype /TrueType /ToUnicode 6 0 R >>", "(ABDEFZ)", "fiacx Z", []string{stream(bf)}},
		"symbols":          {"/F << /Subtype /Type1 /BaseFont /Symbol >>", `(\267 \263)`, "• ≥", nil},
		"composite":        {composite("/ToUnicode 6 0 R"), "<004100420043>", "abc", []string{stream(wide)}},
		"without a map":    {composite(""), "<0041>", "\ufffd!", nil},
		"a code without":   {composite("/ToUnicode 6 0 R"), "<00410099>", "a\ufffd!", []string{stream(wide)}},
	} {
		p := read(t, made("BT /F 10 Tf 50 700 Td "+c.show+" Tj ET", "", "", c.fonts, c.objects...))
		var texts []string
		for _, w := range p.Words {
			if w.Unread {
				w.Text += "!"
			}
			texts = append(texts, w.Text)
		}
		if got := strings.Join(texts, " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A word stands where its page shows it.
func TestPlaces(t *testing.T) {
	const content = "BT /F 10 Tf 50 700 Td (ab) Tj ET 10 20 m 110 20 l S 10 20 0.5 30 re f"
	for turn, want := range map[int]string{
		0:   "50 100 0 / 10 780 110 780 / 10.25 750 10.25 780",
		90:  "700 50 3 / 20 10 20 110 / 20 10.25 50 10.25",
		180: "550 700 2 / 490 20 590 20 / 589.75 20 589.75 50",
		270: "100 550 1 / 780 490 780 590 / 750 589.75 780 589.75",
	} {
		p := read(t, made(content, "", fmt.Sprint("/Rotate ", turn), helvetica))
		got := fmt.Sprintf("%g %g %d", p.Words[0].X, p.Words[0].Y, p.Words[0].Turn)
		for _, r := range p.Rules {
			got += fmt.Sprintf(" / %g %g %g %g", r.X0, r.Y0, r.X1, r.Y1)
		}
		if got != want {
			t.Errorf("%d: %s, want %s", turn, got, want)
		}
	}
}

// Contents are coded in every way that is no picture's.
func TestFilters(t *testing.T) {
	const content = "BT /F 10 Tf 50 700 Td (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET "
	var a85, packed bytes.Buffer
	w := ascii85.NewEncoder(&a85)
	_, _ = w.Write([]byte(content))
	_ = w.Close()
	l := lzw.NewWriter(&packed, lzw.MSB, 8) // short enough for both ways of growing codes
	_, _ = l.Write([]byte(content))
	_ = l.Close()
	runs := string(byte(len(content)-1)) + content + "\x80"
	for filter, data := range map[string]string{
		"/Filter /ASCII85Decode":                    a85.String() + "~>",
		"/Filter /ASCIIHexDecode":                   hex.EncodeToString([]byte(content)) + ">",
		"/Filter /LZWDecode":                        packed.String(),
		"/Filter /RunLengthDecode":                  runs,
		"/Filter [/ASCIIHexDecode/RunLengthDecode]": hex.EncodeToString([]byte(runs)) + ">",
	} {
		if p := read(t, made(data, filter, "", helvetica)); len(p.Words) != 1 || len(p.Words[0].Text) != 32 {
			t.Errorf("%s: %v", filter, p.Words)
		}
	}
	f, err := object.Open(made("\x05ab", "/Filter /RunLengthDecode", "", helvetica))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := drawn.Pages(f); err == nil {
		t.Error("a run without its bytes is read")
	}
}

// A file that wants more work than any document is refused.
func TestBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("reads as much as any file may have")
	}
	form := "<< /Subtype /Form /Length 16001 >>\nstream\n" + strings.Repeat("q Q ", 4000) + "\nendstream"
	f, err := object.Open(made(strings.Repeat("/X Do ", 4000), "", "/Resources << /XObject << /X 6 0 R >> >>", helvetica, form))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := drawn.Pages(f); !errors.Is(err, drawn.ErrTooMuch) {
		t.Error(err)
	}
}

// What people do not see is told apart, and what they see beside the content is read.
func TestSeen(t *testing.T) {
	layered := func(content, properties string) []byte {
		return bytes.Replace(made(content, "", "/Resources << /Font 4 0 R /Properties << "+properties+" >> >>", helvetica, "<< /Type /OCG >>", "<< /Type /OCG >>"),
			[]byte("/Type /Catalog /Pages 2 0 R >>"), []byte("/Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [6 0 R] >> >> >>"), 1)
	}
	rebuilt := func(data []byte) drawn.Page {
		f, err := object.Rebuild(data) // offsets are no longer right
		if err != nil {
			t.Fatal(err)
		}
		pages, err := drawn.Pages(f)
		if err != nil {
			t.Fatal(err)
		}
		return pages[0]
	}
	const text = "BT /F 10 Tf 50 700 Td (a) Tj ET"
	for name, c := range map[string]struct {
		page   drawn.Page
		hidden bool
	}{
		"a text":                 {read(t, made(text, "", "", helvetica)), false},
		"an invisible one":       {read(t, made("3 Tr "+text, "", "", helvetica)), true},
		"of a layer that is":     {rebuilt(layered("/OC /L BDC "+text+" EMC", "/L 7 0 R")), false},
		"of one that is off":     {rebuilt(layered("/OC /L BDC /Span BMC "+text+" EMC EMC", "/L 6 0 R")), true},
		"of several, some off":   {rebuilt(layered("/OC /L BDC "+text+" EMC", "/L << /Type /OCMD /OCGs [6 0 R 7 0 R] >>")), false},
		"behind one that is off": {rebuilt(layered("/OC /L BDC EMC "+text, "/L 6 0 R")), false},
	} {
		if len(c.page.Words) != 1 || c.page.Words[0].Hidden != c.hidden {
			t.Errorf("%s: %+v", name, c.page.Words)
		}
	}
	look := "<< /BBox [0 0 100 20] /Resources << /Font 4 0 R >> /Length 29 >>\nstream\nBT /F 10 Tf 5 5 Td (b) Tj ET  \nendstream"
	for flags, want := range map[string]string{"": "[{b 210 390}]", "/F 2": "[]", "/F 4": "[{b 210 390}]"} {
		p := read(t, made("", "", "/Annots [<< /Subtype /Widget /Rect [200 400 400 440] /AP << /N << /Off 6 0 R /On 7 0 R >> >> /AS /On "+flags+" >>]", helvetica, look, look))
		type at struct {
			text string
			x, y float64
		}
		got := []at{}
		for _, w := range p.Words {
			got = append(got, at{w.Text, w.X, w.Y})
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%q: %v, want %s", flags, got, want)
		}
	}
	if p := read(t, made("BT /G 10 Tf (abc) Tj ET", "", "", helvetica)); len(p.Words) != 1 || !p.Words[0].Unread {
		t.Errorf("a font that is not there: %+v", p.Words)
	}
	if p := read(t, made(text+" 48 703 m 60 703 l S BT /F 10 Tf 90 700 Td (b) Tj ET 88 699 m 100 699 l S", "", "", helvetica)); !p.Words[0].Struck || p.Words[1].Struck {
		t.Errorf("struck out: %+v", p.Words)
	}
}

// A page of which something is missing is an error: half a page is none.
func TestMissing(t *testing.T) {
	for _, page := range []string{"/Contents 99 0 R", "/Contents [5 0 R 99 0 R]"} {
		data := bytes.Replace(made("", "", "", helvetica), []byte("/Contents 5 0 R"), []byte(page), 1)
		f, err := object.Rebuild(data)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := drawn.Pages(f); err == nil {
			t.Errorf("%s is read", page)
		}
	}
}

// How a file is built tells what stands in it.
func TestStructure(t *testing.T) {
	data := bytes.Replace(made("", "", "", helvetica, "<< /K << /S /Blatt /K [<< /S /TD /A [<< /O /Table /ColSpan 2 >> << /RowSpan 3 >>] /Pg 3 0 R /K [4 << /Type /MCR /MCID 5 >>] >> 6 0 R] >> /RoleMap << /Blatt /Table >> >>"),
		[]byte("/Type /Catalog"), []byte("/Type /Catalog /StructTreeRoot 6 0 R"), 1)
	f, err := object.Rebuild(data)
	if err != nil {
		t.Fatal(err)
	}
	root, err := drawn.Structure(f)
	if err != nil || len(root.Kids) != 1 || root.Kids[0].Element.Kind != "Table" {
		t.Fatal(err, root)
	}
	cell := root.Kids[0].Element.Kids[0].Element
	if cell.Kind != "TD" || cell.Cols != 2 || cell.Rows != 3 || len(cell.Kids) != 2 || cell.Kids[0].Mark != 4 || cell.Kids[1].Mark != 5 || cell.Kids[1].Page.Num != 3 {
		t.Errorf("%+v", cell)
	}
}

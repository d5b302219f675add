package svg_test

import (
	"encoding/xml"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"iku/cmd/internal/press"
	"iku/cmd/internal/svg"
	"iku/content"
	"iku/content/source"
	"iku/fonts"
	"iku/layout/page"
)

func names() *svg.Names {
	return &svg.Names{
		Face:    func(f *fonts.Face) string { return f.Name },
		Picture: func(p *page.Picture) string { return "/" + p.Name },
		Place:   func(source.Span) string { return "" },
		Title:   func(int, int) string { return "<halaman>" },
	}
}

// Every page of every example is sound XML, and holds all words of its items,
// each at the place that layout gave it.
func TestExamples(t *testing.T) {
	files, err := filepath.Glob("../../../examples/*.toml")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	for _, file := range files {
		f, err := press.Read(file)
		if err != nil {
			t.Fatal(err)
		}
		sheet := press.New(content.Disk{}).Proof(f, press.Options{Draft: true}).Sheet
		if sheet == nil {
			t.Fatalf("%s has errors", file)
		}
		for n := range sheet.Pages {
			drawn := words(t, svg.Append(nil, sheet, n, nil, names()))
			for _, it := range sheet.Pages[n].Items {
				if it.Kind != page.Text {
					continue
				}
				for word, x := range expected(&it) {
					if !drawn[place{word, x, it.Y}] {
						t.Errorf("%s page %d: %q is not at %d, %d", file, n+1, word, x, it.Y)
					}
				}
			}
		}
	}
}

type place struct {
	word string
	x, y page.Length
}

// expected returns the words of a line and where each begins; of words that come
// twice, the last.
func expected(it *page.Item) map[string]page.Length {
	out := map[string]page.Length{}
	word, start, at := "", 0, 0
	for _, r := range it.Text + " " {
		switch r = fonts.Drawn(r); {
		case r != ' ':
			if word == "" {
				start = at
			}
			word += string(r)
		case word != "":
			out[word] = it.X + page.Length(start)*it.Size/1000
			word = ""
		}
		a, _ := it.Face.Advance(r)
		at += a
	}
	// A line that begins with blanks has its first word behind them, without a
	// place of its own.
	if blanks := strings.TrimLeft(it.Text, " "); blanks != it.Text {
		for word := range out {
			if strings.HasPrefix(blanks, word) {
				delete(out, word)
			}
		}
	}
	return out
}

// words returns the words that a page draws, with the place named last before
// each.
func words(t *testing.T, data []byte) map[place]bool {
	t.Helper()
	out := map[place]bool{}
	var xs, ys []page.Length
	d := xml.NewDecoder(strings.NewReader(string(data)))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			x, y := page.Length(-1), page.Length(-1)
			if len(xs) > 0 {
				x, y = xs[len(xs)-1], ys[len(ys)-1]
			}
			for _, a := range token.Attr {
				v, err := strconv.ParseFloat(a.Value, 64)
				switch {
				case err != nil:
				case a.Name.Local == "x":
					x = page.Length(v*1000 + 0.5)
				case a.Name.Local == "y":
					y = page.Length(v*1000 + 0.5)
				}
			}
			xs, ys = append(xs, x), append(ys, y)
		case xml.EndElement:
			xs, ys = xs[:len(xs)-1], ys[:len(ys)-1]
		case xml.CharData:
			if fields := strings.Fields(string(token)); len(fields) == 1 {
				out[place{fields[0], xs[len(xs)-1], ys[len(ys)-1]}] = true
			}
		}
	}
}

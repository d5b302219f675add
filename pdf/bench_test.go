package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/go-pdf/fpdf"

	"iku/layout"
)

func BenchmarkWrite(b *testing.B) {
	sheet, meta := longSheet(b), testMetadata()
	b.ReportAllocs()
	size := 0
	var w Writer
	for b.Loop() {
		data, err := w.Write(sheet, meta)
		if err != nil {
			b.Fatal(err)
		}
		size = len(data)
	}
	b.ReportMetric(float64(size), "file-B")
}

func BenchmarkWriteParallel(b *testing.B) {
	sheet, meta := longSheet(b), testMetadata()
	var w Writer
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := w.Write(sheet, meta); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkFloor is what a user would write by hand: the same strings and lines
// drawn with fpdf and two UTF-8 faces.
func BenchmarkFloor(b *testing.B) {
	sheet := longSheet(b)
	regular, bold := liberation(b, "LiberationSans-Regular.ttf"), liberation(b, "LiberationSans-Bold.ttf")
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		data, err := floor(sheet, regular, bold)
		if err != nil {
			b.Fatal(err)
		}
		size = len(data)
	}
	b.ReportMetric(float64(size), "file-B")
}

func liberation(b testing.TB, name string) []byte {
	data, err := os.ReadFile(filepath.Join("..", "fonts", "liberation", name))
	if err != nil {
		b.Fatal(err)
	}
	return data
}

func floor(sheet *layout.Sheet, regular, bold []byte) ([]byte, error) {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{
		Wd: sheet.Pages[0].Width.Points(), Ht: sheet.Pages[0].Height.Points()}})
	f.SetAutoPageBreak(false, 0)
	f.AddUTF8FontFromBytes("sans", "", regular)
	f.AddUTF8FontFromBytes("sans", "B", bold)
	boldFace := sheet.Family.Face(1)
	for i := range sheet.Pages {
		f.AddPage()
		for k := range sheet.Pages[i].Items {
			it := &sheet.Pages[i].Items[k]
			switch it.Kind {
			case layout.Text:
				style := ""
				if it.Face == boldFace {
					style = "B"
				}
				f.SetFont("sans", style, it.Size.Points())
				f.Text(it.X.Points(), it.Y.Points(), it.Text)
			case layout.Rule:
				f.Rect(it.X.Points(), it.Y.Points(), it.W.Points(), it.H.Points(), "F")
			}
		}
	}
	var out bytes.Buffer
	err := f.Output(&out)
	return out.Bytes(), err
}

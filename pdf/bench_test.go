package pdf

import (
	"testing"

	"iku/pdf/byhand"
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

// BenchmarkFloor draws the same pages by hand.
func BenchmarkFloor(b *testing.B) {
	sheet := longSheet(b)
	hand := byhand.With(sheet.Family)
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		data, err := hand.Draw(sheet)
		if err != nil {
			b.Fatal(err)
		}
		size = len(data)
	}
	b.ReportMetric(float64(size), "file-B")
}

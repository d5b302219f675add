package fonts

import "testing"

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(sansRegular); err != nil {
			b.Fatal(err)
		}
	}
}

// The program that all documents of a run share.
func BenchmarkCommonProgram(b *testing.B) {
	face := sans(b, Regular)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := face.commonProgram(); err != nil {
			b.Fatal(err)
		}
	}
}

// The program of a document with a character out of the common.
func BenchmarkOwnProgram(b *testing.B) {
	face := sans(b, Regular)
	text := []rune("Meningkatnya kualitas Žepa, ABCDEFGHIJKLMNOPRSTUWY 0123456789 ≥ 5% (lima)")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := face.Programs(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAdvance(b *testing.B) {
	face := sans(b, Regular)
	const text = "Persentase koperasi aktif ≥ 80%"
	sum := 0
	for b.Loop() {
		for _, r := range text {
			w, _ := face.Advance(r)
			sum += w
		}
	}
	_ = sum
}

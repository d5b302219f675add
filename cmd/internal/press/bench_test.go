package press_test

import (
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"testing"
	"time"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/source"
	"iku/examples/synthetic"
	"iku/layout/page"
	"iku/pdf/byhand"
)

const revised = "../../../examples/diskopukm-revisi.toml"

// BenchmarkBuild makes a finished PDF of the bytes of a TOML file, as every
// document after the first of a run is made. BenchmarkFloor is what it is
// measured against.
func BenchmarkBuild(b *testing.B) {
	data := read(b, revised).Data
	p := press.New(content.Disk{})
	b.ReportAllocs()
	for b.Loop() {
		printed(b, p, source.NewFile(revised, data))
	}
}

// BenchmarkBuildBesideFloor does both by turns, so that a busy machine slows them
// alike, and reports how many times as fast a build is: the median of all turns.
func BenchmarkBuildBesideFloor(b *testing.B) {
	const builds = 8 // for one floor
	data := read(b, revised).Data
	p := press.New(content.Disk{})
	sheet, hand := floor(b)
	printed(b, p, source.NewFile(revised, data))
	var ratios []float64
	for b.Loop() {
		start := time.Now()
		for range builds {
			printed(b, p, source.NewFile(revised, data))
		}
		build := time.Since(start) / builds
		start = time.Now()
		if _, err := hand.Draw(sheet); err != nil {
			b.Fatal(err)
		}
		ratios = append(ratios, float64(time.Since(start))/float64(build))
	}
	slices.Sort(ratios)
	b.ReportMetric(ratios[len(ratios)/2], "×floor")
}

// BenchmarkBuildParallel does the same on every core at once.
func BenchmarkBuildParallel(b *testing.B) {
	data := read(b, revised).Data
	p := press.New(content.Disk{})
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			printed(b, p, source.NewFile(revised, data))
		}
	})
}

// BenchmarkTwoAtOnce makes documents one after the other and two at a time, by
// turns, and reports how many times as many that is: the median of all turns.
// Memory is collected as seldom as the program has it.
func BenchmarkTwoAtOnce(b *testing.B) {
	const builds = 40
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	data := read(b, revised).Data
	p := press.New(content.Disk{})
	some := func(n int) time.Duration {
		start := time.Now()
		for range n {
			printed(b, p, source.NewFile(revised, data))
		}
		return time.Since(start)
	}
	some(4)
	var ratios []float64
	for b.Loop() {
		one := some(builds)
		start := time.Now()
		var wait sync.WaitGroup
		for range 2 {
			wait.Go(func() { some(builds / 2) })
		}
		wait.Wait()
		ratios = append(ratios, float64(one)/float64(time.Since(start)))
	}
	slices.Sort(ratios)
	b.ReportMetric(ratios[len(ratios)/2], "×one")
}

// BenchmarkBuildGrowth makes sheets of ten to ten thousand indikator; time for
// each indikator should stay the same.
func BenchmarkBuildGrowth(b *testing.B) {
	for _, n := range []int{10, 100, 1000, 10_000} {
		data := synthetic.Sheet(11, synthetic.Options{Indikator: n})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := press.New(content.Disk{})
			b.ReportAllocs()
			for b.Loop() {
				printed(b, p, source.NewFile("lembar.toml", data))
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/indikator")
		})
	}
}

// BenchmarkProof reads, checks and lays out, and writes nothing.
func BenchmarkProof(b *testing.B) {
	data := read(b, revised).Data
	p := press.New(content.Disk{})
	b.ReportAllocs()
	for b.Loop() {
		proof(b, p, source.NewFile(revised, data))
	}
}

// BenchmarkFloor draws the same pages as one would by hand: their strings and
// rules with fpdf and two UTF-8 faces, nothing read, checked or laid out.
func BenchmarkFloor(b *testing.B) {
	sheet, hand := floor(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := hand.Draw(sheet); err != nil {
			b.Fatal(err)
		}
	}
}

// floor returns a sheet and the hand that draws it.
func floor(b *testing.B) (*page.Sheet, *byhand.Hand) {
	sheet := proof(b, press.New(content.Disk{}), read(b, revised)).Sheet
	return sheet, byhand.With(sheet.Family)
}

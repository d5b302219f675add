package batch_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/source"
	"iku/examples/synthetic"
	"iku/layout/page"
	"iku/pdf/byhand"
)

// sizes are the batches measured. IKU_BATCH adds one: IKU_BATCH=20000.
func sizes() []int {
	n := []int{200, 2000}
	if more, err := strconv.Atoi(os.Getenv("IKU_BATCH")); err == nil {
		n = append(n, more)
	}
	return n
}

// BenchmarkBatch makes batches of sheets that are all different, from files to
// files: planned, read, checked, set, tagged, written, on the disk at the end.
func BenchmarkBatch(b *testing.B) {
	for _, n := range sizes() {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			dir := b.TempDir()
			generate(b, filepath.Join(dir, "in"), n, benchOptions)
			collectAsProgram(b)
			peak := watchMemory()
			built, pages := 0, 0
			b.ResetTimer()
			for b.Loop() {
				inputs, errs := batch.Find([]string{filepath.Join(dir, "in")}, "")
				plan, err := batch.NewPlan(inputs, batch.Layout{To: filepath.Join(dir, "out")}, runtime.GOMAXPROCS(0))
				if len(errs) > 0 || err != nil {
					b.Fatal(errs, err)
				}
				summary, err := batch.Run(context.Background(), plan, batch.Options{Jobs: runtime.GOMAXPROCS(0)}, func(*batch.Result) {})
				if err != nil || summary.Left() > 0 || summary.Count[batch.Built] < n*9/10 {
					b.Fatalf("%+v, %v", summary, err)
				}
				built, pages = summary.Count[batch.Built], summary.Pages
			}
			perSecond(b, built, pages)
			b.ReportMetric(float64(peak()>>20), "peak-MB")
		})
	}
}

// BenchmarkMemory does the same without files: TOML bytes to PDF bytes.
func BenchmarkMemory(b *testing.B) {
	const n = 200
	data, p := sheets(n), press.New(content.Disk{})
	collectAsProgram(b)
	var total made
	b.ResetTimer()
	for b.Loop() {
		total = pressAll(b, p, data)
	}
	perSecond(b, total.documents, total.pages)
}

// BenchmarkMemoryBesideFloor makes sheets and draws the same sheets by hand, by
// turns, so that a busy machine slows them alike, and reports how many times as
// many are made: the median of all turns. By hand, nothing is read, checked, laid
// out, tagged or attached; memory is collected as Go does by itself.
func BenchmarkMemoryBesideFloor(b *testing.B) {
	const n = 60
	data, p := sheets(n), press.New(content.Disk{})
	drawn, hand := laidOut(p, data)
	var ratios []float64
	for b.Loop() {
		before := debug.SetGCPercent(gcPercent)
		start := time.Now()
		ours := pressAll(b, p, data)
		each := time.Since(start).Seconds() / float64(ours.documents)
		debug.SetGCPercent(before)
		start = time.Now()
		drawAll(b, hand, drawn)
		ratios = append(ratios, time.Since(start).Seconds()/float64(len(drawn))/each)
	}
	slices.Sort(ratios)
	b.ReportMetric(ratios[len(ratios)/2], "×floor")
}

// BenchmarkFloor draws sheets by hand on every core: what Batch and Memory are
// measured against.
func BenchmarkFloor(b *testing.B) {
	drawn, hand := laidOut(press.New(content.Disk{}), sheets(100))
	pages := 0
	for _, sheet := range drawn {
		pages += len(sheet.Pages)
	}
	b.ResetTimer()
	for b.Loop() {
		drawAll(b, hand, drawn)
	}
	perSecond(b, len(drawn), pages)
}

// laidOut returns those sheets that have no errors, and a hand for them.
func laidOut(p *press.Press, data [][]byte) ([]*page.Sheet, *byhand.Hand) {
	var drawn []*page.Sheet
	for i := range data {
		if sheet := p.Proof(named(i, data[i]), press.Options{}).Sheet; sheet != nil {
			drawn = append(drawn, sheet)
		}
	}
	return drawn, byhand.With(drawn[0].Family)
}

func drawAll(b *testing.B, hand *byhand.Hand, sheets []*page.Sheet) {
	side(len(sheets), func(i int) {
		if _, err := hand.Draw(sheets[i]); err != nil {
			b.Error(err)
		}
	})
}

// made counts what was made.
type made struct{ documents, pages int }

// pressAll makes PDFs of sheets on every core.
func pressAll(b *testing.B, p *press.Press, data [][]byte) made {
	var documents, pages atomic.Int64
	side(len(data), func(i int) {
		proof := p.Proof(named(i, data[i]), press.Options{})
		if proof.Sheet == nil {
			return
		}
		if _, err := p.Print(proof, time.Time{}); err != nil {
			b.Error(err)
		}
		documents.Add(1)
		pages.Add(int64(len(proof.Sheet.Pages)))
	})
	return made{int(documents.Load()), int(pages.Load())}
}

func sheets(n int) [][]byte {
	data := make([][]byte, n)
	for i := range data {
		data[i] = synthetic.Sheet(uint64(i), benchOptions)
	}
	return data
}

func named(i int, data []byte) *source.File { return source.NewFile(fmt.Sprintf("%d.toml", i), data) }

// collectAsProgram has memory collected as the program does in a batch.
func collectAsProgram(b *testing.B) {
	percent, limit := debug.SetGCPercent(gcPercent), debug.SetMemoryLimit(110<<20)
	b.Cleanup(func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	})
}

const gcPercent = 400

// benchOptions make sheets of the size of the real ones that stand in examples.
var benchOptions = synthetic.Options{Indikator: 8}

func perSecond(b *testing.B, documents, pages int) {
	seconds := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(float64(documents)/seconds, "docs/s")
	b.ReportMetric(float64(pages)/float64(documents), "pages/doc")
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(seconds, "s/batch")
}

// side calls do with 0 to n-1, on every core.
func side(n int, do func(int)) {
	var wg sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wg.Wait()
}

// watchMemory begins to watch what the program holds and returns what stops that
// and tells the most it held, in bytes.
func watchMemory() func() uint64 {
	stop, peak := make(chan bool), make(chan uint64)
	runtime.GC()
	debug.FreeOSMemory()
	go func() {
		var most uint64
		var m runtime.MemStats
		for tick := time.Tick(20 * time.Millisecond); ; {
			select {
			case <-stop:
				peak <- most
				return
			case <-tick:
				runtime.ReadMemStats(&m)
				most = max(most, m.Sys-m.HeapReleased)
			}
		}
	}()
	return func() uint64 { close(stop); return <-peak }
}

// agency returns a file with the perjanjian kinerja of n persons: a head, those who
// lead its parts, and their staff.
func agency(n int) []byte {
	var b strings.Builder
	b.WriteString("[dokumen]\njenis = \"perjanjian-kinerja\"\ntahun = 2026\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2025-2029\"\ntempat = \"Contoh\"\n" +
		"tanggal = 2026-01-12\n[perangkat_daerah]\nnama = \"Dinas Perpustakaan\"\n[kop]\nbaris = [\"Pemerintah Kabupaten Contoh\", \"Dinas Perpustakaan\"]\n" +
		"[perjanjian_kinerja]\npihak_kedua = { nama = \"BUDI SANTOSO\", jabatan = \"Bupati Contoh\" }\n")
	for i := range n {
		tingkat, post := "pelaksana", "Pengelola Perpustakaan"
		switch {
		case i == 0:
			tingkat, post = "jpt", "Kepala Dinas Perpustakaan"
		case i%25 == 1:
			tingkat, post = "administrator", "Kepala Bidang"
		}
		fmt.Fprintf(&b, "[[pk]]\ntingkat = %q\n", tingkat)
		if i > 0 {
			b.WriteString("melayani = [1, 2]\n")
		}
		fmt.Fprintf(&b, "pihak_pertama = { jabatan = \"%s %d\", nama = \"DEWI LESTARI\", pangkat = \"Penata\", nip = \"198%d0%d%02d 201003 2 0%02d\" }\n", post, i, i%10, i%9+1, i%28+1, i%89+1)
		for s := range 2 {
			fmt.Fprintf(&b, "[[pk.sasaran]]\nuraian = \"Meningkatnya mutu layanan perpustakaan bagian %d\"\n", s+1)
			for k := range 2 {
				fmt.Fprintf(&b, "[[pk.sasaran.indikator]]\nuraian = \"Persentase layanan perpustakaan yang memenuhi standar ke-%d\"\nsatuan = \"%%\"\ntarget = \"%d\"\n", k+1, 70+k)
			}
		}
		for p := range 3 {
			fmt.Fprintf(&b, "[[pk.program]]\nnama = \"Pengelolaan perpustakaan tingkat daerah bagian %d.%d\"\nanggaran = %d00_000_000\n", i, p+1, p+1)
		}
	}
	return []byte(b.String())
}

// BenchmarkAgencyBesideSheets makes the perjanjian kinerja of an agency of 200 out of
// one file, and as many sheets of two pages out of theirs, by turns, and reports how
// many times as long the former take: the median of all turns; and how long, in
// milliseconds.
func BenchmarkAgencyBesideSheets(b *testing.B) {
	const n, indikator, pages = 200, 8, 2
	dir := b.TempDir()
	one, many := filepath.Join(dir, "pk"), filepath.Join(dir, "lembar")
	for _, folder := range []string{one, many} {
		if err := os.MkdirAll(folder, 0o777); err != nil {
			b.Fatal(err)
		}
	}
	write := func(name string, data []byte) {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			b.Fatal(err)
		}
	}
	write(filepath.Join(one, "pk.toml"), agency(n))
	p := press.New(content.Disk{})
	for seed, found := uint64(0), 0; found < n; seed++ {
		data := synthetic.Sheet(seed, synthetic.Options{Indikator: indikator})
		if proof := p.Proof(source.NewFile("lembar.toml", data), press.Options{}); proof.Printable(false) && len(proof.Sheet.Pages) == pages {
			write(filepath.Join(many, fmt.Sprintf("%03d.toml", found)), data)
			found++
		}
	}
	build := func(folder string) time.Duration {
		start := time.Now()
		inputs, errs := batch.Find([]string{folder}, "")
		plan, err := batch.NewPlan(inputs, batch.Layout{To: filepath.Join(dir, "out")}, runtime.GOMAXPROCS(0))
		if len(errs) > 0 || err != nil {
			b.Fatal(errs, err)
		}
		summary, err := batch.Run(context.Background(), plan, batch.Options{Jobs: runtime.GOMAXPROCS(0)}, func(*batch.Result) {})
		if err != nil || summary.Count[batch.Built] != n || summary.Pages != n*pages {
			b.Fatalf("%+v, %v", summary, err)
		}
		return time.Since(start)
	}
	collectAsProgram(b)
	var ratios, took []float64
	for b.Loop() {
		agency := build(one)
		ratios, took = append(ratios, float64(agency)/float64(build(many))), append(took, agency.Seconds()*1000)
	}
	slices.Sort(ratios)
	slices.Sort(took)
	b.ReportMetric(ratios[len(ratios)/2], "×sheets")
	b.ReportMetric(took[len(took)/2], "ms/agency")
}

package batch_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"iku/cmd/internal/batch"
)

// BenchmarkBook binds books of sheets that are all different, from files to one
// file on the disk. IKU_BATCH adds a size.
func BenchmarkBook(b *testing.B) {
	n := []int{200, 1000}
	if more, err := strconv.Atoi(os.Getenv("IKU_BATCH")); err == nil {
		n = append(n, more)
	}
	for _, n := range n {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			dir := b.TempDir()
			generate(b, filepath.Join(dir, "in"), n, benchOptions)
			collectAsProgram(b)
			book := filepath.Join(dir, "buku.pdf")
			peak := watchMemory()
			bound, pages := 0, 0
			b.ResetTimer()
			for b.Loop() {
				inputs, errs := batch.Find([]string{filepath.Join(dir, "in")}, "")
				plan, err := batch.NewBookPlan(inputs, book, false, runtime.GOMAXPROCS(0))
				if len(errs) > 0 || err != nil {
					b.Fatal(errs, err)
				}
				summary, err := batch.Bind(context.Background(), plan, book, batch.Options{Jobs: runtime.GOMAXPROCS(0)}, func(*batch.Result) {})
				if err != nil || summary.Left() > 0 || summary.Count[batch.Built] < n*9/10 {
					b.Fatalf("%+v, %v", summary, err)
				}
				bound, pages = summary.Count[batch.Built], summary.Pages
			}
			perSecond(b, bound, pages)
			b.ReportMetric(float64(peak()>>20), "peak-MB")
			if info, err := os.Stat(book); err == nil {
				b.ReportMetric(float64(info.Size())/1e6, "file-MB")
			}
		})
	}
}

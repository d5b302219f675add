package batch_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/source"
	"iku/examples/synthetic"
	"iku/fonts"
	"iku/layout"
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
			defer debug.SetGCPercent(debug.SetGCPercent(400))
			defer debug.SetMemoryLimit(debug.SetMemoryLimit(110 << 20))
			peak := watchMemory()
			built, pages := 0, 0
			b.ResetTimer()
			for b.Loop() {
				inputs, errs := batch.Find([]string{filepath.Join(dir, "in")})
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
	var data [n][]byte
	for i := range data {
		data[i] = synthetic.Sheet(uint64(i), benchOptions)
	}
	p := press.New(content.Disk{})
	var built, pages atomic.Int64
	b.ResetTimer()
	for b.Loop() {
		built.Store(0)
		pages.Store(0)
		side(n, func(i int) {
			proof := p.Proofs([]*source.File{source.NewFile(fmt.Sprintf("%d.toml", i), data[i])}, press.Options{})[0]
			if proof.Sheet != nil {
				if _, err := p.Print(proof, time.Time{}); err != nil {
					b.Error(err)
				}
				built.Add(1)
				pages.Add(int64(len(proof.Sheet.Pages)))
			}
		})
	}
	perSecond(b, int(built.Load()), int(pages.Load()))
}

// BenchmarkFloor is what Batch is measured against: the pages of the same sheets
// drawn by hand, their strings and rules with fpdf and two UTF-8 faces. Nothing
// is read, checked, laid out, tagged or written to a file.
func BenchmarkFloor(b *testing.B) {
	const n = 100
	p := press.New(content.Disk{})
	var sheets [n]*layout.Sheet
	drawn, pages := 0, 0
	for i := range sheets {
		f := source.NewFile(fmt.Sprintf("%d.toml", i), synthetic.Sheet(uint64(i), benchOptions))
		if sheets[i] = p.Proofs([]*source.File{f}, press.Options{})[0].Sheet; sheets[i] != nil {
			drawn++
			pages += len(sheets[i].Pages)
		}
	}
	var faces [2][]byte
	for i, name := range []string{"Regular", "Bold"} {
		var err error
		if faces[i], err = os.ReadFile("../../../fonts/liberation/LiberationSans-" + name + ".ttf"); err != nil {
			b.Fatal(err)
		}
	}
	b.ResetTimer()
	for b.Loop() {
		side(n, func(i int) {
			if sheets[i] != nil {
				if err := byHand(sheets[i], faces); err != nil {
					b.Error(err)
				}
			}
		})
	}
	perSecond(b, drawn, pages)
}

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

func byHand(sheet *layout.Sheet, faces [2][]byte) error {
	page := sheet.Pages[0]
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: page.Width.Points(), Ht: page.Height.Points()}})
	f.SetAutoPageBreak(false, 0)
	f.AddUTF8FontFromBytes("sans", "", faces[0])
	f.AddUTF8FontFromBytes("sans", "B", faces[1])
	bold := sheet.Family.Face(fonts.Bold)
	for _, page := range sheet.Pages {
		f.AddPage()
		for _, it := range page.Items {
			switch it.Kind {
			case layout.Text:
				style := ""
				if it.Face == bold {
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
	return f.Output(&out)
}

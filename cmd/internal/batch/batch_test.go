package batch_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"iku/cmd/internal/batch"
	"iku/examples/synthetic"
)

// run makes a batch of a folder and returns what became of it.
func run(t *testing.T, dir, manifest string, o batch.Options) (batch.Summary, []string) {
	t.Helper()
	inputs, errs := batch.Find([]string{filepath.Join(dir, "in")}, "")
	plan, err := batch.NewPlan(inputs, batch.Layout{To: filepath.Join(dir, "out")}, 2)
	if len(errs) > 0 || err != nil {
		t.Fatal(errs, err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "out"), 0o777); err != nil {
		t.Fatal(err)
	}
	store, err := batch.Open(manifest, filepath.Join(dir, "out"), batch.Making{Program: "uji"})
	if err != nil {
		t.Fatal(err)
	}
	o.Store, o.Jobs = store, 4
	last := -1
	index := map[string]int{}
	for i, j := range plan.Jobs {
		index[j.Input] = i
	}
	summary, err := batch.Run(context.Background(), plan, o, func(r *batch.Result) {
		if r.State == batch.Compared {
			return
		}
		if index[r.Input] <= last {
			t.Errorf("%s is told out of order", r.Input)
		}
		last = index[r.Input]
	})
	if err != nil {
		t.Error(err)
	}
	store.Close(true)
	return summary, store.Notes
}

// Results come in order; with a manifest nothing is made twice, and a manifest of
// which a byte is another is not believed.
func TestManifest(t *testing.T) {
	dir := t.TempDir()
	generate(t, filepath.Join(dir, "in"), 40, synthetic.Options{Indikator: 4})
	manifest := filepath.Join(dir, "m.json")
	first, _ := run(t, dir, manifest, batch.Options{})
	if first.Count[batch.Built] < 30 {
		t.Fatalf("%+v", first)
	}
	written, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	again, notes := run(t, dir, manifest, batch.Options{})
	if again.Count[batch.Built] != 0 || again.Count[batch.Unchanged] != first.Count[batch.Built] || len(notes) > 0 {
		t.Errorf("%+v, %v", again, notes)
	}
	if same, err := os.ReadFile(manifest); err != nil || string(same) != string(written) {
		t.Errorf("the manifest of a batch that made nothing is another (%v)", err)
	}
	for _, at := range []int{3, len(written) / 2, len(written) - 5} {
		spoiled := []byte(string(written))
		spoiled[at] ^= 1
		if err := os.WriteFile(manifest, spoiled, 0o666); err != nil {
			t.Fatal(err)
		}
		if s, notes := run(t, dir, manifest, batch.Options{}); s.Count[batch.Built] != first.Count[batch.Built] || len(notes) == 0 {
			t.Errorf("byte %d: %+v, %v", at, s, notes)
		}
	}
}

// A journal that was cut short counts as far as it goes.
func TestTornJournal(t *testing.T) {
	dir := t.TempDir()
	generate(t, filepath.Join(dir, "in"), 20, synthetic.Options{Indikator: 4})
	ctx, stop := context.WithCancel(context.Background())
	inputs, _ := batch.Find([]string{filepath.Join(dir, "in")}, "")
	plan, err := batch.NewPlan(inputs, batch.Layout{To: filepath.Join(dir, "out")}, 2)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	if err := os.MkdirAll(out, 0o777); err != nil {
		t.Fatal(err)
	}
	store, err := batch.Open("", out, batch.Making{Program: "uji"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := batch.Open("", out, batch.Making{Program: "uji"}); err == nil {
		t.Error("two runs write one batch")
	}
	built := 0
	_, _ = batch.Run(ctx, plan, batch.Options{Jobs: 1, Store: store}, func(r *batch.Result) {
		if built++; built == 8 {
			stop()
		}
	})
	store.Close(false)
	journal := filepath.Join(out, ".iku-jurnal")
	data, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(journal, data[:len(data)-20], 0o666); err != nil {
		t.Fatal(err)
	}
	s, notes := run(t, dir, "", batch.Options{})
	if s.Count[batch.Unchanged] == 0 || s.Count[batch.Built] == 0 || len(notes) > 0 {
		t.Errorf("%+v, %v", s, notes)
	}
	if _, err := os.Stat(journal); err == nil {
		t.Error("the journal is still there")
	}
}

// Templates are refused where they do not stay below the folder.
func TestTemplates(t *testing.T) {
	for s, ok := range map[string]bool{
		"{periode}": true, "{pemerintah}/{perangkat_daerah}-r{revisi}.pdf": true, "x": true,
		"{agensi}": false, "{periode": false, "periode}": false, "../{periode}": false, "/x": false, "a/../../x": false, "a/": false,
	} {
		if _, err := batch.ParseTemplate(s); (err == nil) != ok {
			t.Errorf("%q: %v", s, err)
		}
	}
	if _, err := batch.ParseTemplate("{agensi}"); err == nil || !strings.Contains(err.Error(), "{perangkat_daerah}") {
		t.Errorf("the error names no fields: %v", err)
	}
}

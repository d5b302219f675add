package batch

import (
	"context"
	"errors"
	"testing"

	"iku/cmd/internal/fault"
)

// A fault of the program in one document is its failure, with its name; the
// others are made, and all are counted.
func TestFaultInOneDocument(t *testing.T) {
	plan := &Plan{Files: NewFiles(), Jobs: []Job{{Input: "a.toml"}, {Input: "b.toml"}, {Input: "c.toml"}}}
	r := newRun(plan, Options{Jobs: 2})
	r.deal = func(_ context.Context, i int, _ *Result) error {
		if i == 1 {
			panic("patah")
		}
		return nil
	}
	var broken *fault.Error
	r.build(context.Background(), func(result *Result) {
		if (result.Input == "b.toml") != errors.As(result.Err, &broken) {
			t.Errorf("%s: %v", result.Input, result.Err)
		}
		if result.Input == "b.toml" && result.Err.Error() != "b.toml: kesalahan di dalam program: patah" {
			t.Errorf("it says %q", result.Err)
		}
	})
	if s := r.summary; s.Count[Built] != 2 || s.Count[Failed] != 1 || s.Left() != 0 {
		t.Errorf("%+v", s)
	}
}

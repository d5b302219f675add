package fault_test

import (
	"errors"
	"testing"

	"iku/cmd/internal/fault"
)

func TestGuard(t *testing.T) {
	odd := errors.New("odd")
	if err := fault.Guard(func() error { return odd }); err != odd {
		t.Errorf("an error became %v", err)
	}
	var broken *fault.Error
	err := fault.Guard(func() error { panic("patah") })
	if !errors.As(err, &broken) || err.Error() != "kesalahan di dalam program: patah" {
		t.Errorf("a fault became %v", err)
	}
}

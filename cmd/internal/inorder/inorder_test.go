package inorder_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"iku/cmd/internal/inorder"
)

func TestEach(t *testing.T) {
	var got []int
	var most, now atomic.Int64
	odd := errors.New("odd")
	failed, faults := 0, 0
	inorder.Each(context.Background(), 300, inorder.Options{Jobs: 4}, func(i int) (int, error) {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		defer now.Add(-1)
		time.Sleep(time.Duration(i%7) * 100 * time.Microsecond)
		switch {
		case i == 100:
			panic("rusak")
		case i%2 == 1:
			return 0, odd
		}
		return i * i, nil
	}, func(i, result int, err error) {
		got = append(got, i)
		switch {
		case errors.Is(err, odd):
			failed++
		case err != nil && strings.Contains(err.Error(), "rusak"):
			faults++
		case err != nil || result != i*i:
			t.Errorf("%d: %d, %v", i, result, err)
		}
	})
	if len(got) != 300 || !slices.IsSorted(got) || failed != 150 || faults != 1 || most.Load() > 4 {
		t.Errorf("%d told, %d failed, %d faults, %d at a time", len(got), failed, faults, most.Load())
	}
}

// TestEachEnds: what is begun is told, and nothing more is begun.
func TestEachEnds(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	told := 0
	var done atomic.Int64
	inorder.Each(ctx, 100_000, inorder.Options{Jobs: 2}, func(i int) (struct{}, error) {
		done.Add(1)
		if i == 10 {
			stop()
		}
		return struct{}{}, nil
	}, func(int, struct{}, error) { told++ })
	if int64(told) != done.Load() || told > 11+2*inorder.Ahead {
		t.Errorf("%d done, %d told", done.Load(), told)
	}
	inorder.Each(context.Background(), 0, inorder.Options{Jobs: 2}, func(int) (struct{}, error) { return struct{}{}, nil }, func(int, struct{}, error) { t.Error("told of nothing") })
}

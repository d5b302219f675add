package memo_test

import (
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"iku/cmd/internal/memo"
)

var errNone = errors.New("none")

// What many ask for at once is made once for each key, what failed too.
func TestGet(t *testing.T) {
	var m memo.Memo[int, int]
	var made atomic.Int64
	var all sync.WaitGroup
	for i := range 64 {
		all.Go(func() {
			key := i % 4
			got, err := m.Get(key, func() (int, error) {
				made.Add(1)
				if key == 3 {
					return 0, errNone
				}
				return key * 10, nil
			})
			if failed := errors.Is(err, errNone); failed != (key == 3) || !failed && got != key*10 {
				t.Errorf("%d: %d, %v", key, got, err)
			}
		})
	}
	all.Wait()
	if n := made.Load(); n != 4 {
		t.Errorf("made %d times, want 4", n)
	}
	keys := m.Keys()
	slices.Sort(keys)
	if want := []int{0, 1, 2, 3}; !slices.Equal(keys, want) {
		t.Errorf("keys %v, want %v", keys, want)
	}
}

// One key is made while another is being made.
func TestGetWithin(t *testing.T) {
	var m memo.Memo[string, int]
	got, _ := m.Get("a/b", func() (int, error) {
		up, err := m.Get("a", func() (int, error) { return 1, nil })
		return up + 1, err
	})
	if got != 2 {
		t.Errorf("got %d", got)
	}
}

// Who asks after a panic does not get nothing for something.
func TestPanic(t *testing.T) {
	var m memo.Memo[string, *int]
	for range 2 {
		func() {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			_, _ = m.Get("a", func() (*int, error) { panic("broken") })
		}()
	}
}

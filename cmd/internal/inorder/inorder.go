// Package inorder does many things side by side and tells of them in order.
package inorder

import (
	"context"
	"sync"
	"time"

	"iku/cmd/internal/fault"
)

// Options are how things are done.
type Options struct {
	Jobs  int           // at a time; at least 1
	Ahead int           // that may be done before the one that is told next; 0: Ahead
	Grace time.Duration // how long is waited for what was begun when the context ends; 0: until it is done
}

// Ahead is how many things may be done before the one that is told next, unless
// each takes much memory until then.
const Ahead = 64

// Each does n things and tells of each in order. When ctx ends nothing more is
// begun; what was is still told, if it is done within the grace. A fault of the
// program in one is its error.
func Each[T any](ctx context.Context, n int, o Options, do func(i int) (T, error), tell func(i int, result T, err error)) {
	type outcome struct {
		result T
		err    error
	}
	type task struct {
		i    int
		done chan outcome
	}
	ahead := o.Ahead
	if ahead == 0 {
		ahead = Ahead
	}
	work, order := make(chan task), make(chan task, ahead)
	var workers sync.WaitGroup
	for range min(max(o.Jobs, 1), n) {
		workers.Go(func() {
			for t := range work {
				var done outcome
				done.err = fault.Guard(func() (err error) {
					done.result, err = do(t.i)
					return err
				})
				t.done <- done
			}
		})
	}
	go func() {
		defer close(order)
		defer close(work)
		for i := range n {
			if ctx.Err() != nil {
				return
			}
			t := task{i, make(chan outcome, 1)}
			order <- t
			select {
			case work <- t:
			case <-ctx.Done():
				close(t.done)
				return
			}
		}
	}()
	ended, late := ctx.Done(), (<-chan time.Time)(nil)
	for t := range order {
		for told := false; !told; {
			select {
			case o, begun := <-t.done:
				if told = true; begun {
					tell(t.i, o.result, o.err)
				}
			case <-ended:
				if ended = nil; o.Grace > 0 {
					late = time.After(o.Grace)
				}
			case <-late:
				go drain(order)
				return
			}
		}
	}
	workers.Wait()
}

// drain lets what hands out work come to its end.
func drain[T any](order <-chan T) {
	for range order {
	}
}

// All does n things, several at a time, and returns when all are done. The first
// fault of the program among them is the error.
func All(n, jobs int, do func(i int)) (err error) {
	Each(context.Background(), n, Options{Jobs: jobs}, func(i int) (struct{}, error) {
		do(i)
		return struct{}{}, nil
	}, func(_ int, _ struct{}, failed error) {
		if err == nil {
			err = failed
		}
	})
	return err
}

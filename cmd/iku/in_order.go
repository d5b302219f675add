package main

import (
	"context"
	"fmt"
	"sync"
)

// ahead is how many things may be done before the one that is told next.
const ahead = 64

// inOrder does n things, several at a time, and tells of each in order. When ctx
// ends nothing more is begun, and what was is still told. A fault of the program in
// one is its error.
func inOrder[T any](ctx context.Context, n, jobs int, do func(i int) (T, error), tell func(i int, result T, err error)) {
	type outcome struct {
		result T
		err    error
	}
	type task struct {
		i    int
		done chan outcome
	}
	work, order := make(chan task), make(chan task, ahead)
	one := func(i int) (o outcome) {
		defer func() {
			if fault := recover(); fault != nil {
				o.err = fmt.Errorf("kesalahan di dalam program: %v", fault)
			}
		}()
		o.result, o.err = do(i)
		return o
	}
	var workers sync.WaitGroup
	for range min(max(jobs, 1), n) {
		workers.Go(func() {
			for t := range work {
				t.done <- one(t.i)
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
			work <- t
		}
	}()
	for t := range order {
		o := <-t.done
		tell(t.i, o.result, o.err)
	}
	workers.Wait()
}

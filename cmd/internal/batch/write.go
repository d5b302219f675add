package batch

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"iku/cmd/internal/press"
	"iku/cmd/internal/whole"
)

// sweep removes what killed runs left in the folders of outputs.
func (r *run) sweep(ctx context.Context) {
	seen := map[string]bool{}
	for _, j := range r.plan.Jobs {
		if folder := filepath.Dir(j.Output); j.Output != Standard && !seen[folder] && ctx.Err() == nil {
			seen[folder] = true
			_ = whole.Sweep(ctx, folder)
		}
	}
}

// look tells what stands where a PDF is to be written, and what is known of it: nil
// where nothing is, or something has changed since.
func (r *run) look(job Job, input Sum) (*whole.Place, *Entry, error) {
	if job.Output == Standard {
		return &whole.Place{Name: Standard}, nil, nil
	}
	if r.Store == nil {
		place, err := whole.Look(job.Output)
		return place, nil, err
	}
	e := r.Store.lookup(job.Input)
	if e == nil || e.InputSum != input {
		place, err := whole.Look(job.Output)
		return place, nil, err
	}
	h, sum := sha256.New(), Sum{}
	place, err := whole.LookInto(job.Output, h)
	if err != nil {
		return nil, nil, err
	}
	if h.Sum(sum[:0]); !place.Stands() || !e.current(job, input, sum, r.Store, r.plan.Files) {
		e = nil
	}
	return place, e, nil
}

// leave leaves a PDF alone that carries a signature, and tells whether its document
// prints something else by now.
func (r *run) leave(p *press.Press, proof *press.Proof, e *Entry, result *Result) error {
	signed, err := readInput(result.Output)
	if err != nil {
		return err
	}
	r.plan.Files.met.Add(int64(len(signed.Data)))
	result.State = Outdated
	if p.Prints(signed, proof) {
		result.State = Signed
	}
	if e != nil {
		e.Output, e.OutputSum = r.Store.relative(result.Output), sha256.Sum256(signed.Data)
		e.Signed, e.Outdated = true, result.State == Outdated
		r.Store.record(e)
	}
	return nil
}

// write writes a PDF, whose folder is made where it is not there, or no more.
func (r *run) write(ctx context.Context, place *whole.Place, data []byte) error {
	if place.Name == Standard {
		_, err := r.Out.Write(data)
		return err
	}
	if r.plan.one && !r.plan.Make {
		return r.writer.WriteTo(ctx, place, data)
	}
	folder := filepath.Dir(place.Name)
	if _, made := r.folders.Load(folder); !made {
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return err
		}
		r.folders.Store(folder, true)
	}
	err := r.writer.WriteTo(ctx, place, data)
	if errors.Is(err, whole.ErrNoFolder) {
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return err
		}
		err = r.writer.Write(ctx, place.Name, data)
	}
	return err
}

// lost reports what was written and is no longer there at the end.
func (r *run) lost(tell func(*Result)) {
	for _, i := range r.written {
		job := r.plan.Jobs[i]
		if job.Output == Standard {
			continue
		}
		if _, err := os.Stat(job.Output); errors.Is(err, fs.ErrNotExist) {
			r.summary.Count[Built]--
			r.summary.Count[Failed]++
			tell(&Result{Job: job, State: Failed, Err: &fs.PathError{Op: "stat", Path: job.Output, Err: errors.New("hilang sesudah ditulis")}})
		}
	}
}

// sync puts all that was written on the disk.
func (r *run) sync() error {
	if !r.writer.Later {
		return nil
	}
	names := make([]string, 0, len(r.written))
	for _, i := range r.written {
		if name := r.plan.Jobs[i].Output; exists(name) {
			names = append(names, name)
		}
	}
	return whole.Sync(names)
}

package batch

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"iku/cmd/internal/fault"
	"iku/cmd/internal/inorder"
	"iku/cmd/internal/press"
	"iku/cmd/internal/whole"
	"iku/content"
	"iku/content/check"
	"iku/content/finding"
	"iku/content/source"
)

// Options are how a batch is run.
type Options struct {
	Jobs   int  // documents at a time; at least 1
	Strict bool // warnings too keep a PDF from being made
	Draft  bool
	Force  bool      // make again what is unchanged or signed
	Date   time.Time // of documents that have none
	// Store knows what earlier runs made; nil: nothing is known or kept.
	Store *Store
	Out   io.Writer // standard output
	// Examine, nil for nothing, is what Check does besides with the proof of each
	// document, by its number. Several are examined at a time.
	Examine func(i int, p *press.Press, proof *press.Proof)
}

// State is what became of a document.
type State uint8

// The states.
const (
	Built     State = iota
	Unchanged       // its PDF is already what it would be
	Signed          // its PDF carries a signature and is left alone; it prints the same
	Outdated        // its PDF carries a signature and is left alone; it prints something else by now
	Faulty          // the document has errors, or, if strict, warnings
	Clashing        // another document has the same PDF: neither is made
	Failed          // something could not be read or written
	Compared        // it has been dealt with; this is what comparing it with others found
)

// Result is what became of a document.
type Result struct {
	Job
	State    State
	Name     string // of the file that the document is in
	Pages    int
	Findings finding.List
	Earlier  int      // warnings of an Unchanged document, which were told when it was made
	Notices  []string // of how it was set
	Err      error    // where it failed
	gist     check.Gist
	leaf     *press.Leaf // of a book
	own      source.Span // of one of several documents of a file: its part of it
}

// Summary counts what became of a batch.
type Summary struct {
	Documents int           // in all
	Count     [Compared]int // by state
	Pages     int           // of what was built
	Warnings  int
	Between   int   // of them, what comparing documents with each other found
	Stopped   error // why the rest was not dealt with; nil where nothing was left
}

// Left returns how many documents were not dealt with.
func (s *Summary) Left() int {
	n := s.Documents
	for _, c := range s.Count {
		n -= c
	}
	return n
}

// ErrInterrupted tells that the user ended the batch.
var ErrInterrupted = errors.New("dihentikan")

// grace is how long an interrupted batch waits for what is being done.
const grace = 600 * time.Millisecond

// Run makes the PDFs of a plan and calls tell with what became of each document,
// in the plan's order, and then with what comparing them found. It ends early
// when ctx does, or when nothing more can be written. The error is one of the
// store or of putting the files on the disk.
func Run(ctx context.Context, plan *Plan, o Options, tell func(*Result)) (Summary, error) {
	r := newRun(plan, o)
	r.deal = r.make
	r.sweep(ctx)
	r.build(ctx, tell)
	if ctx.Err() != nil && r.summary.Left() > 0 {
		r.summary.Stopped = ErrInterrupted
	}
	if r.summary.Stopped != nil {
		return r.summary, r.sync()
	}
	compared, err := r.compare(tell)
	r.lost(tell)
	if failed := r.sync(); failed != nil {
		err = failed
	}
	if o.Store != nil && o.Store.manifest != "" {
		if failed := o.Store.save(context.WithoutCancel(ctx), plan.Jobs, compared); err == nil {
			err = failed
		}
	}
	return r.summary, err
}

func newRun(plan *Plan, o Options) *run {
	return &run{plan: plan, Options: o, writer: whole.Writer{Later: len(plan.Jobs) > 1, Force: o.Force}, ahead: ahead,
		summary: Summary{Documents: len(plan.Jobs)}, gists: make([]check.Gist, len(plan.Jobs)), behind: behind(plan.Jobs)}
}

// run is a batch on its way.
type run struct {
	plan *Plan
	Options
	deal    func(context.Context, int, *Result) error // with a document
	ahead   int                                       // documents that may be done before the one that is told next
	writer  whole.Writer
	summary Summary
	gists   []check.Gist
	behind  []bool          // of each job: an earlier one is of the same file
	common  map[common]bool // what was told of the file of the last job
	written []int           // jobs whose PDF was written

	mu      sync.Mutex
	press   *press.Press
	root    string // of the folder that the press reaches
	load    int64  // bytes of pictures and typefaces that the press may hold
	folders sync.Map
}

// ahead is how many documents may be done before the one that is told next,
// unless each takes memory until then.
const ahead = 32

// build deals with every document. Results come in order, although documents are
// done side by side.
func (r *run) build(ctx context.Context, tell func(*Result)) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	o := inorder.Options{Jobs: r.Jobs, Ahead: r.ahead, Grace: grace}
	inorder.Each(ctx, len(r.plan.Jobs), o, func(i int) (*Result, error) {
		result := r.one(ctx, i)
		if result != nil && whole.Hopeless(result.Err) {
			stop()
		}
		return result, nil
	}, func(i int, result *Result, _ error) {
		switch {
		case result == nil:
		case whole.Hopeless(result.Err) && !r.plan.one: // said once, and what met it is left
			r.summary.Stopped = result.Err
		default:
			r.tellOnce(i, result)
			r.count(i, result)
			tell(result)
		}
	})
}

func (r *run) count(i int, result *Result) {
	s := &r.summary
	s.Count[result.State]++
	s.Warnings += result.Findings.Count(finding.Peringatan) + result.Earlier
	r.gists[i] = result.gist
	if result.State == Built {
		s.Pages += result.Pages
		r.written = append(r.written, i)
	}
}

// one deals with a document; nil where ctx ended before. A fault of the program
// in it harms no other.
func (r *run) one(ctx context.Context, i int) *Result {
	job := r.plan.Jobs[i]
	if ctx.Err() != nil {
		return nil
	}
	result := &Result{Job: job}
	if job.Clash != nil {
		result.State, result.Err = Clashing, job.Clash
		return result
	}
	err := fault.Guard(func() error { return r.deal(ctx, i, result) })
	var broken *fault.Error
	switch {
	case err == nil:
		return result
	case errors.As(err, &broken):
		return &Result{Job: job, State: Failed, Err: fmt.Errorf("%s: %w", job.Input, err)}
	case ctx.Err() != nil && (errors.Is(err, ctx.Err()) || errors.Is(err, context.Cause(ctx))):
		return nil
	}
	result.State, result.Err = Failed, err
	return result
}

// make makes the PDF of a document, unless it is there.
func (r *run) make(ctx context.Context, i int, result *Result) error {
	job := result.Job
	f, err := r.read(job.Input)
	if err != nil {
		return err
	}
	sum := r.plan.Files.sumOf(f)
	place, e, err := r.look(job, sum)
	if err != nil {
		return err
	}
	if e != nil && !r.Force && !(r.Strict && e.warnings() > 0) {
		result.State, result.Pages, result.Earlier, result.gist = e.state(), e.Pages, e.warnings(), e.Gist
		return nil
	}
	left := place.Signed && !r.Force && !r.plan.one
	if !left {
		if err := r.writer.MayReplace(place); err != nil {
			return err
		}
	}
	p := r.currentPress(job.Root)
	proof := r.proof(i, p, f, press.Options{Draft: r.Draft}, result)
	if proof.Fault != nil {
		return proof.Fault
	}
	e = nil
	if r.Store != nil {
		var paths []string
		if proof.Document != nil {
			paths = p.Paths(proof.Document)
		}
		e = r.Store.entry(job, sum, proof, r.kept(i, proof), paths, r.plan.Files)
	}
	if left {
		return r.leave(p, proof, e, result)
	}
	if !proof.Printable(r.Strict) {
		result.State = Faulty
		if e != nil {
			r.Store.record(e)
		}
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	data, err := p.Print(proof, r.Date)
	if err != nil {
		return err
	}
	if err := r.write(ctx, place, data); err != nil {
		return err
	}
	result.Pages = len(proof.Sheet.Pages)
	if e != nil {
		e.Output, e.OutputSum, e.Pages = r.Store.relative(job.Output), sha256.Sum256(data), result.Pages
		r.Store.record(e)
	}
	return nil
}

// read returns the input of that name.
func (r *run) read(name string) (*source.File, error) {
	f, err := r.plan.Files.input(name)
	if err == nil && !isDocument(name) {
		r.plan.Files.met.Add(int64(len(f.Data))) // a PDF, which the press holds
	}
	return f, err
}

// proof makes the proof of a document, and notes what was found.
func (r *run) proof(i int, p *press.Press, f *source.File, o press.Options, result *Result) *press.Proof {
	proof := p.Proof(f, o)
	result.Name = proof.File.Name
	result.Findings, result.Notices, result.gist = proof.Findings, proof.Notices, check.GistOf(proof.Document)
	if doc := proof.Document; doc != nil && doc.PK != nil {
		result.own = doc.PK.Region
	}
	return proof
}

// maxLoad is how many bytes of files a press may have met before it is replaced
// by a new one: it holds the pictures and typefaces of all that it has printed.
const maxLoad = 24 << 20

// currentPress returns the press for the next document, which reaches the files of
// that folder.
func (r *run) currentPress(root string) *press.Press {
	r.mu.Lock()
	defer r.mu.Unlock()
	if met := r.plan.Files.met.Load(); r.press == nil || met-r.load > maxLoad || r.root != root {
		r.press, r.load, r.root = press.New(content.NewReach(root, r.plan.Files)), met, root
	}
	return r.press
}

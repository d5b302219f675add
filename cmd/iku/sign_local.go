package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/inorder"
	"iku/cmd/internal/report"
	"iku/cmd/internal/signing"
	"iku/cmd/internal/whole"
	"iku/sign"
)

// signOwn signs each file with one's own key. Wrong passphrases, keys, certificates
// and signers are said before the first file is written; what is wrong with one file
// harms no other.
func (g *signer) signOwn(ctx context.Context, inputs, names []string, level sign.Level, place *sign.Place) int {
	request, err := g.request(ctx, level, place)
	if err != nil {
		return g.complain("", err)
	}
	if len(inputs) >= manyFiles && isTerminal(g.err) {
		fmt.Fprintf(g.err, "memeriksa %s berkas sebelum yang pertama ditandatangani\n", thousands(len(inputs)))
	}
	tasks, code, stop := g.tasks(ctx, inputs, names, request)
	switch {
	case ctx.Err() != nil:
		return g.complain("", ctx.Err())
	case stop || len(tasks) == 0:
		return code
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	writer := whole.Writer{Later: len(tasks) > 1, Force: g.force}
	count := g.newCount(len(inputs), len(inputs)-len(tasks))
	defer count.close()
	var written []string
	var reader signing.Reader
	many := len(inputs) >= manyFiles
	inorder.Each(ctx, len(tasks), inorder.Options{Jobs: g.jobs}, func(i int) (string, error) {
		t := tasks[i]
		if err := g.may(t.Output); err != nil {
			return t.Output, err
		}
		if many {
			var err error
			if t, err = g.anew(&reader, t, request); err != nil {
				return t.Output, err
			}
		}
		out, err := t.Sign(ctx, clock(), func() ([]byte, error) { return g.again(t.Input) })
		if err == nil {
			err = g.write(ctx, writer, t.Output, t.Sum(), out)
		}
		if whole.Hopeless(err) {
			cancel(err)
		}
		return t.Output, err
	}, func(i int, name string, err error) {
		if err != nil {
			code = max(code, count.refused(tasks[i].Input, err))
			return
		}
		written = append(written, name)
		count.signed(name, level.String())
	})
	if writer.Later {
		if err := whole.Sync(written); err != nil {
			code = max(code, count.refused("", err))
		}
	}
	return max(code, count.end(ctx, g.err))
}

// request returns what all files are signed with.
func (g *signer) request(ctx context.Context, level sign.Level, place *sign.Place) (r sign.Request, err error) {
	id, err := g.keyholder.open(ctx, g.streams)
	if err == nil {
		err = id.Check(clock())
	}
	if err != nil {
		return r, err
	}
	authorities, err := signing.ReadCertificates(g.authorities, g.warn)
	if err != nil {
		return r, err
	}
	trust, err := signing.ReadCertificates(g.trustTSA, g.warn)
	var said sync.Once
	stamper := &signing.Stamper{Address: g.tsa, Trust: trust, Others: authorities, Unchecked: func(by string) {
		said.Do(func() {
			fmt.Fprintf(g.err, "iku: penanda waktu %s tidak diperiksa; sebut pangkalnya dengan --trust-tsa\n", report.Visible(by))
		})
	}}
	return sign.Request{Identity: id, Random: rand.Reader, Field: g.field, Place: place, Reason: g.reason, City: g.city,
		Level: level, Authorities: authorities, Stamp: stamper.Stamp, Prove: signing.Prover(g.private)}, err
}

// tasks reads the files and makes out what each is signed with. stop means that
// somebody else's document is among them: then none is signed.
func (g *signer) tasks(ctx context.Context, inputs, names []string, request sign.Request) (out []*signing.Task, code int, stop bool) {
	var r signing.Reader
	inorder.Each(ctx, len(inputs), inorder.Options{Jobs: g.jobs}, func(i int) (*signing.Task, error) {
		in, err := readInput(g.in, inputs[i])
		if err != nil {
			return nil, err
		}
		f := r.LayOut(in)
		t := &signing.Task{Input: f.Name, Output: names[i], Keep: len(inputs) == 1 || inputs[i] == standard}
		err = t.Prepare(f, request, g.waived)
		if len(inputs) >= manyFiles && t.Input != batch.StandardName {
			t.Forget()
		}
		return t, err
	}, func(i int, t *signing.Task, err error) {
		switch {
		case errors.Is(err, signing.ErrForeign):
			stop = true
			code = max(code, g.complain(t.Input, err))
		case err != nil:
			code = max(code, g.complain(nameOf(err, inputs[i]), err))
		default:
			if t.Waiting != "" {
				g.warn(fmt.Sprintf("%s: --place tidak dipakai: bidang %s di PDF ini menunggu tanda tangan", t.Input, t.Waiting))
			}
			out = append(out, t)
		}
	})
	return out, code, stop
}

// anew prepares a file that was forgotten, as it is now.
func (g *signer) anew(r *signing.Reader, t *signing.Task, request sign.Request) (*signing.Task, error) {
	if t.Input == batch.StandardName {
		return t, nil
	}
	in, err := readInput(g.in, t.Input)
	if err != nil {
		return t, err
	}
	now := &signing.Task{Input: t.Input, Output: t.Output, Keep: true}
	return now, now.Prepare(r.LayOut(in), request, g.waived)
}

// again reads an input once more.
func (g *signer) again(name string) ([]byte, error) {
	f, err := readInput(g.in, name)
	if err != nil {
		return nil, err
	}
	return f.Data, nil
}

// nameOf returns the name of a file unless the error says it itself.
func nameOf(err error, name string) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return ""
	}
	return name
}

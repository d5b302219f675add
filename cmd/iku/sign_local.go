package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"iku/cmd/internal/whole"
	"iku/sign"
)

// order is a file that is to be signed: what it is signed with, and what it held
// when that was made out.
type order struct {
	input, output string
	request       sign.Request
	sum           [sha256.Size]byte
	data          []byte // nil where it is read again, so that many do not fill the memory
}

var errMoved = errors.New("berkas berubah sementara dibaca; tidak ditandatangani")

// sign signs each file with a local key. Wrong passphrases, keys, certificates and
// signers are said before the first file is written; what is wrong with one file
// harms no other.
func (g *signing) sign(ctx context.Context, inputs, names []string, level sign.Level, place *sign.Place) int {
	id, err := g.keyholder.open(ctx, g.streams)
	if err == nil {
		err = id.Check(clock())
	}
	if err != nil {
		return g.complain("", err)
	}
	request, err := g.request(id, level)
	if err != nil {
		return g.complain("", err)
	}
	request.Place = place
	if len(inputs) >= manyFiles && isTerminal(g.err) {
		fmt.Fprintf(g.err, "memeriksa %s berkas sebelum yang pertama ditandatangani\n", thousands(len(inputs)))
	}
	orders, code, stop := g.orders(ctx, inputs, names, request)
	switch {
	case ctx.Err() != nil:
		return g.complain("", ctx.Err())
	case stop || len(orders) == 0:
		return code
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	writer := whole.Writer{Later: len(orders) > 1}
	count := g.newCount(len(inputs), len(inputs)-len(orders))
	defer count.close()
	var written []string
	inOrder(ctx, len(orders), g.jobs, func(i int) (string, error) {
		o := orders[i]
		err := g.signOne(ctx, writer, o)
		if hopeless(err) {
			cancel(err)
		}
		return o.output, err
	}, func(i int, name string, err error) {
		if err != nil {
			code = max(code, count.failed(orders[i].input, err))
			return
		}
		written = append(written, name)
		count.signed(name, level.String())
	})
	if writer.Later {
		if err := whole.Sync(written); err != nil {
			code = max(code, count.failed("", err))
		}
	}
	return max(code, count.end(ctx, g.err))
}

// orders reads the files and makes out what each is signed with. stop means that
// somebody else's document is among them: then none is signed.
func (g *signing) orders(ctx context.Context, inputs, names []string, request sign.Request) (out []*order, code int, stop bool) {
	var h shelf
	foreign := errors.New("foreign")
	inOrder(ctx, len(inputs), g.jobs, func(i int) (*order, error) {
		p, err := h.read(g.streams, inputs[i])
		if err != nil {
			return nil, err
		}
		o := &order{input: p.name, output: names[i], request: request, sum: sha256.Sum256(p.data)}
		own := p.mayBeSignedBy(request.Identity.Chain[0])
		if own != nil && !g.force {
			return o, errors.Join(foreign, own)
		}
		if err := p.maySign(g.force); err != nil {
			return nil, err
		}
		if len(inputs) == 1 || inputs[i] == standard {
			o.data = p.data
		}
		p.fill(&o.request, own == nil)
		return o, nil
	}, func(i int, o *order, err error) {
		switch {
		case errors.Is(err, foreign):
			stop = true
			code = max(code, g.complain(o.input, err))
		case err != nil:
			code = max(code, g.complain(nameOf(err, inputs[i]), err))
		default:
			out = append(out, o)
		}
	})
	return out, code, stop
}

func (g *signing) signOne(ctx context.Context, w whole.Writer, o *order) error {
	if err := whole.Replaceable(o.output); err != nil {
		return err
	}
	data := o.data
	if data == nil {
		f, err := readInput(g.in, o.input)
		if err != nil {
			return err
		}
		if data = f.Data; sha256.Sum256(data) != o.sum {
			return errMoved
		}
	}
	r := o.request
	r.Now = clock()
	out, err := sign.Sign(ctx, data, r)
	if err != nil {
		return err
	}
	return g.write(ctx, w, o.output, out)
}

// nameOf returns the name of a file unless the error says it itself.
func nameOf(err error, name string) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return ""
	}
	return name
}

// hopeless tells whether an error of writing will meet every other file too.
func hopeless(err error) bool {
	for _, e := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
